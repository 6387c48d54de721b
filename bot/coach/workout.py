"""The workout: from the reminder through one card per exercise to the closing summary."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

from bot.coach import reports, safety
from bot.coach.adherence import dose_percent, ignored_in_a_row
from bot.coach.checkin import schedule_check
from bot.coach.effects import Arg, Button, ExerciseText, Priority, Words
from bot.coach.events import Answered, CameDue, DueKind
from bot.coach.model import (
    Dose,
    Item,
    Outcome,
    Plan,
    Prescribed,
    Report,
    Slot,
    Tier,
    Workout,
    WorkoutStatus,
)
from bot.coach.planning import active, dose_words
from bot.coach.reading import clock_said, count_said
from bot.coach.schedule import local, next_due, next_slot, utc
from bot.coach.talk import Talk, clock, day_words, options, unfinished

LAPSE = timedelta(hours=16)
IGNORED_BEFORE_DIGEST = 3  # due workouts in a row (clinical rules §7)
_LATE_DONE = timedelta(hours=48)


# — the reminder —


def plan_slots(talk: Talk) -> None:
    """Wait for the next occurrence of every slot of the current plan, and only of these."""
    talk.unschedule(DueKind.WORKOUT)
    if talk.case.plan is None:
        return
    for slot in talk.case.plan.slots:
        _, moment = next_slot(slot, talk.zone, talk.now)
        talk.schedule(DueKind.WORKOUT, moment, slot.key)


def came_due(talk: Talk, event: CameDue) -> None:
    """A slot's time has come.

    1. Wait for the slot's next occurrence. 2. Close what is still open from before. 3. Nothing while a red flag is in
    force or no exercise is due. 4. Too late by more than two hours: our fault, said to the therapist. 5. Remind.
    """
    plan = talk.case.plan
    if plan is None:
        return
    slot = next((s for s in plan.slots if s.key == event.slot and s.weekday == event.local_date.weekday()), None)
    if slot is None:
        return
    _, following = next_slot(slot, talk.zone, max(talk.now, event.at))
    talk.schedule(DueKind.WORKOUT, following, slot.key)
    key = f"{event.local_date:%y%m%d}{event.slot}"
    if talk.case.workout(key):
        return
    previous = talk.case.open_workout
    if previous:
        lapse(talk, previous.key)
    if talk.me.safety_hold:
        _offer(talk, key, event.local_date, plan, WorkoutStatus.HELD)
        return
    if not active(plan, event.local_date):
        return
    if talk.now - event.at > timedelta(minutes=talk.rules.clinic.reminder_late_minutes):
        _offer(talk, key, event.local_date, plan, WorkoutStatus.NOT_SENT)
        not_sent(talk, key)
        return
    workout = _offer(talk, key, event.local_date, plan, WorkoutStatus.OFFERED)
    _remind(talk, workout, "start", event.at)
    talk.schedule(DueKind.NUDGE, talk.now + timedelta(minutes=talk.rules.clinic.nudge_minutes), key)


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
    if workout and workout.status is WorkoutStatus.OFFERED and safety.may_coach(talk):
        talk.ask(
            "start",
            workout.key,
            key="nudge",
            open_it=not talk.stage.ask,
            priority=Priority.REMINDER,
            civil=True,
            expires_at=talk.now + timedelta(hours=2),
            dedupe=f"nudge:{talk.me.id}:{workout.key}",
        )


def remind_later(talk: Talk, event: CameDue) -> None:
    """The moment the patient has chosen."""
    workout = talk.case.workout(event.slot)
    if workout and workout.status is WorkoutStatus.OFFERED and safety.may_coach(talk):
        _remind(talk, workout, "start", event.at, dedupe=f"later:{talk.me.id}:{workout.key}:{event.at:%H%M%S}")


def lapse(talk: Talk, key: str) -> None:
    """Its time is over: missed if never started, partial otherwise. The patient hears nothing of it."""
    workout = talk.case.workout(key)
    if workout is None or workout.status not in (WorkoutStatus.OFFERED, WorkoutStatus.STARTED):
        return
    for kind in (DueKind.NUDGE, DueKind.LAPSE, DueKind.LATER, DueKind.TIMER):
        talk.unschedule(kind, key)
    if talk.stage.ref == key:
        talk.stand()
    if workout.status is WorkoutStatus.STARTED and len(unfinished(workout)) < len(workout.items):
        talk.keep_workout(replace(workout, status=WorkoutStatus.PARTIAL, ended_at=talk.now))
        schedule_check(talk, workout.key)
        return
    talk.keep_workout(replace(workout, status=WorkoutStatus.MISSED, ended_at=talk.now))
    if ignored_in_a_row(talk.case.workouts) == IGNORED_BEFORE_DIGEST:
        reports.raise_report(talk, Tier.DIGEST, "missed", workout=key)


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
        _remind(talk, workout, "start", talk.now, priority=Priority.REPLY)
    elif plan and active(plan, talk.local_now.date()):
        coming = next_due(plan.slots, talk.zone, talk.now)
        talk.ask(
            "try_now",
            when=_when(talk, coming) if coming else "",
            done=_done_today(talk),
            given=_outline(talk, _items(plan, talk.local_now.date())),
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
    workout = talk.case.open_workout or _offer(talk, key, talk.local_now.date(), plan, WorkoutStatus.OFFERED)
    start(talk, workout)


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


def _offer(talk: Talk, key: str, day: date, plan: Plan, status: WorkoutStatus) -> Workout:
    workout = Workout(
        key=key,
        plan_version=plan.version,
        local_date=day,
        status=status,
        items=_items(plan, day),
        offered_at=talk.now,
    )
    if status is WorkoutStatus.OFFERED:
        talk.schedule(DueKind.LAPSE, talk.now + LAPSE, key)
    return talk.keep_workout(workout)


def _items(plan: Plan, day: date) -> tuple[Item, ...]:
    return tuple(Item(p.exercise, p.dose) for p in active(plan, day))


def _remind(
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


def least_seconds(dose: Dose, rep_s: int, *, rest: bool = False) -> int:
    """The seconds that the dose needs at the told tempo, with the rests between its sets if wanted."""
    if dose.minutes:
        return dose.minutes * 60 * dose.sets
    sides = 2 if dose.side == "each" else 1
    one_set = dose.reps * (rep_s + (dose.hold_s or 0)) if dose.reps else (dose.hold_s or 0)
    return dose.sets * sides * one_set + (dose.rest_s * (dose.sets * sides - 1) if rest else 0)


def _when(talk: Talk, coming: tuple[Slot, datetime]) -> Words:
    return Words("day-at", {"day": day_words(coming[1], talk.zone), "time": clock(coming[1], talk.zone)})


def _done_today(talk: Talk) -> str:
    day = talk.local_now.date()
    finished = (WorkoutStatus.DONE, WorkoutStatus.PARTIAL)
    return "yes" if any(w.local_date == day and w.status in finished for w in talk.case.workouts) else "no"


# — answers —


def answered(talk: Talk, event: Answered) -> None:
    """An answer about a workout. One that the talk is waiting for moves it on; any other is recorded all the same."""
    if event.ask == "try_now":
        talk.retire(event.message_id)
        start_extra(talk) if event.value == "start" else talk.say("wait", therapist=talk.therapist.alias)
        return
    workout = talk.case.workout(event.ref)
    if workout is None:
        talk.say("button-gone")
        return
    expected = (talk.stage.ask, talk.stage.ref, talk.stage.item) == (event.ask, event.ref, event.item)
    _ANSWERS[event.ask](talk, event, workout, expected)


def _on_start(talk: Talk, event: Answered, workout: Workout, expected: bool) -> None:
    if workout.status not in (WorkoutStatus.OFFERED, WorkoutStatus.STARTED):
        _too_late_to_start(talk, workout)
        return
    if workout.status is WorkoutStatus.STARTED:
        if event.value == "unwell":
            safety.checklist(talk, ref=workout.key)
        # A second tap on Start is the same wish; the workout is on already.
        return
    talk.retire(event.message_id)
    match event.value:
        case "start":
            start(talk, workout)
        case "later":
            talk.ask("later", workout.key)
        case "not_today":
            talk.ask("not_today", workout.key)
        case _:
            safety.checklist(talk, ref=workout.key)


def start(talk: Talk, workout: Workout) -> None:
    if talk.me.safety_hold:
        safety.frozen_reply(talk)
        return
    talk.keep_workout(replace(workout, status=WorkoutStatus.STARTED, started_at=talk.now))
    talk.unschedule(DueKind.NUDGE, workout.key)
    talk.unschedule(DueKind.LATER, workout.key)
    talk.ask("pain_before", workout.key)


def _too_late_to_start(talk: Talk, workout: Workout) -> None:
    plan = talk.case.plan
    coming = next_due(plan.slots, talk.zone, talk.now) if plan else None
    current = talk.case.open_workout
    talk.say(
        "start-late",
        buttons=options("start", current.key, only=("start",)) if current else options("try_now", only=("start",)),
        when=_when(talk, coming) if coming else "",
    )


def _on_later(talk: Talk, event: Answered, workout: Workout, expected: bool) -> None:
    if workout.status is not WorkoutStatus.OFFERED:
        return
    talk.retire(event.message_id)
    clinic = talk.rules.clinic
    match event.value:
        case "m15":
            at = talk.now + timedelta(minutes=15)
        case "h1":
            at = talk.now + timedelta(hours=1)
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
    said = clock_said(text)
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


def _later_at(talk: Talk, workout: Workout, at: datetime) -> None:
    talk.unschedule(DueKind.NUDGE, workout.key)
    talk.unschedule(DueKind.LATER, workout.key)
    talk.unschedule(DueKind.LAPSE, workout.key)
    talk.schedule(DueKind.LATER, at, workout.key)
    talk.schedule(DueKind.LAPSE, at + LAPSE, workout.key)
    talk.stand("start", workout.key)
    talk.say("later-set", at=clock(at, talk.zone), buttons=options("start", workout.key, only=("start",)))


def _on_not_today(talk: Talk, event: Answered, workout: Workout, expected: bool) -> None:
    if workout.status is not WorkoutStatus.OFFERED:
        return
    talk.retire(event.message_id)
    if event.value == "unwell":
        safety.checklist(talk, ref=workout.key)
        return
    talk.unschedule(DueKind.NUDGE, workout.key)
    talk.unschedule(DueKind.LAPSE, workout.key)
    excused = talk.keep_workout(replace(workout, status=WorkoutStatus.EXCUSED, reason=event.value, ended_at=talk.now))
    talk.keep("not_today", event.value, workout.key)
    if event.value == "pain":
        open_pain_report(talk, excused, -1)
        talk.ask("hurt_score", excused.key, -1)
        return
    reports.raise_report(talk, Tier.DIGEST, "not_today", workout=workout.key, details={"why": event.value})
    talk.stand()
    talk.say("not-today-noted", therapist=talk.therapist.alias, reason=event.value)


def _on_pain_before(talk: Talk, event: Answered, workout: Workout, expected: bool) -> None:
    if event.value == "unwell":
        safety.checklist(talk, ref=workout.key)
        return
    score = int(event.value)
    repeat = workout.pain_before == score
    workout = talk.keep_workout(replace(workout, pain_before=score))
    _rated(talk, event, workout, expected, repeat)
    if talk.me.safety_hold or repeat:
        return
    if score >= talk.limits.pain.no_start_at:
        reports.raise_report(talk, Tier.TODAY, "pain_before", workout=workout.key, details={"score": score})
        if workout.status is WorkoutStatus.STARTED:
            talk.keep_workout(replace(workout, status=WorkoutStatus.EXCUSED, reason="pain", ended_at=talk.now))
            talk.unschedule(DueKind.LAPSE, workout.key)
            talk.ask("no_start", workout.key, therapist=talk.therapist.alias, given=talk.emergency())
            return
    if expected:
        talk.ask("anything_new", workout.key)


def _on_anything_new(talk: Talk, event: Answered, workout: Workout, expected: bool) -> None:
    talk.retire(event.message_id)
    talk.keep("anything_new", event.value, workout.key, late=not expected)
    if event.value == "yes":
        safety.checklist(talk, ref=workout.key, draft={"then": "what_new"})
    elif expected:
        show_card(talk, workout)


def what_new(talk: Talk, workout: Workout, text: str) -> None:
    """The patient has said what is new since last time; the therapist reads it, the workout goes on."""
    if text:
        talk.keep("what_new", text, workout.key)
        reports.raise_report(talk, Tier.TODAY, "new", workout=workout.key, details={"said": text[:500]})
        talk.say("new-noted", therapist=talk.therapist.alias)
    show_card(talk, workout)


def show_card(talk: Talk, workout: Workout) -> None:
    """The card of the next exercise that has no outcome yet; after the last one, the questions at the end."""
    left = unfinished(workout)
    if not left:
        talk.ask("pain_after", workout.key)
        return
    index = left[0]
    workout = talk.keep_item(workout, index, opened_at=talk.now)
    workout = talk.keep_workout(replace(workout, at=index))
    item = workout.items[index]
    talk.ask(
        "card",
        workout.key,
        index,
        label=f"card:{workout.key}:{index}",
        position=index + 1,
        total=len(workout.items),
        exercise=ExerciseText(item.exercise),
        dose=dose_words(item.dose),
        rest=item.dose.rest_s if item.dose.sets > 1 else 0,
        load=item.dose.load,
        cues=ExerciseText(item.exercise, "how"),
        watch=ExerciseText(item.exercise, "watch"),
    )


def _on_card(talk: Talk, event: Answered, workout: Workout, expected: bool) -> None:
    if not 0 <= event.item < len(workout.items):
        talk.say("button-gone")
        return
    item = workout.items[event.item]
    match event.value:
        case "how":
            talk.say(
                "how",
                exercise=ExerciseText(item.exercise),
                purpose=ExerciseText(item.exercise, "purpose"),
                cues=ExerciseText(item.exercise, "how"),
                feel=ExerciseText(item.exercise, "feel"),
                mistakes=ExerciseText(item.exercise, "mistakes"),
                cautions=ExerciseText(item.exercise, "cautions"),
                buttons=options("card", workout.key, event.item, only=("done", "too_hard", "pain", "skip"))
                if item.outcome is None
                else (),
            )
        case "pain":
            _causes_pain(talk, event, workout, expected)
        case "too_hard":
            if item.outcome in (None, Outcome.DONE, Outcome.SKIPPED):
                talk.retire(event.message_id)
                workout = _close(talk, workout, event.item, Outcome.TOO_HARD)
                talk.keep("card", "too_hard", workout.key, event.item, late=not expected)
                reports.raise_report(talk, Tier.DIGEST, "too_hard", exercise=item.exercise, workout=workout.key)
                talk.ask("hard_why", workout.key, event.item, open_it=expected)
        case "timer":
            if item.outcome is None and workout.status is WorkoutStatus.STARTED:
                start_timer(talk, workout, event.item)
        case "done":
            _done(talk, event, workout, expected)
        case _:
            if item.outcome is None and workout.status is WorkoutStatus.STARTED:
                talk.retire(event.message_id)
                workout = _close(talk, workout, event.item, Outcome.SKIPPED)
                talk.keep("card", "skip", workout.key, event.item, late=not expected)
                talk.ask("skip_why", workout.key, event.item, open_it=expected)


def _done(talk: Talk, event: Answered, workout: Workout, expected: bool) -> None:
    item = workout.items[event.item]
    if item.outcome is not None:
        if item.outcome is Outcome.SKIPPED:
            workout = _close(talk, workout, event.item, Outcome.DONE)
            talk.keep("card", "done", workout.key, event.item, late=True)
            talk.say("late-done", exercise=ExerciseText(item.exercise), today="yes")
        return  # the second of two taps
    talk.retire(event.message_id)
    on_time = workout.status is WorkoutStatus.STARTED
    talk.keep("card", "done", workout.key, event.item, late=not expected)
    if not on_time:
        if workout.ended_at and talk.now - workout.ended_at < _LATE_DONE:
            workout = _close(talk, workout, event.item, Outcome.DONE)
            if workout.status in (WorkoutStatus.MISSED, WorkoutStatus.PARTIAL):
                talk.keep_workout(replace(workout, status=_status(talk, workout)))
        talk.say(
            "late-done",
            exercise=ExerciseText(item.exercise),
            today="yes" if workout.local_date == talk.local_now.date() else "no",
        )
        return
    workout = _close(talk, workout, event.item, Outcome.DONE)
    if not expected and talk.stage.ref == workout.key and talk.stage.ask != "card":
        return  # another question of this workout is open; the next card follows its answer
    _after_exercise(talk, workout, event.item)


def _after_exercise(talk: Talk, workout: Workout, index: int) -> None:
    """Amber pain at the start means that pain is asked for again after each exercise (clinical rules §1)."""
    limits = talk.limits.pain
    amber = workout.pain_before is not None and limits.green_max < workout.pain_before <= limits.amber_max
    if amber and workout.items[index].pain is None and unfinished(workout):
        talk.ask("pain_during", workout.key, index, exercise=ExerciseText(workout.items[index].exercise))
    else:
        show_card(talk, workout)


def _close(talk: Talk, workout: Workout, index: int, outcome: Outcome) -> Workout:
    talk.unschedule(DueKind.TIMER)
    return talk.keep_item(workout, index, outcome=outcome, closed_at=talk.now)


# — too hard —


def _on_hard_why(talk: Talk, event: Answered, workout: Workout, expected: bool) -> None:
    talk.retire(event.message_id)
    talk.keep("hard_why", event.value, workout.key, event.item, late=not expected)
    report = reports.find(talk, "too_hard", workout.items[event.item].exercise, workout.key)
    if report:
        reports.annotate(talk, report, why=event.value)
    if expected:
        talk.ask("hard_managed", workout.key, event.item, dose=dose_words(workout.items[event.item].dose))
    else:
        noted(talk, workout)


def _on_hard_managed(talk: Talk, event: Answered, workout: Workout, expected: bool) -> None:
    talk.retire(event.message_id)
    managed(talk, workout, event.item, 0, expected)


def managed_said(talk: Talk, text: str) -> None:
    """A typed number of repetitions or seconds managed."""
    workout = talk.case.workout(talk.stage.ref)
    count = count_said(text)
    if workout is None or count is None:
        talk.say("count-unclear")
        return
    managed(talk, workout, talk.stage.item, count, True)


def managed(talk: Talk, workout: Workout, index: int, count: int, expected: bool) -> None:
    talk.keep("hard_managed", str(count), workout.key, index, late=not expected)
    workout = talk.keep_item(workout, index, managed=count)
    item = workout.items[index]
    report = reports.find(talk, "too_hard", item.exercise, workout.key)
    if report:
        reports.annotate(talk, report, managed=count)
    if not expected:
        noted(talk, workout)
        return
    step = _easier(talk, item.exercise)
    if step and step.easier:
        talk.ask(
            "hard_easier",
            workout.key,
            index,
            therapist=talk.therapist.alias,
            exercise=ExerciseText(step.easier.exercise),
            dose=dose_words(step.easier.dose),
        )
    else:
        talk.say("hard-noted", therapist=talk.therapist.alias)
        show_card(talk, workout)


def _easier(talk: Talk, exercise: str) -> Prescribed | None:
    plan = talk.case.plan
    return next((p for p in plan.exercises if p.exercise == exercise and p.easier), None) if plan else None


def _on_hard_easier(talk: Talk, event: Answered, workout: Workout, expected: bool) -> None:
    talk.retire(event.message_id)
    if not expected:
        return
    item = workout.items[event.item]
    prescribed = _easier(talk, item.exercise)
    talk.keep("hard_easier", event.value, workout.key, event.item)
    if event.value == "take" and prescribed and prescribed.easier:
        report = reports.find(talk, "too_hard", item.exercise, workout.key)
        if report:
            reports.annotate(talk, report, stepped_down="yes")
        items = list(workout.items)
        items[event.item] = Item(prescribed.easier.exercise, prescribed.easier.dose)
        workout = talk.keep_workout(replace(workout, items=tuple(items)))
        talk.say("easier-taken", therapist=talk.therapist.alias)
    show_card(talk, workout)


# — causes pain —


def _causes_pain(talk: Talk, event: Answered, workout: Workout, expected: bool) -> None:
    """Stop this exercise and tell the therapist at once; the questions that follow fill the report in."""
    item = workout.items[event.item]
    told = item.outcome is Outcome.PAIN and reports.find(talk, "causes_pain", item.exercise, workout.key)
    if told and not expected:
        return  # the second of two taps
    talk.retire(event.message_id)
    workout = _close(talk, workout, event.item, Outcome.PAIN)
    talk.keep("card", "pain", workout.key, event.item, late=not expected)
    open_pain_report(talk, workout, event.item)
    # A late tap asks too, but the talk stays where it is: its answers find their report by workout and exercise.
    talk.ask("hurt_score", workout.key, event.item, open_it=expected or not talk.stage.ask)


def open_pain_report(talk: Talk, workout: Workout, index: int) -> Report:
    details: dict[str, str | int] = {}
    if workout.pain_before is not None:
        details["before"] = workout.pain_before
    if workout.local_date != talk.local_now.date():
        details["late"] = workout.local_date.strftime("%d.%m.")
    exercise = workout.items[index].exercise if index >= 0 else ""
    return reports.raise_report(
        talk, Tier.TODAY, "causes_pain", exercise=exercise, workout=workout.key, details=details
    )


def _pain_report(talk: Talk, workout: Workout, index: int) -> Report:
    exercise = workout.items[index].exercise if index >= 0 else ""
    return reports.find(talk, "causes_pain", exercise, workout.key) or open_pain_report(talk, workout, index)


def _on_hurt_score(talk: Talk, event: Answered, workout: Workout, expected: bool) -> None:
    talk.retire(event.message_id)
    score = int(event.value)
    if event.item >= 0:
        workout = talk.keep_item(workout, event.item, pain=score)
    report = _pain_report(talk, workout, event.item)
    talk.keep("hurt_score", event.value, workout.key, event.item, late=not expected)
    if score >= talk.limits.pain.severe_at:
        report = reports.annotate(talk, report, score=score)
        severe(talk, report)
    elif score > int(report.details.get("score", -1)) and "score" in report.details:
        reports.lift(talk, report, Tier.TODAY, {"score": score})
    else:
        reports.annotate(talk, report, score=score)
    if talk.me.safety_hold:
        return
    if expected:
        talk.ask("hurt_where", workout.key, event.item)
    else:
        noted(talk, workout)


def severe(talk: Talk, report: Report | None = None) -> None:
    """Pain of 8 or more (RF10): stop, urgent advice, T0."""
    safety.stop(talk, ("RF10",), wording="urgent", into=report)


def where_said(talk: Talk, workout: Workout, index: int, text: str, *, expected: bool) -> None:
    report = _pain_report(talk, workout, index)
    if text:
        talk.keep("hurt_where", text, workout.key, index, late=not expected)
        reports.annotate(talk, report, where=text[:80])
    if expected:
        talk.ask("hurt_kind", workout.key, index)


def _on_hurt_where(talk: Talk, event: Answered, workout: Workout, expected: bool) -> None:
    talk.retire(event.message_id)
    where_said(talk, workout, event.item, "", expected=expected)


def _on_hurt_kind(talk: Talk, event: Answered, workout: Workout, expected: bool) -> None:
    talk.retire(event.message_id)
    talk.keep("hurt_kind", event.value, workout.key, event.item, late=not expected)
    reports.annotate(talk, _pain_report(talk, workout, event.item), kind=event.value)
    if expected:
        safety.checklist(talk, ref=workout.key, item=event.item, draft={"then": "carry_on"})
    else:
        noted(talk, workout)


def after_checklist(talk: Talk, then: str, ref: str, item: int) -> None:
    """None of the red flags: go on with what the checklist had interrupted."""
    workout = talk.case.workout(ref)
    if workout is None:
        talk.stand()
        talk.say("checklist-clear", therapist=talk.therapist.alias, given=talk.emergency())
        return
    if then == "what_new":
        talk.ask("what_new", ref)
    elif then == "carry_on" and workout.status is WorkoutStatus.STARTED and unfinished(workout):
        talk.ask("carry_on", ref, item, therapist=talk.therapist.alias)
    elif then == "carry_on":
        talk.say("pain-noted", therapist=talk.therapist.alias, given=talk.emergency())
        if workout.status is WorkoutStatus.STARTED:
            show_card(talk, workout)
        else:
            talk.stand()
    else:
        _unwell_but_no_flag(talk, workout)


def _unwell_but_no_flag(talk: Talk, workout: Workout) -> None:
    """Unwell without a red flag: today is excused, and the therapist can read it."""
    if workout.status in (WorkoutStatus.OFFERED, WorkoutStatus.STARTED):
        some_done = len(unfinished(workout)) < len(workout.items)
        talk.keep_workout(
            replace(
                workout,
                status=WorkoutStatus.PARTIAL if some_done else WorkoutStatus.EXCUSED,
                reason="unwell",
                ended_at=talk.now,
            )
        )
        for kind in (DueKind.NUDGE, DueKind.LAPSE, DueKind.LATER, DueKind.TIMER):
            talk.unschedule(kind, workout.key)
    reports.raise_report(talk, Tier.TODAY, "unwell", workout=workout.key)
    talk.ask("report", key="unwell-noted", therapist=talk.therapist.alias, given=talk.emergency())


def _on_carry_on(talk: Talk, event: Answered, workout: Workout, expected: bool) -> None:
    talk.retire(event.message_id)
    if not expected:
        return
    if event.value == "carry_on":
        show_card(talk, workout)
    else:
        finish(talk, workout)


def stop_wanted(talk: Talk, workout: Workout) -> None:
    """The patient typed "stop": ask whether to end today's workout, because the card may just have been left open."""
    talk.ask("stop_sure", workout.key, workout.at)


