"""The timer: holds and rests counted set by set in one message. Each phase is a due moment, so it survives."""

from dataclasses import replace
from datetime import timedelta

from bot.coach.effects import ExerciseText
from bot.coach.events import CameDue, DueKind
from bot.coach.model import Dose, Workout, WorkoutStatus
from bot.coach.planning import least_seconds
from bot.coach.talk import Talk, clock, options


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
