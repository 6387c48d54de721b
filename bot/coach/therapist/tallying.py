"""A therapist's time for a patient, and what a month came to: counts for their own records, never a billing claim (§9).

`/log 12 min` is for the patient last looked at, `/log Ann 12 min` for Ann; `/log call Ann 12 min` was a live contact.
Kept as `Entry(kind=MINUTES)` with the therapist as `by`; data: "minutes", and "live": 1 for a live contact. What was
taken back has an entry with "undoes", its minutes below 0 (and "live": -1), because nothing is ever taken out.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import dropwhile

from bot.coach.adherence import COUNTS, dose_percent
from bot.coach.events import Answered, Logged, Tallied
from bot.coach.model import Case, Entry, EntryKind, WorkoutStatus
from bot.coach.reading import normalise
from bot.coach.references import patient_in
from bot.coach.schedule import local
from bot.coach.talk import Talk, date_words, options
from bot.coach.therapist.access import may_decide, raise_for

WINDOW_DAYS = 30  # of the supply codes' rolling window
_MOST_MINUTES = 240  # of one entry; more is a slip of the finger
_MOST_MONTHS_BACK = 24
_LIVE = frozenset(("call", "live", "visit", "video", "phone", "llamada", "visita", "videollamada", "telefono"))
_UNITS = frozenset(("min", "mins", "minute", "minutes", "minuto", "minutos", "m"))
_FELT = frozenset(("sore", "pain", "unwell"))  # why it was not the day for a workout: an answer about the body
_BY_PATIENT = frozenset(("message", "causes_pain", "too_hard", "red_flag", "media"))  # rules of what they told us


@dataclass(frozen=True)
class Month:
    """What one calendar month came to for one patient. window_days: of the 30 days up to `until`."""

    until: date
    data_days: int
    window_days: int
    minutes: int
    live: int
    done: int
    due: int
    dose: int


# — logging —


def log(talk: Talk, rest: str) -> None:
    """/log: whose, how long, and whether they talked. Decided on the therapist's case."""
    words = [word for word in normalise(rest).split() if word not in _UNITS]
    about = list(dropwhile(_LIVE.__contains__, words))
    while about and about[-1] in _LIVE:  # "Ann 12 min phone call"
        about.pop()
    live = len(about) < len(words)
    name, minutes = _named(about)
    patient = _last_looked_at(talk) if not name else _whose(talk, name)
    if not 1 <= minutes <= _MOST_MINUTES:
        talk.say("log-how", most=_MOST_MINUTES)
    elif patient == 0:
        talk.say("log-whose" if not name else "log-unknown", name=name[:30])
    else:
        raise_for(talk, patient, Logged(talk.me, minutes, live))


def _named(words: list[str]) -> tuple[str, int]:
    """("ann b", 12) of "ann b 12" or "12 ann b"; 0 minutes where there is no number, or more than one."""
    joined = re.sub(r"(\d+) ?m\b", r"\1", " ".join(words))
    numbers = [word for word in joined.split() if word.isascii() and word.isdecimal()]
    rest = [word for word in joined.split() if word not in numbers[-1:]]
    if not numbers or len(numbers[-1]) > 4:
        return " ".join(rest), 0
    return " ".join(rest), int(numbers[-1])


def _whose(talk: Talk, name: str) -> int:
    """The patient of that alias, 0 where none or more than one fits."""
    exact = [p.id for p in talk.case.patients if normalise(p.alias) == name]
    begins = [p.id for p in talk.case.patients if normalise(p.alias).startswith(name)]
    found = exact or begins
    return found[0] if len(found) == 1 else 0


def _last_looked_at(talk: Talk) -> int:
    looked = talk.stage.kept.get("looked", "")
    return int(looked) if looked.isdecimal() and may_decide(talk, int(looked)) else 0


def logged(talk: Talk, event: Logged) -> None:
    """Minutes for this patient's record; told with the month so far. Decided on the patient's case."""
    if event.undo:
        _taken_back(talk, event)
        return
    live = {"live": 1} if event.live else {}
    talk.enter(EntryKind.MINUTES, {"minutes": event.minutes, **live}, event.by)
    today = _today(talk)
    so_far = month_of(talk.case, talk.zone, today.replace(day=1), today)
    talk.say(
        "logged",
        to=event.by,
        about=talk.me.id,
        buttons=options("logged", f"{talk.me.id}-{_mark(talk.now)}"),
        alias=talk.me.alias,
        minutes=event.minutes,
        live="yes" if event.live else "no",
        total=so_far.minutes,
        contacts=so_far.live,
    )


