"""Everything that is stored about a patient, for themself: complete, and nobody else's."""

import html
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from bot.reports import progress
from bot.reports.order import Made, Order
from bot.reports.paper import Sheet
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


# — to read —


def file(studio: "Studio", order: Order) -> Made:
    """The same to read: who they are to us, plan, workouts, answers, reports, messages: all that was said."""
    therapist = order.dossier.therapist
    names = {therapist.id: therapist.alias} if therapist else {}
    order = replace(order, dossier=replace(order.dossier, names=names))
    sheet = Sheet(studio, order)
    sheet.text(sheet.words("own-about"), "note")
    _person(sheet)
    progress.plan_now(sheet)
    progress.versions(sheet)
    progress.workouts(sheet)
    _answers(sheet)
    progress.reports(sheet)
    progress.measures(sheet)
    _entries(sheet)
    _messages(sheet)
    _rest(sheet)
    clinic = studio.rules.clinic.name
    pdf = sheet.pdf(
        sheet.words("own-title"),
        sheet.words("own-head", alias=order.dossier.person.alias, clinic=clinic, day=sheet.day(order.at)),
        sheet.words("sheet-footer", clinic=clinic, at=sheet.short(order.at)),
    )
    return Made(f"my-data-{file_mark(studio, order).partition('-')[2]}.pdf", pdf)


def _person(sheet: Sheet) -> None:
    sheet.heading("person")
    (row,) = cleaned(sheet.order.rows["people"], sheet.order)
    sheet.table(("what", "value"), [[name, _shown(value)] for name, value in row.items()], (1, 2))


def _answers(sheet: Sheet) -> None:
    """Every answer as it was given, revisions and late ones among them."""
    sheet.heading("answers")
    rows = [
        [sheet.short(a.at), a.workout, a.ask, a.item + 1 if a.workout else None, a.value, a.revision + 1]
        for a in sheet.order.dossier.answers
    ]
    sheet.table(
        ("when", "workout", "question", "exercise-number", "answer", "revision"), rows, (1.3, 1, 1, 0.7, 3, 0.7)
    )


def _entries(sheet: Sheet) -> None:
    sheet.heading("entries")
    rows = [
        [
            sheet.short(e.at),
            e.kind.value,
            who(e.by, sheet.order),
            "; ".join(f"{name}: {value}" for name, value in e.data.items()),
        ]
        for e in sheet.order.dossier.entries
    ]
    sheet.table(("when", "kind", "by", "what"), rows, (1.2, 0.8, 0.8, 4))


def _messages(sheet: Sheet) -> None:
    """What the bot wrote to them, and what it wrote to the clinic about them, as far as it is still kept."""
    sheet.heading("messages")
    rows = []
    for row in cleaned(sheet.order.rows.get("outbox", []), sheet.order):
        payload = row["payload"] if isinstance(row["payload"], Mapping) else {}
        text = payload.get("text") or payload.get("caption")
        if text:
            to = row["person_id"]
            own = to == sheet.order.dossier.person.id or to == _PATIENT
            at = datetime.fromisoformat(row["created_at"])
            rows.append([sheet.short(at), _PATIENT if own else to, html.unescape(re.sub(r"<[^>]*>", "", str(text)))])
    sheet.table(("when", "to", "text"), rows, (1.1, 0.7, 4))


_TOLD = frozenset(("people", "plans", "workouts", "answers", "reports", "entries", "outbox"))


def _rest(sheet: Sheet) -> None:
    """The tables that have no page of their own: when something is due, invites, the audit trail …"""
    sheet.heading("rest")
    rows = [
        [name, "; ".join(f"{key}: {_shown(value)}" for key, value in row.items() if value not in (None, "", {}))]
        for name, found in sheet.order.rows.items()
        if name not in _TOLD
        for row in cleaned(found, sheet.order)
    ]
    sheet.table(("what", "value"), rows, (1, 5))


def _shown(value: Any) -> str | None:
    if isinstance(value, Mapping | list):
        return json.dumps(value, ensure_ascii=False) if value else None
    return None if value is None else str(value)
