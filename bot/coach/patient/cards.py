"""One card per exercise: shown in order, closed with an outcome; after the last one, the questions at the end."""

from dataclasses import replace

from bot.coach import safety
from bot.coach.effects import Arg, Button, ExerciseText, Words
from bot.coach.model import Dose, Outcome, Workout
from bot.coach.patient import timer
from bot.coach.patient.closing import end
from bot.coach.plan.planning import dose_words
from bot.coach.rules import Exercise
from bot.coach.talk import Talk, options, unfinished


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
        buttons=card_buttons(talk, workout, index),
        label=f"card:{workout.key}:{index}",
        picture=item.exercise,
        position=index + 1,
        total=len(workout.items),
        given=on_card(item.exercise, item.dose, item.note),
    )


def sets_of(dose: Dose) -> int:
    """How many sets there are to be done, on both sides."""
    return dose.sets * (2 if dose.side == "each" else 1)


def card_buttons(
    talk: Talk, workout: Workout, index: int, *, below_how: bool = False
) -> tuple[tuple[Button, ...], ...]:
    """The buttons of the exercise being done. In large steps "done" is one set, and says which, so that two taps are
    not two sets. below_how: under what "How" tells, which offers neither itself nor the timer."""
    others = ("too_hard", "pain", "skip") if below_how else ("timer", "how", "too_hard", "pain", "skip")
    item = workout.items[index]
    sets = sets_of(item.dose) if talk.me.preferences.large_steps else 1
    if sets == 1:
        return options("card", workout.key, index, only=("done", *others))
    number = min(item.sets_done + 1, sets)
    label = Words("one-set-label", {"set": number, "sets": sets})
    done = Button("one_set", "done", workout.key, index * 100 + number, label=label)
    return ((done,), *options("card", workout.key, index, only=others))


def on_card(exercise: str, dose: Dose, note: str = "") -> dict[str, Arg]:
    """What a card says of an exercise, besides where it stands in the workout. note: the therapist's word on it."""
    return {
        "exercise": ExerciseText(exercise),
        "dose": dose_words(dose),
        "rest": dose.rest_s if dose.sets > 1 else 0,
        "note": note,
        "cues": ExerciseText(exercise, "how"),
        "watch": ExerciseText(exercise, "watch"),
    }


def on_how(exercise: Exercise, dose: Dose, stop_at: int) -> dict[str, Arg]:
    """What "How" tells of it. stop_at: the pain at which to stop."""
    key = exercise.key
    fields = ("purpose", "feel", "not_feel", "mistakes", "cautions", "ask_first")
    return {
        "exercise": ExerciseText(key),
        "cues": ExerciseText(key, "how"),
        "out": exercise.out_s if dose.reps else 0,
        "back": exercise.back_s,
        "intensity": exercise.intensity,
        **{field: ExerciseText(key, field) for field in fields},
        "stop_at": stop_at,
    }


def close_item(talk: Talk, workout: Workout, index: int, outcome: Outcome) -> Workout:
    timer.over(talk)
    return talk.keep_item(workout, index, outcome=outcome, closed_at=talk.now)


def after_exercise(talk: Talk, workout: Workout, index: int) -> None:
    """Amber pain at the start means that pain is asked for again after each exercise (clinical rules §1)."""
    limits = talk.limits.pain
    amber = workout.pain_before is not None and limits.green_max < workout.pain_before <= limits.amber_max
    if amber and workout.items[index].pain is None and unfinished(workout):
        talk.ask("pain_during", workout.key, index, exercise=ExerciseText(workout.items[index].exercise))
    else:
        show_card(talk, workout)
