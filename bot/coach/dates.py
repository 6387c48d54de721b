"""Which day a typed text means: "until Sunday", "3 December", "9.3.", "in two weeks", "tomorrow". Whoever asks for a
day reads it here: for a pause, an absence, a plan."""

import re
from datetime import date, timedelta

from bot.coach.reading import days_said, fits, normalise, number_said
from bot.coach.rules import Lexicon

_ISO = re.compile(r"(?<!\d)(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?!\d)")
# Not one of "1.2.3.4", and not both ends of "3.3-10.3".
_NUMERIC = re.compile(r"(?<!\d)(?<!\d[./-])(\d{1,2})\s?[./-]\s?(\d{1,2})(?:\s?[./-]\s?(\d{4}|\d{2}))?(?!\s?[./-]?\d)")
_ORDINAL = re.compile(r"(?<=\d)(st|nd|rd|th|o|a)$")
_YEARS_AHEAD = 5  # until which 29 February has come


def day_said(
    text: str, lexicon: Lexicon, today: date, *, earliest: date | None = None, month_first: bool = False
) -> date | None:
    """The day that is meant, as seen from `today`, wherever in the text it stands. None if there is none, more than one
    written in digits, or none that exists; a number alone is none.

    Without a year, and of a weekday, the first from `earliest` (today) on; with a year it may be over already, so
    whoever asks looks whether it fits. month_first: "12/3" is in December.
    """
    earliest = earliest or today
    written = [*_ISO.finditer(text), *_NUMERIC.finditer(text)]
    if written:
        return _written(written[0], earliest, month_first) if len(written) == 1 else None
    words = normalise(text).split()
    named = _named_month(words, lexicon)
    if named:
        at, month = named
        days = [n for n in (_number(w, lexicon) for w in words[max(0, at - 3) : at + 3]) if n is not None and n <= 31]
        years = [int(w) for w in words if len(w) == 4 and w.isascii() and w.isdecimal()]
        return _in_year(years[0] if years else 0, month, days[0], earliest) if days else None
    weekdays = days_said(text, lexicon)
    # "El viernes por la mañana" is on Friday: the word for tomorrow is the word for morning, too.
    if not weekdays and any(word in lexicon.dates.tomorrow for word in words):
        return today + timedelta(days=1)
    for at, word in enumerate(words):
        if word in lexicon.dates.units:
            before = _number(words[at - 1], lexicon) if at else None
            return today + timedelta(days=lexicon.dates.units[word] * (before or 1))
    if weekdays:
        return earliest + timedelta(days=(weekdays[0] - earliest.weekday()) % 7) if len(weekdays) == 1 else None
    return today if any(word in lexicon.dates.today for word in words) else None


def _written(found: re.Match[str], earliest: date, month_first: bool) -> date | None:
    if found.re is _ISO:
        year, month, day = map(int, found.groups())
        return _day(year, month, day)
    first, second, year = int(found[1]), int(found[2]), int(found[3] or 0)
    month, day = (first, second) if month_first else (second, first)
    return _in_year(year + 2000 if 0 < year < 100 else year, month, day, earliest)


def _named_month(words: list[str], lexicon: Lexicon) -> tuple[int, int] | None:
    for at, word in enumerate(words):
        for month, names in enumerate(lexicon.dates.months, start=1):
            if any(fits(word, name) for name in names):
                return at, month
    return None


def _number(word: str, lexicon: Lexicon) -> int | None:
    return number_said(_ORDINAL.sub("", word), lexicon)


def _in_year(year: int, month: int, day: int, earliest: date) -> date | None:
    if year:
        return _day(year, month, day)
    coming = (_day(earliest.year + ahead, month, day) for ahead in range(_YEARS_AHEAD))
    return next((d for d in coming if d and d >= earliest), None)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
