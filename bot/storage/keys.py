"""Keys and the database: which key it is sealed with, the first sealing of what was plain, and changing the key.

The rows themselves say which key they were sealed with, so a change of key that is cut off goes on where it was.
"""

import asyncio
import base64
import os
import secrets as random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, Table, and_, func, insert, literal, or_, select, text, tuple_, union_all, update

from bot.storage.audit import begin
from bot.storage.database import Database, StoreConnection
from bot.storage.sealing import SEALED, CannotOpen, Key, KeyRefused, Vault, key_id, sealed_with
from bot.storage.tables import inbox, keys, outbox, people, secrets

_BATCH = 200
_HELD_S = 0.05
_UNLOCKING = "4837, 3"
_AUDIT = "audit"
_ANYTHING = union_all(select(people.c.id), select(inbox.c.seq), select(outbox.c.id)).limit(1)


@dataclass(frozen=True)
class Resealed:
    """What a change of key did. broken: values that no key opens, by table; they were left as they are."""

    values: int
    broken: dict[str, int]


def make_file(path: Path) -> Key:
    """A new key in a new file that only its owner can read. Raises KeyRefused; a file is never overwritten."""
    key = Key.new()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise KeyRefused(
            f"{path} is there already and is not overwritten: without its key nothing can be read."
        ) from None
    except OSError as error:
        raise KeyRefused(f"{path} cannot be written ({type(error).__name__}).") from None
    _write(descriptor, f"{key.text}\n")
    _sync_folder(path)
    return key


def put_first(path: Path) -> Key:
    """A new key before the others in that file: the old ones still open what they sealed. The file is replaced in one
    step, so a kill leaves the old file or the new one."""
    key = Key.new()
    beside = path.with_name(f".{path.name}.new")
    beside.unlink(missing_ok=True)
    _write(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), f"{key.text}\n{path.read_text()}")
    os.replace(beside, path)
    _sync_folder(path)
    return key


def _write(descriptor: int, content: str) -> None:
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(path: Path) -> None:
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


async def unlock(database: Database, vault: Vault, now: datetime) -> None:
    """Make sure that this is the key of this database; a database without one is given this one, and whatever it holds
    in plain is sealed. Raises KeyRefused: nothing is to be read or written then."""
    async with database.write() as connection:
        if database.is_postgresql:
            await connection.execute(text(f"SELECT pg_advisory_xact_lock({_UNLOCKING})"))
        whole = await _admit(connection, vault, now)
        vault.audit_key = await _audit_key(connection, vault, now)
    if not whole:
        await reseal(database, vault)


async def _admit(connection: StoreConnection, vault: Vault, now: datetime) -> bool:
    """Whether nothing plain is left to be sealed. Raises KeyRefused."""
    known = (await connection.execute(select(keys.c.id, keys.c.complete).order_by(keys.c.seq))).all()
    mine = vault.current.id
    # The newest key whose change was finished, and everything since.
    finished = max((i for i, row in enumerate(known) if row.complete), default=0)
    missing = [row.id for row in known[finished:] if row.id not in vault.ids]
    if missing:
        raise KeyRefused(
            f"This database is sealed with key {missing[-1]}, and the key given is {', '.join(vault.ids)}. Set HEP_KEY "
            "or HEP_KEY_FILE to the key that it was sealed with."
        )
    nothing_yet = not known and await connection.scalar(_ANYTHING) is None
    if mine not in {row.id for row in known}:
        await connection.execute(insert(keys).values(id=mine, first_used=now, complete=nothing_yet))
    return nothing_yet or any(row.complete for row in known)


async def _audit_key(connection: StoreConnection, vault: Vault, now: datetime) -> bytes:
    """The key of the audit trail: random, sealed like the rest, so it outlives every change of key."""
    row = (await connection.execute(select(secrets).where(secrets.c.name == _AUDIT))).mappings().one_or_none()
    if row is None:
        made = base64.b64encode(random.token_bytes(32)).decode()
        await connection.execute(insert(secrets).values(vault.seal(secrets, {"name": _AUDIT, "value": made})))
        await begin(connection, base64.b64decode(made), now)
        return base64.b64decode(made)
    return base64.b64decode(vault.open(secrets, row)["value"])


