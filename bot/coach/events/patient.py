"""What happens in a patient's affairs and is decided by itself, with more of their record at hand."""

from dataclasses import dataclass
from typing import ClassVar

from bot.coach.events.needs import Need


@dataclass(frozen=True)
class Finished:
    """A workout has been closed, or counts after all; or (measure) a questionnaire has been answered. For those who
    want to hear of milestones."""

    workout: str = ""
    measure: str = ""
    needs: ClassVar[tuple[Need, ...]] = ("workouts", "entries")


@dataclass(frozen=True)
class LookedBack:
    """A patient asks how it has been going; weekly: it is time for the summary that they have chosen."""

    weekly: bool = False
    needs: ClassVar[tuple[Need, ...]] = ("workouts",)
