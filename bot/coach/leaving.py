"""Stopping: for today because of feeling unwell, or altogether; and coming back."""

from dataclasses import replace

from bot.coach import joining, reports, safety
from bot.coach.closing import end
from bot.coach.effects import Hush
from bot.coach.events import Answered, DueKind
from bot.coach.model import Standing, Tier, WorkoutStatus
from bot.coach.slots import plan_slots
from bot.coach.talk import Talk

_WAITING = (
    DueKind.WORKOUT,
    DueKind.LATER,
    DueKind.NUDGE,
    DueKind.LAPSE,
    DueKind.CHECK,
    DueKind.TIMER,
    DueKind.WEEKLY,
    DueKind.MEASURE,
)


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
    talk.ask("leave", therapist=talk.therapist.alias)


def answered(talk: Talk, event: Answered) -> None:
    talk.retire(event)
    if event.value == "no":
        if talk.stage.ask == "leave":
            talk.stand()
        talk.say("cancelled")
    elif talk.me.standing in (Standing.JOINING, Standing.UNCONFIRMED):
        joining.withdraw(talk)
    elif talk.me.standing is Standing.ACTIVE:
        _leave(talk)


def _leave(talk: Talk) -> None:
    """Nothing more is sent, what is queued included; the therapist hears of it."""
    current = talk.case.open_workout
    if current:
        talk.keep_workout(replace(current, status=WorkoutStatus.EXCUSED, reason="left", ended_at=talk.now))
    reports.raise_report(talk, Tier.TODAY, "left")
    talk.do(Hush())
    for kind in _WAITING:
        talk.unschedule(kind)
    talk.stand()
    talk.be(standing=Standing.STOPPED)
    talk.say("left", therapist=talk.therapist.alias)


def rejoin(talk: Talk) -> None:
    """Back to where they were. A safety stop outlasts it."""
    if talk.me.standing is not Standing.STOPPED:
        return
    talk.be(standing=Standing.ACTIVE)
    talk.stand()
    plan_slots(talk)
    reports.raise_report(talk, Tier.DIGEST, "rejoined")
    reports.over(talk, "left")
    if talk.me.safety_hold:
        safety.frozen_reply(talk)
    else:
        talk.say("rejoined", therapist=talk.therapist.alias)
