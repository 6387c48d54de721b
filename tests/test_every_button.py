"""Every button that a patient sees can be typed: without its emoji, without accents, in capitals, with a slip."""

import unicodedata
from collections.abc import Iterator

import pytest

from bot.coach.asks import ASKS, Ask
from bot.coach.effects import Button
from bot.coach.patient.guessing import guesses
from bot.coach.reading import normalise, number_said, read
from bot.coach.rules import Lexicon
from bot.content.words import Wording
from tests.coaching import LIBRARY

WORDING = Wording(LIBRARY)
PATIENTS = [ask for ask in ASKS.values() if ask.person != "therapist" and ask.options]
EACH = pytest.mark.parametrize(("language", "ask"), [(c, a) for c in WORDING.languages for a in PATIENTS])


def _labels(language: str, ask: Ask) -> Iterator[tuple[str, str]]:
    for option in ask.options:
        yield option, WORDING.label(language, Button(ask.name, option))


@EACH
def test_it_is_understood_as_it_stands(language: str, ask: Ask) -> None:
    lexicon = LIBRARY.lexicons[language]
    for option, label in _labels(language, ask):
        words = "".join(c for c in label if c.isascii() or unicodedata.category(c)[0] != "S").strip()
        bare = "".join(c for c in unicodedata.normalize("NFD", words) if not unicodedata.combining(c))
        for typed in (label, words, bare, words.upper(), f"{words}.", normalise(label)):
            assert read(typed, ask.name, lexicon).value == option, typed


@EACH
def test_a_slip_in_it_is_near_to_it_first_and_never_another_button(language: str, ask: Ask) -> None:
    """Slips in a number or in a short "no" are not: what is denied, and how many, is never guessed."""
    lexicon = LIBRARY.lexicons[language]
    asks = dict.fromkeys(ask.options, ask.name)
    for option, label in _labels(language, ask):
        plain = normalise(label)
        for typed in _slips(plain, lexicon):
            value = read(typed, ask.name, lexicon).value
            if value is not None:
                assert value == option, typed
            else:
                assert guesses(typed, ask.options, lexicon, asks)[:1] == (option,), typed


def _slips(label: str, lexicon: Lexicon) -> Iterator[str]:
    """Each letter missing, and each two swapped, of the words of a label of six letters or more."""
    words = label.split()
    if len("".join(words)) < 6 or any(word.isdigit() for word in words):
        return
    for at, word in enumerate(words):
        if _is_kept(word, lexicon):
            continue
        for i in range(len(word)):
            for slip in (word[:i] + word[i + 1 :], word[:i] + word[i : i + 2][::-1] + word[i + 2 :]):
                if slip and slip != word and not _is_kept(slip, lexicon):
                    yield " ".join((*words[:at], slip, *words[at + 1 :]))


def _is_kept(word: str, lexicon: Lexicon) -> bool:
    return number_said(word, lexicon) is not None or (word in lexicon.negations and len(word) < 6)


def test_what_is_denied_and_how_many_is_never_guessed() -> None:
    english = LIBRARY.lexicons["en"]
    assert guesses("one of these", ASKS["checklist"].options, english) == ()
    assert guesses("in tow weeks", ASKS["pause_until"].options, english) == ()
    assert guesses("in two weks", ASKS["pause_until"].options, english)[:1] == ("fortnight",)
    assert guesses("othing new", ASKS["anything_new"].options, english)[:1] == ("no",)
