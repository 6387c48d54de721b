"""The clock: ticks once a second and turns what has come due into events. Nothing waits in memory."""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.coach.events import DueFailed, DueKind
from bot.delivery import Delivery
from bot.storage.database import StoreUnavailable
from bot.storage.store import Store
from bot.turn import Turns

log = logging.getLogger(__name__)

_BATCH = 200
_AT_ONCE = 5
_ATTEMPTS = 3
_RETENTION = timedelta(days=30)  # of finished queue rows; facts are kept


class Clock:
    """APScheduler only ticks; the rows of `due` are what counts, so a late or missed tick costs nothing."""

    def __init__(
        self,
        store: Store,
        turns: Turns,
        now: Callable[[], datetime],
        delivery: Delivery,
    ) -> None:
        self._store, self._turns, self._now, self._delivery = store, turns, now, delivery
        self._at_it = asyncio.Lock()
        self._stopping = False
        self._scheduler = AsyncIOScheduler(timezone="UTC")
        # misfire_grace_time None: a tick is never dropped for being late, the default drops it after one second.
        forgiving = {"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
        self._scheduler.add_job(self.tick, "interval", seconds=1, id="tick", **forgiving)
        self._scheduler.add_job(self.tidy, "cron", hour=3, minute=30, id="tidy", **forgiving)

    def start(self) -> None:
        self._scheduler.start()

    async def stop(self) -> None:
        """Finish the moment in hand; the scheduler would cut it short."""
        self._stopping = True
        async with self._at_it:
            if self._scheduler.running:
                self._scheduler.shutdown(wait=False)

    async def tick(self) -> int:
        """Handle everything that is due; returns how many moments there were."""
        async with self._at_it:
            return await self._tick()

    async def _tick(self) -> int:
        handled = 0
        try:
            while not self._stopping:
                async with self._store.reading() as tx:
                    waiting = await tx.due.come(self._now(), _BATCH)
                for first in range(0, len(waiting), _AT_ONCE):
                    if self._stopping:
                        break
                    few = waiting[first : first + _AT_ONCE]
                    if not await self._handle(few):
                        for due_id in few:
                            await self._handle([due_id])
                    handled += len(few)
                    # A few to a transaction, so that nobody's tap waits behind a thousand reminders.
                    await asyncio.sleep(0)
                if len(waiting) < _BATCH:
                    break
        except StoreUnavailable as error:
            log.warning("the database was not available (%s); trying again", error)
        return handled

    async def _handle(self, due_ids: list[int]) -> bool:
        """Act on them in one transaction. False if that fails for several; one that fails alone is tried later."""
        try:
            async with self._store.transaction(self._delivery.taker()) as tx:
                for due_id in due_ids:
                    row = await tx.due.take(due_id, self._now())
                    if row is not None:
                        await self._turns.come_due(tx, row)
                await self._store.database.tell_others(tx.connection)
        except StoreUnavailable:
            raise
        except Exception as error:
            if len(due_ids) > 1:
                return False
            log.error("due moment %s failed: %s", due_ids[0], type(error).__name__)
            await self._failed(due_ids[0])
            return True
        self._delivery.decided(tx.handed)
        return True

    async def _failed(self, due_id: int) -> None:
        """Try again in a minute; after three failures set it aside, and let the coach see to what must go on."""
        async with self._store.transaction() as tx:
            aside = await tx.due.failed(due_id, self._now() + timedelta(minutes=1), _ATTEMPTS)
        if aside is None:
            return
        log.error("due moment %s was set aside", due_id)
        try:
            # By itself: if the person's own affairs are what cannot be read, it stays set aside all the same.
            async with self._store.transaction() as tx:
                await self._turns.tell(tx, aside.person_id, DueFailed(DueKind(aside.kind), aside.slot))
        except StoreUnavailable:
            raise
        except Exception as error:
            log.error("nothing could follow from due moment %s: %s", due_id, type(error).__name__)

    async def tidy(self) -> None:
        """Every night: forget queue rows that were finished long ago, and records whose time is over by the clinic's
        setting. How long the audit trail is goes into the log, out of reach of whoever could put a database back."""
        months = self._turns.rules.clinic.retention_months
        try:
            await self._store.prune(self._now() - _RETENTION)
            for person in await self._store.keep_to_time(self._now(), months):
                log.info("the record of person %s is erased: %s months have passed", person, months)
            async with self._store.reading() as tx:
                log.info("the audit trail has %s rows", await tx.trail.length())
        except StoreUnavailable as error:
            log.warning("the database was not available (%s); old rows are forgotten tomorrow", error)
