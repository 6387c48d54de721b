"""The thread of a patient and their therapists: every message both ways, kept with the record, and what arrived.

A message's data: "from" (patient or therapist), "name", "text", "media" (kind:file id), "report" (its number) and,
where we want to know that it arrived, "key"; the entry of its arrival bears the same key.
"""

from collections.abc import Sequence
from dataclasses import replace

from bot.coach import reports
from bot.coach.effects import Arg, Button, Priority, Words
from bot.coach.events import Action, Browsed, Delivered, NotDelivered, Wrote
from bot.coach.model import Entry, EntryKind, Person, Role, Standing, Tier
from bot.coach.references import patient_in
from bot.coach.schedule import civil_for
from bot.coach.talk import Talk, moment_words, options
from bot.coach.therapist.access import decides
from bot.coach.therapist.pages import Page, packed, turning

_LONGEST_PART = 3000  # characters of a message to a patient, which may need two
_CAPTION = 900  # characters that fit below what goes with them
_FILES = 4  # buttons of shared files on one page


def keep(talk: Talk, by: Person, text: str = "", *, file: str = "", report: str = "", key: str = "") -> None:
    """A message for the record. file: "kind:file id". report: the number of the report it is about."""
    data: dict[str, str | int] = {
        "from": "patient" if by.role is Role.PATIENT else "therapist",
        "name": by.alias,
        **{name: value for name, value in (("text", text), ("media", file), ("report", report), ("key", key)) if value},
    }
    talk.enter(EntryKind.MESSAGE, data, by)


# — from a therapist to the patient —


def wrote(talk: Talk, event: Wrote) -> None:
    """A therapist's message to the patient: kept, sent, and told to have arrived once it has. It counts as acting on
    the report that it answers. An urgent matter is answered at any hour; anything else waits for a civil one."""
    if talk.me.standing is not Standing.ACTIVE or talk.me.unreachable:
        talk.say("wrote-unreachable", to=event.by, alias=talk.me.alias)
        return
    report = talk.case.report(event.number) if event.number else None
    urgent = report is not None and report.tier is Tier.NOW
    key = f"{talk.me.id}-{event.number}.{event.by.id}.{event.message_id or 0}"
    _say(talk, event, key, civil_only=not urgent)
    file = ":".join(event.media) if event.media else ""
    keep(talk, event.by, event.text, file=file, report=report.ref if report else "", key=key)
    if report and report.waits:
        reports.acted(talk, report, event.by, Action.WRITE)
    clinic = talk.rules.clinic
    at = talk.now if urgent else civil_for(talk.now, talk.me, clinic)
    zone = event.by.zone or clinic.zone
    talk.say(
        "wrote-kept",
        to=event.by,
        about=talk.me.id,
        label=f"sent:{key}",
        alias=talk.me.alias,
        later="yes" if at > talk.now else "no",
        at=moment_words(at, zone, talk.now),
        text=event.text if event.saved else "",
    )


def _say(talk: Talk, event: Wrote, key: str, *, civil_only: bool) -> None:
    """The message in as many parts as it needs; the last one bears the button, and tells when it has arrived."""
    # A round video has no words below it, and a long text does not fit below anything.
    apart = event.media is not None and (event.media[0] == "video_note" or len(event.text) > _CAPTION)
    texts = [event.text[i : i + _LONGEST_PART] for i in range(0, len(event.text), _LONGEST_PART)]
    parts: list[tuple[str, tuple[str, str] | None]] = [(text, None) for text in texts]
    if event.media and apart:
        parts = [*(parts or [("", None)]), ("", event.media)]
    elif event.media:
        parts = [(event.text, event.media)]
    for number, (text, media) in enumerate(parts, start=1):
        last = number == len(parts)
        words = "wrote" if text else "wrote-media"
        talk.say(
            words,
            civil=civil_only,
            priority=Priority.REPORT,
            buttons=options("reply", key.partition(".")[0]) if last else (),
            label=f"wrote:{key}",
            receipt=last,
            media=media,
            therapist=event.by.alias,
            given={"text": text} if text else {},
        )


def delivered(talk: Talk, event: Delivered) -> None:
    """Telegram has taken it: the therapist's confirmation says so, and the record does."""
    kind, _, key = event.label.partition(":")
    if kind != "wrote":
        return
    talk.enter(EntryKind.DELIVERED, {"key": key})
    _mark(talk, key, "wrote-delivered")


