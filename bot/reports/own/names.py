"""Whom of the clinic a patient knows by name; everybody else is "clinic" in what is handed out to them."""

import re

from bot.coach.model import EntryKind
from bot.storage.dossiers import Dossier

PATIENT, OTHER, PROGRAM = "patient", "clinic", "program"
_HEARD = ("paused", "resumed", "ended", "reopened", "handed_over")  # what they are told with the name of who did it


class Names:
    """The names in one patient's file."""

    def __init__(self, dossier: Dossier) -> None:
        self._me = dossier.person.id
        heard = _heard_of(dossier)
        self._known = {id_: alias for id_, alias in dossier.names.items() if id_ in heard}
        others = [re.escape(alias) for id_, alias in dossier.names.items() if id_ not in heard and alias]
        self._others = re.compile(rf"\b(?:{'|'.join(others)})\b") if others else None

    def of(self, person_id: int | None) -> str | None:
        """ "patient", the name of whom they know, "clinic" for anybody else there, "program" for the bot itself."""
        if person_id is None:
            return None
        if person_id == 0:
            return PROGRAM
        return PATIENT if person_id == self._me else self._known.get(person_id, OTHER)

    def without_others(self, text: str) -> str:
        """A text with "clinic" in place of everybody there whom they do not know."""
        return self._others.sub(OTHER, text) if self._others else text


def _heard_of(dossier: Dossier) -> set[int | None]:
    """Their own therapist, whoever wrote to them, changed their plan, answered a report, paused or ended it."""
    ids = {dossier.person.therapist_id, *(p.author_id for p in dossier.plans)}
    ids |= {one for r in dossier.reports for one in (r.seen_by, r.acted_by)}
    for entry in dossier.entries:
        told = entry.kind is EntryKind.CARE and entry.data.get("what") in _HEARD
        if entry.kind is EntryKind.MESSAGE or told:
            ids.add(entry.by)
    return ids
