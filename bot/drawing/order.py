"""In which order the parts of the body are painted: what is nearer comes later, judged where two of them overlap."""

from dataclasses import dataclass

from bot.drawing.camera import Camera
from bot.drawing.flesh import Part
from bot.drawing.vectors import between

_BLADES = ("left_shoulder_blade", "right_shoulder_blade")
_TRUNK = ("hips", "belly", "chest", *_BLADES)
_HEAD = ("neck", "skull", "face", "nose")
_CLOSE_UP = 1200.0


@dataclass(frozen=True)
class Piece:
    """Parts that are painted together, without seams between them."""

    name: str
    parts: tuple[Part, ...]


_Sample = tuple[float, float, float, float]  # x, y, depth, radius


def pieces(parts: list[Part], camera: Camera) -> list[Piece]:
    """The parts in groups, the farthest first."""
    groups: dict[str, list[Part]] = {}
    for part in parts:
        groups.setdefault(_group(part.name, camera.scale > _CLOSE_UP), []).append(part)
    found = [Piece(name, tuple(members)) for name, members in groups.items()]
    samples = {piece.name: _samples(piece, camera) for piece in found}
    mean = {name: sum(s[2] for s in all_) / len(all_) for name, all_ in samples.items()}
    behind: dict[str, set[str]] = {piece.name: set() for piece in found}
    for number, a in enumerate(found):
        for b in found[number + 1 :]:
            nearer = _nearer(a, b, samples, mean)
            if nearer:
                behind[nearer].add(b.name if nearer == a.name else a.name)
    ordered: list[Piece] = []
    waiting = {piece.name: piece for piece in found}
    while waiting:
        free = [name for name in waiting if not behind[name] & waiting.keys()] or list(waiting)
        ordered.append(waiting.pop(min(free, key=mean.__getitem__)))
    return ordered


def _group(name: str, close: bool) -> str:
    if name in _TRUNK:
        return "trunk"
    if name in _HEAD:
        return "head"
    side, _, rest = name.partition("_")
    if rest == "sleeve":
        return f"{side}_upper_arm"
    if rest == "ankle":
        return f"{side}_foot"
    if rest in ("upper_arm", "forearm", "thigh", "shank", "foot"):
        return name
    return name if close else f"{side}_palm"


def _samples(piece: Piece, camera: Camera) -> list[_Sample]:
    found = []
    for part in piece.parts:
        if part.name in _BLADES:
            continue  # it hides nothing
        for low, high in zip(part.levels, part.levels[1:] or part.levels, strict=False):
            for step in range(4):
                (at, r), (to, s) = low[step % len(low)], high[step % len(high)]
                point = between(at, to, step / 3)
                found.append((*camera.flat(point), camera.depth(point), r + (s - r) * step / 3))
    return found


def _nearer(a: Piece, b: Piece, samples: dict[str, list[_Sample]], mean: dict[str, float]) -> str | None:
    """The name of the one that is in front where the two overlap most, None if they do not."""
    joined = _joined(a, b)
    mine, theirs = samples[a.name], samples[b.name]
    if joined:
        # Where they join they are equally near: the far end of the limb decides.
        mine = mine[len(mine) // 2 :] if _ends(a, b) else mine
        theirs = theirs[len(theirs) // 2 :] if _ends(b, a) else theirs
    deepest, difference = 0.0, 0.0
    for x, y, depth, r in mine:
        for u, v, other, s in theirs:
            over = r + s - ((x - u) ** 2 + (y - v) ** 2) ** 0.5
            if over > deepest:
                deepest, difference = over, depth - other
    if deepest == 0.0:
        if not joined:
            return None
        difference = mean[a.name] - mean[b.name]
    return a.name if difference > 0 else b.name


def _joined(a: Piece, b: Piece) -> bool:
    mine, theirs = {p.name for p in a.parts}, {p.name for p in b.parts}
    return any(set(p.next_to) & theirs for p in a.parts) or any(set(p.next_to) & mine for p in b.parts)


def _ends(piece: Piece, other: Piece) -> bool:
    """Whether `piece` grows out of `other` and away from it."""
    chain = ("trunk", "head", "upper_arm", "forearm", "palm", "thigh", "shank", "foot")

    def rank(name: str) -> int:
        rest = name.split("_", 1)[1] if name.startswith(("left_", "right_")) else name
        return chain.index(rest) if rest in chain else len(chain)

    return rank(piece.name) > rank(other.name)
