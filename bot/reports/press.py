"""Makes the files beside the event loop, in a process of its own: in a thread it would hold the interpreter's lock
against every reply (`python -m benchmarks.papers` measures both)."""

import asyncio
import logging
import multiprocessing
import os
import signal
import threading
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import connection

from bot.reports.order import Made, Order
from bot.reports.studio import Studio, Supplies

log = logging.getLogger(__name__)

_LONGEST_S = 90  # a file that takes longer never comes
_studio: Studio | None = None  # of a process that only makes files


class Press:
    """One file at a time. The process starts with the first, is replaced when it dies, and ends with `close`."""

    def __init__(self, supplies: Supplies, *, apart: bool = True, studio: Studio | None = None) -> None:
        """apart: in another process; otherwise in a thread, with the studio that is given or one of its own."""
        self._supplies, self._apart, self._studio = supplies, apart, studio
        self._executor: Executor | None = None
        self._one = asyncio.Lock()

    async def make(self, order: Order) -> Made:
        """Raises whatever making it raises, and TimeoutError."""
        async with self._one:
            try:
                return await self._once(order)
            except BrokenProcessPool:
                log.warning("the process that makes files has died; another one is started")
                return await self._once(order)

    async def _once(self, order: Order) -> Made:
        executor = self._executor = self._executor or self._started()
        work = _made if self._apart else self._here
        try:
            return await asyncio.wait_for(asyncio.get_running_loop().run_in_executor(executor, work, order), _LONGEST_S)
        except (BrokenProcessPool, TimeoutError):
            self.close()
            raise

    @property
    def process(self) -> int | None:
        """The id of the process that makes files, None while there is none."""
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
    global _studio
    os.nice(10)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _studio = Studio(supplies)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(0)


def _made(order: Order) -> Made:
    if _studio is None:
        raise RuntimeError("this process has not been set up to make files")
    return _studio.make(order)
