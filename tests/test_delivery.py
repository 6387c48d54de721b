"""Delivery against a Telegram that fails in every known way.

What must not be lost comes again, what must not come twice does not, nobody waits for somebody else's trouble.
"""

import asyncio
import heapq
import json
import shutil
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import update

from bot.cast import Past, add_history
from bot.coach.events import NotDelivered
from bot.coach.model import WorkoutStatus
from bot.pace import Pace
from bot.sandbox import Message, SandboxClock
from bot.storage import tables
from tests.clinic import START, OpenClinic, letter, opened, paced_by_hand, rows, stored, until

REPLY, REMINDER = 2, 3


@pytest.fixture
async def clinic(tmp_path: object) -> AsyncIterator[OpenClinic]:
    async with opened(f"sqlite:///{tmp_path}/hep.db", pace=paced_by_hand) as clinic:
        yield clinic


@pytest.fixture
def told(clinic: OpenClinic, monkeypatch: pytest.MonkeyPatch) -> list[NotDelivered]:
    """What the coach is told of undelivered letters."""
    heard: list[NotDelivered] = []
    tell = clinic.app.turns.tell

    async def listening(tx: Any, person_id: int, event: Any) -> None:
        heard.append(event)
        await tell(tx, person_id, event)

    monkeypatch.setattr(clinic.app.turns, "tell", listening)
    return heard


async def report_for_tom(clinic: OpenClinic) -> str:
    """Ann writes to her therapist, Tom; returns the report's number as it is shown."""
    clinic.phones["ann"].text("/report my knee clicks")
    await clinic.settle()
    return f"R-{clinic.people['ann'].id}-1"


# Faults of Telegram and of the network


async def test_a_pause_that_telegram_asks_for_is_kept_for_everybody_until_it_is_over(clinic: OpenClinic) -> None:
    clinic.box.faults.add("429", method="sendMessage", retry_after=40)
    await clinic.post(letter(1003, "one"))
    await until(lambda: clinic.app.delivery._pace.behind_s() > 0)
    await clinic.post(letter(1004, "two"), letter(1002, "urgent", priority=0))
    for _ in range(39):
        clinic.clock.move(timedelta(seconds=1))
        clinic.app.delivery.nudge()
        await asyncio.sleep(0.003)
    assert clinic.box.sent == []
    await clinic.later(seconds=2)
    assert [s.text for s in clinic.box.sent] == ["urgent", "two", "one"]


async def test_reminders_that_had_not_begun_survive_a_long_pause_without_being_unsure(clinic: OpenClinic) -> None:
    letters = [letter(chat, f"to {chat}", priority=REMINDER) for chat in (1001, 1002, 1003, 1004)]
    clinic.box.faults.add("429", method="sendMessage", retry_after=90)
    await clinic.post(*letters)
    await until(lambda: clinic.app.delivery._pace.behind_s() > 0)
    for _ in range(10):
        clinic.clock.move(timedelta(seconds=10))
        clinic.app.delivery.nudge()
        await asyncio.sleep(0.01)
    await clinic.later(seconds=100)
    assert sorted(s.text for s in clinic.box.sent) == [f"to {chat}" for chat in (1001, 1002, 1003, 1004)]
    assert {r.status for r in await clinic.outbox()} == {"sent"}


@pytest.mark.parametrize("fault", ["timeout_after_delivery", "500", "502"])
async def test_a_report_that_may_have_arrived_comes_again_with_the_same_number(clinic: OpenClinic, fault: str) -> None:
    clinic.box.faults.add(fault, method="sendMessage", chat_id=clinic.phones["tom"].chat_id)
    number = await report_for_tom(clinic)
    await clinic.later(seconds=2)
    heard = clinic.heard("tom")
    assert len(heard) == (2 if fault == "timeout_after_delivery" else 1)
    assert all(number in text for text in heard)


