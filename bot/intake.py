"""Inbound: what Telegram has for us is committed to the inbox before Telegram is told that we have it; then worked off.

python-telegram-bot's own Updater confirms first and handles later, and loses what is in between when it is killed.
"""

import asyncio
import hashlib
import hmac
import json
import logging
from collections.abc import Awaitable, Callable, Coroutine
from datetime import datetime
from functools import partial
from typing import Any

from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from telegram import Update
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError
from telegram.ext import Application
from telegram.request import BaseRequest

from bot.coach.events import Commanded, NotUnderstood
from bot.delivery import Delivery, pause_s
from bot.handlers.hearing import GroupSpoke, Heard, InviteBrought, listening
from bot.storage.database import StoreUnavailable
from bot.storage.inbox import Arrived
from bot.storage.store import Store, Transaction
from bot.turn import Turns

log = logging.getLogger(__name__)

ALLOWED_UPDATES = ["message", "edited_message", "callback_query", "my_chat_member"]
_POLL_S = 25
_ATTEMPTS = 3
_IN_A_ROW = 10  # updates of one chat before others get their turn
_CHATS_AT_ONCE = 16
_LARGEST_BODY = 1_000_000
_IDLE_S = 1.0
_CONFLICTS = 3  # in a row: one alone is what a fail-over looks like
_BIGGEST = 2**63 - 1  # that a database takes


class TelegramRefuses(Exception):
    """Telegram will not work with this bot as it is set up. The text says why and what to do."""


class Inlet:
    """Where updates come in, whether polled or pushed: committed, the workers nudged."""

    def __init__(self, store: Store, now: Callable[[], datetime], arrived: Callable[[set[int]], None]) -> None:
        self._store, self._now, self._arrived = store, now, arrived

    async def take(self, updates: list[Any]) -> None:
        """Commit a batch; returns when it is safe. Raises StoreUnavailable if it is not."""
        batch = [_arrived(update) for update in updates]
        async with self._store.transaction() as tx:
            await tx.inbox.keep(batch, self._now())
            await self._store.database.tell_others(tx.connection)
        self._arrived({a.chat_id for a in batch})


class Poller:
    """Long polling of raw JSON, so that one malformed update cannot spoil its batch."""

    def __init__(
        self,
        inlet: Inlet,
        request: BaseRequest,
        url: str,
        may_poll: Callable[[], Awaitable[bool]],
    ) -> None:
        self._inlet, self._request, self._url, self._may_poll = inlet, request, url, may_poll

    async def run(self) -> None:
        """Poll until cancelled. The offset moves only past what is committed. Raises TelegramRefuses."""
        offset, failures, conflicts = 0, 0, 0
        allowed = json.dumps(ALLOWED_UPDATES).replace(" ", "").replace('"', "%22")
        while True:
            if not await self._may_poll():
                await asyncio.sleep(_IDLE_S)
                continue
            try:
                url = f"{self._url}/getUpdates?timeout={_POLL_S}&limit=100&allowed_updates={allowed}"
                updates = await self._request.post(
                    f"{url}&offset={offset}" if offset else url, read_timeout=_POLL_S + 10
                )
                if isinstance(updates, list) and updates:
                    await _to_its_end(self._inlet.take(updates))
                    # Not the highest ever: after a quiet week Telegram's ids may start lower.
                    offset = max((u + 1 for u in map(_update_id, updates)), default=0)
                    if offset <= 1:
                        # Nothing in it can be confirmed, so it comes again at once.
                        await asyncio.sleep(_IDLE_S)
                failures, conflicts = 0, 0
            except InvalidToken as error:
                raise TelegramRefuses(
                    "Telegram does not know this token. Ask @BotFather for the current one and set HEP_TOKEN to it."
                ) from error
            except Conflict as error:
                conflicts += 1
                if conflicts >= _CONFLICTS:
                    raise TelegramRefuses(
                        "Somebody else is polling with this token, or a webhook is set. Stop the other bot; if there "
                        "is none, the token may be in wrong hands: have @BotFather revoke it and set HEP_TOKEN anew."
                    ) from error
                await asyncio.sleep(_IDLE_S)
            except (TelegramError, StoreUnavailable) as error:
                failures += 1
                pause = pause_s(error) if isinstance(error, RetryAfter) else min(30, 2 ** min(failures, 5) / 2)
                log.warning("could not fetch updates (%s); trying again", type(error).__name__)
                await asyncio.sleep(pause)


