"""After a gap of seven days or more the therapist is asked before the full dose (clinical rules §7).

Until they have answered, only the easier steps that were agreed before can be done; without any, the workout waits.
"""

from dataclasses import replace
from datetime import timedelta

from bot.coach import reports, telling
from bot.coach.events import Action, Decided
from bot.coach.model import Item, Report, Tier, Workout, WorkoutStatus
from bot.coach.plan.planning import reduced
from bot.coach.talk import Talk, date_words, options

GAP_DAYS = 7
LIGHTER_DAYS = 7
_TALKING = timedelta(days=1)
ANSWERS = (Action.FULL, Action.LIGHTER, Action.CALL)
_DID = (WorkoutStatus.DONE, WorkoutStatus.PARTIAL)
_DID_NOT = (
    WorkoutStatus.MISSED,
    WorkoutStatus.EXCUSED,
    WorkoutStatus.HELD,
    WorkoutStatus.STOPPED,
    WorkoutStatus.NOT_SENT,
)


def days_without(talk: Talk) -> int:
    """Local days since anything was done, 0 where nothing that was due has been left out since: a plan of one workout
    a week has no gaps. 0 for whoever has not begun yet."""
    done = [w.local_date for w in talk.case.workouts if w.status in _DID]
    if talk.me.preferences.last_done:
        done.append(talk.me.preferences.last_done)
    if not done:
        return 0
    last = max(done)
    left_out = any(w.local_date > last and w.status in _DID_NOT for w in talk.case.workouts)
    return (talk.local_now.date() - last).days if left_out else 0


def must_ask(talk: Talk) -> bool:
    """Whether the full dose waits for the therapist's word."""
    said = talk.me.preferences.comeback
    return said in ("asked", "call") or (said == "" and days_without(talk) >= GAP_DAYS)


def ask_therapist(talk: Talk) -> None:
    """Once; again if what was asked has been put away without an answer. A message is none, though it may lead to one
    within a day."""
    waiting = any(r.rule == "gap" and (r.waits or _talked_of(talk, r)) for r in talk.case.reports)
    if not waiting:
        reports.raise_report(talk, Tier.TODAY, "gap", details={"days": max(GAP_DAYS, days_without(talk))})
    if not talk.me.preferences.comeback:
        _note(talk, comeback="asked")


def _talked_of(talk: Talk, report: Report) -> bool:
    written = report.acted_at if report.action == Action.WRITE.value else None
    return written is not None and talk.now - written < _TALKING


def holds_back(talk: Talk, workout: Workout) -> bool:
    """Whether starting has to wait; if so the patient hears why, and what can be done meanwhile."""
    if not must_ask(talk):
        return False
    ask_therapist(talk)
    key = "comeback" if _easier(talk, workout) else "comeback-wait"
    called = "yes" if talk.me.preferences.comeback == "call" else "no"
    talk.ask(
        "comeback",
        workout.key,
        key=key,
        buttons=options("comeback", workout.key) if key == "comeback" else (),
        therapist=talk.therapist.alias,
        called=called,
    )
    return True


def easier_only(talk: Talk, workout: Workout) -> Workout | None:
    """The workout with the agreed easier steps alone; None if there are none."""
    items = _easier(talk, workout)
    return replace(workout, items=items) if items else None


def _easier(talk: Talk, workout: Workout) -> tuple[Item, ...]:
    plan = talk.case.plan
    steps = {p.exercise: p.easier for p in plan.exercises} if plan else {}
    return tuple(
        Item(step.exercise, step.dose, eased=True) for item in workout.items if (step := steps.get(item.exercise))
    )


def lighter(talk: Talk, workout: Workout) -> Workout:
    """Smaller doses for a week, where the therapist has said so."""
    until = talk.me.preferences.lighter_until
    if until is None or talk.local_now.date() >= until:
        return workout
    return replace(workout, items=tuple(replace(i, dose=reduced(i.dose) or i.dose) for i in workout.items))


def decided(talk: Talk, report: Report, event: Decided) -> None:
    """The therapist's one tap."""
    by, today = event.by, talk.local_now.date()
    until = today + timedelta(days=LIGHTER_DAYS)
    _note(
        talk,
        comeback=event.action.value,
        lighter_until=until if event.action is Action.LIGHTER else None,
    )
    if event.action is Action.CALL:
        telling.refresh(talk, reports.seen(talk, report, by))
    else:
        reports.acted(talk, report, by, event.action)
    current = talk.case.open_workout
    ready = current if current and current.status is WorkoutStatus.OFFERED and event.action is not Action.CALL else None
    talk.say(
        "comeback-told",
        civil=True,
        therapist=by.alias,
        action=event.action.value,
        day=date_words(until),
        buttons=options("start", ready.key, only=("start",)) if ready else (),
    )
    if ready:
        talk.stand("start", ready.key)
    given = {"alias": talk.me.alias, "action": event.action.value, "day": date_words(until)}
    talk.say("comeback-decided", to=by, about=talk.me.id, given=given)


def over(talk: Talk, workout: Workout) -> None:
    """Something has been done again: the next gap is a new one, once this one has been answered."""
    said = talk.me.preferences.comeback
    _note(talk, last_done=workout.local_date, comeback="" if said in ("full", "lighter") else said)


def _note(talk: Talk, **changes: object) -> None:
    known = replace(talk.me.preferences, **changes)  # type: ignore[arg-type]
    if known != talk.me.preferences:
        talk.be(preferences=known)
