"""Reports: raised, merged, added to, and what becomes of them; telling.py tells them."""

from dataclasses import replace
from datetime import timedelta

from bot.coach.events import Action, DueKind
from bot.coach.model import Before, Person, Report, ReportStatus, Tier
from bot.coach.talk import Talk
from bot.coach.telling import refresh, slot_of, store, tell_in_time

_ORDER = (Tier.NOW, Tier.TODAY, Tier.DIGEST)
_LONGEST_SAID = 1500

# What a person wrote is a message of its own, never a repeat of another one.
_NEVER_MERGED = ("message", "question", "media", "new", "note", "measure")


def raise_report(
    talk: Talk,
    tier: Tier,
    rule: str,
    *,
    exercise: str = "",
    workout: str = "",
    details: dict[str, str | int] | None = None,
) -> Report:
    """Open a report, or count a repeat of the same rule, exercise and day within 24 h; in the digest, while unread.

    A repeat is told again only if its tier or its score is higher, or a red flag is new, than what was told before.
    """
    details = details or {}
    known = _repeated(talk, tier, rule, exercise, workout, details.get("day"))
    if known:
        merged = replace(known, count=known.count + 1, last_at=talk.now, workout=workout or known.workout)
        return _changed(talk, merged, tier, details)
    report = Report(
        patient_id=talk.me.id,
        number=talk.case.reports_opened + 1,
        tier=tier,
        rule=rule,
        opened_at=talk.now,
        last_at=talk.now,
        exercise=exercise,
        workout=workout,
        plan_version=talk.case.plan.version if talk.case.plan else 0,
        details=details,
    )
    talk.case = replace(talk.case, reports_opened=report.number)
    return tell_in_time(talk, report)


def add(talk: Talk, report: Report, tier: Tier | None = None, **details: str | int) -> Report:
    """Add what has become known: the therapist's message changes in place, or is told anew if it is worse than that.

    A score that is lower than before is a correction: the higher one stays, with the correction beside it.
    """
    score, known = details.get("score"), report.details.get("score")
    if isinstance(score, int) and isinstance(known, int) and score < known and report.count == 1:
        details["corrected"] = score
    return _changed(talk, report, tier or report.tier, details)


def add_worse(talk: Talk, report: Report, details: dict[str, str | int]) -> Report:
    """Add what is worse in a way that no score says: it is told anew."""
    return _changed(talk, report, report.tier, details, anew=True)


def find(talk: Talk, rule: str, workout: str, exercise: str = "") -> Report | None:
    """The newest report of that matter that still waits."""
    matter = (rule, workout, exercise)
    return next((r for r in reversed(talk.case.reports) if (r.rule, r.workout, r.exercise) == matter and r.waits), None)


def latest(talk: Talk, rule: str, workout: str, exercise: str = "") -> Report | None:
    """The newest report of that matter, whatever has become of it: for a correction, which opens nothing anew."""
    matter = (rule, workout, exercise)
    return next((r for r in reversed(talk.case.reports) if (r.rule, r.workout, r.exercise) == matter), None)


def correctable(talk: Talk, rule: str, workout: str, exercise: str, score: int) -> Report | None:
    """The report that this rating belongs to: the one that waits; or one that is settled, unless the rating is worse
    than it says, which is news."""
    known = find(talk, rule, workout, exercise) or latest(talk, rule, workout, exercise)
    if known and not known.waits and score > int(known.details.get("score", -1)):
        return None
    return known


def unheard(talk: Talk, number: int) -> None:
    """What a therapist answered or changed did not reach the patient: it is not settled, and the therapist hears so."""
    answered = talk.case.report(number)
    if answered and answered.acted_at:
        status = ReportStatus.SEEN if answered.seen_at else ReportStatus.OPEN
        undone = replace(answered, status=status, acted_at=None, acted_by=None, action="", closed_at=None, before=None)
        store(talk, undone)
        refresh(talk, undone)
    raise_report(talk, Tier.TODAY, "not_reached", details={"answers": f"{talk.me.id}-{number}"} if number else {})


def seen(talk: Talk, report: Report, by: Person) -> Report:
    """Somebody has acknowledged it: no more reminders. What was only for the digest is settled by that."""
    if report.status is not ReportStatus.OPEN:
        return report
    talk.unschedule(DueKind.UNSEEN, slot_of(report))
    settled = report.tier is Tier.DIGEST
    return store(
        talk,
        replace(
            report,
            status=ReportStatus.CLOSED if settled else ReportStatus.SEEN,
            seen_at=talk.now,
            seen_by=by.id,
            closed_at=talk.now if settled else None,
            before=as_it_stands(talk, report, by),
        ),
    )