@pytest.mark.parametrize("fault", ["timeout_after_delivery", "500", "502"])
async def test_a_reminder_that_may_have_arrived_does_not_come_again_and_is_shown_as_not_confirmed(
    clinic: OpenClinic, told: list[NotDelivered], fault: str
) -> None:
    ann = clinic.phones["ann"].chat_id
    clinic.box.faults.add(fault, method="sendMessage", chat_id=ann)
    await clinic.later(hours=1)
    await clinic.later(minutes=10)
    (row,) = [r for r in await clinic.outbox(chat_id=ann) if r.priority == REMINDER]
    assert (row.status, row.attempt) == ("unsure", 1)
    assert [(t.reason, t.to) for t in told] == [("unsure", clinic.people["ann"].id)]
    case = await clinic.case("ann")
    assert [w.confirmed for w in case.workouts] == [False]
    assert [r.rule for r in case.reports] == ["not_confirmed"]


async def test_a_refused_connection_is_tried_again_after_a_while_even_for_a_reminder(clinic: OpenClinic) -> None:
    ann = clinic.phones["ann"].chat_id
    clinic.box.faults.add("refused", method="sendMessage", chat_id=ann, times=3)
    await clinic.later(hours=1)
    waits = []
    for _ in range(3):
        (row,) = [r for r in await clinic.outbox(chat_id=ann) if r.priority == REMINDER]
        assert row.status == "pending"
        waits.append((row.not_before - clinic.clock.now()).total_seconds())
        await clinic.later(seconds=waits[-1])
    for wait, about in zip(waits, (1, 2, 4), strict=True):
        assert about * 0.5 <= wait <= about * 1.5
    assert len(clinic.heard("ann")) == 1


@pytest.mark.parametrize("fault", ["403", "400_chat_not_found"])
async def test_a_patient_who_cannot_be_reached_is_given_up_and_the_therapist_is_told(
    clinic: OpenClinic, fault: str
) -> None:
    clinic.box.faults.add(fault, method="sendMessage", chat_id=clinic.phones["ann"].chat_id)
    await clinic.later(hours=1)
    (row,) = await clinic.outbox(chat_id=clinic.phones["ann"].chat_id)
    assert row.status == "dead"
    assert (await clinic.case("ann")).person.unreachable
    assert "Ann" in clinic.heard("tom")[-1]
    assert len(clinic.heard("ben")) == 1


async def test_the_lead_gets_a_report_that_cannot_reach_the_therapist(clinic: OpenClinic) -> None:
    clinic.box.faults.add("403", method="sendMessage", chat_id=clinic.phones["tom"].chat_id)
    number = await report_for_tom(clinic)
    assert (await clinic.case("tom")).person.unreachable
    assert number in clinic.heard("maya")[-1]


async def test_a_message_that_is_already_as_it_should_be_counts_as_changed(clinic: OpenClinic) -> None:
    await clinic.post(letter(1003, "same", label="card"))
    await clinic.settle()
    edit = '{"method": "edit", "text": "same", "buttons": [], "label": "card"}'
    await clinic.post(letter(1003, payload=edit))
    await clinic.settle()
    assert [r.status for r in await clinic.outbox()] == ["sent", "sent"]
    assert clinic.heard("ann") == ["same"]


async def test_a_change_to_a_message_that_never_arrived_is_sent_as_a_message(clinic: OpenClinic) -> None:
    clinic.box.faults.add("403", method="sendMessage", chat_id=1003)
    edit = '{"method": "edit", "text": "new", "buttons": [], "label": "card"}'
    await clinic.post(letter(1003, "old", label="card"), letter(1003, payload=edit))
    await clinic.settle()
    assert clinic.heard("ann") == ["new"]
    # And one whose message the person has deleted is as good as done.
    async with clinic.app.store.transaction() as tx:
        await tx.connection.execute(update(tables.outbox).values(label="gone", message_id=999))
    await clinic.post(letter(1003, payload=edit.replace("card", "gone")))
    await clinic.settle()
    assert [r.status for r in await clinic.outbox()] == ["dead", "sent", "sent"]


