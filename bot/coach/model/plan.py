"""What is prescribed: exercises at a dose, the steps agreed to beforehand, and when it is due."""

from dataclasses import dataclass, field
from datetime import date, datetime, time


@dataclass(frozen=True)
class Slot:
    """A weekday (0 = Monday) and a local time at which a workout is due."""

    weekday: int
    at: time

    @property
    def key(self) -> str:
        return self.at.strftime("%H%M")


@dataclass(frozen=True)
class Dose:
    """sets × reps (each held hold_s), sets × hold_s, or minutes. rest_s between sets. load: free text, "red band".

    side: "" (no side), "each" (one after the other), "left" or "right" (that one only).
    """

    sets: int = 1
    reps: int | None = None
    hold_s: int | None = None
    minutes: int | None = None
    rest_s: int = 30
    side: str = ""
    load: str = ""


@dataclass(frozen=True)
class Step:
    """One rung of a ladder: an exercise at a dose, which the therapist has agreed to beforehand (clinical rules §4).

    trigger: what leads to it, see plan/ladder.py; "" stands for the first of its direction. expires: the last local
    date on which it counts. authorised_by, authorised_at: who agreed and when; None in a library programme, and in
    older plans, where the author of the version stands for it. min_days: since the last step of this exercise.
    """

    exercise: str
    dose: Dose
    trigger: str = ""
    expires: date | None = None
    authorised_by: int | None = None
    authorised_at: datetime | None = None
    min_days: int = 7


@dataclass(frozen=True)
class Prescribed:
    """An exercise in a plan. `easier` and `harder` are the steps that the therapist has pre-authorised, `swaps` the
    variants they allow. note: what the patient reads with it. stepped_on: local date of its last ladder step."""

    exercise: str
    dose: Dose
    easier: Step | None = None
    swaps: tuple[str, ...] = ()
    held_until: date | None = None  # local date on which it comes back
    harder: Step | None = None
    note: str = ""
    stepped_on: date | None = None


@dataclass(frozen=True)
class Plan:
    """One version of one patient's prescription. Never changed: a change is the next version.

    start, end: the first and the last local date on which it is done, None for no limit. review: the date by which the
    therapist wants to look at it again. check_ins: what is asked before each workout, None for what the programme asks.
    note: a word to the patient. precautions: tags of what to mind with this patient ("falls"), against which the
    exercises are checked. author: the name of who made this version, as it was then.
    """

    version: int
    programme: str
    exercises: tuple[Prescribed, ...]
    slots: tuple[Slot, ...]
    reason: str = ""
    author_id: int | None = None
    created_at: datetime | None = None
    thresholds: dict[str, int] = field(default_factory=dict)  # "pain.stop_at": 5 … overrides of the clinic's
    measures: tuple[str, ...] = ()  # questionnaires and goals, by key of content/measures
    screening: bool = False  # some things are asked before the first workout
    screening_marks: tuple[str, ...] = ("medicines", "surgery", "pregnancy", "falls")  # a yes waits for the therapist
    start: date | None = None
    end: date | None = None
    review: date | None = None
    check_ins: tuple[str, ...] | None = None
    note: str = ""
    precautions: tuple[str, ...] = ()
    author: str = ""


@dataclass(frozen=True)
class Draft:
    """A plan in the making, of one therapist for one patient: nothing of it is in force before it is published.

    base: the version it was begun from, 0 for none. plan: as it would be. reason: what the patient will read.
    """

    base: int
    plan: Plan
    reason: str = ""
