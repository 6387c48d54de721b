"""Deleting, locking, retention, and a backup that is put back: what has to go is gone, and nothing else."""

import logging
import shutil
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, update

from bot import settings
from bot.coach.decide import decide
from bot.coach.effects import Erase, Say
from bot.coach.events import Answered, Commanded, DueKind, Said
from bot.coach.model import Entry, EntryKind, Report, Stage, Standing, Tier
from bot.coach.rules import Clinic
from bot.storage import tables
from bot.storage.audit import verify
from bot.storage.database import Database
from bot.storage.erasing import Tombstone, months_before
from bot.storage.scope import NotYours
from bot.storage.sealing import SEALED, Vault
from bot.storage.store import Store
from tests.clinic import KEY, START, OpenClinic, letter, opened, rows
from tests.coaching import ANN, LIBRARY, MAYA, MONDAY, TOM, ann, heard, then
from tests.coaching import answer as give

CANARY = "my left ankle is on fire"
# What stays of somebody whose record is erased: a number, its tombstone, and the trail of who did what.
_STAYS = {"people", "cases", "audit", "erased", "outbox"}


@pytest.fixture
async def clinic(database_url: str) -> AsyncIterator[OpenClinic]:
    async with opened(database_url) as clinic:
        yield clinic


async def _record(clinic: OpenClinic, name: str) -> None:
    """Something in every table, for that patient."""
    phone, person = clinic.phones[name], clinic.people[name]
    await clinic.later(hours=1)
    phone.text(f"/report {CANARY}")
    await clinic.settle()
    phone.tap("Start")
    await clinic.settle()
    phone.tap("2")
    await clinic.settle()
    async with clinic.app.store.transaction() as tx:
        await tx.facts.enter(person.id, Entry(EntryKind.NOTE, START, data={"text": CANARY}))
        await tx.access.observe(person.id, clinic.people["maya"].id, True, START)
        await tx.access.refuse(person.id, "look", None, START)
        await tx.invites.make(person.id, START, 72)
        later = clinic.clock.now() + timedelta(days=1)
        waits = letter(phone.chat_id, CANARY, person_id=person.id, not_before=later, order_key=f"waits:{name}")
        await tx.outbox.add([waits], START)
    clinic.phones["tom"].text("/patients")
    await clinic.settle()


async def _delete(clinic: OpenClinic, name: str) -> None:
    phone = clinic.phones[name]
    phone.text("/delete")
    await clinic.settle()
    phone.tap("Yes, go on")
    await clinic.settle()
    phone.tap("Delete it now")
    await clinic.settle()


async def _about(store: Store, person: int) -> dict[str, list[Any]]:
    """Every row of every table that is about that person."""
    found = {}
    for table in tables.metadata.sorted_tables:
        columns = [n for n in ("patient_id", "person_id", "about") if n in table.c]
        if table is tables.people:
            columns = ["id"]
        mine = [r for r in await rows(store, table) if person in {getattr(r, n) for n in columns}]
        if mine:
            found[table.name] = mine
    return found


async def test_deleting_leaves_a_number_and_nothing_of_anybody_elses_is_touched(clinic: OpenClinic) -> None:
    for name in ("ann", "ben"):
        await _record(clinic, name)
    store, ann_, ben = clinic.app.store, clinic.people["ann"].id, clinic.people["ben"].id
    before = await _about(store, ann_)
    assert {"plans", "workouts", "answers", "reports", "entries", "due", "invites", "observers"} <= set(before)
    bens = {name: len(found) for name, found in (await _about(store, ben)).items()}
    await _delete(clinic, "ann")
    after = await _about(store, ann_)
    assert set(after) <= _STAYS
    assert CANARY not in str([vars(row) for found in after.values() for row in found])
    assert {name: len(found) for name, found in (await _about(store, ben)).items()} == bens
    (shell,) = after["people"]
    assert (shell.alias, shell.joined_name, shell.chat_id, shell.standing) == ("", "", None, "erased")
    assert (shell.consent_at, shell.country, shell.zone, shell.therapist_id) == (None, None, None, None)
    # Nothing that was said to anybody about them is kept either, but that they are gone.
    for row in await rows(store, tables.outbox):
        assert row.about != ann_
        assert CANARY not in row.payload or row.person_id == ben or row.about == ben
    assert "Your data here are erased" in clinic.heard("ann")[-1]
    assert "Ann has had their data deleted" in " ".join(clinic.heard("tom"))
    told = len(clinic.heard("ann"))
    await clinic.later(days=3)
    assert len(clinic.heard("ann")) == told
    assert (await verify(clinic.app.database, store.vault.audit_key, START)).problems == ()


