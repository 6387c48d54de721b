"""One exercise as its patient sees it, in the terminal, and below it what its clinician wants to know."""

import html
import re
from collections.abc import Iterator
from pathlib import Path

from bot.coach.effects import Words
from bot.coach.patient.cards import on_card, on_how
from bot.coach.rules import Clinic
from bot.coach.talk import options
from bot.content.library import Library
from bot.content.schema import DoseEntry, ExerciseEntry, UsualEntry
from bot.content.words import Wording
from bot.pictures import Album

_UNITS = {"hold_s": "s held", "minutes": "min"}
_AFTER_HOW = ("done", "too_hard", "pain", "skip")


def card(library: Library, wording: Wording, key: str, language: str, pictures: Path, drawn: bool) -> str:
    """The whole text. drawn: there is a figure. Raises KeyError for an exercise that the library does not have."""
    entry = library.exercises[key]
    exercise = library.rules(Clinic()).exercises[key]
    shown = Words("card", {"position": 1, "total": 1, **on_card(key, exercise.dose)})
    told = Words("how", on_how(exercise, exercise.dose, library.thresholds.pain.stop_at))
    return "\n".join(
        (
            *_message(wording, language, shown),
            *_buttons(wording, language, None),
            "",
            *_message(wording, language, told),
            *_buttons(wording, language, _AFTER_HOW),
            "",
            f"Picture: {_picture(key, pictures, drawn)}",
            *_facts(library, entry, language),
        )
    )


def amount(dose: DoseEntry) -> str:
    """The figures of a dose, as a clinician reads them: "2 sets, 10 reps, 5 s held, rest 30 s"."""
    figures = [f"{value} {_UNITS.get(name, name)}" for name, value in dose.figures.items()]
    rest = [f"rest {dose.rest_s} s"] if (dose.sets or 1) > 1 else []
    return ", ".join([*figures, *rest, *([dose.load] if dose.load else [])])


def usual(entry: UsualEntry) -> str:
    """The usual range: "1–3 sets, 5–15 reps"."""
    return ", ".join(f"{low}–{high} {_UNITS.get(name, name)}" for name, (low, high) in entry.spans.items())


def _message(wording: Wording, language: str, words: Words) -> Iterator[str]:
    plain = html.unescape(re.sub(r"</?b>", "", wording.text(language, words)))
    yield from (f"  {line}".rstrip() for line in plain.splitlines())


def _buttons(wording: Wording, language: str, only: tuple[str, ...] | None) -> Iterator[str]:
    yield ""
    for row in options("card", only=only):
        yield "  " + " ".join(f"[{wording.label(language, button)}]" for button in row)


def _picture(key: str, folder: Path, drawn: bool) -> str:
    found = Album(folder).picture(key)
    if found:
        return str(found)
    if drawn:
        return f"not made yet; make it with `python -m bot content pictures {key}`"
    return 'none; nobody has drawn it yet (bot/content/README.md, "Draw an exercise")'


def _facts(library: Library, entry: ExerciseEntry, language: str) -> Iterator[str]:
    side = ", on each side" if entry.side else ""
    yield f"Dose: {amount(entry.dose)}{side}; usual are {usual(entry.usual)}"
    if entry.tempo:
        yield f"Tempo: {entry.tempo.out_s} s out, {entry.tempo.back_s} s back"
    text = entry.texts[language]
    for which, keys, how in (("Easier", entry.easier, text.easier_how), ("Harder", entry.harder, text.harder_how)):
        names = ", ".join(f"{library.exercise_text(key, 'name', language)} ({key})" for key in keys)
        yield f"{which}: {names or 'no entry of the library'}{f'; {how}' if how else ''}"
    yield f"Region: {entry.region} · position: {entry.position} · kit: {', '.join(entry.equipment) or 'none'}"
    yield f"Tags: {', '.join(entry.tags)}"
    users = [
        key for key, programme in library.programmes.items() if entry.key in (p.exercise for p in programme.exercises)
    ]
    yield f"Programmes: {', '.join(users) or 'none'}"
    yield f"Source: {entry.source}"
    yield f"Reviewed by: {entry.reviewed_by or 'no clinician has reviewed it yet'}"
