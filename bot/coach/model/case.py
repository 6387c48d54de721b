"""Where one person's conversation stands, and what a decision needs of their affairs."""

from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.coach.model.people import Person, Team
from bot.coach.model.plan import Draft, Plan, Slot
from bot.coach.model.record import Entry
from bot.coach.model.report import Report
from bot.coach.model.workout import OPEN_WORKOUT, Workout


@dataclass(frozen=True)
class Aside:
    """A question asked beside the open one: it can be typed an answer to as well, from the moment it can be there."""

    ask: str
    ref: str = ""
    item: int = 0
    since: datetime | None = None


@dataclass(frozen=True)
class Timer:
    """A timer that runs, or is paused. ref, item: the exercise. label: its message. at: index of its phase.

    ends_at: when the phase is over; None: it is paused with left_s to go, or waits for the set to be said done (0).
    """

    ref: str
    item: int
    label: str
    at: int = 0
    ends_at: datetime | None = None
    left_s: int = 0


@dataclass(frozen=True)
class Stage:
    """Where one person's conversation stands: the question that is open, and what it is about.

    ask: name of the open question ("" = none). ref: workout key or report ref. item: index of the exercise.
    draft: what has been gathered for the answer so far (plain values). asides: questions asked since, newest last.
    kept: what may still be passed on, by "said" or "media" and the message's id. timer: outlives the questions.
    typed: which answer a message of theirs gave, "ask:ref:item" by the message's id, so that editing it can change it.
    """

    ask: str = ""
    ref: str = ""
    item: int = 0
    draft: dict[str, str | int] = field(default_factory=dict)
    asides: tuple[Aside, ...] = ()
    kept: dict[str, str] = field(default_factory=dict)
    timer: Timer | None = None
    typed: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Case:
    """One person's affairs as far as a decision needs them.

    plan: the current version. workouts: the recent ones, oldest first. reports: open ones and the recent ones,
    oldest first. team: for a patient. reports_opened: how many this patient ever had (numbers the next one).
    patients: for a therapist, those in their care, or of these the ones that the event names; their `reports` are then
    the open ones of these patients. staff: for a therapist, everybody who works here. covers: for whom they stand in.
    caseload: where an event needs it, a case for each patient of their own and of those they stand in for, with plan,
    recent workouts, open reports and the milestones of a week.
    observers: for a patient whose therapist asks, the ids of those who may read and not decide. watched: for a
    therapist, the ids of the `patients` whom they only observe.
    entries: of the patient's record, those of the last 90 days that daily decisions need. history: every version of the
    plan, oldest first; it, and more of workouts, reports and entries, is there for an event that `needs` it. draft: of
    the therapist whose event needs it.
    """

    person: Person
    stage: Stage = Stage()
    plan: Plan | None = None
    workouts: tuple[Workout, ...] = ()
    reports: tuple[Report, ...] = ()
    team: Team | None = None
    reports_opened: int = 0
    patients: tuple[Person, ...] = ()
    staff: tuple[Person, ...] = ()
    observers: tuple[int, ...] = ()
    watched: frozenset[int] = frozenset()
    covers: tuple[Person, ...] = ()
    caseload: tuple["Case", ...] = ()
    entries: tuple[Entry, ...] = ()
    history: tuple[Plan, ...] = ()
    draft: Draft | None = None

    def workout(self, key: str) -> Workout | None:
        return next((w for w in self.workouts if w.key == key), None)

    def report(self, number: int) -> Report | None:
        return next((r for r in self.reports if r.number == number), None)

    @property
    def slots(self) -> tuple[Slot, ...]:
        """When workouts are due: at the patient's own times, where they were chosen for the plan as it stands."""
        own = self.person.preferences
        if self.plan is None:
            return ()
        return own.slots if own.slots and own.slots_for == self.plan.slots else self.plan.slots

    @property
    def open_workout(self) -> Workout | None:
        """The newest workout that is offered or being done."""
        return next((w for w in reversed(self.workouts) if w.status in OPEN_WORKOUT), None)

    def with_workout(self, workout: Workout) -> "Case":
        others = tuple(w for w in self.workouts if w.key != workout.key)
        return replace(self, workouts=tuple(sorted((*others, workout), key=lambda w: w.key)))

    def with_report(self, report: Report) -> "Case":
        others = tuple(r for r in self.reports if r.number != report.number)
        return replace(self, reports=tuple(sorted((*others, report), key=lambda r: r.number)))
