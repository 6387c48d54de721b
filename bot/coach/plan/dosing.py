"""A dose as a therapist types it: "3x10", "reps 12", "45 s rest", "10 minutes", "left"."""

import re

from bot.coach.reading import normalise, option_said
from bot.coach.rules import Lexicon

_TIMES = re.compile(r"(?<![\d.,])(\d{1,2})\s*[x×*]\s*(\d{1,3})(?!\d|[.,]\d)\s*(seconds|segundos|secs?|seg|s)?\b")
_NO_COUNT = re.compile(r"[-−]\s*\d|\d\s*[.,/]\s*\d")
_SECONDS = frozenset(("s", "sec", "secs", "second", "seconds", "seg", "segundo", "segundos"))
_FIGURES = ("sets", "reps", "hold_s", "minutes", "rest_s")
_SIDES = ("left", "right", "each", "no_side")


def figures_said(text: str, lexicon: Lexicon) -> dict[str, int]:
    """The figures named in the text, {} if it holds anything besides, or says one of them twice."""
    plain = text.casefold()
    if _NO_COUNT.search(plain):
        return {}
    found: dict[str, int] = {}
    times = _TIMES.search(plain)
    if times:
        found = {"sets": int(times[1]), "hold_s" if times[3] else "reps": int(times[2])}
        plain = f"{plain[: times.start()]} {plain[times.end() :]}"
    for words, number in _pairs(normalise(re.sub(r"(?<=\d)(?=[^\W\d])", " ", plain)).split()):
        name = option_said(" ".join(words), _FIGURES, lexicon)
        if name is None or number is None or name in found:
            return {}
        found[name] = number
    return found


def _pairs(tokens: list[str]) -> list[tuple[list[str], int | None]]:
    """Each number with the words before it ("rest 45 s") or, where the text begins with one, after it ("45 s rest")."""
    pairs: list[tuple[list[str], int | None]] = []
    leads = bool(tokens) and not tokens[0].isdecimal()
    words: list[str] = []
    number: int | None = None
    for token in tokens:
        if token.isascii() and token.isdecimal():
            if leads:
                pairs.append((words, int(token[:4])))
                words = []
            else:
                if number is not None:
                    pairs.append((words, number))
                words, number = [], int(token[:4])
        elif not (leads and pairs and not words and token in _SECONDS):
            words.append(token)
    if number is not None or words:
        pairs.append((words, number))
    return pairs


def side_said(text: str, lexicon: Lexicon) -> str | None:
    """The side that is meant, "" for none; None if the text names none."""
    said = option_said(text, _SIDES, lexicon)
    return None if said is None else "" if said == "no_side" else said
