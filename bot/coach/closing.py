"""The end of a workout: pain now, effort, a note, what was recorded and who sees it, and changing an answer."""

from dataclasses import replace
from datetime import datetime

from bot.coach import reports
from bot.coach.adherence import dose_percent
from bot.coach.checkin import schedule_check
from bot.coach.effects import Arg, Button, ExerciseText, Words
from bot.coach.events import Answered, DueKind
from bot.coach.model import Aside, Outcome, Tier, Workout, WorkoutStatus
from bot.coach.ratings import Answers, before, corrected, noted, rated, report_score
from bot.coach.talk import Talk, options

_TRIED = (Outcome.DONE, Outcome.EASIER, Outcome.TOO_HARD, Outcome.PAIN)


def end(talk: Talk, workout: Workout, ended: datetime | None = None) -> Workout:
    """The exercises are over, whatever is still to be answered; the next morning asks how they went down."""
    workout = talk.keep_workout(replace(workout, status=status_of(talk, workout), ended_at=ended or talk.now))
    for kind in (DueKind.LAPSE, DueKind.NUDGE, DueKind.TIMER):
        talk.unschedule(kind, "" if kind is DueKind.TIMER else workout.key)
    schedule_check(talk, workout.key)
    return workout


def stop_today(talk: Talk, workout: Workout) -> None:
    """The patient stops: one question more, and only if there is something to compare it with."""
    workout = end(talk, workout)
    if any(item.outcome in _TRIED for item in workout.items):
        talk.ask("pain_after", workout.key, draft={"stopped": 1}, stopped="yes")
    else:
        close(talk, workout)


def status_of(talk: Talk, workout: Workout) -> WorkoutStatus:
    """Done from 80 % of the dose; partial if anything was tried; otherwise not today, as the patient has told us."""
    if dose_percent(workout.items) >= talk.limits.adherence.complete_pct:
        return WorkoutStatus.DONE
    tried = any(item.outcome in _TRIED for item in workout.items)
    return WorkoutStatus.PARTIAL if tried else WorkoutStatus.EXCUSED


def close(talk: Talk, workout: Workout) -> None:
    """Say what was recorded and who will see it."""
    talk.stand()
    mine = [r for r in talk.case.reports if r.workout == workout.key]
    talk.say(
        "closing",
        buttons=options("closing", workout.key),
        label=f"closing:{workout.key}",
        done=sum(i.outcome in (Outcome.DONE, Outcome.EASIER) for i in workout.items),
        total=len(workout.items),
        answers=_recorded(workout),
        therapist=talk.therapist.alias,
        told="yes" if any(r.tier is not Tier.DIGEST for r in mine) else "no",
        summary="yes" if any(r.tier is Tier.DIGEST for r in mine) else "no",
    )


def _recorded(workout: Workout) -> tuple[Arg, ...]:
    words: list[Arg] = []
    if workout.pain_before is not None:
        words.append(Words("recorded-before", {"score": workout.pain_before}))
    words += [
        Words("recorded-wellbeing", {"what": what, "score": score})
        for what, score in workout.wellbeing.items()
        if score is not None
    ]
    if workout.pain_after is not None:
        words.append(Words("recorded-after", {"score": workout.pain_after}))
    if workout.effort:
        words.append(Words("recorded-effort", {"value": workout.effort}))
    if workout.note:
        words.append(Words("recorded-note"))
    return tuple(words)


def _on_pain_after(talk: Talk, event: Answered, workout: Workout, expected: bool) -> None:
    talk.retire(event)
    score, rated_now = int(event.value), rated(talk, event, workout, expected)
    if rated_now is None:
        return
    workout = rated_now
    limits = talk.limits.pain
    rise = 0 if workout.pain_before is None else score - workout.pain_before
    if score >= limits.stop_at:
        report_score(talk, Tier.TODAY, "pain_after", workout, score)
    elif rise >= limits.post_rise_hold:
        reports.raise_report(
            talk, Tier.DIGEST, "pain_rise", workout=workout.key, details={"score": score, **before(workout)}
        )
    else:
        corrected(talk, "pain_after", workout, score)
    if not expected:
        noted(talk, workout)
    elif talk.stage.draft.get("stopped"):
        close(talk, workout)
    else:
        talk.ask("effort", workout.key)


def _on_effort(talk: Talk, event: Answered, workout: Workout, expected: bool) -> None:
    talk.retire(event)
    if workout.effort != event.value:
        talk.keep("effort", event.value, workout.key, late=not expected)
        workout = talk.keep_workout(replace(workout, effort=event.value))
        if event.value != "right":
            reports.raise_report(talk, Tier.DIGEST, f"effort_{event.value}", workout=workout.key)
    if expected:
        talk.ask("note", workout.key, therapist=talk.therapist.alias)
    else:
        noted(talk, workout)


def _on_note(talk: Talk, event: Answered, workout: Workout, expected: bool) -> None:
    talk.retire(event)
    if expected:
        close(talk, workout)
    else:
        noted(talk, workout)


def note_said(talk: Talk, workout: Workout, text: str) -> None:
    talk.keep("note", text, workout.key)
    workout = talk.keep_workout(replace(workout, note=text))
    reports.raise_report(talk, Tier.DIGEST, "note", workout=workout.key, details={"said": text})
    close(talk, workout)


def _on_closing(talk: Talk, event: Answered, workout: Workout, expected: bool) -> None:
    """ "Change an answer": offer the answers there are; each is asked again with its own buttons."""
    given = {
        "pain_before": workout.pain_before,
        "pain_after": workout.pain_after,
        "effort": workout.effort,
        "soreness": workout.soreness,
        "morning_pain": workout.morning_pain,
        **workout.wellbeing,
    }
    buttons = [Button("change", name, workout.key) for name, value in given.items() if value is not None]
    buttons += [
        Button(
            "change", "pain_during", workout.key, i, label=Words("change-at", {"exercise": ExerciseText(x.exercise)})
        )
        for i, x in enumerate(workout.items)
        if x.pain is not None
    ]
    if not buttons:
        talk.say("nothing-to-change")
        return
    talk.beside(Aside("change", workout.key))
    talk.say("change", buttons=[(b,) for b in buttons])


def _on_change(talk: Talk, event: Answered, workout: Workout, expected: bool) -> None:
    """The new answer is asked beside whatever is open, so that it moves nothing on."""
    talk.retire(event)
    name, exercise = event.value, ""
    if name == "pain_during":
        item = workout.items[event.item]
        name, exercise = "hurt_score" if item.outcome is Outcome.PAIN else name, item.exercise
    talk.beside(Aside(name, workout.key, event.item))
    talk.say(
        "change-to",
        buttons=options(name, workout.key, event.item),
        what=event.value,
        exercise=ExerciseText(exercise) if exercise else "",
    )


ANSWERS: Answers = {
    "pain_after": _on_pain_after,
    "effort": _on_effort,
    "note": _on_note,
    "closing": _on_closing,
    "change": _on_change,
}
