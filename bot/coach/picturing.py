"""A chart as a picture: what stands where on its four weeks, for a patient and for their therapist.

What was not answered is a gap and never 0; what was not due is no workout.
"""

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from bot.coach.adherence import COUNTS, dose_percent, pain_during
from bot.coach.effects import Arg, Bar, Chart, Day, Flag, Panel, Trend, Words
from bot.coach.model import OPEN_WORKOUT, Tier, Workout, WorkoutStatus
from bot.coach.schedule import local
from bot.coach.talk import Talk

DAYS = 28

FEW = 2  # ratings from which on they say something together
_RATINGS = ((0, "0"), (5, "5"), (10, "10"))
_SHARES = ((0, "0 %"), (50, "50 %"), (100, "100 %"))
_MARKS = {
    WorkoutStatus.DONE: "done",
    WorkoutStatus.PARTIAL: "partial",
    WorkoutStatus.MISSED: "missed",
    WorkoutStatus.STOPPED: "paused",
    WorkoutStatus.HELD: "paused",
}
MARK_NAMES = ("done", "partial", "missed", "excused", "paused", "open", "rest")
_TIERS = (Tier.NOW, Tier.TODAY, Tier.DIGEST)

Rating = Callable[[Workout], int | None]


def first_day(talk: Talk) -> date:
    return talk.local_now.date() - timedelta(days=DAYS - 1)


# — as a picture —


def patients_chart(talk: Talk, recent: list[Workout]) -> Chart:
    trends = (
        Trend("pain", Words("chart-trend", {"of": "before"}), _runs(recent, talk, pain_before)),
        Trend("soreness", Words("chart-trend", {"of": "soreness"}), _runs(recent, talk, soreness, days_later=1)),
    )
    few = sum(pain_before(w) is not None or soreness(w) is not None for w in recent) < FEW
    changes = tuple((at, "") for at, _ in changes_of(talk))
    calendar = _calendar(talk, recent)
    marks = {mark for day in calendar for mark in day.marks}
    return Chart(
        title=Words("chart-title"),
        days=DAYS,
        ticks=_ticks(talk),
        weekdays=tuple(Words("chart-weekday", {"day": day}) for day in range(7)),
        calendar=calendar,
        legend=tuple((name, Words("chart-mark", {"mark": name})) for name in MARK_NAMES if name in marks),
        panels=(
            Panel(
                Words("chart-ratings"),
                _RATINGS,
                trends=tuple(t for t in trends if t.runs) or trends[:1],
                note=Words("chart-few") if few else "",
            ),
        ),
        changes=changes,
        changed=Words("chart-changed") if changes else "",
    )


def therapists_picture(talk: Talk, recent: list[Workout]) -> Chart:
    changes = tuple((at, f"v{version}") for at, version in changes_of(talk))
    flags = flags_of(talk)
    marks = {bar.mark for bar in _bars(talk, recent)}
    pain = (
        Trend("pain", Words("chart-trend", {"of": "before"}), _runs(recent, talk, pain_before)),
        Trend("after", Words("chart-trend", {"of": "after"}), _runs(recent, talk, pain_after)),
        Trend("worst", Words("chart-trend", {"of": "worst"}), _runs(recent, talk, pain_during)),
    )
    sore = _runs(recent, talk, soreness, days_later=1)
    return Chart(
        title=Words("chart-title"),
        days=DAYS,
        ticks=_ticks(talk),
        panels=(
            Panel(
                Words("chart-pain"),
                _RATINGS,
                trends=tuple(t for t in pain if t.runs),
                note="" if any(t.runs for t in pain) else Words("chart-unrated"),
            ),
            Panel(
                Words("chart-soreness"),
                _RATINGS,
                trends=(Trend("soreness", "", sore),),
                note="" if sore else Words("chart-unrated"),
            ),
            Panel(
                Words("chart-dose"),
                _SHARES,
                bars=_bars(talk, recent),
                legend=tuple((name, Words("chart-mark", {"mark": name})) for name in MARK_NAMES if name in marks),
            ),
        ),
        changes=changes,
        changed=Words("chart-version") if changes else "",
        flags=flags,
        flag_names=tuple(
            (tier.value, Words("chart-tier", {"tier": tier.value}))
            for tier in _TIERS
            if tier.value in {flag.tier for flag in flags}
        ),
    )


