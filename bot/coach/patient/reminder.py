"""The scheduled message: when it comes, later, not today, the one nudge, and what is missed."""

from dataclasses import replace
from datetime import datetime, time, timedelta

from bot.coach import reports, safety
from bot.coach.adherence import ignored_in_a_row
from bot.coach.effects import Button, Priority, Words
from bot.coach.events import Answered, CameDue, DueKind
from bot.coach.model import Tier, Workout, WorkoutStatus
from bot.coach.patient import background, choices, pausing, upcoming
from bot.coach.patient.closing import end
from bot.coach.patient.ratings import Answers, noted
from bot.coach.patient.slots import has_been, wait_for
from bot.coach.patient.starting import start
from bot.coach.patient.today import LAPSE, offer, over, remind, timely
from bot.coach.patient.trouble import open_pain_report
from bot.coach.plan.planning import active
from bot.coach.reading import clock_said, normalise
from bot.coach.schedule import local, utc
from bot.coach.talk import Talk, clock, day_words, options, slots_words

_STILL_AT_IT = timedelta(hours=1)  # since anything was heard of a workout
IGNORED_BEFORE_DIGEST = 3  # due workouts in a row (clinical rules §7)


def came_due(talk: Talk, event: CameDue) -> None:
    """A slot's time has come.

    1. Wait for the slot's next occurrence. 2. Nothing if a workout is being done just now; close what else is still
    open from before. 3. Nothing while a red flag is in force or no exercise is due. 4. Too late by more than two hours:
    our fault, said to the therapist. 5. Remind.
    """
    plan = talk.case.plan
    if plan is None:
        return
    slot = next((s for s in talk.case.slots if s.key == event.slot and s.weekday == event.local_date.weekday()), None)
    if slot is None:
        return
    wait_for(talk, slot, max(talk.now, event.at))
    upcoming.plan(talk)
    key = f"{event.local_date:%y%m%d}{event.slot}"
    if talk.case.workout(key):
        return
    if pausing.is_paused(talk, event.local_date):
        paused = offer(talk, key, event.local_date, plan, WorkoutStatus.EXCUSED)
        talk.keep_workout(replace(paused, reason="paused", ended_at=talk.now))
        return
    previous = talk.case.open_workout
    if previous and (_being_done(talk, previous) or _just_offered(talk, previous)):
        has_been(talk, event.local_date, slot)
        return  # it counts for this slot too: nobody does the same exercises twice in a row
    if previous:
        lapse(talk, previous.key)
    if talk.me.safety_hold or background.waiting(talk):
        offer(talk, key, event.local_date, plan, WorkoutStatus.HELD)
        return
    if not active(plan, event.local_date):
        has_been(talk, event.local_date, slot)
        return
    if talk.now - event.at > timedelta(minutes=talk.rules.clinic.reminder_late_minutes):
        offer(talk, key, event.local_date, plan, WorkoutStatus.NOT_SENT)
        not_sent(talk, key)
        return
    workout = offer(talk, key, event.local_date, plan, WorkoutStatus.OFFERED)
    remind(talk, workout, "start", event.at)
    if talk.me.preferences.nudge:
        talk.schedule(DueKind.NUDGE, talk.now + timedelta(minutes=talk.rules.clinic.nudge_minutes), key)


def _being_done(talk: Talk, workout: Workout) -> bool:
    moments = [workout.started_at, *(i.opened_at for i in workout.items), *(i.closed_at for i in workout.items)]
    last = max((m for m in moments if m), default=None)
    return workout.status is WorkoutStatus.STARTED and last is not None and talk.now - last <= _STILL_AT_IT


def _just_offered(talk: Talk, workout: Workout) -> bool:
    """Two slots that quiet hours or a journey have brought together are one."""
    offered = workout.offered_at
    return workout.status is WorkoutStatus.OFFERED and offered is not None and talk.now - offered < _STILL_AT_IT


def not_sent(talk: Talk, key: str) -> None:
    """A reminder could not go out in time: the workout does not count as missed, and the therapist can see it."""
    workout = talk.case.workout(key)
    if workout and workout.status in (WorkoutStatus.OFFERED, WorkoutStatus.NOT_SENT):
        talk.keep_workout(replace(workout, status=WorkoutStatus.NOT_SENT, ended_at=talk.now))
        for kind in (DueKind.NUDGE, DueKind.LAPSE):
            talk.unschedule(kind, key)
        reports.raise_report(talk, Tier.DIGEST, "not_sent", workout=key)


def not_confirmed(talk: Talk, key: str) -> None:
    """We cannot tell whether a reminder arrived, and must not send it twice."""
    workout = talk.case.workout(key)
    if workout:
        talk.keep_workout(replace(workout, confirmed=False))
        reports.raise_report(talk, Tier.DIGEST, "not_confirmed", workout=key)


def nudge(talk: Talk, event: CameDue) -> None:
    """One more message if nothing has been heard, never a second one."""
    workout = talk.case.workout(event.slot)
    wanted = safety.may_coach(talk) and talk.me.preferences.nudge
    if workout and workout.status is WorkoutStatus.OFFERED and wanted:
        talk.ask(
            "start",
            workout.key,
            key="nudge",
            open_it=not timely(talk),
            priority=Priority.REMINDER,
            civil=True,
            expires_at=talk.now + timedelta(hours=2),
            dedupe=f"nudge:{talk.me.id}:{workout.key}",
        )


def remind_later(talk: Talk, event: CameDue) -> None:
    """The moment the patient has chosen."""
    workout = talk.case.workout(event.slot.partition("/")[0])
    if workout and workout.status is WorkoutStatus.OFFERED and safety.may_coach(talk):
        remind(talk, workout, "start", event.at, dedupe=f"later:{talk.me.id}:{workout.key}:{event.at:%H%M%S}")


def lapse(talk: Talk, key: str) -> None:
    """Its time is over: missed if never started, partial otherwise. The patient hears nothing of it."""
    workout = talk.case.workout(key)
    if workout is None or workout.status not in (WorkoutStatus.OFFERED, WorkoutStatus.STARTED):
        return
    talk.unschedule(DueKind.LATER)
    if talk.stage.ref == key:
        talk.stand()
    tried = [item.closed_at for item in workout.items if item.closed_at]
    if workout.status is WorkoutStatus.STARTED and tried:
        end(talk, workout, max(tried))
        return
    for kind in (DueKind.NUDGE, DueKind.LAPSE):
        talk.unschedule(kind, key)
    talk.keep_workout(replace(workout, status=WorkoutStatus.MISSED, ended_at=talk.now))
    if ignored_in_a_row(talk.case.workouts) == IGNORED_BEFORE_DIGEST:
        reports.raise_report(talk, Tier.DIGEST, "missed", workout=key)


def _on_start(talk: Talk, event: Answered, workout: Workout, expected: bool) -> None:
    if event.value == "unwell":
        safety.unwell(talk, workout.key)
        return
    if workout.status is WorkoutStatus.STARTED:
        return  # the second of two taps; the workout is on already
    talk.retire(event)
    late = workout.status is WorkoutStatus.MISSED and event.value == "not_today"
    if workout.status is not WorkoutStatus.OFFERED and not late:
        over(talk)
    elif event.value == "start":
        start(talk, workout)
    else:
        talk.ask(event.value, workout.key)


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
    if not choices.move_time(talk, own, to):
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


ANSWERS: Answers = {"start": _on_start, "later": _on_later, "for_good": _on_for_good, "not_today": _on_not_today}
