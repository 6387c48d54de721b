"""What is different between two versions of a plan, line by line: for the therapist all of it, for the patient what
concerns them."""

from collections.abc import Iterator
from dataclasses import replace

from bot.coach.effects import Arg, ExerciseText, Words
from bot.coach.model import Dose, Plan, Prescribed, Step
from bot.coach.plan.planning import dose_words
from bot.coach.talk import date_words, slots_words

_NOTHING = Plan(0, "", (), ())


def difference(before: Plan | None, after: Plan, *, for_patient: bool) -> tuple[Words, ...]:
    """In the order of the plan: exercises, their order, times, dates, notes; for the therapist also ladder, limits and
    precautions."""
    return tuple(_lines(before or _NOTHING, after, for_patient))


def _lines(before: Plan, after: Plan, for_patient: bool) -> Iterator[Words]:
    old = {p.exercise: p for p in before.exercises}
    for p in after.exercises:
        name = ExerciseText(p.exercise)
        was = old.get(p.exercise)
        if was is None:
            yield Words("diff-added", {"exercise": name, "dose": dose_words(p.dose), "note": p.note})
        else:
            yield from _on_exercise(was, p, for_patient)
        if not for_patient:
            for way in ("easier", "harder"):
                yield from _on_step(getattr(was, way) if was else None, getattr(p, way), way, name)
    new = [p.exercise for p in after.exercises]
    for key in old:
        if key not in new:
            yield Words("diff-removed", {"exercise": ExerciseText(key)})
    if [key for key in old if key in new] != [key for key in new if key in old]:
        yield Words("diff-order", {"lines": Words("listed", {key: ExerciseText(key) for key in new})})
    yield from _on_times(before, after, for_patient)
    yield from _on_the_rest(before, after, for_patient)


def _on_exercise(was: Prescribed, now: Prescribed, for_patient: bool) -> Iterator[Words]:
    name = ExerciseText(now.exercise)
    if _same_rest(was.dose, now.dose) != now.dose:
        yield Words("diff-dose", {"exercise": name, "before": dose_words(was.dose), "after": dose_words(now.dose)})
    if was.dose.rest_s != now.dose.rest_s and now.dose.sets > 1:
        yield Words("diff-rest", {"exercise": name, "before": was.dose.rest_s, "after": now.dose.rest_s})
    if was.note != now.note:
        yield Words("diff-note", {"exercise": name, "note": now.note})
    if was.held_until != now.held_until:
        until = date_words(now.held_until) if now.held_until else ""
        yield Words("diff-held", {"exercise": name, "until": until})
    if was.swaps != now.swaps and not for_patient:
        yield Words("diff-swaps", {"exercise": name, "lines": _swaps(now)})


def _swaps(p: Prescribed) -> Arg:
    return Words("listed", {k: ExerciseText(k) for k in p.swaps}) if p.swaps else ""


def _same_rest(was: Dose, now: Dose) -> Dose:
    return replace(was, rest_s=now.rest_s)


def _on_step(was: Step | None, now: Step | None, way: str, name: ExerciseText) -> Iterator[Words]:
    if (was and _terms(was)) != (now and _terms(now)):
        yield Words("diff-step", {"exercise": name, "way": way, "step": step_words(now, way) if now else ""})


def _terms(step: Step) -> tuple[object, ...]:
    return step.exercise, step.dose, step.trigger, step.expires


def step_words(step: Step, way: str) -> Words:
    """A rung of the ladder as a therapist reads it: what, when, until when."""
    return Words(
        "ladder-step",
        {
            "exercise": ExerciseText(step.exercise),
            "dose": dose_words(step.dose),
            "trigger": step.trigger or ("offer" if way == "easier" else "easy"),
            "expires": date_words(step.expires) if step.expires else "",
        },
    )


def _on_times(before: Plan, after: Plan, for_patient: bool) -> Iterator[Words]:
    if set(before.slots) != set(after.slots):
        yield Words("diff-slots", {"slots": slots_words(after.slots) if after.slots else ""})
    for name in ("start", "end") if for_patient else ("start", "end", "review"):
        if getattr(before, name) != getattr(after, name):
            day = getattr(after, name)
            yield Words("diff-date", {"what": name, "day": date_words(day) if day else ""})


def _on_the_rest(before: Plan, after: Plan, for_patient: bool) -> Iterator[Words]:
    if before.check_ins != after.check_ins:
        yield Words("diff-check-ins", {"lines": check_in_words(after.check_ins)})
    if before.measures != after.measures:
        yield Words("diff-measures", {"lines": measures_words(after.measures)})
    if before.note != after.note:
        yield Words("diff-plan-note", {"note": after.note})
    if for_patient:
        return
    if before.screening != after.screening:
        yield Words("diff-screening", {"on": "yes" if after.screening else "no"})
    for name in sorted({*before.thresholds, *after.thresholds}):
        was, now = before.thresholds.get(name), after.thresholds.get(name)
        if was != now:
            yield Words(
                "diff-limit",
                {"what": name.partition(".")[2], "value": "" if now is None else str(now)},
            )
    if before.precautions != after.precautions:
        yield Words("diff-precautions", {"lines": precaution_words(after.precautions)})


def check_in_words(names: tuple[str, ...] | None) -> Arg:
    """ "" for none, the programme's own words where the plan says nothing."""
    if names is None:
        return Words("check-ins-own")
    return Words("listed", {n: Words("check-in-name", {"what": n}) for n in names}) if names else ""


def measure_words(key: str) -> Words:
    """What a questionnaire is called."""
    return Words("@measure", {"key": key, "field": "title"})


def measures_words(keys: tuple[str, ...]) -> Arg:
    return Words("listed", {key: measure_words(key) for key in keys}) if keys else ""


def precaution_words(tags: tuple[str, ...]) -> Arg:
    return Words("listed", {tag: Words("precaution", {"tag": tag}) for tag in tags}) if tags else ""
