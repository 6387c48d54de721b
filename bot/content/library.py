"""Loads everything in this folder at start-up, so that a mistake in a file shows before a patient sees it.

`load()` gives the library with its words; `Library.rules()` gives what decisions need of it.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import get_args

from pydantic import ValidationError

from bot.coach.model import Prescribed, Step
from bot.coach.reading import normalise
from bot.coach.rules import (
    AdherenceLimits,
    AlertLimits,
    Clinic,
    ClockWords,
    Country,
    DateWords,
    Exercise,
    Keywords,
    Lexicon,
    Measure,
    MoodLimits,
    NoteWords,
    PainLimits,
    Programme,
    RedFlag,
    Rules,
    SorenessLimits,
    StreakLimits,
    Thresholds,
)
from bot.content import cities
from bot.content.document import Document, Mistake
from bot.content.loading import Content
from bot.content.precautions import note_words
from bot.content.remedies import mistakes_in, nearest
from bot.content.schema import (
    WEEKDAYS,
    CountryEntry,
    ExerciseEntry,
    KeywordsEntry,
    LexiconEntry,
    MeasureEntry,
    Precaution,
    PrescribedEntry,
    ProgrammeEntry,
    ThresholdsEntry,
    ways,
)

HERE = Path(__file__).parent
FALLBACK = "en"
LANGUAGES = ("en", "es")  # every text is there in each of them


class ContentError(Exception):
    """The content has mistakes; str() lists them, one a line. Remedy: mend those lines and start again."""

    def __init__(self, mistakes: Iterable[Mistake | str]) -> None:
        self.mistakes = tuple(mistakes)
        super().__init__("\n".join(str(mistake) for mistake in self.mistakes))


@dataclass(frozen=True)
class Library:
    """What a clinician signs off. exercises, programmes, measures and country_entries hold the words, by language."""

    exercises: dict[str, ExerciseEntry]
    programmes: dict[str, ProgrammeEntry]
    measures: dict[str, MeasureEntry]
    red_flags: dict[str, RedFlag]
    note_words: NoteWords
    keywords: dict[str, Keywords]
    lexicons: dict[str, Lexicon]
    countries: dict[str, Country]
    country_entries: dict[str, CountryEntry]
    thresholds: Thresholds

    def rules(
        self,
        clinic: Clinic,
        *,
        overrides: dict[str, int] | None = None,
        emergency: dict[str, str] | None = None,
    ) -> Rules:
        """What decisions need of all this.

        overrides: the clinic's own thresholds by "group.name". emergency: its own numbers by country code.
        Raises ContentError if one of these does not exist or makes no sense.
        """
        countries = _renumbered(self.countries, emergency or {})
        if clinic.country not in countries:
            choice = nearest(clinic.country, countries)
            raise ContentError([f'there is no country "{clinic.country}"{choice}'])
        unknown = next((key for key in clinic.measures_off if key not in self.measures), None)
        if unknown is not None:
            raise ContentError([f'measures_off: there is no measure "{unknown}"{nearest(unknown, self.measures)}'])
        return Rules(
            clinic=clinic,
            thresholds=_overridden(self.thresholds, overrides or {}),
            red_flags=self.red_flags,
            keywords=self.keywords,
            lexicons=self.lexicons,
            countries=countries,
            country_names={code: _names(entry) for code, entry in self.country_entries.items()},
            exercises={key: _exercise(entry) for key, entry in self.exercises.items()},
            precautions=get_args(Precaution),
            note_words=self.note_words,
            programmes={
                key: Programme(
                    key,
                    tuple(self._prescribed(p) for p in entry.exercises),
                    entry.check_ins,
                    tuple(measure for measure in entry.measures if measure not in clinic.measures_off),
                    entry.slots.weekdays,
                    entry.slots.per_day,
                )
                for key, entry in self.programmes.items()
            },
            measures={key: _measure(entry) for key, entry in self.measures.items()},
            find_cities=cities.find,
        )

    def exercise_text(self, key: str, field: str, language: str) -> str | tuple[str, ...]:
        """A field of an exercise's texts, in English if it has none in that language. Raises KeyError."""
        texts = self.exercises[key].texts
        text = texts.get(language) or texts[FALLBACK]
        if field not in type(text).model_fields:
            raise KeyError(field)
        found: str | tuple[str, ...] = getattr(text, field)
        return found

    def programme_text(self, key: str, field: str, language: str) -> str:
        """A field of a programme's texts, in English if it has none in that language. Raises KeyError."""
        texts = self.programmes[key].texts
        text = texts.get(language) or texts[FALLBACK]
        if field not in type(text).model_fields:
            raise KeyError(field)
        found: str = getattr(text, field)
        return found

    def measure_text(self, key: str, field: str, language: str, item: int = 0) -> str:
        """A text of a questionnaire, in English if it has none in that language: its title, its question, or one of its
        items or options by number from 0; "part-knee": its one item for that region. Raises KeyError."""
        texts = self.measures[key].texts
        text = texts.get(language) or texts[FALLBACK]
        if field.startswith("part-"):
            return text.parts.get(field[5:]) or text.items[0]
        if field not in type(text).model_fields:
            raise KeyError(field)
        found: str | tuple[str, ...] = getattr(text, field)
        return found if isinstance(found, str) else found[item]

    def country_name(self, code: str, language: str) -> str:
        """In English if there is none in that language. Raises KeyError."""
        texts = self.country_entries[code].texts
        return (texts.get(language) or texts[FALLBACK]).name

    def _prescribed(self, entry: PrescribedEntry) -> Prescribed:
        own = self.exercises[entry.exercise]
        step = None
        if entry.easier:
            rung = self.exercises[entry.easier.exercise]
            step = Step(rung.key, (entry.easier.dose or rung.dose).dose(rung.side))
        return Prescribed(own.key, (entry.dose or own.dose).dose(own.side), step, entry.swaps)


