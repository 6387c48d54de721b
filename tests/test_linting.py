"""The linter: nothing is wrong with our content, and each thing that can be is told at its line with its remedy."""

import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

import bot
from bot.__main__ import cli
from bot.coach.effects import Words
from bot.coach.model import Dose
from bot.coach.patient.cards import on_card
from bot.content.document import Mistake
from bot.content.library import HERE
from bot.letters import CAPTION
from bot.review import code, figures, lengths, linting, messages, reading, wording
from bot.review.material import Material, gather
from tests.coaching import RULES

ROOT = Path(bot.__file__).parent


@pytest.fixture(scope="module")
def ours() -> Material:
    return gather()


# What we have


def test_every_message_is_there_in_every_language_with_the_same_arguments(ours: Material) -> None:
    assert ours.mistakes == ()
    assert ours.messages.mistakes == []
    assert list(messages.check_languages(ours.messages)) == []


def test_what_the_code_says_exists_and_no_text_stands_in_the_code(ours: Material) -> None:
    assert list(code.check(ours.messages, ROOT)) == []


def test_everything_fits(ours: Material) -> None:
    assert list(lengths.check(ours)) == []


def test_the_wording_keeps_the_rules_and_is_easy_to_read(ours: Material) -> None:
    held, wrong = wording.rules(HERE)
    assert wrong == []
    assert held is not None
    assert set(ours.messages.languages) <= set.intersection(*(set(g.phrases) | {"en"} for g in held.never.values()))
    assert list(wording.check(ours, held)) == []
    assert list(reading.check(ours, held)) == []


def test_a_good_deal_is_measured(ours: Material) -> None:
    groups = [(m.group, m.language) for m in reading.measure(ours)]
    assert ours.library is not None
    for language in ours.messages.languages:
        assert groups.count(("exercises", language)) == len(ours.library.exercises)
        assert groups.count(("programmes", language)) == len(ours.library.programmes)
        assert groups.count(("safety_and_consent", language)) >= 10
        assert groups.count(("messages", language)) >= 10


# What can be wrong, all at once


