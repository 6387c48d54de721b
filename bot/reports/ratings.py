"""Every rating that was given, as a list: what the CSV and the FHIR bundle are made of."""

import csv
import io
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.coach.adherence import COUNTS, dose_percent
from bot.coach.effects import Words
from bot.coach.model import Workout
from bot.coach.pacing import pace_of
from bot.coach.schedule import local
from bot.reports.order import Made, Order
from bot.storage.dossiers import Answer, Dossier

if TYPE_CHECKING:
    from bot.reports.studio import Studio

_WELLBEING = ("mood", "energy", "sleep")
SCORES = ("pain_before", "pain_after", "soreness", "morning_pain", *_WELLBEING)  # 0–10, one of each for a workout
_MORNING = ("soreness", "morning_pain")
_DURING = ("hurt_score", "pain_during")
_SCALE = "0-10"
_INEXACT = "time_of_workout"
_COLUMNS = (
    "date", "time", "time_zone", "workout", "plan_version", "measure", "measure_name", "exercise", "value", "scale",
    "revision", "current", "late", "note",
)  # fmt: skip
# What a formula can begin with, all widths of it brought to these; a tab or a line end may be taken off before it.
_FORMULA = frozenset("=+-@\t\r\n|%−")
_UNSEEN = frozenset(("Zs", "Zl", "Zp", "Cf"))  # spaces of all kinds and marks without a width
# Where another cell begins for a spreadsheet that takes a semicolon or a tab for the separator, as Spanish ones do.
_PARTS = re.compile(r"([;\t\r\n]+)")


@dataclass(frozen=True)
class Rating:
    """One answer. measure: "pain_before", "pain_during" … exercise: its key, where it is about one. item: which
    of its workout's exercises, from 0. current: False for
    one that a later answer has replaced. exact: whether `at` is the moment of the answer or that of its workout."""

    measure: str
    value: int | str
    at: datetime
    workout: Workout
    exercise: str = ""
    revision: int = 0
    current: bool = True
    late: bool = False
    exact: bool = True
    item: int = 0


def ratings_of(dossier: Dossier) -> list[Rating]:
    """Every rating, oldest first, with those that were replaced. A missing rating is no row, and never 0."""
    given: dict[str, list[Answer]] = {}
    for answer in dossier.answers:
        given.setdefault(answer.workout, []).append(answer)
    found: list[Rating] = []
    for workout in dossier.workouts:
        mine = given.get(workout.key, [])
        for measure in (*SCORES, "effort"):
            found += _told(workout, measure, [a for a in mine if a.ask == measure])
        for index in range(len(workout.items)):
            found += _during(workout, index, [a for a in mine if a.ask in _DURING and a.item == index])
    return sorted(found, key=lambda r: (r.at, r.workout.key, r.measure, r.revision))


def _told(workout: Workout, measure: str, answers: list[Answer]) -> Iterator[Rating]:
    said = [a for a in answers if measure == "effort" or a.value.isdecimal()]
    for a in said:
        score = a.value if measure == "effort" else int(a.value)
        yield Rating(measure, score, a.at, workout, "", a.revision, a is said[-1], a.late)
    value = workout.wellbeing.get(measure) if measure in _WELLBEING else getattr(workout, measure)
    at = (workout.started_at if measure == "pain_before" else workout.ended_at) or workout.offered_at
    if not said and value is not None and at is not None:
        later = timedelta(days=1) if measure in _MORNING else timedelta()
        yield Rating(measure, value, at + later, workout, exact=False)


def _during(workout: Workout, index: int, answers: list[Answer]) -> Iterator[Rating]:
    item, said = workout.items[index], [a for a in answers if a.value.isdecimal()]
    for a in said:
        yield Rating(
            "pain_during", int(a.value), a.at, workout, item.exercise, a.revision, a is said[-1], a.late, item=index
        )
    at = item.closed_at or workout.started_at
    if not said and item.pain is not None and at is not None:
        yield Rating("pain_during", item.pain, at, workout, item.exercise, exact=False, item=index)


