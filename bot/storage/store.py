"""The store: one transaction at a time, with everything that a turn, the intake, the clock and the delivery need."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime

from bot.storage.access import Access
from bot.storage.audit import Trail
from bot.storage.caseload import Caseload
from bot.storage.cases import Cases
from bot.storage.chats import Chats
from bot.storage.database import Database, StoreConnection
from bot.storage.dossiers import Dossiers
from bot.storage.drafts import Drafts
from bot.storage.due import Due
from bot.storage.erasing import Erasing, months_before
from bot.storage.facts import Facts
from bot.storage.inbox import Inbox
from bot.storage.invites import Invites
from bot.storage.keys import unlock
from bot.storage.letter import Claimed, Taker
from bot.storage.outbox import Outbox
from bot.storage.people import People
from bot.storage.sealing import Vault
from bot.storage.uploads import Uploads


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True)
class Transaction:
    """All that belongs together is saved together."""

    connection: StoreConnection
    trail: Trail
    people: People
    facts: Facts
    cases: Cases
    caseload: Caseload
    access: Access
    dossiers: Dossiers
    erasing: Erasing
    inbox: Inbox
    outbox: Outbox
    chats: Chats
    due: Due
    invites: Invites
    uploads: Uploads
    drafts: Drafts
    taker: Taker | None = None  # who sends what may go at once; whoever names one hands them `handed` after the commit
    handed: list[Claimed] = field(default_factory=list)


class Store:
    """What the bot remembers."""

    def __init__(self, database: Database, vault: Vault, now: Callable[[], datetime] = _now) -> None:
        self.database, self.vault, self._now = database, vault, now

    async def open_up(self, now: datetime) -> None:
        """Before anything else: the tables as they should be, and the key that they are sealed with. Raises KeyRefused,
        without a key before anything is touched."""
        _ = self.vault.current
        await self.database.migrate()
        await unlock(self.database, self.vault, now)

    @asynccontextmanager
    async def transaction(self, taker: Taker | None = None) -> AsyncIterator[Transaction]:
        """Read and write; commits at the end, with the audit trail of it, and nothing of it remains if it fails."""
        self.vault.refresh()
        async with self.database.write() as connection:
            tx = self._parts(connection, taker)
            yield tx
            await tx.trail.write_down()

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Transaction]:
        """Read only, and nothing that the audit trail has to know of: it could not be written down."""
        async with self.database.read() as connection:
            tx = self._parts(connection)
            yield tx
            if tx.trail.noted:
                raise AssertionError("somebody's record was read where it cannot be written down; use a transaction")

    async def prune(self, before: datetime) -> None:
        """Forget finished queue rows older than `before`; facts are not touched."""
        async with self.transaction() as tx:
            await tx.inbox.prune(before)
            await tx.outbox.prune(before)
            await tx.due.prune(before)
            await tx.invites.prune(before)

    async def keep_to_time(self, now: datetime, months: int) -> list[int]:
        """Erase the records whose time is over, each in a transaction of its own; returns whose. months 0: never."""
        async with self.transaction() as tx:
            await tx.erasing.begin_to_count(now)
            over = await tx.erasing.over(months_before(now, months)) if months else []
        for person in over:
            async with self.transaction() as tx:
                # They may have come back just now.
                if person in await tx.erasing.over(months_before(now, months)):
                    await tx.erasing.erase(person, now)
        return over

    def _parts(self, connection: StoreConnection, taker: Taker | None = None) -> Transaction:
        trail = Trail(connection, self.vault.audit_key, self._now)
        people = People(connection, self.vault, trail)
        facts = Facts(connection, self.vault, trail)
        cases = Cases(connection, self.vault, trail, people, facts)
        return Transaction(
            connection,
            trail,
            people,
            facts,
            cases,
            Caseload(connection, self.vault, trail, people),
            Access(connection, cases, people, trail),
            Dossiers(connection, self.vault, cases, people),
            Erasing(connection, self.vault, trail),
            Inbox(connection, self.vault),
            Outbox(connection, self.vault),
            Chats(connection, self.vault),
            Due(connection),
            Invites(connection),
            Uploads(connection),
            Drafts(connection, self.vault),
            taker,
        )