async def test_formatting_that_telegram_does_not_take_goes_once_as_plain_text(clinic: OpenClinic) -> None:
    clinic.box.faults.add("400_parse", method="sendMessage")
    await clinic.post(letter(1003, "<b>5 &lt; 6</b>"))
    await clinic.settle()
    assert clinic.heard("ann") == ["5 < 6"]
    clinic.box.faults.add("400_parse", method="sendMessage", times=2)
    await clinic.post(letter(1003, "<b>again</b>"))
    await clinic.settle()
    assert clinic.heard("ann") == ["5 < 6"]
    assert [r.status for r in await clinic.outbox()] == ["sent", "dead"]


async def test_trouble_on_the_way_of_the_plain_text_does_not_lose_it(clinic: OpenClinic) -> None:
    clinic.box.faults.add("400_parse", method="sendMessage")
    clinic.box.faults.add("429", method="sendMessage", retry_after=5)
    await clinic.post(letter(1003, "<b>hello</b>"))
    await clinic.settle()
    await clinic.later(seconds=6)
    assert clinic.heard("ann") == ["hello"]


async def test_what_is_handed_over_with_a_decision_is_sent_without_waiting_for_the_next_look(
    clinic: OpenClinic,
) -> None:
    await clinic.settle()
    clinic.phones["ann"].text("/help")
    await clinic.settle()
    (row,) = await clinic.outbox(chat_id=clinic.phones["ann"].chat_id)
    assert (row.status, row.attempt) == ("sent", 1)
    assert len(clinic.heard("ann")) == 1


async def test_one_blocked_chat_holds_up_nobody(clinic: OpenClinic) -> None:
    clinic.box.faults.add("refused", method="sendMessage", chat_id=1003, times=1000)
    blocked = [letter(1003, f"blocked {i}", order_key=f"report:{i}", priority=1) for i in range(40)]
    await clinic.post(*blocked, *(letter(1004, f"ben {i}") for i in range(20)))
    await clinic.settle()
    assert clinic.heard("ben") == [f"ben {i}" for i in range(20)]


async def test_a_letter_of_ours_that_nobody_can_send_is_given_up_and_the_chat_goes_on(clinic: OpenClinic) -> None:
    await clinic.post(letter(1003, payload="not JSON"), letter(1003, "next"))
    await clinic.settle()
    for _ in range(4):
        await clinic.later(minutes=10)
    assert "next" in clinic.heard("ann")
    first = (await clinic.outbox(chat_id=1003))[0]
    assert (first.status, first.attempt) == ("dead", 3)


async def test_a_case_that_cannot_be_read_holds_up_neither_the_sending_nor_the_sweeping(clinic: OpenClinic) -> None:
    ann, stale = clinic.people["ann"].id, START - timedelta(minutes=5)
    async with clinic.app.store.transaction() as tx:
        await tx.connection.execute(
            update(tables.cases).where(tables.cases.c.person_id == ann).values(stage="cannot be read")
        )
        await tx.outbox.add([letter(1003, "lost", person_id=ann, priority=REMINDER)], stale)
        await tx.connection.execute(
            update(tables.outbox).values(status="sending", begun=True, attempt=1, owner="dead", lease_until=stale)
        )
    clinic.box.faults.add("403", method="sendMessage", chat_id=1003)
    await clinic.post(letter(1003, "refused", person_id=ann, order_key="x"), letter(1004, "ben"))
    await clinic.app.delivery._sweep()
    await clinic.settle()
    assert [r.status for r in await clinic.outbox()] == ["unsure", "dead", "sent"]


# Order and pace


