"""When a therapist is at work, who looks after a patient at a moment, and when somebody will look (clinical rules §8).

A therapist's hours are their own where they have set any, and the clinic's where not. Absence is in whole local days.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from bot.coach.effects import Arg, Words
from bot.coach.model import Person, Team
from bot.coach.rules import Clinic, Rules
from bot.coach.schedule import local, utc
from bot.coach.talk import Talk, clock, date_words, moment_words

_ANYWHERE = Clinic()  # whoever has joined has a zone of their own
_FAR = 400  # days; nobody is away for longer without a word


@dataclass(frozen=True)
class Look:
    """When somebody will look, and who. `at`: from when they are at work, which is `now` if they are already.
    `until`: the end of that working day. `by`: when an answer has usually come. Moments are UTC."""

    who: Person
    at: datetime
    until: datetime
    by: datetime


# — one therapist —


def own(person: Person, clinic: Clinic) -> Clinic:
    """The clinic as this therapist works in it: their zone, working days and hours, digest."""
    practice = person.practice
    return replace(
        clinic,
        zone=person.zone or clinic.zone,
        working_days=practice.working_days or clinic.working_days,
        working_from=practice.working_from or clinic.working_from,
        working_to=practice.working_to or clinic.working_to,
        digest_at=practice.digest_at or clinic.digest_at,
    )


def absent(person: Person, moment: datetime, clinic: Clinic) -> bool:
    """Whether they are away on their local day of that moment. An absence includes its first and its last day."""
    return _absent_on(person, local(moment, own(person, clinic).zone).date())


def _absent_on(person: Person, day: date) -> bool:
    practice = person.practice
    return bool(practice.away_from and practice.away_from <= day <= (practice.away_to or day))


def works_on(person: Person, day: date, clinic: Clinic) -> bool:
    """Whether that local date is a working day of theirs on which they are not away."""
    return day.weekday() in own(person, clinic).working_days and not _absent_on(person, day)


def at_work(person: Person, moment: datetime, clinic: Clinic) -> bool:
    """Whether they are at work. The hours run from their start up to, not including, their end."""
    hours = own(person, clinic)
    wall = local(moment, hours.zone)
    return works_on(person, wall.date(), clinic) and hours.working_from <= wall.time() < hours.working_to


def next_morning(person: Person, moment: datetime, clinic: Clinic, at: time | None = None) -> datetime:
    """The start of work (or `at`) on their first working day after the local day of `moment`."""
    hours = own(person, clinic)
    first = local(moment, hours.zone).date() + timedelta(days=1)
    days = (first + timedelta(days=n) for n in range(_FAR))
    day = next((d for d in days if works_on(person, d, clinic)), first)
    return utc(day, at or hours.working_from, hours.zone)


# — who looks after a patient —


def stand_in(team: Team, moment: datetime, clinic: Clinic) -> Person | None:
    """Whom the patient's therapist has named for the time in which they are away; None while they are not."""
    return _named_by(team.therapist, team, moment, clinic)


def _named_by(person: Person, team: Team, moment: datetime, clinic: Clinic) -> Person | None:
    named = person.practice.stand_in_id
    if named is None or named == person.id or not absent(person, moment, clinic):
        return None
    return team.find(named)


def line(team: Team, moment: datetime, clinic: Clinic) -> tuple[Person, ...]:
    """In whose hands a report is, one after the other: therapist, their stand-in, lead, the lead's stand-in.

    Whoever cannot be reached, or is away, is left out; the lead as the last resort is not, nor, where the lead cannot
    be reached, whoever of them can.
    """
    order = (team.therapist, stand_in(team, moment, clinic), team.lead, _named_by(team.lead, team, moment, clinic))
    there = [p for p in order if p and p.can_be_reached and not absent(p, moment, clinic)]
    reached = (p for p in order if p and p.can_be_reached)
    last = team.lead if team.lead.can_be_reached else next(reached, team.therapist)
    return tuple({p.id: p for p in (*there, last)}.values())


def responsible(team: Team, moment: datetime, clinic: Clinic) -> Person:
    """Who is to look at it first at that moment."""
    return line(team, moment, clinic)[0]


def covered_by(by: Person, staff: Iterable[Person], moment: datetime) -> tuple[Person, ...]:
    """The colleagues for whom this person stands in at that moment: for that time their patients are theirs as well."""
    return tuple(p for p in staff if p.id != by.id and p.practice.stand_in_id == by.id and absent(p, moment, _ANYWHERE))


