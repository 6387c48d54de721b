"""What several pages of the plan builder say: a plan's exercises, what else is set, a difference, a reason."""

from collections.abc import Sequence
from datetime import date

from bot.coach.effects import Arg, ExerciseText, Words
from bot.coach.model import Plan
from bot.coach.plan.comparing import check_in_words, measures_words, precaution_words
from bot.coach.plan.draft_pages.desk import Desk
from bot.coach.plan.planning import about_minutes, dose_words
from bot.coach.talk import date_words, slots_words

_LONGEST_DIFFERENCE = 12


def plan_lines(plan: Plan, today: date) -> Arg:
    """Its exercises in order, numbered, with a word on what else there is to each."""
    lines: dict[str, Arg] = {
        str(i): Words(
            "build-line",
            {
                "number": i + 1,
                "exercise": ExerciseText(p.exercise),
                "dose": dose_words(p.dose),
                "ladder": "yes" if p.easier or p.harder else "no",
                "note": "yes" if p.note else "no",
                "held": date_words(p.held_until) if p.held_until and p.held_until > today else "",
            },
        )
        for i, p in enumerate(plan.exercises)
    }
    return Words("lines", lines) if lines else ""


def plan_facts(desk: Desk, plan: Plan) -> Arg:
    """When, from when to when, how long, and what else is set."""
    rules = desk.rules
    paced = [(p.dose, rules.exercises[p.exercise].rep_s) for p in plan.exercises if p.exercise in rules.exercises]
    words: list[Words] = [Words("build-slots", {"slots": slots_words(plan.slots) if plan.slots else ""})]
    if paced:
        words.append(Words("build-minutes", {"minutes": about_minutes(paced)}))
    for name in ("start", "end", "review"):
        day = getattr(plan, name)
        if day:
            words.append(Words("diff-date", {"what": name, "day": date_words(day)}))
    if plan.check_ins is not None:
        words.append(Words("diff-check-ins", {"lines": check_in_words(plan.check_ins)}))
    if plan.measures:
        words.append(Words("diff-measures", {"lines": measures_words(plan.measures)}))
    if plan.screening:
        words.append(Words("diff-screening", {"on": "yes"}))
    words += [
        Words("diff-limit", {"what": name.partition(".")[2], "value": str(value)})
        for name, value in sorted(plan.thresholds.items())
    ]
    if plan.precautions:
        words.append(Words("diff-precautions", {"lines": precaution_words(plan.precautions)}))
    if plan.note:
        words.append(Words("diff-plan-note", {"note": plan.note}))
    return Words("lines", {str(i): w for i, w in enumerate(words)})


def as_lines(lines: Sequence[Words], most: int = _LONGEST_DIFFERENCE) -> Arg:
    """One below the other, with how many more there are: a message has an end."""
    found = {str(i): Words("build-dot", {"line": line}) for i, line in enumerate(lines[:most])}
    if len(lines) > most:
        found["more"] = Words("build-and-more", {"count": len(lines) - most})
    return Words("lines", found) if found else ""


def reason_words(reason: str) -> Arg:
    """A reason as its reader sees it: "=name" stands for the content's own words."""
    return Words("default-reason", {"action": reason[1:]}) if reason.startswith("=") else reason
