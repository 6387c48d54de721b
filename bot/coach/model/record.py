"""What else stands in a patient's record: messages, notes, minutes, questionnaires."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class EntryKind(StrEnum):
    """What an entry of a patient's record is."""

    MESSAGE = "message"  # one message of the thread, either way
    DELIVERED = "delivered"  # one of the thread has arrived
    WITHDRAWN = "withdrawn"  # a patient's message has been taken back before it was seen; data: "report"
    NOTE = "note"  # a therapist's, for therapists
    CARE = "care"  # paused, resumed, ended, opened again, handed over, observed
    MINUTES = "minutes"  # a therapist's time, or a live contact
    MEASURE = "measure"  # a questionnaire or a goal, answered; its data stand in coach/measures.py
    SCREENING = "screening"  # an answer given before the first workout; its data stand in coach/patient/background.py
    MILESTONE = "milestone"  # told; data: "milestone" (total, streak, first_week, goal, comeback), "count", "of"
    CONSENT = "consent"  # given, renewed or withdrawn


@dataclass(frozen=True)
class Entry:
    """Something in a patient's record besides workouts, answers and reports. Never changed, only added to.

    by: whose doing it is. data: plain values; what they mean is told where the kind is written.
    """

    kind: EntryKind
    at: datetime
    by: int | None = None
    data: dict[str, str | int] = field(default_factory=dict)
    id: int = 0  # 0: not stored yet
