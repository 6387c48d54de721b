"""What a patient gets of their own data: every stored field is in the document or named there as being in the JSON
alone, everything is in the JSON, and nobody else's name or number is in either."""

import io
import json
from collections.abc import AsyncIterator
from dataclasses import fields, replace
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from pypdf import PdfReader
from sqlalchemy import update

from bot.coach.effects import Keep
from bot.coach.model import (
    Dose,
    Entry,
    EntryKind,
    Item,
    Outcome,
    Plan,
    Preferences,
    Prescribed,
    Report,
    ReportStatus,
    Slot,
    Step,
    Tier,
    Workout,
    WorkoutStatus,
)
from bot.reports.desk import Desk
from bot.reports.order import Made
from bot.reports.own.document import JSON_ONLY
from bot.reports.paper import legible, without_signs
from bot.reports.press import Press
from bot.reports.studio import Studio, Supplies
from bot.storage import tables
from tests.clinic import START, OpenClinic, library, opened, rules

DAY = date(2026, 4, 7)
TOM, MAYA, ANN = "Tom", "Maya", "Ann"

# What the document says of every field that is not in the JSON file alone: table.field → words that must be there.
SHOWN = {
    "people.alias": "Your name here Ann",
    "people.joined_name": "Annabelle in Telegram",
    "people.chat_id": "Number of this chat in Telegram 1003",
    "people.language": "Language English",
    "people.country": "Country United Kingdom",
    "people.zone": "Time zone Europe/London",
    "people.therapist_id": "Your therapist Tom",
    "people.standing": "Where you are with us with us",
    "people.consent_version": "Your consent version 7",
    "people.consent_at": "version 7, Wed 4 February 2026, 11:12",
    "people.safety_hold": "Stopped for safety no",
    "people.unreachable": "Telegram can't reach you no",
    "people.paused_until": "Paused until Fri 1 May 2026",
    "people.preferences": "Your settings",
    "preferences.slots": "Your own times Tue at 06:45",
    "preferences.quiet_from": "Quiet hours 20:15–",
    "preferences.quiet_to": "–07:05",
    "preferences.nudge": "Second reminder no",
    "preferences.streaks": "Streaks yes",
    "preferences.milestones": "Milestones yes",
    "preferences.weekly_summary": "Weekly summary Wed",
    "preferences.weekly_day": "Weekly summary Wed",
    "preferences.plain": "Plain mode yes",
    "preferences.large_steps": "One set at a time yes",
    "preferences.pause_why": "Why it is paused holiday",
    "preferences.paused_by": "Who paused it the clinic",
    "preferences.lighter_until": "Smaller doses until Sat 2 May 2026",
    "preferences.last_done": "Last exercises done Sun 3 May 2026",
    "preferences.left": "No more messages wanted yes",
    "plans.version": "Version 2, in force now",
    "plans.programme": "Programme Low back, first steps",
    "plans.exercises": "Bridge: 3 sets of 11",
    "plans.slots": "When Thu at 09:35",
    "plans.reason": "Why calmer for a week",
    "plans.author_id": "By Tom",
    "plans.author": "By Tom",
    "plans.created_at": "Made Thu 5 February 2026, 13:14",
    "plans.document": "Your plan and its versions",
    "plans.thresholds": "Your own limits pain.stop_at 5",
    "plans.measures": "Questionnaires Well-being (WHO-5)",
    "plans.screening": "Questions before the first exercises yes",
    "plans.start": "From Wed 6 May 2026",
    "plans.end": "Until Thu 7 May 2026",
    "plans.review": "To be looked at again Fri 8 May 2026",
    "plans.check_ins": "Asked before exercises mood, sleep",
    "plans.note": "A word to you canary-plan-note",
    "plans.precautions": "To be minded falls",
    "slots.weekday": "When Thu",
    "slots.at": "at 09:35",
    "exercises.exercise": "Bridge: 3 sets of 11",
    "exercises.dose": "3 sets of 11",
    "exercises.easier": "easier step: Pelvic tilt, 13 times",
    "exercises.harder": "harder step: Bird dog",
    "exercises.swaps": "may be swapped for: Cat and cow",
    "exercises.held_until": "on hold until Sat 9 May 2026",
    "exercises.note": "canary-exercise-note",
    "exercises.stepped_on": "last step on Sun 10 May 2026",
    "doses.sets": "3 sets of 11",
    "doses.reps": "3 sets of 11",
    "doses.hold_s": "held 6 s",
    "doses.minutes": "14 minutes",
    "doses.rest_s": "rest 47 s",
    "doses.side": "on each side",
    "doses.load": "red band",
    "steps.exercise": "easier step: Pelvic tilt",
    "steps.dose": "Pelvic tilt, 13 times",
    "steps.trigger": "harder step: Bird dog, 15 times",
    "steps.expires": "11 May",
    "workouts.key": "Tue 7 April 2026, 06:50",
    "workouts.status": "06:50 · partly done",
    "workouts.document": "Your exercises, day by day",
    "workouts.plan_version": "plan version 2",
    "workouts.items": "Bridge, 3 sets of 11",
    "workouts.offered_at": "offered 06:51",
    "workouts.started_at": "begun 06:52",
    "workouts.ended_at": "ended 06:59",
    "workouts.pain_before": "Pain before: 1 of 10",
    "workouts.pain_after": "Pain after: 3 of 10",
    "workouts.effort": "How it was altogether: too hard",
    "workouts.note": "canary-workout-note",
    "workouts.reason": "why: no time",
    "workouts.soreness": "Soreness the next morning: 4 of 10",
    "workouts.morning_pain": "Pain the next morning: 5 of 10",
    "workouts.wellbeing": "Mood: 6 of 10",
    "workouts.confirmed": "not sure that the reminder arrived",
    "items.exercise": "Bridge, 3 sets of 11",
    "items.dose": "3 sets of 11",
    "items.outcome": "too hard 06:58",
    "items.managed": "managed: 8",
    "items.pain": "Pain during it: 7 of 10",
    "items.closed_at": "06:58",
    "items.eased": "done in the easier way",
    "items.sets_done": "sets done one by one: 2",
    "items.note": "canary-item-note",
    "answers.ask": "Where it hurt",
    "answers.value": "canary-where",
    "answers.workout": "Bridge, 07.04.2026 06:50",
    "answers.item": "Bridge, 07.04.2026 06:50",
    "answers.revision": "“canary-where” · changed",
    "answers.late": "· late",
    "answers.at": "02.03.2026 09:00 Where it hurt",
    "reports.number": "R-3 · Wed 8 April 2026, 10:11",
    "reports.tier": "for your therapist at once",
    "reports.rule": "causes pain: Bridge",
    "reports.exercise": "causes pain: Bridge",
    "reports.opened_at": "R-3 · Wed 8 April 2026, 10:11",
    "reports.last_at": "4 times, the last one Wed 8 April 2026, 10:12",
    "reports.count": "4 times",
    "reports.workout": "exercises of 07.04.2026 06:50",
    "reports.details": "canary-detail",
    "reports.status": "open",
    "reports.seen_at": "seen by Tom, Wed 8 April 2026, 10:13",
    "reports.seen_by": "seen by Tom",
    "reports.acted_at": "dose reduced, Tom, Wed 8 April 2026, 10:14",
    "reports.acted_by": "dose reduced, Tom",
    "reports.action": "dose reduced",
    "reports.closed_at": "closed Wed 8 April 2026, 10:15",
    "reports.document": "Reports, and what was decided",
    "entries.kind": "a note:",
    "entries.at": "Sat 7 March 2026, 12:00",
    "entries.by": "Tom: a note:",
    "entries.data": "canary-note",
    "entries.document": "Notes and events",
    "outbox.person_id": "you",
    "outbox.created_at": "02.03.2026 09:00 you",
    "audit.at": "Mon 2 March 2026: ",
    "audit.who": "Tom read",
    "audit.did": "the program changed or added",
}

