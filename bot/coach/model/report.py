"""What a therapist must see, how soon, and what has been decided on it."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Tier(StrEnum):
    """How soon a therapist must see a report (clinical rules §8)."""

    NOW = "T0"
    TODAY = "T1"
    DIGEST = "T2"


class ReportStatus(StrEnum):
    OPEN = "open"
    SEEN = "seen"
    ACTED = "acted"
    CLOSED = "closed"


@dataclass(frozen=True)
class Before:
    """A report as it stood before the last decision on it. at, by: the decision. version: of the plan it made, or 0."""

    at: datetime
    by: int
    status: ReportStatus
    seen_at: datetime | None = None
    seen_by: int | None = None
    acted_at: datetime | None = None
    acted_by: int | None = None
    action: str = ""
    closed_at: datetime | None = None
    version: int = 0


@dataclass(frozen=True)
class Report:
    """Something a therapist must see. Known as R-<patient>-<number>.

    rule: what raised it ("causes_pain", "red_flag", …). details: plain values for the message (scores 0–10, words).
    """

    patient_id: int
    number: int
    tier: Tier
    rule: str
    opened_at: datetime
    last_at: datetime
    exercise: str = ""
    workout: str = ""
    plan_version: int = 0
    details: dict[str, str | int] = field(default_factory=dict)
    count: int = 1
    status: ReportStatus = ReportStatus.OPEN
    seen_at: datetime | None = None
    seen_by: int | None = None
    acted_at: datetime | None = None
    acted_by: int | None = None
    action: str = ""
    closed_at: datetime | None = None
    reminded: int = 0  # how often the therapist has been reminded of it; -1 while it waits for working hours
    notified: tuple[int, ...] = ()  # person ids it has gone to
    told: int = 0  # how often it has been told; names the moment at which it will have waited too long
    before: Before | None = None  # what the last decision can be taken back to

    @property
    def ref(self) -> str:
        return f"{self.patient_id}-{self.number}"

    @property
    def waits(self) -> bool:
        """Whether a therapist still has something to do about it."""
        return self.status in (ReportStatus.OPEN, ReportStatus.SEEN)
