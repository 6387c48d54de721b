"""What the shape alone cannot say of words looked for in what people type: none stands twice, none is never found.

Every check gives (path within the entry, problem and remedy) for each mistake.
"""

from bot.coach.asks import ASKS
from bot.coach.reading import normalise
from bot.content.checks import Problems
from bot.content.document import Path
from bot.content.remedies import nearest
from bot.content.schema import OPTIONS, QUESTIONS, KeywordsEntry, LexiconEntry, ways

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


def in_keywords(entry: KeywordsEntry) -> Problems:
    """Every list of the safety screen in one language."""
    for flag, phrases in entry.phrases.items():
        yield from in_phrases(phrases, ("phrases", flag), stems=True)
    yield from in_phrases(entry.idioms, ("idioms",), stems=True)
    for name in _PLAIN_LISTS:
        yield from in_phrases(getattr(entry, name), (name,))
    for word, meant in entry.spellings.items():
        yield from in_phrases((word, meant), ("spellings", word))
    yield from _key_words(entry)


def in_lexicon(entry: LexiconEntry) -> Problems:
    """Every list of how answers are typed in one language."""
    for word in entry.numbers:
        yield from in_phrases((word,), ("numbers", word))
    for shift in entry.clock.shifts:
        yield from in_phrases((shift,), ("clock", "shifts", shift))
    for name in ("fillers", "out_of", "between", "joins", "hardish", "negations", "real_words"):
        yield from in_phrases(getattr(entry, name), (name,))
    for name in ("am", "pm", "night", "spans"):
        yield from in_phrases(getattr(entry.clock, name), ("clock", name))
    for name in ("zeros", "rated", "same"):
        for which, phrases in getattr(entry, name).items():
            yield from in_phrases(phrases, (name, which))
    for n, names in enumerate(entry.dates.months):
        yield from in_phrases(names, ("dates", "months", n), stems=True)
    yield from in_phrases((*entry.dates.units,), ("dates", "units"))
    for name in ("today", "tomorrow"):
        yield from in_phrases(getattr(entry.dates, name), ("dates", name))
    for day, names in entry.weekdays.items():
        yield from in_phrases(names, ("weekdays", day), stems=True)
    for option, phrases in entry.synonyms.items():
        ask, _, name = option.rpartition(".")
        if name not in (ASKS[ask].options if ask in ASKS else () if ask else OPTIONS):
            problem = f'no question has the answer "{option}"{nearest(option, OPTIONS)}'
            yield ("synonyms", option), problem
        yield from in_phrases(phrases, ("synonyms", option))
    yield from _ambiguous(entry)


def in_phrases(phrases: tuple[str, ...], path: Path, *, stems: bool = False) -> Problems:
    """Each stands as it is looked for, once. stems: a `*` may end a word."""
    for n, phrase in enumerate(phrases):
        right = _normal(phrase, stems)
        if phrase != right or not all(ways(right)):
            problem = f'"{phrase}" is never found as it stands – write "{right or "…"}"'
            yield (*path, n), problem
        elif phrase in phrases[:n]:
            yield (*path, n), f'"{phrase}" stands here twice – keep one of the two'


def _key_words(entry: KeywordsEntry) -> Problems:
    parts = {p for phrases in entry.phrases.values() for phrase in phrases for p in phrase.replace("/", " ").split()}
    stems = tuple(part.removesuffix("*") for part in parts if part.endswith("*"))
    for n, word in enumerate(entry.key_words):
        if word not in parts and not word.startswith(stems):
            yield ("key_words", n), f'"{word}" stands in no phrase – take it out'
        elif word in entry.real_words:
            path = ("real_words", entry.real_words.index(word))
            yield path, f'"{word}" is a key word, too – keep it in one list'


def _ambiguous(entry: LexiconEntry) -> Problems:
    """A phrase under two answers to one question would make the bot guess."""
    for options in QUESTIONS:
        owner = {option.replace("_", " "): option for option in options}
        for option in options:
            for n, phrase in enumerate(entry.synonyms.get(option, ())):
                other = owner.setdefault(phrase, option)
                if other != option:
                    problem = f'"{phrase}" also means {other} in the same question – keep it under one'
                    yield ("synonyms", option, n), problem


def _normal(phrase: str, stems: bool) -> str:
    """The form in which a typed text is compared; a `*` at the end of a word stays if stems are allowed."""
    words = ("/".join(filter(None, (_normal_word(w, stems) for w in word.split("/")))) for word in phrase.split())
    return " ".join(filter(None, words))


def _normal_word(word: str, stems: bool) -> str:
    plain = normalise(word)
    return plain + "*" if stems and plain and word.endswith("*") else plain
