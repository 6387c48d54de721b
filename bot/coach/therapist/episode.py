"""An episode of care: paused until a day, resumed, ended with a word to the patient, and opened again.

An entry of the record says each of it; its data: "what" and, where there are any, "until", "reason" or "words".
"""

from dataclasses import replace
from datetime import date, timedelta

from bot.coach.adherence import COUNTS
from bot.coach.effects import Arg, Hush, Words
from bot.coach.events import DueKind, Ended, Paused, Reopened
from bot.coach.model import EntryKind, Person, Standing, WorkoutStatus
from bot.coach.patient import pausing, slots, timer
from bot.coach.patient.closing import status_of
from bot.coach.plan.planning import line_words
from bot.coach.schedule import civil_for
from bot.coach.talk import Talk, date_words, moment_words, options

_LONGEST_PAUSE = timedelta(days=180)
_WAITING = (DueKind.WORKOUT, DueKind.LATER, DueKind.NUDGE, DueKind.LAPSE, DueKind.CHECK, DueKind.TIMER, DueKind.BACK)
OPTIONS = {"d3": 3, "w1": 7, "w2": 14, "w4": 28}  # days that a tap pauses for


def paused(talk: Talk, event: Paused) -> None:
    """Nothing is due until that day. What is open now is excused, and the patient hears why."""
    today = talk.local_now.date()
    if talk.me.standing is not Standing.ACTIVE:
        talk.say("wrote-unreachable", to=event.by, alias=talk.me.alias)
        return
    if not today < event.until <= today + _LONGEST_PAUSE:
        talk.say("halt-unclear", to=event.by)
        return
    _excuse_open(talk, "paused")
    talk.be(paused_until=event.until, preferences=replace(talk.me.preferences, paused_by=event.by.id))
    pausing.plan_welcome(talk, event.until)
    data = {"what": "paused", "until": event.until.isoformat(), **({"reason": event.reason} if event.reason else {})}
    talk.enter(EntryKind.CARE, data, event.by)
    talk.say(
        "halted-told",
        civil=True,
        therapist=event.by.alias,
        until=date_words(event.until),
        reason=_reason(event.reason),
        given=talk.emergency(),
    )
    _told_by(talk, event.by, "halted-by", until=date_words(event.until))


def resumed(talk: Talk, by: Person) -> bool:
    """End a pause before its day; False if there is none."""
    until = talk.me.paused_until
    if until is None or until <= talk.local_now.date():
        return False
    talk.be(paused_until=None, preferences=replace(talk.me.preferences, paused_by=None))
    talk.unschedule(DueKind.BACK)
    talk.enter(EntryKind.CARE, {"what": "resumed"}, by)
    if talk.me.standing is Standing.ACTIVE:
        slots.plan_slots(talk)
    talk.say("halt-over", civil=True, therapist=by.alias)
    _told_by(talk, by, "halt-over-by", stopped="yes" if talk.me.standing is Standing.STOPPED else "no")
    return True


def ended(talk: Talk, event: Ended) -> None:
    """1. Show what the patient will read. 2. Once confirmed: a closing message with what was done, and then nothing
    more is sent. The record stays."""
    if talk.me.standing not in (Standing.ACTIVE, Standing.STOPPED):
        talk.say("end-over", to=event.by, alias=talk.me.alias)
        return
    if not event.confirmed:
        talk.say(
            "ending",
            to=event.by,
            about=talk.me.id,
            buttons=options("ending", str(talk.me.id)),
            label=f"ending:{talk.me.id}",
            alias=talk.me.alias,
            words=event.words,
            open=sum(r.waits for r in talk.case.reports),
            stopped="yes" if talk.me.standing is Standing.STOPPED else "no",
            given=_summary(talk),
        )
        return
    left = talk.me.standing is Standing.STOPPED
    _excuse_open(talk, "ended")
    talk.do(
        Hush(keep="" if left else "wrote:")
    )  # what a therapist wrote in the evening arrives before the closing word
    for kind in _WAITING:
        talk.unschedule(kind)
    talk.stand()
    if not left:  # whoever has asked for no more messages gets none
        talk.say(
            "ended-told",
            civil=True,
            therapist=event.by.alias,
            name=talk.me.alias,
            words=event.words,
            given={**_summary(talk), **talk.contact()},
        )
    own = replace(talk.me.preferences, left=left or talk.me.preferences.left, paused_by=None)
    talk.be(standing=Standing.ENDED, paused_until=None, offered_to=None, preferences=own)
    data = {"what": "ended", **({"words": event.words} if event.words else {})}
    talk.enter(EntryKind.CARE, data, event.by)
    _told_by(talk, event.by, "ended-by", stopped="yes" if left else "no")


