"""Every question × every answer × every state: nothing raises, nobody who needs an answer is met with silence."""

import pickle
from dataclasses import replace
from datetime import timedelta
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.coach.asks import ASKS, Ask
from bot.coach.decide import Decision, decide
from bot.coach.effects import Say
from bot.coach.events import (
    Action,
    Answered,
    CameDue,
    Commanded,
    Decided,
    DueKind,
    Event,
    Joined,
    Left,
    Looked,
    NotDelivered,
    NotUnderstood,
    Resumed,
    Returned,
    Said,
    Shared,
    Vouched,
    Wrote,
)
from bot.coach.model import Case, Preferences, Stage, Standing, Timer, WorkoutStatus
from bot.content.words import Wording
from bot.letters import Letters
from tests.coaching import ANN, KEY, LIBRARY, MONDAY, RULES, TOM, ann, done, heard, tap, workout

WORDING = Wording(LIBRARY)
LETTERS = Letters(WORDING, RULES.clinic)
PATIENTS = [a for a in ASKS.values() if a.person == "patient"]
STATES = [
    (standing, hold)
    for standing, hold in product(Standing, (False, True))
    if not (hold and standing in (Standing.INVITED, Standing.JOINING))
]
LATER = MONDAY + timedelta(days=1)
TIMED = Stage("card", KEY, timer=Timer(KEY, 0, f"timer:{KEY}:0:080000", ends_at=LATER + timedelta(seconds=9)))
# Which exercise; of a set, which exercise × 100 + which set.
ITEMS = {"one_set": (0, 1, 2, 3, 101, 9901)}


def situations(standing: Standing, hold: bool) -> list[Case]:
    """No workout, one offered, one under way, one in large steps with its timer running, one over, one missed."""
    more = {"standing": standing, "safety_hold": hold}
    if standing in (Standing.INVITED, Standing.JOINING):
        more |= {"consent_version": None}
    return [
        ann(plan=None, **more),
        ann(workout(WorkoutStatus.OFFERED), stage=Stage("start", KEY), **more),
        ann(workout(pain_before=2), stage=Stage("card", KEY), **more),
        ann(workout(pain_before=2), stage=TIMED, preferences=Preferences(plain=True, large_steps=True), **more),
        ann(done(pain_before=2, pain_after=3, effort="right"), **more),
        ann(workout(WorkoutStatus.MISSED), **more),
    ]


_SAID: set[str] = set()


def rendered(decision: Decision) -> None:
    """Every message can be said in every language, with every button on it. What has been said once is not said again:
    putting it into words takes longer than deciding it."""
    for effect in decision.effects:
        if not isinstance(effect, Say):
            continue
        known = repr((effect.words, effect.buttons, effect.chart))
        if known in _SAID:
            continue
        for language in WORDING.languages:
            WORDING.text(language, effect.words)
            WORDING.simple.text(language, effect.words)
            if effect.chart:
                LETTERS.said(replace(ANN, language=language), effect, MONDAY)
            for row in effect.buttons:
                for button in row:
                    WORDING.label(language, button)
                    assert WORDING.simple.label(language, button).strip()
        _SAID.add(known)


@pytest.mark.parametrize("ask", PATIENTS, ids=lambda a: a.name)
def test_every_answer_in_every_state_is_answered(ask: Ask) -> None:
    for (standing, hold), value in product(STATES, (*ask.values, "rf1", "gb", "nonsense")):
        for case in situations(standing, hold):
            at = [(KEY, item) for item in (*ITEMS.get(ask.name, (0,)), -1, 99)]
            for ref, item in (*at, ("", 0), ("3-1", 0), ("9-1", 0)):
                opened = replace(case, stage=Stage(ask.name, ref, item))
                for before in (case, opened):
                    decision = decide(before, Answered(ask.name, value, ref, item, 7), RULES, LATER)
                    rendered(decision)
                    if not heard(decision):
                        assert _may_be_silent(before, ask, value), (
                            ask.name,
                            value,
                            ref,
                            item,
                            before.person,
                            before.stage,
                        )


def _may_be_silent(case: Case, ask: Ask, value: str) -> bool:
    """The second of two taps, whose first one has been answered."""
    current = case.open_workout
    going = current is not None and current.status is WorkoutStatus.STARTED
    if ask.name == "rejoin":
        return case.person.standing is not Standing.STOPPED
    if ask.name == "leave":
        return value == "yes" and case.person.standing not in (Standing.ACTIVE, Standing.JOINING, Standing.UNCONFIRMED)
    if ask.name in ("start", "later", "try_now", "anything_new", "comeback") and going:
        return True
    if ask.name in ("pain_before", "pain_during") and going:
        return True
    if ask.name in ("carry_on", "stop_sure"):
        return case.stage.ref == KEY
    return ask.name == "card" and all(item.outcome for item in case.workouts[0].items)


@pytest.mark.parametrize("ask", ["", *(a.name for a in PATIENTS)])
@pytest.mark.parametrize("text", ["6", "yes", "no", "done", "stop", "it hurts", "too hard", "I feel unwell", "?", "…"])
def test_every_text_at_every_question_is_answered(ask: str, text: str) -> None:
    for standing, hold in STATES:
        for case in situations(standing, hold):
            for ref in (KEY, ""):
                opened = replace(case, stage=Stage(ask, ref))
                for event in (Said(text, 9), Said(text, 9, edited=True)):
                    decision = decide(opened, event, RULES, LATER)
                    rendered(decision)
                    assert heard(decision), (ask, text, standing, hold, ref)


