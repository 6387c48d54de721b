"""Plays a conversation file through the real bot: real turn, store, delivery, a stand-in Telegram, a frozen clock.

The same files are the tests' conversations and what `python -m bot rehearse FILE` shows in the terminal.
"""

import asyncio
import re
import tempfile
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import httpx
from pydantic import SecretStr
from telegram.request import HTTPXRequest

from bot.app import App
from bot.cast import Prescription, add_history, add_patient, add_staff
from bot.coach.model import Person, Role
from bot.content.library import load
from bot.pace import Pace
from bot.sandbox import Sandbox, SandboxClock
from bot.script import Patient, Script, Step, Stranger
from bot.settings import Settings
from bot.storage.sealing import Key

_TOKEN = "1:rehearsal"  # noqa: S105  the stand-in's
_DAYS = {"daily": tuple(range(7)), "workdays": (0, 1, 2, 3, 4), "mwf": (0, 2, 4), "tts": (1, 3, 5)}

_ANSWERED = re.compile("\n\n(?:✓|Answered:|Respondido:) ")  # below a question, where its buttons were


class CannotPlay(Exception):
    """A step that makes no sense. The text names the step and what would."""


class Stage:
    """The bot, the stand-in and the cast, ready to be acted on step by step."""

    app: App

    def __init__(self, settings: Settings, box: Sandbox, clock: SandboxClock, zone: str) -> None:
        self._settings, self.box, self.clock, self.zone = settings, box, clock, zone
        self._running = AsyncExitStack()
        self._library = load()
        self.phones: dict[str, Any] = {}
        self.people: dict[str, Person] = {}
        self._shown: dict[str, dict[int, str]] = {}

    async def start(self) -> None:
        """Start the bot, or end it and start another one on the same database."""
        await self._running.aclose()
        self.app = App(
            self._settings,
            now=self.clock.now,
            request=lambda: HTTPXRequest(httpx_kwargs={"transport": httpx.ASGITransport(app=self.box.asgi)}),
            pace=Pace(per_second=100_000, per_chat_s=0),
            library=self._library,
            press_apart=False,
        )
        await self._running.enter_async_context(self.app.running(ticking=False))

    async def end(self) -> None:
        await self._running.aclose()

    async def add(self, name: str, part: str | Patient | Stranger) -> None:
        language = "en" if isinstance(part, str) else part.language
        phone = self.box.add_phone(name.capitalize(), language)
        self.phones[name] = phone
        self._shown[name] = {}
        if part == "stranger" or isinstance(part, Stranger):
            return
        phone.started = True
        rules, now = self.app.turns.rules, self.clock.now()
        if isinstance(part, Patient):
            prescription = Prescription(
                part.programme,
                _DAYS[part.days],
                tuple(time.fromisoformat(t) for t in part.times),
                part.measures,
                part.screening,
            )
            self.people[name] = await add_patient(
                self.app.store,
                rules,
                name.capitalize(),
                self.people[part.therapist],
                prescription,
                phone.chat_id,
                now,
                zone=part.zone,
                country=part.country,
                language=part.language,
                preferences=part.preferences,
            )
            await add_history(self.app.store, self.people[name], part.history, now)
        else:
            self.people[name] = await add_staff(
                self.app.store, rules, name.capitalize(), Role(part), phone.chat_id, now
            )

    async def do(self, line: str) -> Step:
        """Act out one line and collect what everybody hears."""
        who, _, rest = line.partition(" ")
        if who == "clock":
            await self._move(rest)
        elif line == "restart":
            await self.start()
        elif who in self.phones:
            self._act(self.phones[who], rest)
        else:
            raise CannotPlay(
                f'"{line}": nobody is called {who}; the cast is {", ".join(self.phones)}, the clock, and restart'
            )
        await self._settle()
        return Step(line, self._news())

    def _act(self, phone: Any, what: str) -> None:
        verb, _, rest = what.partition(" ")
        try:
            match verb:
                case "taps":
                    once = rest.removesuffix(" twice")
                    label, _, message = once.partition(' on "')
                    found = self._message(phone, message[:-1]) if message else None
                    for _ in range(1 if once == rest else 2):
                        phone.tap(label, message_id=found)
                case "types" if rest.startswith("a note of "):
                    phone.text(("all good " * 500)[: int(rest.split()[3])])
                case "types":
                    phone.text(_unquoted(rest))
                case "replies":
                    target, _, text = rest.partition(": ")
                    phone.text(_unquoted(text), reply_to=self._message(phone, target.removeprefix("to ")))
                case "edits":
                    own = next(m for m in reversed(phone.messages) if m.sender == "user")
                    phone.edit(own.id, _unquoted(rest.removeprefix("to ")))
                case "opens" if rest == "the link":
                    phone.open_link(self._link())
                case "opens":
                    phone.start(_unquoted(rest))
                case "searches":
                    phone.search(_unquoted(rest))
                case "chooses":
                    phone.choose(_unquoted(rest))
                case "sends" if rest.startswith("the file "):
                    # tom sends the file ann.yaml "for Ann": and its text on the lines below, or behind the colon
                    head, _, text = rest.removeprefix("the file ").partition(":")
                    name, _, caption = head.partition(" ")
                    body = _unquoted(text.strip()) if "\n" not in text else text.lstrip("\n")
                    phone.document(name, body.encode(), _unquoted(caption.strip()) or None)
                case "sends":
                    kind, _, caption = rest.removeprefix("a ").partition(" ")
                    if kind in ("photo", "video", "animation", "audio"):
                        getattr(phone, kind)(caption=_unquoted(caption) or None)
                    else:
                        getattr(phone, kind)()
                case "presses":
                    phone.press(phone.last.id, _unquoted(rest))
                case "blocks" | "unblocks":
                    getattr(phone, verb.removesuffix("s"))()
                case _:
                    raise CannotPlay(f'"{what}": nobody can do that; known are taps, types, replies, edits, opens …')
        except LookupError as error:
            raise CannotPlay(f'"{what}": {error}') from error

    def _message(self, phone: Any, words: str) -> int:
        wanted = _unquoted(words)
        for message in reversed(phone.messages):
            if wanted in (message.text or message.caption or ""):
                return int(message.id)
        raise LookupError(f"no message says {wanted!r}")

    def _link(self) -> str:
        for phone in self.phones.values():
            for message in reversed(phone.messages):
                found = re.search(r"https://t\.me/\S+\?start=\S+", message.text or message.caption or "")
                if found:
                    return found.group(0)
        raise LookupError("nobody has been given a link yet")

    async def _move(self, how: str) -> None:
        """ "08:00": the next time it is that late here. "+90 min", "+2 h", "+1 day". "next": what is due next."""
        now = self.clock.now()
        if how == "next":
            async with self.app.store.reading() as tx:
                row = await tx.due.next()
            target = row.at if row else now
        elif how.startswith("+"):
            number, unit = how[1:].split()
            target = now + int(number) * _UNITS[unit if unit in _UNITS else unit.rstrip("s")]
        else:
            wall = now.astimezone(ZoneInfo(self.zone))
            at = time.fromisoformat(how)
            day = wall.date() if wall.time() < at else wall.date() + timedelta(days=1)
            target = datetime.combine(day, at, ZoneInfo(self.zone))
        await self.advance(target)

    async def advance(self, target: datetime) -> None:
        """Move the clock there, stopping at every moment on the way at which something is due or may be sent."""
        await self._settle()
        while True:
            async with self.app.store.reading() as tx:
                row, letter = await tx.due.next(), await tx.outbox.next_at()
            moments = [m for m in (row.at if row else None, letter) if m is not None and m <= target]
            if not moments:
                break
            if min(moments) > self.clock.now():
                self.clock.move_to(min(moments))
            await self.app.clock.tick()
            await self._settle()
        if target > self.clock.now():
            self.clock.move_to(target)
        await self.app.clock.tick()

    async def _settle(self) -> None:
        """Until everything that was done has been taken in, handled and answered."""
        while self.box.updates_pending:  # noqa: ASYNC110
            # The stand-in is polled; there is nothing here to wait on.
            await asyncio.sleep(0.002)
        await self.app.settled()

    def _news(self) -> dict[str, str]:
        news = {}
        for name, phone in self.phones.items():
            parts = []
            shown = self._shown[name]
            for message in phone.messages:
                if message.sender != "bot":
                    continue
                look = _look(message)
                if shown.get(message.id) != look:
                    text_before = shown.get(message.id, "").partition("\n[")[0]
                    # That an answered question shows its answer instead of its buttons is not worth a line.
                    answered = not message.keyboard and _ANSWERED.split(look)[0] == text_before
                    if message.id not in shown or not answered:
                        parts.append(("(changed) " if message.id in shown else "") + look)
                    shown[message.id] = look
            if parts:
                news[name] = _timeless("\n---\n".join(parts))
        return news


