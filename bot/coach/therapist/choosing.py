"""A therapist's taps on a report and on a patient's card: what is decided, previewed, given a reason."""

from bot.coach.effects import Invite
from bot.coach.events import Action, Answered, Decided, Resumed
from bot.coach.plan import building
from bot.coach.references import patient_in
from bot.coach.talk import Talk, options
from bot.coach.therapist import papers, record
from bot.coach.therapist.access import alias_of, raise_for
from bot.coach.therapist.writing import write

_CHANGES = ("reduce", "swap", "hold", "remove")


def decide(talk: Talk, event: Answered, action: Action) -> None:
    patient, number = patient_in(event.ref)
    if action is Action.WRITE:
        write(talk, event.ref, patient)
    else:
        raise_for(talk, patient, Decided(talk.me, number, action))


def previewed(talk: Talk, event: Answered) -> None:
    talk.retire(event)
    patient, number, action = decision_of(event.ref)
    match event.value:
        case "yes":
            same = (talk.stage.ask, talk.stage.ref) == ("preview", event.ref.rstrip("+"))
            reason = str(talk.stage.draft.get("reason", "")) if same and event.ref.endswith("+") else ""
            # A reason that has been forgotten since is not replaced by another without being shown.
            confirmed = bool(reason) == event.ref.endswith("+")
            talk.stand()
            raise_for(talk, patient, Decided(talk.me, number, action, confirmed, event.item, reason))
        case "reason":
            talk.ask("reason", event.ref, event.item)
        case _:
            talk.stand()
            talk.say("cancelled")


def on_patient(talk: Talk, event: Answered) -> None:
    patient = patient_in(event.ref)[0]
    match event.value:
        case "export":
            papers.choose(talk, patient)
        case "write":
            write(talk, f"{patient}-0", patient)
        case "plan":
            building.open_draft(talk, patient)
        case "resume":
            raise_for(talk, patient, Resumed(talk.me))
        case "invite":
            talk.do(Invite(patient_id=patient))
        case "revoke":
            talk.say("revoke", buttons=options("revoke", str(patient)), alias=alias_of(talk, patient))
        case _:
            record.on_card(talk, event)


def is_decision(ref: str) -> bool:
    return ref.rstrip("+").rpartition("-")[2] in _CHANGES


def decision_of(ref: str) -> tuple[int, int, Action]:
    """(patient, report number, change) of "12-3-reduce"; a "+" after it says that it has a reason of its own."""
    head, _, action = ref.rstrip("+").rpartition("-")
    return (*patient_in(head), Action(action))
