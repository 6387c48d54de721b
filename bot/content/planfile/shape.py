"""What may stand where in a plan file, and within which limits."""

from datetime import date
from typing import Annotated, Any, Literal, get_args

from pydantic import Field

from bot.coach.plan import drafting
from bot.content.schema import CheckIn, Entry, Precaution, Weekday

Text = Annotated[str, Field(min_length=1, max_length=600)]
Clock = Annotated[str, Field(pattern=r"^([01]?[0-9]|2[0-3]):[0-5][0-9]$")]
Day = Annotated[date, Field()]


def _span(name: str) -> Any:
    lowest, highest, _ = drafting.BOUNDS[name]
    return Annotated[int, Field(ge=lowest, le=highest)]


Sets, Reps, Hold, Minutes, Rest = (_span(n) for n in ("sets", "reps", "hold_s", "minutes", "rest_s"))


class Dosed(Entry):
    """Without a figure the dose is the library's own."""

    exercise: Annotated[str, Field(min_length=1, max_length=40)]
    sets: Sets | None = None  # type: ignore[valid-type]
    reps: Reps | None = None  # type: ignore[valid-type]
    hold_s: Hold | None = None  # type: ignore[valid-type]
    minutes: Minutes | None = None  # type: ignore[valid-type]
    rest_s: Rest | None = None  # type: ignore[valid-type]
    load: Annotated[str, Field(max_length=drafting.LOAD_MOST)] = ""
    side: Literal["", "none", "each", "left", "right"] | None = None


class EasierLine(Dosed):
    trigger: Literal["offer", "too_hard", "unsettled"] = "offer"
    until: Day | None = None


class HarderLine(Dosed):
    trigger: Literal["easy", "done"] = "easy"
    until: Day | None = None


class ExerciseLine(Dosed):
    note: Annotated[str, Field(max_length=drafting.NOTE_MOST)] = ""
    swaps: tuple[str, ...] = ()
    held_until: Day | None = None
    easier: EasierLine | None = None
    harder: HarderLine | None = None


class SlotLine(Entry):
    day: Weekday
    at: Clock


class PlanFile(Entry):
    """days × times, or slots where the days differ."""

    patient: Annotated[str, Field(max_length=30)] = ""
    programme: Annotated[str, Field(max_length=32)] = ""
    days: tuple[Weekday, ...] = ()
    times: Annotated[tuple[Clock, ...], Field(max_length=drafting.MOST_TIMES)] = ()
    slots: Annotated[tuple[SlotLine, ...], Field(max_length=7 * drafting.MOST_TIMES)] = ()
    start: Day | None = None
    end: Day | None = None
    review: Day | None = None
    check_ins: tuple[CheckIn, ...] | None = None
    limits: dict[str, Annotated[int, Field(ge=0, le=10)]] = Field(default_factory=dict)
    precautions: tuple[Precaution, ...] | None = None
    note: Annotated[str, Field(max_length=drafting.PLAN_NOTE_MOST)] = ""
    exercises: Annotated[tuple[ExerciseLine, ...], Field(min_length=1, max_length=drafting.MOST_EXERCISES)]


assert set(get_args(CheckIn)) == set(drafting.CHECK_INS)  # the builder and the file offer the same
