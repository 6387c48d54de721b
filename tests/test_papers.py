"""The papers at their extremes: what a doctor reads stays two pages, what a patient takes home is all there."""

import io
from dataclasses import replace
from datetime import time, timedelta
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

from bot.coach.model import (
    Case,
    Dose,
    Entry,
    EntryKind,
    Plan,
    Prescribed,
    Report,
    ReportStatus,
    Slot,
    Tier,
    Workout,
    WorkoutStatus,
)  # fmt: skip
from bot.reports.order import Order
from bot.reports.studio import Studio, Supplies
from bot.storage.dossiers import Dossier
from tests.coaching import LIBRARY, MONDAY, PLAN, RULES, TOM, ann, done

WILD = "שלום עולם 😀🦵 العربية #panic(1) *b* " + "a very long note " * 20
LONG_NAME = "Wilhelmina-Margaretha van Oranje-Nassau-Habsburg-Lothringen 😀 שרה"
DOSE = Dose(sets=4, reps=25, hold_s=10, rest_s=90, side="each", load="green band and a dumbbell in each hand")


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Studio:
    """With a picture as wide as the widest for every exercise."""
    folder: Path = tmp_path_factory.mktemp("pictures")
    for key in RULES.exercises:
        Image.new("RGB", (1280, 480), "white").save(folder / f"{key}-1234567890.png")
    return Studio(Supplies(RULES.clinic, pictures=folder), LIBRARY)


def dossier(case: Case, *plans: Plan, reports: tuple[Report, ...] = (), entries: tuple[Entry, ...] = ()) -> Dossier:
    return Dossier(case.person, TOM, {TOM.id: TOM.alias}, plans, case.workouts, (), reports, entries)


def pages(studio: Studio, about: Dossier, kind: str = "pdf", language: str = "en", link: bool = True) -> list[str]:
    """The text of each page, its lines joined."""
    args = {"link": "https://t.me/hep_demo_bot?start=abcdefghijklmnopqrstuv", "until": "Thu 5 March, 10:00"}
    made = studio.make(Order(kind, about, language, MONDAY, TOM, args if link else {}))
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(made.data)).pages]


def lived() -> tuple[Workout, ...]:
    days = [MONDAY.date() - timedelta(days=n) for n in range(40, 0, -1)]
    return tuple(
        replace(done(pain_before=n % 11, pain_after=n % 7, soreness=n % 5), key=f"{day:%y%m%d}0800", local_date=day)
        for n, day in enumerate(days)
    )


def made(version: int, *exercises: Prescribed, reason: str = "") -> Plan:
    at = MONDAY - timedelta(days=30 - 2 * version)
    slots = tuple(Slot(day, time(hour)) for day in range(version % 7) for hour in (7, 12, 18))
    return replace(
        PLAN, version=version, exercises=exercises, slots=slots, reason=reason, created_at=at, author_id=TOM.id
    )


EXTREME = [Prescribed(key, DOSE, note=WILD) for key in list(RULES.exercises)[:12]]
PLANS = [made(n, *EXTREME[: n + 2], reason=WILD) for n in range(1, 11)]


def test_a_doctor_reads_two_pages_whatever_has_happened(studio: Studio) -> None:
    said = {"score": 9, "before": 8, "said": WILD, "where": WILD[:80]}
    reports = tuple(
        Report(
            3, n, list(Tier)[n % 3], "causes_pain", MONDAY - timedelta(days=n), MONDAY, exercise="bridge", details=said,
            count=3, status=ReportStatus.ACTED, acted_at=MONDAY, acted_by=TOM.id, action="reduce",
        )
        for n in range(1, 31)
    )  # fmt: skip
    about = dossier(ann(*lived(), alias=LONG_NAME), *PLANS, reports=reports)
    for language in ("en", "es"):
        found = pages(studio, about, language=language)
        assert len(found) == 2
        assert LONG_NAME.split()[0] in found[0] and "R-30" in found[1]
    assert "As agreed, without fixed times" in " ".join(pages(studio, dossier(ann(), *PLANS[:7])))


def test_a_doctor_reads_what_is_on_hold_and_what_the_patient_wants_to_do_again(studio: Studio) -> None:
    held = replace(PLAN.exercises[0], held_until=MONDAY.date() + timedelta(days=3))
    rated: list[dict[str, str | int]] = [
        {"measure": "psfs", "round": f"{on}1000", "on": on, "state": "done", "score": str(n), "item_1": n}
        | {"name_1": "Carry my  daughter upstairs"}
        for on, n in (("260210", 3), ("260224", 6))
    ]
    entries = tuple(Entry(EntryKind.MEASURE, MONDAY, 3, data) for data in rated)
    plan = replace(PLAN, exercises=(held, *PLAN.exercises[1:]), created_at=MONDAY)
    (text,) = pages(studio, dossier(ann(), plan, entries=entries))
    assert "on hold until Thu 5 March 2026" in text
    assert "– Carry my daughter upstairs 3 (Tue 10 February 2026) 6 (Tue 24 February 2026) 10 2" in text


def test_nothing_at_all_is_a_page(studio: Studio) -> None:
    for kind in ("pdf", "handout"):
        (text,) = pages(studio, dossier(ann()), kind, link=False)
        assert "Ann" in text


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_programme_of_up_to_four_exercises_goes_home_on_one_page(studio: Studio, language: str) -> None:
    small = {key: p for key, p in RULES.programmes.items() if len(p.exercises) <= 4}
    assert len(small) > 5
    for key, programme in small.items():
        plan = replace(PLAN, programme=key, exercises=programme.exercises)
        assert len(pages(studio, dossier(ann(), plan), "handout", language)) == 1, key


def test_twelve_exercises_with_notes_and_a_long_name_all_go_home(studio: Studio) -> None:
    plan = replace(PLANS[-1], note="Ring me on Friday")
    found = pages(studio, dossier(ann(alias=LONG_NAME), plan), "handout")
    assert len(found) == 4
    text = " ".join(found)
    assert "Ring me on Friday" in text and text.count("a very long note") == 12 * 20
    assert all(LIBRARY.exercise_text(p.exercise, "name", "en") in text for p in EXTREME)
    assert "call 999" in text


def test_a_workout_that_is_still_open_counts_for_nothing(studio: Studio) -> None:
    open_one = replace(lived()[-1], status=WorkoutStatus.OFFERED)
    assert "last 7 days nothing due" in pages(studio, dossier(ann(open_one), PLAN))[0]
