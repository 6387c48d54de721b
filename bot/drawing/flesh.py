"""The body around the bones: each part is a chain of rounded shapes, each the hull of the balls at its two ends."""

from dataclasses import dataclass

from bot.drawing.joints import SIDES
from bot.drawing.skeleton import FINGER_BONES, FINGERS, FOREARM, SHANK, THIGH, THUMB_BONES, UPPER_ARM, Bones, sign
from bot.drawing.vectors import Vector

Ball = tuple[Vector, float]


@dataclass(frozen=True)
class Part:
    """limb: what is painted in one colour when it moves. next_to: parts it grows out of, without a seam."""

    name: str
    limb: str
    cloth: str  # skin, shirt, trousers, hair, shoe
    levels: tuple[tuple[Ball, ...], ...]
    next_to: tuple[str, ...] = ()

    @property
    def names(self) -> frozenset[str]:
        """What a figure file may call it: itself, its limb, or the section of its limb."""
        side, _, rest = self.name.partition("_")
        section = {"sleeve": "upper_arm", "ankle": "shank"}.get(rest, "hand")
        known = self.limb in ("trunk", "head", self.name) or rest in ("upper_arm", "forearm", "thigh", "shank", "foot")
        return frozenset({self.name, self.limb} | (set() if known else {f"{side}_{section}"}))

    @property
    def balls(self) -> tuple[Ball, ...]:
        return tuple(ball for level in self.levels for ball in level)


# Where the trunk's balls sit: (bone, ((ahead, up, aside, radius), …)); those aside are on both sides.
_TRUNK = (
    ("pelvis", ((-0.018, -0.016, 0.034, 0.052), (0.012, 0.006, 0.040, 0.042))),
    ("lumbar_low", ((-0.010, 0.000, 0.030, 0.052), (0.018, -0.010, 0.024, 0.044))),
    ("lumbar_high", ((-0.002, 0.000, 0.026, 0.046),)),
    ("thorax_low", ((-0.004, 0.006, 0.034, 0.050), (0.022, 0.002, 0.026, 0.044))),
    ("thorax_high", ((-0.012, 0.010, 0.044, 0.050), (0.024, 0.004, 0.036, 0.042))),
)
_BELLY = ((0.022, -0.004, 0.020, 0.040),)  # of the level of lumbar_high, on the bone that rises with the breath


def _both(bones: Bones, bone: str, balls: tuple[tuple[float, float, float, float], ...]) -> tuple[Ball, ...]:
    frame = bones[bone]
    return tuple((frame.point((x, y, s * z)), r) for x, y, z, r in balls for s in (1, -1))


def trunk(bones: Bones) -> list[Part]:
    levels = [_both(bones, bone, balls) for bone, balls in _TRUNK]
    levels[2] += _both(bones, "belly", _BELLY)
    shoulders = tuple((bones[f"{side}_upper_arm"].point((0, 0, 0)), 0.034) for side in SIDES)
    top = bones["thorax_high"]
    yoke = (*shoulders, (top.point((-0.012, 0.062, 0)), 0.034))
    neck_base = ((bones["neck"].point((0.002, -0.012, 0)), 0.034),)
    throat = ((bones["neck"].point((0.006, 0.012, 0)), 0.029),)
    under_head = ((bones["head"].point((0.004, 0.012, 0)), 0.029),)
    return [
        Part("hips", "trunk", "trousers", tuple(levels[:2]), ("belly",)),
        Part("belly", "trunk", "shirt", tuple(levels[1:4]), ("hips", "chest")),
        Part("chest", "trunk", "shirt", (levels[3], levels[4], (*levels[4], *yoke), (*yoke, *neck_base)), ("belly",)),
        Part("neck", "head", "skin", (neck_base, throat, under_head), ("chest",)),
        *(_shoulder_blade(bones, side) for side in SIDES),
    ]


def _shoulder_blade(bones: Bones, side: str) -> Part:
    """Under the shirt: shown from behind, if it moves."""
    name, s = f"{side}_shoulder_blade", sign(side)
    at = bones[name].point
    balls = ((-0.05, 0.006, 0.030, 0.010), (-0.05, -0.070, 0.036, 0.011), (-0.03, 0.004, 0.066, 0.013))
    return Part(name, name, "shirt", (tuple((at((x, y, s * z)), r) for x, y, z, r in balls),))


def head(bones: Bones) -> list[Part]:
    """The skull with its hair, and the face, in the order in which they are painted from the front."""
    at = bones["head"].point
    hair = ((at((-0.004, 0.060, 0)), 0.0585), (at((-0.016, 0.048, 0)), 0.050))
    face = (
        (at((0.020, 0.055, 0.012)), 0.040),
        (at((0.020, 0.055, -0.012)), 0.040),
        (at((0.008, 0.030, 0.014)), 0.032),
        (at((0.008, 0.030, -0.014)), 0.032),
        (at((0.034, 0.006, 0.004)), 0.018),
        (at((0.034, 0.006, -0.004)), 0.018),
    )
    nose = ((at((0.056, 0.044, 0)), 0.006), (at((0.066, 0.032, 0)), 0.0075), (at((0.054, 0.028, 0)), 0.006))
    return [
        Part("skull", "head", "hair", (hair,), ("neck",)),
        Part("face", "head", "skin", (face,), ("neck",)),
        Part("nose", "head", "skin", (nose,), ("face",)),
    ]