def _calendar(talk: Talk, recent: list[Workout]) -> tuple[Day, ...]:
    """Every day with its workouts; a day without any, between the first one and today, was a day of rest."""
    first, today = first_day(talk), talk.local_now.date()
    days = []
    for number in range(DAYS):
        day = first + timedelta(days=number)
        name: Arg = short(day) if number == 0 or day.day == 1 else str(day.day)
        marks = tuple(mark_of(w) for w in recent if w.local_date == day)
        if not marks and talk.case.workouts[0].local_date < day < today:
            marks = ("rest",)
        days.append(Day(day.weekday(), name, marks))
    return tuple(days)


def mark_of(workout: Workout) -> str:
    """Due and done, in part or not; what counts neither way: excused (or not sent), paused (held, or stopped for
    safety); or still to come."""
    return "open" if workout.status in OPEN_WORKOUT else _MARKS.get(workout.status, "excused")


def _runs(
    recent: list[Workout], talk: Talk, rating: Rating, *, days_later: int = 0
) -> tuple[tuple[tuple[float, int], ...], ...]:
    """(day, score) of a rating, parted wherever it is missing."""
    runs: list[list[tuple[float, int]]] = [[]]
    for at, workout in _placed(recent, talk):
        score = rating(workout)
        if score is None:
            runs.append([])
        elif at + days_later < DAYS:
            runs[-1].append((at + days_later, score))
    return tuple(tuple(run) for run in runs if run)


def _bars(talk: Talk, recent: list[Workout]) -> tuple[Bar, ...]:
    return tuple(
        Bar(at, dose_percent(w.items) if w.status in COUNTS else 0, mark_of(w)) for at, w in _placed(recent, talk)
    )


def _placed(recent: list[Workout], talk: Talk) -> Iterable[tuple[float, Workout]]:
    """Each workout with its place in days from the left; those of one day stand side by side."""
    first = first_day(talk)
    for workout in recent:
        same = [w.key for w in recent if w.local_date == workout.local_date]
        within = (same.index(workout.key) + 0.5) / len(same)
        yield round((workout.local_date - first).days + within, 3), workout


def changes_of(talk: Talk) -> tuple[tuple[int, int], ...]:
    """(day, version): where a workout was the first of a new version, or a newer one has been made since."""
    first, found, known = first_day(talk), [], 0
    for workout in talk.case.workouts:
        if known and workout.plan_version > known and workout.local_date >= first:
            found.append(((workout.local_date - first).days, workout.plan_version))
        known = max(known, workout.plan_version)
    plan = talk.case.plan
    if plan and plan.created_at and 0 < known < plan.version:
        made = (local(plan.created_at, talk.zone).date() - first).days
        if 0 <= made < DAYS:
            found.append((made, plan.version))
    return tuple(found)


def flags_of(talk: Talk) -> tuple[Flag, ...]:
    """The reports of each day by the most urgent tier among them, and how many there were."""
    first = first_day(talk)
    by_day: dict[int, list[Tier]] = {}
    for report in talk.case.reports:
        number = (local(report.opened_at, talk.zone).date() - first).days
        if 0 <= number < DAYS:
            by_day.setdefault(number, []).append(report.tier)
    return tuple(
        Flag(number, min(tiers, key=_TIERS.index).value, len(tiers)) for number, tiers in sorted(by_day.items())
    )


def _ticks(talk: Talk) -> tuple[tuple[int, Words], ...]:
    """The Mondays."""
    first = first_day(talk)
    days = (first + timedelta(days=number) for number in range(DAYS))
    return tuple((number, short(day)) for number, day in enumerate(days) if day.weekday() == 0)


def short(day: date) -> Words:
    return Words("chart-day", {"day": day.day, "month": day.month})


def pain_before(workout: Workout) -> int | None:
    return workout.pain_before


def pain_after(workout: Workout) -> int | None:
    return workout.pain_after


def soreness(workout: Workout) -> int | None:
    return workout.soreness
