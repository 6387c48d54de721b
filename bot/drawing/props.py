"""Chair, wall, step, band …: where they are, told by the body in its first pose, and how they look."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.drawing import spots
from bot.drawing.contacts import Surface, limb_joints
from bot.drawing.figures import Figure
from bot.drawing.schema import PropEntry
from bot.drawing.skeleton import UPPER_ARM, Bones, sign
from bot.drawing.vectors import UP, Vector, add, axis, between, times

HEIGHTS = {"chair": 0.262, "table": 0.43, "counter": 0.53, "step": 0.105, "support": 0.53, "pillow": 0.03}
_LEVEL = ("chair", "table", "counter", "support", "step", "pillow", "towel")
_NO_PROP = PropEntry()


@dataclass(frozen=True)
class Solid:
    """A box. layer: behind the body, between its trunk and its near arm (carried: then on top), or before it.

    underfoot: behind it too, and goes along. round: a roll across instead, as wide as it is high.
    """

    low: Vector
    high: Vector
    colour: str
    layer: str = "behind"
    round: bool = False

    def corners(self) -> list[Vector]:
        return [
            (x, y, z)
            for x in (self.low[0], self.high[0])
            for y in (self.low[1], self.high[1])
            for z in (self.low[2], self.high[2])
        ]


@dataclass(frozen=True)
class Line:
    """A band, strap, weight or rolled towel: through these points. within: the part of the body that hides it."""

    points: tuple[Vector, ...]
    colour: str
    width: float
    within: str = ""


def first_surfaces(figure: Figure) -> dict[str, Surface]:
    """The planes that are there before any pose is known: the floor, and what the anchor stands or sits on."""
    surfaces = {"floor": Surface(UP, 0.0), "mat": Surface(UP, 0.0)}
    anchor = figure.contacts[0].on
    if anchor not in surfaces and anchor != "place":
        entry = figure.entry.props.get(anchor) or _NO_PROP  # type: ignore[call-overload]
        surfaces[anchor] = Surface(UP, entry.height or HEIGHTS.get(anchor, 0.0))
    return surfaces


def add_surfaces(surfaces: dict[str, Surface], figure: Figure, found: Bones) -> None:
    """The other planes, where the body of the first pose touches them."""
    for name, entry in figure.entry.props.items():
        if name in surfaces or entry is None:
            continue
        if name == "wall":
            front = entry.ahead is not None
            touching = spots.meant(entry.ahead or entry.behind or "back")
            out = 1 if front else -1
            xs = [spots.spot(found, s)[0] + out * (spots.thickness(s) + entry.away) for s in touching]
            surfaces[name] = Surface((-1, 0, 0), -max(xs)) if front else Surface((1, 0, 0), min(xs))
        elif name in _LEVEL and (entry.height or (name == "chair" and entry.beside)):
            surfaces[name] = Surface(UP, entry.height or HEIGHTS[name])
        elif name in _LEVEL and (entry.under or entry.ahead or entry.beside):
            touching = spots.meant(entry.under or entry.ahead or entry.beside or "pelvis")
            surfaces[name] = Surface(UP, min(spots.spot(found, s)[1] - spots.thickness(s) for s in touching))


def solids(figure: Figure, surfaces: dict[str, Surface], start: Bones) -> list[Solid]:
    """What stands still in the room."""
    shapes: list[Solid] = []
    for name, entry in figure.entry.props.items():
        entry = entry or _NO_PROP
        level = surfaces[name].level if name in surfaces else 0.0
        under = spots.meant(entry.under or entry.ahead or entry.behind or entry.beside or "pelvis")
        places = [spots.spot(start, s) for s in under]
        at = times(tuple(map(sum, zip(*places, strict=True))), 1 / len(places))  # type: ignore[arg-type]
        shapes += _shapes(name, entry, level, at, start)
    return shapes


def _shapes(name: str, entry: PropEntry, level: float, at: Vector, start: Bones) -> Iterator[Solid]:
    x, _, z = at
    match name:
        case "mat":
            xs = [frame.at[0] for frame in start.values()]
            yield Solid((min(xs) - 0.09, -0.012, -0.20), (max(xs) + 0.09, -0.001, 0.20), "mat")
        case "chair" if entry.beside:
            # Its back is what a hand can hold.
            yield from _chair(x + 0.14, level, z + _outwards(z, start) * (0.11 + entry.away))
        case "chair":
            yield from _chair(x, level, z)
        case "wall":
            out = 0.035 if entry.ahead else -0.035
            face = -level if entry.ahead else level
            yield Solid((min(face, face + out), 0, -0.34), (max(face, face + out), 1.16, 0.14), "wall")
        case "step":
            yield Solid((x - 0.09, 0, z - 0.16), (x + 0.20, level, z + 0.16), "wood")
        case "table":
            yield Solid((x - 0.16, level - 0.02, z - 0.24), (x + 0.34, level, z + 0.24), "wood", "between")
            yield Solid((x + 0.28, 0, z - 0.22), (x + 0.31, level - 0.02, z - 0.19), "wood_dark")
            yield Solid((x + 0.28, 0, z + 0.19), (x + 0.31, level - 0.02, z + 0.22), "wood_dark")
        case "counter" if entry.beside:
            out = _outwards(z, start)
            inner, edge, outer = (z + out * (entry.away + d) for d in (-0.03, -0.05, 0.24))
            yield Solid((x - 0.42, 0, min(inner, outer)), (x + 0.34, level - 0.02, max(inner, outer)), "wall")
            yield Solid((x - 0.44, level - 0.02, min(edge, outer)), (x + 0.36, level, max(edge, outer)), "wood")
        case "counter":
            yield Solid((x - 0.03, 0, z - 0.30), (x + 0.26, level - 0.02, z + 0.30), "wall")
            yield Solid((x - 0.05, level - 0.02, z - 0.32), (x + 0.28, level, z + 0.32), "wood")
        case "support":
            for side in (-0.13, 0.13):
                yield Solid((x - 0.012, 0, side - 0.012), (x + 0.012, level - 0.024, side + 0.012), "wood_dark")
            yield Solid((x - 0.016, level - 0.034, -0.16), (x + 0.016, level - 0.008, 0.16), "wood")
        case "pillow":
            yield Solid((x - 0.09, max(level - 0.09, 0.0), z - 0.11), (x + 0.09, level, z + 0.11), "pillow")
        case "towel" if "knee" in (entry.under or ""):
            yield Solid((x - level / 2, 0, z - 0.10), (x + level / 2, level, z + 0.10), "towel", round=True)
        case "towel" if entry.under:
            yield Solid((x - 0.035, level - 0.022, z - 0.10), (x + 0.035, level, z + 0.10), "towel")


def _outwards(z: float, start: Bones) -> int:
    return 1 if z > start["pelvis"].at[2] else -1


def _chair(x: float, level: float, z: float) -> Iterator[Solid]:
    left, right, back, front = z - 0.125, z + 0.125, x - 0.135, x + 0.125
    for px in (back, front - 0.02):
        for pz in (left, right - 0.02):
            yield Solid((px, 0, pz), (px + 0.02, level - 0.02, pz + 0.02), "wood_dark")
    yield Solid((back, level - 0.024, left), (front, level, right), "wood")
    yield Solid((back - 0.018, level + 0.10, left), (back, level + 0.27, right), "wood")
    for pz in (left, right - 0.02):
        yield Solid((back - 0.016, level - 0.02, pz), (back, level + 0.10, pz + 0.02), "wood_dark")


def carried(figure: Figure, now: Bones) -> list[Solid]:
    """A folded towel under the hands or feet that slide it."""
    boxes = []
    for spot in _grips(figure.entry.props.get("towel")):
        if not spot.endswith("_elbow"):
            x, y, z = spots.spot(now, spot)
            low = y - spots.thickness(spot)
            layer = "carried" if limb_joints(spot)[0].endswith("shoulder") else "underfoot"
            boxes.append(Solid((x - 0.09, low, z - 0.085), (x + 0.10, low + 0.014, z + 0.085), "towel", layer))
    return boxes


def held(figure: Figure, surfaces: dict[str, Surface], now: Bones) -> list[Line]:
    """What moves with the body: bands, straps, weights, a rolled towel between elbow and side."""
    lines: list[Line] = []
    for name, entry in figure.entry.props.items():
        if entry is None:
            continue
        grips = [spots.spot(now, s) for s in _grips(entry)]
        if name == "weight":
            lines += [_dumbbell(now, s) for s in _grips(entry)]
        elif name == "towel":
            lines += [_roll(now, s) for s in _grips(entry) if s.endswith("_elbow")]
        elif name in ("band", "strap") and grips:
            width = 0.011 if name == "band" else 0.013
            if entry.fixed_at == "wall":
                at = Surface((1, 0, 0), surfaces["wall"].level * surfaces["wall"].normal[0]).nearest(grips[0])
                end = (at[0], entry.height or at[1], 0.0)
                lines += [Line((end, grip), name, width) for grip in grips]
            elif entry.fixed_at:
                ends = [spots.spot(now, s) for s in spots.meant(entry.fixed_at)]
                lines += [Line((end, grip), name, width) for end in ends for grip in grips]
            elif len(grips) > 1:
                lines.append(Line(tuple(grips), name, width))
    return lines


def _grips(entry: PropEntry | None) -> list[str]:
    return [s for written in entry.held_by for s in spots.meant(written)] if entry else []


def _roll(now: Bones, elbow: str) -> Line:
    side = elbow.split("_")[0]
    inwards = times(axis(now["thorax_low"].turn, 2), -sign(side) * 0.042)
    top, low = (add(now[f"{side}_upper_arm"].point((0, -y * UPPER_ARM, 0)), inwards) for y in (0.62, 1.04))
    return Line((top, low), "towel", 0.042, f"{side}_upper_arm")


def _dumbbell(now: Bones, spot: str) -> Line:
    """Across the palm: from the thumb's side to the other, in the bend of the fingers."""
    frame = now[spot]
    middle = frame.point((0.016, -0.052, 0))
    aside = frame.point((0.016, -0.052, 0.05))
    way = add(aside, times(middle, -1))
    return Line((add(middle, times(way, -1)), between(middle, aside, 1.0)), "weight", 0.010, spot)
