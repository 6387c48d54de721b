"""The next morning: settled or not, sore and how, and what it leads to (clinical rules §1, §2)."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.coach.decide import decide
from bot.coach.events import CameDue, DueKind
from bot.coach.model import Case, Stage, Workout, WorkoutStatus
from tests.coaching import KEY, MONDAY, RULES, TOM, ann, answer, asked, done, heard, raised, tap, waits, workout

MORNING = MONDAY + timedelta(days=1)


def check(at: timedelta, case: Case, slot: str = KEY) -> list[str]:
    moment = MONDAY + at
    return heard(decide(case, CameDue(DueKind.CHECK, moment.date(), slot, moment), RULES, moment))


@pytest.mark.parametrize(
    ("before", "morning", "reports"),
    [
        (2, 2, []),
        (2, 3, []),
        (2, 4, [("T1", "unsettled")]),
        (5, 5, []),
        (5, 6, [("T1", "unsettled")]),
        (None, 5, []),  # unknown is not 0
        (None, 6, [("T1", "unsettled")]),
        (7, 7, [("T1", "unsettled")]),
        (7, 8, [("T0", "unsettled")]),
    ],
)
def test_pain_in_the_morning_is_compared_with_the_day_before(
    before: int | None, morning: int, reports: list[tuple[str, str]]
) -> None:
    assert raised(answer(asked("morning_pain", done(pain_before=before)), morning)) == reports


@pytest.mark.parametrize(
    ("score", "reports", "ask"),
    [
        (0, [], "morning_pain"),
        (1, [], "sore_where"),
        (3, [], "sore_where"),
        (4, [("T2", "sore")], "sore_where"),
        (6, [("T2", "sore")], "sore_where"),
        (7, [("T1", "sore")], "sore_where"),
        (10, [("T1", "sore")], "sore_where"),
    ],
)
def test_soreness_is_told_by_how_much_it_is(score: int, reports: list[tuple[str, str]], ask: str) -> None:
    decision = answer(asked("soreness", done()), score)
    assert raised(decision) == reports
    assert decision.case.stage.ask == ask


@pytest.mark.parametrize(
    ("ask", "value", "reports"),
    [
        ("sore_where", "muscle", []),
        ("sore_where", "joint", [("T1", "sore")]),
        ("sore_where", "shooting", [("T1", "sore")]),
        ("sore_rest", "no", []),
        ("sore_rest", "yes", [("T1", "sore")]),
        ("sore_swelling", "no", []),
        ("sore_swelling", "yes", [("T1", "sore")]),
    ],
)
def test_what_is_no_muscle_soreness_is_told_today(ask: str, value: str, reports: list[tuple[str, str]]) -> None:
    assert raised(answer(asked(ask, done(soreness=2)), value)) == reports


def test_one_sore_morning_is_one_report_however_many_signs_it_has() -> None:
    case = answer(asked("soreness", done()), 5).case
    for value in ("joint", "yes", "yes"):
        case = answer(case, value).case
    assert [(r.tier.value, r.rule) for r in case.reports] == [("T1", "sore")]
    assert case.reports[0].details == {"score": 5, "where_kind": "joint", "rest": "yes", "swelling": "yes"}


@pytest.mark.parametrize(
    ("soreness", "before", "after", "morning", "outcome"),
    [
        (3, 2, 2, 3, "continue"),
        (4, 2, 2, 2, "hold"),
        (0, 1, 3, 2, "hold"),
        (7, 2, 2, 2, "tell"),
        (0, 2, 2, 4, "tell"),
    ],
)
def test_the_closing_word_follows_from_the_answers(
    soreness: int, before: int, after: int, morning: int, outcome: str
) -> None:
    case = answer(asked("soreness", done(pain_before=before, pain_after=after)), soreness).case
    while case.stage.ask != "morning_pain":
        case = answer(case, {"sore_where": "muscle"}.get(case.stage.ask, "no")).case
    decision = answer(case, morning)
    said = [e for e in decision.effects if hasattr(e, "words") and e.words.key == "check-done"]
    assert [s.words.args["outcome"] for s in said] == [outcome]


def test_what_was_told_and_settled_yesterday_is_not_told_again() -> None:
    hurt = tap(ann(done(pain_before=5)), "pain_after", 6).case
    case = replace(hurt, stage=Stage("morning_pain", KEY))
    decision = answer(case, 3)
    assert [r.rule for r in decision.case.reports] == ["pain_after"]
    said = next(e for e in decision.effects if hasattr(e, "words") and e.words.key == "check-done")
    assert said.words.args["outcome"] == "continue"


def test_the_check_comes_within_18_to_30_hours_and_not_in_the_night() -> None:
    ended = answer(asked("stop_sure", workout(), 0), "stop")
    assert waits(ended, DueKind.CHECK) == []  # nothing was done, so there is nothing to ask about
    half = tap(ann(workout(), stage=Stage("card", KEY, 0)), "card", "done").case
    evening = MONDAY + timedelta(hours=12)
    stopped = tap(half, "stop_sure", "stop", now=evening)
    assert waits(stopped, DueKind.CHECK) == [evening + timedelta(hours=18)]
    stopped = tap(half, "stop_sure", "stop")
    assert waits(stopped, DueKind.CHECK) == [MONDAY + timedelta(hours=23, minutes=30)]


@pytest.mark.parametrize(("hours", "told"), [(18, ["soreness"]), (30, ["soreness"]), (31, [])])
def test_the_check_is_dropped_when_the_answers_would_mean_something_else(hours: int, told: list[str]) -> None:
    assert check(timedelta(hours=hours), ann(done())) == told


def test_the_check_waits_while_the_next_workout_is_under_way() -> None:
    today = replace(workout(), key="2603030800")
    case = ann(done(), today, stage=Stage("card", today.key))
    moment = MORNING
    decision = decide(case, CameDue(DueKind.CHECK, moment.date(), KEY, moment), RULES, moment)
    assert heard(decision) == []
    assert waits(decision, DueKind.CHECK) == [moment + timedelta(minutes=30)]
    assert check(timedelta(days=1), replace(case, workouts=(done(), done(key=today.key))), f"{KEY}+") == ["soreness"]


def test_the_check_takes_the_place_of_the_reminder_and_gives_it_back() -> None:
    waiting: Workout = workout(WorkoutStatus.OFFERED, key="2603030800", started_at=None)
    case = ann(done(pain_before=2), waiting, stage=Stage("start", waiting.key))
    asking = decide(case, CameDue(DueKind.CHECK, MORNING.date(), KEY, MORNING), RULES, MORNING)
    assert asking.case.stage.ask == "soreness"
    case = answer(asking.case, 0, MORNING).case
    decision = answer(case, 2, MORNING)
    assert (decision.case.stage.ask, decision.case.stage.ref) == ("start", waiting.key)


def test_a_changed_soreness_asks_nothing_more() -> None:
    decision = tap(ann(done(soreness=2)), "soreness", 8)
    assert heard(decision) == ["changed"]
    assert raised(decision) == [("T1", "sore")]
    assert heard(decision, TOM) == ["report-card"]


@pytest.mark.parametrize(
    ("mornings", "score", "reports"),
    [
        ((4, 4, 4), 4, [("T1", "sore")]),
        ((4, None, 4), 4, [("T1", "sore")]),  # a morning without an answer says nothing
        ((4, 3, 4), 4, [("T2", "sore")]),  # it had gone in between
        ((3, 4, 4), 4, [("T2", "sore")]),  # 72 hours are not over yet
        ((4, 4, 4), 3, []),
    ],
)
def test_soreness_that_lasts_for_more_than_three_days_is_told_today(
    mornings: tuple[int | None, ...], score: int, reports: list[tuple[str, str]]
) -> None:
    before = [
        done(key=f"26030{2 + n}0800", ended_at=MONDAY + timedelta(days=n), soreness=soreness)
        for n, soreness in enumerate(mornings)
    ]
    last = done(key="2603050800", ended_at=MONDAY + timedelta(days=3))
    now = MONDAY + timedelta(days=4)
    decision = answer(ann(*before, last, stage=Stage("soreness", last.key)), score, now)
    assert raised(decision) == reports
    assert [r.details.get("long") == "4" for r in decision.case.reports] == [tier == "T1" for tier, _ in reports]


@pytest.mark.parametrize(("minutes", "ask"), [(0, "anything_new"), (30, "anything_new"), (31, "pain_before")])
def test_nobody_is_asked_for_the_pain_right_now_twice_in_one_morning(minutes: int, ask: str) -> None:
    today = workout(WorkoutStatus.OFFERED, key="2603030800", local_date=MORNING.date())
    checked = answer(ann(done(pain_before=2), today, stage=Stage("morning_pain", KEY)), 3, MORNING)
    started = tap(checked.case, "start", "start", today.key, now=MORNING + timedelta(minutes=minutes))
    assert started.case.stage.ask == ask
    current = started.case.workout(today.key)
    assert current is not None
    assert current.pain_before == (3 if ask == "anything_new" else None)
