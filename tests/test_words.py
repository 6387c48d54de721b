"""The wording: every rule and fact has its words, nobody's text alters the markup, and safety texts are calm."""

import html
import re
from dataclasses import replace
from pathlib import Path

import pytest
from fluent.syntax import FluentSerializer
from hypothesis import given, settings
from hypothesis import strategies as st

import bot
from bot.coach.decide import decide
from bot.coach.effects import ExerciseText, Say, Words
from bot.coach.events import Action, Commanded
from bot.coach.patient.cards import on_card
from bot.content.words import MissingWords, Wording
from bot.review.messages import Messages
from tests.coaching import LIBRARY, MONDAY, PLAN, RULES, ann

ROOT = Path(bot.__file__).parent
WORDING = Wording(LIBRARY)
LANGUAGES = WORDING.languages
MESSAGES = Messages(ROOT / "content")
SAFETY = ("safety-emergency", "safety-urgent", "safety-crisis", "still-stopped", "stopped-mistake", "checklist", "soft")
in_every_language = pytest.mark.parametrize("language", LANGUAGES)


# The keys


def test_there_is_more_than_one_language() -> None:
    assert set(LANGUAGES) >= {"en", "es"}
    assert set(LANGUAGES) <= set(LIBRARY.lexicons)


def test_every_rule_that_is_raised_and_every_fact_has_its_words() -> None:
    source = "\n".join(p.read_text(encoding="utf-8") for p in (ROOT / "coach").rglob("*.py"))
    rules = set(re.findall(r'raise_report\(\s*talk,\s*[\w.]+,\s*"(\w+)"', source))
    rules |= set(re.findall(r'(?:severe|report_score)\(talk, (?:Tier\.\w+, )?"(\w+)"', source))
    rules |= {"effort_easy", "effort_hard", "red_flag", "message", "question", "media"}
    assert len(rules) > 15
    for rule in rules:
        assert f"rule-{rule.replace('_', '-')}" in MESSAGES.first
    for flag in RULES.red_flags:
        assert flag.lower() in MESSAGES.arguments("en", "flag")["flag"]
    for language in LANGUAGES:
        assert all(WORDING.has(language, "checklist", f.lower()) for f in RULES.red_flags if f != "RF10")
        assert all(WORDING.has(language, "decide", action.value) for action in Action)


@pytest.mark.parametrize(
    ("code", "language"),
    [("es", "es"), ("es-419", "es"), ("ES-mx", "es"), ("en-GB", "en"), ("pt-br", "en"), ("", "en"), (None, "en")],
)
def test_a_person_is_spoken_to_in_the_language_of_their_telegram(code: str | None, language: str) -> None:
    assert WORDING.language_for(code) == language


@in_every_language
def test_a_clinic_without_a_name_is_still_spoken_of(language: str) -> None:
    nobody = WORDING.text(language, Words("unknown-chat", {"clinic": "", "emergency": "112"}))
    assert {"en": "of the clinic.", "es": "de una clínica."}[language] in nobody
    named = WORDING.text(language, Words("unknown-chat", {"clinic": "the Harbour <Clinic>", "emergency": "112"}))
    assert {"en": "of the Harbour &lt;", "es": "de una clínica (the Harbour &lt;"}[language] in named


def test_a_message_that_does_not_exist_is_refused() -> None:
    with pytest.raises(MissingWords):
        WORDING.text("en", Words("nothing-like-this"))
    with pytest.raises(MissingWords):
        WORDING.text("en", Words("welcome"))  # without its arguments


def test_a_plan_is_shown_even_if_its_programme_has_left_the_library() -> None:
    for programme, aims in (("low_back_1", True), ("no_longer_there", False)):
        decision = decide(ann(plan=replace(PLAN, programme=programme)), Commanded("plan"), RULES, MONDAY)
        (plan,) = [e for e in decision.effects if isinstance(e, Say)]
        text = WORDING.text("en", plan.words)
        assert ("without fear" in text) is aims
        assert "none" not in text


