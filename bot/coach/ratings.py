"""What all pain ratings share: kept, acknowledged when late; a severe one stops everything (clinical rules RF10)."""

from collections.abc import Callable

from bot.coach import reports, safety
from bot.coach.events import Answered
from bot.coach.model import Report, Tier, Workout
from bot.coach.schedule import utc
from bot.coach.talk import Talk, day_words

# An answer about a workout; the last argument says whether the talk is waiting for it.
Answers = dict[str, Callable[[Talk, Answered, Workout, bool], None]]


def severe(talk: Talk, report: Report | None = None) -> None:
    """Pain of 8 or more (RF10): stop, urgent advice, T0."""
    safety.stop(talk, ("RF10",), into=report)


def rated(talk: Talk, event: Answered, workout: Workout, expected: bool, repeat: bool) -> None:
    """What all pain ratings share: kept, severe ones stop everything, late or corrected ones are acknowledged."""
    talk.retire(event.message_id)
    if repeat:
        return
    talk.keep(event.ask, event.value, workout.key, event.item, late=not expected)
    if int(event.value) >= talk.limits.pain.severe_at:
        severe(
            talk,
            reports.raise_report(
                talk,
                Tier.TODAY,
                "severe_pain",
                workout=workout.key,
                details={"score": int(event.value)},
            ),
        )
    elif not expected:
        noted(talk, workout)


def noted(talk: Talk, workout: Workout) -> None:
    """A late or corrected answer is in the record; the talk stays where it is."""
    day = day_words(utc(workout.local_date, talk.local_now.time().replace(hour=12), talk.zone), talk.zone)
    talk.say("noted", today="yes" if workout.local_date == talk.local_now.date() else "no", day=day)
