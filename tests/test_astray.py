"""Nothing goes astray: no report to nobody, no word to the wrong person, no plan change too late, no check left out."""

import json
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import aiohttp
import pytest
from sqlalchemy import update
from telegram.error import BadRequest

from bot.cast import add_staff
from bot.coach.decide import decide
from bot.coach.events import Action, Answered, CameDue, Commanded, Decided, DueKind, Resumed, Said, Vouched
from bot.coach.model import Outcome, Report, ReportStatus, Role, Stage, Standing, Tier, WorkoutStatus
from bot.request import was_sent
from bot.storage import tables
from tests.clinic import START, OpenClinic, letter, opened, rows, rules, stored
from tests.coaching import KEY, MONDAY, PLAN, RULES, TOM, ann, answer, done, heard, raised, tap, then, waits, workout

TODAY = "2603030800"


@pytest.fixture
async def clinic(tmp_path: object) -> AsyncIterator[OpenClinic]:
    async with opened(f"sqlite:///{tmp_path}/hep.db") as clinic:
        yield clinic


async def second_lead(clinic: OpenClinic) -> None:
    phone = clinic.box.add_phone("Lea")
    phone.started = True
    clinic.phones["lea"] = phone
    await add_staff(clinic.app.store, rules(), "Lea", Role.LEAD, phone.chat_id, clinic.clock.now())


# Reports that reach somebody


@pytest.mark.parametrize("first", ["never joined", "blocked the bot"])
async def test_a_red_flag_goes_to_the_lead_who_can_be_reached(clinic: OpenClinic, first: str) -> None:
    await second_lead(clinic)
    if first == "never joined":
        async with clinic.app.store.transaction() as tx:
            gone = update(tables.people).where(tables.people.c.id == clinic.people["maya"].id)
            await tx.connection.execute(gone.values(chat_id=None, standing="invited"))
    else:
        clinic.phones["maya"].block()
    clinic.phones["tom"].block()
    await clinic.settle()
    clinic.phones["ann"].text("I have crushing chest pain")
    await clinic.settle()
    assert any("red flag" in text for text in clinic.heard("lea"))


async def test_a_therapist_who_writes_can_be_reached_again(clinic: OpenClinic) -> None:
    clinic.phones["tom"].block()
    await clinic.settle()
    assert (await clinic.case("tom")).person.unreachable
    clinic.phones["tom"].unblock()
    async with clinic.app.store.transaction() as tx:
        gone = update(tables.people).where(tables.people.c.id == clinic.people["tom"].id)
        await tx.connection.execute(gone.values(unreachable=True))
    clinic.phones["tom"].text("/menu")
    await clinic.settle()
    assert not (await clinic.case("tom")).person.unreachable


async def test_all_read_settles_what_that_digest_showed_and_nothing_since(clinic: OpenClinic) -> None:
    ann_, tom = clinic.phones["ann"], clinic.phones["tom"]

    async def too_hard(*done_before: str) -> None:
        for step in ("Start", "1", "Nothing new", *done_before, "Too hard"):
            ann_.tap(step)
            await clinic.settle()

    await clinic.later(hours=1)
    await too_hard()
    await clinic.later(hours=22, minutes=31)
    digest = next(m for m in reversed(tom.messages) if "Good morning" in (m.text or ""))
    await clinic.later(hours=1, minutes=30)
    await too_hard("Done")
    tom.tap("All read", message_id=digest.id)
    await clinic.settle()
    told = [r.status for r in (await clinic.case("ann")).reports if r.rule == "too_hard"]
    assert told == [ReportStatus.CLOSED, ReportStatus.OPEN]
    digest = next(m for m in tom.messages if m.id == digest.id)
    labels = [button.label for row in digest.keyboard or [] for button in row]
    assert [label for label in labels if label.startswith("R-")]
    assert "👀 All read" not in labels


async def test_one_damaged_report_does_not_lock_a_lead_out(clinic: OpenClinic) -> None:
    for name in ("ann", "ben"):
        clinic.phones[name].text("/report my knee clicks")
    await clinic.settle()
    async with clinic.app.store.transaction() as tx:
        bens = update(tables.reports).where(tables.reports.c.patient_id == clinic.people["ben"].id)
        await tx.connection.execute(bens.values(document='{"patient_id": 1}'))
    clinic.phones["maya"].text("/reports")
    await clinic.settle()
    assert "Ann" in clinic.heard("maya")[-1]


async def test_somebody_whose_affairs_cannot_be_read_is_shown_the_number_to_call(clinic: OpenClinic) -> None:
    async with clinic.app.store.transaction() as tx:
        anns = update(tables.cases).where(tables.cases.c.person_id == clinic.people["ann"].id)
        await tx.connection.execute(anns.values(stage='{"ask": 5}'))
    clinic.phones["ann"].text("I have crushing chest pain")
    await clinic.settle()
    assert "999" in clinic.heard("ann")[-1]


