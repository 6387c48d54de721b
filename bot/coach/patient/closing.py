"""The end of a workout: pain now, effort, a note, what was recorded and who sees it, and changing an answer."""

from dataclasses import replace
from datetime import datetime

from bot.coach import reports
from bot.coach.adherence import dose_percent
from bot.coach.effects import Arg, Words
from bot.coach.events import Answered, DueKind
from bot.coach.model import Outcome, ReportStatus, Tier, Workout, WorkoutStatus
from bot.coach.patient import cheering, comeback, measuring, timer
from bot.coach.patient.checkin import schedule_check
from bot.coach.patient.ratings import Answers, corrected, noted, rated, report_score
from bot.coach.plan import ladder
from bot.coach.talk import Talk, options

_TRIED = (Outcome.DONE, Outcome.EASIER, Outcome.TOO_HARD, Outcome.PAIN)


def end(talk: Talk, workout: Workout, ended: datetime | None = None) -> Workout:
    """The exercises are over, whatever is still to be answered; the next morning asks how they went down."""
    workout = talk.keep_workout(replace(workout, status=status_of(talk, workout), ended_at=ended or talk.now))
    if any(item.outcome in _TRIED for item in workout.items):
        comeback.over(talk, workout)
    timer.over(talk)
    for kind in (DueKind.LAPSE, DueKind.NUDGE):
        talk.unschedule(kind, workout.key)
    schedule_check(talk, workout.key)
    ladder.after_workout(talk, workout)
    return workout


def stop_today(talk: Talk, workout: Workout) -> None:
    """The patient stops: one question more, and only if there is something to compare it with."""
    talk.retire(Answered("card", "", workout.key, workout.at))
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
    """Say what was recorded and who will see it. A report that was seen meanwhile is not announced as still unseen."""
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
        told="yes" if any(r.tier is not Tier.DIGEST and r.status is ReportStatus.OPEN for r in mine) else "no",
        summary="yes" if any(r.tier is Tier.DIGEST for r in mine) else "no",
    )
    cheering.finished(talk, workout)
    measuring.after_workout(talk, workout)


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
    elif reports.latest(talk, "pain_after", workout.key):
        corrected(talk, "pain_after", workout, score)
    elif rise >= limits.post_rise_hold:
        report_score(talk, Tier.DIGEST, "pain_rise", workout, score)
    else:
        corrected(talk, "pain_rise", workout, score)
    if not expected:
        noted(talk, workout)
    elif talk.stage.draft.get("stopped"):
        close(talk, workout)
    else:
        talk.ask("effort", workout.key)


def _on_effort(talk: Talk, event: Answered, workout: Workout, expected: bool) -> None:
    talk.retire(event)
    before_it = workout.effort
    if before_it != event.value:
        talk.keep("effort", event.value, workout.key, late=not expected)
        workout = talk.keep_workout(replace(workout, effort=event.value))
        told = reports.latest(talk, f"effort_{before_it}", workout.key) if before_it else None
        if told:
            reports.add(talk, told, effort=event.value)
        if event.value != "right":
            details: dict[str, str | int] = {"effort": event.value} if before_it else {}
            reports.raise_report(talk, Tier.DIGEST, f"effort_{event.value}", workout=workout.key, details=details)
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


ANSWERS: Answers = {
    "pain_after": _on_pain_after,
    "effort": _on_effort,
    "note": _on_note,
}
