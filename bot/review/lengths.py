"""Whether everything fits: labels on a phone's buttons, data behind them, cards below pictures, messages in a chat."""

import html
import re
from collections.abc import Iterator

from bot.coach.asks import ASKS
from bot.coach.effects import Button, ExerciseText, Words
from bot.coach.events import Action
from bot.coach.model import Dose
from bot.coach.patient.cards import on_card
from bot.coach.rules import Rules
from bot.content.document import Mistake
from bot.content.schema import ExerciseEntry
from bot.content.words import PLAIN, MissingWords, Wording
from bot.letters import CAPTION
from bot.review.material import Material
from bot.review.messages import Message

_LABEL = 20  # two of them beside each other on a phone
_NAMING_LABEL = 48  # of a button that names an exercise
_TITLE = 22  # of a button that names a programme or a country
_COMMAND = (3, 256)  # Telegram's limits for the commands menu
_DATA_BYTES, _MESSAGE, _BELOW_A_PICTURE = 64, 4096, 1024  # Telegram's limits
_PICTURED = (
    "media",
    "invite",
    "progress",
    "weekly",
    "chart",
)  # messages that go out below a picture, besides the cards
_LISTS = ("commands", "catalogue")  # their attributes are no buttons
_NAMING = ("decide-swap-label", "change-at", "change-where", "change-kind")
# As long as what the code lets through, by the name of the argument; 40 characters otherwise.
_LONGEST = {
    "text": 3000, "facts": 2000, "lines": 2600, "reason": 300, "said": 1500, "cues": 400, "how": 400, "feel": 200,
    "mistakes": 400, "cautions": 300, "purpose": 300, "watch": 200, "link": 110, "answers": 200,
}  # fmt: skip
_UNTIDY = ("{", "  ", " .", " ,")


def check(material: Material) -> Iterator[Mistake]:
    if material.library is None or material.rules is None:
        return
    wording = material.wording
    for language, message in material.messages:
        yield from _labels(wording, language, message)
        yield from _at_its_longest(material, wording, language, message)
    yield from _questions(material, wording)
    for entry in material.library.exercises.values():
        for language in wording.languages:
            yield from _exercise(material, wording, language, entry)
    for key, programme in material.library.programmes.items():
        for language, text in programme.texts.items():
            if len(text.title) > _TITLE:
                yield material.wrong(
                    "programmes", key, _too_long("the title", text.title, _TITLE), "texts", language, "title"
                )
    for problem in data_too_long(material.rules):
        yield Mistake("../coach/asks.py", 1, problem)


def _labels(wording: Wording, language: str, message: Message) -> Iterator[Mistake]:
    for label in message.labels:
        text = wording.labelled(language, message.key, label)
        if message.key == "commands":
            if not _COMMAND[0] <= len(text) <= _COMMAND[1]:
                yield message.wrong(f'"{text}" does not fit in the commands menu – write 3 to 256 characters', label)
        elif message.key not in _LISTS and len(text) > _LABEL:
            yield message.wrong(_too_long("the label", text, _LABEL), label)


def _questions(material: Material, wording: Wording) -> Iterator[Mistake]:
    """Every answer has a label, each label an answer, and no two of a question look the same."""
    assert material.rules is not None
    answers = {ask.name.replace("_", "-"): {o.replace("_", "-") for o in ask.options} for ask in ASKS.values()}
    flags = {flag.id.lower() for flag in material.rules.red_flags.values() if flag.in_checklist}
    answers["checklist"] |= flags
    answers["country"] = {"other"}
    for language, messages in material.messages.by_language.items():
        for key, needed in answers.items():
            if key not in messages:
                if needed:
                    yield Mistake(f"messages/{language}", 1, f'the question "{key}" has no message – add it')
                continue
            message = messages[key]
            for label in sorted(needed - set(message.labels)):
                yield message.wrong(f'the answer "{label}" of "{key}" has no label – add .{label} = …')
            shown = {label: wording.labelled(language, key, label) for label in message.labels}
            for label, text in shown.items():
                twin = next(other for other, its in shown.items() if its == text)
                if twin != label:
                    yield message.wrong(f'.{label} and .{twin} both read "{text}" – make them differ', label)
        for key, message in messages.items():
            for label in message.labels:
                if key not in _LISTS and label not in answers.get(key, set()):
                    yield message.wrong(f'no button of "{key}" has the answer "{label}" – take it out', label)


