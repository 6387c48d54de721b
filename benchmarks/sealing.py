"""What sealing costs in CPU time: one value, and a whole command with it and without it, one after the other in turn.

The command is measured with the stand-in for Telegram in the same process, which takes most of it.
"""

import asyncio
import time
from collections.abc import Mapping
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import Column, Table, select, update

from benchmarks.clinic import KEY
from bot.storage import tables
from bot.storage.sealing import SEALED, Vault
from tests import clinic

_VALUES = 2000
_TAPS = 120


class _Open(Vault):
    """In place of the vault: everything stays as it is."""

    def seal(self, table: Table, row: Mapping[str, Any]) -> dict[str, Any]:
        return dict(row)

    def open(self, table: Table, row: Mapping[Any, Any]) -> dict[str, Any]:
        return dict(row)

    def sealed(self, column: "Column[Any]", text: str, *by: object) -> str:
        return text

    def text(self, column: "Column[Any]", sealed: str, *by: object) -> str:
        return sealed


def one_value(size: int) -> tuple[float, float]:
    """Microseconds to seal and to open a text of that many characters."""
    vault, column, text = Vault([KEY]), tables.cases.c.stage, "x" * size
    began = time.process_time()
    sealed = [vault.sealed(column, text, 1) for _ in range(_VALUES)]
    between = time.process_time()
    for value in sealed:
        vault.text(column, value, 1)
    return (between - began) / _VALUES * 1e6, (time.process_time() - between) / _VALUES * 1e6


async def taps() -> tuple[float, float]:
    """Milliseconds of a patient's command and its answer, sealed and not, in turn: both see the same machine."""
    took: dict[bool, list[float]] = {True: [], False: []}
    with TemporaryDirectory(prefix="hep-bench-") as one, TemporaryDirectory(prefix="hep-bench-") as other:
        async with (
            clinic.opened(f"sqlite:///{Path(one)}/hep.db") as sealed,
            clinic.opened(f"sqlite:///{Path(other)}/hep.db") as plain,
        ):
            await _undo(plain)
            for number in range(_TAPS):
                for kind, here in ((True, sealed), (False, plain)):
                    here.phones["ann"].text("/plan")
                    began = time.process_time()
                    await here.settle()
                    if number >= _TAPS // 6:  # the first compile every statement
                        took[kind].append((time.process_time() - began) * 1000)
    return median(took[True]), median(took[False])


async def _undo(here: clinic.OpenClinic) -> None:
    """Everything in plain, and a vault that leaves it so."""
    store = here.app.store
    async with store.transaction() as tx:
        for table, bound in SEALED.items():
            for row in (await tx.connection.execute(select(table))).mappings().all():
                opened = store.vault.open(table, row)
                same = [c == row[c.name] for c in table.primary_key.columns]
                await tx.connection.execute(update(table).where(*same).values({n: opened[n] for n in bound.columns}))
    plain = _Open([KEY])
    plain.audit_key = store.vault.audit_key
    store.vault = plain


def main() -> None:
    for size in (20, 500, 5000):
        seal, open_ = one_value(size)
        print(f"a text of {size:>4} characters: {seal:5.1f} µs to seal, {open_:5.1f} µs to open")
    sealed, plain = asyncio.run(taps())
    print(f"a command and its answer, bot and stand-in: {sealed:.1f} ms of CPU sealed, {plain:.1f} in plain (median)")


if __name__ == "__main__":
    main()
