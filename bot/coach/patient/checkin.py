"""The next morning: soreness, asked apart from pain, and pain now against yesterday (clinical rules §1, §2)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from bot.coach import reports, safety
from bot.coach.adherence import sore_since
from bot.coach.effects import Priority
from bot.coach.events import Answered, CameDue, DueKind
from bot.coach.model import Tier, Workout, WorkoutStatus
from bot.coach.patient.ratings import noted, of_day, rated, report_score
from bot.coach.plan import ladder
from bot.coach.schedule import civil_for
from bot.coach.talk import Talk, options

_TOLD_HERE = ("sore", "unsettled")
_AGAIN = timedelta(minutes=30)  # while something else is going on, the check waits


def schedule_check(talk: Talk, key: str) -> None:
    """18 hours after the workout, or when the night is over: within the window of 18–30 h that the rules give."""
    workout = talk.case.workout(key)
    if workout is None or not any(item.outcome for item in workout.items):
        return
    earliest = (workout.ended_at or talk.now) + timedelta(hours=talk.limits.pain.morning_from_h)
    talk.schedule(DueKind.CHECK, civil_for(earliest, talk.me, talk.rules.clinic), key)


def came_due(talk: Talk, event: CameDue) -> None:
    """Ask, if it is still the time for it: later than 30 h after the workout the answers would mean something else."""
    workout = talk.case.workout(event.slot.rstrip("+"))
    if workout is None or not safety.may_coach(talk) or workout.soreness is not None:
        return
    ended = workout.ended_at or event.at
    if any(w.ended_at and w.ended_at > ended and any(i.outcome for i in w.items) for w in talk.case.workouts):
        return  # the newest one is asked about, once
    if talk.now - ended > timedelta(hours=talk.limits.pain.morning_to_h):
        return
    if _under_way(talk) or talk.stage.ask == "checklist":
        talk.schedule(DueKind.CHECK, talk.now + _AGAIN, f"{event.slot}+")
        return
    talk.ask(
        "soreness",
        workout.key,
        priority=Priority.REMINDER,
        civil=True,
        expires_at=event.at + timedelta(hours=12),
        label=f"check:{workout.key}",
        dedupe=f"check:{talk.me.id}:{workout.key}",
        name=talk.me.alias,
        greet="no" if talk.case.open_workout else "yes",
    )


def _under_way(talk: Talk) -> bool:
    current = talk.case.open_workout
    return current is not None and current.status is WorkoutStatus.STARTED


def answered(talk: Talk, event: Answered) -> None:
    workout = talk.case.workout(event.ref)
    if workout is None:
        talk.say("button-gone")
        return
    talk.retire(event)
    _ANSWERS[event.ask](talk, event, workout, talk.waits_for(event.ask, event.ref, event.item))


def _on_soreness(talk: Talk, event: Answered, workout: Workout, expected: bool) -> None:
    """A second answer is a correction and asks nothing more, nor does one during a workout."""
    score = int(event.value)
    known = workout.soreness
    if known != score:
        talk.keep("soreness", event.value, workout.key, late=not expected)
        workout = talk.keep_workout(replace(workout, soreness=score))
        limits = talk.limits.soreness
        since = sore_since(talk.case.workouts, limits.ok_max)
        if since and talk.now - since > timedelta(hours=limits.max_h):
            _tell(talk, workout, Tier.TODAY, long=str((talk.now - since).days))
        elif score > limits.ok_max:
            _tell(talk, workout, Tier.TODAY if score > limits.hold_max else Tier.DIGEST)
        elif known is not None and reports.latest(talk, "sore", workout.key):
            _tell(talk, workout, Tier.DIGEST)
    if not expected and (known is not None or _under_way(talk)):
        noted(talk, workout)
    elif score:
        talk.ask("sore_where", workout.key)
    else:
        talk.ask("morning_pain", workout.key)


def _on_sore_where(talk: Talk, event: Answered, workout: Workout, expected: bool) -> None:
    talk.keep("sore_where", event.value, workout.key, late=not expected)
    if event.value != "muscle":
        _tell(talk, workout, Tier.TODAY, where_kind=event.value)
    _next(talk, workout, "sore_rest", expected)


def _on_sore_rest(talk: Talk, event: Answered, workout: Workout, expected: bool) -> None:
    talk.keep("sore_rest", event.value, workout.key, late=not expected)
    if event.value == "yes":
        _tell(talk, workout, Tier.TODAY, rest="yes")
    sore = (workout.soreness or 0) > talk.limits.soreness.ok_max
    _next(talk, workout, "sore_swelling" if sore else "morning_pain", expected)


def _on_sore_swelling(talk: Talk, event: Answered, workout: Workout, expected: bool) -> None:
    talk.keep("sore_swelling", event.value, workout.key, late=not expected)
    if event.value == "yes":
        _tell(talk, workout, Tier.TODAY, swelling="yes")
    _next(talk, workout, "morning_pain", expected)


def _next(talk: Talk, workout: Workout, ask: str, expected: bool) -> None:
    if expected:
        talk.ask(ask, workout.key)
    else:
        noted(talk, workout)


def _tell(talk: Talk, workout: Workout, tier: Tier, **signs: str) -> None:
    """One report of a morning's soreness. Joint, shooting, at rest or swollen is no muscle soreness: today (§2)."""
    known = reports.correctable(talk, "sore", workout.key, "", workout.soreness or 0)
    details: dict[str, str | int] = {**signs, **of_day(talk, workout, 1)}
    if workout.soreness is not None:
        details["score"] = workout.soreness
    if known:
        reports.add(talk, known, tier, **details)
    else:
        reports.raise_report(talk, tier, "sore", workout=workout.key, details=details)


