"""A patient, a therapist and a lead as the coach sees them, ready to be put into any situation."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from bot.coach.decide import Decision, decide
from bot.coach.effects import Effect, Follow, Keep, Say, Schedule
from bot.coach.events import Answered, DueKind, Event
from bot.coach.model import Case, Item, Outcome, Person, Plan, Role, Slot, Stage, Standing, Team, Workout, WorkoutStatus
from bot.coach.rules import Clinic
from bot.content.library import load

LIBRARY = load()
RULES = LIBRARY.rules(Clinic())
MONDAY = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)  # a working hour in London
KEY = "2603020800"
MAYA = Person(1, Role.LEAD, "Maya", chat_id=101, standing=Standing.ACTIVE, zone="Europe/London")
TOM = Person(2, Role.THERAPIST, "Tom", chat_id=102, standing=Standing.ACTIVE, zone="Europe/London")
ANN = Person(
    3,
    Role.PATIENT,
    "Ann",
    chat_id=103,
    standing=Standing.ACTIVE,
    country="GB",
    zone="Europe/London",
    therapist_id=2,
    consent_version="1",
)
PLAN = Plan(
    1,
    "low_back_1",
    RULES.programmes["low_back_1"].exercises,
    tuple(Slot(day, time(8)) for day in range(7)),
    created_at=MONDAY,
)


def workout(status: WorkoutStatus = WorkoutStatus.STARTED, **more: Any) -> Workout:
    """This morning's four exercises; begun ones have shown their first card."""
    begun = status not in (WorkoutStatus.OFFERED, WorkoutStatus.MISSED)
    items = tuple(Item(p.exercise, p.dose) for p in PLAN.exercises)
    if begun:
        items = (replace(items[0], opened_at=MONDAY), *items[1:])
    values: dict[str, Any] = {
        "key": KEY,
        "plan_version": 1,
        "local_date": date(2026, 3, 2),
        "items": items,
        "offered_at": MONDAY,
        "started_at": MONDAY if begun else None,
        "ended_at": None if status in (WorkoutStatus.OFFERED, WorkoutStatus.STARTED) else MONDAY,
    }
    return Workout(status=status, **{**values, **more})


def done(**more: Any) -> Workout:
    """This morning's exercises, all done."""
    items = tuple(Item(p.exercise, p.dose, Outcome.DONE, opened_at=MONDAY, closed_at=MONDAY) for p in PLAN.exercises)
    return workout(WorkoutStatus.DONE, items=items, **more)


def ann(
    *workouts: Workout, stage: Stage | None = None, plan: Plan | None = PLAN, reports: tuple[Any, ...] = (), **more: Any
) -> Case:
    return Case(
        replace(ANN, **more),
        stage or Stage(),
        plan,
        workouts,
        reports,
        Team(TOM, MAYA),
        reports_opened=len(reports),
    )


def asked(ask: str, current: Workout, item: int = 0, draft: dict[str, str | int] | None = None, **more: Any) -> Case:
    """Ann with that question of that workout open."""
    return ann(current, stage=Stage(ask, current.key, item, draft or {}), **more)


def answer(case: Case, value: object, now: datetime = MONDAY) -> Decision:
    """Answer the open question by its button."""
    stage = case.stage
    return tap(case, stage.ask, value, stage.ref, stage.item, now)


def tap(case: Case, ask: str, value: object, ref: str = KEY, item: int = 0, now: datetime = MONDAY) -> Decision:
    return decide(case, Answered(ask, str(value), ref, item, message_id=7), RULES, now)


def then(decision: Decision, event: Event, after: timedelta = timedelta(), now: datetime = MONDAY) -> Decision:
    return decide(decision.case, event, RULES, now + after)


def heard(decision: Decision, person: Person = ANN) -> list[str]:
    """The keys of what that person is told, in order; edits as "edit:<key>"."""
    said = [e for e in followed(decision).effects if isinstance(e, Say) and e.to == person.id]
    return [f"edit:{s.words.key}" if s.edit else s.words.key for s in said]


def followed(decision: Decision, now: datetime = MONDAY) -> Decision:
    """With whatever follows in the same case, as the turn has it decided next."""
    effects: list[Effect] = []
    case = decision.case
    for effect in decision.effects:
        if isinstance(effect, Follow):
            after = followed(decide(case, effect.event, RULES, now), now)
            case, effects = after.case, [*effects, *after.effects]
        else:
            effects.append(effect)
    return Decision(case, tuple(effects))


def raised(decision: Decision) -> list[tuple[str, str]]:
    """(tier, rule) of every report there is now."""
    return [(r.tier.value, r.rule) for r in decision.case.reports]


def kept(decision: Decision) -> list[tuple[str, str]]:
    return [(e.ask, e.value) for e in decision.effects if isinstance(e, Keep)]


def waits(decision: Decision, kind: DueKind) -> list[datetime]:
    return [e.at for e in decision.effects if isinstance(e, Schedule) and e.kind is kind]


def keys_of(words: Iterable[str]) -> set[str]:
    return {w.removeprefix("edit:") for w in words}
