"""Plan files: a therapist's YAML becomes a plan, or every mistake in it at once, each with its line and its remedy.

Strict: an unknown key is a mistake, not a surprise. What is wrong is named by keys of messages/*/plan_files.ftl:
therapists read it, in their language.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time
from difflib import get_close_matches
from typing import Annotated, Any, Literal, get_args

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

from bot.coach.events import FileMistake
from bot.coach.model import Dose, Plan, Prescribed, Slot, Step
from bot.coach.plan import drafting
from bot.coach.plan.ladder import DOWN, UP
from bot.coach.reading import normalise
from bot.coach.rules import Rules
from bot.content.document import Document, Path, read
from bot.content.schema import WEEKDAYS, CheckIn, Precaution, Weekday

LARGEST = 50_000  # bytes
ENDINGS = (".yaml", ".yml")
_DEEPEST = 8
_SHOWN = 30  # characters of a value that is wrong
_MOST_NAMED = 12

Text = Annotated[str, Field(min_length=1, max_length=600)]
Clock = Annotated[str, Field(pattern=r"^([01]?[0-9]|2[0-3]):[0-5][0-9]$")]
Day = Annotated[date, Field()]


def _span(name: str) -> Any:
    lowest, highest, _ = drafting.BOUNDS[name]
    return Annotated[int, Field(ge=lowest, le=highest)]


Sets, Reps, Hold, Minutes, Rest = (_span(n) for n in ("sets", "reps", "hold_s", "minutes", "rest_s"))


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class _Dosed(_Entry):
    """Without a figure the dose is the library's own."""

    exercise: Annotated[str, Field(min_length=1, max_length=40)]
    sets: Sets | None = None  # type: ignore[valid-type]
    reps: Reps | None = None  # type: ignore[valid-type]
    hold_s: Hold | None = None  # type: ignore[valid-type]
    minutes: Minutes | None = None  # type: ignore[valid-type]
    rest_s: Rest | None = None  # type: ignore[valid-type]
    load: Annotated[str, Field(max_length=drafting.LOAD_MOST)] = ""
    side: Literal["", "none", "each", "left", "right"] | None = None


class EasierLine(_Dosed):
    trigger: Literal["offer", "too_hard", "unsettled"] = "offer"
    until: Day | None = None


class HarderLine(_Dosed):
    trigger: Literal["easy", "done"] = "easy"
    until: Day | None = None


class ExerciseLine(_Dosed):
    note: Annotated[str, Field(max_length=drafting.NOTE_MOST)] = ""
    swaps: tuple[str, ...] = ()
    held_until: Day | None = None
    easier: EasierLine | None = None
    harder: HarderLine | None = None


class SlotLine(_Entry):
    day: Weekday
    at: Clock


class PlanFile(_Entry):
    """days × times, or slots where the days differ."""

    patient: Annotated[str, Field(max_length=30)] = ""
    programme: Annotated[str, Field(max_length=32)] = ""
    days: tuple[Weekday, ...] = ()
    times: Annotated[tuple[Clock, ...], Field(max_length=drafting.MOST_TIMES)] = ()
    slots: Annotated[tuple[SlotLine, ...], Field(max_length=7 * drafting.MOST_TIMES)] = ()
    start: Day | None = None
    end: Day | None = None
    review: Day | None = None
    check_ins: tuple[CheckIn, ...] | None = None
    limits: dict[str, Annotated[int, Field(ge=0, le=10)]] = {}
    precautions: tuple[Precaution, ...] | None = None
    note: Annotated[str, Field(max_length=drafting.PLAN_NOTE_MOST)] = ""
    exercises: Annotated[tuple[ExerciseLine, ...], Field(min_length=1, max_length=drafting.MOST_EXERCISES)]


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
    unfit = _unfit(text)
    if unfit:
        return Read(mistakes=(unfit,))
    document = read(text, "plan")
    if _bare(text):
        return Read(mistakes=(FileMistake(1, "file-no-plan"),))
    mistakes = [_of_yaml(m.line, m.problem) for m in document.mistakes]
    if not isinstance(document.data, dict):
        return Read(mistakes=(*mistakes, *([] if mistakes else [FileMistake(1, "file-no-plan")])))
    found: PlanFile | None = None
    try:
        found = PlanFile.model_validate(document.data)
    except ValidationError as error:
        # A list whose only entry is wrong counts as too short as well, which is no second mistake.
        details = (d for d in error.errors(include_url=False) if d["type"] != "too_short" or not d["input"])
        mistakes += [_in_words(detail, document) for detail in details]
    mistakes += _names(document, rules)
    if found is not None:
        mistakes += _sense(found, document, rules)
    if mistakes or found is None:
        once = {(m.line, m.key, *sorted(m.args.items())): m for m in mistakes}
        return Read(mistakes=tuple(sorted(once.values(), key=lambda m: (m.line, m.key))))
    return Read(_plan(found, rules), found.patient, found.precautions is not None)


