"""The stand-in for Telegram in this process, one bot in another, and people who tap through the talk."""

import asyncio
import os
import random
import sys
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

import bot
from benchmarks.clinic import FIRST_CHAT, KEY, LEAD_CHAT, seed
from bot.content.library import Library
from bot.sandbox import Phone, Sandbox
from bot.storage.database import Database

Kind = Literal["ours", "plain"]
TOKEN = "1:bench"
TALK = ("/today", "Start", "1", "Nothing new", "Done", "Done", "Done", "Done", "2", "About right", "Nothing else")
HISTORY_DAYS = 14  # a patient in the third week; the plain bot keeps no history
ROOT = Path(bot.__file__).resolve().parent.parent
_CHAT_GAP_S = 1.05  # a person reads before the next tap; both bots may send a chat one message a second
_PATIENCE_S = 90.0


class BotDied(Exception):
    """The bot under test ended or fell silent. The text has the end of its log."""


@dataclass
class Person:
    """One chat, somewhere in the talk."""

    phone: Phone
    step: int = 0
    waiting: asyncio.Future[float] | None = None
    answered: float = 0.0

    def act(self) -> bool:
        """The next step of the talk, over and over; whether it was a tap."""
        what = TALK[self.step % len(TALK)]
        self.step += 1
        self.waiting = asyncio.get_running_loop().create_future()
        if what.startswith("/"):
            self.phone.text(what)
            return False
        self.phone.tap(what)
        return True


@dataclass
class Stand:
    """The stand-in with its people, and the bot that answers them."""

    box: Sandbox
    people: list[Person]
    process: asyncio.subprocess.Process
    log: Path
    due_at: float
    taps: list[tuple[float, float]] = field(default_factory=list)  # (when, seconds to the reply)

    async def one(self, person: Person) -> None:
        """One step and the wait for its reply; taps are timed."""
        began = time.monotonic()
        tap = person.act()
        reply = await self._reply(person)
        if tap:
            self.taps.append((began, reply - began))

    async def _reply(self, person: Person) -> float:
        if person.waiting is None:
            raise RuntimeError("nothing was asked")
        try:
            person.answered = await asyncio.wait_for(person.waiting, _PATIENCE_S)
        except TimeoutError:
            raise self.died("did not answer") from None
        return person.answered

    async def tap_along(self, person: Person, period_s: float, until: asyncio.Event, luck: random.Random) -> None:
        """A person at their own speed: a step every period or so, and never before the last reply has been read."""
        await asyncio.sleep(luck.uniform(0, period_s))
        while not until.is_set():
            began = time.monotonic()
            await self.one(person)
            next_at = max(began + period_s * luck.uniform(0.75, 1.25), person.answered + _CHAT_GAP_S)
            await asyncio.sleep(next_at - time.monotonic())

    async def all_at_once(self) -> tuple[int, float]:
        """Everybody takes one step in the same moment; (how many, seconds until the last message about it)."""
        await asyncio.sleep(_CHAT_GAP_S)
        before = len(self.box.sent)
        began = time.monotonic()
        for person in self.people:
            person.act()
        await asyncio.gather(*(self._reply(p) for p in self.people))
        seen = -1
        while seen < len(self.box.sent) or self.box.updates_pending:
            seen = len(self.box.sent)
            await asyncio.sleep(0.4)
        return len(self.people), max(call.monotonic for call in self.box.sent[before:]) - began

    async def listen(self) -> None:
        """Hand every reply to the person who waits for it."""
        read = 0
        by_chat = {person.phone.chat_id: person for person in self.people}
        while True:
            fresh = self.box.sent[read:]
            read += len(fresh)
            for call in fresh:
                person = by_chat.get(call.chat_id)
                if person and person.waiting and not person.waiting.done() and call.method == "sendMessage":
                    person.waiting.set_result(call.monotonic)
            await asyncio.sleep(0.004)

    def died(self, what: str) -> BotDied:
        tail = self.log.read_text(errors="replace")[-2000:]
        return BotDied(f"{what}; exit code {self.process.returncode}; its log ends with\n{tail}")

    def busiest_second(self, since: float) -> int:
        """The most messages, edits included, that arrived within any one second."""
        times = sorted(call.monotonic for call in self.box.sent if call.monotonic >= since)
        most, first = 0, 0
        for last, at in enumerate(times):
            while at - times[first] >= 1:
                first += 1
            most = max(most, last - first + 1)
        return most


@asynccontextmanager
async def standing(
    kind: Kind,
    folder: Path,
    library: Library,
    talkers: int,
    *,
    patients: int = 0,
    due_in_s: float = 0,
    per_second: int = 30,
    command: Sequence[str] = ("-m", "bot", "run"),
) -> AsyncIterator[Stand]:
    """A bot with that many people who have begun to talk to it, and `patients` more who are reminded in due_in_s.
    command: how ours is started."""
    box = Sandbox(token=TOKEN, username="hep_bench_bot")
    await box.serve(0)
    everybody = [box.add_phone(f"Patient {chat}", chat_id=chat) for chat in _chats(talkers + patients)]
    for phone in (*everybody, box.add_phone("Maya", chat_id=LEAD_CHAT)):
        phone.started = True
    due = datetime.fromtimestamp(time.time() + due_in_s, UTC)
    due_monotonic = time.monotonic() + due_in_s
    log = folder / "log"
    # Compiling every module anew would be half of each bot's start.
    kept = {k: v for k, v in os.environ.items() if not k.startswith("HEP_") and k != "PYTHONDONTWRITEBYTECODE"}
    env = kept | {"PYTHONPATH": str(ROOT)}
    url = f"http://127.0.0.1:{box.port}"
    if kind == "ours":
        file = folder / "bench.db"
        database = Database(f"sqlite:///{file}")
        await seed(
            database,
            library,
            talkers + patients,
            lambda n: due if n >= talkers else None,
            history_days=HISTORY_DAYS,
        )
        await database.close()
        env |= {
            "HEP_KEY": KEY.text,
            "HEP_TOKEN": TOKEN,
            "HEP_TELEGRAM_URL": url,
            "HEP_DATABASE_URL": f"sqlite:///{file}",
        }
        env |= {"HEP_MESSAGES_PER_SECOND": str(per_second)}
    else:
        command = ("-m", "benchmarks.plain_bot")
        env |= {"PLAIN_TOKEN": TOKEN, "PLAIN_URL": url, "PLAIN_FILE": str(folder / "pickle")}
        if patients:
            chats = _chats(talkers + patients)[talkers:]
            env |= {"PLAIN_REMIND_AT": str(due.timestamp()), "PLAIN_CHATS": f"{chats[0]}-{chats[-1]}"}
    with log.open("wb") as output:
        process = await asyncio.create_subprocess_exec(
            sys.executable, *command, cwd=folder, env=env, stdout=output, stderr=output
        )
        stand = Stand(box, [Person(p) for p in everybody[:talkers]], process, log, due_monotonic)
        listening = asyncio.create_task(stand.listen())
        try:
            await asyncio.gather(*(stand.one(p) for p in stand.people))
            yield stand
            if process.returncode is not None:
                raise stand.died("ended by itself")
        finally:
            listening.cancel()
            if process.returncode is None:
                process.terminate()
            await process.wait()
            await box.close()


def _chats(count: int) -> range:
    return range(FIRST_CHAT, FIRST_CHAT + count)


def lucks(count: int) -> Iterator[random.Random]:
    """The same tapping times in every round and for both bots."""
    return (random.Random(number) for number in range(count))
