"""What can happen: what a person did, what came due, what delivery found out, what another case asks of this one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar, Literal

from bot.coach.model import Person, Plan

Need = Literal["plans", "entries", "workouts", "reports", "draft", "caseload"]
# An event may say in `needs: ClassVar[tuple[Need, ...]]` what its decision needs besides the case as it is always
# loaded: all versions of the plan (in `Case.history`), or all entries, workouts or reports instead of the recent ones,
# or the draft (in `Case.draft`) of whoever the event is `by`.
# For a therapist's: "caseload", the patients in their own care with what the overviews say of them.


@dataclass(frozen=True)
class Answered:
    """A button was tapped, or a typed text was understood as that button."""

    ask: str
    value: str
    ref: str = ""
    item: int = 0
    message_id: int | None = None
    typed: bool = False


@dataclass(frozen=True)
class Said:
    """A text, or the caption of something. edited: an earlier message was changed to this. reply_to: its label. asked:
    the question below which it was written as a reply, "ask:ref:item"."""

    text: str
    message_id: int | None = None
    edited: bool = False
    reply_to: str = ""
    asked: str = ""


@dataclass(frozen=True)
class Shared:
    """A photo, voice message, document, sticker …: passed on by Telegram's own file id, never downloaded, but for a
    therapist's plan file. name: what a document is called. size: in bytes, 0 where it is not known."""

    kind: str
    file_id: str
    caption: str = ""
    message_id: int | None = None
    reply_to: str = ""
    name: str = ""
    size: int = 0


@dataclass(frozen=True)
class Commanded:
    """A command without its slash, in lower case; `rest` is what followed it."""

    name: str
    rest: str = ""
    message_id: int | None = None


@dataclass(frozen=True)
class Joined:
    """An invite of this person's was accepted in a chat. name: what Telegram shows, for the therapist's check."""

    name: str
    language: str


@dataclass(frozen=True)
class Left:
    """The person blocked the bot."""


@dataclass(frozen=True)
class Returned:
    """The person unblocked the bot."""


@dataclass(frozen=True)
class NotUnderstood:
    """Three attempts to handle something of this person's failed; it has been set aside."""


class DueKind(StrEnum):
    WORKOUT = "workout"  # a slot's time has come
    LATER = "later"  # the patient asked to be reminded later
    NUDGE = "nudge"
    LAPSE = "lapse"  # an unfinished workout is over
    CHECK = "check"  # the next morning's soreness and pain
    TIMER = "timer"
    UNSEEN = "unseen"  # a report has waited long enough
    DIGEST = "digest"
    WEEKLY = "weekly"  # a patient's own summary
    MEASURE = "measure"  # a questionnaire may be asked
    BACK = "back"  # a pause is over


@dataclass(frozen=True)
class CameDue:
    """A due moment came. local_date and slot are its key with the kind; at: when it was due, UTC."""

    kind: DueKind
    local_date: date
    slot: str
    at: datetime


@dataclass(frozen=True)
class DueFailed:
    """A moment came due and could not be handled, several times: our fault."""

    kind: DueKind
    slot: str


@dataclass(frozen=True)
class NotDelivered:
    """Delivery gave up on a message to `to`. reason: "unreachable", "expired", "unsure" or "refused"."""

    to: int
    label: str
    reason: str


class Action(StrEnum):
    """What a therapist can decide on a report."""

    SEEN = "seen"
    REDUCE = "reduce"
    SWAP = "swap"
    HOLD = "hold"
    REMOVE = "remove"
    RESUME = "resume"
    CLEAR = "clear"  # what was answered before the first workout: it may start
    CLOSE = "close"
    WRITE = "write"
    FULL = "full"  # after a gap: go on as before it
    LIGHTER = "lighter"  # after a gap: smaller doses for a week
    CALL = "call"  # after a gap: nothing before we have talked


@dataclass(frozen=True)
class Decided:
    """A therapist decides on a report of this patient. confirmed: after the preview, made from plan `version`."""

    by: Person
    number: int
    action: Action
    confirmed: bool = False
    version: int = 0
    reason: str = ""


