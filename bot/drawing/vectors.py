"""Points and turns in space. The axes of a person who stands: x ahead, y up, z to their right."""

from math import acos, asin, atan2, cos, degrees, radians, sin, sqrt

Vector = tuple[float, float, float]
Turn = tuple[Vector, Vector, Vector]  # rows of a rotation matrix

ORIGIN: Vector = (0.0, 0.0, 0.0)
AHEAD: Vector = (1.0, 0.0, 0.0)
UP: Vector = (0.0, 1.0, 0.0)
RIGHT: Vector = (0.0, 0.0, 1.0)
NO_TURN: Turn = (AHEAD, UP, RIGHT)


def add(a: Vector, b: Vector) -> Vector:
    return (a[0] + b[0], a[1] + b[1], a[2] + b[2])


def minus(a: Vector, b: Vector) -> Vector:
    return (a[0] - b[0], a[1] - b[1], a[2] - b[2])


def times(a: Vector, factor: float) -> Vector:
    return (a[0] * factor, a[1] * factor, a[2] * factor)


def between(a: Vector, b: Vector, part: float) -> Vector:
    return add(a, times(minus(b, a), part))


def dot(a: Vector, b: Vector) -> float:
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def cross(a: Vector, b: Vector) -> Vector:
    return (a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])


def length(a: Vector) -> float:
    return sqrt(dot(a, a))


def unit(a: Vector) -> Vector:
    size = length(a)
    return times(a, 1 / size) if size > 1e-9 else AHEAD


def across(a: Vector, direction: Vector) -> Vector:
    """What of `a` is square to the direction (of length 1)."""
    return minus(a, times(direction, dot(a, direction)))


def apply(turn: Turn, a: Vector) -> Vector:
    return (dot(turn[0], a), dot(turn[1], a), dot(turn[2], a))


def transposed(turn: Turn) -> Turn:
    (a, b, c), (d, e, f), (g, h, i) = turn
    return ((a, d, g), (b, e, h), (c, f, i))


def then(outer: Turn, inner: Turn) -> Turn:
    """The turn that does `inner` first, in the frame that `outer` made."""
    columns = transposed(inner)
    return tuple(apply(columns, row) for row in outer)  # type: ignore[return-value]


def from_axes(x: Vector, y: Vector, z: Vector) -> Turn:
    """The frame whose own axes point there."""
    return transposed((x, y, z))


def axis(turn: Turn, number: int) -> Vector:
    return (turn[0][number], turn[1][number], turn[2][number])


def about_x(angle: float) -> Turn:
    c, s = cos(radians(angle)), sin(radians(angle))
    return ((1.0, 0.0, 0.0), (0.0, c, -s), (0.0, s, c))


def about_y(angle: float) -> Turn:
    c, s = cos(radians(angle)), sin(radians(angle))
    return ((c, 0.0, s), (0.0, 1.0, 0.0), (-s, 0.0, c))


def about_z(angle: float) -> Turn:
    c, s = cos(radians(angle)), sin(radians(angle))
    return ((c, -s, 0.0), (s, c, 0.0), (0.0, 0.0, 1.0))


def zxy_angles(turn: Turn) -> tuple[float, float, float]:
    """The angles about z, x, y (in this order, each in the frame the one before made) that give the turn."""
    x = degrees(asin(max(-1.0, min(1.0, turn[2][1]))))
    z = degrees(atan2(-turn[0][1], turn[1][1]))
    y = degrees(atan2(-turn[2][0], turn[2][2]))
    return z, x, y


def yzx_angles(turn: Turn) -> tuple[float, float, float]:
    """The angles about y, z, x (in this order) that give the turn."""
    z = degrees(asin(max(-1.0, min(1.0, turn[1][0]))))
    y = degrees(atan2(-turn[2][0], turn[0][0]))
    x = degrees(atan2(-turn[1][2], turn[1][1]))
    return y, z, x


def swung(a: Vector, before: Vector, after: Vector) -> Vector:
    """`a` turned along with a direction that goes the shortest way from `before` to `after` (both of length 1)."""
    pole, cosine = cross(before, after), dot(before, after)
    if cosine < -0.99:
        return a
    once = cross(pole, a)
    return add(add(a, once), times(cross(pole, once), 1 / (1 + cosine)))


def angle_between(a: Vector, b: Vector) -> float:
    return degrees(acos(max(-1.0, min(1.0, dot(unit(a), unit(b))))))
