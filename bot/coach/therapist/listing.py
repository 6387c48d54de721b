"""The list of a therapist's patients."""

from collections.abc import Sequence

from bot.coach.effects import Button
from bot.coach.model import Person
from bot.coach.talk import Talk, options

_MOST_BUTTONS = 60


def list_patients(talk: Talk) -> None:
    patients = talk.case.patients
    if not patients:
        talk.say("patients-none", buttons=options("menu", only=("new",)))
        return
    talk.say("patients", buttons=_patient_buttons(patients[:_MOST_BUTTONS]), count=len(patients))


def _patient_buttons(patients: Sequence[Person]) -> list[tuple[Button, ...]]:
    buttons = [Button("look", "show", str(p.id), label=p.alias) for p in patients]
    return [tuple(buttons[i : i + 2]) for i in range(0, len(buttons), 2)]