def _unfit(text: str) -> FileMistake | None:
    """Anchors and aliases can blow a small file up, and depth is of no use here: refused before anything is built."""
    depth = 0
    try:
        for event in yaml.parse(text, Loader=yaml.SafeLoader):
            line = event.start_mark.line + 1 if event.start_mark else 1
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                return FileMistake(line, "file-alias")
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                if depth > _DEEPEST:
                    return FileMistake(line, "file-too-deep")
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        return FileMistake(mark.line + 1 if mark else 1, "file-yaml")
    except yaml.YAMLError:
        return FileMistake(1, "file-not-text")
    return None


def _of_yaml(line: int, problem: str) -> FileMistake:
    twice = re.match(r'"(.{1,40})" stands here twice', problem)
    return FileMistake(line, "file-key-twice", {"what": twice[1]}) if twice else FileMistake(line, "file-yaml")


def _in_words(detail: ErrorDetails, document: Document) -> FileMistake:
    """A validation error as a message's key with its arguments."""
    path: Path = tuple(part for part in detail["loc"] if part != "[key]")
    line, context = document.line(path), detail.get("ctx", {})
    what, value = str(path[-1]) if path else "", str(detail["input"])[:_SHOWN]
    if path and isinstance(path[-1], int):
        what = str(path[-2])
    match detail["type"]:
        case "missing":
            return FileMistake(line, "file-missing", {"what": what})
        case "extra_forbidden":
            return FileMistake(line, "file-unknown-key", {"what": what[:_SHOWN], **_near(what, _keys_at(path[:-1]))})
        case "literal_error":
            options = re.findall(r"'([^']*)'", str(context["expected"]))
            return FileMistake(line, "file-choice", {"what": what, "value": value, **_near(value, options)})
        case "greater_than_equal":
            return FileMistake(line, "file-low", {"what": what, "value": value, "least": int(str(context["ge"]))})
        case "less_than_equal":
            return FileMistake(line, "file-high", {"what": what, "value": value, "most": int(str(context["le"]))})
        case "string_too_long":
            return FileMistake(line, "file-long", {"what": what, "most": int(str(context["max_length"]))})
        case "string_pattern_mismatch":
            return FileMistake(line, "file-time", {"value": value})
        case "too_long":
            return FileMistake(line, "file-many", {"what": what, "most": int(str(context["max_length"]))})
        case "too_short":
            return FileMistake(line, "file-missing", {"what": "exercise"})
        case kind if kind.startswith("date"):
            return FileMistake(line, "file-date", {"what": what, "value": value})
        case kind if kind.startswith("int"):
            return FileMistake(line, "file-number", {"what": what, "value": value})
        case "tuple_type" | "list_type":
            return FileMistake(line, "file-list", {"what": what})
        case "model_type" | "dict_type":
            return FileMistake(line, "file-group", {"what": what})
        case _:
            return FileMistake(line, "file-text", {"what": what})


def _keys_at(path: Path) -> tuple[str, ...]:
    """The keys that may stand there."""
    shape: type[BaseModel] = PlanFile
    names: dict[str, type[BaseModel]] = {
        "exercises": ExerciseLine,
        "slots": SlotLine,
        "easier": EasierLine,
        "harder": HarderLine,
    }
    for part in path:
        shape = names.get(str(part), shape)
    return tuple(shape.model_fields)