def reopened(talk: Talk, event: Reopened) -> None:
    """The exercises go on as they were; the patient hears so. Whoever had asked for no more messages, or has taken
    their consent back, gets none before they come back by themselves."""
    if talk.me.standing is not Standing.ENDED:
        talk.say("reopen-not-needed", to=event.by, alias=talk.me.alias)
        return
    talk.enter(EntryKind.CARE, {"what": "reopened"}, event.by)
    talk.stand()
    if talk.me.preferences.left or talk.me.consent_version is None:
        talk.be(standing=Standing.STOPPED)
        talk.say("reopened-stopped", to=event.by, about=talk.me.id, alias=talk.me.alias)
        return
    talk.be(standing=Standing.ACTIVE)
    slots.plan_slots(talk)
    talk.say("reopened-told", civil=True, therapist=event.by.alias)
    _told_by(talk, event.by, "reopened-by")


def after_the_end(talk: Talk) -> None:
    """What anybody hears who writes after the end: that nobody reads it here, and where to turn."""
    talk.say("after-the-end", given=talk.contact())


def _excuse_open(talk: Talk, reason: str) -> None:
    """What is open ends: begun, it counts for what was done of it. Nothing is asked about it any more."""
    current = talk.case.open_workout
    if current:
        status = status_of(talk, current) if current.status is WorkoutStatus.STARTED else WorkoutStatus.EXCUSED
        why = reason if status is WorkoutStatus.EXCUSED else ""
        talk.keep_workout(replace(current, status=status, reason=why, ended_at=talk.now))
    timer.over(talk)
    for kind in (DueKind.LATER, DueKind.NUDGE, DueKind.LAPSE, DueKind.CHECK):
        talk.unschedule(kind)


def _summary(talk: Talk) -> dict[str, Arg]:
    """What was done from the first workout to the last, in numbers and without a judgement, and the exercises."""
    counted = [w for w in talk.case.workouts if w.status in COUNTS]
    plan = talk.case.plan
    lines: dict[str, Arg] = {str(i): line_words(p) for i, p in enumerate(plan.exercises if plan else ())}
    since: date | None = counted[0].local_date if counted else None
    return {
        "done": sum(w.status is not WorkoutStatus.MISSED for w in counted),
        "due": len(counted),
        "since": date_words(since) if since else "",
        "lines": Words("lines", lines) if lines else "",
    }


def _reason(reason: str) -> Arg:
    """One of the reasons that a tap gives, in the reader's language, or what was typed."""
    return Words("halt-reason", {"why": reason[1:]}) if reason.startswith("=") else reason


def _told_by(talk: Talk, by: Person, key: str, **args: Arg) -> None:
    """For the therapist: what is settled, and when the patient hears of it."""
    at = civil_for(talk.now, talk.me, talk.rules.clinic)
    zone = by.zone or talk.rules.clinic.zone
    later = "yes" if at > talk.now else "no"
    talk.say(
        key,
        to=by,
        about=talk.me.id,
        buttons=options("patient", str(talk.me.id), only=("show",)),
        alias=talk.me.alias,
        later=later,
        at=moment_words(at, zone, talk.now),
        given=args,
    )
