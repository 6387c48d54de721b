"""A clinic with somebody in every role, and what is Ann's in it; for the tests of who may do what."""

import asyncio
import json
import shutil
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from threading import Thread
from typing import Any

from sqlalchemy import insert, select, text, update

from bot.cast import Past, Prescription, add_history, add_patient, add_staff
from bot.coach.events import Answered, Commanded, Event, Said, Shared
from bot.coach.model import Person, Role, Stage
from bot.content.words import Wording
from bot.storage import tables
from bot.storage.database import Database
from bot.storage.letter import Letter
from bot.storage.sealing import Vault
from bot.storage.store import Store, Transaction
from bot.turn import Sender, Turns
from tests.clinic import KEY, START, library, rules, stored

CANARY = "zzcanary"  # in everything that is Ann's alone
ALIAS = "Annzzalias"
FILE = "zzfile"
AFTER = START + timedelta(days=30)  # Tom is back, so Sid does not stand in any more
# Who was refused what is written down about the person all the same: that is no change of theirs.
_WRITTEN_BY_US = ("refusals", "audit")
# A case's version and the end of its audit trail move with a read.
_QUIET = ("version", "audited", "audit_end")

STAFF = {
    "maya": Role.LEAD,
    "tom": Role.THERAPIST,  # Ann's
    "eva": Role.THERAPIST,  # a colleague
    "otto": Role.THERAPIST,  # observes Ann
    "sid": Role.THERAPIST,  # stands in for Tom, who is away
    "rex": Role.THERAPIST,  # looked after Ann until his access was taken away
}
PATIENTS = {"ben": "maya", "cleo": "eva", "dora": "eva", "fay": "maya", "gus": "maya"}
_STANDINGS = {"rex": "revoked", "cleo": "stopped", "dora": "ended", "fay": "joining", "gus": "unconfirmed"}


def chat_of(who: str) -> int:
    return 5000 + sum(ord(letter) * 31**n for n, letter in enumerate(who)) % 90_000


@dataclass
class Heard:
    """What became of one event: what was said to whom, and what was counted as refused."""

    said: list[Letter] = field(default_factory=list)
    refused: list[tuple[int | None, str, int | None]] = field(default_factory=list)

    def texts(self, person: int | None) -> list[str]:
        return [letter.payload for letter in self.said if letter.person_id == person]

    def leaks(self, ann: int, event: Event) -> list[str]:
        """What is Ann's in what was said to others; her name where it was not in the question."""
        secret = [CANARY, FILE] + ([] if ALIAS in repr(event) else [ALIAS])
        said = [x.payload for x in self.said if x.person_id != ann]
        return [text for text in said if any(word in text for word in secret)]


@dataclass
class Clinic:
    store: Store
    turns: Turns
    people: dict[str, Person]
    entries: dict[str, int]  # of Ann's record, the newest of each kind
    now: datetime = START

    @property
    def ann(self) -> int:
        return self.people["ann"].id

    async def hear(self, tx: Transaction, who: str, event: Event) -> Heard:
        heard = Heard()
        add, refuse = type(tx.outbox).add, type(tx.access).refuse

        async def added(letters: Iterable[Letter], *rest: Any) -> Any:
            heard.said += [x for x in letters if not x.order_key.startswith("retire:")]
            return await add(tx.outbox, list(letters), *rest)

        async def refused(person_id: int | None, what: str, about: int | None, now: datetime) -> None:
            heard.refused.append((person_id, what, about))
            await refuse(tx.access, person_id, what, about, now)

        tx.outbox.add, tx.access.refuse = added, refused  # type: ignore[method-assign]
        await self.turns.hear(tx, Sender(chat_of(who), who, "en"), event)
        return heard

    async def put(self, tx: Transaction, who: str, stage: Stage) -> None:
        """Somebody is at that question, however they came there."""
        case = await tx.cases.of_chat(chat_of(who), self.now)
        assert case is not None
        await tx.cases.save(case, replace(case, stage=stage))

    async def rows_of(self, tx: Transaction, person: int) -> dict[str, list[Any]]:
        """Everything that is stored of somebody, in every table that knows whose a row is."""
        found = {}
        for table in tables.metadata.sorted_tables:
            columns = [table.c[c] for c in ("patient_id", "person_id") if c in table.c] or (
                [table.c.id] if table.name == "people" else []
            )
            if not columns or table.name in _WRITTEN_BY_US:
                continue
            statement = select(table).where(columns[0] == person).order_by(*table.primary_key.columns)
            rows = [dict(row) for row in (await tx.connection.execute(statement)).mappings()]
            found[table.name] = [{k: v for k, v in row.items() if k not in _QUIET} for row in rows]
        return found


