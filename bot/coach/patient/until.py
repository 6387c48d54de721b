"""Which day a typed text means: "until Sunday", "3 December", "in two weeks", "tomorrow". Never one that has been."""

import re
from datetime import date, timedelta

from bot.coach.reading import days_said, fits, normalise
from bot.coach.rules import Lexicon

_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_NUMERIC = re.compile(r"(?<![\d.])(\d{1,2})\s?[./-]\s?(\d{1,2})(?:\s?[./-]\s?(\d{4}|\d{2}))?(?!\d)")


def day_said(text: str, lexicon: Lexicon, today: date, *, month_first: bool = False) -> date | None:
    """The day that is meant, later than `today`; None if there is none, or none that exists.

    Without a year the next one is meant, a weekday is the next of its name. month_first: "12/3" is in December.
    """
    iso = _ISO.search(text)
    if iso:
        year, month, day = map(int, iso.groups())
        return _later(_day(year, month, day), today)
    numeric = _NUMERIC.search(text)
    if numeric:
        first, second = int(numeric.group(1)), int(numeric.group(2))
        month, day = (first, second) if month_first else (second, first)
        year = int(numeric.group(3) or 0)
        return _in_year(year + 2000 if 0 < year < 100 else year, month, day, today)
    words = normalise(text).split()
    named = _named_month(words, lexicon)
    if named:
        at, month = named
        days = [n for n in (_number(w, lexicon) for w in words[max(0, at - 3) : at + 3]) if n is not None and n <= 31]
        years = [int(w) for w in words if len(w) == 4 and w.isascii() and w.isdecimal()]
        return _in_year(years[0] if years else 0, month, days[0], today) if days else None
    if any(word in lexicon.dates.tomorrow for word in words):
        return today + timedelta(days=1)
    for at, word in enumerate(words):
        if word in lexicon.dates.units:
            before = _number(words[at - 1], lexicon) if at else None
            return today + timedelta(days=lexicon.dates.units[word] * (before or 1))
    weekdays = days_said(text, lexicon)
    if len(weekdays) == 1:
        return today + timedelta(days=(weekdays[0] - today.weekday() - 1) % 7 + 1)
    return None


def _named_month(words: list[str], lexicon: Lexicon) -> tuple[int, int] | None:
    for at, word in enumerate(words):
        for month, names in enumerate(lexicon.dates.months, start=1):
            if any(fits(word, name) for name in names):
                return at, month
    return None


def _number(word: str, lexicon: Lexicon) -> int | None:
    digits = re.sub(r"(?<=\d)(st|nd|rd|th|o|a)$", "", word)
    if digits.isascii() and digits.isdecimal():
        return int(digits[:4])
    return lexicon.numbers.get(word)


def _in_year(year: int, month: int, day: int, today: date) -> date | None:
    if year:
        return _later(_day(year, month, day), today)
    return next((d for y in range(5) if (d := _day(today.year + y, month, day)) and d > today), None)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _later(day: date | None, today: date) -> date | None:
    return day if day and day > today else None
