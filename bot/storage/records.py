"""Stored JSON and rows, to and from the coach's nouns. What comes out of the database is checked like outside data."""

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from bot.coach.model import Draft, Entry, Person, Plan, Practice, Preferences, Report, Role, Stage, Standing, Workout


class Unreadable(Exception):
    """A stored document does not fit its noun. Says where, never what: it holds what a patient wrote. Mend the row, or
    restore it from a backup."""


_STAGE: TypeAdapter[Stage] = TypeAdapter(Stage)
_PLAN: TypeAdapter[Plan] = TypeAdapter(Plan)
_WORKOUT: TypeAdapter[Workout] = TypeAdapter(Workout)
_REPORT: TypeAdapter[Report] = TypeAdapter(Report)
_ENTRY: TypeAdapter[Entry] = TypeAdapter(Entry)
_DRAFT: TypeAdapter[Draft] = TypeAdapter(Draft)
_PREFERENCES: TypeAdapter[Preferences] = TypeAdapter(Preferences)
_PRACTICE: TypeAdapter[Practice] = TypeAdapter(Practice)
_ADAPTERS: dict[type, TypeAdapter[Any]] = {
    Stage: _STAGE,
    Plan: _PLAN,
    Workout: _WORKOUT,
    Report: _REPORT,
    Entry: _ENTRY,
    Draft: _DRAFT,
    Preferences: _PREFERENCES,
    Practice: _PRACTICE,
}
Noun = TypeVar("Noun")
_PERSON_FIELDS = tuple(f.name for f in fields(Person))


def document(noun: Stage | Plan | Workout | Report | Entry | Draft | Preferences | Practice) -> str:
    """A noun as JSON text; defaults are left out, so that old rows and new ones read alike."""
    text: bytes = _ADAPTERS[type(noun)].dump_json(noun, exclude_defaults=True)
    return text.decode()


def _read(noun: TypeAdapter[Noun], text: str) -> Noun:
    try:
        return noun.validate_json(text)
    except ValidationError as error:
        places = [".".join(str(part) for part in e["loc"]) for e in error.errors(include_input=False)]
        # Not chained: the error that pydantic raises shows the text.
        raise Unreadable(", ".join(places) or "not JSON") from None


def stage_of(text: str) -> Stage:
    return _read(_STAGE, text)


def plan_of(text: str) -> Plan:
    return _read(_PLAN, text)


def workout_of(text: str) -> Workout:
    return _read(_WORKOUT, text)


def report_of(text: str) -> Report:
    return _read(_REPORT, text)


def entry_of(text: str, entry_id: int) -> Entry:
    return replace(_read(_ENTRY, text), id=entry_id)


def draft_of(text: str) -> Draft:
    return _read(_DRAFT, text)


def person_of(row: Mapping[Any, Any]) -> Person:
    values = {name: row[name] for name in _PERSON_FIELDS}
    nouns = {
        "role": Role(values["role"]),
        "standing": Standing(values["standing"]),
        "preferences": _read(_PREFERENCES, values["preferences"]),
        "practice": _read(_PRACTICE, values["practice"]),
    }
    return Person(**{**values, **nouns})


def person_row(person: Person) -> dict[str, Any]:
    """The columns of `people`, without the id."""
    row = {name: getattr(person, name) for name in _PERSON_FIELDS if name != "id"}
    return row | {"preferences": document(person.preferences), "practice": document(person.practice)}
