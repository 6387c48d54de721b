"""Outlines on the pane: the hull around some points, and an arrow along a path."""

from collections.abc import Iterable, Iterator
from itertools import accumulate, pairwise
from math import atan2, cos, pi, sin

from bot.drawing.camera import Point

ROUND = [(cos(2 * pi * n / 40), sin(2 * pi * n / 40)) for n in range(40)]
_WIDTH, _HEAD = 4.5, 15.0


def hull(points: list[Point]) -> list[Point]:
    """The convex hull (monotone chain)."""
    ordered = sorted(set(points))
    if len(ordered) < 3:
        return ordered * 2

    def half(line: Iterable[Point]) -> list[Point]:
        found: list[Point] = []
        for x, y in line:
            while len(found) > 1:
                (ax, ay), (bx, by) = found[-2], found[-1]
                if (bx - ax) * (y - ay) - (by - ay) * (x - ax) > 0:
                    break
                found.pop()
            found.append((x, y))
        return found[:-1]

    return half(ordered) + half(reversed(ordered))


def _evened(path: list[Point], step: float = 6.0) -> list[Point]:
    """Points of equal distance along the path."""
    found = path[:1]
    for point in path[1:]:
        while ((point[0] - found[-1][0]) ** 2 + (point[1] - found[-1][1]) ** 2) ** 0.5 >= step:
            (ax, ay), gap = found[-1], ((point[0] - found[-1][0]) ** 2 + (point[1] - found[-1][1]) ** 2) ** 0.5
            found.append((ax + (point[0] - ax) * step / gap, ay + (point[1] - ay) * step / gap))
    return found


def halfway(path: list[Point]) -> Point:
    """Where half of its length is behind: waiting at a pose in between does not count."""
    ways = [((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5 for (x0, y0), (x1, y1) in pairwise(path)]
    walked = list(accumulate(ways, initial=0.0))
    return min(zip(walked, path, strict=True), key=lambda step: abs(step[0] - walked[-1] / 2))[1]


def arrow(path: list[Point], grown: float) -> Iterator[list[Point]]:
    """Its outlines, shaft and head. grown: how many pixels wider all around."""
    path = _evened(path)
    if len(path) < 2:
        return
    (x0, y0), (x1, y1) = path[-min(4, len(path))], path[-1]
    angle = atan2(y1 - y0, x1 - x0)
    radius = _WIDTH / 2 + grown
    for ends in pairwise(path):
        yield hull([(x + radius * c, y + radius * s) for x, y in ends for c, s in ROUND])
    size = _HEAD + grown * 1.6
    corners = ((0.0, size * 0.75 + grown), (2.35, size * 0.85), (-2.35, size * 0.85))
    yield [(x1 + cos(angle + turn) * away, y1 + sin(angle + turn) * away) for turn, away in corners]
