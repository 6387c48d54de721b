"""Lists for a therapist: open reports, patients, the daily digest, and one patient's card."""

from collections.abc import Sequence
from datetime import datetime

from bot.coach import hours
from bot.coach.adherence import done_of, sparkline, worst_pain
from bot.coach.effects import Arg, Button, ExerciseText, Priority, Words
from bot.coach.events import CameDue, DueKind
from bot.coach.model import Person, Report, ReportStatus, Standing, Tier
from bot.coach.planning import line_words
from bot.coach.showing import details_words, rule_words
from bot.coach.talk import Talk, options, slots_words

_SHOWN = 15  # reports in one message
_SHORT = 60  # characters of what a patient wrote
_MOST_BUTTONS = 60


def came_due(talk: Talk, event: CameDue) -> None:
    """The daily digest. Nothing to say: nothing is sent; the next one is waited for all the same."""
    schedule_digest(talk, max(event.at, talk.now))
    waiting = waiting_of(talk)
    urgent = [r for r in waiting if r.tier is not Tier.DIGEST]
    new = [r for r in waiting if r.tier is Tier.DIGEST and r.status is ReportStatus.OPEN and _own(talk, r)]
    unconfirmed = [p for p in talk.case.patients if p.standing is Standing.UNCONFIRMED]
    if not (urgent or new or unconfirmed):
        return
    waiting = (*urgent, *new)
    shown = waiting[:_SHOWN]
    settled = sum(r.tier is Tier.DIGEST for r in shown)
    read = options("digest", f"{talk.now:%y%m%d%H%M%S}", settled) if settled else ()
    talk.say(
        "digest",
        buttons=(*_patient_buttons(unconfirmed), *_look_buttons(shown), *read),
        priority=Priority.DIGEST,
        label="digest",
        lines=_lines(talk, shown),
        more=len(waiting) - len(shown),
        unconfirmed=len(unconfirmed),
        urgent=len(urgent),
        new=len(new),
        name=talk.me.alias,
        dedupe=f"digest:{talk.me.id}:{event.local_date}",
    )


def shown_in_digest(talk: Talk, moment: str, count: int) -> tuple[Report, ...]:
    """What "all read" under the digest of that moment speaks of: the entries it showed, of this therapist's own
    patients; nothing that has come since."""
    mine = [
        r for r in waiting_of(talk) if r.tier is Tier.DIGEST and _own(talk, r) and f"{r.last_at:%y%m%d%H%M%S}" <= moment
    ]
    return tuple(r for r in mine[: max(0, count)] if r.status is ReportStatus.OPEN)


def _own(talk: Talk, report: Report) -> bool:
    """Of a patient in this person's own care: what a lead's colleagues read daily is not for the lead's digest too."""
    own = (talk.me.id, *(p.id for p in talk.case.covers))
    return any(p.id == report.patient_id and p.therapist_id in own for p in talk.case.patients)


def schedule_digest(talk: Talk, after: datetime) -> None:
    """The next one: at their time, on their next working day."""
    own = hours.own(talk.me, talk.rules.clinic)
    at = hours.next_morning(talk.me, after, talk.rules.clinic, own.digest_at)
    talk.schedule(DueKind.DIGEST, at, "daily", zone=own.zone)


def list_reports(talk: Talk) -> None:
    """Open reports, the most urgent and the oldest first."""
    waiting = waiting_of(talk)
    if not waiting:
        talk.say("reports-none")
        return
    shown = waiting[:_SHOWN]
    talk.say(
        "reports",
        buttons=_look_buttons(shown),
        count=len(waiting),
        more=len(waiting) - len(shown),
        lines=_lines(talk, shown),
    )


def list_patients(talk: Talk) -> None:
    patients = talk.case.patients
    if not patients:
        talk.say("patients-none", buttons=options("menu", only=("new",)))
        return
    talk.say("patients", buttons=_patient_buttons(patients[:_MOST_BUTTONS]), count=len(patients))


def waiting_of(talk: Talk) -> tuple[Report, ...]:
    """The open reports of everybody in this therapist's care, the most urgent and the oldest first."""
    waiting = [r for r in talk.case.reports if r.waits]
    return tuple(sorted(waiting, key=lambda r: (r.tier.value, r.status is ReportStatus.SEEN, r.opened_at)))


def _lines(talk: Talk, shown: tuple[Report, ...]) -> Words:
    names = {p.id: p.alias for p in talk.case.patients}
    return Words(
        "lines",
        {
            str(i): Words(
                "report-line",
                {
                    "tier": r.tier.value,
                    "number": r.ref,
                    "alias": names.get(r.patient_id, "–"),
                    "what": rule_words(r),
                    "exercise": ExerciseText(r.exercise) if r.exercise else "",
                    "facts": details_words(r, _SHORT)[:3],
                    "count": r.count,
                    "seen": "yes" if r.status is ReportStatus.SEEN else "no",
                },
            )
            for i, r in enumerate(shown)
        },
    )


def _patient_buttons(patients: Sequence[Person]) -> list[tuple[Button, ...]]:
    buttons = [Button("look", "show", str(p.id), label=p.alias) for p in patients]
    return [tuple(buttons[i : i + 2]) for i in range(0, len(buttons), 2)]


def _look_buttons(shown: tuple[Report, ...]) -> list[tuple[Button, ...]]:
    buttons = [Button("look", "show", r.ref, label=f"R-{r.ref}") for r in shown]
    return [tuple(buttons[i : i + 3]) for i in range(0, len(buttons), 3)]


def show_patient(talk: Talk, to: Person) -> None:
    """The patient's card: where they stand, plan, adherence, open reports. Decided on the patient's case."""
    plan, standing = talk.case.plan, talk.me.standing
    only = ["write"] if standing is Standing.ACTIVE else []
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
            *_look_buttons(tuple(still[-6:])),
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
