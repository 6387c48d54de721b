"""Too hard, and causes pain: what is asked, what is offered, and what the therapist is told at once."""

from dataclasses import replace

from bot.coach import reports, safety
from bot.coach.cards import close_item, show_card
from bot.coach.closing import finish
from bot.coach.effects import ExerciseText
from bot.coach.events import Answered, DueKind
from bot.coach.model import Item, Outcome, Prescribed, Report, Tier, Workout, WorkoutStatus
from bot.coach.planning import dose_words
from bot.coach.ratings import Answers, noted, severe
from bot.coach.reading import count_said
from bot.coach.talk import Talk, unfinished


def _on_hard_why(talk: Talk, event: Answered, workout: Workout, expected: bool) -> None:
    talk.retire(event.message_id)
    talk.keep("hard_why", event.value, workout.key, event.item, late=not expected)
    report = reports.find(talk, "too_hard", workout.items[event.item].exercise, workout.key)
    if report:
        reports.annotate(talk, report, why=event.value)
    if expected:
        talk.ask("hard_managed", workout.key, event.item, dose=dose_words(workout.items[event.item].dose))
    else:
        noted(talk, workout)


def _on_hard_managed(talk: Talk, event: Answered, workout: Workout, expected: bool) -> None:
    talk.retire(event.message_id)
    managed(talk, workout, event.item, 0, expected)


def managed_said(talk: Talk, text: str) -> None:
    """A typed number of repetitions or seconds managed."""
    workout = talk.case.workout(talk.stage.ref)
    count = count_said(text)
    if workout is None or count is None:
        talk.say("count-unclear")
        return
    managed(talk, workout, talk.stage.item, count, True)


def managed(talk: Talk, workout: Workout, index: int, count: int, expected: bool) -> None:
    talk.keep("hard_managed", str(count), workout.key, index, late=not expected)
    workout = talk.keep_item(workout, index, managed=count)
    item = workout.items[index]
    report = reports.find(talk, "too_hard", item.exercise, workout.key)
    if report:
        reports.annotate(talk, report, managed=count)
    if not expected:
        noted(talk, workout)
        return
    step = _easier(talk, item.exercise)
    if step and step.easier:
        talk.ask(
            "hard_easier",
            workout.key,
            index,
            therapist=talk.therapist.alias,
            exercise=ExerciseText(step.easier.exercise),
            dose=dose_words(step.easier.dose),
        )
    else:
        talk.say("hard-noted", therapist=talk.therapist.alias)
        show_card(talk, workout)


def _easier(talk: Talk, exercise: str) -> Prescribed | None:
    plan = talk.case.plan
    return next((p for p in plan.exercises if p.exercise == exercise and p.easier), None) if plan else None


def _on_hard_easier(talk: Talk, event: Answered, workout: Workout, expected: bool) -> None:
    talk.retire(event.message_id)
    if not expected:
        return
    item = workout.items[event.item]
    prescribed = _easier(talk, item.exercise)
    talk.keep("hard_easier", event.value, workout.key, event.item)
    if event.value == "take" and prescribed and prescribed.easier:
        report = reports.find(talk, "too_hard", item.exercise, workout.key)
        if report:
            reports.annotate(talk, report, stepped_down="yes")
        items = list(workout.items)
        items[event.item] = Item(prescribed.easier.exercise, prescribed.easier.dose)
        workout = talk.keep_workout(replace(workout, items=tuple(items)))
        talk.say("easier-taken", therapist=talk.therapist.alias)
    show_card(talk, workout)


def causes_pain(talk: Talk, event: Answered, workout: Workout, expected: bool) -> None:
    """Stop this exercise and tell the therapist at once; the questions that follow fill the report in."""
    item = workout.items[event.item]
    told = item.outcome is Outcome.PAIN and reports.find(talk, "causes_pain", item.exercise, workout.key)
    if told and not expected:
        return  # the second of two taps
    talk.retire(event.message_id)
    workout = close_item(talk, workout, event.item, Outcome.PAIN)
    talk.keep("card", "pain", workout.key, event.item, late=not expected)
    open_pain_report(talk, workout, event.item)
    # A late tap asks too, but the talk stays where it is: its answers find their report by workout and exercise.
    talk.ask("hurt_score", workout.key, event.item, open_it=expected or not talk.stage.ask)


def open_pain_report(talk: Talk, workout: Workout, index: int) -> Report:
    details: dict[str, str | int] = {}
    if workout.pain_before is not None:
        details["before"] = workout.pain_before
    if workout.local_date != talk.local_now.date():
        details["late"] = workout.local_date.strftime("%d.%m.")
    exercise = workout.items[index].exercise if index >= 0 else ""
    return reports.raise_report(
        talk, Tier.TODAY, "causes_pain", exercise=exercise, workout=workout.key, details=details
    )


