"""Done against due. Nothing due is not 0 %; rest, excused, held and safety-stopped days count neither way (§7)."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from fractions import Fraction

from bot.coach.model import Dose, Item, Outcome, Workout, WorkoutStatus

COUNTS = (WorkoutStatus.DONE, WorkoutStatus.PARTIAL, WorkoutStatus.MISSED)
_KNOWN_TO_LAST = timedelta(hours=50)  # two days and what reminders are late
_BARS = "▁▂▃▄▅▆▇█"


def done_of(workouts: Iterable[Workout], today: date, days: int) -> tuple[int, int]:
    """(done or partly done, due) workouts of the last `days` local days, today included."""
    recent = [w for w in workouts if today - timedelta(days=days) < w.local_date <= today]
    due = [w for w in recent if w.status in COUNTS]
    return sum(w.status is not WorkoutStatus.MISSED for w in due), len(due)


def ignored_in_a_row(workouts: Iterable[Workout]) -> int:
    """How many of the newest due workouts were missed without a word."""
    count = 0
    for workout in reversed([w for w in workouts if w.status in COUNTS]):
        if workout.status is not WorkoutStatus.MISSED:
            break
        count += 1
    return count


def amount(dose: Dose) -> int:
    """Repetitions, seconds or minutes prescribed, over all sets and sides."""
    sides = 2 if dose.side == "each" else 1
    return dose.sets * sides * (dose.reps or dose.hold_s or dose.minutes or 1)


def dose_percent(items: Iterable[Item]) -> int:
    """Σ min(done, prescribed) over Σ prescribed, 0–100, each exercise weighing the same (§7, dose adherence)."""
    shares = []
    for item in items:
        if item.outcome in (Outcome.DONE, Outcome.EASIER):
            shares.append(1.0)
        elif item.outcome is Outcome.TOO_HARD and item.managed:
            shares.append(min(1.0, item.managed / amount(item.dose)))
        else:
            shares.append(0.0)
    return round(100 * sum(shares) / len(shares)) if shares else 0


def weekly_means(workouts: Iterable[Workout], today: date, least: int) -> tuple[Fraction, Fraction] | None:
    """Mean pain (0–10) before the workouts of the 7 local days up to today, and of the 7 before those (§1, weekly).

    None unless each has `least` ratings.
    """
    weeks: tuple[list[int], list[int]] = ([], [])
    for workout in workouts:
        age = (today - workout.local_date).days
        if 0 <= age < 14 and workout.pain_before is not None:
            weeks[age // 7].append(workout.pain_before)
    if min(map(len, weeks)) < least:
        return None
    return Fraction(sum(weeks[0]), len(weeks[0])), Fraction(sum(weeks[1]), len(weeks[1]))


def sore_since(workouts: Iterable[Workout], ok_max: int) -> datetime | None:
    """When the workout ended after which every soreness rating has been above `ok_max`; None if the newest is not.

    A morning without a rating says nothing either way; after more than two days without one nothing is known to last.
    """
    since = last = None
    for workout in workouts:
        if workout.soreness is None or workout.ended_at is None:
            continue
        if last is not None and workout.ended_at - last > _KNOWN_TO_LAST:
            since = None
        last = workout.ended_at
        since = (since or workout.ended_at) if workout.soreness > ok_max else None
    return since


def sparkline(scores: Iterable[int | None]) -> str:
    """0–10 ratings as bars, oldest first; what was not answered is left out, never drawn as 0."""
    return "".join(_BARS[min(7, round(s * 7 / 10))] for s in scores if s is not None)


def worst_pain(workout: Workout) -> int | None:
    """The highest pain rating of a workout, None if none was given."""
    ratings = (workout.pain_before, workout.pain_after, pain_during(workout))
    return max((r for r in ratings if r is not None), default=None)


def pain_during(workout: Workout) -> int | None:
    """The highest pain rating at one of its exercises, None if none was given."""
    return max((item.pain for item in workout.items if item.pain is not None), default=None)