async def test_each_chats_order_is_kept_whatever_happens_on_the_way(clinic: OpenClinic) -> None:
    clinic.box.faults.add("502", method="sendMessage", chat_id=1002, times=2)
    clinic.box.faults.add("refused", method="sendMessage", times=5)
    clinic.box.faults.add("slow", method="sendMessage", times=3, delay_s=0.02)
    await clinic.post(*(letter(chat, f"{i:02}") for i in range(25) for chat in (1001, 1002, 1003, 1004)))
    for _ in range(30):
        await clinic.later(seconds=10)
    for name in ("ann", "ben", "maya", "tom"):
        assert clinic.heard(name) == [f"{i:02}" for i in range(25)], name


class Simulated:
    """Time in which only sleeping takes time."""

    def __init__(self) -> None:
        self.now = 0.0
        self._sleepers: list[tuple[float, int, asyncio.Future[None]]] = []
        self._count = 0

    async def sleep(self, seconds: float) -> None:
        self._count += 1
        wake: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._sleepers, (self.now + seconds, self._count, wake))
        await wake

    async def run(self, *work: Any) -> None:
        """Until all of it is done."""
        everything = asyncio.gather(*work)
        while not everything.done():
            for _ in range(5):
                await asyncio.sleep(0)
            if self._sleepers:
                self.now, _, wake = heapq.heappop(self._sleepers)
                wake.set_result(None)
        await everything


def most_within(times: list[float], seconds: float) -> int:
    return max(sum(start <= t < start + seconds - 1e-9 for t in times) for start in times)


async def test_no_second_has_more_than_thirty_messages_and_no_chat_more_than_one() -> None:
    time = Simulated()
    pace = Pace(clock=lambda: time.now, sleep=time.sleep)
    sent: list[tuple[float, int]] = []

    async def send(chat: int) -> None:
        assert await pace.wait(chat, within_s=1000)
        sent.append((time.now, chat))
        if len(sent) == 100:
            pace.pause(7)

    await time.run(*(send(i % 5) for i in range(50)), *(send(i) for i in range(50, 300)))
    assert len(sent) == 300
    assert most_within([t for t, _ in sent], 1) <= 30
    for chat in range(5):
        assert most_within([t for t, c in sent if c == chat], 1) == 1
    pause = sent[99][0]
    # One whose moment had come already may be on its way when the pause is asked for; nobody else.
    assert sum(pause < t < pause + 7 for t, _ in sent) <= 1
    assert sent[-1][0] < 300 / 30 * 1.08 + 7 + 10


async def test_bulk_keeps_its_even_spacing_and_leaves_room_for_replies_in_every_second() -> None:
    time = Simulated()
    pace = Pace(clock=lambda: time.now, sleep=time.sleep)
    bulk: list[float] = []
    waits: list[float] = []

    async def remind(chat: int) -> None:
        assert await pace.wait(chat, within_s=1000, bulk=True)
        bulk.append(time.now)

    async def reply(chat: int, after_s: float) -> None:
        await time.sleep(after_s)
        asked = time.now
        assert await pace.wait(chat)
        waits.append(time.now - asked)

    await time.run(*(remind(i) for i in range(150)), *(reply(1000 + i, 1.5 + 0.4 * i) for i in range(8)))
    assert waits == [0] * 8
    assert min(b - a for a, b in pairwise(bulk)) >= 1 / 30 - 1e-9
    assert most_within(bulk, 1) <= 27


async def test_edits_ring_no_bell_and_do_not_wait_for_messages() -> None:
    time = Simulated()
    pace = Pace(clock=lambda: time.now, sleep=time.sleep)
    await time.run(pace.wait(1), pace.wait(1, "edit"))
    assert time.now < 0.1
    assert pace.resting() == {1}


async def test_a_letter_that_gets_no_turn_goes_back_and_is_not_sent(
    clinic: OpenClinic, monkeypatch: pytest.MonkeyPatch
) -> None:
    turns = [False, False, True]

    async def wait(*_: Any, **__: Any) -> bool:
        return turns.pop(0)

    monkeypatch.setattr(clinic.app.delivery._pace, "wait", wait)
    await clinic.post(letter(1003, "reminder", priority=REMINDER))
    await clinic.settle()
    assert (clinic.heard("ann"), turns) == (["reminder"], [])
    assert [(r.status, r.attempt) for r in await clinic.outbox()] == [("sent", 3)]


