"""The audit trail: nobody reads or writes a record unseen, and whoever changes the trail is found out."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import delete, select, update

from bot.cast import Past, add_history
from bot.coach.events import Searched
from bot.storage import audit, tables
from bot.storage.audit import THE_BOT, history, verify
from bot.turn import Sender
from tests.clinic import START, OpenClinic, opened


@pytest.fixture
async def clinic(database_url: str) -> AsyncIterator[OpenClinic]:
    async with opened(database_url) as clinic:
        yield clinic


async def _trail(clinic: OpenClinic, name: str) -> list[tuple[int, str, str]]:
    lines = await history(clinic.app.database, clinic.people[name].id)
    return [(line.who, line.did, line.what) for line in lines]


async def _problems(clinic: OpenClinic) -> tuple[str, ...]:
    return (await verify(clinic.app.database, clinic.app.store.vault.audit_key, clinic.clock.now())).problems


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


# — what was put back to an older state —


async def _verdict(clinic: OpenClinic, since: str = "") -> audit.Verdict:
    return await verify(clinic.app.database, clinic.app.store.vault.audit_key, clinic.clock.now(), since)


async def _report(clinic: OpenClinic, text: str) -> None:
    clinic.phones["ann"].text(f"/report {text}")
    await clinic.settle()
    clinic.clock.move(timedelta(minutes=5))


async def _as_it_was(clinic: OpenClinic, person: int, case: Any, lines: int) -> None:
    """Ann's rows and the end of her chain as they once stood: whole in itself."""
    async with clinic.app.store.transaction() as tx:
        later = (tables.audit.c.person_id == person) & (tables.audit.c.seq > lines)
        await tx.connection.execute(delete(tables.audit).where(later))
        values = {"audited": case["audited"], "audit_end": case["audit_end"]}
        await tx.connection.execute(update(tables.cases).where(tables.cases.c.person_id == person).values(values))


async def test_an_anchor_that_was_kept_shows_that_an_older_state_was_put_back(clinic: OpenClinic) -> None:
    ann = clinic.people["ann"].id
    await _report(clinic, "one")
    lines = len(await _trail(clinic, "ann"))
    async with clinic.app.store.reading() as tx:
        hers = select(tables.cases).where(tables.cases.c.person_id == ann)
        case = dict((await tx.connection.execute(hers)).mappings().one())
    early = (await _verdict(clinic)).anchor
    await _report(clinic, "two")
    kept = (await _verdict(clinic)).anchor
    assert kept != early
    await _report(clinic, "three")
    # What has come since changes nothing, and an anchor of any age is good.
    assert (await _verdict(clinic, early)).problems == (await _verdict(clinic, kept)).problems == ()
    await _as_it_was(clinic, ann, case, lines)
    assert (await _verdict(clinic)).problems == (), "this is what the anchor is for"
    assert (await _verdict(clinic, early)).problems == ()
    (problem,) = (await _verdict(clinic, kept)).problems
    assert "an older state was put back" in problem
    await _report(clinic, "other")
    await _report(clinic, "words")
    assert "an older state was put back" in (await _verdict(clinic, kept)).problems[0], "more rows do not hide it"


async def test_an_anchor_leaves_out_what_may_not_be_committed_yet(clinic: OpenClinic) -> None:
    before = (await _verdict(clinic)).anchor
    clinic.phones["ann"].text("/report now")
    await clinic.settle()
    assert (await _verdict(clinic)).anchor == before
    clinic.clock.move(timedelta(minutes=2))
    assert (await _verdict(clinic)).anchor.split(".")[1] > before.split(".")[1]


async def test_an_anchor_made_without_the_key_is_none(clinic: OpenClinic) -> None:
    await _report(clinic, "one")
    kept = (await _verdict(clinic)).anchor
    moment, rows, code = kept.split(".")
    assert (await _verdict(clinic, f"{moment}.{rows}.{code[::-1]}")).problems
    for wrong in ("x", code, f"{moment}.{rows}", f"{moment}.{rows}.{code}0", f"99999999T000000.{rows}.{code}"):
        with pytest.raises(ValueError, match=r"anchor|time data"):
            await _verdict(clinic, wrong)


# — that nothing is read unseen —


@pytest.mark.parametrize(
    ("who", "taps", "whose", "what"),
    [
        ("tom", ("/patients", "Ann", "Chart"), "ann", "case"),
        ("tom", ("/patients", "Ann", "Notes"), "ann", "all entries"),
        ("tom", ("/patients", "Ann", "Export", "Ratings"), "ann", "file csv"),
        ("tom", ("/digest",), "tom", "week of 1 patients"),
        ("tom", ("/week",), "tom", "week of 1 patients"),
        ("maya", ("/patients",), "maya", "2 patients"),
        ("maya", ("/reports",), "maya", "1 open reports"),
        ("maya", ("/find Ann",), "maya", "2 patients"),
    ],
)
async def test_whatever_a_therapist_looks_at_is_in_a_trail(
    clinic: OpenClinic, who: str, taps: tuple[str, ...], whose: str, what: str
) -> None:
    await add_history(clinic.app.store, clinic.people["ann"], [Past(100, 2, 3, 1)] * 5, clinic.clock.now())
    await _report(clinic, "my knee")
    before = len(await _trail(clinic, whose))
    for tap in taps:
        clinic.phones[who].text(tap) if tap.startswith("/") else clinic.phones[who].tap(tap)
        await clinic.settle()
    assert (clinic.people[who].id, "read", what) in (await _trail(clinic, whose))[before:]


async def test_a_digest_that_comes_by_itself_is_in_the_trail_and_a_search_of_the_library_reads_nobody(
    clinic: OpenClinic,
) -> None:
    await clinic.later(days=1)
    assert (THE_BOT, "read", "week of 1 patients") in await _trail(clinic, "tom")
    before = await _trail(clinic, "tom")
    async with clinic.app.store.transaction() as tx:
        sender = Sender(clinic.phones["tom"].chat_id, "Tom", "en")
        await clinic.app.turns.hear(tx, sender, Searched("q", "bridge"))
    assert await _trail(clinic, "tom") == before
