"""What there is to do now: the open workout, today's exercises at once, or the plan; and how it is offered."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from bot.coach import safety
from bot.coach.cards import show_card
from bot.coach.effects import Arg, ExerciseText, Priority, Words
from bot.coach.events import DueKind
from bot.coach.model import Item, Plan, Slot, Workout, WorkoutStatus
from bot.coach.planning import active, dose_words, least_seconds
from bot.coach.schedule import next_due
from bot.coach.talk import Talk, clock, day_words

LAPSE = timedelta(hours=16)


def today(talk: Talk) -> None:
    """What there is to do now: the open workout, or today's exercises at once, or when the next one is due."""
    if talk.me.safety_hold:
        safety.frozen_reply(talk)
        return
    workout = talk.case.open_workout
    plan = talk.case.plan
    if workout and workout.status is WorkoutStatus.STARTED:
        show_card(talk, workout)
    elif workout:
        remind(talk, workout, "start", talk.now, priority=Priority.REPLY)
    elif plan and active(plan, talk.local_now.date()):
        coming = next_due(plan.slots, talk.zone, talk.now)
        talk.ask(
            "try_now",
            when=when_words(talk, coming) if coming else "",
            done=_done_today(talk),
            given=_outline(talk, items_of(plan, talk.local_now.date())),
        )
    else:
        talk.say("nothing-due")


def start_extra(talk: Talk) -> None:
    """Start today's exercises now, though no slot is due."""
    plan = talk.case.plan
    if plan is None or not active(plan, talk.local_now.date()):
        talk.say("nothing-due")
        return
    key = f"{talk.local_now:%y%m%d%H%M}"
    workout = talk.case.open_workout or offer(talk, key, talk.local_now.date(), plan, WorkoutStatus.OFFERED)
    start(talk, workout)


def start(talk: Talk, workout: Workout) -> None:
    if talk.me.safety_hold:
        safety.frozen_reply(talk)
        return
    talk.keep_workout(replace(workout, status=WorkoutStatus.STARTED, started_at=talk.now))
    talk.unschedule(DueKind.NUDGE, workout.key)
    talk.unschedule(DueKind.LATER, workout.key)
    talk.ask("pain_before", workout.key)


def show_plan(talk: Talk) -> None:
    plan = talk.case.plan
    if plan is None:
        talk.say("nothing-due")
        return
    day = talk.local_now.date()
    lines: list[Arg] = [
        Words(
            "plan-line",
            {
                "exercise": ExerciseText(p.exercise),
                "dose": dose_words(p.dose),
                "held": p.held_until.strftime("%d.%m.") if p.held_until and p.held_until > day else "no",
            },
        )
        for p in plan.exercises
    ]
    times = sorted({s.at for s in plan.slots})
    days = sorted({s.weekday for s in plan.slots})
    talk.say(
        "plan",
        lines=Words("lines", {str(i): line for i, line in enumerate(lines)}),
        days=tuple(Words("weekday", {"day": d}) for d in days),
        times=tuple(t.strftime("%H:%M") for t in times),
        therapist=talk.therapist.alias,
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


def items_of(plan: Plan, day: date) -> tuple[Item, ...]:
    return tuple(Item(p.exercise, p.dose) for p in active(plan, day))


def remind(
    talk: Talk,
    workout: Workout,
    key: str,
    due_at: datetime,
    *,
    priority: Priority = Priority.REMINDER,
    dedupe: str = "",
) -> None:
    unsolicited = priority is Priority.REMINDER
    talk.ask(
        "start",
        workout.key,
        key=key,
        # A question that is still open keeps its place: a typed answer belongs to it.
        open_it=not talk.stage.ask or talk.stage.ask in ("start", "later", "not_today"),
        priority=priority,
        label=f"workout:{workout.key}" if unsolicited else "",
        expires_at=due_at + timedelta(minutes=talk.rules.clinic.reminder_late_minutes) if unsolicited else None,
        dedupe=(dedupe or f"workout:{talk.me.id}:{workout.key}") if unsolicited else "",
        given=_outline(talk, workout.items),
    )


def _outline(talk: Talk, items: tuple[Item, ...]) -> dict[str, Arg]:
    hour = talk.local_now.hour
    kit = dict.fromkeys(thing for item in items for thing in talk.rules.exercises[item.exercise].equipment if thing)
    return {
        "name": talk.me.alias,
        "part": "morning" if 4 <= hour < 12 else "afternoon" if hour < 18 else "evening",
        "count": len(items),
        "minutes": minutes(talk, items),
        "kit": tuple(Words("kit", {"thing": thing}) for thing in kit),
        "has_kit": "yes" if kit else "no",
    }


def minutes(talk: Talk, items: tuple[Item, ...]) -> int:
    """About how long the exercises take, in minutes, at the told tempo with rests."""
    seconds = sum(least_seconds(item.dose, talk.rules.exercises[item.exercise].rep_s, rest=True) for item in items)
    return max(1, round(seconds / 60))


def when_words(talk: Talk, coming: tuple[Slot, datetime]) -> Words:
    return Words("day-at", {"day": day_words(coming[1], talk.zone), "time": clock(coming[1], talk.zone)})


def _done_today(talk: Talk) -> str:
    day = talk.local_now.date()
    finished = (WorkoutStatus.DONE, WorkoutStatus.PARTIAL)
    return "yes" if any(w.local_date == day and w.status in finished for w in talk.case.workouts) else "no"
