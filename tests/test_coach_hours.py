"""Who looks after a patient when, and when somebody will look: every boundary of hours, absence and fallback (§8)."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from bot.coach import hours
from bot.coach.model import Person, Practice, Standing, Team
from bot.coach.rules import Clinic
from bot.coach.talk import Talk
from bot.content.words import Wording
from tests.coaching import LIBRARY, MAYA, RULES, TOM, ann

CLINIC = Clinic()
CLEO = replace(TOM, id=9, alias="Cleo", chat_id=109)
WORDING = Wording(LIBRARY)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment of March 2026, in London; the 2nd is a Monday, and summer time begins on the 29th."""
    return datetime(2026, 3, day, hour, minute, tzinfo=UTC)


def person(who: Person, **practice: Any) -> Person:
    return replace(who, practice=Practice(**practice))


def team(tom: Person = TOM, maya: Person = MAYA, *colleagues: Person) -> Team:
    return Team(tom, maya, (tom, maya, *colleagues))


AWAY = {"away_from": date(2026, 3, 3), "away_to": date(2026, 3, 5)}


@pytest.mark.parametrize(
    ("moment", "works"),
    [
        (at(2, 7, 59), False),
        (at(2, 8), True),
        (at(2, 17, 59), True),
        (at(2, 18), False),
        (at(6, 12), True),  # Friday
        (at(7, 12), False),
        (at(8, 12), False),
    ],
)
def test_without_hours_of_their_own_a_therapist_works_as_the_clinic_does(moment: datetime, works: bool) -> None:
    assert hours.at_work(TOM, moment, CLINIC) is works


@pytest.mark.parametrize(
    ("moment", "works"),
    [(at(2, 12), False), (at(3, 9, 29), False), (at(3, 9, 30), True), (at(3, 13), False), (at(7, 10), True)],
)
def test_their_own_days_and_hours_come_first(moment: datetime, works: bool) -> None:
    tom = person(TOM, working_days=(1, 5), working_from=time(9, 30), working_to=time(13))
    assert hours.at_work(tom, moment, CLINIC) is works


@pytest.mark.parametrize(
    ("zone", "moment", "works"),
    [
        ("America/New_York", at(2, 12, 59), False),
        ("America/New_York", at(2, 13), True),  # 08:00 there
        ("Asia/Tokyo", at(1, 23), True),  # Monday 08:00 there
        ("Europe/London", datetime(2026, 3, 30, 7, 0, tzinfo=UTC), True),  # summer time since yesterday
        ("Europe/London", datetime(2026, 3, 27, 7, 0, tzinfo=UTC), False),
    ],
)
def test_hours_are_those_of_their_own_zone(zone: str, moment: datetime, works: bool) -> None:
    assert hours.at_work(replace(TOM, zone=zone), moment, CLINIC) is works


@pytest.mark.parametrize(
    ("moment", "away"),
    [(at(2, 23, 59), False), (at(3, 0), True), (at(5, 23, 59), True), (at(6, 0), False)],
)
def test_an_absence_has_its_first_and_its_last_day(moment: datetime, away: bool) -> None:
    assert hours.absent(person(TOM, **AWAY), moment, CLINIC) is away


def test_an_absence_without_an_end_lasts() -> None:
    assert hours.absent(person(TOM, away_from=date(2026, 3, 3)), at(30, 12), CLINIC)


@pytest.mark.parametrize(
    ("moment", "morning"),
    [
        (at(2, 7), at(3, 8)),
        (at(2, 12), at(3, 8)),
        (at(6, 12), at(9, 8)),
        (at(28, 12), datetime(2026, 3, 30, 7, tzinfo=UTC)),
    ],
)
def test_the_next_morning_is_the_next_day_on_which_they_work(moment: datetime, morning: datetime) -> None:
    assert hours.next_morning(TOM, moment, CLINIC) == morning


def test_the_next_morning_skips_an_absence() -> None:
    assert hours.next_morning(person(TOM, **AWAY), at(2, 12), CLINIC) == at(6, 8)


