"""What can happen: what a person did, what came due, what delivery found out, what another case asks of this one."""

from bot.coach.events.care import Ended, HandedOver, Observed, Passed, Paused, Reopened, TakenOver
from bot.coach.events.chat import Answered, Commanded, Joined, Left, Returned, Said, Shared
from bot.coach.events.deciding import Action, Decided, Resumed, Undone, Unread, Vouched, Wrote
from bot.coach.events.moments import CameDue, Delivered, DueFailed, DueKind, NotDelivered, NotUnderstood
from bot.coach.events.needs import Need
from bot.coach.events.patient import Finished, LookedBack
from bot.coach.events.plan import Built, FileMistake, Lent, PlanRead, Searched
from bot.coach.events.record import Browsed, Exported, Logged, Looked, Noted, Sought, Surveyed, Tallied

__all__ = [
    "RAISABLE",
    "READING",
    "Action",
    "Answered",
    "Browsed",
    "Built",
    "CameDue",
    "Commanded",
    "Decided",
    "Delivered",
    "DueFailed",
    "DueKind",
    "Ended",
    "Event",
    "Exported",
    "FileMistake",
    "Finished",
    "HandedOver",
    "Joined",
    "Left",
    "Lent",
    "Logged",
    "Looked",
    "LookedBack",
    "Need",
    "NotDelivered",
    "NotUnderstood",
    "Noted",
    "Observed",
    "Passed",
    "Paused",
    "PlanRead",
    "Reopened",
    "Resumed",
    "Returned",
    "Said",
    "Searched",
    "Shared",
    "Sought",
    "Surveyed",
    "TakenOver",
    "Tallied",
    "Undone",
    "Unread",
    "Vouched",
    "Wrote",
]


Event = (
    Answered
    | Said
    | Shared
    | Commanded
    | Joined
    | Left
    | Returned
    | NotUnderstood
    | CameDue
    | DueFailed
    | NotDelivered
    | Decided
    | Wrote
    | Vouched
    | Looked
    | Surveyed
    | Sought
    | Undone
    | Unread
    | Resumed
    | HandedOver
    | Finished
    | LookedBack
    | Exported
    | Logged
    | Tallied
    | Built
    | Lent
    | Browsed
    | Noted
    | Delivered
    | Paused
    | Ended
    | Reopened
    | Passed
    | TakenOver
    | Observed
    | PlanRead
    | Searched
)

# What another person's case may be asked, by a therapist whose patient it is.
RAISABLE = (
    Decided,
    Wrote,
    Vouched,
    Looked,
    Sought,
    Undone,
    Unread,
    Resumed,
    Exported,
    Logged,
    Tallied,
    Built,
    Lent,
    Browsed,
    Noted,
    Paused,
    Ended,
    Reopened,
    Passed,
    TakenOver,
    Observed,
)

# Which of these only look: an observer may do that too. Whatever is not named here decides.
READING = (Looked, Sought, Exported, Tallied, Lent, Browsed)