ENTRIES: list[tuple[EntryKind, str, dict[str, str | int], str]] = [
    (EntryKind.NOTE, TOM, {"text": "canary-note", "intake": 1}, "a note when you were invited: “canary-note”"),
    (EntryKind.NOTE, TOM, {"text": "canary-second"}, "a note: “canary-second”"),
    (
        EntryKind.MESSAGE,
        ANN,
        {"from": "patient", "name": ANN, "text": "canary-mine", "report": "3-1"},
        "you: “canary-mine” (R-1)",
    ),
    (
        EntryKind.MESSAGE,
        ANN,
        {"from": "patient", "name": ANN, "text": "canary-gone", "report": "3-2"},
        "“canary-gone” (taken back by you",
    ),
    (EntryKind.WITHDRAWN, ANN, {"report": "3-2"}, "taken back by you"),
    (
        EntryKind.MESSAGE,
        TOM,
        {"from": "therapist", "name": TOM, "text": "canary-his", "key": "k1"},
        "Tom: “canary-his” (arrived",
    ),
    (EntryKind.DELIVERED, ANN, {"key": "k1"}, "(arrived Sat 7 March 2026"),
    (EntryKind.MESSAGE, ANN, {"from": "patient", "name": ANN, "media": "photo:abc"}, "a photo; it is in the chat"),
    (
        EntryKind.CARE,
        TOM,
        {"what": "paused", "until": "2026-03-30", "reason": "canary-pause"},
        "paused until Mon 30 March 2026 “canary-pause”",
    ),
    (EntryKind.CARE, TOM, {"what": "resumed"}, "ended the pause"),
    (EntryKind.CARE, TOM, {"what": "ended", "words": "canary-bye"}, "ended the exercises here “canary-bye”"),
    (EntryKind.CARE, TOM, {"what": "reopened"}, "opened them again"),
    (EntryKind.CARE, TOM, {"what": "handed_over", "before": TOM, "who": TOM}, "took over from Tom"),
    (EntryKind.CARE, TOM, {"what": "observed", "who": MAYA}, "let somebody of the clinic read along"),
    (EntryKind.MINUTES, TOM, {"minutes": 12, "live": 1}, "noted down time for you: 12 minutes, a talk with you"),
    (EntryKind.MINUTES, TOM, {"minutes": -12}, "took back time noted down: 12 minutes"),
    (
        EntryKind.SCREENING,
        ANN,
        {"question": "medicines", "answer": "yes", "marked": 1},
        "medicines: yes (shown to your therapist first)",
    ),
    (
        EntryKind.SCREENING,
        ANN,
        {"question": "likes", "answer": "said", "said": "canary-likes"},
        "likes and dislikes: “canary-likes”",
    ),
    (EntryKind.SCREENING, TOM, {"question": "cleared", "answer": "yes"}, "the exercises may start"),
    (EntryKind.MILESTONE, ANN, {"milestone": "total", "count": 25, "of": ""}, "exercises done, all in all: 25"),
    (EntryKind.CONSENT, ANN, {"consent": "withdrawn", "version": "6"}, "consent taken back (version 6)"),
    (
        EntryKind.MEASURE,
        ANN,
        {
            "measure": "phq2",
            "round": "2603011000",
            "on": "260302",
            "state": "done",
            "offers": 2,
            "item_1": 2,
            "item_2": 1,
            "score": "3",
            "flag": 1,
        },
        "result 3",
    ),
    (
        EntryKind.MEASURE,
        ANN,
        {"measure": "psfs", "round": "2603021000", "state": "open", "name_1": "canary-garden", "item_1": 4},
        "canary-garden: 4",
    ),
    (
        EntryKind.MEASURE,
        ANN,
        {"measure": "sane", "round": "2603031000", "state": "open", "part": "shoulder", "item_1": 55},
        "shoulder",
    ),
]