GONE = {"standing": Standing.REVOKED}
LINES = [
    # moment, Tom, Maya, Cleo → who has it in their hands
    (at(2, 12), TOM, MAYA, CLEO, "Tom Maya"),
    (at(2, 23, 59), person(TOM, **AWAY, stand_in_id=9), MAYA, CLEO, "Tom Maya"),
    (at(3, 0), person(TOM, **AWAY, stand_in_id=9), MAYA, CLEO, "Cleo Maya"),
    (at(5, 12), person(TOM, **AWAY, stand_in_id=9), MAYA, CLEO, "Cleo Maya"),
    (at(6, 0), person(TOM, **AWAY, stand_in_id=9), MAYA, CLEO, "Tom Maya"),
    (at(3, 12), person(TOM, **AWAY), MAYA, CLEO, "Maya"),
    (at(3, 12), person(TOM, **AWAY, stand_in_id=2), MAYA, CLEO, "Maya"),  # oneself
    (at(3, 12), person(TOM, **AWAY, stand_in_id=77), MAYA, CLEO, "Maya"),  # has left
    (at(3, 12), person(TOM, **AWAY, stand_in_id=9), MAYA, person(CLEO, **AWAY), "Maya"),
    (at(3, 12), person(TOM, **AWAY, stand_in_id=9), MAYA, replace(CLEO, unreachable=True), "Maya"),
    (at(3, 12), person(TOM, **AWAY, stand_in_id=9), MAYA, replace(CLEO, **GONE), "Maya"),  # type: ignore[arg-type]
    (at(3, 12), person(TOM, **AWAY, stand_in_id=9), person(MAYA, **AWAY), CLEO, "Cleo Maya"),  # the last resort
    (at(3, 12), person(TOM, **AWAY), person(MAYA, **AWAY, stand_in_id=9), CLEO, "Cleo Maya"),
    (
        at(3, 12),
        replace(person(TOM, **AWAY, stand_in_id=9), unreachable=True),
        replace(MAYA, unreachable=True),
        person(CLEO, **AWAY),
        "Cleo",
    ),
    (at(3, 12), person(TOM, **AWAY), person(MAYA, **AWAY), CLEO, "Maya"),
    (at(3, 12), replace(TOM, unreachable=True), MAYA, CLEO, "Maya"),
    (at(3, 12), TOM, replace(MAYA, unreachable=True), CLEO, "Tom"),
    (at(3, 12), person(TOM, **AWAY), replace(MAYA, unreachable=True), CLEO, "Tom"),
]


@pytest.mark.parametrize(("moment", "tom", "maya", "cleo", "who"), LINES)
def test_a_report_is_in_the_hands_of(moment: datetime, tom: Person, maya: Person, cleo: Person, who: str) -> None:
    line = hours.line(team(tom, maya, cleo), moment, CLINIC)
    assert " ".join(p.alias for p in line) == who


@pytest.mark.parametrize(
    ("moment", "who", "when"),
    [
        (at(2, 12), "Tom", at(2, 12)),
        (at(2, 18), "Cleo", at(3, 10)),  # Tom is away from the 3rd on, and Cleo begins at ten
        (at(3, 9, 59), "Cleo", at(3, 10)),
        (at(3, 10), "Cleo", at(3, 10)),
        (at(5, 16), "Tom", at(6, 8)),  # after Cleo's hours
        (at(6, 18), "Tom", at(9, 8)),
    ],
)
def test_who_looks_next_is_who_is_responsible_then(moment: datetime, who: str, when: datetime) -> None:
    tom = person(TOM, **AWAY, stand_in_id=9)
    cleo = person(CLEO, working_from=time(10), working_to=time(16))
    looks, moment_of_it = hours.looks(team(tom, MAYA, cleo), moment, CLINIC)
    assert (looks.alias, moment_of_it) == (who, when)