def _taken_back(talk: Talk, event: Logged) -> None:
    """Once, and by whoever logged it."""
    known = [e for e in talk.case.entries if e.kind is EntryKind.MINUTES]
    found = next((e for e in known if e.by == event.by.id and _mark(e.at) == event.undo), None)
    if found is None or any(e.data.get("undoes") == event.undo for e in known):
        talk.say("log-gone", to=event.by)
        return
    minutes, live = int(found.data["minutes"]), int(found.data.get("live", 0))
    back: dict[str, str | int] = {"minutes": -minutes, "undoes": event.undo}
    talk.enter(EntryKind.MINUTES, {**back, **({"live": -live} if live else {})}, event.by)
    talk.say("log-undone", to=event.by, about=talk.me.id, alias=talk.me.alias, minutes=minutes)


def _mark(at: datetime) -> str:
    return f"{at:%Y%m%d%H%M%S%f}"


def undo(talk: Talk, event: Answered) -> None:
    """Undo below a logged entry. Decided on the therapist's case."""
    patient, _, mark = event.ref.partition("-")
    talk.retire(event)
    raise_for(talk, patient_in(patient)[0], Logged(talk.me, 0, undo=mark))


# — the month —


def tallied(talk: Talk, event: Tallied) -> None:
    """The month, some months back, with what the codes say. Decided on the patient's case, with all of it at hand."""
    today, back = _today(talk), max(0, min(event.back, _MOST_MONTHS_BACK))
    first = today.replace(day=1)
    for _ in range(back):
        first = (first - timedelta(days=1)).replace(day=1)
    until = min(today, first.replace(day=monthrange(first.year, first.month)[1]))
    found = month_of(talk.case, talk.zone, first, until)
    ways = (*(("earlier",) if back < _MOST_MONTHS_BACK else ()), *(("later",) if back else ()))
    talk.say(
        "tally",
        to=event.by,
        about=talk.me.id,
        buttons=options("tally", str(talk.me.id), back, only=ways),
        alias=talk.me.alias,
        month=first.month,
        year=str(first.year),
        until=date_words(until),
        window=found.window_days,
        days=found.data_days,
        minutes=found.minutes,
        live=found.live,
        done=found.done,
        due=found.due,
        dose=found.dose,
    )


def month_of(case: Case, zone: str, first: date, until: date) -> Month:
    """What the days from `first` to `until` (local to the patient, both included) came to."""
    days = set(data_days(case, zone))
    own = [w for w in case.workouts if first <= w.local_date <= until and w.status in COUNTS]
    shares = [dose_percent(w.items) for w in own]
    time = [e for e in case.entries if e.kind is EntryKind.MINUTES and first <= local(e.at, zone).date() <= until]
    return Month(
        until=until,
        data_days=sum(first <= day <= until for day in days),
        window_days=sum(0 <= (until - day).days < WINDOW_DAYS for day in days),
        minutes=sum(int(e.data["minutes"]) for e in time),
        live=sum(int(e.data.get("live", 0)) for e in time),
        done=sum(w.status is not WorkoutStatus.MISSED for w in own),
        due=len(own),
        dose=round(sum(shares) / len(shares)) if shares else 0,
    )


def data_days(case: Case, zone: str) -> Iterator[date]:
    """The local dates on which the patient gave us anything about exercises or how they are: steps and ratings of a
    workout, why it was not the day for one where that is about the body, the next morning's ratings, a report, a
    message, an answer in a questionnaire. What was asked and not answered, agreed to, told to them or delivered is no
    data. A day may come more than once."""
    for workout in case.workouts:
        moments = [workout.started_at, *(i.closed_at for i in workout.items)]
        yield from (local(at, zone).date() for at in moments if at is not None)
        if workout.reason in _FELT and workout.ended_at:
            yield local(workout.ended_at, zone).date()
        if workout.soreness is not None or workout.morning_pain is not None:
            yield workout.local_date + timedelta(days=1)  # asked the next morning, and not later
    for report in case.reports:
        if report.rule in _BY_PATIENT:
            yield local(report.opened_at, zone).date()
    yield from (local(e.at, zone).date() for e in case.entries if e.by == case.person.id and _is_data(e))


def _is_data(entry: Entry) -> bool:
    if entry.kind is EntryKind.MEASURE:
        return any(name.startswith("item_") for name in entry.data)
    return entry.kind in (EntryKind.MESSAGE, EntryKind.SCREENING)


def _today(talk: Talk) -> date:
    return talk.local_now.date()
