"""Too hard: why, how many were managed, and the easier step that the therapist has agreed to, offered once."""

from dataclasses import replace

from bot.coach import reports
from bot.coach.adherence import amount
from bot.coach.effects import ExerciseText
from bot.coach.events import Answered
from bot.coach.model import Item, Outcome, Step, Tier, Workout, WorkoutStatus
from bot.coach.patient.cards import close_item, show_card
from bot.coach.patient.ratings import Answers, noted
from bot.coach.plan import ladder
from bot.coach.plan.planning import dose_words
from bot.coach.reading import count_said, option_said
from bot.coach.talk import Talk

_SHARES = {"all": 4, "half": 2, "less": 1, "none": 0}  # quarters of the dose. Product default


def too_hard(talk: Talk, event: Answered, workout: Workout, expected: bool) -> None:
    item = workout.items[event.item]
    talk.retire(event)
    workout = close_item(talk, workout, event.item, Outcome.TOO_HARD)
    talk.keep("card", "too_hard", workout.key, event.item, late=not expected)
    reports.raise_report(talk, Tier.DIGEST, "too_hard", exercise=item.exercise, workout=workout.key)
    talk.ask("hard_why", workout.key, event.item, open_it=expected or not talk.stage.ask)


def _on_hard_sure(talk: Talk, event: Answered, workout: Workout, expected: bool) -> None:
    """Whether an exercise that was "a bit hard" was too hard."""
    if event.value == "too_hard":
        too_hard(talk, event, workout, expected)
        return
    talk.retire(event)
    if expected and workout.status is WorkoutStatus.STARTED:
        show_card(talk, workout)
    else:
        noted(talk, workout)


def _on_hard_why(talk: Talk, event: Answered, workout: Workout, expected: bool) -> None:
    talk.retire(event)
    talk.keep("hard_why", event.value, workout.key, event.item, late=not expected)
    _add(talk, workout, event.item, "why", event.value)
    if expected:
        talk.ask("hard_managed", workout.key, event.item, dose=dose_words(workout.items[event.item].dose))
    else:
        noted(talk, workout)


def _add(talk: Talk, workout: Workout, index: int, name: str, value: str | int) -> None:
    report = reports.find(talk, "too_hard", workout.key, workout.items[index].exercise)
    if report:
        reports.add(talk, report, None, **{name: value})


def _on_hard_managed(talk: Talk, event: Answered, workout: Workout, expected: bool) -> None:
    """A share of it, told as the patient said it. "I'm not sure": unknown, which is not 0."""
    talk.retire(event)
    talk.keep("hard_managed", event.value, workout.key, event.item, late=not expected)
    if event.value in _SHARES:
        managed = amount(workout.items[event.item].dose) * _SHARES[event.value] // 4
        workout = talk.keep_item(workout, event.item, managed=managed)
        _add(talk, workout, event.item, "share", event.value)
    if expected:
        _offer_easier(talk, workout, event.item)
    else:
        noted(talk, workout)


def managed_said(talk: Talk, text: str) -> None:
    """A typed number of repetitions or seconds managed."""
    lexicon = talk.rules.lexicon(talk.me.language)
    workout, index = talk.case.workout(talk.stage.ref), talk.stage.item
    count = 0 if option_said(text, ("none",), lexicon) else count_said(text, lexicon)
    if workout is None or count is None:
        talk.say("count-unclear")
        return
    talk.keep("hard_managed", str(count), workout.key, index)
    workout = talk.keep_item(workout, index, managed=count)
    _add(talk, workout, index, "managed", count)
    _offer_easier(talk, workout, index)


def _offer_easier(talk: Talk, workout: Workout, index: int) -> None:
    step = None if workout.items[index].eased else _easier(talk, workout.items[index].exercise)
    if step:
        talk.ask(
            "hard_easier",
            workout.key,
            index,
            therapist=talk.therapist.alias,
            exercise=ExerciseText(step.exercise),
            dose=dose_words(step.dose),
        )
        return
    talk.say("hard-noted", therapist=talk.therapist.alias)
    _go_on(talk, workout)


def _easier(talk: Talk, exercise: str) -> Step | None:
    return ladder.offered(talk.case.plan, exercise, talk.local_now.date())


def _on_hard_easier(talk: Talk, event: Answered, workout: Workout, expected: bool) -> None:
    talk.retire(event)
    if not expected:
        noted(talk, workout)
        return
    step = _easier(talk, workout.items[event.item].exercise)
    talk.keep("hard_easier", event.value, workout.key, event.item)
    if event.value == "take" and step and workout.status is WorkoutStatus.STARTED:
        _add(talk, workout, event.item, "stepped_down", "yes")
        items = list(workout.items)
        items[event.item] = Item(step.exercise, step.dose, eased=True)
        workout = talk.keep_workout(replace(workout, items=tuple(items)))
        talk.say("easier-taken", therapist=talk.therapist.alias)
    _go_on(talk, workout)


def _go_on(talk: Talk, workout: Workout) -> None:
    if workout.status is WorkoutStatus.STARTED:
        show_card(talk, workout)
    else:
        talk.stand()
        noted(talk, workout)


ANSWERS: Answers = {
    "hard_sure": _on_hard_sure,
    "hard_why": _on_hard_why,
    "hard_managed": _on_hard_managed,
    "hard_easier": _on_hard_easier,
}
