"""What goes to the press, and what comes back: plain values, because the press may be another process."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import Any

from bot.coach.model import Person
from bot.storage.dossiers import Dossier


@dataclass(frozen=True)
class Order:
    """A file to make. reader: for whom, None at the shell; language: in whose language. at: now, UTC. rows: what is
    stored, table by table, where the file is to hold all of it."""

    kind: str
    dossier: Dossier
    language: str
    at: datetime
    reader: Person | None = None
    args: Mapping[str, str | int] = field(default_factory=dict)
    rows: Mapping[str, list[dict[str, Any]]] = field(default_factory=dict)


@dataclass(frozen=True)
class Made:
    """A file. Its name says nothing about anybody."""

    name: str
    data: bytes


class NoPlan(ValueError):
    """There is no plan yet that could be written down. Publish one first."""


class Unmade(Enum):
    """Why there is no file: it could not be made, or whoever asked may not have it any more."""

    FAILED = "failed"
    REFUSED = "refused"
