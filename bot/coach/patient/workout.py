"""Answers about a workout: those that the talk waits for move it on, all others are recorded all the same."""

from dataclasses import replace
from datetime import timedelta

from bot.coach import reports, safety
from bot.coach.effects import ExerciseText
from bot.coach.events import Answered
from bot.coach.model import Item, Outcome, Workout, WorkoutStatus
from bot.coach.patient import changing, cheering, closing, hardship, postponing, reminder, starting, trouble
from bot.coach.patient.cards import after_exercise, card_buttons, close_item, on_how, sets_of, show_card
from bot.coach.patient.closing import status_of
from bot.coach.patient.ratings import Answers, again, corrected, noted, severe
from bot.coach.patient.timer import all_counted, start_timer
from bot.coach.patient.today import over, start_extra
from bot.coach.patient.trouble import causes_pain, open_pain_report, owes_check
from bot.coach.talk import Talk

_LATE_DONE = timedelta(hours=48)
_CLOSED = (Outcome.TOO_HARD, Outcome.PAIN, Outcome.EASIER)


def answered(talk: Talk, event: Answered) -> None:
    """An answer about a workout. One that the talk is waiting for moves it on; any other is recorded all the same."""
    if event.ask == "try_now":
        talk.retire(event)
        start_extra(talk) if event.value == "start" else talk.say("wait")
        return
    workout = talk.case.workout(event.ref)
    if workout is None or not _there(event, workout):
        talk.say("button-gone")
        return
    _ANSWERS[event.ask](talk, event, workout, _is_waited_for(talk, event, workout))


def _is_waited_for(talk: Talk, event: Answered, workout: Workout) -> bool:
    """The open question; or the card of the exercise being done, unless another question of this workout is open."""
    if talk.waits_for(event.ask, event.ref, event.item):
        return True
    being_done = workout.status is WorkoutStatus.STARTED and workout.items[workout.at].opened_at is not None
    return event.ask == "card" and being_done and event.item == workout.at and talk.stage.ref != workout.key


def _there(event: Answered, workout: Workout) -> bool:
    """Whether the exercise that the answer speaks of exists; -1 stands for pain in general."""
    about_one = event.ask in EXERCISE_ASKS or (event.ask == "change" and event.value in changing.AT_EXERCISE)
    if event.item == -1 and event.ask in ("hurt_score", "hurt_where", "hurt_kind", "change"):
        return True
    return not about_one or 0 <= event.item < len(workout.items)


def _on_card(talk: Talk, event: Answered, workout: Workout, expected: bool) -> None:
    item = workout.items[event.item]
    going = workout.status is WorkoutStatus.STARTED
    if event.value == "how":
        told = talk.rules.exercises[item.exercise]
        talk.say(
            "how",
            given=on_how(told, item.dose, talk.limits.pain.stop_at),
            buttons=card_buttons(talk, workout, event.item, below_how=True) if item.outcome is None and going else (),
        )
    elif event.value == "pain":
        causes_pain(talk, event, workout, expected)
    elif event.value == "done" and event.typed and _one_set_said(talk, item):
        _on_one_set(talk, replace(event, item=event.item * 100 + item.sets_done + 1), workout, expected)
    elif event.value == "done":
        _done(talk, event, workout, expected)
    elif item.outcome in _CLOSED or (going and item.outcome is not None and event.value != "too_hard"):
        if event.typed:
            talk.say("already", exercise=ExerciseText(item.exercise))
        else:
            talk.retire(replace(event, value=""))  # the second of two taps, or a button that was left standing
    elif event.value == "too_hard":
        hardship.too_hard(talk, event, workout, expected)
    elif not going:
        over(talk)
    elif event.value == "timer":
        start_timer(talk, workout, event.item)
    else:
        talk.retire(event)
        workout = close_item(talk, workout, event.item, Outcome.SKIPPED)
        talk.keep("card", "skip", workout.key, event.item, late=not expected)
        talk.ask("skip_why", workout.key, event.item, open_it=expected or not talk.stage.ask)


def _one_set_said(talk: Talk, item: Item) -> bool:
    """In large steps a typed "done" is one set, unless the timer has counted them all."""
    return talk.me.preferences.large_steps and item.outcome is None and not all_counted(talk)


