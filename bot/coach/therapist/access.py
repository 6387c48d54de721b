"""Whose patient a button is about, and what may be asked of that patient's case. The store checks it once more."""

from dataclasses import replace

from bot.coach.effects import Raise, Refused
from bot.coach.events import READING, Event, Looked
from bot.coach.hours import may_see
from bot.coach.model import Person, Role
from bot.coach.talk import Talk


def patient_in(ref: str) -> tuple[int, int]:
    """(patient, number) of "12-3" or "12"; (0, 0) for anything else, which nobody owns."""
    patient, _, number = ref.partition("-")
    if patient.isascii() and patient.isdecimal() and number.isascii() and (number or "0").isdecimal():
        return int(patient), int(number or 0)
    return 0, 0


def may_read(talk: Talk, patient: int) -> bool:
    return any(p.id == patient for p in talk.case.patients)


def may_decide(talk: Talk, patient: int) -> bool:
    return may_read(talk, patient) and patient not in talk.case.watched


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