# Words that reach the right person, or are said to have gone astray


async def test_who_turns_to_another_patient_is_not_writing_to_the_first_any_more(clinic: OpenClinic) -> None:
    maya = clinic.phones["maya"]
    for name in ("ann", "ben"):
        clinic.phones[name].text("/report my knee clicks")
    await clinic.settle()
    for step in ("/patients", "Ann", "Write", "/reports", f"R-{clinic.people['ben'].id}-1"):
        maya.text(step) if step.startswith("/") else maya.tap(step)
        await clinic.settle()
    before = len(clinic.heard("ann"))
    maya.text("About the leaking, Ben: call me")
    await clinic.settle()
    assert len(clinic.heard("ann")) == before


async def test_a_text_long_after_write_goes_to_nobody(clinic: OpenClinic) -> None:
    maya = clinic.phones["maya"]
    for step in ("/patients", "Ann", "Write"):
        maya.text(step) if step.startswith("/") else maya.tap(step)
        await clinic.settle()
    await clinic.later(minutes=11)
    before = len(clinic.heard("ann"))
    maya.text("see you on Friday")
    await clinic.settle()
    assert len(clinic.heard("ann")) == before
    assert clinic.heard("maya")[-1].startswith("That was a while ago")


async def test_a_message_that_telegram_refuses_is_not_an_answer(
    clinic: OpenClinic, monkeypatch: pytest.MonkeyPatch
) -> None:
    ann_, tom = clinic.phones["ann"], clinic.phones["tom"]
    ann_.text("/report my knee clicks")
    await clinic.settle()
    card = tom.last
    bot = type(clinic.app.delivery._sending._calls._bot)
    send = bot.send_message

    async def refuse(self: Any, chat: int, text: str, **more: Any) -> Any:
        if chat == ann_.chat_id:
            raise BadRequest("message is odd")
        return await send(self, chat, text, **more)

    monkeypatch.setattr(bot, "send_message", refuse)
    tom.text("Please leave the bridge out", reply_to=card.id)
    await clinic.settle()
    reports = (await clinic.case("ann")).reports
    assert [(r.rule, r.status.value, r.action) for r in reports] == [
        ("message", "seen", ""),
        ("not_reached", "open", ""),
    ]
    assert any("has not reached them" in text for text in clinic.heard("tom"))


def test_ok_is_no_answer_to_what_waits_for_the_morning() -> None:
    late = datetime(2026, 3, 2, 21, 30, tzinfo=UTC)
    hurts = Report(3, 1, Tier.TODAY, "causes_pain", MONDAY, MONDAY, exercise=PLAN.exercises[0].exercise)
    told = decide(ann(reports=(hurts,)), Decided(TOM, 1, Action.REMOVE, True, 1), RULES, late)
    at_night = then(told, Said("ok", 1), now=late + timedelta(minutes=3))
    assert at_night.case.reports[0].status is ReportStatus.ACTED
    next_day = then(told, Said("ok", 1), now=late + timedelta(hours=11))
    assert next_day.case.reports[0].status is ReportStatus.CLOSED


@pytest.mark.parametrize("event", [Decided(TOM, 1, Action.REMOVE, True, 1), Resumed(TOM)])
def test_nothing_is_sent_to_somebody_who_asked_for_no_more_messages(event: Any) -> None:
    hurts = Report(3, 1, Tier.NOW, "causes_pain", MONDAY, MONDAY, exercise=PLAN.exercises[0].exercise)
    case = ann(reports=(hurts,), standing=Standing.STOPPED, safety_hold=True)
    decision = decide(case, event, RULES, MONDAY)
    assert heard(decision) == []
    assert heard(decision, TOM)


async def test_what_was_on_its_way_at_the_stop_is_not_tried_again(tmp_path: object) -> None:
    async with stored(f"sqlite:///{tmp_path}/hep.db") as store:
        tom = await add_staff(store, rules(), "Tom", Role.THERAPIST, 1001, START)
        async with store.transaction() as tx:
            await tx.outbox.add([letter(1001, "reminder", person_id=tom.id, priority=3)], START)
            (claimed,) = await tx.outbox.claim(START, 5, "me")
            await tx.outbox.drop(tom.id)
            await tx.outbox.postpone(claimed, START, "429")
        assert [r.status for r in await rows(store, tables.outbox)] == ["dropped"]


