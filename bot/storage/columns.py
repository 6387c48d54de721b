"""Columns, indexes and inserts of which SQLite and PostgreSQL need to be told in different ways."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    DateTime,
    Dialect,
    Executable,
    Integer,
    String,
    Text,
    text,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.types import TypeDecorator


class Moment(TypeDecorator[datetime]):
    """An aware moment, kept in UTC. Naive ones are refused: SQLite would store them as they stand and lose the zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs its time zone; use an aware datetime")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


# SQLite only numbers rows by itself where the key is its own INTEGER type.
Serial = BigInteger().with_variant(Integer, "sqlite")

# Sealed, a name is longer. SQLite does not count, and cannot change a column without making the whole table anew.
Name = Text().with_variant(String(64), "sqlite")


def for_both(build: Callable[[Any], Executable]) -> dict[str, Executable]:
    """An insert that says what to do about a row that is there already, by the database's name. `build` gets the
    `insert` of each."""
    return {"postgresql": build(postgresql.insert), "sqlite": build(sqlite.insert)}


def only_where(condition: str) -> dict[str, Any]:
    """A partial index on both databases."""
    return {"sqlite_where": text(condition), "postgresql_where": text(condition)}