# — as a file —


def file(studio: "Studio", order: Order) -> Made:
    """Every rating and every workout as CSV, in UTF-8 with the mark that spreadsheets know it by."""
    rows = [*_rating_rows(studio, order), *_workout_rows(studio, order)]
    rows.sort(key=lambda row: (row["date"], row["time"]))
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(_COLUMNS)
    writer.writerows([[safe(row.get(name, "")) for name in _COLUMNS] for row in rows])
    return Made(f"ratings-{file_mark(studio, order)}.csv", out.getvalue().encode("utf-8-sig"))


def safe(value: int | str) -> int | str:
    """A cell that no spreadsheet takes for a formula, whatever it takes for the separator: what begins like one gets an
    apostrophe (ASVS 1.2.10)."""
    if isinstance(value, int):
        return value
    plain = value.replace("\0", "")
    parts = [f"'{part}" if _is_like_a_formula(part) else part for part in _PARTS.split(plain)[::2]]
    whole = "".join(part + mark for part, mark in zip(parts, [*_PARTS.split(plain)[1::2], ""], strict=True))
    return f"'{whole}" if plain[:1] in _FORMULA and not whole.startswith("'") else whole


def _is_like_a_formula(text: str) -> bool:
    begins = next((c for c in text if unicodedata.category(c) not in _UNSEEN), "")
    return unicodedata.normalize("NFKC", begins)[:1] in _FORMULA


def zone_of(studio: "Studio", dossier: Dossier) -> str:
    return dossier.person.zone or studio.rules.clinic.zone


def file_mark(studio: "Studio", order: Order) -> str:
    """The end of a file's name: the patient's number and the day, which say nothing about anybody."""
    return f"{order.dossier.person.id}-{local(order.at, zone_of(studio, order.dossier)):%Y-%m-%d}"


def measure_words(measure: str) -> Words:
    return Words("measure-name", {"measure": measure})


def _rating_rows(studio: "Studio", order: Order) -> Iterator[dict[str, int | str]]:
    for rating in ratings_of(order.dossier):
        yield {
            **_when(studio, order, rating.at),
            **_of(rating.workout),
            "measure": rating.measure,
            "measure_name": studio.wording.plain(order.language, measure_words(rating.measure)),
            "exercise": studio.exercise(rating.exercise, order.language) if rating.exercise else "",
            "value": rating.value,
            "scale": "" if rating.measure == "effort" else _SCALE,
            "revision": rating.revision,
            "current": "yes" if rating.current else "no",
            "late": "yes" if rating.late else "no",
            "note": "" if rating.exact else _INEXACT,
        }


def _workout_rows(studio: "Studio", order: Order) -> Iterator[dict[str, int | str]]:
    """What became of each workout, how much of its dose was done, and at what pace."""
    for workout in order.dossier.workouts:
        at = workout.ended_at or workout.started_at or workout.offered_at
        if at is None:
            continue
        facts: list[tuple[str, int | str, str, str]] = [("status", workout.status.value, "", workout.note)]
        if workout.status in COUNTS:
            facts.append(("dose_done", dose_percent(workout.items), "percent", ""))
        if pace := pace_of(workout, studio.rules.exercises):
            facts.append(("pace", pace.value, "", ""))
        for measure, value, scale, note in facts:
            yield {
                **_when(studio, order, at),
                **_of(workout),
                "measure": measure,
                "measure_name": studio.wording.plain(order.language, measure_words(measure)),
                "value": value,
                "scale": scale,
                "current": "yes",
                "note": note,
            }


def _of(workout: Workout) -> dict[str, int | str]:
    return {"workout": workout.key, "plan_version": workout.plan_version}


def _when(studio: "Studio", order: Order, at: datetime) -> dict[str, int | str]:
    zone = zone_of(studio, order.dossier)
    there = local(at, zone)
    return {"date": f"{there:%Y-%m-%d}", "time": f"{there:%H:%M}", "time_zone": zone}
