"""Reports: raised, merged, told to the therapist, repeated and passed to the lead until somebody has seen them (§8)."""

from dataclasses import replace
from datetime import timedelta

from bot.coach.adherence import done_of, sparkline, worst_pain
from bot.coach.effects import Arg, Button, ExerciseText, Priority, Words
from bot.coach.events import Action, DueKind, NotDelivered
from bot.coach.model import Person, Report, ReportStatus, Standing, Tier
from bot.coach.planning import feasible
from bot.coach.schedule import local, next_working_morning, working
from bot.coach.talk import Talk, clock

_OPEN = (ReportStatus.OPEN, ReportStatus.SEEN)
_ORDER = (Tier.NOW, Tier.TODAY, Tier.DIGEST)


def raise_report(
    talk: Talk,
    tier: Tier,
    rule: str,
    *,
    exercise: str = "",
    workout: str = "",
    details: dict[str, str | int] | None = None,
) -> Report:
    """Open a report, or count a repeat of the same rule and exercise within 24 h.

    A repeat is told again only if its tier or its score is higher than before.
    """
    details = details or {}
    known = _repeated(talk, rule, exercise)
    if known:
        rises = _ORDER.index(tier) < _ORDER.index(known.tier) or (
            int(details.get("score", 0)) > int(known.details.get("score", 0))
        )
        merged = replace(
            known,
            tier=min(tier, known.tier, key=_ORDER.index),
            count=known.count + 1,
            last_at=talk.now,
            workout=workout or known.workout,
            details={**known.details, **details} if rises else {**details, **known.details},
            status=ReportStatus.OPEN if rises else known.status,
        )
        _store(talk, merged)
        if rises:
            talk.unschedule(DueKind.UNSEEN, _slot(known))
            _tell_and_wait(talk, merged)
        else:
            refresh(talk, merged)
        return talk.case.report(merged.number) or merged
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
    _store(talk, report)
    _tell_and_wait(talk, report)
    return talk.case.report(report.number) or report


def annotate(talk: Talk, report: Report, **details: str | int) -> Report:
    """Add what has become known; the therapist's message changes in place."""
    fuller = replace(report, details={**report.details, **details}, last_at=talk.now)
    _store(talk, fuller)
    refresh(talk, fuller)
    return fuller


def lift(talk: Talk, report: Report, tier: Tier, details: dict[str, str | int]) -> Report:
    """The same matter is more urgent than it seemed: tell it anew."""
    higher = replace(
        report,
        tier=tier,
        details={**report.details, **details},
        last_at=talk.now,
        status=ReportStatus.OPEN,
        reminded=0,
    )
    _store(talk, higher)
    talk.unschedule(DueKind.UNSEEN, _slot(report))
    _tell_and_wait(talk, higher)
    return talk.case.report(report.number) or higher


def find(talk: Talk, rule: str, exercise: str, workout: str) -> Report | None:
    """The newest open report of that matter."""
    return next(
        (
            r
            for r in reversed(talk.case.reports)
            if (r.rule, r.exercise, r.workout) == (rule, exercise, workout) and r.status in _OPEN
        ),
        None,
    )


def unseen(talk: Talk, slot: str) -> None:
    """A report has waited long enough: remind, and bring in the lead (T0 every 15 minutes, T1 each working morning)."""
    report = talk.case.report(int(slot.partition(".")[0]))
    if report is None or report.status is not ReportStatus.OPEN:
        return
    again = replace(report, reminded=report.reminded + 1)
    _store(talk, again)
    _tell_and_wait(talk, again)


def undelivered(talk: Talk, event: NotDelivered) -> None:
    """A message about this patient's report did not reach a therapist: the lead gets it at once."""
    number = int(event.label.rpartition("-")[2])
    report = talk.case.report(number)
    team = talk.case.team
    if report is None or team is None or report.status is not ReportStatus.OPEN:
        return
    if event.to != team.lead.id:
        _tell(talk, report, (team.lead,))


def seen(talk: Talk, report: Report, by: Person) -> Report:
    """Somebody has acknowledged it: no more reminders; the patient may be told."""
    if report.status is not ReportStatus.OPEN:
        return report
    marked = replace(report, status=ReportStatus.SEEN, seen_at=talk.now, seen_by=by.id)
    _store(talk, marked)
    talk.unschedule(DueKind.UNSEEN, _slot(report))
    return marked


