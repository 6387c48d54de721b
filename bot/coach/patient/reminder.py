"""The scheduled message: when it comes, what is tapped on it, the one nudge, and what is missed."""

from dataclasses import replace
from datetime import timedelta

from bot.coach import reports, safety
from bot.coach.adherence import ignored_in_a_row
from bot.coach.effects import Priority
from bot.coach.events import Answered, CameDue, DueKind
from bot.coach.model import Tier, Workout, WorkoutStatus
from bot.coach.patient import background, pausing, upcoming
from bot.coach.patient.closing import end
from bot.coach.patient.ratings import Answers
from bot.coach.patient.slots import has_been, wait_for
from bot.coach.patient.starting import start
from bot.coach.patient.today import offer, over, remind, timely
from bot.coach.plan.planning import active
from bot.coach.talk import Talk

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


ANSWERS: Answers = {"start": _on_start}
