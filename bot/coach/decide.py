"""decide(case, event, rules, now): what becomes of the case and what to do. Safety first, in every state."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.coach import charting, reports, safety, showing
from bot.coach.asks import ASKS
from bot.coach.effects import Effect, Follow, Keep, Retire, Say
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
    Vouched,
    Wrote,
)
from bot.coach.model import Case, Person, Role, Stage, Standing, Tier
from bot.coach.patient import (
    changing,
    checkin,
    cheering,
    choices,
    joining,
    leaving,
    measuring,
    mine,
    pausing,
    reminder,
    rights,
    slots,
    speaking,
    timer,
    today,
    weekly,
)
from bot.coach.patient.answers import answered
from bot.coach.patient.relay import ask_report, offer, pass_on
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
            care.shared(talk, event)
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
        _reachable(talk)
    match event:
        case Said():
            said(talk, event)
        case Shared():
            shared(talk, event)
        case Answered():
            answered(talk, event)
        case Commanded():
            _commanded(talk, event)
        case CameDue():
            _came_due(talk, event)
        case DueFailed():
            _due_failed(talk, event)
        case Joined():
            joining.joined(talk, event)
        case Left():
            _unreachable(talk)
        case Returned():
            _reachable(talk)
        case NotDelivered():
            _not_delivered(talk, event)
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
        showing.show(talk, reports.notify_of(talk, report, to), to)
    else:
        talk.say("report-gone", to=to)


def _commanded(talk: Talk, event: Commanded) -> None:
    if event.rest and safety.screened(talk, event.rest):
        return
    if event.name in ("privacy", "delete", "withdraw"):
        rights.commanded(talk, event.name)
        return
    if event.name == "export":
        papers.own(talk)
        return
    if event.name == "language":
        speaking.ask(talk)
        return
    if event.name == "unwell":
        if event.rest and talk.me.consent_version is not None:
            pass_on(talk, event.rest)
        safety.unwell(talk)
        return
    if talk.me.standing is Standing.STOPPED:
        leaving.rejoin(talk) if event.name == "start" else leaving.gone(talk)
        return
    if event.name == "stop":
        leaving.ask(talk)
        return
    if talk.me.standing is Standing.ENDED:
        episode.after_the_end(talk)
        return
    if talk.me.standing is not Standing.ACTIVE:
        joining.go_on(talk)
        return
    match event.name:
        case "start" | "today":
            today.today(talk)
        case "plan":
            today.show_plan(talk)
        case "settings":
            choices.show(talk)
        case "pause":
            pausing.ask(talk, event.rest)
        case "progress":
            talk.do(Follow(LookedBack()))
        case "report" if event.rest:
            pass_on(talk, event.rest)
        case "report":
            ask_report(talk)
        case "change":
            changing.change_last(talk)
        case "sent":
            mine.show_sent(talk)
        case _:
            talk.say("help", therapist=talk.therapist.alias, given=talk.emergency())
    if event.rest and event.name not in ("pause", "report"):
        offer(talk, event.rest, event.message_id)  # the command does nothing with it, and it may be news


def _came_due(talk: Talk, event: CameDue) -> None:
    if event.kind is DueKind.UNSEEN:
        reports.unseen(talk, event.slot)
        return
    if talk.me.standing is not Standing.ACTIVE:
        return
    match event.kind:
        case DueKind.WORKOUT:
            reminder.came_due(talk, event)
        case DueKind.LATER:
            reminder.remind_later(talk, event)
        case DueKind.NUDGE:
            reminder.nudge(talk, event)
        case DueKind.LAPSE:
            reminder.lapse(talk, event.slot)
        case DueKind.CHECK:
            checkin.came_due(talk, event)
        case DueKind.TIMER:
            timer.timer_due(talk, event)
        case DueKind.WEEKLY:
            weekly.came_due(talk, event)
        case DueKind.MEASURE:
            measuring.came_due(talk, event, busy=today.timely(talk))
        case DueKind.BACK:
            pausing.came_due(talk, event)
        case DueKind.DIGEST:
            pass  # digests are the therapists'


def _due_failed(talk: Talk, event: DueFailed) -> None:
    """What would go on by itself must go on all the same: the next workouts, and a report that nobody has seen yet."""
    match event.kind:
        case DueKind.WORKOUT if talk.me.standing is Standing.ACTIVE:
            slots.plan_slots(talk)
            reports.raise_report(talk, Tier.DIGEST, "not_sent")
        case DueKind.UNSEEN:
            talk.schedule(DueKind.UNSEEN, talk.now + timedelta(hours=1), event.slot, zone=talk.rules.clinic.zone)


def _not_delivered(talk: Talk, event: NotDelivered) -> None:
    if event.to != talk.me.id:
        reports.undelivered(talk, event)
        return
    kind, _, key = event.label.partition(":")
    if event.reason == "unreachable":
        _unreachable(talk)
    if kind in ("wrote", "told") and event.reason != "expired":
        thread.not_delivered(talk, event)
        reports.unheard(talk, thread.number_of(key))
    if kind == "workout":
        if event.reason == "unsure":
            reminder.not_confirmed(talk, key)
        else:
            reminder.not_sent(talk, key)


def _reachable(talk: Talk) -> None:
    talk.be(unreachable=False)
    reports.over(talk, "unreachable")


def _unreachable(talk: Talk) -> None:
    if talk.me.unreachable:
        return
    talk.be(unreachable=True)
    if talk.me.consent_version:
        reports.raise_report(talk, Tier.TODAY, "unreachable")
