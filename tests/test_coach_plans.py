"""Plans: reduced doses, swaps, versions that are only added, thresholds; adherence; slots and time zones."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from bot.coach.adherence import done_of, dose_percent, ignored_in_a_row, sparkline, worst_pain
from bot.coach.events import Action
from bot.coach.model import Dose, Item, Outcome, Slot, Workout, WorkoutStatus
from bot.coach.plan.planning import active, change_for, changed, feasible, reduced
from bot.coach.rules import Thresholds
from bot.coach.schedule import civil, is_quiet, next_due, next_slot, utc, zone_for
from bot.coach.talk import slots_words
from tests.coaching import MONDAY, PLAN, RULES, TOM, workout

TODAY = date(2026, 3, 2)
BERLIN = "Europe/Berlin"


@pytest.mark.parametrize(
    ("dose", "smaller"),
    [
        (Dose(3, reps=15), Dose(3, reps=9)),
        (Dose(2, reps=10), Dose(2, reps=6)),
        (Dose(2, reps=2), Dose(2, reps=1)),
        (Dose(2, reps=1), Dose(1, reps=1)),
        (Dose(1, reps=1), None),
        (Dose(2, hold_s=30), Dose(2, hold_s=18)),
        (Dose(2, hold_s=6), Dose(2, hold_s=4)),
        (Dose(2, hold_s=5), Dose(1, hold_s=5)),
        (Dose(1, hold_s=5), None),
        (Dose(minutes=10), Dose(minutes=6)),
        (Dose(minutes=1), None),
        (Dose(2, reps=10, hold_s=5), Dose(2, reps=6, hold_s=5)),
    ],
)
def test_a_reduced_dose(dose: Dose, smaller: Dose | None) -> None:
    assert reduced(dose) == smaller


@pytest.mark.parametrize(
    ("dose", "unit", "before", "after"),
    [(Dose(2, reps=10), "reps", 10, 6), (Dose(2, reps=1), "sets", 2, 1), (Dose(2, hold_s=5), "sets", 2, 1)],
)
def test_the_button_names_the_figure_that_changes(dose: Dose, unit: str, before: int, after: int) -> None:
    plan = replace(PLAN, exercises=(replace(PLAN.exercises[2], dose=dose),))
    label = feasible(plan, "bridge", TODAY, RULES.exercises)[0].label
    assert label is not None and not isinstance(label, str | int | tuple)
    assert dict(label.args) == {"unit": unit, "from": before, "to": after}  # type: ignore[union-attr]


def test_a_swap_comes_at_its_own_dose() -> None:
    plan = replace(PLAN, exercises=(replace(PLAN.exercises[2], swaps=("tai_chi_shift",)),))
    change = change_for(plan, "bridge", Action.SWAP, TODAY, RULES.exercises)
    assert change is not None and change.after is not None
    assert change.after.dose == RULES.exercises["tai_chi_shift"].dose


@pytest.mark.parametrize("action", [Action.REDUCE, Action.HOLD, Action.REMOVE])
def test_versions_are_only_added(action: Action) -> None:
    change = change_for(PLAN, "bridge", action, TODAY, RULES.exercises)
    assert change is not None
    following = changed(PLAN, change, TOM, "why", MONDAY)
    assert (following.version, following.author_id, following.created_at) == (2, 2, MONDAY)
    assert PLAN.exercises == RULES.programmes["low_back_1"].exercises
    assert len(following.exercises) == (3 if action is Action.REMOVE else 4)


@pytest.mark.parametrize(("day", "there"), [(4, False), (5, True), (6, True)])
def test_a_held_exercise_comes_back_on_its_day(day: int, there: bool) -> None:
    held = replace(PLAN, exercises=(replace(PLAN.exercises[0], held_until=date(2026, 3, 5)),))
    assert bool(active(held, date(2026, 3, day))) is there


def test_a_threshold_that_does_not_exist_is_refused() -> None:
    assert Thresholds().overridden({"pain.stop_at": 5}).pain.stop_at == 5
    for name in ("pain.nothing", "nothing.stop_at", "pain", ""):
        with pytest.raises(KeyError):
            Thresholds().overridden({name: 5})


# Adherence


def day(ago: int, status: WorkoutStatus, **more: object) -> Workout:
    local = TODAY - timedelta(days=ago)
    return workout(status, key=f"{local:%y%m%d}0800", local_date=local, **more)


@pytest.mark.parametrize(
    ("statuses", "counted"),
    [
        ([], (0, 0)),  # nothing due is not 0 %
        ([WorkoutStatus.DONE, WorkoutStatus.PARTIAL, WorkoutStatus.MISSED], (2, 3)),
        ([WorkoutStatus.EXCUSED, WorkoutStatus.STOPPED, WorkoutStatus.HELD, WorkoutStatus.NOT_SENT], (0, 0)),
        ([WorkoutStatus.OFFERED, WorkoutStatus.STARTED], (0, 0)),
    ],
)
def test_only_what_was_due_counts(statuses: list[WorkoutStatus], counted: tuple[int, int]) -> None:
    assert done_of([day(i, s) for i, s in enumerate(statuses)], TODAY, 7) == counted


@pytest.mark.parametrize(("ago", "counted"), [(0, (1, 1)), (6, (1, 1)), (7, (0, 0)), (-1, (0, 0))])
def test_the_last_seven_days_include_today(ago: int, counted: tuple[int, int]) -> None:
    assert done_of([day(ago, WorkoutStatus.DONE)], TODAY, 7) == counted


@pytest.mark.parametrize(
    ("outcomes", "percent"),
    [
        ([], 0),
        ([Outcome.DONE] * 4, 100),
        ([Outcome.DONE] * 3 + [Outcome.SKIPPED], 75),
        ([Outcome.EASIER, None], 50),
        ([Outcome.PAIN, Outcome.TOO_HARD], 0),
    ],
)
def test_dose_adherence(outcomes: list[Outcome | None], percent: int) -> None:
    assert dose_percent([Item("bridge", Dose(2, reps=10), o) for o in outcomes]) == percent


@pytest.mark.parametrize(("managed", "percent"), [(None, 0), (0, 0), (10, 50), (20, 100), (99, 100)])
def test_a_part_of_the_dose_counts_as_that_part_and_no_more(managed: int | None, percent: int) -> None:
    assert dose_percent([Item("bridge", Dose(2, reps=10), Outcome.TOO_HARD, managed=managed)]) == percent


def test_ignored_in_a_row_is_broken_by_anything_that_was_answered() -> None:
    missed = [day(i, WorkoutStatus.MISSED) for i in (4, 3, 2)]
    assert ignored_in_a_row(missed) == 3
    assert ignored_in_a_row([*missed, day(1, WorkoutStatus.PARTIAL)]) == 0
    assert ignored_in_a_row([missed[0], day(3, WorkoutStatus.EXCUSED), missed[2]]) == 2


def test_an_unanswered_rating_is_left_out_of_the_trend() -> None:
    assert sparkline([0, None, 10]) == "▁█"
    assert worst_pain(workout()) is None
    assert worst_pain(workout(pain_before=0)) == 0


# Time


def test_a_time_that_the_clocks_skip_comes_after_the_gap_and_only_once() -> None:
    slot = Slot(6, time(2, 30))
    moment = next_slot(slot, BERLIN, datetime(2026, 3, 28, 12, tzinfo=UTC))
    assert moment == (date(2026, 3, 29), datetime(2026, 3, 29, 1, 30, tzinfo=UTC))  # 03:30 summer time
    assert next_slot(slot, BERLIN, moment[1])[0] == date(2026, 4, 5)


def test_a_time_that_exists_twice_is_the_first() -> None:
    assert utc(date(2026, 10, 25), time(2, 30), BERLIN) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_nine_oclock_stays_nine_oclock_when_the_clocks_change() -> None:
    before, after = (utc(date(2026, 3, d), time(9), BERLIN) for d in (28, 29))
    assert after - before == timedelta(hours=23)


def test_the_next_due_slot_is_strictly_later() -> None:
    slots = (Slot(0, time(8)), Slot(2, time(8)))
    assert next_due(slots, "UTC", datetime(2026, 3, 2, 8, tzinfo=UTC)) == (
        slots[1],
        datetime(2026, 3, 4, 8, tzinfo=UTC),
    )
    assert next_due((), "UTC", MONDAY) is None


@pytest.mark.parametrize(
    ("hour", "minute", "quiet"), [(20, 59, False), (21, 0, True), (3, 0, True), (7, 59, True), (8, 0, False)]
)
def test_quiet_hours_run_over_midnight(hour: int, minute: int, quiet: bool) -> None:
    moment = datetime(2026, 3, 2, hour, minute, tzinfo=UTC)
    assert is_quiet(moment, "UTC", time(21), time(8)) is quiet
    assert (civil(moment, "UTC", time(21), time(8)) > moment) is quiet


def test_equal_quiet_hours_are_none() -> None:
    assert civil(MONDAY, "UTC", time(8), time(8)) == MONDAY


@pytest.mark.parametrize(
    ("said", "zone"), [(time(8, 30), "Europe/London"), (time(9, 50), BERLIN), (time(9, 30), BERLIN), (time(3, 0), None)]
)
def test_a_zone_is_found_by_what_the_clock_shows(said: time, zone: str | None) -> None:
    assert zone_for(said, ("Europe/London", BERLIN), MONDAY) == zone


@pytest.mark.parametrize(
    ("days", "which"), [(range(7), "all"), (range(5), "workdays"), ((0, 2, 4), "some"), ((5, 6), "some")]
)
def test_days_are_named_as_people_do(days: object, which: str) -> None:
    slots = tuple(Slot(d, time(8)) for d in days)  # type: ignore[attr-defined]
    assert slots_words(slots).args["which"] == which
