"""The sandbox itself: one bot's Telegram, in one process or on a port, with a page to play both sides."""

import asyncio
import json
import socket
from collections.abc import Awaitable, Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import httpx
import uvicorn
from starlette.applications import Starlette
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.sandbox import methods
from bot.sandbox.bodies import integer, read_body
from bot.sandbox.clock import SandboxClock
from bot.sandbox.errors import ApiError
from bot.sandbox.faults import Fault, Faults
from bot.sandbox.messages import SentCall
from bot.sandbox.page_api import PageApi
from bot.sandbox.phone import Phone
from bot.sandbox.world import World

_SLOW_S = 1.0
_OVER_A_READ_TIMEOUT_S = 6.0


@dataclass
class Hooks:
    """What the demo tells the page: what is due next, and when the bot has nothing in hand."""

    next_due: Callable[[], Awaitable[tuple[datetime, str] | None]] | None = None
    settled: Callable[[], Awaitable[None]] | None = None


class Sandbox:
    """A stand-in for the Bot API with one bot; see `asgi`, `add_phone`, `faults` and `serve`."""

    def __init__(
        self,
        token: str = "1:demo",  # noqa: S107
        username: str = "hep_demo_bot",
        clock: SandboxClock | None = None,
        name: str = "HEP Coach",
    ) -> None:
        self.token = token
        self.username = username
        self.clock = clock or SandboxClock()
        self.faults = Faults()
        self.hooks = Hooks()
        self.page_note = ""
        number = token.partition(":")[0]
        self.world = World(int(number) if number.isdecimal() else 1, username, name, self.clock)
        self._api_prefix = f"/bot{token}/"
        self._file_prefix = f"/file/bot{token}/"
        self._page: ASGIApp = Starlette(routes=PageApi(self).routes)
        self._server: uvicorn.Server | None = None
        self._serving: asyncio.Task[None] | None = None
        self.port = 0

    # People

    def add_phone(
        self,
        name: str,
        language: str = "en",
        username: str | None = None,
        chat_id: int | None = None,
        zone: str = "UTC",
    ) -> Phone:
        """A person with a phone; chat ids count from 1001. `zone` (IANA) is what the page shows times in."""
        return self.world.add_phone(name, language, username, chat_id, zone)

    def group(self, title: str) -> Phone:
        """A group chat the bot is in, with one member who does what this Phone is told to."""
        return self.world.add_phone(title, "en", None, None, "UTC", kind="group")

    @property
    def phones(self) -> list[Phone]:
        return list(self.world.phones.values())

    def phone_of(self, chat_id: int) -> Phone:
        try:
            return self.world.phones[chat_id]
        except KeyError:
            raise LookupError(f"no phone has chat {chat_id}") from None

    # Updates and what was sent

    def raw_update(self, update: dict[str, Any]) -> int:
        """Queues any update, malformed ones too; returns its update_id, assigned if absent."""
        return self.world.updates.add(update, filtered=False)

    @property
    def duplicate_updates(self) -> bool:
        """Whether every update comes twice in its batch, and once more in the call that confirms it."""
        return self.world.updates.duplicates

    @duplicate_updates.setter
    def duplicate_updates(self, on: bool) -> None:
        self.world.updates.duplicates = on

    @property
    def updates_confirmed(self) -> int:
        return self.world.updates.confirmed

    @property
    def updates_pending(self) -> int:
        return self.world.updates.pending

    @property
    def sent(self) -> list[SentCall]:
        return self.world.sent

    @property
    def webhook_transport(self) -> httpx.AsyncBaseTransport | None:
        """How updates reach a webhook that has no port: httpx.ASGITransport(app=…)."""
        return self.world.updates.webhook_transport

    @webhook_transport.setter
    def webhook_transport(self, transport: httpx.AsyncBaseTransport | None) -> None:
        self.world.updates.webhook_transport = transport

    # Serving

    @property
    def asgi(self) -> ASGIApp:
        return self._serve_one

    async def serve(self, port: int, host: str = "127.0.0.1") -> None:
        """Listens on the port (0 picks one, see `port`); ready on return. OSError when the port is taken."""
        # Bound here: uvicorn would end the whole process when the port is taken.
        bound = _bind(host, port)
        config = uvicorn.Config(
            self.asgi,
            log_config=None,  # logging belongs to the process that we run in
            log_level="error",
            access_log=False,
            lifespan="off",
            ws="none",
            interface="asgi3",
            proxy_headers=False,
            timeout_graceful_shutdown=1,
        )
        self._server = server = _QuietServer(config)
        self._serving = asyncio.create_task(server.serve(sockets=[bound]))
        self.port = bound.getsockname()[1]
        while not server.started and not self._serving.done():  # noqa: ASYNC110 - uvicorn has no event for it
            await asyncio.sleep(0.005)

    async def close(self) -> None:
        """Ends polls, webhook and port; the chats stay readable."""
        await self.world.updates.delete_webhook()
        self.world.closed = True
        self.world.updates.wake()
        self.world.touch()
        if self._server and self._serving:
            self._server.should_exit = self._server.force_exit = True
            await asyncio.gather(self._serving, return_exceptions=True)
            self._server = self._serving = None

    async def _serve_one(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Bot API calls go straight to their method; only the page pays for routing."""
        if scope["type"] == "http":
            path: str = scope["path"]
            if path.startswith("/bot"):
                await self._answer_call(path, scope, receive, send)
                return
            if path.startswith("/file/"):
                await self._answer_file(path, send)
                return
        await self._page(scope, receive, send)

    async def _answer_call(self, path: str, scope: Scope, receive: Receive, send: Send) -> None:
        body = await _read(receive)
        if not path.startswith(self._api_prefix):
            await _answer(send, 401, ApiError(401, "Unauthorized").as_answer())
            return
        method = path[len(self._api_prefix) :].lower()
        headers = dict(scope["headers"])
        late: Fault | None = None
        try:
            params, uploads = read_body(
                headers.get(b"content-type", b"").decode("latin-1"), body, scope.get("query_string", b"")
            )
            if self.faults.active:
                fault = self.faults.take(method, integer(params, "chat_id"))
                late = await self._before(fault, receive, send) if fault else None
            result = await methods.call(self.world, method, params, uploads)
            status, answer = 200, {"ok": True, "result": result}
        except ApiError as error:
            status, answer = error.code, error.as_answer()
        except _HungUp:
            return
        if late:
            await _be_late(late, send)
        await _answer(send, status, answer)

    async def _before(self, fault: Fault, receive: Receive, send: Send) -> Fault | None:
        """Does what a fault does ahead of the call; returns the fault if it also comes after it."""
        self.world.touch()
        error = fault.error()
        if error:
            raise error
        if fault.kind == "slow":
            await asyncio.sleep(_SLOW_S if fault.delay_s is None else fault.delay_s)
        elif fault.kind == "refused":
            wire = _wire(send)
            if wire is None:
                raise httpx.ConnectError("refused by the sandbox")
            wire.abort()
            while (await receive())["type"] != "http.disconnect":
                pass
            raise _HungUp
        return fault if fault.kind == "timeout_after_delivery" else None

    async def _answer_file(self, path: str, send: Send) -> None:
        stored = self.world.files.at(path[len(self._file_prefix) :]) if path.startswith(self._file_prefix) else None
        if stored is None:
            await _answer(send, 404, ApiError(404, "Not Found").as_answer())
            return
        await _send_bytes(send, 200, b"application/octet-stream", stored.data)


class _HungUp(Exception):
    """The connection was closed on purpose; there is nobody to answer."""


class _QuietServer(uvicorn.Server):
    """Leaves the process's signal handlers to the program it runs in."""

    def capture_signals(self) -> AbstractContextManager[None]:  # type: ignore[override]
        return nullcontext()


async def _be_late(fault: Fault, send: Send) -> None:
    """Lets the caller time out on a call that was carried out."""
    if _wire(send) is None:
        await asyncio.sleep(fault.delay_s or 0)
        raise httpx.ReadTimeout("the sandbox answered too late")
    await asyncio.sleep(_OVER_A_READ_TIMEOUT_S if fault.delay_s is None else fault.delay_s)


def _bind(host: str, port: int) -> socket.socket:
    # Named TCP, or asyncio leaves Nagle's algorithm on and every answer waits 40 ms.
    bound = socket.socket(proto=socket.IPPROTO_TCP)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        bound.bind((host, port))
    except OSError:
        bound.close()
        raise
    return bound


def _wire(send: Send) -> Any:
    """The socket behind an ASGI `send`, which uvicorn keeps on its request cycle; None in one process."""
    return getattr(getattr(send, "__self__", None), "transport", None)  # uvloop's has no class in common with asyncio's


async def _read(receive: Receive) -> bytes:
    message: Message = await receive()
    body: bytes = message.get("body", b"")
    while message.get("more_body"):
        message = await receive()
        body += message.get("body", b"")
    return body


async def _answer(send: Send, status: int, answer: dict[str, Any]) -> None:
    body = json.dumps(answer, separators=(",", ":")).encode()
    await _send_bytes(send, status, b"application/json", body)


async def _send_bytes(send: Send, status: int, content_type: bytes, body: bytes) -> None:
    headers = [(b"content-type", content_type), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
