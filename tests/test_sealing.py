"""Sealing: what people say is not in the file, a ciphertext fits one row of one person, and keys can be changed."""

import asyncio
import os
import signal
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Text, func, insert, select, update

from bot.cast import Prescription, add_patient, add_staff
from bot.coach.effects import Keep
from bot.coach.model import Entry, EntryKind, Person, Role, Stage
from bot.storage import keys, tables
from bot.storage.database import Database
from bot.storage.inbox import Arrived
from bot.storage.sealing import SEALED, CannotOpen, Key, KeyRefused, Vault, key_id, keys_of, vault_of
from bot.storage.store import Store
from tests.clinic import KEY, START, letter, opened, rows, rules, stored
from tests.crash.sealing import rotate_and_die

# Text columns that hold nothing that anybody said: names of ours, ids, hashes.
_PLAIN = {("uploads", "file_id")}
_WORDS = ("Wilhelmina", "Quetzalcoatl", "my left ankle is on fire", "a very odd feeling", "please sleep well")


def _bytes(folder: Path) -> bytes:
    """All that the database has on the disk."""
    return b"".join(file.read_bytes() for file in folder.iterdir() if file.name.startswith("hep.db"))


async def _raw(store: Store, column: Any) -> list[Any]:
    async with store.reading() as tx:
        return list((await tx.connection.scalars(select(column))).all())


def test_every_text_column_is_sealed_or_known_to_be_plain() -> None:
    texts = {
        (table.name, column.name)
        for table in tables.metadata.sorted_tables
        for column in table.columns
        if isinstance(column.type, Text)
    }
    sealed = {(table.name, name) for table, bound in SEALED.items() for name in bound.columns}
    assert texts - sealed == _PLAIN
    for table, bound in SEALED.items():
        assert set(bound.by) <= set(table.c.keys())


async def test_nothing_that_anybody_said_can_be_read_in_the_file(tmp_path: Path) -> None:
    name, joined, report, note, message = _WORDS
    async with opened(f"sqlite:///{tmp_path}/hep.db") as clinic:
        maya, ann = clinic.phones["maya"], clinic.phones["ann"]
        stranger = clinic.box.add_phone(joined)
        maya.text("/new")
        await clinic.settle()
        maya.text(name)
        await clinic.settle()
        await clinic.later(hours=1)
        ann.text(f"/report {report}")
        await clinic.settle()
        ann.text(note)
        await clinic.settle()
        stranger.text(note)
        await clinic.settle()
        async with clinic.app.store.transaction() as tx:
            case = await tx.cases.of_person(clinic.people["ben"].id, START)
            assert case
            person = replace(case.person, joined_name=joined)
            await tx.cases.save(case, replace(case, person=person, stage=Stage(draft={"said": message})))
            await tx.facts.keep(person.id, Keep("note", message), START)
            await tx.facts.enter(person.id, Entry(EntryKind.NOTE, START, data={"text": message}))
            await tx.inbox.keep([Arrived(77, 5555, f'{{"message": {{"text": "{message}"}}}}')], START)
            await tx.outbox.add([letter(1003, message, order_key="waits")], START)
        await clinic.settle()
        assert any(report in text for text in clinic.heard("maya") + clinic.heard("tom"))
        assert (tmp_path / "hep.db-wal").stat().st_size
        assert (tmp_path / "hep.db-shm").exists()
        kept = _bytes(tmp_path)
    kept += _bytes(tmp_path)
    # So that the search can fail: what is not sealed is found.
    assert b"low_back_1" not in kept
    assert b"Europe/London" in kept
    assert [word for word in (*_WORDS, "Maya", "Tom", "bridge", "pain_before") if word.encode() in kept] == []


async def test_whatever_was_said_is_read_back_as_it_was(database_url: str) -> None:
    async with opened(database_url) as clinic:
        clinic.phones["ann"].text("/report it pulls here ¿sí? 🙂")
        await clinic.settle()
        case = await clinic.case("ann")
        assert "it pulls here ¿sí? 🙂" in case.reports[0].details.values()
        (raw,) = await _raw(clinic.app.store, tables.reports.c.document)
        assert key_id(raw) == KEY.id


# A ciphertext fits one row of one person


@pytest.fixture
async def kept(database_url: str) -> Any:
    """A store in which each sealed table has rows of two people."""
    async with stored(database_url) as store:
        await _fill(store)
        yield store


