"""What there is to do now: the open workout, today's exercises at once, or the plan; and how it is offered."""

from datetime import date, datetime, timedelta

from bot.coach import safety
from bot.coach.effects import Arg, ExerciseText, Priority, Words
from bot.coach.events import DueKind
from bot.coach.model import Item, Plan, Workout, WorkoutStatus
from bot.coach.patient import background, pausing
from bot.coach.patient.checkin import CHECK_ASKS
from bot.coach.patient.slots import is_over, next_time
from bot.coach.patient.starting import go_on, start
from bot.coach.plan.planning import about_minutes, active, dose_words, items_of, programme_words
from bot.coach.talk import Talk, clock, date_words, day_words, options, slots_words

LAPSE = timedelta(hours=16)
_STILL_ANSWERING = timedelta(hours=1)  # after the end of a workout


def today(talk: Talk) -> None:
    """What there is to do now: the open workout, or today's exercises at once, or when the next one is due."""
    if talk.me.safety_hold:
        safety.frozen_reply(talk)
        return
    if background.waiting(talk) and background.holds(talk):
        return
    workout = talk.case.open_workout
    plan = talk.case.plan
    if talk.me.paused_until:
        pausing.show(talk)
    elif workout and workout.status is WorkoutStatus.STARTED:
        go_on(talk, workout)
    elif workout:
        remind(talk, workout, "start", talk.now, priority=Priority.REPLY)
    elif _unwell_today(talk):
        talk.say("unwell-today", therapist=talk.therapist.alias, when=_next_words(talk), given=talk.emergency())
    elif plan and active(plan, talk.local_now.date()):
        talk.ask(
            "try_now",
            when=_next_words(talk),
            done=_done_today(talk),
            given=_outline(talk, items_of(plan, talk.local_now.date())),
        )
    elif plan and plan.start and talk.local_now.date() < plan.start:
        talk.say("plan-starts", day=date_words(plan.start), therapist=talk.therapist.alias)
    else:
        talk.say("nothing-due", therapist=talk.therapist.alias)


def over(talk: Talk) -> None:
    """A button of a workout that is over: say so, and what can be done instead."""
    current = talk.case.open_workout
    if current and current.status is WorkoutStatus.STARTED:
        talk.say("over-going-on")
        return
    talk.say(
        "over",
        buttons=options("start", current.key, only=("start",)) if current else options("try_now", only=("start",)),
        when=_next_words(talk),
    )


def start_extra(talk: Talk) -> None:
    """Start today's exercises now, though no slot is due."""
    plan = talk.case.plan
    if plan is None or not active(plan, talk.local_now.date()):
        talk.say("nothing-due", therapist=talk.therapist.alias)
        return
    if _unwell_today(talk) or talk.me.paused_until:
        today(talk)
        return
    if background.holds(talk):
        return
    workout = talk.case.open_workout
    if workout and workout.status is WorkoutStatus.STARTED:
        return  # the second of two taps; it is on already
    if workout is None:
        moment = talk.local_now
        while talk.case.workout(f"{moment:%y%m%d%H%M}"):
            moment += timedelta(minutes=1)
        workout = offer(talk, f"{moment:%y%m%d%H%M}", talk.local_now.date(), plan, WorkoutStatus.OFFERED)
    start(talk, workout)


def show_plan(talk: Talk, *, civil: bool = False) -> None:
    plan = talk.case.plan
    if plan is None or not plan.exercises:
        talk.say("nothing-due", therapist=talk.therapist.alias, civil=civil)
        return
    day = talk.local_now.date()
    lines: list[Arg] = [
        Words(
            "plan-line",
            {
                "exercise": ExerciseText(p.exercise),
                "dose": dose_words(p.dose),
                "held": date_words(p.held_until) if p.held_until and p.held_until > day else "no",
                "note": p.note,
            },
        )
        for p in plan.exercises
    ]
    known = plan.programme in talk.rules.programmes
    talk.say(
        "plan",
        given={name: programme_words(plan.programme, name) if known else "" for name in ("aim", "expect", "caution")},
        lines=Words("lines", {str(i): line for i, line in enumerate(lines)}),
        note=plan.note,
        start=date_words(plan.start) if plan.start and plan.start > day else "",
        end=date_words(plan.end) if plan.end else "",
        slots=slots_words(talk.case.slots),
        therapist=talk.therapist.alias,
        civil=civil,
    )


