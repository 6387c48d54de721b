"""Every button and every command, as everybody, with somebody else's ids: nothing of theirs changes, nothing leaks."""

import json
from collections.abc import AsyncIterator, Iterable, Iterator
from dataclasses import dataclass
from datetime import time
from typing import Any

import pytest
from sqlalchemy import insert, select, update

from bot.app import PATIENT_COMMANDS, THERAPIST_COMMANDS
from bot.cast import Past, Prescription, add_history, add_patient, add_staff
from bot.coach.asks import ASKS, Ask
from bot.coach.events import Answered, Commanded, Event, Said
from bot.coach.model import Person, Role, Standing
from bot.content.words import Wording
from bot.storage import tables
from bot.storage.store import Store, Transaction
from bot.turn import Sender, Turns
from tests.clinic import START, library, rules, stored

CANARY = "zzcanary"
# Who was refused what is written down about the person all the same: that is no change of theirs.
_WRITTEN_BY_US = ("refusals", "audit")
_EXTRA = ("yes", "no", "show", "add", "0", "1", "cancel", "bridge", "low_back_1", "revoke")
_REFS = ("{ann}", "{ann}-1", "{ann}-1-reduce")
_COMMANDS = ("cancel", "find", "export", "plan", "log", "restore", "delete", "revoke", "discharge", "nonsense")


@dataclass
class Clinic:
    """Ann is Tom's, and nobody else's business."""

    store: Store
    turns: Turns
    people: dict[str, Person]

    async def hear(self, tx: Transaction, who: str, event: Event) -> None:
        await self.turns.hear(tx, Sender(_chat(who), who, "en"), event)

    async def rows_of_ann(self, tx: Transaction) -> dict[str, list[Any]]:
        """Everything that is stored of her, in every table that knows whose a row is."""
        ann, found = self.people["ann"].id, {}
        for table in tables.metadata.sorted_tables:
            columns = [table.c[c] for c in ("patient_id", "person_id") if c in table.c] or (
                [table.c.id] if table.name == "people" else []
            )
            if not columns or table.name in _WRITTEN_BY_US:
                continue
            statement = select(table).where(columns[0] == ann).order_by(*table.primary_key.columns)
            rows = [dict(row) for row in (await tx.connection.execute(statement)).mappings()]
            # A case's version and the end of its audit trail move with a read.
            quiet = ("version", "audited", "audit_end") if table.name == "cases" else ()
            found[table.name] = [{k: v for k, v in row.items() if k not in quiet} for row in rows]
        return found

    async def said_since(self, tx: Transaction, letter: int) -> list[tuple[int | None, str]]:
        """(whose, text and buttons) of what has been put into the outbox since."""
        statement = select(tables.outbox).where(tables.outbox.c.id > letter)
        rows = [
            self.store.vault.open(tables.outbox, row) for row in (await tx.connection.execute(statement)).mappings()
        ]
        return [(row["person_id"], row["payload"]) for row in rows]

    async def last_letter(self, tx: Transaction) -> int:
        found = (await tx.connection.scalars(select(tables.outbox.c.id))).all()
        return max(found, default=0)


def _chat(who: str) -> int:
    return 5000 + sum(map(ord, who))


