"""Everything about one patient, for whoever may read it: asked for anew whenever it is shown, never kept."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Table, or_, select

from bot.coach.model import GONE, Entry, Person, Plan, Report, Role, Workout
from bot.storage.cases import Cases
from bot.storage.database import StoreConnection
from bot.storage.people import People
from bot.storage.records import entry_of, plan_of, report_of, workout_of
from bot.storage.scope import NotYours
from bot.storage.sealing import SEALED, Vault
from bot.storage.tables import answers, entries, metadata, outbox, people, plans, reports, workouts

_FACTS = (plans, workouts, answers, reports, entries)
_WHOSE = ("patient_id", "person_id", "chat_id")  # by the first of them that a table has, its rows are somebody's


@dataclass(frozen=True)
class Answer:
    """An answer as it was given; a later one to the same question has the next revision."""

    ask: str
    value: str
    workout: str
    item: int
    revision: int
    late: bool
    at: datetime


@dataclass(frozen=True)
class Dossier:
    """A patient's record, everything oldest first. names: the aliases of the clinic's people by their id."""

    person: Person
    therapist: Person | None
    names: dict[int, str]
    plans: tuple[Plan, ...]
    workouts: tuple[Workout, ...]
    answers: tuple[Answer, ...]
    reports: tuple[Report, ...]
    entries: tuple[Entry, ...]

    @property
    def plan(self) -> Plan | None:
        return self.plans[-1] if self.plans else None

    def plan_of(self, version: int) -> Plan | None:
        return next((p for p in self.plans if p.version == version), None)


class Dossiers:
    """The dossiers within one transaction."""

    def __init__(self, connection: StoreConnection, vault: Vault, cases: Cases, people: People) -> None:
        self._connection, self._vault, self._cases, self._people = connection, vault, cases, people

    async def asker(self, person_id: int) -> Person:
        """Whoever asks, as they are now. Raises NotYours for somebody who is not there any more or has no access."""
        person = (await self._people.of({person_id})).get(person_id)
        if person is None or person.standing in GONE:
            raise NotYours
        return person

    async def of_patient(self, patient_id: int, by: Person | None, what: str = "whole record") -> Dossier:
        """by: a therapist who cares for them, a lead, or the patient; None is the operator at the shell. what:
        for the audit trail. Raises NotYours for anybody else, with nothing read."""
        person = await self.may_have(patient_id, by)
        self._cases.read_by(by, patient_id, what)
        staff = await self._people.staff()
        theirs = {t: await self._rows(t, t.c.patient_id == patient_id) for t in _FACTS}
        return Dossier(
            person=person,
            therapist=next((p for p in staff if p.id == person.therapist_id), None),
            names={p.id: p.alias for p in staff},
            plans=tuple(plan_of(row["document"]) for row in theirs[plans]),
            workouts=tuple(workout_of(row["document"]) for row in theirs[workouts]),
            answers=tuple(
                Answer(row["ask"], row["value"], row["workout"], row["item"], row["revision"], row["late"], row["at"])
                for row in sorted(theirs[answers], key=lambda row: (row["at"], row["id"]))
            ),
            reports=tuple(report_of(row["document"]) for row in theirs[reports]),
            entries=tuple(
                entry_of(row["document"], row["id"])
                for row in sorted(theirs[entries], key=lambda row: (row["at"], row["id"]))
            ),
        )

    async def patients(self) -> list[Person]:
        """Everybody who is or was a patient, for the operator at the shell, who has the database anyway."""
        found = (await self._connection.execute(select(people).where(people.c.role == Role.PATIENT.value))).mappings()
        return sorted(self._people.all_readable(found), key=lambda p: p.id)

    async def everything(self, person: Person) -> dict[str, list[dict[str, Any]]]:
        """The rows of every table that are about this person, as they are stored; for `of_patient` to have allowed."""
        whose = {table: _theirs(table, person) for table in metadata.sorted_tables}
        return {t.name: await self._rows(t, theirs) for t, theirs in whose.items() if theirs is not None}

    async def may_have(self, patient_id: int, by: Person | None) -> Person:
        """The patient, for whoever may have their record as `of_patient` has it. Raises NotYours."""
        if by is not None and by.id != patient_id:
            return await self._cases.may_see(patient_id, by)
        person = (await self._people.of({patient_id})).get(patient_id)
        if person is None or person.role is not Role.PATIENT:
            raise NotYours
        return person

    async def _rows(self, table: Table, which: ColumnElement[bool]) -> list[dict[str, Any]]:
        """Opened, in the order of their key."""
        statement = select(table).where(which).order_by(*table.primary_key.columns)
        found = (await self._connection.execute(statement)).mappings()
        return [self._vault.open(table, row) if table in SEALED else dict(row) for row in found]


def _theirs(table: Table, person: Person) -> ColumnElement[bool] | None:
    """Which rows are about them; None for a table that is about nobody."""
    if table is people:
        return people.c.id == person.id
    name = next((name for name in _WHOSE if name in table.c), None)
    if name is None:
        return None
    whose = table.c[name] == (person.chat_id if name == "chat_id" else person.id)
    return or_(whose, outbox.c.about == person.id) if table is outbox else whose
