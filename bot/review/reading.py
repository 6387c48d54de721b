"""How hard the patients' texts are to read, by a formula made for each language; a limit of content/wording_rules.yaml.

The formulas count letters or hyphenation, so nothing has to be fetched: textstat's others look words up on the network.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from bot.content.document import Mistake
from bot.review.material import Material, Text
from bot.review.wording import FILE, RulesEntry

_FILES = ("joining", "measures", "motivation", "safety", "talk", "workout")  # what patients read
_HARDER = ("safety", "joining")
_SENTENCE_END = re.compile(r"[.?](\s|$)")
_FEW_WORDS = 25  # a formula says nothing about less


class ReadingMissing(Exception):
    """textstat is not there; the text says how to get it."""

    def __init__(self) -> None:
        super().__init__(
            "Readability needs textstat, which only developing needs: "
            "`make .venv/development`, or `python -m pip install -r requirements-dev.txt`."
        )


@dataclass(frozen=True)
class Measured:
    """value: a school year where `harder_is_more`, else a score that falls with difficulty."""

    group: str
    name: str
    language: str
    value: float
    place: Mistake


@cache
def _formulas() -> dict[str, tuple[Callable[[str], float], bool]]:
    """By language: the formula, and whether more of it means harder. Raises ReadingMissing."""
    try:
        from textstat.textstat import textstatistics
    except ImportError:
        raise ReadingMissing from None
    english, spanish = textstatistics(), textstatistics()
    spanish.set_lang("es")
    return {"en": (english.automated_readability_index, True), "es": (spanish.fernandez_huerta, False)}


def measure(material: Material) -> Iterator[Measured]:
    """Every exercise, programme and questionnaire of ours as a whole, and every message to patients of some length.

    Raises ReadingMissing.
    """
    together: dict[tuple[str, str, str], list[Text]] = {}
    for text in material.texts():
        group = text.kind
        if group == "messages":
            file = text.file.rpartition("/")[2].removesuffix(".ftl")
            therapists = file not in _FILES or text.name.endswith("-therapist")
            if therapists or text.field or not _SENTENCE_END.search(text.text):
                continue
            group = "safety_and_consent" if file in _HARDER else group
        if text.is_sentence:
            together.setdefault((group, text.name, text.language), []).append(text)
    for (group, name, language), texts in together.items():
        whole = " ".join(_sentences(text.text) for text in texts)
        if language in _formulas() and len(whole.split()) >= _FEW_WORDS:
            value = _formulas()[language][0](whole)
            yield Measured(group, name, language, value, texts[0].wrong(""))


def check(material: Material, held: RulesEntry) -> Iterator[Mistake]:
    limits: dict[str, dict[str, float]] = held.reading.model_dump()
    for found in measure(material):
        limit = limits[found.group].get(found.language)
        harder_is_more = _formulas()[found.language][1]
        if limit is not None and (found.value > limit if harder_is_more else found.value < limit):
            most = "at most" if harder_is_more else "at least"
            measured = f"{found.value:.1f}, and {most} {limit:g} is set in {FILE}"
            problem = f"{found.name} is hard to read: {measured} – write shorter sentences and shorter words"
            yield Mistake(found.place.file, found.place.line, problem)


def _sentences(text: str) -> str:
    """Without markup and signs; every line ends a sentence."""
    plain = re.sub(r"<[^>]+>", "", text)
    lines = [re.sub(r"[^\w\s.,;:?'’-]", " ", line).strip(" :;,-") for line in plain.splitlines()]
    return " ".join(line if line.endswith((".", "?")) else f"{line}." for line in lines if any(map(str.isalpha, line)))
