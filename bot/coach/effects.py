"""What to do about it: messages to say (by key, the wording is content's), moments to wait for, facts to keep."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import IntEnum

from bot.coach.events import DueKind, Event
from bot.coach.model import Draft, Entry, Slot


@dataclass(frozen=True)
class ExerciseText:
    """A field of an exercise's texts in the reader's language: "name", "purpose", "how" …"""

    exercise: str
    field: str = "name"


@dataclass(frozen=True)
class Words:
    """A message of the content by its key, with arguments. Arguments are escaped; nested words are rendered first."""

    key: str
    args: Mapping[str, "Arg"] = field(default_factory=dict)


Arg = str | int | Words | ExerciseText | tuple["Arg", ...]


@dataclass(frozen=True)
class Button:
    """label None: the option's own label of that ask."""

    ask: str
    value: str
    ref: str = ""
    item: int = 0
    label: Arg | None = None


@dataclass(frozen=True)
class Trend:
    """One rating over time. style: how it is drawn. runs: (day, score) without a gap; a missing rating parts two."""

    style: str
    name: Arg
    runs: tuple[tuple[tuple[float, int], ...], ...]


@dataclass(frozen=True)
class Bar:
    """How much of a workout's dose was done, 0–100 %, and what became of it: a mark as in the calendar."""

    at: float
    percent: int
    mark: str


@dataclass(frozen=True)
class Panel:
    """What shares one scale. note: said where there is little to see. legend: (mark, name)."""

    title: Words
    scale: tuple[tuple[int, str], ...]
    trends: tuple[Trend, ...] = ()
    bars: tuple[Bar, ...] = ()
    legend: tuple[tuple[str, Words], ...] = ()
    note: Arg = ""


@dataclass(frozen=True)
class Day:
    """A day of the calendar; weekday 0 is Monday. marks: one for each workout."""

    weekday: int
    name: Arg
    marks: tuple[str, ...]


@dataclass(frozen=True)
class Flag:
    """The reports of a day: the most urgent tier among them, and how many."""

    at: int
    tier: str
    count: int


@dataclass(frozen=True)
class Chart:
    """A picture of some days. Places are days from the left edge. ticks: (day, date). legend: (mark, name).

    changes: (day, label) of a new version of the plan, with `changed` as their name; flag_names: (tier, name).
    """

    title: Words
    days: int
    ticks: tuple[tuple[int, Words], ...]
    panels: tuple[Panel, ...]
    weekdays: tuple[Words, ...] = ()
    calendar: tuple[Day, ...] = ()
    legend: tuple[tuple[str, Words], ...] = ()
    changes: tuple[tuple[int, str], ...] = ()
    changed: Arg = ""
    flags: tuple[Flag, ...] = ()
    flag_names: tuple[tuple[str, Words], ...] = ()


@dataclass(frozen=True)
class OverviewRow:
    """One patient in the weekly overview. days: the marks of each of the last 7, as in a calendar. pain, soreness: (day
    0–27 from the left, score). The _now are what stands as a number, "" for unknown. why: the first reason to look."""

    name: Arg
    share: Words
    why: Arg
    days: tuple[tuple[str, ...], ...]
    pain: tuple[tuple[int, int], ...]
    soreness: tuple[tuple[int, int], ...]
    pain_now: Arg
    soreness_now: Arg


@dataclass(frozen=True)
class Overview:
    """A picture of several patients' week. legend: (mark, name); trends: (style, name); weekdays: of the columns.
    waiting: as of a `Document`; it stays while there is more to come."""

    title: Words
    weekdays: tuple[Words, ...]
    rows: tuple[OverviewRow, ...]
    legend: tuple[tuple[str, Words], ...]
    trends: tuple[tuple[str, Words], ...]
    waiting: str = ""
    more: bool = False


class Priority(IntEnum):
    """Lower goes first. The class of delivery follows from it: reminders and digests are never sent twice, a report,
    a reply or anything urgent is never lost."""

    URGENT = 0
    REPORT = 1
    REPLY = 2
    REMINDER = 3
    DIGEST = 4
    TICK = 5


@dataclass(frozen=True)
class Document:
    """A file that is made when it is sent, from what is stored then. kind: what it is. about: the patient, None for
    the reader's own affairs. args: what else it depends on. waiting: the label of a message that says that it is being
    made; it goes when the file is there."""

    kind: str
    about: int | None = None
    args: Mapping[str, str | int] = field(default_factory=dict)
    waiting: str = ""


