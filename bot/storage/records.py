"""Stored JSON and rows, to and from the coach's nouns. What comes out of the database is checked like outside data."""

from dataclasses import asdict, fields
from typing import Any

from pydantic import ConfigDict, TypeAdapter
from sqlalchemy import RowMapping

from bot.coach.model import Person, Plan, Report, Role, Stage, Standing, Workout

# hide_input_in_errors: a stored document holds what patients said, and an error ends in the log.
_CONFIG = ConfigDict(hide_input_in_errors=True)


def _adapter(kind: Any) -> TypeAdapter[Any]:
    kind.__pydantic_config__ = _CONFIG
    return TypeAdapter(kind)


_STAGE: TypeAdapter[Stage] = _adapter(Stage)
_PLAN: TypeAdapter[Plan] = _adapter(Plan)
_WORKOUT: TypeAdapter[Workout] = _adapter(Workout)
_REPORT: TypeAdapter[Report] = _adapter(Report)
_ADAPTERS: dict[type, TypeAdapter[Any]] = {Stage: _STAGE, Plan: _PLAN, Workout: _WORKOUT, Report: _REPORT}
_PERSON_FIELDS = tuple(f.name for f in fields(Person))


def document(noun: Stage | Plan | Workout | Report) -> str:
    """A noun as JSON text; defaults are left out, so that old rows and new ones read alike."""
    text: bytes = _ADAPTERS[type(noun)].dump_json(noun, exclude_defaults=True)
    return text.decode()


def stage_of(text: str) -> Stage:
    return _STAGE.validate_json(text)


def plan_of(text: str) -> Plan:
    return _PLAN.validate_json(text)


def workout_of(text: str) -> Workout:
    return _WORKOUT.validate_json(text)


def report_of(text: str) -> Report:
    return _REPORT.validate_json(text)


def person_of(row: RowMapping) -> Person:
    values = {name: row[name] for name in _PERSON_FIELDS}
    return Person(**{**values, "role": Role(values["role"]), "standing": Standing(values["standing"])})


def person_row(person: Person) -> dict[str, Any]:
    """The columns of `people`, without the id."""
    row = asdict(person)
    del row["id"]
    return row
