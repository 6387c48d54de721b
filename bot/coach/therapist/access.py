"""Whose patient a button is about, and what may be asked of that patient's case. The store checks it once more."""

from dataclasses import replace

from bot.coach.asks import ASKS
from bot.coach.effects import Raise, Refused
from bot.coach.events import READING, Answered, Event, Looked
from bot.coach.hours import may_see
from bot.coach.model import Person, Role
from bot.coach.references import patient_in, patient_of
from bot.coach.talk import Talk

_HARMLESS = ("cancel",)  # leaves a question of one's own, whoever the patient is by now

# What only looks, so that an observer may tap it too; whatever is not named here decides.
_LOOKING = frozenset(("look", "file", "export", "tally"))
_LOOKS = {"decide": ("chart",), "patient": ("show", "notes", "thread", "filed", "chart", "export")}


def may_read(talk: Talk, patient: int) -> bool:
    return any(p.id == patient for p in talk.case.patients)


def may_decide(talk: Talk, patient: int) -> bool:
    return may_read(talk, patient) and patient not in talk.case.watched


def _named(about: str, ref: str) -> int:
    """The patient of a ref that has the shape of what it is about (`Ask.about`), 0 for any other."""
    match about:
        case "draft":
            return patient_of(ref.partition(".")[0])
        case "decision":
            return patient_in(ref.rstrip("+").rpartition("-")[0])[0]
        case "log":
            return patient_of(ref)
    return patient_in(ref)[0]


def is_refused(talk: Talk, event: Answered) -> bool:
    """Whether this therapist may not have tapped that button: there is none, or it is about a patient who is not in
    their care, or whom they only observe. Then they have been told so. Anybody can send any data."""
    ask = ASKS.get(event.ask)
    if ask is None or ask.person == "patient":
        talk.do(Refused(event.ask if ask else "unknown"))
        talk.say("button-gone-therapist")
        return True
    named = ask.about not in ("", "offer") and event.value not in _HARMLESS
    looks = event.ask in _LOOKING or event.value in _LOOKS.get(event.ask, ())
    allowed = may_read if looks else may_decide
    if named and not allowed(talk, patient := _named(ask.about, event.ref)):
        refuse(talk, event.ask, patient)
        return True
    return False


def decides(talk: Talk, person: Person) -> bool:
    """Whether this person decides in the patient's case at hand; an observer reads."""
    team = talk.case.team
    return person.role is Role.LEAD or (team is not None and may_see(team, person, talk.now, talk.rules.clinic))


def refuse(talk: Talk, what: str, patient: int) -> None:
    """Say no without a word of what is there, and count it. what: the ask or the event."""
    talk.do(Refused(what, patient or None))
    talk.say("reads-only" if may_read(talk, patient) else "not-yours")


def raise_for(talk: Talk, patient: int, event: Event) -> None:
    """Hand it to the patient's case, unless this therapist may not."""
    allowed = may_read if isinstance(event, READING) else may_decide
    if allowed(talk, patient):
        if isinstance(event, Looked):
            # Whom `/log 12 min` is about.
            kept = {**talk.stage.kept, "looked": str(patient)}
            talk.case = replace(talk.case, stage=replace(talk.stage, kept=kept))
        talk.do(Raise(patient, event))
    else:
        refuse(talk, type(event).__name__, patient)


def alias_of(talk: Talk, patient: int) -> str:
    return next(p.alias for p in talk.case.patients if p.id == patient)
