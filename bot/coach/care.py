"""The therapist's own conversation: menu, lists, the reason of a decision, a message, the digest."""

from bot.coach import inviting, reports
from bot.coach.adherence import done_of, sparkline, worst_pain
from bot.coach.effects import Arg, Button, ExerciseText, Invite, Priority, Raise, Revoke, Words
from bot.coach.events import (
    Action,
    Answered,
    CameDue,
    Commanded,
    Decided,
    DueKind,
    Looked,
    Resumed,
    Said,
    Shared,
    Vouched,
    Wrote,
)
from bot.coach.model import Person, Report, ReportStatus, Standing, Tier
from bot.coach.planning import dose_words
from bot.coach.schedule import next_working_morning
from bot.coach.talk import Talk, options


def commanded(talk: Talk, event: Commanded) -> None:
    match event.name:
        case "start" | "menu":
            talk.stand()
            talk.say("menu", buttons=options("menu"), open=len(_open(talk)), name=talk.me.alias)
        case "reports":
            list_reports(talk)
        case "patients":
            list_patients(talk)
        case "new":
            talk.ask("alias")
        case "help":
            talk.say("therapist-help")
        case "privacy":
            talk.say("privacy", clinic=talk.rules.clinic.name)
        case "cancel":
            talk.stand()
            talk.say("cancelled")
        case _:
            talk.say("therapist-help")


def answered(talk: Talk, event: Answered) -> None:
    match event.ask, event.value:
        case "menu", "reports":
            list_reports(talk)
        case "menu", "patients":
            list_patients(talk)
        case "menu", _:
            talk.ask("alias")
        case (("programme" | "days" | "times" | "hand_over"), _):
            inviting.answered(talk, event)
        case "joined", value:
            _for_patient(talk, event, Vouched(talk.me, value == "yes"))
        case "decide", value if value in set(Action):
            _decide(talk, event, Action(value))
        case "preview", _:
            _previewed(talk, event)
        case "write", _:
            talk.retire(event.message_id)
            talk.stand()
            talk.say("cancelled")
        case "look", _:
            patient, number = _ref(event.ref)
            _raise(talk, patient, Looked(talk.me, number))
        case "patient", _:
            _on_patient(talk, event)
        case "revoke", value:
            talk.retire(event.message_id)
            if value == "yes" and _mine(talk, int(event.ref)):
                talk.do(Revoke(int(event.ref)))
            talk.say("revoked" if value == "yes" else "cancelled")
        case "digest", _:
            talk.retire(event.message_id)
            for report in _open(talk):
                if report.tier is Tier.DIGEST and report.status is ReportStatus.OPEN:
                    _raise(talk, report.patient_id, Decided(talk.me, report.number, Action.SEEN))
            talk.say("digest-seen")
        case _:
            talk.say("button-gone")


def said(talk: Talk, event: Said) -> None:
    """A text. A Telegram reply to anything of a patient's goes to that patient; any other answers the open question."""
    if event.edited:
        talk.say("edited-therapist")
        return
    patient, number = _of_label(event.reply_to)
    if patient:
        _raise(talk, patient, Wrote(talk.me, event.text, number))
        return
    text = event.text.strip()
    match talk.stage.ask:
        case "alias":
            inviting.alias_said(talk, text)
        case "days":
            inviting.days_typed(talk, text)
        case "times":
            inviting.times_typed(talk, text)
        case "reason":
            ref, version = talk.stage.ref, talk.stage.item
            patient, number, action = _decision(ref)
            talk.stand("preview", ref, version, {"reason": text[:300]})
            _raise(talk, patient, Decided(talk.me, number, action, version=version, reason=text[:300]))
        case "write":
            patient, number = _ref(talk.stage.ref)
            talk.stand()
            _raise(talk, patient, Wrote(talk.me, text, number))
        case _:
            talk.say("therapist-unclear", buttons=options("menu"))


def shared(talk: Talk, event: Shared) -> None:
    talk.say("therapist-media")


def came_due(talk: Talk, event: CameDue) -> None:
    """The daily digest. Nothing to say: nothing is sent; the next one is waited for all the same."""
    following = next_working_morning(max(event.at, talk.now), talk.rules.clinic, talk.rules.clinic.digest_at)
    talk.schedule(DueKind.DIGEST, following, "daily", zone=talk.rules.clinic.zone)
    waiting = _open(talk)
    if not waiting:
        return
    urgent = [r for r in waiting if r.tier is not Tier.DIGEST]
    new = [r for r in waiting if r.tier is Tier.DIGEST and r.status is ReportStatus.OPEN]
    if not urgent and not new:
        return
    shown = (*urgent, *new)[:30]
    talk.say(
        "digest",
        buttons=(*_look_buttons(shown), *(options("digest") if new else ())),
        priority=Priority.DIGEST,
        label="digest",
        lines=_lines(talk, shown),
        urgent=len(urgent),
        new=len(new),
        name=talk.me.alias,
        dedupe=f"digest:{talk.me.id}:{event.local_date}",
    )


def start_digests(talk: Talk) -> None:
    clinic = talk.rules.clinic
    talk.schedule(DueKind.DIGEST, next_working_morning(talk.now, clinic, clinic.digest_at), "daily", zone=clinic.zone)


def list_reports(talk: Talk) -> None:
    """Open reports, the most urgent and the oldest first."""
    waiting = _open(talk)
    if not waiting:
        talk.say("reports-none")
        return
    shown = waiting[:20]
    talk.say("reports", buttons=_look_buttons(shown), count=len(waiting), lines=_lines(talk, shown))