def at(hour: int, minute: int, day: date = DAY) -> datetime:
    """In London, where it is an hour later in summer."""
    return datetime.combine(day, time(hour, minute), START.tzinfo) - timedelta(
        hours=1 if day >= date(2026, 3, 29) else 0
    )


def _record(tom: int, maya: int, ann: int) -> tuple[Preferences, Plan, Workout, Report]:
    own = Preferences(
        slots=(Slot(1, time(6, 45)),), quiet_from=time(20, 15), quiet_to=time(7, 5), nudge=False, streaks=True,
        milestones=True, weekly_summary=True, weekly_day=2, plain=True, large_steps=True, pause_why="holiday",
        lighter_until=date(2026, 5, 2), last_done=date(2026, 5, 3), left=True, paused_by=maya,
        comeback="asked", been=("2603010800",), instead=("2603010900",),
    )  # fmt: skip
    easier = Step("pelvic_tilt", Dose(1, reps=13), expires=date(2026, 5, 11), authorised_by=maya, authorised_at=START)
    harder = Step("bird_dog", Dose(1, reps=15), trigger="easy")
    bridge = Dose(3, reps=11, hold_s=6, rest_s=47, side="each", load="red band")
    line = Prescribed(
        "bridge", bridge, easier, ("cat_cow",), date(2026, 5, 9), harder, "canary-exercise-note", date(2026, 5, 10)
    )
    plan = Plan(
        2, "low_back_1", (line, Prescribed("cat_cow", Dose(minutes=14))), (Slot(3, time(9, 35)),), "calmer for a week",
        tom, at(13, 14, date(2026, 2, 5)), {"pain.stop_at": 5}, ("who5",), True, start=date(2026, 5, 6),
        end=date(2026, 5, 7), review=date(2026, 5, 8), check_ins=("mood", "sleep"), note="canary-plan-note",
        precautions=("falls",), author=TOM,
    )  # fmt: skip
    items = (
        Item("bridge", bridge, Outcome.TOO_HARD, 8, 7, at(6, 53), at(6, 58), sets_done=2, note="canary-item-note"),
        Item("cat_cow", Dose(minutes=14), Outcome.DONE, closed_at=at(6, 58), eased=True),
    )
    workout = Workout(
        "2604070650", 2, DAY, WorkoutStatus.PARTIAL, items, 1, at(6, 51), at(6, 52), at(6, 59), 1, 3, "hard",
        "canary-workout-note", "busy", 4, 5, {"mood": 6, "sleep": None}, confirmed=False,
    )  # fmt: skip
    day = date(2026, 4, 8)
    report = Report(
        ann, 3, Tier.NOW, "causes_pain", at(10, 11, day), at(10, 12, day), "bridge", "2604070650", 2,
        {"score": 9, "where": "canary-detail"}, 4, ReportStatus.CLOSED, at(10, 13, day), tom, at(10, 14, day), tom,
        "reduce", at(10, 15, day), 0, (tom, maya),
    )  # fmt: skip
    return own, plan, workout, report


