"""What reaches somebody's chat, is changed there, or is kept from reaching it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum

from bot.coach.effects.pictures import Chart, Overview
from bot.coach.effects.words import Arg, Button, Words


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
    it, where there is one. chart: drawn when it is sent; the words go at once, and again below the picture, which takes
    their place. document: a file that goes with it, made when it is sent. silent: it arrives without a sound.
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
    silent: bool = False


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
class Hush:
    """Drop whatever is still waiting to be sent to this person: they asked for nothing more. keep: how the labels of
    what goes all the same begin, "" for nothing."""

    keep: str = ""


@dataclass(frozen=True)
class TakeBack:
    """Drop the messages of that label that still wait to be sent to `to`. dropped, gone: what is said where none of
    them had gone out yet, and where one had, or may have."""

    to: int
    label: str
    dropped: tuple[Say, ...] = ()
    gone: tuple[Say, ...] = ()
