"""Keys, the audit trail and deletions at the command line: plain sentences and exit codes."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import update
from typer.testing import CliRunner

from bot import logs
from bot.__main__ import cli
from bot.coach.model import Person, Role
from bot.storage import tables
from bot.storage.database import Database
from bot.storage.sealing import Key, Vault, vault_of
from bot.storage.store import Store

NOW = datetime.now(UTC)


@pytest.fixture(autouse=True)
def apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder of its own, Telegram out of reach, and the log left as the tests have it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(logs, "set_up", lambda *_: None)
    monkeypatch.setenv("HEP_TOKEN", "123:none")
    monkeypatch.setenv("HEP_TELEGRAM_URL", "http://127.0.0.1:1")
    monkeypatch.setenv("HEP_DATABASE_URL", f"sqlite:///{tmp_path}/hep.db")
    monkeypatch.setenv("COLUMNS", "200")


def _run(*args: str, **env: str) -> tuple[int, str]:
    """Exit code and everything printed."""
    done = CliRunner().invoke(cli, args, env=env)
    return done.exit_code, done.output


def _seed(url: str, key: Key) -> None:
    """Maya leads, and Ann is her patient."""

    async def seed() -> None:
        store = Store(Database(url), Vault([key]))
        await store.open_up(NOW)
        async with store.transaction() as tx:
            maya = await tx.people.add(Person(0, Role.LEAD, "Maya"))
            await tx.people.add(Person(0, Role.PATIENT, "Ann", therapist_id=maya.id))
        await store.database.close()

    asyncio.run(seed())


def test_a_start_with_another_key_is_refused_in_one_sentence(tmp_path: Path) -> None:
    right, wrong = Key.new(), Key.new()
    _seed(f"sqlite:///{tmp_path}/hep.db", right)
    for command in (("run",), ("audit", "verify"), ("key", "rotate")):
        code, out = _run(*command, HEP_KEY=wrong.text)
        assert (code, out.count("\n")) == (2, 1)
        assert f"sealed with key {right.id}" in out
        assert wrong.text not in out
    code, out = _run("run", HEP_KEY="not a key")
    assert (code, out.count("\n")) == (2, 1)
    assert "32 bytes in base64" in out


def test_from_a_new_key_to_another_one(tmp_path: Path) -> None:
    file = tmp_path / "secret" / "key"
    code, out = _run("key", "new", str(file))
    assert code == 0
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.read_text().strip() not in out
    code, out = _run("key", "new", str(file))
    assert code == 2
    assert "is not overwritten" in out
    _seed(f"sqlite:///{tmp_path}/hep.db", next(iter(vault_of(None, file)._keys.values())))
    (first,) = vault_of(None, file).ids
    code, out = _run("key", "rotate", HEP_KEY_FILE=str(file))
    assert code == 0
    second, kept = vault_of(None, file).ids
    assert kept == first
    assert f"sealed with key {second} now" in out
    _, out = _run("check", HEP_KEY_FILE=str(file))
    assert f"key: {second}, and 1 older, from {file}" in out
    assert f"everything is sealed with key {second}" in out
    file.chmod(0o644)
    _, out = _run("check", HEP_KEY_FILE=str(file))
    assert f"chmod 600 {file}" in out


def test_check_says_how_the_key_is(tmp_path: Path) -> None:
    mine, other = Key.new(), Key.new()
    code, out = _run("check")
    assert code == 2
    assert "key: There is no key" in out
    _, out = _run("check", HEP_KEY=mine.text)
    assert "the first start seals the database with this key" in out
    _seed(f"sqlite:///{tmp_path}/hep.db", mine)
    _, out = _run("check", HEP_KEY=other.text)
    assert f"sealed with key {mine.id}, and that is not the key given" in out
    _, out = _run("check", HEP_KEY=f"{other.text},{mine.text}")
    assert "python -m bot key rotate" in out


def test_the_audit_trail_is_shown_and_a_change_in_it_found(tmp_path: Path) -> None:
    key = Key.new()
    _seed(f"sqlite:///{tmp_path}/hep.db", key)
    code, out = _run("audit", "verify", HEP_KEY=key.text)
    assert code == 0
    assert out.startswith("2 rows of 2 people: nothing was changed, removed or put elsewhere.\nKeep this line")
    _, out = _run("audit", "show", "1", HEP_KEY=key.text)
    assert "the bot      write   person" in out

    async def change() -> None:
        store = Store(Database(f"sqlite:///{tmp_path}/hep.db"), Vault([key]))
        await store.open_up(NOW)
        async with store.transaction() as tx:
            await tx.connection.execute(update(tables.audit).where(tables.audit.c.person_id == 1).values(who=7))
        await store.database.close()

    asyncio.run(change())
    code, out = _run("audit", "verify", HEP_KEY=key.text)
    assert code == 1
    assert "person 1: row 1 was changed, or stood elsewhere" in out


def test_what_was_erased_is_listed_and_applied_to_a_backup(tmp_path: Path) -> None:
    key, backup, file = Key.new(), tmp_path / "backup.db", tmp_path / "erased.txt"
    _seed(f"sqlite:///{tmp_path}/hep.db", key)

    async def copy_and_erase() -> None:
        store = Store(Database(f"sqlite:///{tmp_path}/hep.db"), Vault([key]))
        await store.open_up(NOW)
        source = store.database.engines[0].raw_connection()
        source.driver_connection.execute(f"VACUUM INTO '{backup}'")  # type: ignore[union-attr]
        source.close()
        async with store.transaction() as tx:
            await tx.erasing.erase(2, NOW)
        await store.database.close()

    asyncio.run(copy_and_erase())
    code, listed = _run("erased", "list", HEP_KEY=key.text)
    assert code == 0
    assert listed.startswith("2 ")
    file.write_text(listed)
    restored = {"HEP_KEY": key.text, "HEP_DATABASE_URL": f"sqlite:///{backup}"}
    for went in (1, 0):
        code, out = _run("erased", "apply", str(file), **restored)
        assert (code, out) == (0, f"{went} of 1 records were there and are taken away again.\n")
    file.write_text(listed + "nonsense\n")
    code, out = _run("erased", "apply", str(file), **restored)
    assert code == 2
    assert "line 2" in out
