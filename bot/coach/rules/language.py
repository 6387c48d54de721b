"""How people write: what the screen looks for, what notes say of precautions, and how answers are typed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property


@dataclass(frozen=True, eq=False)
class Keywords:
    """What the screen looks for in one language. Phrases are normalised (see reading.normalise); `*` ends a stem.

    phrases: (phrase, red-flag id). negations and idioms make a hit a soft one; the other lists say when they do not.
    What each of them means stands in bot/content/README.md, "How the screen reads".
    """

    phrases: tuple[tuple[str, str], ...] = ()
    negations: tuple[str, ...] = ()
    idioms: tuple[str, ...] = ()
    clause_starts: tuple[str, ...] = ()
    verb_starts: tuple[str, ...] = ()
    lone_negations: tuple[str, ...] = ()
    late_negations: tuple[str, ...] = ()
    false_negations: tuple[str, ...] = ()
    undone_by: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()
    spellings: tuple[tuple[str, str], ...] = ()
    sounds: tuple[tuple[str, str], ...] = ()
    key_words: tuple[str, ...] = ()
    real_words: frozenset[str] = frozenset()

    @cached_property
    def all_words(self) -> frozenset[str]:
        """Every word that stands in any of the lists, and so is no slip of another."""
        lists = (*(phrase for phrase, _ in self.phrases), *self.idioms, *self.skipped, *self.negations, *self.key_words)
        starts = (*self.clause_starts, *self.verb_starts, *self.lone_negations, *self.late_negations)
        rest = (*self.false_negations, *self.undone_by, *(word for word, _ in self.spellings))
        return self.real_words.union(*(phrase.split() for phrase in (*lists, *starts, *rest)))


@dataclass(frozen=True, eq=False)
class NoteWords:
    """What notes and answers may say of a precaution, all languages together; every entry normalised, `*` ends a stem.

    patterns: (tag, words that stand close together, each with those of which one is enough). answers: question → tags
    that its "yes" speaks of. whole_plan: tags that are warned of whatever exercises there are. What the other lists do
    stands in bot/content/README.md, "How notes are read".
    """

    patterns: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...] = ()
    answers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    whole_plan: frozenset[str] = frozenset()
    negations: frozenset[str] = frozenset()
    small: frozenset[str] = frozenset()
    late: frozenset[str] = frozenset()
    unless: frozenset[str] = frozenset()
    real_words: frozenset[str] = frozenset()


@dataclass(frozen=True)
class ClockWords:
    """What may stand beside a clock time; every entry normalised.

    am, pm, night: the half of the day. shifts: "half past" → minutes to add. spans: what stands before a number that
    is a while and no time of day ("in 2 hours").
    """

    am: tuple[str, ...] = ()
    pm: tuple[str, ...] = ()
    night: tuple[str, ...] = ()
    shifts: dict[str, int] = field(default_factory=dict)
    spans: tuple[str, ...] = ()


@dataclass(frozen=True)
class DateWords:
    """What names a day; every entry normalised. months: what each is called, from January on; `*` ends a stem. units:
    word → days. today, tomorrow: words for them."""

    months: tuple[tuple[str, ...], ...] = ()
    units: dict[str, int] = field(default_factory=dict)
    today: tuple[str, ...] = ()
    tomorrow: tuple[str, ...] = ()


@dataclass(frozen=True)
class Lexicon:
    """How people type answers in one language; every entry normalised.

    numbers: word → 0–10 and beyond. fillers: words that may stand around a rating. out_of: between a rating and 10.
    between: between two ratings. zeros: what says 0, of "pain" or "sore". rated: what makes a number a rating of it
    ("hurts 3"). same: "yesterday" or "before" → "same as yesterday". joins: words between two facts. hardish: "a bit
    hard", which may be too hard. negations: words that turn a phrase around. real_words: words that look like a slip in
    one of ours and are none ("plain"). weekdays: what each is called, from Monday on; `*` ends a stem. synonyms: option
    name → phrases.
    """

    numbers: dict[str, int] = field(default_factory=dict)
    fillers: frozenset[str] = frozenset()
    out_of: tuple[str, ...] = ()
    between: tuple[str, ...] = ()
    zeros: dict[str, tuple[str, ...]] = field(default_factory=dict)
    rated: dict[str, tuple[str, ...]] = field(default_factory=dict)
    same: dict[str, tuple[str, ...]] = field(default_factory=dict)
    joins: frozenset[str] = frozenset()
    hardish: frozenset[str] = frozenset()
    negations: frozenset[str] = frozenset()
    real_words: frozenset[str] = frozenset()
    clock: ClockWords = ClockWords()
    dates: DateWords = DateWords()
    weekdays: tuple[tuple[str, ...], ...] = ()
    synonyms: dict[str, tuple[str, ...]] = field(default_factory=dict)
