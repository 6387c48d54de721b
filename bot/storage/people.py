"""People as they are stored: whoever is new, whoever works here, and whoever a row is about."""

import logging
from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy import RowMapping, insert, select, text, update

from bot.coach.model import Person, Standing
from bot.storage.audit import Trail
from bot.storage.database import StoreConnection
from bot.storage.records import Unreadable, person_of, person_row
from bot.storage.sealing import SEALED, Vault
from bot.storage.tables import cases, people

log = logging.getLogger(__name__)

# As a literal and without an order, or SQLite reads all people instead of the index of the few.
_STAFF = select(people).where(text("people.role <> 'patient'"))


class People:
    """The people within one transaction."""

    def __init__(self, connection: StoreConnection, vault: Vault, trail: Trail) -> None:
        self._connection, self._vault, self._trail = connection, vault, trail

    async def add(self, person: Person) -> Person:
        """Store somebody new (their id is ignored) with an empty case; returns them with their id."""
        row = person_row(person)
        # Its number is known once it is there, and what is sealed is bound to the number.
        row["standing_since"] = self._trail.now()
        blank = {**row, **dict.fromkeys(SEALED[people].columns, "")}
        result = await self._connection.execute(insert(people).values(blank).returning(people.c.id))
        added = replace(person, id=result.scalar_one())
        sealed = self._vault.seal(people, {**row, "id": added.id})
        names = {name: sealed[name] for name in SEALED[people].columns}
        await self._connection.execute(update(people).where(people.c.id == added.id).values(names))
        empty = {"person_id": added.id, "version": 1, "stage": "{}", "reports_opened": 0}
        await self._connection.execute(insert(cases).values(self._vault.seal(cases, empty)))
        self._trail.wrote(added.id, "person")
        return added

    async def of(self, ids: set[int]) -> dict[int, Person]:
        """Those people, for addressing messages to them: whoever decided on the message was let at what is in it, and
        of the reader nothing is said in it."""
        rows = (await self._connection.execute(select(people).where(people.c.id.in_(ids)))).mappings()
        return {row["id"]: self.read(row) for row in rows}

    async def staff(self) -> list[Person]:
        """Everybody who is not a patient, in the order in which they came. Not scoped: colleagues' names are nobody's
        secret here, and who stands in for whom has to be known before anybody's patients can be."""
        people_found = self.all_readable((await self._connection.execute(_STAFF)).mappings())
        return sorted(people_found, key=lambda p: p.id)

    async def working_here(self) -> list[Person]:
        """The staff without those whose access has been taken away."""
        return [p for p in await self.staff() if p.standing is not Standing.REVOKED]

    def all_readable(self, found: Iterable[RowMapping]) -> list[Person]:
        """All who can be read: one damaged row must not lock anybody out of all the others."""
        readable = []
        for row in found:
            try:
                readable.append(self.read(row))
            except Unreadable as error:
                log.error("person %s cannot be read: %s", row["id"], error)
        return readable

    def read(self, row: RowMapping) -> Person:
        """Whoever a row of theirs is about. Raises Unreadable."""
        return person_of(self._vault.open(people, row))