async def _fill(store: Store) -> list[Person]:
    tom = await add_staff(store, rules(), "Tom", Role.LEAD, 1, START)
    patients = []
    for number, name in enumerate(("Ann", "Ben"), start=2):
        prescription = Prescription("low_back_1")
        person = await add_patient(
            store, rules(), name, tom, prescription, number, START, zone="Europe/London", country="GB"
        )
        patients.append(person)
        async with store.transaction() as tx:
            for text in ("6", "7"):
                await tx.facts.keep(person.id, Keep("pain", text, "2603020800"), START)
                await tx.facts.enter(person.id, Entry(EntryKind.NOTE, START, data={"text": text}))
                await tx.outbox.add([letter(number, text, person_id=person.id)], START)
                await tx.inbox.keep([Arrived(number * 10 + int(text), number, "{}")], START)
    return patients


@pytest.mark.parametrize(
    ("table", "column"),
    [
        (tables.people, "alias"),
        (tables.people, "preferences"),
        (tables.cases, "stage"),
        (tables.plans, "document"),
        (tables.answers, "value"),
        (tables.entries, "document"),
        (tables.outbox, "payload"),
        (tables.inbox, "raw"),
    ],
)
async def test_a_ciphertext_in_another_row_does_not_open(kept: Store, table: Any, column: str) -> None:
    primary = list(table.primary_key.columns)
    for target in range(1, len(await _raw(kept, table.c[column]))):
        async with kept.transaction() as tx:
            found = (await tx.connection.execute(select(table).order_by(*primary))).mappings().all()
            moved = {**found[target], column: found[0][column]}
        assert kept.vault.open(table, found[0])[column]
        with pytest.raises(CannotOpen) as refused:
            kept.vault.open(table, moved)
        assert str(refused.value) == f"{table.name}.{column}: changed, or from another row"


async def test_a_moved_document_is_not_taken_for_somebody_elses(kept: Store) -> None:
    """In the database, through the turn's own way of loading a case."""
    async with kept.transaction() as tx:
        anns = select(tables.plans.c.document).where(tables.plans.c.patient_id == 2).scalar_subquery()
        await tx.connection.execute(update(tables.plans).where(tables.plans.c.patient_id == 3).values(document=anns))
    async with kept.reading() as tx:
        assert await tx.cases.of_person(2, START)
        with pytest.raises(CannotOpen):
            await tx.cases.of_person(3, START)


@pytest.mark.parametrize("change", ["flip", "cut", "column", "plain", "other key", "no base64"])
def test_a_changed_value_does_not_open(change: str) -> None:
    vault, column = Vault([KEY]), tables.people.c.alias
    sealed = vault.sealed(column, "Ann", 1)
    assert vault.text(column, sealed, 1) == "Ann"
    assert vault.sealed(column, "Ann", 1) != sealed
    flipped = sealed[:-6] + ("A" if sealed[-6] != "A" else "B") + sealed[-5:]
    changed = {
        "flip": flipped,
        "cut": sealed[:20],
        "column": vault.sealed(tables.people.c.joined_name, "Ann", 1),
        "plain": "Ann",
        "other key": Vault([Key.new()]).sealed(column, "Ann", 1),
        "no base64": sealed[:-4] + "!!!!",
    }
    with pytest.raises(CannotOpen) as refused:
        vault.text(column, changed[change], 1)
    assert "Ann" not in str(refused.value)


def test_nothing_stays_nothing_and_a_key_is_never_shown() -> None:
    vault = Vault([KEY])
    assert vault.sealed(tables.inbox.c.raw, "", 1, 1) == "" == vault.text(tables.inbox.c.raw, "", 1, 1)
    assert KEY.text not in repr(KEY)
    assert repr(KEY.secret) not in repr(KEY)


async def test_one_row_that_cannot_be_opened_holds_up_nobody_else(database_url: str) -> None:
    async with opened(database_url) as clinic:
        store, ann = clinic.app.store, clinic.phones["ann"]
        async with store.transaction() as tx:
            await tx.outbox.add([letter(1003, "lost", order_key="a"), letter(1004, "comes", order_key="b")], START)
            broken = Vault([KEY]).sealed(tables.outbox.c.payload, "{}", "elsewhere")
            lost = tables.outbox.c.order_key == "a"
            await tx.connection.execute(update(tables.outbox).where(lost).values(payload=broken))
            await tx.inbox.keep([Arrived(7, ann.chat_id, "{}")], START)
            await tx.connection.execute(update(tables.inbox).values(raw=broken))
            bens = update(tables.people).where(tables.people.c.id == clinic.people["ben"].id)
            await tx.connection.execute(bens.values(alias=broken))
        ann.text("/help")
        clinic.phones["maya"].text("/patients")
        await clinic.settle()
        assert "comes" in clinic.heard("ben")
        assert sorted(await _raw(store, tables.inbox.c.status)) == ["aside", "done", "done"]
        assert len(clinic.heard("ann")) == 2  # that something went wrong, and the help
        assert "Ann" in str(clinic.phones["maya"].messages[-1])
        for _ in range(8):
            await clinic.later(minutes=6)
        async with store.reading() as tx:
            assert await tx.connection.scalar(select(tables.outbox.c.status).where(lost)) == "dead"


