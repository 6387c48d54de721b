"""The colours. What moves is orange on a blue-grey body: told apart by brightness too, not by red and green."""

from PIL import ImageColor

Colour = tuple[int, int, int]


def _colour(text: str) -> Colour:
    red, green, blue = ImageColor.getrgb(text)[:3]
    return red, green, blue


def mixed(a: Colour, b: Colour, part: float) -> Colour:
    red, green, blue = (round(x + (y - x) * part) for x, y in zip(a, b, strict=True))
    return red, green, blue


AIR = _colour("#f6faf9")
FLOOR = _colour("#e4eeec")
SHADOW = _colour("#cfdedb")
ARROW = _colour("#14282c")
EYE = _colour("#14282c")
FELT = _colour("#ffd08a")
BODY = {
    "skin": _colour("#b7cfd2"),
    "shirt": _colour("#3f8f8f"),
    "trousers": _colour("#2c5560"),
    "hair": _colour("#1d3a42"),
}
MOVING = {
    "skin": _colour("#ffb45e"),
    "shirt": _colour("#ee7d11"),
    "trousers": _colour("#ee7d11"),
    "hair": _colour("#1d3a42"),
}
PROPS = {
    "mat": _colour("#c3d9df"),
    "wall": _colour("#d3dfe0"),
    "wood": _colour("#c9b9a2"),
    "wood_dark": _colour("#a8967d"),
    "pillow": _colour("#cfd3e8"),
    "towel": _colour("#a9b3dc"),
    "band": _colour("#7a4fa3"),
    "strap": _colour("#5b5f7a"),
    "weight": _colour("#33414d"),
}