async def _to_its_end(work: Coroutine[Any, Any, None]) -> None:
    """Do it even if we are cancelled meanwhile: a transaction is not left in the middle."""
    task = asyncio.create_task(work)
    try:
        await asyncio.shield(task)
    except asyncio.CancelledError:
        await asyncio.wait([task], timeout=4)
        raise


def webhook(inlet: Inlet, secret: str, path: str) -> Starlette:
    """The same inlet behind HTTP: 403 for a wrong secret, 413 for too much, 400 for nonsense, 200 after the commit."""

    async def receive(request: Request) -> Response:
        given = request.headers.get("x-telegram-bot-api-secret-token", "")
        if not hmac.compare_digest(given.encode(), secret.encode()):
            return PlainTextResponse("forbidden", status_code=403)
        body = b""
        try:
            async for chunk in request.stream():
                body += chunk
                if len(body) > _LARGEST_BODY:
                    return PlainTextResponse("too large", status_code=413)
        except ClientDisconnect:
            return PlainTextResponse("incomplete", status_code=400)
        try:
            update = json.loads(body)
        except (ValueError, RecursionError):
            return PlainTextResponse("not JSON", status_code=400)
        try:
            await inlet.take([update])
        except StoreUnavailable:
            # Telegram keeps it and comes again.
            return PlainTextResponse("try again", status_code=503)
        return PlainTextResponse("ok")

    return Starlette(routes=[Route(path, receive, methods=["POST"])])


