"""What goes into the charts: the last four weeks as a patient sees them, and as their therapist does.

What was not answered is a gap and never 0; what was not due is no workout.
"""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from statistics import median_high

from bot.coach.adherence import COUNTS, done_of, dose_percent, pain_during
from bot.coach.effects import Arg, Bar, Chart, Day, Flag, Panel, Priority, Trend, Words
from bot.coach.model import OPEN_WORKOUT, Aside, Person, Tier, Workout, WorkoutStatus
from bot.coach.schedule import local
from bot.coach.streaks import tally
from bot.coach.talk import Talk, date_words, options

DAYS = 28
_WEEK = 7
_MOST_CHANGES = 4  # that are named; the picture has all
_OF_USE = timedelta(hours=12)
_FEW = 2  # ratings from which on they say something together
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


def progress(talk: Talk, *, weekly: bool = False) -> None:
    """A patient's own four weeks, as a picture and in words, with what was done since the beginning. While stopped for
    safety in words alone: a picture of what was done would look like an invitation to do more.

    weekly: as the summary that comes by itself. Decided with all workouts at hand.
    """
    today = talk.local_now.date()
    recent = _recent(talk)
    hold = "yes" if talk.me.safety_hold else "no"
    stopped: dict[str, Arg] = {"hold": hold, "therapist": talk.therapist.alias, **talk.emergency()}
    if not recent:
        if not weekly:
            talk.say("progress-none", given=stopped)
        return
    done, due = done_of(recent, today, _WEEK)
    all_done, all_due = done_of(recent, today, DAYS)
    now, was = _typical(recent, today, _before)
    count = tally(talk.case.workouts, talk.limits.streak.skips_per_week)
    shown = talk.me.preferences.streaks and not talk.me.safety_hold
    if weekly:
        talk.beside(Aside("weekly_off"))
    talk.say(
        "weekly" if weekly else "progress",
        chart=None if talk.me.safety_hold else _patients_chart(talk, recent),
        buttons=options("weekly_off") if weekly else (),
        priority=Priority.REMINDER if weekly else Priority.REPLY,
        civil=weekly,
        expires_at=talk.now + _OF_USE if weekly else None,
        dedupe=f"weekly:{talk.me.id}:{today:%y%m%d}" if weekly else "",
        total=count.total,
        streak=count.current if shown else 0,
        best=count.best if shown else 0,
        rest=_uncounted(recent),
        changed=_changed_words(talk),
        name=talk.me.alias,
        done=done,
        due=due,
        all_done=all_done,
        all_due=all_due,
        pain=_rating_words("pain", recent, today, _before),
        soreness=_rating_words("soreness", recent, today, _soreness),
        more="yes" if now is not None and was is not None and now > was else "no",
        given=stopped,
    )


def show_chart(talk: Talk, to: Person) -> None:
    """A patient's four weeks for their therapist, with the numbers of 7 and 28 days. Decided on the patient's case."""
    recent = _recent(talk)
    if not recent:
        talk.say("chart-none", to=to, label=f"look:{talk.me.id}", about=talk.me.id, alias=talk.me.alias)
        return
    today = talk.local_now.date()
    talk.say(
        "chart",
        to=to,
        chart=_therapists_chart(talk, recent),
        label=f"look:{talk.me.id}",
        about=talk.me.id,
        alias=talk.me.alias,
        until=date_words(today),
        spans=Words("lines", {str(days): _span_words(recent, today, days) for days in (_WEEK, DAYS)}),
    )


def therapists_chart(talk: Talk) -> Chart | None:
    """What `show_chart` shows, None where there is nothing to show. For files."""
    recent = _recent(talk)
    return _therapists_chart(talk, recent) if recent else None


def _recent(talk: Talk) -> list[Workout]:
    since = _first(talk)
    return [w for w in talk.case.workouts if since <= w.local_date <= talk.local_now.date()]


def _first(talk: Talk) -> date:
    return talk.local_now.date() - timedelta(days=DAYS - 1)


# — in words —


def _changed_words(talk: Talk) -> Arg:
    """When the plan changed, "" if it did not: the dashed lines of the picture."""
    days = dict.fromkeys(_first(talk) + timedelta(days=at) for at, _ in _changes(talk))
    if not days:
        return ""
    listed = Words("listed", {day.isoformat(): date_words(day) for day in list(days)[-_MOST_CHANGES:]})
    return Words("progress-changed", {"days": listed})


def _uncounted(recent: list[Workout]) -> Arg:
    """How many count neither way, "" for none."""
    marks = [mark_of(w) for w in recent]
    excused, paused = marks.count("excused"), marks.count("paused")
    return Words("progress-uncounted", {"excused": excused, "paused": paused}) if excused + paused else ""


