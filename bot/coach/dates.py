"""What a typed text says about a day: a date, a weekday, or a number of days."""

import re
from datetime import date, timedelta

from bot.coach.reading import days_said
from bot.coach.rules import Lexicon

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DAY_FIRST = re.compile(r"(\d{1,2})\s?[./]\s?(\d{1,2})(?:\s?[./]\s?(\d{2,4}))?\.?")
_DAYS = re.compile(r"\+?(\d{1,3})(?:\s*\D*)")


def date_said(text: str, lexicon: Lexicon, today: date) -> date | None:
    """The day that is meant, as seen from `today`: "2026-03-09", "9.3.", "9/3" (the day first), the next "monday", or
    "10" and "10 days" for as many days from now. None if it says none, or one that does not exist."""
    plain = text.strip()
    try:
        if found := _ISO.fullmatch(plain):
            return date(int(found[1]), int(found[2]), int(found[3]))
        if found := _DAY_FIRST.fullmatch(plain):
            year = int(found[3]) + (2000 if len(found[3]) == 2 else 0) if found[3] else today.year
            day = date(year, int(found[2]), int(found[1]))
            return day if found[3] or day >= today else day.replace(year=year + 1)
    except ValueError:
        return None
    if found := _DAYS.fullmatch(plain):
        return today + timedelta(days=int(found[1]))
    weekdays = days_said(plain, lexicon)
    if len(weekdays) == 1:
        return today + timedelta(days=(weekdays[0] - today.weekday() - 1) % 7 + 1)
    return None