class Worker:
    """Works the inbox off: one chat's updates in order, chats in parallel, a flood in one starves no other."""

    def __init__(
        self,
        store: Store,
        turns: Turns,
        application: Application[Any, Any, Any, Any, Any, Any],
        delivery: Delivery,
    ) -> None:
        self._store, self._turns, self._application, self._delivery = store, turns, application, delivery
        self._waiting: dict[int, None] = {}  # an ordered set of chats
        self._at_work: dict[int, asyncio.Task[None]] = {}
        self._nudged = asyncio.Event()
        self._look_due = 0.0
        self._spinners: set[asyncio.Task[None]] = set()
        self._looping = asyncio.Lock()
        self._stopping = False

    def nudge(self, chats: set[int] | None = None) -> None:
        """These chats have something waiting; without them, look for yourself."""
        if chats is None:
            self._look_due = 0.0
        for chat in chats or ():
            self._waiting[chat] = None
        self._nudged.set()

    async def run(self) -> None:
        """Until stopped."""
        async with self._looping:
            await self._run()

    async def _run(self) -> None:
        loop = asyncio.get_running_loop()
        while not self._stopping:
            self._nudged.clear()
            if loop.time() >= self._look_due:
                self._look_due = loop.time() + _IDLE_S
                await self._look()
            free = [chat for chat in self._waiting if chat not in self._at_work]
            for chat in free[: _CHATS_AT_ONCE - len(self._at_work)]:
                del self._waiting[chat]
                task = asyncio.create_task(self._work_off(chat))
                self._at_work[chat] = task
                task.add_done_callback(partial(self._left, chat))
            try:
                await asyncio.wait_for(self._nudged.wait(), _IDLE_S)
            except TimeoutError:
                pass

    async def stop(self, within_s: float = 4) -> None:
        """Take nothing new and finish the turns in hand; what does not finish is rolled back and done by the next."""
        self._stopping = True
        self._nudged.set()
        async with self._looping:
            pass
        hands = list(self._at_work.values())
        if hands:
            await asyncio.wait(hands, timeout=within_s)
        for task in hands:
            task.cancel()
        for task in self._spinners:
            task.cancel()
        await asyncio.gather(*hands, *self._spinners, return_exceptions=True)

    @property
    def idle(self) -> bool:
        return not self._at_work and not self._waiting

    def _left(self, chat: int, _task: asyncio.Task[None]) -> None:
        del self._at_work[chat]
        self._nudged.set()

    async def _look(self) -> None:
        try:
            async with self._store.reading() as tx:
                for chat in await tx.inbox.chats():
                    self._waiting[chat] = None
        except Exception as error:
            log.error("could not read the inbox (%s); trying again", type(error).__name__)

    async def _work_off(self, chat: int) -> None:
        for _ in range(_IN_A_ROW):
            if self._stopping or not await self._one(chat):
                return
        self._waiting[chat] = None  # more may wait: back to the end of the queue

    async def _one(self, chat: int) -> bool:
        """The chat's oldest update in one transaction. False if no other waits, or another process is at it."""
        seq, more, handed, raw = None, True, [], ""
        try:
            async with self._store.transaction(self._delivery.taker()) as tx:
                if not await tx.inbox.claim(chat):
                    return False
                update = await tx.inbox.oldest(chat)
                if update is None:
                    return False
                seq, more, handed, raw = update.seq, update.more, tx.handed, update.raw
                await self._handle(tx, raw)
                await tx.inbox.done(update.seq)
                await self._store.database.tell_others(tx.connection)
        except StoreUnavailable as error:
            # Not the update's fault: it is not counted, and tried again.
            log.warning("the database was not available (%s); trying again", error)
            await asyncio.sleep(0.2)
            return False
        except Exception as error:
            if seq is None:
                log.error("could not read the inbox: %s", type(error).__name__)
                return False
            handed = []  # rolled back with the rest
            await self._failed(seq, chat, error)
        self._delivery.decided(handed)
        self._stop_spinner(raw)
        return more

    def _stop_spinner(self, raw: str) -> None:
        """Answer the callback query of a tapped button, beside the reply. Best effort: what it means is safe."""
        update = json.loads(raw) if '"callback_query"' in raw else None
        query = update.get("callback_query") if isinstance(update, dict) else None
        if isinstance(query, dict) and isinstance(query.get("id"), str):
            task = asyncio.create_task(self._answer(query["id"]))
            self._spinners.add(task)
            task.add_done_callback(self._spinners.discard)

    async def _answer(self, query_id: str) -> None:
        try:
            await self._application.bot.answer_callback_query(query_id)
        except TelegramError:
            log.debug("a callback query could not be answered")

    async def _handle(self, tx: Transaction, raw: str) -> None:
        """Telegram's JSON → event → turn."""
        update = Update.de_json(json.loads(raw), self._application.bot)
        if update is None:
            raise ValueError("no update")
        for heard in await listening(self._application, update):
            await self._turn(tx, heard)

    async def _turn(self, tx: Transaction, heard: Heard) -> None:
        match heard.event:
            case InviteBrought(code=code):
                if not await self._turns.join(tx, heard.sender, code):
                    # The chat is somebody's already: to them it is a plain start.
                    await self._turns.hear(tx, heard.sender, Commanded("start"))
            case GroupSpoke():
                await self._turns.refuse_group(tx, heard.sender)
            case event:
                await self._turns.hear(tx, heard.sender, event)

    async def _failed(self, seq: int, chat: int, error: Exception) -> None:
        """Three failures of one update: set it aside, say so without its text, and tell the person."""
        name = type(error).__name__
        try:
            async with self._store.transaction() as tx:
                attempts = await tx.inbox.failed(seq, name)
                if attempts >= _ATTEMPTS:
                    await tx.inbox.set_aside(seq, name)
            log.error("update %s failed the %s. time: %s at %s", seq, attempts, name, _place(error))
            if attempts >= _ATTEMPTS:
                # By itself: if the person's own affairs are what cannot be read, the others must go on all the same.
                async with self._store.transaction() as tx:
                    case = await tx.cases.of_chat(chat, self._turns.now())
                    if case is not None:
                        await self._turns.tell(tx, case.person.id, NotUnderstood())
        except Exception as second:
            log.error("nobody could be told of update %s: %s", seq, type(second).__name__)


def _place(error: BaseException) -> str:
    """File and line where it was raised; its text may hold what a patient wrote."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else "?"


def _arrived(update: Any) -> Arrived:
    """One without an id gets one from its content, so that the same one again is the same one."""
    raw = json.dumps(update)
    own_id = -int.from_bytes(hashlib.sha256(raw.encode()).digest()[:7]) - 1
    return Arrived(_update_id(update) or own_id, _chat_id(update), raw)


def _update_id(update: Any) -> int:
    return _whole(update.get("update_id")) if isinstance(update, dict) else 0


def _whole(found: Any) -> int:
    """A number that a database takes, 0 for anything else."""
    whole = isinstance(found, int) and not isinstance(found, bool) and abs(found) <= _BIGGEST
    return found if whole else 0


def _chat_id(update: Any) -> int:
    """The chat that an update belongs to, 0 if that cannot be told."""
    for kind in ALLOWED_UPDATES:
        part = update.get(kind) if isinstance(update, dict) else None
        if isinstance(part, dict):
            message = part.get("message") if kind == "callback_query" else part
            chat = message.get("chat") if isinstance(message, dict) else part.get("from")
            return _whole(chat.get("id")) if isinstance(chat, dict) else 0
    return 0
