"""When somebody's workouts come due: their slots, in their zone, out of their quiet hours, and never one twice."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from bot.coach.effects import Schedule
from bot.coach.events import DueKind
from bot.coach.model import Plan, Slot
from bot.coach.patient import upcoming
from bot.coach.schedule import civil_for, next_slot, out_of_quiet, quiet_of, utc
from bot.coach.talk import Talk

_LATELY = timedelta(days=3)  # longer than any journey can turn a local date back


def plan_slots(talk: Talk) -> None:
    """Wait for the next occurrence of every slot, and only of these.

    A slot that has come due is behind for good, whatever the clock says after a journey; and if times were changed
    during the day, as many of the day's new slots are skipped as old ones have come due: nobody does two workouts
    because they moved one.
    """
    own, today = talk.me.preferences, talk.local_now.date()
    lately = tuple(key for key in own.been if day_of(key) >= today - _LATELY)
    due = {w.key for w in talk.case.workouts} | set(lately)
    ours = [slot_key(today, s) for s in days_of(talk.case.slots).get(today.weekday(), [])]
    moved = [key for key in due if day_of(key) == today and key not in ours]
    instead = tuple([key for key in ours if key not in due][: len(moved)])
    if (lately, instead) != (own.been, own.instead):
        talk.be(preferences=replace(own, been=lately, instead=instead))
    talk.unschedule(DueKind.WORKOUT)
    for slot in talk.case.slots:
        wait_for(talk, slot)
    upcoming.plan(talk)


def wait_for(talk: Talk, slot: Slot, after: datetime | None = None) -> None:
    """Wait for the slot's next occurrence, if the plan still runs then. Its key is its own local date, whatever the
    quiet hours make of its time."""
    day, moment = next_time(talk, slot, after)
    if not is_over(talk.case.plan, day):
        talk.do(Schedule(DueKind.WORKOUT, day, slot.key, moment, talk.zone))


def next_time(talk: Talk, slot: Slot, after: datetime | None = None) -> tuple[date, datetime]:
    """The local date and the moment at which that slot comes due next: one that nobody has picked keeps out of the
    quiet hours. Not before the plan's first day; whether it still runs then is for who asks (`is_over`)."""
    own, plan = talk.me.preferences, talk.case.plan
    if plan and plan.start:
        after = max(after or talk.now, utc(plan.start, time(0), talk.zone) - timedelta(seconds=1))
    behind = {day_of(key) for key in (*own.been, *own.instead, *(w.key for w in talk.case.workouts)) if _is(slot, key)}
    if chosen(talk):
        return next_slot(slot, talk.zone, after or talk.now, behind)
    start, end = quiet_of(talk.me, talk.rules.clinic)
    wall = replace(slot, at=out_of_quiet(slot.at, start, end))
    day, moment = next_slot(wall, talk.zone, after or talk.now, behind)
    return day, civil_for(moment, talk.me, talk.rules.clinic)


def is_over(plan: Plan | None, day: date) -> bool:
    """Whether that local date lies behind the plan's last day."""
    return plan is not None and plan.end is not None and day > plan.end


def has_been(talk: Talk, day: date, slot: Slot) -> None:
    """It has come due and leaves no workout that would tell so."""
    own = talk.me.preferences
    talk.be(preferences=replace(own, been=(*own.been, slot_key(day, slot))))


def chosen(talk: Talk) -> bool:
    """Whether the patient has picked these times, which may then lie in their quiet hours."""
    return bool(talk.me.preferences.slots) and talk.case.slots == talk.me.preferences.slots


def days_of(slots: Iterable[Slot]) -> dict[int, list[Slot]]:
    """The slots of each weekday that has any, in order."""
    days: dict[int, list[Slot]] = {}
    for slot in sorted(slots, key=lambda s: (s.weekday, s.at)):
        days.setdefault(slot.weekday, []).append(slot)
    return days


def slot_key(day: date, slot: Slot) -> str:
    """The key of the workout of that slot on that local date."""
    return f"{day:%y%m%d}{slot.key}"


def day_of(key: str) -> date:
    """The local date in the key of a workout."""
    return date(2000 + int(key[:2]), int(key[2:4]), int(key[4:6]))


def _is(slot: Slot, key: str) -> bool:
    return key[6:10] == slot.key
