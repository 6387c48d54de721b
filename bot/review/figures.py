"""Whether every exercise that a programme uses is drawn, and every figure moves as a person can; their stills."""

import io
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

from PIL import Image

from bot.content.document import Mistake, read
from bot.drawing import checks
from bot.drawing.figures import Figure, FigureError, load
from bot.drawing.motion import film
from bot.drawing.scenes import Scene
from bot.review.material import Material

_COLOURS = 40
_Made = TypeVar("_Made")
_A_FEW = 4  # figures that are looked at sooner than a process starts


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
    for key, problems in _each(_look, list(figures.values())):
        file, line = places[key]
        for problem in problems:
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
    """The still of each figure as PNG."""
    return dict(_each(_still, figures))


def _each(work: Callable[[Figure], _Made], figures: Sequence[Figure]) -> Iterator[tuple[str, _Made]]:
    """Done to each figure, in as many processes as there are processors."""
    keys = [figure.key for figure in figures]
    if len(figures) <= _A_FEW:
        yield from zip(keys, map(work, figures), strict=True)
        return
    # Not forked: the caller may have threads.
    with ProcessPoolExecutor(os.cpu_count(), get_context("spawn")) as workers:
        yield from zip(keys, workers.map(work, figures, chunksize=2), strict=True)


def _look(figure: Figure) -> list[str]:
    return checks.problems(film(figure))


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