def load(folder: Path | None = None, languages: tuple[str, ...] = LANGUAGES) -> Library:
    """Read and check the content in `folder` (default: ours), with every text in all of `languages`.

    Raises ContentError with all mistakes of all files.
    """
    content = Content(folder or HERE, languages)
    if content.mistakes or content.thresholds is None or content.precautions is None:
        raise ContentError(content.mistakes)
    return Library(
        exercises=content.exercises,
        programmes=content.programmes,
        measures=content.measures,
        red_flags={f.id: RedFlag(f.id, f.action, f.in_checklist) for f in content.red_flags.values()},
        note_words=note_words(content.precautions),
        keywords={language: _keywords(entry) for language, entry in content.keywords.items()},
        lexicons={language: _lexicon(entry) for language, entry in content.lexicons.items()},
        countries={
            code: Country(code, entry.emergency, entry.zones, entry.crisis) for code, entry in content.countries.items()
        },
        country_entries=content.countries,
        thresholds=_thresholds(content.thresholds),
    )


def _exercise(entry: ExerciseEntry) -> Exercise:
    exercise = Exercise(
        key=entry.key,
        region=entry.region,
        dose=entry.dose.dose(entry.side),
        intensity=entry.intensity,
        easier=entry.easier,
        harder=entry.harder,
        equipment=entry.equipment,
        usual={name: (span[0], span[1]) for name, span in entry.usual.spans.items()},
        precautions=entry.precautions,
        names=frozenset(normalise(text.name) for text in entry.texts.values()),
    )
    return replace(exercise, out_s=entry.tempo.out_s, back_s=entry.tempo.back_s) if entry.tempo else exercise


