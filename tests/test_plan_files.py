"""Plan files: what is read back is what was written; every mistake at once, at its line; bombs and bulk are refused."""

from dataclasses import replace
from datetime import date, time

import pytest

from bot.coach.effects import Words
from bot.coach.model import Dose, Plan, Prescribed, Slot, Step
from bot.content.planfile import LARGEST, read_plan, write_plan
from bot.content.words import Wording
from tests.coaching import LIBRARY, PLAN, RULES

WORDING = Wording(LIBRARY)
RICH = Plan(
    0,
    "low_back_1",
    (
        Prescribed(
            "bridge",
            Dose(3, reps=12, hold_s=5, rest_s=45, side="left", load="2 kg: red"),
            easier=Step("bridge", Dose(2, reps=8), "too_hard", date(2026, 4, 30)),
            harder=Step("bridge", Dose(3, reps=14), "done"),
            swaps=("pelvic_tilt",),
            held_until=date(2026, 3, 9),
            note='Say "no" when it hurts: stop.',
        ),
        Prescribed("side_plank", Dose(2, hold_s=20, side="each")),
        Prescribed("brisk_walk", Dose(minutes=15)),
    ),
    (Slot(0, time(8)), Slot(2, time(18, 30))),
    thresholds={"pain.stop_at": 5, "pain.amber_max": 4},
    start=date(2026, 3, 9),
    end=date(2026, 4, 19),
    review=date(2026, 4, 1),
    check_ins=("sleep",),
    note="Gently, please.",
    precautions=("falls",),
)
GOOD = """\
days: [mon, thu]
times: ["08:00"]
exercises:
  - exercise: bridge
    sets: 3
    reps: 12
"""


def read(text: str) -> list[tuple[int, str]]:
    return [(m.line, m.key) for m in read_plan(text.encode(), RULES).mistakes]


def test_what_is_written_is_read_back() -> None:
    found = read_plan(write_plan(RICH, "Ann", ["A plan."]).encode(), RULES)
    assert found.mistakes == ()
    assert (found.plan, found.patient, found.precautions) == (RICH, "Ann", True)


@pytest.mark.parametrize("programme", list(RULES.programmes))
def test_every_programme_can_be_a_file(programme: str) -> None:
    exercises = RULES.programmes[programme].exercises
    plan = replace(PLAN, version=0, programme=programme, exercises=exercises, created_at=None)
    found = read_plan(write_plan(plan).encode(), RULES).plan
    assert found is not None
    assert [(p.exercise, p.dose) for p in found.exercises] == [(p.exercise, p.dose) for p in exercises]


def test_without_a_figure_the_dose_is_the_librarys() -> None:
    found = read_plan(GOOD.replace("    sets: 3\n    reps: 12\n", "").encode(), RULES).plan
    assert found is not None and found.exercises[0].dose == RULES.exercises["bridge"].dose


@pytest.mark.parametrize(
    ("before", "after", "mistakes"),
    [
        ("bridge", "brigde", [(4, "file-no-exercise")]),
        ("sets: 3", "sets: many", [(5, "file-number")]),
        ("sets: 3", "sets: 0", [(5, "file-low")]),
        ("sets: 3", "sets: 11", [(5, "file-high")]),
        ("reps: 12", "reps: 101", [(6, "file-high")]),
        ("    reps: 12\n", "", [(5, "file-sets-alone")]),
        ("reps: 12", "minutes: 5", [(6, "file-two-kinds")]),
        ("reps: 12", "rep: 12", [(6, "file-unknown-key")]),
        ("[mon, thu]", "[mon, thurs]", [(1, "file-choice")]),
        ('"08:00"', '"8 am"', [(2, "file-time")]),
        ('"08:00"', '"24:00"', [(2, "file-time")]),
        ("days: [mon, thu]\n", "", [(1, "file-no-times")]),
        ("days: [mon, thu]", "days: monday", [(1, "file-list")]),
        ("sets: 3", "sets: 3\n    sets: 4", [(6, "file-key-twice")]),
        ("sets: 3", "side: both\n    sets: 3", [(5, "file-choice")]),
        ("sets: 3", f"load: {'x' * 41}\n    sets: 3", [(5, "file-long")]),
        ("exercises:", "start: 30 Feb\nexercises:", [(3, "file-date")]),
        ("exercises:", "start: 2026-03-09\nend: 2026-03-08\nexercises:", [(4, "file-end-first")]),
        ("exercises:", "programme: low_bakc_1\nexercises:", [(3, "file-no-programme")]),
        ("exercises:", "limits: {pain.stop: 5}\nexercises:", [(3, "file-no-limit")]),
        ("exercises:", "limits: {pain.stop_at: 2}\nexercises:", [(3, "file-limits")]),
        ("exercises:", "exercises: []\nnote:", [(3, "file-missing"), (4, "file-text")]),
        ("    sets: 3", "   sets: 3", [(5, "file-yaml")]),
        ("bridge", "&a bridge", [(4, "file-alias")]),
        ("reps: 12", "easier: {exercise: brige, sets: 1, reps: 5}\n    reps: 12", [(6, "file-no-exercise")]),
        ("reps: 12", "easier: {exercise: bridge, trigger: easy}\n    reps: 12", [(6, "file-choice")]),
        ("reps: 12", "reps: 12\n  - exercise: bridge", [(7, "file-exercise-twice")]),
    ],
)
def test_each_mistake_is_told_at_its_line(before: str, after: str, mistakes: list[tuple[int, str]]) -> None:
    assert before in GOOD
    found = read_plan(GOOD.replace(before, after, 1).encode(), RULES)
    assert [(m.line, m.key) for m in found.mistakes] == mistakes
    assert found.plan is None
    for language in WORDING.languages:
        for m in found.mistakes:
            assert WORDING.text(language, Words(m.key, dict(m.args)))


def test_the_good_one_is_good() -> None:
    assert read(GOOD) == []


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "file-no-plan"),
        (b"just words", "file-no-plan"),
        (b"\xff\xfe\x00", "file-not-text"),
        (b"a: \x00", "file-not-text"),
        (b"#" * LARGEST, "file-no-plan"),
        (b"#" * (LARGEST + 1), "file-too-large"),
        (b"[" * 20_000, "file-too-deep"),
        (b"a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]", "file-alias"),
        (b"exercises: !!python/object/apply:os.system [x]", "file-group"),
    ],
)
def test_what_is_no_plan_at_all_is_refused(data: bytes, key: str) -> None:
    found = read_plan(data, RULES)
    assert found.plan is None
    assert key in [m.key for m in found.mistakes]


def test_what_is_meant_is_told() -> None:
    (mistake,) = read_plan(GOOD.replace("bridge", "Puente").encode(), RULES).mistakes
    assert mistake.args["near"] == "bridge"
