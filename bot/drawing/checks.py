"""Whether a figure moves as a person can: looked at in every single moment, told so that its author can mend it."""

from collections.abc import Iterator

from bot.drawing import spots
from bot.drawing.contacts import Contact, Surface
from bot.drawing.flesh import flesh
from bot.drawing.joints import out_of_range
from bot.drawing.motion import Film, Moment
from bot.drawing.vectors import Vector, dot, length, minus

# As parts of the body's height, 1 % of it being some 17 mm.
_TOUCHES, _STAYS, _REACHES, _SINKS, _JUMPS = 0.025, 0.02, 0.015, 0.015, 0.11
_NEARLY_SIDEWAYS = 65  # flexion and rotation of a ball joint mean the same thing there and cannot be told apart


def problems(film: Film) -> list[str]:
    """What is wrong with the film, each once, where it is worst or first seen."""
    found: dict[str, str] = {}
    key = film.figure.key
    before: Moment | None = None
    starts: dict[str, Vector] = {}
    for moment in film.moments:
        for subject, text in _problems(film, moment, before, starts):
            found.setdefault(subject, f"{key}, {moment.part:.0%} of the way: {text}".replace("%", " %", 1))
        before = moment
    return list(found.values())


def _problems(
    film: Film, moment: Moment, before: Moment | None, starts: dict[str, Vector]
) -> Iterator[tuple[str, str]]:
    body = moment.body
    for joint, angle, value, limit in out_of_range(body.angles):
        ball = abs(body.angles.get(f"{joint}.abduction", 0)) > _NEARLY_SIDEWAYS and angle != "abduction"
        if not ball:
            how = "at most" if value > limit else "at least"
            yield (
                f"{joint}.{angle}",
                f"the {_said(joint)} has {angle} {value:.0f}°, {how} {limit:g}° – {_remedy(joint)}",
            )
    for contact in film.figure.contacts:
        if contact.spot in body.holds:
            yield from _contact(film, moment, contact, starts)
    only = frozenset(film.figure.entry.camera.only)
    drawn = [part for part in flesh(body.bones) if not only or part.names & only]
    lowest = min(((at[1] - radius, part.name) for part in drawn for at, radius in part.balls), default=(0.0, ""))
    if lowest[0] < -_SINKS:
        yield (
            f"{lowest[1]} below",
            f"the {_said(lowest[1])} is {-lowest[0]:.1%} of the body's height below the ground – lift it, or put its "
            "hand or foot into the contacts",
        )
    if before is not None:
        for name, frame in body.bones.items():
            far = length(minus(frame.at, before.body.bones[name].at))
            if far > _JUMPS:
                yield (
                    f"{name.split('_')[0]} jumps",
                    f"the {_said(name)} jumps by {far:.0%} of the body's height – give the move more seconds, or put a "
                    "pose between",
                )
                break


def _contact(film: Film, moment: Moment, contact: Contact, starts: dict[str, Vector]) -> Iterator[tuple[str, str]]:
    body, spot = moment.body, contact.spot
    missed = body.missed.get(spot, 0.0)
    if missed > _REACHES:
        yield (
            f"{spot} misses",
            f"the {_said(spot)} is {missed:.0%} of the body's height too short of the "
            f"{_said(contact.on)} – bring the body nearer, or let it lift there",
        )
        return
    at = spots.spot(body.bones, spot)
    surface = film.surfaces.get(contact.on)
    if surface is not None:
        gap = _gap(surface, at, spots.thickness(spot))
        if abs(gap) > _TOUCHES:
            where = "off" if gap > 0 else "inside"
            yield (
                f"{spot} off",
                f"the {_said(spot)} should be on the {contact.on} and is {abs(gap):.1%} of the body's "
                f"height {where} it – change the angles next to it, or let it lift there",
            )
            return
    if not contact.slides and contact.on not in spots.SPOTS:
        first = starts.setdefault(spot, at)
        if length(minus(at, first)) > _STAYS:
            yield (
                f"{spot} slides",
                f"the {_said(spot)} slides away from where it was – write slides: true if it may",
            )


def _gap(surface: Surface, at: Vector, thick: float) -> float:
    return dot(at, surface.normal) - surface.level - thick


def _said(name: str) -> str:
    return name.replace("_", " ")


def _remedy(joint: str) -> str:
    if "hip" in joint or "knee" in joint or "ankle" in joint:
        return "change it, or the hip and knee that lead there while the foot stays"
    if "shoulder" in joint or "elbow" in joint or "wrist" in joint or "forearm" in joint:
        return "change it, or the shoulder and elbow that lead there while the hand stays"
    return "change it"
