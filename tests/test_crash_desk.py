"""The bot is killed while a therapist's work is in the middle of something: it is done once, as a whole, or not yet."""

import signal
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.coach.effects import Schedule
from bot.coach.events import DueKind
from bot.coach.model import Report, ReportStatus, Tier
from bot.storage.records import plan_of, report_of
from bot.storage.tables import drafts, inbox, outbox, plans, reports
from tests.clinic import rows
from tests.crash.bench import Bench, bench

pytestmark = pytest.mark.crash

FILE = b"""\
days: [mon, thu]
times: ["08:00"]
exercises:
  - exercise: bridge
    sets: 3
    reps: 12
"""


@pytest.fixture
async def table(tmp_path: Path) -> AsyncIterator[Bench]:
    async with bench(f"sqlite:///{tmp_path}/hep.db", tmp_path, patients=2) as made:
        _, phone = made.therapist
        phone.text("/menu")
        process = made.start()
        await made.all_done()
        process.terminate()
        assert await made.dead(process) == 0
        yield made


async def killed_and_restarted(table: Bench, point: str) -> None:
    """What was asked for meanwhile is taken up, the bot dies at that point, and the next one goes on."""
    assert await table.dead(table.start(point=point)) == -signal.SIGKILL
    table.start()
    await table.all_done()
    assert {r.status for r in await rows(table.store, inbox)} == {"done"}


async def told(table: Bench, words: str) -> int:
    """How many messages to the therapist with these words were decided on."""
    tom, _ = table.therapist
    return sum(words in row.payload for row in await rows(table.store, outbox, person_id=tom))


def tap(table: Bench, *buttons: str) -> None:
    _, phone = table.therapist
    for data in buttons:
        phone.press(phone.last.id, data)


@pytest.mark.parametrize("point", ["a plan file fetched, not read", "a plan file read, not committed"])
async def test_killed_over_a_plan_file_it_is_a_draft_all_the_same_and_one(table: Bench, point: str) -> None:
    patient, name = table.patients[0][0], table.patients[0][1].name
    table.therapist[1].document("plan.yaml", FILE, caption=name)
    await killed_and_restarted(table, point)
    (draft,) = await rows(table.store, drafts)
    assert (draft.patient_id, "bridge" in draft.document) == (patient, True)
    assert [r.status for r in await rows(table.store, outbox) if '"fetch"' in r.payload] == ["sent"]
    pages = [r for r in await rows(table.store, outbox, label=f"draft:{patient}") if r.status == "sent"]
    assert len(pages) == 1


@pytest.mark.parametrize("point", ["a draft kept, not committed", "a plan added, not committed"])
async def test_killed_over_a_draft_or_its_publishing_the_plan_is_published_once(table: Bench, point: str) -> None:
    patient = table.patients[0][0]
    tap(
        table,
        f"build:open:{patient}:0",
        f"build_when:mwf:{patient}:0",
        f"build_publish:agreed:{patient}:0",
        f"build_publish:now:{patient}:1",
    )
    await killed_and_restarted(table, point)
    versions = [plan_of(r.document) for r in await rows(table.store, plans, patient_id=patient)]
    assert [p.version for p in versions] == [1, 2]
    assert {slot.weekday for slot in versions[1].slots} == {0, 2, 4}
    assert await rows(table.store, drafts) == []
    hers = await rows(table.store, outbox, person_id=patient)
    assert sum("has changed your plan" in row.payload for row in hers) == 1
    assert await told(table, "in force") == 1


async def _with_a_change(table: Bench) -> tuple[int, str]:
    """A report, and a change of the plan because of it, which can be taken back."""
    patient, now = table.patients[0][0], datetime.now(UTC)
    async with table.store.transaction() as tx:
        case = await tx.cases.of_person(patient, now)
        assert case is not None and case.plan is not None
        exercise = case.plan.exercises[0].exercise
        hurts = Report(patient, 1, Tier.TODAY, "causes_pain", now, now, exercise=exercise, plan_version=1, told=1)
        await tx.cases.save(case, replace(case.with_report(hurts), reports_opened=1))
    process = table.start()
    tap(table, f"decide:remove:{patient}-1:0", f"preview:yes:{patient}-1-remove:1")
    await table.all_done()
    process.terminate()
    assert await table.dead(process) == 0
    assert len(await rows(table.store, plans, patient_id=patient)) == 2
    return patient, exercise


@pytest.mark.parametrize("point", ["a plan added, not committed", "a report saved, not committed"])
async def test_killed_over_an_undo_it_is_undone_once(table: Bench, point: str) -> None:
    patient, exercise = await _with_a_change(table)
    tap(table, f"undo:yes:{patient}-1:0")
    await killed_and_restarted(table, point)
    versions = [plan_of(r.document) for r in await rows(table.store, plans, patient_id=patient)]
    there = [any(p.exercise == exercise for p in plan.exercises) for plan in versions]
    assert there == [True, False, True]
    (again,) = [report_of(r.document) for r in await rows(table.store, reports, patient_id=patient)]
    assert again.status is ReportStatus.OPEN


@pytest.mark.parametrize("point", ["a picture being drawn", "a picture drawn, not sent"])
async def test_killed_over_the_picture_of_a_digest_no_words_come_twice_and_the_picture_comes(
    table: Bench, point: str
) -> None:
    tom, phone = table.therapist
    now = datetime.now(UTC)
    async with table.store.transaction() as tx:
        case = await tx.cases.of_person(tom, now)
        assert case is not None
        practice = replace(case.person.practice, working_days=tuple(range(7)), weekly_day=now.weekday())
        await tx.cases.save(case, replace(case, person=replace(case.person, practice=practice, zone="UTC")))
        await tx.due.schedule(tom, Schedule(DueKind.DIGEST, now.date(), "daily", now, "UTC"))
    await killed_and_restarted(table, point)
    letters = [r for r in await rows(table.store, outbox, person_id=tom) if r.label in ("digest", "weekly")]
    assert len({r.dedupe for r in letters if r.dedupe}) == len([r for r in letters if r.dedupe])
    assert len(letters) > 1
    ringing = [m.text for m in phone.messages if m.kind == "text" and "Tom" in (m.text or "")]
    assert len(ringing) == len(set(ringing)) > 1, "a digest came twice, or not at all"
    assert [m.kind for m in phone.messages].count("photo") >= 1


@pytest.mark.postgresql
@pytest.mark.parametrize("point", ["inside the turn", "after a send, before its mark", "before the turn's commit"])
async def test_killed_with_postgresql_it_loses_nothing_either(tmp_path: Path, postgresql_url: str, point: str) -> None:
    async with bench(postgresql_url, tmp_path, patients=5) as table:
        table.say(2)
        assert await table.dead(table.start(point=point)) == -signal.SIGKILL
        table.start()
        table.say()
        await table.all_done()
        twice = await table.check()
        assert bool(twice) == (point == "after a send, before its mark")