def test_what_a_stranger_said_does_not_stay_with_the_patient() -> None:
    said = decide(ann(standing=Standing.UNCONFIRMED), Said("I have crushing chest pain", 1), RULES, MONDAY)
    refused = then(said, Vouched(TOM, False))
    assert not refused.case.person.safety_hold
    assert [(r.status, r.details) for r in refused.case.reports] == [(ReportStatus.CLOSED, {})]


# Plans, slots and checks


def test_a_plan_change_reaches_a_workout_that_is_offered_already() -> None:
    first = PLAN.exercises[0].exercise
    hurts = Report(3, 1, Tier.TODAY, "causes_pain", MONDAY, MONDAY, exercise=first, workout="x")
    case = ann(workout(WorkoutStatus.OFFERED), stage=Stage("start", KEY), reports=(hurts,))
    changed = decide(case, Decided(TOM, 1, Action.REMOVE, True, 1), RULES, MONDAY)
    current = changed.case.workout(KEY)
    assert current is not None
    assert first not in [item.exercise for item in current.items]
    assert current.plan_version == 2


def test_what_is_taken_out_while_exercising_does_not_come_up_and_the_rest_stays_as_it_was() -> None:
    last = PLAN.exercises[-1].exercise
    hurts = Report(3, 1, Tier.TODAY, "causes_pain", MONDAY, MONDAY, exercise=last, workout="x")
    case = ann(workout(), stage=Stage("card", KEY), reports=(hurts,))
    changed = decide(case, Decided(TOM, 1, Action.HOLD, True, 1), RULES, MONDAY)
    current = changed.case.workout(KEY)
    assert current is not None
    assert [item.exercise for item in current.items] == [p.exercise for p in PLAN.exercises[:-1]]


def test_a_workout_of_which_nothing_is_left_does_not_start() -> None:
    empty = workout(WorkoutStatus.OFFERED, items=())
    started = tap(ann(empty, stage=Stage("start", KEY)), "start", "start")
    assert heard(started) == ["nothing-due"]
    assert [w.status for w in started.case.workouts] == [WorkoutStatus.HELD]


@pytest.mark.parametrize("answers", [(), (7,), (7, "same"), (7, "same", "sharp")])
def test_no_way_leads_round_the_check_for_danger_signs(answers: tuple[Any, ...]) -> None:
    decision = tap(ann(workout(pain_before=2), stage=Stage("card", KEY)), "card", "pain")
    for value in answers:
        decision = answer(decision.case, value)
    again = then(decision, Commanded("today"))
    assert again.case.stage.ask == "checklist"
    cleared = answer(again.case, "none")
    assert cleared.case.stage.ask == "carry_on"
    assert answer(cleared.case, "carry_on").case.stage.ask == "card"


def test_pain_told_late_while_the_exercises_go_on_is_checked_at_once() -> None:
    decision = tap(ann(workout(), stage=Stage("card", KEY)), "card", "done")
    decision = tap(decision.case, "card", "pain", item=0)
    decision = tap(decision.case, "hurt_score", 7, item=0)
    assert decision.case.stage.ask == "checklist"


@pytest.mark.parametrize(("quiet_min", "counts"), [(10, True), (60, True), (61, False)])
def test_a_slot_that_comes_due_while_exercising_does_not_ask_for_them_twice(quiet_min: int, counts: bool) -> None:
    due = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
    begun = due - timedelta(minutes=quiet_min)
    items = tuple(replace(item, opened_at=begun if n == 0 else None) for n, item in enumerate(workout().items))
    current = workout(key="2603020650", items=items, started_at=begun, pain_before=2)
    case = ann(current, stage=Stage("card", current.key))
    decision = decide(case, CameDue(DueKind.WORKOUT, date(2026, 3, 2), "0800", due), RULES, due)
    assert [w.status is WorkoutStatus.STARTED for w in decision.case.workouts if w.key == current.key] == [counts]
    assert heard(decision) == ([] if counts else ["start"])


def test_a_corrected_morning_rating_counts_at_the_start() -> None:
    morning = MONDAY + timedelta(days=1)
    offered = workout(WorkoutStatus.OFFERED, key=TODAY, local_date=morning.date())
    decision = answer(ann(done(pain_before=2), offered, stage=Stage("morning_pain", KEY)), 2, morning)
    decision = tap(decision.case, "morning_pain", 7, now=morning + timedelta(seconds=20))
    decision = tap(decision.case, "start", "start", TODAY, now=morning + timedelta(seconds=60))
    assert "no-start" in heard(decision)