async def test_whoever_would_wait_too_long_gets_no_turn_and_takes_none_away() -> None:
    time = Simulated()
    pace = Pace(clock=lambda: time.now, sleep=time.sleep)
    pace.pause(10)
    assert not await pace.wait(1, within_s=5)
    assert pace.resting() == set()
    assert pace.behind_s() == 10


async def test_the_limits_hold_at_telegram_and_what_is_urgent_overtakes_two_hundred_reminders(tmp_path: object) -> None:
    """Real time, ten times faster: 300 a second overall, one in 100 ms for each chat."""

    def pace(_clock: SandboxClock) -> Pace:
        return Pace(per_second=300, per_chat_s=0.1)

    async with opened(f"sqlite:///{tmp_path}/hep.db", pace=pace) as clinic:
        phones = [clinic.box.add_phone(f"P{i}") for i in range(200)]
        for phone in phones:
            phone.started = True
        reminders = [letter(p.chat_id, "reminder", priority=REMINDER) for p in phones]
        for_maya = [letter(1001, f"report {i}", priority=1, order_key=f"report:{i}") for i in range(5)]
        await clinic.post(*reminders, *for_maya)
        await until(lambda: len(clinic.box.sent) > 50)
        before = len(clinic.box.sent)
        await clinic.post(letter(1002, "urgent", priority=0))
        await until(lambda: len(clinic.box.sent) == 206, within_s=30)
        sent = clinic.box.sent
        position = next(i for i, s in enumerate(sent) if s.text == "urgent")
        assert position - before <= 30, "urgent waited behind too many reminders"
        times = [s.monotonic for s in sent]
        # A tenth of a second for what a busy machine holds up and then lets through together.
        assert most_within(times, 0.5) <= 0.6 * 300
        maya = [s.monotonic for s in sent if s.chat_id == 1001]
        assert min(b - a for a, b in pairwise(maya)) > 0.09


async def test_many_letters_to_one_chat_do_not_keep_the_others_waiting(tmp_path: object) -> None:
    def pace(_clock: SandboxClock) -> Pace:
        return Pace(per_second=1000, per_chat_s=5)

    async with opened(f"sqlite:///{tmp_path}/hep.db", pace=pace) as clinic:
        await clinic.post(
            *(letter(1001, f"report {i}", priority=1, order_key=f"report:{i}") for i in range(100)),
            *(letter(chat, "reminder", priority=REMINDER) for chat in (1002, 1003, 1004)),
        )
        await until(lambda: len(clinic.box.sent) >= 4, within_s=3)
        assert [s.text for s in clinic.box.sent].count("reminder") == 3


# Too late, and too late in the evening


async def test_a_reminder_that_is_two_hours_late_is_not_sent_and_the_workout_is_not_counted_as_missed(
    clinic: OpenClinic, told: list[NotDelivered]
) -> None:
    clinic.box.faults.add("429", method="sendMessage", retry_after=2 * 3600 + 60)
    await clinic.post(letter(1002, "anything"))
    await until(lambda: clinic.app.delivery._pace.behind_s() > 0)
    clinic.clock.move(timedelta(hours=1))
    await clinic.app.clock.tick()
    assert (await clinic.case("ann")).workouts[0].status is WorkoutStatus.OFFERED
    # Only the sending is late; the nudge that the clock would raise meanwhile is another matter.
    clinic.clock.move(timedelta(hours=2, seconds=1))
    await clinic.settle()
    assert clinic.heard("ann") == []
    assert ("expired", clinic.people["ann"].id) in [(t.reason, t.to) for t in told]
    assert (await clinic.case("ann")).workouts[0].status is WorkoutStatus.NOT_SENT


