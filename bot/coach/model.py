"""The nouns: people, plans, workouts, reports, and where one person's conversation stands.

Frozen and free of behaviour that needs a clock, a network or a database, so that every rule is testable as a table.
"""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from enum import StrEnum


class Role(StrEnum):
    PATIENT = "patient"
    THERAPIST = "therapist"
    LEAD = "lead"


class Standing(StrEnum):
    """How far a person has come with us."""

    INVITED = "invited"
    JOINING = "joining"  # consents, says where they live
    UNCONFIRMED = "unconfirmed"  # waits for the therapist to say that this is the person they meant
    ACTIVE = "active"
    STOPPED = "stopped"  # asked for nothing more; only they can come back
    ENDED = "ended"  # the episode of care is over; only a therapist opens it again
    REVOKED = "revoked"
    LOCKED = "locked"  # asked for deletion where the clinic keeps records: nobody sees them until their time is over
    ERASED = "erased"  # nothing of them is left but a number


GONE = (Standing.REVOKED, Standing.LOCKED, Standing.ERASED)


class Tier(StrEnum):
    """How soon a therapist must see a report (clinical rules §8)."""

    NOW = "T0"
    TODAY = "T1"
    DIGEST = "T2"


@dataclass(frozen=True)
class Slot:
    """A weekday (0 = Monday) and a local time at which a workout is due."""

    weekday: int
    at: time

    @property
    def key(self) -> str:
        return self.at.strftime("%H%M")


@dataclass(frozen=True)
class Preferences:
    """What a patient has chosen about how we talk to them. None: as the clinic has it.

    slots: their own times, for as long as the plan's are `slots_for`. been: keys of slots that have come due lately
    and left no workout ("2603020800"). instead: those that other slots of the same day stand for. pause_why: "holiday",
    "ill" or "other". comeback: what became of the question about the full dose after a gap: "asked", "full", "lighter"
    or "call". lighter_until: local date up to which doses are smaller after it. last_done: local date of the last
    workout in which anything was done. left: they asked for no more messages, which outlasts the end of an episode.
    paused_by: the therapist whose pause is in force; None: their own.
    """

    slots: tuple[Slot, ...] = ()
    slots_for: tuple[Slot, ...] = ()
    been: tuple[str, ...] = ()
    instead: tuple[str, ...] = ()
    quiet_from: time | None = None
    quiet_to: time | None = None
    nudge: bool = True
    streaks: bool = False
    milestones: bool = False
    weekly_summary: bool = False
    weekly_day: int = 6  # 0 = Monday
    plain: bool = False  # no pictures, shorter texts
    large_steps: bool = False  # one set at a time
    pause_why: str = ""
    comeback: str = ""
    lighter_until: date | None = None
    last_done: date | None = None
    left: bool = False
    paused_by: int | None = None


@dataclass(frozen=True)
class Practice:
    """When a therapist works and what they want to be told. None: as the clinic has it. Times are local to them."""

    working_days: tuple[int, ...] | None = None  # 0 = Monday
    working_from: time | None = None
    working_to: time | None = None
    digest_at: time | None = None
    away_from: date | None = None
    away_to: date | None = None  # the last day of it
    stand_in_id: int | None = None
    say_nothing_needed: bool = True  # a line in place of a digest that has nothing to say
    weekly: bool = True
    weekly_day: int = 0  # 0 = Monday
    saved_replies: tuple[str, ...] = ()


@dataclass(frozen=True)
class Person:
    """Anybody we talk to. Text times are the person's own local times; zone is an IANA name."""

    id: int
    role: Role
    alias: str
    chat_id: int | None = None
    standing: Standing = Standing.INVITED
    language: str = "en"
    country: str | None = None
    zone: str | None = None
    therapist_id: int | None = None
    joined_name: str = ""  # the name Telegram showed when they joined, for the therapist's check
    consent_version: str | None = None
    consent_at: datetime | None = None
    safety_hold: bool = False  # stopped by a red flag: only a therapist resumes
    unreachable: bool = False
    paused_until: date | None = None  # local date on which it goes on
    offered_to: int | None = None  # the colleague who has been asked to take this patient over
    preferences: Preferences = Preferences()  # a patient's
    practice: Practice = Practice()  # a therapist's

    @property
    def can_be_reached(self) -> bool:
        return self.standing is Standing.ACTIVE and self.chat_id is not None and not self.unreachable


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


