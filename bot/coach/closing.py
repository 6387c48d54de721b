"""The end of a workout: pain now, effort, a note, what was recorded and who sees it, and changing an answer."""

from dataclasses import replace

from bot.coach import reports
from bot.coach.adherence import dose_percent
from bot.coach.checkin import schedule_check
from bot.coach.effects import Arg, Button, ExerciseText, Words
from bot.coach.events import Answered, DueKind
from bot.coach.model import Outcome, Tier, Workout, WorkoutStatus
from bot.coach.ratings import Answers, noted, rated
from bot.coach.talk import Talk, options


def _on_pain_after(talk: Talk, event: Answered, workout: Workout, expected: bool) -> None:
    score = int(event.value)
    repeat = workout.pain_after == score
    workout = talk.keep_workout(replace(workout, pain_after=score))
    rated(talk, event, workout, expected, repeat)
    if talk.me.safety_hold or repeat:
        return
    limits = talk.limits.pain
    before = workout.pain_before
    if score >= limits.stop_at:
        details: dict[str, str | int] = {"score": score}
        if before is not None:
            details["before"] = before
        reports.raise_report(talk, Tier.TODAY, "pain_after", workout=workout.key, details=details)
    elif before is not None and score - before >= limits.post_rise_hold:
        reports.raise_report(
            talk, Tier.DIGEST, "pain_rise", workout=workout.key, details={"score": score, "before": before}
        )
    if expected:
        talk.ask("effort", workout.key)


def _on_effort(talk: Talk, event: Answered, workout: Workout, expected: bool) -> None:
    talk.retire(event.message_id)
    if workout.effort == event.value:
        return
    corrected = workout.effort is not None
    workout = talk.keep_workout(replace(workout, effort=event.value))
    talk.keep("effort", event.value, workout.key, late=not expected)
    if event.value != "right":
        reports.raise_report(talk, Tier.DIGEST, f"effort_{event.value}", workout=workout.key)
    if expected and not corrected:
        talk.ask("note", workout.key, therapist=talk.therapist.alias)
    else:
        noted(talk, workout)


def _on_note(talk: Talk, event: Answered, workout: Workout, expected: bool) -> None:
    talk.retire(event.message_id)
    if expected:
        finish(talk, workout)


def note_said(talk: Talk, workout: Workout, text: str) -> None:
    talk.keep("note", text, workout.key)
    workout = talk.keep_workout(replace(workout, note=text))
    reports.raise_report(talk, Tier.DIGEST, "note", workout=workout.key, details={"said": text[:500]})
    finish(talk, workout)


def finish(talk: Talk, workout: Workout) -> None:
    """Close the workout and say what was recorded and who will see it; the next morning asks how it went down."""
    workout = talk.keep_workout(replace(workout, status=status_of(talk, workout), ended_at=talk.now))
    for kind in (DueKind.LAPSE, DueKind.NUDGE, DueKind.TIMER):
        talk.unschedule(kind, workout.key)
    schedule_check(talk, workout.key)
    talk.stand()
    done = sum(i.outcome in (Outcome.DONE, Outcome.EASIER) for i in workout.items)
    telling = [r for r in talk.case.reports if r.workout == workout.key and r.tier is not Tier.DIGEST]
    talk.say(
        "closing",
        buttons=options("closing", workout.key),
        label=f"closing:{workout.key}",
        done=done,
        total=len(workout.items),
        answers=_recorded(workout),
        therapist=talk.therapist.alias,
        told="yes" if telling else "no",
        hard="yes" if any(i.outcome is Outcome.TOO_HARD for i in workout.items) else "no",
    )


def status_of(talk: Talk, workout: Workout) -> WorkoutStatus:
    percent = dose_percent(workout.items)
    if percent >= talk.limits.adherence.complete_pct:
        return WorkoutStatus.DONE
    return WorkoutStatus.PARTIAL if percent or workout.started_at else WorkoutStatus.MISSED


def _recorded(workout: Workout) -> tuple[Arg, ...]:
    words: list[Arg] = []
    if workout.pain_before is not None:
        words.append(Words("recorded-before", {"score": workout.pain_before}))
    if workout.pain_after is not None:
        words.append(Words("recorded-after", {"score": workout.pain_after}))
    if workout.effort:
        words.append(Words("recorded-effort", {"value": workout.effort}))
    if workout.note:
        words.append(Words("recorded-note"))
    return tuple(words)


def _on_closing(talk: Talk, event: Answered, workout: Workout, expected: bool) -> None:
    """ "Change an answer": offer the answers there are; each is asked again with its own buttons."""
    given = {
        "pain_before": workout.pain_before,
        "pain_after": workout.pain_after,
        "effort": workout.effort,
        "soreness": workout.soreness,
        "morning_pain": workout.morning_pain,
    }
    buttons = [Button("change", name, workout.key) for name, value in given.items() if value is not None]
    buttons += [
        Button("change", "pain_during", workout.key, i, label=ExerciseText(item.exercise))
        for i, item in enumerate(workout.items)
        if item.pain is not None
    ]
    if not buttons:
        talk.say("nothing-to-change")
        return
    talk.say("change", buttons=[(b,) for b in buttons])


def _on_change(talk: Talk, event: Answered, workout: Workout, expected: bool) -> None:
    talk.retire(event.message_id)
    items = workout.items
    exercise: Arg = ExerciseText(items[event.item].exercise) if 0 <= event.item < len(items) else ""
    key = "hurt_score" if event.value == "pain_during" and items[event.item].outcome is Outcome.PAIN else event.value
    talk.say(
        key.replace("_", "-"),
        buttons=options(key, workout.key, event.item),
        exercise=exercise,
    )


ANSWERS: Answers = {
    "pain_after": _on_pain_after,
    "effort": _on_effort,
    "note": _on_note,
    "closing": _on_closing,
    "change": _on_change,
}
