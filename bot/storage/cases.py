"""Cases: loaded whole for one decision, saved as the difference that it made. Every read is scoped by who asks."""

import logging
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    Executable,
    RowMapping,
    Select,
    Table,
    bindparam,
    func,
    insert,
    literal,
    or_,
    select,
    text,
    union_all,
    update,
)

from bot.coach import hours
from bot.coach.effects import Keep
from bot.coach.events import Need
from bot.coach.model import GONE, Case, Entry, EntryKind, Person, Plan, Report, Role, Standing, Team
from bot.storage.audit import THE_BOT, Trail
from bot.storage.database import StoreConnection
from bot.storage.records import (
    Unreadable,
    document,
    entry_of,
    person_of,
    person_row,
    plan_of,
    report_of,
    stage_of,
    workout_of,
)
from bot.storage.sealing import SEALED, Vault, row_key
from bot.storage.tables import answers, cases, entries, for_both, observers, people, plans, reports, workouts

log = logging.getLogger(__name__)

_RECENT_DAYS = 28
_ENTRIES_DAYS = 90
RECENT_KINDS = (EntryKind.MEASURE, EntryKind.SCREENING)  # entries that daily decisions need
_OPEN = ("open", "seen")
_MOST_WAITING = 1000  # open reports in one case

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
        entries.c.kind.in_([kind.value for kind in RECENT_KINDS]),
        entries.c.at >= bindparam("long_since"),
    ),
)
# As a literal and without an order, or SQLite reads all people instead of the index of the few.
_STAFF = select(people).where(text("people.role <> 'patient'"))
_WRITE = (
    update(cases)
    .where(cases.c.person_id == bindparam("person"), cases.c.version == bindparam("read"))
    .values(version=cases.c.version + 1, stage=bindparam("now_at"), reports_opened=bindparam("opened"))
)
_SAME_AS = ("patient_id", "ask", "workout", "item")
_SAME = (
    (answers.c.patient_id == bindparam("patient_id"))
    & (answers.c.ask == bindparam("ask"))
    & (answers.c.workout == bindparam("workout"))
    & (answers.c.item == bindparam("item"))
)
_REVISION = select(func.coalesce(func.max(answers.c.revision) + 1, 0)).where(_SAME)
_KEEP = insert(answers)


def _upserting(table: Table, key: str, *changed: str) -> dict[str, Executable]:
    def build(into: Any) -> Executable:
        row = into(table)
        return row.on_conflict_do_update(  # type: ignore[no-any-return]
            index_elements=["patient_id", key], set_={name: row.excluded[name] for name in changed}
        )

    return for_both(build)


_SAVE_WORKOUT = _upserting(workouts, "key", "local_date", "status", "document")
_SAVE_REPORT = _upserting(reports, "number", "tier", "status", "opened_at", "document")


class Conflict(Exception):
    """Somebody else has written this case since it was read. Load it again and decide anew."""


class NotYours(Exception):
    """The person who asks may not see or change this case. Nothing was read."""


class ReadsOnly(NotYours):
    """They observe this patient: they may read, and somebody else decides."""


