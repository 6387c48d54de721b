"""A figure as pictures: one for each moment of its film, and a still that tells the movement alone."""

from collections.abc import Sequence
from itertools import pairwise
from math import hypot

from PIL import Image

from bot.drawing import spots
from bot.drawing.camera import HEIGHT, MOVING_SIZE, WIDTH, Camera, Point, camera, cut
from bot.drawing.contacts import Body
from bot.drawing.flesh import Ball, flesh
from bot.drawing.motion import Film, Moment
from bot.drawing.painting import Canvas
from bot.drawing.palette import AIR
from bot.drawing.props import carried, held, solids
from bot.drawing.shapes import halfway
from bot.drawing.skeleton import Bones
from bot.drawing.vectors import Vector

_PALE = 0.66
_SHORTEST_ARROW = 44.0
_CIRCLES = 2.2  # a way so many times longer than from its start to its end


class Scene:
    """One figure's room: its props and the camera that shows all that happens in it."""

    def __init__(self, film: Film) -> None:
        self.film = film
        self.entry = film.figure.entry
        self.moving = frozenset(self.entry.moves)
        self.only = frozenset(self.entry.camera.only)
        self.solids = [] if self.only else solids(film.figure, film.surfaces, film.poses[0].bones)
        self.camera = self._camera([moment.body.bones for moment in film.way])
        if self.entry.camera.close_to:
            # A corner of a chair says nothing.
            self.solids = [solid for solid in self.solids if all(map(self._inside, solid.corners()))]

    def _camera(self, all_bones: list[Bones]) -> Camera:
        look = self.entry.camera
        plain = camera(self.entry.view, look.around, look.above)
        close = [spot for written in look.close_to for spot in spots.meant(written)]
        if close:
            balls: list[Ball] = [(spots.spot(b, s), max(spots.thickness(s), 0.03)) for b in all_bones for s in close]
            return plain.fitted(balls, look.room, 6000.0)
        balls = [ball for b in all_bones for part in flesh(b) for ball in part.balls]
        balls += [(p, 0.0) for s in self.solids for p in s.corners() if s.colour != "wall"]
        balls += [
            (p, line.width)
            for b in all_bones
            for line in held(self.film.figure, self.film.surfaces, b)
            for p in line.points
        ]
        return plain.fitted(balls, look.room)

    def _inside(self, point: Vector) -> bool:
        x, y = self.camera.pixel(point)
        return 0 <= x <= WIDTH and 0 <= y <= HEIGHT

    def frame(self, body: Body, size: tuple[int, int] = (WIDTH, HEIGHT)) -> Image.Image:
        canvas = Canvas(self.camera, self.moving, self.only)
        self._paint(canvas, body.bones)
        return canvas.finished(size)

    def frames(self) -> list[Image.Image]:
        """One for each of the film's moments; the way back shows the same pictures again."""
        kept = cut(self.camera.tall)
        seen: dict[int, Image.Image] = {}
        for moment in self.film.moments:
            if id(moment.body) not in seen:
                seen[id(moment.body)] = self.frame(moment.body, MOVING_SIZE).crop(kept)
        return [seen[id(moment.body)] for moment in self.film.moments]

    def still(self) -> Image.Image:
        """Both poses: the first pale and the last one solid in one room, or all of them side by side.

        Side by side, each one has the arrow that leads to it, the first one only if the way is there and back.
        """
        if self.entry.still == "side_by_side":
            return self._row()
        canvas = Canvas(self.camera, self.moving, self.only)
        first, last = self.film.poses[0].bones, self.film.poses[-1].bones
        canvas.shadow(last)
        canvas.solids(s for s in self.solids if s.layer == "behind")
        canvas.body(first, pale=_PALE, held=held(self.film.figure, self.film.surfaces, first))
        self._paint(canvas, last, room=False)
        for spot in self.film.figure.arrow:
            canvas.arrow(self._path(spot, self.film.way))
        return canvas.finished()

    def _paint(self, canvas: Canvas, bones: Bones, room: bool = True) -> None:
        if room:
            canvas.shadow(bones)
            canvas.solids(s for s in self.solids if s.layer == "behind")
        along = carried(self.film.figure, bones)
        canvas.solids(s for s in along if s.layer == "underfoot")
        between = [s for s in (*self.solids, *along) if s.layer in ("between", "carried")]
        canvas.body(
            bones, self.film.figure.felt, between=between, held=held(self.film.figure, self.film.surfaces, bones)
        )
        canvas.solids(s for s in self.solids if s.layer == "before")

    def _row(self) -> Image.Image:
        figure = self.film.figure
        said = [pose.angles for pose in figure.poses]
        poses = [n for n in range(len(said)) if said[n] not in said[:n]]
        left, right = self._extent([self.film.poses[n].bones for n in poses])
        across = len(poses) if len(poses) < 5 else (len(poses) + 1) // 2
        down = -(-len(poses) // across)
        sheet = Image.new("RGB", ((right - left) * across, HEIGHT * down), AIR)
        for number, pose in enumerate(poses):
            canvas = Canvas(self.camera, self.moving, self.only)
            self._paint(canvas, self.film.poses[pose].bones)
            way = [m for m in self.film.way if pose - 1 <= m.part * (len(said) - 1) <= pose] if pose else []
            if not pose and len(poses) == 2 and figure.entry.back == "same_way":
                way = list(reversed(self.film.way))
            for spot in figure.arrow if way else ():
                canvas.arrow(self._path(spot, way))
            cell = canvas.finished().crop((left, 0, right, HEIGHT))
            sheet.paste(cell, (number % across * (right - left), number // across * HEIGHT))
        for number in range(len(poses), across * down):  # the floor goes on
            empty = cell.crop((0, 0, 1, HEIGHT)).resize((right - left, HEIGHT))
            sheet.paste(empty, (number % across * (right - left), number // across * HEIGHT))
        return sheet

    def _extent(self, all_bones: list[Bones]) -> tuple[int, int]:
        """From which to which column anything is drawn, and a little air."""
        balls = [
            ball
            for bones in all_bones
            for part in flesh(bones)
            if not self.only or part.names & self.only
            for ball in part.balls
        ]
        balls += [(corner, 0.0) for solid in self.solids for corner in solid.corners()]
        if close := [s for written in self.entry.camera.close_to for s in spots.meant(written)]:
            balls = [(spots.spot(bones, s), spots.thickness(s)) for bones in all_bones for s in close]
        xs = [(self.camera.pixel(at)[0], r * self.camera.scale) for at, r in balls]
        air = 24
        return max(0, round(min(x - r for x, r in xs)) - air), min(WIDTH, round(max(x + r for x, r in xs)) + air)

    def _path(self, spot: str, way: Sequence[Moment]) -> list[Point]:
        """Of the spot on its way, in pixels; a short one is drawn longer, in its direction."""
        path = [self.camera.pixel(spots.spot(moment.body.bones, spot)) for moment in way]
        (x0, y0), (x1, y1) = path[0], path[-1]
        size = hypot(x1 - x0, y1 - y0)
        if sum(hypot(c - a, d - b) for (a, b), (c, d) in pairwise(path)) > _CIRCLES * max(size, _SHORTEST_ARROW / 2):
            return path
        if 0 < size < _SHORTEST_ARROW:
            longer = _SHORTEST_ARROW / size
            return [(x0, y0), (x0 + (x1 - x0) * longer, y0 + (y1 - y0) * longer)]
        # One smooth bow through the middle of the way says more than every turn of it.
        (xm, ym) = halfway(path)
        bend = (2 * xm - (x0 + x1) / 2, 2 * ym - (y0 + y1) / 2)
        parts = [n / 24 for n in range(25)]
        return [
            (
                (1 - t) ** 2 * x0 + 2 * t * (1 - t) * bend[0] + t**2 * x1,
                (1 - t) ** 2 * y0 + 2 * t * (1 - t) * bend[1] + t**2 * y1,
            )
            for t in parts
        ]
