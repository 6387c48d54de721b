"""What leads to a further event: waiting for a moment, fetching a file, this case or another one's turn."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.coach.events import DueKind, Event


@dataclass(frozen=True)
class Schedule:
    """Wait for a moment. Its key is (person, kind, local_date, slot): what has come due once does not come again."""

    kind: DueKind
    local_date: date
    slot: str
    at: datetime
    zone: str
    person: int | None = None


@dataclass(frozen=True)
class Unschedule:
    """Forget open moments of that kind; slot "" for all of them."""

    kind: DueKind
    slot: str = ""


@dataclass(frozen=True)
class Fetch:
    """Get a plan file from Telegram, outside of any transaction, and check it: a PlanRead comes of it. patient: for
    whom, 0 if the caption or the file is to say so."""

    file_id: str
    caption: str = ""
    patient: int = 0


@dataclass(frozen=True)
class Raise:
    """Something for another person's case, decided in the same transaction. The store checks that `person` may be
    touched by whoever raises it."""

    person: int
    event: Event


@dataclass(frozen=True)
class Follow:
    """Something that follows in this person's own case: decided next, in the same transaction, with what it `needs`."""

    event: Event
