"""The drawn exercises: every figure moves as a person can, a broken one is told at its line, files are made once."""

import re
from pathlib import Path
from typing import get_args

import pytest
from PIL import Image

from bot.content.library import load as load_content
from bot.drawing import album, joints, palette, props, sheet, spots
from bot.drawing.checks import problems
from bot.drawing.contacts import Contact, Surface, settle
from bot.drawing.figures import FOLDER, Figure, FigureError, load
from bot.drawing.flesh import flesh
from bot.drawing.motion import film
from bot.drawing.props import solids
from bot.drawing.scenes import Scene
from bot.drawing.schema import Limb
from bot.drawing.shapes import halfway
from bot.drawing.skeleton import bones
from bot.drawing.vectors import UP, between, length, minus
from bot.pictures import Album

OURS = load()
SQUAT = """\
squat:
  contacts: {feet: floor}
  moves: [left_leg, right_leg]
  felt: [right_thigh]
  arrow: [pelvis]
  poses:
    start:
      hips: 4
      knees: 6
      move_s: 0.4
    end:
      pelvis: {lean: 24}
      hips: 64
      knees: 62
      move_s: 0.5
"""


def figure(folder: Path, text: str = SQUAT) -> Figure:
    (folder / "leg.yaml").write_text(text, encoding="utf-8")
    return load(folder)["squat"]


def changed(folder: Path, old: str, new: str) -> list[str]:
    """What is wrong with the squat when this is written instead."""
    assert old in SQUAT
    return problems(film(figure(folder, SQUAT.replace(old, new))))


# The figures


@pytest.mark.parametrize("key", OURS)
def test_every_figure_moves_as_a_person_can(key: str) -> None:
    assert problems(film(OURS[key])) == []


def test_every_figure_belongs_to_an_exercise() -> None:
    assert set(OURS) <= set(load_content().exercises)


def test_the_readme_names_every_joint_and_spot_and_its_example_is_sound(tmp_path: Path) -> None:
    guide = (FOLDER.parent / "README.md").read_text(encoding="utf-8")
    section = guide.split("## Draw an exercise")[1].split("\n## ")[0]
    for name in (*joints.MIDDLE, *joints.PLURALS):
        assert f"`{name}`" in section
    known = {name.removeprefix("left_").removeprefix("right_") for name in spots.SPOTS}
    assert known <= set(re.findall(r"\w+", section))
    (tmp_path / "leg.yaml").write_text(section.split("```yaml\n")[1].split("```")[0], encoding="utf-8")
    assert problems(film(load(tmp_path)["mini_squat"])) == []


def test_every_limb_that_can_move_is_the_name_of_something_drawn() -> None:
    names = {name for part in flesh(bones(joints.RELAXED)) for name in part.names}
    assert set(get_args(Limb)) <= names


# What a broken figure is told


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("knees: 62", "knee: 62", r'leg.yaml:14: there is no joint "knee" – did you mean "knees"'),
        ("knees: 62", "knees: 170", r"leg.yaml:14: knees.flexion is 170°, which nobody can – use -5 to 150"),
        ("knees: 62", "knees: much", r'leg.yaml:14: knees.flexion is "much" – write degrees as a number'),
        ("{lean: 24}", "{leen: 24}", r'leg.yaml:12: pelvis has no angle "leen" – did you mean "lean"'),
        ("{feet: floor}", "{feats: floor}", r'leg.yaml:2: there is no spot "feats" on the body – did you mean "feet"'),
        ("{feet: floor}", "{feet: chair}", r'leg.yaml:2: left_foot is on "chair", which is not there – add "chair"'),
        ("arrow: [pelvis]", "arrow: [pelviss]", r'leg.yaml:5: there is no spot "pelviss"'),
        ("move_s: 0.5", "move_s: 0.01", r"leg.yaml:15: .*too low"),
        ("moves:", "mooves:", r'leg.yaml:3: unknown key "mooves" – did you mean "moves"'),
    ],
)
def test_a_broken_figure_is_told_at_its_line(tmp_path: Path, old: str, new: str, told: str) -> None:
    with pytest.raises(FigureError, match=told):
        figure(tmp_path, SQUAT.replace(old, new))


