"""Promise 4: a late tap on an old button is never lost, wherever somebody stands. Every rating × every standing."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.coach.decide import Decision, decide
from bot.coach.effects import Enter, Keep, Say
from bot.coach.events import Answered, Commanded, Event, Said
from bot.coach.measures import begun, data_of
from bot.coach.model import Case, Entry, EntryKind, Standing, WorkoutStatus
from bot.storage import tables
from tests.clinic import OpenClinic, opened, rows
from tests.coaching import ANN, KEY, MONDAY, RULES, TOM, ann, answer, done, heard, raised, tap, workout

LATER = MONDAY + timedelta(days=21)
PHQ = replace(begun("phq2", MONDAY), offers=1, state="open")

# Every button that tells how it went: (ask, value, item), what it raises.
RATINGS: list[tuple[str, str, int, list[tuple[str, str]]]] = [
    ("pain_before", "7", 0, [("T1", "pain_before")]),
    ("pain_before", "2", 0, []),
    ("mood", "4", 0, []),
    ("energy", "4", 0, []),
    ("sleep", "skip", 0, []),
    ("pain_during", "7", 1, [("T1", "causes_pain")]),
    ("pain_during", "1", 1, []),
    ("hurt_score", "4", 1, [("T1", "causes_pain")]),
    ("hurt_where", "same", 1, [("T1", "causes_pain")]),
    ("hurt_kind", "sharp", 1, [("T1", "causes_pain")]),
    ("hard_sure", "too_hard", 1, [("T2", "too_hard")]),
    ("hard_why", "heavy", 1, []),
    ("hard_managed", "unsure", 1, []),
    ("pain_after", "6", 0, [("T1", "pain_after")]),
    ("effort", "hard", 0, [("T2", "effort_hard")]),
    ("soreness", "8", 0, [("T1", "sore")]),
    ("sore_where", "joint", 0, [("T1", "sore")]),
    ("sore_rest", "yes", 0, [("T1", "sore")]),
    ("sore_swelling", "yes", 0, [("T1", "sore")]),
    ("morning_pain", "6", 0, [("T1", "unsettled")]),
    ("card", "pain", 1, [("T1", "causes_pain")]),
    ("card", "too_hard", 1, [("T2", "too_hard")]),
    ("card", "done", 1, []),
    ("not_today", "pain", 0, [("T1", "causes_pain")]),
    ("measure_choice", "3", 1, []),
]
WITH_US: list[tuple[str, dict[str, Any]]] = [
    ("active", {}),
    ("paused", {"paused_until": date(2026, 4, 30)}),
    ("paused by the therapist", {"paused_until": date(2026, 4, 30), "paused_by": TOM.id}),
    ("stopped for safety", {"safety_hold": True}),
    ("stopped", {"standing": Standing.STOPPED}),
    ("ended", {"standing": Standing.ENDED}),
    ("ended and stopped for safety", {"standing": Standing.ENDED, "safety_hold": True}),
]


def standing_at(more: dict[str, Any], *, consent: str | None = "1") -> Case:
    """Ann, of whom the workout of three weeks ago is known: begun, broken off, nothing rated."""
    more = dict(more)
    by = more.pop("paused_by", None)
    own = replace(ANN.preferences, paused_by=by)
    items = tuple(replace(i, opened_at=MONDAY) for i in workout().items)
    old = workout(WorkoutStatus.EXCUSED, reason="left", items=items)
    case = ann(old, preferences=own, consent_version=consent, **more)
    entry = Entry(EntryKind.MEASURE, MONDAY, ANN.id, data_of(PHQ), id=1)
    return replace(case, entries=(entry,))


def press(case: Case, ask: str, value: str, item: int) -> Decision:
    ref = PHQ.ref if ask.startswith("measure") else KEY
    return decide(case, Answered(ask, value, ref, item, message_id=7), RULES, LATER)


def stored(decision: Decision) -> list[Any]:
    return [e for e in decision.effects if isinstance(e, Keep | Enter)]


@pytest.mark.parametrize(("ask", "value", "item", "raises"), RATINGS, ids=lambda v: str(v))
@pytest.mark.parametrize(("name", "more"), WITH_US, ids=[name for name, _ in WITH_US])
def test_it_is_recorded_and_alerts_and_is_answered(
    name: str, more: dict[str, Any], ask: str, value: str, item: int, raises: list[tuple[str, str]]
) -> None:
    case = standing_at(more)
    late = press(case, ask, value, item)
    assert [e.ask for e in stored(late) if isinstance(e, Keep)] == (["card"] if ask == "hard_sure" else [ask])
    assert raised(late) == raises
    assert len(heard(late)) == 1
    # Nobody is taken up again by it, nor taken out of a pause or a stop.
    assert late.case.person == case.person
    if case.person.standing is not Standing.ACTIVE and not case.person.safety_hold:
        assert heard(late)[0] in ("kept-after", "hurt-score-after")
        assert late.case.stage.ask == ""
    for report in late.case.reports:
        assert report.rule in ("too_hard", "effort_hard") or report.details["day"] == "2026-03-02"


@pytest.mark.parametrize("standing", [Standing.STOPPED, Standing.ENDED])
@pytest.mark.parametrize(("ask", "value", "item", "raises"), RATINGS, ids=lambda v: str(v))
def test_without_consent_it_is_not_and_the_answer_says_so(
    standing: Standing, ask: str, value: str, item: int, raises: object
) -> None:
    case = standing_at({"standing": standing}, consent=None)
    late = press(case, ask, value, item)
    assert (late.case, stored(late), heard(late)) == (case, [], ["not-kept"])
    assert {type(e) for e in late.effects} == {Say}  # the button in the chat is not marked with the answer either


@pytest.mark.parametrize("standing", [Standing.STOPPED, Standing.ENDED])
@pytest.mark.parametrize("ask", ["pain_before", "pain_during", "pain_after", "hurt_score", "morning_pain"])
def test_severe_pain_gets_the_emergency_text_everywhere(standing: Standing, ask: str) -> None:
    with_us = press(standing_at({"standing": standing}), ask, "9", 1 if ask in ("pain_during", "hurt_score") else 0)
    assert heard(with_us) == ["safety-emergency"] or heard(with_us) == ["safety-urgent"]
    assert raised(with_us)[0][0] == "T0"
    assert with_us.case.person.standing is standing
    without = press(standing_at({"standing": standing}, consent=None), ask, "9", 0)
    assert heard(without) == [heard(with_us)[0], "not-kept"]
    assert raised(without) == []


@pytest.mark.parametrize("standing", [Standing.JOINING, Standing.UNCONFIRMED])
@pytest.mark.parametrize(("ask", "value", "item", "raises"), RATINGS, ids=lambda v: str(v))
def test_somebody_new_is_told_that_it_belongs_to_nothing_here(
    standing: Standing, ask: str, value: str, item: int, raises: object
) -> None:
    new = ann(standing=standing, consent_version=None if standing is Standing.JOINING else "1")
    late = press(new, ask, value, item)
    assert (stored(late), raised(late), heard(late)[0]) == ([], [], "answer-gone")


@pytest.mark.parametrize(("ask", "value", "item", "raises"), RATINGS[:-1], ids=lambda v: str(v))
def test_of_exercises_that_are_gone_the_answer_says_so(ask: str, value: str, item: int, raises: object) -> None:
    for standing in (Standing.ACTIVE, Standing.STOPPED, Standing.ENDED):
        late = press(ann(standing=standing), ask, value, item)
        assert (stored(late), raised(late), heard(late)) == ([], [], ["answer-gone"])


@pytest.mark.parametrize("standing", [Standing.STOPPED, Standing.ENDED])
def test_a_pain_that_is_told_late_may_get_its_number_tapped_or_typed(standing: Standing) -> None:
    hurts = press(standing_at({"standing": standing}), "card", "pain", 1)
    assert heard(hurts) == ["hurt-score-after"]
    for how in (Answered("hurt_score", "5", KEY, 1, 8), Said("5", 9), Said("about a 5", 9)):
        rated = decide(hurts.case, how, RULES, LATER)
        assert [r.details["score"] for r in rated.case.reports] == [5]
        assert heard(rated) == ["kept-after"]
        assert decide(rated.case, Said("4", 10), RULES, LATER).case.reports == rated.case.reports
    worse = decide(hurts.case, Said("9", 9), RULES, LATER)
    assert (raised(worse), worse.case.person.safety_hold) == ([("T0", "causes_pain")], True)


@pytest.mark.parametrize("standing", [Standing.STOPPED, Standing.ENDED])
def test_a_reply_below_an_old_question_counts_as_a_tap_would(standing: Standing) -> None:
    case = standing_at({"standing": standing})
    replied = decide(case, Said("seven", 9, asked=f"pain_before:{KEY}:0"), RULES, LATER)
    assert raised(replied) == [("T1", "pain_before")]
    assert heard(replied) == ["kept-after"]
    corrected = decide(replied.case, Said("3", 9, edited=True), RULES, LATER)
    assert corrected.case.reports[0].details["corrected"] == 3
    withdrawn = standing_at({"standing": standing}, consent=None)
    for asked in (f"pain_before:{KEY}:0", f"note:{KEY}:0"):
        refused = decide(withdrawn, Said("seven", 9, asked=asked), RULES, LATER)
        assert (stored(refused), raised(refused)) == ([], [])


@pytest.mark.parametrize("standing", [Standing.STOPPED, Standing.ENDED])
def test_an_answer_can_be_corrected_after_all_is_over(standing: Standing) -> None:
    over = ann(done(pain_after=2, pain_before=2), standing=standing)
    offered = tap(over, "closing", "change", now=LATER)
    assert heard(offered) == ["change"]
    asked = tap(offered.case, "change", "pain_after", now=LATER)
    assert heard(asked) == ["change-to"]
    changed = decide(asked.case, Said("6", 9), RULES, LATER)
    assert (raised(changed), heard(changed)) == ([("T1", "pain_after")], ["kept-after"])
    (said,) = [e for e in changed.effects if isinstance(e, Say) and e.to == ANN.id]
    assert said.words.args["told"] == "said"
    assert getattr(said.words.args["what"], "key", "") == "changed"


def test_the_last_answer_of_a_questionnaire_counts_though_nobody_waits_for_it() -> None:
    first = replace(PHQ, answers={1: 3})
    case = replace(standing_at({"standing": Standing.STOPPED}), entries=())
    case = replace(case, entries=(Entry(EntryKind.MEASURE, MONDAY, ANN.id, data_of(first), id=1),))
    assert raised(press(case, "measure_choice", "2", 2)) == [("T1", "measure")]
    newer = replace(begun("phq2", LATER), state="done", answers={1: 0, 2: 0})
    both = replace(case, entries=(*case.entries, Entry(EntryKind.MEASURE, LATER, ANN.id, data_of(newer), id=2)))
    assert raised(press(both, "measure_choice", "2", 2)) == [("T1", "measure")]  # though a newer round is answered


def test_something_new_that_is_told_late_leads_to_no_card() -> None:
    case = ann(done(pain_before=2))
    yes = tap(case, "anything_new", "yes", now=LATER)
    none = answer(yes.case, "none", LATER)
    assert heard(none) == ["report"]
    told = decide(none.case, Said("a new tablet", 9), RULES, LATER)
    assert ("T1", "message") in raised(told)
    assert "card" not in heard(told)


def test_pain_is_reported_though_the_day_was_excused_already() -> None:
    busy = ann(workout(WorkoutStatus.EXCUSED, reason="busy", started_at=None))
    hurts = tap(busy, "not_today", "pain")
    assert (raised(hurts), heard(hurts)) == ([("T1", "causes_pain")], ["hurt-score"])
    again = tap(hurts.case, "not_today", "pain")
    assert (len(again.case.reports), again.case.reports[0].count, heard(again)) == (1, 1, ["noted"])


# — /stop after the end —


@pytest.mark.parametrize("how", [Commanded("stop"), Said("stop", 5)])
def test_a_stop_after_the_end_is_recorded_and_outlasts_it(how: Event) -> None:
    asked = decide(ann(standing=Standing.ENDED), how, RULES, LATER)
    assert heard(asked) == ["leave"]
    for yes in (Answered("leave", "yes"), Said("yes", 6)):
        gone = decide(asked.case, yes, RULES, LATER)
        assert (gone.case.person.standing, gone.case.person.preferences.left) == (Standing.ENDED, True)
        assert (heard(gone), raised(gone)) == (["left-ended"], [("T1", "left")])
        again = decide(gone.case, Commanded("stop"), RULES, LATER)
        assert (heard(again), len(again.case.reports), again.case.reports[0].count) == (["left-ended"], 1, 1)
    stayed = decide(asked.case, Answered("leave", "no"), RULES, LATER)
    assert (heard(stayed), raised(stayed), stayed.case.person.preferences.left) == (["cancelled"], [], False)


# — through the whole bot —


@pytest.fixture
async def clinic(database_url: str) -> AsyncIterator[OpenClinic]:
    async with opened(database_url, phone="020 7946 0018") as clinic:
        yield clinic


async def _old_card(clinic: OpenClinic) -> Any:
    """Ann's workout of this morning, on whose first card she stands; and then 70 days go by."""
    phone = clinic.phones["ann"]
    await clinic.later(hours=1)
    for button in ("Start", "2", "Nothing new"):
        phone.tap(button)
        await clinic.settle()
    return phone


