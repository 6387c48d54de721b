"""Which of the open reports a page of the list shows: known before their contents are, so that no others are opened."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.coach.events import Answered
from bot.coach.model import Person, Report, ReportStatus, Tier
from bot.coach.reading import normalise
from bot.coach.references import patient_of

PAGE = 15  # reports in one message
TURNS = ("previous_page", "next_page")


@dataclass(frozen=True)
class Listed:
    """which: "all", "urgent", "mine", "seen", those of a "patient", or of one who is "called" something; "choose" and
    "none" show none."""

    which: str = "all"
    patient: int = 0
    page: int = 0
    called: str = ""

    def found_among(self, patients: Sequence[Person]) -> "Listed":
        """The patient who is called so, where it can be only one."""
        if self.which != "called":
            return self
        found = only_one(called(patients, self.called), self.called)
        return replace(self, which="patient", patient=found.id) if found else replace(self, which="none")


@dataclass(frozen=True)
class Page:
    """shown: what stands on it. number: 0 for the first. pages, count: how many pages and reports there are."""

    shown: tuple[Report, ...]
    number: int
    pages: int
    count: int


def asked_for(event: Answered) -> Listed:
    """What a button of the list asks for. ref: a patient's id; of a page also the filter it is of, "all" or
    "patient-3"."""
    which, _, of = event.ref.partition("-") if event.value in TURNS else (event.value, "", event.ref)
    if which == "patient" and not of:
        return Listed("choose")
    return Listed(which, patient_of(of), event.item)


def in_order(reports: Sequence[Report]) -> tuple[Report, ...]:
    """The most urgent and the oldest first."""
    return tuple(sorted(reports, key=lambda r: (r.tier.value, r.status is ReportStatus.SEEN, r.opened_at)))


def page_of(waiting: Sequence[Report], listed: Listed, own: frozenset[int]) -> Page:
    """The page, or the nearest there is. own: the ids of the therapist's own patients."""
    chosen = [r for r in in_order(waiting) if _is_of(r, listed, own)]
    pages = max(1, -(-len(chosen) // PAGE))
    number = min(max(0, listed.page), pages - 1)
    return Page(tuple(chosen[number * PAGE : (number + 1) * PAGE]), number, pages, len(chosen))


def _is_of(report: Report, listed: Listed, own: frozenset[int]) -> bool:
    match listed.which:
        case "urgent":
            return report.tier is not Tier.DIGEST
        case "mine":
            return report.patient_id in own
        case "seen":
            return report.status is ReportStatus.SEEN
        case "patient":
            return report.patient_id == listed.patient
        case "choose" | "none":
            return False
    return True


def called(patients: Sequence[Person], text: str) -> list[Person]:
    """Whose alias begins so."""
    wanted = normalise(text)
    return [p for p in patients if wanted and normalise(p.alias).startswith(wanted)]


def only_one(found: Sequence[Person], text: str) -> Person | None:
    """The one that is meant: there is no other, or no other is called exactly so."""
    exactly = [p for p in found if normalise(p.alias) == normalise(text)]
    some = exactly if len(exactly) == 1 else found
    return some[0] if len(some) == 1 else None
