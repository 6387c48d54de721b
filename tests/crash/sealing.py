"""A process that changes the key and is killed after so many batches."""

import asyncio
import multiprocessing
import os
import signal
from multiprocessing.context import ForkServerProcess
from pathlib import Path

from bot.storage import keys
from bot.storage.database import Database
from bot.storage.sealing import vault_of
from bot.storage.store import Store
from tests.clinic import START

_forking = multiprocessing.get_context("forkserver")
_forking.set_forkserver_preload([__name__])


def rotate_and_die(url: str, file: Path, batch: int) -> ForkServerProcess:
    process = _forking.Process(target=_run, args=(url, str(file), batch))
    process.start()
    return process


def _run(url: str, file: str, batch: int) -> None:
    done = 0

    def step() -> None:
        nonlocal done
        done += 1
        if done == batch:
            os.kill(os.getpid(), signal.SIGKILL)

    async def rotate() -> None:
        keys._BATCH = 2
        store = Store(Database(url), vault_of(None, Path(file)))
        await keys.rotate(store.database, store.vault, START, step)

    asyncio.run(rotate())
