"""A patient's own weekly summary, on the day they have chosen: short, neutral, with the picture. Off unless chosen."""

from dataclasses import replace
from datetime import time, timedelta

from bot.coach.effects import Follow
from bot.coach.events import Answered, CameDue, DueKind, LookedBack
from bot.coach.model import Slot
from bot.coach.safety import may_coach
from bot.coach.schedule import next_slot
from bot.coach.talk import Talk

AT = time(18)  # local: the day's exercises are mostly over. Product default
_LATE = timedelta(hours=12)


def plan(talk: Talk) -> None:
    """Wait for the next one, or for none."""
    talk.unschedule(DueKind.WEEKLY)
    chosen = talk.me.preferences
    if chosen.weekly_summary:
        _, moment = next_slot(Slot(chosen.weekly_day, AT), talk.zone, talk.now)
        talk.schedule(DueKind.WEEKLY, moment, "weekly")


def came_due(talk: Talk, event: CameDue) -> None:
    """Nothing while stopped or paused; a summary that comes late is of no use."""
    plan(talk)
    chosen, today = talk.me.preferences, talk.local_now.date()
    paused = talk.me.paused_until is not None and talk.me.paused_until > today
    if chosen.weekly_summary and may_coach(talk) and not paused and talk.now - event.at <= _LATE:
        talk.do(Follow(LookedBack(weekly=True)))


def off(talk: Talk, event: Answered) -> None:
    talk.retire(event)
    talk.be(preferences=replace(talk.me.preferences, weekly_summary=False))
    talk.keep(event.ask, event.value)
    plan(talk)
    talk.say("weekly-off")
