"""The nouns: people, plans, workouts, reports, and where one person's conversation stands.

Frozen and free of behaviour that needs a clock, a network or a database, so that every rule is testable as a table.
"""

from bot.coach.model.case import Aside, Case, Stage, Timer
from bot.coach.model.people import GONE, Person, Practice, Preferences, Role, Standing, Team
from bot.coach.model.plan import Dose, Draft, Plan, Prescribed, Slot, Step
from bot.coach.model.record import Entry, EntryKind
from bot.coach.model.report import Before, Report, ReportStatus, Tier
from bot.coach.model.workout import OPEN_WORKOUT, Item, Outcome, Workout, WorkoutStatus

__all__ = [
    "GONE",
    "OPEN_WORKOUT",
    "Aside",
    "Before",
    "Case",
    "Dose",
    "Draft",
    "Entry",
    "EntryKind",
    "Item",
    "Outcome",
    "Person",
    "Plan",
    "Practice",
    "Preferences",
    "Prescribed",
    "Report",
    "ReportStatus",
    "Role",
    "Slot",
    "Stage",
    "Standing",
    "Step",
    "Team",
    "Tier",
    "Timer",
    "Workout",
    "WorkoutStatus",
]
