"""Intake: what Telegram has been told we have is never lost, handled twice or out of order.

One bad update or one flooding chat is nobody else's problem.
"""

import asyncio
import logging
from collections.abc import AsyncIterator
from typing import Any

import pytest
from sqlalchemy import update
from sqlalchemy.exc import IntegrityError

from bot.intake import Poller, TelegramRefuses
from bot.storage import tables
from bot.storage.database import StoreUnavailable
from tests.clinic import OpenClinic, opened, rows, until

CANARY = "my left knee canary"


@pytest.fixture
async def clinic(database_url: str) -> AsyncIterator[OpenClinic]:
    async with opened(database_url) as clinic:
        yield clinic


@pytest.fixture
def down(clinic: OpenClinic, monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Whether the database can be written just now: down[0]."""
    state = [False]
    real = clinic.app.database.write

    def write() -> Any:
        if state[0]:
            raise StoreUnavailable("OperationalError")
        return real()

    monkeypatch.setattr(clinic.app.database, "write", write)
    monkeypatch.setattr("bot.intake._IDLE_S", 0.05)
    return state


# Confirmed only when it is safe


async def test_what_cannot_be_committed_stays_at_telegram_until_it_can(clinic: OpenClinic, down: list[bool]) -> None:
    down[0] = True
    clinic.phones["ann"].text("/help")
    await asyncio.sleep(0.1)
    assert (clinic.box.updates_pending, clinic.box.updates_confirmed) == (1, 0)
    down[0] = False
    await clinic.settle()
    assert clinic.box.updates_confirmed == 1
    assert len(clinic.heard("ann")) == 1


async def test_an_update_that_comes_again_and_again_has_one_effect(clinic: OpenClinic) -> None:
    clinic.box.duplicate_updates = True
    for _ in range(3):
        clinic.phones["ann"].text("/report it hurts")
    await clinic.settle()
    assert len(await clinic.inbox()) == 3
    case = await clinic.case("ann")
    assert len(case.reports) == 3


async def test_after_a_quiet_week_telegrams_numbers_may_start_lower_and_are_confirmed_all_the_same() -> None:
    asked: list[str] = []
    answers = [[{"update_id": 900_000}], [{"update_id": 17}, {"update_id": 18}]]

    class Telegram:
        async def post(self, url: str, **_: Any) -> list[Any]:
            asked.append(url.partition("&offset=")[2])
            return answers.pop(0) if answers else await asyncio.Event().wait() or []

    class Taking:
        async def take(self, updates: list[Any]) -> None:
            pass

    async def always() -> bool:
        return True

    polling = asyncio.create_task(Poller(Taking(), Telegram(), "http://x", always).run())  # type: ignore[arg-type]
    await until(lambda: len(asked) == 3)
    assert asked == ["", "900001", "19"]
    polling.cancel()
    await asyncio.gather(polling, return_exceptions=True)


# What is malformed


@pytest.mark.parametrize(
    "bad",
    [
        {"message": {"nonsense": True}},
        {"message": "not a message"},
        {"message": {"message_id": "x", "date": "y", "chat": {"id": "z"}, "text": 5}},
        {"message": {"message_id": 1, "date": 0, "chat": {"id": True, "type": "private"}, "text": "hi"}},
        {"message": {"message_id": 1, "date": 0, "chat": {"id": 2**70, "type": "private"}, "text": "hi"}},
        {"message": {"message_id": 1, "date": 0, "chat": {"id": 1003, "type": "private"}, "text": "\ud800"}},
        {"callback_query": {"id": 7, "data": None}},
        {"callback_query": []},
        {"update_id": 2**64, "message": {}},
        {"something_new": {"id": 1}},
        {"message": {"text": "x" * 200_000}},
        "not an update",
        None,
        17,
        [],
    ],
    ids=lambda bad: str(bad)[:40],
)
async def test_a_malformed_update_is_nobody_elses_problem(tmp_path: object, bad: Any) -> None:
    async with opened(f"sqlite:///{tmp_path}/hep.db") as clinic:
        ann = clinic.phones["ann"]
        good = {"message": {"message_id": 9, "date": 0, "chat": ann.chat, "from": ann.user, "text": "/help"}}
        numbered = {"update_id": 5, **bad} if isinstance(bad, dict) else bad
        await clinic.app.inlet.take([{"update_id": 4, **good}, numbered, {"update_id": 6, **good}])
        await clinic.settle()
        statuses = {r.update_id: r.status for r in await clinic.inbox()}
        assert (statuses.pop(4), statuses.pop(6)) == ("done", "done")
        assert set(statuses.values()) <= {"done", "aside"}


async def test_updates_without_a_number_are_kept_once_each_and_do_not_make_us_poll_without_end(
    clinic: OpenClinic, monkeypatch: pytest.MonkeyPatch
) -> None:
    await clinic.app.inlet.take([{"message": 1}, {"message": 2}])
    await clinic.app.inlet.take([{"message": 2}, {"message": 1}])
    assert len(await clinic.inbox()) == 2
    asked = []
    post = type(clinic.app.inlet).take

    async def counted(self: Any, updates: list[Any]) -> None:
        asked.append(len(updates))
        await post(self, updates)

    monkeypatch.setattr(type(clinic.app.inlet), "take", counted)
    clinic.box.world.updates._pending.append((0, {"message": 3}))
    clinic.box.world.updates.wake()
    await asyncio.sleep(0.3)
    assert asked == [1]
    clinic.box.world.updates.drop()


async def test_an_update_that_always_fails_is_set_aside_after_three_times_and_the_person_is_told(
    clinic: OpenClinic, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, capfd: Any
) -> None:
    def failing(text: str) -> None:
        raise IntegrityError("INSERT", {"text": text}, ValueError(text))

    hear = clinic.app.turns.hear

    async def poisoned(tx: Any, sender: Any, event: Any) -> None:
        if CANARY in getattr(event, "text", ""):
            failing(event.text)
        await hear(tx, sender, event)

    monkeypatch.setattr(clinic.app.turns, "hear", poisoned)
    caplog.set_level(logging.DEBUG, "bot")
    ann = clinic.phones["ann"]
    ann.text(CANARY)
    ann.text("/help")
    clinic.phones["ben"].text("/help")
    await clinic.settle()
    aside = await clinic.inbox(status="aside")
    assert [(r.attempts, r.error) for r in aside] == [(3, "IntegrityError")]
    assert len(clinic.heard("ann")) == 2
    assert "went wrong" in clinic.heard("ann")[0]
    assert len(clinic.heard("ben")) == 1
    failures = [r for r in caplog.records if "failed the 3. time" in r.getMessage()]
    assert len(failures) == 1
    for record in caplog.records:
        assert CANARY not in record.getMessage() + str(record.exc_info) + str(record.exc_text)
    captured = capfd.readouterr()
    assert CANARY not in captured.out + captured.err


async def test_a_person_whose_affairs_cannot_be_read_does_not_block_the_inbox(clinic: OpenClinic) -> None:
    ann = clinic.people["ann"].id
    async with clinic.app.store.transaction() as tx:
        await tx.connection.execute(update(tables.cases).where(tables.cases.c.person_id == ann).values(stage="no JSON"))
    for _ in range(3):
        clinic.phones["ann"].text("hello")
    clinic.phones["ben"].text("/help")
    await clinic.settle()
    assert [r.status for r in await clinic.inbox(chat_id=clinic.phones["ann"].chat_id)] == ["aside"] * 3
    assert len(clinic.heard("ben")) == 1


async def test_a_database_that_is_down_is_not_counted_against_the_update(
    clinic: OpenClinic, down: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    handled, hear = [], clinic.app.turns.hear

    async def falling_over(tx: Any, sender: Any, event: Any) -> None:
        handled.append(event)
        if len(handled) <= 5:
            raise StoreUnavailable("OperationalError")
        await hear(tx, sender, event)

    monkeypatch.setattr(clinic.app.turns, "hear", falling_over)
    clinic.phones["ann"].text("/help")
    await until(lambda: len(handled) > 5)
    await clinic.settle()
    assert [(r.status, r.attempts) for r in await clinic.inbox()] == [("done", 0)]
    assert len(clinic.heard("ann")) == 1


# Order and fairness


async def test_one_flooding_chat_starves_no_other_and_every_chat_keeps_its_order(
    clinic: OpenClinic, monkeypatch: pytest.MonkeyPatch
) -> None:
    order: list[tuple[int, int]] = []
    hear = clinic.app.turns.hear

    async def noting(tx: Any, sender: Any, event: Any) -> None:
        order.append((sender.chat_id, event.message_id))
        await asyncio.sleep(0.001)
        if sender.chat_id != clinic.phones["ann"].chat_id:
            await hear(tx, sender, event)

    monkeypatch.setattr(clinic.app.turns, "hear", noting)
    for i in range(300):
        clinic.phones["ann"].text(f"flood {i}")
    clinic.phones["ben"].text("help")
    clinic.phones["ben"].text("please")
    await clinic.settle()
    ann, ben = clinic.phones["ann"].chat_id, clinic.phones["ben"].chat_id
    assert [m for c, m in order if c == ann] == list(range(1, 301))
    assert [m for c, m in order if c == ben] == [1, 2]
    after = [i for i, (c, _) in enumerate(order) if c == ben]
    # Telegram hands out a hundred at a time, so Ben's come with the fourth batch; from then on nobody waits long.
    assert after[-1] < 300


@pytest.mark.parametrize("database_url", [pytest.param("postgresql", marks=pytest.mark.postgresql)], indirect=True)
async def test_a_slow_turn_holds_up_no_other_chat(clinic: OpenClinic, monkeypatch: pytest.MonkeyPatch) -> None:
    gate, hear = asyncio.Event(), clinic.app.turns.hear

    async def slow(tx: Any, sender: Any, event: Any) -> None:
        if sender.chat_id == clinic.phones["ann"].chat_id:
            await gate.wait()
        await hear(tx, sender, event)

    monkeypatch.setattr(clinic.app.turns, "hear", slow)
    clinic.phones["ann"].text("/help")
    clinic.phones["ben"].text("/help")
    await until(lambda: len(clinic.heard("ben")) == 1)
    gate.set()
    await clinic.settle()
    assert len(clinic.heard("ann")) == 1


async def test_a_tap_is_answered_at_once(clinic: OpenClinic) -> None:
    await clinic.later(hours=1)
    clinic.phones["ann"].tap("Later")
    await clinic.settle()
    await until(lambda: len(clinic.phones["ann"].answers) == 1)


# Telegram refuses


@pytest.mark.parametrize(("fault", "times"), [("401", 1), ("404", 1), ("409", 3)])
async def test_a_refusal_by_telegram_ends_the_whole_bot_with_a_sentence(
    clinic: OpenClinic, monkeypatch: pytest.MonkeyPatch, fault: str, times: int
) -> None:
    monkeypatch.setattr("bot.intake._IDLE_S", 0.01)
    clinic.box.faults.add(fault, method="getUpdates", times=times)
    clinic.phones["ann"].text("wake up")
    assert clinic.app.failed
    with pytest.raises(TelegramRefuses, match="BotFather"):
        await asyncio.wait_for(asyncio.shield(clinic.app.failed), 5)


@pytest.mark.parametrize("fault", ["409", "500", "502", "429", "refused"])
async def test_a_passing_trouble_of_telegrams_ends_nothing(
    clinic: OpenClinic, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    monkeypatch.setattr("bot.intake._IDLE_S", 0.01)
    clinic.box.faults.add(fault, method="getUpdates", times=1, retry_after=1)
    clinic.phones["ann"].text("/help")
    await clinic.settle()
    clinic.phones["ann"].text("/help")
    await clinic.settle()
    assert clinic.app.failed
    assert not clinic.app.failed.done()
    assert len(clinic.heard("ann")) == 2
    assert {r.status for r in await rows(clinic.app.store, tables.inbox)} == {"done"}
