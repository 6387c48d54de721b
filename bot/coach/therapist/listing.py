"""The list of a therapist's patients, a page at a time, in the order of their names."""

from bot.coach.effects import Button
from bot.coach.events import Answered
from bot.coach.talk import Talk, options

PAGE = 40  # patients in one message


def list_patients(talk: Talk, page: int = 0, edit: str = "") -> None:
    """That page, or the nearest there is."""
    patients = talk.case.patients
    if not patients:
        talk.say("patients-none", buttons=options("menu", only=("new",)))
        return
    pages = -(-len(patients) // PAGE)
    page = min(max(0, page), pages - 1)
    buttons = [Button("look", "show", str(p.id), label=p.alias) for p in patients[page * PAGE : (page + 1) * PAGE]]
    turns = [
        *([Button("patients", "previous_page", "", page - 1)] if page > 0 else []),
        *([Button("patients", "next_page", "", page + 1)] if page < pages - 1 else []),
    ]
    talk.stand("patients", "", page)
    talk.say(
        "patients",
        buttons=(*(tuple(buttons[i : i + 2]) for i in range(0, len(buttons), 2)), *((tuple(turns),) if turns else ())),
        edit=edit,
        count=len(patients),
        page=page + 1,
        pages=pages,
    )


def answered(talk: Talk, event: Answered) -> None:
    """Another page: the same message, changed; typed, the one after or before the one that is open."""
    if event.typed:
        list_patients(talk, event.item + (1 if event.value == "next_page" else -1))
    else:
        list_patients(talk, event.item, f"#{event.message_id}" if event.message_id else "")
