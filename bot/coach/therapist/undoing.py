"""A therapist takes a decision back, for ten minutes: it is as it was before, and nobody is left with half the news."""

from dataclasses import replace

from bot.coach import telling
from bot.coach.effects import Arg, Say, TakeBack, Words
from bot.coach.events import Undone, Unread
from bot.coach.model import Before, Person, Plan, Report, ReportStatus, Standing, Tier
from bot.coach.plan.planning import as_planned_now
from bot.coach.showing import can_be_undone, matter, show
from bot.coach.talk import Talk, options


def undone(talk: Talk, event: Undone) -> None:
    """1. Too late, or the plan has changed since: nothing happens, and the report is shown as it stands. 2. The report
    is as it was. 3. A plan change: the version before it becomes the next one. 4. The patient's message is dropped if
    it still waits to be sent; if they had been told, they are told of this as well."""
    report = talk.case.report(event.number)
    former = report.before if report else None
    if report is None:
        talk.say("report-gone", to=event.by)
    elif former is None or not can_be_undone(report, talk.now):
        talk.say("undo-late", to=event.by, about=talk.me.id)
        show(talk, report, event.by)
    elif former.version:
        _take_back_plan(talk, report, former, event.by)
    else:
        _as_before(talk, report, former)
        _no_longer_seen(talk, report, former, event.by)


def _no_longer_seen(talk: Talk, report: Report, former: Before, by: Person) -> None:
    """Whether the patient hears that it was seen: not if that still waits to be sent. If they know, it stays said,
    because it was seen; the therapist reads so."""

    def words(told: str) -> Say:
        given: dict[str, Arg] = {"alias": talk.me.alias, "number": report.ref, "told": told}
        return Say(by.id, Words("undone", given), about=talk.me.id)

    says_so = report.tier is not Tier.DIGEST and talk.me.standing is Standing.ACTIVE
    if former.status is ReportStatus.OPEN and says_so:
        talk.do(TakeBack(talk.me.id, f"seen:{report.ref}", dropped=(words("no"),), gone=(words("yes"),)))
    else:
        talk.do(words(""))


def unread(talk: Talk, event: Unread) -> None:
    """What "all read" has settled is open again, unless something else has been decided on it since."""
    report = talk.case.report(event.number)
    former = report.before if report else None
    if report is None or former is None or report.acted_at != former.acted_at or former.by != event.by.id:
        return
    if former.status is ReportStatus.OPEN and report.tier is Tier.DIGEST and can_be_undone(report, talk.now):
        _as_before(talk, report, former)


def _take_back_plan(talk: Talk, report: Report, former: Before, by: Person) -> None:
    plan = talk.case.plan
    previous = next((p for p in talk.case.history if p.version == former.version - 1), None)
    if plan is None or previous is None or plan.version != former.version:
        talk.say("undo-changed-since", to=by, about=talk.me.id, alias=talk.me.alias)
        show(talk, report, by)
        return
    again = _next(previous, plan, by, talk)
    talk.case = replace(talk.case, plan=again)
    current = talk.case.open_workout
    if current:
        talk.keep_workout(as_planned_now(current, again))
    asides = tuple(a for a in talk.stage.asides if (a.ask, a.ref) != ("told", report.ref))
    talk.case = replace(talk.case, stage=replace(talk.stage, asides=asides))
    _as_before(talk, report, former)
    told = Say(
        talk.me.id,
        Words("told-undone", {"therapist": by.alias, "what": matter(report)}),
        buttons=options("told", f"{talk.me.id}-0"),
        label=f"told:{talk.me.id}-0",
        civil=True,
    )
    talk.do(
        TakeBack(
            talk.me.id,
            f"told:{report.ref}",
            dropped=(_undone_words(talk, by, again, "no"),),
            gone=(told, _undone_words(talk, by, again, "yes")),
        )
    )


def _next(previous: Plan, plan: Plan, by: Person, talk: Talk) -> Plan:
    return replace(previous, version=plan.version + 1, reason="=undo", author_id=by.id, created_at=talk.now)


def _undone_words(talk: Talk, by: Person, plan: Plan, told: str) -> Say:
    words = Words("plan-undone", {"alias": talk.me.alias, "version": plan.version, "told": told})
    return Say(by.id, words, about=talk.me.id)


def _as_before(talk: Talk, report: Report, former: Before) -> None:
    """The report as it stood before the decision; one that nobody had seen is waited for again."""
    restored = replace(
        report,
        status=former.status,
        seen_at=former.seen_at,
        seen_by=former.seen_by,
        acted_at=former.acted_at,
        acted_by=former.acted_by,
        action=former.action,
        closed_at=former.closed_at,
        before=None,
    )
    if restored.status is ReportStatus.OPEN and restored.tier is not Tier.DIGEST:
        restored = telling.wait_on(talk, restored)
    talk.case = talk.case.with_report(restored)
    telling.refresh(talk, restored)
