"""Days as they are typed, for a pause, an absence or a plan, in both languages. Today is Monday, 2 March 2026."""

from datetime import date, timedelta

import pytest

from bot.coach.dates import day_said
from tests.clinic import rules

TODAY = date(2026, 3, 2)
TOMORROW = TODAY + timedelta(days=1)
RULES = rules()


@pytest.mark.parametrize(("language", "text", "day"), [
    # in digits, the day first
    ("en", "2026-04-01", date(2026, 4, 1)), ("en", "2026/4/1", date(2026, 4, 1)), ("en", "1.4.2026", date(2026, 4, 1)),
    ("en", "1/4/26", date(2026, 4, 1)), ("en", "1-4-2026", date(2026, 4, 1)), ("en", "1.4.", date(2026, 4, 1)),
    ("en", "9/3", date(2026, 3, 9)), ("en", "9. 3.", date(2026, 3, 9)), ("en", "until 9/3, then", date(2026, 3, 9)),
    ("en", "2.3.", TODAY), ("en", "1.3.", date(2027, 3, 1)), ("en", "29.2.", date(2028, 2, 29)),
    ("en", "1.3.2026", date(2026, 3, 1)), ("en", "2026-02-20", date(2026, 2, 20)),
    ("en", "31.2.", None), ("en", "31.2.2026", None), ("en", "2026-13-01", None), ("en", "13.13.", None),
    ("en", "1.2.3.4", None), ("en", "3.3. to 10.3.", None), ("en", "3.3-10.3.", None), ("en", "3.3.-10.3.", None),
    ("en", "2026-03-09 to 2026-03-13", None),
    # with the name of a month
    ("en", "3 December", date(2026, 12, 3)), ("en", "December 3rd", date(2026, 12, 3)),
    ("en", "3 Feb", date(2027, 2, 3)),
    ("en", "the 2nd of March", TODAY), ("en", "1 February 2020", date(2020, 2, 1)), ("en", "31 June", None),
    ("en", "in December", None),
    ("es", "3 de diciembre", date(2026, 12, 3)), ("es", "el 1.º de abril", date(2026, 4, 1)),
    ("es", "3 dic 2027", date(2027, 12, 3)), ("es", "30 de febrero", None),
    # from now on
    ("en", "today", TODAY), ("en", "tomorrow", TOMORROW), ("en", "in two weeks", date(2026, 3, 16)),
    ("en", "10 days", date(2026, 3, 12)), ("en", "for a week", date(2026, 3, 9)),
    ("en", "a fortnight", date(2026, 3, 16)),
    ("es", "hoy", TODAY), ("es", "mañana", TOMORROW), ("es", "mañana por la mañana", TOMORROW),
    ("es", "dentro de dos semanas", date(2026, 3, 16)),
    ("es", "10 días", date(2026, 3, 12)), ("es", "una quincena", date(2026, 3, 17)),
    # weekdays
    ("en", "monday", TODAY), ("en", "until Tuesday", TOMORROW), ("en", "from today until sunday", date(2026, 3, 8)),
    ("en", "mon wed", None), ("es", "martes", TOMORROW), ("es", "hasta el domingo", date(2026, 3, 8)),
    ("es", "lunes y miércoles", None), ("es", "el viernes por la mañana", date(2026, 3, 6)),
    # nothing
    ("en", "", None), ("en", "soon", None), ("en", "4", None), ("en", "10", None), ("es", "pronto", None),
])  # fmt: skip
def test_a_day_that_is_typed(language: str, text: str, day: date | None) -> None:
    assert day_said(text, RULES.lexicon(language), TODAY) == day


@pytest.mark.parametrize(("text", "day"), [
    ("monday", date(2026, 3, 9)), ("tuesday", TOMORROW), ("2.3.", date(2027, 3, 2)), ("3.3.", TOMORROW),
    ("2 March", date(2027, 3, 2)), ("1.3.2026", date(2026, 3, 1)), ("today", TODAY),
])  # fmt: skip
def test_a_weekday_and_a_day_without_a_year_are_the_first_that_may_be_meant(text: str, day: date) -> None:
    assert day_said(text, RULES.lexicon("en"), TODAY, earliest=TOMORROW) == day


def test_after_the_first_day_of_a_span_the_second_is_the_next_of_its_name() -> None:
    first = date(2026, 12, 28)
    assert day_said("3.1.", RULES.lexicon("en"), TODAY, earliest=first) == date(2027, 1, 3)
    assert day_said("wednesday", RULES.lexicon("en"), TODAY, earliest=first) == date(2026, 12, 30)


def test_where_they_write_the_month_first_it_is_read_first() -> None:
    assert day_said("12/3", RULES.lexicon("en"), TODAY, month_first=True) == date(2026, 12, 3)
    assert day_said("13/3", RULES.lexicon("en"), TODAY, month_first=True) is None
    assert day_said("2026-12-03", RULES.lexicon("en"), TODAY, month_first=True) == date(2026, 12, 3)
