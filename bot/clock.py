"""The clock: ticks once a second and turns what has come due into events. Nothing waits in memory."""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.storage.database import StoreUnavailable
from bot.storage.store import Store
from bot.turn import Turns

log = logging.getLogger(__name__)

_BATCH = 200
_ATTEMPTS = 3
_RETENTION = timedelta(days=30)  # of finished queue rows; facts are kept


class Clock:
    """APScheduler only ticks; the rows of `due` are what counts, so a late or missed tick costs nothing."""

    def __init__(self, store: Store, turns: Turns, now: Callable[[], datetime], decided: Callable[[], None]) -> None:
        self._store, self._turns, self._now, self._decided = store, turns, now, decided
        self._scheduler = AsyncIOScheduler(timezone="UTC")
        # misfire_grace_time None: a tick is never dropped for being late, the default drops it after one second.
        forgiving = {"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
        self._scheduler.add_job(self.tick, "interval", seconds=1, id="tick", **forgiving)
        self._scheduler.add_job(self.tidy, "cron", hour=3, minute=30, id="tidy", **forgiving)

    def start(self) -> None:
        self._scheduler.start()

    def stop(self) -> None:
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)

    async def tick(self) -> int:
        """Handle everything that is due; returns how many moments there were."""
        handled = 0
        try:
            while True:
                async with self._store.reading() as tx:
                    waiting = await tx.due.people_due(self._now(), _BATCH)
                for due_id, _ in waiting:
                    await self._handle(due_id)
                    handled += 1
                    # Each in a transaction of its own, so that nobody's tap waits behind a thousand reminders.
                    await asyncio.sleep(0)
                if len(waiting) < _BATCH:
                    return handled
        except StoreUnavailable as error:
            log.warning("the database was not available (%s); trying again", error)
            return handled

    async def _handle(self, due_id: int) -> None:
        try:
            async with self._store.transaction() as tx:
                row = await tx.due.take(due_id, self._now())
                if row is None:
                    return
                await self._turns.come_due(tx, row)
                await self._store.database.tell_others(tx.connection)
        except StoreUnavailable:
            raise
        except Exception as error:
            log.error("due moment %s failed: %s", due_id, type(error).__name__)
            async with self._store.transaction() as tx:
                if await tx.due.failed(due_id, self._now() + timedelta(minutes=1), _ATTEMPTS):
                    log.error("due moment %s was set aside", due_id)
            return
        self._decided()

    async def tidy(self) -> None:
        """Every night: forget queue rows that were finished long ago."""
        await self._store.prune(self._now() - _RETENTION)
