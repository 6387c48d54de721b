"""A plan file becomes a plan."""

from dataclasses import dataclass
from datetime import time

from pydantic import ValidationError

from bot.coach.events import FileMistake
from bot.coach.model import Dose, Plan, Prescribed, Slot, Step
from bot.coach.rules import Rules
from bot.content.document import read
from bot.content.planfile.mistakes import in_words, names, of_yaml, sense, unfit
from bot.content.planfile.shape import Dosed, EasierLine, ExerciseLine, HarderLine, PlanFile
from bot.content.schema import WEEKDAYS

LARGEST = 50_000  # bytes


@dataclass(frozen=True)
class Read:
    """plan: what the file says, None if it has mistakes. patient: whom it names. precautions: whether it names any."""

    plan: Plan | None = None
    patient: str = ""
    precautions: bool = False
    mistakes: tuple[FileMistake, ...] = ()


def read_plan(data: bytes, rules: Rules) -> Read:
    """1. Is it a text of a size that fits? 2. Is it plain YAML? 3. Does each value fit? 4. Does what it names exist?
    Steps 3 and 4 find everything that is wrong."""
    if len(data) > LARGEST:
        return Read(mistakes=(FileMistake(1, "file-too-large", {"most": LARGEST // 1000}),))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return Read(mistakes=(FileMistake(1, "file-not-text"),))
    refused = unfit(text)
    if refused:
        return Read(mistakes=(refused,))
    document = read(text, "plan")
    if _bare(text):
        return Read(mistakes=(FileMistake(1, "file-no-plan"),))
    mistakes = [of_yaml(m.line, m.problem) for m in document.mistakes]
    if not isinstance(document.data, dict):
        return Read(mistakes=(*mistakes, *([] if mistakes else [FileMistake(1, "file-no-plan")])))
    found: PlanFile | None = None
    try:
        found = PlanFile.model_validate(document.data)
    except ValidationError as error:
        # A list whose only entry is wrong counts as too short as well, which is no second mistake.
        details = (d for d in error.errors(include_url=False) if d["type"] != "too_short" or not d["input"])
        mistakes += [in_words(detail, document) for detail in details]
    mistakes += names(document, rules)
    if found is not None:
        mistakes += sense(found, document, rules)
    if mistakes or found is None:
        once = {(m.line, m.key, *sorted(m.args.items())): m for m in mistakes}
        return Read(mistakes=tuple(sorted(once.values(), key=lambda m: (m.line, m.key))))
    return Read(_plan(found, rules), found.patient, found.precautions is not None)


def _bare(text: str) -> bool:
    """Whether there is nothing in it but comments."""
    return all(not line.strip() or line.lstrip().startswith("#") for line in text.splitlines())


def _plan(file: PlanFile, rules: Rules) -> Plan:
    slots = tuple(Slot(WEEKDAYS.index(s.day), _clock(s.at)) for s in file.slots)
    every = tuple(Slot(WEEKDAYS.index(d), _clock(t)) for d in file.days for t in file.times)
    return Plan(
        version=0,
        programme=file.programme,
        exercises=tuple(_prescribed(line, rules) for line in file.exercises),
        slots=tuple(sorted(set(slots or every), key=lambda s: (s.weekday, s.at))),
        thresholds={n: v for n, v in file.limits.items() if _limit(rules, n) != v},
        start=file.start,
        end=file.end,
        review=file.review,
        check_ins=file.check_ins,
        note=file.note,
        precautions=file.precautions or (),
    )


def _limit(rules: Rules, name: str) -> int:
    group, leaf = name.split(".")
    return int(getattr(getattr(rules.thresholds, group), leaf))


def _clock(text: str) -> time:
    hour, minute = text.split(":")
    return time(int(hour), int(minute))


def _prescribed(line: ExerciseLine, rules: Rules) -> Prescribed:
    return Prescribed(
        line.exercise,
        _dose(line, rules),
        easier=_step(line.easier, rules),
        swaps=line.swaps,
        held_until=line.held_until,
        harder=_step(line.harder, rules),
        note=line.note,
    )


def _dose(line: Dosed, rules: Rules) -> Dose:
    own = rules.exercises[line.exercise].dose
    side = own.side if line.side is None else "" if line.side == "none" else line.side
    rest = own.rest_s if line.rest_s is None else line.rest_s
    if not (line.sets or line.reps or line.hold_s or line.minutes):
        return Dose(own.sets, own.reps, own.hold_s, own.minutes, rest, side, line.load)
    return Dose(line.sets or 1, line.reps, line.hold_s, line.minutes, rest, side, line.load)


def _step(line: EasierLine | HarderLine | None, rules: Rules) -> Step | None:
    return Step(line.exercise, _dose(line, rules), line.trigger, line.until) if line else None