def _near(word: str, known: Iterable[str]) -> dict[str, str | int]:
    """What was probably meant, or, of few, what there is to choose from."""
    names = [name for name in known if name]
    close = get_close_matches(word.lower(), names, n=1, cutoff=0.6)
    return {"near": close[0] if close else "", "known": ", ".join(names) if len(names) <= _MOST_NAMED else ""}


def _bare(text: str) -> bool:
    """Whether there is nothing in it but comments."""
    return all(not line.strip() or line.lstrip().startswith("#") for line in text.splitlines())


def _names(document: Document, rules: Rules) -> list[FileMistake]:
    """Whatever names something that does not exist, or says too little or too much, wherever the file is readable."""
    data, found = document.data, []
    assert isinstance(data, dict)
    programme = data.get("programme")
    if isinstance(programme, str) and programme and programme not in rules.programmes:
        near = _near(programme, rules.programmes)
        found.append(
            FileMistake(document.line(("programme",)), "file-no-programme", {"value": programme[:_SHOWN], **near})
        )
    limits = data.get("limits")
    for name in limits if isinstance(limits, dict) else ():
        if name not in drafting.LIMITS:
            near = _near(name, drafting.LIMITS)
            found.append(
                FileMistake(document.line(("limits", name)), "file-no-limit", {"value": name[:_SHOWN], **near})
            )
    seen: dict[str, int] = {}
    exercises = data.get("exercises")
    for at, entry in enumerate(exercises if isinstance(exercises, list) else ()):
        if not isinstance(entry, dict):
            continue
        path: Path = ("exercises", at)
        own = entry.get("exercise")
        found += _amounts(entry, document, path)
        found += _exercise(own, document, (*path, "exercise"), rules)
        if isinstance(own, str):
            if own in seen:
                args: dict[str, str | int] = {"value": own[:_SHOWN], "first": seen[own]}
                found.append(FileMistake(document.line((*path, "exercise")), "file-exercise-twice", args))
            seen.setdefault(own, document.line((*path, "exercise")))
        swaps = entry.get("swaps")
        for n, swap in enumerate(swaps if isinstance(swaps, list) else ()):
            found += _exercise(swap, document, (*path, "swaps", n), rules)
        for way in ("easier", "harder"):
            step = entry.get(way)
            if isinstance(step, dict):
                found += _exercise(step.get("exercise"), document, (*path, way, "exercise"), rules)
                found += _amounts(step, document, (*path, way))
    if bool(data.get("slots")) == bool(data.get("days") and data.get("times")):
        found.append(FileMistake(document.line(("slots",)) if "slots" in data else 1, "file-no-times"))
    return found


def _exercise(key: object, document: Document, path: Path, rules: Rules) -> list[FileMistake]:
    if not isinstance(key, str) or not key or key in rules.exercises:
        return []
    named = next((k for k, e in rules.exercises.items() if normalise(key) in e.names), "")
    close = get_close_matches(key.lower().replace(" ", "_"), rules.exercises, n=1, cutoff=0.6)
    near = named or (close[0] if close else "")
    return [FileMistake(document.line(path), "file-no-exercise", {"value": key[:_SHOWN], "near": near})]


def _sense(file: PlanFile, document: Document, rules: Rules) -> list[FileMistake]:
    """What no single value shows, where each by itself is right: dates and limits."""
    found = []
    if file.start and file.end and file.end < file.start:
        found.append(FileMistake(document.line(("end",)), "file-end-first"))
    if file.limits and all(name in drafting.LIMITS for name in file.limits):
        pain = rules.thresholds.overridden(dict(file.limits)).pain
        zones = pain.green_max < pain.amber_max < pain.stop_at <= pain.severe_at
        if not zones or pain.amber_max >= pain.no_start_at:
            found.append(FileMistake(document.line(("limits",)), "file-limits"))
    return found


