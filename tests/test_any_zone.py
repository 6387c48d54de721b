"""Slots and quiet hours in every zone and year: each slot of a day once, at its own time, and nothing unasked at night.

The zones and years are those of the time zone database: half-hour steps (Lord Howe), days that were skipped (Apia 2011,
Kiritimati 1994, Kwajalein 1993), hours that come twice.
"""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import available_timezones

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.coach.model import Slot
from bot.coach.schedule import civil, is_quiet, local, next_slot, out_of_quiet, utc

ZONES = sorted(
    zone for zone in available_timezones() if "/" in zone and not zone.startswith(("Etc/", "posix", "right"))
)
TIMES = st.times().map(lambda t: t.replace(second=0, microsecond=0, tzinfo=None))
MOMENTS = st.integers(0, 67 * 365 * 24 * 60).map(lambda m: datetime(1971, 1, 1, tzinfo=UTC) + timedelta(minutes=m))
ODD = ("Australia/Lord_Howe", "Pacific/Apia", "Pacific/Kiritimati", "Pacific/Kwajalein", "Asia/Kathmandu")
SOME = st.one_of(st.sampled_from(ZONES), st.sampled_from(ODD))


def test_there_are_many_zones() -> None:
    assert len(ZONES) > 300
    assert set(ODD) <= set(ZONES)


@settings(max_examples=300, deadline=None)
@given(SOME, MOMENTS, st.lists(st.tuples(st.integers(0, 6), TIMES), min_size=1, max_size=4, unique=True))
@example("Pacific/Apia", datetime(2011, 12, 27, tzinfo=UTC), [(4, time(8)), (5, time(8))])
@example("Pacific/Kiritimati", datetime(1994, 12, 28, tzinfo=UTC), [(5, time(8)), (6, time(8)), (0, time(0))])
@example("Pacific/Kwajalein", datetime(1993, 8, 18, tzinfo=UTC), [(5, time(23, 59)), (6, time(0))])
@example("Australia/Lord_Howe", datetime(2026, 10, 2, tzinfo=UTC), [(6, time(2)), (6, time(2, 15)), (6, time(2, 30))])
@example("America/New_York", datetime(2026, 10, 30, tzinfo=UTC), [(6, time(1)), (6, time(1, 30))])
def test_each_slot_comes_once_a_week_on_its_day(zone: str, start: datetime, slots: list[tuple[int, time]]) -> None:
    for weekday, at in slots:
        now, days = start, []
        for _ in range(4):
            day, moment = next_slot(Slot(weekday, at), zone, now)
            wall = local(moment, zone)
            assert moment > now
            assert day.weekday() == weekday
            # A time that is skipped comes as much later as the gap is long, and a skipped day not at all.
            gap = wall.replace(tzinfo=None) - datetime.combine(day, at)
            assert timedelta(0) <= gap <= timedelta(hours=3), (zone, day, at, wall)
            assert gap == timedelta(0) or not _exists(day, at, zone)
            now, days = moment, [*days, day]
        assert len(set(days)) == 4
        assert (days[-1] - days[0]).days in (21, 28)  # a week more where a day does not exist


def _exists(day: date, at: time, zone: str) -> bool:
    """Whether any moment has that local time, looked for minute by minute around it."""
    near = datetime.combine(day, at, UTC)
    return any(
        local(near + timedelta(minutes=m), zone).replace(tzinfo=None) == datetime.combine(day, at)
        for m in range(-16 * 60, 16 * 60)
    )


@pytest.mark.parametrize(
    ("zone", "day"),
    [
        ("Pacific/Apia", date(2011, 12, 30)),
        ("Pacific/Fakaofo", date(2011, 12, 30)),
        ("Pacific/Kiritimati", date(1994, 12, 31)),
        ("Pacific/Kwajalein", date(1993, 8, 21)),
    ],
)
def test_a_day_that_does_not_exist_has_no_slot(zone: str, day: date) -> None:
    slot = Slot(day.weekday(), time(8))
    before = utc(day - timedelta(days=3), time(12), zone)
    assert next_slot(slot, zone, before)[0] == day + timedelta(days=7)


@settings(max_examples=400, deadline=None)
@given(SOME, MOMENTS, TIMES, TIMES)
@example("America/New_York", datetime(2026, 11, 1, 6, 10, tzinfo=UTC), time(21), time(1, 30))  # the second 01:10
@example("Europe/London", datetime(2026, 3, 28, 23, tzinfo=UTC), time(21), time(1, 30))  # ends in the gap
@example("Australia/Lord_Howe", datetime(2026, 4, 4, 15, 10, tzinfo=UTC), time(21), time(1, 45))
@example("Pacific/Apia", datetime(2011, 12, 30, 9, 30, tzinfo=UTC), time(21), time(8))  # the night of the skipped day
def test_what_nobody_chose_waits_for_the_end_of_the_quiet_hours(
    zone: str, moment: datetime, start: time, end: time
) -> None:
    then = civil(moment, zone, start, end)
    assert then >= moment
    assert then - moment <= timedelta(hours=49)
    assert start == end or not is_quiet(then, zone, start, end)


@settings(max_examples=300, deadline=None)
@given(SOME, MOMENTS, TIMES, TIMES, TIMES)
def test_a_slot_that_nobody_chose_lies_outside_of_the_quiet_hours(
    zone: str, now: datetime, at: time, start: time, end: time
) -> None:
    moved = out_of_quiet(at, start, end)
    day, moment = next_slot(Slot(2, moved), zone, now)
    if start != end and local(moment, zone).time() == moved:  # else it lies in a gap, and comes right after it
        assert not is_quiet(moment, zone, start, end)
    assert day.weekday() == 2