@pytest.mark.parametrize(
    ("moment", "then"),
    [
        (at(2, 7, 59), at(2, 8)),
        (at(2, 8), at(2, 8)),
        (at(2, 17, 59), at(2, 17, 59)),
        (at(2, 18), at(3, 8)),
        (at(6, 18), at(9, 8)),
        (at(7, 12), at(9, 8)),
    ],
)
def test_what_can_wait_waits_for_working_hours(moment: datetime, then: datetime) -> None:
    assert hours.looks(team(), moment, CLINIC) == (TOM, then)


def test_where_everybody_is_away_the_lead_looks_in_the_hours_they_would_have() -> None:
    both = team(person(TOM, **AWAY), person(MAYA, **AWAY))
    assert hours.looks(both, at(3, 19), CLINIC) == (both.lead, at(4, 8))


def test_the_next_working_morning_of_a_patient_is_that_of_whoever_has_them_then() -> None:
    tom, cleo = person(TOM, **AWAY, stand_in_id=9), person(CLEO, working_from=time(10))
    assert hours.next_working_morning(team(tom, MAYA, cleo), at(2, 9), CLINIC) == at(3, 10)
    assert hours.next_working_morning(team(tom, MAYA, cleo), at(5, 9), CLINIC) == at(6, 8)
    assert hours.next_working_morning(team(), at(6, 9), CLINIC) == at(9, 8)


@pytest.mark.parametrize(
    ("moment", "by"),
    [
        (at(2, 12), at(4, 18)),  # Monday: by Wednesday evening
        (at(5, 12), at(9, 18)),  # Thursday: by Monday evening
        (at(6, 17, 59), at(10, 18)),
        (at(6, 18), at(10, 18)),  # Friday evening: looked at on Monday, answered by Tuesday
        (at(7, 12), at(10, 18)),
    ],
)
def test_an_answer_has_usually_come_within_two_working_days(moment: datetime, by: datetime) -> None:
    assert hours.reply_by(team(), moment, RULES).by == by


def told(
    moment: datetime, tom: Person = TOM, cleo: Person = CLEO, zone: str = "Europe/London", language: str = "en"
) -> str:
    case = replace(ann(zone=zone), team=team(tom, MAYA, cleo))
    return WORDING.text(language, hours.reply_words(Talk(case, RULES, moment)))


def test_the_patient_reads_who_looks_and_when() -> None:
    assert told(at(2, 12)) == "Tom is at work until 18:00. An answer usually comes by Wed 4 March."
    assert (
        told(at(2, 18))
        == "Tom is at work again from Tue 3 March, 08:00, and will look then. An answer usually comes by Wed 4 March."
    )
    assert (
        told(at(2, 7)) == "Tom is at work again from 08:00, and will look then. An answer usually comes by Wed 4 March."
    )
    away = person(TOM, **AWAY, stand_in_id=9)
    assert (
        told(at(3, 12), away)
        == "Cleo, standing in for Tom, is at work until 18:00. An answer usually comes by Thu 5 March."
    )
    assert told(at(2, 18), zone="Asia/Tokyo").startswith("Tom is at work again from 17:00")
    assert told(at(2, 18), language="es").startswith("Tom vuelve a trabajar a partir de: mar 3 de marzo, 08:00")


@pytest.mark.parametrize(
    ("moment", "may"), [(at(2, 23, 59), False), (at(3, 0), True), (at(5, 23, 59), True), (at(6, 0), False)]
)
def test_a_stand_in_sees_the_patients_for_that_time_and_no_longer(moment: datetime, may: bool) -> None:
    whole = team(person(TOM, **AWAY, stand_in_id=9), MAYA, CLEO)
    assert hours.may_see(whole, CLEO, moment, CLINIC) is may
    assert hours.may_see(whole, whole.therapist, moment, CLINIC)
    assert hours.may_see(whole, MAYA, moment, CLINIC)
    assert not hours.may_see(whole, replace(CLEO, id=10), moment, CLINIC)
    assert hours.may_see(team(TOM, person(MAYA, **AWAY, stand_in_id=9), CLEO), CLEO, moment, CLINIC) is may
