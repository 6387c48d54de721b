"""Reads every content file and checks what the shape alone cannot: references, ladders, languages, doubles.

Goes on after a mistake, to find the others too.
"""

from pathlib import Path as FilePath

from bot.coach.reading import normalise
from bot.content import checks, phrases
from bot.content.document import Document, Path
from bot.content.folder import Folder
from bot.content.precautions import LISTS, PrecautionsFile
from bot.content.remedies import nearest
from bot.content.schema import (
    CountryEntry,
    CountryFile,
    ExerciseEntry,
    ExerciseFile,
    KeywordsEntry,
    LexiconEntry,
    MeasureEntry,
    PrescribedEntry,
    ProgrammeEntry,
    RedFlagEntry,
    RedFlagFile,
    ThresholdsEntry,
)

_EXERCISES = "exercises/*.yaml"


class Content(Folder):
    """The entries of one folder as they stand in its files. Complete only if `mistakes` is empty."""

    def __init__(self, folder: FilePath, languages: tuple[str, ...]) -> None:
        super().__init__(folder, languages)
        self.exercises: dict[str, ExerciseEntry] = {}
        self.programmes: dict[str, ProgrammeEntry] = {}
        self.measures: dict[str, MeasureEntry] = {}
        self.red_flags: dict[str, RedFlagEntry] = {}
        self.precautions: PrecautionsFile | None = None
        self.keywords: dict[str, KeywordsEntry] = {}
        self.lexicons: dict[str, LexiconEntry] = {}
        self.countries: dict[str, CountryEntry] = {}
        self._places: dict[str, tuple[Document, int]] = {}  # where each exercise stands

        self._read_exercises()
        self._check_ladders()
        self._read_measures()
        self._read_programmes()
        self._read_red_flags()
        self._read_precautions()
        self._read_keywords()
        self._read_lexicons()
        self._read_countries()
        self.thresholds: ThresholdsEntry | None = None
        found = self._file("safety/thresholds.yaml", ThresholdsEntry)
        if found:
            self.thresholds = found[0]
        self.mistakes.sort(key=lambda mistake: (mistake.file, mistake.line))

    # 1. Exercises and programmes

    def _read_exercises(self) -> None:
        for entries, document in self._files(_EXERCISES, ExerciseFile):
            region = FilePath(document.name).stem
            for at, entry in enumerate(entries):
                self._check_texts(entry.texts, document, (at,), entry.key)
                if entry.region != region:
                    problem = f'region is "{entry.region}" – write {region}, or move it to {entry.region}.yaml'
                    self._add(document.mistake((at, "region"), problem))
                self._tell(checks.in_languages(entry.texts), document, (at,))
                self._tell(checks.in_exercise(entry), document, (at,))
                if entry.key in self.exercises:
                    other, other_at = self._places[entry.key]
                    first = f"{other.name}:{other.line((other_at, 'key'))}"
                    problem = f'the key "{entry.key}" is taken by {first} – choose another'
                    self._add(document.mistake((at, "key"), problem))
                else:
                    self.exercises[entry.key] = entry
                    self._places[entry.key] = (document, at)

    def _check_ladders(self) -> None:
        """Every variant exists, and nothing is easier than itself by way of others."""
        easier: dict[str, set[str]] = {key: set() for key in self.exercises}
        for key, entry in self.exercises.items():
            document, at = self._places[key]
            for name, variants in (("easier", entry.easier), ("harder", entry.harder)):
                for n, variant in enumerate(variants):
                    if not self._exists(variant, document, (at, name, n)):
                        continue
                    upper, lower = (key, variant) if name == "easier" else (variant, key)
                    way = _way_down(easier, lower, upper)
                    if way:
                        circle = " > ".join((upper, *way))
                        problem = f"the ladder goes in a circle ({circle}) – take one step out"
                        self._add(document.mistake((at, name, n), problem))
                    else:
                        easier[upper].add(lower)

    def _exists(self, key: str, document: Document, path: Path) -> bool:
        if key in self.exercises:
            return True
        if _EXERCISES not in self._unread:  # or it may be missing only because its file has a mistake
            self._add(document.mistake(path, f'there is no exercise "{key}"{nearest(key, self.exercises)}'))
        return False

    def _read_measures(self) -> None:
        for entry, document in self._files("measures/*.yaml", MeasureEntry):
            self._check_texts(entry.texts, document, (), entry.key)
            self._tell(checks.in_languages(entry.texts), document)
            stem = FilePath(document.name).stem
            if entry.key != stem:
                self._add(document.mistake(("key",), f'key is "{entry.key}" – write {stem}, as the file is called'))
            self.measures[entry.key] = entry

    def _read_programmes(self) -> None:
        for entry, document in self._files("programmes/*.yaml", ProgrammeEntry):
            self._check_texts(entry.texts, document, (), entry.key)
            self._tell(checks.in_languages(entry.texts), document)
            stem = FilePath(document.name).stem
            if entry.key != stem:
                problem = f'key is "{entry.key}" – write {stem}, as the file is called'
                self._add(document.mistake(("key",), problem))
            for at, measure in enumerate(entry.measures):
                if measure not in self.measures:
                    problem = f'there is no measure "{measure}"{nearest(measure, self.measures)}'
                    self._add(document.mistake(("measures", at), problem))
            for at, prescribed in enumerate(entry.exercises):
                self._check_prescribed(prescribed, document, ("exercises", at))
            if all(prescribed.exercise in self.exercises for prescribed in entry.exercises):
                self._tell(checks.in_minutes(entry, self.exercises), document)
            self.programmes[entry.key] = entry

    def _check_prescribed(self, prescribed: PrescribedEntry, document: Document, path: Path) -> None:
        for n, swap in enumerate(prescribed.swaps):
            self._exists(swap, document, (*path, "swaps", n))
        step = prescribed.easier
        step_exists = step is not None and self._exists(step.exercise, document, (*path, "easier", "exercise"))
        if not self._exists(prescribed.exercise, document, (*path, "exercise")):
            return
        own = self.exercises[prescribed.exercise]
        if prescribed.dose:
            self._tell(checks.in_dose(own, prescribed.dose), document, (*path, "dose"))
        if step is None or not step_exists:
            return
        if step.dose:
            self._tell(checks.in_dose(self.exercises[step.exercise], step.dose), document, (*path, "easier", "dose"))
        if step.exercise == own.key:
            dose = prescribed.dose or own.dose
            if step.dose is None or not step.dose.smaller_than(dose):
                problem = f"the easier step is no smaller dose than {checks.amount(dose)} – lower one of its numbers"
                self._add(document.mistake((*path, "easier", "dose"), problem))
        elif step.exercise not in own.easier:
            choice = ", ".join((own.key, *own.easier))
            problem = f"{step.exercise} is no easier variant of {own.key} – one of: {choice}"
            self._add(document.mistake((*path, "easier", "exercise"), problem))

    # 2. Safety and typed answers

    def _read_red_flags(self) -> None:
        found = self._file("safety/red_flags.yaml", RedFlagFile)
        entries, document = found or ([], Document(""))
        for at, entry in enumerate(entries):
            if entry.id in self.red_flags:
                self._add(document.mistake((at, "id"), f'"{entry.id}" stands here twice – keep one of the two'))
            self.red_flags[entry.id] = entry

    def _read_precautions(self) -> None:
        found = self._file("safety/precautions.yaml", PrecautionsFile)
        if found is None:
            return
        self.precautions, document = found
        for tag, entry in self.precautions.tags.items():
            for language in (*self.languages, *entry.words):
                if language not in entry.words:
                    problem = f'{tag} has no words in "{language}" – add words.{language}'
                    self._add(document.mistake(("tags", tag, "words"), problem))
                else:
                    path = ("tags", tag, "words", language)
                    self._tell(phrases.in_phrases(entry.words[language], path, stems=True), document)
        for language, lists in self.precautions.reading.items():
            for name in LISTS:
                self._tell(phrases.in_phrases(getattr(lists, name), ("reading", language, name)), document)

    def _read_keywords(self) -> None:
        for language, entry, document in self._by_language("safety/keywords/*.yaml", KeywordsEntry):
            for flag in entry.phrases:
                if self.red_flags and flag not in self.red_flags:
                    problem = f'there is no red flag "{flag}"{nearest(flag, self.red_flags)}'
                    self._add(document.mistake(("phrases", flag), problem))
            self._tell(phrases.in_keywords(entry), document)
            self.keywords[language] = entry

    def _read_lexicons(self) -> None:
        for language, entry, document in self._by_language("messages/*/typed.yaml", LexiconEntry):
            self._tell(phrases.in_lexicon(entry), document)
            self.lexicons[language] = entry

    def _read_countries(self) -> None:
        found = self._file("safety/countries.yaml", CountryFile)
        entries, document = found or ({}, Document(""))
        self.countries = entries
        owner: dict[str, str] = {}
        for code, entry in entries.items():
            self._check_texts(entry.texts, document, (code,), code)
            for language, text in entry.texts.items():
                for name in (text.name, *text.also):
                    if owner.setdefault(normalise(name), code) != code:
                        problem = f'"{name}" is also a name of {owner[normalise(name)]} – keep it under one'
                        self._add(document.mistake((code, "texts", language), problem))


def _way_down(easier: dict[str, set[str]], start: str, goal: str) -> tuple[str, ...]:
    """The steps down the ladder from `start` to `goal`, () if it is not below."""
    ways: list[tuple[str, ...]] = [(start,)]
    seen = {start}
    while ways:
        way = ways.pop()
        if way[-1] == goal:
            return way
        ways += [(*way, step) for step in sorted(easier[way[-1]] - seen)]
        seen |= easier[way[-1]]
    return ()