def test_a_rise_of_exactly_one_in_the_weekly_mean_is_a_rise() -> None:
    for before, now in (((2, 2, 1), (3, 3, 2)), ((1, 1, 0), (2, 2, 1))):
        past = [
            done(key=f"2603{day:02}0800", local_date=date(2026, 3, day), pain_before=pain)
            for day, pain in zip((1, 2, 3, 8, 9), (*before, *now[:2]), strict=True)
        ]
        today = workout(key="2603100800", local_date=date(2026, 3, 10))
        at = datetime(2026, 3, 10, 8, 30, tzinfo=UTC)
        asked = ann(*past, today, stage=Stage("pain_before", today.key))
        assert ("T1", "pain_week") in raised(decide(asked, Answered("pain_before", str(now[2]), today.key), RULES, at))


def test_soreness_three_weeks_ago_is_not_known_to_have_lasted() -> None:
    old = done(key="2602090800", local_date=date(2026, 2, 9), ended_at=MONDAY - timedelta(days=21), soreness=5)
    case = ann(old, done(ended_at=MONDAY), stage=Stage("soreness", KEY))
    assert raised(answer(case, 4, MONDAY + timedelta(hours=20))) == [("T2", "sore")]


def test_unwell_after_some_exercises_is_asked_about_next_morning() -> None:
    items = tuple(
        replace(item, outcome=Outcome.DONE if n < 2 else None, opened_at=MONDAY)
        for n, item in enumerate(workout().items)
    )
    case = ann(workout(pain_before=3, items=items, at=2), stage=Stage("card", KEY, 2))
    decision = answer(decide(case, Commanded("unwell"), RULES, MONDAY).case, "none")
    assert waits(decision, DueKind.CHECK)
    assert [(w.status, w.reason) for w in decision.case.workouts] == [(WorkoutStatus.EXCUSED, "unwell")]


# On the way to Telegram


async def test_what_urgent_news_changes_waits_for_the_news_itself(clinic: OpenClinic) -> None:
    clinic.phones["ann"].text("I have crushing chest pain")
    await clinic.settle()
    clinic.phones["ann"].tap("I'm OK")
    await clinic.settle()
    toms = clinic.phones["tom"].chat_id
    keys = {r.order_key for r in await clinic.outbox(chat_id=toms) if "red flag" in json.loads(r.payload)["text"]}
    assert keys == {f"urgent:{toms}"}


def test_a_proxy_that_refuses_has_sent_nothing() -> None:
    error = BadRequest("x")
    error.__cause__ = aiohttp.ClientHttpProxyError(None, (), status=503)  # type: ignore[arg-type]
    assert not was_sent(error)


# What a newcomer stumbled over


@pytest.mark.parametrize("event", [Commanded("today"), Answered("try_now", "start")])
def test_who_was_unwell_today_is_not_invited_to_exercise_again_today(event: Any) -> None:
    items = tuple(replace(item, outcome=Outcome.DONE) for item in workout().items)
    unwell = workout(WorkoutStatus.EXCUSED, items=items, reason="unwell", ended_at=MONDAY)
    assert heard(decide(ann(unwell), event, RULES, MONDAY + timedelta(minutes=5))) == ["unwell-today"]
    next_day = decide(ann(unwell), event, RULES, MONDAY + timedelta(days=1))
    assert heard(next_day) != ["unwell-today"]


def test_two_workouts_of_one_day_are_asked_about_once() -> None:
    first, second = done(ended_at=MONDAY), done(key="2603021700", ended_at=MONDAY + timedelta(hours=9))
    at = MONDAY + timedelta(hours=24)
    asked = [
        heard(decide(ann(first, second), CameDue(DueKind.CHECK, at.date(), w.key, at), RULES, at))
        for w in (first, second)
    ]
    assert asked == [[], ["soreness"]]


async def test_every_message_that_shows_a_card_closes_with_it(clinic: OpenClinic) -> None:
    phone = clinic.phones["ann"]
    await clinic.later(hours=1)
    for step in ("Start", "1", "Nothing new", "How", "Timer", "Done"):
        phone.tap(step)
        await clinic.settle()
    of_the_first = [
        m
        for m in phone.messages
        if m.keyboard and any("card:done" in b.data and b.data.endswith(":0") for r in m.keyboard for b in r)
    ]
    assert of_the_first == []
    assert sum("✓ Done" in (m.text or "") for m in phone.messages) == 2  # the timer's text has changed meanwhile


async def test_the_easier_step_is_seen_before_it_is_agreed_to(clinic: OpenClinic) -> None:
    maya = clinic.phones["maya"]
    for step in ("/new", "Cleo"):
        maya.text(step)
        await clinic.settle()
    for step in ("Low back, first steps", "See the doses"):
        maya.tap(step)
        await clinic.settle()
    assert "Bridge: 2 sets of 10 (easier step: 2 sets of 6)" in clinic.heard("maya")[-1]
