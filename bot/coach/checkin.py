"""The next morning: soreness, asked apart from pain, and pain now against yesterday (clinical rules §1, §2)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from bot.coach import reports, safety
from bot.coach.effects import Priority
from bot.coach.events import Answered, CameDue, DueKind
from bot.coach.model import Tier, Workout
from bot.coach.schedule import civil, local
from bot.coach.talk import Talk


def schedule_check(talk: Talk, key: str) -> None:
    """18 hours after the workout, or when the night is over: within the window of 18–30 h that the rules give."""
    workout = talk.case.workout(key)
    if workout is None or not any(item.outcome for item in workout.items):
        return
    talk.schedule(DueKind.CHECK, _check_at(talk, talk.now), key)


def _check_at(talk: Talk, ended: datetime) -> datetime:
    clinic, limits = talk.rules.clinic, talk.limits.pain
    earliest = ended + timedelta(hours=limits.morning_from_h)
    return civil(earliest, talk.zone, clinic.quiet_from, clinic.quiet_to)


def came_due(talk: Talk, event: CameDue) -> None:
    """Ask, if it is still the day for it: later than 30 h after the workout the answers would mean something else."""
    workout = talk.case.workout(event.slot)
    if workout is None or not safety.may_coach(talk) or workout.soreness is not None:
        return
    since = workout.ended_at or event.at
    too_late = talk.now - since > timedelta(hours=talk.limits.pain.morning_to_h)
    if too_late and local(talk.now, talk.zone).date() != event.local_date:
        return
    talk.ask(
        "soreness",
        workout.key,
        open_it=not talk.stage.ask or talk.stage.ask == "start",
        priority=Priority.REMINDER,
        civil=True,
        expires_at=event.at + timedelta(hours=12),
        label=f"check:{workout.key}",
        dedupe=f"check:{talk.me.id}:{workout.key}",
        name=talk.me.alias,
    )


def answered(talk: Talk, event: Answered) -> None:
    workout = talk.case.workout(event.ref)
    if workout is None:
        talk.say("button-gone")
        return
    talk.retire(event.message_id)
    expected = (talk.stage.ask, talk.stage.ref) == (event.ask, event.ref)
    # The check may be answered while something else is open (a reminder of the same morning): it then runs from here.
    _ANSWERS[event.ask](talk, event, workout, expected)


def _on_soreness(talk: Talk, event: Answered, workout: Workout, expected: bool) -> None:
    score = int(event.value)
    if workout.soreness == score:
        return
    corrected = workout.soreness is not None
    talk.keep("soreness", event.value, workout.key, late=not expected)
    workout = talk.keep_workout(replace(workout, soreness=score))
    limits = talk.limits.soreness
    if score > limits.hold_max:
        reports.raise_report(talk, Tier.TODAY, "sore", workout=workout.key, details={"score": score})
    elif score > limits.ok_max:
        reports.raise_report(talk, Tier.DIGEST, "sore", workout=workout.key, details={"score": score})
    if corrected:
        talk.say("noted", today="yes", day="")
    elif score:
        talk.ask("sore_where", workout.key, draft={"score": score})
    else:
        talk.ask("morning_pain", workout.key)


def _on_sore_where(talk: Talk, event: Answered, workout: Workout, expected: bool) -> None:
    talk.keep("sore_where", event.value, workout.key, late=not expected)
    if event.value != "muscle":
        _not_just_soreness(talk, workout, where_kind=event.value)
    talk.ask("sore_rest", workout.key)


def _on_sore_rest(talk: Talk, event: Answered, workout: Workout, expected: bool) -> None:
    talk.keep("sore_rest", event.value, workout.key, late=not expected)
    if event.value == "yes":
        _not_just_soreness(talk, workout, rest="yes")
    if (workout.soreness or 0) > talk.limits.soreness.ok_max:
        talk.ask("sore_swelling", workout.key)
    else:
        talk.ask("morning_pain", workout.key)


def _on_sore_swelling(talk: Talk, event: Answered, workout: Workout, expected: bool) -> None:
    talk.keep("sore_swelling", event.value, workout.key, late=not expected)
    if event.value == "yes":
        _not_just_soreness(talk, workout, swelling="yes")
    talk.ask("morning_pain", workout.key)


def _not_just_soreness(talk: Talk, workout: Workout, **detail: str) -> None:
    """Joint, shooting, at rest or swollen: not muscle soreness, so the therapist looks at it today (§2)."""
    score = workout.soreness or 0
    details: dict[str, str | int] = {"score": score, **detail}
    known = reports.find(talk, "sore_signs", "", workout.key)
    if known:
        reports.annotate(talk, known, **detail)
    else:
        reports.raise_report(talk, Tier.TODAY, "sore_signs", workout=workout.key, details=details)


def _on_morning_pain(talk: Talk, event: Answered, workout: Workout, expected: bool) -> None:
    """Settled: at most one more than before yesterday's workout. Two more, or 6 and over: not settled (§1)."""
    score = int(event.value)
    if workout.morning_pain == score:
        return
    talk.keep("morning_pain", event.value, workout.key, late=not expected)
    workout = talk.keep_workout(replace(workout, morning_pain=score))
    limits = talk.limits.pain
    before = workout.pain_before
    if score >= limits.severe_at:
        report = reports.raise_report(talk, Tier.TODAY, "unsettled", workout=workout.key, details={"score": score})
        safety.stop(talk, ("RF10",), into=report)
        return
    unsettled = score >= limits.stop_at or (before is not None and score - before >= limits.morning_rise_unsettled)
    if unsettled:
        details: dict[str, str | int] = {"score": score}
        if before is not None:
            details["before"] = before
        reports.raise_report(talk, Tier.TODAY, "unsettled", workout=workout.key, details=details)
    told = any(r.workout == workout.key and r.tier is not Tier.DIGEST for r in talk.case.reports)
    if expected:
        talk.stand()
    waiting = talk.case.open_workout
    talk.say(
        "check-done",
        outcome="tell" if unsettled or told else "hold" if _hold(talk, workout) else "continue",
        therapist=talk.therapist.alias,
    )
    if waiting and expected and waiting.offered_at:
        talk.stand("start", waiting.key)


def _hold(talk: Talk, workout: Workout) -> bool:
    return (workout.soreness or 0) > talk.limits.soreness.ok_max


_ANSWERS: dict[str, Callable[[Talk, Answered, Workout, bool], None]] = {
    "soreness": _on_soreness,
    "sore_where": _on_sore_where,
    "sore_rest": _on_sore_rest,
    "sore_swelling": _on_sore_swelling,
    "morning_pain": _on_morning_pain,
}

CHECK_ASKS = frozenset(_ANSWERS)
