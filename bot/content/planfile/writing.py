"""A plan becomes a file that reads back to the same."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

import yaml

from bot.coach.model import Dose, Plan, Prescribed, Step
from bot.coach.plan import drafting
from bot.coach.plan.ladder import DOWN, UP
from bot.content.schema import WEEKDAYS


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
