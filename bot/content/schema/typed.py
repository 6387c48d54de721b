"""How answers are typed in one language, and every answer that can be."""

from typing import Annotated, Literal

from pydantic import Field

from bot.coach.asks import ASKS
from bot.content.schema.entry import Entry
from bot.content.schema.programmes import Weekday

# Words that are understood although no single question offers them all as buttons.
TYPED = ("done", "timer", "how", "too_hard", "pain", "skip", "stop", "help", "progress", "on")
QUESTIONS: tuple[tuple[str, ...], ...] = (*(ask.options for ask in ASKS.values()), TYPED)
OPTIONS = frozenset(option for options in QUESTIONS for option in options)


class ClockEntry(Entry):
    am: tuple[str, ...]
    pm: tuple[str, ...]
    night: tuple[str, ...]
    shifts: dict[str, Annotated[int, Field(ge=-59, le=59)]]
    spans: tuple[str, ...]


class DatesEntry(Entry):
    """months: the names of each, from January on. units: word → days."""

    months: Annotated[tuple[Annotated[tuple[str, ...], Field(min_length=1)], ...], Field(min_length=12, max_length=12)]
    units: dict[str, Annotated[int, Field(ge=1, le=31)]]
    today: tuple[str, ...]
    tomorrow: tuple[str, ...]


class LexiconEntry(Entry):
    numbers: dict[str, Annotated[int, Field(ge=0, le=1000)]]
    fillers: tuple[str, ...]
    out_of: tuple[str, ...]
    between: tuple[str, ...]
    clock: ClockEntry
    zeros: dict[Literal["pain", "sore"], tuple[str, ...]] = Field(default_factory=dict)
    rated: dict[Literal["pain", "sore"], tuple[str, ...]] = Field(default_factory=dict)
    same: dict[Literal["yesterday", "before"], tuple[str, ...]] = Field(default_factory=dict)
    joins: tuple[str, ...] = ()
    hardish: tuple[str, ...] = ()
    negations: tuple[str, ...] = ()
    real_words: tuple[str, ...] = ()
    dates: DatesEntry
    weekdays: Annotated[dict[Weekday, Annotated[tuple[str, ...], Field(min_length=1)]], Field(min_length=7)]
    synonyms: dict[str, Annotated[tuple[str, ...], Field(min_length=1)]]
