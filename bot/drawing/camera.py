"""Where it is seen from, without perspective, and how much of it fits into the picture."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import cos, radians, sin

from bot.drawing.flesh import Ball
from bot.drawing.vectors import UP, Vector, cross, dot, unit

WIDTH, HEIGHT = 640, 480
MOVING_SIZE = (560, 420)  # of a moving picture: a quarter fewer bytes
FLATTEST = 280  # of a moving picture, where somebody lies
_ABOVE = 36  # free above and below, there
_AROUND = {"side": 14.0, "front": 90.0, "back": -90.0, "half_front": 48.0, "half_back": -42.0}
_LARGEST = 620.0  # pixels for one body height, unless it is a close-up

Point = tuple[float, float]


@dataclass(frozen=True)
class Camera:
    """toward: from the scene to the camera. scale: pixels for one body height. middle: of the picture, in the scene.
    tall: pixels from the lowest to the highest of what must be seen."""

    toward: Vector
    scale: float = _LARGEST
    middle: Point = (0.0, 0.5)
    tall: float = HEIGHT

    @property
    def right(self) -> Vector:
        return unit(cross(UP, self.toward))

    @property
    def up(self) -> Vector:
        return cross(self.toward, self.right)

    def flat(self, point: Vector) -> Point:
        """Where it is on the pane, in body heights."""
        return dot(point, self.right), dot(point, self.up)

    def depth(self, point: Vector) -> float:
        """More is nearer."""
        return dot(point, self.toward)

    def pixel(self, point: Vector) -> Point:
        x, y = self.flat(point)
        return WIDTH / 2 + (x - self.middle[0]) * self.scale, HEIGHT / 2 - (y - self.middle[1]) * self.scale

    def fitted(self, balls: Iterable[Ball], room: float, largest: float = _LARGEST) -> "Camera":
        """The same look with all of these in the picture. room: left free around them, as a part of the picture."""
        xs: list[float] = []
        ys: list[float] = []
        for at, radius in balls:
            x, y = self.flat(at)
            xs += (x - radius, x + radius)
            ys += (y - radius, y + radius)
        free = 1 - 2 * room
        scale = min(WIDTH * free / (max(xs) - min(xs)), HEIGHT * free / (max(ys) - min(ys)), largest)
        middle = ((max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2)
        return Camera(self.toward, scale, middle, (max(ys) - min(ys)) * scale)


def camera(view: str, around: float, above: float) -> Camera:
    """around, above: degrees, on top of the view's own."""
    a, b = radians(_AROUND[view] + around), radians(above)
    return Camera((sin(a) * cos(b), sin(b), cos(a) * cos(b)))


def cut(tall: float) -> tuple[int, int, int, int]:
    """What is kept of a moving picture whose scene is so many pixels tall: on a phone every line counts."""
    width, height = MOVING_SIZE
    kept = min(height, max(FLATTEST, round(tall * height / HEIGHT) + 2 * _ABOVE))
    above = (height - kept) // 2
    return 0, above, width, above + kept
