"""The bot is killed, at named points and at any other: what a patient said is never lost, doubled or out of order."""

import asyncio
import os
import random
import signal
import sys
import time
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.sandbox import Sandbox
from bot.storage.tables import outbox
from tests.clinic import KEY, TOKEN, letter, rows, until
from tests.crash.bench import Bench, bench
from tests.crash.launcher import POINTS

pytestmark = pytest.mark.crash


@pytest.fixture
async def table(tmp_path: Path) -> AsyncIterator[Bench]:
    async with bench(f"sqlite:///{tmp_path}/hep.db", tmp_path) as made:
        yield made


@pytest.mark.parametrize("point", POINTS)
async def test_killed_at_a_named_point_it_loses_nothing(table: Bench, point: str) -> None:
    table.say(2)
    assert await table.dead(table.start(point=point)) == -signal.SIGKILL
    if point.endswith("the inbox's commit"):
        assert table.box.updates_confirmed == 0
    table.start()
    table.say()
    await table.all_done()
    twice = await table.check()
    assert twice <= 8, "only what was being sent may come twice"
    assert bool(twice) == (point == "after a send, before its mark")


async def test_killed_during_a_send_it_sends_a_reply_again_and_a_reminder_not(table: Bench) -> None:
    (_, ann), (_, ben), *_ = table.patients
    now = datetime.now(UTC)
    async with table.store.transaction() as tx:
        reminder = letter(ben.chat_id, "reminder", priority=3, not_before=now)
        await tx.outbox.add([letter(ann.chat_id, "reply", not_before=now), reminder], now)
    table.box.faults.add("slow", method="sendMessage", times=2, delay_s=60)
    first = table.start()
    await until(lambda: not table.box.faults.active, within_s=30)
    first.kill()
    await table.dead(first)
    table.start()
    await table.all_done()
    assert (ann.inbox_texts, ben.inbox_texts) == (["reply"], [])
    assert [r.status for r in await rows(table.store, outbox)] == ["sent", "unsure"]


async def test_killed_twenty_times_in_a_row_under_load_it_loses_nothing(table: Bench) -> None:
    chance = random.Random(20)
    for _ in range(20):
        process = table.start()
        await table.ready(process)
        table.say()
        await asyncio.sleep(chance.uniform(0.0, 0.25))
        process.kill()
        await table.dead(process)
    assert table.said == 20
    table.start()
    await table.all_done()
    await table.check()


async def test_asked_to_stop_under_load_it_finishes_what_is_in_hand_and_loses_nothing(table: Bench) -> None:
    process = table.start()
    await table.ready(process)
    table.say(10)
    await until(lambda: len(table.box.sent) > 5)
    began = time.monotonic()
    process.terminate()
    assert await table.dead(process) == 0
    assert time.monotonic() - began < 10
    assert "stopped" in table.log(process)
    sending = await rows(table.store, outbox, status="sending")
    assert sending == []
    table.start()
    await table.all_done()
    await table.check(repeats=False)


# The command line


async def bot(folder: Path, box: Sandbox, **env: str) -> asyncio.subprocess.Process:
    (folder / "clinic.toml").write_text("")
    there = {name: value for name, value in os.environ.items() if not name.startswith("HEP_")}
    given = {
        "HEP_TOKEN": TOKEN,
        "HEP_TELEGRAM_URL": f"http://127.0.0.1:{box.port}",
        "HEP_DATABASE_URL": f"sqlite:///{folder}/hep.db",
        "HEP_CONFIG": str(folder / "clinic.toml"),
        "HEP_KEY": KEY.text,
        "PYTHONPATH": str(Path(__file__).parents[1]),
    }
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "run", env=there | given | env, cwd=folder, stderr=asyncio.subprocess.PIPE
    )


async def said(process: asyncio.subprocess.Process) -> str:
    _, err = await asyncio.wait_for(process.communicate(), 60)
    return err.decode()


@pytest.fixture
async def box() -> AsyncIterator[Sandbox]:
    box = Sandbox(token=TOKEN)
    await box.serve(0)
    yield box
    await box.close()


async def test_on_an_empty_database_it_is_soon_ready_and_stops_when_asked(tmp_path: Path, box: Sandbox) -> None:
    process = await bot(tmp_path, box)
    assert process.stderr
    lines = []
    async with asyncio.timeout(60):
        while not lines or "ready" not in lines[-1]:
            lines.append((await process.stderr.readline()).decode())
            assert lines[-1], lines
    process.terminate()
    assert "stopped" in await said(process)
    assert process.returncode == 0


@pytest.mark.parametrize(
    ("fault", "method", "says"),
    [
        ("401", "getMe", "Telegram does not know this token"),
        ("404", "getUpdates", "Telegram does not know this token"),
        ("409", "getUpdates", "Somebody else is polling with this token"),
    ],
)
async def test_when_telegram_refuses_it_ends_with_a_sentence(
    tmp_path: Path, box: Sandbox, fault: str, method: str, says: str
) -> None:
    box.faults.add(fault, method=method, times=5)
    process = await bot(tmp_path, box)
    text = await said(process)
    assert process.returncode == 2
    assert says in text
    assert "Traceback" not in text
    assert TOKEN not in text


async def test_without_its_database_it_ends_with_a_sentence(tmp_path: Path, box: Sandbox) -> None:
    process = await bot(tmp_path, box, HEP_DATABASE_URL="postgresql://nobody:secret@127.0.0.1:1/none")
    text = await said(process)
    assert process.returncode == 2
    assert "The database cannot be used" in text
    assert "Traceback" not in text
    assert "secret" not in text