@pytest.fixture
async def clinic(tmp_path: object) -> AsyncIterator[Clinic]:
    async with stored(f"sqlite:///{tmp_path}/hep.db") as store:
        people: dict[str, Person] = {}
        for name, role in (
            ("maya", Role.LEAD),
            ("tom", Role.THERAPIST),
            ("eva", Role.THERAPIST),
            ("otto", Role.THERAPIST),
        ):
            people[name] = await add_staff(store, rules(), name.capitalize(), role, _chat(name), START)
        people["rex"] = await add_staff(store, rules(), "Rex", Role.THERAPIST, _chat("rex"), START)
        for name, therapist in (("ann", "tom"), ("ben", "maya"), ("cleo", "eva"), ("dora", "eva")):
            plan = Prescription("low_back_1", times=(time(10),))
            people[name] = await add_patient(
                store, rules(), name.capitalize(), people[therapist], plan, _chat(name), START, zone="Europe/London",
                country="GB",
            )  # fmt: skip
        await add_history(store, people["ann"], (Past(100, 2, 3, 1), Past(0)), START)
        turns = Turns(store, Wording(library()), rules(), lambda: START)
        clinic = Clinic(store, turns, people)
        async with store.transaction() as tx:
            for text in (f"report {CANARY}", f"stage {CANARY}"):
                word, _, rest = text.partition(" ")
                event = Commanded("report", rest) if word == "report" else Said(f"{rest} whatever", 7)
                await clinic.hear(tx, "ann", event)
            await clinic.hear(tx, "tom", Answered("patient", "jot", str(people["ann"].id)))
            await clinic.hear(tx, "tom", Said(f"note {CANARY}", 8))
            await clinic.hear(tx, "tom", Answered("patient", "write", str(people["ann"].id)))
            await clinic.hear(tx, "tom", Said(f"letter {CANARY}", 9))
            row = {"patient_id": people["ann"].id, "therapist_id": people["otto"].id, "since": START}
            await tx.connection.execute(insert(tables.observers).values(row))
            for name, standing in (("rex", "revoked"), ("cleo", "stopped"), ("dora", "ended")):
                gone = update(tables.people).where(tables.people.c.id == people[name].id)
                await tx.connection.execute(gone.values(standing=standing))
            # Rex looked after Ann until he was revoked; his chat is still known.
        yield clinic


def _values(ask: Ask, clinic: Clinic) -> Iterator[str]:
    yield from dict.fromkeys((*ask.values[:1], *ask.options, *(() if ask.options else _EXTRA)))
    if ask.name in ("pass", "observe"):
        for name in ("eva", "otto", "maya"):
            yield from (f"{sign}{clinic.people[name].id}" for sign in ("", "plus", "minus"))


def _everything(clinic: Clinic, who: str) -> Iterator[Event]:
    """Every ask with all its answers, at Ann's ids; every command with her name, her number and her report.

    A question for others than this person is refused before its answer is looked at, so one of them will do.
    """
    ann = clinic.people["ann"].id
    person = clinic.people.get(who)
    kind = "patient" if person and person.role is Role.PATIENT else "therapist"
    for ask in ASKS.values():
        theirs = ask.person in (kind, "anybody")
        for ref in _REFS if theirs and kind == "therapist" else _REFS[1:2]:
            for value in _values(ask, clinic) if theirs else ("yes",):
                yield Answered(ask.name, value, ref.format(ann=ann), 1, message_id=3)
    for name in dict.fromkeys((*PATIENT_COMMANDS, *THERAPIST_COMMANDS, *_COMMANDS)):
        if name != "stop":  # ends their own conversation, so nothing would be tried after it
            for rest in ("Ann", f"R-{ann}-1"):
                yield Commanded(name, rest)
    for text in ("Ann", str(ann), f"R-{ann}-1", "notes", "yes", "1"):
        yield Said(text, 5)


async def _tried(clinic: Clinic, who: str, events: Iterable[Event] = ()) -> tuple[list[str], list[str]]:
    """The tables in which something of Ann's has changed, and what was said to others that holds what is hers alone."""
    async with clinic.store.transaction() as tx:
        before, letter = await clinic.rows_of_ann(tx), await clinic.last_letter(tx)
        for event in events or _everything(clinic, who):
            await clinic.hear(tx, who, event)
        after = await clinic.rows_of_ann(tx)
        said = await clinic.said_since(tx, letter)
    leaks = [text for person, text in said if CANARY in text and person != clinic.people["ann"].id]
    return sorted(name for name in before if before[name] != after[name]), leaks


async def test_nobody_else_changes_or_reads_anything_of_a_patient(clinic: Clinic) -> None:
    """Another patient, one who has stopped, one whose episode is over, a colleague, a revoked one, and a stranger."""
    for who in ("ben", "cleo", "dora", "eva", "rex", "nobody"):
        assert (who, *await _tried(clinic, who)) == (who, [], [])


