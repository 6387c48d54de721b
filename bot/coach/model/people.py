"""Whom we talk to: patients, therapists, and the team that looks after a patient."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from bot.coach.model.plan import Slot


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
