"""Slots, time zones, daylight saving, quiet hours: when something happens."""

from collections.abc import Collection, Iterable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.coach.model import Person, Slot
from bot.coach.rules import Clinic


def local(moment: datetime, zone: str) -> datetime:
    return moment.astimezone(ZoneInfo(zone))


def utc(day: date, at: time, zone: str) -> datetime:
    """The moment of a local date and time. One that daylight saving skips moves forward by the gap; one that exists
    twice is the first."""
    wall = datetime.combine(day, at, ZoneInfo(zone))
    # A skipped time read with fold=0 has the offset from before the gap, so the round trip lands after it.
    return wall.replace(fold=0).astimezone(UTC)


def next_slot(slot: Slot, zone: str, after: datetime, been: Collection[date] = ()) -> tuple[date, datetime]:
    """The first local date of `slot`, with its moment in UTC, strictly later than `after` and none of those that have
    `been`."""
    day = local(after, zone).date() - timedelta(days=1)
    while True:
        if day.weekday() == slot.weekday and day not in been and _exists(day, zone):
            moment = utc(day, slot.at, zone)
            if moment > after:
                return day, moment
        day += timedelta(days=1)


def _exists(day: date, zone: str) -> bool:
    """Whether that zone has such a day; Samoa had no 30 December 2011, when it went over the date line."""
    return local(utc(day, time(12), zone), zone).date() == day


def next_due(slots: Iterable[Slot], zone: str, after: datetime) -> tuple[Slot, datetime] | None:
    """The next moment of any slot, None where there is none."""
    found = [(next_slot(slot, zone, after)[1], slot) for slot in slots]
    if not found:
        return None
    moment, slot = min(found, key=lambda pair: (pair[0], pair[1].weekday))
    return slot, moment


def is_quiet(moment: datetime, zone: str, start: time, end: time) -> bool:
    """Whether the local time is in the quiet hours [start, end), which may run over midnight."""
    return _within(local(moment, zone).time(), start, end)


def civil(moment: datetime, zone: str, start: time, end: time) -> datetime:
    """`moment`, or the end of the quiet hours that it falls in."""
    if start == end or not is_quiet(moment, zone, start, end):
        return moment
    wall = local(moment, zone)
    day = wall.date() if wall.time() < end else wall.date() + timedelta(days=1)
    ends = utc(day, end, zone)
    # In the hour that comes twice, the quiet hours end twice; the first end may be over.
    return ends if ends > moment else datetime.combine(day, end, ZoneInfo(zone)).replace(fold=1).astimezone(UTC)


def quiet_of(person: Person, clinic: Clinic) -> tuple[time, time]:
    """Somebody's quiet hours: their own, or the clinic's. Equal ends: none."""
    own = person.preferences
    start = clinic.quiet_from if own.quiet_from is None else own.quiet_from
    return start, clinic.quiet_to if own.quiet_to is None else own.quiet_to


def civil_for(moment: datetime, person: Person, clinic: Clinic) -> datetime:
    """`moment`, or the end of the quiet hours of that person, in the zone they live in, that it falls in."""
    return civil(moment, person.zone or clinic.zone, *quiet_of(person, clinic))


def out_of_quiet(at: time, start: time, end: time) -> time:
    """A time of day that nobody has chosen, out of the quiet hours: when they end, or half an hour before they begin.

    On the same local day, so that a slot stays the slot of its day.
    """
    if start == end or not _within(at, start, end):
        return at
    before = (datetime.combine(date(2000, 1, 1), start) - timedelta(minutes=30)).time()
    late = start > end and at >= start and start >= time(0, 30) and not _within(before, start, end)
    return before if late else end


def _within(at: time, start: time, end: time) -> bool:
    return start <= at < end if start <= end else at >= start or at < end


def zone_for(local_time: time, zones: Iterable[str], now: datetime) -> str | None:
    """The first of `zones` whose clock shows `local_time` now, give or take 20 minutes; None if there is none."""
    said = local_time.hour * 60 + local_time.minute
    for zone in zones:
        wall = local(now, zone)
        apart = abs(wall.hour * 60 + wall.minute - said) % 1440
        if min(apart, 1440 - apart) <= 20:
            return zone
    return None
