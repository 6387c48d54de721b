"""Reads content/figures/<region>.yaml: every figure as the engine needs it, or every mistake at its line."""

from dataclasses import dataclass
from pathlib import Path as FilePath

from pydantic import TypeAdapter, ValidationError

from bot import content
from bot.content.document import Document, Mistake, Path, read
from bot.content.remedies import mistakes_in, nearest
from bot.drawing import joints, spots
from bot.drawing.contacts import Contact
from bot.drawing.schema import PROPS, FigureEntry, FigureFile, PoseEntry

FOLDER = FilePath(content.__file__).parent / "figures"
_EVERYWHERE = ("floor", "place")


class FigureError(Exception):
    """A figure file has mistakes; the text lists them all, each with its line and what would be right."""

    def __init__(self, mistakes: list[Mistake]) -> None:
        super().__init__("\n".join(map(str, mistakes)))
        self.mistakes = mistakes


@dataclass(frozen=True)
class KeyPose:
    name: str
    angles: dict[str, float]
    move_s: float
    hold_s: float
    lifted: frozenset[str]


@dataclass(frozen=True)
class Figure:
    key: str
    entry: FigureEntry
    contacts: tuple[Contact, ...]
    poses: tuple[KeyPose, ...]
    felt: tuple[str, ...]
    arrow: tuple[str, ...]


def load(folder: FilePath = FOLDER) -> dict[str, Figure]:
    """Every figure by its exercise's key. Raises FigureError."""
    figures: dict[str, Figure] = {}
    mistakes: list[Mistake] = []
    for path in sorted(folder.glob("*.yaml")):
        document = read(path.read_text(encoding="utf-8-sig"), f"{folder.name}/{path.name}")
        mistakes += document.mistakes
        if document.data is None:
            continue
        try:
            entries = TypeAdapter(FigureFile).validate_python(document.data)
        except ValidationError as error:
            mistakes += mistakes_in(error, document, FigureFile)
            continue
        for key, entry in entries.items():
            if key in figures:
                mistakes.append(document.mistake((key,), f'"{key}" has a figure in another file – keep one of the two'))
                continue
            reader = _Reader(document, key, entry)
            figures[key] = reader.figure()
            mistakes += reader.mistakes
    if mistakes:
        raise FigureError(sorted(mistakes, key=lambda m: (m.file, m.line)))
    return figures


class _Reader:
    """One entry: names become joints and spots."""

    def __init__(self, document: Document, key: str, entry: FigureEntry) -> None:
        self.document, self.key, self.entry = document, key, entry
        self.mistakes: list[Mistake] = []

    def figure(self) -> Figure:
        entry = self.entry
        contacts = [
            Contact(spot, how if isinstance(how, str) else how.on, not isinstance(how, str) and how.slides)
            for written, how in entry.contacts.items()
            for spot in self._spots(written, ("contacts", written))
        ]
        for contact in contacts:
            self._check_support(contact)
        for number, written in enumerate(entry.camera.close_to):
            self._spots(written, ("camera", "close_to", number))
        for name, prop in entry.props.items():
            for where in ("under", "ahead", "behind", "beside"):
                spot = getattr(prop, where, None)
                if spot:
                    self._spots(spot, ("props", name, where))
            for number, written in enumerate(prop.held_by if prop else ()):
                self._spots(written, ("props", name, "held_by", number))
            if prop and prop.fixed_at and prop.fixed_at != "wall":
                self._spots(prop.fixed_at, ("props", name, "fixed_at"))
        felt = [s for n, w in enumerate(entry.felt) for s in self._spots(w, ("felt", n))]
        arrow = [s for n, w in enumerate(entry.arrow) for s in self._spots(w, ("arrow", n))]
        return Figure(self.key, entry, tuple(contacts), tuple(self._poses()), tuple(felt), tuple(arrow))

    def _poses(self) -> list[KeyPose]:
        poses: list[KeyPose] = []
        angles = dict(joints.RELAXED)
        for name, entry in self.entry.poses.items():
            angles = {**angles, **self._angles(name, entry)}
            lifted = [s for n, w in enumerate(entry.lifts) for s in self._spots(w, ("poses", name, "lifts", n))]
            poses.append(KeyPose(name, angles, entry.move_s, entry.hold_s, frozenset(lifted)))
        return poses

    def _angles(self, pose: str, entry: PoseEntry) -> dict[str, float]:
        said: dict[str, float] = {}
        for written, value in (entry.model_extra or {}).items():
            path: Path = ("poses", pose, written)
            meant = joints.meant(written)
            if not meant:
                self._wrong(path, f'there is no joint "{written}"{nearest(written, joints.names())}')
                continue
            known = joints.RANGES[meant[0]]
            given = value if isinstance(value, dict) else {next(iter(known)): value}
            if not isinstance(value, dict) and "finger" in written:
                given = dict.fromkeys(("knuckle", "middle", "tip"), value)
            for angle, degrees in given.items():
                at = (*path, angle) if isinstance(value, dict) else path
                number = self._number(at, f"{written}.{angle}", degrees)
                if angle not in known:
                    self._wrong(at, f'{written} has no angle "{angle}"{nearest(angle, known)}')
                    continue
                least, most, _ = known[angle]
                if number is not None and not least <= number <= most:
                    self._wrong(at, f"{written}.{angle} is {number:g}°, which nobody can – use {least:g} to {most:g}")
                elif number is not None:
                    said.update({f"{joint}.{angle}": number for joint in meant})
        return said

    def _number(self, path: Path, what: str, value: object) -> float | None:
        try:
            return float(str(value))
        except ValueError:
            self._wrong(path, f'{what} is "{value}" – write degrees as a number')
            return None

    def _spots(self, written: str, path: Path) -> tuple[str, ...]:
        meant = spots.meant(written)
        if not meant:
            self._wrong(path, f'there is no spot "{written}" on the body{nearest(written, spots.names())}')
        return meant

    def _check_support(self, contact: Contact) -> None:
        known = (*_EVERYWHERE, *self.entry.props, *spots.SPOTS)
        if contact.on in known:
            return
        path = ("contacts", *(w for w in self.entry.contacts if contact.spot in spots.meant(w)))
        hint = f' – add "{contact.on}" to the props' if contact.on in PROPS else nearest(contact.on, known)
        self._wrong(path, f'{contact.spot} is on "{contact.on}", which is not there{hint}')

    def _wrong(self, path: Path, problem: str) -> None:
        self.mistakes.append(self.document.mistake((self.key, *path), problem))
