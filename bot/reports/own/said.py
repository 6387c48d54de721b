"""What was said: messages both ways, what the program wrote, questionnaires, and the rest of the record."""

import html
import re
from collections.abc import Callable, Mapping
from typing import Any

from bot.coach.measures import Round, rounds, shown
from bot.coach.model import Entry, EntryKind
from bot.reports.own.data import cleaned
from bot.reports.own.names import OTHER, PATIENT, Names
from bot.reports.paper import Sheet, without_signs

_ELSEWHERE = (EntryKind.MESSAGE, EntryKind.DELIVERED, EntryKind.WITHDRAWN, EntryKind.MEASURE)


def thread(sheet: Sheet) -> None:
    """Messages both ways, in the order in which they were written."""
    sheet.section("own-thread")
    entries = sheet.order.dossier.entries
    gone = {e.data["report"] for e in entries if e.kind is EntryKind.WITHDRAWN}
    arrived = {e.data["key"]: e.at for e in entries if e.kind is EntryKind.DELIVERED}
    found = [e for e in entries if e.kind is EntryKind.MESSAGE]
    if not found:
        sheet.text(sheet.words("sheet-none"))
    for e in found:
        mine = e.data["from"] == PATIENT
        who = sheet.words("own-you") if mine else str(e.data["name"])
        marks = [sheet.words("own-mark", mark="taken_back")] if mine and e.data.get("report") in gone else []
        if e.data.get("report"):
            marks.append(f"R-{str(e.data['report']).rpartition('-')[2]}")
        if e.data.get("key") in arrived:
            marks.append(sheet.words("own-arrived", at=sheet.moment(arrived[e.data["key"]])))
        said = [f"“{e.data['text']}”"] if e.data.get("text") else []
        if e.data.get("media"):
            said.append(sheet.words("own-media", kind=str(e.data["media"]).partition(":")[0]))
        sheet.text(f"{sheet.moment(e.at)} · {who}: {' '.join(said)}{''.join(f' ({m})' for m in marks)}")


def not_passed_on(sheet: Sheet, names: Names) -> None:
    """What they wrote that was no answer and has not been passed on: it waits for their word, and is forgotten then."""
    for row in cleaned("cases", sheet.order.rows.get("cases", []), sheet.order.dossier.person.id, names):
        for name, said in row["stage"].get("kept", {}).items():
            shared = sheet.words("own-media", kind=str(said).partition(":")[0])
            sheet.text(f"{sheet.words('own-kept')} {shared if name.startswith('media') else f'“{said}”'}")


def letters(sheet: Sheet, names: Names) -> None:
    """What the program wrote to them, and to the clinic about them, as far as it is still kept. A message that was
    changed stands once, as it last read; a question that was answered shows its answer."""
    sheet.section("own-letters")
    sheet.text(sheet.words("own-letters-about"), "small")
    me = sheet.order.dossier.person.id
    found: dict[str, tuple[str, str, str]] = {}
    for row in cleaned("outbox", sheet.order.rows.get("outbox", []), me, names):
        payload = row["payload"] if isinstance(row["payload"], Mapping) else {}
        text = without_signs(_plain(payload.get("text") or payload.get("caption") or ""))
        to = _reader(sheet, row["person_id"])
        begun = next((key for key, (_, who, said) in reversed(found.items()) if who == to and _same(said, text)), None)
        key = begun or str(payload.get("label") or row["label"] or row["id"]) + to
        if text:
            first = found[key][0] if key in found else sheet.short_of(row["created_at"])
            found[key] = (first, to, text)
    sheet.table(("when", "to", "text"), list(found.values()), (1.2, 0.8, 4))


def _plain(text: str) -> str:
    return html.unescape(re.sub(r"<[^>]*>", "", text))


def _same(said: str, text: str) -> bool:
    """Whether the text is what was said with an answer below it."""
    return text.startswith(said) and text.removeprefix(said)[:2] == "\n\n"


def _reader(sheet: Sheet, person: Any) -> str:
    if person in (sheet.order.dossier.person.id, PATIENT):
        return sheet.words("own-you")
    return sheet.words("own-by-clinic") if person in (None, OTHER) else str(person)