@dataclass(frozen=True)
class Wrote:
    """A therapist writes to this patient; number: the report it answers, 0 for none. message_id: what they wrote."""

    by: Person
    text: str
    number: int = 0
    message_id: int | None = None
    media: tuple[str, str] | None = None  # (kind, file id) of what goes with it
    saved: bool = False  # one of their saved replies, so they have not just typed it


@dataclass(frozen=True)
class Vouched:
    """A therapist says whether the person who joined is the one they meant."""

    by: Person
    right_person: bool


@dataclass(frozen=True)
class Looked:
    """A therapist asks for this patient's card, for their chart or, with a number, for one report."""

    by: Person
    number: int = 0
    chart: bool = False
    message_id: int | None = None  # of the card that was tapped: it changes in place

    @property
    def edit(self) -> str:
        return f"#{self.message_id}" if self.message_id else ""


@dataclass(frozen=True)
class Browsed:
    """A therapist turns to a part of this patient's card. page: "notes", "thread", "filed", "team" or "file"; at: its
    number, or the entry that the file is in."""

    needs: ClassVar[tuple[Need, ...]] = ("entries", "reports")
    by: Person
    page: str
    at: int = 0
    message_id: int | None = None

    @property
    def edit(self) -> str:
        return f"#{self.message_id}" if self.message_id else ""


@dataclass(frozen=True)
class Noted:
    """A therapist's private note on this patient. corrects: the id of the entry that it corrects, 0 for none."""

    needs: ClassVar[tuple[Need, ...]] = ("entries",)
    by: Person
    text: str
    corrects: int = 0


@dataclass(frozen=True)
class Delivered:
    """Telegram has taken a letter that was to say so. to: whose it was."""

    to: int
    label: str


@dataclass(frozen=True)
class Paused:
    """A therapist pauses this patient's exercises until that local date, on which they go on."""

    by: Person
    until: date
    reason: str = ""


@dataclass(frozen=True)
class Ended:
    """A therapist ends this episode of care; confirmed: after the preview. words: to the patient."""

    needs: ClassVar[tuple[Need, ...]] = ("workouts",)
    by: Person
    words: str = ""
    confirmed: bool = False


@dataclass(frozen=True)
class Reopened:
    """A therapist opens the episode again."""

    by: Person


@dataclass(frozen=True)
class Passed:
    """A therapist asks a colleague to take this patient over; a lead hands over at once. to: 0 takes it back."""

    by: Person
    to: int


@dataclass(frozen=True)
class TakenOver:
    """The colleague who was asked says yes or no."""

    by: Person
    yes: bool


@dataclass(frozen=True)
class Observed:
    """A therapist lets a colleague read this patient's record, or no longer."""

    by: Person
    who: int
    allowed: bool


@dataclass(frozen=True)
class Surveyed:
    """A therapist looks over everybody in their own care: the daily digest, the weekly overview, or both. day: the
    local date that it is for. asked: they want it now, so it comes even if there is nothing to say."""

    needs: ClassVar[tuple[Need, ...]] = ("caseload",)

    day: date
    daily: bool = False
    weekly: bool = False
    asked: bool = False


@dataclass(frozen=True)
class Sought:
    """A therapist asks for a report by its number, however long ago it was."""

    needs: ClassVar[tuple[Need, ...]] = ("reports",)

    by: Person
    number: int


@dataclass(frozen=True)
class Undone:
    """A therapist takes back the last decision on a report of this patient."""

    needs: ClassVar[tuple[Need, ...]] = ("plans",)

    by: Person
    number: int


@dataclass(frozen=True)
class Resumed:
    """A therapist lets the reminders go on after a red flag, without a report at hand."""

    by: Person


@dataclass(frozen=True)
class HandedOver:
    """This patient is in another therapist's care from now on. left: the one before no longer works here."""

    by: Person
    to: Person
    before: Person
    left: bool = False


