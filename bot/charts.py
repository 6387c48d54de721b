"""Draws the charts: a calendar of workouts, ratings over time, and what was done of the dose. Data to PNG, no more.

Every mark and line has a shape of its own, so that nobody needs to tell colours apart.
"""

import io
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import matplotlib
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, FancyBboxPatch, Rectangle, Wedge
from matplotlib.textpath import TextPath

from bot.drawing.palette import AIR, ARROW, BODY, FLOOR, MOVING, PROPS, Colour, mixed

WIDTH = 1000  # px; a phone shows 360 of them, so no letter is smaller than 31: 11 px are left
_LEFT, _RIGHT = 128, 960  # of what has a scale
EDGE = 48
SMALL, PLAIN, TITLE = 31, 35, 46
_ROW, _PLOT, _BARS = 106, 340, 210


def _hex(colour: Colour) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)


_WHITE = (255, 255, 255)
INK, _GROUND, CARD = _hex(ARROW), _hex(AIR), _hex(_WHITE)
SOFT, LINE = _hex(mixed(ARROW, _WHITE, 0.32)), _hex(mixed(FLOOR, ARROW, 0.08))
_DONE, _QUIET = _hex(BODY["shirt"]), _hex(mixed(ARROW, _WHITE, 0.38))
_CHANGE = _hex(BODY["trousers"])
# colour, line, marker, filled
_TRENDS = {
    "pain": (_hex(mixed(MOVING["shirt"], ARROW, 0.15)), "-", "o", True),
    "soreness": (_hex(PROPS["band"]), (0, (4, 2)), "D", True),
    "after": (_hex(BODY["trousers"]), (0, (1, 1.6)), "s", False),
    "worst": (_hex(mixed(MOVING["shirt"], ARROW, 0.55)), "", "^", True),
}
_SIZES = {"o": 11, "^": 11}
_BESIDE = {"pain": -8, "after": 8}  # px: before, during and after one workout are often the same score
URGENT = "#a5262b"
_FLAGS = {"T0": ("s", URGENT), "T1": ("D", _hex(MOVING["shirt"])), "T2": ("o", _DONE)}


def chart_png(chart: dict[str, Any]) -> bytes:
    """The picture of an `effects.Chart` as JSON knows it, with its words final."""
    page = Page(chart)
    page.compose()
    return page.png()


class _Sign:
    """Something small that a legend can explain."""

    def draw(self, page: "Page", x: float, y: float) -> None:
        raise NotImplementedError


