"""Stopping: for today because of feeling unwell, or altogether; and coming back."""

from dataclasses import replace

from bot.coach import reports, safety
from bot.coach.effects import Hush
from bot.coach.events import Answered, DueKind
from bot.coach.model import Standing, Tier, WorkoutStatus
from bot.coach.patient import joining
from bot.coach.patient.closing import end
from bot.coach.patient.slots import plan_slots
from bot.coach.talk import Talk

# Whatever would come by itself; a report that a therapist has not seen goes on waiting for them.
_WAITING = tuple(kind for kind in DueKind if kind is not DueKind.UNSEEN)


def excuse_unwell(talk: Talk) -> None:
    """Unwell without a danger sign: no exercises today, and the therapist may be told more."""
    workout = talk.case.open_workout
    if workout:
        ended = end(talk, workout)
        # Neither done nor missed, however much was done: nobody is to be measured by a day on which they were unwell.
        talk.keep_workout(replace(ended, status=WorkoutStatus.EXCUSED, reason="unwell"))
        talk.unschedule(DueKind.LATER)
    talk.ask("report", key="unwell-noted", therapist=talk.therapist.alias, given=talk.emergency())


def ask(talk: Talk) -> None:
    if talk.me.standing is Standing.ENDED and talk.me.preferences.left:
        talk.say("left-ended")
    else:
        talk.ask("leave", therapist=talk.therapist.alias)


def gone(talk: Talk) -> None:
    """What anybody hears who has asked for no more messages: where what they write goes, and the way back."""
    withdrawn = "yes" if talk.me.consent_version is None else "no"
    talk.ask("rejoin", key="stopped-all", given=talk.contact(), withdrawn=withdrawn)


def answered(talk: Talk, event: Answered) -> None:
    talk.retire(event)
    if event.value == "no":
        if talk.stage.ask == "leave":
            talk.stand()
        talk.say("cancelled")
    elif talk.me.standing in (Standing.JOINING, Standing.UNCONFIRMED):
        joining.withdraw(talk)
    elif talk.me.standing is Standing.ENDED:
        if not talk.me.preferences.left:
            leave(talk, "left")
        talk.say("left-ended")
    else:
        if talk.me.standing is Standing.ACTIVE:
            leave(talk, "left")
        talk.say("left", therapist=talk.therapist.alias)


def leave(talk: Talk, why: str) -> None:
    """Nothing more is sent, what is queued included; the therapist hears of it. why: the report's rule. Of somebody
    whose care is over it stays over."""
    current = talk.case.open_workout
    if current:
        talk.keep_workout(replace(current, status=WorkoutStatus.EXCUSED, reason="left", ended_at=talk.now))
    if talk.me.standing is not Standing.STOPPED or why != "left":
        reports.raise_report(talk, Tier.TODAY, why)
    talk.do(Hush())
    for kind in _WAITING:
        talk.unschedule(kind)
    talk.stand()
    talk.be(preferences=replace(talk.me.preferences, left=True))
    if talk.me.standing is not Standing.ENDED:
        talk.be(standing=Standing.STOPPED)


def rejoin(talk: Talk) -> None:
    """Whoever has stopped is back where they were, once they agree to what is stored. A safety stop outlasts it."""
    if talk.me.consent_version != talk.rules.consent_version:
        joining.ask_consent(talk)
        return
    talk.be(standing=Standing.ACTIVE, preferences=replace(talk.me.preferences, left=False))
    talk.stand()
    plan_slots(talk)
    reports.raise_report(talk, Tier.DIGEST, "rejoined")
    reports.over(talk, "left")
    if talk.me.safety_hold:
        safety.frozen_reply(talk)
    else:
        talk.say("rejoined", therapist=talk.therapist.alias)
