"""Danger signs typed with slipping fingers are found; everyday sentences, mistyped or not, do not alarm."""

import random
import string
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from bot.coach.reading import normalise
from bot.coach.screening import screen
from bot.coach.slips import Slips
from tests.coaching import LIBRARY, RULES

KEYWORDS = RULES.all_keywords
FOLDER = Path(__file__).parent / "slips"
TEXTS = {file.stem: yaml.safe_load(file.read_text(encoding="utf-8")) for file in sorted(FOLDER.glob("*.yaml"))}
LANGUAGES = sorted(LIBRARY.keywords)
FIRM = [(flag, text) for texts in TEXTS.values() for flag, said in texts["alarms"].items() for text in said]


@pytest.mark.parametrize(("flag", "text"), FIRM)
def test_a_danger_sign_is_found_however_it_is_mistyped(flag: str, text: str) -> None:
    found = screen(text, *KEYWORDS)
    assert flag in found.flags
    assert not found.soft


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_enough_of_them_in_each_language(language: str) -> None:
    assert sum(len(said) for said in TEXTS[language]["alarms"].values()) >= 100
    assert len(set(TEXTS[language]["harmless"])) >= 190
    assert set(TEXTS[language]["alarms"]) == set(RULES.red_flags)


@pytest.mark.parametrize("language", LANGUAGES)
def test_everyday_sentences_pass(language: str) -> None:
    assert [text for text in TEXTS[language]["harmless"] if screen(text, *KEYWORDS).flags] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_danger_that_is_only_named_is_answered_softly(language: str) -> None:
    assert [text for text in TEXTS[language]["soft"] if not screen(text, *KEYWORDS).soft] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_not_found_is_known(language: str) -> None:
    """Whatever is found after all belongs among the alarms."""
    known = [(flag, text) for flag, said in TEXTS[language]["missed"].items() for text in said]
    assert [text for flag, text in known if flag in screen(text, *KEYWORDS).flags] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_nearly_every_slip_in_a_key_word_is_found(language: str) -> None:
    """What is missed has become a word of its own ("chest" → "cheat")."""
    chance, keywords = random.Random(7), LIBRARY.keywords[language]
    tried = found = 0
    for phrase, flag in chance.sample(keywords.phrases, 300):
        words = [word.removesuffix("*") for word in phrase.split()]
        for at, word in enumerate(words):
            if word not in keywords.key_words or len(word) < 5:
                continue
            for slip in _slips(word, chance):
                tried += 1
                found += flag in screen(" ".join((*words[:at], slip, *words[at + 1 :])), *KEYWORDS).flags
    assert tried > 2000
    assert found / tried > 0.95  # 0.97 in both languages when this was written


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_slip_in_an_everyday_sentence_hardly_ever_alarms(language: str) -> None:
    chance = random.Random(7)
    tried = alarmed = 0
    for text in TEXTS[language]["harmless"]:
        words = normalise(text).split()
        for at, word in enumerate(words):
            for slip in _slips(word, chance) if len(word) > 3 else ():
                tried += 1
                alarmed += bool(screen(" ".join((*words[:at], slip, *words[at + 1 :])), *KEYWORDS).flags)
    assert tried > 7000
    assert alarmed / tried < 0.005  # 0.002 when this was written


def _slips(word: str, chance: random.Random) -> Iterator[str]:
    for at in range(len(word)):
        letter = chance.choice(string.ascii_lowercase.replace(word[at], ""))
        yield word[:at] + word[at + 1 :]
        yield word[:at] + letter + word[at:]
        yield word[:at] + letter + word[at + 1 :]
        if word[at + 1 : at + 2] not in ("", word[at]):
            yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("chset", ("chest",)),  # swapped
        ("chst", ("chest",)),
        ("chesst", ("chest",)),
        ("chedt", ("chest",)),
        ("cheat", ()),  # a word of its own
        ("chsed", ()),  # two slips in a short word
        ("pian", ("pain",)),
        ("pann", ()),  # a short word with another letter
        ("pan", ()),
        ("unconcios", ("unconscious",)),  # two slips in a long word
        ("conscous", ()),  # nearer to a word of its own
        ("ch3st", ()),
        ("", ()),
    ],
)
def test_a_slip_is_one_letter_or_two_in_a_long_word(word: str, meant: tuple[str, ...]) -> None:
    slips = Slips(("chest", "pain", "unconscious"), {"chest", "pain", "unconscious", "cheat", "conscious"})
    assert slips.meant(word) == meant


def test_a_negation_speaks_of_a_mistyped_sign_too() -> None:
    assert screen("no chset pain", *KEYWORDS).soft
    assert screen("no tengo dolor de pehco", *KEYWORDS).soft
    assert screen("a fiant smell of soup", *KEYWORDS).soft  # and so does an idiom
    assert not screen("I can't walk without chset pain", *KEYWORDS).soft


def test_no_text_of_ours_is_taken_for_a_slip() -> None:
    exact = tuple(replace(keywords, key_words=()) for keywords in KEYWORDS)
    texts = [
        text
        for entry in LIBRARY.exercises.values()
        for said in entry.texts.values()
        for text in (said.name, *said.how, said.watch, said.feel)
    ]
    assert len(texts) > 400
    assert [text for text in texts if screen(text, *KEYWORDS) != screen(text, *exact)] == []
