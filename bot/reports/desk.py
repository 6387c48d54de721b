"""Where files and pictures are asked for: loads what may be seen by whoever asks, as they stand at that moment, and has
it made. What is in a picture was decided with its message."""

import logging
import re
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from bot.coach.model import Person, Standing
from bot.coach.reading import normalise
from bot.reports.order import Made, Order, Unmade
from bot.reports.press import Press
from bot.storage.scope import NotYours
from bot.storage.store import Store, Transaction

_NUMBER = re.compile(r"(?:[Rr]-)?([0-9]{1,9})(?:-[0-9]+)?")
log = logging.getLogger(__name__)

OWN = ("own", "json")  # what a patient may have; all else is their therapist's
WHOLE = ("own", "json")  # what holds everything that is stored


class Desk:
    """One for the whole bot."""

    def __init__(self, store: Store, press: Press, now: Callable[[], datetime]) -> None:
        self._store, self._press, self._now = store, press, now

    async def make(self, reader_id: int, wanted: Mapping[str, Any]) -> Made | Unmade:
        """The file of a letter's `document` (kind, about, args) for that reader. Never raises for what is in it: a file
        that cannot be made is said to be so."""
        kind, about = str(wanted["kind"]), int(wanted["about"])
        try:
            # A transaction, because the audit trail hears of it before the file is made.
            async with self._store.transaction() as tx:
                reader = await _reader(tx, reader_id, kind, about)
                dossier = await tx.dossiers.of_patient(about, reader, f"file {kind}")
                rows = await tx.dossiers.everything(dossier.person) if kind in WHOLE else {}
        except NotYours:
            return Unmade.REFUSED
        order = Order(kind, dossier, reader.language, self._now(), reader, wanted.get("args", {}), rows)
        try:
            made = await self._press.make(order)
            # It may have taken a minute, in which their access ended or the patient passed to somebody else.
            async with self._store.reading() as tx:
                await _reader(tx, reader_id, kind, about)
            return made
        except NotYours:
            return Unmade.REFUSED
        except Exception as error:
            # What is in it is nobody's business but the reader's, so no more than the kind of error is told.
            log.error("a file of the kind %s could not be made: %s", kind, type(error).__name__)
            return Unmade.FAILED

    async def draw(self, picture: Mapping[str, Any]) -> bytes | None:
        """The picture of a letter's `chart`; None if it cannot be drawn: the words say the same."""
        try:
            return await self._press.draw(picture)
        except Exception as error:
            log.warning("a chart could not be drawn (%s)", type(error).__name__)
            return None

    async def called(self, who: str) -> list[Person]:
        """The patients whom the operator may mean by a number, as it stands in R-<patient>-<report>, or by a name."""
        number = _NUMBER.fullmatch(who.strip())
        async with self._store.reading() as tx:
            patients = [p for p in await tx.dossiers.patients() if p.standing is not Standing.ERASED]
        if number:
            return [p for p in patients if p.id == int(number[1])]
        wanted = normalise(who)
        return [p for p in patients if wanted and normalise(p.alias) == wanted and p.standing is not Standing.LOCKED]

    async def for_operator(self, patient_id: int, kind: str, language: str) -> Made:
        """The same at the shell, where whoever sits there has the database anyway. Raises NotYours for somebody who is
        no patient, and whatever making it raises."""
        async with self._store.transaction() as tx:
            dossier = await tx.dossiers.of_patient(patient_id, None, f"file {kind}")
            rows = await tx.dossiers.everything(dossier.person) if kind in WHOLE else {}
        return await self._press.make(Order(kind, dossier, language, self._now(), rows=rows))


async def _reader(tx: Transaction, reader_id: int, kind: str, about: int) -> Person:
    """Whoever is to have a file of that kind about that person. Raises NotYours."""
    reader = await tx.dossiers.asker(reader_id)
    if reader.id == about and kind not in OWN:
        raise NotYours
    await tx.dossiers.may_have(about, reader)
    return reader