@pytest.mark.parametrize("days", [1, 27, 29, 70])
async def test_a_card_of_weeks_ago_still_records(clinic: OpenClinic, days: int) -> None:
    phone = await _old_card(clinic)
    (key,) = [r.key for r in await rows(clinic.app.store, tables.workouts, patient_id=clinic.people["ann"].id)]
    phone.text("/stop")
    await clinic.settle()
    phone.text("yes")
    await clinic.settle()
    await clinic.later(days=days)
    phone.press(max(phone.by_id), f"pain_after:7:{key}:0")
    await clinic.settle()
    assert "that's recorded for" in clinic.heard("ann")[-1]
    assert "020 7946 0018" in clinic.heard("ann")[-1]
    reports = await rows(clinic.app.store, tables.reports, patient_id=clinic.people["ann"].id)
    assert len(reports) == 2  # that she stopped, and the pain


async def test_who_is_erased_is_told_that_nothing_is_kept_and_whom_to_call(clinic: OpenClinic) -> None:
    phone = await _old_card(clinic)
    (key,) = [r.key for r in await rows(clinic.app.store, tables.workouts, patient_id=clinic.people["ann"].id)]
    for step in ("/delete", "yes", "yes"):
        phone.text(step)
        await clinic.settle()
    await clinic.later(days=1)
    phone.press(max(phone.by_id), f"pain_after:7:{key}:0")
    await clinic.settle()
    assert clinic.heard("ann")[-1].startswith("That is not recorded, and nobody is told")
    assert "020 7946 0018" in clinic.heard("ann")[-1]
    await clinic.later(hours=1)
    phone.text("I have chest pain and can't breathe")
    await clinic.settle()
    assert clinic.heard("ann")[-1].startswith("Stop now. Call 999")
    for table in (tables.answers, tables.reports, tables.workouts):
        assert await rows(clinic.app.store, table, patient_id=clinic.people["ann"].id) == []
    async with clinic.app.store.reading() as tx:
        raw = (await tx.connection.scalars(select(tables.inbox.c.raw))).all()
    assert not any("chest" in text for text in raw)


