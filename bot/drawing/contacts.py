"""What carries the body and what the hands hold: those spots stay in place, and the limbs bend to reach them.

The first contact is the anchor: the whole body is moved so that it stays; on "place" the body stands on its lowest
part. The others are reached by two-bone inverse kinematics, where the pose only says how knee and elbow point.
"""

from dataclasses import dataclass, field
from math import sqrt

from bot.drawing import spots
from bot.drawing.flesh import flesh
from bot.drawing.joints import Angles
from bot.drawing.skeleton import (
    ANKLE_HEIGHT,
    FOREARM,
    PALM_DEPTH,
    SHANK,
    THIGH,
    UPPER_ARM,
    Bones,
    Frame,
    bones,
    foot,
    hand,
    sign,
)
from bot.drawing.vectors import (
    ORIGIN,
    UP,
    Turn,
    Vector,
    across,
    add,
    angle_between,
    axis,
    cross,
    dot,
    from_axes,
    length,
    minus,
    swung,
    then,
    times,
    transposed,
    unit,
    yzx_angles,
    zxy_angles,
)

_BENT_WRIST = 60  # near 90° the forearm's turn and the hand's sideways bend are one and the same
FLAT_ON = ("floor", "mat", "wall", "table", "counter", "step")
_LEG_SPOTS = ("foot", "heel", "ball", "toe_tips", "ankle")
_ARM_SPOTS = ("hand", "knuckles", "fingertips", "wrist")


@dataclass(frozen=True)
class Surface:
    """A plane: every point p with dot(p, normal) == level."""

    normal: Vector
    level: float

    def nearest(self, point: Vector) -> Vector:
        return add(point, times(self.normal, self.level - dot(point, self.normal)))


@dataclass(frozen=True)
class Contact:
    """spot: what touches. on: a surface's name, a spot of the body, or "place". slides: along its surface."""

    spot: str
    on: str
    slides: bool = False

    @property
    def flat(self) -> bool:
        return self.on in FLAT_ON and self.spot.endswith(("_foot", "_hand"))


@dataclass(frozen=True)
class Place:
    at: Vector
    heading: Vector  # where toes or fingers point


@dataclass
class Body:
    """bones and angles as they are with every contact kept.

    missed: contact → how far it is from its place. holds: the contacts that are kept now.
    """

    bones: Bones
    angles: dict[str, float]
    missed: dict[str, float] = field(default_factory=dict)
    holds: frozenset[str] = frozenset()


Places = dict[str, Place]


def limb_joints(spot: str) -> tuple[str, ...]:
    """The joints that keep such a contact, none if it is not one of a limb's end."""
    side = spot.split("_")[0]
    if spot.endswith(_ARM_SPOTS):
        return tuple(f"{side}_{j}" for j in ("shoulder", "elbow", "forearm", "wrist", "fingers", "thumb"))
    return tuple(f"{side}_{j}" for j in ("hip", "knee", "ankle")) if spot.endswith(_LEG_SPOTS) else ()


def settle(
    angles: Angles,
    contacts: tuple[Contact, ...],
    lifted: frozenset[str],
    surfaces: dict[str, Surface],
    places: Places,
) -> Body:
    """The body for these angles with its contacts kept; a contact's first place is remembered in `places`.

    lifted: the spots whose contact does not hold now.
    """
    anchor, *others = contacts
    found = bones(angles)
    shift = _shift(anchor, found, surfaces, places)
    holding = frozenset(c.spot for c in contacts) - lifted
    body = Body(bones(angles, shift), dict(angles), holds=holding)
    if anchor.flat and "foot" in anchor.spot:
        _flatten_foot(body, anchor.spot.split("_")[0], _flat_turn_of_foot(places[anchor.spot]))
    for contact in sorted(others, key=lambda c: c.spot.endswith(_ARM_SPOTS)):
        if contact.spot not in lifted and contact.spot.endswith(_LEG_SPOTS + _ARM_SPOTS):
            _reach(body, contact, surfaces, places)
    return body