def _on_one_set(talk: Talk, event: Answered, workout: Workout, expected: bool) -> None:
    """One set of an exercise; the last one ends it. item: the exercise × 100 + which set."""
    index, number = divmod(event.item, 100)
    if not 0 <= index < len(workout.items):
        talk.say("button-gone")
        return
    item = workout.items[index]
    sets = sets_of(item.dose)
    current = workout.status is WorkoutStatus.STARTED and workout.at == index and item.outcome is None
    if not current or number != item.sets_done + 1:
        talk.say("already", exercise=ExerciseText(item.exercise))
        return
    talk.retire(replace(event, ask="one_set", item=event.item))
    workout = talk.keep_item(workout, index, sets_done=number)
    if number < sets:
        talk.stand("card", workout.key, index)
        talk.say(
            "one-set",
            buttons=card_buttons(talk, workout, index),
            set=number,
            sets=sets,
            rest=item.dose.rest_s,
        )
    else:
        _done(talk, Answered("card", "done", workout.key, index, event.message_id), workout, True)


def _done(talk: Talk, event: Answered, workout: Workout, expected: bool) -> None:
    item = workout.items[event.item]
    exercise = ExerciseText(item.exercise)
    today = "yes" if workout.local_date == talk.local_now.date() else "no"
    if item.outcome not in (None, Outcome.SKIPPED):
        if event.typed:
            talk.say("already", exercise=exercise)
        else:
            talk.retire(replace(event, value=""))  # the second of two taps, or a button that was left standing
        return
    talk.retire(event)
    talk.keep("card", "done", workout.key, event.item, late=not expected)
    outcome = Outcome.EASIER if item.eased else Outcome.DONE
    if workout.status is WorkoutStatus.STARTED:
        skipped = item.outcome is Outcome.SKIPPED
        workout = close_item(talk, workout, event.item, outcome)
        if skipped:
            talk.say("late-done", exercise=exercise, today="yes")
        elif expected or talk.stage.ask == "card":
            after_exercise(talk, workout, event.item)
        else:
            # Another question of this workout is open; the next card follows its answer.
            talk.say("late-done", exercise=exercise, today="yes")
        return
    if workout.ended_at and talk.now - workout.ended_at < _LATE_DONE:
        workout = close_item(talk, workout, event.item, outcome)
        if workout.status in (WorkoutStatus.MISSED, WorkoutStatus.PARTIAL, WorkoutStatus.EXCUSED):
            workout = talk.keep_workout(replace(workout, status=status_of(talk, workout)))
    talk.say("late-done", exercise=exercise, today=today)
    cheering.finished(talk, workout)


def _on_skip_why(talk: Talk, event: Answered, workout: Workout, expected: bool) -> None:
    talk.retire(event)
    talk.keep("skip_why", event.value, workout.key, event.item, late=not expected)
    if expected and workout.status is WorkoutStatus.STARTED:
        show_card(talk, workout)
    else:
        noted(talk, workout)


def _on_pain_during(talk: Talk, event: Answered, workout: Workout, expected: bool) -> None:
    score = int(event.value)
    talk.retire(event)
    if workout.items[event.item].pain == score and not expected:
        again(talk, workout)
        return
    rated = rate_exercise(talk, workout, event.item, score, late=not expected)
    if rated is None:
        return
    if expected and rated.status is WorkoutStatus.STARTED:
        show_card(talk, rated)
    else:
        noted(talk, rated)


def rate_exercise(talk: Talk, workout: Workout, index: int, score: int, *, late: bool = False) -> Workout | None:
    """The workout with that pain at that exercise. None where the danger signs come first, or everything stops."""
    talk.keep("pain_during", str(score), workout.key, index, late=late)
    workout = talk.keep_item(workout, index, pain=score)
    if severe(talk, "pain_during", workout, score):
        return None
    exercise = workout.items[index].exercise
    if score < talk.limits.pain.stop_at:
        corrected(talk, "causes_pain", workout, score, exercise)
        return workout
    told = reports.correctable(talk, "causes_pain", workout.key, exercise, score)
    if told:
        reports.add(talk, told, score=score)
    else:
        open_pain_report(talk, workout, index, score=score)
    workout = owes_check(talk, workout, index)
    if workout.check_owed is not None:
        safety.checklist(talk, workout.key, index, then="carry_on")
        return None
    return workout


_ANSWERS: Answers = {
    **reminder.ANSWERS,
    **postponing.ANSWERS,
    **starting.ANSWERS,
    **hardship.ANSWERS,
    **trouble.ANSWERS,
    **closing.ANSWERS,
    **changing.ANSWERS,
    "card": _on_card,
    "pain_during": _on_pain_during,
    "skip_why": _on_skip_why,
    "one_set": _on_one_set,
}

WORKOUT_ASKS = frozenset((*_ANSWERS, "try_now"))
EXERCISE_ASKS = frozenset(
    ("card", "pain_during", *hardship.ANSWERS, "hurt_score", "hurt_where", "hurt_kind", "skip_why")
)
