"""A therapist's settings: every value by button and typed, every wrong one told, digests moved with them, absence."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from bot.coach.decide import Decision, decide
from bot.coach.effects import Say, Schedule, Unschedule
from bot.coach.events import Answered, Commanded, DueKind, Event, Joined, Said
from bot.coach.model import Case, Person, Practice, Stage, Standing
from bot.content.words import Wording
from tests.coaching import LIBRARY, MAYA, MONDAY, RULES, TOM, heard, waits

CLEO = replace(TOM, id=9, alias="Cleo", chat_id=109)
WORDING = Wording(LIBRARY)
TODAY = MONDAY.date()  # Monday, 2 March 2026, 08:30


def case(ask: str = "practice", me: Person = TOM, **practice: Any) -> Case:
    return Case(replace(me, practice=Practice(**practice)), stage=Stage(ask), staff=(MAYA, TOM, CLEO))


def act(before: Case, event: Event, now: datetime = MONDAY) -> Decision:
    return decide(before, event, RULES, now)


def tap(before: Case, value: str, ref: str = "", ask: str = "") -> Decision:
    return act(before, Answered(ask or before.stage.ask, value, ref, message_id=70))


def practice(decision: Decision) -> Practice:
    return decision.case.person.practice


def text(decision: Decision, language: str = "en") -> str:
    (said,) = [e for e in decision.effects if isinstance(e, Say) and e.to == decision.case.person.id]
    return WORDING.text(language, said.words)


def test_the_settings_are_one_message_with_everything_in_it() -> None:
    decision = act(
        case("", away_from=date(2026, 3, 9), away_to=date(2026, 3, 13), stand_in_id=9), Commanded("settings")
    )
    assert text(decision).split("\n") == [
        "<b>⚙️ Your settings</b>",
        "",
        "Working days: Monday to Friday",
        "Hours: 08:00 to 18:00",
        "Time zone: Europe/London (it is 08:30 there)",
        "Daily digest: 08:30, on your working days",
        "On days without news: one line that says so",
        "Weekly overview: Mon",
        "Absence: Mon 9 March to Fri 13 March, Cleo stands in",
    ]
    assert "Ausencia: del lun 9 de marzo al vie 13 de marzo, te sustituye Cleo" in text(decision, "es")


def test_an_absence_that_is_over_is_not_shown() -> None:
    over = case("", away_from=date(2026, 2, 1), away_to=date(2026, 3, 1), stand_in_id=9)
    assert text(act(over, Commanded("settings"))).endswith("Absence: none")


@pytest.mark.parametrize("event", [Commanded("settings"), Answered("menu", "settings"), Said("settings")])
def test_it_is_reached_by_command_button_and_word(event: Event) -> None:
    assert heard(act(case("menu"), event), TOM) == ["practice"]
    assert heard(act(case(""), event), TOM) == ["practice"]


# ask, value by button, typed, field, what it becomes
VALUES: list[tuple[str, str, str, dict[str, Any]]] = [
    ("practice_days", "mwf", "mon wed fri", {"working_days": (0, 2, 4)}),
    ("practice_days", "workdays", "weekdays", {"working_days": (0, 1, 2, 3, 4)}),
    ("practice_hours", "h0917", "9 to 17", {"working_from": time(9), "working_to": time(17)}),
    ("practice_hours", "h0917", "9:00-17:00", {"working_from": time(9), "working_to": time(17)}),
    ("practice_hours", "h0917", "from 9 until 5 pm", {"working_from": time(9), "working_to": time(17)}),
    ("practice_digest", "t0700", "7:00", {"digest_at": time(7)}),
    ("practice_digest", "t1700", "5 pm", {"digest_at": time(17)}),
    ("practice_weekly", "fri", "Friday", {"weekly": True, "weekly_day": 4}),
    ("practice_weekly", "off", "off", {"weekly": False}),
]


@pytest.mark.parametrize(("ask", "value", "typed", "becomes"), VALUES)
def test_every_value_can_be_tapped_and_typed(ask: str, value: str, typed: str, becomes: dict[str, Any]) -> None:
    for decision in (tap(case(ask), value), act(case(ask), Said(typed))):
        assert {name: getattr(practice(decision), name) for name in becomes} == becomes
        assert heard(decision, TOM)[-1].endswith("practice")
        assert "✅" in text(decision)
    (said,) = [e for e in tap(case(ask), value).effects if isinstance(e, Say)]
    assert said.edit == "#70"


WRONG = [
    ("practice_days", "whenever", "days-unclear"),
    ("practice_hours", "9", "practice-hours-unclear"),
    ("practice_hours", "nine o'clock", "practice-hours-unclear"),
    ("practice_hours", "17 to 9", "practice-hours-order"),
    ("practice_hours", "9 to 9", "practice-hours-order"),
    ("practice_hours", "25 to 26", "practice-hours-unclear"),
    ("practice_zone", "Atlantis", "practice-zone-unclear"),
    ("practice_zone", "Europe/Atlantis", "practice-zone-unclear"),
    ("practice_zone", "../../etc/passwd", "practice-zone-unclear"),
    ("practice_digest", "never", "times-unclear"),
    ("practice_weekly", "mon and tue", "practice-weekly-unclear"),
    ("practice_away", "soon", "practice-away-unclear"),
    ("practice_away", "31.2.", "practice-away-unclear"),
    ("practice_away", "3.3. to 4.3. to 5.3.", "practice-away-unclear"),
    ("practice_away", "2026-03-10 to 2026-03-09", "practice-away-order"),
    ("practice_away", "2026-02-01 to 2026-03-01", "practice-away-order"),
    ("practice_away", "2026-03-02 to 2026-09-02", "practice-away-order"),
    ("practice_away", "10.3. to 9.3.", "practice-away-order"),
    ("practice_instead", "Zoe", "practice-instead-unclear"),
]


@pytest.mark.parametrize(("ask", "typed", "key"), WRONG)
def test_what_is_wrong_is_said_and_changes_nothing(ask: str, typed: str, key: str) -> None:
    decision = act(case(ask), Said(typed))
    assert heard(decision, TOM) == [key]
    assert decision.case.person == case(ask).person
    assert decision.case.stage.ask == ask


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("Europe/Madrid", "Europe/Madrid"),
        ("europe/madrid", "Europe/Madrid"),
        ("Madrid", "Europe/Madrid"),
        ("New York", "America/New_York"),
        ("08:30", "Europe/London"),
        ("9:30", "Europe/"),
    ],
)
def test_a_zone_is_known_by_name_city_or_clock(typed: str, zone: str) -> None:
    decision = act(case("practice_zone"), Said(typed))
    assert (decision.case.person.zone or "").startswith(zone) or zone == "Europe/"
    assert heard(decision, TOM) == ["practice"]


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(("value", "day"), [("today", TODAY), ("tomorrow", date(2026, 3, 3))])
def test_an_absence_of_a_day_is_tapped_in_any_language(language: str, value: str, day: date) -> None:
    decision = tap(case("practice_away", replace(TOM, language=language)), value)
    assert (practice(decision).away_from, practice(decision).away_to) == (day, day)


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("today", TODAY, TODAY),
        ("tomorrow", date(2026, 3, 3), date(2026, 3, 3)),
        ("tomorrow to friday", date(2026, 3, 3), date(2026, 3, 6)),
        ("3.3. to 10.3.", date(2026, 3, 3), date(2026, 3, 10)),
        ("3.3. – 10.3.", date(2026, 3, 3), date(2026, 3, 10)),
        ("3/8 until 17/8", date(2026, 8, 3), date(2026, 8, 17)),
        ("28.12. to 3.1.", date(2026, 12, 28), date(2027, 1, 3)),
        ("1.3.", date(2027, 3, 1), date(2027, 3, 1)),
        ("2026-03-09 to 2026-03-13", date(2026, 3, 9), date(2026, 3, 13)),
        ("2026-02-20 to 2026-03-02", date(2026, 2, 20), TODAY),
        ("2026-03-02 to 2026-09-01", TODAY, date(2026, 9, 1)),
        ("wednesday", date(2026, 3, 4), date(2026, 3, 4)),
    ],
)
def test_an_absence_is_typed_in_whole_days_and_a_stand_in_is_asked_for(typed: str, first: date, last: date) -> None:
    decision = act(case("practice_away"), Said(typed))
    assert (practice(decision).away_from, practice(decision).away_to) == (first, last)
    assert heard(decision, TOM) == ["practice-instead"]
    named = tap(decision.case, "person", "9")
    assert practice(named).stand_in_id == 9
    assert heard(named, CLEO) == ["practice-standing-in"]
    typed_name = act(decision.case, Said("cleo"))
    assert practice(typed_name).stand_in_id == 9


def test_only_who_works_here_can_stand_in() -> None:
    gone = replace(CLEO, standing=Standing.REVOKED)
    before = replace(case("practice_instead", away_from=TODAY, away_to=TODAY), staff=(MAYA, TOM, gone))
    for ref in ("9", "2", "77", ""):
        decision = tap(before, "person", ref)
        assert practice(decision).stand_in_id is None
        assert heard(decision, TOM) == ["button-gone-therapist"]
    assert practice(tap(before, "nobody")).stand_in_id is None


def test_whoever_stood_in_hears_that_it_is_over_or_somebody_elses() -> None:
    away = case("practice_away", away_from=TODAY, away_to=date(2026, 3, 6), stand_in_id=9)
    for decision in (tap(away, "here"), act(away, Said("I'm back"))):
        assert (practice(decision).away_from, practice(decision).stand_in_id) == (None, None)
        assert heard(decision, CLEO) == ["practice-standing-in"]
        assert heard(decision, TOM)[-1].endswith("practice")
    other = tap(replace(away, stage=Stage("practice_instead")), "person", "1")
    assert (heard(other, CLEO), heard(other, MAYA)) == (["practice-standing-in"], ["practice-standing-in"])
    past = case("practice_away", away_from=date(2026, 2, 1), away_to=date(2026, 3, 1), stand_in_id=9)
    assert heard(tap(past, "here"), CLEO) == []


@pytest.mark.parametrize(
    ("at", "digests"),
    [
        ("12:00", [datetime(2026, 3, 2, 12, tzinfo=UTC), datetime(2026, 3, 3, 12, tzinfo=UTC)]),
        ("8:30", [datetime(2026, 3, 3, 8, 30, tzinfo=UTC)]),  # its moment is now: it has been, or is under way
        ("7:00", [datetime(2026, 3, 3, 7, tzinfo=UTC)]),
    ],
)
def test_the_next_digest_moves_with_its_time(at: str, digests: list[datetime]) -> None:
    decision = act(case("practice_digest"), Said(at))
    assert [e for e in decision.effects if isinstance(e, Unschedule)] == [Unschedule(DueKind.DIGEST)]
    assert waits(decision, DueKind.DIGEST) == digests


def test_the_digest_pauses_while_they_are_away() -> None:
    decision = act(case("practice_away"), Said("today to wednesday"))
    assert waits(decision, DueKind.DIGEST) == [datetime(2026, 3, 5, 8, 30, tzinfo=UTC)]
    zones = {e.zone for e in decision.effects if isinstance(e, Schedule)}
    assert zones == {"Europe/London"}


def test_nothing_to_say_is_switched() -> None:
    off = tap(case(), "nothing")
    assert practice(off).say_nothing_needed is False
    assert practice(tap(off.case, "nothing")).say_nothing_needed is True


def test_back_and_close_change_nothing() -> None:
    for ask in (
        "practice_days",
        "practice_hours",
        "practice_zone",
        "practice_digest",
        "practice_weekly",
        "practice_away",
    ):
        assert heard(tap(case(ask), "back"), TOM) == ["edit:practice"]
    assert heard(tap(case(), "close"), TOM) == ["edit:practice-closed"]
    assert heard(tap(case(), "language"), TOM) == ["language"]


def test_a_borrowed_button_says_nothing_and_changes_nothing() -> None:
    for ask, value in (
        ("practice_hours", "h9999"),
        ("practice_digest", "t2560"),
        ("practice_days", "x"),
        ("practice", "x"),
    ):
        decision = tap(case(), value, ask=ask)
        assert decision.case.person == case().person
        assert heard(decision, TOM) == ["button-gone-therapist"]


def test_whoever_joins_is_asked_in_one_message_whether_the_defaults_are_right() -> None:
    joined = act(Case(replace(TOM, standing=Standing.INVITED, zone=None)), Joined("Tom", "en"))
    assert heard(joined, TOM) == ["therapist-welcome", "practice-ok"]
    fine = tap(joined.case, "yes")
    assert heard(fine, TOM) == ["practice-fine"]
    assert heard(act(joined.case, Said("yes")), TOM) == ["practice-fine"]
    assert heard(tap(joined.case, "adjust"), TOM) == ["edit:practice"]
    assert heard(act(joined.case, Said("change")), TOM) == ["practice"]
