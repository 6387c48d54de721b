"""What was said, both ways, as Communications: texts as they were written, and of photos, voice messages and files that
there was one, because Telegram alone has them."""

from bot.coach.effects import Words
from bot.coach.model import Entry, EntryKind, Report
from bot.coach.therapist import thread
from bot.reports.fhir.bundle import Bundle, Resource


def put(bundle: Bundle) -> None:
    entries = bundle.dossier.entries
    said = thread.standing(entries)
    arrived = {str(e.data["key"]): e for e in entries if e.kind is EntryKind.DELIVERED}
    for entry in said:
        _message(bundle, entry, arrived.get(str(entry.data.get("key", ""))))
    texts = [str(e.data.get("text", "")) for e in said]
    kept = {str(e.data.get("report", "")) for e in said}
    for report in bundle.dossier.reports:
        words = str(report.details.get("said", ""))
        if words and report.ref not in kept and not any(words in text for text in texts):
            _in_a_report(bundle, report, words)


def _message(bundle: Bundle, entry: Entry, arrived: Entry | None) -> None:
    """A patient's is complete with its arrival here; of a therapist's that is known once Telegram has taken it. One
    that was taken back keeps its name, so that whoever has it already learns that it does not count."""
    by_patient = entry.data.get("from") == "patient"
    sender = bundle.person(entry.by, str(entry.data.get("name", "")))
    number = str(entry.data.get("report", "")).rpartition("-")[2]
    status = "completed" if by_patient or arrived else "unknown"
    kind = str(entry.data.get("media", "")).partition(":")[0]
    shared = bundle.text(Words("fhir-shared", {"kind": kind})) if kind else ""
    bundle.add(
        "Communication",
        f"entry-{entry.id}",
        {
            "status": "entered-in-error" if "withdrawn" in entry.data else status,
            "subject": bundle.patient,
            "about": _about(bundle, int(number)) if number.isdecimal() else None,
            "sent": bundle.instant(entry.at),
            "received": bundle.instant(arrived.at) if arrived else None,
            "sender": sender,
            "recipient": [other] if (other := bundle.therapist if by_patient else bundle.patient) else None,
            "payload": [{"contentString": part} for part in (str(entry.data.get("text", "")), shared) if part],
        },
    )


def _in_a_report(bundle: Bundle, report: Report, words: str) -> None:
    """Words that stand with the report alone: a note to a workout, what was typed with a danger sign."""
    bundle.add(
        "Communication",
        f"report-{report.number}",
        {
            "status": "completed",
            "subject": bundle.patient,
            "about": _about(bundle, report.number),
            "sent": bundle.instant(report.opened_at),
            "sender": bundle.patient,
            "recipient": [bundle.therapist] if bundle.therapist else None,
            "payload": [{"contentString": words}],
        },
    )


def _about(bundle: Bundle, number: int) -> list[Resource] | None:
    known = any(report.number == number for report in bundle.dossier.reports)
    return [bundle.ref("Flag", f"report-{number}")] if known else None
