"""What a patient should not have to work out or say twice: shares in words, the same as last time, done and more; a
late "always"; the weekly summary from the settings; quiet hours that travel along."""

from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest

from bot.coach.decide import Decision, decide
from bot.coach.effects import Say
from bot.coach.events import Answered, Commanded, DueKind, Event, Said
from bot.coach.model import Case, Outcome, Slot, Standing, WorkoutStatus
from bot.coach.schedule import civil_for, local, quiet_of
from tests.coaching import (
    ANN,
    KEY,
    MONDAY,
    PLAN,
    RULES,
    ann,
    asked,
    done,
    heard,
    kept,
    raised,
    tap,
    waits,
    workout,
)


def after(case: Case, event: Event, now: datetime = MONDAY) -> Decision:
    return decide(case, event, RULES, now)


# — how much was managed —


@pytest.mark.parametrize(
    ("index", "value", "typed", "managed"),
    [
        (0, "all", "all of it", 20),  # 2 sets of 10
        (0, "half", "about half", 10),
        (0, "less", "not much", 5),
        (0, "none", None, 0),
        (1, "half", "half", 60),  # 3 times 20 s on each side
        (1, "less", "less than half", 30),
    ],
)
def test_a_share_in_words_is_as_good_as_a_number(index: int, value: str, typed: str | None, managed: int) -> None:
    case = tap(ann(workout()), "card", "too_hard", item=index).case
    case = replace(case, stage=replace(case.stage, ask="hard_managed", ref=KEY, item=index))
    for how in (Answered("hard_managed", value, KEY, index, 7), *((Said(typed, 5),) if typed else ())):
        told = after(case, how)
        assert told.case.workouts[0].items[index].managed == managed
        assert told.case.reports[0].details["share"] == value
        assert told.case.stage.ask == "hard_easier"
    number = after(case, Said("7", 5))
    assert (number.case.workouts[0].items[index].managed, "share" in number.case.reports[0].details) == (7, False)


def test_not_sure_stays_unknown() -> None:
    case = tap(ann(workout()), "card", "too_hard").case
    unsure = tap(case, "hard_managed", "unsure")
    assert unsure.case.workouts[0].items[0].managed is None
    assert "share" not in unsure.case.reports[0].details


# — the same as last time —


@pytest.mark.parametrize("text", ["same as yesterday", "same as last time", "the same"])
def test_how_it_was_can_be_the_same_as_last_time(text: str) -> None:
    yesterday = replace(done(effort="hard"), key="2603010800", local_date=MONDAY.date() - timedelta(days=1))
    case = replace(asked("effort", done(pain_after=2)), workouts=(yesterday, done(pain_after=2)))
    shown = after(case, Said(text, 5))
    assert heard(shown) == ["same-effort"]
    assert shown.case.workout(KEY) == case.workout(KEY)  # never assumed
    for yes in (Said("yes", 6), Answered("effort", "hard", KEY, 0, 7)):
        said = after(shown.case, yes)
        assert ("effort", "hard") in kept(said)
        assert heard(said)[-1] == "note"
    assert ("effort", "right") in kept(after(shown.case, Said("about right", 6)))
    first = after(asked("effort", done(pain_after=2)), Said(text, 5))
    assert (heard(first), kept(first)) == (["effort"], [])


# — done and more —


@pytest.mark.parametrize(
    ("text", "rest"), [("done, my shoe broke", "my shoe broke"), ("Done! the mat is torn", "the mat is torn")]
)
def test_done_counts_and_the_rest_is_offered(text: str, rest: str) -> None:
    said = after(asked("card", workout()), Said(text, 5))
    assert said.case.workouts[0].items[0].outcome is Outcome.DONE
    assert heard(said) == ["card", "relay"]
    assert said.case.stage.kept == {"said5": rest}
    passed = tap(said.case, "relay", "yes", "5")
    assert [r.details["said"] for r in passed.case.reports] == [rest]


