"""Plain mode: no pictures, nothing longer than usual, nothing that only an emoji says."""

import re
from pathlib import Path

import pytest
from fluent.syntax import ast, parse

from bot.coach.effects import Words
from bot.content.library import load
from bot.content.words import Wording, undecorated
from bot.rehearsal import play
from bot.script import Patient, Script, read

FOLDER = Path(__file__).parent / "conversations"
MESSAGES = Path(__file__).parent.parent / "bot/content/messages"
WORDING = Wording(load())
LANGUAGES = ("en", "es")


def _plain(script: Script) -> Script:
    """The same talk, with all its patients in plain mode."""
    cast = {
        name: part.model_copy(update={"preferences": part.preferences.__class__(plain=True)})
        if isinstance(part, Patient)
        else part
        for name, part in script.cast.items()
    }
    return script.model_copy(update={"cast": cast})


@pytest.mark.parametrize("name", ["good_workout_tapped", "timer", "next_morning", "pain_report", "spanish_goals"])
async def test_no_picture_and_nothing_longer_than_usual(name: str) -> None:
    script = read(FOLDER / f"{name}.yaml")
    patients = [who for who, part in script.cast.items() if isinstance(part, Patient)]
    usual, plain = await play(script), await play(_plain(script))
    compared = 0
    for one, other in zip(usual, plain, strict=True):
        for who in patients:
            said = other.heard.get(who, "")
            assert "(photo)" not in said, other.do
            assert len(said) <= len(one.heard.get(who, "")), other.do
            compared += bool(said)
    assert compared > 8


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_shorter_form_is_shorter(language: str) -> None:
    bodies = dict(_messages(language))
    shorter = [key for key in bodies if key.endswith("-plain")]
    assert len(shorter) >= 5
    longer = [
        key
        for key in shorter
        if len(bodies[key]) > len(bodies[key.removesuffix("-plain")]) + len("Answered: ")  # said in place of a tick
    ]
    assert longer == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_said_by_an_emoji_alone(language: str) -> None:
    said = [(key, text) for key, text in _messages(language) if re.search(r"\S", text)]
    assert len(said) > 500
    assert [key for key, text in said if not re.search(r"\w|\{", undecorated(text))] == []


def _messages(language: str) -> list[tuple[str, str]]:
    """(key or key.attribute, its source) of every text in a language."""
    found: list[tuple[str, str]] = []
    for file in sorted((MESSAGES / language).glob("*.ftl")):
        source = file.read_text(encoding="utf-8")
        for entry in parse(source).body:
            if isinstance(entry, ast.Message):
                patterns = [(entry.id.name, entry.value)]
                patterns += [(f"{entry.id.name}.{a.id.name}", a.value) for a in entry.attributes]
                found += [(key, source[p.span.start : p.span.end]) for key, p in patterns if p is not None and p.span]
    return found


def test_how_it_is_done_keeps_what_keeps_safe() -> None:
    given = {
        "exercise": "Bridge", "purpose": "P", "cues": "C", "out": 2, "back": 2, "intensity": "talk_test",
        "feel": "F", "not_feel": "N", "mistakes": "M", "cautions": "K.", "stop_at": 6, "ask_first": "A.",
    }  # fmt: skip
    text = WORDING.simple.text("en", Words("how", given))
    assert all(part in text for part in ("F", "N", "K.", "reaches 6 of 10", "surgeon", "A."))
