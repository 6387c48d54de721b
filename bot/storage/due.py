"""Due moments: a row for each thing that will happen, keyed (person, kind, local date, slot): it happens once."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import case, delete, select, text, update
from sqlalchemy.dialects import postgresql, sqlite

from bot.coach.effects import Schedule, Unschedule
from bot.storage.database import StoreConnection
from bot.storage.tables import due


@dataclass(frozen=True)
class DueRow:
    id: int
    person_id: int
    kind: str
    local_date: date
    slot: str
    at: datetime


_ROW = tuple(due.c[name] for name in DueRow.__dataclass_fields__)


class Due:
    """The due moments within one transaction."""

    def __init__(self, connection: StoreConnection) -> None:
        self._connection = connection
        self._insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert

    async def schedule(self, person_id: int, moment: Schedule) -> None:
        """Wait for it. A moment of the same key that waits already moves; one that has come due stays done."""
        values = {
            "at": moment.at,
            "local_time": moment.at.astimezone(ZoneInfo(moment.zone)).strftime("%H:%M"),
            "zone": moment.zone,
            "status": "open",
            "attempts": 0,
        }
        await self._connection.execute(
            self._insert(due)
            .values(
                person_id=person_id,
                kind=moment.kind.value,
                local_date=moment.local_date,
                slot=moment.slot,
                **values,
            )
            .on_conflict_do_update(
                index_elements=["person_id", "kind", "local_date", "slot"],
                set_=values,
                where=due.c.status != "done",
            )
        )

    async def unschedule(self, person_id: int, what: Unschedule) -> None:
        statement = update(due).where(
            due.c.person_id == person_id, due.c.kind == what.kind.value, due.c.status == "open"
        )
        if what.slot:
            statement = statement.where(due.c.slot == what.slot)
        await self._connection.execute(statement.values(status="cancelled"))

    async def come(self, now: datetime, limit: int) -> list[int]:
        """The ids of what has come due, the longest wait first. Reads the index of open moments only."""
        statement = (
            select(due.c.id).where(text("status = 'open'"), due.c.at <= now).order_by(due.c.at, due.c.id).limit(limit)
        )
        return list((await self._connection.scalars(statement)).all())

    async def take(self, due_id: int, now: datetime) -> DueRow | None:
        """Make it done, for this transaction to act on; None if another process has it or it no longer waits."""
        picked = (
            select(due.c.id)
            .where(due.c.id == due_id, text("status = 'open'"), due.c.at <= now)
            .with_for_update(skip_locked=True)
        )
        statement = update(due).where(due.c.id.in_(picked.scalar_subquery())).values(status="done").returning(*_ROW)
        row = (await self._connection.execute(statement)).one_or_none()
        return DueRow(*row) if row else None

    async def failed(self, due_id: int, again_at: datetime, most: int) -> bool:
        """Acting on it failed: try again at that moment, or set it aside after `most` failures. True if set aside."""
        statement = (
            update(due)
            .where(due.c.id == due_id)
            .values(
                attempts=due.c.attempts + 1,
                at=again_at,
                status=case((due.c.attempts + 1 >= most, "aside"), else_="open"),
            )
            .returning(due.c.status)
        )
        status: str = (await self._connection.execute(statement)).scalar_one()
        return status == "aside"

    async def next(self) -> DueRow | None:
        """What comes due next."""
        statement = select(*_ROW).where(text("status = 'open'")).order_by(due.c.at, due.c.id).limit(1)
        row = (await self._connection.execute(statement)).one_or_none()
        return DueRow(*row) if row else None

    async def prune(self, before: datetime) -> None:
        await self._connection.execute(delete(due).where(due.c.status != "open", due.c.at < before))
