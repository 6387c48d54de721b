"""What a typed text says: which rating, which button, which clock time. Never guesses a rating that was not said."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time
from functools import lru_cache
from itertools import filterfalse

from bot.coach.asks import ASKS
from bot.coach.rules import Lexicon

_OUT_OF_TEN = re.compile(r"\b(\d+)\s*(?:/|out of)\s*10\b")
_RANGE = re.compile(r"\b(\d+)\s*(?:-|–|to|or)\s*(\d+)\b")
_CLOCK = re.compile(r"\b(\d{1,2})(?:[:.h]\s?(\d{2}))?\s*(am|pm)?\b")


_APOSTROPHES = re.compile(r"['’‘`]")
_WORD = re.compile(r"\w+")
_MARK = re.compile(r"[^\w\s]\W*|\n\W*")
_SENTENCE_ENDS = frozenset(".!?;:\n()¿¡")
_NO_BREAK = frozenset(' "“”«»*')


@lru_cache(maxsize=2048)
def normalise(text: str) -> str:
    """Lower case without accents, apostrophes or punctuation, single spaces. `*`-free."""
    return " ".join(_WORD.findall(_plain(text)))


def _plain(text: str) -> str:
    # An acute accent typed as an apostrophe would otherwise decompose into a space.
    plain = text.casefold().replace("´", "'")
    if not plain.isascii():
        plain = "".join(filterfalse(unicodedata.combining, unicodedata.normalize("NFKD", plain)))
    return _APOSTROPHES.sub("", plain)


@dataclass(frozen=True)
class Thought:
    """What stands between two punctuation marks. goes_on: only a comma or the like parts it from what was before."""

    words: tuple[str, ...]
    goes_on: bool = False


def thoughts(text: str) -> Iterator[Thought]:
    """The text as `normalise` leaves it, parted where its punctuation parts it."""
    plain = _plain(text)
    start, goes_on = 0, False
    for mark in _MARK.finditer(plain):
        if not _breaks(plain, mark.start(), mark.group(0)):
            continue
        words = _WORD.findall(plain, start, mark.start())
        if words:
            yield Thought(tuple(words), goes_on)
            goes_on = True
        goes_on = goes_on and _SENTENCE_ENDS.isdisjoint(mark.group(0))
        start = mark.end()
    words = _WORD.findall(plain, start)
    if words:
        yield Thought(tuple(words), goes_on)


def _breaks(plain: str, at: int, mark: str) -> bool:
    """Whether a mark parts two thoughts: not within a number (38.5) or a word (x-ray), nor quotation marks alone."""
    if mark in "-/":
        return plain[at - 1 : at].isspace()
    if len(mark) == 1 and plain[at - 1 : at].isdigit() and plain[at + 1 : at + 2].isdigit():
        return False
    return not _NO_BREAK.issuperset(mark)


@dataclass(frozen=True)
class Reading:
    """value: the answer understood, None if there is none. scores: ratings that were said, in order."""

    value: str | None = None
    scores: tuple[int, ...] = ()


def read(text: str, ask_name: str, lexicon: Lexicon) -> Reading:
    """What `text` says as an answer to that question.

    A rating counts only if it stands alone among filler words ("about a 4", "6/10"), so that "hurts 6 times a day" is
    not one. Two ratings ("3 or 4") come back as two scores and no value; one out of 0–10 comes back likewise.
    """
    ask = ASKS[ask_name]
    option = option_said(text, ask.options, lexicon)
    if option is not None:
        return Reading(value=option)
    if not ask.score:
        return Reading()
    scores = _scores(text, lexicon)
    if len(scores) == 1 and 0 <= scores[0] <= 10:
        return Reading(value=str(scores[0]), scores=scores)
    return Reading(scores=scores)


def option_said(text: str, options: tuple[str, ...], lexicon: Lexicon) -> str | None:
    """The one of `options` that the text names by itself or by a synonym."""
    plain = normalise(text)
    return next((o for o in options if plain == o.replace("_", " ") or plain in lexicon.synonyms.get(o, ())), None)


def _scores(text: str, lexicon: Lexicon) -> tuple[int, ...]:
    plain = unicodedata.normalize("NFKD", text.casefold())
    if re.search(r"[-−]\s*\d|\d[.,]\d", re.sub(r"\d\s*[-–]\s*\d", "", plain)):
        return ()  # "-3" or "4.5" is not one of our whole numbers: ask again
    out_of_ten = _OUT_OF_TEN.search(plain)
    if out_of_ten:
        plain = plain.replace(out_of_ten.group(0), out_of_ten.group(1))
    pair = _RANGE.search(plain)
    if pair:
        plain = plain.replace(pair.group(0), f"{pair.group(1)} {pair.group(2)}")
    scores = []
    for word in normalise(plain).split():
        if word.isdecimal() and word.isascii():
            scores.append(int(word[:4]))
        elif word in lexicon.numbers:
            scores.append(lexicon.numbers[word])
        elif word not in lexicon.fillers and word != "or":
            return ()
    return tuple(scores)


def count_said(text: str, lexicon: Lexicon) -> int | None:
    """A single whole number up to 999 anywhere in the text ("I did 7", "seven")."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    if re.search(r"[-−]\s*\d|\d\s*[.,/]\s*\d", plain):
        return None
    words = normalise(text).split()
    found = [int(w) if w.isascii() and w.isdecimal() else lexicon.numbers.get(w, -1) for w in words]
    counts = [n for n in found if n >= 0]
    return counts[0] if len(counts) == 1 and counts[0] <= 999 else None


def clock_said(text: str) -> time | None:
    """A clock time ("14:05", "2pm", "at 7"), None if there is none or it does not exist ("25:00")."""
    found = _CLOCK.search(text.casefold())
    if not found:
        return None
    hour, minute, half = int(found.group(1)), int(found.group(2) or 0), found.group(3)
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def clocks_said(text: str) -> tuple[time, ...]:
    """Every clock time in the text, in order of the day, each once."""
    found = (clock_said(part.group(0)) for part in _CLOCK.finditer(text.casefold()))
    return tuple(sorted({at for at in found if at is not None}))
