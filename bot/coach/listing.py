"""Lists for a therapist: open reports, patients, the daily digest, and one patient's card."""

from collections.abc import Sequence
from datetime import datetime

from bot.coach import hours, inbox
from bot.coach.adherence import done_of, sparkline, worst_pain
from bot.coach.effects import Arg, Button, Priority, Words
from bot.coach.events import CameDue, DueKind
from bot.coach.model import Person, ReportStatus, Standing, Tier
from bot.coach.planning import line_words
from bot.coach.talk import Talk, options, slots_words

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


def show_patient(talk: Talk, to: Person) -> None:
    """The patient's card: where they stand, plan, adherence, open reports. Decided on the patient's case."""
    plan, standing = talk.case.plan, talk.me.standing
    only = ["write", "plan"] if standing is Standing.ACTIVE else ["plan"]
    if talk.case.workouts:
        only.append("chart")
    only.append("export")
    if talk.me.safety_hold:
        only.append("resume")
    if standing is Standing.INVITED:
        only += ["invite", "revoke"]
    still = [r for r in talk.case.reports if r.waits]
    lines: dict[str, Arg] = {str(i): line_words(p) for i, p in enumerate(plan.exercises if plan else ())}
    today = talk.local_now.date()
    done, due = done_of(talk.case.workouts, today, 7)
    talk.say(
        "patient",
        to=to,
        buttons=(
            *(options("joined", str(talk.me.id)) if standing is Standing.UNCONFIRMED else ()),
            *options("patient", str(talk.me.id), only=only),
            *inbox.look_buttons(tuple(still[-6:])),
        ),
        label=f"look:{talk.me.id}",
        about=talk.me.id,
        alias=talk.me.alias,
        standing=standing.value,
        hold="yes" if talk.me.safety_hold else "no",
        unreachable="yes" if talk.me.unreachable else "no",
        lines=Words("lines", lines),
        version=plan.version if plan else 0,
        slots=slots_words(talk.case.slots),
        done=done,
        due=due,
        trend=sparkline(worst_pain(w) for w in talk.case.workouts) or "–",
        open=len(still),
    )
