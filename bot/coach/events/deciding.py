"""What a therapist decides on a report of a patient, and the words that they write to them."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from bot.coach.events.needs import Need
from bot.coach.model import Person


class Action(StrEnum):
    """What a therapist can decide on a report."""

    SEEN = "seen"
    REDUCE = "reduce"
    SWAP = "swap"
    HOLD = "hold"
    REMOVE = "remove"
    RESUME = "resume"
    CLEAR = "clear"  # what was answered before the first workout: it may start
    CLOSE = "close"
    WRITE = "write"
    FULL = "full"  # after a gap: go on as before it
    LIGHTER = "lighter"  # after a gap: smaller doses for a week
    CALL = "call"  # after a gap: nothing before we have talked


@dataclass(frozen=True)
class Decided:
    """A therapist decides on a report of this patient. confirmed: after the preview, made from plan `version`."""

    by: Person
    number: int
    action: Action
    confirmed: bool = False
    version: int = 0
    reason: str = ""


@dataclass(frozen=True)
class Wrote:
    """A therapist writes to this patient; number: the report it answers, 0 for none. message_id: what they wrote."""

    by: Person
    text: str
    number: int = 0
    message_id: int | None = None
    media: tuple[str, str] | None = None  # (kind, file id) of what goes with it
    saved: bool = False  # one of their saved replies, so they have not just typed it


@dataclass(frozen=True)
class Vouched:
    """A therapist says whether the person who joined is the one they meant."""

    by: Person
    right_person: bool


@dataclass(frozen=True)
class Undone:
    """A therapist takes back the last decision on a report of this patient."""

    needs: ClassVar[tuple[Need, ...]] = ("plans",)

    by: Person
    number: int


@dataclass(frozen=True)
class Unread:
    """A therapist takes back, of one report, that all of a digest was read."""

    by: Person
    number: int


@dataclass(frozen=True)
class Resumed:
    """A therapist lets the reminders go on after a red flag, without a report at hand."""

    by: Person