async def test_quiet_hours_are_judged_when_it_is_sent_and_do_not_hold_up_the_talk(clinic: OpenClinic) -> None:
    await clinic.later(hours=11, minutes=59, seconds=50)
    clinic.box.faults.add("refused", method="sendMessage", chat_id=1003, times=1)
    heard = len(clinic.heard("ann"))
    await clinic.post(letter(1003, "decided before nine", zone="Europe/London", not_before=clinic.clock.now()))
    await clinic.settle()
    await clinic.later(seconds=30)
    (row,) = [r for r in await clinic.outbox(chat_id=1003) if "before nine" in r.payload]
    assert (row.status, row.not_before.isoformat()) == ("pending", "2026-03-03T08:00:00+00:00")
    clinic.phones["ann"].text("/help")
    await clinic.settle()
    assert len(clinic.heard("ann")) == heard + 1
    await clinic.later(hours=11)
    assert "decided before nine" in clinic.heard("ann")[heard + 1 :]


# Stopping


async def test_what_had_not_begun_when_we_stopped_goes_back_and_is_not_unsure(tmp_path: object) -> None:
    url = f"sqlite:///{tmp_path}/hep.db"

    def slow(_clock: SandboxClock) -> Pace:
        return Pace(per_second=2, per_chat_s=0)

    async with opened(url, pace=slow) as clinic:
        await clinic.post(*(letter(chat, "reminder", priority=REMINDER) for chat in (1001, 1002, 1003, 1004)))
        await until(lambda: len(clinic.box.sent) == 1)
        sent = clinic.box.sent[0].chat_id
    async with stored(url) as store:
        status = {r.chat_id: r.status for r in await rows(store, tables.outbox)}
    assert status.pop(sent) == "sent"
    assert set(status.values()) <= {"pending", "sent"}
    assert "pending" in status.values()


async def test_stopping_waits_for_the_claim_in_hand_and_leaves_nothing_running(
    clinic: OpenClinic, monkeypatch: pytest.MonkeyPatch
) -> None:
    delivery, claiming = clinic.app.delivery, asyncio.Event()
    claim = delivery._claim

    async def slowly() -> Any:
        claiming.set()
        await asyncio.sleep(0.05)
        return await claim()

    monkeypatch.setattr(delivery, "_claim", slowly)
    await clinic.post(letter(1003, "reminder", priority=REMINDER))
    await claiming.wait()
    await delivery.stop()
    assert not delivery._looping.locked()
    assert delivery.idle
    assert [r.status for r in await clinic.outbox()] == ["pending"]
    assert clinic.heard("ann") == []


async def test_stopping_while_nothing_but_a_file_is_made_leaves_it_to_whoever_comes_next(
    clinic: OpenClinic, monkeypatch: pytest.MonkeyPatch
) -> None:
    making = asyncio.Event()

    async def for_ever(_: object) -> None:
        making.set()
        await asyncio.Event().wait()

    delivery = clinic.app.delivery
    monkeypatch.setattr(delivery._sending._desk, "draw", for_ever)
    await add_history(clinic.app.store, clinic.people["ann"], [Past(100, 2, 3, 1)], clinic.clock.now())
    clinic.phones["ann"].text("/progress")
    await until(making.is_set)
    await until(lambda: not delivery._under_way)
    await delivery.stop()
    assert delivery.idle


async def test_a_file_that_was_passed_on_goes_by_telegrams_own_id(clinic: OpenClinic) -> None:
    for kind, shared in (
        ("photo", clinic.phones["ann"].photo("<look> & see")),
        ("voice", clinic.phones["ann"].voice()),
        ("document", clinic.phones["ann"].document("diary.txt", b"6")),
    ):
        payload = f'{{"method": "{kind}", "text": "a &lt;picture&gt;", "buttons": [], "file_id": "{shared.file_id}"}}'
        await clinic.post(letter(1002, payload=payload))
    await clinic.settle()
    assert {r.status for r in await clinic.outbox(chat_id=1002)} == {"sent"}
    assert clinic.phones["tom"].last.caption == "a <picture>"


