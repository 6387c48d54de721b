"""The timer: holds and rests counted set by set in one message. Where it stands is in the stage and in a due moment,
so it survives a restart; what a moment missed is made up for in one edit."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.coach.effects import Arg, Button, ExerciseText, Priority
from bot.coach.events import Answered, CameDue, DueKind
from bot.coach.model import Dose, Timer, Workout, WorkoutStatus
from bot.coach.plan.planning import least_seconds
from bot.coach.reading import option_said
from bot.coach.talk import Talk

TICK_S = 5  # a message may change once a second; what many timers cost stays far below that
_SLOW_TICK_S = 30  # while more than two minutes are left
_MORE_S = 10
_LEFT, _RIGHT = "left", "right"

Phase = tuple[str, int, str, int]


def start_timer(talk: Talk, workout: Workout, index: int) -> None:
    """A new message that counts from the first set that is not done; one that counted something else stops."""
    over(talk)
    label = f"timer:{workout.key}:{index}:{talk.now:%H%M%S}"
    # One phase for each set and one for each rest between them; in large steps some sets may be done already.
    at = 2 * workout.items[index].sets_done
    _enter(talk, workout, Timer(workout.key, index, label, at=at), talk.now, first=True)


def timer_phases(dose: Dose, rep_s: int) -> tuple[Phase, ...]:
    """(what, set, side, seconds): "go" and "rest" in turn. Repetitions without a hold are "reps", at one's own pace: 0
    seconds. On each side: left, then right, set by set."""
    sides = (_LEFT, _RIGHT) if dose.side == "each" else ("",)
    free = bool(dose.reps) and not dose.hold_s
    seconds = 0 if free else least_seconds(replace(dose, sets=1, side=""), rep_s)
    phases: list[Phase] = []
    for number in range(1, dose.sets + 1):
        for side in sides:
            if phases:
                phases.append(("rest", number, side, dose.rest_s))
            phases.append(("reps" if free else "go", number, side, seconds))
    return tuple(phases)


def timer_due(talk: Talk, event: CameDue) -> None:
    """slot: "<workout>/<exercise index>/<started>/<n>". A moment of a timer that is over or paused means nothing."""
    timer = talk.stage.timer
    workout = _workout(talk)
    if timer is None or workout is None or not event.slot.startswith(_slot(timer)) or timer.ends_at is None:
        return
    _go_on(talk, workout, timer, timer.ends_at)


def answered(talk: Talk, event: Answered) -> None:
    """Pause, go on, ten seconds more, or a set that is done."""
    timer, workout = talk.stage.timer, _workout(talk)
    if timer is None or workout is None or (timer.ref, timer.item) != (event.ref, event.item):
        talk.say("timer-gone")
        return
    if all_counted(talk):
        _finished(talk, workout, timer)
        return
    now, ends_at = talk.now, timer.ends_at
    left = _left(timer, now)
    match event.value:
        case "pause" if ends_at is not None:
            _show(talk, workout, _keep(talk, replace(timer, ends_at=None, left_s=max(1, left))))
        case "go" if ends_at is None and timer.left_s:
            _run(talk, workout, timer, now + timedelta(seconds=timer.left_s))
        case "more" if ends_at is not None:
            _run(talk, workout, timer, max(ends_at, now) + timedelta(seconds=_MORE_S))
        case "more" if timer.left_s:
            _show(talk, workout, _keep(talk, replace(timer, left_s=timer.left_s + _MORE_S)))
        case "set":
            _enter(talk, workout, replace(timer, at=timer.at + 1, ends_at=None, left_s=0), now)
        case _:
            _show(talk, workout, timer)  # the second of two taps


def said(talk: Talk, text: str) -> bool:
    """A word for one of its buttons, while it counts."""
    timer = talk.stage.timer
    if timer is None or _workout(talk) is None:
        return False
    value = option_said(text, ("pause", "go", "more", "set"), talk.rules.lexicon(talk.me.language))
    if value is None:
        return False
    answered(talk, Answered("timer", value, timer.ref, timer.item, typed=True))
    return True


def all_counted(talk: Talk) -> bool:
    """Whether the timer has come to its end, and how it was is still to be said."""
    timer, workout = talk.stage.timer, _workout(talk)
    return timer is not None and workout is not None and timer.at >= len(_phases(talk, workout, timer))


def over(talk: Talk) -> None:
    """It counts no more, and its message says so: nothing that was still on its way can bring it back, because an edit
    of it takes the place of those before."""
    timer = talk.stage.timer
    talk.unschedule(DueKind.TIMER)
    if timer is None:
        return
    talk.case = replace(talk.case, stage=replace(talk.stage, timer=None))
    workout = talk.case.workout(timer.ref)
    if workout and timer.item < len(workout.items):
        talk.say("timer-stopped", edit=timer.label, exercise=ExerciseText(workout.items[timer.item].exercise))


def _workout(talk: Talk) -> Workout | None:
    """What is being timed, as long as it is being done."""
    timer = talk.stage.timer
    workout = talk.case.workout(timer.ref) if timer else None
    if timer is None or workout is None or workout.status is not WorkoutStatus.STARTED:
        return None
    return workout if timer.item < len(workout.items) and workout.items[timer.item].outcome is None else None


def _phases(talk: Talk, workout: Workout, timer: Timer) -> tuple[Phase, ...]:
    item = workout.items[timer.item]
    return timer_phases(item.dose, talk.rules.exercises[item.exercise].rep_s)


def _go_on(talk: Talk, workout: Workout, timer: Timer, ends_at: datetime) -> None:
    """As many phases on as the time that has passed: after a stand-still, in one step."""
    if talk.now < ends_at:
        _run(talk, workout, timer, ends_at, tick=True)
    else:
        _enter(talk, workout, replace(timer, at=timer.at + 1), ends_at)


def _enter(talk: Talk, workout: Workout, timer: Timer, since: datetime, *, first: bool = False) -> None:
    """The phase that `timer` stands at began at `since`."""
    phases = _phases(talk, workout, timer)
    while timer.at < len(phases):
        what, _, _, seconds = phases[timer.at]
        if what == "reps":
            talk.unschedule(DueKind.TIMER)
            _show(talk, workout, _keep(talk, replace(timer, ends_at=None, left_s=0)), first=first)
            return
        ends_at = since + timedelta(seconds=seconds)
        if ends_at > talk.now:
            _run(talk, workout, timer, ends_at, first=first)
            return
        since, timer = ends_at, replace(timer, at=timer.at + 1)
    talk.unschedule(DueKind.TIMER)
    _finished(talk, workout, _keep(talk, replace(timer, ends_at=None, left_s=0)))


def _finished(talk: Talk, workout: Workout, timer: Timer) -> None:
    """Everything has been counted; how it was is still to be said."""
    talk.say(
        "timer-over",
        edit=timer.label,
        exercise=ExerciseText(workout.items[timer.item].exercise),
        buttons=_on_card(workout, timer, ("done", "too_hard", "pain")),
    )


def _run(
    talk: Talk, workout: Workout, timer: Timer, ends_at: datetime, *, first: bool = False, tick: bool = False
) -> None:
    timer = _keep(talk, replace(timer, ends_at=ends_at, left_s=0))
    left = _left(timer, talk.now)
    at = ends_at - timedelta(seconds=_shown_at(left, talk))
    talk.unschedule(DueKind.TIMER)
    talk.schedule(DueKind.TIMER, at, f"{_slot(timer)}{at:%d%H%M%S}{at.microsecond // 1000:03}")
    _show(talk, workout, timer, first=first, tick=tick)


def _shown_at(left: int, talk: Talk) -> int:
    """The seconds to go at which the count is shown next; in plain mode only at the end, since each change of the
    message may be read out."""
    if talk.me.preferences.plain:
        return 0
    step = _SLOW_TICK_S if left > 120 else TICK_S
    return (left - 1) // step * step


def _show(talk: Talk, workout: Workout, timer: Timer, *, first: bool = False, tick: bool = False) -> None:
    phases = _phases(talk, workout, timer)
    what, number, side, _ = phases[timer.at]
    left = _left(timer, talk.now)
    paused = timer.ends_at is None and what != "reps"
    choices = ("set",) if what == "reps" else ("go" if paused else "pause", "more")
    by_set = talk.me.preferences.large_steps and len(phases) > 1
    given: dict[str, Arg] = {
        "exercise": ExerciseText(workout.items[timer.item].exercise),
        "what": what,
        "set": number,
        "sets": phases[-1][1],
        "side": side or "none",
        "seconds": left,
        "paused": "yes" if paused else "no",
        "reps": workout.items[timer.item].dose.reps or 0,
    }
    talk.say(
        "timer",
        label=timer.label if first else "",
        edit="" if first else timer.label,
        # A count that comes late is of no use to anybody, and never goes before a reply.
        priority=Priority.TICK if tick else Priority.REPLY,
        expires_at=talk.now + timedelta(seconds=TICK_S) if tick else None,
        buttons=(
            tuple(Button("timer", value, timer.ref, timer.item) for value in choices),
            # In large steps "done" would end the exercise in the middle of its sets.
            *_on_card(workout, timer, ("too_hard", "pain") if by_set else ("done", "pain")),
        ),
        given=given,
    )


def _on_card(workout: Workout, timer: Timer, names: tuple[str, ...]) -> tuple[tuple[Button, ...], ...]:
    return (tuple(Button("card", name, workout.key, timer.item) for name in names),)


def _keep(talk: Talk, timer: Timer) -> Timer:
    talk.case = replace(talk.case, stage=replace(talk.stage, timer=timer))
    return timer


def _slot(timer: Timer) -> str:
    return f"{timer.ref}/{timer.item}/{timer.label.rpartition(':')[2]}/"


def _left(timer: Timer, now: datetime) -> int:
    """Whole seconds to go, rounded up."""
    return timer.left_s if timer.ends_at is None else max(0, -int((now - timer.ends_at).total_seconds() // 1))