def test_what_a_database_makes_a_number_of_is_bound_as_a_number() -> None:
    vault = Vault([KEY])
    assert vault.text(tables.inbox.c.raw, vault.sealed(tables.inbox.c.raw, "x", True, 5), 1, 5) == "x"


# Keys


async def test_a_key_file_is_made_once_for_its_owner_alone(tmp_path: Path) -> None:
    file = tmp_path / "new" / "key"
    made = keys.make_file(file)
    assert file.stat().st_mode & 0o777 == 0o600
    assert vault_of(None, file).ids == (made.id,)
    with pytest.raises(KeyRefused, match="is not overwritten"):
        keys.make_file(file)
    assert vault_of(None, file).ids == (made.id,)


@pytest.mark.parametrize("text", ["abc", "A" * 44, KEY.text[:-4], f"{KEY.text}x"])
def test_what_is_no_key_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(KeyRefused, match="32 bytes in base64"):
        keys_of(text)


def test_of_a_key_and_a_file_only_one_can_be_set_and_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(KeyRefused, match="both set"):
        vault_of(KEY.text, tmp_path / "key")
    with pytest.raises(KeyRefused, match="cannot be read"):
        vault_of(None, tmp_path / "key")
    (tmp_path / "key").write_text("# nothing yet\n")
    with pytest.raises(KeyRefused, match="holds no key"):
        vault_of(None, tmp_path / "key")
    with pytest.raises(KeyRefused, match="There is no key"):
        _ = vault_of(None, None).current


async def test_another_key_does_not_open_a_database_and_changes_nothing_in_it(database_url: str) -> None:
    async with stored(database_url) as store:
        await _fill(store)
        before = await _raw(store, tables.people.c.alias)
        other = Store(Database(database_url), Vault([Key.new()]))
        with pytest.raises(KeyRefused, match=f"sealed with key {KEY.id}"):
            await other.open_up(START)
        await other.database.close()
        assert await _raw(store, tables.people.c.alias) == before
        assert await _raw(store, tables.keys.c.id) == [KEY.id]


async def test_without_a_key_nothing_is_even_made(database_url: str) -> None:
    store = Store(Database(database_url), Vault())
    with pytest.raises(KeyRefused, match="There is no key"):
        await store.open_up(START)
    assert await store.database.revision() is None
    await store.database.close()


async def test_what_was_kept_in_plain_before_is_sealed_by_the_first_start(database_url: str) -> None:
    async with stored(database_url) as store:
        await _fill(store)
        async with store.transaction() as tx:
            for table in SEALED:
                for row in (await tx.connection.execute(select(table))).mappings().all():
                    plain = {name: store.vault.open(table, row)[name] for name in SEALED[table].columns}
                    same = [c == row[c.name] for c in table.primary_key.columns]
                    await tx.connection.execute(update(table).where(*same).values(plain))
            await tx.connection.execute(tables.keys.delete())
            await tx.connection.execute(tables.secrets.delete())
        assert "Ann" in await _raw(store, tables.people.c.alias)
        fresh = Store(Database(database_url), Vault([Key.new()]))
        await fresh.open_up(START)
        assert await keys.standing(fresh.database, fresh.vault) == (fresh.vault.current.id, True)
        assert await _stale(fresh) == 0
        async with fresh.reading() as tx:
            assert {p.alias for p in (await tx.people.of({1, 2, 3})).values()} == {"Tom", "Ann", "Ben"}
        await fresh.database.close()


async def _stale(store: Store) -> int:
    """How many values are not sealed with the current key."""
    found = [value for table, bound in SEALED.items() for n in bound.columns for value in await _raw(store, table.c[n])]
    assert found
    return sum(bool(value) and key_id(value) != store.vault.current.id for value in found)


