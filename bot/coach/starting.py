"""Starting a workout: pain right now, with the limit above which it does not start, and whether anything is new."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.coach import safety
from bot.coach.cards import show_card
from bot.coach.closing import end
from bot.coach.events import Answered, DueKind
from bot.coach.model import Tier, Workout, WorkoutStatus
from bot.coach.ratings import Answers, again, corrected, noted, report_score, severe, weekly
from bot.coach.talk import Talk

_STILL_NOW = timedelta(minutes=30)  # that long, the pain of the morning check is the pain right now


def start(talk: Talk, workout: Workout) -> None:
    """Ask for the pain right now, unless the morning check has just done so."""
    if talk.me.safety_hold:
        safety.frozen_reply(talk)
        return
    draft = talk.stage.draft
    asked_at = datetime.fromisoformat(str(draft["asked_at"])) if "asked_at" in draft else None
    workout = talk.keep_workout(replace(workout, status=WorkoutStatus.STARTED, started_at=talk.now))
    talk.unschedule(DueKind.NUDGE, workout.key)
    talk.unschedule(DueKind.LATER)
    if asked_at and talk.now - asked_at <= _STILL_NOW:
        talk.stand("pain_before", workout.key)
        _on_pain_before(talk, Answered("pain_before", str(draft["pain"]), workout.key), workout, True)
    else:
        talk.ask("pain_before", workout.key)


def _on_pain_before(talk: Talk, event: Answered, workout: Workout, expected: bool) -> None:
    if event.value == "unwell":
        safety.unwell(talk, workout.key)
        return
    score = int(event.value)
    talk.retire(event)
    if workout.pain_before == score and not expected:
        again(talk, workout)
        return
    talk.keep("pain_before", event.value, workout.key, late=not expected)
    workout = talk.keep_workout(replace(workout, pain_before=score))
    if severe(talk, "pain_before", workout, score):
        return
    if score >= talk.limits.pain.no_start_at:
        report_score(talk, Tier.TODAY, "pain_before", workout, score)
        if workout.status is WorkoutStatus.STARTED:
            _no_more_today(talk, workout)
            return
    else:
        corrected(talk, "pain_before", workout, score)
    weekly(talk)
    if expected and workout.status is WorkoutStatus.STARTED:
        talk.ask("anything_new", workout.key)
    else:
        noted(talk, workout)


def _no_more_today(talk: Talk, workout: Workout) -> None:
    """Pain at or over the limit for starting, known now or corrected later: no more exercises today."""
    workout = end(talk, workout)
    if workout.status is WorkoutStatus.EXCUSED:
        talk.keep_workout(replace(workout, reason="pain"))
    talk.ask("no_start", workout.key, therapist=talk.therapist.alias, given=talk.emergency())


def _on_anything_new(talk: Talk, event: Answered, workout: Workout, expected: bool) -> None:
    talk.retire(event)
    talk.keep("anything_new", event.value, workout.key, late=not expected)
    if event.value == "yes":
        safety.checklist(talk, workout.key, then="what_new")
    elif expected:
        show_card(talk, workout)
    else:
        again(talk, workout)


ANSWERS: Answers = {"pain_before": _on_pain_before, "anything_new": _on_anything_new}
