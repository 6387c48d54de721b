"""The shape of a figure's entry in content/figures: what may stand where, and within which limits."""

from typing import Annotated, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field

View = Literal["side", "front", "back", "half_front", "half_back"]
PropName = Literal[
    "mat", "chair", "wall", "table", "counter", "support", "step", "pillow", "towel", "band", "strap", "weight"
]
PROPS: tuple[str, ...] = get_args(PropName)
Limb = Literal[
    "trunk", "hips", "belly", "chest", "head", "left_shoulder_blade", "right_shoulder_blade",
    "left_arm", "right_arm", "left_leg", "right_leg",
    "left_upper_arm", "right_upper_arm", "left_forearm", "right_forearm", "left_hand", "right_hand",
    "left_thigh", "right_thigh", "left_shank", "right_shank", "left_foot", "right_foot",
]  # fmt: skip
Name = Annotated[str, Field(min_length=1)]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class CameraEntry(_Entry):
    """around: degrees that the camera walks round the body, to its front. above: degrees that it looks down.

    close_to: spots that fill the picture. only: limbs that are drawn. room: free around, as a part of the picture.
    """

    around: Annotated[float, Field(ge=-180, le=180)] = 0
    above: Annotated[float, Field(ge=-30, le=80)] = 10
    close_to: tuple[Name, ...] = ()
    only: tuple[Limb, ...] = ()
    room: Annotated[float, Field(ge=0, le=1)] = 0.06


class ContactEntry(_Entry):
    on: Name
    slides: bool = False


class PropEntry(_Entry):
    """Where a prop is, told by the body in its first pose: under, ahead of, behind or beside a spot, held by spots.

    height, away (farther than the spot): as parts of the body's height. fixed_at: "wall" or a spot of the body.
    """

    under: Name | None = None
    ahead: Name | None = None
    behind: Name | None = None
    beside: Name | None = None
    held_by: tuple[Name, ...] = ()
    fixed_at: Name | None = None
    away: Annotated[float, Field(ge=0, le=1)] = 0
    height: Annotated[float, Field(gt=0, le=1)] | None = None


class PoseEntry(BaseModel):
    """Every other key is a joint: a number (its first angle, mostly flexion) or angle: number pairs, in degrees."""

    model_config = ConfigDict(extra="allow", frozen=True)

    move_s: Annotated[float, Field(ge=0.2, le=6)] = 1.3
    hold_s: Annotated[float, Field(ge=0, le=5)] = 0.7
    lifts: tuple[Name, ...] = ()


class FigureEntry(_Entry):
    view: View = "side"
    camera: CameraEntry = CameraEntry()
    contacts: Annotated[dict[str, Name | ContactEntry], Field(min_length=1)]
    props: dict[PropName, PropEntry | None] = {}
    moves: tuple[Limb, ...] = ()
    felt: tuple[Name, ...] = ()
    arrow: tuple[Name, ...] = ()
    still: Literal["both", "side_by_side"] = "both"
    back: Literal["same_way", "straight"] = "same_way"
    poses: Annotated[dict[str, PoseEntry], Field(min_length=2)]


FigureFile = dict[Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=32)], FigureEntry]