class Cases:
    """The cases within one transaction."""

    def __init__(self, connection: StoreConnection, vault: Vault, trail: Trail) -> None:
        self._connection, self._vault, self._trail = connection, vault, trail
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
        allowed = _decides_for(by, covered) if to_decide else _in_care(by, covered)
        case = await self._load(_CASE_OF_PERSON.where(allowed), {"person": patient_id}, now)
        if case is not None:
            self._trail.who = by.id
            self._trail.read(patient_id, "case")
            watching = select(observers.c.therapist_id).where(observers.c.patient_id == patient_id)
            return replace(case, observers=tuple(sorted((await self._connection.scalars(watching)).all())))
        seen = select(people.c.id).where(people.c.id == patient_id, _in_care(by, covered))
        if to_decide and await self._connection.scalar(seen) is not None:
            raise ReadsOnly
        raise NotYours

    async def of_offered(self, patient_id: int, by: Person, now: datetime) -> Case:
        """The case of a patient whom this therapist has been asked to take over. Raises NotYours."""
        asked = (people.c.offered_to == by.id) & _anybody(by)
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
        statement = select(people).where(people.c.id == patient_id, _in_care(by, covered))
        row = (await self._connection.execute(statement)).mappings().one_or_none()
        if row is None:
            raise NotYours
        return self._person(row)

    async def _load(self, statement: Select[Any], who: dict[str, int], now: datetime) -> Case | None:
        row = (await self._connection.execute(statement, who)).mappings().one_or_none()
        if row is None:
            return None
        person = self._person(row)
        self._versions[person.id] = row["version"]
        stage = stage_of(self._vault.text(cases.c.stage, row["stage"], person.id))
        case = Case(person, stage, reports_opened=row["reports_opened"])
        if person.role is not Role.PATIENT:
            return case
        plan = row["plan"] and self._vault.text(plans.c.document, row["plan"], person.id, row["plan_version"])
        return await self._with_affairs(case, plan, now)

    def _those(self, found: Iterable[RowMapping]) -> list[Person]:
        """All who can be read: one damaged row must not lock anybody out of all the others."""
        readable = []
        for row in found:
            try:
                readable.append(self._person(row))
            except Unreadable as error:
                log.error("person %s cannot be read: %s", row["id"], error)
        return readable

    def _person(self, row: RowMapping) -> Person:
        return person_of(self._vault.open(people, row))

    async def _with_affairs(self, case: Case, plan: str | None, now: datetime) -> Case:
        """A patient's plan, recent workouts, and the reports that are open or as recent: one more query for both."""
        about = {
            "patient": case.person.id,
            "since_day": (now - timedelta(days=_RECENT_DAYS)).date(),
            "since": now - timedelta(days=_RECENT_DAYS),
            "long_since": now - timedelta(days=_ENTRIES_DAYS),
        }
        found = (await self._connection.execute(_AFFAIRS, about)).all()
        staff = [p for p in await self.staff() if p.standing is not Standing.REVOKED]
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
            entries=_in_order(entered),
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
            case = replace(case, entries=_in_order(entered))
        elif "background" in needs:
            found = await self._connection.execute(_BACKGROUND, {"patient": case.person.id})
            opened = [self._vault.open(entries, row) for row in found.mappings()]
            every = {e.id: e for e in (*case.entries, *(entry_of(row["document"], row["id"]) for row in opened))}
            case = replace(case, entries=_in_order(every.values()))
        return case

    async def _all(self, case: Case, table: Table) -> list[dict[str, Any]]:
        """All rows of a patient's, opened."""
        found = await self._connection.execute(_OF_PATIENT[table.name], {"patient": case.person.id})
        return [self._vault.open(table, row) for row in found.mappings()]

    async def _covered_by(self, by: Person, now: datetime) -> tuple[Person, ...]:
        """Those for whom this person stands in now; a lead has everybody's patients anyway."""
        if by.role is not Role.THERAPIST:
            return ()
        staff = [p for p in await self.staff() if p.standing is not Standing.REVOKED]
        return hours.covered_by(by, staff, now)

    async def with_patients(self, case: Case, now: datetime, only: Collection[int] | None = None) -> Case:
        """A therapist's case with those in their care and the open reports of these; `only` these of them, if given."""
        if case.person.role is Role.PATIENT:
            return case
        staff = [p for p in await self.staff() if p.standing is not Standing.REVOKED]
        covers = hours.covered_by(case.person, staff, now)
        care = _in_care(case.person, covers)
        if only is not None:
            care &= people.c.id.in_(only)
        statement = select(people, _decides_for(case.person, covers).label("decides")).where(care)
        rows = (await self._connection.execute(statement)).mappings().all()
        patients = self._those(rows)
        if rows:
            self._trail.read(case.person.id, f"{len(rows)} patients")
        patients.sort(key=lambda p: (p.alias.casefold(), p.id))  # the database sees no names
        waiting = (
            select(reports)
            .join(people, people.c.id == reports.c.patient_id)
            .where(care, reports.c.status.in_(_OPEN))
            .order_by(reports.c.tier, reports.c.opened_at)
            .limit(_MOST_WAITING)
        )
        told = []
        for row in (await self._connection.execute(waiting)).mappings():
            try:
                told.append(report_of(self._vault.open(reports, row)["document"]))
            except Unreadable as error:
                # One damaged row must not lock its therapist out of all the others.
                log.error("a report cannot be read: %s", error)
        watched = frozenset(row["id"] for row in rows if not row["decides"])
        case = replace(case, patients=tuple(patients), reports=tuple(told), watched=watched)
        return replace(case, staff=tuple(staff), covers=covers)

    async def with_caseload(self, case: Case, now: datetime) -> Case:
        """A therapist's case with a case for each patient of their own, or of a colleague's for whom they stand in: the
        plan, the workouts of four weeks, the open reports (which `case` has already), the milestones of a week.

        Three queries, however many patients there are.
        """
        own = (case.person.id, *(p.id for p in case.covers))
        mine = {p.id: p for p in case.patients if p.therapist_id in own}
        whose = people.c.therapist_id.in_(own) & _decides_for(case.person, case.covers)
        newest = select(plans.c.patient_id, func.max(plans.c.version).label("version")).group_by(plans.c.patient_id)
        top = newest.subquery()
        found_plans = await self._of_these(
            select(plans).join(top, (top.c.patient_id == plans.c.patient_id) & (top.c.version == plans.c.version)),
            plans,
            whose,
        )
        since = (now - timedelta(days=_RECENT_DAYS)).date()
        done = await self._of_these(select(workouts).where(workouts.c.local_date >= since), workouts, whose)
        lately = entries.c.kind == EntryKind.MILESTONE.value, entries.c.at >= now - timedelta(days=7)
        reached = await self._of_these(select(entries).where(*lately), entries, whose)
        if mine:
            self._trail.read(case.person.id, f"week of {len(mine)} patients")
        load = {i: Case(person=p, reports=tuple(r for r in case.reports if r.patient_id == i)) for i, p in mine.items()}
        for patient, rows in found_plans.items():
            if patient in load:
                load[patient] = replace(load[patient], plan=plan_of(rows[0]["document"]))
        for patient, rows in done.items():
            if patient in load:
                some = sorted((workout_of(row["document"]) for row in rows), key=lambda w: w.key)
                load[patient] = replace(load[patient], workouts=tuple(some))
        for patient, rows in reached.items():
            if patient in load:
                load[patient] = replace(
                    load[patient], entries=_in_order(entry_of(row["document"], row["id"]) for row in rows)
                )
        return replace(case, caseload=tuple(load.values()))

    async def _of_these(self, rows: Select[Any], table: Table, whose: Any) -> dict[int, list[dict[str, Any]]]:
        """The rows of a table, opened, by the patient they are of."""
        statement = rows.join(people, people.c.id == table.c.patient_id).where(whose)
        found: dict[int, list[dict[str, Any]]] = {}
        for row in (await self._connection.execute(statement)).mappings():
            try:
                found.setdefault(row["patient_id"], []).append(self._vault.open(table, row))
            except Unreadable as error:
                # One damaged row must not keep everybody else out of the overview.
                log.error("a row of %s cannot be read: %s", table.name, error)
        return found

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
            await self.add_plan(person, after.plan)
        known = {w.key: w for w in before.workouts}
        for workout in after.workouts:
            if known.get(workout.key) != workout:
                self._trail.wrote(person, f"workout {workout.key}")
                row = {
                    "patient_id": person,
                    "key": workout.key,
                    "local_date": workout.local_date,
                    "status": workout.status.value,
                    "document": document(workout),
                }
                await self._write(_SAVE_WORKOUT, workouts, row)
        numbers = {r.number: r for r in before.reports}
        for report in after.reports:
            if numbers.get(report.number) != report:
                await self._save_report(report)

    async def _save_report(self, report: Report) -> None:
        self._trail.wrote(report.patient_id, f"report {report.number}")
        row = {
            "patient_id": report.patient_id,
            "number": report.number,
            "tier": report.tier.value,
            "status": report.status.value,
            "opened_at": report.opened_at,
            "document": document(report),
        }
        await self._write(_SAVE_REPORT, reports, row)

    async def _write(self, statement: dict[str, Executable], table: Table, row: dict[str, Any]) -> None:
        await self._connection.execute(statement[self._connection.dialect.name], self._vault.seal(table, row))

    async def add_plan(self, patient_id: int, plan: Plan) -> None:
        """Append a version. The key refuses a second plan of the same version."""
        self._trail.wrote(patient_id, f"plan {plan.version}")
        row = {
            "patient_id": patient_id,
            "version": plan.version,
            "created_at": plan.created_at,
            "author_id": plan.author_id,
            "document": document(plan),
        }
        await self._connection.execute(insert(plans).values(self._vault.seal(plans, row)))

    async def keep(self, patient_id: int, answer: Keep, now: datetime) -> None:
        """Add an answer; one to the same question becomes its next revision."""
        self._trail.wrote(patient_id, f"answer {answer.ask}")
        row = {
            "patient_id": patient_id,
            "ask": answer.ask,
            "value": answer.value,
            "workout": answer.ref,
            "item": answer.item,
            "late": answer.late,
            "at": now,
        }
        # Asked for first: what is sealed is bound to it. The case is locked, and the key refuses a second of the same.
        row["revision"] = await self._connection.scalar(_REVISION, {name: row[name] for name in _SAME_AS})
        await self._connection.execute(_KEEP, self._vault.seal(answers, row))

    async def enter(self, patient_id: int, entry: Entry) -> None:
        """Add an entry to the patient's record."""
        self._trail.wrote(patient_id, f"entry {entry.kind.value}")
        row = {"patient_id": patient_id, "kind": entry.kind.value, "at": entry.at, "document": document(entry)}
        sealed = self._vault.seal(entries, {**row, "row_key": row_key()})
        await self._connection.execute(insert(entries).values(sealed))

    async def add_person(self, person: Person) -> Person:
        """Store somebody new (their id is ignored) with an empty case; returns them with their id."""
        row = person_row(person)
        # Its number is known once it is there, and what is sealed is bound to the number.
        row["standing_since"] = self._trail.now()
        blank = {**row, **dict.fromkeys(SEALED[people].columns, "")}
        result = await self._connection.execute(insert(people).values(blank).returning(people.c.id))
        added = replace(person, id=result.scalar_one())
        sealed = self._vault.seal(people, {**row, "id": added.id})
        names = {name: sealed[name] for name in SEALED[people].columns}
        await self._connection.execute(update(people).where(people.c.id == added.id).values(names))
        empty = {"person_id": added.id, "version": 1, "stage": "{}", "reports_opened": 0}
        await self._connection.execute(insert(cases).values(self._vault.seal(cases, empty)))
        self._trail.wrote(added.id, "person")
        return added

    async def people(self, ids: set[int]) -> dict[int, Person]:
        """Those people, for addressing messages to them."""
        rows = (await self._connection.execute(select(people).where(people.c.id.in_(ids)))).mappings()
        return {row["id"]: self._person(row) for row in rows}

    async def staff(self) -> list[Person]:
        """Everybody who is not a patient, in the order in which they came."""
        people_found = self._those((await self._connection.execute(_STAFF)).mappings())
        return sorted(people_found, key=lambda p: p.id)