def _on_skip_why(talk: Talk, event: Answered, workout: Workout, expected: bool) -> None:
    talk.retire(event.message_id)
    talk.keep("skip_why", event.value, workout.key, event.item, late=not expected)
    if expected:
        show_card(talk, workout)


def _on_pain_during(talk: Talk, event: Answered, workout: Workout, expected: bool) -> None:
    score = int(event.value)
    item = workout.items[event.item]
    repeat = item.pain == score
    workout = talk.keep_item(workout, event.item, pain=score)
    _rated(talk, event, workout, expected, repeat)
    if talk.me.safety_hold or repeat:
        return
    if score >= talk.limits.pain.stop_at:
        report = open_pain_report(talk, workout, event.item)
        reports.annotate(talk, report, score=score)
        if expected:
            safety.checklist(talk, ref=workout.key, item=event.item, draft={"then": "carry_on"})
        return
    if expected:
        show_card(talk, workout)


# — the end —


def _on_pain_after(talk: Talk, event: Answered, workout: Workout, expected: bool) -> None:
    score = int(event.value)
    repeat = workout.pain_after == score
    workout = talk.keep_workout(replace(workout, pain_after=score))
    _rated(talk, event, workout, expected, repeat)
    if talk.me.safety_hold or repeat:
        return
    limits = talk.limits.pain
    before = workout.pain_before
    if score >= limits.stop_at:
        details: dict[str, str | int] = {"score": score}
        if before is not None:
            details["before"] = before
        reports.raise_report(talk, Tier.TODAY, "pain_after", workout=workout.key, details=details)
    elif before is not None and score - before >= limits.post_rise_hold:
        reports.raise_report(
            talk, Tier.DIGEST, "pain_rise", workout=workout.key, details={"score": score, "before": before}
        )
    if expected:
        talk.ask("effort", workout.key)


