"""The contact sheet: every still with its name, to look at all of them at once."""

from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from bot.drawing.figures import FOLDER, load
from bot.drawing.motion import film
from bot.drawing.palette import AIR, ARROW
from bot.drawing.scenes import Scene

_CELL, _NAME, _ACROSS = (400, 300), 30, 4


def make_sheet(file: Path, figures: Path = FOLDER) -> int:
    """Write the sheet as PNG; gives how many figures are on it. Raises FigureError."""
    known = load(figures)
    width, height = _CELL[0], _CELL[1] + _NAME
    rows = max(1, -(-len(known) // _ACROSS))
    sheet = Image.new("RGB", (width * min(_ACROSS, max(1, len(known))), height * rows), AIR)
    draw = ImageDraw.Draw(sheet)
    font = ImageFont.load_default(17)
    for number, (key, figure) in enumerate(sorted(known.items())):
        x, y = number % _ACROSS * width, number // _ACROSS * height
        still = Scene(film(figure)).still()
        still.thumbnail((_CELL[0] - 8, _CELL[1]), Image.Resampling.LANCZOS)
        sheet.paste(still, (x + (_CELL[0] - still.width) // 2, y + _NAME + (_CELL[1] - still.height) // 2))
        draw.text((x + 12, y + 7), key, fill=ARROW, font=font)
    sheet.save(file, "PNG")
    return len(known)
