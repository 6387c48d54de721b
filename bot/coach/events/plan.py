"""A therapist works at a plan: the builder, the library, plan files."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from bot.coach.events.needs import Need
from bot.coach.model import Person, Plan


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
    needs: ClassVar[tuple[Need, ...]] = ("plans", "draft", "background")


@dataclass(frozen=True)
class Lent:
    """A therapist takes over exercises of this patient's plan for another of their patients."""

    by: Person
    to: int
    message_id: int | None = None


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