def _on_morning_pain(talk: Talk, event: Answered, workout: Workout, expected: bool) -> None:
    """Settled: at most one more than before yesterday's workout. Two more, or 6 and over: not settled (§1)."""
    score, rated_now = int(event.value), rated(talk, event, workout, expected, rule="unsettled")
    if rated_now is None:
        return
    workout = rated_now
    limits = talk.limits.pain
    rise = score - workout.pain_before if workout.pain_before is not None else 0
    if (
        score >= limits.stop_at
        or rise >= limits.morning_rise_unsettled
        or reports.latest(talk, "unsettled", workout.key)
    ):
        report_score(talk, Tier.TODAY, "unsettled", workout, score)
    if expected:
        _close(talk, workout)
    else:
        noted(talk, workout)


def _close(talk: Talk, workout: Workout) -> None:
    """What follows from the morning's answers, and on to today's exercises where they wait."""
    found = [r for r in talk.case.reports if r.workout == workout.key and r.rule in _TOLD_HERE]
    tell = any(r.tier is not Tier.DIGEST for r in found)
    hold = (workout.soreness or 0) > talk.limits.soreness.ok_max or before_rose(talk, workout)
    waiting = talk.case.open_workout
    if waiting:
        # Starting now, nobody is asked for the pain right now a second time.
        talk.stand("start", waiting.key, draft={"checked": workout.key, "asked_at": talk.now.isoformat()})
    else:
        talk.stand()
    talk.say(
        "check-done",
        buttons=options("start", waiting.key, only=("start", "later", "not_today")) if waiting else (),
        outcome="tell" if tell else "hold" if hold else "continue",
        therapist=talk.therapist.alias,
        waiting="yes" if waiting else "no",
    )
    ladder.after_morning(talk, workout, settled=not any(r.rule == "unsettled" for r in found))


def before_rose(talk: Talk, workout: Workout) -> bool:
    """Whether pain rose by two or more during yesterday's workout: hold (§1)."""
    if workout.pain_before is None or workout.pain_after is None:
        return False
    return workout.pain_after - workout.pain_before >= talk.limits.pain.post_rise_hold


_ANSWERS: dict[str, Callable[[Talk, Answered, Workout, bool], None]] = {
    "soreness": _on_soreness,
    "sore_where": _on_sore_where,
    "sore_rest": _on_sore_rest,
    "sore_swelling": _on_sore_swelling,
    "morning_pain": _on_morning_pain,
}

CHECK_ASKS = frozenset(_ANSWERS)