def as_it_stands(talk: Talk, report: Report, by: Person, version: int = 0) -> Before:
    """What a decision that is made now can be taken back to; version: of the plan that it makes."""
    return Before(
        at=talk.now,
        by=by.id,
        status=report.status,
        seen_at=report.seen_at,
        seen_by=report.seen_by,
        acted_at=report.acted_at,
        acted_by=report.acted_by,
        action=report.action,
        closed_at=report.closed_at,
        version=version,
    )


def acted(talk: Talk, report: Report, by: Person, action: Action, *, version: int = 0) -> Report:
    """A decision has been made on it. version: of the plan that it made; what made none has been said and done, and
    cannot be taken back."""
    known = seen(talk, report, by)
    marked = replace(
        known,
        status=ReportStatus.ACTED,
        acted_at=talk.now,
        acted_by=by.id,
        action=action.value,
        closed_at=None,
        before=as_it_stands(talk, report, by, version) if version else None,
    )
    store(talk, marked)
    refresh(talk, marked)
    return marked


def closed(talk: Talk, report: Report, before: Before | None = None) -> Report:
    """Nothing more is to be done about it: the patient is content, or a therapist says so, who can take it back."""
    marked = store(talk, replace(report, status=ReportStatus.CLOSED, closed_at=talk.now, before=before))
    refresh(talk, marked)
    return marked


def over(talk: Talk, rule: str) -> None:
    """What it was about has ended by itself."""
    for report in talk.case.reports:
        if report.rule == rule and report.waits:
            talk.unschedule(DueKind.UNSEEN, slot_of(report))
            closed(talk, report)


def _repeated(talk: Talk, tier: Tier, rule: str, exercise: str, workout: str, day: str | int | None) -> Report | None:
    """The report that this is one more of. What is told late of an earlier day is no repeat of what is told of today:
    together they would bear one day."""
    since = talk.now - timedelta(hours=talk.limits.alert.dedup_h)
    return next(
        (
            r
            for r in reversed(talk.case.reports)
            if (r.rule, r.exercise) == (rule, exercise)
            and r.waits
            and (r.last_at > since or r.tier is tier is Tier.DIGEST)
            and rule not in _NEVER_MERGED
            and (r.workout == workout or r.details.get("day") == day)
        ),
        None,
    )


def _both(known: dict[str, str | int], new: dict[str, str | int]) -> dict[str, str | int]:
    """What is known together: the newest word on everything, but the highest score, every flag and every text."""
    both = {**known, **new}
    if "score" in known and "score" in new and int(known["score"]) > int(new["score"]):
        both |= {name: known[name] for name in ("score", "before") if name in known}
    elif "score" in new:
        both.pop("corrected", None)
    if "flags" in new:
        both.pop("checked", None)
        both.pop("patient_says", None)
    if "flags" in known and "flags" in new:
        both["flags"] = " ".join(dict.fromkeys(f"{known['flags']} {new['flags']}".split()))
    if "said" in known and "said" in new and known["said"] != new["said"]:
        both["said"] = f"{known['said']} … {new['said']}"[-_LONGEST_SAID:]
    return both


def _changed(talk: Talk, report: Report, tier: Tier, new: dict[str, str | int], *, anew: bool = False) -> Report:
    """The same matter with more to say: told anew if it is worse than what was told, else changed in place."""
    before = report.details
    tier = min(tier, report.tier, key=_ORDER.index)
    worse = "score" in before and int(new.get("score", 0)) > int(before["score"])
    flags = set(str(new.get("flags", "")).split())
    # A danger sign is told again even if it is an old one, once somebody has seen that and thought it over.
    danger = flags - set(str(before.get("flags", "")).split()) or (flags and report.status is ReportStatus.SEEN)
    fuller = replace(report, tier=tier, details=_both(before, new))
    if tier is not report.tier or worse or danger or anew:
        talk.unschedule(DueKind.UNSEEN, slot_of(report))
        return tell_in_time(talk, replace(fuller, status=ReportStatus.OPEN, reminded=0, last_at=talk.now, before=None))
    store(talk, fuller)
    refresh(talk, fuller)
    return fuller