def acted(talk: Talk, report: Report, by: Person, action: Action) -> Report:
    """A decision has been made on it."""
    marked = replace(
        seen(talk, report, by),
        status=ReportStatus.ACTED,
        acted_at=talk.now,
        acted_by=by.id,
        action=action.value,
    )
    _store(talk, marked)
    refresh(talk, marked)
    return marked


def closed(talk: Talk, report: Report) -> Report:
    """The patient has heard of the decision and is content."""
    marked = replace(report, status=ReportStatus.CLOSED, closed_at=talk.now)
    _store(talk, marked)
    refresh(talk, marked)
    return marked


def label(report: Report) -> str:
    return f"report:{report.ref}"


def notify_of(talk: Talk, report: Report, person: Person) -> Report:
    """Remember that this person has the report's message, so that it is kept up to date there too."""
    known = replace(report, notified=tuple(dict.fromkeys((*report.notified, person.id))))
    _store(talk, known)
    return known


def matter(report: Report) -> Arg:
    """What the report is about, in the patient's words: the exercise, or the rule."""
    if report.exercise:
        return ExerciseText(report.exercise)
    return Words("matter", {"rule": report.rule})


def refresh(talk: Talk, report: Report) -> None:
    """Bring the message of everybody who has it up to date."""
    team = talk.case.team
    for person in {p.id: p for p in (team.therapist, team.lead)}.values() if team else ():
        if person.id in report.notified:
            show(talk, report, person, edit=label(report))


def show(
    talk: Talk,
    report: Report,
    to: Person,
    *,
    edit: str = "",
    priority: Priority = Priority.REPORT,
    with_label: bool = True,
) -> None:
    """The report as one message that can be decided on without opening anything else."""
    not_before = None
    if not edit and report.tier is Tier.TODAY and priority is Priority.REPORT:
        not_before = working(talk.now, talk.rules.clinic)
    talk.say(
        "report-card",
        to=to,
        buttons=_buttons(talk, report),
        priority=priority,
        label=label(report) if with_label else "",
        edit=edit,
        not_before=not_before if not_before != talk.now else None,
        about=talk.me.id,
        given=_facts(talk, report, to),
    )


def _repeated(talk: Talk, rule: str, exercise: str) -> Report | None:
    since = talk.now - timedelta(hours=talk.limits.alert.dedup_h)
    return next(
        (
            r
            for r in reversed(talk.case.reports)
            if r.rule == rule
            and r.exercise == exercise
            and r.last_at > since
            and r.status in _OPEN
            # What a person wrote is a message of its own, never a repeat of another one.
            and rule not in ("message", "question", "media")
        ),
        None,
    )


def _store(talk: Talk, report: Report) -> None:
    talk.case = talk.case.with_report(report)


def _slot(report: Report) -> str:
    return f"{report.number}.{report.tier.value}.{report.reminded}"


def _tell_and_wait(talk: Talk, report: Report) -> None:
    """1. Say it to whoever is to have it now. 2. Set the moment at which it will have waited too long."""
    if talk.case.team is None or report.tier is Tier.DIGEST:
        return
    _tell(talk, report, _recipients(talk, report))
    report = talk.case.report(report.number) or report
    if report.tier is Tier.NOW:
        wait = talk.now + timedelta(minutes=talk.limits.alert.t0_repeat_min)
    else:
        wait = next_working_morning(talk.now, talk.rules.clinic)
    talk.schedule(DueKind.UNSEEN, wait, _slot(report), zone=talk.rules.clinic.zone)


def _tell(talk: Talk, report: Report, people: tuple[Person, ...]) -> None:
    report = replace(report, notified=tuple(dict.fromkeys((*report.notified, *(p.id for p in people)))))
    _store(talk, report)
    for person in people:
        show(talk, report, person, priority=Priority.URGENT if report.tier is Tier.NOW else Priority.REPORT)


