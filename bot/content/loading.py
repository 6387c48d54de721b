"""Reads every content file and checks what the shape alone cannot: references, ladders, languages, doubles.

Goes on after a mistake, to find the others too.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path as FilePath
from typing import Any

from pydantic import TypeAdapter, ValidationError

from bot.coach.asks import ASKS
from bot.coach.reading import normalise
from bot.content import checks
from bot.content.document import Document, Mistake, Path, read
from bot.content.precautions import LISTS, PrecautionsFile
from bot.content.remedies import mistakes_in, nearest
from bot.content.schema import (
    OPTIONS,
    QUESTIONS,
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
    ways,
)

# The lists of keywords that are compared word for word.
_PLAIN_LISTS = (
    "negations",
    "clause_starts",
    "verb_starts",
    "lone_negations",
    "late_negations",
    "false_negations",
    "undone_by",
    "skipped",
    "key_words",
    "real_words",
)


class Content:
    """The entries of one folder as they stand in its files. Complete only if `mistakes` is empty."""

    def __init__(self, folder: FilePath, languages: tuple[str, ...]) -> None:
        self.folder = folder
        self.languages = languages
        self.mistakes: list[Mistake] = []
        self.exercises: dict[str, ExerciseEntry] = {}
        self.programmes: dict[str, ProgrammeEntry] = {}
        self.measures: dict[str, MeasureEntry] = {}
        self.red_flags: dict[str, RedFlagEntry] = {}
        self.precautions: PrecautionsFile | None = None
        self.keywords: dict[str, KeywordsEntry] = {}
        self.lexicons: dict[str, LexiconEntry] = {}
        self.countries: dict[str, CountryEntry] = {}
        self._places: dict[str, tuple[Document, int]] = {}  # where each exercise stands
        self._all_read = True  # False: an exercise may be missing only because its file has a mistake

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

    # 1. Files

    def _file(self, name: str, shape: Any) -> tuple[Any, Document] | None:
        """The file as that shape, None if it has mistakes."""
        try:
            document = read((self.folder / name).read_text(encoding="utf-8-sig"), name)
        except FileNotFoundError:
            self._add(Mistake(name, 1, "the file is missing – restore it, or copy another and change it"))
            return None
        except UnicodeDecodeError:
            self._add(Mistake(name, 1, "the file is not UTF-8 text – save it as UTF-8"))
            return None
        self.mistakes += document.mistakes
        if document.data is None:
            return None
        try:
            return TypeAdapter(shape).validate_python(document.data), document
        except ValidationError as error:
            self.mistakes += mistakes_in(error, document, shape)
            return None

    def _files(self, pattern: str, shape: Any) -> Iterable[tuple[Any, Document]]:
        paths = sorted(self.folder.glob(pattern))
        if not paths:
            self._add(Mistake(pattern, 1, "there is no such file – the content needs at least one"))
        for path in paths:
            found = self._file(path.relative_to(self.folder).as_posix(), shape)
            if found:
                yield found
            elif shape is ExerciseFile:
                self._all_read = False

    def _by_language(self, name: str, shape: Any) -> Iterable[tuple[str, Any, Document]]:
        """The file of every language that is required, and of every other that is there."""
        before, after = name.split("*")
        there = {p.relative_to(self.folder).as_posix() for p in self.folder.glob(name)}
        for language in sorted({n[len(before) : -len(after)] for n in there} | set(self.languages)):
            found = self._file(name.replace("*", language), shape)
            if found:
                yield language, *found

    def _add(self, mistake: Mistake) -> None:
        self.mistakes.append(mistake)

    def _tell(self, problems: checks.Problems, document: Document, path: Path = ()) -> None:
        for within, problem in problems:
            self._add(document.mistake((*path, *within), problem))

    def _check_texts(self, texts: Mapping[str, object], document: Document, path: Path, what: str) -> None:
        for language in self.languages:
            if language not in texts:
                problem = f'{what} has no text in "{language}" – add texts.{language}'
                self._add(document.mistake((*path, "texts"), problem))

    # 2. Exercises and programmes

    def _read_exercises(self) -> None:
        for entries, document in self._files("exercises/*.yaml", ExerciseFile):
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
        if self._all_read:
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

    # 3. Safety and typed answers

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
                    self._check_phrases(entry.words[language], document, path, stems=True)
        for language, lists in self.precautions.reading.items():
            for name in LISTS:
                self._check_phrases(getattr(lists, name), document, ("reading", language, name))

    def _read_keywords(self) -> None:
        for language, entry, document in self._by_language("safety/keywords/*.yaml", KeywordsEntry):
            for flag, phrases in entry.phrases.items():
                if self.red_flags and flag not in self.red_flags:
                    problem = f'there is no red flag "{flag}"{nearest(flag, self.red_flags)}'
                    self._add(document.mistake(("phrases", flag), problem))
                self._check_phrases(phrases, document, ("phrases", flag), stems=True)
            self._check_phrases(entry.idioms, document, ("idioms",), stems=True)
            for name in _PLAIN_LISTS:
                self._check_phrases(getattr(entry, name), document, (name,))
            for word, meant in entry.spellings.items():
                self._check_phrases((word, meant), document, ("spellings", word))
            self._check_key_words(entry, document)
            self.keywords[language] = entry

    def _check_key_words(self, entry: KeywordsEntry, document: Document) -> None:
        parts = {
            p for phrases in entry.phrases.values() for phrase in phrases for p in phrase.replace("/", " ").split()
        }
        stems = tuple(part.removesuffix("*") for part in parts if part.endswith("*"))
        for n, word in enumerate(entry.key_words):
            if word not in parts and not word.startswith(stems):
                self._add(document.mistake(("key_words", n), f'"{word}" stands in no phrase – take it out'))
            elif word in entry.real_words:
                path = ("real_words", entry.real_words.index(word))
                self._add(document.mistake(path, f'"{word}" is a key word, too – keep it in one list'))

    def _read_lexicons(self) -> None:
        for language, entry, document in self._by_language("messages/*/typed.yaml", LexiconEntry):
            for word in entry.numbers:
                self._check_phrases((word,), document, ("numbers", word))
            for shift in entry.clock.shifts:
                self._check_phrases((shift,), document, ("clock", "shifts", shift))
            for name in ("fillers", "out_of", "between", "joins", "hardish", "negations", "real_words"):
                self._check_phrases(getattr(entry, name), document, (name,))
            for name in ("am", "pm", "night", "spans"):
                self._check_phrases(getattr(entry.clock, name), document, ("clock", name))
            for name in ("zeros", "rated", "same"):
                for which, phrases in getattr(entry, name).items():
                    self._check_phrases(phrases, document, (name, which))
            for n, names in enumerate(entry.dates.months):
                self._check_phrases(names, document, ("dates", "months", n), stems=True)
            self._check_phrases((*entry.dates.units,), document, ("dates", "units"))
            self._check_phrases(entry.dates.tomorrow, document, ("dates", "tomorrow"))
            for day, names in entry.weekdays.items():
                self._check_phrases(names, document, ("weekdays", day), stems=True)
            for option, phrases in entry.synonyms.items():
                ask, _, name = option.rpartition(".")
                if name not in (ASKS[ask].options if ask in ASKS else () if ask else OPTIONS):
                    problem = f'no question has the answer "{option}"{nearest(option, OPTIONS)}'
                    self._add(document.mistake(("synonyms", option), problem))
                self._check_phrases(phrases, document, ("synonyms", option))
            self._check_ambiguous(entry, document)
            self.lexicons[language] = entry

    def _check_ambiguous(self, entry: LexiconEntry, document: Document) -> None:
        """A phrase under two answers to one question would make the bot guess."""
        for options in QUESTIONS:
            owner = {option.replace("_", " "): option for option in options}
            for option in options:
                for n, phrase in enumerate(entry.synonyms.get(option, ())):
                    other = owner.setdefault(phrase, option)
                    if other != option:
                        problem = f'"{phrase}" also means {other} in the same question – keep it under one'
                        self._add(document.mistake(("synonyms", option, n), problem))

    def _check_phrases(self, phrases: tuple[str, ...], document: Document, path: Path, *, stems: bool = False) -> None:
        for n, phrase in enumerate(phrases):
            right = _normal(phrase, stems)
            if phrase != right or not all(ways(right)):
                problem = f'"{phrase}" is never found as it stands – write "{right or "…"}"'
                self._add(document.mistake((*path, n), problem))
            elif phrase in phrases[:n]:
                self._add(document.mistake((*path, n), f'"{phrase}" stands here twice – keep one of the two'))

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


def _normal(phrase: str, stems: bool) -> str:
    """The form in which a typed text is compared; a `*` at the end of a word stays if stems are allowed."""
    words = ("/".join(filter(None, (_normal_word(w, stems) for w in word.split("/")))) for word in phrase.split())
    return " ".join(filter(None, words))


def _normal_word(word: str, stems: bool) -> str:
    plain = normalise(word)
    return plain + "*" if stems and plain and word.endswith("*") else plain


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
