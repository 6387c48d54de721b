"""The contact sheet: every still with its name, to look at all of them at once; or a few figures moment by moment."""

from collections.abc import Iterable
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from bot.drawing.figures import FOLDER, load
from bot.drawing.motion import film
from bot.drawing.palette import AIR, ARROW
from bot.drawing.scenes import Scene

_CELL, _NAME, _ACROSS = (400, 300), 30, 4


def make_sheet(file: Path, keys: Iterable[str] = (), figures: Path = FOLDER) -> int:
    """Write the sheet as PNG; gives how many figures are on it. Raises FigureError, KeyError for an unknown key.

    keys: if any, only these, each with its still and three moments of the way in a row.
    """
    known = load(figures)
    scenes = {key: Scene(film(known[key])) for key in (tuple(keys) or sorted(known))}
    cells: list[tuple[str, Image.Image]] = []
    for key, scene in scenes.items():
        cells.append((key, scene.still()))
        if keys:
            way = scene.film.way
            moments = [way[(len(way) - 1) * n // 4] for n in (1, 2, 3)]
            cells += [(f"{moment.part:.0%}", scene.frame(moment.body)) for moment in moments]
    width, height = _CELL[0], _CELL[1] + _NAME
    rows = max(1, -(-len(cells) // _ACROSS))
    sheet = Image.new("RGB", (width * min(_ACROSS, max(1, len(cells))), height * rows), AIR)
    draw = ImageDraw.Draw(sheet)
    font = ImageFont.load_default(17)
    for number, (name, image) in enumerate(cells):
        x, y = number % _ACROSS * width, number // _ACROSS * height
        image.thumbnail((_CELL[0] - 8, _CELL[1]), Image.Resampling.LANCZOS)
        sheet.paste(image, (x + (_CELL[0] - image.width) // 2, y + _NAME + (_CELL[1] - image.height) // 2))
        draw.text((x + 12, y + 7), name, fill=ARROW, font=font)
    sheet.save(file, "PNG")
    return len(scenes)