def list_patients(talk: Talk) -> None:
    patients = talk.case.patients
    if not patients:
        talk.say("patients-none", buttons=options("menu", only=("new",)))
        return
    buttons = [Button("look", "show", str(p.id), label=p.alias) for p in patients[:60]]
    talk.say(
        "patients",
        buttons=[tuple(buttons[i : i + 2]) for i in range(0, len(buttons), 2)],
        count=len(patients),
    )


def _open(talk: Talk) -> tuple[Report, ...]:
    waiting = [r for r in talk.case.reports if r.status in (ReportStatus.OPEN, ReportStatus.SEEN)]
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
                    "what": Words(f"rule-{r.rule.replace('_', '-')}"),
                    "exercise": ExerciseText(r.exercise) if r.exercise else "",
                    "facts": reports.details_words(r)[:3],
                    "count": r.count,
                    "seen": "yes" if r.status is ReportStatus.SEEN else "no",
                },
            )
            for i, r in enumerate(shown)
        },
    )


def _look_buttons(shown: tuple[Report, ...]) -> list[tuple[Button, ...]]:
    buttons = [Button("look", "show", r.ref, label=f"R-{r.ref}") for r in shown]
    return [tuple(buttons[i : i + 3]) for i in range(0, len(buttons), 3)]


# — decisions —


def _decide(talk: Talk, event: Answered, action: Action) -> None:
    patient, number = _ref(event.ref)
    if action is Action.WRITE:
        if _mine(talk, patient):
            talk.ask("write", event.ref, alias=_alias_of(talk, patient))
        else:
            talk.say("not-yours")
        return
    _raise(talk, patient, Decided(talk.me, number, action))


def _previewed(talk: Talk, event: Answered) -> None:
    talk.retire(event.message_id)
    patient, number, action = _decision(event.ref)
    match event.value:
        case "yes":
            same = (talk.stage.ask, talk.stage.ref) == ("preview", event.ref)
            reason = str(talk.stage.draft.get("reason", "")) if same else ""
            talk.stand()
            _raise(
                talk,
                patient,
                Decided(talk.me, number, action, confirmed=True, version=event.item, reason=reason),
            )
        case "reason":
            talk.ask("reason", event.ref, event.item)
        case _:
            talk.stand()
            talk.say("cancelled")


def _on_patient(talk: Talk, event: Answered) -> None:
    patient = int(event.ref)
    if not _mine(talk, patient):
        talk.say("not-yours")
        return
    match event.value:
        case "write":
            talk.ask("write", f"{patient}-0", alias=_alias_of(talk, patient))
        case "resume":
            _raise(talk, patient, Resumed(talk.me))
        case "invite":
            talk.do(Invite(patient_id=patient))
        case _:
            talk.say("revoke", buttons=options("revoke", str(patient)), alias=_alias_of(talk, patient))


def _for_patient(talk: Talk, event: Answered, about: Vouched) -> None:
    _raise(talk, int(event.ref), about)


def _raise(talk: Talk, patient: int, event: Decided | Wrote | Vouched | Looked | Resumed) -> None:
    """Hand it to the patient's case, unless the patient is not in this therapist's care."""
    if _mine(talk, patient):
        talk.do(Raise(patient, event))
    else:
        talk.say("not-yours")


def _mine(talk: Talk, patient: int) -> bool:
    return any(p.id == patient for p in talk.case.patients)


def _alias_of(talk: Talk, patient: int) -> str:
    return next(p.alias for p in talk.case.patients if p.id == patient)


def _ref(ref: str) -> tuple[int, int]:
    """(patient, report number) of "12-3" or "12"; (0, 0) for anything else, which nobody owns."""
    patient, _, number = ref.partition("-")
    if patient.isdecimal() and (number or "0").isdecimal():
        return int(patient), int(number or 0)
    return 0, 0


def _decision(ref: str) -> tuple[int, int, Action]:
    head, _, action = ref.rpartition("-")
    patient, number = _ref(head)
    return patient, number, Action(action)


def _of_label(label: str) -> tuple[int, int]:
    """Whose message was replied to: "report:12-3", "relay:12-0", "wrote:12-0" …"""
    kind, _, ref = label.partition(":")
    return _ref(ref) if kind in ("report", "relay", "look") else (0, 0)


# — decided on the patient's case, said to the therapist —


def show_patient(talk: Talk, to: Person) -> None:
    """The patient's card: where they stand, plan, adherence, open reports. Runs on the patient's case."""
    from_plan = talk.case.plan
    standing = talk.me.standing
    only = ["write"] if standing is Standing.ACTIVE else []
    if talk.me.safety_hold:
        only.append("resume")
    if standing in (Standing.INVITED, Standing.JOINING):
        only += ["invite", "revoke"]
    still = [r for r in talk.case.reports if r.status in (ReportStatus.OPEN, ReportStatus.SEEN)]
    lines: dict[str, Arg] = {
        str(i): Words("programme-line", {"exercise": ExerciseText(p.exercise), "dose": dose_words(p.dose)})
        for i, p in enumerate(from_plan.exercises if from_plan else ())
    }
    today = talk.local_now.date()
    done, due = done_of(talk.case.workouts, today, 7)
    talk.say(
        "patient",
        to=to,
        buttons=(
            *([(Button("patient", o, str(talk.me.id)),) for o in only]),
            *_look_buttons(tuple(still[:6])),
        ),
        label=f"look:{talk.me.id}",
        about=talk.me.id,
        alias=talk.me.alias,
        standing=standing.value,
        hold="yes" if talk.me.safety_hold else "no",
        unreachable="yes" if talk.me.unreachable else "no",
        lines=Words("lines", lines),
        version=from_plan.version if from_plan else 0,
        done=done,
        due=due,
        trend=sparkline(worst_pain(w) for w in talk.case.workouts) or "–",
        open=len(still),
    )
