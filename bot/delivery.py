"""Outbound: sends what the outbox holds, the most urgent first. The only code that sends messages."""

import asyncio
import json
import logging
import random
import re
import secrets
import time
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any

import httpx
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, Message
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.coach.events import NotDelivered
from bot.coach.schedule import civil
from bot.pace import Pace
from bot.pictures import qr_png
from bot.storage.outbox import Claimed
from bot.storage.store import Store, Transaction
from bot.turn import Turns

log = logging.getLogger(__name__)

_BATCH = 8  # small, so that something urgent never waits behind more than a few
_IN_FLIGHT = 32
_IDLE_S = 1.0
_LONGEST_BACKOFF_S = 300
_STALE_S = 15  # a claim that has waited this long is given back: its lease may run out before the call ends
_NOT_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
_GONE = ("chat not found", "user is deactivated", "bot was blocked", "bot can't initiate")


class Delivery:
    """Claims letters, paces them, sends them and marks what became of each.

    What must not be lost (reports, replies) is sent and then marked; what must not come twice (reminders, digests) is
    marked as begun by its claim and, if we die in between, left and shown as unsure.
    """

    def __init__(
        self,
        store: Store,
        turns: Turns,
        bot: Bot,
        pace: Pace,
        now: Callable[[], datetime],
        may_send: Callable[[], Awaitable[bool]],
    ) -> None:
        self._store, self._turns, self._bot, self._pace, self._now = store, turns, bot, pace, now
        self._may_send = may_send
        self._owner = secrets.token_hex(8)
        self._nudged = asyncio.Event()
        self._sending: set[asyncio.Task[None]] = set()
        self._stopping = False

    def nudge(self) -> None:
        """There is something to send. Only a hint: the loop looks by itself every second."""
        self._nudged.set()

    async def run(self) -> None:
        """Until stopped: 1. Give back what dead senders held. 2. Claim a few. 3. Send each in a task of its own."""
        swept = 0.0
        loop = asyncio.get_running_loop()
        while not self._stopping:
            self._nudged.clear()
            if not await self._may_send():
                await self._wait(_IDLE_S)
                continue
            try:
                if loop.time() - swept > 5:
                    await self._sweep()
                    swept = loop.time()
                claimed = [] if self._pace.paused else await self._claim()
            except Exception:
                log.exception("could not read the outbox; trying again")
                await self._wait(_IDLE_S)
                continue
            for letter in claimed:
                task = asyncio.create_task(self._send_and_mark(letter))
                self._sending.add(task)
                task.add_done_callback(self._finished)
            if not claimed or len(self._sending) >= _IN_FLIGHT:
                await self._wait(0.05 if self._sending else _IDLE_S)

    async def stop(self, within_s: float = 5) -> None:
        """Stop claiming and let what is being sent finish."""
        self._stopping = True
        self.nudge()
        if self._sending:
            await asyncio.wait(self._sending, timeout=within_s)

    @property
    def idle(self) -> bool:
        return not self._sending

    async def _wait(self, seconds: float) -> None:
        try:
            await asyncio.wait_for(self._nudged.wait(), seconds)
        except TimeoutError:
            pass

    def _finished(self, task: asyncio.Task[None]) -> None:
        self._sending.discard(task)
        self.nudge()

    async def _sweep(self) -> None:
        async with self._store.transaction() as tx:
            for unsure in await tx.outbox.expired_leases(self._now()):
                await self._hand_back(tx, unsure, "unsure")

    async def _claim(self) -> list[Claimed]:
        room = _IN_FLIGHT - len(self._sending)
        if room <= 0:
            return []
        async with self._store.transaction() as tx:
            return await tx.outbox.claim(self._now(), min(_BATCH, room), self._owner)

    async def _send_and_mark(self, letter: Claimed) -> None:
        """Each letter for itself: whatever happens to one holds up no other."""
        try:
            if await self._held_back(letter):
                return
            began = time.monotonic()
            await self._pace.wait(letter.chat_id, "edit" if _is_edit(letter) else "message")
            if time.monotonic() - began > _STALE_S:
                async with self._store.transaction() as tx:
                    await tx.outbox.postpone(letter, self._now())
                return
            await self._send(letter)
        except Exception as error:
            log.error("letter %s could not be handled: %s", letter.id, type(error).__name__)

    async def _held_back(self, letter: Claimed) -> bool:
        """Judged at the moment of sending: too late, or quiet hours have begun since it was decided."""
        now, clinic = self._now(), self._turns.rules.clinic
        if letter.expires_at and now > letter.expires_at:
            async with self._store.transaction() as tx:
                if await tx.outbox.mark(letter, "expired"):
                    await self._hand_back(tx, letter, "expired")
            return True
        if letter.zone:
            earliest = civil(now, letter.zone, clinic.quiet_from, clinic.quiet_to)
            if earliest > now:
                async with self._store.transaction() as tx:
                    await tx.outbox.postpone(letter, earliest)
                return True
        return False

    async def _send(self, letter: Claimed) -> None:
        payload = json.loads(letter.payload)
        try:
            message_id = await self._call(letter, payload)
        except RetryAfter as error:
            pause = _seconds(error)
            log.warning("Telegram asks for a pause of %s s", pause)
            self._pace.pause(pause)
            await self._postpone(letter, pause, "429")
        except (BadRequest, Forbidden, ChatMigrated) as error:
            await self._refused(letter, payload, error)
        except TimedOut as error:
            await self._unknown(letter, error, sent=not isinstance(error.__cause__, _NOT_SENT))
        except (InvalidToken, Conflict) as error:
            log.error("Telegram refuses this bot: %s", type(error).__name__)
            await self._postpone(letter, 30, type(error).__name__)
        except NetworkError as error:
            await self._unknown(letter, error, sent=not isinstance(error.__cause__, _NOT_SENT))
        except TelegramError as error:
            await self._unknown(letter, error, sent=True)
        else:
            await self._sent_well(letter, payload, message_id)

    async def _call(self, letter: Claimed, payload: dict[str, Any]) -> int | None:
        """One call to Telegram; returns the message's id where there is one."""
        chat, text = letter.chat_id, payload.get("text", "")
        keyboard = _keyboard(payload.get("buttons", []))
        match payload["method"]:
            case "send":
                sent = await self._bot.send_message(
                    chat, text, parse_mode=payload.get("parse_mode", "HTML"), reply_markup=keyboard
                )
                return sent.message_id
            case "edit":
                return await self._edit(letter, payload, keyboard)
            case "retire":
                await self._quietly(self._bot.edit_message_reply_markup(chat, payload["message"], reply_markup=None))
                return None
            case "qr":
                picture = await self._bot.send_photo(chat, qr_png(payload["link"]), caption=text, parse_mode="HTML")
                return picture.message_id
            case kind:
                return await self._pass_on(chat, kind, payload["file_id"], text, keyboard)

    async def _edit(
        self, letter: Claimed, payload: dict[str, Any], keyboard: InlineKeyboardMarkup | None
    ) -> int | None:
        async with self._store.reading() as tx:
            message = await tx.outbox.message_of(letter.chat_id, payload["label"])
        parse_mode = payload.get("parse_mode", "HTML")
        if message is None:
            # What it would have changed never arrived; what it says still must.
            sent = await self._bot.send_message(
                letter.chat_id, payload["text"], parse_mode=parse_mode, reply_markup=keyboard
            )
            return sent.message_id
        await self._quietly(
            self._bot.edit_message_text(
                payload["text"], letter.chat_id, message, parse_mode=parse_mode, reply_markup=keyboard
            )
        )
        return None

    async def _quietly(self, call: Awaitable[Any]) -> None:
        """An edit that changes nothing, or whose message the person has deleted, is as good as done."""
        try:
            await call
        except BadRequest as error:
            said = str(error).lower()
            if not any(known in said for known in ("not modified", "message to edit not found", "can't be edited")):
                raise

    async def _pass_on(
        self, chat: int, kind: str, file_id: str, caption: str, keyboard: InlineKeyboardMarkup | None
    ) -> int:
        """What a patient shared, by Telegram's own file id; it never passes through us."""
        senders: dict[str, Callable[..., Awaitable[Message]]] = {
            "photo": self._bot.send_photo,
            "voice": self._bot.send_voice,
            "video": self._bot.send_video,
            "audio": self._bot.send_audio,
        }
        sent = await senders.get(kind, self._bot.send_document)(
            chat, file_id, caption=caption, parse_mode="HTML", reply_markup=keyboard
        )
        return sent.message_id

    async def _sent_well(self, letter: Claimed, payload: dict[str, Any], message_id: int | None) -> None:
        async with self._store.transaction() as tx:
            await tx.outbox.mark(letter, "sent", message_id=message_id, sent_at=self._now(), error=None)
            if payload["method"] == "qr":
                await tx.outbox.forget_payload(letter)

    async def _refused(self, letter: Claimed, payload: dict[str, Any], error: TelegramError) -> None:
        """Telegram will not take it: formatting is tried once as plain text, a closed door is told to the therapist."""
        said = str(error).lower()
        if isinstance(error, BadRequest) and "parse entities" in said and payload.get("parse_mode", "HTML"):
            plain = {**payload, "text": _plain(payload["text"]), "parse_mode": None}
            try:
                message_id = await self._call(letter, plain)
            except TelegramError as second:
                await self._give_up(letter, "refused", second)
            else:
                await self._sent_well(letter, payload, message_id)
            return
        gone = isinstance(error, Forbidden) or any(words in said for words in _GONE)
        await self._give_up(letter, "unreachable" if gone else "refused", error)

    async def _unknown(self, letter: Claimed, error: Exception, *, sent: bool) -> None:
        """It may have arrived. What may come twice is sent again; a reminder is left and shown as unsure."""
        if sent and letter.at_most_once:
            async with self._store.transaction() as tx:
                if await tx.outbox.mark(letter, "unsure", error=type(error).__name__):
                    await self._hand_back(tx, letter, "unsure")
            return
        await self._postpone(letter, _backoff(letter.attempt), type(error).__name__)

    async def _postpone(self, letter: Claimed, seconds: float, error: str) -> None:
        async with self._store.transaction() as tx:
            await tx.outbox.postpone(letter, self._now() + timedelta(seconds=seconds), error)

    async def _give_up(self, letter: Claimed, reason: str, error: Exception) -> None:
        log.warning("letter %s was refused: %s", letter.id, type(error).__name__)
        async with self._store.transaction() as tx:
            if await tx.outbox.mark(letter, "dead", error=f"{type(error).__name__}: {reason}"):
                await self._hand_back(tx, letter, reason)

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


def _keyboard(rows: list[list[dict[str, str]]]) -> InlineKeyboardMarkup | None:
    if not rows:
        return None
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(b["text"], callback_data=b["data"]) for b in row] for row in rows]
    )


def _seconds(error: RetryAfter) -> float:
    wait = error.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)


def _backoff(attempt: int) -> float:
    """1, 2, 4 … seconds, up to five minutes, give or take half, so that many do not come back at once."""
    return float(min(_LONGEST_BACKOFF_S, 2 ** min(attempt - 1, 10)) * random.uniform(0.5, 1.5))  # noqa: S311


def _plain(markup: str) -> str:
    text = re.sub(r"<[^>]*>", "", markup)
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
