"""Reports: merged, told again only when worse, told in time, repeated, passed on, decided (clinical rules §8)."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.coach.decide import Decision, decide
from bot.coach.effects import Say
from bot.coach.events import Action, Answered, CameDue, Decided, DueFailed, DueKind, NotDelivered, Said, Shared, Wrote
from bot.coach.model import Case, Report, ReportStatus, Stage, Tier
from tests.coaching import (
    ANN,
    KEY,
    MAYA,
    MONDAY,
    PLAN,
    RULES,
    TOM,
    ann,
    answer,
    asked,
    done,
    heard,
    raised,
    tap,
    waits,
    workout,
)

FRIDAY_EVENING = datetime(2026, 3, 6, 18, 30, tzinfo=UTC)
MONDAY_MORNING = datetime(2026, 3, 9, 8, 0, tzinfo=UTC)


def report(tier: Tier = Tier.TODAY, **more: object) -> Report:
    values: dict[str, object] = {"exercise": "bridge", "workout": KEY, "told": 1, "notified": (2,), **more}
    return Report(3, 1, tier, "causes_pain", MONDAY, MONDAY, **values)  # type: ignore[arg-type]


def decided(case: Case, action: Action, **more: object) -> Decision:
    return decide(case, Decided(TOM, 1, action, **more), RULES, MONDAY)  # type: ignore[arg-type]


def unseen(case: Case, now: datetime) -> Decision:
    known = case.reports[0]
    return decide(case, CameDue(DueKind.UNSEEN, now.date(), f"1.{known.told}", now), RULES, now)


@pytest.mark.parametrize(
    ("hours", "status", "count", "reports"),
    [
        (0, ReportStatus.OPEN, 2, 1),
        (23, ReportStatus.OPEN, 2, 1),
        (23, ReportStatus.SEEN, 2, 1),
        (24, ReportStatus.OPEN, 1, 2),
        (1, ReportStatus.ACTED, 1, 2),
        (1, ReportStatus.CLOSED, 1, 2),
    ],
)
def test_a_repeat_within_24_hours_is_counted(hours: int, status: ReportStatus, count: int, reports: int) -> None:
    case = asked("card", workout(), 2, reports=(report(status=status),))
    decision = tap(case, "card", "pain", KEY, 2, MONDAY + timedelta(hours=hours))
    assert (decision.case.reports[-1].count, len(decision.case.reports)) == (count, reports)
    assert heard(decision, TOM) == (["edit:report-card"] if count == 2 else ["report-card"])


@pytest.mark.parametrize(
    ("known", "score", "told"), [(5, 5, "edit:report-card"), (5, 4, "edit:report-card"), (5, 6, "report-card")]
)
def test_it_is_told_again_only_if_it_is_worse(known: int, score: int, told: str) -> None:
    case = asked("hurt_score", workout(), 2, reports=(report(details={"score": known}),))
    decision = answer(case, score)
    assert heard(decision, TOM) == [told]
    assert decision.case.reports[0].details["score"] == max(known, score)


def test_a_repeat_keeps_the_highest_score_and_every_flag_and_word() -> None:
    flagged = decide(ann(), Said("I have chest pain", 1), RULES, MONDAY)
    more = decide(flagged.case, Said("my face droops", 2), RULES, MONDAY)
    assert raised(more) == [("T0", "red_flag")]
    details = more.case.reports[0].details
    assert details["flags"] == "RF1 RF3"
    assert details["said"] == "I have chest pain … my face droops"
    assert heard(more, TOM) == ["report-card"]  # a new sign is told again
    same = decide(more.case, Said("chest pain", 3), RULES, MONDAY)
    assert heard(same, TOM) == ["edit:report-card"]


def test_a_danger_sign_is_told_again_after_it_has_been_seen() -> None:
    case = decide(ann(), Said("I have chest pain", 1), RULES, MONDAY).case
    case = decided(case, Action.SEEN).case
    again = decide(case, Said("I have chest pain", 2), RULES, MONDAY)
    assert heard(again, TOM) == ["report-card"]
    assert again.case.reports[0].status is ReportStatus.OPEN


def test_what_a_person_writes_is_never_merged() -> None:
    case = ann()
    for text in ("one", "two"):
        case = replace(case, stage=Stage("report"))
        case = decide(case, Said(text, 1), RULES, MONDAY).case
    assert [r.details["said"] for r in case.reports] == ["one", "two"]


def test_the_digest_merges_what_nobody_has_read_yet() -> None:
    case = ann(done(effort=None), stage=Stage("effort", KEY))
    case = answer(case, "easy").case
    later = done(key="2603090800")
    case = replace(case.with_workout(later), stage=Stage("effort", later.key))
    decision = answer(case, "easy", MONDAY + timedelta(days=7))
    assert [(r.rule, r.count) for r in decision.case.reports] == [("effort_easy", 2)]


def test_t1_in_working_hours_is_told_at_once_and_waits_for_the_next_working_morning() -> None:
    decision = answer(asked("pain_before", workout()), 6)
    assert heard(decision, TOM) == ["report-card"]
    assert waits(decision, DueKind.UNSEEN) == [datetime(2026, 3, 3, 8, 0, tzinfo=UTC)]


def test_t1_on_friday_evening_is_told_on_monday_and_to_the_lead_on_tuesday() -> None:
    friday = answer(asked("pain_before", workout()), 6, FRIDAY_EVENING)
    assert heard(friday, TOM) == []
    assert waits(friday, DueKind.UNSEEN) == [MONDAY_MORNING]
    monday = unseen(friday.case, MONDAY_MORNING)
    assert (heard(monday, TOM), heard(monday, MAYA)) == (["report-card"], [])
    assert waits(monday, DueKind.UNSEEN) == [MONDAY_MORNING + timedelta(days=1)]
    tuesday = unseen(monday.case, MONDAY_MORNING + timedelta(days=1))
    assert (heard(tuesday, TOM), heard(tuesday, MAYA)) == (["report-card"], ["report-card"])


def test_t1_that_nobody_sees_for_three_days_is_left_to_the_digests() -> None:
    decision = answer(asked("pain_before", workout()), 6)
    told = []
    for day in range(1, 6):
        if not waits(decision, DueKind.UNSEEN):
            break
        decision = unseen(decision.case, MONDAY_MORNING + timedelta(days=day - 7))
        told.append((heard(decision, TOM), heard(decision, MAYA)))
    assert told == [(["report-card"], ["report-card"])] * 3 + [([], [])]


def test_a_report_whose_moment_failed_is_brought_up_again() -> None:
    decision = decide(ann(reports=(report(Tier.NOW, told=1),)), DueFailed(DueKind.UNSEEN, "1.1"), RULES, MONDAY)
    assert waits(decision, DueKind.UNSEEN) == [MONDAY + timedelta(hours=1)]


def test_t0_is_told_at_any_hour_every_15_minutes_and_to_the_lead_from_the_second_time() -> None:
    now = FRIDAY_EVENING + timedelta(hours=4)
    decision = decide(ann(), Said("chest pain", 1), RULES, now)
    assert heard(decision, TOM) == ["report-card"]
    for step, lead in enumerate(([], ["report-card"], ["report-card"]), start=1):
        assert waits(decision, DueKind.UNSEEN) == [now + timedelta(minutes=15 * step)]
        decision = unseen(decision.case, now + timedelta(minutes=15 * step))
        assert (heard(decision, TOM), heard(decision, MAYA)) == (["report-card"], lead)


def test_the_repeats_end_when_somebody_has_seen_it() -> None:
    case = decided(ann(reports=(report(Tier.NOW),)), Action.SEEN).case
    assert heard(unseen(case, MONDAY + timedelta(minutes=15)), TOM) == []


def test_a_moment_from_before_it_was_told_anew_does_nothing() -> None:
    case = ann(reports=(report(Tier.NOW, told=2),))
    stale = CameDue(DueKind.UNSEEN, MONDAY.date(), "1.1", MONDAY)
    assert decide(case, stale, RULES, MONDAY).effects == ()


def test_every_telling_waits_for_a_moment_of_its_own() -> None:
    case = asked("hurt_score", workout(), 2, reports=(report(Tier.NOW, details={"score": 8}),))
    slots = set()
    for score in (9, 10):
        decision = tap(case, "hurt_score", score, KEY, 2)
        case = decision.case
        slots |= {e.slot for e in decision.effects if type(e).__name__ == "Schedule" and e.kind is DueKind.UNSEEN}
    assert len(slots) == 2


def test_nothing_of_a_stopped_patient_waits_for_working_hours() -> None:
    decision = decide(ann(safety_hold=True), Said("the ambulance is here", 1), RULES, FRIDAY_EVENING)
    assert heard(decision, TOM) == ["report-card"]
    assert heard(decision) == ["passed-on-stopped"]


def test_what_was_shared_waits_for_working_hours_with_its_report() -> None:
    case = decide(ann(), Shared("photo", "F1", message_id=5), RULES, FRIDAY_EVENING).case
    passed = tap(case, "relay", "yes", "5", now=FRIDAY_EVENING)
    assert heard(passed, TOM) == []
    assert heard(unseen(passed.case, MONDAY_MORNING), TOM) == ["report-card", "media"]


@pytest.mark.parametrize("label", ["", "look:3", "joined:3", "report:3-9", "report:3-x", "relay:3-1"])
def test_any_other_message_that_was_not_delivered_calls_nobody(label: str) -> None:
    case = ann(reports=(report(),))
    assert heard(decide(case, NotDelivered(2, label, "refused"), RULES, MONDAY), MAYA) == []


@pytest.mark.parametrize(("tier", "label"), [(Tier.TODAY, "report:3-1"), (Tier.NOW, "urgent:3-1")])
def test_a_report_that_was_not_delivered_goes_to_the_lead(tier: Tier, label: str) -> None:
    case = ann(reports=(report(tier),))
    assert heard(decide(case, NotDelivered(2, label, "unreachable"), RULES, MONDAY), MAYA) == ["report-card"]


# Decisions


def test_a_change_is_previewed_and_only_then_the_next_version() -> None:
    case = ann(reports=(report(),))
    preview = decided(case, Action.REDUCE)
    assert (heard(preview, TOM), preview.case.plan) == (["preview"], PLAN)
    confirmed = decided(case, Action.REDUCE, confirmed=True, version=1, reason="calm it down")
    assert confirmed.case.plan is not None
    assert (confirmed.case.plan.version, confirmed.case.plan.reason) == (2, "calm it down")
    assert confirmed.case.reports[0].status is ReportStatus.ACTED
    assert heard(confirmed) == ["told"]
    assert PLAN.version == 1 and PLAN.exercises[2].dose.reps == 10


def test_a_confirmation_of_an_older_version_is_previewed_again() -> None:
    case = decided(ann(reports=(report(),)), Action.REDUCE, confirmed=True, version=1).case
    again = decided(case, Action.REDUCE, confirmed=True, version=1)
    assert heard(again, TOM) == ["preview"]
    assert again.case.plan is not None and again.case.plan.version == 2


def test_a_message_to_the_patient_leaves_the_changes_open() -> None:
    wrote = decide(ann(reports=(report(),)), Wrote(TOM, "Rest it.", 1), RULES, MONDAY)
    shown = next(e for e in wrote.effects if isinstance(e, Say) and e.words.key == "report-card")
    assert {b.value for row in shown.buttons for b in row} >= {"reduce", "hold", "remove", "write"}


@pytest.mark.parametrize("action", [Action.REDUCE, Action.SWAP, Action.HOLD, Action.REMOVE])
def test_a_change_that_cannot_be_made_says_so(action: Action) -> None:
    gone = ann(reports=(report(exercise="bird_dog"),))
    assert heard(decided(gone, action), TOM) == ["change-impossible", "report-card"]


def test_a_report_can_be_closed_without_a_decision() -> None:
    case = decided(ann(reports=(report(),)), Action.SEEN).case
    closed = decided(case, Action.CLOSE).case.reports[0]
    assert (closed.status, closed.waits) == (ReportStatus.CLOSED, False)


def test_what_is_read_in_the_digest_is_settled() -> None:
    case = decided(ann(reports=(report(Tier.DIGEST),)), Action.SEEN)
    assert case.case.reports[0].status is ReportStatus.CLOSED
    assert heard(case) == []


@pytest.mark.parametrize(
    "ref", ["", "3", "3-1", "banana", "3-1-banana", "3-1-write", "9-1-reduce", "²-1-reduce", "---"]
)
@pytest.mark.parametrize("ask", ["decide", "preview", "joined", "patient", "revoke", "look"])
def test_a_therapist_can_press_anything(ask: str, ref: str) -> None:
    case = Case(TOM, patients=(ANN,))
    for value in ("yes", "no", "seen", "reason", "cancel", "resume", "write", "invite", "show", "reduce", "nonsense"):
        decision = decide(case, Answered(ask, value, ref), RULES, MONDAY)
        assert decision.effects, (ask, value, ref)


def test_a_reason_that_has_been_forgotten_is_not_replaced_unseen() -> None:
    case = replace(Case(TOM, patients=(ANN,)), stage=Stage("preview", "3-1-reduce", 1, {"reason": "mine"}))
    kept = decide(case, Answered("preview", "yes", "3-1-reduce+", 1), RULES, MONDAY).effects
    assert [(e.event.confirmed, e.event.reason) for e in kept if hasattr(e, "event")] == [(True, "mine")]
    lost = decide(replace(case, stage=Stage()), Answered("preview", "yes", "3-1-reduce+", 1), RULES, MONDAY).effects
    assert [e.event.confirmed for e in lost if hasattr(e, "event")] == [False]


def test_a_long_message_of_a_therapist_arrives_whole() -> None:
    text = "&" * 4096
    wrote = decide(ann(), Wrote(TOM, text), RULES, MONDAY)
    parts = [e for e in wrote.effects if isinstance(e, Say) and e.words.key == "wrote"]
    assert "".join(str(p.words.args["text"]) for p in parts) == text
    assert [bool(p.buttons) for p in parts] == [False, True]


def test_the_news_of_a_change_can_be_answered_by_typing() -> None:
    case = decided(ann(reports=(report(),)), Action.REDUCE, confirmed=True, version=1).case
    assert heard(decide(case, Said("ok", 1), RULES, MONDAY)) == ["told-ok"]
    assert heard(decide(case, Said("I have a question", 1), RULES, MONDAY)) == ["told-question"]
    asking = replace(case, stage=replace(case.stage, ask="effort", ref=KEY), workouts=(done(),))
    assert heard(decide(asking, Said("fine", 1), RULES, MONDAY)) == ["note"]