def _on_effort(talk: Talk, event: Answered, workout: Workout, expected: bool) -> None:
    talk.retire(event.message_id)
    if workout.effort == event.value:
        return
    corrected = workout.effort is not None
    workout = talk.keep_workout(replace(workout, effort=event.value))
    talk.keep("effort", event.value, workout.key, late=not expected)
    if event.value != "right":
        reports.raise_report(talk, Tier.DIGEST, f"effort_{event.value}", workout=workout.key)
    if expected and not corrected:
        talk.ask("note", workout.key, therapist=talk.therapist.alias)
    else:
        noted(talk, workout)


def _on_note(talk: Talk, event: Answered, workout: Workout, expected: bool) -> None:
    talk.retire(event.message_id)
    if expected:
        finish(talk, workout)


def note_said(talk: Talk, workout: Workout, text: str) -> None:
    talk.keep("note", text, workout.key)
    workout = talk.keep_workout(replace(workout, note=text))
    reports.raise_report(talk, Tier.DIGEST, "note", workout=workout.key, details={"said": text[:500]})
    finish(talk, workout)


def finish(talk: Talk, workout: Workout) -> None:
    """Close the workout and say what was recorded and who will see it; the next morning asks how it went down."""
    workout = talk.keep_workout(replace(workout, status=_status(talk, workout), ended_at=talk.now))
    for kind in (DueKind.LAPSE, DueKind.NUDGE, DueKind.TIMER):
        talk.unschedule(kind, workout.key)
    schedule_check(talk, workout.key)
    talk.stand()
    done = sum(i.outcome in (Outcome.DONE, Outcome.EASIER) for i in workout.items)
    telling = [r for r in talk.case.reports if r.workout == workout.key and r.tier is not Tier.DIGEST]
    talk.say(
        "closing",
        buttons=options("closing", workout.key),
        label=f"closing:{workout.key}",
        done=done,
        total=len(workout.items),
        answers=_recorded(workout),
        therapist=talk.therapist.alias,
        told="yes" if telling else "no",
        hard="yes" if any(i.outcome is Outcome.TOO_HARD for i in workout.items) else "no",
    )