class Page:
    """Composed from top to bottom in pixels; its height is known once everything stands."""

    def __init__(self, chart: dict[str, Any]) -> None:
        self._chart = chart
        self._figure = Figure(figsize=(WIDTH / 100, 30), dpi=100)
        FigureCanvasAgg(self._figure)
        self._axes = self._figure.add_axes((0, 0, 1, 1))
        self._axes.set_axis_off()
        fonts = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
        self._fonts = {bold: fonts / f"DejaVuSans{'-Bold' if bold else ''}.ttf" for bold in (False, True)}
        self.y = 0.0

    def compose(self) -> None:
        chart = self._chart
        self.y = 66
        self.text(EDGE, self.y, chart["title"], TITLE, bold=True)
        self.y += 56
        if chart["calendar"]:
            self._calendar()
            self.names([(Mark(mark), name) for mark, name in chart["legend"]])
            self.y += 26
        for number, panel in enumerate(chart["panels"]):
            self._panel(panel, first=number == 0)
        self.y += 22

    def png(self) -> bytes:
        height = round(self.y)
        self._figure.set_size_inches(WIDTH / 100, height / 100)
        self._axes.set_xlim(0, WIDTH)
        self._axes.set_ylim(height, 0)
        out = io.BytesIO()
        self._figure.savefig(out, format="png", facecolor=_GROUND)
        return out.getvalue()

    # — the calendar —

    def _calendar(self) -> None:
        """A row for each week, Monday first, and every workout as a mark below its day."""
        days, wide = self._chart["calendar"], (WIDTH - 2 * EDGE) / 7
        for column, name in enumerate(self._chart["weekdays"]):
            self.text(EDGE + (column + 0.5) * wide, self.y, name, SMALL, colour=SOFT, across="center")
        self.y += 32
        row = 0
        for number, day in enumerate(days):
            if number and day["weekday"] == 0:
                row += 1
            left, top = EDGE + day["weekday"] * wide, self.y + row * _ROW
            last = number == len(days) - 1
            self.draw(
                FancyBboxPatch(
                    (left + 7, top + 6), wide - 14, _ROW - 12, boxstyle="round,pad=0,rounding_size=14",
                    facecolor=CARD if day["marks"] else _GROUND, edgecolor=INK if last else LINE,
                    linewidth=2.6 if last else 1.2,
                )
            )  # fmt: skip
            self.text(left + wide / 2, top + 29, day["name"], SMALL, colour=SOFT, across="center")
            self._marks(left + wide / 2, top + 66, day["marks"], wide - 26)
        self.y += (row + 1) * _ROW + 34

    def _marks(self, x: float, y: float, marks: Sequence[str], wide: float) -> None:
        if not marks:
            return
        step = min(50.0, wide / len(marks))
        for number, mark in enumerate(marks):
            Mark(mark, min(20.0, step / 2 - 2)).draw(self, x + (number - (len(marks) - 1) / 2) * step, y)

    # — what has a scale —

    def _panel(self, panel: dict[str, Any], *, first: bool) -> None:
        chart = self._chart
        self.y += 34
        self.text(EDGE, self.y, panel["title"], PLAIN, bold=True)
        self.y += 50
        signs: list[tuple[_Sign, str]] = [(Sample(t["style"]), t["name"]) for t in panel["trends"] if t["name"]]
        signs += [(Mark(mark), name) for mark, name in panel["legend"]]
        if first:
            signs += [(_Flag(tier), name) for tier, name in chart["flag_names"]]
            signs += [(_Dashed(), chart["changed"])] if chart["changed"] else []
        self.names(signs)
        if first and chart["flags"]:
            for flag in chart["flags"]:
                _Flag(flag["tier"]).draw(self, self._x(flag["at"] + 0.5), self.y)
                if flag["count"] > 1:
                    self.text(self._x(flag["at"] + 0.5) + 12, self.y - 4, str(flag["count"]), SMALL)
            self.y += 34
        labels = [label for _, label in chart["changes"]]
        if first and any(labels):
            self.y += 4
            self._version_names()
        top, high = self.y, _BARS if panel["bars"] else _PLOT
        worst = max(value for value, _ in panel["scale"])
        self.draw(Rectangle((_LEFT, top - 10), _RIGHT - _LEFT, high + 20, facecolor=CARD, edgecolor="none"))
        for value, label in panel["scale"]:
            at = top + high * (1 - value / worst)
            self.line([(_LEFT, at), (_RIGHT, at)], LINE, 1.4)
            self.text(_LEFT - 12, at, label, SMALL, colour=SOFT, across="right")
        for at, name in chart["ticks"]:
            self.line([(self._x(at), top + high), (self._x(at), top + high + 16)], LINE, 1.4)
            last = self._x(at) > _RIGHT - 100
            self.text(self._x(at), top + high + 38, name, SMALL, colour=SOFT, across="right" if last else "left")
        for at, _ in chart["changes"]:
            self.line([(self._x(at), top - 10), (self._x(at), top + high + 10)], _CHANGE, 2, (0, (5, 4)))
        crowded = any(trend["style"] == "after" for trend in panel["trends"])
        for trend in panel["trends"]:
            beside = _BESIDE.get(trend["style"], 0) if crowded else 0
            for run in trend["runs"]:
                points = [(self._x(at) + beside, top + high * (1 - score / worst)) for at, score in run]
                self.trend(points, trend["style"])
        apart = min((b["at"] - a["at"] for a, b in pairwise(panel["bars"])), default=1.0)
        for bar in panel["bars"]:
            self._bar(bar, top, high, worst, min(9.0, self._x(apart) / 2 - _LEFT / 2 - 2))
        if panel["note"]:
            self.text(
                (_LEFT + _RIGHT) / 2, top + high / 4, panel["note"], SMALL, colour=SOFT, across="center", back=True
            )
        self.y += high + 62

    def _version_names(self) -> None:
        """Above their lines; in a second row where two would touch."""
        taken, lower = -100.0, False
        for at, label in self._chart["changes"]:
            x = self._x(at)
            lower = x - taken < 70 and not lower
            self.text(x, self.y + (36 if lower else 0), label, SMALL, colour=_CHANGE, across="center", bold=True)
            taken = x
        near = any(self._x(b) - self._x(a) < 70 for (a, _), (b, _) in pairwise(self._chart["changes"]))
        self.y += 66 if near else 32

    def _bar(self, bar: dict[str, Any], top: float, high: float, worst: int, half: float) -> None:
        x, base = self._x(bar["at"]), top + high
        if bar["mark"] in ("done", "partial"):
            tall = high * min(bar["percent"], worst) / worst
            self.draw(Rectangle((x - half, base - tall), 2 * half, tall, facecolor=_DONE, edgecolor=_DONE, alpha=0.35))
            Mark(bar["mark"], half + 2).draw(self, x, base - max(tall, half + 2))
        else:
            Mark(bar["mark"], half + 2).draw(self, x, base - half - 2)

    def trend(self, points: Sequence[tuple[float, float]], style: str, scale: float = 1) -> None:
        colour, line, marker, filled = _TRENDS[style]
        if line:
            self.line(points, colour, 3.6 * scale, line)
        xs, ys = zip(*points, strict=True)
        self.draw(
            Line2D(
                xs, ys, linestyle="", marker=marker, markersize=_SIZES.get(marker, 9.5) * scale,
                markerfacecolor=colour if filled else CARD, markeredgecolor=CARD if filled else colour,
                markeredgewidth=1.2 if filled else 2.4,
            )
        )  # fmt: skip

    def _x(self, day: float) -> float:
        return float(_LEFT + (_RIGHT - _LEFT) * day / self._chart["days"])

    # — names of what is shown —

    def names(self, entries: Sequence[tuple[_Sign, str]]) -> None:
        """Signs with their names, as many to a line as fit."""
        x, any_here = float(EDGE), False
        for sign, name in entries:
            wide = 62 + self.width(name, SMALL)
            if any_here and x + wide > WIDTH - EDGE:
                x, self.y = float(EDGE), self.y + 46
            sign.draw(self, x + 25, self.y)
            self.text(x + 58, self.y, name, SMALL)
            x, any_here = x + wide + 34, True
        if any_here:
            self.y += 46

    # — strokes —

    def draw(self, artist: Any) -> None:
        self._axes.add_artist(artist)

    def line(self, points: Sequence[tuple[float, float]], colour: str, thick: float, style: Any = "-") -> None:
        xs, ys = zip(*points, strict=True)
        self.draw(Line2D(xs, ys, color=colour, linewidth=thick, linestyle=style, solid_capstyle="round"))

    def text(
        self, x: float, y: float, text: str, size: int, *, colour: str = INK, across: str = "left",
        bold: bool = False, back: bool = False,
    ) -> None:  # fmt: skip
        self._axes.text(
            x, y, text, fontproperties=self._font(size, bold), color=colour, ha=across, va="center", parse_math=False,
            bbox={"facecolor": CARD, "edgecolor": "none", "pad": 4} if back else None,
        )  # fmt: skip

    def _font(self, size: int, bold: bool = False) -> FontProperties:
        return FontProperties(fname=self._fonts[bold], size=size * 0.72)  # px at 100 dpi

    def fitted(self, text: str, size: int, wide: float, *, bold: bool = False) -> str:
        """The text, or as much of it as is no wider than that."""
        while text and self.width(text, size, bold=bold) > wide:
            text = text[:-2].rstrip(" ,·…") + "…" if len(text) > 2 else ""
        return text

    def width(self, text: str, size: int, *, bold: bool = False) -> float:
        return float(TextPath((0, 0), text, size=size, prop=self._font(size, bold)).get_extents().width)


