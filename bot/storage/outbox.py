"""The outbox: decided, not yet sent. Claimed in batches, marked with the attempt as a fence, in each chat's order."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, case, delete, func, insert, or_, select, text, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.coach.effects import Priority
from bot.storage.tables import outbox

_LEASE = timedelta(seconds=30)
# Reminders and digests are never sent twice, so one that may have gone out is left and shown as unsure.
AT_MOST_ONCE = (Priority.REMINDER.value, Priority.DIGEST.value)


@dataclass(frozen=True)
class Letter:
    """A message to be sent. payload: method, text, buttons … as JSON. zone: keep out of its quiet hours."""

    person_id: int | None
    chat_id: int
    order_key: str
    priority: int
    payload: str
    not_before: datetime
    label: str = ""
    about: int | None = None
    dedupe: str | None = None
    zone: str | None = None
    expires_at: datetime | None = None


@dataclass(frozen=True)
class Claimed:
    """A letter that this process is sending. attempt: the fence; a later claim makes this one's marks void."""

    id: int
    attempt: int
    person_id: int | None
    chat_id: int
    priority: int
    payload: str
    label: str
    about: int | None
    zone: str | None
    expires_at: datetime | None

    @property
    def at_most_once(self) -> bool:
        return self.priority in AT_MOST_ONCE


_CLAIMED = tuple(outbox.c[name] for name in Claimed.__dataclass_fields__)


class Outbox:
    """The outbox within one transaction."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection
        self._insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert

    async def add(self, letters: Sequence[Letter], now: datetime) -> None:
        """Put letters in, in order. One whose dedupe key has been used before is dropped."""
        if not letters:
            return
        rows = [{**letter.__dict__, "status": "pending", "attempt": 0, "created_at": now} for letter in letters]
        if any(letter.dedupe for letter in letters):
            await self._connection.execute(
                self._insert(outbox).values(rows).on_conflict_do_nothing(index_elements=["dedupe"])
            )
        else:
            await self._connection.execute(insert(outbox), rows)

    async def claim(self, now: datetime, limit: int, owner: str) -> list[Claimed]:
        """Take the most urgent letters. Only the oldest open one of each order key is eligible, whoever claims."""
        earlier = outbox.alias("earlier")
        older = (
            select(earlier.c.id)
            .where(
                earlier.c.order_key == outbox.c.order_key,
                earlier.c.id < outbox.c.id,
                text("earlier.status in ('pending', 'sending')"),
            )
            .exists()
        )
        eligible = (
            select(outbox.c.id)
            .where(text("outbox.status = 'pending'"), outbox.c.not_before <= now, ~older)
            .order_by(outbox.c.priority, outbox.c.not_before, outbox.c.id)
            .limit(limit)
            .with_for_update(skip_locked=True)
        )
        statement = (
            update(outbox)
            .where(outbox.c.id.in_(eligible.scalar_subquery()))
            .values(status="sending", attempt=outbox.c.attempt + 1, owner=owner, lease_until=now + _LEASE)
            .returning(*_CLAIMED)
        )
        rows = (await self._connection.execute(statement)).all()
        # RETURNING has no order of its own.
        return sorted((Claimed(*row) for row in rows), key=lambda c: (c.priority, c.id))

    async def next_at(self) -> datetime | None:
        """The earliest moment at which a waiting letter may go; None if nothing waits."""
        earliest: datetime | None = await self._connection.scalar(
            select(func.min(outbox.c.not_before)).where(text("status = 'pending'"))
        )
        return earliest

    async def mark(self, claimed: Claimed, status: str, **values: Any) -> bool:
        """Write the end of a sending; False if the claim is no longer ours."""
        result = await self._connection.execute(
            update(outbox).where(_ours(claimed)).values(status=status, lease_until=None, owner=None, **values)
        )
        return result.rowcount == 1

    async def mark_sent(self, sent: Sequence[tuple[Claimed, int | None]], now: datetime) -> None:
        """Several at once, in one statement."""
        message_ids = case(
            *((and_(outbox.c.id == c.id, outbox.c.attempt == c.attempt), m) for c, m in sent),
            else_=outbox.c.message_id,
        )
        await self._connection.execute(
            update(outbox)
            .where(or_(*(_ours(c) for c, _ in sent)))
            .values(status="sent", lease_until=None, owner=None, message_id=message_ids, sent_at=now)
        )

    async def postpone(self, claimed: Claimed, until: datetime, error: str | None = None) -> None:
        """Not now. Keeps its place among the letters of its order key."""
        await self.mark(claimed, "pending", not_before=until, error=error)

    async def forget_payload(self, claimed: Claimed) -> None:
        """For what must not stay readable once it is sent: an invite's link."""
        await self._connection.execute(update(outbox).where(outbox.c.id == claimed.id).values(payload="{}"))

    async def expired_leases(self, now: datetime) -> list[Claimed]:
        """Letters whose sender has died: those that may be repeated wait again, the others come back as unsure."""
        stale = and_(text("status = 'sending'"), outbox.c.lease_until < now)
        await self._connection.execute(
            update(outbox)
            .where(stale, outbox.c.priority.not_in(AT_MOST_ONCE))
            .values(status="pending", lease_until=None, owner=None)
        )
        unsure = (
            update(outbox)
            .where(stale, outbox.c.priority.in_(AT_MOST_ONCE))
            .values(status="unsure", lease_until=None, owner=None)
            .returning(*_CLAIMED)
        )
        return [Claimed(*row) for row in (await self._connection.execute(unsure)).all()]

    async def drop(self, person_id: int) -> None:
        """Whatever waits for this person is not sent any more."""
        await self._connection.execute(
            update(outbox).where(outbox.c.person_id == person_id, outbox.c.status == "pending").values(status="dropped")
        )

    async def message_of(self, chat_id: int, label: str) -> int | None:
        """The Telegram message that bears the label, the newest if there are several."""
        return await self._connection.scalar(
            select(outbox.c.message_id)
            .where(outbox.c.chat_id == chat_id, outbox.c.label == label, outbox.c.message_id.is_not(None))
            .order_by(outbox.c.id.desc())
            .limit(1)
        )

    async def label_of(self, chat_id: int, message_id: int) -> str:
        """What one of our messages in that chat was about, "" if nothing."""
        statement = (
            select(outbox.c.label)
            .where(outbox.c.chat_id == chat_id, outbox.c.message_id == message_id, outbox.c.label != "")
            .order_by(outbox.c.id.desc())
            .limit(1)
        )
        return await self._connection.scalar(statement) or ""

    async def waiting(self) -> int:
        """How many letters are not finished."""
        return (
            await self._connection.scalar(select(func.count()).where(outbox.c.status.in_(("pending", "sending")))) or 0
        )

    async def prune(self, before: datetime) -> None:
        await self._connection.execute(
            delete(outbox).where(outbox.c.status.in_(("sent", "dropped", "expired")), outbox.c.created_at < before)
        )


def _ours(claimed: Claimed) -> Any:
    return and_(outbox.c.id == claimed.id, outbox.c.attempt == claimed.attempt, outbox.c.status == "sending")
