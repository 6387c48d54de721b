"""What the shape alone cannot say of an exercise or a programme: doses, tempo, minutes, texts that differ.

Every check gives (path within the entry, problem and remedy) for each mistake.
"""

from collections.abc import Iterator, Mapping

from bot.coach.plan.planning import about_minutes
from bot.content.document import Path
from bot.content.schema import DoseEntry, ExerciseEntry, ExerciseText, MeasureText, ProgrammeEntry, ProgrammeText

Problems = Iterator[tuple[Path, str]]
_SPARE_MINUTES = 5  # by which the stated minutes of a programme may exceed those of its doses


def in_exercise(entry: ExerciseEntry) -> Problems:
    """Its usual range, tempo and intensity fit its dose and tags, and every variant says what changes."""
    for path, problem in in_dose(entry, entry.dose):
        yield ("dose", *path), problem
    for name in sorted(entry.usual.spans.keys() - entry.dose.figures.keys()):
        yield ("usual", name), f"the dose has no {name} – take it out here, or add it to the dose"
    for name, (lowest, highest) in entry.usual.spans.items():
        if lowest > highest:
            yield ("usual", name), f"usual.{name} is [{lowest}, {highest}] – write the lowest first"
    if entry.dose.reps and entry.tempo is None:
        yield ("dose",), "repetitions need a tempo – add tempo: {out_s: 2, back_s: 2}"
    if entry.tempo and not entry.dose.reps:
        yield ("tempo",), "a dose without reps has no tempo – take the tempo out"
    if "aerobic" in entry.tags and not entry.intensity:
        yield ("tags",), "an aerobic exercise needs to say how hard – add intensity: talk_test"
    if entry.intensity and "aerobic" not in entry.tags:
        remedy = "add the tag aerobic, or take the intensity out"
        yield ("intensity",), f"only an aerobic exercise has an intensity – {remedy}"
    for language, text in entry.texts.items():
        if bool(text.ask_first) != bool(entry.precautions):
            yield ("precautions",), "who should ask first stands in ask_first and as tags – give both, or neither"
        for name, variants in (("easier_how", entry.easier), ("harder_how", entry.harder)):
            if variants and not getattr(text, name):
                problem = f"{entry.key} has a variant {variants[0]} – say what changes in {name}"
                yield ("texts", language), problem


def in_dose(own: ExerciseEntry, dose: DoseEntry) -> Problems:
    """A dose has the figures that the exercise's own has, each within what is usual."""
    spans = own.usual.spans
    for name in sorted(own.dose.figures.keys() - dose.figures.keys()):
        yield (), f"the dose of {own.key} has {name} – add it here"
    for name, value in dose.figures.items():
        if name not in own.dose.figures:
            yield (name,), f"the dose of {own.key} has no {name} – give it in {amount(own.dose)}"
        elif name not in spans:
            remedy = f"add usual: {{{name}: [lowest, highest]}}"
            yield (name,), f"{own.key} does not say how many {name} are usual – {remedy}"
        elif not spans[name][0] <= value <= spans[name][1]:
            usual = f"usual for {own.key} is {spans[name][0]} to {spans[name][1]}"
            yield (name,), f"{name} is {value}, but {usual} – keep within that, or widen usual of the exercise"


def in_minutes(entry: ProgrammeEntry, exercises: Mapping[str, ExerciseEntry]) -> Problems:
    """The stated minutes are those of the doses, or a few more for getting up and lying down."""
    paced = []
    for prescribed in entry.exercises:
        own = exercises[prescribed.exercise]
        rep_s = own.tempo.out_s + own.tempo.back_s if own.tempo else 0
        paced.append(((prescribed.dose or own.dose).dose(own.side), rep_s))
    needed = about_minutes(paced)
    most = needed + _SPARE_MINUTES
    if not needed <= entry.minutes <= most:
        problem = f"minutes is {entry.minutes}, but the doses take about {needed}"
        yield ("minutes",), f"{problem} – write {needed} to {most}, or change the doses"


def in_languages(texts: Mapping[str, ExerciseText | ProgrammeText | MeasureText]) -> Problems:
    """What is said in one language is said in all: a caution that only some can read protects only some."""
    for field in dict.fromkeys(name for text in texts.values() for name in type(text).model_fields):
        lines = {language: _lines(getattr(text, field)) for language, text in texts.items()}
        fullest = max(lines, key=lambda language: lines[language])
        for language, count in lines.items():
            if count < lines[fullest]:
                problem = f"{field} has {count or 'no'} lines, but {lines[fullest]} in texts.{fullest}"
                yield ("texts", language), f"{problem} – add what is missing to texts.{language}.{field}"


def amount(dose: DoseEntry) -> str:
    return ", ".join(f"{name} {value}" for name, value in dose.figures.items())


def _lines(said: str | tuple[str, ...] | dict[str, str]) -> int:
    return int(bool(said)) if isinstance(said, str) else len(said)
