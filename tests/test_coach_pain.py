"""Pain before, during and after: every boundary of the clinical rules §1 and §12, and what a plan overrides."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.coach.model import Item, Outcome, Stage, Workout, WorkoutStatus
from tests.coaching import KEY, MAYA, MONDAY, PLAN, TOM, ann, answer, asked, done, heard, kept, raised, tap, workout

NEXT = "card"


@pytest.mark.parametrize(
    ("score", "told", "reports"),
    [
        (0, ["anything-new"], []),
        (5, ["anything-new"], []),
        (6, ["no-start"], [("T1", "pain_before")]),
        (7, ["no-start"], [("T1", "pain_before")]),
        (8, ["safety-urgent"], [("T0", "pain_before")]),
        (10, ["safety-urgent"], [("T0", "pain_before")]),
    ],
)
def test_pain_before_decides_whether_to_start(score: int, told: list[str], reports: list[tuple[str, str]]) -> None:
    decision = answer(asked("pain_before", workout()), score)
    assert heard(decision) == told
    assert raised(decision) == reports
    assert kept(decision) == [("pain_before", str(score))]
    assert heard(decision, TOM) == ["report-card"] * len(reports)
    assert decision.case.person.safety_hold is (score >= 8)


@pytest.mark.parametrize(("before", "asks_again"), [(None, False), (0, False), (2, False), (3, True), (5, True)])
def test_amber_pain_before_is_asked_again_after_an_exercise(before: int | None, asks_again: bool) -> None:
    decision = answer(asked("card", workout(pain_before=before)), "done")
    assert heard(decision) == (["pain-during"] if asks_again else ["card"])


@pytest.mark.parametrize(
    ("score", "told", "reports"),
    [
        (2, ["card"], []),
        (5, ["card"], []),
        (6, ["checklist"], [("T1", "causes_pain")]),
        (7, ["checklist"], [("T1", "causes_pain")]),
        (8, ["safety-urgent"], [("T0", "pain_during")]),
    ],
)
def test_pain_during_stops_from_six(score: int, told: list[str], reports: list[tuple[str, str]]) -> None:
    current = workout(pain_before=4)
    first = replace(current.items[0], outcome=Outcome.DONE)
    decision = answer(asked("pain_during", replace(current, items=(first, *current.items[1:]))), score)
    assert heard(decision) == told
    assert raised(decision) == reports
    assert heard(decision, TOM) == ["report-card"] * len(reports)


@pytest.mark.parametrize(
    ("before", "after", "reports"),
    [
        (1, 2, []),
        (1, 3, [("T2", "pain_rise")]),
        (3, 5, [("T2", "pain_rise")]),
        (5, 5, []),
        (None, 5, []),  # unknown is not 0
        (5, 6, [("T1", "pain_after")]),
        (None, 7, [("T1", "pain_after")]),
        (7, 8, [("T0", "pain_after")]),
    ],
)
def test_pain_after_is_compared_with_pain_before(
    before: int | None, after: int, reports: list[tuple[str, str]]
) -> None:
    assert raised(answer(asked("pain_after", done(pain_before=before)), after)) == reports


@pytest.mark.parametrize("value", [*range(6)])
def test_an_exercise_that_hurts_is_told_however_little(value: int) -> None:
    hurts = answer(asked("card", workout(pain_before=1)), "pain")
    assert raised(hurts) == [("T1", "causes_pain")]
    assert heard(hurts, TOM) == ["report-card"]
    scored = answer(hurts.case, value)
    assert raised(scored) == [("T1", "causes_pain")]
    assert heard(scored, TOM) == ["edit:report-card"]


def test_a_severe_score_turns_the_same_report_urgent_instead_of_making_another() -> None:
    hurts = answer(asked("card", workout()), "pain")
    scored = answer(hurts.case, 8)
    assert raised(scored) == [("T0", "causes_pain")]
    assert heard(scored) == ["safety-urgent"]
    assert heard(scored, TOM) == ["report-card"]
    assert scored.case.workouts[0].status is WorkoutStatus.STOPPED


def test_a_red_flag_in_the_checklist_of_an_exercise_belongs_to_its_report() -> None:
    case = answer(asked("card", workout()), "pain").case
    for value in (4, "none", "sharp"):
        case = answer(case, value).case
    flagged = answer(case, "rf1")
    assert raised(flagged) == [("T0", "causes_pain")]
    assert flagged.case.reports[0].details["flags"] == "RF1"
    assert heard(flagged) == ["safety-emergency"]


def test_a_late_rating_is_kept_and_alerts_without_moving_the_talk() -> None:
    stage = Stage("start", "2603030800")
    decision = tap(ann(done(pain_before=1), stage=stage), "pain_after", 7)
    assert raised(decision) == [("T1", "pain_after")]
    assert decision.case.stage == stage
    assert heard(decision) == ["noted"]


def test_a_raised_rating_is_told_again_and_a_lowered_one_stays_as_a_correction() -> None:
    first = answer(asked("pain_after", done()), 6)
    higher = tap(first.case, "pain_after", 7)
    assert heard(higher, TOM) == ["report-card"]
    lower = tap(higher.case, "pain_after", 3)
    assert heard(lower, TOM) == ["edit:report-card"]
    assert lower.case.reports[0].details == {"score": 7, "corrected": 3}
    assert lower.case.workouts[0].pain_after == 3


def test_pain_before_corrected_to_the_limit_ends_the_workout_that_it_should_have_kept_from_starting() -> None:
    current = workout(pain_before=2)
    items = (Item("pelvic_tilt", current.items[0].dose, Outcome.DONE), *current.items[1:])
    decision = tap(asked("card", replace(current, items=items), 1), "pain_before", 6)
    assert heard(decision) == ["no-start"]
    assert decision.case.workouts[0].status is WorkoutStatus.PARTIAL


@pytest.mark.parametrize(("score", "told"), [(3, ["anything-new"]), (4, ["no-start"])])
def test_a_plan_overrides_a_threshold(score: int, told: list[str]) -> None:
    plan = replace(PLAN, thresholds={"pain.no_start_at": 4})
    assert heard(answer(asked("pain_before", workout(), plan=plan), score)) == told


def test_the_lead_hears_at_once_where_the_therapist_cannot_be_reached() -> None:
    case = asked("pain_before", workout())
    assert case.team is not None
    case = replace(case, team=replace(case.team, therapist=replace(TOM, unreachable=True)))
    decision = answer(case, 6)
    assert heard(decision, TOM) == []
    assert heard(decision, MAYA) == ["report-card"]


def test_too_hard_without_a_number_is_unknown_and_not_nothing() -> None:
    case = answer(asked("card", workout(), 1), "too_hard").case
    case = answer(case, "heavy").case
    unsure = answer(case, "unsure")
    assert unsure.case.workouts[0].items[1].managed is None
    assert "managed" not in unsure.case.reports[0].details
    assert heard(unsure) == ["hard-easier"]


def test_the_easier_step_is_offered_once_and_counts_as_done_at_the_easier_step() -> None:
    case = answer(asked("card", workout(), 1), "too_hard").case
    case = answer(case, "heavy").case
    case = answer(case, "unsure").case
    taken = answer(case, "take")
    assert heard(taken) == ["easier-taken", "card"]
    assert taken.case.workouts[0].items[1].dose.hold_s == 15
    finished = tap(taken.case, "card", "done", KEY, 0).case
    finished = tap(finished, "card", "done", KEY, 1).case
    assert finished.workouts[0].items[1].outcome is Outcome.EASIER
    again = tap(taken.case, "card", "too_hard", KEY, 1).case
    for value in ("heavy", "unsure"):
        again = tap(again, again.stage.ask, value, KEY, 1).case
    assert again.stage.ask != "hard_easier"


@pytest.mark.parametrize(
    ("last_week", "this_week", "now", "told"),
    [
        ((2, 2, 2), (3, 3), 3, "2.0 → 3.0"),
        ((2, 2, 3), (3, 3), 3, None),  # not a whole point more
        ((2, 2), (4, 4), 4, None),  # too few of the week before
        ((2, 2, 2), (4,), 4, None),  # too few of this week
        ((2, 2, 2, None), (3, None, 3), 3, "2.0 → 3.0"),  # an answer that is missing is not 0
        ((4, 4, 4), (2, 2), 2, None),
    ],
)
def test_pain_that_rises_from_week_to_week_is_told_once(
    last_week: tuple[int | None, ...], this_week: tuple[int | None, ...], now: int, told: str | None
) -> None:
    def past(days: int, pain: int | None) -> Workout:
        day = MONDAY - timedelta(days=days)
        return done(key=f"{day:%y%m%d}0800", local_date=day.date(), pain_before=pain)

    weeks = [past(13 - n, pain) for n, pain in enumerate(last_week)] + [past(6 - n, p) for n, p in enumerate(this_week)]
    decision = answer(ann(*weeks, workout(), stage=Stage("pain_before", KEY)), now)
    assert [r.details["week"] for r in decision.case.reports if r.rule == "pain_week"] == ([told] if told else [])
    again = tap(decision.case, "pain_before", now + 1, now=MONDAY + timedelta(days=1))
    assert [r.count for r in again.case.reports if r.rule == "pain_week" and told] == ([1] if told else [])