@dataclass(frozen=True)
class Finished:
    """A workout has been closed, or counts after all; or (measure) a questionnaire has been answered. For those who
    want to hear of milestones."""

    workout: str = ""
    measure: str = ""
    needs: ClassVar[tuple[Need, ...]] = ("workouts", "entries")


@dataclass(frozen=True)
class LookedBack:
    """A patient asks how it has been going; weekly: it is time for the summary that they have chosen."""

    weekly: bool = False
    needs: ClassVar[tuple[Need, ...]] = ("workouts",)


@dataclass(frozen=True)
class Exported:
    """A therapist asks for a file about this patient: "pdf", "csv", "fhir", "json" or "handout"."""

    by: Person
    kind: str


@dataclass(frozen=True)
class Searched:
    """What is typed behind the bot's name in any chat ("@bot bridge"): the library is searched."""

    query_id: str
    text: str


@dataclass(frozen=True)
class Built:
    """A therapist works at their draft of this patient's plan.

    do: what, as `building` names it. exercise, value, number: on what and how. text: what was typed. plan: what is
    taken over, from a file or from another patient. message_id: the message that was tapped, None: say it anew.
    """

    by: Person
    do: str
    exercise: str = ""
    value: str = ""
    number: int = 0
    text: str = ""
    plan: Plan | None = None
    message_id: int | None = None
    needs: ClassVar[tuple[Need, ...]] = ("plans", "draft")


@dataclass(frozen=True)
class Lent:
    """A therapist takes over exercises of this patient's plan for another of their patients."""

    by: Person
    to: int
    message_id: int | None = None


@dataclass(frozen=True)
class Logged:
    """A therapist's minutes for this patient, live: they talked; undo: takes the entry of that moment back instead."""

    by: Person
    minutes: int
    live: bool = False
    undo: str = ""
    needs: ClassVar[tuple[Need, ...]] = ("workouts", "entries")


@dataclass(frozen=True)
class Tallied:
    """A therapist asks what a month came to; back: how many months ago."""

    by: Person
    back: int = 0
    needs: ClassVar[tuple[Need, ...]] = ("workouts", "entries", "reports")


@dataclass(frozen=True)
class FileMistake:
    """What is wrong in a file, on which line, and what would be right: a message's key with its arguments."""

    line: int
    key: str
    args: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True)
class PlanRead:
    """A plan file of this therapist's has been fetched and checked.

    plan: what it says, None if it has mistakes. alias: whom it names; caption: what stood below it; patient: for whom
    it was fetched, 0 if that is not known yet. gone: Telegram does not have it.
    """

    file_id: str
    caption: str = ""
    patient: int = 0
    plan: Plan | None = None
    alias: str = ""
    mistakes: tuple[FileMistake, ...] = ()
    gone: bool = False


Event = (
    Answered
    | Said
    | Shared
    | Commanded
    | Joined
    | Left
    | Returned
    | NotUnderstood
    | CameDue
    | DueFailed
    | NotDelivered
    | Decided
    | Wrote
    | Vouched
    | Looked
    | Surveyed
    | Sought
    | Undone
    | Resumed
    | HandedOver
    | Finished
    | LookedBack
    | Exported
    | Logged
    | Tallied
    | Built
    | Lent
    | Browsed
    | Noted
    | Delivered
    | Paused
    | Ended
    | Reopened
    | Passed
    | TakenOver
    | Observed
    | PlanRead
    | Searched
)

# What another person's case may be asked, by a therapist whose patient it is.
RAISABLE = (
    Decided,
    Wrote,
    Vouched,
    Looked,
    Sought,
    Undone,
    Resumed,
    Exported,
    Logged,
    Tallied,
    Built,
    Lent,
    Browsed,
    Noted,
    Paused,
    Ended,
    Reopened,
    Passed,
    TakenOver,
    Observed,
)
# Which of these only look: an observer may do that too. Whatever is not named here decides.
READING = (Looked, Sought, Exported, Tallied, Lent, Browsed)
