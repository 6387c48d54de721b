"""Invites: used once, for a while, and every way to be wrong looks the same from outside."""

import asyncio
import hashlib
import re
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot.cast import Prescription, first_plan
from bot.coach.effects import Invite
from bot.coach.model import Person, Role, Standing
from bot.sandbox import Phone
from bot.storage import tables
from tests.clinic import START, OpenClinic, opened, rows, rules


@pytest.fixture
async def clinic(database_url: str) -> AsyncIterator[OpenClinic]:
    async with opened(database_url) as clinic:
        yield clinic


async def invited(clinic: OpenClinic) -> tuple[Person, str]:
    tom, now = clinic.people["tom"], clinic.clock.now()
    async with clinic.app.store.transaction() as tx:
        cleo = await tx.people.add(Person(0, Role.PATIENT, "Cleo", therapist_id=tom.id))
        await tx.facts.add_plan(cleo.id, first_plan(rules(), Prescription("low_back_1"), tom, now))
        code, _ = await tx.invites.make(cleo.id, now, rules().clinic.invite_hours)
    return cleo, code


def stranger(clinic: OpenClinic) -> Phone:
    return clinic.box.add_phone(f"Cleo {len(clinic.box.phones)}")


async def brings(clinic: OpenClinic, phone: Phone, code: str) -> str:
    """What the phone hears when it brings a code; a second later, because nobody is answered twice within one."""
    clinic.clock.move(timedelta(seconds=1))
    phone.start(code)
    await clinic.settle()
    return phone.last.text


async def test_of_fifty_who_use_one_invite_at_once_one_is_let_in(clinic: OpenClinic) -> None:
    cleo, code = await invited(clinic)
    phones = [stranger(clinic) for _ in range(50)]
    for phone in phones:
        phone.start(code)
    await clinic.settle()
    texts = [p.last.text for p in phones]
    assert sorted(texts.count(t) for t in set(texts)) == [1, 49]
    (joined,) = [p for p in phones if texts.count(p.last.text) == 1]
    (row,) = await rows(clinic.app.store, tables.people, id=cleo.id)
    assert (row.chat_id, row.standing) == (joined.chat_id, "joining")


async def test_of_fifty_redemptions_in_the_store_at_once_one_succeeds(clinic: OpenClinic) -> None:
    cleo, code = await invited(clinic)

    async def redeem() -> int | None:
        async with clinic.app.store.transaction() as tx:
            return await tx.invites.redeem(code, START)

    found = await asyncio.gather(*(redeem() for _ in range(50)))
    assert sorted(found, key=bool) == [None] * 49 + [cleo.id]


async def test_expired_revoked_used_wrong_and_empty_codes_all_get_the_same_answer(clinic: OpenClinic) -> None:
    cleo, used = await invited(clinic)
    await brings(clinic, stranger(clinic), used)
    dora, revoked = await invited(clinic)
    emil, replaced = await invited(clinic)
    async with clinic.app.store.transaction() as tx:
        await tx.invites.revoke(dora.id, clinic.clock.now())
        await tx.invites.make(emil.id, clinic.clock.now(), 72)
    _, expired = await invited(clinic)
    answers = [await brings(clinic, stranger(clinic), code) for code in (used, revoked, replaced, "wrong", "A" * 64)]
    clinic.clock.move(timedelta(hours=72))
    answers.append(await brings(clinic, stranger(clinic), expired))
    assert len(set(answers)) == 1
    assert [p.standing for p in await rows(clinic.app.store, tables.people) if p.alias == "Cleo"].count("joining") == 1
    assert cleo.standing is Standing.INVITED


async def test_after_five_wrong_codes_in_an_hour_even_the_right_one_is_refused_in_the_same_words(
    clinic: OpenClinic,
) -> None:
    _, code = await invited(clinic)
    phone = stranger(clinic)
    wrong = [await brings(clinic, phone, f"wrong{i}") for i in range(5)]
    assert {*wrong, await brings(clinic, phone, code)} == {wrong[0]}
    assert await rows(clinic.app.store, tables.invites, used_at=None)
    # Another chat is not held responsible, and after an hour neither is this one.
    clinic.clock.move(timedelta(hours=1, seconds=1))
    assert await brings(clinic, phone, code) != wrong[0]


async def test_an_invite_brought_to_a_chat_that_is_somebodys_stays_good(clinic: OpenClinic) -> None:
    _, code = await invited(clinic)
    await brings(clinic, clinic.phones["ann"], code)
    assert (await rows(clinic.app.store, tables.invites))[-1].used_at is None
    assert "Ann" in [p.alias for p in await rows(clinic.app.store, tables.people, chat_id=1003)]
    phone = stranger(clinic)
    await brings(clinic, phone, code)
    assert (await rows(clinic.app.store, tables.invites))[-1].used_at is not None


async def test_the_code_stands_in_the_database_only_hashed_once_the_therapist_has_it(clinic: OpenClinic) -> None:
    async with clinic.app.store.transaction() as tx:
        maya = await tx.cases.of_person(clinic.people["maya"].id, clinic.clock.now())
        assert maya
        await clinic.app.turns.invite(tx, maya.person, Invite("Cleo", "low_back_1", Prescription("low_back_1").slots))
    await clinic.settle()
    said = "".join(m.text or m.caption or "" for m in clinic.phones["maya"].messages)
    found = re.search(r"start=([\w-]+)", said)
    assert found
    code = found.group(1)
    assert len(code) >= 22
    await brings(clinic, stranger(clinic), code)
    everything = str([await rows(clinic.app.store, table) for table in tables.metadata.tables.values()])
    assert hashlib.sha256(code.encode()).hexdigest() in everything
    assert code not in everything


async def test_a_stranger_is_told_once_a_minute_and_a_group_once_a_day(clinic: OpenClinic) -> None:
    phone, group = stranger(clinic), clinic.box.group("Family")
    for _ in range(5):
        phone.text("hello?")
        group.text("hello?")
    await clinic.settle()
    assert (len(phone.inbox_texts), len(group.inbox_texts)) == (1, 0)
    group.text("/start")
    group.text("/today")
    await clinic.settle()
    assert len(group.inbox_texts) == 1
    assert await rows(clinic.app.store, tables.people, chat_id=group.chat_id) == []
