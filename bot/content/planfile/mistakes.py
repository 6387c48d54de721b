"""Every mistake in a plan file by a key of messages/*/plan_files.ftl, with its line and what would be right."""

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches

import yaml
from pydantic import BaseModel
from pydantic_core import ErrorDetails

from bot.coach.events import FileMistake
from bot.coach.plan import drafting
from bot.coach.reading import normalise
from bot.coach.rules import Rules
from bot.content.document import Document, Path
from bot.content.planfile.shape import EasierLine, ExerciseLine, HarderLine, PlanFile, SlotLine

_DEEPEST = 8
_SHOWN = 30  # characters of a value that is wrong
_MOST_NAMED = 12


def unfit(text: str) -> FileMistake | None:
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


def of_yaml(line: int, problem: str) -> FileMistake:
    twice = re.match(r'"(.{1,40})" stands here twice', problem)
    return FileMistake(line, "file-key-twice", {"what": twice[1]}) if twice else FileMistake(line, "file-yaml")


def in_words(detail: ErrorDetails, document: Document) -> FileMistake:
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


def names(document: Document, rules: Rules) -> list[FileMistake]:
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


def sense(file: PlanFile, document: Document, rules: Rules) -> list[FileMistake]:
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