def _amounts(entry: Mapping[str, object], document: Document, path: Path) -> list[FileMistake]:
    if entry.get("minutes") and (entry.get("sets") or entry.get("reps") or entry.get("hold_s")):
        return [FileMistake(document.line((*path, "minutes")), "file-two-kinds")]
    # A key that is spelt wrong is told of itself; that it is missing would be no news.
    spelt = entry.keys() <= ExerciseLine.model_fields.keys() | EasierLine.model_fields.keys()
    if spelt and entry.get("sets") and not (entry.get("reps") or entry.get("hold_s")):
        return [FileMistake(document.line((*path, "sets")), "file-sets-alone")]
    return []


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


def _dose(line: _Dosed, rules: Rules) -> Dose:
    own = rules.exercises[line.exercise].dose
    side = own.side if line.side is None else "" if line.side == "none" else line.side
    rest = own.rest_s if line.rest_s is None else line.rest_s
    if not (line.sets or line.reps or line.hold_s or line.minutes):
        return Dose(own.sets, own.reps, own.hold_s, own.minutes, rest, side, line.load)
    return Dose(line.sets or 1, line.reps, line.hold_s, line.minutes, rest, side, line.load)


def _step(line: EasierLine | HarderLine | None, rules: Rules) -> Step | None:
    return Step(line.exercise, _dose(line, rules), line.trigger, line.until) if line else None


def write_plan(plan: Plan, alias: str = "", heading: Iterable[str] = ()) -> str:
    """The plan as a file that `read_plan` reads back to the same. heading: comment lines at the top."""
    data: dict[str, Any] = {}
    if alias:
        data["patient"] = alias
    if plan.programme:
        data["programme"] = plan.programme
    days, times = drafting.days_of(plan), drafting.times_of(plan)
    if plan.slots and len(plan.slots) == len(days) * len(times):
        data["days"] = [WEEKDAYS[d] for d in days]
        data["times"] = [t.strftime("%H:%M") for t in times]
    elif plan.slots:
        data["slots"] = [{"day": WEEKDAYS[s.weekday], "at": s.at.strftime("%H:%M")} for s in plan.slots]
    for name in ("start", "end", "review"):
        if getattr(plan, name):
            data[name] = getattr(plan, name)
    if plan.check_ins is not None:
        data["check_ins"] = list(plan.check_ins)
    if plan.thresholds:
        data["limits"] = {n: v for n, v in sorted(plan.thresholds.items()) if n in drafting.LIMITS}
    if plan.precautions:
        data["precautions"] = list(plan.precautions)
    if plan.note:
        data["note"] = plan.note
    data["exercises"] = [_line(p) for p in plan.exercises]
    top = "".join(f"# {line}\n" for line in heading)
    return top + yaml.dump(data, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=100)


def _line(p: Prescribed) -> dict[str, Any]:
    entry = {"exercise": p.exercise, **_figures(p.dose)}
    if p.note:
        entry["note"] = p.note
    if p.swaps:
        entry["swaps"] = list(p.swaps)
    if p.held_until:
        entry["held_until"] = p.held_until
    for way, first in (("easier", DOWN[0]), ("harder", UP[0])):
        step: Step | None = getattr(p, way)
        if step:
            entry[way] = {"exercise": step.exercise, **_figures(step.dose), "trigger": step.trigger or first}
            if step.expires:
                entry[way]["until"] = step.expires
    return entry


def _figures(dose: Dose) -> dict[str, Any]:
    values: Mapping[str, Any] = {
        "minutes": dose.minutes,
        "sets": None if dose.minutes else dose.sets,
        "reps": dose.reps,
        "hold_s": dose.hold_s,
        "rest_s": None if dose.minutes else dose.rest_s,
        "side": dose.side or "none",
        "load": dose.load or None,
    }
    return {name: value for name, value in values.items() if value is not None}


class _Dumper(yaml.SafeDumper):
    """Times in quotes, or YAML would read them as numbers; lists of words in one line."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def _as_text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"' if re.match(r"^\d+:\d+$", text) else None)


def _as_list(dumper: yaml.SafeDumper, items: list[Any]) -> yaml.SequenceNode:
    flow = all(isinstance(item, str) for item in items)
    return dumper.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=flow)


_Dumper.add_representer(str, _as_text)
_Dumper.add_representer(list, _as_list)

assert set(get_args(CheckIn)) == set(drafting.CHECK_INS)  # the builder and the file offer the same
