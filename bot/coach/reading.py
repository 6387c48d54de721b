"""What a typed text says: which rating, which button, which clock time. Never guesses a rating that was not said."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import time
from functools import lru_cache
from itertools import filterfalse

from bot.coach.asks import ASKS, Ask
from bot.coach.rules import Lexicon

LONGEST = 200  # characters; an answer is short, and what is longer is not searched for one
PAIN_ASKS = ("pain_before", "pain_during", "pain_after", "morning_pain")
_TENS = range(20, 100, 10)
_CLOCK = re.compile(r"(?<![\d:.])(\d{1,2})(?:\s?[:.h]\s?(\d{2}))?(?![\d]|\s?[:.h]\s?\d)")
TENTHS = re.compile(r"(?<=[0-9])\s*/\s*10(?![0-9])")
_UNIT = re.compile(r"(?<=[0-9])(?=[^\W0-9])")  # between a number and the letters on it: "2pm"
_NIGHT_FROM = 6  # "3 at night" may be either half of the day
_APOSTROPHES = re.compile(r"['’‘`]")
_WORD = re.compile(r"\w+")
_MARK = re.compile(r"[^\w\s]\W*|\n\W*")
_SENTENCE_ENDS = frozenset(".!?;:\n()¿¡")
_NO_BREAK = frozenset(' "“”«»*')


@lru_cache(maxsize=2048)
def normalise(text: str) -> str:
    """Lower case without accents, apostrophes or punctuation, single spaces. `*`-free."""
    return " ".join(_WORD.findall(_plain(text)))


def bare(text: str) -> str:
    """Lower case without accents."""
    plain = text.casefold()
    if plain.isascii():
        return plain
    return "".join(filterfalse(unicodedata.combining, unicodedata.normalize("NFKD", plain)))


def _plain(text: str) -> str:
    # An acute accent typed as an apostrophe would otherwise decompose into a space.
    return _APOSTROPHES.sub("", bare(text.replace("´", "'")))


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


def fits(word: str, part: str) -> bool:
    """Whether a normalised word is what the content lists: that word, or with `*` any that begins so."""
    return word.startswith(part[:-1]) if part.endswith("*") else word == part


@dataclass(frozen=True)
class Reading:
    """value: the answer understood, None if there is none. scores: ratings that were said, in order."""

    value: str | None = None
    scores: tuple[int, ...] = ()


def read(text: str, ask_name: str, lexicon: Lexicon) -> Reading:
    """What `text` says as an answer to that question.

    A rating counts only if it stands alone among filler words ("about a 4", "6/10"), so that "hurts 6 times a day" is
    not one. Two ratings ("3 or 4") come back as two scores and no value; one out of 0–10 comes back likewise. "No pain
    at all" is 0 where pain is asked for, and only there.
    """
    ask = ASKS[ask_name]
    if len(text) > LONGEST:
        return Reading()
    here = _said_here(text, ask, lexicon)
    # "I can't say" is no answer elsewhere, but rules out no danger: at the checklist its own words come first.
    option = here if here and ask_name == "checklist" else option_said(text, ask.options, lexicon) or here
    if option is not None:
        return Reading(value=option)
    if not ask.score:
        return Reading()
    if normalise(text) in lexicon.zeros.get(rated_by(ask_name), ()):
        return Reading(value="0", scores=(0,))
    scores = _scores(text, lexicon)
    if len(scores) == 1 and 0 <= scores[0] <= 10:
        return Reading(value=str(scores[0]), scores=scores)
    return Reading(scores=scores)


def _said_here(text: str, ask: Ask, lexicon: Lexicon) -> str | None:
    """The option that the text names at this question alone: listed as "delete_sure.yes"."""
    plain = normalise(text)
    return next((o for o in ask.options if plain in lexicon.synonyms.get(f"{ask.name}.{o}", ())), None)


def rated_by(ask: str) -> str:
    """What a question wants rated, so that "none at all" can be 0: "pain", "sore", or "" where it could mean anything,
    as where pain has just been reported."""
    return "pain" if ask in PAIN_ASKS else "sore" if ask == "soreness" else ""


def option_said(text: str, options: tuple[str, ...], lexicon: Lexicon) -> str | None:
    """The one of `options` that the text names by itself or by a synonym."""
    if len(text) > LONGEST:
        return None
    plain = normalise(text)
    return next((o for o in options if plain == o.replace("_", " ") or plain in lexicon.synonyms.get(o, ())), None)


def option_and_more(text: str, options: tuple[str, ...], lexicon: Lexicon) -> tuple[str, str] | None:
    """The one of `options` that the first word names, and what follows it: "yes, ibuprofen", "load green band". None
    where the first word names none, or nothing follows."""
    first, _, more = text.strip().partition(" ")
    option = option_said(first.strip(".,;:!-"), options, lexicon)
    return (option, more.strip()) if option and more.strip() else None


def _scores(text: str, lexicon: Lexicon) -> tuple[int, ...]:
    plain = bare(text)
    if no_whole_number(plain):
        return ()
    plain = f" {normalise(TENTHS.sub(' ', plain))} "
    for filler in sorted((f for f in lexicon.fillers if " " in f), key=len, reverse=True):
        plain = plain.replace(f" {filler} ", " ")
    words = plain.split()
    for phrase in lexicon.out_of:
        words = _joined(words, phrase.split(), lexicon, ten=True)
    for phrase in lexicon.between:
        words = _joined(words, phrase.split(), lexicon)
    numbers = [number_said(word, lexicon) for word in words if word not in lexicon.fillers]
    scores = tuple(n for n in numbers if n is not None)
    return scores if len(scores) == len(numbers) else ()


def no_whole_number(plain: str) -> bool:
    """Whether "-3", "4.5" or "5 %" stands in it, which is none of our ratings: ask again."""
    return re.search(r"[-−]\s*\d|\d[.,]\d|\d\s*%", re.sub(r"\d\s*[-–]\s*\d", "", plain)) is not None


def number_said(word: str, lexicon: Lexicon) -> int | None:
    """The number that a normalised word is."""
    return int(word[:4]) if word.isascii() and word.isdecimal() else lexicon.numbers.get(word)


def _joined(words: list[str], phrase: list[str], lexicon: Lexicon, *, ten: bool = False) -> list[str]:
    """Without the phrase where it stands between two numbers; ten: without a 10 that comes after it, too."""
    kept: list[str] = []
    while words:
        after = words[len(phrase)] if len(words) > len(phrase) else ""
        follows = number_said(after, lexicon)
        found = words[: len(phrase)] == phrase and kept and number_said(kept[-1], lexicon) is not None
        if found and (follows == 10 if ten else follows is not None):
            words = words[len(phrase) + ten :]
        else:
            kept.append(words[0])
            words = words[1:]
    return kept


def count_said(text: str, lexicon: Lexicon) -> int | None:
    """A single whole number up to 999 anywhere in the text ("I did 7", "seven", "twenty-five")."""
    if len(text) > LONGEST or re.search(r"(?<!\w)[-−]\s*\d|\d\s*[.,/]\s*\d", bare(text)):
        return None
    counts = _together([(word, number_said(word, lexicon)) for word in normalise(text).split()])
    return counts[0] if len(counts) == 1 and counts[0] <= 999 else None


def _together(words: list[tuple[str, int | None]]) -> list[int]:
    """The numbers among the words; a ten and a unit in words are one ("twenty five", "treinta y cinco")."""
    counts: list[int] = []
    ten_at = -9
    for at, (word, number) in enumerate(words):
        if number is None:
            continue
        unit = 1 <= number <= 9 and not word.isdecimal()
        linked = at - ten_at == 1 or (at - ten_at == 2 and words[at - 1][0] == "y")
        if unit and linked:
            counts[-1] += number
        else:
            counts.append(number)
            ten_at = at if number in _TENS and not word.isdecimal() else -9
    return counts


def clock_said(text: str, lexicon: Lexicon) -> time | None:
    """The clock time in the text ("14:05", "2pm", "half past 7"); None if there is none, or more than one, or it does
    not exist ("25:00"), or a while is meant ("in 2 hours")."""
    if len(text) > LONGEST:
        return None
    plain = bare(text)
    found = list(_CLOCK.finditer(plain))
    return _clock(found[0], plain, lexicon) if len(found) == 1 else None


def clocks_said(text: str, lexicon: Lexicon) -> tuple[time, ...]:
    """Every clock time in the text, in order of the day, each once."""
    return tuple(sorted(set(clocks_in_order(text, lexicon))))


def clocks_in_order(text: str, lexicon: Lexicon) -> tuple[time, ...]:
    """Every clock time in the text, as they were said ("from 22 to 7")."""
    if len(text) > LONGEST:
        return ()
    plain = bare(text)
    found = list(_CLOCK.finditer(plain))
    if not found or (len(found) > 1 and _names(plain, lexicon.clock.shifts)):
        return ()  # "half past 7 and 9": whose half?
    ends = [*(m.start() for m in found[1:]), len(plain)]
    starts = [0 if len(found) == 1 else m.start() for m in found]
    said = (_clock(m, plain[a:b], lexicon) for m, a, b in zip(found, starts, ends, strict=True))
    return tuple(at for at in said if at is not None)


def days_said(text: str, lexicon: Lexicon) -> tuple[int, ...]:
    """The weekdays named in the text, 0 = Monday, in order, each once."""
    words = normalise(text).split()
    return tuple(n for n, names in enumerate(lexicon.weekdays) if any(fits(w, name) for w in words for name in names))


def _clock(found: re.Match[str], around: str, lexicon: Lexicon) -> time | None:
    words = lexicon.clock
    if any(f" {normalise(found.string[: found.start()])}".endswith(f" {span}") for span in words.spans):
        return None
    hour, minute = int(found.group(1)), int(found.group(2) or 0)
    shift = words.shifts[s] if (s := _names(around, words.shifts)) else 0
    if s and not _names(around, (f"{s} {found.group(1)}", f"{found.group(1)} {s}")):
        return None  # "9 and half past six": not half past 9
    halves = {"am": words.am, "pm": words.pm, "night": words.night}
    half = next((name for name, said in halves.items() if _names(around, said)), "")
    if hour > 23 or minute > 59 or (shift and found.group(2)) or (half and hour == 0) or (half == "am" and hour > 12):
        return None
    if half == "night" and hour < _NIGHT_FROM:
        return None
    if hour == 12 and half in ("am", "night"):
        hour = 0
    elif hour < 12 and half in ("pm", "night"):
        hour += 12
    at = (hour * 60 + minute + shift) % (24 * 60)
    return time(at // 60, at % 60)


def _names(text: str, phrases: Iterable[str]) -> str:
    """The longest of the phrases that stands in the text, "" if none does. "2pm" says "pm"."""
    plain = f" {normalise(_UNIT.sub(' ', text))} "
    return max((p for p in phrases if f" {p} " in plain), key=len, default="")
