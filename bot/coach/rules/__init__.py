"""What the clinic and its clinicians have set: thresholds, red flags, hours. Data, handed to every decision."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from bot.coach.model import Plan
from bot.coach.rules.clinic import City, Clinic, Country
from bot.coach.rules.language import ClockWords, DateWords, Keywords, Lexicon, NoteWords
from bot.coach.rules.library import Exercise, Measure, Programme
from bot.coach.rules.limits import (
    AdherenceLimits,
    AlertLimits,
    MoodLimits,
    PainLimits,
    RedFlag,
    SorenessLimits,
    StreakLimits,
    Thresholds,
)

__all__ = [
    "AdherenceLimits",
    "AlertLimits",
    "City",
    "Clinic",
    "ClockWords",
    "Country",
    "DateWords",
    "Exercise",
    "Keywords",
    "Lexicon",
    "Measure",
    "MoodLimits",
    "NoteWords",
    "PainLimits",
    "Programme",
    "RedFlag",
    "Rules",
    "SorenessLimits",
    "StreakLimits",
    "Thresholds",
]


def _no_cities(name: str) -> tuple[tuple[City, ...], bool]:
    return (), False


@dataclass(frozen=True)
class Rules:
    """Everything a decision may depend on besides the case, the event and the time."""

    clinic: Clinic
    thresholds: Thresholds
    red_flags: dict[str, RedFlag]
    keywords: dict[str, Keywords]
    lexicons: dict[str, Lexicon]
    countries: dict[str, Country]
    exercises: dict[str, Exercise]
    programmes: dict[str, Programme]
    measures: dict[str, Measure] = field(default_factory=dict)
    country_names: dict[str, frozenset[str]] = field(default_factory=dict)  # code → normalised names, all languages
    near_countries: tuple[str, ...] = ()  # offered as buttons, besides the clinic's own
    consent_version: str = "1"
    precautions: tuple[str, ...] = ()  # every tag of what to mind with a patient
    note_words: NoteWords = field(default_factory=NoteWords)
    # The cities of a name, and whether it is theirs exactly; a list that never changes while we run.
    find_cities: Callable[[str], tuple[tuple[City, ...], bool]] = _no_cities

    @cached_property
    def all_keywords(self) -> tuple[Keywords, ...]:
        """The lists of every language, because people mix them when they are frightened."""
        return tuple(self.keywords.values())

    @cached_property
    def measures_on(self) -> dict[str, Measure]:
        """The questionnaires that this clinic asks; answers to the others that were given before stay readable."""
        return {key: measure for key, measure in self.measures.items() if key not in self.clinic.measures_off}

    def for_plan(self, plan: Plan | None) -> Thresholds:
        return self.thresholds.overridden(plan.thresholds) if plan else self.thresholds

    def lexicon(self, language: str) -> Lexicon:
        return self.lexicons.get(language) or self.lexicons["en"]

    def country(self, code: str | None) -> Country:
        return self.countries.get(code or "") or self.countries[self.clinic.country]