def _measure(entry: MeasureEntry) -> Measure:
    return Measure(
        key=entry.key,
        kind=entry.kind,
        items=entry.count,
        values=entry.values,
        own_items=entry.own_items,
        how=entry.scoring.how,
        factor=entry.scoring.factor,
        highest=entry.scoring.highest,
        at_most=entry.flag.at_most if entry.flag else None,
        at_least=entry.flag.at_least if entry.flag else None,
        change=entry.change,
        min_days=entry.min_days,
        lower_is_better=entry.lower_is_better,
        labels={code: tuple(map(normalise, text.options)) for code, text in entry.texts.items()},
        parts=tuple(entry.texts[FALLBACK].parts),
    )


def _names(entry: CountryEntry) -> frozenset[str]:
    return frozenset(normalise(name) for text in entry.texts.values() for name in (text.name, *text.also))


def _keywords(entry: KeywordsEntry) -> Keywords:
    pairs = ((way, flag) for flag, phrases in entry.phrases.items() for phrase in phrases for way in ways(phrase))
    return Keywords(
        phrases=tuple(dict.fromkeys(pairs)),
        negations=_each_way(entry.negations),
        idioms=_each_way(entry.idioms),
        clause_starts=entry.clause_starts,
        verb_starts=entry.verb_starts,
        lone_negations=_each_way(entry.lone_negations),
        late_negations=_each_way(entry.late_negations),
        false_negations=_each_way(entry.false_negations),
        undone_by=_each_way(entry.undone_by),
        skipped=entry.skipped,
        spellings=tuple(entry.spellings.items()),
        sounds=tuple(entry.sounds.items()),
        key_words=entry.key_words,
        real_words=frozenset(entry.real_words),
    )


def _each_way(phrases: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(way for phrase in phrases for way in ways(phrase)))


def _lexicon(entry: LexiconEntry) -> Lexicon:
    return Lexicon(
        numbers=entry.numbers,
        fillers=frozenset(entry.fillers),
        out_of=entry.out_of,
        between=entry.between,
        zeros={str(k): v for k, v in entry.zeros.items()},
        rated={str(k): v for k, v in entry.rated.items()},
        same={str(k): v for k, v in entry.same.items()},
        joins=frozenset(entry.joins),
        hardish=frozenset(entry.hardish),
        negations=frozenset(entry.negations),
        real_words=frozenset(entry.real_words),
        clock=ClockWords(**dict(entry.clock)),
        dates=DateWords(**dict(entry.dates)),
        weekdays=tuple(entry.weekdays[day] for day in WEEKDAYS),
        synonyms=entry.synonyms,
    )


def _thresholds(entry: ThresholdsEntry) -> Thresholds:
    return Thresholds(
        pain=PainLimits(**entry.pain.model_dump()),
        soreness=SorenessLimits(**entry.soreness.model_dump()),
        mood=MoodLimits(**entry.mood.model_dump()),
        alert=AlertLimits(**entry.alert.model_dump()),
        adherence=AdherenceLimits(**entry.adherence.model_dump()),
        streak=StreakLimits(**entry.streak.model_dump()),
    )


def _overridden(thresholds: Thresholds, overrides: dict[str, int]) -> Thresholds:
    known = [f"{group}.{name}" for group, values in asdict(thresholds).items() for name in values]
    wrong = [f'there is no threshold "{name}"{nearest(name, known)}' for name in overrides if name not in known]
    if wrong:
        raise ContentError(wrong)
    result = thresholds.overridden(overrides)
    try:
        ThresholdsEntry.model_validate(asdict(result))
    except ValidationError as error:
        found = mistakes_in(error, Document("thresholds"), ThresholdsEntry)
        raise ContentError(mistake.problem for mistake in found) from None
    return result


def _renumbered(countries: dict[str, Country], emergency: dict[str, str]) -> dict[str, Country]:
    wrong = [f'there is no country "{c}"{nearest(c, countries)}' for c in emergency if c not in countries]
    wrong += [
        f'"{number}" is no number to call in {code} – write digits only'
        for code, number in emergency.items()
        if not (number.isascii() and number.isdecimal())
    ]
    if wrong:
        raise ContentError(wrong)
    return {**countries, **{code: replace(countries[code], emergency=n) for code, n in emergency.items()}}