async def standing(database: Database, vault: Vault) -> tuple[str, bool]:
    """The database's newest key ("" for none yet), and whether everything is sealed with the vault's."""
    async with database.read() as connection:
        known = (await connection.execute(select(keys.c.id, keys.c.complete).order_by(keys.c.seq.desc()))).all()
    complete = any(row.id == vault.current.id and row.complete for row in known)
    return (known[0].id if known else ""), complete and known[0].id == vault.current.id


async def rotate(database: Database, vault: Vault, now: datetime, step: Callable[[], None] = lambda: None) -> Resealed:
    """Change to a new key, or finish a change that was cut off. Everybody goes on working meanwhile.

    1. Where the last change is finished, put a new key first in the key file. 2. Register it. 3. Seal all rows anew,
    batch by batch, each its own transaction. 4. Mark it as finished. step: called after each batch. Raises KeyRefused.
    """
    await unlock(database, vault, now)
    _, finished = await standing(database, vault)
    if finished:
        if vault.file is None:
            raise KeyRefused(
                "Everything is sealed with HEP_KEY already. To change it, make a key with `python -m bot key new`, "
                "set HEP_KEY=new,old for every process, start them anew, and run this again; or use a HEP_KEY_FILE."
            )
        put_first(vault.file)
        vault.refresh()
        await unlock(database, vault, now)
    return await reseal(database, vault, step)


async def reseal(database: Database, vault: Vault, step: Callable[[], None] = lambda: None) -> Resealed:
    """Seal with the current key whatever is not, plain text included, until a whole pass finds nothing."""
    values = 0
    while True:
        found, broken = 0, {}
        for table in SEALED:
            changed, unopened = await _reseal_table(database, vault, table, step)
            found += changed
            if unopened:
                broken[table.name] = unopened
        values += found
        if not found:
            if await _left(database, vault) <= sum(broken.values()):
                break
            await asyncio.sleep(_HELD_S)  # held by others just now
    if not broken:
        async with database.write() as connection:
            await connection.execute(update(keys).where(keys.c.id == vault.current.id).values(complete=True))
    return Resealed(values, broken)


async def _left(database: Database, vault: Vault) -> int:
    """How many rows have something that is not sealed with the current key."""
    async with database.read() as connection:
        counts = [select(func.count()).select_from(t).where(_stale(vault, t)) for t in SEALED]
        return sum([await connection.scalar(count) or 0 for count in counts])


def _stale(vault: Vault, table: Table) -> ColumnElement[bool]:
    start = sealed_with(vault.current.id)
    names = SEALED[table].columns
    return or_(*(and_(table.c[n] != "", ~table.c[n].startswith(start, autoescape=True)) for n in names))


async def _reseal_table(database: Database, vault: Vault, table: Table, step: Callable[[], None]) -> tuple[int, int]:
    """How many values were sealed anew, and how many could not be opened."""
    bound, primary = SEALED[table], list(table.primary_key.columns)
    names = dict.fromkeys([*(c.name for c in primary), *bound.by, *bound.columns])
    batch = select(*(table.c[n] for n in names)).where(_stale(vault, table)).order_by(*primary).limit(_BATCH)
    # Whoever holds a row just now is not waited for: the next pass takes it along.
    batch = batch.with_for_update(skip_locked=True)
    after: Any = None
    changed = broken = 0
    while True:
        async with database.write() as connection:
            found = (await connection.execute(batch if after is None else batch.where(after))).mappings().all()
            for row in found:
                again, unopened = _anew(vault, table, dict(row))
                broken += unopened
                if again:
                    same = [table.c[n] == row[n] for n in again]
                    where = and_(*(c == row[c.name] for c in primary), *same)
                    changed += (await connection.execute(update(table).where(where).values(again))).rowcount
        if not found:
            return changed, broken
        step()
        after = tuple_(*primary) > tuple_(*(literal(found[-1][c.name], c.type) for c in primary))


def _anew(vault: Vault, table: Table, row: dict[str, Any]) -> tuple[dict[str, str], int]:
    """The row's stale columns sealed with the current key; and how many of them no key opens."""
    bound, again, broken = SEALED[table], {}, 0
    by = [row[name] for name in bound.by]
    for name in bound.columns:
        value = row[name]
        if not value or key_id(value) == vault.current.id:
            continue
        try:
            plain = vault.text(table.c[name], value, *by) if key_id(value) else value
        except CannotOpen:
            broken += 1
            continue
        again[name] = vault.sealed(table.c[name], plain, *by)
    return again, broken
