"""The store: one transaction at a time, with everything that a turn, the intake, the clock and the delivery need."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime

from bot.storage.access import Access
from bot.storage.cases import Cases
from bot.storage.database import Database, StoreConnection
from bot.storage.due import Due
from bot.storage.inbox import Inbox
from bot.storage.invites import Invites
from bot.storage.keys import unlock
from bot.storage.outbox import Claimed, Outbox, Taker
from bot.storage.sealing import Vault
from bot.storage.uploads import Uploads


@dataclass(frozen=True)
class Transaction:
    """All that belongs together is saved together."""

    connection: StoreConnection
    cases: Cases
    access: Access
    inbox: Inbox
    outbox: Outbox
    due: Due
    invites: Invites
    uploads: Uploads
    taker: Taker | None = None  # who sends what may go at once; whoever names one hands them `handed` after the commit
    handed: list[Claimed] = field(default_factory=list)


class Store:
    """What the bot remembers."""

    def __init__(self, database: Database, vault: Vault) -> None:
        self.database, self.vault = database, vault

    async def open_up(self, now: datetime) -> None:
        """Before anything else: the tables as they should be, and the key that they are sealed with. Raises KeyRefused,
        without a key before anything is touched."""
        _ = self.vault.current
        await self.database.migrate()
        await unlock(self.database, self.vault, now)

    @asynccontextmanager
    async def transaction(self, taker: Taker | None = None) -> AsyncIterator[Transaction]:
        """Read and write; commits at the end, and nothing of it remains if it fails."""
        self.vault.refresh()
        async with self.database.write() as connection:
            yield self._parts(connection, taker)

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Transaction]:
        """Read only."""
        async with self.database.read() as connection:
            yield self._parts(connection)

    async def prune(self, before: datetime) -> None:
        """Forget finished queue rows older than `before`; facts are not touched."""
        async with self.transaction() as tx:
            await tx.inbox.prune(before)
            await tx.outbox.prune(before)
            await tx.due.prune(before)
            await tx.invites.prune(before)

    def _parts(self, connection: StoreConnection, taker: Taker | None = None) -> Transaction:
        cases = Cases(connection, self.vault)
        return Transaction(
            connection,
            cases,
            Access(connection, cases),
            Inbox(connection, self.vault),
            Outbox(connection, self.vault),
            Due(connection),
            Invites(connection),
            Uploads(connection),
            taker,
        )
