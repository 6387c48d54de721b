"""A programme: a template of exercises with the suggested week."""

from typing import Annotated, Literal, get_args

from pydantic import Field

from bot.content.schema.entry import Entry, Key, Label, LanguageCode, Line, Passage, Source
from bot.content.schema.exercises import DoseEntry

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
WEEKDAYS: tuple[Weekday, ...] = get_args(Weekday)

CheckIn = Literal["mood", "energy", "sleep"]


class ProgrammeText(Entry):
    """title: for buttons. aim: what it is for. expect: what a patient may notice. caution: for whom, within what."""

    title: Label
    aim: Line
    expect: Passage
    caution: Annotated[str, Field(max_length=320)] = ""


class SlotsEntry(Entry):
    """The suggested week; the therapist sets the times."""

    days: Annotated[tuple[Weekday, ...], Field(min_length=1, max_length=7)]
    per_day: Annotated[int, Field(ge=1, le=3)] = 1

    @property
    def weekdays(self) -> tuple[int, ...]:
        """0 = Monday."""
        return tuple(sorted(WEEKDAYS.index(day) for day in set(self.days)))


class StepEntry(Entry):
    exercise: Key
    dose: DoseEntry | None = None


class PrescribedEntry(Entry):
    """dose: the exercise's own unless given. easier: a step the template suggests to pre-authorise."""

    exercise: Key
    dose: DoseEntry | None = None
    easier: StepEntry | None = None
    swaps: tuple[Key, ...] = ()


class ProgrammeEntry(Entry):
    """A template of exercises, from which a therapist makes a patient's plan. minutes: how long one workout takes."""

    key: Key
    weeks: Annotated[int, Field(ge=1, le=26)]
    minutes: Annotated[int, Field(ge=1, le=60)]
    check_ins: tuple[CheckIn, ...] = ()
    measures: tuple[Key, ...] = ()
    slots: SlotsEntry
    texts: dict[LanguageCode, ProgrammeText]
    exercises: Annotated[tuple[PrescribedEntry, ...], Field(min_length=3, max_length=5)]
    source: Source
    reviewed_by: str
