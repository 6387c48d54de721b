"""Who gets in, who may read, who no longer."""

from dataclasses import dataclass

from bot.coach.model import Slot


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
