"""The red-flag screen: which danger signs a text speaks of. Fast enough for every text, generous by design (§5)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.coach.reading import fits, normalise
from bot.coach.rules import Keywords

_NEGATION_REACH = 4  # words before the phrase in which a "no" still speaks of it

_Phrase = tuple[tuple[str, ...], str]


@dataclass(frozen=True)
class Screened:
    """flags: red-flag ids found. soft: every hit was negated or part of an idiom, so it is answered more softly."""

    flags: tuple[str, ...] = ()
    soft: bool = False


def screen(text: str, keywords: Keywords) -> Screened:
    """The red flags that a text speaks of, each once, in the order of their first mention."""
    words = normalise(text).split()
    flags: dict[str, None] = {}
    firm = False
    idioms = list(_found(words, _indexed_idioms(keywords.idioms)))
    for start, length, flag in _found(words, _indexed(keywords.phrases)):
        flags[flag] = None
        if not firm:
            in_idiom = any(s <= start and start + length <= s + n for s, n, _ in idioms)
            firm = not in_idiom and not _negated(words[max(0, start - _NEGATION_REACH) : start], keywords)
    return Screened(tuple(flags), soft=bool(flags) and not firm)


def _negated(before: list[str], keywords: Keywords) -> bool:
    """Whether a negation among the words before a hit speaks of it, and not of an earlier thought."""
    for at in range(len(before) - 1, -1, -1):
        if before[at] in keywords.clause_starts:
            # "I don't have chest pain": a negation may follow the word that began the thought.
            before = before[at + 1 :]
            break
    thought = f" {' '.join(before)} "
    return any(f" {negation} " in thought for negation in keywords.negations)


class _Index:
    """Phrases by their first word, and by the first letter where that word is a stem."""

    def __init__(self, phrases: Sequence[_Phrase]) -> None:
        self.words: dict[str, list[_Phrase]] = {}
        self.stems: dict[str, list[_Phrase]] = {}
        for phrase in phrases:
            first = phrase[0][0]
            if first.endswith("*"):
                self.stems.setdefault(first[0], []).append(phrase)
            else:
                self.words.setdefault(first, []).append(phrase)


@lru_cache(maxsize=32)
def _indexed(phrases: tuple[tuple[str, str], ...]) -> _Index:
    return _Index([(tuple(phrase.split()), flag) for phrase, flag in phrases])


@lru_cache(maxsize=32)
def _indexed_idioms(idioms: tuple[str, ...]) -> _Index:
    return _Index([(tuple(idiom.split()), "") for idiom in idioms])


def _found(words: list[str], index: _Index) -> Iterator[tuple[int, int, str]]:
    """(start, length in words, flag) of every phrase in the words."""
    for start, word in enumerate(words):
        for phrase, flag in (*index.words.get(word, ()), *index.stems.get(word[0], ())):
            part = words[start : start + len(phrase)]
            if len(part) == len(phrase) and all(fits(w, p) for w, p in zip(part, phrase, strict=True)):
                yield start, len(phrase), flag
