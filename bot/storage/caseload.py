"""A therapist's case with those in their care: who they are, what waits for a decision, and how their weeks went."""

import logging
from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Select, Table, func, select

from bot.coach import hours
from bot.coach.model import Case, EntryKind, Role
from bot.storage.audit import Trail
from bot.storage.cases import RECENT_DAYS, in_order
from bot.storage.database import StoreConnection
from bot.storage.people import People
from bot.storage.records import Unreadable, entry_of, plan_of, report_of, workout_of
from bot.storage.scope import decides_for, in_care
from bot.storage.sealing import Vault
from bot.storage.tables import entries, people, plans, reports, workouts

log = logging.getLogger(__name__)

_OPEN = ("open", "seen")
_MOST_WAITING = 1000  # open reports in one case


class Caseload:
    """The caseloads within one transaction."""

    def __init__(self, connection: StoreConnection, vault: Vault, trail: Trail, people: People) -> None:
        self._connection, self._vault, self._trail, self._people = connection, vault, trail, people

    async def with_patients(self, case: Case, now: datetime, only: Collection[int] | None = None) -> Case:
        """A therapist's case with those in their care and the open reports of these; `only` these of them, if given."""
        if case.person.role is Role.PATIENT:
            return case
        staff = await self._people.working_here()
        covers = hours.covered_by(case.person, staff, now)
        care = in_care(case.person, covers)
        if only is not None:
            care &= people.c.id.in_(only)
        statement = select(people, decides_for(case.person, covers).label("decides")).where(care)
        rows = (await self._connection.execute(statement)).mappings().all()
        patients = self._people.all_readable(rows)
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
        whose = people.c.therapist_id.in_(own) & decides_for(case.person, case.covers)
        newest = select(plans.c.patient_id, func.max(plans.c.version).label("version")).group_by(plans.c.patient_id)
        top = newest.subquery()
        found_plans = await self._of_these(
            select(plans).join(top, (top.c.patient_id == plans.c.patient_id) & (top.c.version == plans.c.version)),
            plans,
            whose,
        )
        since = (now - timedelta(days=RECENT_DAYS)).date()
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