def test_the_same_exercise_in_two_files_is_told(tmp_path: Path) -> None:
    (tmp_path / "arm.yaml").write_text(SQUAT, encoding="utf-8")
    with pytest.raises(FigureError, match=r'leg.yaml:1: "squat" has a figure in another file'):
        figure(tmp_path)


# The checks


def test_a_sound_squat_has_no_problems(tmp_path: Path) -> None:
    assert problems(film(figure(tmp_path))) == []


def test_a_joint_beyond_its_range_is_told_with_where(tmp_path: Path) -> None:
    found = changed(tmp_path, "knees: 62", "knees: 130")
    assert any(re.match(r"squat, \d+ % of the way: the left ankle has flexion \d+°, at most 40° – ", p) for p in found)


def test_a_foot_that_cannot_reach_is_told(tmp_path: Path) -> None:
    text = SQUAT.replace("      knees: 6\n", "      knees: 6\n      right_hip: 40\n").replace(
        "knees: 62", "left_knee: 0"
    )
    found = problems(film(figure(tmp_path, text)))
    assert any("too short of the floor" in p for p in found)


def test_what_sinks_into_the_ground_is_told(tmp_path: Path) -> None:
    found = changed(tmp_path, "{feet: floor}", "{pelvis: floor}")
    assert any("below the ground" in p for p in found)


def test_a_knee_that_should_rest_and_does_not_is_told(tmp_path: Path) -> None:
    found = changed(tmp_path, "{feet: floor}", "{feet: floor, left_knee: floor}")
    assert any("the left knee should be on the floor and is" in p and "off it" in p for p in found)


def test_a_knee_that_slides_without_leave_is_told(tmp_path: Path) -> None:
    text = SQUAT.replace("{feet: floor}", "{left_foot: floor, left_shoulder: place}")
    assert any("the left shoulder slides away" in p for p in problems(film(figure(tmp_path, text))))


def test_a_jump_is_told(tmp_path: Path) -> None:
    text = SQUAT.replace("      knees: 62\n      move_s: 0.5", "      shoulders: 180\n      move_s: 0.2")
    assert any("jumps by" in p for p in problems(film(figure(tmp_path, text))))


# The body


def test_a_standing_body_is_as_tall_as_it_should_be_and_its_bones_keep_their_length() -> None:
    found = bones(joints.RELAXED)
    assert spots.spot(found, "crown")[1] - spots.spot(found, "left_foot")[1] == pytest.approx(1.0, abs=0.02)
    bent = bones({**joints.RELAXED, "left_knee.flexion": 90.0, "left_hip.flexion": 70.0})
    for name in ("left_thigh", "left_shank"):
        other = {"left_thigh": "left_shank", "left_shank": "left_foot"}[name]
        assert length(minus(bent[name].at, bent[other].at)) == pytest.approx(
            length(minus(found[name].at, found[other].at))
        )


def test_angles_mean_what_the_guide_says() -> None:
    def spot(name: str, **angles: float) -> tuple[float, float, float]:
        said = {key.replace("__", "."): value for key, value in angles.items()}
        moved, still = ({**joints.RELAXED, **said}, joints.RELAXED)
        return minus(spots.spot(bones(moved), name), spots.spot(bones(still), name))

    assert spot("right_hand", right_shoulder__flexion=90.0)[0] > 0.2
    assert spot("right_hand", right_shoulder__abduction=90.0)[2] > 0.2
    assert spot("left_hand", left_shoulder__abduction=90.0)[2] < -0.2
    assert spot("right_foot", right_knee__flexion=90.0)[0] < -0.1
    assert spot("right_ball", right_ankle__flexion=20.0)[1] > 0.01
    assert spot("right_ball", right_hip__rotation=30.0)[2] > 0.02
    assert spot("head", pelvis__lean=30.0)[0] > 0.1
    assert spot("head", neck__side=20.0)[2] > 0.01
    assert spot("nose", neck__rotation=40.0)[2] > 0.02
    assert spot("right_fingertips", right_forearm__pronation=0.0, right_wrist__flexion=60.0)[0] > 0.02


