"""What is kept of it in the record, and taking the record away."""

from dataclasses import dataclass

from bot.coach.model import Draft, Entry


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
class KeepDraft:
    """That therapist's draft of this patient's plan; None: there is none any more."""

    by: int
    draft: Draft | None


@dataclass(frozen=True)
class Erase:
    """Take this person's record away, with what waits to be sent, and leave their chat to nobody. locked: it is kept,
    out of everybody's sight, until the clinic's time is over."""

    locked: bool = False