@dataclass(frozen=True)
class Say:
    """A message to a person.

    label: a name by which it can be edited, answered by Telegram's reply, or reported as undelivered. edit: change the
    message of that label (or "#<message id>") instead of sending. civil: unsolicited, so not in the person's quiet
    hours. expires_at: of no use after it. about: the patient whose affairs it carries. media: (kind, file id) to pass
    on. gone: the message of `edit` is removed instead of changed. picture: the exercise whose moving picture goes with
    it, where there is one. chart: drawn when it is sent.
    document: a file that goes with it, made when it is sent.
    receipt: hand back `Delivered` once Telegram has taken it. dedupe: among all messages ever, only the first with this
    key goes out.
    """

    to: int
    words: Words
    buttons: tuple[tuple[Button, ...], ...] = ()
    priority: Priority = Priority.REPLY
    label: str = ""
    edit: str = ""
    gone: bool = False
    civil: bool = False
    not_before: datetime | None = None
    expires_at: datetime | None = None
    about: int | None = None
    media: tuple[str, str] | None = None
    picture: str = ""
    chart: Chart | Overview | None = None
    document: Document | None = None
    dedupe: str = ""
    receipt: bool = False


@dataclass(frozen=True)
class Retire:
    """A question that has been answered shows the answer instead of its buttons. message_id None: it was typed, so
    the newest message that asks this is meant."""

    to: int
    ask: str
    value: str
    ref: str = ""
    item: int = 0
    message_id: int | None = None


@dataclass(frozen=True)
class Schedule:
    """Wait for a moment. Its key is (person, kind, local_date, slot): what has come due once does not come again."""

    kind: DueKind
    local_date: date
    slot: str
    at: datetime
    zone: str
    person: int | None = None


@dataclass(frozen=True)
class Unschedule:
    """Forget open moments of that kind; slot "" for all of them."""

    kind: DueKind
    slot: str = ""


@dataclass(frozen=True)
class Keep:
    """An answer for the record. A second answer to the same question is a revision; none is ever overwritten."""

    ask: str
    value: str
    ref: str = ""
    item: int = 0
    late: bool = False


@dataclass(frozen=True)
class Enter:
    """An entry for the patient's record."""

    entry: Entry


@dataclass(frozen=True)
class Fetch:
    """Get a plan file from Telegram, outside of any transaction, and check it: a PlanRead comes of it. patient: for
    whom, 0 if the caption or the file is to say so."""

    file_id: str
    caption: str = ""
    patient: int = 0


@dataclass(frozen=True)
class Choice:
    """One exercise that is offered: its title, a line below it, and what is written into the chat if it is chosen."""

    exercise: str
    title: Arg
    line: Arg
    text: Arg


@dataclass(frozen=True)
class Offer:
    """The answer to an inline query, with the exercises' pictures where Telegram has them."""

    query_id: str
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True)
class KeepDraft:
    """That therapist's draft of this patient's plan; None: there is none any more."""

    by: int
    draft: Draft | None


@dataclass(frozen=True)
class Raise:
    """Something for another person's case, decided in the same transaction. The store checks that `person` may be
    touched by whoever raises it."""

    person: int
    event: Event


@dataclass(frozen=True)
class Follow:
    """Something that follows in this person's own case: decided next, in the same transaction, with what it `needs`."""

    event: Event


@dataclass(frozen=True)
class Invite:
    """Make a new patient with a first plan and an invite, or (patient_id) a new invite for one who has not joined.

    programme "": the plan is built from nothing first, and the link comes when it has been published.
    notes: of the first visit, for therapists. screening: some things are asked before the first workout. The link is
    said to the therapist by the turn, because only it can make a code.
    """

    alias: str = ""
    programme: str = ""
    slots: tuple[Slot, ...] = ()
    patient_id: int | None = None
    notes: str = ""
    screening: bool = False


@dataclass(frozen=True)
class Revoke:
    """Make a patient's open invites worthless."""

    patient_id: int


@dataclass(frozen=True)
class Observe:
    """Let a colleague read this patient's record, or no longer."""

    therapist_id: int
    allowed: bool = True


@dataclass(frozen=True)
class Dismiss:
    """Take a therapist's access away; their patients pass to whoever leads and does it. The store checks that."""

    therapist_id: int


@dataclass(frozen=True)
class Refused:
    """Somebody tried what they may not: counted, without a word of what it was about. what: the ask or the event."""

    what: str
    about: int | None = None


@dataclass(frozen=True)
class Erase:
    """Take this person's record away, with what waits to be sent, and leave their chat to nobody. locked: it is kept,
    out of everybody's sight, until the clinic's time is over."""

    locked: bool = False


@dataclass(frozen=True)
class Hush:
    """Drop whatever is still waiting to be sent to this person: they asked for nothing more."""


@dataclass(frozen=True)
class TakeBack:
    """Drop the messages of that label that still wait to be sent to `to`. dropped, gone: what is said where none of
    them had gone out yet, and where one had, or may have."""

    to: int
    label: str
    dropped: tuple[Say, ...] = ()
    gone: tuple[Say, ...] = ()


Effect = (
    Say
    | Retire
    | Schedule
    | Unschedule
    | Keep
    | Enter
    | KeepDraft
    | Offer
    | Fetch
    | Raise
    | Follow
    | Invite
    | Revoke
    | Observe
    | Dismiss
    | Refused
    | Erase
    | Hush
    | TakeBack
)
