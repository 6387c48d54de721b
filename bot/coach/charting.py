"""Charts and what is said with them: the last four weeks as a patient sees them, and as their therapist does.

What was not answered is a gap and never 0; what was not due is no workout.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from statistics import median_high

from bot.coach.adherence import COUNTS, done_of, dose_percent, pain_during
from bot.coach.effects import Arg, Chart, Priority, Words
from bot.coach.model import Aside, Person, Workout
from bot.coach.picturing import (
    DAYS,
    FEW,
    MARK_NAMES,
    Rating,
    changes_of,
    first_day,
    flags_of,
    mark_of,
    pain_after,
    pain_before,
    patients_chart,
    short,
    soreness,
    therapists_picture,
)
from bot.coach.streaks import tally
from bot.coach.talk import Talk, date_words, options

_WEEK = 7
_MOST_CHANGES = 4  # that are named; the picture has all
_MOST_FLAGS = 8  # days with reports that are named
_OF_USE = timedelta(hours=12)


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
    now, was = _typical(recent, today, pain_before)
    count = tally(talk.case.workouts, talk.limits.streak.skips_per_week)
    shown = talk.me.preferences.streaks and not talk.me.safety_hold
    if weekly:
        talk.beside(Aside("weekly_off"))
    talk.say(
        "weekly" if weekly else "progress",
        chart=None if talk.me.safety_hold else patients_chart(talk, recent),
        buttons=options("weekly_off") if weekly else (),
        priority=Priority.REMINDER if weekly else Priority.REPLY,
        civil=weekly,
        expires_at=talk.now + _OF_USE if weekly else None,
        dedupe=f"weekly:{talk.me.id}:{today:%y%m%d}" if weekly else "",
        total=count.total,
        streak=count.current if shown else 0,
        best=count.best if shown else 0,
        rest=_uncounted(recent),
        weeks=_weeks(recent, pain_before),
        changed=_changed_words(talk),
        name=talk.me.alias,
        done=done,
        due=due,
        all_done=all_done,
        all_due=all_due,
        pain=_rating_words("pain", recent, today, pain_before),
        soreness=_rating_words("soreness", recent, today, soreness),
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
        chart=therapists_picture(talk, recent),
        label=f"look:{talk.me.id}",
        about=talk.me.id,
        alias=talk.me.alias,
        until=date_words(today),
        spans=Words("lines", {str(days): _span_words(recent, today, days) for days in (_WEEK, DAYS)}),
        weeks=_weeks(recent, pain_before, pain_after, pain_during),
        versions=_versions(talk),
        reports=_reports(talk),
    )


def therapists_chart(talk: Talk) -> Chart | None:
    """What `show_chart` shows, None where there is nothing to show. For files."""
    recent = _recent(talk)
    return therapists_picture(talk, recent) if recent else None


def _recent(talk: Talk) -> list[Workout]:
    since = first_day(talk)
    return [w for w in talk.case.workouts if since <= w.local_date <= talk.local_now.date()]


# — in words —


def _weeks(recent: list[Workout], *pains: Rating) -> Words:
    """A line for each week, Monday first, in which there was a workout: what became of them, and how it mostly felt."""
    weeks: dict[date, list[Workout]] = {}
    for workout in recent:
        weeks.setdefault(workout.local_date - timedelta(days=workout.local_date.weekday()), []).append(workout)
    return Words("lines", {monday.isoformat(): _week(monday, week, pains) for monday, week in weeks.items()})


def _week(monday: date, week: list[Workout], pains: Sequence[Rating]) -> Words:
    marks = [mark_of(workout) for workout in week]
    counts: dict[str, Arg] = {
        mark: Words("chart-count", {"mark": mark, "count": marks.count(mark)}) for mark in MARK_NAMES if mark in marks
    }
    felt = [_median(week, pain) for pain in pains]
    return Words(
        "chart-week",
        {
            "from": short(monday),
            "counts": Words("listed", counts),
            "pain": "" if set(felt) == {"–"} else "/".join(felt),
            "soreness": "" if (sore := _median(week, soreness)) == "–" else sore,
        },
    )


def _versions(talk: Talk) -> Arg:
    """Each version of the plan with its day, "" for none: the dashed lines of the picture."""
    made = changes_of(talk)[-_MOST_CHANGES:]
    words: dict[str, Arg] = {
        str(version): Words("chart-dated", {"what": f"v{version}", "day": short(first_day(talk) + timedelta(days=at))})
        for at, version in made
    }
    return Words("listed", words) if words else ""


def _reports(talk: Talk) -> Arg:
    """How many of each day, by their most urgent tier, "" for none: the signs above the picture."""
    words: dict[str, Arg] = {
        str(flag.at): _dated(talk, Words("chart-flag", {"tier": flag.tier, "count": flag.count}), flag.at)
        for flag in flags_of(talk)[-_MOST_FLAGS:]
    }
    return Words("listed", words) if words else ""


def _dated(talk: Talk, what: Arg, at: int) -> Words:
    return Words("chart-dated", {"what": what, "day": short(first_day(talk) + timedelta(days=at))})


def _changed_words(talk: Talk) -> Arg:
    """When the plan changed, "" if it did not: the dashed lines of the picture."""
    days = dict.fromkeys(first_day(talk) + timedelta(days=at) for at, _ in changes_of(talk))
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
    if count < FEW:
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
    now, was = (median_high(some) if len(some) >= FEW else None for some in scores)
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
            "before": _median(span, pain_before),
            "after": _median(span, pain_after),
            "worst": str(max(worst)) if worst else "–",
            "soreness": _median(span, soreness),
        },
    )


def _median(span: list[Workout], rating: Rating) -> str:
    scores = [score for w in span if (score := rating(w)) is not None]
    return str(median_high(scores)) if scores else "–"
