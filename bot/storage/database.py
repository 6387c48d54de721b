"""Engines, transactions, migrations and the right to send: what differs between SQLite and PostgreSQL, in one place."""

import asyncio
import fcntl
import logging
import secrets
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from pathlib import Path
from typing import Any

import psycopg
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine
from sqlalchemy.pool import NullPool

from bot.storage.local import LocalConnection, LocalTransactions

log = logging.getLogger(__name__)

_MIGRATIONS = Path(__file__).parent / "migrations"
_CHANNEL = "hep"
# Advisory locks by two numbers: by one number they would share their space with the chat ids that the inbox locks.
_MIGRATING = "4837, 1"
_SENDING = "4837, 2"
_ANSWER_S = 5  # a connection that holds the right and is silent for longer counts as lost


StoreConnection = AsyncConnection | LocalConnection


class StoreUnavailable(Exception):
    """The database cannot be used just now (down, locked, full). Nothing was saved; the same call may work later."""


class Database:
    """One database. `write()` is a transaction that nobody else's can interleave with on the same rows."""

    def __init__(self, url: str) -> None:
        parsed = make_url(url)
        self.is_postgresql = parsed.get_backend_name() == "postgresql"
        if not self.is_postgresql:
            if parsed.database and parsed.database != ":memory:":
                Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
            parsed = parsed.set(drivername="sqlite")
        self.url = parsed
        # hide_parameters: an error would otherwise print what a patient wrote.
        options: dict[str, Any] = {"hide_parameters": True}
        self.engines: tuple[Engine, ...]  # the writers', and for SQLite the readers' too
        if self.is_postgresql:
            self._server = create_async_engine(parsed, pool_size=10, max_overflow=10, pool_pre_ping=True, **options)
            self.engines = (self._server.sync_engine,)
        else:
            options["connect_args"] = {"check_same_thread": False}
            writers, readers = create_engine(parsed, **options), create_engine(parsed, **options)
            _as_sqlite(writers, "BEGIN IMMEDIATE")
            _as_sqlite(readers, "BEGIN")
            self.engines = (writers, readers)
            self._local = LocalTransactions(writers, readers)
        self._writing = asyncio.Lock()
        self._me = secrets.token_hex(8)

    @asynccontextmanager
    async def write(self) -> AsyncIterator[StoreConnection]:
        """A read-and-write transaction; commits at the end, rolls back on an exception."""
        with _availability():
            if self.is_postgresql:
                async with self._server.begin() as connection:
                    yield connection
            else:
                # SQLite has one writer: waiting here costs less than waiting in its busy handler, and is fair.
                async with self._writing, self._local.write() as local:
                    yield local

    @asynccontextmanager
    async def read(self) -> AsyncIterator[StoreConnection]:
        """A transaction that only reads, and on SQLite does not wait for the writer."""
        with _availability():
            if self.is_postgresql:
                async with self._server.connect() as connection:
                    yield connection
            else:
                async with self._local.read() as local:
                    yield local

    async def migrate(self) -> None:
        """Bring the tables to the current version. Safe to run by several processes at once."""
        if not self.is_postgresql:
            with _availability():
                async with self._writing:
                    _upgrade_local(self.engines[0])
            return
        async with self.write() as connection:
            await connection.execute(text(f"SELECT pg_advisory_xact_lock({_MIGRATING})"))
            await connection.run_sync(_upgrade)

    async def revision(self) -> str | None:
        """The migration the database stands at, None for an empty one."""
        async with self.read() as connection:
            return await connection.run_sync(_current)

    @asynccontextmanager
    async def sending_right(self) -> AsyncIterator[Callable[[], Awaitable[bool]]]:
        """The right to poll and to send, held by one process at a time. Yields `held`, to be asked again and again:
        True once this process has it, False while another one does or the connection to the database is gone."""
        if self.is_postgresql:
            async with _PostgresRight(self) as right:
                yield right.held
        elif self.url.database in (None, "", ":memory:"):

            async def always() -> bool:
                return True

            yield always
        else:
            with _FileRight(Path(f"{self.url.database}.lock")) as file_right:
                yield file_right.held

    async def listen(self, heard: Callable[[], None]) -> None:
        """Call `heard` whenever another process has committed something. Runs until cancelled; SQLite has none."""
        if not self.is_postgresql:
            return
        while True:
            try:
                connection = await psycopg.AsyncConnection.connect(self._plain_url, autocommit=True)
                async with connection:
                    await connection.execute(f"LISTEN {_CHANNEL}")
                    heard()
                    async for notice in connection.notifies():
                        if notice.payload != self._me:
                            heard()
            except psycopg.Error:
                log.warning("listening to the database was interrupted; trying again")
                await asyncio.sleep(1)

    async def tell_others(self, connection: StoreConnection) -> None:
        """Wake the other processes when this transaction commits."""
        if self.is_postgresql:
            await connection.execute(text(f"NOTIFY {_CHANNEL}, '{self._me}'"))

    @property
    def _plain_url(self) -> str:
        return self.url.set(drivername="postgresql").render_as_string(hide_password=False)

    async def close(self) -> None:
        if self.is_postgresql:
            await self._server.dispose()
        else:
            self._local.close()