async def test_an_observer_reads_and_changes_nothing(clinic: Clinic) -> None:
    changed, leaks = await _tried(clinic, "otto")
    assert changed == []
    assert any("note zzcanary" in text for text in leaks), "what an observer may read was not shown"


@pytest.mark.parametrize("who", ["tom", "maya"])
async def test_the_same_taps_of_those_who_may_do_change_and_show_things(clinic: Clinic, who: str) -> None:
    """Or the tests above would hold for a bot that answers nothing."""
    ref = f"{clinic.people['ann'].id}"
    taps = [Answered("decide", "seen", f"{ref}-1"), Answered("patient", "notes", ref), Answered("look", "show", ref)]
    changed, leaks = await _tried(clinic, who, taps)
    assert "reports" in changed
    assert len(leaks) > 1


async def test_what_was_refused_is_counted_and_says_nothing(clinic: Clinic) -> None:
    ann = clinic.people["ann"].id
    async with clinic.store.transaction() as tx:
        for who, event in (
            ("eva", Answered("decide", "seen", f"{ann}-1")),
            ("ben", Answered("patient", "notes", str(ann))),
            ("otto", Answered("decide", "hold", f"{ann}-1")),
            ("rex", Answered("look", "show", str(ann))),
        ):
            await clinic.hear(tx, who, event)
        rows = (await tx.connection.execute(select(tables.refusals))).mappings().all()
        counted = await tx.access.refused_since(START)
    assert counted == len(rows) == 4
    assert [(row["person_id"], row["about"]) for row in rows[:1]] == [(clinic.people["eva"].id, ann)]
    assert CANARY not in json.dumps([dict(row) for row in rows], default=str)
    async with clinic.store.reading() as tx:
        trail = (await tx.connection.execute(select(tables.audit).where(tables.audit.c.did == "refused"))).mappings()
        kept = {(row["person_id"], row["who"], row["what"]) for row in trail}
    eva, otto, ben, rex = (clinic.people[name].id for name in ("eva", "otto", "ben", "rex"))
    assert kept == {(ann, eva, "Decided"), (ann, otto, "Decided"), (ben, ben, "patient"), (rex, rex, "look")}


async def test_a_dismissed_therapist_has_no_access_with_the_next_tap(clinic: Clinic) -> None:
    async with clinic.store.transaction() as tx:
        heir, count = await clinic.turns.dismiss(tx, clinic.people["tom"].id, None)
        assert (heir.alias, count) == ("Maya", 1)
        case = await tx.cases.of_person(clinic.people["ann"].id, START)
        assert case is not None and case.team is not None and case.team.therapist.alias == "Maya"
        tom = (await tx.people.of({clinic.people["tom"].id}))[clinic.people["tom"].id]
        assert (tom.standing, tom.chat_id) == (Standing.REVOKED, None)
        letter = await clinic.last_letter(tx)
        await clinic.hear(tx, "tom", Answered("look", "show", str(clinic.people["ann"].id)))
        said = await clinic.said_since(tx, letter)
    assert all(person is None and CANARY not in text for person, text in said)
    # With their chat still known, as in the middle of it, they are a stranger just the same.
    changed, leaks = await _tried(clinic, "tom")
    assert (changed, leaks) == ([], [])


async def test_nobody_but_a_lead_takes_access_away_and_never_the_last_one(clinic: Clinic) -> None:
    maya, tom = clinic.people["maya"], clinic.people["tom"]
    async with clinic.store.transaction() as tx:
        await clinic.hear(tx, "tom", Answered("dismiss", "yes", str(clinic.people["eva"].id)))
        await clinic.hear(tx, "maya", Answered("dismiss", "yes", str(maya.id)))
        staff = {p.alias: p.standing for p in await tx.people.staff()}
        assert staff["Eva"] is Standing.ACTIVE and staff["Maya"] is Standing.ACTIVE
        await clinic.hear(tx, "maya", Answered("dismiss", "yes", str(tom.id)))
        staff = {p.alias: p.standing for p in await tx.people.staff()}
        assert staff["Tom"] is Standing.REVOKED
