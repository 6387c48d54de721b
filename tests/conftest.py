"""What the tests share: databases of both kinds, and the promise that a skipped test is said aloud."""

import os
import secrets
from collections.abc import AsyncIterator
from pathlib import Path

import psycopg
import pytest
from sqlalchemy.engine import make_url

POSTGRESQL = os.environ.get("HEP_TEST_POSTGRESQL", "")
CHROMIUM = os.environ.get("HEP_TEST_CHROMIUM", "")
NOTHING_SKIPPED = bool(os.environ.get("HEP_TEST_NOTHING_SKIPPED"))

_HOW = {
    "postgresql": (POSTGRESQL, "HEP_TEST_POSTGRESQL=postgresql+psycopg://postgres@127.0.0.1:5432/postgres"),
    "browser": (CHROMIUM, "HEP_TEST_CHROMIUM=/usr/bin/chromium"),
}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="rewrite what the conversations expect; review the diff")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        for mark, (there, how) in _HOW.items():
            if item.get_closest_marker(mark) and not there:
                item.add_marker(pytest.mark.skip(reason=f"to run it: {how} make test"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = terminalreporter.stats.get("skipped", [])
    reasons = sorted({report.longrepr[2].removeprefix("Skipped: ") for report in skipped})
    for reason in reasons:
        count = sum(report.longrepr[2].endswith(reason) for report in skipped)
        terminalreporter.write_line(f"{count} tests were skipped; {reason}")


def pytest_sessionfinish(session: pytest.Session) -> None:
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if NOTHING_SKIPPED and reporter is not None and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
async def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[str]:
    """An empty database of each kind."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/hep.db"
        return
    async for url in _postgresql():
        yield url


@pytest.fixture
async def postgresql_url() -> AsyncIterator[str]:
    """An empty PostgreSQL database."""
    async for url in _postgresql():
        yield url


async def _postgresql() -> AsyncIterator[str]:
    server = make_url(POSTGRESQL)
    name = f"hep_test_{secrets.token_hex(6)}"
    plain = server.set(drivername="postgresql").render_as_string(hide_password=False)
    connection = await psycopg.AsyncConnection.connect(plain, autocommit=True)
    async with connection:
        await connection.execute(f'CREATE DATABASE "{name}"')
        try:
            yield server.set(database=name).render_as_string(hide_password=False)
        finally:
            await connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
