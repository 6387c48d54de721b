"""The list of reports: its order, its filters, its pages, and what a typed number finds; and taking a decision back."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.coach.decide import Decision, decide
from bot.coach.effects import Raise, Say, TakeBack
from bot.coach.events import Action, Answered, CameDue, Commanded, Decided, DueKind, Event, Said, Sought, Undone, Unread
from bot.coach.model import Aside, Before, Case, Person, Report, ReportStatus, Stage, Tier
from bot.coach.talk import Talk
from bot.coach.therapist import inbox
from tests.coaching import ANN, KEY, MAYA, MONDAY, PLAN, RULES, TOM, ann, heard, waits, workout

BEN = replace(ANN, id=4, alias="Ben", therapist_id=1)
T0, T1, T2 = Tier


def report(number: int, tier: Tier = T1, patient: int = 3, hours_ago: int = 0, **more: Any) -> Report:
    at = MONDAY - timedelta(hours=hours_ago)
    return Report(
        patient, number, tier, "causes_pain", at, at, exercise="bridge", workout=KEY, told=1, notified=(2,), **more
    )


def lead(*reports: Report, stage: Stage | None = None) -> Case:
    return Case(MAYA, patients=(ANN, BEN), reports=reports, staff=(MAYA, TOM), stage=stage or Stage())


def shown(decision: Decision) -> tuple[str, list[str]]:
    """The key of the list, and the reports that it has buttons for."""
    (said,) = [e for e in decision.effects if isinstance(e, Say)]
    return said.words.key, [b.ref for row in said.buttons for b in row if b.ask == "look"]


def act(case: Case, event: Event, now: datetime = MONDAY) -> Decision:
    return decide(case, event, RULES, now)


MIXED = (
    report(1, T2, hours_ago=9),
    report(2, T1, hours_ago=1),
    report(3, T1, hours_ago=5),
    report(4, T1, hours_ago=8, status=ReportStatus.SEEN),
    report(5, T0, hours_ago=0),
    report(1, T1, patient=4, hours_ago=3),
    report(6, T1, status=ReportStatus.ACTED),
    report(7, T1, status=ReportStatus.CLOSED),
)


def test_open_reports_come_in_the_order_of_tier_and_age() -> None:
    assert shown(act(lead(*MIXED), Commanded("reports"))) == ("reports", ["3-5", "3-3", "4-1", "3-2", "3-4", "3-1"])


@pytest.mark.parametrize(
    ("value", "ref", "there"),
    [
        ("all", "", ["3-5", "3-3", "4-1", "3-2", "3-4", "3-1"]),
        ("urgent", "", ["3-5", "3-3", "4-1", "3-2", "3-4"]),
        ("mine", "", ["4-1"]),
        ("seen", "", ["3-4"]),
        ("patient", "4", ["4-1"]),
    ],
)
@pytest.mark.parametrize("typed", [False, True])
def test_the_list_is_filtered(value: str, ref: str, there: list[str], typed: bool) -> None:
    case = lead(*MIXED, stage=Stage("reports", "all"))
    words = {"all": "all", "urgent": "Urgent", "mine": "my patients", "seen": "seen", "patient": "Ben"}
    event: Event = Said(words[value]) if typed else Answered("reports", value, ref, message_id=70)
    decision = act(case, event)
    assert shown(decision) == ("reports", there)
    (said,) = [e for e in decision.effects if isinstance(e, Say)]
    assert said.edit == ("" if typed else "#70")


def test_a_patient_is_chosen_among_those_who_have_open_reports() -> None:
    decision = act(lead(report(1, patient=4)), Answered("reports", "patient", message_id=70))
    (said,) = [e for e in decision.effects if isinstance(e, Say)]
    assert said.words.key == "reports-whose"
    assert [b.ref for row in said.buttons for b in row if b.value == "patient"] == ["4"]


def test_a_stand_in_calls_the_patients_of_whom_they_stand_in_for_their_own() -> None:
    case = replace(lead(*MIXED), covers=(TOM,))
    assert shown(act(case, Answered("reports", "mine")))[1] == ["3-5", "3-3", "4-1", "3-2", "3-4", "3-1"]


@pytest.mark.parametrize(("count", "pages"), [(0, 1), (1, 1), (15, 1), (16, 2), (30, 2), (31, 3)])
def test_more_than_fifteen_come_page_by_page(count: int, pages: int) -> None:
    case = lead(*(report(n + 1, hours_ago=99 - n) for n in range(count)))
    seen: list[str] = []
    decision = act(case, Commanded("reports"))
    for page in range(pages):
        key, refs = shown(decision)
        assert key == ("reports" if count else "reports-none")
        (said,) = [e for e in decision.effects if isinstance(e, Say)]
        assert (said.words.args["page"], said.words.args["pages"]) == (page + 1, pages)
        turns = {b.value: b for row in said.buttons for b in row if b.value in ("next_page", "previous_page")}
        assert ("next_page" in turns, "previous_page" in turns) == (page < pages - 1, page > 0)
        seen += refs
        if "next_page" in turns:
            tapped = turns["next_page"]
            typed = act(decision.case, Said("more"))
            decision = act(decision.case, Answered("reports", "next_page", tapped.ref, tapped.item, 70))
            assert shown(typed) == shown(decision)
    assert seen == [f"3-{n + 1}" for n in range(count)]


def test_a_page_that_no_longer_is_there_is_the_last_one() -> None:
    assert shown(act(lead(report(1)), Answered("reports", "next_page", "all", 7)))[1] == ["3-1"]


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("3-1", (3, 1)),
        ("R-3-1", (3, 1)),
        ("r3-1", (3, 1)),
        ("R 12 - 104", (12, 104)),
        ("see R-3-1", None),
        ("3", None),
        ("3-1-2", None),
        ("-1", None),
        ("R-3-", None),
        ("9" * 19 + "-1", None),
    ],
)
def test_a_number_is_read_where_it_is_all_that_is_said(text: str, at: tuple[int, int] | None) -> None:
    assert inbox.number_said(text) == at


@pytest.mark.parametrize("event", [Said("R-3-7"), Commanded("reports", "3-7"), Commanded("find", "r-3-7")])
def test_a_report_is_found_by_its_number_even_a_closed_one(event: Event) -> None:
    raised = [e for e in act(lead(*MIXED), event).effects if isinstance(e, Raise)]
    assert raised == [Raise(3, Sought(MAYA, 7))]
    found = act(ann(reports=(MIXED[-1],)), Sought(MAYA, 7))
    assert heard(found, MAYA) == ["report-card"]
    assert heard(act(ann(), Sought(MAYA, 9)), MAYA) == ["report-gone"]


def test_a_number_of_somebody_elses_patient_says_nothing() -> None:
    decision = act(Case(TOM, patients=(ANN,)), Said("4-1"))
    assert [e for e in decision.effects if isinstance(e, Raise)] == []
    assert heard(decision, TOM) == ["not-yours"]


def test_a_number_that_is_written_to_a_patient_is_written_to_them() -> None:
    stage = Stage("write", "3-1", draft={"since": MONDAY.isoformat()})
    decision = act(lead(report(1), stage=stage), Said("3-1"))
    assert [type(e.event).__name__ for e in decision.effects if isinstance(e, Raise)] == ["Wrote"]


@pytest.mark.parametrize(
    ("text", "key"),
    [("ann", "reports"), ("b", "reports-none"), ("", "find-what"), ("zoe", "find-none"), ("%", "find-none")],
)
def test_find_knows_names_by_their_beginning(text: str, key: str) -> None:
    assert heard(act(lead(report(1)), Commanded("find", text)), MAYA) == [key]


def test_find_asks_which_of_several() -> None:
    annie = replace(ANN, id=5, alias="Annie")
    case = replace(lead(), patients=(ANN, annie))
    assert heard(act(case, Commanded("find", "an")), MAYA) == ["find-several"]
    assert heard(act(case, Commanded("find", "ann")), MAYA) == ["reports-none"]  # exactly one is called that


# Taking a decision back


def decided(case: Case, action: Action, now: datetime = MONDAY, by: Person = TOM) -> Decision:
    version = case.plan.version if case.plan else 0
    return act(case, Decided(by, 1, action, confirmed=True, version=version), now)


def undone(case: Case, after: timedelta, by: Person = MAYA) -> Decision:
    return act(replace(case, history=(PLAN, *((case.plan,) if case.plan else ()))), Undone(by, 1), MONDAY + after)


MINUTES = timedelta(minutes=1)


@pytest.mark.parametrize("action", [Action.SEEN, Action.CLOSE, Action.REDUCE, Action.HOLD, Action.REMOVE])
@pytest.mark.parametrize("status", [ReportStatus.OPEN, ReportStatus.SEEN])
@pytest.mark.parametrize(("seconds", "possible"), [(0, True), (599, True), (600, False)])
def test_a_decision_can_be_taken_back_for_ten_minutes(
    action: Action, status: ReportStatus, seconds: int, possible: bool
) -> None:
    if (action, status) == (Action.SEEN, ReportStatus.SEEN):
        return  # decides nothing
    seen_by = 1 if status is ReportStatus.SEEN else None
    was = report(1, status=status, seen_by=seen_by)
    after = decided(ann(workout(), reports=(was,)), action)
    assert after.case.reports[0].status is not status
    back = undone(after.case, timedelta(seconds=seconds))
    now = back.case.reports[0]
    if not possible:
        assert now == after.case.reports[0]
        assert heard(back, MAYA) == ["undo-late", "report-card"]
        return
    assert (now.status, now.seen_by, now.acted_at, now.action, now.closed_at, now.before) == (
        status,
        seen_by,
        None,
        "",
        None,
        None,
    )
    assert bool(waits(back, DueKind.UNSEEN)) is (status is ReportStatus.OPEN)


def test_a_plan_change_is_taken_back_as_the_next_version() -> None:
    after = decided(ann(workout(), reports=(report(1),)), Action.REMOVE)
    assert after.case.plan
    assert Aside("told", "3-1", since=MONDAY) in after.case.stage.asides
    back = undone(after.case, 3 * MINUTES)
    assert back.case.plan
    assert (back.case.plan.version, back.case.plan.exercises) == (3, PLAN.exercises)
    assert (back.case.plan.reason, back.case.plan.author_id) == ("=undo", MAYA.id)
    assert back.case.stage.asides == ()
    (taken,) = [e for e in back.effects if isinstance(e, TakeBack)]
    assert (taken.to, taken.label) == (ANN.id, "told:3-1")
    assert [(s.to, s.words.key, s.words.args.get("told")) for s in taken.dropped] == [(MAYA.id, "plan-undone", "no")]
    assert [(s.to, s.words.key) for s in taken.gone] == [(ANN.id, "told-undone"), (MAYA.id, "plan-undone")]


def test_a_change_that_has_been_changed_again_is_not_taken_back() -> None:
    after = decided(ann(workout(), reports=(report(1),)), Action.REDUCE)
    assert after.case.plan
    newer = replace(after.case, plan=replace(after.case.plan, version=3))
    back = undone(newer, MINUTES)
    assert back.case == replace(newer, history=back.case.history)
    assert heard(back, MAYA) == ["undo-changed-since", "report-card"]


def test_what_was_said_to_a_patient_cannot_be_taken_back_nor_can_what_became_worse() -> None:
    for status in (ReportStatus.OPEN, ReportStatus.ACTED):
        case = ann(reports=(report(1, status=status),))
        assert heard(undone(case, MINUTES), MAYA) == ["undo-late", "report-card"]
    seen = decided(
        ann(workout(), reports=(report(1, details={"score": 4}),), stage=Stage("hurt_score", KEY, 2)), Action.SEEN
    )
    worse = act(seen.case, Answered("hurt_score", "7", KEY, 2), MONDAY + MINUTES)
    assert worse.case.reports[0].before is None


def test_a_seen_report_that_is_unseen_again_is_reminded_of() -> None:
    after = decided(ann(reports=(report(1, T0),)), Action.SEEN)
    back = undone(after.case, MINUTES)
    (at,) = waits(back, DueKind.UNSEEN)
    assert at == MONDAY + 16 * MINUTES
    again = act(back.case, CameDue(DueKind.UNSEEN, MONDAY.date(), f"1.{back.case.reports[0].told}", at), at)
    assert heard(again, TOM) == ["report-card"]


def test_the_card_says_until_when_it_can_be_undone() -> None:
    after = decided(ann(reports=(report(1),)), Action.SEEN)
    card = next(e for e in after.effects if isinstance(e, Say) and e.words.key == "report-card")
    (button,) = [b for row in card.buttons for b in row if b.ask == "undo"]
    assert button.label.args == {"until": "08:40"}  # type: ignore[union-attr]
    assert isinstance(after.case.reports[0].before, Before)
    assert Talk(after.case, RULES, MONDAY).me == ANN


@pytest.mark.parametrize(
    ("after", "by", "open_again"),
    [(timedelta(minutes=9), MAYA, True), (timedelta(minutes=10), MAYA, False), (timedelta(0), TOM, False)],
)
def test_all_read_is_taken_back_for_ten_minutes_by_whoever_tapped_it(
    after: timedelta, by: Person, *, open_again: bool
) -> None:
    read = act(ann(reports=(report(1, T2),)), Decided(MAYA, 1, Action.SEEN))
    assert read.case.reports[0].status is ReportStatus.CLOSED
    again = act(read.case, Unread(by, 1), MONDAY + after)
    assert (again.case.reports[0].status is ReportStatus.OPEN) is open_again


def test_what_was_decided_since_all_read_stays_decided() -> None:
    read = act(ann(reports=(report(1, T2),), plan=PLAN), Decided(MAYA, 1, Action.SEEN))
    acted = replace(read.case.reports[0], acted_at=MONDAY, acted_by=MAYA.id, action="reduce")
    again = act(replace(read.case, reports=(acted,)), Unread(MAYA, 1))
    assert again.case.reports[0] == acted


# — the list of patients —


def _many(count: int, stage: Stage | None = None) -> Case:
    patients = tuple(replace(ANN, id=100 + n, alias=f"P{n:03}") for n in range(count))
    return Case(MAYA, patients=patients, staff=(MAYA, TOM), stage=stage or Stage())


def _page(decision: Decision) -> tuple[str, str, list[str]]:
    (said,) = [e for e in decision.effects if isinstance(e, Say)]
    buttons = [b for row in said.buttons for b in row]
    names = [str(b.label) for b in buttons if b.ask == "look"]
    return names[0], names[-1], [f"{b.value}:{b.item}" for b in buttons if b.ask == "patients"]


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        (Commanded("patients"), ("P000", "P039", ["next_page:1"])),
        (Answered("patients", "next_page", "", 1, 7), ("P040", "P079", ["previous_page:0", "next_page:2"])),
        (Answered("patients", "next_page", "", 9_999, 7), ("P080", "P089", ["previous_page:1"])),
        (Answered("patients", "previous_page", "", -5, 7), ("P000", "P039", ["next_page:1"])),
    ],
)
def test_a_long_list_of_patients_has_pages(event: Event, expected: tuple[str, str, list[str]]) -> None:
    assert _page(act(_many(90), event)) == expected


def test_the_pages_of_patients_can_be_turned_by_typing() -> None:
    there = act(_many(90), Commanded("patients")).case
    second = act(_many(90, there.stage), Said("next", 5))
    assert _page(second)[0] == "P040"
    assert _page(act(_many(90, second.case.stage), Said("back", 6)))[0] == "P000"


def test_a_short_list_of_patients_has_one_page() -> None:
    assert _page(act(_many(40), Commanded("patients"))) == ("P000", "P039", [])
