"""What is said and what can be tapped, by key: the wording is content's."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class ExerciseText:
    """A field of an exercise's texts in the reader's language: "name", "purpose", "how" …"""

    exercise: str
    field: str = "name"


@dataclass(frozen=True)
class Words:
    """A message of the content by its key, with arguments. Arguments are escaped; nested words are rendered first."""

    key: str
    args: Mapping[str, "Arg"] = field(default_factory=dict)


Arg = str | int | Words | ExerciseText | tuple["Arg", ...]


@dataclass(frozen=True)
class Button:
    """label None: the option's own label of that ask."""

    ask: str
    value: str
    ref: str = ""
    item: int = 0
    label: Arg | None = None
