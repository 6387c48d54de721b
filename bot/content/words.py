"""The wording: a key and its arguments become text in the reader's language. User text can never alter the markup."""

import html
import re
from dataclasses import fields, is_dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.types import FluentNone
from fluent.syntax.ast import Resource

from bot.coach.effects import Arg, Button, ExerciseText, Words
from bot.content.library import FALLBACK, Library

_MESSAGES = Path(__file__).parent / "messages"
_LONG = 500  # characters
PLAIN = "-plain"  # ends the key of a message's shorter form, for plain mode
# Pictures among the letters. A tick or a cross that says which is chosen stays: screen readers say it.
_EMOJI = re.compile(
    "(?:[\u2139\u2194-\u21aa\u231a-\u23ff\u25aa-\u25fe\u2600-\u2712\u2714-\u2716\u2718-\u27bf\u2b05-\u2b55"
    "\U0001f000-\U0001faff][\ufe0f\u200d]*)+ ?"
)
_DOT = re.compile(r'(?:\{" "\}| )· ')
_BULLET = re.compile(r"^( +)• ", re.MULTILINE)


class MissingWords(Exception):
    """A message, an attribute or an argument that the content does not have. The remedy is in bot/content/messages."""


class Wording:
    """Every message in every language, loaded once.

    simple: for plain mode, as a screen reader says it: no emoji, bullets or dots between words, and a message's shorter
    form (its key with "-plain") where there is one. What people wrote themselves stays as they wrote it.
    """

    def __init__(self, library: Library, folder: Path = _MESSAGES, *, simple: bool = False) -> None:
        self._library, self._folder, self._simple = library, folder, simple
        self._bundles: dict[str, FluentBundle] = {}
        for language in sorted(p for p in folder.iterdir() if any(p.glob("*.ftl"))):
            # Isolation marks would show up as boxes in some chat clients and break comparisons.
            bundle = FluentBundle([language.name], use_isolating=False)
            for file in sorted(language.glob("*.ftl")):
                source = file.read_text(encoding="utf-8")
                bundle.add_resource(_parsed(undecorated(source) if simple else source))
            self._bundles[language.name] = bundle

    @cached_property
    def simple(self) -> "Wording":
        """The same messages for those in plain mode. Parsing them takes a second: the start does it in a thread."""
        return self if self._simple else Wording(self._library, self._folder, simple=True)

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple(self._bundles)

    def language_for(self, code: str | None) -> str:
        """The language we have for a Telegram language code ("en-GB"); English if we do not have it."""
        base = (code or "").split("-")[0].lower()
        return base if base in self._bundles else FALLBACK

    def text(self, language: str, words: Arg) -> str:
        """The message as Telegram HTML. Raises MissingWords."""
        return re.sub(r"\n{3,}", "\n\n", self._render(language, words, plain=False)).strip()

    def plain(self, language: str, words: Arg) -> str:
        """The message without markup, as it stands on a button or in a picture. Raises MissingWords."""
        return self._render(language, words, plain=True).strip()

    def final(self, language: str, part: object) -> Any:
        """A part of a chart with its words in the reader's language, as JSON knows it."""
        if isinstance(part, Words):
            return self.plain(language, part)
        if isinstance(part, tuple):
            return [self.final(language, each) for each in part]
        if is_dataclass(part):
            return {each.name: self.final(language, getattr(part, each.name)) for each in fields(part)}
        return part

    def label(self, language: str, button: Button) -> str:
        """The text on a button: its own, or the option's attribute of the question's message. Plain text."""
        if button.label is not None:
            return self._render(language, button.label, plain=True)
        return self.labelled(language, button.ask.replace("_", "-"), button.value.replace("_", "-"))

    def labelled(self, language: str, key: str, attribute: str) -> str:
        """The attribute of a message. Raises MissingWords."""
        return self._format(language, key, attribute, {})

    def command(self, language: str, name: str) -> str:
        """What a command does, for the commands menu."""
        return self.labelled(language, "commands", name)

    def has(self, language: str, key: str, attribute: str | None = None) -> bool:
        bundle = self._bundles[language]
        if not bundle.has_message(key):
            return False
        return attribute is None or attribute in bundle.get_message(key).attributes

    def _render(self, language: str, arg: Arg, *, plain: bool) -> str:
        match arg:
            case Words(key="lines", args=args):
                return "\n".join(self._render(language, line, plain=plain) for line in args.values())
            case Words(key="listed", args=args):
                return ", ".join(self._render(language, part, plain=plain) for part in args.values())
            case Words(key="@label", args=args):
                button = Button(str(args["ask"]), str(args["value"]))
                return _escaped(self.label(language, button), plain)
            case Words(key="@programme", args=args):
                return _escaped(self._library.programme_text(str(args["key"]), str(args["field"]), language), plain)
            case Words(key="@measure", args=args):
                key, field, item = str(args["key"]), str(args["field"]), int(str(args.get("item", 0)))
                return _escaped(self._library.measure_text(key, field, language, item), plain)
            case Words(key="@country", args=args):
                return _escaped(self._library.country_name(str(args["code"]), language), plain)
            case Words(key=key, args=args):
                # Fluent cannot select on an empty text, so what is empty is "none" to the messages.
                rendered: dict[str, str | int] = {
                    name: value if isinstance(value, int) else self._render(language, value, plain=plain) or "none"
                    for name, value in args.items()
                }
                long = {name: v for name, v in rendered.items() if isinstance(v, str) and len(v) > _LONG}
                # Fluent refuses long arguments, so a mark stands for each and is filled in afterwards.
                marks = {name: f"\0{i}\0" for i, name in enumerate(long)}
                text = self._format(language, key, None, {**rendered, **marks})
                filled = dict(zip(marks.values(), long.values(), strict=True))
                return re.sub("\0\\d+\0", lambda m: filled.get(m[0], ""), text)
            case ExerciseText(exercise=exercise, field=field):
                found = self._library.exercise_text(exercise, field, language)
                bullet = "" if self._simple else "• "
                text = found if isinstance(found, str) else "\n".join(f"{bullet}{line}" for line in found)
                return _escaped(text, plain)
            case tuple():
                parts = (self._render(language, part, plain=plain) for part in arg)
                return (", " if self._simple else " · ").join(part for part in parts if part)
            case _:
                return _escaped(str(arg), plain)

    def _format(self, language: str, key: str, attribute: str | None, args: dict[str, str | int]) -> str:
        if self._simple and not attribute and self.has(language, key + PLAIN):
            key += PLAIN
        for name in dict.fromkeys((language, FALLBACK)):
            bundle = self._bundles.get(name)
            if bundle is None or not self.has(name, key, attribute):
                continue
            message = bundle.get_message(key)
            pattern = message.attributes[attribute] if attribute else message.value
            if pattern is None:
                continue
            text, errors = bundle.format_pattern(pattern, args)
            if errors or isinstance(text, FluentNone):
                raise MissingWords(f"{key}.{attribute or ''} in {name}: {type(errors[0]).__name__ if errors else ''}")
            return str(text)
        raise MissingWords(f"{key}.{attribute or ''} in {language}")


def _escaped(text: str, plain: bool) -> str:
    return text if plain else html.escape(text, quote=False)


@cache
def _parsed(source: str) -> Resource:
    """A file's messages. Parsing them all takes most of a second, which a second bot in this process need not spend."""
    return FluentResource(source)


def undecorated(source: str) -> str:
    """The messages of a file with nothing in them that is only to be looked at."""
    return _BULLET.sub(r"\1", _DOT.sub(", ", _EMOJI.sub("", source)))
