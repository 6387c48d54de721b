"""Paints one moment: floor, shadow, props, and the body as rounded flat shapes with a fine light seam between limbs."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from PIL import Image, ImageChops, ImageDraw

from bot.drawing import palette, spots
from bot.drawing.camera import HEIGHT, WIDTH, Camera, Point
from bot.drawing.flesh import Ball, Part, flesh
from bot.drawing.joints import SIDES
from bot.drawing.order import Piece, pieces
from bot.drawing.palette import AIR, Colour, mixed
from bot.drawing.props import Line, Solid
from bot.drawing.shapes import ROUND, arrow, hull
from bot.drawing.skeleton import Bones
from bot.drawing.vectors import Vector, apply, times, unit

FINER = 3  # painted so many times larger, then made smaller, for smooth edges
_SEAM = 2.0
_JOINED_TO_TRUNK = ("hips", "chest")


class Canvas:
    """One picture in the making. moving: limbs or parts in the accent colour. only: limbs drawn, all if empty."""

    def __init__(
        self, camera: Camera, moving: frozenset[str] = frozenset(), only: frozenset[str] = frozenset()
    ) -> None:
        self.camera, self.moving, self.only = camera, moving, only
        self.image = Image.new("RGB", (WIDTH * FINER, HEIGHT * FINER), AIR)
        self._draw = ImageDraw.Draw(self.image)
        behind = unit((-camera.toward[0], 0.0, -camera.toward[2]))
        horizon = camera.pixel(times(behind, 0.42))[1] * FINER
        if horizon < HEIGHT * FINER and camera.toward[1] > 0 and not only:
            self._draw.rectangle((0, horizon, WIDTH * FINER, HEIGHT * FINER), fill=palette.FLOOR)

    def finished(self, size: tuple[int, int] = (WIDTH, HEIGHT)) -> Image.Image:
        return self.image.resize(size, Image.Resampling.BOX)

    # Shapes

    def _circle(self, ball: Ball, grown: float = 0.0) -> Iterator[Point]:
        x, y = self.camera.pixel(ball[0])
        radius = (ball[1] * self.camera.scale + grown) * FINER
        return ((x * FINER + radius * c, y * FINER + radius * s) for c, s in ROUND)

    def _hulls(self, levels: tuple[tuple[Ball, ...], ...], colour: Colour, grown: float = 0.0) -> None:
        for low, high in zip(levels, levels[1:] or levels, strict=False):
            points = [point for ball in {*low, *high} for point in self._circle(ball, grown)]
            self._draw.polygon(hull(points), fill=colour)

    # The room

    def shadow(self, bones: Bones) -> None:
        """What the body would hide of the floor from straight above."""
        if self.only:
            return
        for part in flesh(bones):
            for low, high in zip(part.levels, part.levels[1:] or part.levels, strict=False):
                balls = {*low, *high}
                points: list[Point] = []
                for (x, _, z), radius in balls:
                    for c, s in ROUND:
                        px, py = self.camera.pixel((x + radius * c, 0.0, z + radius * s))
                        points.append((px * FINER, py * FINER))
                self._draw.polygon(hull(points), fill=palette.SHADOW)

    def solids(self, solids: Iterable[Solid]) -> None:
        # What lies on the ground is under everything, however far it reaches to the front.
        for solid in sorted(solids, key=lambda s: (s.high[1] > 0, s.layer == "carried", self.camera.depth(s.high))):
            colour = palette.PROPS[solid.colour]
            if solid.round:
                self._roll(solid, colour)
                continue
            flat = [self._fine(self.camera.pixel(corner)) for corner in solid.corners()]
            self._draw.polygon(hull(flat), fill=mixed(colour, palette.ARROW, 0.12))
            (x0, y0, z0), (x1, y1, z1) = solid.low, solid.high
            near = z1 if self.camera.toward[2] >= 0 else z0
            side = x1 if self.camera.toward[0] >= 0 else x0
            faces = [
                (colour, [(x0, y0, near), (x1, y0, near), (x1, y1, near), (x0, y1, near)]),
                (mixed(colour, palette.ARROW, 0.08), [(side, y0, z0), (side, y0, z1), (side, y1, z1), (side, y1, z0)]),
                (mixed(colour, AIR, 0.35), [(x0, y1, z0), (x1, y1, z0), (x1, y1, z1), (x0, y1, z1)]),
            ]
            for shade, corners in faces:
                self._draw.polygon([self._fine(self.camera.pixel(corner)) for corner in corners], fill=shade)

    def _roll(self, solid: Solid, colour: Colour) -> None:
        (x0, y0, z0), (x1, y1, z1) = solid.low, solid.high
        radius = (y1 - y0) / 2
        far, near = sorted((((x0 + x1) / 2, (y0 + y1) / 2, z) for z in (z0, z1)), key=self.camera.depth)
        self._hulls((((far, radius),), ((near, radius),)), AIR, _SEAM)
        self._hulls((((far, radius),), ((near, radius),)), colour)
        for part, shade in ((1.0, 0.3), (0.66, 0.0), (0.33, 0.3)):
            self._hulls((((near, radius * part),),), mixed(colour, AIR, shade))

    def lines(self, lines: Iterable[Line], pale: float = 0.0) -> None:
        for line in lines:
            colour = mixed(palette.PROPS[line.colour], AIR, pale)
            balls = [(point, line.width / 2 if line.colour != "weight" else line.width) for point in line.points]
            levels = tuple((ball,) for ball in balls)
            self._hulls(levels, AIR, _SEAM * 0.8)
            self._hulls(levels, colour)
            if line.colour == "weight":
                self._plates(line.points, colour)

    def _plates(self, points: Iterable[Vector], colour: Colour) -> None:
        for at in points:
            self._hulls((((at, 0.024),),), AIR, _SEAM * 0.8)
            self._hulls((((at, 0.024),),), colour)

    def _near_end(self, line: Line) -> Vector:
        return max(line.points, key=self.camera.depth)

    def _fine(self, point: Point) -> Point:
        return point[0] * FINER, point[1] * FINER

    # The body

    def body(
        self,
        bones: Bones,
        felt: tuple[str, ...] = (),
        pale: float = 0.0,
        between: Iterable[Solid] = (),
        held: Iterable[Line] = (),
    ) -> None:
        """pale: how far all of it fades into the air. between: painted under the arms. held: painted last."""
        drawn = [part for part in flesh(bones) if not self.only or part.names & self.only]
        parts = {part.name: part for part in drawn}
        ordered = pieces(drawn, self.camera)
        painted: set[str] = set()
        waiting, lines = list(between), list(held)
        near_ends: list[Vector] = []
        glows = {name: Image.new("L", self.image.size, 0) for name in felt if not pale}
        for piece in ordered:
            if waiting and "arm" in piece.name and "trunk" in painted:
                self.solids(waiting)
                waiting = []
            gripped = [line for line in lines if any(line.within in part.names for part in piece.parts)]
            self.lines(gripped, pale)
            lines = [line for line in lines if line not in gripped]
            near_ends += [self._near_end(line) for line in gripped if line.colour == "weight"]
            self._piece(piece, bones, pale, painted, parts)
            painted |= {part.name for part in piece.parts} | {piece.name}
            for name, seen in glows.items():
                self._uncover(seen, piece, piece.name in _shines_on(name))
        for name, seen in glows.items():
            light = self._light(bones, name)
            self.image.paste(palette.FELT, (0, 0), ImageChops.multiply(seen, light))
        self.lines(lines, pale)
        self._plates(near_ends, mixed(palette.PROPS["weight"], AIR, pale))

    def _piece(self, piece: Piece, bones: Bones, pale: float, painted: set[str], parts: dict[str, Part]) -> None:
        if piece.name == "head":
            self._head(piece, bones, pale)
            return
        blades = [part for part in piece.parts if part.name.endswith("shoulder_blade")]
        solid = [part for part in piece.parts if part not in blades]
        for part in solid:
            levels = part.levels
            if set(part.next_to) & set(_JOINED_TO_TRUNK) & painted and piece.name != "trunk":
                (at, r), (to, s) = levels[0][0], levels[1][0]
                middle = ((at[0] + to[0]) / 2, (at[1] + to[1]) / 2, (at[2] + to[2]) / 2)
                levels = (((middle, (r + s) / 2),), *levels[1:])
            self._hulls(levels, AIR if not pale else mixed(AIR, palette.FLOOR, 0.3), _SEAM)
        for part in solid:
            self._hulls(part.levels, self._colour(part, bones, pale))
        for part in blades:
            if part.names & self.moving and self.camera.depth(apply(bones[part.name].turn, (-1.0, 0.0, 0.0))) > 0.2:
                self._hulls(part.levels, AIR, _SEAM / 2)
                self._hulls(part.levels, self._colour(part, bones, pale))
        self._mend(piece, bones, pale, painted, parts)

    def _mend(self, piece: Piece, bones: Bones, pale: float, painted: set[str], parts: dict[str, Part]) -> None:
        """Close the seam where a limb goes on: paint the near end of the neighbour that it cut into again."""
        for part in piece.parts:
            for name in part.next_to:
                if name not in painted or name in _JOINED_TO_TRUNK or name == "belly":
                    continue
                other = parts[name]
                ends = (other.levels[:2], other.levels[:-3:-1])
                low, high = min(ends, key=lambda pair: _apart(pair[0][0], part))
                stub = tuple(
                    (tuple(a + (b - a) * 0.45 for a, b in zip(at, to, strict=True)), r + (s - r) * 0.45)
                    for (at, r), (to, s) in zip(low, high * len(low), strict=False)
                )
                self._hulls((low, stub), self._colour(other, bones, pale))  # type: ignore[arg-type]

    def _head(self, piece: Piece, bones: Bones, pale: float) -> None:
        parts = {part.name: part for part in piece.parts}
        if self.camera.depth(apply(bones["thorax_high"].turn, (-1.0, 0.0, 0.0))) > 0.3:
            parts["neck"] = replace(parts["neck"], levels=parts["neck"].levels[1:])  # the collar is higher behind
        facing = self.camera.depth(apply(bones["head"].turn, (1.0, 0.0, 0.0)))
        order = ("skull", "nose", "face") if facing > -0.35 else ("nose", "face", "skull")
        for name in ("neck", *order):
            self._hulls(parts[name].levels, AIR, _SEAM)
        for name in ("neck", *order):
            if name == "neck" and facing < -0.35:
                continue
            colour = self._colour(parts[name], bones, pale)
            self._hulls(parts[name].levels, mixed(colour, palette.ARROW, 0.10) if name == "neck" else colour)
            if name == "face":
                # Seen from the front it has no outline of its own.
                self._hulls(parts["nose"].levels, mixed(colour, palette.ARROW, 0.14) if facing > 0.6 else colour)
        if facing < -0.35:
            self._hulls(parts["neck"].levels, mixed(self._colour(parts["neck"], bones, pale), palette.ARROW, 0.10))
        at = bones["head"].point
        for aside in (1, -1):
            eye, out = (0.0555, 0.050, aside * 0.022), (0.85, 0.0, aside * 0.5)
            if self.camera.depth(apply(bones["head"].turn, out)) > 0.12:
                self._hulls((((at(eye), 0.0062),),), mixed(palette.EYE, AIR, pale))
            ear, away = (-0.004, 0.040, aside * 0.050), (-0.2, 0.0, aside * 1.0)
            if self.camera.depth(apply(bones["head"].turn, away)) > 0.25:
                skin = self._colour(parts["face"], bones, pale)
                levels = (((at(ear), 0.0125),), ((at((ear[0], ear[1] - 0.012, ear[2])), 0.009),))
                self._hulls(levels, mixed(skin, palette.ARROW, 0.14))

    def _colour(self, part: Part, bones: Bones, pale: float) -> Colour:
        side = part.name.partition("_")[0]
        colour = (palette.MOVING if part.names & self.moving else palette.BODY)[part.cloth]
        root = {"arm": f"{side}_upper_arm", "leg": f"{side}_thigh"}.get(part.limb.partition("_")[2])
        if root:
            behind = self.camera.depth(bones["pelvis"].at if "thigh" in root else bones["thorax_high"].at)
            if self.camera.depth(bones[root].at) < behind - 0.030:
                colour = mixed(colour, AIR, 0.36)
        return mixed(colour, AIR, pale)

    # Where it is felt

    def _light(self, bones: Bones, name: str) -> Image.Image:
        x, y = self._fine(self.camera.pixel(spots.spot(bones, name)))
        radius = min(max(0.055 * self.camera.scale, 16.0), 34.0) * FINER
        light = Image.new("L", self.image.size, 0)
        draw = ImageDraw.Draw(light)
        for part, strength in ((1.0, 100), (0.62, 185)):  # two tones: a fade would make the files several times larger
            r = radius * part
            draw.ellipse((x - r, y - r, x + r, y + r), fill=strength)
        return light

    def _uncover(self, seen: Image.Image, piece: Piece, shines: bool) -> None:
        """Keep where the parts that shine are seen: what is painted over them later hides them."""
        draw = ImageDraw.Draw(seen)
        for part in piece.parts:
            for low, high in zip(part.levels, part.levels[1:] or part.levels, strict=False):
                points = [p for ball in {*low, *high} for p in self._circle(ball)]
                draw.polygon(hull(points), fill=255 if shines else 0)

    def arrow(self, path: list[Point]) -> None:
        """Along these pixels, with a head at the end."""
        for grown, colour in ((2.6, AIR), (0.0, palette.ARROW)):
            for outline in arrow(path, grown):
                self._draw.polygon([self._fine(point) for point in outline], fill=colour)


_SHINES_ON = {
    "knee": ("thigh", "shank"),
    "thigh": ("thigh",),
    "hamstring": ("thigh",),
    "shin": ("shank",),
    "calf": ("shank",),
    "ankle": ("shank", "foot"),
    "foot": ("foot",),
    "heel": ("foot",),
    "shoulder": ("trunk", "upper_arm"),
    "upper_arm": ("upper_arm",),
    "elbow": ("upper_arm", "forearm"),
    "forearm": ("forearm",),
    "wrist": ("forearm", "palm"),
    "hand": ("palm",),
    "knuckles": ("palm", "index_1", "middle_1", "ring_1", "little_1"),
    "hip": ("trunk", "thigh"),
    "buttock": ("trunk", "thigh"),
    "buttocks": ("trunk", "left_thigh", "right_thigh"),
    "neck": ("head", "trunk"),
    "head": ("head",),
    "side_of_head": ("head",),
    "temple": ("head",),
    "chin": ("head",),
}


def _shines_on(spot: str) -> frozenset[str]:
    """The pieces that a light on the spot falls on."""
    side, _, rest = spot.partition("_")
    if side not in SIDES:
        return frozenset(_SHINES_ON.get(spot, ("trunk",)))
    own = _SHINES_ON.get(rest, ("trunk",))
    return frozenset(name if name in ("trunk", "head") else f"{side}_{name}" for name in own)


def _apart(ball: Ball, part: Part) -> float:
    return min(sum((a - b) ** 2 for a, b in zip(ball[0], other[0], strict=True)) for other in part.balls)
