"""Which file is made how, and what every file needs besides what is stored: the content, the rules, the pictures."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from bot.coach.effects import ExerciseText
from bot.coach.rules import Clinic, Rules
from bot.content.library import Library, load
from bot.content.words import Wording
from bot.pictures import Album
from bot.reports import fhir, handout, plans, progress, ratings
from bot.reports.order import Made, Order
from bot.reports.own import data, document


@dataclass(frozen=True)
class Supplies:
    """What another process needs to set up a studio of its own."""

    clinic: Clinic
    overrides: dict[str, int] = field(default_factory=dict)
    emergency: dict[str, str] = field(default_factory=dict)
    pictures: Path = Path("data/pictures")


class Studio:
    """Makes files, one after the other."""

    def __init__(self, supplies: Supplies, library: Library | None = None) -> None:
        self.library = library or load()
        self.wording = Wording(self.library)
        self.rules: Rules = self.library.rules(
            supplies.clinic, overrides=supplies.overrides, emergency=supplies.emergency
        )
        self.album = Album(supplies.pictures)

    def exercise(self, key: str, language: str, field: str = "name") -> str:
        """A text of an exercise; the key of one that the library has no more."""
        if key not in self.rules.exercises:
            return key
        return self.wording.plain(language, ExerciseText(key, field))

    def make(self, order: Order) -> Made:
        """Raises KeyError for a kind that there is not."""
        return KINDS[order.kind](self, order)


Maker = Callable[[Studio, Order], Made]
KINDS: dict[str, Maker] = {
    "pdf": progress.file,
    "handout": handout.file,
    "csv": ratings.file,
    "fhir": fhir.file,
    "plan": plans.file,
    "json": data.file,
    "own": document.file,
}
