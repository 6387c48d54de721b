"""The inbox: what Telegram gave us, committed before Telegram is told that we have it; worked off chat by chat."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, delete, func, select, text, update

from bot.storage.columns import for_both
from bot.storage.database import StoreConnection
from bot.storage.sealing import Vault
from bot.storage.tables import inbox


@dataclass(frozen=True)
class Arrived:
    """One update as it came. chat_id 0: it belongs to no chat that we could find."""

    update_id: int
    chat_id: int
    raw: str


@dataclass(frozen=True)
class Waiting:
    """An update to be handled. attempts: how often it has failed."""

    seq: int
    update_id: int
    raw: str
    attempts: int
    received_at: datetime
    more: bool


# Built once: putting a statement together takes longer than running it.
_KEEP = for_both(lambda into: into(inbox).on_conflict_do_nothing(index_elements=["update_id"]))
_WAITING_CHATS = (
    select(inbox.c.chat_id)
    .where(text("status = 'pending'"))
    .group_by(inbox.c.chat_id)
    .order_by(func.min(inbox.c.seq))
    .limit(bindparam("most"))
)
_OLDEST = (
    select(inbox.c.seq, inbox.c.update_id, inbox.c.raw, inbox.c.attempts, inbox.c.received_at)
    .where(inbox.c.chat_id == bindparam("chat"), text("status = 'pending'"))
    .order_by(inbox.c.seq)
    .limit(2)
)
_DONE = update(inbox).where(inbox.c.seq == bindparam("one")).values(status="done", raw="", error=None)


class Inbox:
    """The inbox within one transaction."""

    def __init__(self, connection: StoreConnection, vault: Vault) -> None:
        self._connection, self._vault = connection, vault

    async def keep(self, batch: Sequence[Arrived], now: datetime) -> None:
        """Store a batch in the order it came; what is there already is left as it is."""
        if batch:
            rows = [
                self._vault.seal(
                    inbox,
                    {
                        "update_id": a.update_id,
                        "chat_id": a.chat_id,
                        "raw": a.raw,
                        "status": "pending",
                        "received_at": now,
                    },
                )
                for a in batch
            ]
            await self._connection.execute(_KEEP[self._connection.dialect.name], rows)

    async def chats(self, limit: int = 500) -> list[int]:
        """The chats that have something waiting, the longest wait first."""
        return list((await self._connection.scalars(_WAITING_CHATS, {"most": limit})).all())

    async def claim(self, chat_id: int) -> bool:
        """Whether this transaction may work on the chat; False if another process is at it."""
        if self._connection.dialect.name != "postgresql":
            return True
        return bool(await self._connection.scalar(select(func.pg_try_advisory_xact_lock(chat_id))))

    async def oldest(self, chat_id: int) -> Waiting | None:
        """The chat's next update, and whether another one waits behind it."""
        rows = (await self._connection.execute(_OLDEST, {"chat": chat_id})).all()
        if not rows:
            return None
        # One that cannot be opened fails as nothing and is set aside; the chat's others go on.
        oldest = self._vault.open_or_blank(inbox, {**rows[0]._mapping, "chat_id": chat_id})
        del oldest["chat_id"]
        return Waiting(**oldest, more=len(rows) > 1)

    async def done(self, seq: int) -> None:
        """Handled. Its text is forgotten here; what matters of it stands in the facts."""
        await self._connection.execute(_DONE, {"one": seq})

    async def failed(self, seq: int, error: str) -> int:
        """Count a failure; returns how many there have been."""
        result = await self._connection.execute(
            update(inbox)
            .where(inbox.c.seq == seq)
            .values(attempts=inbox.c.attempts + 1, error=error[:200])
            .returning(inbox.c.attempts)
        )
        return int(result.scalar_one())

    async def set_aside(self, seq: int, error: str) -> None:
        """Give it up so that the others go on. Kept whole, for the operator."""
        await self._connection.execute(
            update(inbox).where(inbox.c.seq == seq).values(status="aside", error=error[:200])
        )

    async def prune(self, before: datetime) -> None:
        """Forget what was done long ago."""
        await self._connection.execute(delete(inbox).where(inbox.c.status == "done", inbox.c.received_at < before))
