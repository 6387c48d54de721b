"""When workouts come due: any zone, any slots, any journey, any change of mind: one for each slot and day."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.coach.decide import decide
from bot.coach.effects import Schedule, Unschedule
from bot.coach.events import CameDue, DueKind
from bot.coach.model import Case, Preferences, Slot
from bot.coach.patient.slots import day_of, plan_slots
from bot.coach.schedule import is_quiet, out_of_quiet, quiet_of
from bot.coach.talk import Talk
from tests.coaching import PLAN, RULES, ann

ZONES = (
    "UTC",
    "Europe/London",
    "America/New_York",
    "America/Santiago",
    "America/St_Johns",
    "Africa/Cairo",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "Pacific/Apia",
    "Pacific/Honolulu",
    "Pacific/Kiritimati",
)
DAYS = tuple(range(7))
TIMES = st.times().map(lambda t: t.replace(second=0, microsecond=0, tzinfo=None))
STARTS = st.integers(0, 12 * 365 * 24 * 60).map(lambda m: datetime(2024, 1, 1, tzinfo=UTC) + timedelta(minutes=m))


class Waiting:
    """The due moments of one person, kept as the table keeps them: what has come due once stays done."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.open: dict[tuple[date, str], datetime] = {}
        self.done: dict[tuple[date, str], datetime] = {}

    def change(self, now: datetime, **preferences: object) -> None:
        zone = preferences.pop("zone", self.case.person.zone)
        own = replace(self.case.person.preferences, **preferences)  # type: ignore[arg-type]
        talk = Talk(replace(self.case, person=replace(self.case.person, zone=zone, preferences=own)), RULES, now)  # type: ignore[arg-type]
        plan_slots(talk)
        self.case = talk.case
        self._take(talk.effects)

    def until(self, moment: datetime) -> None:
        while self.open and min(self.open.values()) <= moment:
            key = min(self.open, key=lambda k: self.open[k])
            at = self.open.pop(key)
            assert key not in self.done
            self.done[key] = at
            decision = decide(self.case, CameDue(DueKind.WORKOUT, *key, at), RULES, at)
            self.case = decision.case
            self._take(decision.effects)

    def _take(self, effects: object) -> None:
        for effect in effects:  # type: ignore[attr-defined]
            if isinstance(effect, Unschedule) and effect.kind is DueKind.WORKOUT:
                self.open.clear()
            if isinstance(effect, Schedule) and effect.kind is DueKind.WORKOUT:
                # Otherwise the chain of that slot would end here, for ever.
                assert (effect.local_date, effect.slot) not in self.done
                self.open[effect.local_date, effect.slot] = effect.at


def waiting(slots: tuple[Slot, ...], zone: str, now: datetime) -> Waiting:
    them = Waiting(ann(plan=replace(PLAN, slots=slots), zone=zone))
    them.change(now)
    return them


@settings(max_examples=120, deadline=None)
@given(
    STARTS,
    st.lists(TIMES, min_size=1, max_size=3, unique=True),
    st.lists(
        st.tuples(
            st.integers(1, 40),
            st.sampled_from(ZONES),
            st.booleans(),
            st.lists(TIMES, min_size=3, max_size=3, unique=True),
            TIMES,
            TIMES,
        ),
        max_size=5,
    ),
)
def test_whatever_is_changed_on_whatever_journey_each_slot_of_a_day_comes_once_and_none_stops_coming(
    now: datetime, times: list[time], changes: list[tuple[int, str, bool, list[time], time, time]]
) -> None:
    plan = tuple(Slot(day, at) for day in DAYS for at in times)
    them = waiting(plan, "Europe/London", now)
    for hours, zone, own, others, quiet_from, quiet_to in changes:
        now += timedelta(hours=hours)
        them.until(now)
        mine = tuple(Slot(day, at) for day in DAYS for at in others[: len(times)])
        them.change(
            now,
            zone=zone,
            slots=mine if own else (),
            slots_for=plan if own else (),
            quiet_from=quiet_from,
            quiet_to=quiet_to,
        )
        assert {slot for _, slot in them.open} == {s.key for s in them.case.slots}
        start, end = quiet_of(them.case.person, RULES.clinic)
        for at in them.open.values():
            assert own or start == end or not is_quiet(at, zone, start, end)
    them.until(now + timedelta(days=9))
    assert len(them.open) == len(plan)  # every weekday of every time is waited for


