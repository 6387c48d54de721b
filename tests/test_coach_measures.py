"""Questionnaires: scores and their thresholds, what is due when, what the record says; every boundary as a table."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

import pytest

from bot.coach.measures import Round, begun, data_of, due, flagged, improved, next_day, rounds, scored, shown
from bot.coach.model import Entry, EntryKind
from tests.coaching import RULES

TODAY = date(2026, 3, 20)
WHO5, PHQ2, PSFS, SANE = (RULES.measures[key] for key in ("who5", "phq2", "psfs", "sane"))


def entry(current: Round, minute: int = 0) -> Entry:
    return Entry(EntryKind.MEASURE, datetime(2026, 3, 1, 9, minute, tzinfo=UTC), 3, data_of(current))


def answered(*values: int, key: str = "2603010900", measure: str = "who5") -> Round:
    return Round(measure, key, date(2026, 3, 1), "done", 1, dict(enumerate(values, 1)))


@pytest.mark.parametrize(
    ("values", "score", "told"),
    [
        ((5, 5, 5, 5, 5), 100, False),
        ((0, 0, 0, 0, 0), 0, True),  # raw times 4: nothing answered with "at no time" is left out
        ((3, 3, 3, 2, 2), 52, False),
        ((3, 3, 2, 2, 2), 48, True),
        ((1, 1, 1, 1, 1), 20, True),  # not (raw - 5) times 4
        ((5, 5, 5, 5), None, False),  # unknown, never 0
        ((), None, False),
    ],
)
def test_who5_is_the_raw_score_times_four(values: tuple[int, ...], score: int | None, told: bool) -> None:
    current = scored(WHO5, answered(*values))
    assert current.score == score
    assert flagged(WHO5, current.score) is told


@pytest.mark.parametrize(("raw", "told"), [(50, True), (51, False)])
def test_who5_is_low_at_50(raw: int, told: bool) -> None:
    assert flagged(WHO5, Fraction(raw)) is told


@pytest.mark.parametrize(("values", "told"), [((1, 1), False), ((0, 3), True), ((1, 2), True), ((3, 3), True)])
def test_phq2_is_told_from_3(values: tuple[int, int], told: bool) -> None:
    assert flagged(PHQ2, scored(PHQ2, answered(*values, measure="phq2")).score) is told


def test_psfs_is_the_mean_of_their_own_activities() -> None:
    current = replace(answered(2, 5, 6, measure="psfs"), names={1: "stairs", 2: "sleep", 3: "garden"})
    assert shown(scored(PSFS, current).score or Fraction(0)) == "4.3"
    assert scored(PSFS, replace(current, names={1: "stairs", 2: "sleep"})).score == Fraction(7, 2)
    assert scored(PSFS, replace(current, answers={1: 2})).score is None
    assert not flagged(PSFS, Fraction(0))


@pytest.mark.parametrize(("value", "text"), [("4", "4"), ("13/3", "4.3"), ("7/2", "3.5"), ("29/3", "9.7"), ("0", "0")])
def test_a_score_is_shown_whole_or_to_one_decimal(value: str, text: str) -> None:
    assert shown(Fraction(value)) == text


@pytest.mark.parametrize(
    ("state", "offers", "days_ago", "wait"),
    [
        ("done", 1, 0, 14),
        ("done", 1, 13, 1),
        ("done", 1, 14, 0),
        ("done", 1, 40, 0),
        ("skipped", 1, 13, 1),
        ("offered", 1, 0, 1),  # once more, on another day
        ("offered", 1, 1, 0),
        ("offered", 2, 1, 13),  # and then no more
        ("open", 1, 1, 0),
        ("open", 2, 13, 1),
        ("open", 2, 14, 0),
    ],
)
def test_it_is_never_asked_more_often_than_every_14_days(state: str, offers: int, days_ago: int, wait: int) -> None:
    last = Round("who5", "2603010900", TODAY - timedelta(days=days_ago), state, offers)
    assert next_day(WHO5, [last], TODAY) == TODAY + timedelta(days=wait)
    assert next_day(WHO5, [], TODAY) == TODAY


def test_only_what_the_plan_has_is_due() -> None:
    last = replace(answered(3, 3, 3, 3, 3), on=TODAY)
    assert due((), RULES.measures, (), TODAY) == ()
    assert due(("who5", "gone", "phq2", "who5"), RULES.measures, [entry(last)], TODAY) == ("phq2",)


def test_the_newest_entry_of_a_round_says_all_of_it() -> None:
    first = begun("psfs", datetime(2026, 3, 2, 9, 5, tzinfo=UTC))
    named = replace(first, state="open", offers=1, names={1: "stairs"}, answers={1: 4})
    over = scored(PSFS, replace(named, state="done", answers={1: 5}))
    other = answered(1, 1, measure="phq2")
    found = rounds([entry(first), entry(other), entry(named, 1), entry(over, 2)])
    assert found == (other, over)
    assert rounds([entry(over)], "who5") == ()
    assert data_of(over) == {
        "measure": "psfs",
        "round": "2603020905",
        "on": "260302",
        "state": "done",
        "offers": 1,
        "item_1": 5,
        "name_1": "stairs",
        "score": "5",
    }


@pytest.mark.parametrize(("now", "expected"), [(3, False), (5, False), (6, True), (9, True), (2, False)])
def test_a_goal_is_reached_with_two_more_than_at_first(now: int, expected: bool) -> None:
    def psfs(value: int, key: str, name: str = "stairs") -> Round:
        return scored(PSFS, replace(answered(value, key=key, measure="psfs"), names={1: name}))

    past = [psfs(1, "2601010900", "running"), psfs(4, "2602010900"), psfs(3, "2602150900"), psfs(now, "2603010900")]
    assert improved(PSFS, past) is expected
    assert not improved(PSFS, past[-1:])
    assert not improved(PSFS, [])


def test_sane_is_one_number() -> None:
    assert scored(SANE, answered(85, measure="sane")).score == 85
