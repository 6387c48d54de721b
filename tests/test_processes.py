"""Several identical processes on one PostgreSQL database share the work, and one goes on where another dies."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.clinic import until
from tests.crash.bench import Bench, bench

pytestmark = [pytest.mark.crash, pytest.mark.postgresql]


@pytest.fixture
async def table(postgresql_url: str, tmp_path: Path) -> AsyncIterator[Bench]:
    async with bench(postgresql_url, tmp_path) as made:
        yield made


async def test_two_processes_share_the_work_and_each_update_is_handled_once(table: Bench, tmp_path: Path) -> None:
    handled = tmp_path / "handled"
    for _ in range(2):
        await table.ready(table.start(handled=handled))
    table.say(15)
    await table.all_done()
    await table.check(repeats=False)
    lines = [line.split() for line in handled.read_text().splitlines()]
    updates = [seq for _, seq in lines]
    assert len(updates) == len(set(updates)) == 150
    assert {int(pid) for pid, _ in lines} == {p.pid for p in table.processes}


async def test_when_the_one_that_sends_is_killed_the_other_goes_on(table: Bench) -> None:
    first = table.start()
    await table.ready(first)
    table.say()
    await until(lambda: bool(table.box.sent))  # it is the one that polls and sends
    second = table.start()
    await table.ready(second)
    table.say(5)
    first.kill()
    await table.dead(first)
    table.say(2)
    await table.all_done(within_s=25)
    await table.check()
    assert second.is_alive()
