"""Cases: loaded whole for one decision, saved as the difference that it made. Every read is scoped by who asks."""

import logging
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    Select,
    Table,
    bindparam,
    literal,
    or_,
    select,
    text,
    union_all,
    update,
)

from bot.coach import hours
from bot.coach.events import Need
from bot.coach.model import Case, Entry, EntryKind, Person, Role, Team
from bot.storage.audit import THE_BOT, Trail
from bot.storage.database import StoreConnection
from bot.storage.facts import Facts
from bot.storage.people import People
from bot.storage.records import (
    document,
    entry_of,
    person_row,
    plan_of,
    report_of,
    stage_of,
    workout_of,
)
from bot.storage.scope import NotYours, ReadsOnly, anybody, decides_for, in_care
from bot.storage.sealing import Vault
from bot.storage.tables import cases, entries, observers, people, plans, reports, workouts

log = logging.getLogger(__name__)

RECENT_DAYS = 28
_ENTRIES_DAYS = 90
_RECENT_KINDS = (EntryKind.MEASURE, EntryKind.SCREENING)  # entries that daily decisions need

# Built once: putting a statement together takes longer than running it.
_LATEST = select(plans).where(plans.c.patient_id == people.c.id).order_by(plans.c.version.desc()).limit(1)
_CASE = select(
    people,
    cases.c.version,
    cases.c.stage,
    cases.c.reports_opened,
    _LATEST.with_only_columns(plans.c.version).scalar_subquery().label("plan_version"),
    _LATEST.with_only_columns(plans.c.document).scalar_subquery().label("plan"),
).join(cases, cases.c.person_id == people.c.id)
_CASE_OF_CHAT = _CASE.where(people.c.chat_id == bindparam("chat")).with_for_update(of=cases)
_CASE_OF_PERSON = _CASE.where(people.c.id == bindparam("person")).with_for_update(of=cases)
_OF_PATIENT = {
    "workouts": select(workouts).where(workouts.c.patient_id == bindparam("patient")),
    "reports": select(reports).where(reports.c.patient_id == bindparam("patient")),
    "plans": select(plans).where(plans.c.patient_id == bindparam("patient")).order_by(plans.c.version),
    "entries": select(entries).where(entries.c.patient_id == bindparam("patient")),
}
_BACKGROUND = _OF_PATIENT["entries"].where(entries.c.kind.in_((EntryKind.NOTE.value, EntryKind.SCREENING.value)))
# What each is, its number or id, its key, and its document.
_AFFAIRS = union_all(
    select(literal("workout"), literal(0), workouts.c.key, workouts.c.document).where(
        workouts.c.patient_id == bindparam("patient"), workouts.c.local_date >= bindparam("since_day")
    ),
    select(literal("report"), reports.c.number, literal(""), reports.c.document).where(
        reports.c.patient_id == bindparam("patient"),
        or_(text("reports.status in ('open', 'seen')"), reports.c.opened_at >= bindparam("since")),
    ),
    select(literal("entry"), entries.c.id, entries.c.row_key, entries.c.document).where(
        entries.c.patient_id == bindparam("patient"),
        entries.c.kind.in_([kind.value for kind in _RECENT_KINDS]),
        entries.c.at >= bindparam("long_since"),
    ),
)
_WRITE = (
    update(cases)
    .where(cases.c.person_id == bindparam("person"), cases.c.version == bindparam("read"))
    .values(version=cases.c.version + 1, stage=bindparam("now_at"), reports_opened=bindparam("opened"))
)


class Conflict(Exception):
    """Somebody else has written this case since it was read. Load it again and decide anew."""


