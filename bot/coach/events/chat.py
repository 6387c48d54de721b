"""What anybody does in their chat: taps, texts, what they send along, commands; joining, blocking the bot."""

from dataclasses import dataclass


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
    """A photo, voice message, sticker, place …: passed on by Telegram's own file id, never downloaded, but for a
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