def may_see(team: Team, person: Person, moment: datetime, clinic: Clinic) -> bool:
    """Whether a patient's affairs are this person's now: their therapist's, a lead's, or those of who stands in."""
    instead = (stand_in(team, moment, clinic), _named_by(team.lead, team, moment, clinic))
    return person.id in (team.therapist.id, team.lead.id, *(p.id for p in instead if p))


def looks(team: Team, moment: datetime, clinic: Clinic) -> tuple[Person, datetime]:
    """The first moment, from `moment` on, at which whoever is responsible then is at work; and who that is."""
    now = responsible(team, moment, clinic)
    if _on_duty(now, moment, clinic):
        return now, moment
    found: list[datetime] = []
    for days in range(_FAR):
        # Of two people in different zones, the one whose day is later may begin earlier: one day more is looked at.
        enough = bool(found)
        found += _starts(team, moment, days, clinic)
        if enough:
            break
    at = min(found, default=next_morning(now, moment, clinic))
    return responsible(team, at, clinic), at


def _starts(team: Team, moment: datetime, days: int, clinic: Clinic) -> list[datetime]:
    """When those who are at work and responsible begin on the local date so many days after that of `moment`."""
    found = []
    candidates = (
        team.therapist,
        team.find(team.therapist.practice.stand_in_id),
        team.lead,
        team.find(team.lead.practice.stand_in_id),
    )
    for person in {p.id: p for p in candidates if p}.values():
        hours = own(person, clinic)
        begins = utc(local(moment, hours.zone).date() + timedelta(days=days), hours.working_from, hours.zone)
        at = max(moment, begins)
        if _on_duty(person, at, clinic) and responsible(team, at, clinic).id == person.id:
            found.append(at)
    return found


def next_working_morning(team: Team, moment: datetime, clinic: Clinic) -> datetime:
    """The first start of work, of whoever is responsible then, after today as the one responsible now counts it."""
    today = local(moment, own(responsible(team, moment, clinic), clinic).zone).date()
    tomorrow = utc(today + timedelta(days=1), time(0), own(responsible(team, moment, clinic), clinic).zone)
    return looks(team, tomorrow, clinic)[1]


def _on_duty(person: Person, moment: datetime, clinic: Clinic) -> bool:
    """At work; the last resort, who is away as well, in the hours they would have."""
    return at_work(replace(person, practice=replace(person.practice, away_from=None)), moment, clinic)


# — what a patient is told —


def reply_by(team: Team, now: datetime, rules: Rules) -> Look:
    """Who will look at what a patient sends now, from when, and by when an answer has usually come: the end of work on
    the clinic's number of working days after today (`reply_business_days`, clinical rules §8), or of the day on which
    they look, if that is later. A statement of habit, never a promise that it is read before it is."""
    clinic = rules.clinic
    who, at = looks(team, now, clinic)
    last, left = now, rules.thresholds.alert.reply_business_days
    while left > 0:
        last = next_working_morning(team, last, clinic)
        left -= 1
    return Look(
        who, at, _end(who, at, clinic), max(_end(who, at, clinic), _end(responsible(team, last, clinic), last, clinic))
    )


def _end(person: Person, moment: datetime, clinic: Clinic) -> datetime:
    """The end of their working day on the local day of that moment."""
    hours = own(person, clinic)
    return utc(local(moment, hours.zone).date(), hours.working_to, hours.zone)


def reply_words(talk: Talk) -> Arg:
    """What a patient reads of it, a sentence or two: who will look and when, in the patient's own time.

    "Tom is at work until 18:00. An answer usually comes by Wed 4 March." Decided on the patient's case; "" where there
    is no team.
    """
    team = talk.case.team
    if team is None:
        return ""
    look = reply_by(team, talk.now, talk.rules)
    return Words(
        "reply-by",
        {
            "who": look.who.alias,
            "instead": "" if look.who.id == team.therapist.id else team.therapist.alias,
            "now": "yes" if look.at <= talk.now else "no",
            "until": clock(look.until, talk.zone),
            "at": moment_words(look.at, talk.zone, talk.now),
            "by": date_words(local(look.by, talk.zone).date()),
        },
    )
