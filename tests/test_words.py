"""The wording: what the code says exists, what exists is said, it fits, and nobody's text alters the markup."""

import ast
import html
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, FluentSerializer
from fluent.syntax import ast as fluent
from fluent.syntax.visitor import Visitor
from hypothesis import given, settings
from hypothesis import strategies as st

import bot
from bot.coach.asks import ASKS
from bot.coach.decide import decide
from bot.coach.effects import Button, ExerciseText, Say, Words
from bot.coach.events import Action, Commanded
from bot.content.words import MissingWords, Wording
from tests.coaching import LIBRARY, MONDAY, PLAN, RULES, ann

ROOT = Path(bot.__file__).parent
WORDING = Wording(LIBRARY)
FILES = sorted((ROOT / "content" / "messages").glob("*/*.ftl"))
LANGUAGES = WORDING.languages
BY_LANGUAGE: dict[str, dict[str, fluent.Message]] = {language: {} for language in LANGUAGES}
ORDER: dict[str, dict[str, list[str]]] = {language: {} for language in LANGUAGES}  # file → keys
TWICE: list[tuple[str, str]] = []
for _file in FILES:
    _language = _file.parent.name
    _known = BY_LANGUAGE[_language]
    for _entry in FluentParser().parse(_file.read_text(encoding="utf-8")).body:
        assert not isinstance(_entry, fluent.Junk), (_file.name, _entry.content)
        if isinstance(_entry, fluent.Message):
            TWICE += [(_language, _entry.id.name)] if _entry.id.name in _known else []
            _known[_entry.id.name] = _entry
            ORDER[_language].setdefault(_file.name, []).append(_entry.id.name)
MESSAGES = BY_LANGUAGE["en"]

# Keys that are put together from a part that is known only when it is said.
FAMILIES = ("rule-", "fact-", "safety-")
SPECIAL = {"lines", "listed", "@programme", "@country"}  # rendered by the wording itself
SAYS = {"say", "ask", "Words", "_say_to", "_stranger", "show", "_with_draft"}
SAFETY = ("safety-emergency", "safety-urgent", "safety-crisis", "still-stopped", "stopped-mistake", "checklist", "soft")
in_every_language = pytest.mark.parametrize("language", LANGUAGES)


class Calls(ast.NodeVisitor):
    """Literal keys of messages in one module, and the beginnings of those that are put together."""

    def __init__(self) -> None:
        self.keys: set[str] = set()
        self.beginnings: set[str] = set()

    def visit_Call(self, node: ast.Call) -> None:
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if name in SAYS:
            is_ask = name in ("ask", "_with_draft")
            named = [k.value for k in node.keywords if k.arg == "key"]
            for argument in named or node.args[:3]:
                self._key(argument, asked=is_ask and not named)
        self.generic_visit(node)

    def _key(self, node: ast.expr, *, asked: bool) -> None:
        if isinstance(node, ast.IfExp):
            self._key(node.body, asked=asked)
            self._key(node.orelse, asked=asked)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
            self.keys.add(node.value.replace("_", "-") if asked else node.value)
        elif isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
            self.beginnings.add(str(node.values[0].value))


CALLS = Calls()
for _path in sorted([*(ROOT / "coach").glob("*.py"), ROOT / "turn.py", ROOT / "app.py", ROOT / "content" / "words.py"]):
    CALLS.visit(ast.parse(_path.read_text(encoding="utf-8")))


def strings_of(folder: Path) -> Iterator[str]:
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


class Variables(Visitor):  # type: ignore[misc]
    """The arguments of a message and of those it takes in, and the values that it selects by."""

    def __init__(self, messages: dict[str, fluent.Message]) -> None:
        self.messages = messages
        self.names: dict[str, set[str]] = {}

    def visit_MessageReference(self, node: fluent.MessageReference) -> None:
        self.visit(self.messages[node.id.name])

    def visit_VariableReference(self, node: fluent.VariableReference) -> None:
        self.names.setdefault(node.id.name, set())

    def visit_SelectExpression(self, node: fluent.SelectExpression) -> None:
        if isinstance(node.selector, fluent.VariableReference):
            values = self.names.setdefault(node.selector.id.name, set())
            for variant in node.variants:
                key = variant.key
                values.add(key.name if isinstance(key, fluent.Identifier) else key.value)
        self.generic_visit(node)


def arguments(key: str, language: str = "en") -> dict[str, set[str]]:
    variables = Variables(BY_LANGUAGE[language])
    variables.visit(BY_LANGUAGE[language][key])
    return variables.names


# The keys


def test_no_message_stands_twice() -> None:
    # The first of two would silently be said in place of the other.
    assert TWICE == []


def test_there_is_more_than_one_language() -> None:
    assert set(LANGUAGES) >= {"en", "es"}
    assert set(LANGUAGES) <= set(LIBRARY.lexicons)


@in_every_language
def test_every_language_has_the_same_messages_in_the_same_order(language: str) -> None:
    assert ORDER[language] == ORDER["en"]