def _shift(anchor: Contact, found: Bones, surfaces: dict[str, Surface], places: Places) -> Vector:
    at = spots.spot(found, anchor.spot)
    if anchor.on == "place":
        x, _, z = places.setdefault(anchor.spot, Place(at, ORIGIN)).at
        return (x - at[0], -min(ball[1] - radius for part in flesh(found) for ball, radius in part.balls), z - at[2])
    surface = surfaces[anchor.on]
    if anchor.flat and "foot" in anchor.spot:
        side = anchor.spot.split("_")[0]
        place = _place(anchor, found, at, surface, places)
        return minus(_ankle_over(place), found[f"{side}_foot"].at)
    place = _place(anchor, found, at, surface, places)
    return minus(add(place.at, times(surface.normal, spots.thickness(anchor.spot))), at)


def _place(contact: Contact, found: Bones, at: Vector, surface: Surface | None, places: Places) -> Place:
    """Where the contact is kept: where it first was, or, if it slides, the nearest point of its surface."""
    if contact.spot in places and not contact.slides:
        return places[contact.spot]
    side = contact.spot.split("_")[0]
    heading = ORIGIN
    if contact.spot.endswith("_foot"):
        heading = axis(found[f"{side}_foot"].turn, 0)
    elif contact.spot.endswith("_hand"):
        heading = times(axis(found[f"{side}_hand"].turn, 1), -1)
        if surface is not None and length(across(heading, surface.normal)) < 0.4:
            heading = times(axis(found[f"{side}_hand"].turn, 0), -1)  # the wrist bends back until the palm lies flat
    if surface is not None:
        heading = unit(across(heading, surface.normal)) if heading != ORIGIN else heading
        at = surface.nearest(at)
    place = Place(at, heading)
    places[contact.spot] = place
    return place


def _ankle_over(place: Place) -> Vector:
    return add(place.at, add(times(UP, ANKLE_HEIGHT), times(place.heading, -0.030)))


def _flat_turn_of_foot(place: Place) -> Turn:
    return from_axes(place.heading, UP, cross(place.heading, UP))


def _flatten_foot(body: Body, side: str, turn: Turn) -> None:
    shank, at = body.bones[f"{side}_shank"], body.bones[f"{side}_foot"].at
    flexion, turned, _ = zxy_angles(then(transposed(shank.turn), turn))
    body.angles[f"{side}_ankle.flexion"] = flexion
    body.angles[f"{side}_ankle.turn_in"] = sign(side) * turned
    foot(body.bones, body.angles, side, Frame(at, turn))


def _flatten_hand(body: Body, side: str, turn: Turn) -> None:
    forearm, at = body.bones[f"{side}_forearm"], body.bones[f"{side}_hand"].at
    pronation, flexion, deviation = yzx_angles(then(transposed(forearm.turn), turn))
    if abs(flexion) > _BENT_WRIST:
        pronation, deviation = pronation + (deviation if flexion > 0 else -deviation), 0.0
    s = sign(side)
    body.angles[f"{side}_forearm.pronation"] = (s * pronation + 90) % 360 - 90
    body.angles[f"{side}_wrist.flexion"] = flexion
    body.angles[f"{side}_wrist.deviation"] = s * deviation
    for name in body.angles:
        if name.startswith((f"{side}_fingers", f"{side}_thumb")) and not name.endswith("spread"):
            body.angles[name] = 0.0  # a hand that carries lies open
    hand(body.bones, body.angles, side, Frame(at, turn))


def _reach(body: Body, contact: Contact, surfaces: dict[str, Surface], places: Places) -> None:
    side = contact.spot.split("_")[0]
    arm = contact.spot.endswith(_ARM_SPOTS)
    end = f"{side}_hand" if arm else f"{side}_foot"
    surface = surfaces.get(contact.on)
    missed = 0.0
    place: Place | None = None
    if surface is not None or contact.on == "place":
        place = _place(contact, body.bones, spots.spot(body.bones, contact.spot), surface, places)
    for _ in range(1 if contact.flat else 4):
        at = spots.spot(body.bones, contact.spot)
        if place is None:
            aim = _on_body(body.bones, contact.on)
        elif surface is not None and not contact.flat:
            aim = add(place.at, times(surface.normal, spots.thickness(contact.spot)))
        else:
            aim = place.at
        target = add(aim, minus(body.bones[end].at, at))
        if contact.flat and place is not None and surface is not None:
            target = _ankle_over(place)
            if arm:
                target = add(place.at, add(times(surface.normal, PALM_DEPTH), times(place.heading, -0.045)))
        missed = _bend(body, side, arm, target)
    if contact.flat and place is not None and surface is not None:
        if arm:
            palm, away = times(surface.normal, -1), times(place.heading, -1)
            _flatten_hand(body, side, from_axes(palm, away, cross(palm, away)))
        else:
            _flatten_foot(body, side, _flat_turn_of_foot(place))
    if missed > 0:
        body.missed[contact.spot] = missed


