"""Causes pain: the exercise stops, the therapist is told at once, and the questions that follow fill the report in."""

from dataclasses import replace

from bot.coach import reports, safety
from bot.coach.events import Answered
from bot.coach.model import Outcome, Report, Tier, Workout, WorkoutStatus
from bot.coach.patient.cards import close_item, show_card
from bot.coach.patient.closing import stop_today
from bot.coach.patient.ratings import Answers, before, noted, of_day, severe
from bot.coach.patient.today import over
from bot.coach.talk import Talk, unfinished

_LONGEST_PLACE = 80


def causes_pain(talk: Talk, event: Answered, workout: Workout, expected: bool) -> None:
    """Stop this exercise and tell the therapist at once."""
    index = event.item
    told = reports.find(talk, "causes_pain", workout.key, workout.items[index].exercise)
    if told and workout.items[index].outcome is Outcome.PAIN and not expected and not event.typed:
        return  # the second of two taps
    talk.retire(event)
    workout = owes_check(talk, close_item(talk, workout, index, Outcome.PAIN), index)
    talk.keep("card", "pain", workout.key, index, late=not expected)
    open_pain_report(talk, workout, index)
    started = "yes" if workout.status is WorkoutStatus.STARTED else "late"
    # A late tap asks too, but the talk stays where it is: its answers find their report by workout and exercise.
    talk.ask("hurt_score", workout.key, index, open_it=expected or not talk.stage.ask, started=started)


def owes_check(talk: Talk, workout: Workout, index: int) -> Workout:
    """No further exercise before the danger signs have been asked for (§1); whatever comes in between."""
    if workout.status is not WorkoutStatus.STARTED:
        return workout
    return talk.keep_workout(replace(workout, check_owed=index))


def open_pain_report(talk: Talk, workout: Workout, index: int, **details: str | int) -> Report:
    """The report of pain at that exercise, of pain in general for index -1."""
    return reports.raise_report(
        talk,
        Tier.TODAY,
        "causes_pain",
        exercise=workout.items[index].exercise if index >= 0 else "",
        workout=workout.key,
        details={**before(workout), **of_day(talk, workout), **details},
    )


def _pain_report(talk: Talk, workout: Workout, index: int, score: int = 0) -> Report:
    """The report of that pain, settled or not; a new one if there is none, or a settled one said less."""
    exercise = workout.items[index].exercise if index >= 0 else ""
    known = reports.correctable(talk, "causes_pain", workout.key, exercise, score)
    return known or open_pain_report(talk, workout, index)


def _instead(report: Report, name: str, value: str) -> dict[str, str | int]:
    """A detail, with what was told before it beside it."""
    old = str(report.details.get(name, ""))
    return {name: value, f"{name}_was": old} if old and old != value else {name: value}


def _on_hurt_score(talk: Talk, event: Answered, workout: Workout, expected: bool) -> None:
    talk.retire(event)
    score = int(event.value)
    report = _pain_report(talk, workout, event.item, score)
    talk.keep("hurt_score", event.value, workout.key, event.item, late=not expected)
    if event.item >= 0:
        workout = talk.keep_item(workout, event.item, pain=score)
    if severe(talk, "causes_pain", workout, score, into=report):
        return
    reports.add(talk, report, score=score)
    if expected:
        talk.ask("hurt_where", workout.key, event.item)
    elif workout.check_owed is not None and workout.status is WorkoutStatus.STARTED:
        # Told late, while the exercises go on: the danger signs come first.
        safety.checklist(talk, workout.key, event.item, then="carry_on")
    else:
        noted(talk, workout)


def where_said(talk: Talk, workout: Workout, index: int, text: str, *, expected: bool) -> None:
    talk.keep("hurt_where", text, workout.key, index, late=not expected)
    report = _pain_report(talk, workout, index)
    reports.add(talk, report, None, **_instead(report, "where", text[:_LONGEST_PLACE]))
    if expected:
        talk.ask("hurt_kind", workout.key, index)
    else:
        noted(talk, workout)


def _on_hurt_where(talk: Talk, event: Answered, workout: Workout, expected: bool) -> None:
    talk.retire(event)
    talk.keep("hurt_where", event.value, workout.key, event.item, late=not expected)
    if event.value == "same":
        reports.add(talk, _pain_report(talk, workout, event.item), usual="yes")
    if expected:
        talk.ask("hurt_kind", workout.key, event.item)
    else:
        noted(talk, workout)


def _on_hurt_kind(talk: Talk, event: Answered, workout: Workout, expected: bool) -> None:
    talk.retire(event)
    talk.keep("hurt_kind", event.value, workout.key, event.item, late=not expected)
    report = _pain_report(talk, workout, event.item)
    reports.add(talk, report, None, **_instead(report, "kind", event.value))
    if expected:
        safety.checklist(talk, workout.key, event.item, then="carry_on")
    else:
        noted(talk, workout)


def ask_carry_on(talk: Talk, workout: Workout, index: int) -> None:
    """No danger sign with the pain: the others, if the patient likes."""
    workout = talk.keep_workout(replace(workout, check_owed=None))
    if workout.status is WorkoutStatus.STARTED and unfinished(workout):
        talk.ask("carry_on", workout.key, index, therapist=talk.therapist.alias)
        return
    talk.say("pain-noted", therapist=talk.therapist.alias, given=talk.emergency())
    if workout.status is WorkoutStatus.STARTED:
        show_card(talk, workout)
    else:
        talk.stand()


def _on_carry_on(talk: Talk, event: Answered, workout: Workout, expected: bool) -> None:
    talk.retire(event)
    if workout.status is not WorkoutStatus.STARTED:
        if talk.stage.ref != workout.key:
            over(talk)
        # Otherwise it is the second of two taps: the questions at the end are open.
    elif event.value == "stop":
        stop_today(talk, workout)
    else:
        show_card(talk, workout)


def stop_wanted(talk: Talk, workout: Workout) -> None:
    """The patient typed "stop": ask whether to end today's workout, because the card may just have been left open."""
    talk.ask("stop_sure", workout.key, workout.at)


ANSWERS: Answers = {
    "hurt_score": _on_hurt_score,
    "hurt_where": _on_hurt_where,
    "hurt_kind": _on_hurt_kind,
    "carry_on": _on_carry_on,
    "stop_sure": _on_carry_on,
}