@settings(max_examples=100, deadline=None)
@given(TIMES, TIMES, TIMES)
def test_a_time_that_nobody_picked_is_moved_out_of_the_quiet_hours(at: time, start: time, end: time) -> None:
    moved = out_of_quiet(at, start, end)
    moment = datetime.combine(date(2026, 3, 2), moved, UTC)
    assert start == end or not is_quiet(moment, "UTC", start, end)


@pytest.mark.parametrize(
    ("at", "moved"),
    [(time(6), time(8)), (time(7, 59), time(8)), (time(8), time(8)), (time(20, 59), time(20, 59)),
     (time(21), time(20, 30)), (time(23, 30), time(20, 30)), (time(0), time(8))],
)  # fmt: skip
def test_early_waits_for_the_morning_and_late_comes_before_the_night(at: time, moved: time) -> None:
    assert out_of_quiet(at, time(21), time(8)) == moved


def test_flying_west_the_same_morning_does_not_remind_again() -> None:
    them = waiting(tuple(Slot(day, time(8)) for day in DAYS), "Europe/London", datetime(2026, 3, 2, 7, tzinfo=UTC))
    them.until(datetime(2026, 3, 2, 10, tzinfo=UTC))
    them.change(datetime(2026, 3, 2, 10, tzinfo=UTC), zone="America/New_York")  # 05:00 there
    them.until(datetime(2026, 3, 3, 12, 59, tzinfo=UTC))
    assert len(them.done) == 1
    them.until(datetime(2026, 3, 3, 13, tzinfo=UTC))  # 08:00 there, on Tuesday
    assert sorted(them.done) == [(date(2026, 3, 2), "0800"), (date(2026, 3, 3), "0800")]


def test_over_the_date_line_neither_day_comes_twice_in_either_direction() -> None:
    them = waiting(tuple(Slot(day, time(8)) for day in DAYS), "Pacific/Auckland", datetime(2026, 3, 1, tzinfo=UTC))
    there = datetime(2026, 3, 2, 20, tzinfo=UTC)  # Tuesday 09:00 in Auckland
    them.until(there)
    them.change(there, zone="Pacific/Honolulu")  # Monday 10:00
    assert min(them.open) == (date(2026, 3, 4), "0800")
    back = datetime(2026, 3, 3, 19, tzinfo=UTC)  # Tuesday 09:00 in Honolulu, Wednesday 08:00 in Auckland
    them.until(back)
    them.change(back, zone="Pacific/Auckland")
    them.until(back + timedelta(days=2))
    assert [day.day for day, _ in sorted(them.done)] == [2, 3, 5, 6]


def test_a_zone_chosen_by_mistake_costs_nothing() -> None:
    them = waiting(tuple(Slot(day, time(18)) for day in DAYS), "Europe/London", datetime(2026, 3, 2, 9, tzinfo=UTC))
    them.change(datetime(2026, 3, 2, 10, tzinfo=UTC), zone="Pacific/Auckland")  # 23:00 there
    them.change(datetime(2026, 3, 2, 10, 1, tzinfo=UTC), zone="Europe/London")
    them.until(datetime(2026, 3, 2, 18, tzinfo=UTC))
    assert list(them.done) == [(date(2026, 3, 2), "1800")]


def test_a_time_that_is_moved_after_it_has_been_due_is_not_due_again_that_day() -> None:
    plan = tuple(Slot(day, time(8)) for day in DAYS)
    them = waiting(plan, "Europe/London", datetime(2026, 3, 2, 7, tzinfo=UTC))
    them.until(datetime(2026, 3, 2, 9, tzinfo=UTC))
    for at in (time(18), time(20)):
        them.change(datetime(2026, 3, 2, 9, tzinfo=UTC), slots=tuple(Slot(d, at) for d in DAYS), slots_for=plan)
        assert min(them.open)[0] == date(2026, 3, 3)
    assert day_of(them.case.person.preferences.instead[0]) == date(2026, 3, 2)


def test_own_times_end_with_the_plan_they_were_chosen_for() -> None:
    plan = (Slot(0, time(8)),)
    case = ann(plan=replace(PLAN, slots=plan), preferences=Preferences(slots=(Slot(1, time(9)),), slots_for=plan))
    assert case.slots == (Slot(1, time(9)),)
    other = replace(case, plan=replace(PLAN, slots=(Slot(2, time(8)),)))
    assert other.slots == (Slot(2, time(8)),)