_UNITS = {"min": timedelta(minutes=1), "h": timedelta(hours=1), "day": timedelta(days=1), "s": timedelta(seconds=1)}


def _look(message: Any) -> str:
    """A message as a person sees it, buttons in brackets."""
    kind = "" if message.kind == "text" else f"({message.kind}) "
    rows = ["  ".join(f"[{b.label}]" for b in row) for row in message.keyboard or []]
    text = "\n".join(line.rstrip() for line in (message.text or message.caption or "").splitlines())
    return "\n".join([kind + text, *rows])


def _timeless(text: str) -> str:
    """Random codes would make every run different."""
    return re.sub(r"start=[\w-]+", "start=CODE", text)


def _unquoted(text: str) -> str:
    return text[1:-1] if len(text) > 1 and text[0] == text[-1] == '"' else text


@asynccontextmanager
async def staged(
    script: Script, *, database_url: str | None = None, prepare: Callable[[Sandbox], None] | None = None
) -> AsyncIterator[Stage]:
    """The bot on a database of its own, with the script's cast in place. prepare: set the stand-in up first."""
    clock = SandboxClock(start=datetime.fromisoformat(script.start).replace(tzinfo=ZoneInfo(script.zone)), frozen=True)
    box = Sandbox(token=_TOKEN, username="hep_demo_bot", clock=clock)
    if prepare:
        prepare(box)
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(
            token=SecretStr(_TOKEN),
            key=SecretStr(Key.new().text),
            telegram_url="http://sandbox",
            database_url=database_url or f"sqlite:///{folder}/rehearsal.db",
            pictures=Path(folder) / "none",
            name="the Harbour Clinic",
            phone="020 7946 0018",
            zone=script.zone,
        )
        stage = Stage(settings, box, clock, script.zone)
        try:
            await stage.start()
            for name, part in script.cast.items():
                await stage.add(name, part)
            yield stage
        finally:
            await stage.end()
            await box.close()


async def play(script: Script, *, database_url: str | None = None, twice: bool = True) -> list[Step]:
    """The whole conversation. twice: every update is delivered a second time, which must change nothing."""

    def prepare(box: Sandbox) -> None:
        box.duplicate_updates = twice

    steps = []
    async with staged(script, database_url=database_url, prepare=prepare) as stage:
        for line in script.talk:
            if script.restart == "always":
                await stage.start()
            steps.append(await stage.do(line["do"]))
    return steps
