"""The bones: lengths as parts of the body's height, and where everything is for given angles (forward kinematics).

Lengths follow the usual segment proportions of adults (general anatomical knowledge, unverified).
"""

from dataclasses import dataclass

from bot.drawing.joints import SIDES, Angles
from bot.drawing.vectors import (
    NO_TURN,
    ORIGIN,
    Turn,
    Vector,
    about_x,
    about_y,
    about_z,
    add,
    apply,
    then,
)

UPPER_ARM, FOREARM, THIGH, SHANK = 0.178, 0.148, 0.242, 0.243
ANKLE_HEIGHT = 0.039
PALM_DEPTH = 0.011  # from the middle of the hand to what it lies on
HIP_WIDTH, SHOULDER_WIDTH = 0.049, 0.101  # from the middle to the joint
FINGERS = ("index", "middle", "ring", "little")
# finger → (its knuckle's distance from the wrist, how far to the thumb's side, its three bones)
FINGER_BONES = {
    "index": (0.054, 0.0165, (0.025, 0.015, 0.012)),
    "middle": (0.056, 0.0055, (0.028, 0.017, 0.0125)),
    "ring": (0.053, -0.0055, (0.026, 0.016, 0.0125)),
    "little": (0.049, -0.0160, (0.020, 0.012, 0.011)),
}
THUMB_BONES = (0.026, 0.019, 0.015)
# From one part of the spine to the next: (ahead, up); half of the lumbar and thoracic angles at each of their two.
SPINE = {
    "lumbar_low": (0.000, 0.045),
    "lumbar_high": (0.004, 0.055),
    "thorax_low": (-0.002, 0.062),
    "thorax_high": (-0.010, 0.066),
    "neck": (-0.004, 0.074),
    "head": (0.014, 0.052),
}


@dataclass(frozen=True)
class Frame:
    """A bone: where it begins, and its own axes. Limbs point along -y, the spine along y."""

    at: Vector
    turn: Turn

    def point(self, offset: Vector) -> Vector:
        return add(self.at, apply(self.turn, offset))

    def next(self, offset: Vector, turn: Turn = NO_TURN) -> "Frame":
        return Frame(self.point(offset), then(self.turn, turn))


Bones = dict[str, Frame]


def sign(side: str) -> int:
    return 1 if side == "right" else -1


def bones(angles: Angles, at: Vector = ORIGIN) -> Bones:
    """Every bone for the angles, with the middle of the hips at `at`."""
    turn = then(
        about_y(-angles["pelvis.turn"]),
        then(about_z(-angles["pelvis.lean"]), about_x(angles["pelvis.side"])),
    )
    found: Bones = {"pelvis": Frame(at, turn)}
    before = found["pelvis"]
    for name, (ahead, up) in SPINE.items():
        joint = name.split("_")[0]
        share = 0.5 if "_" in name else 1.0
        before = before.next((ahead, up, 0), _spine_turn(angles, joint, share))
        found[name] = before
    found["belly"] = found["lumbar_high"].next((angles["belly.rise"] / 1000, 0, 0))
    for side in SIDES:
        _arm(found, angles, side)
        _leg(found, angles, side)
    return found


def _spine_turn(angles: Angles, joint: str, share: float) -> Turn:
    bend = then(about_z(-angles[f"{joint}.flexion"] * share), about_x(angles[f"{joint}.side"] * share))
    return then(bend, about_y(-angles[f"{joint}.rotation"] * share))


def ball_turn(angles: Angles, joint: str, side: str) -> Turn:
    """Of a hip or shoulder: flexion, then abduction in the plane that flexion made, then rotation of the bone."""
    s = sign(side)
    swing = then(about_z(angles[f"{joint}.flexion"]), about_x(-s * angles[f"{joint}.abduction"]))
    return then(swing, about_y(-s * angles[f"{joint}.rotation"]))


def hand_turn(angles: Angles, side: str) -> Turn:
    s = sign(side)
    bend = then(about_z(angles[f"{side}_wrist.flexion"]), about_x(s * angles[f"{side}_wrist.deviation"]))
    return then(about_y(s * angles[f"{side}_forearm.pronation"]), bend)


def _arm(found: Bones, angles: Angles, side: str) -> None:
    s = sign(side)
    forward, up = angles[f"{side}_shoulder_blade.forward"], angles[f"{side}_shoulder_blade.up"]
    base = found["thorax_high"]
    blade = then(about_y(s * forward), about_x(-s * up))
    found[f"{side}_shoulder_blade"] = base.next((0.004, 0.049, s * 0.02), blade)
    joint = apply(blade, (0.0, 0.0, s * (SHOULDER_WIDTH - 0.02)))
    shoulder = base.next(add((0.004, 0.049, s * 0.02), joint), ball_turn(angles, f"{side}_shoulder", side))
    elbow = shoulder.next((0, -UPPER_ARM, 0), about_z(angles[f"{side}_elbow.flexion"]))
    found[f"{side}_upper_arm"], found[f"{side}_forearm"] = shoulder, elbow
    hand(found, angles, side, elbow.next((0, -FOREARM, 0), hand_turn(angles, side)))


def hand(found: Bones, angles: Angles, side: str, wrist: Frame) -> None:
    """Put the hand and its fingers at the wrist."""
    s = sign(side)
    found[f"{side}_hand"] = wrist
    knuckle, middle, tip = (angles[f"{side}_fingers.{name}"] for name in ("knuckle", "middle", "tip"))
    for number, (finger, (away, aside, (first, second, _))) in enumerate(FINGER_BONES.items()):
        fan = angles[f"{side}_fingers.spread"] * (1.5 - number) / 1.5
        one = wrist.next((0, -away, s * aside), then(about_x(-s * fan), about_z(knuckle)))
        two = one.next((0, -first, 0), about_z(middle))
        found[f"{side}_{finger}_1"], found[f"{side}_{finger}_2"] = one, two
        found[f"{side}_{finger}_3"] = two.next((0, -second, 0), about_z(tip))
    out, bend = angles[f"{side}_thumb.abduction"], angles[f"{side}_thumb.flexion"]
    base = then(then(about_x(-s * (20 + out * 0.5)), about_z(out * 0.5)), about_y(-s * 60))
    one = wrist.next((0.004, -0.014, s * 0.013), base)
    two = one.next((0, -THUMB_BONES[0], 0), about_x(s * bend * 0.6))
    found[f"{side}_thumb_1"], found[f"{side}_thumb_2"] = one, two
    found[f"{side}_thumb_3"] = two.next((0, -THUMB_BONES[1], 0), about_x(s * bend * 0.8))


def _leg(found: Bones, angles: Angles, side: str) -> None:
    s = sign(side)
    hip = found["pelvis"].next((0, 0, s * HIP_WIDTH), ball_turn(angles, f"{side}_hip", side))
    knee = hip.next((0, -THIGH, 0), about_z(-angles[f"{side}_knee.flexion"]))
    found[f"{side}_thigh"], found[f"{side}_shank"] = hip, knee
    turn = then(about_z(angles[f"{side}_ankle.flexion"]), about_x(s * angles[f"{side}_ankle.turn_in"]))
    foot(found, angles, side, knee.next((0, -SHANK, 0), turn))


def foot(found: Bones, angles: Angles, side: str, ankle: Frame) -> None:
    """Put the foot and its toes at the ankle."""
    found[f"{side}_foot"] = ankle
    found[f"{side}_toes"] = ankle.next((0.078, -0.024, 0), about_z(-angles[f"{side}_toes.flexion"]))