def _recipients(talk: Talk, report: Report) -> tuple[Person, ...]:
    """The therapist; the lead too once it has waited, or where the therapist cannot be reached."""
    team = talk.case.team
    if team is None:
        return ()
    reachable = team.therapist.standing is Standing.ACTIVE and not team.therapist.unreachable
    late_after = talk.limits.alert.t0_lead_after if report.tier is Tier.NOW else 0
    people = {team.therapist.id: team.therapist} if reachable else {}
    if report.reminded > late_after or not reachable:
        people[team.lead.id] = team.lead
    return tuple(people.values())


def _facts(talk: Talk, report: Report, to: Person) -> dict[str, Arg]:
    zone = to.zone or talk.rules.clinic.zone
    today = local(talk.now, talk.zone).date()
    done, due = done_of(talk.case.workouts, today, 7)
    week = [w for w in talk.case.workouts if (today - w.local_date).days < 7]
    trend = sparkline(worst_pain(w) for w in week)
    still_open = sum(r.status in _OPEN for r in talk.case.reports)
    return {
        "tier": report.tier.value,
        "alias": talk.me.alias,
        "what": Words(f"rule-{report.rule.replace('_', '-')}"),
        "exercise": ExerciseText(report.exercise) if report.exercise else "",
        "facts": details_words(report),
        "at": clock(report.last_at, zone),
        "number": report.ref,
        "count": report.count,
        "trend": trend or "–",
        "done": done,
        "due": due,
        "open": still_open,
        "status": _status(talk, report, zone),
        "hold": "yes" if talk.me.safety_hold else "no",
        "reminded": report.reminded,
    }


def details_words(report: Report) -> tuple[Arg, ...]:
    """What is known of it, in the reader's words; free text stands as the patient wrote it."""
    d = report.details
    words: list[Arg] = []
    if "score" in d:
        words.append(Words("fact-score", {"score": d["score"]}))
    if "before" in d:
        words.append(Words("fact-before", {"score": d["before"]}))
    for name in ("why", "kind", "where_kind"):
        if name in d:
            words.append(Words(f"fact-{name.replace('_', '-')}", {"value": str(d[name])}))
    if "where" in d:
        words.append(str(d["where"]))
    if "managed" in d:
        words.append(Words("fact-managed", {"count": d["managed"]}))
    for flag in str(d.get("flags", "")).split():
        words.append(Words("flag", {"flag": flag.lower()}))
    for name in ("rest", "swelling", "patient_says", "stepped_down", "late"):
        if name in d:
            words.append(Words(f"fact-{name.replace('_', '-')}", {"value": str(d[name])}))
    if "said" in d:
        words.append(Words("fact-said", {"text": str(d["said"])}))
    return tuple(words)


def _status(talk: Talk, report: Report, zone: str) -> Arg:
    team = talk.case.team
    names = {p.id: p.alias for p in (team.therapist, team.lead)} if team else {}
    if report.closed_at:
        return Words("status-closed", {"at": clock(report.closed_at, zone), "alias": talk.me.alias})
    if report.acted_at:
        who = names.get(report.acted_by or 0, "")
        return Words("status-acted", {"at": clock(report.acted_at, zone), "who": who, "action": report.action})
    if report.status is ReportStatus.SEEN and report.seen_at:
        return Words("status-seen", {"at": clock(report.seen_at, zone), "who": names.get(report.seen_by or 0, "")})
    return ""


def _buttons(talk: Talk, report: Report) -> tuple[tuple[Button, ...], ...]:
    if report.status in (ReportStatus.ACTED, ReportStatus.CLOSED):
        return ((Button("decide", Action.WRITE.value, report.ref),),)
    buttons = []
    if report.status is ReportStatus.OPEN:
        buttons.append(Button("decide", Action.SEEN.value, report.ref))
    if talk.me.safety_hold:
        buttons.append(Button("decide", Action.RESUME.value, report.ref))
    for change in feasible(talk.case.plan, report.exercise, local(talk.now, talk.zone).date()):
        buttons.append(Button("decide", change.action.value, report.ref, label=change.label))
    buttons.append(Button("decide", Action.WRITE.value, report.ref))
    return tuple(tuple(buttons[i : i + 2]) for i in range(0, len(buttons), 2))
