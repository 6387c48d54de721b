"""Due workouts in a row, totals and milestones (clinical rules §7). Pure, and counted from the workouts each time, so
nothing can drift.

The unit is due workouts in a row, with one missed a week in reserve (rules §7 [55], [56]). Everything that counts
neither way (rest, excused, paused, held, stopped for safety, not sent, still open) is as if it were not there.
"""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from bot.coach.adherence import COUNTS
from bot.coach.model import Workout, WorkoutStatus

TOTALS = (1, 5, 10, 25, 50)
IN_A_ROW = (3, 7, 14, 21, 28)  # then every 28. Product default
WEEK = timedelta(days=7)
_SAID_LATE = 2  # workouts by which a milestone may be said late, after a workout that was no time for it


@dataclass(frozen=True)
class Tally:
    """current, best: due workouts in a row now, and at most ever. total: done in full or in part, ever. returned: the
    newest due workout is the first one after a break."""

    current: int = 0
    best: int = 0
    total: int = 0
    returned: bool = False


def tally(workouts: Iterable[Workout], skips_per_week: int = 1) -> Tally:
    """Count all workouts there have been.

    Done in part keeps a streak. A missed workout uses the reserve of its calendar week, if a streak is on and there is
    some left; otherwise it ends the streak.
    """
    current = best = total = 0
    broken = returned = False
    used: Counter[tuple[int, int]] = Counter()
    for workout in sorted(workouts, key=lambda w: w.key):
        if workout.status not in COUNTS:
            continue
        if workout.status is not WorkoutStatus.MISSED:
            current, total = current + 1, total + 1
            best = max(best, current)
            returned, broken = broken, False
            continue
        week = workout.local_date.isocalendar()[:2]
        if current and used[week] < skips_per_week:
            used[week] += 1
        elif total:
            current, broken = 0, True
        returned = False
    return Tally(current, best, total, returned)


def days_since_last(workouts: Iterable[Workout], key: str) -> int | None:
    """Local days between that workout and the last one done before it; None if it was the first."""
    done = sorted(w.local_date for w in workouts if _done(w) and w.key < key)
    this = next((w.local_date for w in workouts if w.key == key), None)
    return (this - done[-1]).days if this and done else None


def new_total(total: int, told: Collection[int]) -> int:
    """The total that has just been reached and not been told yet, 0 for none. One that was passed long ago, before
    anybody wanted to hear of it, is let be."""
    reached = max((n for n in TOTALS if n <= total), default=0)
    return reached if reached and reached not in told and total - reached <= _SAID_LATE else 0


def in_a_row(current: int) -> bool:
    """Whether a streak of that length is worth a message."""
    return current in IN_A_ROW or (current > IN_A_ROW[-1] and current % IN_A_ROW[-1] == 0)


def first_week(workouts: Iterable[Workout], today: date, next_due: date | None) -> tuple[int, int] | None:
    """(done or partly done, due) of the seven local days from the first due workout on; None before they are over (the
    last due workout of them may be today's), or a week after that, when it is no news any more."""
    counted = sorted((w for w in workouts if w.status in COUNTS), key=lambda w: w.key)
    if not counted:
        return None
    first = counted[0].local_date
    over = first + WEEK
    if today >= over + WEEK or (today < over and (next_due is None or next_due < over)):
        return None
    week = [w for w in counted if w.local_date < over]
    return sum(map(_done, week)), len(week)


def _done(workout: Workout) -> bool:
    return workout.status in (WorkoutStatus.DONE, WorkoutStatus.PARTIAL)
