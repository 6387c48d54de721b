"""A seeded clinic of any size, written straight into the tables: a hundred thousand patients in a few seconds."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Any

from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.cast import Prescription, first_plan
from bot.coach.model import Item, Outcome, Person, Plan, Role, Standing, Workout, WorkoutStatus
from bot.coach.rules import Clinic, Rules
from bot.content.library import Library
from bot.storage.database import Database
from bot.storage.keys import unlock
from bot.storage.records import document, person_row
from bot.storage.sealing import Key, Vault
from bot.storage.tables import cases, due, people, plans, workouts

LEAD_CHAT = 999
FIRST_CHAT = 1001
_LEAD = 1
KEY = Key.of(bytes(32))
_VAULT = Vault([KEY])
_FIRST_PATIENT = 2


async def seed(
    database: Database,
    library: Library,
    patients: int,
    due_at: Callable[[int], datetime | None],
    *,
    history_days: int = 0,
) -> None:
    """A lead and that many active patients in UTC, chats from FIRST_CHAT on. due_at: when patient 0, 1 … has a workout
    due, None for nothing. history_days: so many days of finished workouts for everybody, up to yesterday."""
    await database.migrate()
    rules = library.rules(Clinic())
    now = datetime.now(UTC)
    await unlock(database, _VAULT, now)
    lead = Person(_LEAD, Role.LEAD, "Maya", chat_id=LEAD_CHAT, standing=Standing.ACTIVE, zone="UTC")
    async with database.write() as connection:
        await connection.execute(insert(people).values(_VAULT.seal(people, {"id": _LEAD, **person_row(lead)})))
        await connection.execute(insert(cases).values(_empty_case(_LEAD)))
        for start in range(0, patients, 5000):
            numbers = range(start, min(start + 5000, patients))
            await _add(connection, rules, lead, numbers, due_at, now, history_days)


async def _add(
    connection: AsyncConnection,
    rules: Rules,
    lead: Person,
    numbers: range,
    due_at: Callable[[int], datetime | None],
    now: datetime,
    history_days: int,
) -> None:
    moments = {n: due_at(n) for n in numbers}
    plan_for: dict[time, Plan] = {}
    text_for: dict[time, str] = {}
    rows: dict[str, list[dict[str, Any]]] = {"people": [], "plans": [], "due": [], "workouts": []}
    model = Person(0, Role.PATIENT, "", standing=Standing.ACTIVE, zone="UTC", country="GB", therapist_id=lead.id)
    for n, moment in moments.items():
        person = _FIRST_PATIENT + n
        slot = moment.time().replace(second=0, microsecond=0) if moment else time(8)
        if slot not in plan_for:
            plan_for[slot] = first_plan(rules, Prescription("low_back_1", times=(slot,)), lead, now)
            text_for[slot] = document(plan_for[slot])
        alias = f"Patient {FIRST_CHAT + n}"
        patient = replace(
            model, alias=alias, chat_id=FIRST_CHAT + n, consent_version=rules.consent_version, consent_at=now
        )
        rows["people"].append({"id": person, **person_row(patient)})
        rows["plans"].append(
            {"patient_id": person, "version": 1, "created_at": now, "author_id": lead.id, "document": text_for[slot]}
        )
        if moment:
            rows["due"].append(
                {
                    "person_id": person,
                    "kind": "workout",
                    "local_date": moment.date(),
                    "slot": f"{slot:%H%M}",
                    "at": moment,
                    "local_time": f"{slot:%H:%M}",
                    "zone": "UTC",
                    "status": "open",
                }
            )
        rows["workouts"] += [_past(plan_for[slot], person, now - timedelta(days=d)) for d in range(1, history_days + 1)]
    await connection.execute(insert(people), [_VAULT.seal(people, row) for row in rows["people"]])
    await connection.execute(insert(cases), [_empty_case(row["id"]) for row in rows["people"]])
    await connection.execute(insert(plans), [_VAULT.seal(plans, row) for row in rows["plans"]])
    if rows["due"]:
        await connection.execute(insert(due), rows["due"])
    if rows["workouts"]:
        await connection.execute(insert(workouts), [_VAULT.seal(workouts, row) for row in rows["workouts"]])


def _empty_case(person: int) -> dict[str, Any]:
    return _VAULT.seal(cases, {"person_id": person, "version": 1, "stage": "{}", "reports_opened": 0})


def _past(plan: Plan, person: int, at: datetime) -> dict[str, Any]:
    """A finished workout without trouble."""
    workout = Workout(
        key=f"{at:%y%m%d}{plan.slots[0].key}",
        plan_version=plan.version,
        local_date=at.date(),
        status=WorkoutStatus.DONE,
        items=tuple(Item(p.exercise, p.dose, Outcome.DONE, opened_at=at, closed_at=at) for p in plan.exercises),
        offered_at=at,
        started_at=at,
        ended_at=at + timedelta(minutes=14),
        pain_before=2,
        pain_after=1,
        effort="right",
    )
    return {
        "patient_id": person,
        "key": workout.key,
        "local_date": workout.local_date,
        "status": workout.status.value,
        "document": document(workout),
    }
