"""Reports are told to the therapist, repeated and passed to the lead until somebody has seen them (§8)."""

from dataclasses import replace
from datetime import timedelta

from bot.coach import hours
from bot.coach.effects import Priority
from bot.coach.events import DueKind, NotDelivered
from bot.coach.model import Person, Report, ReportStatus, Tier
from bot.coach.references import number_of
from bot.coach.showing import label, show
from bot.coach.talk import Talk


def unseen(talk: Talk, slot: str) -> None:
    """A report's moment has come.

    1. It has waited for working hours: tell it. 2. It has waited too long: remind, and bring in the next in line, the
    lead at last (T0 after the second 15 minutes, T1 on the next working morning of whoever is responsible then).
    3. After 72 hours a T1 report is left to the digests, where it stands first every working day. Nothing if it has
    been seen, or told anew since.
    """
    number, _, told = slot.partition(".")
    report = talk.case.report(int(number))
    if report is None or report.status is not ReportStatus.OPEN or told != str(report.told):
        return
    longest = timedelta(hours=talk.limits.alert.max_h)
    if report.tier is Tier.TODAY and report.reminded > 0 and talk.now - report.opened_at > longest:
        return
    _tell(talk, replace(report, reminded=report.reminded + 1))


def undelivered(talk: Talk, event: NotDelivered) -> None:
    """A message about one of this patient's reports did not reach a therapist: the next in line gets it at once."""
    kind, _, ref = event.label.partition(":")
    report = talk.case.report(number_of(ref, talk.me.id) or 0) if kind in ("report", "urgent") else None
    others = [p for p in _line(talk) if p.id != event.to and p.can_be_reached]
    if report and others and report.status is ReportStatus.OPEN and others[0].id not in report.notified:
        show(talk, notify_of(talk, report, others[0]), others[0], priority=_priority(report))


def notify_of(talk: Talk, report: Report, *people: Person) -> Report:
    """Remember who has the report's message, so that it is kept up to date there too."""
    return store(talk, replace(report, notified=tuple(dict.fromkeys((*report.notified, *(p.id for p in people))))))


def refresh(talk: Talk, report: Report) -> None:
    """Bring the message of everybody who has it, and may still see it, up to date."""
    team = talk.case.team
    for person in team.everybody if team else ():
        if team and person.id in report.notified and hours.may_see(team, person, talk.now, talk.rules.clinic):
            show(talk, report, person, edit=label(report))


def wait_on(talk: Talk, report: Report) -> Report:
    """Nobody has seen it after all: its next moment is set anew."""
    waiting = replace(report, told=report.told + 1)
    _schedule(talk, waiting)
    return waiting


def store(talk: Talk, report: Report) -> Report:
    talk.case = talk.case.with_report(report)
    return report


def slot_of(report: Report) -> str:
    return f"{report.number}.{report.told}"


def tell_in_time(talk: Talk, report: Report) -> Report:
    """Now, or where it can wait once somebody is at work: said then as it stands then. The digest comes by itself.

    Nothing of a patient who is stopped for safety waits for working hours.
    """
    report = store(talk, report)
    if talk.case.team is None or report.tier is Tier.DIGEST:
        return report
    if report.tier is Tier.TODAY and not talk.me.safety_hold:
        _, at = hours.looks(talk.case.team, talk.now, talk.rules.clinic)
        if at > talk.now:
            report = store(talk, replace(report, told=report.told + 1, reminded=-1))
            talk.schedule(DueKind.UNSEEN, at, slot_of(report), zone=talk.rules.clinic.zone)
            return report
    return _tell(talk, report)


def _tell(talk: Talk, report: Report) -> Report:
    """1. Say it to whoever is to have it now. 2. Set the moment at which it will have waited too long."""
    people = _recipients(talk, report)
    report = notify_of(talk, replace(report, told=report.told + 1), *people)
    for person in people:
        show(talk, report, person, priority=_priority(report))
    _schedule(talk, report)
    return report


def _schedule(talk: Talk, report: Report) -> None:
    """The moment at which it will have waited too long."""
    clinic, team = talk.rules.clinic, talk.case.team
    at = talk.now + timedelta(minutes=talk.limits.alert.t0_repeat_min)
    if team and report.tier is not Tier.NOW:
        at = hours.next_working_morning(team, talk.now, clinic)
    talk.schedule(DueKind.UNSEEN, at, slot_of(report), zone=clinic.zone)


def _priority(report: Report) -> Priority:
    return Priority.URGENT if report.tier is Tier.NOW else Priority.REPORT


def _recipients(talk: Talk, report: Report) -> tuple[Person, ...]:
    """Whoever is responsible; the next in line too once it has waited, and whoever has had it already."""
    late_after = talk.limits.alert.t0_lead_after if report.tier is Tier.NOW else 0
    steps = 1 + max(0, report.reminded - late_after)
    return tuple(p for n, p in enumerate(_line(talk)) if n < steps or p.id in report.notified)


def _line(talk: Talk) -> tuple[Person, ...]:
    return hours.line(talk.case.team, talk.now, talk.rules.clinic) if talk.case.team else ()
