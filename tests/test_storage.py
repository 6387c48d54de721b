"""What the store promises, on SQLite and on PostgreSQL: nothing lost, nothing twice, nobody sees what is not theirs."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select, text, update
from sqlalchemy.exc import IntegrityError, StatementError

from bot.cast import Prescription, add_patient, add_staff, first_plan
from bot.coach.effects import Keep, Schedule, Unschedule
from bot.coach.events import DueKind
from bot.coach.model import (
    Entry,
    EntryKind,
    Item,
    Person,
    Practice,
    Report,
    ReportStatus,
    Role,
    Standing,
    Tier,
    Workout,
    WorkoutStatus,
)
from bot.coach.therapist.caseload import Wanted
from bot.storage import tables
from bot.storage.cases import Conflict
from bot.storage.database import Database, StoreUnavailable
from bot.storage.inbox import Arrived
from bot.storage.letter import Claimed, Taker
from bot.storage.scope import NotYours, in_care
from bot.storage.store import Store
from tests.clinic import START, letter, rows, rules, stored, until

OWNER, OTHER = "one", "another"
HOUR = timedelta(hours=1)


@pytest.fixture
async def store(database_url: str) -> AsyncIterator[Store]:
    async with stored(database_url) as store:
        yield store


@pytest.fixture
async def people(store: Store) -> dict[str, Person]:
    """Maya leads; Tom and Una are therapists; Ann is Tom's patient, Ben is Maya's."""
    found = {}
    for chat, (name, role) in enumerate((("maya", Role.LEAD), ("tom", Role.THERAPIST), ("una", Role.THERAPIST)), 1):
        found[name] = await add_staff(store, rules(), name.capitalize(), role, chat, START)
    for chat, (name, therapist) in enumerate((("ann", "tom"), ("ben", "maya")), 11):
        found[name] = await add_patient(
            store,
            rules(),
            name.capitalize(),
            found[therapist],
            Prescription("low_back_1"),
            chat,
            START,
            zone="Europe/London",
            country="GB",
        )
    return found


# Moments


async def test_a_moment_without_its_zone_is_refused(store: Store) -> None:
    with pytest.raises(StatementError, match="needs its time zone"):
        async with store.transaction() as tx:
            await tx.outbox.add([letter(not_before=datetime(2026, 3, 2, 9))], START)  # noqa: DTZ001
    assert await rows(store, tables.outbox) == []


async def test_a_moment_comes_back_as_the_same_moment_in_utc(store: Store) -> None:
    berlin = datetime.fromisoformat("2026-03-02T01:30+01:00")
    async with store.transaction() as tx:
        await tx.outbox.add([letter(not_before=berlin)], START)
    (row,) = await rows(store, tables.outbox)
    assert row.not_before == berlin
    assert row.not_before.tzinfo is UTC


# Cases


async def test_a_second_writer_on_an_old_version_is_refused(store: Store, people: dict[str, Person]) -> None:
    ann = people["ann"].id
    async with store.transaction() as tx:
        case = await tx.cases.of_person(ann, START)
        assert case
        await tx.connection.execute(
            update(tables.cases).where(tables.cases.c.person_id == ann).values(version=tables.cases.c.version + 1)
        )
        with pytest.raises(Conflict):
            await tx.cases.save(case, replace(case, reports_opened=7))
    assert [c.reports_opened for c in await rows(store, tables.cases, person_id=ann)] == [0]


async def test_two_hundred_writers_at_once_lose_nothing(store: Store, people: dict[str, Person]) -> None:
    async def one_more(number: int) -> None:
        async with store.transaction() as tx:
            by_chat = number % 2
            found = tx.cases.of_chat(11, START) if by_chat else tx.cases.of_person(people["ann"].id, START)
            case = await found
            assert case
            await tx.cases.save(case, replace(case, reports_opened=case.reports_opened + 1))

    await asyncio.gather(*(one_more(number) for number in range(200)))
    (row,) = await rows(store, tables.cases, person_id=people["ann"].id)
    assert row.reports_opened == 200


async def test_writers_in_several_processes_lose_nothing(store: Store, people: dict[str, Person]) -> None:
    url = store.database.url.render_as_string(hide_password=False)
    others = [Store(Database(url), store.vault) for _ in range(3)]

    async def one_more(by: Store) -> None:
        async with by.transaction() as tx:
            case = await tx.cases.of_person(people["ann"].id, START)
            assert case
            await asyncio.sleep(0.001)
            await tx.cases.save(case, replace(case, reports_opened=case.reports_opened + 1))

    await asyncio.gather(*(one_more(by) for by in others for _ in range(10)))
    (row,) = await rows(store, tables.cases, person_id=people["ann"].id)
    assert row.reports_opened == 30
    for other in others:
        await other.database.close()


async def test_a_failed_transaction_leaves_nothing_behind(store: Store, people: dict[str, Person]) -> None:
    with pytest.raises(LookupError):
        async with store.transaction() as tx:
            case = await tx.cases.of_person(people["ann"].id, START)
            assert case
            await tx.cases.save(case, replace(case, reports_opened=7))
            await tx.outbox.add([letter()], START)
            raise LookupError
    assert await rows(store, tables.outbox) == []
    assert [c.reports_opened for c in await rows(store, tables.cases, person_id=people["ann"].id)] == [0]


async def test_a_plan_is_only_ever_followed_by_its_next_version(store: Store, people: dict[str, Person]) -> None:
    ann = people["ann"]
    plan = first_plan(rules(), Prescription("knee_oa"), people["tom"], START)
    async with store.transaction() as tx:
        await tx.facts.add_plan(ann.id, replace(plan, version=2))
    with pytest.raises(IntegrityError):
        async with store.transaction() as tx:
            await tx.facts.add_plan(ann.id, replace(plan, version=2, reason="again"))
    async with store.reading() as tx:
        case = await tx.cases.of_person(ann.id, START)
    assert case
    assert case.plan
    assert (case.plan.version, case.plan.programme) == (2, "knee_oa")
    kept = await rows(store, tables.plans, patient_id=ann.id)
    assert [p.version for p in kept] == [1, 2]
    assert '"low_back_1"' in kept[0].document


async def test_an_answer_to_the_same_question_is_a_revision_and_none_is_lost(
    store: Store, people: dict[str, Person]
) -> None:
    for value in ("3", "4", "8"):
        async with store.transaction() as tx:
            await tx.facts.keep(people["ann"].id, Keep("pain_after", value, "2603021000"), START)
    async with store.transaction() as tx:
        await tx.facts.keep(people["ann"].id, Keep("pain_after", "1", "2603031000"), START)
        await tx.facts.keep(people["ben"].id, Keep("pain_after", "2", "2603021000"), START)
    kept = [(a.workout, a.value, a.revision) for a in await rows(store, tables.answers, patient_id=people["ann"].id)]
    assert kept == [
        ("2603021000", "3", 0),
        ("2603021000", "4", 1),
        ("2603021000", "8", 2),
        ("2603031000", "1", 0),
    ]


async def test_whoever_asks_sees_only_the_patients_in_their_care(store: Store, people: dict[str, Person]) -> None:
    ann, ben = people["ann"].id, people["ben"].id
    allowed = {"maya": {ann, ben}, "tom": {ann}, "una": set[int](), "ann": set[int]()}
    for name, patients in allowed.items():
        async with store.transaction() as tx:
            for patient in (ann, ben):
                if patient in patients:
                    assert (await tx.cases.of_patient(patient, people[name], START)).person.id == patient
                else:
                    with pytest.raises(NotYours):
                        await tx.cases.of_patient(patient, people[name], START)
    for chat, count in ((1, 2), (2, 1), (3, 0)):
        async with store.transaction() as tx:
            case = await tx.cases.of_chat(chat, START)
            assert case
            case = await tx.caseload.with_patients(case, START)
            only = await tx.caseload.with_patients(case, START, Wanted((ben,)))
        assert len(case.patients) == count
        assert [p.alias for p in only.patients] == (["Ben"] if chat == 1 else [])


@pytest.mark.parametrize(("day", "may"), [(1, False), (2, True), (4, True), (5, False)])
async def test_a_stand_in_has_the_patients_for_that_time_and_no_longer(
    store: Store, people: dict[str, Person], day: int, may: bool
) -> None:
    away = Practice(away_from=date(2026, 3, 2), away_to=date(2026, 3, 4), stand_in_id=people["una"].id)
    at = datetime(2026, 3, day, 9, tzinfo=UTC)
    async with store.transaction() as tx:
        tom = await tx.cases.of_person(people["tom"].id, at)
        assert tom
        await tx.cases.save(tom, replace(tom, person=replace(tom.person, practice=away)))
        if may:
            assert (await tx.cases.of_patient(people["ann"].id, people["una"], at)).person.alias == "Ann"
        else:
            with pytest.raises(NotYours):
                await tx.cases.of_patient(people["ann"].id, people["una"], at)
        with pytest.raises(NotYours):
            await tx.cases.of_patient(people["ben"].id, people["una"], at)
        assert (await tx.cases.of_patient(people["ann"].id, people["tom"], at)).person.alias == "Ann"
        una = await tx.cases.of_person(people["una"].id, at)
        assert una
        una = await tx.caseload.with_patients(una, at)
    assert [p.alias for p in una.patients] == (["Ann"] if may else [])
    assert [p.alias for p in una.covers] == (["Tom"] if may else [])


@pytest.mark.parametrize(("day", "may"), [(1, False), (2, True)])
async def test_who_stands_in_for_a_lead_can_answer_what_comes_to_them_instead(
    store: Store, people: dict[str, Person], day: int, may: bool
) -> None:
    away = Practice(away_from=date(2026, 3, 2), away_to=date(2026, 3, 4), stand_in_id=people["una"].id)
    at = datetime(2026, 3, day, 9, tzinfo=UTC)
    async with store.transaction() as tx:
        lead = await tx.cases.of_person(people["maya"].id, at)
        assert lead
        await tx.cases.save(lead, replace(lead, person=replace(lead.person, practice=away)))
        for name in ("ann", "ben"):
            if may:
                await tx.cases.of_patient(people[name].id, people["una"], at, to_decide=True)
            else:
                with pytest.raises(NotYours):
                    await tx.cases.of_patient(people[name].id, people["una"], at, to_decide=True)


async def test_who_stands_in_gets_the_files_too(store: Store, people: dict[str, Person]) -> None:
    away = Practice(away_from=date(2000, 1, 1), away_to=date(2999, 1, 1), stand_in_id=people["una"].id)
    async with store.transaction() as tx:
        with pytest.raises(NotYours):
            await tx.dossiers.of_patient(people["ann"].id, people["una"])
        tom = await tx.cases.of_person(people["tom"].id, START)
        assert tom
        await tx.cases.save(tom, replace(tom, person=replace(tom.person, practice=away)))
        assert (await tx.dossiers.of_patient(people["ann"].id, people["una"])).person.alias == "Ann"
        with pytest.raises(NotYours):
            await tx.dossiers.of_patient(people["ben"].id, people["una"])


@pytest.mark.parametrize("standing", [s for s in Standing if s is not Standing.ACTIVE])
def test_whoever_is_not_active_cares_for_nobody(standing: Standing) -> None:
    gone = Person(2, Role.LEAD, "Tom", standing=standing)
    assert "people.id < :id_1" in str(in_care(gone))


class Counting:
    """A connection that counts what it is asked."""

    def __init__(self, connection: Any) -> None:
        self._connection, self.count = connection, 0

    async def execute(self, *more: Any) -> Any:
        self.count += 1
        return await self._connection.execute(*more)


async def test_a_caseload_is_a_therapists_own_patients_with_what_the_overviews_say(
    store: Store, people: dict[str, Person]
) -> None:
    async with store.transaction() as tx:
        for name in ("ann", "ben"):
            before = await tx.cases.of_person(people[name].id, START)
            assert before
            assert before.plan
            items = tuple(Item(p.exercise, p.dose) for p in before.plan.exercises)
            after = before
            for day in (date(2026, 3, 1), date(2026, 2, 2), date(2026, 2, 1)):  # the last is too long ago
                after = after.with_workout(Workout(f"{day:%y%m%d}1000", 1, day, WorkoutStatus.DONE, items))
            told = Report(people[name].id, 1, Tier.TODAY, "message", START, START)
            done = Report(people[name].id, 2, Tier.TODAY, "message", START, START, status=ReportStatus.CLOSED)
            after = replace(
                after.with_report(told).with_report(done), plan=replace(before.plan, version=2, reason="new")
            )
            await tx.cases.save(before, after)
            for kind, days in ((EntryKind.MILESTONE, 1), (EntryKind.MILESTONE, 8), (EntryKind.NOTE, 1)):
                entry = Entry(kind, START - timedelta(days=days), data={"milestone": "total", "count": days, "of": ""})
                await tx.facts.enter(people[name].id, entry)
    async with store.transaction() as tx:
        tom = await tx.cases.of_person(people["tom"].id, START)
        assert tom
        tom = await tx.caseload.with_patients(tom, START)
        tx.caseload._connection = counted = Counting(tx.connection)  # type: ignore[assignment]
        tom = await tx.caseload.with_caseload(tom, START)
    (ann,) = tom.caseload
    assert (ann.person.alias, ann.plan and ann.plan.version) == ("Ann", 2)
    assert [w.local_date for w in ann.workouts] == [date(2026, 2, 2), date(2026, 3, 1)]
    assert [r.number for r in ann.reports] == [1]
    assert [(e.kind, e.data["count"]) for e in ann.entries] == [(EntryKind.MILESTONE, 1)]
    assert counted.count == 4


async def test_a_revoked_therapist_sees_nobody_and_a_revoked_patient_is_seen_by_nobody(
    store: Store, people: dict[str, Person]
) -> None:
    gone = replace(people["tom"], standing=Standing.REVOKED)
    async with store.transaction() as tx:
        with pytest.raises(NotYours):
            await tx.cases.of_patient(people["ann"].id, gone, START)
        ben = await tx.cases.of_person(people["ben"].id, START)
        assert ben
        await tx.cases.save(ben, replace(ben, person=replace(ben.person, standing=Standing.REVOKED)))
        with pytest.raises(NotYours):
            await tx.cases.of_patient(people["ben"].id, people["maya"], START)


async def test_the_lead_stands_in_for_a_therapist_who_has_left(store: Store, people: dict[str, Person]) -> None:
    async with store.transaction() as tx:
        tom = await tx.cases.of_person(people["tom"].id, START)
        assert tom
        await tx.cases.save(tom, replace(tom, person=replace(tom.person, standing=Standing.REVOKED)))
        ann = await tx.cases.of_person(people["ann"].id, START)
    assert ann
    assert ann.team
    assert (ann.team.therapist.alias, ann.team.lead.alias) == ("Maya", "Maya")


# Due moments


def tomorrow_at(hour: int) -> Schedule:
    at = datetime(2026, 3, 3, hour, tzinfo=UTC)
    return Schedule(DueKind.NUDGE, date(2026, 3, 3), "2603031000", at, "Europe/London")


async def test_a_due_moment_comes_once_and_stays_done(store: Store, people: dict[str, Person]) -> None:
    ann, moment = people["ann"].id, tomorrow_at(10)
    async with store.transaction() as tx:
        await tx.due.schedule(ann, moment)
        *_, nudge = await tx.due.come(moment.at, 99)
        assert await tx.due.take(nudge, moment.at - HOUR) is None
        taken = await tx.due.take(nudge, moment.at)
        assert taken
        assert (taken.person_id, taken.kind, taken.at) == (ann, "nudge", moment.at)
        assert await tx.due.take(nudge, moment.at) is None
        await tx.due.schedule(ann, tomorrow_at(12))
    (row,) = await rows(store, tables.due, kind="nudge")
    assert (row.status, row.at) == ("done", moment.at)


async def test_a_due_moment_moves_with_its_key_and_can_be_opened_again(store: Store, people: dict[str, Person]) -> None:
    ann = people["ann"].id
    async with store.transaction() as tx:
        await tx.due.schedule(ann, tomorrow_at(10))
        await tx.due.schedule(ann, tomorrow_at(11))
    (row,) = await rows(store, tables.due, kind="nudge")
    assert (row.status, row.at.hour, row.local_time) == ("open", 11, "11:00")
    async with store.transaction() as tx:
        await tx.due.unschedule(ann, Unschedule(DueKind.NUDGE, "2603031000"))
    assert [r.status for r in await rows(store, tables.due, kind="nudge")] == ["cancelled"]
    async with store.transaction() as tx:
        await tx.due.schedule(ann, tomorrow_at(13))
    assert [(r.status, r.at.hour) for r in await rows(store, tables.due, kind="nudge")] == [("open", 13)]


async def test_a_due_moment_that_keeps_failing_is_set_aside(store: Store, people: dict[str, Person]) -> None:
    async with store.transaction() as tx:
        await tx.due.schedule(people["ann"].id, tomorrow_at(10))
    (row,) = await rows(store, tables.due, kind="nudge")
    async with store.transaction() as tx:
        first, second, third = [await tx.due.failed(row.id, row.at + HOUR, 3) for _ in range(3)]
        assert (first, second) == (None, None)
        assert third is not None
        assert (third.id, third.kind) == (row.id, "nudge")
        assert row.id not in await tx.due.come(row.at + 9 * HOUR, 99)
        await tx.due.schedule(people["ann"].id, tomorrow_at(14))
    (again,) = await rows(store, tables.due, kind="nudge")
    assert (again.status, again.attempts) == ("open", 0)


# The inbox


async def test_an_update_is_kept_once_and_in_the_order_it_came(store: Store) -> None:
    async with store.transaction() as tx:
        await tx.inbox.keep([Arrived(9, 1, "first"), Arrived(5, 1, "second"), Arrived(9, 1, "again")], START)
        await tx.inbox.keep([Arrived(5, 1, "again"), Arrived(-(2**63) + 1, 2, "third")], START)
    kept = await rows(store, tables.inbox)
    assert [(r.update_id, r.raw) for r in kept] == [(9, "first"), (5, "second"), (-(2**63) + 1, "third")]
    async with store.transaction() as tx:
        assert await tx.inbox.chats() == [1, 2]
        oldest = await tx.inbox.oldest(1)
        assert oldest
        assert oldest.raw == "first"
        await tx.inbox.done(oldest.seq)
    assert [r.raw for r in await rows(store, tables.inbox)] == ["", "second", "third"]


async def test_a_chat_is_worked_on_by_one_process_at_a_time(store: Store) -> None:
    async with store.transaction() as tx:
        assert await tx.inbox.claim(7)
        if not store.database.is_postgresql:
            return  # there the whole transaction excludes the others
        async with store.transaction() as other:
            assert not await other.inbox.claim(7)
            assert await other.inbox.claim(8)
    async with store.transaction() as other:
        assert await other.inbox.claim(7)


# The outbox


async def claim(store: Store, now: datetime = START, limit: int = 10, owner: str = OWNER) -> list[Claimed]:
    async with store.transaction() as tx:
        return await tx.outbox.claim(now, limit, owner)


async def add(store: Store, *letters: object) -> None:
    async with store.transaction() as tx:
        await tx.outbox.add(letters, START)  # type: ignore[arg-type]


async def test_of_letters_with_the_same_dedupe_key_only_the_first_is_kept(store: Store) -> None:
    await add(store, letter(text="a", dedupe="k"), letter(text="b", dedupe="k"), letter(text="c"))
    await add(store, letter(text="d", dedupe="k"), letter(text="e", dedupe="other"))
    assert ["".join(c for c in "abcde" if f'"{c}"' in r.payload) for r in await rows(store, tables.outbox)] == [
        "a",
        "c",
        "e",
    ]


async def test_only_what_may_go_at_once_is_handed_to_a_sender_with_its_decision(store: Store) -> None:
    await add(store, letter(5, "waits already"))
    async with store.transaction() as tx:
        handed = await tx.outbox.add(
            [
                letter(1, "now"),
                letter(1, "behind it"),
                letter(2, "once", dedupe="k"),
                letter(2, "behind once"),
                letter(3, "resting"),
                letter(4, "reminder", priority=3),
                letter(5, "behind what waits"),
                letter(6, "tomorrow", not_before=START + 24 * HOUR),
            ],
            START,
            Taker(OWNER, {3}),
        )
    assert [text_of(c) for c in handed] == ["now"]
    kept = await rows(store, tables.outbox)
    assert [r.status for r in kept] == ["pending", "sending", *["pending"] * 7]
    assert [(r.owner, r.attempt) for r in kept if r.id == handed[0].id] == [(OWNER, 1)]
    # Nobody sends it: it goes like any other whose sender has died.
    async with store.transaction() as tx:
        assert await tx.outbox.expired_leases(START + timedelta(seconds=6), OTHER) == []
    assert {r.status for r in await rows(store, tables.outbox)} == {"pending"}


async def test_the_most_urgent_letters_are_claimed_first_and_only_the_oldest_of_each_order_key(store: Store) -> None:
    await add(
        store,
        letter(1, "digest", priority=4),
        letter(2, "first"),
        letter(2, "second", priority=0),
        letter(3, "urgent", priority=0),
        letter(4, "later", not_before=START + HOUR),
    )
    assert [text_of(c) for c in await claim(store)] == ["urgent", "first", "digest"]
    assert await claim(store) == []
    assert [text_of(c) for c in await claim(store, START + HOUR)] == ["later"]


async def test_a_chat_gets_one_letter_at_a_time_so_that_many_to_one_do_not_hold_up_the_others(store: Store) -> None:
    await add(
        store,
        *(letter(1, f"report {i}", priority=1, order_key=f"report:{i}") for i in range(9)),
        letter(1, "no bell", priority=3, order_key="retire:1"),
        letter(2, "hello"),
    )
    assert [text_of(c) for c in await claim(store)] == ["report 0", "hello", "no bell"]
    async with store.transaction() as tx:
        assert await tx.outbox.claim(START, 9, OWNER, {1}) == []
        assert len(await tx.outbox.claim(START, 9, OWNER, {2})) == 1


async def test_a_mark_with_an_old_attempt_does_nothing(store: Store) -> None:
    await add(store, letter())
    (old,) = await claim(store)
    async with store.transaction() as tx:
        assert await tx.outbox.expired_leases(START + timedelta(seconds=31), OWNER) == []
    (new,) = await claim(store, owner=OTHER)
    assert (old.attempt, new.attempt) == (1, 2)
    async with store.transaction() as tx:
        assert not await tx.outbox.mark(old, "dead")
        assert not await tx.outbox.begin(old, START)
        await tx.outbox.postpone(old, START + HOUR)
    assert [(r.status, r.owner, r.begun) for r in await rows(store, tables.outbox)] == [("sending", OTHER, False)]
    async with store.transaction() as tx:
        assert await tx.outbox.begin(new, START)
        assert await tx.outbox.mark(new, "sent", message_id=5, sent_at=START)
        assert not await tx.outbox.mark(new, "dead")
    assert [(r.status, r.message_id) for r in await rows(store, tables.outbox)] == [("sent", 5)]


async def test_after_a_senders_death_reports_wait_again_and_reminders_that_had_begun_are_unsure(store: Store) -> None:
    await add(
        store,
        letter(1, "report", priority=1),
        letter(2, "begun", priority=3),
        letter(3, "not begun", priority=3),
        letter(4, "digest", priority=4),
    )
    claimed = {text_of(c): c for c in await claim(store)}
    async with store.transaction() as tx:
        for name in ("report", "begun", "digest"):
            assert await tx.outbox.begin(claimed[name], START)
        assert await tx.outbox.expired_leases(START + timedelta(seconds=29), OWNER) == []
    async with store.transaction() as tx:
        lost = await tx.outbox.expired_leases(START + timedelta(seconds=31), OWNER)
        assert [text_of(c) for c in lost] == ["begun", "digest"]
        for one in lost:
            assert await tx.outbox.mark(one, "unsure")
    assert [r.status for r in await rows(store, tables.outbox)] == ["pending", "unsure", "pending", "unsure"]


async def test_whoever_takes_over_the_sending_need_not_wait_for_the_leases_of_the_dead(store: Store) -> None:
    await add(store, letter())
    await claim(store)
    after = START + timedelta(seconds=6)
    for owner, status in ((OWNER, "sending"), (OTHER, "pending")):
        async with store.transaction() as tx:
            await tx.outbox.expired_leases(after, owner)
        assert [r.status for r in await rows(store, tables.outbox)] == [status]


async def test_the_next_letter_is_the_next_that_may_go(store: Store) -> None:
    await add(store, letter(1, "backing off", not_before=START + HOUR), letter(1, "behind it"))
    async with store.reading() as tx:
        assert await tx.outbox.next_at() == START + HOUR


async def test_what_waits_for_somebody_who_wants_no_more_is_dropped(store: Store, people: dict[str, Person]) -> None:
    await add(store, letter(11, person_id=people["ann"].id), letter(12, person_id=people["ben"].id))
    async with store.transaction() as tx:
        await tx.outbox.drop(people["ann"].id)
    assert [r.status for r in await rows(store, tables.outbox)] == ["dropped", "pending"]


async def test_an_invites_link_is_forgotten_however_its_letter_ends(store: Store) -> None:
    payload = '{"method": "qr", "text": "", "link": "https://t.me/bot?start=x", "buttons": []}'
    await add(store, *(replace(letter(i), payload=payload) for i in range(3)), letter(9, "kept"))
    async with store.transaction() as tx:
        for claimed, status in zip(
            await tx.outbox.claim(START, 9, OWNER), ("sent", "dead", "expired", "sent"), strict=True
        ):
            assert await tx.outbox.mark(claimed, status)
    kept = [r.payload for r in await rows(store, tables.outbox)]
    assert kept[:3] == [""] * 3
    assert "kept" in kept[3]


async def test_old_queue_rows_are_forgotten_and_facts_and_what_went_wrong_are_kept(
    store: Store, people: dict[str, Person]
) -> None:
    async with store.transaction() as tx:
        await tx.inbox.keep([Arrived(1, 1, "done"), Arrived(2, 1, "aside"), Arrived(3, 1, "waits")], START)
        first = await tx.inbox.oldest(1)
        assert first
        await tx.inbox.done(first.seq)
        await tx.inbox.set_aside(first.seq + 1, "ValueError")
        await tx.outbox.add([letter(1, "sent"), letter(2, "dead"), letter(3, "waits")], START)
        sent, dead = await tx.outbox.claim(START, 2, OWNER)
        await tx.outbox.mark(sent, "sent")
        await tx.outbox.mark(dead, "dead")
        await tx.invites.count_wrong(1, START)
    before = {name: len(await rows(store, table)) for name, table in FACTS.items()}
    await store.prune(START + timedelta(days=31))
    assert [r.raw for r in await rows(store, tables.inbox)] == ["aside", "waits"]
    assert [r.status for r in await rows(store, tables.outbox)] == ["dead", "pending"]
    assert await rows(store, tables.wrong_codes) == []
    assert {name: len(await rows(store, table)) for name, table in FACTS.items()} == before


FACTS = {t.name: t for t in (tables.people, tables.cases, tables.plans, tables.answers, tables.reports)}


def text_of(claimed: Claimed) -> str:
    return claimed.payload.split('"text": "')[1].split('"')[0]


# The database itself


async def test_a_locked_database_is_unavailable_and_nothing_was_saved(tmp_path: object) -> None:
    url = f"sqlite:///{tmp_path}/hep.db"
    async with stored(url) as store:
        with store.database.engines[0].connect() as writer:
            writer.execute(text("PRAGMA busy_timeout=20"))
        other = Database(url)
        async with other.write() as connection:
            await connection.execute(text("INSERT INTO wrong_codes (chat_id, at) VALUES (1, '2026-03-02 09:00:00')"))
            with pytest.raises(StoreUnavailable):
                async with store.transaction() as tx:
                    await tx.invites.count_wrong(1, START)
        await other.close()
        assert len(await rows(store, tables.wrong_codes)) == 1


async def test_a_full_disk_is_unavailable_and_nothing_was_saved(tmp_path: object) -> None:
    async with stored(f"sqlite:///{tmp_path}/hep.db") as store:
        async with store.transaction() as tx:
            pages = await tx.connection.scalar(text("PRAGMA page_count"))
            await tx.connection.execute(text(f"PRAGMA max_page_count={pages + 1}"))
        with pytest.raises(StoreUnavailable):
            async with store.transaction() as tx:
                await tx.inbox.keep([Arrived(1, 1, "x" * 100_000)], START)
        async with store.transaction() as tx:
            await tx.connection.execute(text("PRAGMA max_page_count=1000000"))
            await tx.inbox.keep([Arrived(1, 1, "x" * 100_000)], START)
        assert len(await rows(store, tables.inbox)) == 1


async def test_a_database_that_is_not_there_is_unavailable() -> None:
    database = Database("postgresql+psycopg://nobody@127.0.0.1:1/none")
    with pytest.raises(StoreUnavailable):
        await database.migrate()
    with pytest.raises(StoreUnavailable):
        async with database.read() as connection:
            await connection.execute(select(1))
    await database.close()


async def test_one_process_at_a_time_has_the_right_to_send(database_url: str) -> None:
    one, other = Database(database_url), Database(database_url)
    async with other.sending_right() as others:
        async with one.sending_right() as mine:
            assert await asyncio.gather(mine(), mine(), mine()) == [True] * 3
            assert not await others()
            assert await mine()
        assert await others()
    await one.close()
    await other.close()


@pytest.mark.postgresql
async def test_the_right_to_send_ends_with_its_connection(postgresql_url: str) -> None:
    one, other = Database(postgresql_url), Database(postgresql_url)
    async with one.sending_right() as mine, other.sending_right() as others:
        assert await mine()
        async with other.write() as connection:
            await connection.execute(
                text(
                    "SELECT pg_terminate_backend(pid) FROM pg_locks "
                    "WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database "
                    "WHERE datname = current_database())"
                )
            )
        assert await others()
        assert not await mine()
    await one.close()
    await other.close()


@pytest.mark.postgresql
async def test_a_chat_whose_number_is_a_lock_of_ours_is_worked_on_all_the_same(postgresql_url: str) -> None:
    async with stored(postgresql_url) as store, store.database.sending_right() as mine:
        assert await mine()
        async with store.transaction() as tx:
            for chat in (4837, 1, 2, 4_837_001, 4_837_002, (4837 << 32) + 1, (4837 << 32) + 2):
                assert await tx.inbox.claim(chat), chat


@pytest.mark.postgresql
async def test_a_process_hears_of_the_others_commits_and_not_of_its_own(postgresql_url: str) -> None:
    async with stored(postgresql_url) as store, stored(postgresql_url) as other:
        heard: list[int] = []
        listening = asyncio.create_task(store.database.listen(lambda: heard.append(1)))
        await until(lambda: bool(heard))
        heard.clear()
        async with store.transaction() as tx:
            await store.database.tell_others(tx.connection)
        async with other.transaction() as tx:
            await other.database.tell_others(tx.connection)
        await until(lambda: bool(heard))
        await asyncio.sleep(0.05)
        assert heard == [1]
        listening.cancel()
        await asyncio.gather(listening, return_exceptions=True)


@pytest.mark.parametrize(
    ("status", "dropped"), [("pending", True), ("sending", False), ("sent", False), ("unsure", False), ("dead", False)]
)
async def test_only_what_still_waits_is_taken_back(
    store: Store, people: dict[str, Person], status: str, dropped: bool
) -> None:
    ann, tom = people["ann"].id, people["tom"].id
    async with store.transaction() as tx:
        await tx.outbox.add(
            [
                letter(person_id=ann, label="told:4-1"),
                letter(person_id=ann, label="told:4-2", text="another"),
                letter(person_id=tom, label="told:4-1", text="somebody else"),
            ],
            START,
        )
        mine = (tables.outbox.c.person_id == ann) & (tables.outbox.c.label == "told:4-1")
        await tx.connection.execute(update(tables.outbox).where(mine).values(status=status))
        assert await tx.outbox.take_back(ann, "told:4-1") is dropped
        assert await tx.outbox.take_back(ann, "told:4-1") is False
    found = [row.status for row in await rows(store, tables.outbox)]
    assert found == ["dropped" if dropped else status, "pending", "pending"]


async def test_a_picture_goes_before_files_of_its_urgency_and_one_thing_is_made_at_a_time(store: Store) -> None:
    async with store.transaction() as tx:
        await tx.outbox.add(
            [
                letter(1, order_key="file:1"),
                letter(2, order_key="file:2"),
                letter(3, order_key="file:drawn:3"),
                letter(4, order_key="file:drawn:4", priority=4),
                letter(5, order_key="chat:5"),
            ],
            START,
        )
    first = await claim(store)
    assert [c.chat_id for c in first] == [3, 5]
    assert [c.chat_id for c in await claim(store)] == [1]
    assert [c.chat_id for c in await claim(store)] == [2]
    assert [c.chat_id for c in await claim(store)] == [4]
