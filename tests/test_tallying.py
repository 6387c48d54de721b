"""Minutes, live contacts, and days with data: what a month came to."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.coach.model import Case, Dose, Entry, EntryKind, Item, Person, Report, Role, Tier, Workout, WorkoutStatus
from bot.coach.therapist.tallying import _named, data_days, month_of

_ANN = Person(3, Role.PATIENT, "Ann", zone="Europe/London")
_LONDON = "Europe/London"


def _workout(day: date, status: WorkoutStatus = WorkoutStatus.DONE, soreness: int | None = None) -> Workout:
    at = datetime(day.year, day.month, day.day, 8, tzinfo=UTC)
    done = status is WorkoutStatus.DONE
    item = Item("bridge", Dose(2, 10), closed_at=at if done else None)
    return Workout(
        f"{day:%y%m%d}0800", 1, day, status, (item,), offered_at=at, started_at=at if done else None, soreness=soreness
    )


def _case(*workouts: Workout, entries: tuple[Entry, ...] = (), reports: tuple[Report, ...] = ()) -> Case:
    return Case(_ANN, workouts=workouts, entries=entries, reports=reports)


def test_a_reminder_that_nobody_answered_is_no_data() -> None:
    assert list(data_days(_case(_workout(date(2026, 3, 2), WorkoutStatus.MISSED)), _LONDON)) == []


def test_a_morning_rating_is_data_of_the_next_day() -> None:
    assert set(data_days(_case(_workout(date(2026, 3, 2), soreness=0)), _LONDON)) == {
        date(2026, 3, 2),
        date(2026, 3, 3),
    }


def test_days_are_the_patients_own() -> None:
    late = datetime(2026, 3, 2, 23, 30, tzinfo=UTC)
    entry = Entry(EntryKind.MEASURE, late, 3, {"item_1": 4})
    assert list(data_days(_case(entries=(entry,)), "Europe/Berlin")) == [date(2026, 3, 3)]


def test_what_the_bot_or_a_therapist_enters_is_no_data_of_the_patient() -> None:
    at = datetime(2026, 3, 2, 8, tzinfo=UTC)
    report = Report(3, 1, Tier.DIGEST, "missed", at, at)
    entries = (Entry(EntryKind.NOTE, at, 2), Entry(EntryKind.MINUTES, at, 2, {"minutes": 5}))
    assert list(data_days(_case(entries=entries, reports=(report,)), _LONDON)) == []
    told = Report(3, 2, Tier.TODAY, "message", at, at)
    assert list(data_days(_case(reports=(told,)), _LONDON)) == [date(2026, 3, 2)]


def test_what_is_only_asked_agreed_to_told_or_delivered_is_no_data() -> None:
    at = datetime(2026, 3, 2, 8, tzinfo=UTC)
    nothing: list[tuple[EntryKind, dict[str, str | int]]] = [
        (EntryKind.DELIVERED, {"key": "3-1.2.5"}),
        (EntryKind.MILESTONE, {"milestone": "total", "count": 5}),
        (EntryKind.CONSENT, {"version": "1"}),
        (EntryKind.WITHDRAWN, {"report": "3-1"}),
        (EntryKind.CARE, {"what": "paused"}),
        (EntryKind.MEASURE, {"measure": "who5", "state": "offered", "offers": 1}),
    ]
    for kind, data in nothing:
        assert list(data_days(_case(entries=(Entry(kind, at, 3, data),)), _LONDON)) == [], kind
    for kind in (EntryKind.MESSAGE, EntryKind.SCREENING):
        assert list(data_days(_case(entries=(Entry(kind, at, 3),)), _LONDON)) == [date(2026, 3, 2)], kind


@pytest.mark.parametrize(("reason", "counts"), [("sore", 1), ("pain", 1), ("unwell", 1), ("busy", 0), ("paused", 0)])
def test_why_it_was_not_the_day_is_data_where_it_is_about_the_body(reason: str, counts: int) -> None:
    excused = _workout(date(2026, 3, 2), WorkoutStatus.EXCUSED)
    excused = replace(excused, reason=reason, ended_at=excused.offered_at)
    assert len(list(data_days(_case(excused), _LONDON))) == counts


@pytest.mark.parametrize(("ago", "within"), [(0, 1), (29, 1), (30, 0)])
def test_the_window_is_thirty_days_with_its_last(ago: int, within: int) -> None:
    until = date(2026, 3, 31)
    case = _case(_workout(until - timedelta(days=ago)))
    assert month_of(case, _LONDON, date(2026, 3, 1), until).window_days == within


def test_a_day_with_two_workouts_counts_once() -> None:
    day = date(2026, 3, 2)
    found = month_of(_case(_workout(day), _workout(day)), _LONDON, date(2026, 3, 1), date(2026, 3, 31))
    assert (found.data_days, found.done, found.due) == (1, 2, 2)


def test_minutes_are_of_the_month_and_what_was_taken_back_does_not_count() -> None:
    def at(day: int, month: int = 3) -> datetime:
        return datetime(2026, month, day, 12, tzinfo=UTC)

    entries = (
        Entry(EntryKind.MINUTES, at(28, 2), 2, {"minutes": 100}),
        Entry(EntryKind.MINUTES, at(1), 2, {"minutes": 12, "live": 1}),
        Entry(EntryKind.MINUTES, at(2), 2, {"minutes": 8, "live": 1}),
        Entry(EntryKind.MINUTES, at(2), 2, {"minutes": -8, "live": -1, "undoes": "x"}),
    )
    found = month_of(_case(entries=entries), _LONDON, date(2026, 3, 1), date(2026, 3, 31))
    assert (found.minutes, found.live, found.dose) == (12, 1, 0)


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("12", ("", 12)),
        ("ann 12", ("ann", 12)),
        ("12 ann", ("ann", 12)),
        ("ann b 8m", ("ann b", 8)),
        ("ann 2 12", ("ann 2", 12)),
        ("soon", ("soon", 0)),
        ("", ("", 0)),
        ("99999", ("", 0)),
    ],
)
def test_how_a_log_is_read(words: str, meant: tuple[str, int]) -> None:
    assert _named(words.split()) == meant