@pytest.fixture
async def clinic(tmp_path: object) -> AsyncIterator[OpenClinic]:
    """Ann, of whom everything is stored that can be."""
    async with opened(f"sqlite:///{tmp_path}/hep.db") as clinic:
        ids = {name.capitalize(): person.id for name, person in clinic.people.items()}
        own, plan, workout, report = _record(ids[TOM], ids[MAYA], ids[ANN])
        clinic.phones["ann"].text("/report canary-report")
        await clinic.settle()
        clinic.phones["tom"].tap("Seen")
        await clinic.settle()
        async with clinic.app.store.transaction() as tx:
            case = await tx.cases.of_person(ids[ANN], START)
            assert case
            me = replace(
                case.person, joined_name="Annabelle in Telegram", consent_version="7", preferences=own,
                consent_at=at(11, 12, date(2026, 2, 4)), paused_until=date(2026, 5, 1),
            )  # fmt: skip
            open_one = replace(report, number=4, rule="message", status=ReportStatus.OPEN, count=1, seen_at=None)
            open_one = replace(open_one, acted_at=None, closed_at=None, action="")
            after = replace(case, person=me).with_workout(workout).with_report(report).with_report(open_one)
            await tx.cases.save(case, after)
            await tx.facts.add_plan(ids[ANN], plan)
            for kind, by, data, _ in ENTRIES:
                await tx.facts.enter(ids[ANN], Entry(kind, at(12, 0, date(2026, 3, 7)), ids[by], data))
            for keep in (
                Keep("hurt_where", "same", "2604070650", 0),
                Keep("hurt_where", "canary-where", "2604070650", 0, True),
            ):
                await tx.facts.keep(ids[ANN], keep, START)
            await tx.access.observe(ids[ANN], ids[MAYA], True, START)
        yield clinic


async def made(clinic: OpenClinic, kind: str) -> Made:
    supplies = Supplies(rules().clinic)
    desk = Desk(clinic.app.store, Press(supplies, apart=False, studio=Studio(supplies, library())), clinic.clock.now)
    ann = clinic.people["ann"].id
    file = await desk.make(ann, {"kind": kind, "about": ann, "args": {}})
    assert isinstance(file, Made), file
    return file


def text_of(file: Made) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(file.data)).pages).split()).replace(
        "- ", "-"
    )


def stored_fields() -> set[str]:
    """Every field of a patient's that anything is stored in: columns, and what stands in their documents."""
    whole = {name for name, only in JSON_ONLY.items() if not only}
    found = {
        f"{t.name}.{c.name}"
        for t in tables.metadata.sorted_tables
        for c in t.columns
        if t.name not in whole and {"patient_id", "person_id", "chat_id", "joined_name"} & set(t.c.keys())
    }
    kinds: dict[str, Any] = {
        "preferences": Preferences, "plans": Plan, "slots": Slot, "exercises": Prescribed, "doses": Dose, "steps": Step,
        "workouts": Workout, "items": Item, "reports": Report, "entries": Entry,
    }  # fmt: skip
    found |= {f"{name}.{f.name}" for name, kind in kinds.items() for f in fields(kind)}
    machine = ("order_key", "dedupe", "owner", "lease_until", "attempt", "begun", "hushed", "row_key")
    return {f for f in found if f.partition(".")[2] not in machine}


