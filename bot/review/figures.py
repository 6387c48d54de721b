"""Whether every exercise that a programme uses is drawn, and every figure moves as a person can; their stills."""

import io
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from PIL import Image

from bot.content.document import Mistake, read
from bot.content.remedies import nearest
from bot.drawing import checks
from bot.drawing.figures import Figure, FigureError, load
from bot.drawing.motion import film
from bot.drawing.scenes import Scene
from bot.review.material import Material

_COLOURS = 40
_A_FEW = 4  # figures that are painted sooner than a process starts


def check(material: Material) -> Iterator[Mistake]:
    folder = material.folder / "figures"
    try:
        figures = load(folder)
    except FigureError as error:
        yield from error.mistakes
        return
    if material.library is not None:
        yield from _undrawn(material, set(figures))
    places = _places(folder)
    for key, figure in figures.items():
        file, line = places[key]
        if material.library is not None and key not in material.library.exercises:
            problem = f'there is no exercise "{key}" to draw{nearest(key, material.library.exercises)}'
            yield Mistake(file, line, problem)
        for problem in checks.problems(film(figure)):
            yield Mistake(file, line, problem)


def _undrawn(material: Material, drawn: set[str]) -> Iterator[Mistake]:
    assert material.library is not None
    users: dict[str, list[str]] = {}
    for programme, entry in material.library.programmes.items():
        for prescribed in entry.exercises:
            users.setdefault(prescribed.exercise, []).append(programme)
    for key, programmes in sorted(users.items()):
        if key not in drawn:
            region = material.library.exercises[key].region
            problem = f"{key} has no figure, and {', '.join(programmes)} use{'s' * (len(programmes) == 1)} it"
            yield material.wrong("exercises", key, f"{problem} – draw it in figures/{region}.yaml", "key")


def stills(figures: Sequence[Figure]) -> dict[str, bytes]:
    """The still of each figure as PNG, painted in as many processes as there are processors."""
    keys = [figure.key for figure in figures]
    if len(figures) <= _A_FEW:
        return dict(zip(keys, map(_still, figures), strict=True))
    # Not forked: the caller may have threads.
    with ProcessPoolExecutor(os.cpu_count(), get_context("spawn")) as workers:
        return dict(zip(keys, workers.map(_still, figures, chunksize=2), strict=True))


def _still(figure: Figure) -> bytes:
    out = io.BytesIO()
    Scene(film(figure)).still().quantize(_COLOURS, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


def _places(folder: Path) -> dict[str, tuple[str, int]]:
    places: dict[str, tuple[str, int]] = {}
    for path in sorted(folder.glob("*.yaml")):
        name = f"{folder.name}/{path.name}"
        document = read(path.read_text(encoding="utf-8-sig"), name)
        assert isinstance(document.data, dict)
        places |= {str(key): (name, document.line((key,))) for key in document.data}
    return places
