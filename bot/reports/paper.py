"""A file on paper: blocks of plain text, tables and pictures, set as an accessible PDF (tagged, titled, in its
language, with alternative texts). What anybody wrote travels as data and is never read as markup."""

import json
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import matplotlib
import typst
from matplotlib.ft2font import FT2Font

from bot.coach.effects import Arg, Words
from bot.coach.model import Slot
from bot.coach.schedule import local
from bot.coach.talk import date_words, slots_words
from bot.reports.ratings import zone_of

if TYPE_CHECKING:
    from bot.reports.order import Order
    from bot.reports.studio import Studio

_DESIGN = Path(__file__).parent / "page.typ"
_UNSEEN = frozenset((0x200D, 0xFE0E, 0xFE0F, *range(0x1F3FB, 0x1F400)))  # what only changes the sign before it
_STANDARD: Literal["ua-1"] = "ua-1"  # PDF/UA-1, what screen readers rely on


class Sheet:
    """One document in the making, in the reader's language."""

    def __init__(self, studio: "Studio", order: "Order", size_pt: float = 9.0) -> None:
        self.studio, self.order, self.language = studio, order, order.language
        self._size = size_pt
        self.blocks: list[dict[str, Any]] = []

    # — words —

    def words(self, key: str, /, **args: Arg) -> str:
        return self.studio.wording.plain(self.language, Words(key, args))

    def plain(self, arg: Arg) -> str:
        return self.studio.wording.plain(self.language, arg)

    def name(self, name: str) -> str:
        """A heading or a column's name."""
        return self.words("sheet-name", name=name)

    def day(self, when: date | datetime) -> str:
        """A date in words with its year; of a moment, where the patient is."""
        day = self.there(when).date() if isinstance(when, datetime) else when
        return self.words("sheet-day", day=date_words(day), year=str(day.year))

    def there(self, moment: datetime) -> datetime:
        return local(moment, zone_of(self.studio, self.order.dossier))

    def times(self, slots: Sequence[Slot]) -> str:
        """When workouts are due."""
        return self.plain(slots_words(slots)) if slots else self.words("sheet-no-times")

    def short(self, moment: datetime | None) -> str:
        """A date and a time in numbers, where the patient is: columns are narrow."""
        return f"{self.there(moment):%d.%m.%Y %H:%M}" if moment else "–"

    def short_of(self, stored: str) -> str:
        """The same of a moment as it is exported."""
        return self.short(datetime.fromisoformat(stored))

    def moment(self, moment: datetime | None) -> str:
        """A date in words with its time, where the patient is."""
        return f"{self.day(moment)}, {self.there(moment):%H:%M}" if moment else "–"

    def local_day(self, stored: str) -> str:
        """The date, where the patient is, of a moment as it is exported: "2026-03-02"."""
        return self.there(datetime.fromisoformat(stored)).date().isoformat()

    def day_of(self, stored: str) -> str:
        return self.day(date.fromisoformat(stored))

    def questionnaire(self, ref: str) -> str:
        """What a questionnaire is called, by the reference of one of its rounds; "" for anything else."""
        key = ref.partition("-")[0]
        known = key in self.studio.rules.measures
        return self.studio.library.measure_text(key, "title", self.language) if known else ""

    # — blocks —

    def heading(self, name: str) -> None:
        self.blocks.append({"kind": "heading", "text": self.name(name)})

    def section(self, key: str) -> None:
        """A heading by its own message."""
        self.blocks.append({"kind": "heading", "text": self.words(key)})

    def part(self, title: str) -> None:
        """A smaller heading within a section."""
        self.blocks.append({"kind": "part", "text": title})

    def facts(self, found: Sequence[tuple[str, object]]) -> None:
        """What there is, each with its label, by its key; what has no value is left out."""
        rows = [[self.words("own-label", name=name), str(value)] for name, value in found if value not in (None, "")]
        self.blocks.append({"kind": "facts", "rows": rows})

    def text(self, text: str, kind: str = "text") -> None:
        """kind: "text", "small", or "note" for a box that is not overlooked."""
        self.blocks.append({"kind": kind, "text": text})

    def table(self, head: Sequence[str], rows: Sequence[Sequence[object]], wide: Sequence[float]) -> None:
        """head: the columns' names, by their keys. A cell without a value is "–", never 0."""
        cells = [["–" if cell in (None, "") else str(cell) for cell in row] for row in rows]
        self.blocks.append({"kind": "table", "head": [self.name(h) for h in head], "rows": cells, "wide": list(wide)})

    def list(self, items: Sequence[str]) -> None:
        self.blocks.append({"kind": "list", "items": list(items)})

    def picture(self, png: bytes, alt: str, width_percent: int) -> None:
        self.blocks.append({"kind": "picture", "bytes": list(png), "alt": alt, "width": width_percent})

    def beside(self, items: Sequence[str], png: bytes, alt: str) -> None:
        """A list with a picture at its side."""
        self.blocks.append({"kind": "beside", "items": list(items), "bytes": list(png), "alt": alt})

    def cards(self, items: Sequence[Mapping[str, Any]]) -> None:
        self.blocks.append({"kind": "cards", "items": list(items)})

    def pdf(self, title: str, head: str, footer: str) -> bytes:
        """head: below the title. footer: on every page."""
        data = {
            "title": title,
            "head": head,
            "subject": title,
            "author": self.words("the-clinic", clinic=self.studio.rules.clinic.name),
            "lang": self.language,
            "footer": footer,
            "size": self._size,
            "blocks": self.blocks,
        }
        made: bytes = typst.compile(
            _DESIGN.read_bytes(),
            format="pdf",
            font_paths=_fonts(),
            sys_inputs={"data": json.dumps(_legible(data), ensure_ascii=False)},
            pdf_standards=_STANDARD,
        )
        return made


def without_signs(text: str) -> str:
    """A text of ours without the signs that the font has not: they only repeat what its words say."""
    kept = "".join(c for c in text if _is_known(c) or c.isspace())
    return "\n".join(" ".join(line.split()) for line in kept.split("\n"))


def legible(text: str) -> str:
    """A text with the names of those signs in brackets: with somebody's own words they may be all that was said."""
    return "".join(c if _is_known(c) or c.isspace() else _named_sign(c) for c in text)


def _is_known(sign: str) -> bool:
    return ord(sign) in _signs() or (unicodedata.category(sign)[0] in "LMN" and ord(sign) not in _UNSEEN)


def _named_sign(sign: str) -> str:
    if ord(sign) in _UNSEEN or unicodedata.category(sign)[0] == "C":
        return ""
    return f"[{unicodedata.name(sign, 'sign').lower()}]"


def _legible(value: Any) -> Any:
    if isinstance(value, str):
        return legible(value)
    if isinstance(value, dict):
        return {key: inner if key in ("bytes", "picture") else _legible(inner) for key, inner in value.items()}
    return [_legible(each) for each in value] if isinstance(value, list) else value


@cache
def _signs() -> frozenset[int]:
    """What the page's font can show."""
    font = FT2Font(str(Path(matplotlib.get_data_path()) / "fonts" / "ttf" / "DejaVuSans.ttf"))
    return frozenset(font.get_charmap()) - _UNSEEN


@cache
def _fonts() -> typst.Fonts:
    """The fonts that come with matplotlib: the same everywhere, and with every accent."""
    folder = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
    return typst.Fonts(include_system_fonts=False, font_paths=[str(folder)])
