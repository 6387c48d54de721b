"""What one tick of the clock costs, however many patients wait: the moments that are due, not the patients, should."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import event

from benchmarks.clinic import KEY, seed
from bot.clock import Clock
from bot.coach.rules import Clinic
from bot.content.library import Library
from bot.content.words import Wording
from bot.storage.database import Database
from bot.storage.sealing import Vault
from bot.storage.store import Store
from bot.turn import Turns

DUE = 10
_TICKS = 9


@dataclass(frozen=True)
class Tick:
    """idle_ms: nothing is due. busy_ms: 10 are. finds: how SQLite looks for what is due. scans: tables read whole."""

    idle_ms: float
    busy_ms: float
    finds: str
    scans: tuple[str, ...]


class _Nobody:
    """In place of the delivery: takes no letters."""

    def taker(self) -> None:
        return None

    def decided(self, handed: list[Any]) -> None:
        pass


async def cost(library: Library, patients: int) -> Tick:
    """Medians over several ticks. Ten patients are due at each of a few moments, all the others a month later."""
    first = datetime.now(UTC) + timedelta(hours=1)
    later = first + timedelta(days=30)

    def due_at(number: int) -> datetime:
        tick, _ = divmod(number, DUE)
        return first + timedelta(minutes=tick) if tick <= _TICKS else later + timedelta(seconds=number % 86_400)

    with TemporaryDirectory(prefix="hep-bench-") as folder:
        database = Database(f"sqlite:///{Path(folder) / 'bench.db'}")
        try:
            await seed(database, library, patients, due_at)
            now = first - timedelta(seconds=1)
            store = Store(database, Vault([KEY]))
            await store.open_up(first)
            turns = Turns(store, Wording(library), library.rules(Clinic()), lambda: now)
            clock = Clock(store, turns, lambda: now, _Nobody())  # type: ignore[arg-type]
            idle, busy = [], []
            with _statements(database) as asked:
                for tick in range(_TICKS + 1):
                    now = first + timedelta(minutes=tick, seconds=-1)
                    idle.append(await _timed(clock, 0))
                    now = first + timedelta(minutes=tick)
                    busy.append(await _timed(clock, DUE))
            plans = _plans(database, asked)
        finally:
            await database.close()
    finds = next(plan for sql, plan in plans if "FROM due" in sql and "ORDER BY" in sql)
    steps = {step for _, plan in plans for step in plan.split("; ")}
    scans = sorted(step.removeprefix("SCAN ") for step in steps if step.startswith("SCAN") and "INDEX" not in step)
    # The first tick of a new process compiles every statement.
    return Tick(median(idle[1:]), median(busy[1:]), finds, tuple(scans))


async def _timed(clock: Clock, expected: int) -> float:
    began = time.perf_counter()
    handled = await clock.tick()
    if handled != expected:
        raise RuntimeError(f"{handled} moments were due, not {expected}")
    return 1000 * (time.perf_counter() - began)


@contextmanager
def _statements(database: Database) -> Iterator[dict[str, Any]]:
    """Every statement that is run meanwhile, with the parameters of its first run."""
    asked: dict[str, Any] = {}

    def noted(_c: Any, _cursor: Any, statement: str, parameters: Any, _context: Any, many: bool) -> None:
        if not many and statement.startswith(("SELECT", "UPDATE")):
            asked.setdefault(statement, parameters)

    engines = database.engines
    for engine in engines:
        event.listen(engine, "before_cursor_execute", noted)
    try:
        yield asked
    finally:
        for engine in engines:
            event.remove(engine, "before_cursor_execute", noted)


def _plans(database: Database, asked: dict[str, Any]) -> list[tuple[str, str]]:
    """(statement, how SQLite goes about it)."""
    plans = []
    with database.engines[-1].connect() as connection:
        for statement, parameters in asked.items():
            rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
            plans.append((statement, "; ".join(row[-1] for row in rows)))
    return plans