def _on_body(found: Bones, name: str) -> Vector:
    """A little above the skin of the spot, where a palm lies."""
    at = spots.spot(found, name)
    out = spots.outward(found, name)
    return add(at, times(out, spots.thickness(name) + PALM_DEPTH))


def _bend(body: Body, side: str, arm: bool, target: Vector) -> float:
    """Bend elbow or knee so that wrist or ankle is at the target; gives how much of the way is missing."""
    upper, lower, first, second = (
        ("upper_arm", "forearm", UPPER_ARM, FOREARM) if arm else ("thigh", "shank", THIGH, SHANK)
    )
    ball, hinge = ("shoulder", "elbow") if arm else ("hip", "knee")
    root, middle = body.bones[f"{side}_{upper}"], body.bones[f"{side}_{lower}"].at
    way = minus(target, root.at)
    reach = (first + second) * 0.9998
    distance = max(min(length(way), reach), abs(first - second) + 0.01)
    ahead = unit(way)
    # To which side it bends in the pose, carried along with the limb to where it must reach.
    posed = unit(minus(body.bones[f"{side}_hand" if arm else f"{side}_foot"].at, root.at))
    forward = times(axis(root.turn, 0), -0.03 if arm else 0.03)
    hint = across(swung(across(add(minus(middle, root.at), forward), posed), posed, ahead), ahead)
    along = (first**2 - second**2 + distance**2) / (2 * distance)
    out = sqrt(max(first**2 - along**2, 0.0))
    joint = add(root.at, add(times(ahead, along), times(unit(hint), out)))
    end = add(root.at, times(ahead, distance))
    up = unit(minus(root.at, joint))
    normal = cross(minus(joint, root.at), minus(end, joint))
    straight = length(normal) < 1e-4
    right = unit(across(axis(root.turn, 2), up)) if straight else times(unit(normal), 1 if arm else -1)
    turn = from_axes(cross(up, right), up, right)
    parent = body.bones["thorax_high" if arm else "pelvis"].turn
    _write_ball(body.angles, f"{side}_{ball}", side, then(transposed(parent), turn))
    body.angles[f"{side}_{hinge}.flexion"] = angle_between(minus(joint, root.at), minus(end, joint))
    body.bones = _again(body, side, arm)
    return max(0.0, length(way) - reach)


def _write_ball(angles: dict[str, float], joint: str, side: str, turn: Turn) -> None:
    """The angles of the turn, as the one of their two spellings that is nearer to what the pose said."""
    s = sign(side)
    z, x, y = zxy_angles(turn)
    spellings = [(z, -s * x, -s * y), (z + 180, -s * (180 - x), -s * (y + 180))]
    names = [f"{joint}.{name}" for name in ("flexion", "abduction", "rotation")]
    said = [angles[name] for name in names]

    def near(spelling: tuple[float, float, float]) -> list[float]:
        return [v - 360 * round((v - old) / 360) for v, old in zip(spelling, said, strict=True)]

    best = min(map(near, spellings), key=lambda values: sum(abs(v - old) for v, old in zip(values, said, strict=True)))
    angles.update(zip(names, best, strict=True))


def _again(body: Body, side: str, arm: bool) -> Bones:
    """The bones for the new angles of one limb; the others stay as they were made."""
    fresh = bones(body.angles, body.bones["pelvis"].at)
    mine = (
        ("upper_arm", "forearm", "hand", "index", "middle", "ring", "little", "thumb")
        if arm
        else ("thigh", "shank", "foot", "toes")
    )
    return {
        name: fresh[name] if name.startswith(tuple(f"{side}_{part}" for part in mine)) else frame
        for name, frame in body.bones.items()
    }