# Questions that have been answered


async def test_an_answered_question_shows_the_answer_instead_of_its_buttons(clinic: OpenClinic) -> None:
    ann = clinic.phones["ann"]
    await clinic.later(hours=1)
    ann.tap("Start")
    await clinic.settle()
    offered, asked = ann.messages[-2:]
    assert offered.keyboard is None or offered.keyboard == []
    assert (offered.text or "").endswith("\n\n✓ ▶️ Start")
    assert (asked.text or "").startswith("Before we start")
    ann.text("about a 2")
    await clinic.settle()
    asked = next(m for m in ann.messages if m.id == asked.id)
    assert not asked.keyboard
    assert (asked.text or "").endswith("\n\n✓ 2")


async def test_a_question_answered_in_own_words_loses_its_buttons_and_keeps_its_text(clinic: OpenClinic) -> None:
    ann = clinic.phones["ann"]
    ann.text("/report")
    await clinic.settle()
    (asked,) = [m for m in ann.messages if m.keyboard]
    before = asked.text
    ann.text("my knee clicks")
    await clinic.settle()
    asked = next(m for m in ann.messages if m.id == asked.id)
    assert (asked.text, asked.keyboard or []) == (before, [])


async def test_a_button_of_a_message_that_is_long_forgotten_goes_all_the_same(clinic: OpenClinic) -> None:
    ann = clinic.phones["ann"]
    await clinic.later(hours=1)
    async with clinic.app.store.transaction() as tx:
        await tx.outbox.prune(clinic.clock.now() + timedelta(days=1))
    ann.tap("Start")
    await clinic.settle()
    assert not [m for m in ann.messages if m.keyboard and "▶️ Start" in [b.label for row in m.keyboard for b in row]]


# Pictures of the exercises

GIF = bytes.fromhex("47494638396101000100800000ffffff00000021f90400000000002c00000000010001000002024401003b")


async def first_card(clinic: OpenClinic, name: str = "ann") -> Message:
    """The card of the first exercise, on that phone."""
    phone = clinic.phones[name]
    for tap in ("Start", "0", "Nothing new"):
        phone.tap(tap)
        await clinic.settle()
    return phone.last


@pytest.fixture
async def illustrated(tmp_path: Path) -> AsyncIterator[OpenClinic]:
    """Every exercise has a picture, and nobody waits for the pace."""
    (tmp_path / "album").mkdir()
    async with opened(f"sqlite:///{tmp_path}/hep.db", pictures=tmp_path / "album") as clinic:
        for key in clinic.app.library.exercises:
            (tmp_path / "album" / f"{key}-0a1b.gif").write_bytes(GIF)
        yield clinic


def uploaded(clinic: OpenClinic) -> list[str]:
    return [file.filename for file in clinic.box.world.files.all]


async def test_a_card_shows_the_movement_and_each_picture_is_uploaded_once(illustrated: OpenClinic) -> None:
    clinic = illustrated
    await clinic.later(hours=1)
    mine, bens = await first_card(clinic), await first_card(clinic, "ben")
    assert (mine.kind, bens.kind) == ("animation", "animation")
    assert (mine.caption or "").startswith("1 of 4 · Pelvic tilt")
    assert [b.label for b in mine.keyboard[0]] == ["✅ Done", "⏱ Timer", "ℹ️ How"]  # type: ignore[index]
    ann = clinic.phones["ann"]
    ann.tap("Done")
    await clinic.settle()
    done = next(m for m in ann.messages if m.id == mine.id)
    assert (done.caption or "").endswith("✓ Done")
    assert not done.keyboard
    first = [name for name in uploaded(clinic) if name.startswith("pelvic_tilt")]
    assert len(first) == 1


