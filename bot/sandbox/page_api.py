"""What the page in the browser asks for and does: its files, live snapshots, and a person's actions."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfoNotFoundError

from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from bot.sandbox import methods
from bot.sandbox.errors import ApiError
from bot.sandbox.faults import KINDS as FAULT_KINDS
from bot.sandbox.page_actions import ACTIONS, Body, PageError
from bot.sandbox.snapshot import fault_snapshot, phone_snapshot

if TYPE_CHECKING:
    from bot.sandbox.server import Sandbox

_FOLDER = Path(__file__).parent / "page"
_TYPES = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
_SHOWN_AS_IS = ("image/png", "image/jpeg", "image/gif", "image/webp", "video/mp4", "audio/ogg", "audio/mpeg")
_HEADERS = {
    "Content-Security-Policy": "default-src 'self'; img-src 'self' blob: data:; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}
_LARGEST_BODY = 30 * 1024 * 1024
_TICK_S = 1.0
_BURST_S = 0.03
_NEXT_DUE_AGE_S = 0.4
_PATIENCE_S = 20.0
_FURTHEST = timedelta(days=366)


class PageApi:
    """The routes of the page."""

    def __init__(self, box: "Sandbox") -> None:
        self._box = box
        self._world = box.world
        self._moving = asyncio.Lock()
        self._next: dict[str, Any] | None = None
        self._next_version = -1
        self._next_read = 0.0
        self.routes = [
            Route("/", self.index),
            Route("/page/state", self.state),
            Route("/page/events", self.events),
            Route("/page/file/{file_id}", self.file),
            Route("/page/act", self.act, methods=["POST"]),
            Route("/page/phones", self.new_phone, methods=["POST"]),
            Route("/page/clock", self.clock, methods=["POST"]),
            Route("/page/faults", self.add_fault, methods=["POST"]),
            Route("/page/faults/clear", self.clear_faults, methods=["POST"]),
            Route("/page/{name}", self.asset),
        ]

    # Reading

    async def index(self, _: Request) -> Response:
        return _page_file(_FOLDER / "index.html")

    async def asset(self, request: Request) -> Response:
        path = _FOLDER / request.path_params["name"]
        if path.parent != _FOLDER or path.suffix not in _TYPES or not path.is_file():
            return JSONResponse({"error": "there is no such page"}, 404)
        return _page_file(path)

    async def file(self, request: Request) -> Response:
        stored = self._world.files.get(request.path_params["file_id"])
        if stored is None:
            return JSONResponse({"error": "there is no such file"}, 404)
        headers = {**_HEADERS, "Cache-Control": "private, max-age=3600"}
        if stored.mime in _SHOWN_AS_IS:
            return Response(stored.data, media_type=stored.mime, headers=headers)
        return Response(
            stored.data,
            media_type="application/octet-stream",
            headers={**headers, "Content-Disposition": "attachment"},
        )

    async def state(self, request: Request) -> Response:
        return JSONResponse(await self._snapshot(_chosen(request)), headers=_HEADERS)

    async def events(self, request: Request) -> Response:
        headers = {**_HEADERS, "X-Accel-Buffering": "no"}
        return StreamingResponse(self._stream(_chosen(request)), media_type="text/event-stream", headers=headers)

    async def _stream(self, chosen: set[int] | None) -> AsyncIterator[str]:
        """A snapshot at every change and a tick every second, for the clock and for what is due next."""
        watcher = asyncio.Event()
        self._world.watchers.add(watcher)
        seen = -1
        try:
            while not self._world.closed:
                watcher.clear()
                if self._world.version != seen:
                    seen = self._world.version
                    yield f"event: state\ndata: {json.dumps(await self._snapshot(chosen))}\n\n"
                else:
                    yield f"event: tick\ndata: {json.dumps(await self._time())}\n\n"
                try:
                    await asyncio.wait_for(watcher.wait(), _TICK_S)
                    await asyncio.sleep(_BURST_S)
                except TimeoutError:
                    pass
        finally:
            self._world.watchers.discard(watcher)

    async def _snapshot(self, chosen: set[int] | None) -> dict[str, Any]:
        world, box = self._world, self._box
        phones = box.phones
        if chosen is None:
            chosen = {phone.chat_id for phone in phones[:2]}
        return {
            "version": world.version,
            "bot": {"name": world.bot["first_name"], "username": world.username},
            "note": box.page_note,
            "faults": [fault_snapshot(fault) for fault in box.faults.active],
            "fault_kinds": FAULT_KINDS,
            "methods": methods.NAMES,
            "phones": [phone_snapshot(world, phone, phone.chat_id in chosen) for phone in phones],
            **await self._time(),
        }

    async def _time(self) -> dict[str, Any]:
        """The clock and what is due next; asked again at most every few tenths of a second."""
        age = asyncio.get_running_loop().time() - self._next_read
        if age > _NEXT_DUE_AGE_S or self._next_version != self._world.version:
            due = await self._next_due()
            self._next = {"at": _milliseconds(due[0]), "what": due[1]} if due else None
            self._next_version = self._world.version
            self._next_read = asyncio.get_running_loop().time()
        return {
            "now": _milliseconds(self._world.now()),
            "frozen": self._world.clock.frozen,
            "next": self._next,
        }

    async def _next_due(self) -> tuple[datetime, str] | None:
        if self._box.hooks.next_due is None:
            return None
        try:
            return await asyncio.wait_for(self._box.hooks.next_due(), _PATIENCE_S)
        except TimeoutError:
            return None

    # Doing

    async def act(self, request: Request) -> Response:
        return await self._answered(request, self._act)

    async def new_phone(self, request: Request) -> Response:
        return await self._answered(request, self._new_phone)

    async def clock(self, request: Request) -> Response:
        return await self._answered(request, self._move_clock)

    async def add_fault(self, request: Request) -> Response:
        return await self._answered(request, self._add_fault)

    async def clear_faults(self, request: Request) -> Response:
        return await self._answered(request, self._clear_faults)

    async def _answered(self, request: Request, act: Callable[[Body], Awaitable[dict[str, Any] | None]]) -> Response:
        """Runs an action; whatever is wrong with the request comes back as one sentence."""
        try:
            # JSON only: a form posted from another site cannot have this type.
            if request.headers.get("content-type", "").partition(";")[0] != "application/json":
                raise PageError("send JSON with content-type application/json")
            if int(request.headers.get("content-length") or 0) > _LARGEST_BODY:
                raise PageError("too large: 20 MB at most")
            given = await request.json()
            if not isinstance(given, dict):
                raise PageError("a JSON object is expected")
            return JSONResponse({"ok": True, **(await act(Body(given)) or {})}, headers=_HEADERS)
        except json.JSONDecodeError:
            return _refusal("the body is not valid JSON")
        except ApiError as error:
            return _refusal(error.description)
        except ZoneInfoNotFoundError:
            return _refusal("there is no such time zone; write it like Europe/Berlin")
        except (PageError, LookupError, ValueError) as error:
            return _refusal(str(error))

    async def _act(self, body: Body) -> dict[str, Any] | None:
        phone = self._box.phone_of(body.number("chat_id"))
        name = body.text("do", 40)
        action = ACTIONS.get(name)
        if action is None:
            raise PageError(f"there is no action {name!r}; there are {', '.join(ACTIONS)}")
        action(phone, body)
        return None

    async def _new_phone(self, body: Body) -> dict[str, Any]:
        zone = body.optional_text("zone", 60) or "UTC"
        phone = self._box.add_phone(body.text("name", 40), body.optional_text("language", 12) or "en", zone=zone)
        return {"id": phone.chat_id}

    async def _move_clock(self, body: Body) -> dict[str, Any]:
        async with self._moving:
            if body.flag("next"):
                due = await self._next_due()
                if due is None:
                    raise PageError("nothing is due")
                if due[0] > self._world.now():
                    self._world.clock.move_to(due[0])
            else:
                step = timedelta(seconds=body.number("move_s"))
                if abs(step) > _FURTHEST:
                    raise PageError("a year at most")
                self._world.clock.move(step)
            return {"settled": await self._settled()}

    async def _settled(self) -> bool:
        if self._box.hooks.settled is None:
            return True
        try:
            await asyncio.wait_for(self._box.hooks.settled(), _PATIENCE_S)
        except TimeoutError:
            return False
        return True

    async def _add_fault(self, body: Body) -> dict[str, Any] | None:
        times = body.number("times")
        if not 1 <= times <= 1000:
            raise PageError("times goes from 1 to 1000")
        self._box.faults.add(body.text("kind", 40), body.optional_text("method", 60) or None, times=times)
        self._world.touch()
        return None

    async def _clear_faults(self, _: Body) -> dict[str, Any] | None:
        self._box.faults.clear()
        self._world.touch()
        return None


def _page_file(path: Path) -> Response:
    return Response(path.read_bytes(), media_type=_TYPES[path.suffix], headers=_HEADERS)


def _refusal(why: str) -> Response:
    return JSONResponse({"ok": False, "error": why}, 400, headers=_HEADERS)


def _chosen(request: Request) -> set[int] | None:
    """The chats on the page, from `?phones=1001,1002`; None for the first two."""
    given = request.query_params.get("phones")
    if not given:
        return None
    return {int(part) for part in given.split(",") if part.lstrip("-").isdecimal()}


def _milliseconds(moment: datetime) -> int:
    return int(moment.astimezone(UTC).timestamp() * 1000)