def not_delivered(talk: Talk, event: NotDelivered) -> None:
    """It has not arrived, and will not: the confirmation no longer says that it is on its way."""
    kind, _, key = event.label.partition(":")
    if kind == "wrote":
        _mark(talk, key, "wrote-failed")


def number_of(key: str) -> int:
    """The report that a message answers, 0 for none; of "12-3", of "12-3.2.57"."""
    return patient_in(key.partition(".")[0])[1]


def _mark(talk: Talk, key: str, words: str) -> None:
    _, writer, _ = key.split(".")
    team = talk.case.team
    by = team.find(int(writer)) if team else None
    if by:
        zone = by.zone or talk.rules.clinic.zone
        at = moment_words(talk.now, zone, talk.now)
        talk.say(words, to=by, edit=f"sent:{key}", about=talk.me.id, alias=talk.me.alias, at=at)


# — as it is read again —


def standing(entries: Sequence[Entry]) -> list[Entry]:
    """The messages as they stand: one that was taken back before anybody had seen it is without its text and file."""
    gone = {e.data.get("report") for e in entries if e.kind is EntryKind.WITHDRAWN}
    return [
        replace(e, data={n: v for n, v in e.data.items() if n not in ("text", "media")} | {"withdrawn": "yes"})
        if e.data.get("from") == "patient" and e.data.get("report") in gone
        else e
        for e in entries
        if e.kind is EntryKind.MESSAGE
    ]


def show(talk: Talk, event: Browsed) -> None:
    """A page of the thread, the newest messages first; within a page as they were said."""
    said = standing(talk.case.entries)
    arrived = {str(e.data.get("key")) for e in talk.case.entries if e.kind is EntryKind.DELIVERED}
    page = packed(said, event.at, lambda e: len(str(e.data.get("text", ""))))
    talk.say(
        "thread" if said else "thread-none",
        to=event.by,
        edit=event.edit,
        label=f"look:{talk.me.id}",
        about=talk.me.id,
        buttons=(
            *_files(talk, page.shown),
            *((Button("patient", "write", str(talk.me.id)),),) * decides(talk, event.by),
            *turning("thread", talk.me.id, page),
        ),
        alias=talk.me.alias,
        given=_listed(talk, page, arrived, event.by) if said else {},
    )


def _listed(talk: Talk, page: Page[Entry], arrived: set[str], reader: Person) -> dict[str, Arg]:
    zone = reader.zone or talk.rules.clinic.zone
    lines: dict[str, Arg] = {}
    for entry in page.shown:
        d = entry.data
        key = str(d.get("key", ""))
        kind = str(d.get("media", "")).partition(":")[0]
        lines[str(entry.id)] = Words(
            "thread-line",
            {
                "at": moment_words(entry.at, zone, talk.now),
                "who": str(d.get("name", talk.me.alias)),
                "kind": kind,
                "text": Words("thread-withdrawn") if "withdrawn" in d else str(d.get("text", "")),
                "arrived": "" if not key else "yes" if key in arrived else "no",
            },
        )
    return {"lines": Words("lines", lines), "page": page.number + 1, "pages": page.count}


def _files(talk: Talk, shown: Sequence[Entry]) -> list[tuple[Button, ...]]:
    """A button for each file of the page, by the time at which it came."""
    buttons = []
    for entry in [e for e in shown if e.data.get("media")][-_FILES:]:
        kind = str(entry.data["media"]).partition(":")[0]
        label = Words("shared-file-label", {"kind": kind, "at": moment_words(entry.at, talk.zone, talk.now)})
        buttons.append(Button("file", "show", f"{talk.me.id}-{entry.id}", label=label))
    return [(button,) for button in buttons]


def show_file(talk: Talk, by: Person, entry_id: int) -> None:
    """What was shared, once more, by Telegram's own file id."""
    entry = next((e for e in standing(talk.case.entries) if e.id == entry_id), None)
    kind, _, file_id = str(entry.data.get("media", "") if entry else "").partition(":")
    if entry is None or not file_id:
        talk.say("shared-file-gone", to=by)
        return
    talk.say(
        "shared-file",
        to=by,
        media=(kind, file_id),
        label=f"look:{talk.me.id}",
        about=talk.me.id,
        who=str(entry.data.get("name", talk.me.alias)),
        alias=talk.me.alias,
        at=moment_words(entry.at, by.zone or talk.rules.clinic.zone, talk.now),
    )
