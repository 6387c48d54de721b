"""One patient's card for a therapist: a message that changes in place, with every part of the record a tap away.

Its buttons are data: a line in `CARD` adds one, with the answer of the same name under "patient" in `asks` and its
label in the content; what it does stands in `record.on_card`.
"""

from collections.abc import Callable
from dataclasses import dataclass

from bot.coach.adherence import done_of, sparkline, worst_pain
from bot.coach.effects import Arg, Button, ExerciseText, Words
from bot.coach.events import Browsed, Looked
from bot.coach.model import Person, Standing
from bot.coach.pacing import pace_of
from bot.coach.plan.planning import line_words
from bot.coach.showing import rule_words
from bot.coach.talk import Talk, date_words, day_words, options, slots_words
from bot.coach.therapist.access import decides
from bot.coach.therapist.inbox import look_buttons
from bot.coach.therapist.pages import packed, turning

_OPEN_SHOWN = 6  # open reports with a button on the card itself
_WEEK, _MONTH = 7, 28
_JOINED = (Standing.ACTIVE, Standing.STOPPED, Standing.ENDED)
_PACES = 3  # workouts whose pace the card shows


@dataclass(frozen=True)
class CardButton:
    """value: the answer to "patient". shown: whether this therapist has it on this patient's card now."""

    value: str
    shown: Callable[[Talk, Person], bool]


def _when(*standings: Standing) -> Callable[[Talk, Person], bool]:
    """For whoever decides, while the patient stands like that."""
    return lambda talk, to: talk.me.standing in standings and decides(talk, to)


def _paused(talk: Talk) -> bool:
    until = talk.me.paused_until
    return until is not None and until > talk.local_now.date()


# In rows of two. Another part of the bot adds its own line here.
CARD: tuple[CardButton, ...] = (
    CardButton("write", _when(Standing.ACTIVE)),
    CardButton("plan", _when(*Standing)),
    CardButton("thread", lambda talk, _: talk.me.standing in _JOINED),
    CardButton("chart", lambda talk, _: bool(talk.case.workouts)),
    CardButton("export", lambda _talk, _to: True),
    CardButton("filed", lambda talk, _: talk.case.reports_opened > 0),
    CardButton("notes", lambda _talk, _to: True),
    CardButton("resume", lambda talk, to: (talk.me.safety_hold or _paused(talk)) and decides(talk, to)),
    CardButton("pause", lambda talk, to: _when(Standing.ACTIVE)(talk, to) and not _paused(talk)),
    CardButton("team", lambda talk, to: decides(talk, to)),
    CardButton("invite", _when(Standing.INVITED)),
    CardButton("revoke", _when(Standing.INVITED)),
    CardButton("end", _when(Standing.ACTIVE, Standing.STOPPED)),
    CardButton("reopen", _when(Standing.ENDED)),
)


def show(talk: Talk, event: Looked) -> None:
    """Where the patient stands, who looks after them, plan, adherence of 7 and 28 days, pain, open reports."""
    plan, to, team = talk.case.plan, event.by, talk.case.team
    lines: dict[str, Arg] = {str(i): line_words(p) for i, p in enumerate(plan.exercises if plan else ())}
    today = talk.local_now.date()
    done, due = done_of(talk.case.workouts, today, _WEEK)
    all_done, all_due = done_of(talk.case.workouts, today, _MONTH)
    waiting = [r for r in talk.case.reports if r.waits]
    names = [p.alias for p in (team.find(i) for i in talk.case.observers) if p] if team else []
    asked = team.find(talk.me.offered_to) if team else None
    joined = (
        options("joined", str(talk.me.id)) if talk.me.standing is Standing.UNCONFIRMED and decides(talk, to) else ()
    )
    talk.say(
        "patient",
        to=to,
        edit=event.edit,
        buttons=(*joined, *_buttons(talk, to), *look_buttons(waiting[-_OPEN_SHOWN:])),
        label=f"look:{talk.me.id}",
        about=talk.me.id,
        alias=talk.me.alias,
        standing=talk.me.standing.value,
        hold="yes" if talk.me.safety_hold else "no",
        paused=date_words(talk.me.paused_until) if talk.me.paused_until and _paused(talk) else "",
        unreachable="yes" if talk.me.unreachable else "no",
        therapist=team.therapist.alias if team else "–",
        own="yes" if team and team.therapist.id == to.id else "no",
        observers=Words("listed", {str(i): name for i, name in enumerate(names)}) if names else "",
        observing="no" if decides(talk, to) else "yes",
        offered=asked.alias if asked else "",
        lines=Words("lines", lines),
        version=plan.version if plan else 0,
        slots=slots_words(talk.case.slots),
        done=done,
        due=due,
        paces=_paces(talk),
        all_done=all_done,
        all_due=all_due,
        trend=sparkline(worst_pain(w) for w in talk.case.workouts) or "–",
        open=len(waiting),
    )


def _buttons(talk: Talk, to: Person) -> tuple[tuple[Button, ...], ...]:
    there = [Button("patient", b.value, str(talk.me.id)) for b in CARD if b.shown(talk, to)]
    return tuple(tuple(there[i : i + 2]) for i in range(0, len(there), 2))


def show_filed(talk: Talk, event: Browsed) -> None:
    """All reports there have been, the newest first, a page at a time."""
    page = packed(talk.case.reports, event.at, lambda _: 300)
    zone = event.by.zone or talk.rules.clinic.zone
    lines: dict[str, Arg] = {
        str(r.number): Words(
            "filed-line",
            {
                "tier": r.tier.value,
                "number": r.ref,
                "day": day_words(r.opened_at, zone),
                "what": rule_words(r),
                "exercise": ExerciseText(r.exercise) if r.exercise else "",
                "count": r.count,
                "status": r.status.value,
            },
        )
        for r in page.shown
    }
    talk.say(
        "filed" if page.shown else "filed-none",
        to=event.by,
        edit=event.edit,
        label=f"look:{talk.me.id}",
        about=talk.me.id,
        buttons=(*look_buttons(page.shown), *turning("filed", talk.me.id, page)),
        alias=talk.me.alias,
        given={"lines": Words("lines", lines), "page": page.number + 1, "pages": page.count} if page.shown else {},
    )


def _paces(talk: Talk) -> Words:
    """How the steps of the last workouts went, the newest last; nothing where that is not known."""
    found = [pace for w in talk.case.workouts if (pace := pace_of(w, talk.rules.exercises))]
    shown = found[-_PACES:]
    return Words("listed", {str(i): Words("workout-pace", {"pace": pace.value}) for i, pace in enumerate(shown)})