def offer(talk: Talk, key: str, day: date, plan: Plan, status: WorkoutStatus) -> Workout:
    workout = Workout(
        key=key,
        plan_version=plan.version,
        local_date=day,
        status=status,
        items=items_of(plan, day),
        offered_at=talk.now,
    )
    if status is WorkoutStatus.OFFERED:
        talk.schedule(DueKind.LAPSE, talk.now + LAPSE, key)
    return talk.keep_workout(workout)


def remind(
    talk: Talk,
    workout: Workout,
    key: str,
    due_at: datetime,
    *,
    priority: Priority = Priority.REMINDER,
    dedupe: str = "",
) -> None:
    """The day's exercises with a Start button; the newest question is the open one, unless another still counts."""
    unsolicited = priority is Priority.REMINDER
    talk.ask(
        "start",
        workout.key,
        key=key,
        open_it=not unsolicited or not timely(talk),
        priority=priority,
        label=f"workout:{workout.key}" if unsolicited else "",
        expires_at=due_at + timedelta(minutes=talk.rules.clinic.reminder_late_minutes) if unsolicited else None,
        dedupe=(dedupe or f"workout:{talk.me.id}:{workout.key}") if unsolicited else "",
        given=_outline(talk, workout.items),
    )


def timely(talk: Talk) -> bool:
    """Whether the open question still counts: of a workout under way or just over, this morning's check, the checklist.

    Anything older gives way to what is asked next, or a typed answer would land where nobody looks any more.
    """
    stage = talk.stage
    workout = talk.case.workout(stage.ref)
    if stage.ask == "checklist" or (workout and workout.status is WorkoutStatus.STARTED):
        return True
    if workout is None or workout.ended_at is None:
        return False
    morning = timedelta(hours=talk.limits.pain.morning_to_h)
    return talk.now - workout.ended_at <= (morning if stage.ask in CHECK_ASKS else _STILL_ANSWERING)


def _outline(talk: Talk, items: tuple[Item, ...]) -> dict[str, Arg]:
    kit = dict.fromkeys(thing for item in items for thing in talk.rules.exercises[item.exercise].equipment if thing)
    return {
        "name": talk.me.alias,
        "part": _part_of_day(talk.local_now.hour),
        "count": len(items),
        "minutes": minutes(talk, items),
        "kit": Words("listed", {thing: Words("kit", {"thing": thing}) for thing in kit}) if kit else "",
    }


def _part_of_day(hour: int) -> str:
    """In English the evening begins at 18:00; in Spanish "buenas noches" waits for the night."""
    return "morning" if hour < 12 else "afternoon" if hour < 18 else "evening" if hour < 21 else "night"


def minutes(talk: Talk, items: tuple[Item, ...]) -> int:
    """About how long the exercises take."""
    return about_minutes((item.dose, talk.rules.exercises[item.exercise].rep_s) for item in items)


def _next_words(talk: Talk) -> Arg:
    """When the next workout is due, "" if none is."""
    times = (next_time(talk, slot) for slot in talk.case.slots)
    coming = min((moment for day, moment in times if not is_over(talk.case.plan, day)), default=None)
    if coming is None:
        return ""
    return Words("day-at", {"day": day_words(coming, talk.zone), "time": clock(coming, talk.zone)})


def _unwell_today(talk: Talk) -> bool:
    return any(w.reason == "unwell" and w.local_date == talk.local_now.date() for w in talk.case.workouts)


def _done_today(talk: Talk) -> str:
    """ "yes", "no", or "left": given up today because of pain or feeling unwell."""
    today = [w for w in talk.case.workouts if w.local_date == talk.local_now.date()]
    if any(w.status in (WorkoutStatus.DONE, WorkoutStatus.PARTIAL) for w in today):
        return "yes"
    return "left" if any(w.reason in ("pain", "unwell", "sore") for w in today) else "no"
