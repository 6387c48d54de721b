"""A therapist's notes on a patient, for therapists alone. One that is corrected stays, and its correction beside it.

A note's data: "text", "name" (who wrote it) and, for a correction, "corrects": the id of the first entry.
"""

from bot.coach.effects import Arg, Button, Words
from bot.coach.events import Browsed, Noted
from bot.coach.model import Entry, EntryKind, Person
from bot.coach.talk import Talk, moment_words
from bot.coach.therapist.access import decides
from bot.coach.therapist.pages import packed, turning

LONGEST = 2000  # characters of a note


def noted(talk: Talk, event: Noted) -> None:
    """Keep a note, or the correction of one; then show them all."""
    first = next((e for e in _all(talk) if e.id == event.corrects), None) if event.corrects else None
    if event.corrects and first is None:
        talk.say("note-gone", to=event.by)
        return
    data: dict[str, str | int] = {"text": event.text, "name": event.by.alias}
    if first:
        data["corrects"] = _root(first)
    talk.enter(EntryKind.NOTE, data, event.by)
    talk.say(
        "note-kept",
        to=event.by,
        about=talk.me.id,
        buttons=((Button("patient", "notes", str(talk.me.id)), Button("patient", "show", str(talk.me.id))),),
        alias=talk.me.alias,
        corrected="yes" if first else "no",
    )


def show(talk: Talk, event: Browsed) -> None:
    """A page of the notes as they stand now, the newest first, each with a way to correct it."""
    current: dict[int, list[Entry]] = {}
    for entry in _all(talk):
        current.setdefault(_root(entry), []).append(entry)
    page = packed(list(current.items()), event.at, lambda note: len(str(note[1][-1].data["text"])))
    lines: dict[str, Arg] = {
        str(root): _line(talk, number, versions, event.by)
        for number, (root, versions) in enumerate(page.shown, start=1)
    }
    fixes = [
        Button("patient", "jot", f"{talk.me.id}-{root}", label=Words("note-fix", {"number": number}))
        for number, (root, _) in enumerate(page.shown, start=1)
    ]
    may = decides(talk, event.by)
    talk.say(
        "notes" if current else "notes-none",
        to=event.by,
        edit=event.edit,
        label=f"look:{talk.me.id}",
        about=talk.me.id,
        buttons=(
            *((tuple(fixes[:3]), tuple(fixes[3:])) if may else ()),
            *(((Button("patient", "jot", str(talk.me.id)),),) if may else ()),
            *turning("notes", talk.me.id, page),
        ),
        alias=talk.me.alias,
        given={"lines": Words("lines", lines), "page": page.number + 1, "pages": page.count} if current else {},
    )


def _all(talk: Talk) -> list[Entry]:
    return [e for e in talk.case.entries if e.kind is EntryKind.NOTE]


def _root(entry: Entry) -> int:
    return int(entry.data.get("corrects", entry.id))


def _line(talk: Talk, number: int, versions: list[Entry], reader: Person) -> Words:
    last = versions[-1]
    return Words(
        "note-line",
        {
            "number": number,
            "at": moment_words(last.at, reader.zone or talk.rules.clinic.zone, talk.now),
            "who": str(last.data.get("name", "–")),
            "text": str(last.data["text"]),
            "corrections": len(versions) - 1,
        },
    )
