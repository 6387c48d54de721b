"""Drafts: one for each therapist and patient, on both databases; the plan of an older shape still reads."""

from datetime import timedelta

from bot.cast import Prescription, add_patient, add_staff
from bot.coach.model import Dose, Draft, Role
from bot.storage.records import plan_of
from bot.storage.tables import drafts
from tests.clinic import START, rows, rules, stored
from tests.coaching import PLAN


async def test_each_therapist_has_a_draft_of_their_own(database_url: str) -> None:
    async with stored(database_url) as store:
        maya = await add_staff(store, rules(), "Maya", Role.LEAD, 1, START)
        tom = await add_staff(store, rules(), "Tom", Role.THERAPIST, 2, START)
        ann = await add_patient(
            store, rules(), "Ann", tom, Prescription("low_back_1"), 11, START, zone="Europe/London", country="GB"
        )
        async with store.transaction() as tx:
            await tx.drafts.keep(ann.id, tom.id, Draft(1, PLAN), START)
            await tx.drafts.keep(ann.id, maya.id, Draft(1, PLAN, "mine"), START)
            await tx.drafts.keep(ann.id, tom.id, Draft(2, PLAN, "newer"), START + timedelta(minutes=1))
        async with store.reading() as tx:
            assert await tx.drafts.of(ann.id, tom.id) == Draft(2, PLAN, "newer")
            assert await tx.drafts.of(ann.id, maya.id) == Draft(1, PLAN, "mine")
            assert await tx.drafts.of(maya.id, tom.id) is None
        async with store.transaction() as tx:
            await tx.drafts.keep(ann.id, tom.id, None, START)
        async with store.reading() as tx:
            assert await tx.drafts.of(ann.id, tom.id) is None
            assert await tx.drafts.of(ann.id, maya.id) is not None
        assert len(await rows(store, drafts)) == 1


def test_a_plan_of_an_older_shape_still_reads() -> None:
    old = (
        '{"version":3,"programme":"low_back_1","exercises":[{"exercise":"bridge","dose":{"sets":2,"reps":10},'
        '"easier":{"exercise":"bridge","dose":{"sets":2,"reps":6}},"swaps":["pelvic_tilt"]}],'
        '"slots":[{"weekday":0,"at":"08:00:00"}],"reason":"=reduce","author_id":2}'
    )
    plan = plan_of(old)
    (bridge,) = plan.exercises
    assert bridge.easier is not None and bridge.easier.dose == Dose(2, reps=6)
    assert (bridge.easier.trigger, bridge.easier.authorised_by, bridge.harder, bridge.note) == ("", None, None, "")
    assert (plan.start, plan.end, plan.review, plan.check_ins, plan.author) == (None, None, None, None, "")
