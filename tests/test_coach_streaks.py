"""Due workouts in a row, totals and first weeks: every boundary as a table, and what must never make a difference."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.coach.adherence import COUNTS
from bot.coach.model import Workout, WorkoutStatus
from bot.coach.streaks import Tally, days_since_last, first_week, in_a_row, new_total, tally
from tests.coaching import workout

MONDAY = date(2026, 3, 2)
LETTERS = {
    "d": WorkoutStatus.DONE,
    "p": WorkoutStatus.PARTIAL,
    "m": WorkoutStatus.MISSED,
    "e": WorkoutStatus.EXCUSED,
    "s": WorkoutStatus.STOPPED,
    "h": WorkoutStatus.HELD,
    "n": WorkoutStatus.NOT_SENT,
    "o": WorkoutStatus.OFFERED,
}
NEUTRAL = [status for status in WorkoutStatus if status not in COUNTS]


def days(letters: str, first: date = MONDAY) -> list[Workout]:
    """A workout a day from that day on, by its letter; "." for a day without one."""
    return [
        at(first + timedelta(days=number), LETTERS[letter]) for number, letter in enumerate(letters) if letter != "."
    ]


def at(day: date, status: WorkoutStatus, hour: str = "0800") -> Workout:
    return replace(workout(status), key=f"{day:%y%m%d}{hour}", local_date=day)


@pytest.mark.parametrize(
    ("letters", "expected"),
    [
        ("", Tally()),
        ("m", Tally()),  # nothing to break yet, and nothing to come back from
        ("d", Tally(1, 1, 1)),
        ("ddd", Tally(3, 3, 3)),
        ("dpd", Tally(3, 3, 3)),  # in part keeps it
        ("deshnod", Tally(2, 2, 2)),  # neutral, all of them
        ("d...d", Tally(2, 2, 2)),  # rest days
        ("dmd", Tally(2, 2, 2)),  # the reserve of the week
        ("dmm", Tally(0, 1, 1)),  # used up
        ("dmdm", Tally(0, 2, 2)),  # two in one calendar week
        ("dmmd", Tally(1, 1, 2, returned=True)),
        ("dmmdd", Tally(2, 2, 3)),  # the second one after it is nothing special
        ("dmmdm", Tally(0, 1, 2)),  # the reserve of that week is used up
        ("mmd", Tally(1, 1, 1)),  # there was no streak to lose
        ("ddddddm" + "m" + "d", Tally(7, 7, 7)),  # Sunday's and Monday's reserve
        ("ddddddm" + "mm" + "d", Tally(1, 6, 7, returned=True)),
        ("dddddmm" + "d", Tally(1, 5, 6, returned=True)),
    ],
)
def test_a_streak_is_due_workouts_in_a_row(letters: str, expected: Tally) -> None:
    assert tally(days(letters)) == expected


def test_the_reserve_is_what_is_set() -> None:
    assert tally(days("dmd"), skips_per_week=0) == Tally(1, 1, 2, returned=True)
    assert tally(days("dmmd"), skips_per_week=2) == Tally(2, 2, 2)
    assert tally(days("dmmmd"), skips_per_week=2) == Tally(1, 1, 2, returned=True)


def test_two_slots_a_day_are_two_workouts() -> None:
    morning, evening = at(MONDAY, WorkoutStatus.DONE), at(MONDAY, WorkoutStatus.MISSED, "1800")
    assert tally([evening, morning]) == Tally(1, 1, 1)


@given(st.text("dpm.", max_size=40), st.data())
def test_neutral_days_never_change_anything(letters: str, data: st.DataObject) -> None:
    plain = days(letters)
    places = data.draw(st.lists(st.tuples(st.integers(0, 45), st.sampled_from(NEUTRAL)), max_size=12))
    neutral = [at(MONDAY + timedelta(days=day), status, "1700") for day, status in places]
    assert tally([*plain, *neutral]) == tally(plain)


@given(st.text("dpme", max_size=40), st.data())
def test_what_a_therapist_edits_never_changes_anything(letters: str, data: st.DataObject) -> None:
    plain = days(letters)
    edited = [
        replace(w, plan_version=data.draw(st.integers(1, 9)), items=w.items[: data.draw(st.integers(0, 4))])
        for w in plain
    ]
    assert tally(edited) == tally(plain)


@given(st.text("dpmesh", max_size=40))
def test_one_more_workout_done_never_takes_anything_away(letters: str) -> None:
    before = tally(days(letters))
    after = tally([*days(letters), at(MONDAY + timedelta(days=60), WorkoutStatus.DONE)])
    assert after.total == before.total + 1
    assert after.current == before.current + 1
    assert after.best >= before.best


@pytest.mark.parametrize(
    ("total", "told", "expected"),
    [
        (0, (), 0),
        (1, (), 1),
        (2, (), 1),  # the first one was no time for it
        (3, (), 1),
        (4, (), 0),  # long ago
        (4, (1,), 0),
        (5, (1,), 5),
        (6, (1, 5), 0),
        (9, (), 0),
        (10, (1, 5), 10),
        (12, (), 10),
        (13, (), 0),
        (25, (10,), 25),
        (50, (), 50),
        (52, (50,), 0),
        (100, (), 0),
    ],
)
def test_a_total_is_told_once_and_soon(total: int, told: tuple[int, ...], expected: int) -> None:
    assert new_total(total, told) == expected


@pytest.mark.parametrize(
    ("current", "expected"),
    [
        (0, False),
        (1, False),
        (2, False),
        (3, True),
        (4, False),
        (7, True),
        (14, True),
        (28, True),
        (29, False),
        (56, True),
    ],
)
def test_few_streaks_are_worth_a_message(current: int, expected: bool) -> None:
    assert in_a_row(current) is expected


@pytest.mark.parametrize(
    ("letters", "today", "next_due", "expected"),
    [
        ("", 7, None, None),
        ("dddd", 3, 4, None),  # not over
        ("ddddddd", 6, 7, (7, 7)),  # the last one of the week, today
        ("ddddddd", 6, 6, None),  # another one today
        ("dmdedpd", 6, 7, (5, 6)),
        ("d.d.d", 4, 7, (3, 3)),  # nothing more is due in it
        ("ddddmmm", 7, 8, (4, 7)),
        ("d" * 13, 13, 14, (7, 7)),
        ("d" * 14, 14, 15, None),  # a week after it is no news
        ("eed", 2, 9, (1, 1)),  # it begins with the first due one
    ],
)
def test_the_first_week(letters: str, today: int, next_due: int | None, expected: tuple[int, int] | None) -> None:
    coming = None if next_due is None else MONDAY + timedelta(days=next_due)
    assert first_week(days(letters), MONDAY + timedelta(days=today), coming) == expected


def test_how_long_it_has_been() -> None:
    back = days("d..me..d")
    assert days_since_last(back, back[-1].key) == 7
    assert days_since_last(back[:1], back[0].key) is None
