"""How a workout was tapped through: information for the therapist about the pace of it, never an accusation.

Who does the whole sheet on the mat and taps "Done" four times afterwards has exercised as well; the texts say so.
"""

from collections.abc import Mapping
from enum import StrEnum

from bot.coach.model import Item, Outcome, Workout
from bot.coach.plan.planning import least_seconds
from bot.coach.rules import Exercise

# D: product defaults without a published source. At half the told tempo a dose can still be done; below a fifth of it
# the buttons were tapped one after the other.
PACED_PERCENT = 50
QUICK_PERCENT = 20
_DONE = (Outcome.DONE, Outcome.EASIER)


class Pace(StrEnum):
    """PACED: the steps took about as long as their doses do. QUICK: markedly less. TAPPED: next to none of it."""

    PACED = "paced"
    QUICK = "quick"
    TAPPED = "tapped"


def pace_of(workout: Workout, library: Mapping[str, Exercise]) -> Pace | None:
    """From the seconds between a card and its "Done" against the least that the dose needs, rests not counted.

    None where nothing was done or no times are known. A pause within one exercise does not make up for another: each
    counts at most as long as it needs.
    """
    percent = paced_percent(workout, library)
    if percent is None:
        return None
    return Pace.PACED if percent >= PACED_PERCENT else Pace.QUICK if percent >= QUICK_PERCENT else Pace.TAPPED


def paced_percent(workout: Workout, library: Mapping[str, Exercise]) -> int | None:
    """The share of the least time that was taken, 0–100, over the exercises that were done; None if it is unknown."""
    needed, taken = 0, 0.0
    for item in workout.items:
        least = _least(item, library)
        seconds = _seconds(item)
        if item.outcome in _DONE and least and seconds is not None:
            needed += least
            taken += min(seconds, least)
    return int(100 * taken / needed) if needed else None


def _least(item: Item, library: Mapping[str, Exercise]) -> int:
    exercise = library.get(item.exercise)
    return least_seconds(item.dose, exercise.rep_s) if exercise else 0


def _seconds(item: Item) -> float | None:
    """None for a step that was closed before it was opened, as a corrected clock can have it."""
    if item.opened_at is None or item.closed_at is None or item.closed_at < item.opened_at:
        return None
    return (item.closed_at - item.opened_at).total_seconds()
