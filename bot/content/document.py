"""Reads a YAML text and remembers on which line everything stands, to show a mistake where it was made."""

from dataclasses import dataclass, field

import yaml

Path = tuple[str | int, ...]
_Loader: type[yaml.CSafeLoader] | type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Mistake:
    """line counts from 1. problem: what is wrong and what would be right."""

    file: str
    line: int
    problem: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.problem}"


@dataclass
class Document:
    """data: dicts, lists, texts. lines: where each value stands, by its path. mistakes: of the YAML."""

    name: str
    data: object = None
    lines: dict[Path, int] = field(default_factory=dict)
    mistakes: list[Mistake] = field(default_factory=list)

    def line(self, path: Path) -> int:
        """The line of the value at `path`, or of the nearest thing around it that is there."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def mistake(self, path: Path, problem: str) -> Mistake:
        return Mistake(self.name, self.line(path), problem)


def read(text: str, name: str) -> Document:
    """Parse one YAML text. Never raises: what is wrong stands in `mistakes`, and `data` is then partial."""
    document = Document(name)
    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        what = error.problem or error.context or "cannot be read"
        document.mistakes.append(
            Mistake(
                name,
                mark.line + 1 if mark else 1,
                f"this is not valid YAML ({what}) – check the indentation, colons and quotes here and one line above",
            )
        )
        return document
    except yaml.YAMLError as error:
        what = str(error).splitlines()[0]
        problem = f"this is not valid YAML ({what}) – save it as plain UTF-8 text"
        document.mistakes.append(Mistake(name, 1, problem))
        return document
    if node is None:
        document.mistakes.append(Mistake(name, 1, "the file is empty – write at least one entry, or delete the file"))
        return document
    document.data = _plain(node, (), document, frozenset())
    return document


def _plain(node: yaml.Node, path: Path, document: Document, within: frozenset[int]) -> object:
    document.lines.setdefault(path, node.start_mark.line + 1)
    if id(node) in within:
        document.mistakes.append(document.mistake(path, "an alias (*name) stands inside itself – write the value out"))
        return None
    within |= {id(node)}
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, path, document, within)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, (*path, at), document, within) for at, item in enumerate(node.value)]
    assert isinstance(node, yaml.ScalarNode)
    return _scalar(node)


def _mapping(node: yaml.MappingNode, path: Path, document: Document, within: frozenset[int]) -> dict[str, object]:
    data: dict[str, object] = {}
    for key_node, value_node in node.value:
        line = key_node.start_mark.line + 1
        if not isinstance(key_node, yaml.ScalarNode):
            document.mistakes.append(Mistake(document.name, line, "a key is a single word – write `word: value`"))
            continue
        key = key_node.value
        if key in data:
            first = document.lines[(*path, key)]
            problem = f'"{key}" stands here twice (first on line {first}) – keep one of the two'
            document.mistakes.append(Mistake(document.name, line, problem))
            continue
        document.lines[(*path, key)] = line
        data[key] = _plain(value_node, (*path, key), document, within)
    return data


def _scalar(node: yaml.ScalarNode) -> str | None:
    """The text as written, None if nothing is; what it means (a number, true) is for the schema to say.

    YAML itself would read NO (Norway) as false, 08:00 as a number and 000 (Australia's emergency) as 0.
    """
    return node.value if node.value or node.style in ('"', "'") else None
