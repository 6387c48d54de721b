"""Who needs a therapist's attention, and why: the reasons in order, the most pressing first. Pure."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from bot.coach.adherence import done_of, ignored_in_a_row, sore_since, weekly_means, worst_pain
from bot.coach.model import Case, Report, ReportStatus, Standing, Tier, WorkoutStatus
from bot.coach.plan.planning import review_due
from bot.coach.rules import Rules
from bot.coach.schedule import local

_WEEK = 7
_IGNORED = 3  # due workouts without a word (clinical rules §7, reminders)
_LOW_OF = 3  # due workouts in a week from which on a share of them says something
_LOW_PERCENT = 50  # product default
_SILENT_DAYS = 7
_HEARD = (
    WorkoutStatus.STARTED,
    WorkoutStatus.DONE,
    WorkoutStatus.PARTIAL,
    WorkoutStatus.EXCUSED,
    WorkoutStatus.STOPPED,
)
_OURS = ("missed", "not_sent", "not_confirmed", "unreachable", "not_reached")  # reports of what no patient said


class Why(StrEnum):
    """In the order in which they press."""

    RED_FLAG = "red_flag"  # a T0 that waits for a decision, or a stop for safety that nobody has ended
    UNSEEN = "unseen"  # a T1 that nobody has acknowledged
    UNDECIDED = "undecided"  # a T1 that has been seen, and no more
    UNCONFIRMED = "unconfirmed"  # joined, and nobody has said that it is them
    UNREACHABLE = "unreachable"
    PAIN_HIGH = "pain_high"  # a rating at or over the plan's stop limit in the last 7 days
    PAIN_UP = "pain_up"  # the week's mean rose (§1, weekly)
    SORE = "sore"  # soreness has lasted too long (§2)
    IGNORED = "ignored"
    LOW = "low"  # less than half of what was due in the last 7 days
    SILENT = "silent"
    NEW = "new"  # entries for the digest that nobody has read
    REVIEW = "review"


_ORDER = tuple(Why)


@dataclass(frozen=True)
class Reason:
    """args: plain values for the words: count, score, days, done, due."""

    why: Why
    args: dict[str, int]


def attention(case: Case, rules: Rules, now: datetime) -> tuple[Reason, ...]:
    """Why this patient needs a look now, the most pressing reason first; empty: nothing does.

    Days are the patient's own. Whoever is invited, has stopped or ended has no exercises to fall behind with; while
    somebody is paused or stopped for safety, what they did not do is no reason either (§7).
    """
    today = local(now, case.person.zone or rules.clinic.zone).date()
    found = {**_reports(case), **_standing(case)}
    if case.person.standing is Standing.ACTIVE:
        found |= _ratings(case, rules, today, now)
        if not (case.person.safety_hold or paused(case, today)):
            found |= _doing(case, rules, today, now)
        if review_due(case.plan, today):
            found[Why.REVIEW] = {}
    return tuple(Reason(why, found[why]) for why in _ORDER if why in found)


def urgency(reasons: tuple[Reason, ...]) -> tuple[int, ...]:
    """By which patients are put in order: the most pressing reason first, then the next; those without any, last."""
    return (*(_ORDER.index(r.why) for r in reasons), len(_ORDER))


def paused(case: Case, today: date) -> bool:
    return case.person.paused_until is not None and case.person.paused_until > today


def silent_since(case: Case, rules: Rules, now: datetime) -> date | None:
    """The local day on which this patient was last heard of: a workout begun, done or called off, a check answered, a
    report of theirs. None: not in the weeks that are known."""
    zone = case.person.zone or rules.clinic.zone
    moments = [w.ended_at or w.started_at for w in case.workouts if w.status in _HEARD]
    moments += [r.last_at for r in case.reports if r.rule not in _OURS]
    days = [local(m, zone).date() for m in moments if m is not None and m <= now]
    return max(days, default=None)


def _reports(case: Case) -> dict[Why, dict[str, int]]:
    waiting = [r for r in case.reports if r.waits]
    kinds = {
        Why.RED_FLAG: [r for r in waiting if r.tier is Tier.NOW],
        Why.UNSEEN: [r for r in waiting if r.tier is Tier.TODAY and r.status is ReportStatus.OPEN],
        Why.UNDECIDED: [r for r in waiting if r.tier is Tier.TODAY and r.status is ReportStatus.SEEN],
        Why.NEW: [r for r in waiting if r.tier is Tier.DIGEST and r.status is ReportStatus.OPEN],
    }
    found: dict[Why, dict[str, int]] = {why: {"count": len(some)} for why, some in kinds.items() if some}
    if case.person.safety_hold:
        found.setdefault(Why.RED_FLAG, {"count": 0})
    return found


def _standing(case: Case) -> dict[Why, dict[str, int]]:
    found: dict[Why, dict[str, int]] = {}
    if case.person.standing is Standing.UNCONFIRMED:
        found[Why.UNCONFIRMED] = {}
    if case.person.unreachable:
        found[Why.UNREACHABLE] = {}
    return found


def _ratings(case: Case, rules: Rules, today: date, now: datetime) -> dict[Why, dict[str, int]]:
    limits = rules.for_plan(case.plan)
    found: dict[Why, dict[str, int]] = {}
    week = [w for w in case.workouts if 0 <= (today - w.local_date).days < _WEEK]
    scores = [s for w in week for s in (worst_pain(w), w.morning_pain) if s is not None]
    if scores and max(scores) >= limits.pain.stop_at:
        found[Why.PAIN_HIGH] = {"score": max(scores)}
    means = weekly_means(case.workouts, today, limits.pain.week_min_n)
    if means and means[0] >= means[1] + limits.pain.week_mean_rise:
        found[Why.PAIN_UP] = {}
    since = sore_since(case.workouts, limits.soreness.ok_max)
    if since and now - since > timedelta(hours=limits.soreness.max_h):
        found[Why.SORE] = {"days": (now - since).days}
    return found


def _doing(case: Case, rules: Rules, today: date, now: datetime) -> dict[Why, dict[str, int]]:
    found: dict[Why, dict[str, int]] = {}
    ignored = ignored_in_a_row(case.workouts)
    if ignored >= _IGNORED:
        found[Why.IGNORED] = {"count": ignored}
    done, due = done_of(case.workouts, today, _WEEK)
    if due >= _LOW_OF and done * 100 < _LOW_PERCENT * due:
        found[Why.LOW] = {"done": done, "due": due}
    known = min((w.local_date for w in case.workouts), default=today)
    silent = (today - (silent_since(case, rules, now) or known)).days
    if silent >= _SILENT_DAYS:
        found[Why.SILENT] = {"days": silent}
    return found


def waiting_longest(reports: tuple[Report, ...]) -> tuple[Report, ...]:
    """What somebody has been told, and nobody has acknowledged; most urgent and oldest first. What still waits for
    working hours (reminded -1) is not overdue."""
    told = [r for r in reports if r.tier is not Tier.DIGEST and r.reminded >= 0]
    unseen = [r for r in told if r.status is ReportStatus.OPEN]
    return tuple(sorted(unseen, key=lambda r: (r.tier.value, r.opened_at)))
