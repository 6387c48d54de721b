"""A seeded clinic: the cast that recurs in the demo, in rehearsals and in tests. Invented people, invented data."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from bot.coach import hours
from bot.coach.effects import Schedule
from bot.coach.events import DueKind
from bot.coach.model import (
    Item,
    Outcome,
    Person,
    Plan,
    Preferences,
    Role,
    Slot,
    Standing,
    Workout,
    WorkoutStatus,
)
from bot.coach.rules import Rules
from bot.coach.schedule import local, next_slot, utc
from bot.storage.store import Store

_NOTHING_CHOSEN = Preferences()


@dataclass(frozen=True)
class Prescription:
    """What a seeded patient does: a programme of the library on these weekdays (0 = Monday) at these local times."""

    programme: str
    days: tuple[int, ...] = tuple(range(7))
    times: tuple[time, ...] = (time(8),)
    measures: tuple[str, ...] | None = None  # None: as the programme has it
    screening: bool = False

    @property
    def slots(self) -> tuple[Slot, ...]:
        return tuple(Slot(day, at) for day in self.days for at in self.times)


class Past(NamedTuple):
    """A workout that is over. share: % of the exercises that were done, 0 for a missed one. Ratings 0–10."""

    share: int
    before: int | None = None
    after: int | None = None
    soreness: int | None = None


def first_plan(rules: Rules, prescription: Prescription, author: Person, now: datetime) -> Plan:
    """The programme as it stands in the library, as a patient's first version."""
    return Plan(
        version=1,
        programme=prescription.programme,
        exercises=rules.programmes[prescription.programme].exercises,
        slots=prescription.slots,
        measures=rules.programmes[prescription.programme].measures
        if prescription.measures is None
        else prescription.measures,
        screening=prescription.screening,
        reason="=first",
        author_id=author.id,
        created_at=now,
    )


async def add_staff(store: Store, rules: Rules, alias: str, role: Role, chat_id: int, now: datetime) -> Person:
    """A therapist who has joined already, with the daily digest planned."""
    async with store.transaction() as tx:
        person = await tx.people.add(
            Person(0, role, alias, chat_id=chat_id, standing=Standing.ACTIVE, zone=rules.clinic.zone)
        )
        digest = hours.next_morning(person, now, rules.clinic, rules.clinic.digest_at)
        await tx.due.schedule(
            person.id, Schedule(DueKind.DIGEST, _local_date(digest, rules), "daily", digest, rules.clinic.zone)
        )
    return person


async def add_patient(
    store: Store,
    rules: Rules,
    alias: str,
    therapist: Person,
    prescription: Prescription,
    chat_id: int,
    now: datetime,
    *,
    zone: str,
    country: str,
    language: str = "en",
    preferences: Preferences = _NOTHING_CHOSEN,
) -> Person:
    """A patient who has joined and been confirmed, with the next workouts planned."""
    async with store.transaction() as tx:
        person = await tx.people.add(
            Person(
                0,
                Role.PATIENT,
                alias,
                chat_id=chat_id,
                standing=Standing.ACTIVE,
                zone=zone,
                country=country,
                language=language,
                therapist_id=therapist.id,
                joined_name=alias,
                consent_version=rules.consent_version,
                consent_at=now,
                preferences=preferences,
            )
        )
        plan = first_plan(rules, prescription, therapist, now)
        await tx.facts.add_plan(person.id, plan)
        for slot in plan.slots:
            day, moment = next_slot(slot, zone, now)
            await tx.due.schedule(person.id, Schedule(DueKind.WORKOUT, day, slot.key, moment, zone))
    return person


async def add_history(store: Store, patient: Person, days: Sequence[Past], now: datetime) -> None:
    """Past workouts, one a day up to yesterday."""
    async with store.transaction() as tx:
        case = await tx.cases.of_person(patient.id, now)
        if case is None or case.plan is None:
            return
        after = case
        for ago, past in enumerate(reversed(days), start=1):
            day = now.astimezone(UTC).date() - timedelta(days=ago)
            after = after.with_workout(_past(case.plan, day, past, patient.zone or "UTC"))
        await tx.cases.save(case, after)


def _past(plan: Plan, day: date, past: Past, zone: str) -> Workout:
    started = utc(day, plan.slots[0].at, zone)
    count = round(len(plan.exercises) * past.share / 100)
    items = tuple(
        Item(p.exercise, p.dose, Outcome.DONE if i < count else Outcome.SKIPPED if past.share else None)
        for i, p in enumerate(plan.exercises)
    )
    status = (
        WorkoutStatus.MISSED if not past.share else WorkoutStatus.DONE if past.share >= 80 else WorkoutStatus.PARTIAL
    )
    workout = Workout(
        key=f"{day:%y%m%d}{plan.slots[0].key}",
        plan_version=plan.version,
        local_date=day,
        status=status,
        items=items,
        offered_at=started,
        ended_at=started + timedelta(minutes=14),
    )
    if not past.share:
        return workout
    return replace(
        workout,
        started_at=started,
        pain_before=past.before,
        pain_after=past.after,
        effort="right",
        soreness=past.soreness,
    )


def _local_date(moment: datetime, rules: Rules) -> date:
    return local(moment, rules.clinic.zone).date()
