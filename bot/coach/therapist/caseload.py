"""What an event of a therapist's needs of their patients, so that one tap does not load them all."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.coach.asks import ASKS
from bot.coach.events import Answered, Commanded, Event, Said, Searched, Surveyed
from bot.coach.model import Case, Person, Report, Tier
from bot.coach.references import patient_of
from bot.coach.therapist.inbox import number_said
from bot.coach.therapist.listed import Listed, asked_for, page_of

# What is typed at these is for that patient. At an open card or a preview it may be "reports", or anybody's number.
_TYPED_FOR = frozenset(("write", "reason", "jot", "halt_until", "halt_why", "end_words"))
_LABELS = frozenset(("report", "urgent", "relay", "look", "sent"))
_LENDING = (("build_add", "patient"), ("build_from", "back"))  # these offer the plans of other patients
_OF_NOBODY = frozenset(("library", "language", "saved", "saved_new"))
_COMMANDS_OF_NOBODY = frozenset(
    (
        *("new", "library", "replies", "settings", "team", "help", "language", "privacy", "delete", "cancel"),
        *("digest", "week"),  # they look for themselves
    )
)


@dataclass(frozen=True)
class Wanted:
    """patients: these; None: all, by name alone. reports: which of the open ones will be shown, or "all" of them, or
    those of a "survey"; None: none is looked at. Of those that are not shown, only that they are there is known."""

    patients: tuple[int, ...] | None = None
    reports: Listed | str | None = None

    def shown(self, waiting: Sequence[Report], patients: Sequence[Person], own: frozenset[int]) -> Sequence[Report]:
        """Those of the open reports whose contents are needed. own: the ids of the therapist's own patients."""
        if isinstance(self.reports, Listed):
            return page_of(waiting, self.reports.found_among(patients), own).shown
        if self.reports == "survey":
            return [r for r in waiting if r.patient_id in own or r.tier is not Tier.DIGEST]
        return waiting if self.reports else ()

    def people_of(self, shown: Sequence[Report], waiting: Sequence[Report], own: frozenset[int]) -> set[int]:
        """Whose names are needed with those: of whoever stands on the page, or may be chosen, and their own."""
        whose = {r.patient_id for r in shown} | own
        if isinstance(self.reports, Listed):
            whose.add(self.reports.patient)
            if self.reports.which == "choose":
                whose |= {r.patient_id for r in waiting}
        return whose


NOTHING = Wanted(())
NAMES = Wanted()
EVERYTHING = Wanted(None, "all")


def wanted(case: Case, event: Event) -> Wanted:
    """What an event of a therapist's needs."""
    match event:
        case Surveyed() | Answered(ask="digest"):
            return Wanted(None, "survey")
        case Searched():
            return NOTHING
        case Commanded(name=name, rest=rest):
            return _of_command(name, rest)
        case Answered(ask="menu", value="patients" | "new") | Answered(ask="patients"):
            return NAMES
        case Answered(ask="menu", value="reports"):
            return Wanted((), Listed())
        case Answered(ask="menu"):
            return NOTHING
        case Answered(ask="reports"):
            return Wanted((), asked_for(event))
        case Answered(ask=ask) if ask.startswith("practice") or ask in _OF_NOBODY:
            return NOTHING
        case Answered(ask=ask, value=value) if (ask, value) in _LENDING:
            return NAMES
        case Answered(ask=ask, ref=ref) if ask in ASKS and ASKS[ask].about:
            lender = ref.partition(".")[2] if ask == "build_from" else ""
            return Wanted(tuple(filter(None, (patient_of(ref), patient_of(lender)))))
        case Said():
            return _of_text(case, event)
    return NAMES


def _of_command(name: str, rest: str) -> Wanted:
    if name in ("start", "menu"):
        return Wanted((), Listed("none"))
    if name in _COMMANDS_OF_NOBODY:
        return NOTHING
    at = number_said(rest) if name in ("reports", "find") else None
    if at:
        return Wanted((at[0],))
    if name in ("reports", "find"):
        return Wanted(None, Listed("called", called=rest)) if rest else Wanted((), Listed())
    return NAMES


def _of_text(case: Case, event: Said) -> Wanted:
    if event.reply_to:
        kind, _, ref = event.reply_to.partition(":")
        return _one(ref) if kind in _LABELS else NAMES
    if case.stage.ask in _TYPED_FOR:
        return _one(case.stage.ref)
    at = number_said(event.text)
    if at:
        return Wanted((at[0],))
    if case.stage.ask and ASKS[case.stage.ask].about == "draft" and case.stage.ask != "build_from":
        return _one(case.stage.ref)
    # It may be a word of the menu, or of the list that is open, or a patient's name.
    return Wanted(None, "all" if case.stage.ask == "reports" else Listed())


def _one(ref: str) -> Wanted:
    patient = patient_of(ref)
    return Wanted((patient,) if patient else ())