@in_every_language
@pytest.mark.parametrize("key", sorted(MESSAGES))
def test_a_message_has_the_same_arguments_and_labels_in_every_language(language: str, key: str) -> None:
    there, english = BY_LANGUAGE[language][key], MESSAGES[key]
    assert [a.id.name for a in there.attributes] == [a.id.name for a in english.attributes]
    assert (there.value is None) == (english.value is None)
    assert arguments(key, language).keys() == arguments(key).keys()
    # What the code may say is told apart alike; a language may count differently.
    plurals = {"zero", "one", "two", "few", "many", "other"}
    for name, values in arguments(key).items():
        assert arguments(key, language)[name] - plurals == values - plurals, name


def test_what_the_code_says_exists() -> None:
    said = CALLS.keys - SPECIAL
    known = {k for k in said if k in MESSAGES or k in {a.replace("_", "-") for a in ASKS}}
    assert {k for k in said - known if re.fullmatch(r"[a-z]+(-[a-z]+)+|[a-z]+", k)} - _NOT_KEYS == set()
    assert CALLS.beginnings >= set(FAMILIES)


_NOT_KEYS = {"continue", "show"}  # values that stand where a key may stand


def test_every_rule_that_is_raised_and_every_fact_has_its_words() -> None:
    source = "\n".join(p.read_text(encoding="utf-8") for p in (ROOT / "coach").glob("*.py"))
    rules = set(re.findall(r'raise_report\(\s*talk,\s*[\w.]+,\s*"(\w+)"', source))
    rules |= set(re.findall(r'(?:severe|report_score)\(talk, (?:Tier\.\w+, )?"(\w+)"', source))
    rules |= {"effort_easy", "effort_hard", "red_flag", "message", "question", "media"}
    assert len(rules) > 15
    for rule in rules:
        assert f"rule-{rule.replace('_', '-')}" in MESSAGES
    for flag in RULES.red_flags:
        assert flag.lower() in arguments("flag")["flag"]
    for language in LANGUAGES:
        assert all(WORDING.has(language, "checklist", f.lower()) for f in RULES.red_flags if f != "RF10")
        assert all(WORDING.has(language, "decide", action.value) for action in Action)


@in_every_language
def test_every_option_of_every_question_has_a_label(language: str) -> None:
    for ask in ASKS.values():
        for option in ask.options:
            assert WORDING.has(language, ask.name.replace("_", "-"), option.replace("_", "-")), (ask.name, option)


def test_nothing_is_kept_that_nobody_says() -> None:
    strings = set(strings_of(ROOT))
    asked = {a.replace("_", "-") for a in ASKS}
    taken_in = {key for key in MESSAGES if any(f"{{ {key} }}" in f.read_text(encoding="utf-8") for f in FILES)}
    unused = {
        key
        for key in MESSAGES.keys() - taken_in
        if key not in strings and key not in asked and not key.startswith(FAMILIES) and key != "commands"
    }
    assert unused == set()


def test_no_label_is_kept_that_no_button_has() -> None:
    options = {a.name.replace("_", "-"): {o.replace("_", "-") for o in a.options} for a in ASKS.values()}
    options["checklist"] |= {f.lower() for f in RULES.red_flags}
    options["country"] = {"other"}
    for key, message in MESSAGES.items():
        if key != "commands":
            assert {a.id.name for a in message.attributes} <= options.get(key, set()), key


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


# The limits of Telegram


@in_every_language
def test_labels_fit_on_a_button(language: str) -> None:
    labels = {
        (key, attribute.id.name): WORDING._format(language, key, attribute.id.name, {})
        for key, message in BY_LANGUAGE[language].items()
        for attribute in message.attributes
        if key != "commands"
    }
    assert {k: v for k, v in labels.items() if len(v) > 20} == {}
    assert {k for k, v in labels.items() if set(v) & set("!¡") or v != v.strip()} == set()


@in_every_language
def test_no_two_buttons_of_one_question_say_the_same(language: str) -> None:
    for ask in ASKS.values():
        labels = [WORDING.label(language, Button(ask.name, option)) for option in ask.options]
        assert len(labels) == len(set(labels)), ask.name


@in_every_language
def test_buttons_that_name_an_exercise_fit_too(language: str) -> None:
    for key, label in (("decide-swap-label", 64), ("change-at", 64)):
        for exercise in LIBRARY.exercises:
            button = Button("decide", "swap", label=Words(key, {"exercise": ExerciseText(exercise)}))
            assert len(WORDING.label(language, button)) <= label


@in_every_language
def test_what_a_command_does_fits_in_the_menu(language: str) -> None:
    for attribute in BY_LANGUAGE[language]["commands"].attributes:
        assert 3 <= len(WORDING.command(language, attribute.id.name)) <= 256