@asynccontextmanager
async def undone(tx: Transaction) -> AsyncIterator[None]:
    """What is done inside never was."""
    await tx.connection.execute(text("SAVEPOINT trial"))
    try:
        yield
    finally:
        await tx.connection.execute(text("ROLLBACK TO trial"))


def made(folder: Path) -> Path:
    """The clinic's database, which takes a second to make; to be copied for each test."""
    path = folder / "hep.db"
    maker = Thread(target=lambda: asyncio.run(_make(path)))  # pytest's own loop is not ours to use here
    maker.start()
    maker.join()
    return path


@asynccontextmanager
async def opened(made_at: Path, folder: Path) -> AsyncIterator[Clinic]:
    path = folder / "copy.db"
    shutil.copy(made_at, path)
    store = Store(Database(f"sqlite:///{path}"), Vault([KEY]), lambda: START)
    await store.open_up(START)
    async with store.transaction() as tx:
        ids = json.loads((made_at.parent / "ids.json").read_text())
        people = await tx.people.of(set(ids["people"].values()))
        named = {name: people[number] for name, number in ids["people"].items()}
    clinic = Clinic(store, Turns(store, Wording(library()), rules(), lambda: clinic.now), named, ids["entries"])
    try:
        yield clinic
    finally:
        await store.database.close()


async def _make(path: Path) -> None:
    async with stored(f"sqlite:///{path}") as store:
        people = {n: await add_staff(store, rules(), n.capitalize(), r, chat_of(n), START) for n, r in STAFF.items()}
        plan = Prescription("low_back_1", times=(time(10),))
        for name, therapist in {"ann": "tom", **PATIENTS}.items():
            alias = ALIAS if name == "ann" else name.capitalize()
            people[name] = await add_patient(
                store, rules(), alias, people[therapist], plan, chat_of(name), START, zone="Europe/London",
                country="GB",
            )  # fmt: skip
        await add_history(store, people["ann"], (Past(100, 2, 3, 1), Past(0)), START)
        clinic = Clinic(store, Turns(store, Wording(library()), rules(), lambda: START), people, {})
        async with store.transaction() as tx:
            await _live(clinic, tx)
        async with store.transaction() as tx:
            case = await tx.cases.with_more(await _case(tx, people["ann"].id), ["entries"])
            entries = {entry.kind.value: entry.id for entry in case.entries}
    ids = {"people": {name: person.id for name, person in people.items()}, "entries": entries}
    (path.parent / "ids.json").write_text(json.dumps(ids))


async def _case(tx: Transaction, person: int) -> Any:
    case = await tx.cases.of_person(person, START)
    assert case is not None
    return case


async def _live(clinic: Clinic, tx: Transaction) -> None:
    """1. Ann reports and shares. 2. Tom notes, writes and works at her plan. 3. Everybody gets their role."""
    people, ref = clinic.people, str(clinic.ann)
    for who, event in (
        ("ann", Commanded("report", f"report {CANARY}")),
        ("ann", Shared("photo", FILE, f"photo {CANARY}", 11)),
        ("ann", Answered("relay", "yes", "11", message_id=12)),
        ("tom", Answered("patient", "jot", ref)),
        ("tom", Said(f"note {CANARY}", 8)),
        ("tom", Answered("patient", "write", ref)),
        ("tom", Said(f"letter {CANARY}", 9)),
        ("tom", Answered("build", "open", ref)),
        ("tom", Answered("build", "note", ref)),
        ("tom", Said(f"draft {CANARY}", 10)),
    ):
        await clinic.hear(tx, who, event)
    observing = {"patient_id": clinic.ann, "therapist_id": people["otto"].id, "since": START}
    await tx.connection.execute(insert(tables.observers).values(observing))
    tom = await _case(tx, people["tom"].id)
    away = replace(
        tom.person.practice,
        away_from=START.date(),
        away_to=date(2026, 3, 8),
        stand_in_id=people["sid"].id,
    )
    await tx.cases.save(tom, replace(tom, person=replace(tom.person, practice=away)))
    for name, standing in _STANDINGS.items():
        gone = update(tables.people).where(tables.people.c.id == people[name].id)
        values = {"standing": standing, **({"consent_version": None} if name == "fay" else {})}
        await tx.connection.execute(gone.values(values))
