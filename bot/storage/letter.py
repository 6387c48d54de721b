"""A letter: a message that has been decided and is not yet sent, and what whoever sends it knows of it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from bot.coach.effects import Priority

COUNTS = "timer:"  # the order key of a timer's message and of its edits begins so
# A file or a picture takes a while to make, so it waits in a line of its own, and holds up nobody's reply.
FILES = "file:"
DRAWN = f"{FILES}drawn:"  # of these, a picture: it is made sooner, and goes before the files of the same urgency
LEAST_URGENT = max(Priority) + 1  # buttons that are taken off
# Reminders and digests are never sent twice, so one that may have gone out is left and shown as unsure.
AT_MOST_ONCE = (Priority.REMINDER.value, Priority.DIGEST.value)


@dataclass(frozen=True)
class Letter:
    """A message to be sent. payload: method, text, buttons … as JSON. zone: keep out of its quiet hours."""

    person_id: int | None
    chat_id: int
    order_key: str
    priority: int
    payload: str
    not_before: datetime
    label: str = ""
    about: int | None = None
    dedupe: str | None = None
    zone: str | None = None
    expires_at: datetime | None = None


@dataclass(frozen=True)
class Taker:
    """A sender in this process that has room, and the chats that may not have another message yet."""

    name: str
    resting: Collection[int] = ()


@dataclass(frozen=True)
class Claimed:
    """A letter that this process is to send. attempt: the fence; a later claim makes this one's marks void."""

    id: int
    attempt: int
    person_id: int | None
    chat_id: int
    priority: int
    payload: str
    label: str
    about: int | None
    zone: str | None
    expires_at: datetime | None

    @property
    def at_most_once(self) -> bool:
        return self.priority in AT_MOST_ONCE and not self.takes_a_place

    @property
    def takes_a_place(self) -> bool:
        """Whether it is the picture of words that have gone: twice it would do no harm, and missing they would wait."""
        return '"waiting": "drawing:' in self.payload

    @property
    def wants_receipt(self) -> bool:
        """Whether somebody waits to hear that it has arrived."""
        return '"receipt": true' in self.payload

    @property
    def secret(self) -> bool:
        """Whether it must not stay readable once it is over: an invite's link."""
        return '"link": "' in self.payload

    @property
    def is_file(self) -> bool:
        """Whether a file has to be made or a picture drawn for it first, which takes a while."""
        return '"document": {"kind": "' in self.payload or '"chart": {"title": "' in self.payload


def put_off(claimed: Claimed) -> str:
    """The order key of what waits for the morning."""
    return f"{FILES if claimed.is_file else ''}later:{claimed.chat_id}"