async def test_a_file_that_telegram_has_forgotten_is_uploaded_again(illustrated: OpenClinic) -> None:
    clinic = illustrated
    async with clinic.app.store.transaction() as tx:
        await tx.uploads.remember(1, "pelvic_tilt-0a1b.gif", "gone")
    await clinic.later(hours=1)
    assert (await first_card(clinic)).kind == "animation"
    async with clinic.app.store.reading() as tx:
        assert await tx.uploads.file_id(1, "pelvic_tilt-0a1b.gif") not in (None, "gone")


@pytest.mark.parametrize("trouble", ["empty", "unreadable", "gone"])
async def test_a_picture_that_cannot_be_sent_never_stops_a_workout(illustrated: OpenClinic, trouble: str) -> None:
    clinic = illustrated
    (picture,) = clinic.app.settings.pictures.glob("pelvic_tilt-*")
    await clinic.later(hours=1)
    match trouble:
        case "empty":
            picture.write_bytes(b"")
        case "unreadable":
            picture.unlink()
            picture.mkdir()
        case _:
            shutil.rmtree(clinic.app.settings.pictures)
    card = await first_card(clinic)
    assert card.kind == "text"
    assert (card.text or "").startswith("1 of 4 · Pelvic tilt")
    clinic.phones["ann"].tap("Done")
    await clinic.settle()
    done = next(m for m in clinic.phones["ann"].messages if m.id == card.id)
    assert (done.text or "").endswith("✓ Done")


async def test_a_picture_that_fails_once_is_left_out_and_the_card_arrives(illustrated: OpenClinic) -> None:
    clinic = illustrated
    clinic.box.faults.add("500", method="sendAnimation", times=10_000)
    await clinic.later(hours=1)
    for step in ("Start", "0", "Nothing new"):
        clinic.phones["ann"].tap(step)
        await asyncio.sleep(0.2)
    await until(lambda: len(clinic.box.faults.active) == 1)
    await clinic.later(seconds=5)
    card = clinic.phones["ann"].last
    assert card.kind == "text"
    assert (card.text or "").startswith("1 of 4 · Pelvic tilt")


async def test_an_upload_that_stalls_holds_up_nothing_urgent(
    illustrated: OpenClinic, monkeypatch: pytest.MonkeyPatch
) -> None:
    clinic = illustrated
    bot = type(clinic.app.delivery._sending._calls._bot)
    send, moving_on = bot.send_animation, asyncio.Event()

    async def stalling(self: Any, chat: int, file: Any, **more: Any) -> Any:
        await moving_on.wait()
        return await send(self, chat, file, **more)

    monkeypatch.setattr(bot, "send_animation", stalling)
    crowd = [clinic.box.add_phone(f"P{n}") for n in range(40)]
    payload = json.dumps({"method": "send", "text": "card", "buttons": [], "picture": "bridge"})
    for phone in crowd:
        phone.started = True
    await clinic.post(*(replace(letter(phone.chat_id), payload=payload) for phone in crowd))
    await asyncio.sleep(0.3)
    await clinic.post(letter(clinic.phones["tom"].chat_id, "now", priority=0))
    await until(lambda: clinic.heard("tom") == ["now"], within_s=1.5)
    # Whoever has waited too long for somebody else's upload gets the text alone.
    await until(lambda: sum(len(phone.messages) for phone in crowd) == 39)
    moving_on.set()
    await clinic.settle()
    assert [len(phone.messages) for phone in crowd] == [1] * 40


async def test_what_is_deleted_does_not_make_its_chat_rest(clinic: OpenClinic, monkeypatch: pytest.MonkeyPatch) -> None:
    kinds: list[str] = []

    async def wait(_chat: int, kind: str, **_: object) -> bool:
        kinds.append(kind)
        return True

    monkeypatch.setattr(clinic.app.delivery._pace, "wait", wait)
    gone = '{"method": "delete", "text": "", "buttons": [], "label": "draft:1"}'
    await clinic.post(letter(1002, payload=gone), letter(1002, "below"))
    await clinic.settle()
    assert kinds == ["edit", "message"]
