"""Milestones, the weekly summary, questionnaires and the questions before the first workout: when, and when not."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from bot.coach.decide import Decision, decide
from bot.coach.effects import Follow
from bot.coach.events import Action, Answered, CameDue, Decided, DueKind, Finished, Said
from bot.coach.measures import Round, data_of, rounds, scored
from bot.coach.model import Case, Entry, EntryKind, Outcome, Preferences, Stage, Tier, Workout, WorkoutStatus
from bot.coach.patient import background
from tests.coaching import ANN, KEY, MONDAY, PLAN, RULES, TOM, ann, answer, done, followed, heard, raised, tap, workout

WANTING = Preferences(streaks=True, milestones=True, weekly_summary=True)
ASKING = replace(PLAN, measures=("who5", "phq2"))
SCREENING = replace(PLAN, screening=True)


def days_done(count: int) -> list[Workout]:
    days = [MONDAY.date() - timedelta(days=ago) for ago in range(count, 0, -1)]
    return [replace(done(pain_before=1, pain_after=1), key=f"{d:%y%m%d}0800", local_date=d) for d in days]


def closed(today: Workout, *before: Workout, **more: Any) -> Decision:
    """The last answer of a workout, with whatever follows from it."""
    case = ann(*before, today, stage=Stage("note", KEY), **{"preferences": WANTING, **more})
    return followed(tap(case, "note", "none"))


def told(decision: Decision) -> list[tuple[Any, Any]]:
    return [(e.data["milestone"], e.data["count"]) for e in decision.case.entries if e.kind is EntryKind.MILESTONE]


# Milestones


def test_a_milestone_is_said_after_the_closing_and_kept() -> None:
    decision = closed(done(pain_before=2, pain_after=2))
    assert heard(decision) == ["closing", "cheer-said"]
    assert told(decision) == [("total", 1)]


def test_who_has_not_chosen_it_hears_nothing() -> None:
    assert heard(closed(done(pain_before=2, pain_after=2), preferences=Preferences())) == ["closing"]


@pytest.mark.parametrize(
    ("today", "praised"),
    [
        (done(pain_before=2, pain_after=3), True),
        (done(pain_before=2, pain_after=4), False),  # it rose by two: hold
        (done(pain_before=4, pain_after=5), True),
        (done(pain_before=5, pain_after=6), False),
        (done(pain_before=6, pain_after=5), False),
        (done(pain_before=0, pain_after=0), True),  # for the workout, never for the low score
        (replace(done(), items=(replace(done().items[0], outcome=Outcome.PAIN), *done().items[1:])), False),
        (replace(done(), items=(replace(done().items[0], pain=6), *done().items[1:])), False),
        (workout(WorkoutStatus.EXCUSED), False),
    ],
)
def test_pain_is_never_praised(today: Workout, praised: bool) -> None:
    assert ("cheer-said" in heard(closed(today))) is praised


def test_a_workout_with_an_urgent_report_is_not_praised() -> None:
    case = ann(done(), preferences=WANTING)
    hurt = decide(case, Answered("hurt_score", "5", KEY, -1, 7), RULES, MONDAY).case
    alarmed = replace(hurt, reports=tuple(replace(r, tier=Tier.TODAY, workout=KEY) for r in hurt.reports))
    assert alarmed.reports
    assert "cheer-said" not in heard(tap(replace(alarmed, stage=Stage("note", KEY)), "note", "none"))


def test_nothing_is_said_while_stopped_for_safety() -> None:
    assert "cheer-said" not in heard(closed(done(pain_before=1, pain_after=1), safety_hold=True))


def test_the_same_total_is_told_once() -> None:
    first = closed(done(pain_before=1, pain_after=1), *days_done(4))
    assert told(first) == [("total", 5)]
    again = followed(decide(first.case, Finished(workout=KEY), RULES, MONDAY))
    assert heard(again) == []


def test_coming_back_is_welcomed_without_a_word_about_the_break() -> None:
    long_ago = [replace(w, key=f"26020{n}0800", local_date=date(2026, 2, n)) for n, w in enumerate(days_done(3), 1)]
    decision = closed(done(pain_before=1, pain_after=1), *long_ago)
    assert told(decision) == [("comeback", 4)]


def test_one_tap_ends_them() -> None:
    off = tap(ann(done(), preferences=WANTING), "cheer_off", "off", "")
    assert heard(off) == ["cheer-off"]
    assert (off.case.person.preferences.streaks, off.case.person.preferences.milestones) == (False, False)
    assert off.case.person.preferences.weekly_summary


@pytest.mark.parametrize(
    ("choice", "expected"), [("all", (True, True, True)), ("milestones", (True, True, False)), ("no", (False,) * 3)]
)
def test_the_choice_when_joining(choice: str, expected: tuple[bool, bool, bool]) -> None:
    chosen = tap(ann(stage=Stage("cheer")), "cheer", choice, "").case.person.preferences
    assert (chosen.streaks, chosen.milestones, chosen.weekly_summary) == expected


@pytest.mark.parametrize(("now", "reached"), [(5, False), (6, True)])
def test_a_goal_is_reached_with_two_points_more(now: int, reached: bool) -> None:
    def psfs(value: int, key: str, day: date) -> Entry:
        current = Round("psfs", key, day, "done", 1, {1: value}, {1: "stairs"})
        return Entry(EntryKind.MEASURE, MONDAY, 3, data_of(scored(RULES.measures["psfs"], current)))

    entries = (psfs(4, "2602010900", date(2026, 2, 1)), psfs(now, "2603020900", MONDAY.date()))
    case = replace(ann(preferences=WANTING), entries=entries)
    decision = decide(case, Finished(measure="psfs"), RULES, MONDAY)
    assert heard(decision) == (["cheer-said"] if reached else [])
    assert heard(decide(decision.case, Finished(measure="psfs"), RULES, MONDAY)) == []


# The weekly summary


def weekly(case: Case, late: timedelta = timedelta()) -> Decision:
    event = CameDue(DueKind.WEEKLY, MONDAY.date(), "weekly", MONDAY - late)
    return followed(decide(case, event, RULES, MONDAY))


def test_the_weekly_summary_comes_if_it_is_wanted_and_nothing_speaks_against_it() -> None:
    assert heard(weekly(ann(done(), preferences=WANTING))) == ["weekly"]
    assert heard(weekly(ann(preferences=WANTING))) == []  # nothing to show yet
    assert heard(weekly(ann(done(), preferences=Preferences()))) == []
    assert heard(weekly(ann(done(), preferences=WANTING, safety_hold=True))) == []
    assert heard(weekly(ann(done(), preferences=WANTING, paused_until=date(2026, 3, 9)))) == []
    assert heard(weekly(ann(done(), preferences=WANTING), timedelta(hours=13))) == []


# Questionnaires


def asked_by_itself(case: Case, now: datetime = MONDAY) -> Decision:
    return decide(case, CameDue(DueKind.MEASURE, now.date(), "due", now), RULES, now)


def test_one_questionnaire_a_day_and_each_at_most_every_14_days() -> None:
    first = asked_by_itself(ann(plan=ASKING))
    assert heard(first) == ["measure"]
    skipped = answer(first.case, "skip")
    assert heard(asked_by_itself(skipped.case)) == []
    tomorrow = MONDAY + timedelta(days=1)
    second = asked_by_itself(skipped.case, tomorrow)
    assert rounds(second.case.entries)[-1].measure == "phq2"
    over = answer(second.case, "skip", tomorrow)
    for days, expected in ((13, []), (14, ["measure"])):
        assert heard(asked_by_itself(over.case, MONDAY + timedelta(days=days))) == expected


def test_nothing_is_asked_that_the_plan_has_not_nor_while_stopped() -> None:
    assert heard(asked_by_itself(ann())) == []
    assert heard(asked_by_itself(ann(plan=ASKING, safety_hold=True))) == []


@pytest.mark.parametrize(("values", "told_now"), [("33322", False), ("33222", True), ("00000", True)])
def test_a_low_who5_is_told_the_same_day(values: str, told_now: bool) -> None:
    decision = answer(asked_by_itself(ann(plan=ASKING)).case, "start")
    for value in values:
        decision = answer(decision.case, value)
    assert heard(decision) == ["measure-done"]
    assert raised(decision) == ([("T1", "measure")] if told_now else [])


def test_what_is_left_out_is_unknown_and_raises_nothing() -> None:
    decision = answer(asked_by_itself(ann(plan=ASKING)).case, "start")
    for value in ("0", "0", "skip", "0", "0"):
        decision = answer(decision.case, value)
    assert raised(decision) == []
    assert rounds(decision.case.entries)[-1].score is None
    assert rounds(decision.case.entries)[-1].answers == {1: 0, 2: 0, 4: 0, 5: 0}


def test_a_typed_answer_is_screened_first() -> None:
    decision = answer(asked_by_itself(ann(plan=ASKING)).case, "start")
    decision = decide(decision.case, Said("at no time, I want to die"), RULES, MONDAY)
    assert decision.case.person.safety_hold
    assert raised(decision) == [("T0", "red_flag")]


# Before the first workout


@pytest.mark.parametrize("question", background.YES_NO)
def test_a_marked_yes_opens_a_report_and_the_workout_waits(question: str) -> None:
    offered = ann(workout(WorkoutStatus.OFFERED), plan=SCREENING, stage=Stage("screen", question))
    decision = answer(offered, "yes")
    assert raised(decision) == [("T1", "screening")]
    assert decision.case.workouts[0].status is WorkoutStatus.HELD  # counts neither way
    assert _waits(decision.case)


def test_what_is_not_marked_waits_for_nobody() -> None:
    plan = replace(SCREENING, screening_marks=("surgery",))
    decision = answer(ann(plan=plan, stage=Stage("screen", "falls")), "yes")
    assert raised(decision) == []
    assert not _waits(decision.case)


@pytest.mark.parametrize(
    ("action", "waits"), [(Action.SEEN, True), (Action.WRITE, True), (Action.CLEAR, False), (Action.CLOSE, False)]
)
def test_only_a_therapists_word_lets_it_start(action: Action, waits: bool) -> None:
    decision = answer(ann(plan=SCREENING, stage=Stage("screen", "surgery")), "yes")
    after = decide(decision.case, Decided(TOM, 1, action), RULES, MONDAY)
    assert _waits(after.case) is waits


def test_without_screening_a_workout_starts_as_ever() -> None:
    assert heard(tap(ann(workout(WorkoutStatus.OFFERED)), "start", "start")) == ["pain-before"]
    assert heard(tap(ann(workout(WorkoutStatus.OFFERED), plan=SCREENING), "start", "start")) == ["screen"]


def _waits(case: Case) -> bool:
    known = background.answers(case.entries)
    filled = [
        Entry(EntryKind.SCREENING, MONDAY, ANN.id, {"question": name, "answer": "skip"})
        for question in background.QUESTIONS
        for name in (question, f"{question}_more")
        if name not in known
    ]
    ready = replace(case, entries=(*filled, *case.entries), stage=Stage())
    decision = tap(ready, "try_now", "start", "")
    assert not any(isinstance(e, Follow) for e in decision.effects)
    return heard(decision) == ["screen-waits"]
