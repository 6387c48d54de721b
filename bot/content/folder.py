"""A folder of content files: each read into its shape, or what is wrong with it on which line, and on to the next."""

from collections.abc import Iterable, Mapping
from pathlib import Path as FilePath
from typing import Any

from pydantic import TypeAdapter, ValidationError

from bot.content import checks
from bot.content.document import Document, Mistake, Path, read
from bot.content.remedies import mistakes_in


class Folder:
    """One folder, and the mistakes found in it so far."""

    def __init__(self, folder: FilePath, languages: tuple[str, ...]) -> None:
        self.folder = folder
        self.languages = languages
        self.mistakes: list[Mistake] = []
        self._unread: set[str] = set()  # patterns of which a file could not be read

    def _file(self, name: str, shape: Any) -> tuple[Any, Document] | None:
        """The file as that shape, None if it has mistakes."""
        try:
            document = read((self.folder / name).read_text(encoding="utf-8-sig"), name)
        except FileNotFoundError:
            self._add(Mistake(name, 1, "the file is missing – restore it, or copy another and change it"))
            return None
        except UnicodeDecodeError:
            self._add(Mistake(name, 1, "the file is not UTF-8 text – save it as UTF-8"))
            return None
        self.mistakes += document.mistakes
        if document.data is None:
            return None
        try:
            return TypeAdapter(shape).validate_python(document.data), document
        except ValidationError as error:
            self.mistakes += mistakes_in(error, document, shape)
            return None

    def _files(self, pattern: str, shape: Any) -> Iterable[tuple[Any, Document]]:
        paths = sorted(self.folder.glob(pattern))
        if not paths:
            self._add(Mistake(pattern, 1, "there is no such file – the content needs at least one"))
        for path in paths:
            found = self._file(path.relative_to(self.folder).as_posix(), shape)
            if found:
                yield found
            else:
                self._unread.add(pattern)

    def _by_language(self, name: str, shape: Any) -> Iterable[tuple[str, Any, Document]]:
        """The file of every language that is required, and of every other that is there."""
        before, after = name.split("*")
        there = {p.relative_to(self.folder).as_posix() for p in self.folder.glob(name)}
        for language in sorted({n[len(before) : -len(after)] for n in there} | set(self.languages)):
            found = self._file(name.replace("*", language), shape)
            if found:
                yield language, *found

    def _add(self, mistake: Mistake) -> None:
        self.mistakes.append(mistake)

    def _tell(self, problems: checks.Problems, document: Document, path: Path = ()) -> None:
        for within, problem in problems:
            self._add(document.mistake((*path, *within), problem))

    def _check_texts(self, texts: Mapping[str, object], document: Document, path: Path, what: str) -> None:
        for language in self.languages:
            if language not in texts:
                problem = f'{what} has no text in "{language}" – add texts.{language}'
                self._add(document.mistake((*path, "texts"), problem))