def questionnaires(sheet: Sheet) -> None:
    """Every round with every answer, and what it came to."""
    sheet.section("own-questionnaires")
    found = rounds(sheet.order.dossier.entries)
    if not found:
        sheet.text(sheet.words("sheet-none"))
    for one in found:
        sheet.part(f"{sheet.questionnaire(one.ref)} · {sheet.day(one.began)}")
        state = sheet.words("own-round", state=one.state, offers=one.offers)
        score = [sheet.words("own-result", score=shown(one.score))] if one.score is not None else []
        told = [sheet.words("own-flag")] if one.flag else []
        last = [sheet.words("own-last", day=sheet.day(one.on))] if one.on != one.began else []
        sheet.text(" · ".join([state, *score, *told, *last]))
        sheet.list([_answered(sheet, one, number) for number in sorted({*one.answers, *one.names})])


def _answered(sheet: Sheet, one: Round, number: int) -> str:
    library, language = sheet.studio.library, sheet.language
    measure = sheet.studio.rules.measures.get(one.measure)
    item = one.names.get(number, "")
    if not item and measure:
        field = f"part-{one.part}" if one.part else "items"
        item = library.measure_text(one.measure, field, language, 0 if one.part else number - 1)
    value = one.answers.get(number)
    said = "–" if value is None else str(value)
    if measure and value in measure.values:
        label = library.measure_text(one.measure, "options", language, measure.values.index(value))
        said = f"{value} ({label})"
    return f"{item}: {said}"


def record(sheet: Sheet, names: Names) -> None:
    """Notes, pauses and ends, answers before the first workout, minutes, milestones, consent: as they happened."""
    sheet.section("own-record")
    found = [e for e in sheet.order.dossier.entries if e.kind not in _ELSEWHERE]
    if not found:
        sheet.text(sheet.words("sheet-none"))
    for e in found:
        by = names.of(e.by)
        who = sheet.words("own-you") if by == PATIENT else sheet.words("own-by-clinic") if by in (None, OTHER) else by
        sheet.text(f"{sheet.moment(e.at)} · {who}: {_KINDS[e.kind](sheet, e, names)}")


def _note(sheet: Sheet, e: Entry, names: Names) -> str:
    said = sheet.words("own-note", intake="yes" if e.data.get("intake") else "no")
    return f"{said} “{e.data.get('text', '')}”"


def _care(sheet: Sheet, e: Entry, names: Names) -> str:
    data = {name: names.without_others(str(value)) for name, value in e.data.items()}
    reason = data.get("reason", "")
    if reason.startswith("="):
        reason = sheet.words("halt-reason", why=reason[1:])
    until = sheet.day_of(data["until"]) if "until" in data else ""
    people = {name: _somebody(sheet, data.get(name, "")) for name in ("who", "before")}
    said = sheet.words("own-care", what=data["what"], until=until, who=people["who"], before=people["before"])
    return " ".join([said, *(f"“{text}”" for text in (reason, data.get("words", "")) if text)])


def _somebody(sheet: Sheet, name: str) -> str:
    return sheet.words("own-somebody") if name == OTHER else name


def _minutes(sheet: Sheet, e: Entry, names: Names) -> str:
    back = int(e.data.get("minutes", 0)) < 0
    minutes, live = abs(int(e.data.get("minutes", 0))), "yes" if e.data.get("live") else "no"
    return sheet.words("own-minutes", minutes=minutes, live=live, back="yes" if back else "no")


def _screening(sheet: Sheet, e: Entry, names: Names) -> str:
    question, answer = str(e.data["question"]), str(e.data["answer"])
    if question == "cleared":
        return sheet.words("own-cleared")
    said = f"“{e.data['said']}”" if answer == "said" else sheet.words("own-screened", answer=answer)
    marked = f" ({sheet.words('own-mark', mark='marked')})" if e.data.get("marked") else ""
    return f"{sheet.words('own-before-first', question=sheet.words('screen-name', question=question))} {said}{marked}"


def _milestone(sheet: Sheet, e: Entry, names: Names) -> str:
    return sheet.words("own-milestone", what=str(e.data["milestone"]), count=int(e.data["count"]))


def _consent(sheet: Sheet, e: Entry, names: Names) -> str:
    return sheet.words("own-consented", what=str(e.data["consent"]), version=str(e.data.get("version", "")))


_KINDS: dict[EntryKind, Callable[[Sheet, Entry, Names], str]] = {
    EntryKind.NOTE: _note,
    EntryKind.CARE: _care,
    EntryKind.MINUTES: _minutes,
    EntryKind.SCREENING: _screening,
    EntryKind.MILESTONE: _milestone,
    EntryKind.CONSENT: _consent,
}
