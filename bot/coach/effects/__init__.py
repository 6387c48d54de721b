"""What to do about it: messages to say (by key, the wording is content's), moments to wait for, facts to keep."""

from bot.coach.effects.access import Dismiss, Invite, Observe, Refused, Revoke
from bot.coach.effects.messages import Choice, Document, Hush, Offer, Priority, Retire, Say, TakeBack
from bot.coach.effects.onward import Fetch, Follow, Raise, Schedule, Unschedule
from bot.coach.effects.pictures import Bar, Chart, Day, Flag, Overview, OverviewRow, Panel, Trend
from bot.coach.effects.record import Enter, Erase, Keep, KeepDraft
from bot.coach.effects.words import Arg, Button, ExerciseText, Words

__all__ = [
    "Arg",
    "Bar",
    "Button",
    "Chart",
    "Choice",
    "Day",
    "Dismiss",
    "Document",
    "Effect",
    "Enter",
    "Erase",
    "ExerciseText",
    "Fetch",
    "Flag",
    "Follow",
    "Hush",
    "Invite",
    "Keep",
    "KeepDraft",
    "Observe",
    "Offer",
    "Overview",
    "OverviewRow",
    "Panel",
    "Priority",
    "Raise",
    "Refused",
    "Retire",
    "Revoke",
    "Say",
    "Schedule",
    "TakeBack",
    "Trend",
    "Unschedule",
    "Words",
]


Effect = (
    Say
    | Retire
    | Schedule
    | Unschedule
    | Keep
    | Enter
    | KeepDraft
    | Offer
    | Fetch
    | Raise
    | Follow
    | Invite
    | Revoke
    | Observe
    | Dismiss
    | Refused
    | Erase
    | Hush
    | TakeBack
)
