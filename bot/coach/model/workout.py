"""One day's exercises, and what became of each."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from bot.coach.model.plan import Dose


class WorkoutStatus(StrEnum):
    OFFERED = "offered"
    STARTED = "started"
    DONE = "done"
    PARTIAL = "partial"
    MISSED = "missed"
    EXCUSED = "excused"
    STOPPED = "stopped"  # for safety
    NOT_SENT = "not_sent"  # our fault: the reminder could not go out in time
    HELD = "held"  # due while a red flag or an invisible pause was in force


OPEN_WORKOUT = (WorkoutStatus.OFFERED, WorkoutStatus.STARTED)


class Outcome(StrEnum):
    """What became of one exercise in a workout."""

    DONE = "done"
    EASIER = "easier"  # done at the pre-authorised easier step
    TOO_HARD = "too_hard"
    PAIN = "pain"
    SKIPPED = "skipped"


@dataclass(frozen=True)
class Item:
    """One exercise of one workout, as it was shown."""

    exercise: str
    dose: Dose
    outcome: Outcome | None = None
    managed: int | None = None  # repetitions or seconds managed when it was too hard
    pain: int | None = None  # 0–10 during it, None = not asked or not answered
    opened_at: datetime | None = None
    closed_at: datetime | None = None
    eased: bool = False  # shown at the pre-authorised easier step
    sets_done: int = 0  # of the sets that are done one at a time
    note: str = ""  # the therapist's word on it


@dataclass(frozen=True)
class Workout:
    """One day's exercises in one slot. `key` is local date and time, "2603020800"; unique for its patient."""

    key: str
    plan_version: int
    local_date: date
    status: WorkoutStatus
    items: tuple[Item, ...]
    at: int = 0  # index of the exercise that is being done
    offered_at: datetime | None = None
    started_at: datetime | None = None
    ended_at: datetime | None = None
    pain_before: int | None = None
    pain_after: int | None = None
    effort: str | None = None
    note: str = ""
    reason: str = ""  # why it was excused
    soreness: int | None = None
    morning_pain: int | None = None
    wellbeing: dict[str, int | None] = field(default_factory=dict)  # mood, energy, sleep 0–10; None: rather not say
    check_owed: int | None = None  # the exercise that hurt and whose danger signs have not been asked for, -1: any
    confirmed: bool = True  # False: we cannot tell whether the reminder arrived
