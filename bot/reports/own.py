"""Everything that is stored about a patient, for themself: complete, and nobody else's."""

import json
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from bot.reports.order import Made, Order
from bot.reports.ratings import file_mark

if TYPE_CHECKING:
    from bot.reports.studio import Studio

# Keys of the queues, and what only a machine compares: nothing that says anything about anybody.
MECHANICS = frozenset(
    ("code_hash", "order_key", "dedupe", "owner", "lease_until", "attempt", "attempts", "begun", "hushed", "row_key")
)
_DOCUMENTS = frozenset(("document", "stage", "payload", "raw", "preferences", "practice"))
# Where somebody is named by number.
_BY = frozenset(("therapist_id", "author_id", "by", "seen_by", "acted_by", "stand_in_id", "notified"))
_OF_A_CHAT = frozenset(("chat_id", "message_id"))
_PATIENT, _OTHER = "patient", "clinic"


def data_file(studio: "Studio", order: Order) -> Made:
    """All rows of all tables as JSON. Who did what is "patient", the therapist's alias, or "clinic" for others."""
    person = order.dossier.person
    whole = {
        "format": "hep-coach-export-1",
        "made_at": order.at.isoformat(),
        "clinic": studio.rules.clinic.name,
        "tables": {name: list(cleaned(rows, order)) for name, rows in order.rows.items()},
    }
    text = json.dumps(whole, ensure_ascii=False, indent=1)
    return Made(f"data-{person.id}-{file_mark(studio, order).partition('-')[2]}.json", text.encode())


def cleaned(rows: list[dict[str, Any]], order: Order) -> Iterator[dict[str, Any]]:
    """Rows as somebody can read them: stored JSON opened, moments as text, people of the clinic by name at most."""
    for row in rows:
        others = row.get("person_id") not in (None, order.dossier.person.id)
        yield {
            name: _opened(name, value, order)
            for name, value in row.items()
            if name not in MECHANICS and not (others and name in _OF_A_CHAT)
        } | ({"person_id": who(row["person_id"], order)} if others else {})


def who(person_id: int | None, order: Order) -> str | None:
    """ "patient", the alias of their therapist, or "clinic" for another member of it."""
    if person_id is None:
        return None
    if person_id == order.dossier.person.id:
        return _PATIENT
    therapist = order.dossier.therapist
    return therapist.alias if therapist and therapist.id == person_id else _OTHER


def _opened(name: str, value: Any, order: Order) -> Any:
    if name in _DOCUMENTS and isinstance(value, str):
        try:
            return _named(json.loads(value or "{}"), order)
        except ValueError:
            return value
    if isinstance(value, date | datetime):
        return value.isoformat()
    return who(value, order) if name in _BY else value


def _named(value: Any, order: Order) -> Any:
    """The same without anybody's number in it."""
    if isinstance(value, Mapping):
        return {key: _names(inner, order) if key in _BY else _named(inner, order) for key, inner in value.items()}
    return [_named(each, order) for each in value] if isinstance(value, list) else value


def _names(value: Any, order: Order) -> Any:
    if isinstance(value, list):
        return [who(each, order) for each in value]
    return who(value, order) if isinstance(value, int) else value