def _change(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text, (file, old)
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def _copy(to: Path) -> Path:
    """The package without its figures, to be broken."""
    shutil.copytree(ROOT, to / "bot", ignore=shutil.ignore_patterns("*.pyc", "__pycache__", "sandbox"))
    for path in (to / "bot" / "content" / "figures").glob("*.yaml"):
        path.unlink()
    return to / "bot"


def _add_message(content: Path, language: str, text: str) -> None:
    with (content / "messages" / language / "words.ftl").open("a", encoding="utf-8") as file:
        file.write(text)


_CODE = '''"""A sentence of a docstring is nobody's text."""
import logging
import re

def said(talk, stage):
    talk.say("no-such-message")
    talk.ask("no_such_question")
    talk.say(f"fact-{stage}")
    talk.say("odd-one" if stage else "odd-two")
    logging.getLogger().info("this is only for the log")
    re.compile("words and more")
    if stage == "what was heard":
        raise ValueError("this is for the programmer")
    return "Please do your exercises now"
'''

_ODD = """
odd-one =
    Hello { $name }, here it is { $kind ->
        [a] one
       *[b] two
    }.
    .first = One label
    .second = Another
odd-two = You failed. This cures you .
odd-three = A pain-free life{ $space }!
odd-four = One
odd-four = Two
odd-five = { $text } { $lines } { $said }
unspoken = Nobody says this.
"""
_ODD_ES = """
odd-one =
    Hola, aquí está { $thing } { $kind ->
        [c] uno
       *[b] dos
    }.
    .second = Una etiqueta que es demasiado larga
odd-three = Vida libre de dolor{ $space }
odd-two = Esto te cura.
odd-four = Uno
odd-six = Sobra
= nada
"""
_HARD = (
    "Subsequently initiate progressively increasing unilateral dorsiflexion, simultaneously maintaining appropriate "
    "lumbopelvic stabilisation throughout movement"
)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What the linter says of a copy in which much is broken."""
    source = _copy(tmp_path_factory.mktemp("broken"))
    content = source / "content"
    (source / "coach" / "broken.py").write_text(_CODE, encoding="utf-8")
    _add_message(content, "en", _ODD)
    _add_message(content, "es", _ODD_ES)
    _change(content, "messages/en/workout.ftl", ".done = ✅ Done", ".done = ✅")
    _change(content, "messages/en/workout.ftl", "    .skip = ⏭ Skip\n", "    .skip = ✅\n    .spare = Spare\n")
    _change(content, "messages/es/talk.ftl", "    .cancel = ", "    .cancelled = ")
    _change(content, "messages/en/words.ftl", ".today = Your exercises for today", ".today = Do")
    _change(content, "programmes/balance.yaml", "    aim: ", "    aim: Guaranteed. ")
    knee, low_back = "exercises/knee.yaml", "exercises/low_back.yaml"
    _change(content, low_back, "        - Lie on your back with your knees bent.\n", f"        - {_HARD}.\n" * 2)
    _change(
        content,
        low_back,
        "        - Tighten your tummy and press your lower back into the floor.",
        f"        - {_HARD}.",
    )
    _change(content, low_back, "        - Let go slowly.", f"        - {_HARD}.")
    _change(content, low_back, "      watch: Keep breathing;", f"      watch: {_HARD[:100]}, well done;")
    _change(
        content, low_back, "        - Acuéstate boca arriba con las rodillas dobladas.\n", "        - Acuéstate.\n" * 2
    )
    _change(
        content, knee, "      name: Contracción de cuádriceps", "      name: Contracción de cuádriceps con la toalla"
    )
    _change(content, "measures/psfs.yaml", "How well can you do this now?", "You should have done it.")
    _change(content, "measures/sane.yaml", "      knee: Your knee\n", '      knee: Your "knee"\n')
    _change(content, "measures/sane.yaml", "How would you rate it today, from 0 to 100?", f"{_HARD[:130]}.")
    _change(content, "measures/who5.yaml", "I have felt calm", "Well done, I have felt calm")
    return linting.lint(content, source)[1]


@pytest.mark.parametrize(
    "expected",
    [
        # languages side by side
        r'messages/es/words\.ftl:1: "odd-five" is missing – translate it from messages/en/words\.ftl:\d+',
        r'messages/es/words\.ftl:\d+: "odd-six" is not in en – ',
        r'messages/es/words\.ftl:\d+: "odd-one" has no label "\.first" – ',
        r'messages/es/talk\.ftl:\d+: "report" has a label "\.cancelled" that en has not – ',
        r'messages/es/words\.ftl:\d+: "odd-one" does not say \{ \$name \} – ',
        r'messages/es/words\.ftl:\d+: "odd-one" says \{ \$thing \}, which en does not have – ',
        r'messages/es/words\.ftl:\d+: "odd-one" tells \$kind apart otherwise than en – the same cases: \[a\], \[c\]',
        r'messages/es/words\.ftl:\d+: "odd-two" stands elsewhere than in en – move it to its place in words\.ftl',
        r'messages/en/words\.ftl:\d+: "odd-four" stands twice \(first in messages/en/words\.ftl:\d+\) – ',
        r"messages/es/words\.ftl:\d+: this is not valid Fluent",
        # keys between code and content
        r'bot/coach/broken\.py:6: there is no message "no-such-message"',
        r'bot/coach/broken\.py:7: there is no message "no-such-question"',
        r'bot/coach/broken\.py:14: "Please do your exercises now" is text for people in the code – ',
        r'messages/en/words\.ftl:\d+: nobody says "unspoken" – ',
        # lengths and labels
        r'messages/es/words\.ftl:\d+: the label "Una etiqueta que es demasiado larga" has 35 characters – 20 are',
        r'messages/en/words\.ftl:\d+: "Do" does not fit in the commands menu – ',
        r'messages/en/words\.ftl:\d+: "odd-five" can become \d{4} characters – 4096 are allowed',
        r'messages/en/words\.ftl:\d+: "odd-two" can read "….*cures you \.…" – mend the spaces',
        r'messages/en/words\.ftl:\d+: no button of "odd-one" has the answer "first" – ',
        r'messages/en/workout\.ftl:\d+: no button of "card" has the answer "spare" – ',
        r'messages/en/workout\.ftl:\d+: \.skip and \.done both read "✅" – ',
        r'messages/es/talk\.ftl:\d+: the answer "cancel" of "report" has no label – ',
        r'exercises/knee\.yaml:\d+: the label "Cambiar por: Contracción .*" has \d+ characters – 48 are',
        # wording
        r'messages/en/workout\.ftl:\d+: the label "✅" has no words – ',
        r'messages/en/words\.ftl:\d+: "you failed" is not said to patients – ',
        r'messages/en/words\.ftl:\d+: "pain free" is not said to patients – say what the exercise does',
        r'messages/en/words\.ftl:\d+: "A pain-free life ?!" has ! – ',
        r'messages/es/words\.ftl:\d+: "cura" is not said to patients – ',
        r'messages/es/words\.ftl:\d+: "libre de dolor" is not said to patients – ',
        r'programmes/balance\.yaml:\d+: "guaranteed" is not said to patients – ',
        r'exercises/low_back\.yaml:\d+: "well done" is not said to patients – ',
        r"exercises/low_back\.yaml:\d+: pelvic_tilt is hard to read: \d+\.\d, and at most 6 is set in wording_rules",
        r'measures/psfs\.yaml:\d+: "you should have" is not said to patients – ',
        r'measures/sane\.yaml:\d+: Your "knee" has other quotation marks – write “…”',
        r"measures/sane\.yaml:\d+: sane is hard to read: \d+\.\d, and at most 6 is set in wording_rules",
        # figures
        r"exercises/hip\.yaml:\d+: bridge has no figure, and achilles, .* use it – draw it in figures/hip\.yaml",
    ],
)
def test_each_mistake_is_told_with_its_line_and_remedy(told: list[str], expected: str) -> None:
    assert [line for line in told if re.match(f"(bot/content/)?{expected}", line)], "\n".join(
        line for line in told if "has no figure" not in line
    )


def test_only_what_is_broken_is_told(told: list[str]) -> None:
    assert not [line for line in told if "broken.py" in line and not re.search(r"py:(6|7|14):", line)]
    assert not [line for line in told if not re.match(r"bot/[\w/.]+:\d+: .+ – .+", line)]
    touched = (
        "words.ftl",
        "workout.ftl",
        "talk.ftl",
        "knee.yaml",
        "low_back.yaml",
        "balance.yaml",
        "broken.py",
        "psfs.yaml",
        "sane.yaml",
    )
    assert not [line for line in told if "has no figure" not in line and not any(name in line for name in touched)]


def test_what_the_loader_finds_is_told_beside_the_rest(tmp_path: Path) -> None:
    source = _copy(tmp_path)
    _change(source / "content", "exercises/knee.yaml", "reps: ", "reps: 9")
    _change(source / "content", "messages/en/workout.ftl", ".done = ✅ Done", ".done = ✅ Done!")
    _change(source / "content", "wording_rules.yaml", "marks:", "mark:")
    lines = "\n".join(linting.lint(source / "content", source)[1])
    assert re.search(r"bot/content/exercises/knee.yaml:\d+: .*which is too high", lines)
    assert 'unknown key "mark" – did you mean "marks"?' in lines


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("This heals you.", "heals"),
        ("Your health matters; the wound is healthy.", ""),
        ("Guaranteed to work", "guaranteed"),
        ("It is risk-free.", "risk free"),
        ("You should've", ""),
        ("Bring it back. You failed", "you failed"),
        ("as far as you. Failed", ""),
    ],
)
def test_phrases_are_found_as_words(said: str, found: str) -> None:
    held, _ = wording.rules(HERE)
    assert held is not None
    groups = [wording._Phrases(group, "en") for group in held.never.values() if "en" in group.phrases]
    assert next((hit for group in groups if (hit := group.in_text(wording.normal(said)))), "") == found


def test_what_is_excepted_may_be_said() -> None:
    held, _ = wording.rules(HERE)
    assert held is not None
    group = wording._Phrases(held.never["not_for_everybody"], "es")
    assert group.in_text(wording.normal("Te doy la bienvenida.")) == ""
    assert group.in_text(wording.normal("Bienvenida, Ana")) == "bienvenida"
    assert group.in_text(wording.normal("Si estás cansado")) == "estás cansado"


def test_data_that_telegram_would_refuse_is_told() -> None:
    assert list(lengths.data_too_long(RULES)) == []
    programme = next(iter(RULES.programmes.values()))
    long = replace(RULES, programmes={"x" * 50: programme})
    assert "64 are allowed" in "\n".join(lengths.data_too_long(long))


def test_the_longest_card_is_what_is_measured(ours: Material, monkeypatch: pytest.MonkeyPatch) -> None:
    largest = Dose(6, 50, 120, rest_s=300, side="each", load="x" * 40)
    assert ours.library is not None
    cards = [
        ours.wording.text(language, Words("card", {"position": 10, "total": 10, **on_card(key, largest)}))
        for key in ours.library.exercises
        for language in ours.messages.languages
    ]
    assert 400 < max(map(len, cards)) <= CAPTION
    monkeypatch.setattr(lengths, "CAPTION", CAPTION // 3)
    (mistake, *_) = lengths.check(ours)
    assert re.search(r"its card is \d{3} characters at the largest dose, \d{3} fit below a picture – ", mistake.problem)
    assert mistake.file.startswith("exercises/")


# Figures


def _with_figure(ours: Material, folder: Path, key: str, change: Callable[[str], str]) -> list[Mistake]:
    """Checked with the figures of one file, changed."""
    (folder / "figures").mkdir()
    found = next(p for p in sorted((HERE / "figures").glob("*.yaml")) if f"\n{key}:" in p.read_text(encoding="utf-8"))
    text = found.read_text(encoding="utf-8")
    entry = re.search(rf"^{key}:\n(?:[ \n].*\n?)+", text, re.MULTILINE)
    assert entry
    (folder / "figures" / found.name).write_text(change(entry[0]), encoding="utf-8")
    return list(figures.check(replace(ours, folder=folder)))


def test_a_figure_that_can_be_is_not_told_of(ours: Material, tmp_path: Path) -> None:
    found = _with_figure(ours, tmp_path, "bridge", lambda text: text)
    assert found
    assert all("has no figure" in mistake.problem for mistake in found)
    assert not any("bridge has no" in mistake.problem for mistake in found)


def test_a_figure_that_does_what_nobody_can_is_told_at_its_line(ours: Material, tmp_path: Path) -> None:
    found = _with_figure(ours, tmp_path, "bridge", lambda text: re.sub(r"knees: \d+", "knees: 150", text, count=2))
    wrong = [mistake for mistake in found if "has no figure" not in mistake.problem]
    assert {(m.file, m.line) for m in wrong} == {("figures/hip.yaml", 1)}
    assert any("of the way: the" in m.problem for m in wrong)


def test_a_figure_of_no_exercise_is_told_with_the_nearest(ours: Material, tmp_path: Path) -> None:
    found = _with_figure(ours, tmp_path, "bridge", lambda text: text.replace("bridge:", "brigde:"))
    assert any(
        m.line == 1 and 'there is no exercise "brigde" to draw – did you mean "bridge"?' in m.problem for m in found
    )


def test_a_figure_that_cannot_be_read_is_told_at_its_line(ours: Material, tmp_path: Path) -> None:
    (mistake, *_) = _with_figure(ours, tmp_path, "bridge", lambda text: text.replace("knees:", "neeks:", 1))
    assert mistake.file == "figures/hip.yaml"
    assert 'there is no joint "neeks"' in mistake.problem


# The command


def test_the_command_lists_the_mistakes(monkeypatch: pytest.MonkeyPatch, ours: Material) -> None:
    monkeypatch.setattr(linting, "lint", lambda: (ours, ["a.yaml:1: wrong – right", "b.yaml:2: wrong – right"]))
    result = CliRunner().invoke(cli, ["content", "lint"])
    assert result.exit_code == 1
    assert result.stdout.splitlines() == ["a.yaml:1: wrong – right", "b.yaml:2: wrong – right"]
    assert "2 mistakes" in result.stderr


def test_the_command_sums_up_when_all_is_well(monkeypatch: pytest.MonkeyPatch, ours: Material) -> None:
    monkeypatch.setattr(linting, "lint", lambda: (ours, []))
    result = CliRunner().invoke(cli, ["content", "lint"])
    assert result.exit_code == 0
    (line,) = result.stdout.splitlines()
    assert re.fullmatch(
        r"content: \d+ exercises, \d+ programmes, \d+ messages in 2 languages; nothing is wrong\.", line
    )


def test_without_textstat_the_command_says_what_to_install(monkeypatch: pytest.MonkeyPatch, ours: Material) -> None:
    monkeypatch.setitem(__import__("sys").modules, "textstat.textstat", None)
    reading._formulas.cache_clear()
    monkeypatch.setattr(linting, "gather", lambda folder: ours)
    result = CliRunner().invoke(cli, ["content", "lint"])
    reading._formulas.cache_clear()
    assert result.exit_code == 2
    assert "requirements-dev.txt" in result.stderr
