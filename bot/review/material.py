"""What there is to look over: a content folder as it was read, with the line on which everything stands."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from bot.coach.rules import Clinic, Rules
from bot.content.document import Document, Mistake, read
from bot.content.document import Path as DataPath
from bot.content.library import HERE, LANGUAGES, ContentError, Library, load
from bot.content.words import Wording
from bot.review.messages import Messages, said

_WORDLESS = ("name", "title")  # no sentences


@dataclass(frozen=True)
class Text:
    """A text that people read. kind: "messages", "exercises", "programmes" or "measures"; name: the key of what it
    belongs to."""

    kind: str
    name: str
    language: str
    file: str
    line: int
    text: str
    field: str = ""

    @property
    def is_sentence(self) -> bool:
        return self.field not in _WORDLESS

    def wrong(self, problem: str) -> Mistake:
        return Mistake(self.file, self.line, problem)


@dataclass(frozen=True)
class Material:
    """library, rules: None as long as the loader finds mistakes, which then stand in `mistakes`."""

    folder: Path
    messages: Messages
    library: Library | None
    rules: Rules | None
    mistakes: tuple[Mistake | str, ...]
    places: dict[tuple[str, str], tuple[Document, DataPath]] = field(default_factory=dict)

    @cached_property
    def wording(self) -> Wording:
        """Raises ValueError if the library has mistakes."""
        if self.library is None:
            raise ValueError("the library cannot be read")
        return Wording(self.library, self.folder / "messages")

    @property
    def summary(self) -> str:
        """What was looked over, in numbers."""
        if self.library is None:
            return "not readable"
        messages, languages = len(self.messages.first), len(self.messages.languages)
        kinds = f"{len(self.library.exercises)} exercises, {len(self.library.programmes)} programmes"
        return f"{kinds}, {messages} messages in {languages} languages"

    def wrong(self, kind: str, key: str, problem: str, *path: str | int) -> Mistake:
        """A mistake in one of the exercises or programmes, at its line."""
        document, start = self.places[kind, key]
        return document.mistake((*start, *path), problem)

    def texts(self) -> Iterator[Text]:
        """Everything that people read, line by line; the labels of a question one by one. A questionnaire that is
        somebody else's is not ours to judge."""
        for language, message in self.messages:
            if message.has_text:
                text = said(message.entry.value)
                yield Text("messages", message.key, language, message.file, message.line, text)
            for attribute in message.entry.attributes:
                line, text = message.label_lines[attribute.id.name], said(attribute.value)
                yield Text("messages", message.key, language, message.file, line, text, f".{attribute.id.name}")
        if self.library is None:
            return
        ours = {key: measure for key, measure in self.library.measures.items() if not measure.official}
        entries = (("exercises", self.library.exercises), ("programmes", self.library.programmes), ("measures", ours))
        for kind, of_kind in entries:
            for key, entry in of_kind.items():
                document, start = self.places[kind, key]
                for language, texts in entry.texts.items():
                    for name in type(texts).model_fields:
                        for within, words in _lines(getattr(texts, name)):
                            at = document.line((*start, "texts", language, name, *within))
                            yield Text(kind, key, language, document.name, at, words, name)


def _lines(found: object) -> Iterator[tuple[DataPath, str]]:
    """Each line of a field, and where it stands in it."""
    match found:
        case str():
            if found:
                yield (), found
        case tuple():
            for number, line in enumerate(found):
                yield (number,), line
        case dict():
            for key, line in found.items():
                yield (key,), line


def gather(folder: Path = HERE) -> Material:
    """Read a content folder. Never raises for what stands in it."""
    messages = Messages(folder)
    try:
        library = load(folder, LANGUAGES)
    except ContentError as error:
        return Material(folder, messages, None, None, error.mistakes)
    places: dict[tuple[str, str], tuple[Document, DataPath]] = {}
    for path in sorted(folder.glob("exercises/*.yaml")):
        document = read(path.read_text(encoding="utf-8-sig"), path.relative_to(folder).as_posix())
        assert isinstance(document.data, list)
        places |= {("exercises", entry["key"]): (document, (number,)) for number, entry in enumerate(document.data)}
    for kind in ("programmes", "measures"):
        for path in sorted(folder.glob(f"{kind}/*.yaml")):
            document = read(path.read_text(encoding="utf-8-sig"), path.relative_to(folder).as_posix())
            places[kind, path.stem] = (document, ())
    return Material(folder, messages, library, library.rules(Clinic()), (), places)
