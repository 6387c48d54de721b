"""The Fluent files as they are written: every message with its line, its labels, and the arguments it needs."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from fluent.syntax import FluentParser
from fluent.syntax import ast as fluent
from fluent.syntax.visitor import Visitor

from bot.content.document import Mistake
from bot.content.library import FALLBACK

_PLURALS = {"zero", "one", "two", "few", "many", "other"}


@dataclass(frozen=True)
class Message:
    """One message of one language. line counts from 1, file is told from the content folder."""

    file: str
    line: int
    entry: fluent.Message
    label_lines: dict[str, int]

    @property
    def key(self) -> str:
        return str(self.entry.id.name)

    @property
    def labels(self) -> list[str]:
        return list(self.label_lines)

    @property
    def has_text(self) -> bool:
        return self.entry.value is not None

    def wrong(self, problem: str, label: str = "") -> Mistake:
        return Mistake(self.file, self.label_lines.get(label, self.line), problem)


class Messages:
    """All messages, by language and key, in the order of their files. mistakes: what cannot be read or stands twice."""

    def __init__(self, folder: Path) -> None:
        self.by_language: dict[str, dict[str, Message]] = {}
        self.mistakes: list[Mistake] = []
        for path in sorted(folder.glob("messages/*/*.ftl")):
            self._read(path, path.relative_to(folder).as_posix(), self.by_language.setdefault(path.parent.name, {}))

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple(self.by_language)

    @property
    def first(self) -> dict[str, Message]:
        """Those of the language that all others are measured by."""
        return self.by_language.get(FALLBACK, {})

    @property
    def referred(self) -> set[str]:
        """The keys that other messages take in."""
        found = _References()
        for _, message in self:
            found.visit(message.entry)
        return found.keys

    def __iter__(self) -> Iterator[tuple[str, Message]]:
        for language, messages in self.by_language.items():
            for message in messages.values():
                yield language, message

    def arguments(self, language: str, key: str) -> dict[str, set[str]]:
        """The arguments of a message and of those it takes in, each with the values that it selects by."""
        variables = _Variables(self.by_language[language])
        variables.visit(self.by_language[language][key].entry)
        return variables.names

    def _read(self, path: Path, name: str, known: dict[str, Message]) -> None:
        text = path.read_text(encoding="utf-8")

        def line(node: fluent.SyntaxNode) -> int:
            return text.count("\n", 0, node.span.start) + 1 if node.span else 1

        for entry in FluentParser().parse(text).body:
            if isinstance(entry, fluent.Junk):
                what = entry.annotations[0].message if entry.annotations else "cannot be read"
                problem = f"this is not valid Fluent ({what}) – indent every line of a text, and close every brace"
                self.mistakes.append(Mistake(name, line(entry), problem))
            elif isinstance(entry, fluent.Message):
                labels = {a.id.name: line(a) for a in entry.attributes}
                message = Message(name, line(entry), entry, labels)
                if message.key in known:
                    # The first of two would silently be said in place of the other.
                    first = known[message.key]
                    where = f"first in {first.file}:{first.line}"
                    self.mistakes.append(message.wrong(f'"{message.key}" stands twice ({where}) – keep one of the two'))
                else:
                    known[message.key] = message


def check_languages(messages: Messages) -> Iterator[Mistake]:
    """Every language has the messages of the first, in the same order, with the same labels and arguments."""
    first = messages.first
    for language, theirs in messages.by_language.items():
        if theirs is first:
            continue
        for key, english in first.items():
            if key not in theirs:
                file = english.file.replace(f"/{FALLBACK}/", f"/{language}/")
                yield Mistake(file, 1, f'"{key}" is missing – translate it from {english.file}:{english.line}')
        for key, there in theirs.items():
            if key not in first:
                yield there.wrong(f'"{key}" is not in {FALLBACK} – mend its name, or take it out')
            else:
                yield from _alike(messages, language, first[key], there)
        yield from _in_order(first, theirs)


def _in_order(first: dict[str, Message], theirs: dict[str, Message]) -> Iterator[Mistake]:
    """The first message of each file that stands elsewhere than in English, which makes files hard to compare."""
    common = [(key, first[key].file.rpartition("/")[2]) for key in first if key in theirs]
    there = [(key, theirs[key].file.rpartition("/")[2]) for key in theirs if key in first]
    for (key, file), (other, _) in zip(common, there, strict=True):
        if key != other or file != theirs[key].file.rpartition("/")[2]:
            yield theirs[key].wrong(f'"{key}" stands elsewhere than in {FALLBACK} – move it to its place in {file}')
            return


def _alike(messages: Messages, language: str, english: Message, there: Message) -> Iterator[Mistake]:
    key = there.key
    for label in english.labels:
        if label not in there.labels:
            yield there.wrong(f'"{key}" has no label ".{label}" – add it, as in {FALLBACK}')
    for label in there.labels:
        if label not in english.labels:
            yield there.wrong(f'"{key}" has a label ".{label}" that {FALLBACK} has not – take it out', label)
    if sorted(english.labels) == sorted(there.labels) and english.labels != there.labels:
        yield there.wrong(f'the labels of "{key}" stand in another order – write {", ".join(english.labels)}')
    if english.has_text != there.has_text:
        yield there.wrong(f'"{key}" {"has no text" if english.has_text else "has a text"} – do as {FALLBACK} does')
    ours, needed = _arguments_of(messages, language, key), _arguments_of(messages, FALLBACK, key)
    for name in needed.keys() - ours.keys():
        yield there.wrong(f'"{key}" does not say {{ ${name} }} – say it, as {FALLBACK} does')
    for name in ours.keys() - needed.keys():
        yield there.wrong(f'"{key}" says {{ ${name} }}, which {FALLBACK} does not have – take it out, or mend its name')
    for name in ours.keys() & needed.keys():
        # What the code may say is told apart alike; a language may count differently.
        missing = (needed[name] ^ ours[name]) - _PLURALS
        if missing:
            cases = ", ".join(f"[{value}]" for value in sorted(missing))
            yield there.wrong(f'"{key}" tells ${name} apart otherwise than {FALLBACK} – the same cases: {cases}')


def _arguments_of(messages: Messages, language: str, key: str) -> dict[str, set[str]]:
    try:
        return messages.arguments(language, key)
    except KeyError:  # it takes in a message that is missing, which is told of by itself
        return {}


class _Variables(Visitor):
    def __init__(self, messages: dict[str, Message]) -> None:
        self.messages = messages
        self.names: dict[str, set[str]] = {}

    def visit_MessageReference(self, node: fluent.MessageReference) -> None:
        self.visit(self.messages[node.id.name].entry)

    def visit_VariableReference(self, node: fluent.VariableReference) -> None:
        self.names.setdefault(node.id.name, set())

    def visit_SelectExpression(self, node: fluent.SelectExpression) -> None:
        if isinstance(node.selector, fluent.VariableReference):
            values = self.names.setdefault(node.selector.id.name, set())
            for variant in node.variants:
                key = variant.key
                values.add(key.name if isinstance(key, fluent.Identifier) else key.value)
        self.generic_visit(node)


class _References(Visitor):
    def __init__(self) -> None:
        self.keys: set[str] = set()

    def visit_MessageReference(self, node: fluent.MessageReference) -> None:
        self.keys.add(node.id.name)


class _Texts(Visitor):
    def __init__(self) -> None:
        self.parts: list[str] = []

    def visit_TextElement(self, node: fluent.TextElement) -> None:
        self.parts.append(node.value)

    def visit_Placeable(self, node: fluent.Placeable) -> None:
        self.parts.append(" ")
        self.generic_visit(node)


def said(node: fluent.Pattern | None) -> str:
    """What stands in a pattern to be read by people, every case of it, without its arguments."""
    texts = _Texts()
    if node is not None:
        texts.visit(node)
    return "".join(texts.parts)