def test_a_pinned_foot_stays_flat_where_it_is() -> None:
    feet = (Contact("left_foot", "floor"), Contact("right_foot", "floor"))
    floor, places = {"floor": Surface(UP, 0.0)}, {}
    settle(joints.RELAXED, feet, frozenset(), floor, places)
    low = {**joints.RELAXED, "pelvis.lean": 20.0}
    for side in joints.SIDES:
        low |= {f"{side}_hip.flexion": 80.0, f"{side}_knee.flexion": 90.0}
    body = settle(low, feet, frozenset(), floor, places)
    for side in joints.SIDES:
        assert length(minus(spots.spot(body.bones, f"{side}_foot"), places[f"{side}_foot"].at)) < 1e-6
        assert body.bones[f"{side}_foot"].turn[1][1] == pytest.approx(1.0)
    assert body.missed == {}


def test_the_back_of_the_hand_is_where_another_hand_lies() -> None:
    found = bones({**joints.RELAXED, "right_forearm.pronation": 0.0})
    assert spots.outward(found, "right_hand")[0] == pytest.approx(-1.0, abs=0.05)


# The way


def test_a_pose_that_is_not_held_is_passed_without_a_stop(tmp_path: Path) -> None:
    end = "    end:\n      pelvis: {lean: 24}"
    assert end in SQUAT
    middle = "    middle:\n      pelvis: {lean: 12}\n      hips: 34\n      knees: 34\n      hold_s: HELD\n"

    def slowest_step(held: str) -> float:
        way = film(figure(tmp_path, SQUAT.replace(end, middle.replace("HELD", held) + end))).way
        heights = [moment.body.bones["pelvis"].at[1] for moment in way]
        there = next(n for n, moment in enumerate(way) if moment.part >= 0.5)
        return heights[there - 1] - heights[there]

    assert slowest_step("0") > 2 * slowest_step("0.5") > 0


# The pictures


def how_much(image: Image.Image, colour: palette.Colour) -> int:
    return sum(count for count, found in image.getcolors(1 << 20) or [] if found == colour)


@pytest.mark.parametrize("poses", [2, 3])
def test_pictures_side_by_side_have_the_arrow_that_leads_to_each(tmp_path: Path, poses: int) -> None:
    text = SQUAT.replace("  poses:\n", "  still: side_by_side\n  poses:\n")
    if poses == 3:
        text = text.replace("    end:\n", "    middle:\n      hips: 30\n      knees: 30\n    end:\n")
    row, bare = (Scene(film(figure(tmp_path, t))).still() for t in (text, text.replace("  arrow: [pelvis]\n", "")))
    wide = row.width // poses
    for number in range(poses):
        box = (number * wide, 0, (number + 1) * wide, 480)
        more = how_much(row.crop(box), palette.ARROW) - how_much(bare.crop(box), palette.ARROW)
        # Of two poses, each is the way to the other; of more, the first is where it begins.
        assert more > 100 if number or poses == 2 else more == 0


def test_shoulder_blades_are_drawn_from_behind_when_they_move(tmp_path: Path) -> None:
    text = SQUAT.replace("[left_leg, right_leg]", "[left_shoulder_blade, right_shoulder_blade]")
    scenes = {view: Scene(film(figure(tmp_path, f"{text}  view: {view}\n"))) for view in ("back", "front")}
    shirt = {
        view: how_much(scene.frame(scene.film.poses[0]), palette.MOVING["shirt"]) for view, scene in scenes.items()
    }
    assert shirt["back"] > 100
    assert shirt["front"] == 0


def test_a_towel_goes_along_under_the_hand(tmp_path: Path) -> None:
    squat = figure(tmp_path, SQUAT.replace("  moves:", "  props: {towel: {held_by: [right_hand]}}\n  moves:"))
    first, last = (props.carried(squat, body.bones)[0] for body in film(squat).poses)
    assert last.low[1] < first.low[1]


def test_a_rolled_towel_lies_between_the_elbow_and_the_side(tmp_path: Path) -> None:
    squat = figure(tmp_path, SQUAT.replace("  moves:", "  props: {towel: {held_by: [right_elbow]}}\n  moves:"))
    found = film(squat).poses[0].bones
    (roll,) = props.held(squat, {}, found)
    assert props.carried(squat, found) == []
    assert roll.within == "right_upper_arm"
    for point in roll.points:
        assert 0 < point[2] < spots.spot(found, "right_elbow")[2]


