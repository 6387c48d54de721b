"""Every joint's angles, how far a person can move them, and how they stand when nothing is said.

The ranges are general anatomical knowledge, unverified; those of a joint that carries weight are its passive ones.
"""

from collections.abc import Iterator, Mapping

Angles = Mapping[str, float]  # "left_knee.flexion" → degrees

# joint → angle → (least, most, relaxed), degrees. The first angle is the one that a plain number means.
# {"knee": 90} is written {"left_knee": …} or, for both sides, {"knees": …}.
MIDDLE: dict[str, dict[str, tuple[float, float, float]]] = {
    "pelvis": {"lean": (-180, 180, 0), "side": (-180, 180, 0), "turn": (-360, 360, 0)},
    "belly": {"rise": (-10, 40, 0)},  # thousandths of the body's height
    "lumbar": {"flexion": (-35, 60, 0), "side": (-30, 30, 0), "rotation": (-15, 15, 0)},
    "thorax": {"flexion": (-30, 45, 0), "side": (-30, 30, 0), "rotation": (-45, 45, 0)},
    "neck": {"flexion": (-50, 50, 0), "side": (-45, 45, 0), "rotation": (-60, 60, 0)},
    "head": {"flexion": (-30, 30, 0), "side": (-10, 10, 0), "rotation": (-40, 40, 0)},
}
PAIRED: dict[str, dict[str, tuple[float, float, float]]] = {
    "shoulder_blade": {"forward": (-25, 30, 0), "up": (-12, 40, 0)},
    "shoulder": {"flexion": (-60, 185, 0), "abduction": (-60, 180, 6), "rotation": (-100, 100, 0)},
    "elbow": {"flexion": (-5, 150, 10)},
    "forearm": {"pronation": (-5, 180, 75)},
    "wrist": {"flexion": (-92, 85, 0), "deviation": (-25, 40, 0)},
    "fingers": {"knuckle": (-20, 92, 15), "middle": (0, 110, 18), "tip": (0, 85, 10), "spread": (0, 20, 2)},
    "thumb": {"flexion": (-20, 70, 15), "abduction": (0, 70, 25)},
    "hip": {"flexion": (-30, 130, 0), "abduction": (-35, 60, 2), "rotation": (-45, 60, 5)},
    "knee": {"flexion": (-5, 150, 2)},
    "ankle": {"flexion": (-70, 40, 0), "turn_in": (-25, 35, 0)},
    "toes": {"flexion": (-75, 45, 0)},
}
PLURALS = {name if name.endswith("s") else {"foot": "feet"}.get(name, f"{name}s"): name for name in PAIRED}
SIDES = ("left", "right")

RANGES: dict[str, dict[str, tuple[float, float, float]]] = {
    **MIDDLE,
    **{f"{side}_{joint}": angles for side in SIDES for joint, angles in PAIRED.items()},
}
RELAXED: dict[str, float] = {
    f"{joint}.{name}": relaxed for joint, angles in RANGES.items() for name, (_, _, relaxed) in angles.items()
}
# Whoever is upside down or on their side is still within range; the trunk's place in the room is no joint.
_FREE = "pelvis"


def meant(written: str) -> tuple[str, ...]:
    """The joints that a name in a figure file means, none if it is unknown: knees → left_knee, right_knee."""
    if written in PLURALS:
        return tuple(f"{side}_{PLURALS[written]}" for side in SIDES)
    return (written,) if written in RANGES else ()


def names() -> list[str]:
    """Every joint's name that a figure file may use."""
    return [*MIDDLE, *PLURALS, *(f"{side}_{joint}" for side in SIDES for joint in PAIRED)]


def out_of_range(angles: Angles) -> Iterator[tuple[str, str, float, float]]:
    """(joint, angle, value, the limit it is beyond), with a degree of tolerance for rounding."""
    for joint, limits in RANGES.items():
        if joint == _FREE:
            continue
        for name, (least, most, _) in limits.items():
            value = angles[f"{joint}.{name}"]
            if value < least - 1:
                yield joint, name, value, least
            elif value > most + 1:
                yield joint, name, value, most
