"""A therapist's case with those in their care: who they are, what waits for a decision, and how their weeks went."""

import logging
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Select, Table, func, select, text, tuple_

from bot.coach import hours
from bot.coach.model import Case, EntryKind, Person, Report, ReportStatus, Role, Standing, Tier
from bot.coach.therapist.caseload import EVERYTHING, Wanted
from bot.storage.audit import Trail
from bot.storage.cases import RECENT_DAYS, in_order
from bot.storage.database import StoreConnection
from bot.storage.people import People
from bot.storage.records import Unreadable, entry_of, plan_of, report_of, workout_of
from bot.storage.scope import decides_for, in_care
from bot.storage.sealing import Vault
from bot.storage.tables import entries, people, plans, reports, workouts

log = logging.getLogger(__name__)

_MOST_WAITING = 10_000  # open reports that are looked at
_AT_ONCE = 400  # of them in one query
_VERSIONS = plans.alias("versions")
_NEWEST = select(func.max(_VERSIONS.c.version)).where(_VERSIONS.c.patient_id == plans.c.patient_id).scalar_subquery()
_NAMED = (people.c.id, people.c.alias, people.c.standing, people.c.therapist_id)
_WAITING = (
    select(
        reports.c.patient_id, reports.c.number, reports.c.tier, reports.c.status, reports.c.opened_at,
        people.c.therapist_id,
    )
    .join(people, people.c.id == reports.c.patient_id)
    .where(text("reports.status in ('open', 'seen')"))
    .order_by(reports.c.tier, reports.c.opened_at)
    .limit(_MOST_WAITING)
)  # fmt: skip


class Caseload:
    """The caseloads within one transaction."""

    def __init__(self, connection: StoreConnection, vault: Vault, trail: Trail, people: People) -> None:
        self._connection, self._vault, self._trail, self._people = connection, vault, trail, people

    async def with_patients(self, case: Case, now: datetime, wanted: Wanted = EVERYTHING) -> Case:
        """A therapist's case with those in their care, and of the open reports that of which the contents are `wanted`;
        of others only that they are there. Where everybody is wanted, each has a name, a therapist and no more."""
        if case.person.role is Role.PATIENT:
            return case
        staff = await self._people.working_here()
        covers = hours.covered_by(case.person, staff, now)
        care, decides = in_care(case.person, covers), decides_for(case.person, covers).label("decides")
        nobody_yet = replace(case, patients=(), watched=frozenset(), reports=())
        case = replace(nobody_yet, staff=tuple(staff), covers=covers)
        if wanted.patients is None:
            case = await self._with_names(case, select(*_NAMED, decides).where(care))
        elif wanted.patients:
            case = await self._with_names(case, select(*_NAMED, decides).where(care, people.c.id.in_(wanted.patients)))
        if wanted.reports is not None:
            case = await self._with_reports(case, wanted, care, decides)
        if case.patients:
            self._trail.read(case.person.id, f"{len(case.patients)} patients")
        return case

    async def _with_names(self, case: Case, statement: Select[Any]) -> Case:
        rows = (await self._connection.execute(statement)).all()
        named, watched = {p.id: p for p in case.patients}, set(case.watched)
        for row in rows:
            try:
                alias = self._vault.name(people.c.alias, row.alias, row.id)
            except Unreadable as error:
                # One damaged row must not lock its therapist out of all the others.
                log.error("person %s cannot be read: %s", row.id, error)
                continue
            standing = Standing(row.standing)
            named[row.id] = Person(row.id, Role.PATIENT, alias, standing=standing, therapist_id=row.therapist_id)
            if not row.decides:
                watched.add(row.id)
        # The database sees no names.
        patients = sorted(named.values(), key=lambda p: (p.alias.casefold(), p.id))
        return replace(case, patients=tuple(patients), watched=frozenset(watched))

    async def _with_reports(self, case: Case, wanted: Wanted, care: Any, decides: Any) -> Case:
        """1. Which are open, without a look into them. 2. Those that will be shown, and whose they are."""
        own = (case.person.id, *(p.id for p in case.covers))
        statement = _WAITING.where(care)
        if wanted.patients:
            statement = statement.where(people.c.id.in_(wanted.patients))
        heads, mine = {}, set()
        for row in (await self._connection.execute(statement)).all():
            at, tier, status = row.opened_at, Tier(row.tier), ReportStatus(row.status)
            heads[row.patient_id, row.number] = Report(row.patient_id, row.number, tier, "", at, at, status=status)
            if row.therapist_id in own:
                mine.add(row.patient_id)
        shown = wanted.shown(tuple(heads.values()), case.patients, frozenset(mine))
        if shown:
            self._trail.read(case.person.id, f"{len(shown)} open reports")
        keys = [(r.patient_id, r.number) for r in shown]
        for start in range(0, len(keys), _AT_ONCE):
            some = keys[start : start + _AT_ONCE]
            these = tuple_(reports.c.patient_id, reports.c.number).in_(some)
            for sealed in (await self._connection.execute(select(reports).where(these))).mappings():
                key = sealed["patient_id"], sealed["number"]
                try:
                    heads[key] = report_of(self._vault.open(reports, sealed)["document"])
                except Unreadable as error:
                    log.error("a report cannot be read: %s", error)
                    del heads[key]
        case = replace(case, reports=tuple(heads.values()))
        if wanted.patients is None:
            return case
        whose = wanted.people_of(shown, tuple(heads.values()), frozenset(mine))
        return await self._with_names(case, select(*_NAMED, decides).where(care, people.c.id.in_(whose)))

    async def with_caseload(self, case: Case, now: datetime) -> Case:
        """A therapist's case with a case for each patient of their own, or of a colleague's for whom they stand in: the
        plan, the workouts of four weeks, the open reports (which `case` has already), the milestones of a week.

        Four queries, however many patients there are.
        """
        own = (case.person.id, *(p.id for p in case.covers))
        whose = people.c.therapist_id.in_(own) & decides_for(case.person, case.covers)
        found_people = (await self._connection.execute(select(people).where(whose))).mappings()
        by_name = sorted(self._people.all_readable(found_people), key=lambda p: (p.alias.casefold(), p.id))
        mine = {p.id: p for p in by_name}
        found_plans = await self._of_these(select(plans).where(plans.c.version == _NEWEST), plans, whose)
        since = (now - timedelta(days=RECENT_DAYS)).date()
        done = await self._of_these(select(workouts).where(workouts.c.local_date >= since), workouts, whose)
        lately = entries.c.kind == EntryKind.MILESTONE.value, entries.c.at >= now - timedelta(days=7)
        reached = await self._of_these(select(entries).where(*lately), entries, whose)
        if mine:
            self._trail.read(case.person.id, f"week of {len(mine)} patients")
        waiting: dict[int, list[Report]] = {}
        for report in case.reports:
            waiting.setdefault(report.patient_id, []).append(report)
        load = {i: Case(person=p, reports=tuple(waiting.get(i, ()))) for i, p in mine.items()}
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
                    load[patient], entries=in_order(entry_of(row["document"], row["id"]) for row in rows)
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