# What is told late is no repeat of what is told of today


def two_days() -> Case:
    """Ann with the workout of three weeks ago and the one of today."""
    case = standing_at({})
    (old,) = case.workouts
    return case.with_workout(replace(old, key=f"{LATER:%y%m%d}0800", local_date=LATER.date()))


@pytest.mark.parametrize("order", [(0, 1), (1, 0)], ids=["late first", "today first"])
@pytest.mark.parametrize(("ask", "values"), [("hurt_score", "53"), ("pain_after", "66"), ("pain_before", "76")])
def test_pain_of_another_day_is_a_report_of_its_own(ask: str, values: str, order: tuple[int, int]) -> None:
    case = two_days()
    for which, value in zip(order, values, strict=True):
        case = decide(case, Answered(ask, value, case.workouts[which].key, 1), RULES, LATER).case
    told = {r.workout: (r.count, r.details.get("day"), str(r.details["score"])) for r in case.reports}
    days = ("2026-03-02", None)
    assert told == {case.workouts[w].key: (1, days[w], v) for w, v in zip(order, values, strict=True)}


def test_a_danger_sign_of_today_does_not_bear_the_day_of_an_old_pain() -> None:
    case = two_days()
    case = decide(case, Answered("pain_after", "9", case.workouts[0].key, 0), RULES, LATER).case
    case = decide(case, Said("I have chest pain"), RULES, LATER + timedelta(minutes=5)).case
    old, now = case.reports
    assert (old.details["day"], old.details["flags"]) == ("2026-03-02", "RF10")
    assert "day" not in now.details
    assert (now.tier.value, now.details["flags"]) == ("T0", "RF1")


def test_an_old_pain_does_not_change_the_day_of_a_danger_sign_of_today() -> None:
    case = two_days()
    case = decide(case, Said("I have chest pain"), RULES, LATER).case
    case = decide(case, Answered("pain_after", "9", case.workouts[0].key, 0), RULES, LATER + timedelta(minutes=5)).case
    assert [r.details.get("day") for r in case.reports] == [None, "2026-03-02"]
