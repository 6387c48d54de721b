"""Draws a therapist's weekly overview: a row for each patient, from the same numbers as the words below it.

What a row says is told apart by shape and text, never by colour alone.
"""

from typing import Any

from matplotlib.patches import FancyBboxPatch, Polygon

from bot.charts import CARD, EDGE, INK, LINE, PLAIN, SMALL, SOFT, TITLE, URGENT, WIDTH, Mark, Page, Sample

_ROW, _WHY = 180, 44  # px of a row, and of the line that says why it stands first
_MARKS_AT, _MARKS_STEP = EDGE + 44, 54
_TREND_FROM, _TREND_TO = 478, 800
_TREND_HIGH = 72
_NUMBERS_AT = 828
_DAYS, _WORST = 28, 10


def overview_png(overview: dict[str, Any]) -> bytes:
    """The picture of an `effects.Overview` as JSON knows it, with its words final."""
    page = _Overview(overview)
    page.compose()
    return page.png()


class _Overview(Page):
    def compose(self) -> None:
        overview = self._chart
        self.y = 66
        self.text(EDGE, self.y, overview["title"], TITLE, bold=True)
        self.y += 58
        self.names([(Mark(mark), name) for mark, name in overview["legend"]])
        self.names([(Sample(style), name) for style, name in overview["trends"]])
        self.y += 6
        for column, name in enumerate(overview["weekdays"]):
            self.text(_MARKS_AT + column * _MARKS_STEP, self.y, name, SMALL, colour=SOFT, across="center")
        self.y += 26
        for row in overview["rows"]:
            self._row(row)
        self.y += 20

    def _row(self, row: dict[str, Any]) -> None:
        top, wide = self.y, WIDTH - EDGE
        high = _ROW + (_WHY if row["why"] else 0)
        self.draw(
            FancyBboxPatch(
                (EDGE / 2, top + 6), wide, high - 16, boxstyle="round,pad=0,rounding_size=14",
                facecolor=CARD, edgecolor=INK if row["why"] else LINE, linewidth=2.4 if row["why"] else 1.2,
            )
        )  # fmt: skip
        left = EDGE + (44 if row["why"] else 0)
        if row["why"]:
            self._warning(EDGE + 16, top + 38)
        between = WIDTH - EDGE - left - 30 - self.width(row["share"], PLAIN)
        self.text(left, top + 38, self.fitted(row["name"], PLAIN, between, bold=True), PLAIN, bold=True)
        self.text(WIDTH - EDGE, top + 38, row["share"], PLAIN, across="right")
        if row["why"]:
            self.text(left, top + 82, self.fitted(row["why"], SMALL, WIDTH - EDGE - left), SMALL, colour=SOFT)
            top += _WHY
        for number, marks in enumerate(row["days"]):
            for n, mark in enumerate(marks[:2]):
                across = _MARKS_AT + number * _MARKS_STEP + (n - (min(len(marks), 2) - 1) / 2) * 27
                Mark(mark, 19 if len(marks) < 2 else 12).draw(self, across, top + 108)
            if not marks:
                self.text(_MARKS_AT + number * _MARKS_STEP, top + 108, "·", SMALL, colour=SOFT, across="center")
        self._trend(row["pain"], "pain", top + 72)
        self._trend(row["soreness"], "soreness", top + 72)
        for n, style in enumerate(("pain", "soreness")):
            at = top + 88 + n * 44
            Sample(style).draw(self, _NUMBERS_AT + 20, at)
            self.text(_NUMBERS_AT + 56, at, row[f"{style}_now"] or "–", PLAIN, bold=True)
        self.y += high

    def _trend(self, points: list[list[int]], style: str, top: float) -> None:
        base = top + _TREND_HIGH
        self.line([(_TREND_FROM, base), (_TREND_TO, base)], LINE, 1.4)
        self.line([(_TREND_FROM, top), (_TREND_TO, top)], LINE, 1.0, (0, (2, 4)))
        if points:
            placed = [
                (_TREND_FROM + (_TREND_TO - _TREND_FROM) * at / (_DAYS - 1), base - _TREND_HIGH * score / _WORST)
                for at, score in points
            ]
            self.trend(placed, style, 0.62)

    def _warning(self, x: float, y: float) -> None:
        """A triangle with a mark: a shape of its own, so that it needs no colour."""
        self.draw(Polygon([(x - 18, y + 15), (x + 18, y + 15), (x, y - 18)], closed=True, facecolor=URGENT))
        self.line([(x, y - 6), (x, y + 4)], CARD, 3.4)
        self.line([(x, y + 9), (x, y + 10)], CARD, 3.4)
