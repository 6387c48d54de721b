"""The therapist's list of reports: most urgent and oldest first, filtered, page by page, and found by number."""

import re
from collections.abc import Sequence

from bot.coach.asks import ASKS
from bot.coach.effects import Button, ExerciseText, Raise, Words
from bot.coach.events import Answered, Sought
from bot.coach.model import Person, Report, ReportStatus, Tier
from bot.coach.reading import normalise, option_said
from bot.coach.showing import details_words, rule_words
from bot.coach.talk import Talk
from bot.coach.therapist.access import may_read, refuse
from bot.coach.therapist.listed import TURNS, Listed, asked_for, called, in_order, only_one, page_of

_SHORT = 60  # characters of what a patient wrote
_MOST_PATIENTS = 30  # to choose one from
_NUMBER = re.compile(r"\s*(?:r\s*[-–]?\s*)?(\d{1,18})\s*[-–]\s*(\d{1,9})\s*\.?\s*", re.IGNORECASE)
_LABEL = "reports"


def number_said(text: str) -> tuple[int, int] | None:
    """(patient, number) of "R-3-1", "r3-1" or "3-1", where that is all that is said; None otherwise."""
    found = _NUMBER.fullmatch(text)
    return (int(found[1]), int(found[2])) if found else None


def waiting_of(talk: Talk) -> tuple[Report, ...]:
    """The open reports of everybody in this therapist's care, the most urgent and the oldest first."""
    return in_order([r for r in talk.case.reports if r.waits])


def own_patients(talk: Talk) -> frozenset[int]:
    """This person's own, and a colleague's for whom they stand in: a lead sees the others as well."""
    mine = (talk.me.id, *(p.id for p in talk.case.covers))
    return frozenset(p.id for p in talk.case.patients if p.therapist_id in mine)


def shown_in_digest(talk: Talk, moment: str, count: int) -> tuple[Report, ...]:
    """What "all read" under the digest of that moment speaks of: the entries it showed, of this therapist's own
    patients; nothing that has come since."""
    own = own_patients(talk)
    mine = [
        r
        for r in waiting_of(talk)
        if r.tier is Tier.DIGEST and r.patient_id in own and f"{r.last_at:%y%m%d%H%M%S}" <= moment
    ]
    return tuple(r for r in mine[: max(0, count)] if r.status is ReportStatus.OPEN)


def open_list(talk: Talk) -> None:
    """All of them, from the first page on."""
    _list(talk, Listed())


def answered(talk: Talk, event: Answered) -> None:
    """A filter or another page: the same message, changed."""
    here = f"#{event.message_id}" if event.message_id and not event.typed else ""
    listed = asked_for(event)
    if listed.which == "choose":
        _choose_patient(talk, here)
    elif listed.which == "patient" and not may_read(talk, listed.patient):
        refuse(talk, "reports", listed.patient)
    else:
        _list(talk, listed, here)


def said(talk: Talk, text: str) -> bool:
    """Words that mean a filter, a page, a report or a patient; False if they mean none of these."""
    at = number_said(text)
    if at:
        seek(talk, *at)
        return True
    if talk.stage.ask != "reports":
        return False
    lexicon = talk.rules.lexicon(talk.me.language)
    option = option_said(text, ASKS["reports"].options, lexicon)
    if option in TURNS:
        page = talk.stage.item + (1 if option == "next_page" else -1)
        answered(talk, Answered("reports", option, talk.stage.ref, page, typed=True))
    elif option:
        answered(talk, Answered("reports", option, typed=True))
    else:
        return _of_patient_called(talk, text)
    return True


def _of_patient_called(talk: Talk, text: str) -> bool:
    found = [p for p in talk.case.patients if normalise(p.alias) == normalise(text)]
    if len(found) == 1:
        _list(talk, Listed("patient", found[0].id))
    return len(found) == 1


