"""What all pain ratings share: kept, acknowledged when late; a severe one stops everything (clinical rules RF10)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from bot.coach import reports, safety
from bot.coach.adherence import weekly_means
from bot.coach.events import Answered
from bot.coach.model import Report, Tier, Workout, WorkoutStatus
from bot.coach.talk import Talk, date_words

# An answer about a workout; the last argument says whether the talk is waiting for it.
Answers = dict[str, Callable[[Talk, Answered, Workout, bool], None]]


def rated(talk: Talk, event: Answered, workout: Workout, expected: bool, rule: str = "") -> Workout | None:
    """The workout with that pain rating of it, kept in the field that its question is named after.

    None where nothing more follows: the same answer once more, or one so severe (reported as `rule`, by default the
    question's name) that everything stops.
    """
    score = int(event.value)
    if getattr(workout, event.ask) == score and not expected:
        again(talk, workout)
        return None
    talk.keep(event.ask, event.value, workout.key, late=not expected)
    workout = talk.keep_workout(replace(workout, **{event.ask: score}))  # type: ignore[arg-type]
    return None if severe(talk, rule or event.ask, workout, score) else workout


def severe(talk: Talk, rule: str, workout: Workout, score: int, into: Report | None = None) -> bool:
    """Pain of 8 or more (RF10): stop, urgent advice, one report to be seen now. False if it is less."""
    if score < talk.limits.pain.severe_at:
        return False
    details = {"score": score, **before(workout, rule)}
    report = into or reports.find(talk, rule, workout.key)
    safety.stop(talk, ("RF10",), into=report, rule=rule, workout=workout.key, details=details)
    return True


def report_score(talk: Talk, tier: Tier, rule: str, workout: Workout, score: int) -> None:
    """Raise it, or add a changed rating to the report of the same workout."""
    known = reports.find(talk, rule, workout.key)
    if known:
        reports.add(talk, known, tier, score=score)
    else:
        details = {"score": score, **before(workout, rule)}
        reports.raise_report(talk, tier, rule, workout=workout.key, details=details)


def corrected(talk: Talk, rule: str, workout: Workout, score: int) -> None:
    """A rating that needs no report by itself; one that had been told is corrected."""
    known = reports.find(talk, rule, workout.key)
    if known:
        reports.add(talk, known, score=score)


def weekly(talk: Talk) -> None:
    """Pain before the workouts has risen against the week before: told once in seven days (§1, weekly)."""
    limits, week_ago = talk.limits.pain, talk.now - timedelta(days=7)
    means = weekly_means(talk.case.workouts, talk.local_now.date(), limits.week_min_n)
    told = any(r.rule == "pain_week" and r.opened_at > week_ago for r in talk.case.reports)
    if means and means[0] - means[1] >= limits.week_mean_rise and not told:
        this, before_it = (f"{float(m):.1f}" for m in means)
        reports.raise_report(talk, Tier.TODAY, "pain_week", details={"week": f"{before_it} → {this}"})


def before(workout: Workout, rule: str = "") -> dict[str, str | int]:
    """The pain before the workout, as a detail; nothing if it is not known, or is what the report is about."""
    if workout.pain_before is None or rule == "pain_before":
        return {}
    return {"before": workout.pain_before}


def noted(talk: Talk, workout: Workout) -> None:
    """A late or corrected answer is in the record; the talk stays where it is."""
    today = workout.local_date == talk.local_now.date()
    talk.say("noted", today="yes" if today else "no", day=date_words(workout.local_date))


def again(talk: Talk, workout: Workout) -> None:
    """The same answer once more: of a workout under way it is the second of two taps, otherwise a late one."""
    if workout.status is not WorkoutStatus.STARTED:
        noted(talk, workout)