def test_the_hand_hides_the_bar_of_a_weight_and_not_its_near_end(tmp_path: Path) -> None:
    text = SQUAT.replace("  moves:", "  props: {weight: {held_by: [right_hand]}}\n  view: back\n  moves:")
    scene = Scene(film(figure(tmp_path, text.replace("hips: 4", "hips: 4\n      right_forearm: 0"))))
    body = scene.film.poses[0]
    (weight,) = props.held(scene.film.figure, {}, body.bones)
    frame = scene.frame(body)
    bar, end = between(*weight.points, 0.5), max(weight.points, key=scene.camera.depth)
    colours = [frame.getpixel(tuple(map(round, scene.camera.pixel(point)))) for point in (bar, end)]
    assert colours[0] != palette.PROPS["weight"] == colours[1]


def test_the_middle_of_a_way_does_not_depend_on_where_it_waits() -> None:
    assert halfway([(0, 0), (4, 0), (5, 0), (10, 0), (10, 0), (10, 0), (10, 0)]) == (5, 0)


def test_a_towel_under_the_knee_is_a_roll_and_one_under_the_heel_lies_under_the_body(tmp_path: Path) -> None:
    lying = SQUAT.replace("feet: floor", "back: floor").replace("hips: 4", "pelvis: {lean: -90}\n      hips: 14")
    scene = Scene(film(figure(tmp_path, lying.replace("  moves:", "  props: {towel: {under: right_knee}}\n  moves:"))))
    (roll,) = scene.solids
    knee = spots.spot(scene.film.poses[0].bones, "right_knee")
    assert roll.round
    assert roll.low[1] == 0
    assert knee[1] - spots.thickness("right_knee") == pytest.approx(roll.high[1])
    slid = figure(tmp_path, lying.replace("  moves:", "  props: {towel: {held_by: [right_heel]}}\n  moves:"))
    for body in film(slid).poses:
        (towel,) = props.carried(slid, body.bones)
        assert towel.layer == "underfoot"
        assert towel.low[0] < spots.spot(body.bones, "right_heel")[0] < towel.high[0]


@pytest.mark.parametrize("view", ["side", "half_front", "back"])
def test_the_floor_reaches_behind_the_feet_from_every_side(tmp_path: Path, view: str) -> None:
    scene = Scene(film(figure(tmp_path, SQUAT.replace("  moves:", f"  view: {view}\n  moves:"))))
    y = scene.camera.pixel((0.0, 0.0, 0.0))[1]
    assert scene.frame(scene.film.poses[0]).getpixel((4, round(y) - 20)) == palette.FLOOR


def test_who_walks_on_the_spot_keeps_to_it_and_stands_on_the_lower_foot() -> None:
    walk, places = (Contact("pelvis", "place", slides=True),), {}
    start = settle({**joints.RELAXED, "left_hip.flexion": 30.0}, walk, frozenset(), {}, places).bones
    squat = {**joints.RELAXED, "left_hip.flexion": 80.0, "right_hip.flexion": 30.0, "right_knee.flexion": 60.0}
    squat["right_ankle.flexion"] = 30.0
    later = settle(squat, walk, frozenset(), {}, places).bones
    assert later["pelvis"].at[0] == pytest.approx(start["pelvis"].at[0])
    assert later["pelvis"].at[1] < start["pelvis"].at[1] - 0.01
    for found in (start, later):
        assert min(at[1] - radius for part in flesh(found) for at, radius in part.balls) == pytest.approx(0.0)


def test_a_hand_on_the_belly_rises_with_the_breath() -> None:
    lying = {**joints.RELAXED, "pelvis.lean": -90.0, "right_elbow.flexion": 80.0}
    contacts = (Contact("back", "floor"), Contact("right_hand", "belly"))
    floor, places = {"floor": Surface(UP, 0.0)}, {}
    out, breathed_in = (
        settle({**lying, "belly.rise": rise}, contacts, frozenset(), floor, places).bones for rise in (0.0, 30.0)
    )
    for name in ("belly", "right_hand"):
        assert minus(spots.spot(breathed_in, name), spots.spot(out, name))[1] == pytest.approx(0.03, abs=0.002)


