"""Changing an answer: which ones there are, asked again beside whatever is open; the old one stays as a revision.

A raised rating alerts as if it had been given. A lowered one corrects the report, which keeps what was told.
"""

from dataclasses import replace

from bot.coach import reports
from bot.coach.asks import ASKS
from bot.coach.effects import Arg, Button, ExerciseText, Words
from bot.coach.events import Answered
from bot.coach.model import Aside, Outcome, Tier, Workout
from bot.coach.patient import trouble
from bot.coach.patient.ratings import Answers, noted
from bot.coach.talk import Talk, date_words, options

AT_EXERCISE = ("pain_during", "hurt_where", "hurt_kind")  # answers about one exercise, with its number
IN_WORDS = ("note", "hurt_where")  # answers that are typed
# Questions whose answer can be changed, by the button or by editing the message that gave it.
CHANGEABLE = frozenset((*ASKS["change"].options, *AT_EXERCISE, "hurt_score"))


def change_last(talk: Talk) -> None:
    """Offer the answers of the newest workout that has any."""
    workout = last_answered(talk)
    if workout:
        _offer(talk, workout)
    else:
        talk.say("nothing-to-change")


def last_answered(talk: Talk, before: Workout | None = None) -> Workout | None:
    """The newest workout with answers to change; before: among those older than that one."""
    older = [w for w in talk.case.workouts if before is None or w.key < before.key]
    return next((w for w in reversed(older) if _buttons(talk, w)), None)


def can_change(talk: Talk, workout: Workout) -> bool:
    """Whether there is an answer in it yet."""
    return bool(_buttons(talk, workout))


def _buttons(talk: Talk, workout: Workout) -> list[Button]:
    """One for each answer that has been given."""
    given = {
        "pain_before": workout.pain_before,
        "pain_after": workout.pain_after,
        "effort": workout.effort,
        "note": workout.note or None,
        "soreness": workout.soreness,
        "sore_where": workout.soreness or None,
        "morning_pain": workout.morning_pain,
        **workout.wellbeing,
    }
    buttons = [Button("change", name, workout.key) for name, value in given.items() if value is not None]
    for i, item in enumerate(workout.items):
        hurt = item.outcome is Outcome.PAIN
        if item.pain is not None:
            buttons.append(_about(workout, "pain_during", i))
        if hurt and reports.latest(talk, "causes_pain", workout.key, item.exercise):
            buttons += [_about(workout, "hurt_where", i), _about(workout, "hurt_kind", i)]
    if reports.latest(talk, "causes_pain", workout.key):
        buttons += [_about(workout, name, -1) for name in AT_EXERCISE]
    return buttons


def _about(workout: Workout, name: str, index: int) -> Button:
    exercise: dict[str, Arg] = {"exercise": _named(workout, index)}
    match name:
        case "hurt_where":
            label = Words("change-where", exercise)
        case "hurt_kind":
            label = Words("change-kind", exercise)
        case _:
            label = Words("change-at", exercise)
    return Button("change", name, workout.key, index, label=label)


def _named(workout: Workout, index: int) -> ExerciseText | str:
    return ExerciseText(workout.items[index].exercise) if index >= 0 else ""


def _offer(talk: Talk, workout: Workout) -> None:
    rows = [(b,) for b in _buttons(talk, workout)]
    earlier = last_answered(talk, before=workout)
    if earlier:
        label = Words("change-earlier", {"day": date_words(earlier.local_date)})
        rows.append((Button("closing", "change", earlier.key, label=label),))
    talk.beside(Aside("change", workout.key))
    today = "yes" if workout.local_date == talk.local_now.date() else "no"
    talk.say("change", buttons=rows, today=today, day=date_words(workout.local_date))


def _on_closing(talk: Talk, event: Answered, workout: Workout, expected: bool) -> None:
    """ "Change an answer": offer the answers there are; each is asked again with its own buttons."""
    if _buttons(talk, workout):
        _offer(talk, workout)
    else:
        talk.say("nothing-to-change")


def _on_change(talk: Talk, event: Answered, workout: Workout, expected: bool) -> None:
    """The new answer is asked beside whatever is open, so that it moves nothing on."""
    talk.retire(event)
    name, index = event.value, event.item if event.value in AT_EXERCISE else 0
    if name == "pain_during" and (index < 0 or workout.items[index].outcome is Outcome.PAIN):
        name = "hurt_score"
    talk.beside(Aside(name, workout.key, index))
    talk.say(
        "change-to",
        buttons=options(name, workout.key, index) if name != "note" else (),
        what=event.value,
        exercise=_named(workout, index) if event.value in AT_EXERCISE else "",
    )


def words_said(talk: Talk, question: Aside, text: str) -> bool:
    """The new answer in the patient's own words, where one has been asked for."""
    workout = talk.case.workout(question.ref)
    if workout is None or question.ask not in IN_WORDS:
        return False
    if question.ask == "note":
        new_note(talk, workout, text)
    else:
        talk.retire(Answered(question.ask, "", question.ref, question.item))
        trouble.where_said(talk, workout, question.item, text, expected=False)
    return True


def new_note(talk: Talk, workout: Workout, text: str) -> None:
    """A note instead of another; the therapist reads both."""
    known = reports.latest(talk, "note", workout.key)
    talk.keep("note", text, workout.key, late=True)
    workout = talk.keep_workout(replace(workout, note=text))
    if known and known.waits:
        reports.add(talk, known, said=text)
    else:
        reports.raise_report(talk, Tier.DIGEST, "note", workout=workout.key, details={"said": text})
    noted(talk, workout)


ANSWERS: Answers = {"closing": _on_closing, "change": _on_change}
