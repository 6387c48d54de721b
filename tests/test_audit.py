"""The audit trail: nobody reads or writes a record unseen, and whoever changes the trail is found out."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import delete, select, update

from bot.storage import audit, tables
from bot.storage.audit import THE_BOT, history, verify
from tests.clinic import START, OpenClinic, opened


@pytest.fixture
async def clinic(database_url: str) -> AsyncIterator[OpenClinic]:
    async with opened(database_url) as clinic:
        yield clinic


async def _trail(clinic: OpenClinic, name: str) -> list[tuple[int, str, str]]:
    lines = await history(clinic.app.database, clinic.people[name].id)
    return [(line.who, line.did, line.what) for line in lines]


async def _problems(clinic: OpenClinic) -> tuple[str, ...]:
    return (await verify(clinic.app.database, clinic.app.store.vault.audit_key)).problems


async def test_what_a_patient_says_and_who_reads_it_is_in_the_trail(clinic: OpenClinic) -> None:
    ann, tom = clinic.people["ann"].id, clinic.people["tom"].id
    seeded = len(await _trail(clinic, "ann"))
    clinic.phones["ann"].text("/report my canary knee")
    await clinic.settle()
    said = (await _trail(clinic, "ann"))[seeded:]
    assert (ann, "write", "report 1") in said
    assert {who for who, did, _ in said if did == "read"} == set()
    clinic.phones["tom"].tap("👀")
    await clinic.settle()
    done = (await _trail(clinic, "ann"))[seeded + len(said) :]
    assert (tom, "read", "case") in done
    assert (tom, "write", "report 1") in done
    # The clock's doing is nobody's.
    await clinic.later(hours=1)
    assert (THE_BOT, "write") in {(who, did) for who, did, what in await _trail(clinic, "ann") if "workout" in what}
    assert "canary" not in str(await _trail(clinic, "ann"))
    assert await _problems(clinic) == ()


async def test_a_therapist_who_looks_at_the_list_is_in_their_own_trail(clinic: OpenClinic) -> None:
    clinic.phones["tom"].text("/patients")
    await clinic.settle()
    assert (clinic.people["tom"].id, "read", "1 patients") in await _trail(clinic, "tom")


async def test_a_record_cannot_be_read_where_it_cannot_be_written_down(clinic: OpenClinic) -> None:
    with pytest.raises(AssertionError, match="use a transaction"):
        async with clinic.app.store.reading() as tx:
            await tx.cases.of_patient(clinic.people["ann"].id, clinic.people["tom"], START)


async def test_what_fails_leaves_neither_a_change_nor_a_row(clinic: OpenClinic) -> None:
    before = await _trail(clinic, "ann")
    with pytest.raises(LookupError):
        async with clinic.app.store.transaction() as tx:
            await tx.cases.of_patient(clinic.people["ann"].id, clinic.people["tom"], START)
            raise LookupError
    assert await _trail(clinic, "ann") == before


async def test_people_who_act_at_once_keep_their_chains_whole(clinic: OpenClinic) -> None:
    async def look() -> None:
        async with clinic.app.store.transaction() as tx:
            await tx.cases.of_patient(clinic.people["ann"].id, clinic.people["tom"], START)
            await asyncio.sleep(0)

    before = len(await _trail(clinic, "ann"))
    await asyncio.gather(*(look() for _ in range(20)))
    assert len(await _trail(clinic, "ann")) == before + 20
    assert await _problems(clinic) == ()


def _of(person: int, seq: int) -> Any:
    return (tables.audit.c.person_id == person) & (tables.audit.c.seq == seq)


async def _swap(tx: Any, person: int) -> None:
    for one, other in ((2, 1000), (3, 2), (1000, 3)):
        await tx.connection.execute(update(tables.audit).where(_of(person, one)).values(seq=other))


async def _borrow(tx: Any, person: int) -> None:
    """Ben's row in the place of Ann's."""
    row = (await tx.connection.execute(select(tables.audit).where(_of(person + 1, 2)))).mappings().one()
    await tx.connection.execute(
        update(tables.audit).where(_of(person, 2)).values({**row, "person_id": person, "seq": 2})
    )


async def _cut(tx: Any, person: int) -> None:
    gone = (tables.audit.c.person_id == person) & (tables.audit.c.seq > 2)
    await tx.connection.execute(delete(tables.audit).where(gone))


async def _cut_and_hide(tx: Any, person: int) -> None:
    """Cut off, and the case made to say that there were never more."""
    await _cut(tx, person)
    code = await tx.connection.scalar(select(tables.audit.c.code).where(_of(person, 2)))
    where = tables.cases.c.person_id == person
    await tx.connection.execute(update(tables.cases).where(where).values(audited=2, audit_end=code + "0" * 64))


async def _wipe(tx: Any, person: int) -> None:
    await tx.connection.execute(delete(tables.audit).where(tables.audit.c.person_id == person))
    where = tables.cases.c.person_id == person
    await tx.connection.execute(update(tables.cases).where(where).values(audited=0, audit_end=""))


async def _lose_the_case(tx: Any, person: int) -> None:
    await tx.connection.execute(delete(tables.cases).where(tables.cases.c.person_id == person))


def _change(**values: object) -> Any:
    async def change(tx: Any, person: int) -> None:
        await tx.connection.execute(update(tables.audit).where(_of(person, 2)).values(values))

    return change


async def _remove(tx: Any, person: int) -> None:
    await tx.connection.execute(delete(tables.audit).where(_of(person, 2)))


@pytest.mark.parametrize(
    ("tamper", "found"),
    [
        (_change(who=99), "row 2 was changed, or stood elsewhere"),
        (_change(did="read"), "row 2 was changed, or stood elsewhere"),
        (_change(what="nothing"), "row 2 was changed, or stood elsewhere"),
        (_change(at=START - timedelta(microseconds=1)), "row 2 was changed, or stood elsewhere"),
        (_remove, "row 2 is missing"),
        (_swap, "row 2 was changed, or stood elsewhere"),
        (_borrow, "row 2 was changed, or stood elsewhere"),
        (_cut, "rows were written, 2 are there"),
        (_cut_and_hide, "the end of the trail was changed"),
        (_wipe, "the end of the trail was changed"),
        (_lose_the_case, "the case is gone"),
    ],
    ids=["who", "did", "what", "when", "removed", "order", "borrowed", "cut", "cut and hidden", "wiped", "no case"],
)
async def test_whoever_changes_the_trail_is_found(clinic: OpenClinic, tamper: Any, found: str) -> None:
    ann = clinic.people["ann"].id
    for name in ("ann", "ben"):
        for number in range(3):
            clinic.phones[name].text(f"/report {number}")
    await clinic.settle()
    assert len(await _trail(clinic, "ann")) > 3
    assert await _problems(clinic) == ()
    async with clinic.app.store.transaction() as tx:
        await tamper(tx, ann)
    (problem, *others) = await _problems(clinic)
    assert problem.startswith(f"person {ann}: ")
    assert problem.endswith(found)
    assert set(others) <= {problem}


async def test_without_the_key_no_chain_can_be_made_anew(clinic: OpenClinic) -> None:
    """What makes an HMAC better than a bare hash: everything in the tables is not enough."""
    ann = clinic.people["ann"].id
    lines = await history(clinic.app.database, ann)
    code = ""
    async with clinic.app.store.transaction() as tx:
        for line in lines:
            code = audit._code(b"", code, line)
            await tx.connection.execute(update(tables.audit).where(_of(ann, line.seq)).values(code=code))
        end = audit._end(b"", ann, len(lines), code)
        where = tables.cases.c.person_id == ann
        await tx.connection.execute(update(tables.cases).where(where).values(audit_end=end))
    assert await _problems(clinic) == (f"person {ann}: row 1 was changed, or stood elsewhere",)
