"""Outbound: claims what the outbox holds, the most urgent first, and has it sent. Nothing else sends messages."""

import asyncio
import logging
import secrets
from collections.abc import Awaitable, Callable
from datetime import datetime

from telegram import Bot

from bot.calls import Calls
from bot.coach.effects import Priority
from bot.outcomes import Outcomes
from bot.pace import Pace
from bot.pictures import Album
from bot.reports.desk import Desk
from bot.reports.press import Press
from bot.sending import Sending
from bot.storage.letter import LEAST_URGENT, Claimed, Taker
from bot.storage.store import Store
from bot.turn import Turns

log = logging.getLogger(__name__)

_BATCH = 8  # small, so that something urgent never waits behind more than a few
_IN_FLIGHT = 32
_KEPT_FOR_REPORTS = 8  # more, for what is urgent, when all are taken
_IDLE_S = 1.0
_FAR_BEHIND_S = 0.25
_SWEEP_S = 2


class Delivery:
    """Claims letters, paces them, sends them and marks what became of each.

    What must not be lost (reports, replies) is sent and then marked; what must not come twice (reminders, digests) is
    marked as begun before it is sent and, if we die in between, left and shown as unsure.
    """

    def __init__(
        self,
        store: Store,
        turns: Turns,
        bot: Bot,
        pace: Pace,
        now: Callable[[], datetime],
        may_send: Callable[[], Awaitable[bool]],
        album: Album,
        press: Press,
    ) -> None:
        self._store, self._pace, self._now = store, pace, now
        self._may_send = may_send
        self._owner = secrets.token_hex(8)
        self._nudged = asyncio.Event()
        self._under_way: set[asyncio.Task[None]] = set()
        self._making: set[asyncio.Task[None]] = set()  # the letter that needs something made: one, in a lane of its own
        self._looping = asyncio.Lock()
        self._holding = False
        calls = Calls(bot, store, album)
        self._outcomes = Outcomes(store, turns, now, self.nudge)
        self._sending = Sending(
            store, turns, pace, now, calls, Desk(store, press, now), self._outcomes, self.taker, self.decided
        )

    def nudge(self) -> None:
        """There is something to send. Only a hint: the loop looks by itself every second."""
        self._nudged.set()

    def taker(self) -> Taker | None:
        """Us, if a letter decided now could go at once; None if it had to wait here."""
        room = self._holding and not self._sending.stopping and len(self._under_way) < _IN_FLIGHT
        return Taker(self._owner, self._pace.resting()) if room and self._pace.behind_s() == 0 else None

    def decided(self, handed: list[Claimed]) -> None:
        """After a commit: send what was stored as claimed by us already, and look for the rest."""
        for letter in handed:
            self._start(letter)
        self.nudge()

    async def run(self) -> None:
        """Until stopped: 1. Give back what dead senders held. 2. Claim a few. 3. Send each in a task of its own."""
        async with self._looping:
            await self._run()

    async def _run(self) -> None:
        swept = 0.0
        loop = asyncio.get_running_loop()
        while not self._sending.stopping:
            self._nudged.clear()
            self._holding = await self._may_send()
            if not self._holding:
                await self._wait(_IDLE_S)
                continue
            try:
                if loop.time() - swept > _SWEEP_S:
                    await self._sweep()
                    swept = loop.time()
                claimed = await self._claim()
            except Exception as error:
                log.error("could not read the outbox (%s); trying again", type(error).__name__)
                await self._wait(_IDLE_S)
                continue
            for letter in claimed:
                self._start(letter)
            if not claimed or len(self._under_way) >= _IN_FLIGHT:
                await self._wait(0.05 if self._under_way or self._pace.resting() else _IDLE_S)

    async def stop(self, within_s: float = 4) -> None:
        """Stop claiming and let what is being sent finish; what has not begun goes back to the others."""
        self._sending.stopping = True
        self.nudge()
        async with self._looping:  # what it had claimed just then is under way now
            pass
        if self._under_way:
            await asyncio.wait(self._under_way, timeout=within_s)
        left = (*self._under_way, *self._making)  # a file that is being made is made again by whoever comes next
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)

    @property
    def idle(self) -> bool:
        return not self._under_way and not self._making

    async def _wait(self, seconds: float) -> None:
        try:
            await asyncio.wait_for(self._nudged.wait(), seconds)
        except TimeoutError:
            pass

    def _start(self, letter: Claimed) -> None:
        lane = self._making if letter.is_file else self._under_way
        task = asyncio.create_task(self._sending.send_and_mark(letter))
        lane.add(task)
        task.add_done_callback(self._finished)

    def _finished(self, task: asyncio.Task[None]) -> None:
        self._under_way.discard(task)
        self._making.discard(task)
        self.nudge()

    async def _sweep(self) -> None:
        async with self._store.transaction() as tx:
            unsure = await tx.outbox.expired_leases(self._now(), self._owner)
        for letter in unsure:
            await self._outcomes.conclude(letter, "unsure", "unsure", "lease expired")

    async def _claim(self) -> list[Claimed]:
        """A few; no bulk while some of it still waits for its turn, so that the urgent goes next."""
        room = _IN_FLIGHT - len(self._under_way)
        full = room <= 0
        if full:
            room += _KEPT_FOR_REPORTS
        if room <= 0 or self._pace.behind_s() > _FAR_BEHIND_S:
            return []
        async with self._store.reading() as tx:
            earliest = await tx.outbox.next_at(files=not self._making)
        if earliest is None or earliest > self._now():
            return []  # looked without taking the writers' turn
        last = Priority.REPLY.value if self._pace.behind_s(bulk=True) > _FAR_BEHIND_S else LEAST_URGENT
        if full:
            last = Priority.REPORT.value
        async with self._store.transaction() as tx:
            return await tx.outbox.claim(
                self._now(), min(_BATCH, room), self._owner, self._pace.resting(), last, files=not self._making
            )
