"""Messages about what has been done: milestones, due workouts in a row, coming back. Off unless a patient chooses them.

Clinical rules §7: never about others, never for pain borne or low scores, never that a streak has ended; nothing while
somebody is stopped for safety. What was told is an `Entry(kind=MILESTONE)`.
"""

from dataclasses import replace

from bot.coach.adherence import worst_pain
from bot.coach.effects import Arg, Follow, Words
from bot.coach.events import Answered, Finished
from bot.coach.measures import improved, rounds, shown
from bot.coach.model import Aside, EntryKind, Outcome, Tier, Workout, WorkoutStatus
from bot.coach.patient import upcoming
from bot.coach.patient.checkin import before_rose
from bot.coach.safety import may_coach
from bot.coach.schedule import local, next_due
from bot.coach.streaks import days_since_last, first_week, in_a_row, new_total, tally
from bot.coach.talk import Talk, options

_FEWEST_IN_A_WEEK = 2  # due workouts from which on a share of them says something
Line = tuple[str, int, str, Words]  # milestone, count, what tells it from another of its kind, what is said


def ask(talk: Talk, *, civil: bool = False) -> None:
    """Once, when somebody has joined: which messages they would like."""
    talk.ask("cheer", civil=civil)


def answered(talk: Talk, event: Answered) -> None:
    """The choice when joining, or "No more of these" below a message."""
    talk.retire(event)
    off = event.ask == "cheer_off"
    wanted = not off and event.value != "no"
    weekly = event.value == "all" or (off and talk.me.preferences.weekly_summary)
    chosen = replace(talk.me.preferences, streaks=wanted, milestones=wanted, weekly_summary=weekly)
    talk.be(preferences=chosen)
    talk.keep(event.ask, event.value)
    if off:
        talk.say("cheer-off")
        return
    upcoming.plan(talk)
    if talk.waits_for("cheer"):
        talk.stand()
    talk.say("cheer-chosen", choice=event.value, day=Words("weekday-on", {"day": chosen.weekly_day}))


def finished(talk: Talk, workout: Workout) -> None:
    """A workout counts: whoever wants to hears of what has been reached with it, after everything else is said."""
    if _wants(talk) and good_time(talk, workout):
        talk.do(Follow(Finished(workout=workout.key)))


def goal_rated(talk: Talk, measure: str) -> None:
    if talk.me.preferences.milestones and may_coach(talk):
        talk.do(Follow(Finished(measure=measure)))


def reached(talk: Talk, event: Finished) -> None:
    """Say what has been reached, each once. Decided with all workouts and the whole record at hand."""
    news = _goal(talk, event.measure) if event.measure else _with_workout(talk, event.workout)
    if not news:
        return
    for milestone, count, of, _ in news:
        talk.enter(EntryKind.MILESTONE, {"milestone": milestone, "count": count, "of": of})
    talk.beside(Aside("cheer_off"))
    said: dict[str, Arg] = {str(number): line[3] for number, line in enumerate(news)}
    talk.say("cheer-said", buttons=options("cheer_off"), lines=Words("lines", said))


def _wants(talk: Talk) -> bool:
    return talk.me.preferences.streaks or talk.me.preferences.milestones


def good_time(talk: Talk, workout: Workout) -> bool:
    """Not while stopped, and not after a workout that hurt or that raised the pain: it would read as praise for bearing
    it."""
    if not may_coach(talk) or workout.status not in (WorkoutStatus.DONE, WorkoutStatus.PARTIAL):
        return False
    hurt = (worst_pain(workout) or 0) >= talk.limits.pain.stop_at or any(
        item.outcome is Outcome.PAIN for item in workout.items
    )
    alarmed = any(r.workout == workout.key and r.tier is not Tier.DIGEST for r in talk.case.reports)
    return not (hurt or alarmed or before_rose(talk, workout))


def _with_workout(talk: Talk, key: str) -> list[Line]:
    """Coming back, totals and the first week, and a streak, in this order."""
    limits, wants, workouts = talk.limits.streak, talk.me.preferences, talk.case.workouts
    count = tally(workouts, limits.skips_per_week)
    gap = days_since_last(workouts, key)
    lines: list[Line] = []
    if count.returned or (gap is not None and gap >= limits.gap_days):
        lines.append(("comeback", count.total, key, Words("cheer-back", {"total": count.total, "best": count.best})))
    if wants.milestones:
        told = {int(e.data["count"]) for e in talk.case.entries if e.data.get("milestone") == "total"}
        total = new_total(count.total, told)
        if total:
            lines.append(("total", total, "", Words("cheer-total", {"count": total, "total": count.total})))
        lines += _week(talk)
    lines = _untold(talk, lines)
    if wants.streaks and not lines and in_a_row(count.current):
        lines = _untold(talk, [("streak", count.current, key, Words("cheer-streak", {"count": count.current}))])
    return lines


def _untold(talk: Talk, lines: list[Line]) -> list[Line]:
    known = [e.data for e in talk.case.entries if e.kind is EntryKind.MILESTONE]
    told = {(data["milestone"], data["count"], data["of"]) for data in known}
    return [line for line in lines if line[:3] not in told]


def _week(talk: Talk) -> list[Line]:
    coming = next_due(talk.case.slots, talk.zone, talk.now)
    due_on = local(coming[1], talk.zone).date() if coming else None
    week = first_week(talk.case.workouts, talk.local_now.date(), due_on)
    if week is None or week[1] < _FEWEST_IN_A_WEEK or week[0] * 100 < talk.limits.streak.first_week_pct * week[1]:
        return []
    return [("first_week", week[0], "", Words("cheer-week", {"done": week[0], "due": week[1]}))]


def _goal(talk: Talk, key: str) -> list[Line]:
    """Their own activities, better by what counts as a change (§7: PSFS +2); once for each choice of activities."""
    measure, past = talk.rules.measures.get(key), rounds(talk.case.entries, key)
    if measure is None or not improved(measure, past):
        return []
    same = [r for r in past if r.score is not None and r.names == past[-1].names]
    scores = [shown(r.score) for r in same if r.score is not None]
    return _untold(talk, [("goal", 1, same[0].key, Words("cheer-goal", {"now": scores[-1], "before": scores[0]}))])
