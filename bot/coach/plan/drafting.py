"""What can be done to a draft: pure changes of a plan, within bounds. Knows neither messages nor who asks."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from bot.coach.model import Dose, Plan, Prescribed, Slot, Step
from bot.coach.plan.ladder import DOWN, UP
from bot.coach.plan.planning import reduced
from bot.coach.rules import Exercise, Thresholds

MOST_EXERCISES = 12
MOST_TIMES = 3  # a day
CHECK_INS = ("mood", "energy", "sleep")
LIMITS = ("pain.green_max", "pain.amber_max", "pain.stop_at", "pain.severe_at", "pain.no_start_at")
NOTE_MOST = 120  # characters below a card
LOAD_MOST = 40
PLAN_NOTE_MOST = 600
# figure → lowest, highest, step. The lowest of 0 is "none".
BOUNDS: dict[str, tuple[int, int, int]] = {
    "sets": (1, 10, 1),
    "reps": (1, 100, 1),
    "hold_s": (1, 300, 5),
    "minutes": (1, 120, 1),
    "rest_s": (0, 600, 15),
}
SIDES = ("", "each", "left", "right")
_WEEKS = (4, 8, 12)
_DAY = timedelta(days=1)


def figures_of(dose: Dose) -> tuple[str, ...]:
    """The figures that a dose of this kind has."""
    if dose.minutes:
        return ("minutes",)
    return ("sets", "reps", "hold_s", "rest_s")


def with_figure(dose: Dose, name: str, value: int) -> Dose | None:
    """The dose with that figure, None where it would be no dose, or out of bounds. 0 takes reps or a hold away."""
    lowest, highest, _ = BOUNDS[name]
    if name == "minutes":
        return replace(dose, minutes=value, sets=1, reps=None, hold_s=None) if lowest <= value <= highest else None
    if value == 0 and name in ("reps", "hold_s"):
        other = dose.hold_s if name == "reps" else dose.reps
        return _set(dose, minutes=None, **{name: None}) if other else None
    if not lowest <= value <= highest:
        return None
    changed = _set(dose, minutes=None, **{name: value})
    return changed if changed.reps or changed.hold_s else None


def _set(dose: Dose, **figures: int | None) -> Dose:
    return replace(dose, **figures)  # type: ignore[arg-type]


def stepped(dose: Dose, name: str, way: int) -> Dose | None:
    """One press on + (1) or − (−1): in steps, from 5 s on in whole fives."""
    _, _, step = BOUNDS[name]
    now = getattr(dose, name) or 0
    if name == "hold_s" and (now < step or (now == step and way < 0)):
        step = 1
    return with_figure(dose, name, now - now % step + step * way if now % step and way > 0 else now + step * way)


def find(plan: Plan, exercise: str) -> Prescribed | None:
    return next((p for p in plan.exercises if p.exercise == exercise), None)


def changed(plan: Plan, exercise: str, **changes: object) -> Plan:
    """With that exercise changed."""
    return replace(
        plan,
        exercises=tuple(
            replace(p, **changes) if p.exercise == exercise else p  # type: ignore[arg-type]
            for p in plan.exercises
        ),
    )


def moved(plan: Plan, exercise: str, by: int) -> Plan:
    """One place up (−1) or down (1); at the end it stays."""
    order = list(plan.exercises)
    at = next((i for i, p in enumerate(order) if p.exercise == exercise), None)
    if at is None or not 0 <= at + by < len(order):
        return plan
    order[at], order[at + by] = order[at + by], order[at]
    return replace(plan, exercises=tuple(order))


def removed(plan: Plan, exercise: str) -> Plan:
    return replace(plan, exercises=tuple(p for p in plan.exercises if p.exercise != exercise))


def added(plan: Plan, library: Mapping[str, Exercise], *new: Prescribed) -> Plan:
    """With those at the end that are in the library and not in the plan yet, up to the most there may be."""
    kept = list(plan.exercises)
    for p in new:
        if p.exercise in library and len(kept) < MOST_EXERCISES and all(k.exercise != p.exercise for k in kept):
            kept.append(replace(p, stepped_on=None, held_until=None))
    return replace(plan, exercises=tuple(kept))


def swapped(plan: Plan, exercise: str, instead: str, library: Mapping[str, Exercise]) -> Plan:
    """Another exercise in its place, at its own dose of the library; the old one stays as an allowed swap."""
    if instead not in library or find(plan, instead):
        return plan
    new = Prescribed(instead, library[instead].dose, swaps=(exercise,))
    return replace(plan, exercises=tuple(new if p.exercise == exercise else p for p in plan.exercises))


def easier_steps(p: Prescribed, library: Mapping[str, Exercise]) -> tuple[Step, ...]:
    """What an easier step can be: less of the same, or an easier variant at its own dose."""
    smaller = reduced(p.dose)
    same = (Step(p.exercise, smaller),) if smaller else ()
    variants = library[p.exercise].easier if p.exercise in library else ()
    return (*same, *(Step(key, library[key].dose) for key in variants))


def harder_steps(p: Prescribed, library: Mapping[str, Exercise]) -> tuple[Step, ...]:
    """What a harder step can be: a little more of the same, or a harder variant at its own dose."""
    variants = library[p.exercise].harder if p.exercise in library else ()
    more = increased(p.dose)
    same = (Step(p.exercise, more),) if more else ()
    return (*same, *(Step(key, library[key].dose) for key in variants))


def increased(dose: Dose) -> Dose | None:
    """2 repetitions, 5 s or 2 minutes more, None at the upper bound."""
    if dose.minutes:
        return with_figure(dose, "minutes", dose.minutes + 2)
    if dose.reps:
        return with_figure(dose, "reps", dose.reps + 2)
    return with_figure(dose, "hold_s", (dose.hold_s or 0) + 5)


def next_step(p: Prescribed, way: str, library: Mapping[str, Exercise]) -> Step | None:
    """The next choice of the ladder after the present one, and after the last none. way: "easier" or "harder"."""
    choices = easier_steps(p, library) if way == "easier" else harder_steps(p, library)
    now: Step | None = getattr(p, way)
    if now is None:
        return choices[0] if choices else None
    at = next((i for i, c in enumerate(choices) if (c.exercise, c.dose) == (now.exercise, now.dose)), -1)
    if at + 1 >= len(choices):
        return None
    return replace(now, exercise=choices[at + 1].exercise, dose=choices[at + 1].dose)


def next_trigger(step: Step, way: str) -> Step:
    choices: tuple[str, ...] = DOWN if way == "easier" else UP
    at = choices.index(step.trigger) if step.trigger in choices else 0
    return replace(step, trigger=choices[(at + 1) % len(choices)])


def next_expiry(step: Step, today: date) -> Step:
    """No last day, then 4, 8 and 12 weeks from today."""
    days = [today + timedelta(weeks=w) for w in _WEEKS]
    if step.expires is None:
        return replace(step, expires=days[0])
    later = [day for day in days if day > step.expires]
    return replace(step, expires=later[0] if later else None)


def authorised(plan: Plan, by: int, at: datetime, before: Plan | None) -> Plan:
    """Every step that is new or different is agreed to by whoever publishes it, now; the others keep their record."""
    known = {(p.exercise, way): getattr(p, way) for p in (before.exercises if before else ()) for way in _WAYS}

    def stamped(p: Prescribed, way: str) -> Step | None:
        step: Step | None = getattr(p, way)
        if step is None:
            return None
        old: Step | None = known.get((p.exercise, way))
        if old is not None and old.authorised_by is not None and _agreed(old) == _agreed(step):
            return old
        return replace(step, authorised_by=by, authorised_at=at)

    return replace(
        plan,
        exercises=tuple(replace(p, easier=stamped(p, "easier"), harder=stamped(p, "harder")) for p in plan.exercises),
    )


_WAYS = ("easier", "harder")


def _agreed(step: Step) -> tuple[object, ...]:
    return step.exercise, step.dose, step.trigger, step.expires, step.min_days


def toggled_day(plan: Plan, weekday: int) -> Plan:
    """That weekday with every time of the plan, or without any."""
    if any(s.weekday == weekday for s in plan.slots):
        return replace(plan, slots=tuple(s for s in plan.slots if s.weekday != weekday))
    times = times_of(plan) or (time(8),)
    return with_slots(plan, (*days_of(plan), weekday), times)


def with_slots(plan: Plan, days: tuple[int, ...], times: tuple[time, ...]) -> Plan:
    slots = tuple(Slot(day, at) for day in sorted(set(days)) for at in sorted(set(times))[:MOST_TIMES])
    return replace(plan, slots=slots)


def days_of(plan: Plan) -> tuple[int, ...]:
    return tuple(sorted({s.weekday for s in plan.slots}))


def times_of(plan: Plan) -> tuple[time, ...]:
    return tuple(sorted({s.at for s in plan.slots}))


def with_date(plan: Plan, name: str, day: date | None) -> Plan | None:
    """With that start, end or review; None where the end would lie before the start."""
    changed: Plan = replace(plan, **{name: day})  # type: ignore[arg-type]
    if changed.start and changed.end and changed.end < changed.start:
        return None
    return changed


def date_after(choice: str, today: date, start: date | None, name: str) -> date | None:
    """The day of a choice: "today", "monday", or "w4" for four weeks, whose last day counts for an end."""
    if choice == "today":
        return today
    if choice == "monday":
        return today + timedelta(days=7 - today.weekday())
    begin = max(start or today, today)
    return begin + timedelta(weeks=int(choice[1:])) - (_DAY if name == "end" else timedelta())


def with_limit(plan: Plan, name: str, value: int, clinic: Thresholds) -> Plan | None:
    """With that threshold; its neighbours give way so that the zones keep their order, None where one would leave 0–10.
    A value that is the clinic's own is no override."""
    now = {known: limit_of(plan, known, clinic) for known in LIMITS} | {name: value}
    green, amber, stop, severe, no_start = (now[known] for known in LIMITS)
    if name == "pain.no_start_at":
        amber = min(amber, no_start - 1)
    # green < amber < stop <= severe: downwards from what was set, then upwards
    if name in ("pain.severe_at", "pain.stop_at"):
        stop = min(stop, severe) if name == "pain.severe_at" else stop
        amber = min(amber, stop - 1)
    if name != "pain.green_max":
        green = min(green, amber - 1)
    amber = max(amber, green + 1)
    stop = max(stop, amber + 1)
    severe = max(severe, stop)
    no_start = max(no_start, amber + 1)
    limits = dict(zip(LIMITS, (green, amber, stop, severe, no_start), strict=True))
    if not all(0 <= limit <= 10 for limit in limits.values()):
        return None
    own = {known: limit for known, limit in limits.items() if _clinics(clinic, known) != limit}
    others = {known: limit for known, limit in plan.thresholds.items() if known not in LIMITS}
    return replace(plan, thresholds={**others, **own})


def _clinics(clinic: Thresholds, name: str) -> int:
    group, leaf = name.split(".")
    return int(getattr(getattr(clinic, group), leaf))


def limit_of(plan: Plan, name: str, clinic: Thresholds) -> int:
    group, leaf = name.split(".")
    return int(getattr(getattr(clinic.overridden(plan.thresholds), group), leaf))


def toggled(values: tuple[str, ...], value: str, order: tuple[str, ...]) -> tuple[str, ...]:
    """The values with that one taken out or put in, in the order of all there are."""
    chosen = set(values) ^ {value}
    return tuple(v for v in order if v in chosen)