async def test_an_alarm_that_is_on_its_way_still_reaches_the_therapist(clinic: OpenClinic) -> None:
    clinic.box.faults.add("500", method="sendMessage", chat_id=clinic.phones["tom"].chat_id)
    clinic.phones["ann"].text("I have chest pain")
    await clinic.settle()
    await _delete(clinic, "ann")
    await clinic.later(minutes=5)
    assert "chest pain" in " ".join(clinic.heard("tom"))
    assert "An urgent alarm of theirs was still open" in " ".join(clinic.heard("tom"))
    assert "An urgent alarm of theirs was still open" in " ".join(clinic.heard("maya"))


async def test_somebody_who_deleted_can_be_invited_anew_and_is_a_stranger_until_then(clinic: OpenClinic) -> None:
    await _delete(clinic, "ann")
    chat = clinic.phones["ann"].chat_id
    async with clinic.app.store.transaction() as tx:
        assert await tx.cases.of_chat(chat, START) is None
        with pytest.raises(NotYours):
            await tx.cases.of_patient(clinic.people["ann"].id, clinic.people["maya"], START)


async def test_where_records_are_kept_deleting_locks_and_time_erases(database_url: str) -> None:
    async with opened(database_url, keeps_records=True, retention_months=12) as clinic:
        store, person = clinic.app.store, clinic.people["ann"]
        await _record(clinic, "ann")
        kept = {name: len(found) for name, found in (await _about(store, person.id)).items()}
        await _delete(clinic, "ann")
        assert "Your record is locked" in clinic.heard("ann")[-1]
        locked = await _about(store, person.id)
        for name in ("plans", "workouts", "answers", "reports", "entries"):
            assert len(locked[name]) >= kept[name]
        assert (locked["people"][0].standing, locked["people"][0].chat_id) == ("locked", None)
        assert locked["people"][0].alias == "Ann"
        # Nobody of the clinic sees it, the lead neither; the operator can still have it for the law's sake.
        for name in ("tom", "maya"):
            async with store.transaction() as tx:
                with pytest.raises(NotYours):
                    await tx.cases.of_patient(person.id, clinic.people[name], START)
                with pytest.raises(NotYours):
                    await tx.dossiers.of_patient(person.id, clinic.people[name])
        async with store.transaction() as tx:
            assert (await tx.dossiers.of_patient(person.id, None)).plans
        # Its time is over a year later, by the clock of every night.
        since = locked["people"][0].standing_since
        clinic.clock.move(months_before(since.replace(year=since.year + 2), 12) - clinic.clock.now())
        await clinic.app.clock.tidy()
        assert "plans" in await _about(store, person.id)
        clinic.clock.move(timedelta(seconds=1))
        await clinic.app.clock.tidy()
        assert set(await _about(store, person.id)) <= _STAYS
        assert (await verify(clinic.app.database, store.vault.audit_key, START)).problems == ()


