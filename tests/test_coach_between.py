"""What could fall between two parts of the conversation: nothing that a patient says is lost, nobody is overruled."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from telegram import Chat, Message, Update

from bot.coach.decide import Decision, decide
from bot.coach.effects import Say, Unschedule
from bot.coach.events import Answered, CameDue, Commanded, DueKind, Ended, Event, Paused, Reopened, Said
from bot.coach.model import Case, Outcome, Report, ReportStatus, Stage, Standing, Tier, Timer, WorkoutStatus
from bot.coach.patient import background
from bot.coach.therapist.caseload import wanted
from bot.handlers import comings
from bot.handlers.hearing import InviteBrought
from tests.coaching import (
    ANN,
    KEY,
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

NEWS = "my ankle feels heavy since the new tablets"


def after(case: Case, event: Event, now: timedelta = timedelta()) -> Decision:
    return decide(case, event, RULES, MONDAY + now)


# — what somebody says —


@pytest.mark.parametrize("standing", [Standing.STOPPED, Standing.ENDED])
def test_whoever_felt_unwell_and_is_asked_to_tell_more_is_heard(standing: Standing) -> None:
    unwell = answer(after(ann(standing=standing), Commanded("unwell")).case, "none")
    assert raised(after(unwell.case, Said(NEWS, 5))) == [("T1", "unwell"), ("T1", "message")]
    assert raised(after(unwell.case, Said("cancel", 5))) == [("T1", "unwell")]


@pytest.mark.parametrize("standing", [Standing.ACTIVE, Standing.STOPPED, Standing.ENDED])
@pytest.mark.parametrize("how", [Commanded("unwell"), Said("I feel unwell", 5), Answered("start", "unwell")])
def test_feeling_unwell_is_heard_in_every_way_of_saying_it(standing: Standing, how: Event) -> None:
    unwell = after(ann(standing=standing), how)
    assert (heard(unwell), raised(unwell)) == (["checklist"], [("T1", "unwell")])


def test_what_follows_a_yes_is_kept_with_it() -> None:
    case = ann(stage=Stage("screen", "medicines"), plan=replace(PLAN, screening=True))
    said = after(case, Said("Yes: ibuprofen, now and then", 5))
    known = background.answers(said.case.entries)
    assert (known["medicines"].answer, known["medicines_more"].said) == ("yes", "ibuprofen, now and then")
    assert (heard(said), said.case.stage.ref) == (["screen"], "surgery")
    expecting = after(replace(case, stage=Stage("screen", "pregnancy")), Said("yes 5 months", 5)).case
    assert background.answers(expecting.entries)["pregnancy"].said == "5 months"
    for unclear in ("no, but my father does", "yesterday I took one"):
        assert background.answers(after(case, Said(unclear, 5)).case.entries) == {}


def test_without_consent_nothing_is_kept_of_them() -> None:
    gone = ann(standing=Standing.STOPPED, consent_version=None, stage=Stage("report"))
    assert raised(after(gone, Said(NEWS, 5))) == []


@pytest.mark.parametrize(
    "case",
    [
        asked("later", workout(WorkoutStatus.OFFERED)),
        asked("hard_managed", workout()),
        ann(stage=Stage("pause_until", "ill")),
        ann(stage=Stage("screen", "medicines"), plan=replace(PLAN, screening=True)),
    ],
)
def test_a_text_that_is_no_answer_is_offered_to_be_passed_on(case: Case) -> None:
    offered = after(case, Said(NEWS, 5))
    assert heard(offered)[1:] == ["relay"]
    assert offered.case.stage.ask == case.stage.ask  # which stays open
    assert raised(tap(offered.case, "relay", "yes", "5")) == [("T1", "message")]
    for failed in ("hm what", "until 1 February 2020"):
        assert "relay" not in heard(after(case, Said(failed, 5)))


def test_so_it_is_at_a_questionnaire_and_at_the_settings() -> None:
    evening = timedelta(hours=8)
    case = ann(done(), plan=replace(PLAN, measures=("who5",)))
    asked_now = after(case, CameDue(DueKind.MEASURE, date(2026, 3, 2), "due", MONDAY), evening)
    item = answer(asked_now.case, "start", MONDAY + evening)
    assert heard(after(item.case, Said(NEWS, 5), evening)) == ["measure-choice-unclear", "relay"]
    page = tap(after(ann(), Commanded("settings")).case, "settings", "times", "")
    assert heard(after(page.case, Said("my knee hurts a lot since the walk", 5))) == ["set-unclear", "relay"]


def test_no_key_of_a_letter_names_a_questionnaire() -> None:
    case = ann(done(), plan=replace(PLAN, measures=("phq2",)))
    asked_now = after(case, CameDue(DueKind.MEASURE, date(2026, 3, 2), "due", MONDAY), timedelta(hours=8))
    keys = [e.dedupe for e in asked_now.effects if isinstance(e, Say)]
    assert keys and all(key and "phq" not in key for key in keys)


@pytest.mark.parametrize(
    ("ask", "text", "said"),
    [
        ("note", "pause between the sets was too short", "closing"),
        ("report", "pause the bridge please, it hurts my hip", "passed-on"),
        ("", "pause the bridge please, my hip feels odd", "relay"),
        ("", "pause", "pause"),
        ("", "pause my exercises please", "pause"),
        ("", "pause until Sunday", "pause-set"),
        ("report", "pause until Sunday", "pause-set"),
        ("", "pause because I am ill at the moment", "pause"),
    ],
)
def test_only_a_wish_to_pause_pauses(ask: str, text: str, said: str) -> None:
    case = asked(ask, done()) if ask == "note" else ann(stage=Stage(ask))
    assert said in heard(after(case, Said(text, 5)))


@pytest.mark.parametrize("name", ["today", "help", "progress", "settings", "nonsense"])
def test_what_follows_a_command_is_not_dropped(name: str) -> None:
    offered = after(ann(), Commanded(name, NEWS, 9))
    assert "relay" in heard(offered)
    assert raised(tap(offered.case, "relay", "yes", "9")) == [("T1", "message")]


def test_what_is_written_behind_unwell_reaches_the_therapist() -> None:
    assert raised(after(ann(), Commanded("unwell", NEWS))) == [("T1", "message"), ("T1", "unwell")]
    assert raised(after(ann(consent_version=None, standing=Standing.STOPPED), Commanded("unwell", NEWS))) == []


@pytest.mark.parametrize("rule", ["screening", "gap", "measure", "mood_low"])
def test_what_the_exercises_wait_for_cannot_be_taken_back(rule: str) -> None:
    case = ann(reports=(Report(3, 1, Tier.TODAY, rule, MONDAY, MONDAY),))
    tried = tap(case, "mine", "take_back", "3-1")
    assert heard(tried) == ["take-back-late"]
    assert tried.case.reports[0].waits
    assert heard(after(case, Commanded("sent"))) == ["sent-none"]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("/report\nchest pain since noon", Commanded("report", "chest pain since noon", 7)),
        ("/report@hep_bot my  mat\nis torn", Commanded("report", "my  mat\nis torn", 7)),
        ("/start chest pain", Commanded("start", "chest pain", 7)),
        ("/start Zx-9_a", InviteBrought("Zx-9_a")),
        ("/start", Commanded("start", "", 7)),
    ],
)
def test_what_follows_a_command_is_heard_whole(text: str, event: object) -> None:
    message = Message(7, datetime(2026, 3, 2, tzinfo=UTC), Chat(103, "private"), text=text)
    read = comings.started if text.startswith("/start") else comings.commanded
    assert read(Update(1, message=message)) == event


# — whoever has gone —


@pytest.mark.parametrize("consent", ["1", None])
def test_an_episode_that_is_opened_again_writes_to_nobody_who_had_stopped(consent: str | None) -> None:
    over = after(ann(standing=Standing.STOPPED, consent_version=consent), Ended(TOM, confirmed=True))
    again = after(over.case, Reopened(TOM))
    assert again.case.person.standing is Standing.STOPPED
    assert (heard(again), heard(again, TOM), waits(again, DueKind.WORKOUT)) == ([], ["reopened-stopped"], [])


def test_whoever_takes_consent_back_after_the_end_is_asked_for_it_before_anything_goes_on() -> None:
    ended = ann(standing=Standing.ENDED)
    withdrawn = answer(after(ended, Commanded("withdraw")).case, "yes")
    again = after(withdrawn.case, Reopened(TOM))
    back = after(again.case, Commanded("start"))
    assert heard(back) == ["consent"]
    agreed = answer(back.case, "yes")
    assert agreed.case.person.standing is Standing.ACTIVE
    assert waits(agreed, DueKind.WORKOUT)
    over = after(agreed.case, Ended(TOM, confirmed=True))
    assert after(over.case, Reopened(TOM)).case.person.standing is Standing.ACTIVE


# — what waits for a therapist's word —


@pytest.mark.parametrize(("hours", "asked_again"), [(1, False), (23, False), (24, True)])
def test_a_message_is_no_answer_for_ever(hours: int, asked_again: bool) -> None:
    told = Report(3, 1, Tier.TODAY, "gap", MONDAY, MONDAY)
    written = replace(told, status=ReportStatus.ACTED, action="write", acted_at=MONDAY, acted_by=2)
    waiting = replace(ANN.preferences, comeback="asked")
    case = ann(workout(WorkoutStatus.OFFERED), reports=(written,), preferences=waiting)
    tried = tap(case, "start", "start", now=MONDAY + timedelta(hours=hours))
    assert heard(tried)[-1].startswith("comeback")
    assert (len(tried.case.reports) == 2) is asked_again


def test_whoever_has_begun_long_ago_is_not_asked_what_comes_before_the_first() -> None:
    plan, long_ago = replace(PLAN, screening=True), replace(ANN.preferences, last_done=date(2026, 1, 2))
    assert heard(tap(ann(plan=plan), "try_now", "start", "")) == ["screen"]
    assert "screen" not in heard(tap(ann(plan=plan, preferences=long_ago), "try_now", "start", ""))


# — a therapist's pause —


@pytest.mark.parametrize(
    "how",
    [Answered("paused", "back_now"), Answered("pause_until", "week", "ill"), Said("pause until Sunday", 5)],
)
def test_a_therapists_pause_is_theirs_to_end(how: Event) -> None:
    until = date(2026, 3, 30)
    halted = after(ann(), Paused(TOM, until, "=treatment"))
    tried = after(halted.case, how)
    assert (heard(tried), tried.case.person.paused_until) == (["paused-for-you"], until)
    assert heard(tap(tried.case, "no_start", "message", "")) == ["report"]


def test_a_therapists_pause_counts_what_was_done_and_asks_no_more_about_it() -> None:
    begun = workout()
    items = (replace(begun.items[0], outcome=Outcome.DONE, closed_at=MONDAY), *begun.items[1:])
    counting = Stage("card", KEY, 1, timer=Timer(KEY, 1, f"timer:{KEY}:1:083000"))
    for event in (Paused(TOM, date(2026, 3, 30)), Ended(TOM, confirmed=True)):
        halted = after(ann(replace(begun, items=items), stage=counting), event)
        assert halted.case.workouts[0].status is WorkoutStatus.PARTIAL
        assert halted.case.stage.timer is None
        assert {DueKind.CHECK, DueKind.TIMER} <= {e.kind for e in halted.effects if isinstance(e, Unschedule)}
    offered = after(ann(workout(WorkoutStatus.OFFERED)), Paused(TOM, date(2026, 3, 30)))
    assert (offered.case.workouts[0].status, offered.case.workouts[0].reason) == (WorkoutStatus.EXCUSED, "paused")


def test_after_it_the_patients_own_pauses_are_their_own() -> None:
    halted = after(ann(), Paused(TOM, date(2026, 3, 4)))
    later = after(halted.case, Said("pause until Sunday", 5), timedelta(days=2))
    assert heard(later) == ["pause-set"]
    assert after(later.case, Answered("paused", "back_now"), timedelta(days=3)).case.person.paused_until is None


# — a therapist's typing —


@pytest.mark.parametrize(
    ("ask", "named"),
    [("patient", None), ("preview", None), ("look", None), ("write", (3,)), ("reason", (3,)), ("jot", (3,))],
)
def test_a_list_that_is_typed_at_an_open_card_is_of_everybody(ask: str, named: tuple[int, ...] | None) -> None:
    maya = Case(replace(TOM), stage=Stage(ask, "3"))
    assert wanted(maya, Said("reports", 5)).patients == named
    assert ANN.id == 3