def test_button_data_fits_for_the_largest_references() -> None:
    refs = ("9" * 9 + "-" + "9" * 5, "2603020800", "9" * 12, "")
    values = {a.name: {*a.values, *(f.lower() for f in RULES.red_flags)} for a in ASKS.values()}
    values["change"].add("pain_during")
    values["programme"] = set(RULES.programmes)
    values["country"] = set(RULES.countries)
    for name, options in values.items():
        for value in options:
            for ref in [f"{refs[0]}-{a}+" for a in Action] if name == "preview" else refs:
                assert len(f"{name}:{value}:{ref}:{99 if name != 'preview' else 9999}".encode()) <= 64, (name, value)


@in_every_language
@pytest.mark.parametrize("key", sorted(MESSAGES))
def test_every_message_can_be_said_at_its_longest(language: str, key: str) -> None:
    if MESSAGES[key].value is None:
        return
    names = arguments(key, language)
    extremes: list[dict[str, str | int]] = [{n: _longest(n) for n in names}, dict.fromkeys(names, "none")]
    for name, values in names.items():
        extremes += [{**extremes[0], name: int(v) if v.isdigit() else v} for v in values]
    extremes += [dict.fromkeys(names, count) for count in (0, 1, 2)]
    for args in extremes:
        text = WORDING.text(language, Words(key, args))
        assert text
        plain = html.unescape(re.sub(r"<[^>]+>", "", text))
        assert len(plain) <= (1024 if key in ("card", "media", "invite") else 4096)
        assert "{" not in text and "\n\n\n" not in text and text == text.strip()
        assert "  " not in plain and " ." not in plain and " ," not in plain


def _longest(name: str) -> str:
    """As long as what the code lets through."""
    lengths = {
        "text": 3000, "facts": 2000, "lines": 2600, "reason": 300, "said": 1500, "cues": 400, "how": 400, "feel": 200,
        "mistakes": 400, "cautions": 300, "purpose": 300, "watch": 200, "link": 110, "answers": 200,
    }  # fmt: skip
    return "x" * lengths.get(name, 40)


@in_every_language
@pytest.mark.parametrize("exercise", sorted(LIBRARY.exercises))
def test_a_card_fits_under_a_picture(language: str, exercise: str) -> None:
    text = WORDING.text(
        language,
        Words(
            "card",
            {
                "position": 10,
                "total": 10,
                "exercise": ExerciseText(exercise),
                "dose": Words("dose-reps-held", {"sets": 6, "reps": 50, "seconds": 120, "side": "each"}),
                "rest": 300,
                "load": "x" * 40,
                "cues": ExerciseText(exercise, "how"),
                "watch": ExerciseText(exercise, "watch"),
            },
        ),
    )
    assert len(html.unescape(re.sub(r"<[^>]+>", "", text))) <= 1024


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
# Said to have happened already, though it has only been decided.
TOO_SOON = {
    "en": r"(?i)\b(has been (sent|told|delivered|read)|was (sent|told|delivered)|is being told)\b",
    "es": r"(?i)\b((se ha|ha sido|fue|he|hemos) (enviado|avisado|entregado|leído)|se (envió|avisó)|envié|avisé)\b",
}
PRAISE = {
    "en": r"(?i)\b(well done|great job|good job|no pain,? no gain|keep pushing|congrat)",
    "es": r"(?i)\b(buen trabajo|muy bien hecho|bien hecho|sin dolor no hay|sigue así|felici|enhorabuena|bravo|campe)",
}
# Adjectives that would give a gender to whoever reads, and forms of address other than "tú".
NOT_FOR_EVERYBODY = {
    "en": r"(?!)",
    "es": r"(?i)\b((?<!la )bienvenid[oa]|(estás|estés|eres|seas|te sientes) \w+[oa]s?|usted(es)?|vos|vosotr\w+)\b",
}


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


@pytest.mark.parametrize("file", FILES, ids=lambda f: f"{f.parent.name}/{f.name}")
def test_nothing_shouts_and_nothing_is_said_to_have_happened_that_has_not(file: Path) -> None:
    language = file.parent.name
    lines = [line for line in file.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    text = "\n".join(lines)
    assert not set(text) & set("!¡")
    for wrong in (TOO_SOON, PRAISE, NOT_FOR_EVERYBODY):
        assert not re.search(wrong[language], text)


def test_spanish_questions_open_and_close() -> None:
    for key, message in BY_LANGUAGE["es"].items():
        text = FluentSerializer().serialize_entry(message)
        assert text.count("?") == 0 or "¿" in text, key
        assert text.count("?") <= text.count("¿"), key


@pytest.mark.parametrize("text", ["&" * 4000, "x" * 501, "\0" + "0" + "\0", "{ $text }" * 300])
@in_every_language
def test_a_long_text_is_said_whole(language: str, text: str) -> None:
    shown = WORDING.text(language, Words("wrote", {"therapist": "Maya", "text": f"a{text}z"}))
    assert html.unescape(shown.partition("\n")[2]) in (f"a{text}z", f"a{text.replace(chr(0) + '0' + chr(0), '')}z")
