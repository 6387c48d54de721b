"""Answers about a workout: those that the talk waits for move it on, all others are recorded all the same."""

from dataclasses import replace
from datetime import timedelta

from bot.coach import closing, reminder, reports, safety, trouble
from bot.coach.cards import after_exercise, close_item, show_card
from bot.coach.closing import status_of
from bot.coach.effects import ExerciseText
from bot.coach.events import Answered, DueKind
from bot.coach.model import Outcome, Tier, Workout, WorkoutStatus
from bot.coach.ratings import Answers, rated
from bot.coach.talk import Talk, options
from bot.coach.timer import start_timer
from bot.coach.today import start_extra
from bot.coach.trouble import causes_pain, open_pain_report

_LATE_DONE = timedelta(hours=48)


def answered(talk: Talk, event: Answered) -> None:
    """An answer about a workout. One that the talk is waiting for moves it on; any other is recorded all the same."""
    if event.ask == "try_now":
        talk.retire(event.message_id)
        start_extra(talk) if event.value == "start" else talk.say("wait", therapist=talk.therapist.alias)
        return
    workout = talk.case.workout(event.ref)
    if workout is None:
        talk.say("button-gone")
        return
    expected = (talk.stage.ask, talk.stage.ref, talk.stage.item) == (event.ask, event.ref, event.item)
    _ANSWERS[event.ask](talk, event, workout, expected)


def _on_pain_before(talk: Talk, event: Answered, workout: Workout, expected: bool) -> None:
    if event.value == "unwell":
        safety.checklist(talk, ref=workout.key)
        return
    score = int(event.value)
    repeat = workout.pain_before == score
    workout = talk.keep_workout(replace(workout, pain_before=score))
    rated(talk, event, workout, expected, repeat)
    if talk.me.safety_hold or repeat:
        return
    if score >= talk.limits.pain.no_start_at:
        reports.raise_report(talk, Tier.TODAY, "pain_before", workout=workout.key, details={"score": score})
        if workout.status is WorkoutStatus.STARTED:
            talk.keep_workout(replace(workout, status=WorkoutStatus.EXCUSED, reason="pain", ended_at=talk.now))
            talk.unschedule(DueKind.LAPSE, workout.key)
            talk.ask("no_start", workout.key, therapist=talk.therapist.alias, given=talk.emergency())
            return
    if expected:
        talk.ask("anything_new", workout.key)


def _on_anything_new(talk: Talk, event: Answered, workout: Workout, expected: bool) -> None:
    talk.retire(event.message_id)
    talk.keep("anything_new", event.value, workout.key, late=not expected)
    if event.value == "yes":
        safety.checklist(talk, ref=workout.key, draft={"then": "what_new"})
    elif expected:
        show_card(talk, workout)


def _on_card(talk: Talk, event: Answered, workout: Workout, expected: bool) -> None:
    if not 0 <= event.item < len(workout.items):
        talk.say("button-gone")
        return
    item = workout.items[event.item]
    match event.value:
        case "how":
            talk.say(
                "how",
                exercise=ExerciseText(item.exercise),
                purpose=ExerciseText(item.exercise, "purpose"),
                cues=ExerciseText(item.exercise, "how"),
                feel=ExerciseText(item.exercise, "feel"),
                mistakes=ExerciseText(item.exercise, "mistakes"),
                cautions=ExerciseText(item.exercise, "cautions"),
                buttons=options("card", workout.key, event.item, only=("done", "too_hard", "pain", "skip"))
                if item.outcome is None
                else (),
            )
        case "pain":
            causes_pain(talk, event, workout, expected)
        case "too_hard":
            if item.outcome in (None, Outcome.DONE, Outcome.SKIPPED):
                talk.retire(event.message_id)
                workout = close_item(talk, workout, event.item, Outcome.TOO_HARD)
                talk.keep("card", "too_hard", workout.key, event.item, late=not expected)
                reports.raise_report(talk, Tier.DIGEST, "too_hard", exercise=item.exercise, workout=workout.key)
                talk.ask("hard_why", workout.key, event.item, open_it=expected)
        case "timer":
            if item.outcome is None and workout.status is WorkoutStatus.STARTED:
                start_timer(talk, workout, event.item)
        case "done":
            _done(talk, event, workout, expected)
        case _:
            if item.outcome is None and workout.status is WorkoutStatus.STARTED:
                talk.retire(event.message_id)
                workout = close_item(talk, workout, event.item, Outcome.SKIPPED)
                talk.keep("card", "skip", workout.key, event.item, late=not expected)
                talk.ask("skip_why", workout.key, event.item, open_it=expected)


def _done(talk: Talk, event: Answered, workout: Workout, expected: bool) -> None:
    item = workout.items[event.item]
    if item.outcome is not None:
        if item.outcome is Outcome.SKIPPED:
            workout = close_item(talk, workout, event.item, Outcome.DONE)
            talk.keep("card", "done", workout.key, event.item, late=True)
            talk.say("late-done", exercise=ExerciseText(item.exercise), today="yes")
        return  # the second of two taps
    talk.retire(event.message_id)
    on_time = workout.status is WorkoutStatus.STARTED
    talk.keep("card", "done", workout.key, event.item, late=not expected)
    if not on_time:
        if workout.ended_at and talk.now - workout.ended_at < _LATE_DONE:
            workout = close_item(talk, workout, event.item, Outcome.DONE)
            if workout.status in (WorkoutStatus.MISSED, WorkoutStatus.PARTIAL):
                talk.keep_workout(replace(workout, status=status_of(talk, workout)))
        talk.say(
            "late-done",
            exercise=ExerciseText(item.exercise),
            today="yes" if workout.local_date == talk.local_now.date() else "no",
        )
        return
    workout = close_item(talk, workout, event.item, Outcome.DONE)
    if not expected and talk.stage.ref == workout.key and talk.stage.ask != "card":
        return  # another question of this workout is open; the next card follows its answer
    after_exercise(talk, workout, event.item)


def _on_skip_why(talk: Talk, event: Answered, workout: Workout, expected: bool) -> None:
    talk.retire(event.message_id)
    talk.keep("skip_why", event.value, workout.key, event.item, late=not expected)
    if expected:
        show_card(talk, workout)


def _on_pain_during(talk: Talk, event: Answered, workout: Workout, expected: bool) -> None:
    score = int(event.value)
    item = workout.items[event.item]
    repeat = item.pain == score
    workout = talk.keep_item(workout, event.item, pain=score)
    rated(talk, event, workout, expected, repeat)
    if talk.me.safety_hold or repeat:
        return
    if score >= talk.limits.pain.stop_at:
        report = open_pain_report(talk, workout, event.item)
        reports.annotate(talk, report, score=score)
        if expected:
            safety.checklist(talk, ref=workout.key, item=event.item, draft={"then": "carry_on"})
        return
    if expected:
        show_card(talk, workout)


_ANSWERS: Answers = {
    **reminder.ANSWERS,
    **trouble.ANSWERS,
    **closing.ANSWERS,
    "pain_before": _on_pain_before,
    "anything_new": _on_anything_new,
    "card": _on_card,
    "pain_during": _on_pain_during,
    "skip_why": _on_skip_why,
}

WORKOUT_ASKS = frozenset((*_ANSWERS, "try_now"))
EXERCISE_ASKS = frozenset(
    ("card", "pain_during", "hard_why", "hard_managed", "hard_easier", "hurt_where", "hurt_kind", "skip_why")
)
