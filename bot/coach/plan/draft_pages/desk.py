"""What every page of the plan builder has at hand, and how its buttons stand."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.coach.effects import Button, Words
from bot.coach.model import Plan
from bot.coach.plan.noticing import Seen
from bot.coach.rules import Rules

Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True)
class Desk:
    """What a page needs besides the draft. version: the one in force. today: the patient's local date. seen: what notes
    and answers may say of precautions."""

    patient: int
    alias: str
    rules: Rules
    today: date
    plan: Plan | None
    seen: tuple[Seen, ...] = ()

    def at(self, exercise: str) -> str:
        return f"{self.patient}.{exercise}"

    @property
    def version(self) -> int:
        return self.plan.version if self.plan else 0


Page = tuple[Words, Rows]


def in_rows(buttons: Sequence[Button], columns: int = 2) -> Rows:
    return tuple(tuple(buttons[i : i + columns]) for i in range(0, len(buttons), columns))
