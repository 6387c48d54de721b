"""A therapist's decision on a report: previewed, confirmed, made the next plan version, told to the patient."""

from dataclasses import replace
from datetime import datetime

from bot.coach import reports
from bot.coach.effects import Arg, ExerciseText, Priority, Words
from bot.coach.events import Action, Decided, Resumed, Wrote
from bot.coach.model import Person, Report, ReportStatus, Standing, Tier
from bot.coach.planning import Change, change_for, changed, dose_words
from bot.coach.schedule import civil
from bot.coach.talk import Talk, clock, options

_DEFAULT = "="  # a reason that stands for the content's own words, shown in each reader's language


def decided(talk: Talk, event: Decided) -> None:
    """1. Seen is acknowledged at once. 2. A change is previewed. 3. Once confirmed it is the plan's next version."""
    report = talk.case.report(event.number)
    if report is None:
        talk.say("report-gone", to=event.by)
    elif event.action is Action.SEEN:
        _seen(talk, report, event.by)
    elif event.action is Action.RESUME:
        resume(talk, event.by)
    elif event.action is not Action.WRITE:
        _change(talk, report, event)


def _seen(talk: Talk, report: Report, by: Person) -> None:
    if report.status is not ReportStatus.OPEN:
        reports.show(talk, report, by)
        return
    marked = reports.seen(talk, report, by)
    reports.refresh(talk, marked)
    if report.tier is not Tier.DIGEST:
        talk.say(
            "report-seen",
            civil=True,
            therapist=by.alias,
            at=clock(talk.now, talk.zone),
            what=reports.matter(report),
        )


def _change(talk: Talk, report: Report, event: Decided) -> None:
    plan = talk.case.plan
    change = change_for(plan, report.exercise, event.action, talk.local_now.date())
    if plan is None or change is None:
        talk.say("change-impossible", to=event.by)
        reports.show(talk, report, event.by)
        return
    if not event.confirmed or event.version != plan.version:
        _preview(talk, report, event, change, stale=event.confirmed)
        return
    reason = event.reason or f"{_DEFAULT}{event.action.value}"
    next_plan = changed(plan, change, event.by, reason, talk.now)
    talk.case = replace(talk.case, plan=next_plan)
    done = reports.acted(talk, report, event.by, event.action)
    talk.say(
        "told",
        buttons=options("told", report.ref),
        label=f"told:{report.ref}",
        civil=True,
        therapist=event.by.alias,
        seen=clock(done.seen_at or talk.now, talk.zone),
        what=reports.matter(report),
        action=event.action.value,
        reason=_reason(reason),
        given=_difference(change, talk),
    )
    told_at = _told_at(talk)
    talk.say(
        "decided",
        to=event.by,
        about=talk.me.id,
        version=next_plan.version,
        alias=talk.me.alias,
        action=event.action.value,
        later="yes" if told_at > talk.now else "no",
        at=clock(told_at, event.by.zone or talk.rules.clinic.zone),
        given=_difference(change, talk),
    )


def _preview(talk: Talk, report: Report, event: Decided, change: Change, *, stale: bool) -> None:
    ref = f"{report.ref}-{event.action.value}"
    version = talk.case.plan.version if talk.case.plan else 0
    talk.say(
        "preview",
        to=event.by,
        about=talk.me.id,
        buttons=options("preview", ref, version),
        label=f"preview:{ref}",
        alias=talk.me.alias,
        action=event.action.value,
        stale="yes" if stale else "no",
        already=report.status.value,
        reason=_reason(event.reason or f"{_DEFAULT}{event.action.value}"),
        given=_difference(change, talk),
    )


def resume(talk: Talk, by: Person) -> None:
    """A therapist lets a stopped patient go on. Only this ends a safety stop."""
    if not talk.me.safety_hold:
        talk.say("resume-not-needed", to=by, alias=talk.me.alias)
        return
    talk.be(safety_hold=False)
    talk.stand()
    for report in talk.case.reports:
        if report.tier is Tier.NOW and report.status in (ReportStatus.OPEN, ReportStatus.SEEN):
            reports.acted(talk, report, by, Action.RESUME)
    talk.say("resumed", civil=True, therapist=by.alias, buttons=options("told", f"{talk.me.id}-0"))
    talk.say("resumed-by", to=by, alias=talk.me.alias, about=talk.me.id)


def resumed(talk: Talk, event: Resumed) -> None:
    resume(talk, event.by)


def wrote(talk: Talk, event: Wrote) -> None:
    """A therapist's message to the patient. It counts as acting on the report that it answers."""
    if talk.me.standing is not Standing.ACTIVE or talk.me.unreachable:
        talk.say("wrote-unreachable", to=event.by, alias=talk.me.alias)
        return
    report = talk.case.report(event.number) if event.number else None
    urgent = report is not None and report.tier is Tier.NOW
    talk.say(
        "wrote",
        # An urgent matter is answered at any hour; anything else waits for a civil one.
        civil=not urgent,
        priority=Priority.REPORT,
        buttons=options("reply", f"{talk.me.id}-{event.number}"),
        label=f"wrote:{talk.me.id}-{event.number}",
        therapist=event.by.alias,
        text=event.text[:3000],
    )
    if report and report.status in (ReportStatus.OPEN, ReportStatus.SEEN):
        reports.acted(talk, report, event.by, Action.WRITE)
    told_at = talk.now if urgent else _told_at(talk)
    talk.say(
        "wrote-kept",
        to=event.by,
        about=talk.me.id,
        alias=talk.me.alias,
        later="yes" if told_at > talk.now else "no",
        at=clock(told_at, event.by.zone or talk.rules.clinic.zone),
    )


def _told_at(talk: Talk) -> datetime:
    clinic = talk.rules.clinic
    return civil(talk.now, talk.zone, clinic.quiet_from, clinic.quiet_to)


def _difference(change: Change, talk: Talk) -> dict[str, Arg]:
    after = change.after
    until = after.held_until.strftime("%d.%m.") if after and after.held_until else ""
    return {
        "exercise": ExerciseText(change.before.exercise),
        "before": dose_words(change.before.dose),
        "after": dose_words(after.dose) if after else "",
        "instead": ExerciseText(after.exercise) if after else "",
        "until": until,
        "left": len(talk.case.plan.exercises) if talk.case.plan else 0,
    }


def _reason(reason: str) -> Arg:
    if reason.startswith(_DEFAULT):
        return Words("default-reason", {"action": reason[len(_DEFAULT) :]})
    return reason


def answered_told(talk: Talk, number: int, value: str) -> None:
    """The patient has read of the change: content, or with a question."""
    report = talk.case.report(number)
    if value == "ok":
        if report and report.status is ReportStatus.ACTED:
            reports.closed(talk, report)
        talk.say("told-ok")
    else:
        talk.ask("report", f"{talk.me.id}-{number}", key="told-question", therapist=talk.therapist.alias)
