"""What a therapist should look at once more before a plan is published. Warns, never forbids."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from bot.coach.effects import Arg, ExerciseText, Words
from bot.coach.model import Dose, Plan, Prescribed, Step
from bot.coach.plan.comparing import precaution_words
from bot.coach.plan.noticing import NOTE, Seen
from bot.coach.rules import Exercise, Rules


def warnings(
    plan: Plan, before: Plan | None, rules: Rules, today: date, seen: Sequence[Seen] = ()
) -> tuple[Words, ...]:
    """In the order of the plan. before: the version in force, whose exercises have been looked at already. seen: what
    notes and answers may say of precautions."""
    return tuple(_all(plan, before, rules, today, seen))


def _all(plan: Plan, before: Plan | None, rules: Rules, today: date, seen: Sequence[Seen]) -> Iterator[Words]:
    if not plan.exercises:
        yield Words("warn-empty")
    if not plan.slots:
        yield Words("warn-no-times")
    if plan.end and plan.end < today:
        yield Words("warn-over")
    most = rules.thresholds.adherence.max_exercises_warn
    if len(plan.exercises) > most:
        yield Words("warn-many", {"count": len(plan.exercises), "most": most})
    known = {p.exercise for p in before.exercises} if before else set()
    for p in plan.exercises:
        own = rules.exercises.get(p.exercise)
        if own is None:
            yield Words("warn-unknown", {"key": p.exercise})
            continue
        yield from _unusual(p.exercise, p.dose, own)
        yield from _cautions(p, own, plan, new=p.exercise not in known)
        yield from _steps(p, rules)
    yield from noted([p.exercise for p in plan.exercises], (s for s in seen if s.tag not in plan.precautions), rules)


def noted(keys: Sequence[str], seen: Iterable[Seen], rules: Rules) -> Iterator[Words]:
    """One line for each precaution that was seen and that one of these exercises names, or that concerns every plan."""
    by_tag: dict[str, list[Seen]] = {}
    for each in seen:
        by_tag.setdefault(each.tag, []).append(each)
    for tag, where in by_tag.items():
        marked = [key for key in keys if key in rules.exercises and tag in rules.exercises[key].precautions]
        if not marked and not (keys and tag in rules.note_words.whole_plan):
            continue
        exercises: Arg = Words("listed", {key: ExerciseText(key) for key in marked}) if marked else ""
        said = Words("listed", {str(n): _seen_words(each) for n, each in enumerate(where)})
        matched = "yes" if any(each.words for each in where) else "no"
        yield Words(
            "warn-noted", {"tag": precaution_words((tag,)), "seen": said, "exercises": exercises, "matched": matched}
        )


def _seen_words(seen: Seen) -> Words:
    asked: Arg = "" if seen.where == NOTE else Words("screen-name", {"question": seen.where})
    return Words("warn-seen", {"words": seen.words, "question": asked})


def unusual(dose: Dose, own: Exercise) -> tuple[tuple[str, int, int, int], ...]:
    """(figure, value, lowest, highest) of whatever lies outside the library's usual range."""
    return tuple(
        (name, value, low, high)
        for name, (low, high) in own.usual.items()
        if (value := getattr(dose, name)) is not None and not low <= value <= high
    )


def _unusual(key: str, dose: Dose, own: Exercise) -> Iterator[Words]:
    for name, value, low, high in unusual(dose, own):
        yield Words(
            "warn-usual", {"exercise": ExerciseText(key), "what": name, "value": value, "low": low, "high": high}
        )


def _cautions(p: Prescribed, own: Exercise, plan: Plan, *, new: bool) -> Iterator[Words]:
    """Tags of the exercise that this patient has; where nothing is known, whom it is not for."""
    both = tuple(tag for tag in own.precautions if tag in plan.precautions)
    if both:
        yield Words("warn-caution", {"exercise": ExerciseText(p.exercise), "lines": precaution_words(both)})
    elif own.precautions and not plan.precautions and new:
        first = ExerciseText(p.exercise, "ask_first")
        yield Words("warn-ask-first", {"exercise": ExerciseText(p.exercise), "who": first})


def _steps(p: Prescribed, rules: Rules) -> Iterator[Words]:
    for way, step in (("easier", p.easier), ("harder", p.harder)):
        if step is None:
            continue
        if step.exercise == p.exercise and not _apart(p.dose, step, way):
            yield Words("warn-step", {"exercise": ExerciseText(p.exercise), "way": way})
        elif step.exercise in rules.exercises:
            yield from _unusual(step.exercise, step.dose, rules.exercises[step.exercise])


def _apart(dose: Dose, step: Step, way: str) -> bool:
    """Whether the step is less (or more) of the same: no figure the other way, and one that differs."""
    pairs = [(getattr(step.dose, n) or 0, getattr(dose, n) or 0) for n in ("sets", "reps", "hold_s", "minutes")]
    if way == "harder":
        pairs = [(b, a) for a, b in pairs]
    return (all(a <= b for a, b in pairs) and any(a < b for a, b in pairs)) or (step.dose.load != dose.load)