def _status(talk: Talk, workout: Workout) -> WorkoutStatus:
    percent = dose_percent(workout.items)
    if percent >= talk.limits.adherence.complete_pct:
        return WorkoutStatus.DONE
    return WorkoutStatus.PARTIAL if percent or workout.started_at else WorkoutStatus.MISSED


def _recorded(workout: Workout) -> tuple[Arg, ...]:
    words: list[Arg] = []
    if workout.pain_before is not None:
        words.append(Words("recorded-before", {"score": workout.pain_before}))
    if workout.pain_after is not None:
        words.append(Words("recorded-after", {"score": workout.pain_after}))
    if workout.effort:
        words.append(Words("recorded-effort", {"value": workout.effort}))
    if workout.note:
        words.append(Words("recorded-note"))
    return tuple(words)


def _on_closing(talk: Talk, event: Answered, workout: Workout, expected: bool) -> None:
    """ "Change an answer": offer the answers there are; each is asked again with its own buttons."""
    given = {
        "pain_before": workout.pain_before,
        "pain_after": workout.pain_after,
        "effort": workout.effort,
        "soreness": workout.soreness,
        "morning_pain": workout.morning_pain,
    }
    buttons = [Button("change", name, workout.key) for name, value in given.items() if value is not None]
    buttons += [
        Button("change", "pain_during", workout.key, i, label=ExerciseText(item.exercise))
        for i, item in enumerate(workout.items)
        if item.pain is not None
    ]
    if not buttons:
        talk.say("nothing-to-change")
        return
    talk.say("change", buttons=[(b,) for b in buttons])


