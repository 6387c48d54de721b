"""Notes and answers held against a plan: which words are seen, which "no" takes them back, what is warned of."""

from dataclasses import replace
from itertools import chain
from pathlib import Path

import pytest

from bot.coach.effects import Words
from bot.coach.model import Dose, Draft, Entry, EntryKind, Plan, Prescribed, Step
from bot.coach.plan import drafting
from bot.coach.plan.comparing import difference
from bot.coach.plan.draft_pages import Desk, parted, publish, sheets
from bot.coach.plan.minding import warnings
from bot.coach.plan.noticing import Seen, noticed, sought
from bot.coach.reading import normalise
from bot.content.words import Wording
from tests.coaching import LIBRARY, MONDAY, PLAN, RULES

KNOWN = RULES.note_words
TODAY = MONDAY.date()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Hip replacement in May", [("hip_operation", "Hip replacement")]),
        ("New hip replacment in May", [("hip_operation", "New hip replacment")]),
        ("replaced her left hip, 2019", [("hip_operation", "replaced her left hip")]),
        ("THR R 2021", [("hip_operation", "THR")]),
        ("Operations: hip 2019, knee 2021", [("hip_operation", "Operations: hip"), ("knee_operation", "knee")]),
        ("osteoporosis", [("osteoporosis", "osteoporosis")]),
        ("OSTOPOROSIS!", [("osteoporosis", "OSTOPOROSIS")]),
        ("18 wks pregant", [("pregnancy", "pregant")]),
        ("high blood presure", [("heart_lung", "blood presure")]),
        ("Stroke 2018, on Eliquis", [("heart_lung", "Stroke"), ("heart_lung", "Eliquis")]),
        ("CABG last year", [("heart_lung", "CABG")]),
        ("ictus en 2018", [("heart_lung", "ictus")]),
        ("passed out twice, loses his balance", [("falls", "passed out"), ("falls", "loses his balance")]),
        ("tripped over the rug", [("falls", "tripped")]),
        ("NOF fracture", [("hip_operation", "NOF fracture")]),
        ("ACL recon 2022", [("knee_operation", "ACL recon")]),
        ("early heel strike, gripped firmly", []),
        ("COPD; on bisoprolol", [("heart_lung", "COPD"), ("heart_lung", "bisoprolol")]),
        ("fell twice since Christmas", [("falls", "fell")]),
        ("rotator cuff repair 2023", [("shoulder_operation", "cuff repair")]),
        ("Achilles rupture, sutured", [("tendon_repair", "Achilles rupture")]),
        ("prótesis de cadera en mayo", [("hip_operation", "prótesis de cadera")]),
        ("operada de la rodilla dcha", [("knee_operation", "operada de la rodilla")]),
        ("osteoporósis", [("osteoporosis", "osteoporósis")]),
        ("embarasada de 5 meses", [("pregnancy", "embarasada")]),
        ("hipertension, EPOC", [("heart_lung", "hipertension"), ("heart_lung", "EPOC")]),
        ("tensión alta", [("heart_lung", "tensión alta")]),
        ("se cayó en enero", [("falls", "cayó")]),
        ("No pain. Hip operation: 2020", [("hip_operation", "Hip operation")]),
        # What is near in spelling and means something else.
        ("knee hyperextension, likes lunges and kneeling", []),
        ("clicks are heard in supine", []),
        ("lunes y jueves, con rodillo", []),
        ("likes gardening, wants to climb stairs; does cardio", []),
        ("hip pain for three weeks", []),
        ("", []),
    ],
)
def test_what_a_note_says(text: str, found: list[tuple[str, str]]) -> None:
    seen = list(sought(text, KNOWN))
    assert [tag for tag, _ in seen] == [tag for tag, _ in found]
    assert all(words in whole for (_, words), (_, whole) in zip(found, seen, strict=True))


