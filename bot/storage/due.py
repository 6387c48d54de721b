"""Due moments: a row for each thing that will happen, keyed (person, kind, local date, slot): it happens once."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Executable, bindparam, case, delete, select, text, update

from bot.coach.effects import Schedule, Unschedule
from bot.storage.columns import for_both
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


def _waiting(into: Any) -> Executable:
    row = into(due)
    changed = {name: row.excluded[name] for name in ("at", "local_time", "zone", "status", "attempts")}
    return row.on_conflict_do_update(  # type: ignore[no-any-return]
        index_elements=["person_id", "kind", "local_date", "slot"], set_=changed, where=due.c.status != "done"
    )


# Built once: putting a statement together takes longer than running it.
_SCHEDULE = for_both(_waiting)
_CANCEL = (
    update(due)
    .where(due.c.person_id == bindparam("person"), due.c.kind == bindparam("which"), due.c.status == "open")
    .values(status="cancelled")
)
_CANCEL_SLOT = _CANCEL.where(due.c.slot == bindparam("which_slot"))
_COME = (
    select(due.c.id)
    .where(text("status = 'open'"), due.c.at <= bindparam("now"))
    .order_by(due.c.at, due.c.id)
    .limit(bindparam("most"))
)
_PICKED = (
    select(due.c.id)
    .where(due.c.id == bindparam("one"), text("status = 'open'"), due.c.at <= bindparam("now"))
    .with_for_update(skip_locked=True)
)
_TAKE = update(due).where(due.c.id.in_(_PICKED.scalar_subquery())).values(status="done").returning(*_ROW)


class Due:
    """The due moments within one transaction."""

    def __init__(self, connection: StoreConnection) -> None:
        self._connection = connection

    async def schedule(self, person_id: int, moment: Schedule) -> None:
        """Wait for it. A moment of the same key that waits already moves; one that has come due stays done."""
        row = {
            "person_id": person_id,
            "kind": moment.kind.value,
            "local_date": moment.local_date,
            "slot": moment.slot,
            "at": moment.at,
            "local_time": moment.at.astimezone(ZoneInfo(moment.zone)).strftime("%H:%M"),
            "zone": moment.zone,
            "status": "open",
            "attempts": 0,
        }
        await self._connection.execute(_SCHEDULE[self._connection.dialect.name], row)

    async def unschedule(self, person_id: int, what: Unschedule) -> None:
        whose = {"person": person_id, "which": what.kind.value}
        if what.slot:
            await self._connection.execute(_CANCEL_SLOT, {**whose, "which_slot": what.slot})
        else:
            await self._connection.execute(_CANCEL, whose)

    async def come(self, now: datetime, limit: int) -> list[int]:
        """The ids of what has come due, the longest wait first. Reads the index of open moments only."""
        return list((await self._connection.scalars(_COME, {"now": now, "most": limit})).all())

    async def take(self, due_id: int, now: datetime) -> DueRow | None:
        """Make it done, for this transaction to act on; None if another process has it or it no longer waits."""
        row = (await self._connection.execute(_TAKE, {"one": due_id, "now": now})).one_or_none()
        return DueRow(*row) if row else None

    async def failed(self, due_id: int, again_at: datetime, most: int) -> DueRow | None:
        """Acting on it failed: try again at that moment, or set it aside after `most` failures; then it is returned."""
        statement = (
            update(due)
            .where(due.c.id == due_id)
            .values(
                attempts=due.c.attempts + 1,
                at=again_at,
                status=case((due.c.attempts + 1 >= most, "aside"), else_="open"),
            )
            .returning(due.c.status, *_ROW)
        )
        status, *row = (await self._connection.execute(statement)).one()
        return DueRow(*row) if status == "aside" else None

    async def next(self) -> DueRow | None:
        """What comes due next."""
        statement = select(*_ROW).where(text("status = 'open'")).order_by(due.c.at, due.c.id).limit(1)
        row = (await self._connection.execute(statement)).one_or_none()
        return DueRow(*row) if row else None

    async def prune(self, before: datetime) -> None:
        await self._connection.execute(delete(due).where(due.c.status != "open", due.c.at < before))
