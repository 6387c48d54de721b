"""The ladder (clinical rules §4): every condition of a step at its boundary; without a record nothing happens."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from bot.coach.effects import Say
from bot.coach.model import (
    Dose,
    Item,
    Outcome,
    Plan,
    Prescribed,
    Report,
    ReportStatus,
    Step,
    Tier,
    Workout,
    WorkoutStatus,
)
from bot.coach.plan.ladder import against_down, against_up, offered
from tests.coaching import MONDAY, PLAN, RULES, TOM, ann, answer, asked, heard, raised, tap, workout

TODAY = date(2026, 3, 4)
DOSE = Dose(2, reps=10)
UP = Step("bridge", Dose(2, reps=12), "easy", authorised_by=TOM.id, authorised_at=MONDAY)
DOWN = Step("bridge", Dose(2, reps=6), "too_hard", authorised_by=TOM.id, authorised_at=MONDAY)
BRIDGE = Prescribed("bridge", DOSE, easier=DOWN, harder=UP)
LIMITS = RULES.thresholds


def one(day: int, outcome: Outcome | None = Outcome.DONE, dose: Dose = DOSE, **more: Any) -> Workout:
    """A workout in which all went well: felt easy, no pain, a settled morning."""
    when = date(2026, 3, day)
    values: dict[str, Any] = {
        "effort": "easy",
        "pain_before": 1,
        "pain_after": 1,
        "morning_pain": 1,
        "soreness": 0,
        "status": WorkoutStatus.DONE,
        **more,
    }
    return Workout(f"2603{day:02}0800", 1, when, items=(Item("bridge", dose, outcome),), **values)


def up(*workouts: Workout, p: Prescribed = BRIDGE, told: tuple[Report, ...] = (), today: date = TODAY) -> str:
    return against_up(p, workouts, told, LIMITS, today)


def test_a_step_up_when_all_went_well_twice() -> None:
    assert up(one(2), one(3)) == ""


@pytest.mark.parametrize(
    ("p", "why"),
    [
        (replace(BRIDGE, harder=None), "none"),
        (replace(BRIDGE, harder=replace(UP, authorised_by=None)), "none"),
        (replace(BRIDGE, harder=replace(UP, expires=date(2026, 3, 3))), "expired"),
        (replace(BRIDGE, harder=replace(UP, expires=TODAY)), ""),
        (replace(BRIDGE, stepped_on=TODAY - timedelta(days=6)), "too_soon"),
        (replace(BRIDGE, stepped_on=TODAY - timedelta(days=7)), ""),
        (replace(BRIDGE, harder=replace(UP, min_days=14), stepped_on=TODAY - timedelta(days=13)), "too_soon"),
    ],
)
def test_the_record_must_count(p: Prescribed, why: str) -> None:
    assert up(one(2), one(3), p=p) == why


@pytest.mark.parametrize(
    ("workouts", "why"),
    [
        ((), "trigger"),
        ((one(3),), "trigger"),
        ((one(2, effort="right"), one(3)), "trigger"),
        ((one(2), one(3, effort=None)), "trigger"),
        ((one(2), one(3, outcome=Outcome.SKIPPED)), "trigger"),
        ((one(2), one(3, dose=Dose(2, reps=8))), "trigger"),
        ((one(1, effort="hard"), one(2), one(3)), ""),
        ((one(1), one(2), one(3, status=WorkoutStatus.MISSED)), ""),
        ((one(2), one(3, pain_before=2)), ""),
        ((one(2), one(3, pain_before=3, morning_pain=3)), "pain"),
        ((one(2), one(3, pain_after=3)), "pain"),
        ((one(2), one(3, pain_after=None)), "pain"),
        ((one(2), one(3, pain_before=None)), "pain"),
        ((one(2), one(3, morning_pain=2)), ""),
        ((one(2), one(3, morning_pain=3)), "morning"),
        ((one(2), one(3, morning_pain=None)), "morning"),
        ((one(2, morning_pain=None), one(3)), "morning"),
        ((one(2), one(3, soreness=3)), ""),
        ((one(2), one(3, soreness=4)), "morning"),
        ((one(2), one(3, soreness=None)), "morning"),
    ],
)
def test_each_condition_of_a_step_up(workouts: tuple[Workout, ...], why: str) -> None:
    assert up(*workouts) == why


def test_pain_while_it_was_done_speaks_against_it() -> None:
    hurt = replace(one(3), items=(Item("bridge", DOSE, Outcome.DONE, pain=3),))
    fine = replace(one(3), items=(Item("bridge", DOSE, Outcome.DONE, pain=2),))
    assert up(one(2), hurt) == "pain"
    assert up(one(2), fine) == ""


def test_another_exercise_that_was_too_hard_speaks_against_it() -> None:
    other = replace(one(3), items=(*one(3).items, Item("cat_cow", DOSE, Outcome.TOO_HARD)))
    assert up(one(2), other) == "too_hard"


@pytest.mark.parametrize(
    ("effort", "status", "why"),
    [
        ("right", WorkoutStatus.DONE, ""),
        (None, WorkoutStatus.DONE, ""),
        ("hard", WorkoutStatus.DONE, "too_hard"),
        ("right", WorkoutStatus.PARTIAL, "trigger"),
    ],
)
def test_done_in_full_twice_is_a_trigger_too(effort: str | None, status: WorkoutStatus, why: str) -> None:
    p = replace(BRIDGE, harder=replace(UP, trigger="done"))
    assert up(one(2, effort="right"), one(3, effort=effort, status=status), p=p) == why


@pytest.mark.parametrize(
    ("rule", "status", "why"),
    [
        ("message", ReportStatus.OPEN, "report"),
        ("message", ReportStatus.SEEN, "report"),
        ("message", ReportStatus.ACTED, ""),
        ("message", ReportStatus.CLOSED, ""),
        ("effort_easy", ReportStatus.OPEN, ""),
        ("effort_hard", ReportStatus.OPEN, "report"),
    ],
)
def test_a_report_that_waits_speaks_against_it(rule: str, status: ReportStatus, why: str) -> None:
    told = Report(3, 1, Tier.DIGEST, rule, MONDAY, MONDAY, status=status)
    assert up(one(2), one(3), told=(told,)) == why


@pytest.mark.parametrize(
    ("p", "trigger", "why"),
    [
        (BRIDGE, "too_hard", ""),
        (BRIDGE, "unsettled", "trigger"),
        (replace(BRIDGE, easier=None), "too_hard", "none"),
        (replace(BRIDGE, easier=replace(DOWN, authorised_by=None)), "too_hard", "none"),
        (replace(BRIDGE, easier=replace(DOWN, trigger="offer")), "too_hard", "trigger"),
        (replace(BRIDGE, easier=replace(DOWN, trigger="")), "too_hard", "trigger"),
        (replace(BRIDGE, easier=replace(DOWN, trigger="unsettled")), "unsettled", ""),
        (replace(BRIDGE, easier=replace(DOWN, expires=TODAY)), "too_hard", ""),
        (replace(BRIDGE, easier=replace(DOWN, expires=TODAY - timedelta(days=1))), "too_hard", "expired"),
        (replace(BRIDGE, stepped_on=TODAY - timedelta(days=6)), "too_hard", "too_soon"),
        (replace(BRIDGE, stepped_on=TODAY - timedelta(days=7)), "too_hard", ""),
    ],
)
def test_a_step_down_needs_one_trigger(p: Prescribed, trigger: str, why: str) -> None:
    assert against_down(p, trigger, TODAY) == why


@pytest.mark.parametrize(
    ("step", "there"),
    [
        (None, False),
        (replace(DOWN, trigger=""), True),
        (replace(DOWN, trigger="offer", authorised_by=None), True),
        (DOWN, True),
        (replace(DOWN, trigger="unsettled"), False),
        (replace(DOWN, expires=TODAY), True),
        (replace(DOWN, expires=TODAY - timedelta(days=1)), False),
    ],
)
def test_the_easier_step_is_offered_while_it_counts(step: Step | None, there: bool) -> None:
    plan = replace(PLAN, exercises=(replace(BRIDGE, easier=step),))
    assert (offered(plan, "bridge", TODAY) is not None) is there


def with_bridge(p: Prescribed) -> Plan:
    return replace(PLAN, exercises=(p,))


MORNING = datetime(2026, 3, 4, 8, 30, tzinfo=MONDAY.tzinfo)


def morning(*workouts: Workout, p: Prescribed = BRIDGE, pain: int = 1, **more: Any) -> Any:
    """Ann answers how much pain she has on the morning after the last of these."""
    case = asked("morning_pain", workouts[-1], plan=with_bridge(p), **more)
    case = replace(case, workouts=workouts)
    return answer(case, pain, MORNING)


def test_both_hear_of_a_step_up_and_its_record_is_used_up() -> None:
    decision = morning(one(2), replace(one(3), morning_pain=None))
    plan = decision.case.plan
    (after,) = plan.exercises
    assert (plan.version, plan.reason, plan.author_id) == (2, "=step_up", TOM.id)
    assert (after.dose, after.harder, after.easier, after.stepped_on) == (UP.dose, None, DOWN, TODAY)
    assert "ladder-told" in heard(decision)
    assert ("T2", "stepped_up") in raised(decision)


def test_after_a_step_down_no_harder_step_is_left() -> None:
    p = replace(BRIDGE, easier=replace(DOWN, trigger="unsettled"))
    decision = morning(one(2), replace(one(3), morning_pain=None), p=p, pain=6)
    (after,) = decision.case.plan.exercises
    assert (after.dose, after.easier, after.harder) == (DOWN.dose, None, None)
    assert ("T2", "stepped_down") in raised(decision)


def test_nothing_moves_while_a_red_flag_is_in_force() -> None:
    decision = morning(one(2), replace(one(3), morning_pain=None), safety_hold=True)
    assert decision.case.plan.version == 1


def test_one_exercise_at_a_time_goes_up() -> None:
    other = Prescribed("cat_cow", DOSE, harder=Step("cat_cow", Dose(2, reps=12), "easy", authorised_by=TOM.id))
    both = [replace(w, items=(*w.items, Item("cat_cow", DOSE, Outcome.DONE))) for w in (one(2), one(3))]
    case = asked("morning_pain", both[1], plan=replace(PLAN, exercises=(BRIDGE, other)))
    case = replace(case, workouts=(both[0], replace(both[1], morning_pain=None)))
    plan = answer(case, 1, MORNING).case.plan
    assert plan is not None
    assert [p.dose.reps for p in plan.exercises] == [12, 10]


def test_a_step_into_an_exercise_that_is_there_already_is_not_taken() -> None:
    p = replace(BRIDGE, harder=replace(UP, exercise="cat_cow"))
    case = asked("morning_pain", one(3), plan=replace(PLAN, exercises=(p, Prescribed("cat_cow", DOSE))))
    case = replace(case, workouts=(one(2), replace(one(3), morning_pain=None)))
    plan = answer(case, 1, MORNING).case.plan
    assert plan is not None and plan.version == 1


def test_too_hard_steps_down_when_the_workout_is_over() -> None:
    item = Item("bridge", DOSE, opened_at=MONDAY)
    current = workout(items=(item,), pain_before=0)
    case = ann(current, plan=with_bridge(BRIDGE), stage=asked("card", current).stage)
    hard = tap(case, "card", "too_hard")
    assert hard.case.plan is not None and hard.case.plan.version == 1
    stopped = answer(answer(answer(hard.case, "finish").case, "unsure").case, "stay")
    assert stopped.case.plan is not None and stopped.case.plan.version == 2
    told = [e.words.key for e in stopped.effects if isinstance(e, Say)]
    assert "ladder-told" in told
