"""How the texts speak: no promises, no blame, no shouting, labels with words. The lists are content's own data."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.content.document import Mistake, read
from bot.content.remedies import mistakes_in
from bot.content.schema import ways
from bot.review.material import Material

FILE = "wording_rules.yaml"


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class NeverEntry(_Entry):
    """Phrases by language. instead: what would be right. except: what may be said although a phrase covers it."""

    instead: Annotated[str, Field(min_length=1)]
    phrases: dict[str, tuple[str, ...]]
    but: Annotated[dict[str, tuple[str, ...]], Field(alias="except")] = {}


class MarksEntry(_Entry):
    """quotes: quotation marks other than the ones we use."""

    never: str
    quotes: str


class ReadingEntry(_Entry):
    """The hardest that texts may be, by language: a school year at most, or a score at least."""

    exercises: dict[str, float]
    programmes: dict[str, float]
    measures: dict[str, float]
    messages: dict[str, float]
    safety_and_consent: dict[str, float]


class RulesEntry(_Entry):
    never: dict[str, NeverEntry]
    marks: MarksEntry
    reading: ReadingEntry


def rules(folder: Path) -> tuple[RulesEntry | None, list[Mistake]]:
    """The rules of that content folder, or what is wrong with their file."""
    document = read((folder / FILE).read_text(encoding="utf-8-sig"), FILE)
    if document.data is None:
        return None, document.mistakes
    try:
        return RulesEntry.model_validate(document.data), document.mistakes
    except ValidationError as error:
        return None, [*document.mistakes, *mistakes_in(error, document, RulesEntry)]


def check(material: Material, held: RulesEntry) -> Iterator[Mistake]:
    """Every text that people read, in every language that the rules have phrases for."""
    never = [(group, _Phrases(group, language)) for group in held.never.values() for language in group.phrases]
    for text in material.texts():
        shouted = set(text.text) & set(held.marks.never)
        if shouted:
            yield text.wrong(
                f'"{_start(text.text)}" has {" ".join(sorted(shouted))} – end the sentence with a full stop'
            )
        if set(text.text) & set(held.marks.quotes):
            yield text.wrong(f"{_start(text.text)} has other quotation marks – write “…”")
        plain = normal(text.text)
        for group, phrases in never:
            found = phrases.in_text(plain) if phrases.language == text.language else ""
            if found:
                yield text.wrong(f'"{found}" is not said to patients – {group.instead}')
        if text.field.startswith(".") and not any(c.isalnum() for c in text.text):
            yield text.wrong(f'the label "{text.text}" has no words – say in words what the button does')
        if text.text != text.text.strip() and text.field:
            yield text.wrong(f'"{_start(text.text)}" begins or ends with a space – take it out')


class _Phrases:
    def __init__(self, group: NeverEntry, language: str) -> None:
        self.language = language
        self._never = _pattern(group.phrases[language])
        self._but = _pattern(group.but.get(language, ()))

    def in_text(self, plain: str) -> str:
        """The first of the phrases in a text, "" if there is none."""
        if self._but:
            plain = self._but.sub("¤", plain)
        found = self._never.search(plain) if self._never else None
        return found[0] if found else ""


def normal(text: str) -> str:
    """Small letters; no phrase reaches across the marks between two thoughts; everything else is a space."""
    plain = re.sub(r"<[^>]+>", " ", text).lower().replace("’", "'")
    return re.sub(r"[^\w'|]+", " ", re.sub(r"[.,;:?!()“”\"…\n]+", " | ", plain))


def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str] | None:
    every = [way for phrase in phrases for way in ways(phrase)]
    written = "|".join(re.escape(way).replace(r"\*", r"\w*") for way in every)
    return re.compile(rf"(?<![\w'])(?:{written})(?![\w'])") if every else None


def _start(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:40]}…"
