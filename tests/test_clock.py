"""The clock: what is due happens once, at its local time, whatever the season, the delay or another's trouble."""

import logging
from collections.abc import AsyncIterator
from datetime import UTC, datetime, time, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis
from hypothesis import strategies as st

from bot.cast import Prescription, add_patient
from bot.coach.model import Slot, WorkoutStatus
from bot.coach.schedule import local, next_slot
from bot.storage import tables
from bot.storage.database import StoreUnavailable
from tests.clinic import OpenClinic, opened, rows, rules

ZONES = (
    "UTC",
    "Europe/London",
    "Europe/Berlin",
    "America/New_York",
    "America/Sao_Paulo",
    "America/Santiago",
    "America/St_Johns",
    "Africa/Cairo",
    "Africa/Casablanca",
    "Asia/Kolkata",
    "Asia/Kathmandu",
    "Asia/Tehran",
    "Australia/Lord_Howe",
    "Pacific/Auckland",
    "Pacific/Apia",
    "Pacific/Kiritimati",
)


@pytest.fixture
async def clinic(tmp_path: object) -> AsyncIterator[OpenClinic]:
    async with opened(f"sqlite:///{tmp_path}/hep.db") as clinic:
        yield clinic


async def test_only_what_is_due_is_handled_and_only_once(clinic: OpenClinic) -> None:
    assert await clinic.app.clock.tick() == 0
    clinic.clock.move(timedelta(hours=1, seconds=-1))
    assert await clinic.app.clock.tick() == 0
    clinic.clock.move(timedelta(seconds=1))
    assert await clinic.app.clock.tick() == 2
    assert await clinic.app.clock.tick() == 0
    await clinic.settle()
    assert (len(clinic.heard("ann")), len(clinic.heard("ben")), len(clinic.heard("tom"))) == (1, 1, 0)


async def test_a_late_tick_loses_nothing(clinic: OpenClinic) -> None:
    await clinic.later(hours=1, minutes=50)
    assert len(clinic.heard("ann")) == 1


async def test_a_reminder_more_than_two_hours_late_is_not_sent_and_is_our_fault_not_the_patients(
    clinic: OpenClinic,
) -> None:
    await clinic.later(hours=3, seconds=1)
    assert await clinic.outbox(chat_id=clinic.phones["ann"].chat_id) == []
    case = await clinic.case("ann")
    assert [w.status for w in case.workouts] == [WorkoutStatus.NOT_SENT]
    assert [r.rule for r in case.reports] == ["not_sent"]
    # The next day goes on as always.
    clinic.clock.move_to(datetime(2026, 3, 3, 10, 0, tzinfo=UTC))
    await clinic.later(seconds=0)
    assert len(clinic.heard("ann")) == 1


