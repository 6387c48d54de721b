"""A therapist looks into patients' records, or adds to one: cards, notes, minutes, files, overviews."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from bot.coach.events.needs import Need
from bot.coach.model import Person


@dataclass(frozen=True)
class Looked:
    """A therapist asks for this patient's card, for their chart or, with a number, for one report."""

    by: Person
    number: int = 0
    chart: bool = False
    message_id: int | None = None  # of the card that was tapped: it changes in place

    @property
    def edit(self) -> str:
        return f"#{self.message_id}" if self.message_id else ""


@dataclass(frozen=True)
class Browsed:
    """A therapist turns to a part of this patient's card. page: "notes", "thread", "filed", "team" or "file"; at: its
    number, or the entry that the file is in."""

    needs: ClassVar[tuple[Need, ...]] = ("entries", "reports")
    by: Person
    page: str
    at: int = 0
    message_id: int | None = None

    @property
    def edit(self) -> str:
        return f"#{self.message_id}" if self.message_id else ""


@dataclass(frozen=True)
class Noted:
    """A therapist's private note on this patient. corrects: the id of the entry that it corrects, 0 for none."""

    needs: ClassVar[tuple[Need, ...]] = ("entries",)
    by: Person
    text: str
    corrects: int = 0


@dataclass(frozen=True)
class Surveyed:
    """A therapist looks over everybody in their own care: the daily digest, the weekly overview, or both. day: the
    local date that it is for. asked: they want it now, so it comes even if there is nothing to say."""

    needs: ClassVar[tuple[Need, ...]] = ("caseload",)

    day: date
    daily: bool = False
    weekly: bool = False
    asked: bool = False


@dataclass(frozen=True)
class Sought:
    """A therapist asks for a report by its number, however long ago it was."""

    needs: ClassVar[tuple[Need, ...]] = ("reports",)

    by: Person
    number: int


@dataclass(frozen=True)
class Exported:
    """A therapist asks for a file about this patient: "pdf", "csv", "fhir", "json" or "handout"."""

    by: Person
    kind: str


@dataclass(frozen=True)
class Logged:
    """A therapist's minutes for this patient, live: they talked; undo: takes the entry of that moment back instead."""

    by: Person
    minutes: int
    live: bool = False
    undo: str = ""
    needs: ClassVar[tuple[Need, ...]] = ("workouts", "entries")


@dataclass(frozen=True)
class Tallied:
    """A therapist asks what a month came to; back: how many months ago."""

    by: Person
    back: int = 0
    needs: ClassVar[tuple[Need, ...]] = ("workouts", "entries", "reports")
