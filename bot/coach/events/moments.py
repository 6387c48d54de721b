"""What nobody does: a moment has come, a letter has arrived or has not, something could not be handled."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


@dataclass(frozen=True)
class NotUnderstood:
    """Three attempts to handle something of this person's failed; it has been set aside."""


class DueKind(StrEnum):
    WORKOUT = "workout"  # a slot's time has come
    LATER = "later"  # the patient asked to be reminded later
    NUDGE = "nudge"
    LAPSE = "lapse"  # an unfinished workout is over
    CHECK = "check"  # the next morning's soreness and pain
    TIMER = "timer"
    UNSEEN = "unseen"  # a report has waited long enough
    DIGEST = "digest"
    WEEKLY = "weekly"  # a patient's own summary
    MEASURE = "measure"  # a questionnaire may be asked
    BACK = "back"  # a pause is over


@dataclass(frozen=True)
class CameDue:
    """A due moment came. local_date and slot are its key with the kind; at: when it was due, UTC."""

    kind: DueKind
    local_date: date
    slot: str
    at: datetime


@dataclass(frozen=True)
class DueFailed:
    """A moment came due and could not be handled, several times: our fault."""

    kind: DueKind
    slot: str


@dataclass(frozen=True)
class NotDelivered:
    """Delivery gave up on a message to `to`. reason: "unreachable", "expired", "unsure" or "refused"."""

    to: int
    label: str
    reason: str


@dataclass(frozen=True)
class Delivered:
    """Telegram has taken a letter that was to say so. to: whose it was."""

    to: int
    label: str