def _on_change(talk: Talk, event: Answered, workout: Workout, expected: bool) -> None:
    talk.retire(event.message_id)
    items = workout.items
    exercise: Arg = ExerciseText(items[event.item].exercise) if 0 <= event.item < len(items) else ""
    key = "hurt_score" if event.value == "pain_during" and items[event.item].outcome is Outcome.PAIN else event.value
    talk.say(
        key.replace("_", "-"),
        buttons=options(key, workout.key, event.item),
        exercise=exercise,
    )


def _rated(talk: Talk, event: Answered, workout: Workout, expected: bool, repeat: bool) -> None:
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


# — the timer —


def start_timer(talk: Talk, workout: Workout, index: int) -> None:
    """Count the sets: the message changes when a hold or a rest is over. Each phase is a due moment, so it survives."""
    talk.unschedule(DueKind.TIMER)
    phases = timer_phases(workout.items[index].dose, talk.rules.exercises[workout.items[index].exercise].rep_s)
    _show_phase(talk, workout, index, 0, phases, f"timer:{workout.key}:{index}:{talk.now:%H%M%S}", first=True)


def timer_phases(dose: Dose, rep_s: int) -> tuple[tuple[str, int, int], ...]:
    """(what, set number, seconds): "go" and "rest" in turn."""
    sides = 2 if dose.side == "each" else 1
    seconds = least_seconds(replace(dose, sets=1, side=""), rep_s)
    phases: list[tuple[str, int, int]] = []
    for number in range(1, dose.sets * sides + 1):
        phases.append(("go", number, seconds))
        if number < dose.sets * sides:
            phases.append(("rest", number, dose.rest_s))
    return tuple(phases)


