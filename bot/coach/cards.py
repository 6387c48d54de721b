"""One card per exercise: shown in order, closed with an outcome; after the last one, the questions at the end."""

from dataclasses import replace

from bot.coach import safety
from bot.coach.closing import end
from bot.coach.effects import ExerciseText
from bot.coach.events import DueKind
from bot.coach.model import Outcome, Workout
from bot.coach.planning import dose_words
from bot.coach.talk import Talk, unfinished


def show_card(talk: Talk, workout: Workout) -> None:
    """The card of the next exercise that has no outcome yet; after the last one, the questions at the end."""
    if workout.check_owed is not None:
        safety.checklist(talk, workout.key, workout.check_owed, then="carry_on")
        return
    left = unfinished(workout)
    if not left:
        end(talk, workout)
        talk.ask("pain_after", workout.key, stopped="no")
        return
    index = left[0]
    workout = talk.keep_item(workout, index, opened_at=talk.now)
    workout = talk.keep_workout(replace(workout, at=index))
    item = workout.items[index]
    talk.ask(
        "card",
        workout.key,
        index,
        label=f"card:{workout.key}:{index}",
        picture=item.exercise,
        position=index + 1,
        total=len(workout.items),
        exercise=ExerciseText(item.exercise),
        dose=dose_words(item.dose),
        rest=item.dose.rest_s if item.dose.sets > 1 else 0,
        load=item.dose.load,
        cues=ExerciseText(item.exercise, "how"),
        watch=ExerciseText(item.exercise, "watch"),
    )


def close_item(talk: Talk, workout: Workout, index: int, outcome: Outcome) -> Workout:
    talk.unschedule(DueKind.TIMER)
    return talk.keep_item(workout, index, outcome=outcome, closed_at=talk.now)


def after_exercise(talk: Talk, workout: Workout, index: int) -> None:
    """Amber pain at the start means that pain is asked for again after each exercise (clinical rules §1)."""
    limits = talk.limits.pain
    amber = workout.pain_before is not None and limits.green_max < workout.pain_before <= limits.amber_max
    if amber and workout.items[index].pain is None and unfinished(workout):
        talk.ask("pain_during", workout.key, index, exercise=ExerciseText(workout.items[index].exercise))
    else:
        show_card(talk, workout)
