"""Paced, quick or tapped through: every boundary, and what is left unsaid."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.coach.model import Dose, Item, Outcome, Workout, WorkoutStatus
from bot.coach.pacing import Pace, pace_of, paced_percent
from tests.clinic import rules

_OPENED = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
_DOSE = Dose(sets=2, reps=None, hold_s=50)  # needs 100 s


def _item(seconds: float | None, outcome: Outcome | None = Outcome.DONE, dose: Dose = _DOSE) -> Item:
    closed = None if seconds is None else _OPENED + timedelta(seconds=seconds)
    return Item("knee_to_chest", dose, outcome, opened_at=_OPENED, closed_at=closed)


def _workout(*items: Item) -> Workout:
    return Workout("2603020800", 1, date(2026, 3, 2), WorkoutStatus.DONE, items)


@pytest.mark.parametrize(
    ("seconds", "pace"),
    [
        (0, Pace.TAPPED),
        (19.9, Pace.TAPPED),
        (20, Pace.QUICK),
        (49.9, Pace.QUICK),
        (50, Pace.PACED),
        (100, Pace.PACED),
        (9000, Pace.PACED),
        (None, None),
        (-1, None),
    ],
)
def test_the_pace_of_one_exercise_that_needs_100_seconds(seconds: float | None, pace: Pace | None) -> None:
    assert pace_of(_workout(_item(seconds)), rules().exercises) is pace


def test_a_long_pause_at_one_exercise_does_not_make_up_for_the_others() -> None:
    assert paced_percent(_workout(_item(9000), _item(0), _item(0), _item(0)), rules().exercises) == 25


@pytest.mark.parametrize("outcome", [None, Outcome.SKIPPED, Outcome.PAIN, Outcome.TOO_HARD])
def test_only_what_was_done_counts(outcome: Outcome | None) -> None:
    assert pace_of(_workout(_item(0, outcome)), rules().exercises) is None
    assert pace_of(_workout(_item(0, outcome), _item(100)), rules().exercises) is Pace.PACED


def test_the_easier_step_counts_with_its_own_dose() -> None:
    item = _item(30, Outcome.EASIER, replace(_DOSE, sets=1))
    assert paced_percent(_workout(item), rules().exercises) == 60


def test_an_exercise_that_the_library_has_no_more_says_nothing() -> None:
    assert pace_of(_workout(replace(_item(0), exercise="gone")), rules().exercises) is None
