"""The migrations make the tables that the code expects, from nothing, as often as one likes, whoever starts first."""

import asyncio

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, inspect, select, text

from bot.storage import tables
from bot.storage.audit import verify
from bot.storage.database import Database, _config
from bot.storage.sealing import Vault, key_id
from bot.storage.store import Store
from tests.clinic import KEY, START, opened, rows


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


async def test_a_clinic_that_has_run_before_keeps_everything_and_is_sealed(database_url: str) -> None:
    """From the release before: people who point at each other, and rows that point at them."""
    database = Database(database_url)
    async with database.write() as connection:
        await connection.run_sync(lambda inner: command.upgrade(_config(inner), "0002"))
        for statement in _CLINIC:
            await connection.execute(
                text(statement), {"plan": '{"version":1,"programme":"p","exercises":[],"slots":[]}'}
            )
    store = Store(database, Vault([KEY]))
    await store.open_up(START)
    async with store.transaction() as tx:
        case = await tx.cases.of_person(2, START)
        assert case
        assert (case.person.alias, case.person.joined_name, case.person.therapist_id) == ("Ann", "Ann T", 1)
        assert case.plan
        assert case.plan.programme == "p"
        assert case.team
        assert case.team.therapist.alias == "Maya"
        for column in (tables.people.c.alias, tables.plans.c.document, tables.cases.c.stage):
            assert all(key_id(value) == KEY.id for value in await tx.connection.scalars(select(column)))
    assert (await verify(database, store.vault.audit_key, START)).problems == ()
    if not database.is_postgresql:
        async with database.write() as connection:
            assert await connection.scalar(text("PRAGMA foreign_keys")) == 1
    await database.close()


_CLINIC = (
    "INSERT INTO people (id, role, alias, standing, language) VALUES (1, 'lead', 'Maya', 'active', 'en')",
    "INSERT INTO people (id, role, alias, standing, language, therapist_id, joined_name) "
    "VALUES (2, 'patient', 'Ann', 'active', 'en', 1, 'Ann T')",
    "INSERT INTO cases (person_id, version, stage) VALUES (1, 1, '{}'), (2, 1, '{}')",
    "INSERT INTO plans (patient_id, version, created_at, author_id, document) "
    "VALUES (2, 1, '2026-03-02 09:00:00', 1, :plan)",
)


async def test_the_bot_makes_its_tables_when_it_starts_on_an_empty_database(database_url: str) -> None:
    async with opened(database_url) as clinic:
        assert len(await rows(clinic.app.store, tables.people)) == 4
