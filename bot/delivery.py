"""Outbound: sends what the outbox holds, the most urgent first. The only code that sends messages."""

import asyncio
import json
import logging
import os
import random
import re
import secrets
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

from telegram import Bot
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    RetryAfter,
    TelegramError,
)

from bot.calls import Calls
from bot.coach.effects import Priority
from bot.coach.events import Delivered, NotDelivered
from bot.coach.schedule import civil, civil_for
from bot.pace import Pace
from bot.pictures import Album
from bot.reports.desk import Desk
from bot.reports.press import Press
from bot.request import was_sent
from bot.storage.database import StoreUnavailable
from bot.storage.letter import LEAST_URGENT, Claimed, Taker, put_off
from bot.storage.store import Store, Transaction
from bot.together import Together
from bot.turn import Turns

log = logging.getLogger(__name__)

# Without it python-telegram-bot warns at every pause that it will hand them out as timedelta one day.
os.environ.setdefault("PTB_TIMEDELTA", "1")

_BATCH = 8  # small, so that something urgent never waits behind more than a few
_IN_FLIGHT = 32
_KEPT_FOR_REPORTS = 8  # more, for what is urgent, when all are taken
_IDLE_S = 1.0
_LONGEST_BACKOFF_S = 300
_FAR_BEHIND_S = 0.25
_SWEEP_S = 2
_ATTEMPTS = 3
_MARK_AGAIN_S = (0.2, 1, 3)
_EARLY_S, _TRIES_EARLY = 0.05, 100
_RENEW_S = 10
_GONE = ("chat not found", "user is deactivated", "bot was blocked", "bot can't initiate")


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
        self._store, self._turns, self._bot, self._pace, self._now = store, turns, bot, pace, now
        self._may_send = may_send
        self._owner = secrets.token_hex(8)
        self._nudged = asyncio.Event()
        self._sending: set[asyncio.Task[None]] = set()
        self._making: set[asyncio.Task[None]] = set()  # the letter that needs something made: one, in a lane of its own
        self._looping = asyncio.Lock()
        self._holding = self._stopping = False
        self._calls = Calls(bot, store, album)
        self._desk = Desk(store, press, now)
        self._sent: Together[tuple[Claimed, int | None, datetime]] = Together(self._mark_sent)

    def nudge(self) -> None:
        """There is something to send. Only a hint: the loop looks by itself every second."""
        self._nudged.set()

    def taker(self) -> Taker | None:
        """Us, if a letter decided now could go at once; None if it had to wait here."""
        room = self._holding and not self._stopping and len(self._sending) < _IN_FLIGHT
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
        while not self._stopping:
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
            if not claimed or len(self._sending) >= _IN_FLIGHT:
                await self._wait(0.05 if self._sending or self._pace.resting() else _IDLE_S)

    async def stop(self, within_s: float = 4) -> None:
        """Stop claiming and let what is being sent finish; what has not begun goes back to the others."""
        self._stopping = True
        self.nudge()
        async with self._looping:  # what it had claimed just then is in `_sending` now
            pass
        if self._sending:
            await asyncio.wait(self._sending, timeout=within_s)
        left = (*self._sending, *self._making)  # a file that is being made is made again by whoever comes next
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)

    @property
    def idle(self) -> bool:
        return not self._sending and not self._making

    async def _wait(self, seconds: float) -> None:
        try:
            await asyncio.wait_for(self._nudged.wait(), seconds)
        except TimeoutError:
            pass

    def _start(self, letter: Claimed) -> None:
        lane = self._making if letter.is_file else self._sending
        task = asyncio.create_task(self._send_and_mark(letter))
        lane.add(task)
        task.add_done_callback(self._finished)

    def _finished(self, task: asyncio.Task[None]) -> None:
        self._sending.discard(task)
        self._making.discard(task)
        self.nudge()

    async def _sweep(self) -> None:
        async with self._store.transaction() as tx:
            unsure = await tx.outbox.expired_leases(self._now(), self._owner)
        for letter in unsure:
            await self._conclude(letter, "unsure", "unsure", "lease expired")

    async def _claim(self) -> list[Claimed]:
        """A few; no bulk while some of it still waits for its turn, so that the urgent goes next."""
        room = _IN_FLIGHT - len(self._sending)
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

    async def _send_and_mark(self, letter: Claimed) -> None:
        """Each letter for itself: whatever happens to one holds up no other.

        1. Too late, or quiet by now? 2. Wait for its turn. 3. What must not come twice is marked as begun. 4. Send.
        """
        try:
            if await self._held_back(letter):
                return
            payload = json.loads(letter.payload)
            if letter.is_file and not await self._with_file(letter, payload):
                return
            its_turn = await self._pace.wait(
                letter.chat_id, "edit" if _is_edit(letter) else "message", bulk=letter.priority > Priority.REPLY
            )
            if not its_turn or self._stopping:
                await self._postpone(letter, 0)
                return
            if letter.at_most_once and not await self._begin(letter):
                return
            await self._send(letter, payload)
        except StoreUnavailable as error:
            # Its lease runs out, and then it goes again or is shown as unsure.
            log.warning("the database was not available (%s) for letter %s", error, letter.id)
        except Exception as error:
            log.error("letter %s could not be handled: %s", letter.id, type(error).__name__)
            await self._unmanageable(letter, type(error).__name__)

    async def _with_file(self, letter: Claimed, payload: dict[str, Any]) -> bool:
        """Make the file or draw the picture that goes with it, before its turn to be sent is waited for. The claim is
        renewed meanwhile, because it may take longer. False: it is tried later, because what says that it is being made
        has still to go, or because a picture could not be drawn, which is given up after a few times."""
        renewing = asyncio.create_task(self._renew(letter))
        try:
            for _ in range(_TRIES_EARLY):
                if not await self._calls.too_early(letter, payload):
                    break
                await asyncio.sleep(_EARLY_S)
            else:
                await self._postpone(letter, 1)
                return False
            if "document" in payload:
                payload["made"] = await self._desk.make(letter.person_id or 0, payload["document"])
                return True
            payload["drawn"] = await self._desk.draw(payload["chart"])
        finally:
            renewing.cancel()
        if payload["drawn"] is None and letter.attempt < _ATTEMPTS:
            await self._postpone(letter, _backoff(letter.attempt), "undrawn")
            return False
        return True

    async def _renew(self, letter: Claimed) -> None:
        while True:
            await asyncio.sleep(_RENEW_S)
            with suppress(StoreUnavailable):
                async with self._store.transaction() as tx:
                    await tx.outbox.renew(letter, self._now())

    async def _unmanageable(self, letter: Claimed, error: str) -> None:
        """Neither Telegram's doing nor the database's, so ours: given up after a few times, or it would block its chat
        for ever."""
        try:
            if letter.attempt < _ATTEMPTS:
                await self._postpone(letter, _backoff(letter.attempt), error)
            else:
                await self._conclude(letter, "dead", "refused", error)
        except StoreUnavailable:
            log.warning("letter %s could not be put back", letter.id)

    async def _held_back(self, letter: Claimed) -> bool:
        """Judged at the moment of sending: too late, or quiet hours have begun since it was decided."""
        now, clinic = self._now(), self._turns.rules.clinic
        if letter.expires_at and now > letter.expires_at:
            await self._conclude(letter, "expired", "expired")
            return True
        if letter.zone:
            async with self._store.reading() as tx:
                # As they live now: they may have travelled, or chosen other hours, since it was decided.
                known = await tx.people.of({letter.person_id}) if letter.person_id else {}
            reader = known.get(letter.person_id or 0)
            quiet = (letter.zone, clinic.quiet_from, clinic.quiet_to)
            earliest = civil_for(now, reader, clinic) if reader else civil(now, *quiet)
            if earliest > now:
                async with self._store.transaction() as tx:
                    # With a key of its own from now on: what waits for the morning does not hold up tonight's talk.
                    await tx.outbox.postpone(letter, earliest, order_key=put_off(letter))
                return True
        return False

    async def _send(self, letter: Claimed, payload: dict[str, Any]) -> None:
        try:
            if payload["method"] == "fetch":
                await self._read_file(letter, payload, await self._calls.fetch(payload["file_id"]))
                return
            message_id = await self._calls.make(letter, payload)
        except RetryAfter as error:
            pause = pause_s(error)
            log.warning("Telegram asks for a pause of %s s", pause)
            self._pace.pause(pause)
            await self._postpone(letter, pause, "429")
        except (BadRequest, Forbidden, ChatMigrated) as error:
            await self._refused(letter, payload, error)
        except (InvalidToken, Conflict) as error:
            log.error("Telegram refuses this bot: %s", type(error).__name__)
            await self._postpone(letter, 30, type(error).__name__)
        except TelegramError as error:
            # A time-out, a 5xx, a broken connection: only where it was never made do we know that nothing went out.
            await self._unknown(letter, error, sent=was_sent(error))
        else:
            await self._sent_well(letter, message_id)

    async def _read_file(self, letter: Claimed, payload: dict[str, Any], data: bytes | None) -> None:
        """The errand is done and what came of it is decided on, both or neither."""
        async with self._store.transaction(self.taker()) as tx:
            if letter.person_id is not None and await tx.outbox.mark(letter, "sent", sent_at=self._now()):
                await self._turns.read_file(tx, letter.person_id, payload, data)
                await self._store.database.tell_others(tx.connection)
        self.decided(tx.handed)

    async def _sent_well(self, letter: Claimed, message_id: int | None) -> None:
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
            self.nudge()
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

    async def _begin(self, letter: Claimed) -> bool:
        """By itself: together with others, those that the pace has kept apart would go at once."""
        async with self._store.transaction() as tx:
            return await tx.outbox.begin(letter, self._now())

    async def _refused(self, letter: Claimed, payload: dict[str, Any], error: TelegramError) -> None:
        """Telegram will not take it: formatting is tried once as plain text, a closed door is told to the therapist."""
        said = str(error).lower()
        if isinstance(error, BadRequest) and "parse entities" in said and payload.get("parse_mode", "HTML"):
            await self._send(letter, {**payload, "text": _plain(payload["text"]), "parse_mode": None})
            return
        gone = isinstance(error, Forbidden) or any(words in said for words in _GONE)
        await self._give_up(letter, "unreachable" if gone else "refused", error)

    async def _unknown(self, letter: Claimed, error: Exception, *, sent: bool) -> None:
        """It may have arrived. What may come twice is sent again; a reminder is left and shown as unsure."""
        if sent and letter.at_most_once:
            await self._conclude(letter, "unsure", "unsure", type(error).__name__)
            return
        await self._postpone(letter, _backoff(letter.attempt), type(error).__name__)

    async def _postpone(self, letter: Claimed, seconds: float, error: str | None = None) -> None:
        async with self._store.transaction() as tx:
            await tx.outbox.postpone(letter, self._now() + timedelta(seconds=seconds), error)

    async def _give_up(self, letter: Claimed, reason: str, error: Exception) -> None:
        log.warning("letter %s was refused: %s", letter.id, type(error).__name__)
        await self._conclude(letter, "dead", reason, f"{type(error).__name__}: {reason}")

    async def _conclude(self, letter: Claimed, status: str, reason: str, error: str = "") -> None:
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


def _is_edit(letter: Claimed) -> bool:
    return letter.payload.startswith(('{"method": "edit"', '{"method": "retire"'))


def pause_s(error: RetryAfter) -> float:
    """The pause that Telegram asks for."""
    wait = error.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)


def _backoff(attempt: int) -> float:
    """1, 2, 4 … seconds, up to five minutes, give or take half, so that many do not come back at once."""
    return float(min(_LONGEST_BACKOFF_S, 2 ** min(attempt - 1, 10)) * random.uniform(0.5, 1.5))  # noqa: S311


def _plain(markup: str) -> str:
    text = re.sub(r"<[^>]*>", "", markup)
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
