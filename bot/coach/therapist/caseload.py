"""Which of a therapist's patients an event is about, so that one tap does not load them all."""

from bot.coach.asks import ASKS
from bot.coach.events import Answered, Commanded, Event, Said, Searched
from bot.coach.model import Case
from bot.coach.references import patient_of

# What is typed at these is for that patient. At an open card or a preview it may be "reports", or anybody's number.
_TYPED_FOR = frozenset(("write", "reason", "jot", "halt_until", "halt_why", "end_words"))
_LABELS = frozenset(("report", "urgent", "relay", "look", "sent"))
_LENDING = (("build_add", "patient"), ("build_from", "back"))  # these offer the plans of other patients
_OF_NOBODY = frozenset(("library", "language", "saved", "saved_new"))
_COMMANDS_OF_NOBODY = frozenset(("library", "replies", "settings", "help", "language", "privacy", "delete", "cancel"))


def patients_named(case: Case, event: Event) -> tuple[int, ...] | None:
    """The patients that an event of a therapist's names; None where it may be about any of them."""
    match event:
        case Searched():
            return ()
        case Commanded(name=name) if name in _COMMANDS_OF_NOBODY:
            return ()
        case Answered(ask=ask) if ask.startswith("practice") or ask in _OF_NOBODY:
            return ()
        case Answered(ask=ask, value=value) if (ask, value) in _LENDING:
            return None
        case Answered(ask=ask, ref=ref) if ask in ASKS and ASKS[ask].about:
            lender = ref.partition(".")[2] if ask == "build_from" else ""
            return tuple(filter(None, (patient_of(ref), patient_of(lender))))
        case Said(reply_to=label) if label:
            kind, _, ref = label.partition(":")
            return _one(ref) if kind in _LABELS else None
        case Said() if case.stage.ask in _TYPED_FOR:
            return _one(case.stage.ref)
    return None


def _one(ref: str) -> tuple[int, ...]:
    patient = patient_of(ref)
    return (patient,) if patient else ()
