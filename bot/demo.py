"""The newcomer's two minutes: the real bot against the local stand-in for Telegram, with a seeded clinic and a page."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from pydantic import SecretStr

from bot.app import App
from bot.cast import Past, Prescription, add_history, add_patient, add_staff
from bot.coach.effects import Invite
from bot.coach.events import DueKind
from bot.coach.model import Role
from bot.pace import Pace
from bot.sandbox import Sandbox, SandboxClock
from bot.settings import Settings
from bot.storage.sealing import Key

_ZONE = "Europe/London"
_TOKEN = "1:demo"  # noqa: S105  the stand-in's, worth nothing anywhere else
# A low-back plan in its second week: getting better, one bad day, one missed one.
_HISTORY = [
    Past(100, 4, 4, 3), Past(100, 4, 3, 3), Past(50, 5, 5, 3), Past(100, 3, 3, 2), Past(100, 3, 2, 2), Past(0),
    Past(100, 3, 2, 2), Past(100, 2, 2, 1), Past(75, 2, 3),
]  # fmt: skip
_FIRST = ("pelvic_tilt", "knee_to_chest", "bridge", "cat_cow")
_WHAT = {
    DueKind.WORKOUT: "{name}'s exercises are due",
    DueKind.LATER: "{name}'s reminder",
    DueKind.NUDGE: "a nudge for {name}",
    DueKind.LAPSE: "{name}'s workout closes",
    DueKind.CHECK: "{name}'s soreness check",
    DueKind.TIMER: "{name}'s timer",
    DueKind.UNSEEN: "{name}'s report is still unseen",
    DueKind.DIGEST: "{name}'s daily summary",
}


class PortTaken(Exception):
    """The page's port is in use. The text says how to choose another."""


async def run(folder: Path, port: int, ready: Callable[[str], None]) -> None:
    """Until cancelled. ready: called with the page's address once everything is in place."""
    clock = SandboxClock(start=_a_morning())
    box = Sandbox(token=_TOKEN, username="hep_demo_bot", clock=clock)
    try:
        await box.serve(port)
    except OSError as error:
        raise PortTaken(f"Port {port} is taken. Choose another: make demo PORT={port + 1}") from error
    settings = Settings(
        token=SecretStr(_TOKEN),
        key=SecretStr(Key.new().text),
        telegram_url=f"http://127.0.0.1:{port}",
        database_url=f"sqlite:///{folder}/demo.db",
        name="the Harbour Clinic",
        phone="020 7946 0018",
        zone=_ZONE,
        country="GB",
    )
    app = App(settings, now=clock.now, pace=Pace(per_chat_s=0.2))
    try:
        async with app.running(), _drawn_meanwhile(settings.pictures):
            await _seed(app, box, clock)
            ready(f"http://127.0.0.1:{port}")
            failed = app.failed
            await (failed if failed is not None else asyncio.Event().wait())
    finally:
        await box.close()


@asynccontextmanager
async def _drawn_meanwhile(folder: Path) -> AsyncIterator[None]:
    """Draw the pictures that are missing in processes of their own: Ann's first, she will be the first to need them."""
    drawing = asyncio.create_task(_draw(folder))
    try:
        yield
    finally:
        drawing.cancel()
        with suppress(asyncio.CancelledError):
            await drawing


async def _draw(folder: Path) -> None:
    for keys in (_FIRST, ()):
        process = await asyncio.create_subprocess_exec(
            "nice", sys.executable, "-m", "bot", "content", "pictures", "--folder", str(folder), *keys,
            stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip
        try:
            await process.wait()
        finally:
            if process.returncode is None:
                # All of its group: it draws in processes of its own.
                os.killpg(process.pid, signal.SIGTERM)
                await process.wait()


def _a_morning() -> datetime:
    """Just before nine on a working day not far from today, so that dates on the page look familiar."""
    day = datetime.now(UTC).date()
    while day.weekday() > 3:
        day -= timedelta(days=1)
    return datetime.combine(day, time(8, 59, 30), ZoneInfo(_ZONE)).astimezone(UTC)


async def _seed(app: App, box: Sandbox, clock: SandboxClock) -> None:
    """Maya leads, Tom is a colleague, Ann is in week two of a low-back plan, Ben has an invite not used yet."""
    ann, maya, tom, _ = (
        box.add_phone(name, zone=_ZONE, chat_id=1001 + number)
        for number, name in enumerate(("Ann", "Maya", "Tom", "Ben"))
    )
    rules, now = app.turns.rules, clock.now()
    lead = await add_staff(app.store, rules, "Maya", Role.LEAD, maya.chat_id, now)
    await add_staff(app.store, rules, "Tom", Role.THERAPIST, tom.chat_id, now)
    patient = await add_patient(
        app.store,
        rules,
        "Ann",
        lead,
        Prescription("low_back_1", times=(time(9),)),
        ann.chat_id,
        now,
        zone=_ZONE,
        country="GB",
    )
    await add_history(app.store, patient, _HISTORY, now)
    for phone in (ann, tom, maya):
        phone.started = True
    ann.text("/plan")
    maya.start()
    slots = Prescription("knee_oa", days=(0, 2, 4)).slots
    async with app.store.transaction() as tx:
        await app.turns.invite(tx, lead, Invite("Ben", "knee_oa", slots))
    app.delivery.nudge()
    box.page_note = "Ben has been invited: the link in Maya's chat opens on his phone."

    async def next_due() -> tuple[datetime, str] | None:
        async with app.store.reading() as tx:
            row, letter = await tx.due.next(), await tx.outbox.next_at()
            people = await tx.people.of({row.person_id}) if row else {}
        if letter and letter > clock.now() and (row is None or letter < row.at):
            return letter, "a message that waits for the morning"
        if row is None:
            return None
        return row.at, _WHAT[DueKind(row.kind)].format(name=people[row.person_id].alias)

    box.hooks.next_due = next_due
    box.hooks.settled = app.settled