def test_every_stored_field_is_shown_or_named_as_being_in_the_json_alone() -> None:
    """A new field must be given its words here and in the document, or its place in JSON_ONLY."""
    named = {f"{table}.{field}" for table, only in JSON_ONLY.items() for field in only}
    assert stored_fields() - named - SHOWN.keys() == set()
    assert named & SHOWN.keys() == set()
    assert (named | SHOWN.keys()) - stored_fields() == set()


async def test_the_document_says_every_field_in_words(clinic: OpenClinic) -> None:
    text = text_of(await made(clinic, "own"))
    missing = {field: words for field, words in SHOWN.items() if words not in text}
    assert missing == {}
    assert [said for *_, said in ENTRIES if said not in text] == []
    for table, only in JSON_ONLY.items():
        assert not only or f"{table}: {', '.join(only)}" in text
    for raw in ("safety_hold", "pain_before", "hurt_where", "too_hard", "None", "{", "True", "False"):
        assert raw not in text.partition("Only in the JSON file")[0], raw


async def test_the_json_has_it_all_and_says_what_was_taken_back(clinic: OpenClinic) -> None:
    whole = json.loads((await made(clinic, "json")).data)
    text = json.dumps(whole, ensure_ascii=False)
    for canary in (
        "plan-note", "exercise-note", "workout-note", "item-note", "where", "detail", "note", "second", "mine", "gone",
        "his", "pause", "bye", "likes", "garden", "report",
    ):  # fmt: skip
        assert f"canary-{canary}" in text
    messages = [row["document"]["data"] for row in whole["tables"]["entries"] if row["document"]["kind"] == "message"]
    assert [m["text"] for m in messages if m.get("taken_back")] == ["canary-gone"]


async def test_neither_names_anybody_of_the_clinic_whom_they_do_not_know(clinic: OpenClinic) -> None:
    data, document = (await made(clinic, "json")).data.decode(), text_of(await made(clinic, "own"))
    for text in (data, document):
        assert TOM in text
        assert MAYA not in text and "Ben" not in text
    for row in json.loads(data)["tables"]["audit"]:
        assert row["who"] in (TOM, "patient", "program", "clinic")
    async with clinic.app.store.transaction() as tx:
        note = {"from": "therapist", "name": MAYA, "text": "from the lead"}
        maya = clinic.people["maya"].id
        await tx.facts.enter(clinic.people["ann"].id, Entry(EntryKind.MESSAGE, START, maya, dict(note)))
    assert "Maya: “from the lead”" in text_of(await made(clinic, "own"))  # who has written to them is known


@pytest.mark.parametrize("language", ["en", "es"])
async def test_the_document_has_large_type_page_numbers_and_no_sign_that_cannot_be_shown(
    clinic: OpenClinic, language: str
) -> None:
    clinic.phones["ann"].text("/report all good 👍🏽")
    await clinic.settle()
    async with clinic.app.store.transaction() as tx:
        me = tables.people.c.id == clinic.people["ann"].id
        await tx.connection.execute(update(tables.people).where(me).values(language=language))
    file = await made(clinic, "own")
    reader = PdfReader(io.BytesIO(file.data))
    text = text_of(file)
    assert f"1 / {len(reader.pages)}" in text
    assert reader.root_object["/Lang"] == language
    assert "all good [thumbs up sign]" in text
    assert not any(ord(c) >= 0x1F000 for c in text)
    assert ("Tus ejercicios, día a día" in text) is (language == "es")


@pytest.mark.parametrize(
    ("text", "plain", "theirs"),
    [
        ("▶️ Start", "▶ Start", "▶ Start"),
        ("🔶 Ann · 🛑 unwell", "Ann · unwell", "[large orange diamond] Ann · [octagonal sign] unwell"),
        ("fine 👍🏽!", "fine !", "fine [thumbs up sign]!"),
        ("àé ñ — “x”\nline", "àé ñ — “x”\nline", "àé ñ — “x”\nline"),
        ("日本", "日本", "日本"),
        ("a\x00b", "ab", "ab"),
    ],
)
def test_signs_are_left_out_or_named(text: str, plain: str, theirs: str) -> None:
    assert (without_signs(text), legible(text)) == (plain, theirs)