class _PostgresRight:
    """An advisory lock on a connection of its own: if the process dies, the database lets go of it."""

    def __init__(self, database: Database) -> None:
        self._engine = create_async_engine(
            database.url, poolclass=NullPool, isolation_level="AUTOCOMMIT", hide_parameters=True
        )
        self._connection: AsyncConnection | None = None
        self._asking = asyncio.Lock()  # the poller and the delivery ask, each for itself

    async def __aenter__(self) -> "_PostgresRight":
        return self

    async def held(self) -> bool:
        async with self._asking:
            had = self._connection is not None
            try:
                async with asyncio.timeout(_ANSWER_S):
                    return await self._still() if had else await self._take()
            except Exception as error:
                log.warning("%s the right to send (%s)", "lost" if had else "could not ask for", type(error).__name__)
                await self._drop()
                return False

    async def _take(self) -> bool:
        connection = await self._engine.connect()
        try:
            if await connection.scalar(text(f"SELECT pg_try_advisory_lock({_SENDING})")):
                self._connection = connection
        finally:
            if self._connection is None:
                await connection.close()
        return self._connection is not None

    async def _still(self) -> bool:
        if self._connection is not None:
            await self._connection.execute(text("SELECT 1"))
        return self._connection is not None

    async def _drop(self) -> None:
        if self._connection is not None:
            with suppress(Exception):
                await self._connection.invalidate()
            with suppress(Exception):
                await self._connection.close()
            self._connection = None

    async def __aexit__(self, *exc: object) -> None:
        if self._connection is not None:
            # The lock goes with the connection.
            with suppress(Exception):
                await self._connection.close()
        await self._engine.dispose()


class _FileRight:
    """A lock on a file beside the SQLite database; the system lets go of it when the process ends."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("a")
        self._mine = False

    def __enter__(self) -> "_FileRight":
        return self

    async def held(self) -> bool:
        if not self._mine:
            try:
                fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                self._mine = True
            except BlockingIOError:
                return False
        return True

    def __exit__(self, *exc: object) -> None:
        self._file.close()


@contextmanager
def _availability() -> Iterator[None]:
    """Down, locked, full, no connection left: one exception for what is nobody's fault and may work later."""
    try:
        yield
    except (OperationalError, InterfaceError) as error:
        if getattr(error.orig, "sqlite_errorcode", None) == sqlite3.SQLITE_ERROR:
            raise  # a statement that SQLite does not understand: ours to mend, and no better later
        raise StoreUnavailable(type(error.orig).__name__) from error
    except PoolTimeout as error:
        raise StoreUnavailable(type(error).__name__) from error


def _as_sqlite(engine: Any, begin: str) -> None:
    """Write-ahead log, full syncs, and a BEGIN of our own: the driver's default loses updates without a word."""

    @event.listens_for(engine, "connect")
    def _connected(dbapi: Any, _record: Any) -> None:
        dbapi.isolation_level = None
        cursor = dbapi.cursor()
        for pragma in ("busy_timeout=5000", "journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _begun(connection: Connection) -> None:
        connection.exec_driver_sql(begin)


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.attributes["connection"] = connection
    return config


def _upgrade(connection: Connection) -> None:
    command.upgrade(_config(connection), "head")


def _upgrade_local(engine: Engine) -> None:
    """SQLite changes a table by making it anew. With foreign keys in force, the old one of people could not go while
    anything points at it; so they are checked once, before the commit."""
    with engine.connect() as connection:
        driver: Any = connection.connection.dbapi_connection
        driver.execute("PRAGMA foreign_keys=OFF")
        try:
            with connection.begin():
                _upgrade(connection)
                if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
                    raise AssertionError("a migration has left a row that points at nothing")
        finally:
            driver.execute("PRAGMA foreign_keys=ON")


def _current(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()
