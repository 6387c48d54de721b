"""The same to read on paper, in plain words and a large type; what only a machine can use is counted, and named as
being in the JSON file."""

from collections import Counter
from typing import TYPE_CHECKING

from bot.reports.order import Made, Order
from bot.reports.own import about, days, said
from bot.reports.own.data import cleaned
from bot.reports.own.names import OTHER, PATIENT, PROGRAM, Names
from bot.reports.paper import Sheet
from bot.reports.ratings import file_mark

if TYPE_CHECKING:
    from bot.reports.studio import Studio

_SIZE_PT = 11.0  # for eyes of seventy
# What stands in the JSON file alone: keys, numbers, and how the program keeps its place. No fields: the whole table.
JSON_ONLY: dict[str, tuple[str, ...]] = {
    "people": ("id", "role", "standing_since", "offered_to", "practice"),
    "preferences": ("slots_for", "been", "instead", "comeback"),
    "plans": ("patient_id", "screening_marks"),
    "steps": ("authorised_by", "authorised_at", "min_days"),
    "workouts": ("patient_id", "local_date", "at", "check_owed"),
    "items": ("opened_at",),
    "answers": ("id", "patient_id"),
    "reports": ("patient_id", "plan_version", "reminded", "notified", "told", "before"),
    "entries": ("id", "patient_id"),
    "outbox": (
        *("id", "chat_id", "priority", "label", "about", "zone", "status", "not_before", "expires_at", "message_id"),
        *("error", "sent_at", "payload"),
    ),
    "audit": ("person_id", "seq", "what", "code"),
    "cases": (),
    "invites": (),
    "drafts": (),
    "observers": (),
    "refusals": (),
    "inbox": (),
    "due": (),
    "erased": (),
    "wrong_codes": (),
}


def file(studio: "Studio", order: Order) -> Made:
    """All that was said, rated, decided and read, section by section."""
    names, dossier = Names(order.dossier), order.dossier
    sheet = Sheet(studio, order, _SIZE_PT)
    sheet.text(sheet.words("own-about"), "note")
    about.person(sheet, names)
    about.settings(sheet)
    about.plans(sheet, names)
    days.workouts(sheet)
    days.answers(sheet)
    days.reports(sheet, names)
    said.thread(sheet)
    said.not_passed_on(sheet, names)
    said.letters(sheet, names)
    said.questionnaires(sheet)
    said.record(sheet, names)
    _readers(sheet, names)
    _technical(sheet)
    clinic = studio.rules.clinic.name
    pdf = sheet.pdf(
        sheet.words("own-title"),
        sheet.words("own-head", alias=dossier.person.alias, clinic=clinic, day=sheet.day(order.at)),
        sheet.words("sheet-footer", clinic=clinic, at=sheet.short(order.at)),
    )
    return Made(f"my-data-{file_mark(studio, order).partition('-')[2]}.pdf", pdf)


def _readers(sheet: Sheet, names: Names) -> None:
    """Who read or changed what, counted for each day and each of them."""
    sheet.section("own-readers")
    count: Counter[tuple[str, str, str]] = Counter()
    for row in cleaned("audit", sheet.order.rows.get("audit", []), sheet.order.dossier.person.id, names):
        count[(sheet.local_day(row["at"]), row["who"], row["did"])] += 1
    lines: dict[str, list[str]] = {}
    for (day, who, did), times in sorted(count.items()):
        lines.setdefault(day, []).append(sheet.words("own-read", who=named(who), name=who, did=did, times=times))
    if not lines:
        sheet.text(sheet.words("sheet-none"))
    for day, found in lines.items():
        sheet.text(f"{sheet.day_of(day)}: {'; '.join(found)}.")


def named(who: str | None) -> str:
    """For words about whose doing it was: one of those without a name, or "somebody"."""
    return who if who in (PATIENT, PROGRAM, OTHER) else "somebody"


def _technical(sheet: Sheet) -> None:
    """How many rows there are besides, and what stands in the JSON file alone."""
    sheet.section("own-technical")
    rows = sheet.order.rows
    whole = {name: len(rows[name]) for name, fields in JSON_ONLY.items() if not fields and rows.get(name)}
    counted = ", ".join(sheet.words("own-rows", table=name, count=count) for name, count in whole.items())
    watching = len(rows.get("observers", []))
    if watching:
        sheet.text(sheet.words("own-watching", count=watching))
    sheet.text(sheet.words("own-json", rows=counted))
    fields = "; ".join(f"{table}: {', '.join(names)}" for table, names in JSON_ONLY.items() if names)
    sheet.text(sheet.words("own-json-fields", fields=fields), "small")
