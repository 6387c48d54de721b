"""Not now: later, at another time for good, tomorrow, not today at all."""

from dataclasses import replace
from datetime import datetime, time, timedelta

from bot.coach import reports, safety
from bot.coach.effects import Button, Words
from bot.coach.events import Answered, DueKind
from bot.coach.model import Tier, Workout, WorkoutStatus
from bot.coach.patient import own_times
from bot.coach.patient.ratings import Answers, noted
from bot.coach.patient.today import LAPSE, over
from bot.coach.patient.trouble import open_pain_report
from bot.coach.reading import clock_said, normalise
from bot.coach.schedule import local, utc
from bot.coach.talk import Talk, clock, day_words, options, slots_words


def _on_later(talk: Talk, event: Answered, workout: Workout, expected: bool) -> None:
    if workout.status is WorkoutStatus.STARTED:
        return  # the second of two taps; the workout is on already
    talk.retire(event)
    if workout.status is not WorkoutStatus.OFFERED:
        over(talk)
        return
    clinic = talk.rules.clinic
    match event.value:
        case "m15":
            at = talk.now + timedelta(minutes=15)
        case "h1":
            at = talk.now + timedelta(hours=1)
        case "tomorrow":
            _tomorrow(talk, workout)
            return
        case "evening":
            at = utc(talk.local_now.date(), clinic.later_evening, talk.zone)
            if at <= talk.now:
                at = talk.now + timedelta(hours=1)
        case _:
            talk.ask("later", workout.key, key="later-time", buttons=())
            return
    _later_at(talk, workout, at)


def later_said(talk: Talk, text: str) -> None:
    """A typed time of day for "Later"."""
    workout = talk.case.workout(talk.stage.ref)
    lexicon = talk.rules.lexicon(talk.me.language)
    said = clock_said(text, lexicon)
    words = normalise(text).split()
    if workout and any(word in lexicon.dates.tomorrow for word in words):
        _tomorrow(talk, workout, said)
        return
    if workout and said and any(f" {w} " in f" {normalise(text)} " for w in lexicon.synonyms.get("always", ())):
        _for_good(talk, workout, said)
        return
    if workout is None or said is None:
        talk.say("later-unclear")
        return
    at = utc(talk.local_now.date(), said, talk.zone)
    if at <= talk.now:
        # "7" in the evening rarely means tomorrow: the slot of tomorrow has its own reminder.
        at += timedelta(hours=12) if said.hour < 12 else timedelta(days=0)
    if at <= talk.now or local(at, talk.zone).date() != talk.local_now.date():
        talk.say("later-past")
        return
    _later_at(talk, workout, at)


def _wait_until(talk: Talk, workout: Workout, at: datetime) -> None:
    talk.unschedule(DueKind.NUDGE, workout.key)
    talk.unschedule(DueKind.LATER)
    talk.unschedule(DueKind.LAPSE, workout.key)
    # The time is part of its key: the same day may have a second "later".
    talk.schedule(DueKind.LATER, at, f"{workout.key}/{clock(at, talk.zone)}")
    talk.schedule(DueKind.LAPSE, at + LAPSE, workout.key)


def _later_at(talk: Talk, workout: Workout, at: datetime) -> None:
    _wait_until(talk, workout, at)
    talk.stand("start", workout.key)
    wall = local(at, talk.zone).time().replace(second=0, microsecond=0)
    talk.say(
        "later-set",
        at=clock(at, talk.zone),
        day="" if local(at, talk.zone).date() == talk.local_now.date() else day_words(at, talk.zone),
        buttons=(*options("start", workout.key, only=("start",)), *_always(talk, workout, wall)),
    )


def _always(talk: Talk, workout: Workout, at: time) -> tuple[tuple[Button, ...], ...]:
    """The offer to move that slot for good, where it is one."""
    ours = any(s.key == workout.key[6:] for s in talk.case.slots)
    if not ours or f"{at:%H%M}" == workout.key[6:]:
        return ()
    label = Words("for-good-label", {"at": f"{at:%H:%M}"})
    return ((Button("for_good", "always", workout.key, at.hour * 100 + at.minute, label=label),),)


