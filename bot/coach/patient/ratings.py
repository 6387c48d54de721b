"""What all pain ratings share: kept, acknowledged when late; a severe one stops everything (clinical rules RF10)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from bot.coach import reports, safety
from bot.coach.adherence import weekly_means
from bot.coach.effects import Arg, ExerciseText, Words
from bot.coach.events import Answered
from bot.coach.model import Report, Tier, Workout, WorkoutStatus
from bot.coach.talk import Talk, date_words

CHECK_INS = ("mood", "energy", "sleep")
_SHORT = 80  # characters of a note
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
    details = {"score": score, **before(workout, rule), **of_day(talk, workout)}
    report = into or reports.find(talk, rule, workout.key)
    safety.stop(talk, ("RF10",), into=report, rule=rule, workout=workout.key, details=details)
    return True


def report_score(talk: Talk, tier: Tier, rule: str, workout: Workout, score: int) -> None:
    """Raise it, or add a changed rating to the report of the same workout."""
    known = reports.correctable(talk, rule, workout.key, "", score)
    if known:
        reports.add(talk, known, tier, score=score)
    else:
        details = {"score": score, **before(workout, rule), **of_day(talk, workout, 1 if rule == "unsettled" else 0)}
        reports.raise_report(talk, tier, rule, workout=workout.key, details=details)


def corrected(talk: Talk, rule: str, workout: Workout, score: int, exercise: str = "") -> None:
    """A rating that needs no report by itself; one that had been told is corrected."""
    known = reports.latest(talk, rule, workout.key, exercise)
    if known and "score" in known.details:
        reports.add(talk, known, score=score)


def compared_again(talk: Talk, workout: Workout) -> None:
    """The pain before the workout has changed, so what is compared with it is judged anew: the rise during the workout
    (§1, hold) and the next morning (§1, not settled). What has been told says the new one beside its rating."""
    limits, start = talk.limits.pain, workout.pain_before
    if start is None:
        return
    for report in talk.case.reports:
        if report.workout == workout.key and report.details.get("before", start) != start:
            reports.add(talk, report, before=start)
    rules = (
        ("pain_rise", Tier.DIGEST, workout.pain_after, limits.post_rise_hold, ("pain_rise", "pain_after")),
        ("unsettled", Tier.TODAY, workout.morning_pain, limits.morning_rise_unsettled, ("unsettled",)),
    )
    for rule, tier, score, rise, same in rules:
        told = any(reports.latest(talk, name, workout.key) for name in same)
        if score is not None and score - start >= rise and not told:
            details: dict[str, str | int] = {"score": score, **before(workout)}
            reports.raise_report(talk, tier, rule, workout=workout.key, details=details)


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


def of_day(talk: Talk, workout: Workout, usual: int = 0) -> dict[str, str | int]:
    """The day of a workout that is told of late, as a detail. usual: days after which it is asked for anyway."""
    late = (talk.local_now.date() - workout.local_date).days > usual
    return {"day": workout.local_date.isoformat()} if late else {}


def noted(talk: Talk, workout: Workout) -> None:
    """A late or corrected answer is in the record; the talk stays where it is. What replaces another shows both."""
    today = workout.local_date == talk.local_now.date()
    known = talk.before.workout(workout.key)
    changes = _changes(known, workout) if known else []
    if len(changes) == 1:
        what, exercise, old, new = changes[0]
        talk.say(
            "changed",
            what=what,
            exercise=ExerciseText(exercise) if exercise else "",
            old=old,
            new=new,
            told="yes" if talk.case.reports != talk.before.reports else "no",
            therapist=talk.therapist.alias,
        )
    else:
        talk.say("noted", today="yes" if today else "no", day=date_words(workout.local_date))


def _changes(old: Workout, new: Workout) -> list[tuple[str, str, Arg, Arg]]:
    """(what, exercise, old, new) of every answer that had another value before."""
    names = ("pain_before", "pain_after", "soreness", "morning_pain")
    scores = [(name, "", getattr(old, name), getattr(new, name)) for name in names]
    scores += [(name, "", old.wellbeing.get(name), new.wellbeing.get(name)) for name in CHECK_INS]
    scores += [("pain_during", a.exercise, a.pain, b.pain) for a, b in zip(old.items, new.items, strict=True)]
    found: list[tuple[str, str, Arg, Arg]] = [
        (what, exercise, Words("out-of-ten", {"score": a}), Words("out-of-ten", {"score": b}))
        for what, exercise, a, b in scores
        if a is not None and b is not None and a != b
    ]
    if old.effort and new.effort and old.effort != new.effort:
        was, now = (Words("effort-name", {"value": v}) for v in (old.effort, new.effort))
        found.append(("effort", "", was, now))
    if old.note and new.note and old.note != new.note:
        found.append(("note", "", f"“{old.note[:_SHORT]}”", f"“{new.note[:_SHORT]}”"))
    return found


def again(talk: Talk, workout: Workout) -> None:
    """The same answer once more: of a workout under way it is the second of two taps, otherwise a late one."""
    if workout.status is not WorkoutStatus.STARTED:
        noted(talk, workout)