@pytest.mark.parametrize(
    "text", ["done, but it hurts", "done, 4 of them", "almost done, my shoe broke", "done, pain in my knee"]
)
def test_but_not_where_the_rest_may_be_more_than_news(text: str) -> None:
    said = after(asked("card", workout()), Said(text, 5))
    assert said.case.workouts[0].items[0].outcome is not Outcome.DONE or ("T1", "causes_pain") in raised(said)


# — "always" after "not today" —


@pytest.mark.parametrize("standing", [Standing.ACTIVE, Standing.STOPPED, Standing.ENDED])
def test_a_late_always_does_what_it_says_or_says_why_not(standing: Standing) -> None:
    later = after(asked("later", workout(WorkoutStatus.OFFERED)), Said("10:45", 5))
    (offer,) = [b for e in later.effects if isinstance(e, Say) for row in e.buttons for b in row if b.ask == "for_good"]
    not_today = tap(tap(later.case, "start", "not_today").case, "not_today", "busy")
    case = replace(not_today.case, person=replace(not_today.case.person, standing=standing))
    tapped = tap(case, "for_good", "always", item=offer.item)
    if standing is not Standing.ACTIVE:
        assert heard(tapped) in (["stopped-all"], ["after-the-end"])
        assert tapped.case.slots == PLAN.slots
        return
    assert heard(tapped) == ["for-good-set"]
    assert {s.at for s in tapped.case.slots} == {time(10, 45)}
    assert tapped.case.workouts[0].status is WorkoutStatus.EXCUSED  # today stays as it was said
    again = tap(tapped.case, "for_good", "always", item=offer.item)
    assert (heard(again), again.case.slots) == ([], tapped.case.slots)  # the second of two taps
    gone = replace(case, plan=replace(PLAN, slots=(Slot(0, time(17)),)))
    assert heard(tap(gone, "for_good", "always", item=offer.item)) == ["for-good-gone"]


# — the weekly summary —


@pytest.mark.parametrize("how", ["tapped", "typed"])
def test_the_weekly_summary_is_planned_as_soon_as_it_is_wanted(how: str) -> None:
    page = after(ann(), Commanded("settings"))
    if how == "tapped":
        chosen = tap(tap(page.case, "settings", "weekly", "").case, "set_weekly", "d2", "")
    else:
        chosen = after(page.case, Said("weekly summary on Wednesday", 5))
    assert chosen.case.person.preferences.weekly_summary
    assert waits(chosen, DueKind.WEEKLY) == [datetime(2026, 3, 4, 18, tzinfo=MONDAY.tzinfo)]
    off = tap(tap(chosen.case, "settings", "weekly", "").case, "set_weekly", "off", "")
    assert (off.case.person.preferences.weekly_summary, waits(off, DueKind.WEEKLY)) == (False, [])


# — quiet hours that travel along —


@pytest.mark.parametrize("zone", ["America/New_York", "Asia/Tokyo", "Pacific/Kiritimati", "Asia/Kathmandu"])
def test_quiet_hours_are_the_travellers_own_wherever_they_are(zone: str) -> None:
    own = replace(ANN, preferences=replace(ANN.preferences, quiet_from=time(20), quiet_to=time(9)))
    abroad = replace(own, zone=zone)
    assert quiet_of(abroad, RULES.clinic) == (time(20), time(9))
    for hour in range(24):
        moment = MONDAY + timedelta(hours=hour)
        sent = local(civil_for(moment, abroad, RULES.clinic), zone)
        assert time(9) <= sent.time() < time(20)
        assert civil_for(moment, abroad, RULES.clinic) >= moment
    moved = tap(tap(ann(preferences=own.preferences), "settings", "zone", "").case, "set_zone", "back", "").case
    there = replace(moved, person=abroad)
    assert there.person.preferences.quiet_from == time(20)  # the journey changes where they are, not what they chose
