"""What a patient has sent: where it stands, never more than is known, and taking it back until it is seen."""

import pytest

from bot.coach.decide import Decision, decide
from bot.coach.effects import Say, Unschedule, Words
from bot.coach.events import Action, Answered, Commanded, Decided, DueKind, Said, Shared
from bot.coach.model import ReportStatus, Tier
from bot.coach.therapist import thread
from tests.coaching import KEY, MONDAY, RULES, TOM, ann, done, heard, tap, then

FRIDAY_NIGHT = MONDAY.replace(day=6, hour=21)


def sent(text: str = "my mat is torn") -> Decision:
    return decide(ann(), Commanded("report", text), RULES, MONDAY)


def states(decision: Decision) -> list[str]:
    said = next(e for e in decision.effects if isinstance(e, Say) and e.words.key == "sent")
    lines = said.words.args["lines"]
    assert isinstance(lines, Words)
    found = []
    for line in lines.args.values():
        assert isinstance(line, Words)
        state = line.args["state"]
        assert isinstance(state, Words)
        found.append(str(state.args["state"]))
    return found


def test_each_is_listed_with_its_state_the_newest_first() -> None:
    one = then(sent(), Decided(TOM, 1, Action.SEEN))
    two = then(one, Commanded("report", "and my band"))
    assert states(then(two, Commanded("sent"))) == ["open", "seen"]
    closed = then(one, Decided(TOM, 1, Action.CLOSE))
    assert states(then(closed, Commanded("sent"))) == ["seen"]


def test_what_waits_for_working_hours_or_the_summary_says_so() -> None:
    night = decide(ann(), Commanded("report", "a question"), RULES, FRIDAY_NIGHT)
    assert states(decide(night.case, Commanded("sent"), RULES, FRIDAY_NIGHT)) == ["waits"]
    summary = tap(ann(done(pain_before=2, pain_after=2)), "effort", "hard")
    assert states(then(summary, Commanded("sent"))) == ["summary"]


def test_what_was_noticed_by_the_bot_is_not_theirs() -> None:
    from bot.coach import reports
    from bot.coach.patient import mine
    from bot.coach.talk import Talk

    talk = Talk(ann(), RULES, MONDAY)
    for rule in ("missed", "not_sent", "unreachable", "pain_week"):
        reports.raise_report(talk, Tier.TODAY, rule)
    assert mine.sent_of(talk) == []


@pytest.mark.parametrize("how", [Answered("mine", "take_back", "3-1"), Said("take it back", 9)])
def test_taken_back_until_it_is_seen(how: Answered | Said) -> None:
    back = then(sent(), how)
    report = back.case.reports[0]
    assert (report.status, report.action, report.details) == (ReportStatus.CLOSED, "taken_back", {})
    assert heard(back, TOM) == ["edit:report-taken-back"]
    assert heard(back) == ["taken-back"]
    assert any(isinstance(e, Unschedule) and e.kind is DueKind.UNSEEN for e in back.effects)
    assert states(then(back, Commanded("sent"))) == ["taken"]
    assert heard(then(back, how)) == ["take-back-late"]


def test_a_photo_that_was_passed_on_goes_with_it() -> None:
    photo = decide(ann(), Shared("photo", "F", message_id=4), RULES, MONDAY)
    passed = then(photo, Answered("relay", "yes", "4"))
    back = then(passed, Answered("mine", "take_back", "3-1"))
    gone = [e for e in back.effects if isinstance(e, Say) and e.gone]
    assert [(g.to, g.edit) for g in gone] == [(TOM.id, "relay:3-1")]


def test_the_thread_shows_that_it_was_taken_back_and_not_what_it_said() -> None:
    back = then(then(sent(), Answered("mine", "take_back", "3-1")), Commanded("report", "a rug then"))
    messages = thread.standing(back.case.entries)
    assert [m.data.get("text") for m in messages] == [None, "a rug then"]
    photo = decide(ann(), Shared("photo", "F", "my knee", message_id=4), RULES, MONDAY)
    passed = then(photo, Answered("relay", "yes", "4"))
    back = then(passed, Answered("mine", "take_back", "3-1"))
    (gone,) = thread.standing(back.case.entries)
    assert not {"text", "media"} & gone.data.keys()


def test_what_has_been_seen_stays() -> None:
    seen = then(sent(), Decided(TOM, 1, Action.SEEN))
    refused = then(seen, Answered("mine", "take_back", "3-1"))
    assert heard(refused) == ["take-back-late"]
    assert refused.case.reports == seen.case.reports


@pytest.mark.parametrize("text", ["I have chest pain", "I want to die"])
def test_a_danger_sign_stays_and_is_explained(text: str) -> None:
    alarm = decide(ann(), Said(text, 1), RULES, MONDAY)
    refused = then(alarm, Answered("mine", "take_back", "3-1"))
    assert heard(refused) == ["take-back-urgent"]
    assert refused.case.reports == alarm.case.reports
    assert heard(then(alarm, Said("take it back", 2))) == ["take-back-urgent"]


def test_severe_pain_stays() -> None:
    alarm = tap(ann(done()), "pain_after", 9)
    assert heard(then(alarm, Answered("mine", "take_back", "3-1"))) == ["take-back-urgent"]


@pytest.mark.parametrize("ref", ["9-1", "3-99", "3-x", "x", KEY])
def test_nobody_elses_can_be_taken_back(ref: str) -> None:
    before = sent()
    refused = then(before, Answered("mine", "take_back", ref))
    assert heard(refused) == ["button-gone"]
    assert refused.case.reports == before.case.reports


def test_nothing_sent_is_said() -> None:
    assert heard(decide(ann(), Commanded("sent"), RULES, MONDAY)) == ["sent-none"]
    assert heard(decide(ann(), Said("take it back", 2), RULES, MONDAY)) == ["sent-none"]
