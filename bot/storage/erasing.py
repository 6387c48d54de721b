"""Taking a record away: at its person's wish, or because the clinic's time for it is over. A number stays, so that a
backup that is put back can be told whose records are to go again.

A record that is locked is kept whole and sealed; no query of anybody's finds it, and its chat is free for a new invite.
"""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, bindparam, delete, insert, or_, select, update

from bot.coach.effects import Priority
from bot.coach.model import Person, Role, Stage, Standing
from bot.storage.audit import Trail
from bot.storage.database import StoreConnection
from bot.storage.records import document, person_row
from bot.storage.sealing import Vault
from bot.storage.tables import (
    audit,
    cases,
    drafts,
    due,
    erased,
    inbox,
    invites,
    metadata,
    observers,
    outbox,
    people,
    refusals,
)

_MARK = 32  # characters of the first code of a person's audit trail, which every backup of them has
_OVER = (Standing.STOPPED, Standing.ENDED, Standing.LOCKED, Standing.REVOKED)
_RECORD = tuple(table for table in metadata.sorted_tables if "patient_id" in table.c)  # a new table is one by itself
_AT_WORK = (observers, drafts)  # of no use to a record that nobody sees
_FIRST = select(audit.c.code).where(audit.c.person_id == bindparam("person"), audit.c.seq == 1)


@dataclass(frozen=True)
class Tombstone:
    """That a record was taken away. mark: which person of that number; a number can be given again in another life."""

    person_id: int
    at: datetime
    locked: bool
    mark: str


class Erasing:
    """Taking records away within one transaction."""

    def __init__(self, connection: StoreConnection, vault: Vault, trail: Trail) -> None:
        self._connection, self._vault, self._trail = connection, vault, trail

    async def erase(self, person_id: int, now: datetime, *, locked: bool = False) -> None:
        """Take a patient's record away. locked: keep it, out of sight, until `over` finds its time past.

        1. Nothing more is sent to them, or about them but what is urgent. 2. The record goes, unless it is locked.
        3. Their name and chat go. 4. A tombstone, and a row in the audit trail, which stays.
        """
        do = self._connection.execute
        row = (await do(select(people).where(people.c.id == person_id).with_for_update())).mappings().one()
        await self._drop_letters(person_id, now)
        for table in (due, invites):
            await do(delete(table).where(table.c.person_id == person_id))
        for table in _AT_WORK if locked else _RECORD:
            await do(delete(table).where(table.c.patient_id == person_id))
        await do(update(refusals).where(refusals.c.person_id == person_id).values(person_id=None))
        if row["chat_id"] is not None:
            # Also what was set aside, with its text. Nothing that comes after this has been read yet.
            await do(update(inbox).where(inbox.c.chat_id == row["chat_id"], inbox.c.status != "pending").values(raw=""))
        if locked:
            gone = {"standing": Standing.LOCKED.value, "chat_id": None}
        else:
            blank = Person(person_id, Role.PATIENT, "", standing=Standing.ERASED)
            gone = person_row(blank)
            stage = self._vault.sealed(cases.c.stage, document(Stage()), person_id)
            await do(
                update(cases).where(cases.c.person_id == person_id).values(stage=stage, version=cases.c.version + 1)
            )
        gone = self._vault.seal(people, {"id": person_id, **gone, "standing_since": now})
        del gone["id"]
        await do(update(people).where(people.c.id == person_id).values(gone))
        self._trail.wrote(person_id, "locked" if locked else "erased")
        await self._bury(person_id, now, locked)

    async def _drop_letters(self, person_id: int, now: datetime) -> None:
        """What this turn says stays, and an alarm that is still on its way to a therapist; both are pruned later."""
        theirs = or_(outbox.c.person_id == person_id, outbox.c.about == person_id)
        open_now = outbox.c.status.in_(("pending", "sending"))
        said_now = and_(open_now, outbox.c.created_at == now, outbox.c.order_key.startswith("retire:"))
        alarm = and_(
            open_now,
            outbox.c.priority == Priority.URGENT.value,
            or_(outbox.c.person_id.is_(None), outbox.c.person_id != person_id),
        )
        await self._connection.execute(delete(outbox).where(theirs, ~or_(said_now, alarm)))

    async def _bury(self, person_id: int, now: datetime, locked: bool) -> None:
        mark = (await self._connection.scalar(_FIRST, {"person": person_id}) or "")[:_MARK]
        await self._connection.execute(delete(erased).where(erased.c.person_id == person_id))
        row = {"person_id": person_id, "at": now, "locked": locked, "mark": mark}
        await self._connection.execute(insert(erased).values(row))

    async def tombstones(self) -> list[Tombstone]:
        found = await self._connection.execute(select(erased).order_by(erased.c.person_id))
        return [Tombstone(**row) for row in found.mappings()]

    async def again(self, stones: Sequence[Tombstone], now: datetime) -> tuple[list[int], list[int]]:
        """Take away what a backup has brought back: the numbers that went, and those of other people, left alone."""
        went, others = [], []
        for stone in stones:
            row = (
                await self._connection.execute(select(people.c.standing).where(people.c.id == stone.person_id))
            ).one_or_none()
            wanted = Standing.LOCKED if stone.locked else Standing.ERASED
            if row is None or row.standing in (wanted.value, Standing.ERASED.value):
                continue
            mark = await self._connection.scalar(_FIRST, {"person": stone.person_id}) or ""
            if not stone.mark or mark[:_MARK] != stone.mark:
                others.append(stone.person_id)
                continue
            await self.erase(stone.person_id, now, locked=stone.locked)
            went.append(stone.person_id)
        return went, others

    async def over(self, before: datetime) -> list[int]:
        """The patients whose care has been over, or whose invite unused, since before then. Those of whom nobody knows
        since when (they were here before that was kept) begin to count now."""
        ended = [s.value for s in (*_OVER, Standing.INVITED, Standing.JOINING)]
        patients = and_(people.c.role == Role.PATIENT.value, people.c.standing.in_(ended))
        found = select(people.c.id).where(patients, people.c.standing_since < before).order_by(people.c.id)
        return list((await self._connection.scalars(found)).all())

    async def begin_to_count(self, now: datetime) -> None:
        unknown = and_(people.c.role == Role.PATIENT.value, people.c.standing_since.is_(None))
        await self._connection.execute(update(people).where(unknown).values(standing_since=now))


def months_before(now: datetime, months: int) -> datetime:
    """The same day so many months ago, or the last one of a shorter month."""
    year, month = divmod(now.year * 12 + now.month - 1 - months, 12)
    day = min(now.day, monthrange(year, month + 1)[1])
    return now.replace(year=year, month=month + 1, day=day)
