"""Makes files and draws charts beside the event loop, in a process of its own: in a thread it would hold the
interpreter's lock against every reply (`python -m benchmarks.papers` measures both)."""

import asyncio
import logging
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import connection
from typing import Any, TypeVar

from bot.reports.order import Made, Order
from bot.reports.studio import Studio, Supplies

Asked = TypeVar("Asked")
Got = TypeVar("Got")
log = logging.getLogger(__name__)

_LONGEST_S = 90  # what takes longer never comes
# Of a process that does nothing else:
_supplies: Supplies | None = None
_studio: Studio | None = None


class Press:
    """One thing at a time. The process starts with the first, is replaced when it dies, and ends with `close`."""

    def __init__(self, supplies: Supplies, *, apart: bool = True, studio: Studio | None = None) -> None:
        """apart: in another process; otherwise in a thread, with the studio that is given or one of its own."""
        self._supplies, self._apart, self._studio = supplies, apart, studio
        self._executor: Executor | None = None
        self._one = asyncio.Lock()

    async def make(self, order: Order) -> Made:
        """Raises whatever making it raises, and TimeoutError."""
        return await self._done(_made if self._apart else self._here, order)

    async def draw(self, picture: Mapping[str, Any]) -> bytes:
        """An `effects.Chart` or `Overview` as JSON knows it, with its words final, as PNG. Raises as `make` does."""
        return await self._done(_drawn, picture)

    async def _done(self, work: Callable[[Asked], Got], asked: Asked) -> Got:
        async with self._one:
            try:
                return await self._once(work, asked)
            except BrokenProcessPool:
                log.warning("the process that makes files and pictures has died; another one is started")
                return await self._once(work, asked)

    async def _once(self, work: Callable[[Asked], Got], asked: Asked) -> Got:
        executor = self._executor = self._executor or self._started()
        try:
            return await asyncio.wait_for(asyncio.get_running_loop().run_in_executor(executor, work, asked), _LONGEST_S)
        except (BrokenProcessPool, TimeoutError):
            self.close()
            raise

    @property
    def process(self) -> int | None:
        """The id of that process, None while there is none."""
        running = getattr(self._executor, "_processes", None) or {}
        return next(iter(running), None)

    def close(self) -> None:
        """Ends the process, whatever it is doing."""
        executor, self._executor = self._executor, None
        if executor is None:
            return
        processes = list((getattr(executor, "_processes", None) or {}).values())
        executor.shutdown(wait=False, cancel_futures=True)
        for process in processes:
            process.kill()

    def _started(self) -> Executor:
        if not self._apart:
            return ThreadPoolExecutor(1, "press")
        spawn = multiprocessing.get_context("spawn")  # not forked: we have threads
        return ProcessPoolExecutor(1, spawn, _set_up, (self._supplies,))

    def _here(self, order: Order) -> Made:
        self._studio = self._studio or Studio(self._supplies)
        return self._studio.make(order)


def _set_up(supplies: Supplies) -> None:
    """In the new process: 1. Whoever waits for a reply goes first. 2. Ctrl-C is the parent's. 3. End with it."""
    global _supplies
    os.nice(10)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _supplies = supplies


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(0)


def _made(order: Order) -> Made:
    """Whoever only draws needs no studio, which takes a while to set up."""
    global _studio
    if _supplies is None:
        raise RuntimeError("this process has not been set up to make files")
    _studio = _studio or Studio(_supplies)
    return _studio.make(order)


def _drawn(picture: Mapping[str, Any]) -> bytes:
    from bot.charts import chart_png  # loading it takes longer than a start may
    from bot.overviews import overview_png

    return overview_png(dict(picture)) if "rows" in picture else chart_png(dict(picture))
