"""What is written down of a patient: workouts and reports as they are now; plans, answers and entries only added to."""

from datetime import datetime
from typing import Any

from sqlalchemy import Executable, Table, bindparam, func, insert, select

from bot.coach.effects import Keep
from bot.coach.model import Entry, Plan, Report, Workout
from bot.storage.audit import Trail
from bot.storage.columns import for_both
from bot.storage.database import StoreConnection
from bot.storage.records import document
from bot.storage.sealing import Vault, row_key
from bot.storage.tables import answers, entries, plans, reports, workouts

# Built once: putting a statement together takes longer than running it.
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


class Facts:
    """The facts within one transaction: written for the case that was decided on, which was loaded for whoever asked;
    nothing is read here."""

    def __init__(self, connection: StoreConnection, vault: Vault, trail: Trail) -> None:
        self._connection, self._vault, self._trail = connection, vault, trail

    async def save_workout(self, person: int, workout: Workout) -> None:
        """Write a workout, new or as it is now."""
        self._trail.wrote(person, f"workout {workout.key}")
        row = {
            "patient_id": person,
            "key": workout.key,
            "local_date": workout.local_date,
            "status": workout.status.value,
            "document": document(workout),
        }
        await self._write(_SAVE_WORKOUT, workouts, row)

    async def save_report(self, report: Report) -> None:
        """Write a report, new or as it is now."""
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