@pytest.mark.parametrize(
    "text",
    [
        "no osteoporosis",
        "Not pregnant",
        "denies falls",
        "no known history of osteoporosis or falls",
        "does not have osteoporosis",
        "Osteoporosis: no",
        "Falls: none.",
        "never had a hip replacement",
        "hip: no surgery",
        "no hip or knee operation",
        "sin osteoporosis",
        "niega caídas ni osteoporosis",
        "no tiene ni osteoporosis ni caídas",
        "no se ha caído",
        "no está embarazada",
        "sin antecedentes de prótesis de cadera",
        "Caídas: ninguna",
    ],
)
def test_a_plain_no_takes_it_back(text: str) -> None:
    assert not list(sought(text, KNOWN))


@pytest.mark.parametrize(
    "text",
    [
        "no treatment for osteoporosis",
        "cannot rule out osteoporosis",
        "not sure about osteoporosis",
        "no pain, osteoporosis",
        "no osteoporosis until 2019",
        "osteoporosis, no treatment",
        "osteoporosis no treatment",
        "not without osteoporosis",
        "no. Osteoporosis",
        "no longer worried about osteoporosis",
        "mother has osteoporosis",
        "osteoporosis?",
        "no se descarta osteoporosis",
        "sin tratamiento para osteoporosis",
        "no sé si tiene osteoporosis",
        "no pudo venir, osteoporosis",
        "no tenía osteoporosis hasta 2019",
    ],
)
def test_where_there_is_doubt_it_is_warned(text: str) -> None:
    assert [tag for tag, _ in sought(text, KNOWN)] == ["osteoporosis"]


def test_no_word_of_our_own_is_taken_for_a_typing_error() -> None:
    """The words of exercises are those that therapists write: "lunges" are no lungs."""
    folder = Path("bot/content")
    files = chain.from_iterable((folder / part).rglob("*.yaml") for part in ("exercises", "programmes", "measures"))
    words = set(normalise(" ".join(path.read_text() for path in files)).split())
    single = {choice for _, pattern in KNOWN.patterns if len(pattern) == 1 for choice in pattern[0]}
    wrong = {
        word
        for word in words
        if any(True for _ in sought(word, KNOWN))
        and not any(word == s or (s.endswith("*") and word.startswith(s[:-1])) for s in single)
    }
    assert not wrong


def note(text: str, number: int = 1, **data: str | int) -> Entry:
    return Entry(EntryKind.NOTE, MONDAY, 2, {"text": text, "name": "Tom", **data}, number)


def given(question: str, answer: str, said: str = "") -> Entry:
    more = {"said": said} if said else {}
    return Entry(EntryKind.SCREENING, MONDAY, 3, {"question": question, "answer": answer, **more})


@pytest.mark.parametrize(
    ("entries", "seen"),
    [
        ((note("osteoporosis"),), [Seen("osteoporosis", "note", "osteoporosis")]),
        # A correction takes the place of what it corrects.
        ((note("osteoporosis"), note("no osteoporosis", 2, corrects=1)), []),
        ((note("osteoporosis"), note("no falls", 2)), [Seen("osteoporosis", "note", "osteoporosis")]),
        ((given("pregnancy", "yes"),), [Seen("pregnancy", "pregnancy")]),
        ((given("pregnancy", "no"),), []),
        ((given("pregnancy", "yes"), given("pregnancy", "no")), []),
        ((given("pregnancy", "skip"),), []),
        ((given("falls", "yes"), given("falls_more", "said", "once in May")), [Seen("falls", "falls")]),
        (
            (given("surgery", "yes"), given("surgery_more", "said", "new knee in January")),
            [Seen("knee_operation", "surgery_more", "new knee")],
        ),
        # It is not said of what: all that may be meant.
        (
            (given("surgery", "yes"), given("surgery_more", "said", "two years ago")),
            [Seen(t, "surgery") for t in ("hip_operation", "knee_operation", "shoulder_operation", "tendon_repair")],
        ),
        (
            (given("medicines", "yes"), given("medicines_more", "said", "enalapril 5 mg")),
            [Seen("heart_lung", "medicines_more", "enalapril")],
        ),
        ((given("likes", "said", "I get dizzy on trains"),), [Seen("falls", "likes", "dizzy")]),
    ],
)
def test_what_notes_and_answers_say(entries: tuple[Entry, ...], seen: list[Seen]) -> None:
    assert list(noticed(entries, KNOWN)) == seen


