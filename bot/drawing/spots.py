"""Named spots of the body: what can carry it, what a hand can be put on, where an arrow starts, where it is felt."""

from bot.drawing.joints import SIDES
from bot.drawing.skeleton import ANKLE_HEIGHT, PALM_DEPTH, SHANK, THIGH, UPPER_ARM, Bones, sign
from bot.drawing.vectors import Vector, apply, length, unit

# spot → (bone, (ahead, up, outwards), how thick the flesh around it is)
_MIDDLE: dict[str, tuple[str, Vector, float]] = {
    "pelvis": ("pelvis", (-0.018, -0.016, 0), 0.052),
    "hip_side": ("pelvis", (0, 0, 0), 0.112),
    "buttocks": ("pelvis", (-0.030, -0.020, 0), 0.045),
    "belly": ("belly", (0.052, -0.020, 0), 0.012),
    "low_back": ("lumbar_low", (-0.050, 0.010, 0), 0.012),
    "ribs": ("thorax_low", (0.050, 0.010, 0), 0.014),
    "chest": ("thorax_high", (0.056, 0.020, 0), 0.010),
    "back": ("thorax_high", (-0.014, 0.020, 0), 0.050),
    "neck": ("neck", (-0.014, 0.020, 0), 0.020),
    "head": ("head", (-0.008, 0.054, 0), 0.057),
    "crown": ("head", (-0.004, 0.118, 0), 0.004),
    "chin": ("head", (0.048, -0.002, 0), 0.006),
    "nose": ("head", (0.072, 0.032, 0), 0.004),
}
_PAIRED: dict[str, tuple[str, Vector, float]] = {
    "foot": ("foot", (0.030, -ANKLE_HEIGHT, 0), 0.0),
    "heel": ("foot", (-0.026, -0.020, 0), 0.019),
    "ball": ("toes", (-0.004, 0.003, 0), 0.018),
    "toe_tips": ("toes", (0.032, -0.003, 0), 0.012),
    "ankle": ("foot", (0, 0, 0), 0.020),
    "shin": ("shank", (0.022, -0.45 * SHANK, 0), 0.010),
    "calf": ("shank", (-0.020, -0.32 * SHANK, 0), 0.024),
    "knee": ("shank", (0.006, 0, 0), 0.034),
    "thigh": ("thigh", (0.030, -0.55 * THIGH, 0), 0.014),
    "hamstring": ("thigh", (-0.020, -0.55 * THIGH, 0), 0.024),
    "hip": ("pelvis", (0, 0, 0.090), 0.010),
    "waist": ("lumbar_high", (0, 0, 0.056), 0.014),
    "buttock": ("pelvis", (-0.040, -0.016, 0.040), 0.036),
    "side_of_head": ("head", (0.0, 0.060, 0.058), 0.004),
    "temple": ("head", (0.004, 0.080, 0.050), 0.010),
    "trapezius": ("thorax_high", (-0.010, 0.070, 0.050), 0.014),
    "shoulder_blade": ("shoulder_blade", (-0.054, -0.029, 0.030), 0.016),
    "shoulder": ("upper_arm", (0, 0, 0), 0.034),
    "upper_arm": ("upper_arm", (0.012, -0.5 * UPPER_ARM, 0), 0.018),
    "elbow": ("forearm", (-0.004, 0, 0), 0.0245),
    "forearm": ("forearm", (0, -0.05, 0), 0.022),
    "wrist": ("hand", (0, 0, 0), 0.016),
    "hand": ("hand", (0.0, -0.045, 0), PALM_DEPTH),
    "knuckles": ("middle_1", (0, 0, 0), 0.010),
    "fingertips": ("middle_3", (0, -0.012, 0), 0.007),
    "thumb_tip": ("thumb_3", (0, -0.014, 0), 0.008),
}
_OF_THE_HAND = ("_wrist", "_hand", "_knuckles", "_fingertips")
SPOTS = (*_MIDDLE, *(f"{side}_{spot}" for side in SIDES for spot in _PAIRED))
PLURALS = {
    {"foot": "feet", "calf": "calves", "toe_tips": "toes", "knuckles": "knuckles", "fingertips": "fingertips"}.get(
        spot, f"{spot}s"
    ): spot
    for spot in _PAIRED
    if spot != "buttock"
}


def meant(written: str) -> tuple[str, ...]:
    """The spots that a name in a figure file means, none if it is unknown: feet → left_foot, right_foot."""
    if written in _MIDDLE or written in SPOTS:
        return (written,)
    return tuple(f"{side}_{PLURALS[written]}" for side in SIDES) if written in PLURALS else ()


def names() -> list[str]:
    return [*SPOTS, *PLURALS]


def spot(bones: Bones, name: str) -> Vector:
    """Where the middle of the spot is."""
    bone, (ahead, up, out), _ = _entry(name)
    side, _, _ = name.partition("_")
    return bones[bone].point((ahead, up, out * (sign(side) if side in SIDES else 1)))


def thickness(name: str) -> float:
    return _entry(name)[2]


def outward(bones: Bones, name: str) -> Vector:
    """The direction away from the bone, out of the skin."""
    bone, (ahead, up, out), _ = _entry(name)
    side, _, _ = name.partition("_")
    away = (ahead, 0.0, out * (sign(side) if side in SIDES else 1))
    if name.endswith(_OF_THE_HAND):
        away = (-1.0, 0.0, 0.0)  # the back of the hand: its palm is what touches
    return unit(apply(bones[bone].turn, away if length(away) > 1e-6 else (0.0, up, 0.0)))


def _entry(name: str) -> tuple[str, Vector, float]:
    if name in _MIDDLE:
        return _MIDDLE[name]
    side, _, rest = name.partition("_")
    bone, offset, thick = _PAIRED[rest]
    return (bone if bone in ("pelvis", "lumbar_high", "head", "thorax_high") else f"{side}_{bone}"), offset, thick
