"""Mood, energy and sleep where the plan asks for them, and the language somebody is spoken to in."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.coach.decide import decide
from bot.coach.effects import Say
from bot.coach.events import Commanded, Said
from bot.coach.model import Case, Plan, Stage, Standing, Workout
from tests.coaching import KEY, MONDAY, PLAN, RULES, TOM, ann, answer, done, heard, kept, raised, tap, then, workout

MOOD_PLAN = Plan(
    1, "mood_mindful", RULES.programmes["mood_mindful"].exercises, PLAN.slots, created_at=MONDAY, author_id=TOM.id
)


def moody(*workouts: Workout, ask: str = "", **more: object) -> Case:
    return ann(*workouts, stage=Stage(ask, KEY) if ask else None, plan=MOOD_PLAN, **more)  # type: ignore[arg-type]


def test_each_is_asked_once_before_the_first_card() -> None:
    decision = tap(moody(workout(pain_before=0, items=workout().items, at=0), ask="anything_new"), "anything_new", "no")
    assert decision.case.stage.ask == "card"  # the first card has been shown already
    fresh = replace(workout(pain_before=0), items=tuple(replace(i, opened_at=None) for i in workout().items))
    decision = tap(moody(fresh, ask="anything_new"), "anything_new", "no")
    asked = []
    for value in (3, 7, "skip"):
        asked.append(decision.case.stage.ask)
        decision = answer(decision.case, value)
    assert asked == ["mood", "energy", "sleep"]
    assert decision.case.stage.ask == "card"
    current = decision.case.workout(KEY)
    assert current is not None
    assert current.wellbeing == {"mood": 3, "energy": 7, "sleep": None}  # rather not say is not 0


def test_a_plan_without_check_ins_asks_nothing_more() -> None:
    fresh = replace(workout(pain_before=0), items=tuple(replace(i, opened_at=None) for i in workout().items))
    assert answer(ann(fresh, stage=Stage("anything_new", KEY)), "no").case.stage.ask == "card"


@pytest.mark.parametrize(
    ("moods", "now", "told"),
    [
        ((3, 3), 3, ["3"]),
        ((3, 4), 3, []),
        ((3, None), 3, []),  # unknown is not low
        ((2, 2), 4, []),
        ((0, 0, 0), 0, ["4"]),
    ],
)
def test_low_mood_on_three_days_of_a_week_is_for_the_digest(
    moods: tuple[int | None, ...], now: int, told: list[str]
) -> None:
    past = [
        done(
            key=f"{MONDAY - timedelta(days=n):%y%m%d}0800",
            local_date=(MONDAY - timedelta(days=n)).date(),
            wellbeing={"mood": mood},
        )
        for n, mood in enumerate(moods, start=1)
    ]
    decision = answer(moody(*past, workout(), ask="mood"), now)
    assert [r.details["low_days"] for r in decision.case.reports] == told
    assert raised(decision) == [("T2", "mood_low")] * len(told)
    again = tap(decision.case, "mood", now, now=MONDAY + timedelta(days=1))
    assert len(again.case.reports) == len(told)


def test_a_late_answer_is_kept_and_moves_nothing() -> None:
    decision = tap(moody(done(), ask=""), "sleep", 8)
    assert kept(decision) == [("sleep", "8")]
    assert heard(decision) == ["noted"]


@pytest.mark.parametrize("standing", [Standing.JOINING, Standing.UNCONFIRMED, Standing.ACTIVE, Standing.STOPPED])
def test_the_language_can_be_changed_in_every_state(standing: Standing) -> None:
    consent = None if standing is Standing.JOINING else "1"
    case = ann(standing=standing, consent_version=consent, stage=Stage("consent") if consent is None else None)
    asked = decide(case, Commanded("language"), RULES, MONDAY)
    assert heard(asked)[0] == "language"
    chosen = (
        then(asked, Said("español", 3)) if standing is not Standing.STOPPED else tap(asked.case, "language", "es", "")
    )
    assert chosen.case.person.language == "es"
    assert "language-set" in [e.words.key for e in chosen.effects if isinstance(e, Say)]
    assert chosen.case.stage.ask == case.stage.ask  # nothing else has been answered by it


def test_a_therapist_changes_theirs_too() -> None:
    asked = decide(Case(TOM, Stage("alias")), Commanded("language"), RULES, MONDAY)
    chosen = then(asked, Said("Español", 3))
    assert (chosen.case.person.language, chosen.case.stage.ask) == ("es", "alias")
