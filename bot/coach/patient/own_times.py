"""A patient's own times and days, within what is prescribed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import time

from bot.coach import reports
from bot.coach.events import Answered
from bot.coach.model import Slot, Tier
from bot.coach.patient.choice_pages import done, moved_by, page, prefer
from bot.coach.patient.slots import days_of, plan_slots
from bot.coach.talk import Talk, slots_words

# — times and days, within what is prescribed —


def set_times(talk: Talk, times: Sequence[time], edit: str) -> None:
    """The times of every day on which something is due: as many a day as the therapist has prescribed."""
    days = days_of(talk.case.slots)
    most = max((len(slots) for slots in days.values()), default=0)
    if len(set(times)) != most:
        talk.say("settings-times-count", count=most, said=len(set(times)), therapist=talk.therapist.alias)
        return
    ordered = sorted(set(times))
    _keep_slots(talk, [Slot(day, at) for day, slots in days.items() for at in ordered[: len(slots)]], edit)


def shift(talk: Talk, event: Answered, edit: str) -> None:
    at = next((s.at for s in talk.case.slots if s.key == event.ref), None)
    to = moved_by(at, event.value) if at is not None else None
    if at is None or to is None:
        page(talk, "set_times", edit)  # the second of two taps, or a message from before
    elif move_time(talk, at, to):
        page(talk, "set_times", edit)
    else:
        talk.say("settings-times-same", at=f"{to:%H:%M}")


def move_time(talk: Talk, at: time, to: time) -> bool:
    """Every slot at that time moves; False if a day would then have two at the same time."""
    slots = talk.case.slots
    moved = [replace(s, at=to) if s.at == at else s for s in slots]
    if len(set(moved)) != len(slots):
        return False
    _keep(talk, moved)
    return True


def days_tapped(talk: Talk, event: Answered, edit: str) -> None:
    """ref: the days that are chosen so far, as digits; nothing is set before "Save"."""
    on = set(event.ref) & set("0123456")
    if event.value == "save":
        set_days(talk, sorted(int(d) for d in on), edit)
        return
    on ^= {event.value[1:]}
    page(talk, "set_days", edit, "".join(sorted(on)) or "-")


def set_days(talk: Talk, days: Sequence[int], edit: str) -> None:
    """On these days instead: as many a week as the therapist has prescribed, each with as many workouts as before."""
    before = days_of(talk.case.slots)
    if len(days) != len(before):
        talk.say("settings-days-count", count=len(before), said=len(days), therapist=talk.therapist.alias)
        return
    moved = [replace(s, weekday=day) for day, slots in zip(sorted(days), before.values(), strict=True) for s in slots]
    _keep_slots(talk, moved, edit)


def _keep_slots(talk: Talk, slots: Sequence[Slot], edit: str) -> None:
    _keep(talk, slots)
    done(talk, edit, slots_words(talk.case.slots))


def _keep(talk: Talk, slots: Sequence[Slot]) -> None:
    """The patient's own times, for as long as the plan's stay as they are. The therapist reads of it in the digest."""
    plan = talk.case.plan
    if plan is None:
        return
    ordered = tuple(sorted(slots, key=lambda s: (s.weekday, s.at)))
    prefer(talk, slots=ordered, slots_for=plan.slots)
    plan_slots(talk)
    said = " ".join(f"{s.weekday}@{s.at:%H:%M}" for s in ordered)
    reports.raise_report(talk, Tier.DIGEST, "own_times", details={"slots": said})
