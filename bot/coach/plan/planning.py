"""The therapist's changes to a plan: which are possible, what they would make of it, and the next version."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from bot.coach.effects import Arg, ExerciseText, Words
from bot.coach.events import Action
from bot.coach.model import Dose, Item, Person, Plan, Prescribed, Workout, WorkoutStatus
from bot.coach.rules import Exercise

HOLD_DAYS = 3


@dataclass(frozen=True)
class Change:
    """One possible change. before, after: the exercise as it stands and as it would be, None where it would go."""

    action: Action
    before: Prescribed
    after: Prescribed | None
    label: Arg | None


def feasible(plan: Plan | None, exercise: str, today: date, library: Mapping[str, Exercise]) -> tuple[Change, ...]:
    """The changes that can be made to an exercise of the plan, in button order; none if the plan does not have it.

    A swap comes at its own dose of the library: another exercise's repetitions or seconds would not fit it.
    """
    before = next((p for p in plan.exercises if p.exercise == exercise), None) if plan else None
    if before is None:
        return ()
    changes = []
    smaller = reduced(before.dose)
    if smaller:
        changes.append(
            Change(
                Action.REDUCE,
                before,
                replace(before, dose=smaller),
                _reduction_words(before.dose, smaller),
            )
        )
    taken = {p.exercise for p in plan.exercises} if plan else set()
    swap = next((s for s in before.swaps if s not in taken and s in library), None)
    if swap:
        changes.append(
            Change(
                Action.SWAP,
                before,
                Prescribed(swap, library[swap].dose, swaps=(before.exercise,)),
                Words("decide-swap-label", {"exercise": ExerciseText(swap)}),
            )
        )
    if not (before.held_until and before.held_until > today):
        held = replace(before, held_until=today + timedelta(days=HOLD_DAYS))
        changes.append(Change(Action.HOLD, before, held, None))
    changes.append(Change(Action.REMOVE, before, None, None))
    return tuple(changes)


def change_for(
    plan: Plan | None, exercise: str, action: Action, today: date, library: Mapping[str, Exercise]
) -> Change | None:
    return next((c for c in feasible(plan, exercise, today, library) if c.action is action), None)


def reduced(dose: Dose) -> Dose | None:
    """The dose at about 60 % (15 → 9 repetitions, 30 → 18 s), None where it cannot get smaller."""

    def smaller(n: int) -> int:
        return max(1, round(n * 0.6))

    if dose.reps and dose.reps > 1:
        return replace(dose, reps=smaller(dose.reps))
    if dose.minutes and dose.minutes > 1:
        return replace(dose, minutes=smaller(dose.minutes))
    if not dose.reps and dose.hold_s and dose.hold_s > 5:
        return replace(dose, hold_s=smaller(dose.hold_s))
    return replace(dose, sets=dose.sets - 1) if dose.sets > 1 else None


def changed(plan: Plan, change: Change, by: Person, reason: str, now: datetime) -> Plan:
    """The next version of the plan. Versions are only ever added."""
    exercises = tuple(
        change.after if p == change.before else p
        for p in plan.exercises
        if p != change.before or change.after is not None
    )
    return replace(
        plan,
        version=plan.version + 1,
        exercises=tuple(p for p in exercises if p is not None),
        reason=reason,
        author_id=by.id,
        created_at=now,
    )


def runs(plan: Plan, day: date) -> bool:
    """Whether that local date lies between the plan's first and last day, both included."""
    return not ((plan.start and day < plan.start) or (plan.end and day > plan.end))


def review_due(plan: Plan | None, day: date) -> bool:
    """Whether the therapist wanted to look at this plan by that date."""
    return plan is not None and plan.review is not None and day >= plan.review


def active(plan: Plan | None, today: date) -> tuple[Prescribed, ...]:
    """The exercises that are to be done on that local date: those not on hold, while the plan runs."""
    if plan is None or not runs(plan, today):
        return ()
    return tuple(p for p in plan.exercises if not (p.held_until and p.held_until > today))


def items_of(plan: Plan, day: date) -> tuple[Item, ...]:
    return tuple(Item(p.exercise, p.dose, note=p.note) for p in active(plan, day))


def as_planned_now(workout: Workout, plan: Plan) -> Workout:
    """An offered workout as the current plan has it; of one that is being done, what has not been begun and is no
    longer to be done that day falls away, and its doses stay as they were."""
    today = items_of(plan, workout.local_date)
    if workout.status is WorkoutStatus.OFFERED:
        return replace(workout, items=today, plan_version=plan.version)
    left = {item.exercise for item in today}
    return replace(workout, items=tuple(i for i in workout.items if i.opened_at or i.outcome or i.exercise in left))


def dose_words(dose: Dose) -> Words:
    """The dose as a patient reads it, with its side and what to use."""
    if dose.load:
        return Words("dose-loaded", {"dose": dose_words(replace(dose, load="")), "load": dose.load})
    side = {"side": dose.side or "no"}
    if dose.minutes:
        return Words("dose-minutes", {"minutes": dose.minutes, **side})
    if dose.reps and dose.hold_s:
        return Words("dose-reps-held", {"sets": dose.sets, "reps": dose.reps, "seconds": dose.hold_s, **side})
    if dose.reps:
        return Words("dose-reps", {"sets": dose.sets, "reps": dose.reps, **side})
    return Words("dose-hold", {"sets": dose.sets, "seconds": dose.hold_s or 0, **side})


def line_words(p: Prescribed) -> Words:
    """An exercise of a plan as a therapist reads it: its dose, and the steps that are agreed to with it."""
    return Words(
        "programme-line",
        {
            "exercise": ExerciseText(p.exercise),
            "dose": dose_words(p.dose),
            "easier": ExerciseText(p.easier.exercise) if p.easier else "",
            "easier_dose": dose_words(p.easier.dose) if p.easier else "",
            "same": "yes" if p.easier and p.easier.exercise == p.exercise else "no",
            "harder": ExerciseText(p.harder.exercise) if p.harder else "",
            "harder_dose": dose_words(p.harder.dose) if p.harder else "",
            "like": "yes" if p.harder and p.harder.exercise == p.exercise else "no",
            "note": p.note,
        },
    )


def _reduction_words(before: Dose, after: Dose) -> Words:
    """The one figure of a dose that a reduction changes, short enough for a button: "10 → 6 reps"."""
    name = next(n for n in ("reps", "minutes", "hold_s", "sets") if getattr(before, n) != getattr(after, n))
    return Words("decide-reduce-label", {"from": getattr(before, name), "to": getattr(after, name), "unit": name})


def least_seconds(dose: Dose, rep_s: int, *, rest: bool = False) -> int:
    """The seconds that the dose needs at the told tempo, with the rests between its sets if wanted."""
    if dose.minutes:
        return dose.minutes * 60 * dose.sets
    sides = 2 if dose.side == "each" else 1
    one_set = dose.reps * (rep_s + (dose.hold_s or 0)) if dose.reps else (dose.hold_s or 0)
    return dose.sets * sides * one_set + (dose.rest_s * (dose.sets * sides - 1) if rest else 0)


def about_minutes(paced: Iterable[tuple[Dose, int]]) -> int:
    """About how long a workout takes, with rests, in minutes: of (dose, seconds of one repetition) each."""
    return max(1, round(sum(least_seconds(dose, rep_s, rest=True) for dose, rep_s in paced) / 60))


def programme_words(key: str, field: str = "title") -> Words:
    """A text of a library programme: its title, aim, expect or caution."""
    return Words("@programme", {"key": key, "field": field})
