"""Every row of every table about a patient as JSON: complete, and nobody else's."""

import json
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from bot.reports.order import Made, Order
from bot.reports.own.names import Names
from bot.reports.ratings import file_mark

if TYPE_CHECKING:
    from bot.reports.studio import Studio

# Keys of the queues, and what only a machine compares: nothing that says anything about anybody.
MECHANICS = frozenset(
    ("code_hash", "order_key", "dedupe", "owner", "lease_until", "attempt", "attempts", "begun", "hushed", "row_key")
)
_DOCUMENTS = frozenset(("document", "stage", "payload", "raw", "preferences", "practice"))
# Where somebody is named by number.
_BY = frozenset(
    (
        *("therapist_id", "author_id", "authorised_by", "by", "seen_by", "acted_by", "stand_in_id", "notified"),
        *("offered_to", "paused_by"),
    )
)
_NAMES = frozenset(("author", "who", "before"))  # where somebody is named by name, in what is stored as JSON
_OF_A_CHAT = frozenset(("chat_id", "message_id"))


def file(studio: "Studio", order: Order) -> Made:
    """All rows of all tables. Who did what is "patient", somebody whom they know, "clinic" or "program"."""
    person = order.dossier.person
    whole = {
        "format": "hep-coach-export-1",
        "made_at": order.at.isoformat(),
        "clinic": studio.rules.clinic.name,
        "tables": tables(order),
    }
    text = json.dumps(whole, ensure_ascii=False, indent=1)
    return Made(f"data-{person.id}-{file_mark(studio, order).partition('-')[2]}.json", text.encode())


def tables(order: Order) -> dict[str, list[dict[str, Any]]]:
    """Every table's rows about them. A message that was taken back is stored, so it is here, and says so."""
    names, me = Names(order.dossier), order.dossier.person.id
    found = {name: list(cleaned(name, rows, me, names)) for name, rows in order.rows.items()}
    entries = [row["document"] for row in found.get("entries", []) if isinstance(row["document"], Mapping)]
    gone = {d["data"]["report"] for d in entries if d["kind"] == "withdrawn"}
    for document in entries:
        data = document.get("data", {})
        if document["kind"] == "message" and data.get("from") == "patient" and data.get("report") in gone:
            data["taken_back"] = True
    return found


def cleaned(table: str, rows: list[dict[str, Any]], me: int, names: Names) -> Iterator[dict[str, Any]]:
    """Rows as somebody can read them: stored JSON opened, moments as text, people of the clinic as `Names` has them."""
    for row in rows:
        others = row.get("person_id") not in (None, me)
        shown = {
            name: _opened(name, value, names)
            for name, value in row.items()
            if name not in MECHANICS and not (others and name in _OF_A_CHAT)
        }
        if others:
            shown["person_id"] = names.of(row["person_id"])
            shown = {name: _without_others(value, names) for name, value in shown.items()}
        if table == "audit":
            shown["who"] = names.of(row["who"])
        yield shown


def _opened(name: str, value: Any, names: Names) -> Any:
    if name in _DOCUMENTS and isinstance(value, str):
        try:
            return _named(json.loads(value or "{}"), names)
        except ValueError:
            return value
    if isinstance(value, date | datetime):
        return value.isoformat()
    return names.of(value) if name in _BY else value


def _named(value: Any, names: Names) -> Any:
    """The same without anybody's number in it, nor the name of somebody whom they do not know."""
    if isinstance(value, Mapping):
        return {key: _names(key, inner, names) for key, inner in value.items()}
    return [_named(each, names) for each in value] if isinstance(value, list) else value


def _names(key: str, value: Any, names: Names) -> Any:
    if key in _BY and isinstance(value, list):
        return [names.of(each) for each in value]
    if key in _BY and isinstance(value, int):
        return names.of(value)
    if key in _NAMES and isinstance(value, str):
        return names.without_others(value)
    return _named(value, names)


def _without_others(value: Any, names: Names) -> Any:
    if isinstance(value, str):
        return names.without_others(value)
    if isinstance(value, Mapping):
        return {key: _without_others(inner, names) for key, inner in value.items()}
    return [_without_others(each, names) for each in value] if isinstance(value, list) else value
