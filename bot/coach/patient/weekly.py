"""A patient's own weekly summary, on the day they have chosen: short, neutral, with the picture. Off unless chosen."""

from dataclasses import replace
from datetime import timedelta

from bot.coach.effects import Follow
from bot.coach.events import Answered, CameDue, LookedBack
from bot.coach.patient import upcoming
from bot.coach.safety import may_coach
from bot.coach.talk import Talk

_LATE = timedelta(hours=12)


def came_due(talk: Talk, event: CameDue) -> None:
    """Nothing while stopped or paused; a summary that comes late is of no use."""
    upcoming.plan(talk)
    if talk.me.preferences.weekly_summary and may_coach(talk) and not paused(talk) and talk.now - event.at <= _LATE:
        talk.do(Follow(LookedBack(weekly=True)))


def paused(talk: Talk) -> bool:
    return talk.me.paused_until is not None and talk.me.paused_until > talk.local_now.date()


def off(talk: Talk, event: Answered) -> None:
    talk.retire(event)
    talk.be(preferences=replace(talk.me.preferences, weekly_summary=False))
    talk.keep(event.ask, event.value)
    upcoming.plan(talk)
    talk.say("weekly-off")
