"""The migrations make the tables that the code expects, from nothing, as often as one likes, whoever starts first."""

import asyncio

from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, inspect

from bot.storage import tables
from bot.storage.database import Database
from tests.clinic import opened, rows


async def test_the_migrations_make_the_tables_that_the_code_expects(database_url: str) -> None:
    def differences(connection: Connection) -> list[object]:
        # SQLite spells an empty default in a way of its own.
        defaults = connection.dialect.name == "postgresql"
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "compare_server_default": defaults}
        )
        return list(compare_metadata(context, tables.metadata))

    def indexes(connection: Connection) -> dict[str, set[str]]:
        found = inspect(connection)
        return {name: {str(i["name"]) for i in found.get_indexes(name)} for name in tables.metadata.tables}

    database = Database(database_url)
    await database.migrate()
    async with database.write() as connection:
        assert await connection.run_sync(differences) == []
        made = await connection.run_sync(indexes)
    for name, table in tables.metadata.tables.items():
        assert {str(i.name) for i in table.indexes} <= made[name]
    await database.close()


async def test_migrating_again_changes_nothing_and_several_at_once_do_it_once(database_url: str) -> None:
    processes = [Database(database_url) for _ in range(3)]
    assert await processes[0].revision() is None
    await asyncio.gather(*(database.migrate() for database in processes))
    await processes[0].migrate()
    assert [await database.revision() for database in processes] == ["0003"] * 3
    for database in processes:
        await database.close()


async def test_the_bot_makes_its_tables_when_it_starts_on_an_empty_database(database_url: str) -> None:
    async with opened(database_url) as clinic:
        assert len(await rows(clinic.app.store, tables.people)) == 4
