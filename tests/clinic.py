"""What the tests of the spine share: the bot against the stand-in for Telegram, with a clock that is moved by hand."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import httpx
from pydantic import SecretStr
from sqlalchemy import select
from telegram.request import HTTPXRequest

from bot.app import App
from bot.cast import Prescription, add_patient, add_staff
from bot.coach.model import Case, Person, Role
from bot.coach.rules import Clinic, Rules
from bot.content.library import Library, load
from bot.pace import Pace
from bot.sandbox import Phone, Sandbox, SandboxClock
from bot.settings import Settings
from bot.storage.database import Database
from bot.storage.letter import Letter
from bot.storage.sealing import SEALED, Key, Vault
from bot.storage.store import Store
from bot.storage.tables import inbox, outbox

TOKEN = "1:clinic"
KEY = Key.of(bytes(32))
START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)  # a Monday, in London
WORKOUT_AT = time(10)
QUICK = {"per_second": 100_000.0, "per_chat_s": 0.0}


@cache
def library() -> Library:
    return load()


@cache
def rules() -> Rules:
    return library().rules(Clinic(bot_username="hep_demo_bot"))


@asynccontextmanager
async def stored(url: str) -> AsyncIterator[Store]:
    """An empty store, migrated."""
    store = Store(Database(url), Vault([KEY]))
    await store.open_up(START)
    try:
        yield store
    finally:
        await store.database.close()


def letter(chat_id: int = 1001, text: str = "hello", **fields: Any) -> Letter:
    """A letter with nothing special about it."""
    method = fields.pop("method", "send")
    payload = f'{{"method": "{method}", "text": "{text}", "buttons": []}}'
    values: dict[str, Any] = {
        "person_id": None,
        "chat_id": chat_id,
        "order_key": f"chat:{chat_id}",
        "priority": 2,
        "payload": payload,
        "not_before": START,
    }
    return Letter(**{**values, **fields})


@dataclass
class OpenClinic:
    """Maya leads, Tom is a therapist; Ann is Tom's patient and Ben is Maya's, each due at ten."""

    app: App
    box: Sandbox
    clock: SandboxClock
    people: dict[str, Person] = field(default_factory=dict)
    phones: dict[str, Phone] = field(default_factory=dict)

    async def settle(self) -> None:
        """Until all that was done has been taken in, handled and answered."""
        async with asyncio.timeout(20):
            while self.box.updates_pending:  # noqa: ASYNC110  the stand-in is polled
                await asyncio.sleep(0.002)
            await self.app.settled()

    async def later(self, **step: float) -> None:
        """Move the clock, handle what has come due, send what may be sent."""
        self.clock.move(timedelta(**step))
        await self.app.clock.tick()
        await self.settle()

    async def post(self, *letters: Letter) -> None:
        async with self.app.store.transaction() as tx:
            await tx.outbox.add(letters, self.clock.now())
        self.app.delivery.nudge()

    async def case(self, name: str) -> Case:
        async with self.app.store.reading() as tx:
            case = await tx.cases.of_person(self.people[name].id, self.clock.now())
        assert case is not None
        return case

    async def outbox(self, **where: Any) -> list[Any]:
        """The outbox's rows, in order."""
        return await rows(self.app.store, outbox, **where)

    async def inbox(self, **where: Any) -> list[Any]:
        return await rows(self.app.store, inbox, **where)

    def heard(self, name: str) -> list[str]:
        return self.phones[name].inbox_texts


async def rows(store: Store, table: Any, **where: Any) -> list[Any]:
    """The table's rows, opened."""
    statement = select(table).order_by(*table.primary_key.columns).filter_by(**where)
    async with store.reading() as tx:
        found = [dict(row) for row in (await tx.connection.execute(statement)).mappings()]
    return [SimpleNamespace(**(store.vault.open(table, row) if table in SEALED else row)) for row in found]


def settings(url: str, **given: Any) -> Settings:
    values = {
        "key": SecretStr(KEY.text),
        "telegram_url": "http://sandbox",
        "database_url": url,
        "zone": "Europe/London",
        "pictures": Path("none"),
    }
    return Settings(token=SecretStr(TOKEN), **{**values, **given})


@asynccontextmanager
async def opened(
    url: str,
    *,
    pace: Callable[[SandboxClock], Pace] | None = None,
    start: datetime = START,
    zone: str = "Europe/London",
    **given: Any,
) -> AsyncIterator[OpenClinic]:
    """The whole bot in this process; `given` are settings."""
    clock = SandboxClock(start, frozen=True)
    box = Sandbox(token=TOKEN, clock=clock)
    app = App(
        settings(url, **given),
        now=clock.now,
        request=lambda: HTTPXRequest(httpx_kwargs={"transport": httpx.ASGITransport(app=box.asgi)}),
        pace=pace(clock) if pace else Pace(**QUICK),
        library=library(),
        press_apart=False,
    )
    clinic = OpenClinic(app, box, clock)
    async with app.running(ticking=False):
        await fill(clinic, zone)
        yield clinic
    await box.close()


def paced_by_hand(clock: SandboxClock) -> Pace:
    """No limits, but pauses last until the clock is moved."""

    async def sleep(seconds: float) -> None:
        until = clock.now() + timedelta(seconds=seconds)
        while clock.now() < until:  # noqa: ASYNC110  moved by hand
            await asyncio.sleep(0.002)

    # So fast that adding a gap to the clock changes nothing: it stands still between moves.
    return Pace(1e12, 0, clock=lambda: clock.now().timestamp(), sleep=sleep)


async def until(true: Callable[[], bool], within_s: float = 10) -> None:
    """Wait for something that happens by itself."""
    async with asyncio.timeout(within_s):
        while not true():  # noqa: ASYNC110
            await asyncio.sleep(0.005)


async def fill(clinic: OpenClinic, zone: str = "Europe/London") -> None:
    store, now = clinic.app.store, clinic.clock.now()
    for name, role in (("maya", Role.LEAD), ("tom", Role.THERAPIST), ("ann", None), ("ben", None)):
        phone = clinic.box.add_phone(name.capitalize())
        phone.started = True
        clinic.phones[name] = phone
        if role:
            person = await add_staff(store, rules(), name.capitalize(), role, phone.chat_id, now)
        else:
            therapist = clinic.people["tom" if name == "ann" else "maya"]
            person = await add_patient(
                store,
                rules(),
                name.capitalize(),
                therapist,
                Prescription("low_back_1", times=(WORKOUT_AT,)),
                phone.chat_id,
                now,
                zone=zone,
                country="GB",
            )
        clinic.people[name] = person