def _in_order(found: Iterable[Entry]) -> tuple[Entry, ...]:
    return tuple(sorted(found, key=lambda e: (e.at, e.id)))


def _team(staff: Sequence[Person], therapist_id: int | None) -> Team | None:
    """The patient's therapist, and the first lead who can be reached, who stands in for a therapist who left."""
    leads = sorted((p for p in staff if p.role is Role.LEAD), key=lambda p: not p.can_be_reached)
    therapist = next((p for p in staff if p.id == therapist_id), leads[0] if leads else None)
    if therapist is None:
        return None
    return Team(therapist, leads[0] if leads else therapist, tuple(staff))


def _in_care(by: Person, covered: Collection[Person] = ()) -> Any:
    """The patients that this person may see: those they decide for, and those they observe."""
    if by.role is not Role.THERAPIST:
        return _decides_for(by)
    observed = select(observers.c.patient_id).where(observers.c.therapist_id == by.id)
    return or_(_decides_for(by, covered), people.c.id.in_(observed) & _anybody(by))


def _decides_for(by: Person, covered: Collection[Person] = ()) -> Any:
    """The patients for whom this person decides: the lead for all, a therapist for their own and, while they stand in
    for colleagues who are away (`covered`, of hours.covered_by), for those of these, which are all where a lead is
    among them: a lead's stand-in gets what would have come to the lead, and has to be able to answer it."""
    if by.role is Role.LEAD or any(p.role is Role.LEAD for p in covered):
        return _anybody(by)
    return _anybody(by) & people.c.therapist_id.in_([by.id, *(p.id for p in covered)])


def _anybody(by: Person) -> Any:
    """Every patient, for somebody who works here now; nobody for anybody else."""
    works_here = by.standing is Standing.ACTIVE and by.role is not Role.PATIENT
    patients = (people.c.role == Role.PATIENT.value) & people.c.standing.not_in([standing.value for standing in GONE])
    return patients if works_here else patients & (people.c.id < 0)
