"""decide(case, event, rules, now): what becomes of the case and what to do. Safety first, in every state."""

from dataclasses import dataclass
from datetime import datetime

from bot.coach import charting, showing, telling
from bot.coach.asks import ASKS
from bot.coach.effects import Effect, Keep, Retire, Say
from bot.coach.events import (
    Answered,
    Browsed,
    Built,
    CameDue,
    Commanded,
    Decided,
    Delivered,
    DueFailed,
    DueKind,
    Ended,
    Event,
    Exported,
    Finished,
    HandedOver,
    Joined,
    Left,
    Lent,
    Logged,
    Looked,
    LookedBack,
    NotDelivered,
    Noted,
    NotUnderstood,
    Observed,
    Passed,
    Paused,
    PlanRead,
    Reopened,
    Resumed,
    Returned,
    Said,
    Searched,
    Shared,
    Sought,
    Surveyed,
    TakenOver,
    Tallied,
    Undone,
    Unread,
    Vouched,
    Wrote,
)
from bot.coach.model import Case, Person, Role, Stage, Standing
from bot.coach.patient import cheering, joining
from bot.coach.patient.answers import answered
from bot.coach.patient.commands import commanded
from bot.coach.patient.moments import came_due, due_failed, not_delivered, reachable, unreachable
from bot.coach.patient.texts import said, shared
from bot.coach.plan import browsing, filing, workbench
from bot.coach.rules import Rules
from bot.coach.talk import Talk
from bot.coach.therapist import (
    care,
    deciding,
    digest,
    episode,
    handing,
    notes,
    papers,
    patient_card,
    practice,
    tallying,
    thread,
    undoing,
    writing,
)
from bot.coach.therapist.access import decides


@dataclass(frozen=True)
class Decision:
    case: Case
    effects: tuple[Effect, ...]


def decide(case: Case, event: Event, rules: Rules, now: datetime) -> Decision:
    """Decide one event. Pure: the same arguments give the same decision. `now` is an aware UTC moment."""
    talk = Talk(case, rules, now)
    if case.person.role is Role.PATIENT:
        _patient(talk, event)
    else:
        _therapist(talk, event)
    if isinstance(event, Said):
        _retire_answered(talk, case.stage)
    quiet = case.person.standing in (Standing.STOPPED, Standing.ENDED)
    if quiet and not isinstance(event, Answered | Said | Shared | Commanded | Reopened):
        talk.effects = [e for e in talk.effects if not (isinstance(e, Say) and e.to == case.person.id)]
    return Decision(talk.case, tuple(talk.effects))


def _retire_answered(talk: Talk, before: Stage) -> None:
    """A question that was answered in the person's own words is over, as one that was tapped is."""
    question = (before.ask, before.ref, before.item)
    if not before.ask or question in {(e.ask, e.ref, e.item) for e in talk.effects if isinstance(e, Retire)}:
        return
    kept = next((e.value for e in talk.effects if isinstance(e, Keep) and (e.ask, e.ref, e.item) == question), None)
    if kept is not None or (ASKS[before.ask].text and not talk.waits_for(*question)):
        talk.retire(Answered(before.ask, kept or "", before.ref, before.item))


def _therapist(talk: Talk, event: Event) -> None:
    if talk.me.unreachable and isinstance(event, Answered | Said | Shared | Commanded):
        talk.be(unreachable=False)
    match event:
        case Joined():
            joining.joined(talk, event)
            digest.schedule(talk, talk.now)
            practice.welcome(talk)
        case Commanded():
            care.commanded(talk, event)
        case Answered():
            care.answered(talk, event)
        case Said():
            care.said(talk, event)
        case Shared() if filing.is_plan_file(event):
            filing.shared(talk, event)
        case PlanRead():
            filing.read_plan(talk, event)
        case Searched():
            browsing.searched(talk, event)
        case Shared():
            writing.shared(talk, event)
        case CameDue(kind=DueKind.DIGEST):
            digest.came_due(talk, event)
        case Surveyed():
            digest.surveyed(talk, event)
        case DueFailed(kind=DueKind.DIGEST):
            digest.schedule(talk, talk.now)
        case Left() | NotDelivered(reason="unreachable"):
            talk.be(unreachable=True)
        case Returned():
            talk.be(unreachable=False)
        case NotUnderstood():
            talk.say("not-understood-therapist")
        case _:
            pass  # nothing else concerns a therapist's own case


def _patient(talk: Talk, event: Event) -> None:
    if talk.me.unreachable and isinstance(event, Answered | Said | Shared | Commanded):
        reachable(talk)
    match event:
        case Said():
            said(talk, event)
        case Shared():
            shared(talk, event)
        case Answered():
            answered(talk, event)
        case Commanded():
            commanded(talk, event)
        case CameDue():
            came_due(talk, event)
        case DueFailed():
            due_failed(talk, event)
        case Joined():
            joining.joined(talk, event)
        case Left():
            unreachable(talk)
        case Returned():
            reachable(talk)
        case NotDelivered():
            not_delivered(talk, event)
        case NotUnderstood():
            talk.say("not-understood", given=talk.emergency())
        case Decided():
            deciding.decided(talk, event)
        case Wrote():
            thread.wrote(talk, event)
        case Delivered():
            thread.delivered(talk, event)
        case Vouched():
            joining.vouched(talk, event)
        case Looked(by=by, chart=True):
            charting.show_chart(talk, by)
        case Looked(by=by, number=number):
            if number:
                _show_report(talk, by, number)
            else:
                patient_card.show(talk, event)
        case Sought(by=by, number=number):
            _show_report(talk, by, number)
        case Undone():
            undoing.undone(talk, event)
        case Unread():
            undoing.unread(talk, event)
        case Resumed():
            deciding.resumed(talk, event)
        case HandedOver():
            handing.handed_over(talk, event)
        case Finished():
            cheering.reached(talk, event)
        case LookedBack(weekly=by_itself):
            charting.progress(talk, weekly=by_itself)
        case Exported():
            papers.hand_out(talk, event)
        case Logged():
            tallying.logged(talk, event)
        case Tallied():
            tallying.tallied(talk, event)
        case Built():
            workbench.built(talk, event)
        case Lent():
            workbench.lent(talk, event)
        case Browsed():
            _browsed(talk, event)
        case Noted():
            notes.noted(talk, event)
        case Paused():
            episode.paused(talk, event)
        case Ended():
            episode.ended(talk, event)
        case Reopened():
            episode.reopened(talk, event)
        case Passed():
            handing.passed(talk, event)
        case TakenOver():
            handing.taken_over(talk, event)
        case Observed():
            handing.observed(talk, event)


def _browsed(talk: Talk, event: Browsed) -> None:
    """A part of the patient's card."""
    match event.page:
        case "notes":
            notes.show(talk, event)
        case "thread":
            thread.show(talk, event)
        case "filed":
            patient_card.show_filed(talk, event)
        case "team":
            handing.show(talk, event)
        case _:
            thread.show_file(talk, event.by, event.at)


def _show_report(talk: Talk, to: Person, number: int) -> None:
    report = talk.case.report(number)
    if report and not decides(talk, to):
        showing.show(talk, report, to)  # who only reads leaves no trace in it
    elif report:
        showing.show(talk, telling.notify_of(talk, report, to), to)
    else:
        talk.say("report-gone", to=to)