def timer_due(talk: Talk, event: CameDue) -> None:
    """slot: "<workout>/<exercise index>/<phase>/<started>"."""
    key, index_text, phase_text, started = event.slot.split("/")
    workout, index, phase = talk.case.workout(key), int(index_text), int(phase_text)
    if workout is None or workout.status is not WorkoutStatus.STARTED or workout.items[index].outcome:
        return
    phases = timer_phases(workout.items[index].dose, talk.rules.exercises[workout.items[index].exercise].rep_s)
    _show_phase(talk, workout, index, phase, phases, f"timer:{key}:{index}:{started}", first=False)


def _show_phase(
    talk: Talk,
    workout: Workout,
    index: int,
    phase: int,
    phases: tuple[tuple[str, int, int], ...],
    label: str,
    *,
    first: bool,
) -> None:
    exercise = ExerciseText(workout.items[index].exercise)
    if phase >= len(phases):
        talk.say(
            "timer-over",
            edit=label,
            exercise=exercise,
            buttons=options("card", workout.key, index, only=("done", "too_hard", "pain")),
        )
        return
    what, number, seconds = phases[phase]
    talk.say(
        "timer",
        label=label if first else "",
        edit="" if first else label,
        exercise=exercise,
        what=what,
        set=number,
        sets=phases[-1][1],
        seconds=seconds,
        until=clock(talk.now + timedelta(seconds=seconds), talk.zone),
        buttons=options("card", workout.key, index, only=("done", "pain")),
    )
    started = label.rpartition(":")[2]
    talk.schedule(DueKind.TIMER, talk.now + timedelta(seconds=seconds), f"{workout.key}/{index}/{phase + 1}/{started}")


_ANSWERS: dict[str, Callable[[Talk, Answered, Workout, bool], None]] = {
    "start": _on_start,
    "later": _on_later,
    "not_today": _on_not_today,
    "pain_before": _on_pain_before,
    "anything_new": _on_anything_new,
    "card": _on_card,
    "pain_during": _on_pain_during,
    "hard_why": _on_hard_why,
    "hard_managed": _on_hard_managed,
    "hard_easier": _on_hard_easier,
    "hurt_score": _on_hurt_score,
    "hurt_where": _on_hurt_where,
    "hurt_kind": _on_hurt_kind,
    "carry_on": _on_carry_on,
    "stop_sure": _on_carry_on,
    "skip_why": _on_skip_why,
    "pain_after": _on_pain_after,
    "effort": _on_effort,
    "note": _on_note,
    "closing": _on_closing,
    "change": _on_change,
}

WORKOUT_ASKS = frozenset((*_ANSWERS, "try_now"))
EXERCISE_ASKS = frozenset(
    ("card", "pain_during", "hard_why", "hard_managed", "hard_easier", "hurt_where", "hurt_kind", "skip_why")
)
