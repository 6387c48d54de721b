"""A changed answer: raised it alerts as if it had been given, lowered it corrects what was told; nothing is lost."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.coach import reports
from bot.coach.decide import Decision, decide
from bot.coach.effects import Keep, Say
from bot.coach.events import Action, Answered, Commanded, Decided, Said
from bot.coach.model import Case, Item, Outcome, ReportStatus, Stage, WorkoutStatus
from tests.coaching import KEY, MONDAY, PLAN, RULES, TOM, ann, done, heard, kept, raised, tap, then, workout

OVER = {"pain_before": 2, "pain_after": 3, "effort": "right", "soreness": 2, "morning_pain": 2}


def hurt(pain: int = 4) -> tuple[Item, ...]:
    first, *rest = (Item(p.exercise, p.dose, Outcome.DONE) for p in PLAN.exercises)
    return (replace(first, outcome=Outcome.PAIN, pain=pain), *rest)


def buttons(decision: Decision) -> list[tuple[str, int]]:
    offered = next(e for e in decision.effects if isinstance(e, Say) and e.words.key == "change")
    return [(b.value, b.item) for row in offered.buttons for b in row if b.ask == "change"]


def test_every_answer_that_was_given_can_be_changed() -> None:
    case = ann(replace(done(**OVER), wellbeing={"mood": 4, "sleep": None}, note="fine", items=hurt()))
    pain = decide(case, Answered("hurt_score", "5", KEY, 0), RULES, MONDAY)
    offered = buttons(then(pain, Commanded("change")))
    names = ("pain_before", "pain_after", "effort", "note", "soreness", "sore_where", "morning_pain", "mood")
    assert offered == [*((n, 0) for n in names), ("pain_during", 0), ("hurt_where", 0), ("hurt_kind", 0)]


def test_nothing_given_is_nothing_to_change() -> None:
    for case in (ann(), ann(workout(WorkoutStatus.OFFERED))):
        assert heard(decide(case, Commanded("change"), RULES, MONDAY)) == ["nothing-to-change"]


def test_an_earlier_workout_can_be_reached() -> None:
    earlier = replace(done(**OVER), key="2603010800", local_date=MONDAY.date() - timedelta(days=1))
    decision = decide(ann(earlier, done(pain_before=1)), Commanded("change"), RULES, MONDAY)
    said = next(e for e in decision.effects if isinstance(e, Say))
    last = said.buttons[-1][0]
    assert (last.ask, last.ref) == ("closing", earlier.key)


@pytest.mark.parametrize(
    ("ask", "score", "reports_then"),
    [
        ("pain_after", 3, []),  # the same
        ("pain_after", 4, [("T2", "pain_rise")]),
        ("pain_after", 5, [("T2", "pain_rise")]),
        ("pain_after", 6, [("T1", "pain_after")]),
        ("pain_after", 7, [("T1", "pain_after")]),
        ("pain_after", 8, [("T0", "pain_after")]),
        ("pain_before", 5, []),
        ("pain_before", 6, [("T1", "pain_before")]),
        ("pain_before", 8, [("T0", "pain_before")]),
        ("pain_before", 1, [("T2", "pain_rise")]),  # 3 after is two more than 1 before
        ("pain_before", 0, [("T2", "pain_rise"), ("T1", "unsettled")]),
        ("soreness", 3, []),
        ("soreness", 4, [("T2", "sore")]),
        ("soreness", 7, [("T1", "sore")]),
        ("morning_pain", 3, []),
        ("morning_pain", 4, [("T1", "unsettled")]),
        ("morning_pain", 8, [("T0", "unsettled")]),
    ],
)
def test_a_raised_rating_alerts_as_if_it_had_been_given(
    ask: str, score: int, reports_then: list[tuple[str, str]]
) -> None:
    decision = tap(ann(done(**OVER)), ask, score)
    assert sorted(raised(decision)) == sorted(reports_then)
    assert decision.case.person.safety_hold is (score >= 8)


@pytest.mark.parametrize(("score", "stopped"), [(7, False), (8, True)])
def test_pain_at_an_exercise_can_be_raised(score: int, stopped: bool) -> None:
    pain = decide(ann(replace(done(), items=hurt(2))), Answered("hurt_score", "2", KEY, 0), RULES, MONDAY)
    decision = then(pain, Answered("hurt_score", str(score), KEY, 0))
    assert raised(decision) == [("T0" if stopped else "T1", "causes_pain")]
    assert decision.case.person.safety_hold is stopped


def _told(case: Case, number: int = 1) -> dict[str, str | int]:
    report = case.report(number)
    assert report is not None
    return report.details


@pytest.mark.parametrize("settled", [None, Action.SEEN, Action.CLOSE])
@pytest.mark.parametrize("ask", ["pain_after", "pain_before", "soreness", "morning_pain", "hurt_score"])
def test_a_lowered_rating_is_told_beside_the_first_and_opens_nothing(ask: str, settled: Action | None) -> None:
    case = ann(replace(done(**OVER), items=hurt(2)))
    told = tap(case, ask, 7)
    if settled:
        told = then(told, Decided(TOM, 1, settled))
    lowered = then(told, Answered(ask, "5", KEY, 0))
    assert len(lowered.case.reports) == len(told.case.reports) == 1
    details = _told(lowered.case)
    assert (details["score"], details["corrected"]) == (7, 5)
    assert heard(lowered, TOM) == ["edit:report-card"]
    assert lowered.case.reports[0].status is told.case.reports[0].status
    assert (ask, "5") in kept(lowered)


def test_a_settled_report_is_not_reopened_by_worse_news_but_followed_by_it() -> None:
    told = tap(ann(done(**OVER)), "pain_after", 6)
    closed = then(told, Decided(TOM, 1, Action.CLOSE))
    worse = then(closed, Answered("pain_after", "7", KEY))
    assert [r.status for r in worse.case.reports] == [ReportStatus.CLOSED, ReportStatus.OPEN]
    assert heard(worse, TOM) == ["report-card"]


@pytest.mark.parametrize("ask", ["pain_after", "pain_before", "morning_pain"])
def test_lowering_a_severe_rating_is_told_and_resumes_nothing(ask: str) -> None:
    """Only a therapist ends a safety stop (§5)."""
    alarm = tap(ann(done(**OVER)), ask, 9)
    lowered = then(alarm, Answered(ask, "2", KEY, 0))
    assert lowered.case.person.safety_hold
    assert [r.tier.value for r in lowered.case.reports if r.waits][:1] == ["T0"]
    assert (_told(lowered.case)["score"], _told(lowered.case)["corrected"]) == (9, 2)


def test_a_changed_effort_and_note_say_what_was_told_first() -> None:
    hard = tap(ann(done(**{**OVER, "effort": None})), "effort", "hard")
    right = then(hard, Answered("effort", "right", KEY))
    assert _told(right.case)["effort"] == "right"
    case = ann(done(**OVER), stage=Stage("note", KEY))
    noted = decide(case, Said("it clicked", 1), RULES, MONDAY)
    again = then(then(noted, Answered("change", "note", KEY)), Said("it clicked twice", 2))
    assert _told(again.case)["said"] == "it clicked … it clicked twice"
    assert heard(again) == ["changed"]


def test_the_next_words_are_not_for_an_answer_that_has_been_changed() -> None:
    open_card = ann(workout(pain_before=2, items=hurt(3)), stage=Stage("pain_during", KEY, 1))
    changing = then(tap(open_card, "change", "pain_before"), Said("3", 5))
    assert changing.case.workouts[0].pain_before == 3
    answered = then(changing, Said("4", 6))
    assert answered.case.workouts[0].pain_before == 3
    assert answered.case.workouts[0].items[1].pain == 4


@pytest.mark.parametrize(
    ("first", "then_edited", "kept_as", "says"),
    [
        ("3", "8", 8, ["safety-urgent"]),
        ("3", "5", 5, ["changed"]),
        ("3", "3", 3, ["noted"]),
        ("3", "it was nicer", 3, ["edited"]),
        ("3", "3 or 4", 3, ["score-one-of-two"]),
        ("33", "3", 3, ["anything-new"]),  # a try that was no rating is put right by editing it
    ],
)
def test_editing_the_message_that_gave_a_rating_changes_it(
    first: str, then_edited: str, kept_as: int, says: list[str]
) -> None:
    asked = ann(workout(), stage=Stage("pain_before", KEY))
    given = decide(asked, Said(first, 11), RULES, MONDAY)
    if first == "3":
        given = then(given, Said("nothing new", 12))
    edited = then(given, Said(then_edited, 11, edited=True))
    assert edited.case.workouts[0].pain_before == kept_as
    assert heard(edited)[: len(says)] == says


def test_an_edit_is_screened_first() -> None:
    given = decide(ann(workout(), stage=Stage("pain_before", KEY)), Said("3", 11), RULES, MONDAY)
    edited = then(given, Said("3 and chest pain", 11, edited=True))
    assert raised(edited) == [("T0", "red_flag")]
    assert edited.case.workouts[0].pain_before == 3


def test_editing_what_waits_to_be_passed_on_passes_on_the_new_words() -> None:
    offered = decide(ann(), Said("my kneee", 4), RULES, MONDAY)
    edited = then(offered, Said("my knee", 4, edited=True))
    assert heard(edited) == ["relay"]
    passed = then(edited, Answered("relay", "yes", "4"))
    assert _told(passed.case)["said"] == "my knee"


def test_an_edit_of_another_message_changes_nothing() -> None:
    given = decide(ann(workout(), stage=Stage("pain_before", KEY)), Said("3", 11), RULES, MONDAY)
    edited = then(given, Said("8", 10, edited=True))
    assert edited.case.workouts == given.case.workouts
    assert heard(edited) == ["edited"]
    assert not any(isinstance(e, Keep) for e in edited.effects)


def test_the_newest_report_of_a_matter_is_found_whatever_became_of_it() -> None:
    decision = then(tap(ann(done(**OVER)), "pain_after", 7), Decided(TOM, 1, Action.CLOSE))
    assert [r.number for r in decision.case.reports] == [1]
    from bot.coach.talk import Talk

    talk = Talk(decision.case, RULES, MONDAY)
    found = reports.latest(talk, "pain_after", KEY)
    assert found is not None
    assert found.number == 1
    assert reports.find(talk, "pain_after", KEY) is None
    assert reports.correctable(talk, "pain_after", KEY, "", 7) is not None
    assert reports.correctable(talk, "pain_after", KEY, "", 8) is None
