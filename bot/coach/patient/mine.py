"""My report: what a patient has sent, where each of it stands in plain words, and taking it back until it is seen."""

from dataclasses import replace
from datetime import datetime
from itertools import product

from bot.coach import reports
from bot.coach.effects import Arg, Button, Say, Words
from bot.coach.events import Answered, DueKind
from bot.coach.model import EntryKind, Report, ReportStatus, Tier
from bot.coach.references import number_of
from bot.coach.showing import TAKEN_BACK, matter, rest_said
from bot.coach.talk import Talk, moment_words, options

_SHOWN = 8  # reports in one message
_SHORT = 80  # characters of what the patient wrote
_WRITTEN = ("said", "file", "where")  # the patient's own words and files, which go when a report is taken back
# What the bot noticed by itself, or what the exercises wait for; all other reports are the patient's doing.
_OURS = (
    "missed",
    "not_sent",
    "not_confirmed",
    "unreachable",
    "not_reached",
    "left",
    "rejoined",
    "withdrew",
    "pain_week",
    "mood_low",
    "gap",
    "screening",
    "measure",
)


def answered(talk: Talk, event: Answered) -> None:
    """ "What I've sent", or "Take it back" with the report's number; without one, what was sent last."""
    if event.value == "sent":
        show_sent(talk)
        return
    last = next(iter(sent_of(talk)), None)
    report = talk.case.report(number_of(event.ref, talk.me.id) or 0) if event.ref else last
    if report is None:
        talk.say("button-gone" if event.ref else "sent-none")
    else:
        _take_back(talk, report, event)


def sent_of(talk: Talk) -> list[Report]:
    """The recent reports and messages of the patient's own, the newest first."""
    return [r for r in reversed(talk.case.reports) if r.rule not in _OURS]


def can_go_back(report: Report) -> bool:
    """Until somebody has marked it as seen; never a danger sign or anything to be seen at once."""
    return report.status is ReportStatus.OPEN and not is_urgent(report) and report.rule not in _OURS


def is_urgent(report: Report) -> bool:
    return report.tier is Tier.NOW or "flags" in report.details


def show_sent(talk: Talk) -> None:
    """The list, each with its state, and the buttons for what can still be taken back."""
    shown = sent_of(talk)[:_SHOWN]
    if not shown:
        talk.say("sent-none", therapist=talk.therapist.alias)
        return
    open_ones = [r for r in shown if can_go_back(r)]
    talk.say(
        "sent",
        buttons=[
            (Button("mine", "take_back", r.ref, label=Words("sent-take-back", {"number": r.ref})),) for r in open_ones
        ],
        lines=Words("lines", {str(i): _line(talk, r) for i, r in enumerate(shown)}),
        given=talk.emergency(),
    )


def after_passing_on(report: Report) -> tuple[tuple[Button, ...], ...]:
    """The buttons below the word that it is on its way."""
    only = ("sent", "take_back") if can_go_back(report) else ("sent",)
    return options("mine", report.ref, only=only)


def before_writing(talk: Talk) -> tuple[tuple[Button, ...], ...]:
    """The buttons below "What would you like to tell …?"."""
    return (*(options("mine", only=("sent",)) if sent_of(talk) else ()), *options("report", talk.stage.ref))


def _line(talk: Talk, report: Report) -> Words:
    said = str(report.details.get("said", ""))
    return Words(
        "sent-line",
        {
            "number": report.ref,
            "at": moment_words(report.last_at, talk.zone, talk.now),
            "what": matter(report),
            "said": said if len(said) <= _SHORT else f"{said[:_SHORT]}…",
            "state": state_words(talk, report),
        },
    )


def state_words(talk: Talk, report: Report) -> Words:
    """Where it stands. Never more than is known: on a list is not read, and seen is only what somebody marked so."""
    state, who = report.status.value, None
    moment: datetime | None = report.opened_at
    if report.action == TAKEN_BACK:
        state, moment = "taken", report.closed_at
    elif report.acted_at:
        state, who, moment = "acted", report.acted_by, report.acted_at
    elif report.seen_at:
        state, who, moment = "seen", report.seen_by, report.seen_at
    elif report.closed_at:
        state, moment = "over", report.closed_at
    elif report.tier is Tier.DIGEST:
        state = "summary"
    elif report.reminded < 0:
        state = "waits"
    at: Arg = moment_words(moment or report.opened_at, talk.zone, talk.now)
    return Words(
        "sent-state",
        {
            "state": state,
            "action": report.action or "none",
            "who": _name(talk, who),
            "at": at,
            "closed": "yes" if report.acted_at and report.closed_at else "no",
        },
    )


def _name(talk: Talk, person_id: int | None) -> str:
    known = talk.case.team.find(person_id) if talk.case.team else None
    return (known or talk.therapist).alias


def _take_back(talk: Talk, report: Report, event: Answered) -> None:
    """1. A danger sign stays, and is shown as it stands. 2. What has been seen stays. 3. Otherwise it is closed, its
    text and file are forgotten, and the therapist's message says so instead of what it said."""
    if is_urgent(report):
        talk.say(
            "take-back-urgent",
            therapist=talk.therapist.alias,
            what=matter(report),
            state=state_words(talk, report),
            buttons=options("stopped") if talk.me.safety_hold else (),
            given=talk.emergency(),
        )
    elif not can_go_back(report):
        talk.say(
            "take-back-late",
            what=matter(report),
            state=state_words(talk, report),
            already="yes" if report.action == TAKEN_BACK else "no",
        )
    else:
        talk.retire(event)
        talk.unschedule(DueKind.UNSEEN, f"{report.number}.{report.told}")
        if "file" in report.details:
            for person_id in report.notified:
                talk.do(Say(person_id, Words("media-taken-back"), edit=f"relay:{report.ref}", gone=True))
        for number, person_id in product(range(1, len(rest_said(report)) + 1), report.notified):
            talk.do(Say(person_id, Words("media-taken-back"), edit=f"relay:{report.ref}.{number}", gone=True))
        less = {name: value for name, value in report.details.items() if name not in _WRITTEN}
        reports.closed(talk, replace(report, details=less, action=TAKEN_BACK))
        talk.enter(EntryKind.WITHDRAWN, {"report": report.ref})
        talk.say(
            "taken-back",
            what=matter(report),
            told="yes" if report.notified else "no",
            rated="yes" if "score" in report.details else "no",
            therapist=talk.therapist.alias,
        )