def _tomorrow(talk: Talk, workout: Workout, at: time | None = None) -> None:
    """Tomorrow instead, at the same time or the one that was said. Where tomorrow has its own, today's is left out."""
    day = talk.local_now.date() + timedelta(days=1)
    if any(s.weekday == day.weekday() for s in talk.case.slots):
        _excuse(talk, workout, "moved")
        talk.say("tomorrow-has-one", therapist=talk.therapist.alias)
        return
    own = time(int(workout.key[6:8]), int(workout.key[8:10]))
    _later_at(talk, workout, utc(day, at or own, talk.zone))


def _on_for_good(talk: Talk, event: Answered, workout: Workout, expected: bool) -> None:
    talk.retire(event)
    hour, minute = divmod(event.item, 100)
    if not (0 <= hour < 24 and 0 <= minute < 60):
        talk.say("button-gone")
        return
    keys = {s.key for s in talk.case.slots}
    if workout.key[6:] not in keys and f"{event.item:04}" in keys:
        return  # the second of two taps
    _for_good(talk, workout, time(hour, minute), now_too=False)


def _for_good(talk: Talk, workout: Workout, to: time, *, now_too: bool = True) -> None:
    """That slot is at another time from now on; today's workout as well, if it can still be done then."""
    own = time(int(workout.key[6:8]), int(workout.key[8:10]))
    if not any(s.at == own for s in talk.case.slots):
        talk.say("for-good-gone")
        return
    if not own_times.move_time(talk, own, to):
        talk.say("settings-times-same", at=f"{to:%H:%M}")
        return
    at = utc(talk.local_now.date(), to, talk.zone)
    if now_too and workout.status is WorkoutStatus.OFFERED and at > talk.now:
        _wait_until(talk, workout, at)
        talk.stand("start", workout.key)
    talk.say("for-good-set", slots=slots_words(talk.case.slots), therapist=talk.therapist.alias)


def _on_not_today(talk: Talk, event: Answered, workout: Workout, expected: bool) -> None:
    """The reason is kept; given late, a workout that was missed is excused after all."""
    talk.retire(event)
    if event.value == "unwell":
        safety.unwell(talk, workout.key)
        return
    in_time = workout.status in (WorkoutStatus.OFFERED, WorkoutStatus.MISSED)
    again = event.value == "pain" and reports.latest(talk, "causes_pain", workout.key)
    if again or (event.value != "pain" and not in_time):
        noted(talk, workout)
        return
    if in_time:
        workout = _excuse(talk, workout, event.value)
    talk.keep("not_today", event.value, workout.key, late=not in_time)
    if event.value == "pain":
        open_pain_report(talk, workout, -1)
        talk.ask(
            "hurt_score",
            workout.key,
            -1,
            open_it=in_time or not talk.stage.ask,
            started="no" if in_time else "late",
        )
        return
    reports.raise_report(talk, Tier.DIGEST, "not_today", workout=workout.key, details={"why": event.value})
    talk.stand()
    talk.say(
        "not-today-noted",
        therapist=talk.therapist.alias,
        reason=event.value,
        buttons=((Button("settings", "halt"),),) if event.value == "away" else (),
    )


def _excuse(talk: Talk, workout: Workout, reason: str) -> Workout:
    talk.unschedule(DueKind.LATER)
    for kind in (DueKind.NUDGE, DueKind.LAPSE):
        talk.unschedule(kind, workout.key)
    ended = replace(workout, status=WorkoutStatus.EXCUSED, reason=reason, ended_at=talk.now)
    return talk.keep_workout(ended)


ANSWERS: Answers = {"later": _on_later, "for_good": _on_for_good, "not_today": _on_not_today}