# What people type


@in_every_language
@settings(max_examples=100, deadline=None)
@given(
    text=st.text(max_size=120) | st.sampled_from(["<b>x</b>", "{ $x }", "&lt;", "</b><a href='x'>", "a\n\n\n\nb", '"'])
)
def test_what_people_type_never_alters_the_markup(language: str, text: str) -> None:
    for words in (
        Words("wrote", {"therapist": text, "text": text}),
        Words("fact-said", {"text": text}),
        Words("joined", {"alias": text, "name": text, "country": text, "time": "1", "zone": "x"}),
        (text, Words("fact-said", {"text": text})),
    ):
        shown = WORDING.text(language, words)
        tags = re.findall(r"<[^>]*>", shown)
        assert set(tags) <= {"<b>", "</b>"}
        assert tags.count("<b>") == tags.count("</b>")
        assert text.strip() == "" or "<a" not in shown


# The tone


CALL = {"en": r"\b[Cc]all\b", "es": r"\b[Ll]lama\b"}


@in_every_language
@pytest.mark.parametrize("key", SAFETY)
def test_safety_texts_are_calm_and_name_the_number_first(language: str, key: str) -> None:
    args = {"emergency": "999", "crisis": "116123", "therapist": "Maya", "stored": "yes"}
    text = WORDING.text(language, Words(key, args))
    assert not set(text) & set("!¡")
    assert "999" in text
    if key.startswith("safety-"):
        first = re.sub(r"<[^>]+>", "", text).split("\n")[0]
        assert re.search(CALL[language], first)
        assert "999" in first
    without = WORDING.text(language, Words(key, {**args, "crisis": "none"}))
    assert "none" not in without.replace("none of these", "").replace("None of these", "")


def test_spanish_questions_open_and_close() -> None:
    for key, message in MESSAGES.by_language["es"].items():
        text = FluentSerializer().serialize_entry(message.entry)
        assert text.count("?") == 0 or "¿" in text, key
        assert text.count("?") <= text.count("¿"), key


@pytest.mark.parametrize("text", ["&" * 4000, "x" * 501, "\0" + "0" + "\0", "{ $text }" * 300])
@in_every_language
def test_a_long_text_is_said_whole(language: str, text: str) -> None:
    shown = WORDING.text(language, Words("wrote", {"therapist": "Maya", "text": f"a{text}z"}))
    assert html.unescape(shown.partition("\n")[2]) in (f"a{text}z", f"a{text.replace(chr(0) + '0' + chr(0), '')}z")


# Plain mode


@in_every_language
def test_in_plain_mode_every_label_keeps_its_words_and_nothing_is_only_to_be_looked_at(language: str) -> None:
    for message in MESSAGES.by_language[language].values():
        for label in message.labels:
            said = WORDING.simple.labelled(language, message.key, label)
            assert said == said.strip()
            assert re.search(r"\w", said), (message.key, label)
            assert not re.search("[\u23e9-\u23fa\u2600-\u2712\u2714\ufe0f\U0001f300-\U0001faff]", said), (
                message.key,
                label,
            )


@in_every_language
def test_in_plain_mode_a_card_is_shorter_and_says_all_that_the_picture_shows(language: str) -> None:
    for key in RULES.exercises:
        args = on_card(key, PLAN.exercises[0].dose, "slowly 👍")
        words = Words("card", {"position": 1, "total": 4, **args})
        full, simple = WORDING.text(language, words), WORDING.simple.text(language, words)
        assert len(simple.split("\n")) < len(full.split("\n"))
        for field in ("how", "watch"):
            for line in WORDING.plain(language, ExerciseText(key, field)).split("\n"):
                assert html.escape(line.removeprefix("• "), quote=False) in simple
        assert "slowly 👍" in simple  # what somebody wrote stays as it was written
        assert not re.search("[•·⚠✍]", simple)
