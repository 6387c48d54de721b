"""Typing errors: which button a text may have meant. No rating is ever guessed, and nothing that matters acted on."""

from collections.abc import Mapping
from types import MappingProxyType

from rapidfuzz.distance import OSA

from bot.coach.reading import LONGEST, normalise, number_said
from bot.coach.rules import Lexicon

_LENGTHS = range(4, 41)  # characters; a shorter word is near to too many others
_LONG = 8  # characters from which two errors may be in it
_LONG_NEGATION = 6  # letters: shorter ones are near to too much
_FEW = 3  # words that may hold a number with a typing error
# What a near miss is taken for at once, and shown. All else is asked: it stops something, tells somebody, or rules out
# a danger.
ACTED_ON = frozenset(
    (
        "start", "later", "wait", "busy", "away", "m15", "h1", "evening", "time", "done", "timer", "how", "skip",
        "equipment", "finish", "heavy", "balance", "easy", "right", "hard", "change", "progress", "sent", "unsure",
    )
)  # fmt: skip


def guesses(
    text: str, options: tuple[str, ...], lexicon: Lexicon, asks: Mapping[str, str] = MappingProxyType({})
) -> tuple[str, ...]:
    """Those of the options that the text is near to, the nearest first; () if it is a word or phrase of its own.

    asks: option → the question it answers, for words that mean it there alone. Near: one letter wrong, missing, too
    many or swapped; two from 8 letters on. Negated stays negated. Nothing with a number in it is near to anything but
    what holds the same one ("both of the two").
    """
    if len(text) > LONGEST:
        return ()
    plain = normalise(text)
    words = plain.split()
    if len(plain) not in _LENGTHS or any(letter.isdigit() for letter in plain):
        return ()
    if _is_known(plain, lexicon):
        return ()
    numbers = _numbers(words, lexicon)
    most = 1 if len(plain) < _LONG else 2
    negated = _negations(words, lexicon)
    near: dict[str, int] = {}
    for option in options:
        here = lexicon.synonyms.get(f"{asks.get(option, '')}.{option}", ())
        for phrase in (option.replace("_", " "), *lexicon.synonyms.get(option, ()), *here):
            if abs(len(phrase) - len(plain)) > most:
                continue
            said = phrase.split()
            if _negations(said, lexicon) != negated or _numbers(said, lexicon) != numbers:
                continue
            far = OSA.distance(plain, phrase, score_cutoff=most)
            if far <= most and far < near.get(option, most + 1):
                near[option] = far
    return tuple(sorted(near, key=lambda option: near[option]))


def _negations(words: list[str], lexicon: Lexicon) -> list[str]:
    """What these words deny with. A long negation is one with a typing error, too, and stands for any long one."""
    long = [negation for negation in lexicon.negations if len(negation) >= _LONG_NEGATION]
    return sorted(
        "" if any(OSA.distance(word, negation, score_cutoff=1) <= 1 for negation in long) else word
        for word in words
        if word in lexicon.negations or any(OSA.distance(word, negation, score_cutoff=1) <= 1 for negation in long)
    )


def _numbers(words: list[str], lexicon: Lexicon) -> list[int]:
    return [number for word in words if (number := number_said(word, lexicon)) is not None]


def is_near_a_number(text: str, lexicon: Lexicon) -> bool:
    """Whether a word of it may be a number with a typing error: to be asked for again, never to be taken for one."""
    if len(text) > LONGEST:
        return False
    words = normalise(text).split()
    names = [name for name in lexicon.numbers if len(name) > 2]
    return len(words) <= _FEW and any(
        len(word) > 2
        and not _is_known(word, lexicon)
        and any(OSA.distance(word, n, score_cutoff=1) <= 1 for n in names)
        for word in words
    )


def _is_known(plain: str, lexicon: Lexicon) -> bool:
    if plain in lexicon.real_words or plain in lexicon.fillers or plain in lexicon.hardish:
        return True
    lists = (*lexicon.synonyms.values(), *lexicon.zeros.values(), *lexicon.rated.values(), *lexicon.same.values())
    return plain in lexicon.synonyms or any(plain in phrases for phrases in lists)
