"""SQLite without a thread for every statement: each takes microseconds, handing it over and back took ten times that.

Only what may wait, for another process or for the disk, goes to a thread: the beginning and the end of a transaction.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from typing import Any, TypeVar

from sqlalchemy import Connection, CursorResult, Dialect, Engine, Executable, ScalarResult

_T = TypeVar("_T")


class LocalConnection:
    """The part of SQLAlchemy's AsyncConnection that we use, on the synchronous driver."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @property
    def dialect(self) -> Dialect:
        return self._connection.dialect

    async def execute(self, statement: Executable, parameters: Any = None) -> CursorResult[Any]:
        return self._connection.execute(statement, parameters)

    async def scalar(self, statement: Executable, parameters: Any = None) -> Any:
        return self._connection.scalar(statement, parameters)

    async def scalars(self, statement: Executable, parameters: Any = None) -> ScalarResult[Any]:
        return self._connection.scalars(statement, parameters)

    async def run_sync(self, work: Callable[[Connection], _T]) -> _T:
        return work(self._connection)


class LocalTransactions:
    """Transactions on one SQLite file. Writers take turns: the caller holds a lock of its own."""

    def __init__(self, writers: Engine, readers: Engine) -> None:
        self._writers, self._readers = writers, readers
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="sqlite")

    @asynccontextmanager
    async def write(self) -> AsyncIterator[LocalConnection]:
        """Commits at the end, rolls back on an exception."""
        connection = await self._to_its_end(self._begin)
        try:
            yield LocalConnection(connection)
            await self._to_its_end(connection.commit)
        finally:
            # Rolls back whatever has not been committed.
            connection.close()

    @asynccontextmanager
    async def read(self) -> AsyncIterator[LocalConnection]:
        with self._readers.connect() as connection:
            yield LocalConnection(connection)

    def close(self) -> None:
        self._thread.shutdown()
        self._writers.dispose()
        self._readers.dispose()

    def _begin(self) -> Connection:
        connection = self._writers.connect()
        try:
            connection.begin()
        except BaseException:
            connection.close()
            raise
        return connection

    async def _to_its_end(self, work: Callable[[], _T]) -> _T:
        """In the thread. If we are cancelled meanwhile it still ends before anything else touches the connection."""
        future = asyncio.get_running_loop().run_in_executor(self._thread, work)
        try:
            return await asyncio.shield(future)
        except asyncio.CancelledError:
            await asyncio.wait([future])
            if not future.exception() and isinstance(begun := future.result(), Connection):
                begun.close()
            raise