def _rating_words(kind: str, recent: list[Workout], today: date, rating: Rating) -> Words:
    """What a rating mostly was in the last week and in the weeks before it; that there are few, where there are."""
    count = sum(rating(w) is not None for w in recent)
    if count < _FEW:
        return Words("progress-few", {"kind": kind, "count": count})
    now, was = _typical(recent, today, rating)
    if now is None:
        over_all = median_high([score for w in recent if (score := rating(w)) is not None])
        return Words("progress-rating", {"kind": kind, "now": over_all, "was": "", "weeks": "all"})
    before: Arg = "" if was is None else "same" if was == now else str(was)
    return Words("progress-rating", {"kind": kind, "now": now, "was": before, "weeks": "last"})


def _typical(recent: list[Workout], today: date, rating: Rating) -> tuple[int | None, int | None]:
    """The median of a rating over the last 7 days, and over the days before them; None where there are fewer than 2."""
    scores: tuple[list[int], list[int]] = ([], [])
    for workout in recent:
        score = rating(workout)
        if score is not None:
            scores[(today - workout.local_date).days >= _WEEK].append(score)
    now, was = (median_high(some) if len(some) >= _FEW else None for some in scores)
    return now, was


def _span_words(recent: list[Workout], today: date, days: int) -> Words:
    """A therapist's numbers of that many days: medians, the worst during, – where there is no rating."""
    span = [w for w in recent if (today - w.local_date).days < days]
    done, due = done_of(span, today, days)
    shares = [dose_percent(w.items) for w in span if w.status in COUNTS]
    worst = [score for w in span if (score := pain_during(w)) is not None]
    return Words(
        "chart-span",
        {
            "days": days,
            "done": done,
            "due": due,
            "dose": round(sum(shares) / len(shares)) if shares else 0,
            "before": _median(span, _before),
            "after": _median(span, _after),
            "worst": str(max(worst)) if worst else "–",
            "soreness": _median(span, _soreness),
        },
    )


def _median(span: list[Workout], rating: Rating) -> str:
    scores = [score for w in span if (score := rating(w)) is not None]
    return str(median_high(scores)) if scores else "–"


# — as a picture —


def _patients_chart(talk: Talk, recent: list[Workout]) -> Chart:
    trends = (
        Trend("pain", Words("chart-trend", {"of": "before"}), _runs(recent, talk, _before)),
        Trend("soreness", Words("chart-trend", {"of": "soreness"}), _runs(recent, talk, _soreness, days_later=1)),
    )
    few = sum(_before(w) is not None or _soreness(w) is not None for w in recent) < _FEW
    changes = tuple((at, "") for at, _ in _changes(talk))
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


def _therapists_chart(talk: Talk, recent: list[Workout]) -> Chart:
    changes = tuple((at, f"v{version}") for at, version in _changes(talk))
    flags = _flags(talk)
    marks = {bar.mark for bar in _bars(talk, recent)}
    pain = (
        Trend("pain", Words("chart-trend", {"of": "before"}), _runs(recent, talk, _before)),
        Trend("after", Words("chart-trend", {"of": "after"}), _runs(recent, talk, _after)),
        Trend("worst", Words("chart-trend", {"of": "worst"}), _runs(recent, talk, pain_during)),
    )
    soreness = _runs(recent, talk, _soreness, days_later=1)
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
                trends=(Trend("soreness", "", soreness),),
                note="" if soreness else Words("chart-unrated"),
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
    first, today = _first(talk), talk.local_now.date()
    days = []
    for number in range(DAYS):
        day = first + timedelta(days=number)
        name: Arg = _short(day) if number == 0 or day.day == 1 else str(day.day)
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
    first = _first(talk)
    for workout in recent:
        same = [w.key for w in recent if w.local_date == workout.local_date]
        within = (same.index(workout.key) + 0.5) / len(same)
        yield round((workout.local_date - first).days + within, 3), workout


def _changes(talk: Talk) -> tuple[tuple[int, int], ...]:
    """(day, version): where a workout was the first of a new version, or a newer one has been made since."""
    first, found, known = _first(talk), [], 0
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


def _flags(talk: Talk) -> tuple[Flag, ...]:
    """The reports of each day by the most urgent tier among them, and how many there were."""
    first = _first(talk)
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
    first = _first(talk)
    days = (first + timedelta(days=number) for number in range(DAYS))
    return tuple((number, _short(day)) for number, day in enumerate(days) if day.weekday() == 0)


def _short(day: date) -> Words:
    return Words("chart-day", {"day": day.day, "month": day.month})


def _before(workout: Workout) -> int | None:
    return workout.pain_before


def _after(workout: Workout) -> int | None:
    return workout.pain_after


def _soreness(workout: Workout) -> int | None:
    return workout.soreness
