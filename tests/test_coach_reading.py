"""What typed answers mean: every way people type one, and never a rating that was not said."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.coach.asks import ASKS, SCORE, Ask
from bot.coach.effects import Button
from bot.coach.reading import Reading, clock_said, clocks_said, count_said, days_said, normalise, option_said, read
from bot.coach.rules import Lexicon
from bot.content.words import Wording
from tests.coaching import LIBRARY

EN = LIBRARY.lexicons["en"]
ES = LIBRARY.lexicons["es"]
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
        ("seven out of ten", "7"),
    ],
)
def test_a_rating_is_understood(text: str, score: str) -> None:
    assert read(text, "pain_after", EN).value == score


@pytest.mark.parametrize(
    ("text", "score"),
    [
        ("6", "6"),
        ("seis", "6"),
        ("SEIS.", "6"),
        ("un 4", "4"),
        ("más o menos un 4", "4"),
        ("como 5", "5"),
        ("yo diría que un siete", "7"),
        ("7 de 10", "7"),
        ("siete de diez", "7"),
        ("siete sobre diez", "7"),
        ("10 de 10", "10"),
        ("dolor de 10", "10"),
        ("8/10", "8"),
        ("me duele un 3", "3"),
        ("ahorita 2 nomás", "2"),
        ("un 4 o así", "4"),
        ("cero", "0"),
    ],
)
def test_a_rating_in_spanish_is_understood(text: str, score: str) -> None:
    assert read(text, "pain_after", ES).value == score


@pytest.mark.parametrize(
    ("text", "scores"),
    [("3 o 4", (3, 4)), ("entre 3 y 4", (3, 4)), ("de 3 a 4", (3, 4)), ("7 u 8", (7, 8)), ("tres o cuatro", (3, 4))],
)
def test_two_ratings_in_spanish_are_asked_about(text: str, scores: tuple[int, ...]) -> None:
    assert read(text, "pain_after", ES) == Reading(scores=scores)


@pytest.mark.parametrize(
    "text",
    [
        "11", "4,5", "4.5", "-3", "menos 3", "menos de 3", "4 y medio", "nada", "no", "me duele 6 veces al día",
        "hace 6 semanas", "a las 6", "6 de la tarde", "en 3 sitios", "4 o menos", "hasta 5", "una",
    ],
)  # fmt: skip
def test_what_is_no_rating_in_spanish_is_not_made_one(text: str) -> None:
    assert read(text, "pain_after", ES).value is None


@pytest.mark.parametrize(
    "text",
    [
        "11", "11/10", "-3", "3 or 4", "3-4", "3 to 4", "4.5", "4,5", "none", "no", "", " ", "hurts 6 times a day",
        "6 weeks", "it was 7 yesterday evening", "12345", "six seven", "5/5", "half", "½", "٣",
    ],
)  # fmt: skip
def test_what_is_no_rating_is_not_made_one(text: str) -> None:
    assert read(text, "pain_after", EN).value is None


BOTH = pytest.mark.parametrize("lexicon", [EN, ES], ids=["en", "es"])


@BOTH
@given(text=st.text(max_size=200))
def test_no_text_is_read_as_a_rating_that_was_not_said(lexicon: Lexicon, text: str) -> None:
    for ask in ("pain_before", "hurt_score"):
        value = read(text, ask, lexicon).value
        if value in SCORE:
            words = normalise(text).split()
            said = [w for w in words if w == value or lexicon.numbers.get(w) == int(value)]
            assert said, (text, value)


@BOTH
@given(text=st.text(alphabet="0123456789 -/.,–orut fisxyade", max_size=20))
def test_digits_in_any_order_give_one_of_the_numbers_in_the_text(lexicon: Lexicon, text: str) -> None:
    value = read(text, "pain_after", lexicon).value
    assert value is None or value in SCORE


@BOTH
@given(text=st.text(max_size=300))
def test_reading_never_fails(lexicon: Lexicon, text: str) -> None:
    for ask in ASKS:
        read(text, ask, lexicon)
    count_said(text, lexicon)
    clock_said(text, lexicon)
    clocks_said(text, lexicon)
    option_said(text, ("done",), lexicon)


@BOTH
@given(text=st.text(alphabet="0123456789 :.hapmlstoinycueb", max_size=30))
def test_reading_a_clock_time_never_fails(lexicon: Lexicon, text: str) -> None:
    clock_said(text, lexicon)
    clocks_said(text, lexicon)


@pytest.mark.parametrize("ask", [a for a in ASKS.values() if a.person == "patient"], ids=lambda a: a.name)
@pytest.mark.parametrize("language", WORDING.languages)
def test_every_button_can_be_typed_as_it_stands(language: str, ask: Ask) -> None:
    lexicon = LIBRARY.lexicons[language]
    for option in ask.options:
        label = WORDING.label(language, Button(ask.name, option))
        assert read(label, ask.name, lexicon).value == option, label
        assert read(label.upper(), ask.name, lexicon).value == option, label
        assert read(normalise(label), ask.name, lexicon).value == option, label


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
        ("13pm", time(13)),
        ("13am", None),
        ("0 am", None),
        ("noon", None),
        ("", None),
        ("6 in the evening", time(18)),
        ("7 p.m.", time(19)),
        ("tonight at 8", time(20)),
        ("12 at night", time(0)),
        ("3 at night", None),
        ("half past 7", time(7, 30)),
        ("9 and half past six in the evening", None),  # not half past 9
        ("quarter to 8 pm", time(19, 45)),
        ("ten past 12", time(12, 10)),
        ("18:30hrs", time(18, 30)),
        ("18 h 30", time(18, 30)),
        ("18:5", None),
        ("1830", None),
        ("in 2 hours", None),
        ("between 2 and 3", None),
    ],
)
def test_a_clock_time_is_understood(text: str, at: time | None) -> None:
    assert clock_said(text, EN) == at


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("14:05", time(14, 5)),
        ("18:30h", time(18, 30)),
        ("18:30 hs", time(18, 30)),
        ("18h", time(18)),
        ("a las 7", time(7)),
        ("6 de la tarde", time(18)),
        ("a las 6 y media de la tarde", time(18, 30)),
        ("18:30 de la tarde", time(18, 30)),
        ("6 p. m.", time(18)),
        ("6 p.m.", time(18)),
        ("6pm", time(18)),
        ("7 de la mañana", time(7)),
        ("8 menos cuarto", time(7, 45)),
        ("un cuarto para las 8", time(7, 45)),
        ("esta noche a las 9", time(21)),
        ("12 de la noche", time(0)),
        ("12 del mediodía", time(12)),
        ("2 de la madrugada", time(2)),
        ("2 de la noche", None),
        ("dentro de 2 horas", None),
        ("en 2 horas", None),
        ("25:00", None),
        ("mañana", None),
    ],
)
def test_a_clock_time_in_spanish_is_understood(text: str, at: time | None) -> None:
    assert clock_said(text, ES) == at


def test_several_clock_times_come_in_order_each_once() -> None:
    assert clocks_said("18:30, 8:00 and 8am", EN) == (time(8), time(18, 30))
    assert clocks_said("8am, 6 p. m.", ES) == (time(8), time(18))
    assert clocks_said("8 de la mañana y 7 de la tarde", ES) == (time(8), time(19))
    # Whose half it is cannot be told.
    assert clocks_said("8 y media y 9", ES) == ()


@pytest.mark.parametrize(
    ("text", "count"), [("7", 7), ("hice siete", 7), ("unas 12 creo", 12), ("2 series de 5", None)]
)
def test_a_count_in_spanish_is_understood(text: str, count: int | None) -> None:
    assert count_said(text, ES) == count


@pytest.mark.parametrize(
    ("lexicon", "text", "days"),
    [
        (EN, "mon wed fri", (0, 2, 4)),
        (EN, "Tuesdays and Thursdays", (1, 3)),
        (EN, "sun, sat", (5, 6)),
        (EN, "whenever they like", ()),
        (ES, "lun, mié y vie", (0, 2, 4)),
        (ES, "martes y jueves", (1, 3)),
        (ES, "sábados, domingos", (5, 6)),
        (ES, "dos veces por semana", ()),
    ],
)
def test_weekdays_are_understood(lexicon: Lexicon, text: str, days: tuple[int, ...]) -> None:
    assert days_said(text, lexicon) == days


@pytest.mark.parametrize(
    ("lexicon", "text", "value"),
    [(EN, "Monday to Friday", "workdays"), (EN, "every day", "daily"), (ES, "de lunes a viernes", "workdays")],
)
def test_from_monday_to_friday_is_not_monday_and_friday(lexicon: Lexicon, text: str, value: str) -> None:
    assert read(text, "when", lexicon).value == value