def _arm(bones: Bones, side: str) -> list[Part]:
    upper, fore = bones[f"{side}_upper_arm"].point, bones[f"{side}_forearm"].point
    limb = f"{side}_arm"
    sleeve = tuple(
        ((upper((x, -y * UPPER_ARM, 0)), r),) for x, y, r in ((0, 0, 0.034), (0.002, 0.3, 0.033), (0, 0.56, 0.031))
    )
    above = tuple(((upper((0, -y * UPPER_ARM, 0)), r),) for y, r in ((0.45, 0.0275), (1, 0.0245)))
    below = tuple(((fore((0, -y * FOREARM, 0)), r),) for y, r in ((0, 0.0245), (0.3, 0.0255), (1, 0.0160)))
    return [
        Part(f"{side}_upper_arm", limb, "skin", above, (f"{side}_forearm",)),
        Part(f"{side}_sleeve", limb, "shirt", sleeve, ("chest", f"{side}_upper_arm")),
        Part(f"{side}_forearm", limb, "skin", below, (f"{side}_upper_arm", f"{side}_palm")),
        *_hand(bones, side),
    ]


def _hand(bones: Bones, side: str) -> list[Part]:
    s = sign(side)
    at = bones[f"{side}_hand"].point
    limb = f"{side}_arm"
    wrist = tuple((at((0, -0.002, z)), 0.0135) for z in (0.006, -0.006))
    heel = tuple((at((0, -0.016, s * z)), 0.0115) for z in (0.012, -0.011))
    row = tuple((bones[f"{side}_{finger}_1"].point((0, 0.002, 0)), 0.0095) for finger in FINGERS)
    parts = [Part(f"{side}_palm", limb, "skin", (wrist, heel, row), (f"{side}_forearm",))]
    for finger in FINGERS:
        last = FINGER_BONES[finger][2][2]
        ends = [bones[f"{side}_{finger}_{n}"].at for n in (1, 2, 3)]
        ends.append(bones[f"{side}_{finger}_3"].point((0, -last, 0)))
        levels = tuple(((end, r),) for end, r in zip(ends, (0.0088, 0.0082, 0.0075, 0.0066), strict=True))
        for n in range(3):
            beside = [f"{side}_palm"] if n == 0 else [f"{side}_{finger}_{n}"]
            beside += [f"{side}_{finger}_{n + 2}"] if n < 2 else []
            parts.append(Part(f"{side}_{finger}_{n + 1}", limb, "skin", levels[n : n + 2], tuple(beside)))
    ends = [bones[f"{side}_thumb_{n}"].at for n in (1, 2, 3)]
    ends.append(bones[f"{side}_thumb_3"].point((0, -THUMB_BONES[2], 0)))
    levels = tuple(((end, r),) for end, r in zip(ends, (0.0125, 0.0095, 0.0085, 0.0072), strict=True))
    parts.append(Part(f"{side}_thumb", limb, "skin", levels, (f"{side}_palm",)))
    return parts


def _leg(bones: Bones, side: str) -> list[Part]:
    s = sign(side)
    thigh, shank = bones[f"{side}_thigh"].point, bones[f"{side}_shank"].point
    limb = f"{side}_leg"
    upper = (
        ((thigh((-0.004, 0.004, 0)), 0.054),),
        ((thigh((0.004, -0.30 * THIGH, 0)), 0.049),),
        ((thigh((0.002, -THIGH, 0)), 0.034),),
    )
    lower = (
        ((shank((0.002, 0, 0)), 0.034),),
        ((shank((-0.009, -0.30 * SHANK, 0)), 0.034),),
        ((shank((0, -0.86 * SHANK, 0)), 0.0205),),
    )
    foot, toes = bones[f"{side}_foot"].point, bones[f"{side}_toes"].point
    ankle = (((shank((0, -0.80 * SHANK, 0)), 0.0185),), ((foot((0, 0.002, 0)), 0.0195),))
    ball = tuple((toes((-0.006, 0.003, s * z)), 0.018) for z in (0.012, -0.010))
    tread = (
        ((foot((-0.026, -0.020, 0)), 0.019), (foot((-0.006, 0.004, 0)), 0.020)),
        ((foot((0.030, -0.016, s * -0.004)), 0.023),),
        ball,
    )
    tip = tuple((toes((x, -0.003, s * z)), 0.012) for x, z in ((0.034, -0.009), (0.028, 0.010)))
    return [
        Part(f"{side}_thigh", limb, "trousers", upper, ("hips", f"{side}_shank")),
        Part(f"{side}_ankle", limb, "skin", ankle, (f"{side}_shank", f"{side}_foot")),
        Part(f"{side}_shank", limb, "trousers", lower, (f"{side}_thigh", f"{side}_ankle")),
        Part(f"{side}_foot", limb, "skin", (*tread, tip), (f"{side}_ankle",)),
    ]


def flesh(bones: Bones) -> list[Part]:
    """Every part of the body."""
    parts = [*trunk(bones), *head(bones)]
    for side in SIDES:
        parts += [*_arm(bones, side), *_leg(bones, side)]
    return parts