def data_too_long(rules: Rules) -> Iterator[str]:
    """Every button's data with the largest references: Telegram refuses a whole message with one that is too long."""
    refs = ("9" * 9 + "-" + "9" * 5, "2603020800", "9" * 12, "")
    values = {ask.name: {*ask.values, *(flag.lower() for flag in rules.red_flags)} for ask in ASKS.values()}
    values["change"].add("pain_during")
    values["programme"] = set(rules.programmes)
    values["country"] = set(rules.countries)
    for name, options in values.items():
        for value in sorted(options):
            chosen, item = ([f"{refs[0]}-{a}+" for a in Action], 9999) if name == "preview" else (refs, 99)
            longest = max((f"{name}:{value}:{ref}:{item}" for ref in chosen), key=lambda data: len(data.encode()))
            if len(longest.encode()) > _DATA_BYTES:
                size = f"{len(longest.encode())} bytes, {_DATA_BYTES} are allowed"
                yield f'the data of a button can become "{longest}" ({size}) – shorten {name} or {value}'


def _at_its_longest(material: Material, wording: Wording, language: str, message: Message) -> Iterator[Mistake]:
    """Every case of it can be said with everything that may be in it, and comes out tidy."""
    if not message.has_text:
        return
    limit = _BELOW_A_PICTURE if message.key.removesuffix(PLAIN) in (*_PICTURED, "card") else _MESSAGE
    try:
        for args in _extremes(material.messages.arguments(language, message.key)):
            text = wording.text(language, Words(message.key, args))
            plain = _plain(text)
            untidy = next((sign for sign in _UNTIDY if sign in plain), "\n\n\n" if "\n\n\n" in text else "")
            if not text:
                yield message.wrong(f'"{message.key}" can come out empty – say something in every case')
            elif len(plain) > limit:
                yield message.wrong(f'"{message.key}" can become {len(plain)} characters – {limit} are allowed')
            elif untidy:
                at = plain.find(untidy)
                problem = f'"{message.key}" can read "…{plain[max(0, at - 20) : at + 20]}…" – mend the spaces'
                yield message.wrong(problem)
            else:
                continue
            return
    except (MissingWords, KeyError) as error:
        yield message.wrong(f'"{message.key}" cannot be said: {error} – mend its arguments and references')


def _extremes(names: dict[str, set[str]]) -> Iterator[dict[str, str | int]]:
    longest: dict[str, str | int] = {name: "x" * _LONGEST.get(name, 40) for name in names}
    yield longest
    yield dict.fromkeys(names, "none")
    for name, values in names.items():
        for value in values:
            yield {**longest, name: int(value) if value.isdigit() else value}
    for count in (0, 1, 2):
        yield dict.fromkeys(names, count)


def _exercise(material: Material, wording: Wording, language: str, entry: ExerciseEntry) -> Iterator[Mistake]:
    largest = Dose(6, 50, 120, rest_s=300, side=entry.side, load="x" * 40)
    try:
        card = wording.text(
            language, Words("card", {"position": 10, "total": 10, **on_card(entry.key, largest, "x" * 120)})
        )
    except MissingWords:  # which is told of at the message itself
        return
    place = ("texts", language)
    if len(card) > CAPTION:
        problem = f"its card is {len(card)} characters at the largest dose, {CAPTION} fit below a picture"
        yield material.wrong("exercises", entry.key, f"{problem} – shorten how or watch", *place, "how")
    name = {"exercise": ExerciseText(entry.key)}
    for key in _NAMING:
        label = wording.label(language, Button("decide", "swap", label=Words(key, name)))
        if len(label) > _NAMING_LABEL:
            problem = _too_long("the label", label, _NAMING_LABEL)
            yield material.wrong("exercises", entry.key, problem, *place, "name")


def _plain(text: str) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", text))


def _too_long(what: str, text: str, limit: int) -> str:
    return f'{what} "{text}" has {len(text)} characters – {limit} are allowed'
