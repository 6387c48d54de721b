"""The pictures of the exercises as files: made once, found by name, renewed when a figure or the engine changes."""

import hashlib
import os
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from multiprocessing import get_context
from pathlib import Path

import PIL
from PIL import Image

from bot.drawing.figures import FOLDER, Figure, load
from bot.drawing.motion import film
from bot.drawing.scenes import Scene

_COLOURS = 40


def build(folder: Path, keys: Iterable[str] | None = None, figures: Path = FOLDER) -> list[Path]:
    """Make what is missing in the folder and remove what is out of date; gives the files that were made.

    keys: only these exercises. Raises FigureError, and KeyError for a key without a figure.
    """
    known = load(figures)
    wanted = [known[key] for key in keys] if keys is not None else list(known.values())
    folder.mkdir(parents=True, exist_ok=True)
    missing = [figure for figure in wanted if not all(path.exists() for path in _paths(folder, figure))]
    if len(missing) > 1:
        # Not forked: the caller may have threads.
        with ProcessPoolExecutor(os.cpu_count(), get_context("spawn")) as workers:
            list(workers.map(_make, [folder] * len(missing), missing))
    else:
        for figure in missing:
            _make(folder, figure)
    _remove_stale(folder, wanted, known if keys is None else None)
    return [path for figure in missing for path in _paths(folder, figure)]


def _paths(folder: Path, figure: Figure) -> tuple[Path, Path]:
    name = f"{figure.key}-{_mark(figure)}"
    return folder / f"{name}.gif", folder / f"{name}.png"


def _mark(figure: Figure) -> str:
    return hashlib.sha256(f"{figure.entry.model_dump_json()} {_engine()}".encode()).hexdigest()[:10]


@cache
def _engine() -> str:
    """What draws, as a number: every change of it draws everything again."""
    texts = [path.read_bytes() for path in sorted(Path(__file__).parent.glob("*.py"))]
    return hashlib.sha256(b"".join([PIL.__version__.encode(), *texts])).hexdigest()


def _make(folder: Path, figure: Figure) -> None:
    scene = Scene(film(figure))
    moving, still = _paths(folder, figure)
    _save(still, [scene.still()], [])
    _save(moving, scene.frames(), [round(moment.lasts_s * 100) * 10 for moment in scene.film.moments])


def _save(path: Path, frames: list[Image.Image], lasting_ms: list[int]) -> None:
    """All frames share one palette. Written aside first: whoever reads the folder sees whole files only."""
    sample = Image.new("RGB", (frames[0].width, frames[0].height * 3))
    for number in range(3):
        sample.paste(frames[number * (len(frames) // 2) // 2], (0, number * frames[0].height))
    colours = sample.quantize(_COLOURS, dither=Image.Dither.NONE)
    plain = [frame.quantize(palette=colours, dither=Image.Dither.NONE) for frame in frames]
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    if lasting_ms:
        plain[0].save(aside, "GIF", save_all=True, append_images=plain[1:], duration=lasting_ms, loop=0, disposal=1)
    else:
        plain[0].save(aside, "PNG", optimize=True)
    aside.replace(path)


def _remove_stale(folder: Path, wanted: list[Figure], known: dict[str, Figure] | None) -> None:
    """Older pictures of the wanted ones and, with all known, those of exercises that have no figure any more."""
    current = {path.name for figure in wanted for path in _paths(folder, figure)}
    mine = {figure.key for figure in wanted}
    for path in folder.iterdir():
        key, dash, _ = path.stem.partition("-")
        if dash and path.suffix in (".gif", ".png") and path.name not in current and (known is not None or key in mine):
            path.unlink()