class Cases:
    """The cases within one transaction."""

    def __init__(self, connection: StoreConnection, vault: Vault, trail: Trail, people: People, facts: Facts) -> None:
        self._connection, self._vault, self._trail = connection, vault, trail
        self._people, self._facts = people, facts
        self._versions: dict[int, int] = {}

    async def of_chat(self, chat_id: int, now: datetime) -> Case | None:
        """The case of the person who writes from this chat, locked until the transaction ends."""
        case = await self._load(_CASE_OF_CHAT, {"chat": chat_id}, now)
        if case is not None:
            self._trail.who = case.person.id  # whatever follows in this transaction is their doing
        return case

    async def of_person(self, person_id: int, now: datetime) -> Case | None:
        """A case for what comes due or comes back from delivery: nobody asks, the clock does."""
        return await self._load(_CASE_OF_PERSON, {"person": person_id}, now)

    async def of_patient(self, patient_id: int, by: Person, now: datetime, *, to_decide: bool = False) -> Case:
        """A patient's case for a therapist, to read or `to_decide`, with whoever observes this patient.

        Raises NotYours unless they care for this patient, stand in now for whoever does, observe them or lead the
        clinic; ReadsOnly for an observer who would decide.
        """
        covered = await self._covered_by(by, now)
        allowed = decides_for(by, covered) if to_decide else in_care(by, covered)
        case = await self._load(_CASE_OF_PERSON.where(allowed), {"person": patient_id}, now)
        if case is not None:
            self._trail.who = by.id
            self._trail.read(patient_id, "case")
            watching = select(observers.c.therapist_id).where(observers.c.patient_id == patient_id)
            return replace(case, observers=tuple(sorted((await self._connection.scalars(watching)).all())))
        seen = select(people.c.id).where(people.c.id == patient_id, in_care(by, covered))
        if to_decide and await self._connection.scalar(seen) is not None:
            raise ReadsOnly
        raise NotYours

    async def of_offered(self, patient_id: int, by: Person, now: datetime) -> Case:
        """The case of a patient whom this therapist has been asked to take over. Raises NotYours."""
        asked = (people.c.offered_to == by.id) & anybody(by)
        case = await self._load(_CASE_OF_PERSON.where(asked), {"person": patient_id}, now)
        if case is None:
            raise NotYours
        self._trail.who = by.id
        self._trail.read(patient_id, "case")
        return case

    def read_by(self, by: Person | None, patient_id: int, what: str) -> None:
        """For the audit trail: something of a patient's is read outside their case. by None: the operator."""
        self._trail.who = by.id if by else THE_BOT
        self._trail.read(patient_id, what)

    async def may_see(self, patient_id: int, by: Person) -> Person:
        """The patient, for a look without a decision. Raises NotYours as `of_patient` does."""
        covered = await self._covered_by(by, self._trail.now())
        statement = select(people).where(people.c.id == patient_id, in_care(by, covered))
        row = (await self._connection.execute(statement)).mappings().one_or_none()
        if row is None:
            raise NotYours
        return self._people.read(row)

    async def _load(self, statement: Select[Any], who: dict[str, int], now: datetime) -> Case | None:
        row = (await self._connection.execute(statement, who)).mappings().one_or_none()
        if row is None:
            return None
        person = self._people.read(row)
        self._versions[person.id] = row["version"]
        stage = stage_of(self._vault.text(cases.c.stage, row["stage"], person.id))
        case = Case(person, stage, reports_opened=row["reports_opened"])
        if person.role is not Role.PATIENT:
            return case
        plan = row["plan"] and self._vault.text(plans.c.document, row["plan"], person.id, row["plan_version"])
        return await self._with_affairs(case, plan, now)

    async def _with_affairs(self, case: Case, plan: str | None, now: datetime) -> Case:
        """A patient's plan, recent workouts, and the reports that are open or as recent: one more query for both."""
        about = {
            "patient": case.person.id,
            "since_day": (now - timedelta(days=RECENT_DAYS)).date(),
            "since": now - timedelta(days=RECENT_DAYS),
            "long_since": now - timedelta(days=_ENTRIES_DAYS),
        }
        found = (await self._connection.execute(_AFFAIRS, about)).all()
        staff = await self._people.working_here()
        opened, patient = self._vault.text, case.person.id
        done, told, entered = [], [], []
        for kind, number, key, sealed in found:
            if kind == "workout":
                done.append(workout_of(opened(workouts.c.document, sealed, patient, key)))
            elif kind == "report":
                told.append(report_of(opened(reports.c.document, sealed, patient, number)))
            else:
                entered.append(entry_of(opened(entries.c.document, sealed, patient, key), number))
        return replace(
            case,
            plan=plan_of(plan) if plan else None,
            workouts=tuple(sorted(done, key=lambda w: w.key)),
            reports=tuple(sorted(told, key=lambda r: r.number)),
            team=_team(staff, case.person.therapist_id),
            entries=in_order(entered),
        )

    async def with_more(self, case: Case, needs: Sequence[Need]) -> Case:
        """A patient's case with all that there is of what is needed, instead of what is recent."""
        if case.person.role is not Role.PATIENT:
            return case
        for need in needs if self._trail.who not in (THE_BOT, case.person.id) else ():
            self._trail.read(case.person.id, f"all {need}")
        if "plans" in needs:
            case = replace(case, history=tuple(plan_of(row["document"]) for row in await self._all(case, plans)))
        if "workouts" in needs:
            done = [workout_of(row["document"]) for row in await self._all(case, workouts)]
            case = replace(case, workouts=tuple(sorted(done, key=lambda w: w.key)))
        if "reports" in needs:
            told = [report_of(row["document"]) for row in await self._all(case, reports)]
            case = replace(case, reports=tuple(sorted(told, key=lambda r: r.number)))
        if "entries" in needs:
            entered = [entry_of(row["document"], row["id"]) for row in await self._all(case, entries)]
            case = replace(case, entries=in_order(entered))
        elif "background" in needs:
            found = await self._connection.execute(_BACKGROUND, {"patient": case.person.id})
            opened = [self._vault.open(entries, row) for row in found.mappings()]
            every = {e.id: e for e in (*case.entries, *(entry_of(row["document"], row["id"]) for row in opened))}
            case = replace(case, entries=in_order(every.values()))
        return case

    async def with_workout(self, case: Case, key: str) -> Case:
        """A patient's case with that workout of theirs, and the reports there were, where it is no recent one."""
        if case.workout(key) is not None:
            return case
        mine = (workouts.c.patient_id == case.person.id) & (workouts.c.key == key)
        row = (await self._connection.execute(select(workouts).where(mine))).mappings().one_or_none()
        if row is None:
            return case
        old = workout_of(self._vault.open(workouts, row)["document"])
        return await self.with_more(case.with_workout(old), ["reports"])

    async def _all(self, case: Case, table: Table) -> list[dict[str, Any]]:
        """All rows of a patient's, opened."""
        found = await self._connection.execute(_OF_PATIENT[table.name], {"patient": case.person.id})
        return [self._vault.open(table, row) for row in found.mappings()]

    async def _covered_by(self, by: Person, now: datetime) -> tuple[Person, ...]:
        """Those for whom this person stands in now; a lead has everybody's patients anyway."""
        if by.role is not Role.THERAPIST:
            return ()
        staff = await self._people.working_here()
        return hours.covered_by(by, staff, now)

    async def save(self, before: Case, after: Case) -> None:
        """Write what is different. Raises Conflict if another writer got in between."""
        person = before.person.id
        if after.person != before.person:
            self._trail.wrote(person, "person")
            changed = self._vault.seal(people, {"id": person, **person_row(after.person)})
            del changed["id"]
            if after.person.standing is not before.person.standing:
                changed["standing_since"] = self._trail.now()
            await self._connection.execute(update(people).where(people.c.id == person).values(changed))
        if (after.stage, after.reports_opened) != (before.stage, before.reports_opened) or after != before:
            version = self._versions[person]
            stage = self._vault.sealed(cases.c.stage, document(after.stage), person)
            written = {"person": person, "read": version, "now_at": stage, "opened": after.reports_opened}
            result = await self._connection.execute(_WRITE, written)
            if result.rowcount != 1:
                raise Conflict
            self._versions[person] = version + 1
        if after.person.role is not Role.PATIENT:
            return
        if after.plan is not None and after.plan != before.plan:
            await self._facts.add_plan(person, after.plan)
        known = {w.key: w for w in before.workouts}
        for workout in after.workouts:
            if known.get(workout.key) != workout:
                await self._facts.save_workout(person, workout)
        numbers = {r.number: r for r in before.reports}
        for report in after.reports:
            if numbers.get(report.number) != report:
                await self._facts.save_report(report)


def in_order(found: Iterable[Entry]) -> tuple[Entry, ...]:
    return tuple(sorted(found, key=lambda e: (e.at, e.id)))


def _team(staff: Sequence[Person], therapist_id: int | None) -> Team | None:
    """The patient's therapist, and the first lead who can be reached, who stands in for a therapist who left."""
    leads = sorted((p for p in staff if p.role is Role.LEAD), key=lambda p: not p.can_be_reached)
    therapist = next((p for p in staff if p.id == therapist_id), leads[0] if leads else None)
    if therapist is None:
        return None
    return Team(therapist, leads[0] if leads else therapist, tuple(staff))
