"""From key poses to moments in time: eased angles, contacts kept in every single one."""

from dataclasses import dataclass

from bot.drawing.contacts import Body, Places, Surface, limb_joints, settle
from bot.drawing.figures import Figure, KeyPose
from bot.drawing.joints import Angles
from bot.drawing.props import add_surfaces, first_surfaces

FRAME_S = 0.08
_MOST_STEPS = 20  # of one move: a slow one looks as smooth with longer frames, and its file stays small


@dataclass(frozen=True)
class Moment:
    """body: as it is then. part: how far from the first (0) to the last pose (1). lasts_s: until the next one."""

    body: Body
    part: float
    lasts_s: float


@dataclass(frozen=True)
class Film:
    """poses: the body in each key pose. moments: there and back again, ready to loop. way: only there."""

    figure: Figure
    surfaces: dict[str, Surface]
    poses: tuple[Body, ...]
    moments: tuple[Moment, ...]
    way: tuple[Moment, ...]


def film(figure: Figure, frame_s: float = FRAME_S) -> Film:
    """Play a figure once through."""
    surfaces = first_surfaces(figure)
    places: Places = {}
    first = figure.poses[0]
    loose = settle(first.angles, figure.contacts[:1], frozenset(), surfaces, places)
    add_surfaces(surfaces, figure, loose.bones)
    poses = tuple(settle(p.angles, figure.contacts, p.lifted, surfaces, places) for p in figure.poses)
    count = len(figure.poses)
    way: list[Moment] = [Moment(poses[0], 0.0, max(first.hold_s, frame_s))]
    for number in range(1, count):
        way += _move(figure, number - 1, number, poses, surfaces, places, frame_s)
    back: list[Moment]
    if figure.entry.back == "straight" and count > 2:
        back = _move(figure, count - 1, 0, poses, surfaces, places, frame_s)[:-1]
    else:
        back = list(reversed(way[1:-1]))
    return Film(figure, surfaces, poses, tuple(way + back), tuple(way))


def _move(
    figure: Figure,
    start: int,
    end: int,
    poses: tuple[Body, ...],
    surfaces: dict[str, Surface],
    places: Places,
    frame_s: float,
) -> list[Moment]:
    """The moments after the pose `start`, up to and with the pose `end`."""
    a, b = figure.poses[start], figure.poses[end]
    steps = min(max(2, round(b.move_s / frame_s)), _MOST_STEPS)
    step_s = max(b.move_s / steps, frame_s)
    last = len(figure.poses) - 1
    from_, to = _limbs_as_kept(figure, a, b, poses[start]), _limbs_as_kept(figure, b, a, poses[end])
    leaving, arriving = _speeds(figure, start, end, from_, to)
    moments = []
    for step in range(1, steps):
        part = step / steps
        eased = part**2 * (3 - 2 * part)
        early, late = part * (1 - part) ** 2 * b.move_s, part**2 * (part - 1) * b.move_s
        angles = {
            name: value + (to[name] - value) * eased + leaving.get(name, 0) * early + arriving.get(name, 0) * late
            for name, value in from_.items()
        }
        body = settle(angles, figure.contacts, a.lifted | b.lifted, surfaces, places)
        moments.append(Moment(body, (start + (end - start) * eased) / last, step_s))
    return [*moments, Moment(poses[end], end / last, max(b.hold_s, step_s))]


def _speeds(
    figure: Figure, start: int, end: int, from_: Angles, to: Angles
) -> tuple[dict[str, float], dict[str, float]]:
    """Degrees per second with which a move begins and ends: a pose that is not held is passed without a stop."""
    poses, count = figure.poses, len(figure.poses)
    round_ = figure.entry.back == "straight" and count > 2
    leaving: dict[str, float] = {}
    arriving: dict[str, float] = {}
    a, b = poses[start], poses[end]
    if a.hold_s == 0 and (round_ or start > 0):
        leaving = _passing(poses[start - 1].angles, from_, to, a.move_s, b.move_s)
    if b.hold_s == 0 and (round_ or end < count - 1):
        after = poses[(end + 1) % count]
        arriving = _passing(from_, to, after.angles, b.move_s, after.move_s)
    return leaving, arriving


def _passing(before: Angles, here: Angles, after: Angles, arrives_s: float, leaves_s: float) -> dict[str, float]:
    """The harmonic mean of the two speeds, so that no angle overshoots; none where an angle turns back."""
    speeds = {}
    for name, value in here.items():
        come, go = (value - before[name]) / arrives_s, (after[name] - value) / leaves_s
        if come * go > 0:
            speeds[name] = 2 * come * go / (come + go)
    return speeds


def _limbs_as_kept(figure: Figure, pose: KeyPose, other: KeyPose, body: Body) -> dict[str, float]:
    """The pose's angles; a limb that keeps a contact here and not there moves on from where the contact had it."""
    angles = dict(pose.angles)
    for contact in figure.contacts:
        if contact.spot in other.lifted and contact.spot not in pose.lifted:
            kept = tuple(f"{joint}." for joint in limb_joints(contact.spot))
            angles |= {name: value for name, value in body.angles.items() if kept and name.startswith(kept)}
    return angles