@pytest.mark.parametrize(("side", "out"), [("left", -1), ("right", 1)])
@pytest.mark.parametrize("prop", ["counter", "chair"])
def test_what_stands_beside_the_body_is_on_that_side(tmp_path: Path, prop: str, side: str, out: int) -> None:
    beside = f"  props: {{{prop}: {{beside: {side}_hand}}}}\n  moves:"
    drawn = film(figure(tmp_path, SQUAT.replace("  moves:", beside)))
    shapes = solids(drawn.figure, drawn.surfaces, drawn.poses[0].bones)
    assert shapes
    assert all(out * corner[2] > 0.05 for shape in shapes for corner in shape.corners())


def test_a_pose_without_a_halt_is_passed_without_slowing_down(tmp_path: Path) -> None:
    def slowest(hold_s: float) -> float:
        middle = f"    middle:\n      hips: 34\n      knees: 34\n      hold_s: {hold_s}\n    end:"
        way = film(figure(tmp_path, SQUAT.replace("    end:", middle))).way
        knees = [moment.body.angles["left_knee.flexion"] for moment in way]
        near = next(n for n, moment in enumerate(way) if moment.part == 0.5)
        return min(knees[near] - knees[near - 1], knees[near + 1] - knees[near])

    assert slowest(0.0) > 3 * slowest(0.5)


# The files


def test_pictures_are_made_once_and_renewed_when_the_figure_changes(tmp_path: Path) -> None:
    pictures, figures = tmp_path / "pictures", tmp_path / "figures"
    figures.mkdir()
    figure(figures)
    assert Album(pictures).picture("squat") is None
    made = album.build(pictures, figures=figures)
    assert [path.suffix for path in made] == [".gif", ".png"]
    assert album.build(pictures, figures=figures) == []
    first = Album(pictures).picture("squat")
    assert first == made[0]
    figure(figures, SQUAT.replace("hips: 64", "hips: 60"))
    album.build(pictures, ["squat"], figures)
    assert Album(pictures).picture("squat") != first
    assert len(list(pictures.iterdir())) == 2
    with Image.open(Album(pictures).picture("squat")) as moving:
        assert moving.n_frames > 8
        assert moving.width >= 480
        assert 280 <= moving.height <= 420
        assert moving.info["loop"] == 0
    with Image.open(Album(pictures).picture("squat", "png")) as still:
        assert len(still.convert("RGB").getcolors(1 << 20)) <= 40


def test_the_picture_of_an_exercise_that_is_gone_goes(tmp_path: Path) -> None:
    pictures, figures = tmp_path / "pictures", tmp_path / "figures"
    figures.mkdir()
    pictures.mkdir()
    (figures / "leg.yaml").write_text(SQUAT, encoding="utf-8")
    (pictures / "old-0123456789.gif").write_bytes(b"")
    (pictures / "notes.txt").write_text("mine", encoding="utf-8")
    album.build(pictures, figures=figures)
    assert not (pictures / "old-0123456789.gif").exists()
    assert (pictures / "notes.txt").exists()


def test_the_contact_sheet_shows_every_figure(tmp_path: Path) -> None:
    figure(tmp_path)
    assert sheet.make_sheet(tmp_path / "sheet.png", figures=tmp_path) == 1
    with Image.open(tmp_path / "sheet.png") as image:
        assert image.size == (400, 330)
    assert sheet.make_sheet(tmp_path / "sheet.png", ["squat"], tmp_path) == 1
    with Image.open(tmp_path / "sheet.png") as image:
        assert image.size == (1600, 330)


def test_the_longest_film_is_small_enough_for_a_slow_network(tmp_path: Path) -> None:
    longest = max(OURS, key=lambda key: len({id(m.body) for m in film(OURS[key]).moments}))
    album.build(tmp_path, [longest])
    moving = Album(tmp_path).picture(longest)
    assert moving is not None
    assert moving.stat().st_size <= 300_000