def some(*keys: str, **more: object) -> Plan:
    return replace(PLAN, exercises=tuple(Prescribed(k, RULES.exercises[k].dose) for k in keys), **more)  # type: ignore[arg-type]


def warned(plan: Plan, *seen: Seen) -> list[tuple[str, list[str]]]:
    found = [w for w in warnings(plan, plan, RULES, TODAY, seen) if w.key == "warn-noted"]
    tags = [list(w.args["tag"].args) for w in found]  # type: ignore[union-attr]
    marked = [list(w.args["exercises"].args) if w.args["exercises"] else [] for w in found]  # type: ignore[union-attr]
    return [(tag, exercises) for (tag,), exercises in zip(tags, marked, strict=True)]


def test_the_warning_names_the_exercises_that_are_marked() -> None:
    hip = Seen("hip_operation", "note", "hip replacement")
    assert warned(some("bridge", "clamshell", "knee_to_chest"), hip) == [
        ("hip_operation", ["clamshell", "knee_to_chest"])
    ]
    assert warned(some("bridge"), hip) == []
    # Once it is ticked, the exercises say so themselves.
    assert warned(some("clamshell", precautions=("hip_operation",)), hip) == []


def test_what_concerns_every_exercise_is_warned_of_in_every_plan() -> None:
    assert warned(some("bridge"), Seen("pregnancy", "pregnancy")) == [("pregnancy", [])]
    assert warned(some(), Seen("pregnancy", "pregnancy")) == []


# — nothing that is published was unseen —


def longest_plan() -> Plan:
    """Everything that can be told of twelve exercises at once, each as long as it may be."""
    step = Step("bridge", Dose(6, 50, 120, rest_s=300, side="each", load="x" * 40), trigger="hard2", expires=TODAY)
    keys = sorted(RULES.exercises, key=lambda k: -len(LIBRARY.exercise_text(k, "name", "es")))[
        : drafting.MOST_EXERCISES
    ]
    return replace(
        PLAN,
        exercises=tuple(Prescribed(k, replace(step.dose, sets=10), step, note="ñ" * 120, harder=step) for k in keys),
        note="ñ" * 600,
        start=TODAY,
        end=TODAY,
        review=TODAY,
        check_ins=drafting.CHECK_INS,
        measures=tuple(RULES.measures),
        screening=True,
        thresholds=dict.fromkeys(drafting.LIMITS, 5),
        precautions=RULES.precautions,
    )


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_long_difference_fits_page_by_page_and_only_the_last_publishes(language: str) -> None:
    wording = Wording(LIBRARY)
    plan = longest_plan()
    seen = tuple(Seen(tag, "note", "ñ" * 60) for tag in RULES.precautions)
    desk = Desk(3, "Ann", RULES, TODAY, None, seen)
    draft = Draft(0, replace(plan, precautions=()), "r" * 300)
    pages = sheets(desk, draft)
    assert len(pages) > 3
    shown = list(chain.from_iterable((*lines, *warns) for lines, warns in pages))
    everything = difference(None, draft.plan, for_patient=False)
    assert shown == [*everything, *warnings(draft.plan, None, RULES, TODAY, seen)]
    for number in range(len(pages)):
        words, rows = publish(desk, draft, Words("build-look-first"), number)
        assert len(wording.text(language, words)) <= 4096
        last = number == len(pages) - 1
        assert any(b.value == "now" for row in rows for b in row) is last


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_patient_is_told_all_of_a_long_difference(language: str) -> None:
    wording = Wording(LIBRARY)
    lines = difference(None, longest_plan(), for_patient=True)
    parts = parted(lines)
    assert tuple(chain.from_iterable(parts)) == lines
    for part in parts:
        args = {"therapist": "x" * 30, "part": 2, "reason": "r" * 300, "lines": Words("lines", dict(enumerate(part)))}  # type: ignore[arg-type]
        assert len(wording.text(language, Words("plan-told", args))) <= 4096  # type: ignore[arg-type]
