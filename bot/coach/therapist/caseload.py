"""Which of a therapist's patients an event is about, so that one tap does not load them all."""

from bot.coach.events import Answered, Event, Said
from bot.coach.model import Case

# Questions whose ref names one patient ("12", "12-3", "12-3-reduce"), and that are about nobody else.
_DECIDING = ("decide", "preview", "reason", "write", "look", "patient", "revoke", "joined", "undo")
_RECORD = ("file", "jot", "halt_until", "halt_why", "ending", "end_words", "pass", "observe", "offered")
_ABOUT_ONE = frozenset((*_DECIDING, *_RECORD))
# What is typed at these is for that patient. At an open card or a preview it may be "reports", or anybody's number.
_TYPED_FOR = frozenset(("write", "reason", "jot", "halt_until", "halt_why", "end_words"))
_LABELS = frozenset(("report", "urgent", "relay", "look", "sent"))

_LONGEST_ID = 18  # digits that every database holds


def patients_named(case: Case, event: Event) -> tuple[int, ...] | None:
    """The patients that an event of a therapist's names; None where it may be about any of them."""
    match event:
        case Answered(ask=ask) if ask.startswith("practice"):
            return ()
        case Answered(ask=ask, ref=ref) if ask in _ABOUT_ONE:
            return patient_of(ref)
        case Said(reply_to=label) if label:
            kind, _, ref = label.partition(":")
            return patient_of(ref) if kind in _LABELS else None
        case Said() if case.stage.ask in _TYPED_FOR:
            return patient_of(case.stage.ref)
    return None


def patient_of(ref: str) -> tuple[int, ...]:
    """The patient of "12-3-reduce" or "12"; nobody where there is none."""
    patient = ref.partition("-")[0]
    known = patient.isascii() and patient.isdecimal() and len(patient) <= _LONGEST_ID
    return (int(patient),) if known else ()