def _pain_report(talk: Talk, workout: Workout, index: int) -> Report:
    exercise = workout.items[index].exercise if index >= 0 else ""
    return reports.find(talk, "causes_pain", exercise, workout.key) or open_pain_report(talk, workout, index)


def _on_hurt_score(talk: Talk, event: Answered, workout: Workout, expected: bool) -> None:
    talk.retire(event.message_id)
    score = int(event.value)
    if event.item >= 0:
        workout = talk.keep_item(workout, event.item, pain=score)
    report = _pain_report(talk, workout, event.item)
    talk.keep("hurt_score", event.value, workout.key, event.item, late=not expected)
    if score >= talk.limits.pain.severe_at:
        report = reports.annotate(talk, report, score=score)
        severe(talk, report)
    elif score > int(report.details.get("score", -1)) and "score" in report.details:
        reports.lift(talk, report, Tier.TODAY, {"score": score})
    else:
        reports.annotate(talk, report, score=score)
    if talk.me.safety_hold:
        return
    if expected:
        talk.ask("hurt_where", workout.key, event.item)
    else:
        noted(talk, workout)


def where_said(talk: Talk, workout: Workout, index: int, text: str, *, expected: bool) -> None:
    report = _pain_report(talk, workout, index)
    if text:
        talk.keep("hurt_where", text, workout.key, index, late=not expected)
        reports.annotate(talk, report, where=text[:80])
    if expected:
        talk.ask("hurt_kind", workout.key, index)


def _on_hurt_where(talk: Talk, event: Answered, workout: Workout, expected: bool) -> None:
    talk.retire(event.message_id)
    where_said(talk, workout, event.item, "", expected=expected)


def _on_hurt_kind(talk: Talk, event: Answered, workout: Workout, expected: bool) -> None:
    talk.retire(event.message_id)
    talk.keep("hurt_kind", event.value, workout.key, event.item, late=not expected)
    reports.annotate(talk, _pain_report(talk, workout, event.item), kind=event.value)
    if expected:
        safety.checklist(talk, ref=workout.key, item=event.item, draft={"then": "carry_on"})
    else:
        noted(talk, workout)


def after_checklist(talk: Talk, then: str, ref: str, item: int) -> None:
    """None of the red flags: go on with what the checklist had interrupted."""
    workout = talk.case.workout(ref)
    if workout is None:
        talk.stand()
        talk.say("checklist-clear", therapist=talk.therapist.alias, given=talk.emergency())
        return
    if then == "what_new":
        talk.ask("what_new", ref)
    elif then == "carry_on" and workout.status is WorkoutStatus.STARTED and unfinished(workout):
        talk.ask("carry_on", ref, item, therapist=talk.therapist.alias)
    elif then == "carry_on":
        talk.say("pain-noted", therapist=talk.therapist.alias, given=talk.emergency())
        if workout.status is WorkoutStatus.STARTED:
            show_card(talk, workout)
        else:
            talk.stand()
    else:
        _unwell_but_no_flag(talk, workout)


def _unwell_but_no_flag(talk: Talk, workout: Workout) -> None:
    """Unwell without a red flag: today is excused, and the therapist can read it."""
    if workout.status in (WorkoutStatus.OFFERED, WorkoutStatus.STARTED):
        some_done = len(unfinished(workout)) < len(workout.items)
        talk.keep_workout(
            replace(
                workout,
                status=WorkoutStatus.PARTIAL if some_done else WorkoutStatus.EXCUSED,
                reason="unwell",
                ended_at=talk.now,
            )
        )
        for kind in (DueKind.NUDGE, DueKind.LAPSE, DueKind.LATER, DueKind.TIMER):
            talk.unschedule(kind, workout.key)
    reports.raise_report(talk, Tier.TODAY, "unwell", workout=workout.key)
    talk.ask("report", key="unwell-noted", therapist=talk.therapist.alias, given=talk.emergency())


def _on_carry_on(talk: Talk, event: Answered, workout: Workout, expected: bool) -> None:
    talk.retire(event.message_id)
    if not expected:
        return
    if event.value == "carry_on":
        show_card(talk, workout)
    else:
        finish(talk, workout)


def stop_wanted(talk: Talk, workout: Workout) -> None:
    """The patient typed "stop": ask whether to end today's workout, because the card may just have been left open."""
    talk.ask("stop_sure", workout.key, workout.at)


ANSWERS: Answers = {
    "hard_why": _on_hard_why,
    "hard_managed": _on_hard_managed,
    "hard_easier": _on_hard_easier,
    "hurt_score": _on_hurt_score,
    "hurt_where": _on_hurt_where,
    "hurt_kind": _on_hurt_kind,
    "carry_on": _on_carry_on,
    "stop_sure": _on_carry_on,
}