@pytest.mark.parametrize(
    ("standing", "months", "goes"),
    [
        (Standing.STOPPED, 12, True),
        (Standing.ENDED, 12, True),
        (Standing.INVITED, 12, True),
        (Standing.ACTIVE, 12, False),
        (Standing.UNCONFIRMED, 12, False),
        (Standing.STOPPED, 0, False),
        (Standing.STOPPED, 13, False),
    ],
)
async def test_records_are_kept_as_long_as_the_clinic_says(
    tmp_path: Path, standing: Standing, months: int, goes: bool, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    async with opened(f"sqlite:///{tmp_path}/hep.db", retention_months=months) as clinic:
        store, person = clinic.app.store, clinic.people["ann"].id
        async with store.transaction() as tx:
            case = await tx.cases.of_person(person, START)
            assert case
            await tx.cases.save(case, replace(case, person=replace(case.person, standing=Standing.JOINING)))
            joining = await tx.cases.of_person(person, START)
            assert joining
            await tx.cases.save(joining, replace(joining, person=replace(case.person, standing=standing)))
        clinic.clock.move(timedelta(days=366))
        await clinic.app.clock.tidy()
        assert ("plans" not in await _about(store, person)) is goes
        assert (f"the record of person {person} is erased" in caplog.text) is goes
        assert "the audit trail has" in caplog.text
        assert "Ann" not in caplog.text
        assert "plans" in await _about(store, clinic.people["ben"].id)


async def test_of_those_who_were_here_before_the_time_begins_to_count_now(tmp_path: Path) -> None:
    async with opened(f"sqlite:///{tmp_path}/hep.db", retention_months=1) as clinic:
        person = clinic.people["ann"].id
        async with clinic.app.store.transaction() as tx:
            mine = tables.people.c.id == person
            await tx.connection.execute(
                update(tables.people).where(mine).values(standing="stopped", standing_since=None)
            )
        await clinic.app.clock.tidy()
        assert "plans" in await _about(clinic.app.store, person)
        clinic.clock.move(timedelta(days=32))
        await clinic.app.clock.tidy()
        assert "plans" not in await _about(clinic.app.store, person)


async def test_a_backup_that_is_put_back_is_told_whom_to_forget(tmp_path: Path) -> None:
    url, backup = f"sqlite:///{tmp_path}/hep.db", tmp_path / "backup.db"
    async with opened(url) as clinic:
        ann_, ben = clinic.people["ann"].id, clinic.people["ben"].id
        for name in ("ann", "ben"):
            await _record(clinic, name)
        source = clinic.app.database.engines[0].raw_connection()
        source.driver_connection.execute(f"VACUUM INTO '{backup}'")  # type: ignore[union-attr]
        source.close()
        await _delete(clinic, "ann")
        async with clinic.app.store.reading() as tx:
            stones = await tx.erasing.tombstones()
    assert [(s.person_id, s.locked) for s in stones] == [(ann_, False)]
    shutil.copy(backup, tmp_path / "restored.db")
    restored = Store(Database(f"sqlite:///{tmp_path}/restored.db"), Vault([KEY]))
    await restored.open_up(START)
    assert "plans" in await _about(restored, ann_)
    others = Tombstone(ben, START, False, "0" * 32)
    async with restored.transaction() as tx:
        assert await tx.erasing.again([*stones, others, Tombstone(999, START, False, "0" * 32)], START) == (
            [ann_],
            [ben],
        )
    assert set(await _about(restored, ann_)) <= _STAYS
    assert "plans" in await _about(restored, ben)
    async with restored.transaction() as tx:
        assert await tx.erasing.again(stones, START) == ([], [])  # as often as one likes
    assert (await verify(restored.database, restored.vault.audit_key, START)).problems == ()
    await restored.database.close()


async def test_after_stop_nothing_comes_by_itself_and_nothing_queued_goes_out(clinic: OpenClinic) -> None:
    await _record(clinic, "ann")
    person = clinic.people["ann"].id
    for word in ("/stop", "yes"):
        clinic.phones["ann"].text(word)
        await clinic.settle()
    told = len(clinic.heard("ann"))
    open_moments = await rows(clinic.app.store, tables.due, person_id=person, status="open")
    assert {r.kind for r in open_moments} <= {DueKind.UNSEEN.value}
    assert not await rows(clinic.app.store, tables.outbox, person_id=person, status="pending")
    await clinic.later(days=2)
    await clinic.later(days=6)
    assert len(clinic.heard("ann")) == told


def test_months_are_the_calendars() -> None:
    assert months_before(datetime(2026, 3, 31, tzinfo=UTC), 1) == datetime(2026, 2, 28, tzinfo=UTC)
    assert months_before(datetime(2026, 3, 15, tzinfo=UTC), 15) == datetime(2024, 12, 15, tzinfo=UTC)
    assert months_before(datetime(2024, 2, 29, tzinfo=UTC), 12) == datetime(2023, 2, 28, tzinfo=UTC)


def test_whoever_keeps_records_says_for_how_long(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HEP_KEEPS_RECORDS", "true")
    with pytest.raises(settings.SettingsError, match="retention_months"):
        settings.load()
    monkeypatch.setenv("HEP_RETENTION_MONTHS", "120")
    assert settings.load().clinic.retention_months == 120


# What is decided


def _erased(decision: Any) -> list[Erase]:
    return [e for e in decision.effects if isinstance(e, Erase)]


def _asked(*steps: object, **more: Any) -> Any:
    decision = then(_at(ann(**more)), Commanded("delete"))
    for step in steps:
        decision = give(decision.case, step)
    return decision


def _at(case: Any) -> Any:
    class Before:
        pass

    before = Before()
    before.case = case  # type: ignore[attr-defined]
    return before


@pytest.mark.parametrize("standing", [Standing.ACTIVE, Standing.STOPPED, Standing.ENDED])
def test_deleting_takes_two_steps_wherever_one_stands(standing: Standing) -> None:
    assert not _erased(_asked(standing=standing))
    assert not _erased(_asked("yes", standing=standing))
    done = _asked("yes", "yes", standing=standing)
    assert _erased(done) == [Erase(locked=False)]
    assert heard(done)[-1] == "deleted"
    assert heard(done, TOM) == ["patient-deleted"]
    assert heard(done, MAYA) == []


@pytest.mark.parametrize("steps", [("no",), ("yes", "no")])
def test_no_at_either_step_leaves_everything(steps: tuple[str, ...]) -> None:
    kept = _asked(*steps)
    assert not _erased(kept)
    assert heard(kept)[-1] == "cancelled"
    assert kept.case.stage.ask == ""


def test_a_button_of_long_ago_deletes_nothing() -> None:
    decision = then(_at(ann()), Answered("delete_sure", "yes", message_id=7))
    assert not _erased(decision)
    assert heard(decision) == ["delete"]


def test_words_that_are_no_yes_delete_nothing_and_a_red_flag_comes_first() -> None:
    for text in ("hm", "maybe", "yes but not now please wait"):
        assert not _erased(then(_asked("yes"), Said(text)))
    alarmed = then(_asked("yes"), Said("yes, and I have chest pain"))
    assert not _erased(alarmed)
    assert alarmed.case.person.safety_hold


def test_an_open_alarm_is_told_to_the_lead_too() -> None:
    alarm = Report(ANN.id, 1, Tier.NOW, "red_flag", MONDAY, MONDAY)
    done = _asked("yes", "yes", reports=(alarm,))
    for person in (TOM, MAYA):
        assert heard(done, person) == ["patient-deleted"]
    said = [e for e in done.effects if isinstance(e, Say) and e.words.key == "patient-deleted"]
    assert {e.words.args["alarm"] for e in said} == {"yes"}
    assert not any(e.civil for e in said)


def test_where_records_are_kept_the_record_is_locked() -> None:
    rules = LIBRARY.rules(Clinic(keeps_records=True, retention_months=120))
    decision = decide(ann(stage=Stage("delete_sure")), Answered("delete_sure", "yes"), rules, MONDAY)
    assert _erased(decision) == [Erase(locked=True)]


def test_taking_consent_back_stops_everything_and_coming_back_asks_for_it_again() -> None:
    asked = then(_at(ann()), Commanded("withdraw"))
    done = give(asked.case, "yes")
    me = done.case.person
    assert (me.standing, me.consent_version, me.consent_at) == (Standing.STOPPED, None, None)
    assert [(r.tier, r.rule) for r in done.case.reports] == [(Tier.TODAY, "withdrew")]
    back = then(done, Commanded("start"))
    assert heard(back) == ["consent"]
    assert back.case.person.standing is Standing.STOPPED
    refused = give(back.case, "no")
    assert refused.case.person.consent_version is None
    agreed = give(back.case, "yes")
    assert agreed.case.person.standing is Standing.ACTIVE
    assert agreed.case.person.consent_version


def test_nobody_of_the_table_of_sealed_columns_is_left_out_of_erasing() -> None:
    """A new table with somebody's text must be erased too: this list is to be gone through with it."""
    known = {
        *(
            "people",
            "cases",
            "plans",
            "workouts",
            "answers",
            "reports",
            "entries",
            "inbox",
            "outbox",
            "secrets",
            "drafts",
        ),
    }
    assert {table.name for table in SEALED} == known
    with_people = {
        t.name
        for t in tables.metadata.sorted_tables
        if {c.name for c in t.columns} & {"patient_id", "person_id", "about"}
    }
    assert with_people == {
        *("answers", "audit", "cases", "drafts", "due", "entries", "erased", "invites", "observers", "outbox", "plans"),
        *("refusals", "reports", "workouts"),
    }


async def test_what_was_set_aside_loses_its_text(tmp_path: Path) -> None:
    async with opened(f"sqlite:///{tmp_path}/hep.db") as clinic:
        store, chat = clinic.app.store, clinic.phones["ann"].chat_id
        clinic.box.raw_update({"message": {"chat": {"id": chat}, "text": CANARY, "date": "x"}})
        await clinic.settle()
        assert CANARY in str([r.raw for r in await rows(store, tables.inbox, status="aside")])
        await _delete(clinic, "ann")
        async with store.reading() as tx:
            assert set((await tx.connection.scalars(select(tables.inbox.c.raw))).all()) == {""}