class Mark(_Sign):
    """What became of a workout: a disc with a tick, a half-filled ring, a ring, a dash, a dot."""

    def __init__(self, mark: str, radius: float = 17) -> None:
        self._mark, self._r = mark, radius

    def draw(self, page: Page, x: float, y: float) -> None:
        r = self._r
        ring = {"linewidth": max(1.6, r / 7), "edgecolor": _DONE}
        match self._mark:
            case "done":
                page.draw(Circle((x, y), r, facecolor=_DONE, **ring, zorder=3))
                tick = [(x - 0.45 * r, y + 0.02 * r), (x - 0.12 * r, y + 0.36 * r), (x + 0.46 * r, y - 0.34 * r)]
                xs, ys = zip(*tick, strict=True)
                page.draw(Line2D(xs, ys, color=CARD, linewidth=max(1.6, r / 6), solid_capstyle="round", zorder=4))
            case "partial":
                page.draw(Circle((x, y), r, facecolor=CARD, **ring, zorder=3))
                page.draw(Wedge((x, y), r, 90, 270, facecolor=_DONE, edgecolor="none", zorder=4))
            case "missed":
                page.draw(Circle((x, y), r, facecolor=CARD, linewidth=max(1.6, r / 7), edgecolor=_QUIET, zorder=3))
            case "rest":
                page.draw(Circle((x, y), r / 4, facecolor="none", linewidth=1.6, edgecolor=_QUIET, zorder=3))
            case "paused":
                for across in (-0.3 * r, 0.3 * r):
                    ends = ([x + across, x + across], [y - 0.55 * r, y + 0.55 * r])
                    page.draw(Line2D(*ends, color=_QUIET, linewidth=max(2.4, r / 5), solid_capstyle="round", zorder=3))
            case "open":
                page.draw(Circle((x, y), r / 3, facecolor=_QUIET, edgecolor="none", zorder=3))
            case _:
                ends = ([x - 0.6 * r, x + 0.6 * r], [y, y])
                page.draw(Line2D(*ends, color=_QUIET, linewidth=max(2.4, r / 5), solid_capstyle="round", zorder=3))


class Sample(_Sign):
    """A piece of a trend."""

    def __init__(self, style: str) -> None:
        self._style = style

    def draw(self, page: Page, x: float, y: float) -> None:
        colour, line, *_ = _TRENDS[self._style]
        if line:
            page.line([(x - 25, y), (x + 25, y)], colour, 3.6, line)
        page.trend([(x, y)], self._style)


class _Flag(_Sign):
    """A report, by its tier."""

    def __init__(self, tier: str) -> None:
        self._tier = tier

    def draw(self, page: Page, x: float, y: float) -> None:
        marker, colour = _FLAGS[self._tier]
        page.draw(Line2D([x], [y], linestyle="", marker=marker, markersize=11, color=colour))


class _Dashed(_Sign):
    """A new version of the plan."""

    def draw(self, page: Page, x: float, y: float) -> None:
        page.line([(x, y - 18), (x, y + 18)], _CHANGE, 2, (0, (5, 4)))
