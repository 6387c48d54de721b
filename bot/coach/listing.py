"""Lists for a therapist: open reports, patients, the daily digest, and one patient's card."""

from collections.abc import Sequence
from datetime import datetime

from bot.coach import hours, inbox
from bot.coach.effects import Button, Priority
from bot.coach.events import CameDue, DueKind
from bot.coach.model import Person, ReportStatus, Standing, Tier
from bot.coach.talk import Talk, options

_MOST_BUTTONS = 60


def came_due(talk: Talk, event: CameDue) -> None:
    """The daily digest. Nothing to say: nothing is sent; the next one is waited for all the same."""
    schedule_digest(talk, max(event.at, talk.now))
    waiting = inbox.waiting_of(talk)
    urgent = [r for r in waiting if r.tier is not Tier.DIGEST]
    new = [r for r in waiting if r.tier is Tier.DIGEST and r.status is ReportStatus.OPEN and inbox.own(talk, r)]
    unconfirmed = [p for p in talk.case.patients if p.standing is Standing.UNCONFIRMED]
    if not (urgent or new or unconfirmed):
        return
    waiting = (*urgent, *new)
    shown = waiting[: inbox.PAGE]
    settled = sum(r.tier is Tier.DIGEST for r in shown)
    read = options("digest", f"{talk.now:%y%m%d%H%M%S}", settled) if settled else ()
    talk.say(
        "digest",
        buttons=(*_patient_buttons(unconfirmed), *inbox.look_buttons(shown), *read),
        priority=Priority.DIGEST,
        label="digest",
        lines=inbox.lines(talk, shown),
        more=len(waiting) - len(shown),
        unconfirmed=len(unconfirmed),
        urgent=len(urgent),
        new=len(new),
        name=talk.me.alias,
        dedupe=f"digest:{talk.me.id}:{event.local_date}",
    )


def schedule_digest(talk: Talk, after: datetime) -> None:
    """The next one: at their time, on their next working day."""
    own = hours.own(talk.me, talk.rules.clinic)
    at = hours.next_morning(talk.me, after, talk.rules.clinic, own.digest_at)
    talk.schedule(DueKind.DIGEST, at, "daily", zone=own.zone)


def list_patients(talk: Talk) -> None:
    patients = talk.case.patients
    if not patients:
        talk.say("patients-none", buttons=options("menu", only=("new",)))
        return
    talk.say("patients", buttons=_patient_buttons(patients[:_MOST_BUTTONS]), count=len(patients))


def _patient_buttons(patients: Sequence[Person]) -> list[tuple[Button, ...]]:
    buttons = [Button("look", "show", str(p.id), label=p.alias) for p in patients]
    return [tuple(buttons[i : i + 2]) for i in range(0, len(buttons), 2)]
