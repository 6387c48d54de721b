"""Starting a workout, and going on with one: pain right now, with the limit above which it does not start, whether
anything is new, and how somebody is where the plan asks for it."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.coach import reports, safety
from bot.coach.events import Answered, DueKind
from bot.coach.model import Tier, Workout, WorkoutStatus
from bot.coach.patient import background, comeback, wellbeing
from bot.coach.patient.cards import show_card
from bot.coach.patient.closing import end
from bot.coach.patient.ratings import Answers, again, compared_again, corrected, noted, rated, report_score, weekly
from bot.coach.talk import Talk

_STILL_NOW = timedelta(minutes=30)  # that long, the pain of the morning check is the pain right now


def start(talk: Talk, workout: Workout, *, easier: bool = False) -> None:
    """Ask for the pain right now, unless the morning check has just done so. After a gap it waits for the therapist,
    unless only the `easier` steps are to be done."""
    if talk.me.safety_hold:
        safety.frozen_reply(talk)
        return
    if background.holds(talk):
        return
    if not workout.items:  # all of it was put on hold or taken out since
        talk.keep_workout(replace(workout, status=WorkoutStatus.HELD, ended_at=talk.now))
        talk.stand()
        talk.say("nothing-due", therapist=talk.therapist.alias, civil=False)
        return
    if not easier and comeback.holds_back(talk, workout):
        return
    workout = comeback.lighter(talk, workout)
    pain = _said_just_now(talk)
    workout = talk.keep_workout(replace(workout, status=WorkoutStatus.STARTED, started_at=talk.now))
    talk.unschedule(DueKind.NUDGE, workout.key)
    talk.unschedule(DueKind.LATER)
    if pain is not None:
        talk.stand("pain_before", workout.key)
        _on_pain_before(talk, Answered("pain_before", str(pain), workout.key), workout, True)
    else:
        talk.ask("pain_before", workout.key)


def _said_just_now(talk: Talk) -> int | None:
    """The pain that the morning check has just asked for, with any correction since."""
    draft = talk.stage.draft
    checked = talk.case.workout(str(draft.get("checked", "")))
    if checked is None or talk.now - datetime.fromisoformat(str(draft["asked_at"])) > _STILL_NOW:
        return None
    return checked.morning_pain


def go_on(talk: Talk, workout: Workout) -> None:
    """The question or the card at which a started workout stands."""
    if workout.pain_before is None:
        talk.ask("pain_before", workout.key)
    elif workout.check_owed is not None or workout.wellbeing or any(item.opened_at for item in workout.items):
        begin(talk, workout)
    else:
        talk.ask("anything_new", workout.key)


def begin(talk: Talk, workout: Workout) -> None:
    """Whatever the plan asks besides pain, once each, and then the first card."""
    left = [name for name in wellbeing.check_ins(talk) if name not in workout.wellbeing]
    if left and not any(item.opened_at for item in workout.items):
        talk.ask(left[0], workout.key)
    else:
        show_card(talk, workout)


def what_new(talk: Talk, workout: Workout, text: str) -> None:
    """The patient has said what is new since last time; the therapist reads it, the workout goes on."""
    if text:
        talk.keep("what_new", text, workout.key)
        reports.raise_report(talk, Tier.TODAY, "new", workout=workout.key, details={"said": text})
        talk.say("new-noted", therapist=talk.therapist.alias)
    begin(talk, workout)


def _on_pain_before(talk: Talk, event: Answered, workout: Workout, expected: bool) -> None:
    if event.value == "unwell":
        safety.unwell(talk, workout.key)
        return
    talk.retire(event)
    score, rated_now = int(event.value), rated(talk, event, workout, expected)
    if rated_now is None:
        return
    workout = rated_now
    if score >= talk.limits.pain.no_start_at:
        report_score(talk, Tier.TODAY, "pain_before", workout, score)
        if workout.status is WorkoutStatus.STARTED:
            _no_more_today(talk, workout)
            return
    else:
        corrected(talk, "pain_before", workout, score)
    compared_again(talk, workout)
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
        begin(talk, workout)
    else:
        again(talk, workout)


def _on_check_in(talk: Talk, event: Answered, workout: Workout, expected: bool) -> None:
    """Mood, energy or sleep."""
    score = None if event.value == "skip" else int(event.value)
    talk.retire(event)
    if not expected and event.ask in workout.wellbeing and workout.wellbeing[event.ask] == score:
        again(talk, workout)
        return
    talk.keep(event.ask, event.value, workout.key, late=not expected)
    workout = talk.keep_workout(replace(workout, wellbeing={**workout.wellbeing, event.ask: score}))
    wellbeing.tell_low_mood(talk)
    if expected and workout.status is WorkoutStatus.STARTED:
        begin(talk, workout)
    else:
        noted(talk, workout)


def _on_comeback(talk: Talk, event: Answered, workout: Workout, expected: bool) -> None:
    """After a gap, before the therapist has answered: the easier steps, or wait."""
    talk.retire(event)
    small = comeback.easier_only(talk, workout)
    if workout.status is WorkoutStatus.STARTED:
        again(talk, workout)
    elif workout.status is not WorkoutStatus.OFFERED:
        noted(talk, workout)
    elif event.value == "easier_now" and not comeback.must_ask(talk):
        start(talk, workout)  # the therapist has answered meanwhile
    elif event.value == "easier_now" and small:
        start(talk, talk.keep_workout(small), easier=True)
    else:
        talk.stand("start", workout.key)
        talk.say("comeback-waiting", therapist=talk.therapist.alias)


ANSWERS: Answers = {
    "comeback": _on_comeback,
    "pain_before": _on_pain_before,
    "anything_new": _on_anything_new,
    **dict.fromkeys(wellbeing.CHECK_INS, _on_check_in),
}
