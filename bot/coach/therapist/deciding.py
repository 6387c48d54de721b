"""A therapist's decision on a report: previewed, confirmed, made the next plan version, told to the patient."""

from dataclasses import replace
from datetime import datetime

from bot.coach import reports, telling
from bot.coach.effects import Arg, ExerciseText, Words
from bot.coach.events import Action, Decided, Resumed
from bot.coach.model import Aside, Person, Report, ReportStatus, Standing, Tier
from bot.coach.patient import background, comeback
from bot.coach.plan.planning import Change, as_planned_now, change_for, changed, dose_words
from bot.coach.schedule import civil_for
from bot.coach.showing import matter, show, undo_button
from bot.coach.talk import Talk, date_words, moment_words, options
from bot.coach.therapist import episode

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
    elif event.action is Action.CLEAR or (event.action is Action.CLOSE and report.rule == "screening"):
        background.cleared(talk, report, event.by)
    elif event.action is Action.CLOSE:
        _close(talk, report, event.by)
    elif event.action in comeback.ANSWERS:
        comeback.decided(talk, report, event)
    elif event.action is not Action.WRITE:
        _change(talk, report, event)


def _seen(talk: Talk, report: Report, by: Person) -> None:
    if report.status is not ReportStatus.OPEN:
        telling.refresh(talk, report)
        return
    marked = reports.seen(talk, report, by)
    telling.refresh(talk, marked)
    if report.tier is not Tier.DIGEST and talk.me.standing is Standing.ACTIVE:
        talk.say(
            "report-seen",
            civil=True,
            label=f"seen:{report.ref}",
            therapist=by.alias,
            at=moment_words(talk.now, talk.zone, _told_at(talk)),
            what=matter(report),
        )


def _close(talk: Talk, report: Report, by: Person) -> None:
    """A therapist says that nothing more is to be done about it."""
    if report.status is ReportStatus.OPEN:
        _seen(talk, report, by)
    known = talk.case.report(report.number) or report
    if known.waits:
        reports.closed(talk, known, reports.as_it_stands(talk, report, by))


def _change(talk: Talk, report: Report, event: Decided) -> None:
    plan = talk.case.plan
    change = change_for(plan, report.exercise, event.action, talk.local_now.date(), talk.rules.exercises)
    if plan is None or change is None:
        talk.say("change-impossible", to=event.by)
        show(talk, report, event.by)
        return
    if not event.confirmed or event.version != plan.version:
        _preview(talk, report, event, change, stale=event.confirmed)
        return
    reason = event.reason or f"{_DEFAULT}{event.action.value}"
    next_plan = changed(plan, change, event.by, reason, talk.now)
    talk.case = replace(talk.case, plan=next_plan)
    current = talk.case.open_workout
    if current:
        talk.keep_workout(as_planned_now(current, next_plan))
    done = reports.acted(talk, report, event.by, event.action, version=next_plan.version)
    talk.beside(Aside("told", report.ref, since=_told_at(talk)))
    talk.say(
        "told",
        buttons=options("told", report.ref),
        label=f"told:{report.ref}",
        civil=True,
        therapist=_name(talk, done.seen_by, event.by),
        seen=moment_words(done.seen_at or talk.now, talk.zone, _told_at(talk)),
        what=matter(report),
        action=event.action.value,
        reason=_reason(reason),
        given=_difference(change, talk),
    )
    talk.say(
        "decided",
        to=event.by,
        about=talk.me.id,
        buttons=(undo_button(talk, done, event.by),),
        version=next_plan.version,
        alias=talk.me.alias,
        action=event.action.value,
        given={**_difference(change, talk), **_when_told(talk, event.by, _told_at(talk))},
    )


def _preview(talk: Talk, report: Report, event: Decided, change: Change, *, stale: bool) -> None:
    # "+" says that the reason shown is not the default one, which must not be told in its place.
    ref = f"{report.ref}-{event.action.value}{'+' if event.reason else ''}"
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
        already=report.status.value if report.action != Action.WRITE.value else "open",
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
        if report.tier is Tier.NOW and report.waits:
            reports.acted(talk, report, by, Action.RESUME)
    talk.say("resumed", civil=True, therapist=by.alias, buttons=options("told", f"{talk.me.id}-0"))
    until = talk.me.paused_until
    talk.say(
        "resumed-by",
        to=by,
        alias=talk.me.alias,
        about=talk.me.id,
        until=date_words(until) if until and until > talk.local_now.date() else "",
        given=_when_told(talk, by, _told_at(talk)),
    )


def resumed(talk: Talk, event: Resumed) -> None:
    if talk.me.safety_hold or not episode.resumed(talk, event.by):
        resume(talk, event.by)


def _name(talk: Talk, person_id: int | None, otherwise: Person) -> str:
    """Who it was, of those who look after this patient."""
    found = talk.case.team.find(person_id) if talk.case.team else None
    return (found or otherwise).alias


def _when_told(talk: Talk, by: Person, at: datetime) -> dict[str, Arg]:
    """For the therapist: whether the patient hears of it at once, or when."""
    zone = by.zone or talk.rules.clinic.zone
    later = "yes" if at > talk.now else "no"
    if talk.me.standing in (Standing.STOPPED, Standing.ENDED):
        later = talk.me.standing.value
    return {"later": later, "at": moment_words(at, zone, talk.now)}


def _told_at(talk: Talk) -> datetime:
    return civil_for(talk.now, talk.me, talk.rules.clinic)


def _difference(change: Change, talk: Talk) -> dict[str, Arg]:
    after = change.after
    until = date_words(after.held_until) if after and after.held_until else ""
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
        ref = f"{talk.me.id}-{number}" if number else ""
        talk.ask("report", ref, key="told-question", therapist=talk.therapist.alias)