async def test_a_moment_that_fails_is_tried_again_then_set_aside_and_the_others_go_on(
    clinic: OpenClinic, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    come_due, tried = clinic.app.turns.come_due, []

    async def failing(tx: Any, row: Any) -> None:
        if row.person_id == clinic.people["ann"].id and row.kind == "workout":
            tried.append(row.at)
            raise ValueError("canary of a patient")
        await come_due(tx, row)

    monkeypatch.setattr(clinic.app.turns, "come_due", failing)
    await clinic.later(hours=1)
    assert len(clinic.heard("ben")) == 1
    for _ in range(5):
        await clinic.later(minutes=1)
    (row,) = await rows(clinic.app.store, tables.due, status="aside")
    assert (row.person_id, row.attempts) == (clinic.people["ann"].id, 3)
    assert len(set(tried)) == 3
    assert "canary" not in caplog.text
    assert "was set aside" in caplog.text
    # The next one is waited for all the same, and the therapist can see that this one did not come.
    ann = clinic.people["ann"].id
    following = await rows(clinic.app.store, tables.due, person_id=ann, kind="workout", status="open")
    assert sorted(r.local_date.day for r in following) == [3, 4, 5, 6, 7, 8, 9]
    assert [r.rule for r in (await clinic.case("ann")).reports] == ["not_sent"]


async def test_a_database_that_is_down_costs_a_moment_nothing(
    clinic: OpenClinic, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.ERROR)

    def down() -> Any:
        raise StoreUnavailable("OperationalError")

    clinic.clock.move(timedelta(hours=1))
    for name in ("read", "write"):
        with monkeypatch.context() as patch:
            patch.setattr(clinic.app.database, name, down)
            await clinic.app.clock.tick()
            await clinic.app.clock.tidy()
    await clinic.later(seconds=1)
    assert {r.attempts for r in await rows(clinic.app.store, tables.due)} == {0}
    assert len(clinic.heard("ann")) == 1


async def test_a_thousand_moments_at_once_are_all_handled(clinic: OpenClinic, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.clock._BATCH", 7)
    handled: list[int] = []

    async def noting(_tx: Any, row: Any) -> None:
        handled.append(row.id)

    monkeypatch.setattr(clinic.app.turns, "come_due", noting)
    async with clinic.app.store.transaction() as tx:
        template, *_ = await rows(clinic.app.store, tables.due, person_id=clinic.people["ann"].id)
        values = {k: v for k, v in vars(template).items() if k != "id"}
        many = [{**values, "slot": f"s{i}", "kind": "nudge"} for i in range(100)]
        await tx.connection.execute(tables.due.insert(), many)
    clinic.clock.move(timedelta(hours=1))
    assert await clinic.app.clock.tick() == 102
    assert len(set(handled)) == 102


@pytest.mark.parametrize(
    ("at", "start", "expected"),
    [
        (time(2, 30), "2026-03-28T12:00", ["29 03:30+0200", "30 02:30+0200"]),
        (time(2, 30), "2026-10-24T12:00", ["25 02:30+0200", "26 02:30+0100"]),
        (time(9, 0), "2026-03-28T12:00", ["29 09:00+0200", "30 09:00+0200"]),
        (time(9, 0), "2026-10-24T12:00", ["25 09:00+0100", "26 09:00+0100"]),
    ],
)
async def test_on_the_days_when_the_clocks_change_a_slot_comes_exactly_once(
    tmp_path: object, at: time, start: str, expected: list[str]
) -> None:
    berlin = ZoneInfo("Europe/Berlin")
    began = datetime.fromisoformat(start).replace(tzinfo=UTC)
    async with opened(f"sqlite:///{tmp_path}/hep.db", start=began) as clinic:
        phone = clinic.box.add_phone("Cleo")
        phone.started = True
        await add_patient(
            clinic.app.store,
            rules(),
            "Cleo",
            clinic.people["tom"],
            Prescription("low_back_1", times=(at,)),
            phone.chat_id,
            began,
            zone="Europe/Berlin",
            country="DE",
        )
        while clinic.clock.now() < began + timedelta(hours=46):
            await clinic.later(minutes=30)
        reminders = [r for r in await clinic.outbox(chat_id=phone.chat_id) if r.label.startswith("workout:")]
        assert {r.status for r in reminders} == {"sent"}
        assert [f"{r.sent_at.astimezone(berlin):%d %H:%M%z}" for r in reminders] == expected


slots = st.builds(Slot, st.integers(0, 6), st.builds(time, st.integers(0, 23), st.integers(0, 59)))
moments = st.integers(0, 5000).map(lambda n: datetime(2024, 1, 1, tzinfo=UTC) + timedelta(days=n, minutes=n))


@given(slots, st.sampled_from(ZONES), moments)
@hypothesis(max_examples=300, deadline=None)
def test_a_slot_comes_once_a_week_on_its_own_day_and_never_goes_back(slot: Slot, zone: str, start: datetime) -> None:
    moment, days = start, []
    for _ in range(60):
        day, following = next_slot(slot, zone, moment)
        assert following > moment
        assert local(following, zone).date() == day
        assert day.weekday() == slot.weekday
        moment = following
        days.append(day)
        wall = local(following, zone)
        shift = wall.replace(tzinfo=None) - datetime.combine(day, slot.at)
        # Exactly its time, or moved on by what daylight saving has skipped, and in the first of two equal hours.
        assert timedelta(0) <= shift <= timedelta(hours=1)
        assert wall.fold == 0 or shift
    assert [b - a for a, b in pairwise(days)] == [timedelta(days=7)] * 59
