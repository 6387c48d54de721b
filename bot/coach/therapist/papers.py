"""Files about a patient: which there are, and for whom. Made when they are sent, so no reply waits for them."""

from bot.coach.asks import ASKS
from bot.coach.effects import Document, Words
from bot.coach.events import Exported
from bot.coach.model import Person
from bot.coach.talk import Talk, options
from bot.coach.therapist.access import alias_of

_OWN = ("own", "json")


def choose(talk: Talk, patient: int) -> None:
    """Which file about that patient? Decided on the case of the therapist, who may see them."""
    talk.say("export", buttons=options("export", str(patient)), alias=alias_of(talk, patient))


def is_kind(kind: str) -> bool:
    return kind in ASKS["export"].options and kind != "tally"


def hand_out(talk: Talk, event: Exported) -> None:
    """A file about this patient for their therapist."""
    _make(talk, event.kind, event.by)


def own(talk: Talk) -> None:
    """Everything that is stored about a patient, for themself: to read and for a machine."""
    talk.say("export-own", therapist=talk.therapist.alias)
    for kind in _OWN:
        _make(talk, kind, talk.me)


def _make(talk: Talk, kind: str, to: Person) -> None:
    """Say that it is being made, which goes when the file is there; and the file."""
    waiting = f"file:{talk.me.id}:{kind}:{talk.now:%y%m%d%H%M%S}"
    mine = "yes" if to.id == talk.me.id else "no"
    talk.say("preparing", to=to, label=waiting, about=talk.me.id, file=Words("file-name", {"kind": kind}))
    talk.say(
        "file",
        to=to,
        about=talk.me.id,
        document=Document(kind, talk.me.id, waiting=waiting),
        kind=kind,
        alias=talk.me.alias,
        mine=mine,
    )
