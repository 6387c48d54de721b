"""What becomes of a letter: sent, put off, given up; marked in the outbox and told to whoever waits to hear of it."""

import asyncio
import logging
import random
from collections.abc import Callable
from datetime import datetime, timedelta

from bot.coach.events import Delivered, NotDelivered
from bot.storage.database import StoreUnavailable
from bot.storage.letter import Claimed
from bot.storage.store import Store, Transaction
from bot.together import Together
from bot.turn import Turns

log = logging.getLogger(__name__)

ATTEMPTS = 3
_LONGEST_BACKOFF_S = 300
_MARK_AGAIN_S = (0.2, 1, 3)


class Outcomes:
    """Marks what became of each letter. nudge: called when something may be sent because of it."""

    def __init__(self, store: Store, turns: Turns, now: Callable[[], datetime], nudge: Callable[[], None]) -> None:
        self._store, self._turns, self._now, self._nudge = store, turns, now, nudge
        self._sent: Together[tuple[Claimed, int | None, datetime]] = Together(self._mark_sent)

    async def sent_well(self, letter: Claimed, message_id: int | None) -> None:
        """Telegram has taken it. message_id: of what came of it. Raises StoreUnavailable after a few tries."""
        for wait_s in (*_MARK_AGAIN_S, None):
            try:
                if letter.wants_receipt:
                    await self._arrived(letter, message_id)
                else:
                    await self._sent((letter, message_id, self._now()))
                return
            except StoreUnavailable:
                if wait_s is None:
                    raise
                # Without its mark it would be sent a second time.
                await asyncio.sleep(wait_s)

    async def _arrived(self, letter: Claimed, message_id: int | None) -> None:
        """Mark it as sent and say so to whoever waits for that, both or neither: nothing is called delivered before."""
        try:
            async with self._store.transaction() as tx:
                marked = await tx.outbox.mark(letter, "sent", message_id=message_id, sent_at=self._now())
                if marked and letter.person_id is not None:
                    await self._turns.tell(tx, letter.person_id, Delivered(letter.person_id, letter.label))
                    await self._store.database.tell_others(tx.connection)
            self._nudge()
        except StoreUnavailable:
            raise
        except Exception as error:
            # Sent it is all the same, and must not be sent again because nobody could be told.
            log.error("nobody could be told that letter %s has arrived: %s", letter.id, type(error).__name__)
            await self._sent((letter, message_id, self._now()))

    async def _mark_sent(self, sent: list[tuple[Claimed, int | None, datetime]]) -> None:
        async with self._store.transaction() as tx:
            for letter, message_id, at in sent:
                await tx.outbox.mark(letter, "sent", message_id=message_id, sent_at=at)

    async def is_wanted(self, letter: Claimed) -> bool:
        """Making a file, or a pause that Telegram asks for, may take a minute; whoever it is for may have lost their
        access since, or have asked for nothing more. Then it is over."""
        async with self._store.reading() as tx:
            if await tx.outbox.is_wanted(letter):
                return True
        async with self._store.transaction() as tx:
            await tx.outbox.mark(letter, "dropped")
        return False

    async def begin(self, letter: Claimed) -> bool:
        """From here on it may have gone out; False if it is no longer ours. By itself, because together with others
        those that the pace has kept apart would go at once."""
        async with self._store.transaction() as tx:
            return await tx.outbox.begin(letter, self._now())

    async def unmanageable(self, letter: Claimed, error: str) -> None:
        """Neither Telegram's doing nor the database's, so ours: given up after a few times, or it would block its chat
        for ever."""
        try:
            if letter.attempt < ATTEMPTS:
                await self.postpone(letter, backoff_s(letter.attempt), error)
            else:
                await self.conclude(letter, "dead", "refused", error)
        except StoreUnavailable:
            log.warning("letter %s could not be put back", letter.id)

    async def postpone(self, letter: Claimed, seconds: float, error: str | None = None) -> None:
        """Back into the outbox, for in that many seconds."""
        async with self._store.transaction() as tx:
            await tx.outbox.postpone(letter, self._now() + timedelta(seconds=seconds), error)

    async def give_up(self, letter: Claimed, reason: str, error: Exception) -> None:
        """Telegram will never take it. reason: as of `NotDelivered`."""
        log.warning("letter %s was refused: %s", letter.id, type(error).__name__)
        await self.conclude(letter, "dead", reason, f"{type(error).__name__}: {reason}")

    async def conclude(self, letter: Claimed, status: str, reason: str, error: str = "") -> None:
        """Mark it as over and hand it back, both or neither. Where the coach fails over it, it is over all the same."""
        try:
            async with self._store.transaction() as tx:
                if await tx.outbox.mark(letter, status, error=error or None):
                    await self._hand_back(tx, letter, reason)
                    await self._store.database.tell_others(tx.connection)
        except StoreUnavailable:
            raise
        except Exception as failure:
            log.error("nobody could be told that letter %s is %s: %s", letter.id, status, type(failure).__name__)
            async with self._store.transaction() as tx:
                await tx.outbox.mark(letter, status, error=error or None)

    async def _hand_back(self, tx: Transaction, letter: Claimed, reason: str) -> None:
        """The coach, not the plumbing, decides whom to call next."""
        if letter.person_id is None:
            return
        event = NotDelivered(letter.person_id, letter.label, reason)
        await self._turns.tell(tx, letter.person_id, event)
        if letter.about is not None and letter.about != letter.person_id:
            await self._turns.tell(tx, letter.about, event)


def backoff_s(attempt: int) -> float:
    """1, 2, 4 … seconds, up to five minutes, give or take half, so that many do not come back at once."""
    return float(min(_LONGEST_BACKOFF_S, 2 ** min(attempt - 1, 10)) * random.uniform(0.5, 1.5))  # noqa: S311
