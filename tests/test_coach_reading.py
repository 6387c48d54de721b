"""What typed answers mean: every way people type one, and never a rating that was not said."""

import re
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


# Numbers that are no ratings: times, dates, spans, counts, comparisons, what is denied, other scripts, other scales.
NO_RATINGS = {
    "en": [
        "at 7 pm", "7pm", "7:30", "5 o clock", "since 3 days", "for 3 days", "4 weeks", "10 mins", "8 hours", "on 3.3.",
        "2 march", "march 2", "2026", "day 3", "2 of 10 reps", "2 sets of 10", "set 2", "3 times", "2x", "x2",
        "6 a day",
        "5 kg", "1st", "3rd", "1 leg", "11/10", "12 of 10", "5/5", "3/4", "6/7", "5%", "50 %", "-3", "−3", "minus 3",
        "3-4", "3–4", "three-four", "three or four", "3 and 4", "3, 4", "no 5, 6", "no, 5", "5 no 6", "not 5",
        "not a 3",
        "it was 5 now 3", "5 -> 3", "yesterday 5", "5 yesterday", "3.5", "3,5", "3½", "six and a half", "٣", "३", "三",
        "Ⅲ", "1e1", "0x3", "100", "a", "half", "next to none", "three hundred", "room 4", "call me on 5",
    ],
    "es": [
        "a las 7", "a las tres", "7 pm", "7:30", "7 de la tarde", "desde hace 3 días", "3 días", "4 semanas", "10 min",
        "8 horas", "el 3 de marzo", "2 de marzo", "día 3", "2026", "2 de 10 repeticiones", "2 series de 10", "serie 2",
        "3 veces", "x2", "6 al día", "5 kilos", "11/10", "12 de 10", "5/5", "3/4", "5%", "50 %", "-3", "menos 3", "3-4",
        "tres o cuatro", "dos o tres", "3 y 4", "3, 4", "no 5, 6", "no, 5", "no es 5", "ni 5 ni 6", "no llega a 5",
        "era 5 y ahora 3", "de 5 a 3", "ayer 5", "5 o más", "más de 5", "menos de 5", "3,5", "seis y medio", "٣", "三",
        "100", "un", "una", "media", "un par", "trescientos", "llámame al 5",
    ],
}  # fmt: skip


@pytest.mark.parametrize("ask", [ask.name for ask in ASKS.values() if ask.score])
@pytest.mark.parametrize("language", sorted(NO_RATINGS))
def test_a_number_that_is_no_rating_is_none_at_any_question(language: str, ask: str) -> None:
    read_as = {text: read(text, ask, LIBRARY.lexicons[language]).value for text in NO_RATINGS[language]}
    assert {text: value for text, value in read_as.items() if value in SCORE} == {}


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
def test_digits_in_any_order_give_the_one_number_in_the_text(lexicon: Lexicon, text: str) -> None:
    value = read(text, "pain_after", lexicon).value
    if value in SCORE:
        numbers = [int(digits) for digits in re.findall(r"[0-9]+", text)]
        words = [lexicon.numbers[word] for word in normalise(text).split() if word in lexicon.numbers]
        assert set(numbers + words) - {10} == {int(value)} - {10}, text  # a 10 may be what it is out of


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
