"""Inbound: what Telegram has for us is committed to the inbox before Telegram is told that we have it.

python-telegram-bot's own Updater confirms first and handles later, and loses what is in between when it is killed.
"""

import asyncio
import hashlib
import hmac
import json
import logging
from collections.abc import Awaitable, Callable, Coroutine
from datetime import datetime
from typing import Any

from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError
from telegram.request import BaseRequest

from bot.request import pause_s
from bot.storage.database import StoreUnavailable
from bot.storage.inbox import Arrived
from bot.storage.store import Store

log = logging.getLogger(__name__)

ALLOWED_UPDATES = ["message", "edited_message", "callback_query", "my_chat_member", "inline_query"]
_POLL_S = 25
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
            # An inline query is asked in whatever chat; it belongs to that of the person who asks.
            within = message.get("chat") if isinstance(message, dict) else None
            chat = within if isinstance(within, dict) else part.get("from")
            return _whole(chat.get("id")) if isinstance(chat, dict) else 0
    return 0