class ReportStatus(StrEnum):
    OPEN = "open"
    SEEN = "seen"
    ACTED = "acted"
    CLOSED = "closed"


@dataclass(frozen=True)
class Before:
    """A report as it stood before the last decision on it. at, by: the decision. version: of the plan it made, or 0."""

    at: datetime
    by: int
    status: ReportStatus
    seen_at: datetime | None = None
    seen_by: int | None = None
    acted_at: datetime | None = None
    acted_by: int | None = None
    action: str = ""
    closed_at: datetime | None = None
    version: int = 0


@dataclass(frozen=True)
class Report:
    """Something a therapist must see. Known as R-<patient>-<number>.

    rule: what raised it ("causes_pain", "red_flag", …). details: plain values for the message (scores 0–10, words).
    """

    patient_id: int
    number: int
    tier: Tier
    rule: str
    opened_at: datetime
    last_at: datetime
    exercise: str = ""
    workout: str = ""
    plan_version: int = 0
    details: dict[str, str | int] = field(default_factory=dict)
    count: int = 1
    status: ReportStatus = ReportStatus.OPEN
    seen_at: datetime | None = None
    seen_by: int | None = None
    acted_at: datetime | None = None
    acted_by: int | None = None
    action: str = ""
    closed_at: datetime | None = None
    reminded: int = 0  # how often the therapist has been reminded of it; -1 while it waits for working hours
    notified: tuple[int, ...] = ()  # person ids it has gone to
    told: int = 0  # how often it has been told; names the moment at which it will have waited too long
    before: Before | None = None  # what the last decision can be taken back to

    @property
    def ref(self) -> str:
        return f"{self.patient_id}-{self.number}"

    @property
    def waits(self) -> bool:
        """Whether a therapist still has something to do about it."""
        return self.status in (ReportStatus.OPEN, ReportStatus.SEEN)


class EntryKind(StrEnum):
    """What an entry of a patient's record is."""

    MESSAGE = "message"  # one message of the thread, either way
    DELIVERED = "delivered"  # one of the thread has arrived
    WITHDRAWN = "withdrawn"  # a patient's message has been taken back before it was seen; data: "report"
    NOTE = "note"  # a therapist's, for therapists
    CARE = "care"  # paused, resumed, ended, opened again, handed over, observed
    MINUTES = "minutes"  # a therapist's time, or a live contact
    MEASURE = "measure"  # a questionnaire or a goal, answered; its data stand in coach/measures.py
    SCREENING = "screening"  # an answer given before the first workout; its data stand in coach/patient/background.py
    MILESTONE = "milestone"  # told; data: "milestone" (total, streak, first_week, goal, comeback), "count", "of"
    CONSENT = "consent"  # given, renewed or withdrawn


@dataclass(frozen=True)
class Entry:
    """Something in a patient's record besides workouts, answers and reports. Never changed, only added to.

    by: whose doing it is. data: plain values; what they mean is told where the kind is written.
    """

    kind: EntryKind
    at: datetime
    by: int | None = None
    data: dict[str, str | int] = field(default_factory=dict)
    id: int = 0  # 0: not stored yet


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
class Team:
    """Who looks after a patient. staff: everybody who works here, for whoever stands in and for names."""

    therapist: Person
    lead: Person
    staff: tuple[Person, ...] = ()

    @property
    def everybody(self) -> tuple[Person, ...]:
        """Therapist and lead first, everybody once."""
        return tuple({p.id: p for p in (self.therapist, self.lead, *self.staff)}.values())

    def find(self, person_id: int | None) -> Person | None:
        """That one of the staff, None where nobody (any more) is."""
        return next((p for p in self.everybody if p.id == person_id), None)


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
