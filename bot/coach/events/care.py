"""Who looks after a patient, and whether at all: pause, end, handing over, reading along."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from bot.coach.events.needs import Need
from bot.coach.model import Person


@dataclass(frozen=True)
class Paused:
    """A therapist pauses this patient's exercises until that local date, on which they go on."""

    by: Person
    until: date
    reason: str = ""


@dataclass(frozen=True)
class Ended:
    """A therapist ends this episode of care; confirmed: after the preview. words: to the patient."""

    needs: ClassVar[tuple[Need, ...]] = ("workouts",)
    by: Person
    words: str = ""
    confirmed: bool = False


@dataclass(frozen=True)
class Reopened:
    """A therapist opens the episode again."""

    by: Person


@dataclass(frozen=True)
class Passed:
    """A therapist asks a colleague to take this patient over; a lead hands over at once. to: 0 takes it back."""

    by: Person
    to: int


@dataclass(frozen=True)
class TakenOver:
    """The colleague who was asked says yes or no."""

    by: Person
    yes: bool


@dataclass(frozen=True)
class Observed:
    """A therapist lets a colleague read this patient's record, or no longer."""

    by: Person
    who: int
    allowed: bool


@dataclass(frozen=True)
class HandedOver:
    """This patient is in another therapist's care from now on. left: the one before no longer works here."""

    by: Person
    to: Person
    before: Person
    left: bool = False
