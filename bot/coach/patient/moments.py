"""What nobody does in a patient's affairs: a moment has come, a message did not arrive, they can be reached again."""

from datetime import timedelta

from bot.coach import reports, telling
from bot.coach.events import CameDue, DueFailed, DueKind, NotDelivered
from bot.coach.model import Standing, Tier
from bot.coach.patient import checkin, measuring, pausing, reminder, slots, timer, today, weekly
from bot.coach.talk import Talk
from bot.coach.therapist import thread


def came_due(talk: Talk, event: CameDue) -> None:
    if event.kind is DueKind.UNSEEN:
        telling.unseen(talk, event.slot)
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


def due_failed(talk: Talk, event: DueFailed) -> None:
    """What would go on by itself must go on all the same: the next workouts, and a report that nobody has seen yet."""
    match event.kind:
        case DueKind.WORKOUT if talk.me.standing is Standing.ACTIVE:
            slots.plan_slots(talk)
            reports.raise_report(talk, Tier.DIGEST, "not_sent")
        case DueKind.UNSEEN:
            talk.schedule(DueKind.UNSEEN, talk.now + timedelta(hours=1), event.slot, zone=talk.rules.clinic.zone)


def not_delivered(talk: Talk, event: NotDelivered) -> None:
    if event.to != talk.me.id:
        telling.undelivered(talk, event)
        return
    kind, _, key = event.label.partition(":")
    if event.reason == "unreachable":
        unreachable(talk)
    if kind in ("wrote", "told") and event.reason != "expired":
        thread.not_delivered(talk, event)
        reports.unheard(talk, thread.number_of(key))
    if kind == "workout":
        if event.reason == "unsure":
            reminder.not_confirmed(talk, key)
        else:
            reminder.not_sent(talk, key)


def reachable(talk: Talk) -> None:
    talk.be(unreachable=False)
    reports.over(talk, "unreachable")


def unreachable(talk: Talk) -> None:
    if talk.me.unreachable:
        return
    talk.be(unreachable=True)
    if talk.me.consent_version:
        reports.raise_report(talk, Tier.TODAY, "unreachable")