async def test_a_change_of_key_seals_everything_anew_while_others_go_on(database_url: str, tmp_path: Path) -> None:
    file = tmp_path / "key"
    old = keys.make_file(file)
    one, other = (Store(Database(database_url), vault_of(None, file)) for _ in range(2))
    await one.open_up(START)
    await _fill(one)
    async with other.reading() as tx:
        assert await tx.cases.of_person(2, START)
    done = await keys.rotate(one.database, one.vault, START)
    new = one.vault.current
    assert new.id != old.id
    assert one.vault.ids == (new.id, old.id)
    assert done.values > 20
    assert not done.broken
    assert await _stale(one) == 0
    assert file.stat().st_mode & 0o777 == 0o600
    # The other process has not been started anew: it reads what is sealed anew, and seals with the new key.
    async with other.transaction() as tx:
        case = await tx.cases.of_person(2, START)
        assert case
        assert case.person.alias == "Ann"
        await tx.facts.keep(2, Keep("note", "hello"), START)
    assert await _stale(one) == 0
    # Again: another key, and the audit trail's own key outlives both.
    kept = one.vault.audit_key
    await keys.rotate(one.database, one.vault, START)
    again = Store(Database(database_url), vault_of(None, file))
    await again.open_up(START)
    assert again.vault.audit_key == kept
    assert len(again.vault.ids) == 3
    for store in (one, other, again):
        await store.database.close()


async def test_a_key_in_the_environment_is_changed_in_two_steps(database_url: str) -> None:
    new = Key.new()
    async with stored(database_url) as store:
        await _fill(store)
        with pytest.raises(KeyRefused, match="HEP_KEY=new,old"):
            await keys.rotate(store.database, store.vault, START)
    both = Store(Database(database_url), vault_of(f"{new.text},{KEY.text}", None))
    await both.open_up(START)
    assert await keys.standing(both.database, both.vault) == (new.id, False)
    # Until everything is sealed anew, the old key may not be left out.
    alone = Store(Database(database_url), vault_of(new.text, None))
    with pytest.raises(KeyRefused, match=KEY.id):
        await alone.open_up(START)
    await keys.rotate(both.database, both.vault, START)
    await alone.open_up(START)
    async with alone.reading() as tx:
        assert await tx.cases.of_person(2, START)
    for store in (both, alone):
        await store.database.close()


async def test_a_value_that_no_key_opens_is_left_and_told_of(database_url: str) -> None:
    async with stored(database_url) as store:
        await _fill(store)
        async with store.transaction() as tx:
            lost = Vault([Key.new()]).sealed(tables.cases.c.stage, "{}", 2)
            await tx.connection.execute(update(tables.cases).where(tables.cases.c.person_id == 2).values(stage=lost))
            await tx.connection.execute(insert(tables.keys).values(id="0" * 8, first_used=START, complete=False))
        store.vault._keys = {(new := Key.new()).id: new, **store.vault._keys}
        done = await keys.reseal(store.database, store.vault)
        assert done.broken == {"cases": 1}
        assert lost in await _raw(store, tables.cases.c.stage)


@pytest.mark.crash
@pytest.mark.parametrize("batch", [1, 5])
async def test_a_change_of_key_that_is_killed_loses_nothing_and_goes_on(
    database_url: str, tmp_path: Path, batch: int
) -> None:
    file = tmp_path / "key"
    keys.make_file(file)
    store = Store(Database(database_url), vault_of(None, file))
    await store.open_up(START)
    await _fill(store)
    process = rotate_and_die(database_url, file, batch)
    await asyncio.to_thread(process.join, 30)
    assert process.exitcode == -signal.SIGKILL
    new, _ = vault_of(None, file).ids
    values = [value for table in SEALED for value in await _raw(store, table.c[SEALED[table].columns[0]])]
    assert {key_id(value) == new for value in values if value} == {True, False}  # in the middle of it
    # Whoever starts now reads and writes.
    again = Store(Database(database_url), vault_of(None, file))
    await again.open_up(START)
    for person in (2, 3):
        async with again.transaction() as tx:
            case = await tx.cases.of_person(person, START)
            assert case
            await tx.facts.keep(person, Keep("pain", "8", "2603020800"), START)
    done = await keys.rotate(again.database, again.vault, START)
    assert again.vault.current.id == new  # the change that was begun, not another one
    assert done.values
    assert await _stale(again) == 0
    assert [r.value for r in await rows(again, tables.answers, patient_id=2)] == ["6", "7", "8"]
    async with again.reading() as tx:
        assert await tx.connection.scalar(select(func.count()).select_from(tables.keys)) == 2
    for each in (store, again):
        await each.database.close()


async def test_sealing_takes_no_longer_than_a_statement() -> None:
    """A guard against something a hundred times too slow, such as deriving a key for each value."""
    vault, text = Vault([KEY]), "x" * 1000
    began = os.times().user
    for _ in range(1000):
        vault.text(tables.cases.c.stage, vault.sealed(tables.cases.c.stage, text, 1), 1)
    assert os.times().user - began < 1
