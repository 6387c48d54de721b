"""What typed answers mean: every way people type one, and never a rating that was not said."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.coach.asks import ASKS, SCORE
from bot.coach.effects import Button
from bot.coach.reading import clock_said, clocks_said, count_said, normalise, option_said, read
from bot.content.words import Wording
from tests.coaching import LIBRARY

EN = LIBRARY.lexicons["en"]
WORDING = Wording(LIBRARY)


@pytest.mark.parametrize(
    ("text", "score"),
    [
        ("6", "6"),
        ("six", "6"),
        ("SIX!", "6"),
        ("about a 4", "4"),
        ("10/10", "10"),
        ("6/10", "6"),
        ("7 out of 10", "7"),
        ("I'd say it's a 3", "3"),
        ("0", "0"),
        ("zero", "0"),
        ("pain 5", "5"),
        ("just 2 please", "2"),
    ],
)
def test_a_rating_is_understood(text: str, score: str) -> None:
    assert read(text, "pain_after", EN).value == score


@pytest.mark.parametrize(
    "text",
    [
        "11", "11/10", "-3", "3 or 4", "3-4", "3 to 4", "4.5", "4,5", "none", "no", "", " ", "hurts 6 times a day",
        "6 weeks", "it was 7 yesterday evening", "12345", "six seven", "5/5", "half", "½", "٣",
    ],
)  # fmt: skip
def test_what_is_no_rating_is_not_made_one(text: str) -> None:
    assert read(text, "pain_after", EN).value is None


@given(st.text(max_size=200))
def test_no_text_is_read_as_a_rating_that_was_not_said(text: str) -> None:
    for ask in ("pain_before", "hurt_score"):
        value = read(text, ask, EN).value
        if value in SCORE:
            words = normalise(text).split()
            said = [w for w in words if w == value or EN.numbers.get(w) == int(value)]
            assert said, (text, value)


@given(st.text(alphabet="0123456789 -/.,–orut fisx", max_size=20))
def test_digits_in_any_order_give_one_of_the_numbers_in_the_text(text: str) -> None:
    value = read(text, "pain_after", EN).value
    assert value is None or value in SCORE


@given(st.text(max_size=300))
def test_reading_never_fails(text: str) -> None:
    for ask in ASKS:
        read(text, ask, EN)
    count_said(text, EN)
    clock_said(text)
    clocks_said(text)
    option_said(text, ("done",), EN)


@pytest.mark.parametrize("ask", [a for a in ASKS.values() if a.person == "patient"], ids=lambda a: a.name)
def test_every_button_can_be_typed_as_it_stands(ask: object) -> None:
    name, options = ask.name, ask.options  # type: ignore[attr-defined]
    for option in options:
        label = WORDING.label("en", Button(name, option))
        if name == "timer":
            continue
        assert read(label, name, EN).value == option, label
        assert read(label.upper(), name, EN).value == option, label


@pytest.mark.parametrize(
    ("text", "count"),
    [("7", 7), ("I did 7", 7), ("seven", 7), ("about 12 I think", 12), ("0", 0), ("999", 999)],
)
def test_a_count_is_understood(text: str, count: int) -> None:
    assert count_said(text, EN) == count


@pytest.mark.parametrize("text", ["", "many", "7 or 8", "1000", "-3", "7.5", "7/10", "two sets of 5"])
def test_what_is_no_count_is_asked_again(text: str) -> None:
    assert count_said(text, EN) is None


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("14:05", time(14, 5)),
        ("2pm", time(14)),
        ("2 pm", time(14)),
        ("12am", time(0)),
        ("12 pm", time(12)),
        ("at 7", time(7)),
        ("18.30", time(18, 30)),
        ("8h15", time(8, 15)),
        ("00:00", time(0)),
        ("23:59", time(23, 59)),
        ("24:00", None),
        ("25:00", None),
        ("8:61", None),
        ("13pm", None),
        ("0 am", None),
        ("noon", None),
        ("", None),
    ],
)
def test_a_clock_time_is_understood(text: str, at: time | None) -> None:
    assert clock_said(text) == at


def test_several_clock_times_come_in_order_each_once() -> None:
    assert clocks_said("18:30, 8:00 and 8am") == (time(8), time(18, 30))
