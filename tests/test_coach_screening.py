"""The red-flag screen: every phrase is found however it is typed, negations are soft, nothing breaks it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.coach.decide import decide
from bot.coach.events import Said, Shared
from bot.coach.model import Standing
from bot.coach.reading import normalise
from bot.coach.safety import wordings
from bot.coach.screening import screen
from tests.coaching import LIBRARY, MONDAY, RULES, TOM, ann, asked, heard, raised, workout

KEYWORDS = RULES.all_keywords
PHRASES = [(phrase.replace("*", ""), flag) for keywords in KEYWORDS for phrase, flag in keywords.phrases]
ACCENTS = str.maketrans({"a": "á", "e": "è", "i": "ï", "o": "ô", "u": "ü"})


@pytest.mark.parametrize("flag", sorted(RULES.red_flags))
@pytest.mark.parametrize(
    "typed",
    [
        lambda p: p,
        str.upper,
        str.title,
        lambda p: p.translate(ACCENTS),
        lambda p: f"... {p}!!!",
        lambda p: p.replace(" ", ",  \n"),
        lambda p: f"well {p} since this morning",
        lambda p: f"“{p}”",
    ],
    ids=["plain", "upper", "title", "accents", "dots", "breaks", "within", "quoted"],
)
def test_every_phrase_is_found(flag: str, typed: object) -> None:
    missed = [p for p, f in PHRASES if f == flag and flag not in screen(typed(p), *KEYWORDS).flags]  # type: ignore[operator]
    assert missed == []


@given(st.text(max_size=400))
def test_no_text_breaks_the_screen(text: str) -> None:
    found = screen(text, *KEYWORDS)
    assert set(found.flags) <= set(RULES.red_flags)
    assert not found.soft or found.flags


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=60), st.sampled_from(PHRASES), st.text(max_size=60))
def test_a_phrase_is_never_hidden_by_what_stands_around_it(before: str, pair: tuple[str, str], after: str) -> None:
    phrase, flag = pair
    assert flag in screen(f"{before} {phrase} {after}", *KEYWORDS).flags


@pytest.mark.parametrize("text", ["me me duele la rodilla", "tell me me and my wife did it", "Me, me!"])
def test_a_small_word_typed_twice_is_no_danger_sign(text: str) -> None:
    assert screen(text, *KEYWORDS).flags == ()


@pytest.mark.parametrize("text", ["me meé", "anoche me mee encima", "mee la cama"])
def test_what_sounds_like_it_is(text: str) -> None:
    assert screen(text, *KEYWORDS).flags == ("RF4",)


@pytest.mark.parametrize(
    ("text", "soft"),
    [
        ("chest pain", False),
        ("no chest pain", True),
        ("I don't have chest pain", True),
        ("no, I have chest pain", False),
        ("not much better and now chest pain", False),
        ("I can't walk without chest pain", False),
        ("I could die laughing", True),
        ("I want to die", False),
        ("chest pain but no fever", False),
        ("not today, chest pain", False),
        ("No. Chest pain", False),
        ("no fever, chills or fainting", True),
    ],
)
def test_a_negation_or_an_idiom_is_soft_and_nothing_is_silent(text: str, soft: bool) -> None:
    found = screen(text, *KEYWORDS)
    assert found.flags
    assert found.soft is soft


@pytest.mark.parametrize("flag", sorted(RULES.red_flags))
def test_each_flag_shows_the_help_that_fits_it(flag: str) -> None:
    assert len(wordings_of(flag)) == 1


def wordings_of(*flags: str) -> tuple[str, ...]:
    return wordings(RULES, flags)


def test_emergency_comes_before_crisis_and_both_are_shown() -> None:
    assert wordings_of("RF12", "RF1") == ("emergency", "crisis")
    assert wordings_of("RF6", "RF1") == ("emergency",)
    assert wordings_of("RF6") == ("urgent",)


@pytest.mark.parametrize("standing", [Standing.ACTIVE, Standing.STOPPED, Standing.UNCONFIRMED, Standing.JOINING])
@pytest.mark.parametrize("hold", [False, True])
@pytest.mark.parametrize("how", ["text", "edit", "caption"])
def test_it_comes_first_in_every_state(standing: Standing, hold: bool, how: str) -> None:
    words = "I have crushing chest pain"
    event = Shared("photo", "F", words, 1) if how == "caption" else Said(words, 1, edited=how == "edit")
    for case in (ann(standing=standing, safety_hold=hold), asked("note", workout(), standing=standing)):
        decision = decide(case, event, RULES, MONDAY)
        assert heard(decision)[0] == "safety-emergency"
        picture = [("T1", "media")] if how == "caption" else []  # it goes along with what was written below it
        assert raised(decision) == [("T0", "red_flag"), *picture]
        assert decision.case.person.safety_hold


def test_before_consent_help_is_shown_and_nothing_is_stored() -> None:
    case = ann(standing=Standing.JOINING, consent_version=None)
    decision = decide(case, Said("chest pain", 1), RULES, MONDAY)
    assert heard(decision) == ["safety-emergency"]
    assert (decision.case, heard(decision, TOM)) == (case, [])


def test_a_soft_hit_shows_help_and_the_text_still_counts() -> None:
    decision = decide(asked("note", workout()), Said("no chest pain at all today", 1), RULES, MONDAY)
    assert heard(decision) == ["soft", "closing"]
    assert [r.details["said"] for r in decision.case.reports] == ["no chest pain at all today"]


def test_phrases_are_kept_as_texts_are_compared() -> None:
    for keywords in LIBRARY.keywords.values():
        for phrase, _ in keywords.phrases:
            assert normalise(phrase.replace("*", "")) == phrase.replace("*", "")