@settings(max_examples=200, deadline=None)
@given(st.text(min_size=1, max_size=60), st.sampled_from(["", *(a.name for a in PATIENTS)]))
def test_any_text_is_answered(text: str, ask: str) -> None:
    for case in situations(Standing.ACTIVE, False):
        decision = decide(replace(case, stage=Stage(ask, KEY)), Said(text, 9), RULES, LATER)
        rendered(decision)
        assert heard(decision)


def events() -> list[Event]:
    day = MONDAY.date()
    return [
        *(Commanded(name) for name in ("start", "today", "plan", "progress", "report", "unwell", "help", "privacy")),
        Commanded("stop"),
        Commanded("x"),
        Commanded("report", "my knee"),
        *(CameDue(kind, day, slot, MONDAY) for kind in DueKind for slot in _slots(kind)),
        *(Shared(kind, "F", message_id=3) for kind in ("photo", "voice", "document", "sticker")),
        *(Decided(TOM, number, action, c, 1) for action in Action for number in (0, 1) for c in (False, True)),
        *(NotDelivered(to, label, why) for to in (2, 3) for label in ("", f"workout:{KEY}") for why in _WHY),
        Joined("Ann", "en"), Left(), Returned(), NotUnderstood(), Wrote(TOM, "hello"), Vouched(TOM, True),
        Vouched(TOM, False), Looked(TOM), Looked(TOM, 1), Looked(TOM, chart=True), Resumed(TOM),
    ]  # fmt: skip


_WHY = ("unreachable", "expired", "unsure", "refused")


def _slots(kind: DueKind) -> tuple[str, ...]:
    match kind:
        case DueKind.TIMER:
            return (f"{KEY}/0/1/080000", "9/0/1/080000")
        case DueKind.UNSEEN:
            return ("1.0", "7.1")
        case DueKind.WORKOUT:
            return ("0800", "0715")
        case _:
            return (KEY, f"{KEY}/0815", "9")


@pytest.mark.parametrize(("standing", "hold"), STATES)
def test_everything_can_happen_in_every_state(standing: Standing, hold: bool) -> None:
    for case in situations(standing, hold):
        for event in events():
            decision = decide(case, event, RULES, MONDAY)
            rendered(decision)
            if isinstance(event, Commanded | Shared):
                silent = standing is Standing.ACTIVE and event == Commanded("start")
                assert heard(decision) or silent, event


def test_deciding_changes_nothing_but_what_it_returns() -> None:
    for case in situations(Standing.ACTIVE, False):
        for event in (*events(), Said("it hurts", 1), Answered("card", "pain", KEY, 0, 7)):
            before = pickle.dumps(case)
            first, second = (decide(case, event, RULES, MONDAY) for _ in range(2))
            assert first == second
            assert pickle.dumps(case) == before


@pytest.mark.parametrize(
    "event", [Said("6", 1), Answered("card", "done", KEY, 0, 1), Commanded("today"), Commanded("progress")]
)
def test_nothing_clinical_is_shown_before_the_therapist_has_confirmed(event: Event) -> None:
    decision = decide(ann(standing=Standing.UNCONFIRMED), event, RULES, MONDAY)
    assert [key for key in heard(decision) if key != "answer-gone"] == ["await-confirm"]


def test_thanks_do_not_end_an_alarm() -> None:
    case = ann(safety_hold=True, stage=Stage("stopped"))
    assert heard(decide(case, Said("thanks", 1), RULES, MONDAY)) == ["passed-on-stopped"]
    assert heard(decide(case, Said("false alarm", 1), RULES, MONDAY)) == ["stopped-mistake"]


def test_a_question_of_yesterday_does_not_swallow_todays_words() -> None:
    case = ann(done(ended_at=MONDAY - timedelta(days=3)), stage=Stage("report"))
    reminded = decide(case, CameDue(DueKind.WORKOUT, MONDAY.date(), "0800", MONDAY), RULES, MONDAY).case
    # Monday's own workout has the same key as the one that is there, so the slot of Tuesday is asked for.
    tuesday = CameDue(DueKind.WORKOUT, LATER.date(), "0800", LATER)
    reminded = decide(case, tuesday, RULES, LATER).case
    assert reminded.stage.ask == "start"
    assert heard(decide(reminded, Said("yes", 1), RULES, LATER)) == ["pain-before"]


def test_a_second_later_on_the_same_day_has_a_moment_of_its_own() -> None:
    case = ann(workout(WorkoutStatus.OFFERED), stage=Stage("later", KEY))
    slots = {
        e.slot
        for value in ("m15", "h1")
        for e in tap(case, "later", value).effects
        if type(e).__name__ == "Schedule" and e.kind is DueKind.LATER
    }
    assert len(slots) == 2


def test_nobody_can_come_in_by_leaving() -> None:
    for standing in (Standing.JOINING, Standing.UNCONFIRMED):
        case = ann(standing=standing, stage=Stage("leave"))
        left = decide(case, Answered("leave", "yes"), RULES, MONDAY).case
        assert (left.person.standing, left.person.chat_id) == (Standing.INVITED, None)
    here = replace(left, person=ANN)  # who is with us already has nowhere to come back to, and is told so
    again = decide(here, Answered("rejoin", "yes"), RULES, MONDAY)
    assert (heard(again), again.case) == (["button-gone"], here)


@pytest.mark.parametrize(
    ("ask", "value"), [("checklist", "banana"), ("checklist", "rf99"), ("change", "what"), ("decide", "seen"), ("", "")]
)
def test_a_button_that_nobody_was_shown_does_nothing(ask: str, value: str) -> None:
    case = ann(workout(pain_before=2), stage=Stage("checklist", KEY, -1, {"then": "unwell"}))
    decision = tap(case, ask, value, KEY, -1)
    assert (heard(decision), decision.case) == (["button-gone"], case)