def find(talk: Talk, text: str) -> None:
    """/find and /reports with something after it: a report's number, or a patient's name or the beginning of it."""
    at = number_said(text)
    if at:
        seek(talk, *at)
        return
    found = called(talk.case.patients, text)
    meant = only_one(found, text)
    if meant:
        _list(talk, Listed("patient", meant.id))
    elif found:
        talk.say("find-several", buttons=_patients(found[:_MOST_PATIENTS]), count=len(found))
    else:
        talk.say("find-none")


def seek(talk: Talk, patient: int, number: int) -> None:
    """Show that report, closed ones too, if the patient is in this therapist's care."""
    if any(p.id == patient for p in talk.case.patients):
        talk.do(Raise(patient, Sought(talk.me, number)))
    else:
        refuse(talk, "reports", patient)


def _list(talk: Talk, listed: Listed, edit: str = "") -> None:
    page = page_of(waiting_of(talk), listed, own_patients(talk))
    which, patient = listed.which, listed.patient
    here = f"{which}-{patient}" if patient else which
    talk.stand("reports", here, page.number)
    alias = next((p.alias for p in talk.case.patients if p.id == patient), "–")
    talk.say(
        "reports" if page.count else "reports-none",
        buttons=(*look_buttons(page.shown), *_turning(here, page.number, page.pages), *_filters(talk, which)),
        label="" if edit else _LABEL,
        edit=edit,
        which=which,
        alias=alias,
        count=page.count,
        page=page.number + 1,
        pages=page.pages,
        lines=lines(talk, page.shown),
    )


def _turning(here: str, page: int, pages: int) -> list[tuple[Button, ...]]:
    row = []
    if page > 0:
        row.append(Button("reports", "previous_page", here, page - 1))
    if page < pages - 1:
        row.append(Button("reports", "next_page", here, page + 1))
    return [tuple(row)] if row else []


def _filters(talk: Talk, which: str) -> list[tuple[Button, ...]]:
    """The other ways to look at the list, while there is anything in it at all."""
    if not waiting_of(talk):
        return []
    others = [o for o in ASKS["reports"].options if o not in TURNS and (o != which or o == "patient")]
    buttons = [Button("reports", o) for o in others]
    return [tuple(buttons[i : i + 2]) for i in range(0, len(buttons), 2)]


def _choose_patient(talk: Talk, edit: str) -> None:
    waiting = {r.patient_id for r in waiting_of(talk)}
    some = [p for p in talk.case.patients if p.id in waiting]
    talk.stand("reports", "patient")
    talk.say(
        "reports-whose",
        buttons=(*_patients(some[:_MOST_PATIENTS]), (Button("reports", "all"),)),
        edit=edit,
        more=max(0, len(some) - _MOST_PATIENTS),
    )


def _patients(some: Sequence[Person]) -> list[tuple[Button, ...]]:
    buttons = [Button("reports", "patient", str(p.id), label=p.alias) for p in some]
    return [tuple(buttons[i : i + 2]) for i in range(0, len(buttons), 2)]


def lines(talk: Talk, shown: Sequence[Report]) -> Words:
    """One line for each report."""
    names = {p.id: p.alias for p in talk.case.patients}
    return Words(
        "lines",
        {
            str(i): Words(
                "report-line",
                {
                    "tier": r.tier.value,
                    "number": r.ref,
                    "alias": names.get(r.patient_id, "–"),
                    "what": rule_words(r),
                    "exercise": ExerciseText(r.exercise) if r.exercise else "",
                    "facts": details_words(r, _SHORT)[:3],
                    "count": r.count,
                    "seen": "yes" if r.status is ReportStatus.SEEN else "no",
                },
            )
            for i, r in enumerate(shown)
        },
    )


def look_buttons(shown: Sequence[Report]) -> list[tuple[Button, ...]]:
    buttons = [Button("look", "show", r.ref, label=f"R-{r.ref}") for r in shown]
    return [tuple(buttons[i : i + 3]) for i in range(0, len(buttons), 3)]
