"""What comes by itself besides workouts: when the next weekly summary and the next questionnaire are due."""

from datetime import time, timedelta

from bot.coach.events import DueKind
from bot.coach.measures import next_day, rounds
from bot.coach.model import Slot
from bot.coach.schedule import next_slot, utc
from bot.coach.talk import Talk

SUMMARY_AT = time(18)  # local: the day's exercises are mostly over. Product default
QUESTIONS_AT = time(17)  # local. Product default


def plan(talk: Talk) -> None:
    """Wait for the next of each, or for none. Called whenever workouts are planned or come due: choices may have
    changed since, and so may the plan."""
    talk.unschedule(DueKind.WEEKLY)
    chosen = talk.me.preferences
    if chosen.weekly_summary:
        _, moment = next_slot(Slot(chosen.weekly_day, SUMMARY_AT), talk.zone, talk.now)
        talk.schedule(DueKind.WEEKLY, moment, "weekly")
    questions(talk)


def questions(talk: Talk) -> None:
    """Wait for the next day on which one of the plan's questionnaires may be asked."""
    talk.unschedule(DueKind.MEASURE)
    today, library = talk.local_now.date(), talk.rules.measures_on
    measures = [library[key] for key in (talk.case.plan.measures if talk.case.plan else ()) if key in library]
    if not measures:
        return
    day = min(next_day(m, rounds(talk.case.entries, m.key), today) for m in measures)
    moment = utc(day, QUESTIONS_AT, talk.zone)
    if moment <= talk.now:
        moment = utc(day + timedelta(days=1), QUESTIONS_AT, talk.zone)
    talk.schedule(DueKind.MEASURE, moment, "due")
