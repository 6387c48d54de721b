"""Several facts in one message ("done, pain 3, bit hard"): every word must belong to one, or none of them counts."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from bot.coach.reading import LONGEST, TENTHS, bare, no_whole_number, normalise, number_said, thoughts
from bot.coach.rules import Lexicon

_LONGEST_PHRASE = 8  # words
# Answers that may be told together with others; anything else is asked for by itself.
_TOLD = ("done", "too_hard", "pain", "skip", "easy", "right", "hard", "muscle", "joint", "no", "none")


@dataclass(frozen=True)
class Fact:
    """phrase: words that name a button. score: a rating that was said. what: of "pain" or "sore", "" where that was not
    said."""

    phrase: str = ""
    score: int | None = None
    what: str = ""


def facts_said(text: str, lexicon: Lexicon) -> tuple[Fact, ...]:
    """The facts in the order in which they were said; () if a word of the text belongs to none of them, or a number is
    no whole one from 0 to 10. A rating is only ever a number that stands there, in digits or in words, or the words
    for none at all."""
    if len(text) > LONGEST or no_whole_number(bare(text)):
        return ()
    found: list[Fact] = []
    for thought in thoughts(TENTHS.sub(" ", bare(text))):
        for fact in _parted(thought.words, lexicon):
            if fact is None:
                return ()
            found.append(fact)
    return tuple(found)


def _parted(words: tuple[str, ...], lexicon: Lexicon) -> Iterator[Fact | None]:
    """The facts of one thought; None for a word that belongs to none."""
    at = 0
    while at < len(words):
        fact, ends = _rating(words, at, lexicon)
        if fact is None:
            fact, ends = _phrase(words, at, lexicon)
        if fact is not None:
            yield fact
        elif words[at] in lexicon.fillers or words[at] in lexicon.joins:
            ends = at + 1
        else:
            yield None
            return
        at = ends


def _rating(words: tuple[str, ...], at: int, lexicon: Lexicon) -> tuple[Fact | None, int]:
    """ "pain 3", "it hurts about 3", "3 of 10", "no pain at all"; and where it ends."""
    zero, ends = _one_of(words, at, lexicon.zeros)
    if zero:
        return Fact(score=0, what=zero), ends
    what, ends = _one_of(words, at, lexicon.rated)
    here = _past_fillers(words, ends, lexicon) if what else at
    score = number_said(words[here], lexicon) if here < len(words) else None
    if score is None or not 0 <= score <= 10:
        return None, at
    ends = _past_ten(words, here + 1, lexicon)
    if what:
        return Fact(score=score, what=what), ends
    # "3 pain", unless that pain has a number of its own.
    after, past = _one_of(words, _past_fillers(words, ends, lexicon, besides=lexicon.rated), lexicon.rated)
    following = _past_fillers(words, past, lexicon)
    if after and not (following < len(words) and number_said(words[following], lexicon) is not None):
        return Fact(score=score, what=after), past
    return Fact(score=score), ends


def _past_ten(words: tuple[str, ...], at: int, lexicon: Lexicon) -> int:
    """Behind "out of 10", if that stands here."""
    for phrase in lexicon.out_of:
        parts = tuple(phrase.split())
        ends = at + len(parts)
        if words[at:ends] == parts and ends < len(words) and number_said(words[ends], lexicon) == 10:
            return ends + 1
    return at


def _phrase(words: tuple[str, ...], at: int, lexicon: Lexicon) -> tuple[Fact | None, int]:
    """The longest words from here on that name a button."""
    known = _phrases(lexicon)
    for ends in range(min(len(words), at + _LONGEST_PHRASE), at, -1):
        phrase = " ".join(words[at:ends])
        if phrase in known:
            return Fact(phrase=phrase), ends
    return None, at


def _one_of(words: tuple[str, ...], at: int, lists: dict[str, tuple[str, ...]]) -> tuple[str, int]:
    """The name of the list whose longest phrase stands here, and where it ends; ("", at) for none."""
    for ends in range(min(len(words), at + _LONGEST_PHRASE), at, -1):
        phrase = " ".join(words[at:ends])
        name = next((name for name, phrases in lists.items() if phrase in phrases), "")
        if name:
            return name, ends
    return "", at


def _past_fillers(
    words: tuple[str, ...], at: int, lexicon: Lexicon, besides: dict[str, tuple[str, ...]] | None = None
) -> int:
    marks = {phrase for phrases in (besides or {}).values() for phrase in phrases}
    while at < len(words) and words[at] in lexicon.fillers and words[at] not in marks:
        at += 1
    return at


@lru_cache(maxsize=8)
def _phrases_of(synonyms: tuple[tuple[str, tuple[str, ...]], ...], hardish: frozenset[str]) -> frozenset[str]:
    named = (normalise(option.replace("_", " ")) for option, _ in synonyms)
    return frozenset((*named, *(phrase for _, phrases in synonyms for phrase in phrases), *hardish))


def _phrases(lexicon: Lexicon) -> frozenset[str]:
    told = tuple((option, lexicon.synonyms.get(option, ())) for option in _TOLD)
    return _phrases_of(told, lexicon.hardish)
