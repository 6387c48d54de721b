"""Files about a patient: what is in them, who gets them, and that nobody waits for them."""

import asyncio
import csv
import io
import json
import os
import re
import signal
import threading
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfReader
from sqlalchemy import update

from bot.cast import Past, add_history
from bot.coach.model import Entry, EntryKind, Standing
from bot.reports.desk import Desk
from bot.reports.order import Made, Unmade
from bot.reports.press import Press
from bot.reports.ratings import safe
from bot.reports.studio import Studio, Supplies
from bot.storage import tables
from bot.storage.scope import NotYours
from tests.clinic import OpenClinic, library, opened, rows, rules, until

SUPPLIES = Supplies(rules().clinic)
HISTORY = [Past(100, 4, 4, 3), Past(50, 5, 6, 2), Past(0), Past(100, 3, 2, 0)]


@pytest.fixture
async def clinic(tmp_path: object) -> AsyncIterator[OpenClinic]:
    async with opened(f"sqlite:///{tmp_path}/hep.db") as clinic:
        await add_history(clinic.app.store, clinic.people["ann"], HISTORY, clinic.clock.now())
        yield clinic


@pytest.fixture(scope="module")
def press() -> Press:
    return Press(SUPPLIES, apart=False, studio=Studio(SUPPLIES, library()))


@pytest.fixture
def desk(clinic: OpenClinic, press: Press) -> Desk:
    return Desk(clinic.app.store, press, clinic.clock.now)


async def made(desk: Desk, clinic: OpenClinic, kind: str, who: str = "tom", about: str = "ann") -> Made:
    result = await desk.make(clinic.people[who].id, {"kind": kind, "about": clinic.people[about].id, "args": {}})
    assert isinstance(result, Made), result
    return result


# — the ratings —


async def test_the_csv_has_every_rating_once_and_none_that_was_not_given(desk: Desk, clinic: OpenClinic) -> None:
    file = await made(desk, clinic, "csv")
    lines = list(csv.DictReader(io.StringIO(file.data.decode("utf-8-sig"))))
    pain = [line["value"] for line in lines if line["measure"] == "pain_before"]
    assert pain == ["4", "5", "3"]
    assert [line["value"] for line in lines if line["measure"] == "soreness"] == ["3", "2", "0"]
    assert [line["value"] for line in lines if line["measure"] == "status"] == ["done", "partial", "missed", "done"]
    assert {line["time_zone"] for line in lines} == {"Europe/London"}


async def test_a_corrected_answer_is_in_the_csv_with_the_one_it_replaced(desk: Desk, clinic: OpenClinic) -> None:
    ann = clinic.phones["ann"]
    await clinic.later(hours=1)
    ann.tap("Start")
    await clinic.settle()
    ann.tap("2")
    await clinic.settle()
    ann.press(ann.last.id, "pain_before:5:2603021000:0")
    await clinic.settle()
    lines = list(csv.DictReader(io.StringIO((await made(desk, clinic, "csv")).data.decode("utf-8-sig"))))
    today = [line for line in lines if line["measure"] == "pain_before" and line["date"] == "2026-03-02"]
    assert [(line["value"], line["revision"], line["current"]) for line in today] == [
        ("2", "0", "no"),
        ("5", "1", "yes"),
    ]


@given(st.text())
def test_no_cell_begins_like_a_formula(text: str) -> None:
    out = io.StringIO(newline="")
    csv.writer(out).writerow([safe(text), 1])
    cell = next(csv.reader(io.StringIO(out.getvalue(), newline="")))[0]
    assert cell.lstrip(" \u00a0")[:1] not in {"=", "+", "-", "@", "\t", "\r", "\n", "|", "%"}
    assert "\0" not in cell
    assert cell.removeprefix("'").replace("'", "") == text.replace("\0", "").removeprefix("'").replace("'", "")


@pytest.mark.parametrize(
    "cell",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\0=1",
        "  =1",
        "＝1",
        "|x",
        "%x",
        "＋1",
        "－1",
        "﹣1",
        "＠SUM(A1)",
        "−1",
        "\u200b=1",
        "\ufeff=1",
        "\u3000=1",
        "\u2028=1",
    ],
)
def test_what_looks_like_a_formula_is_text(cell: str) -> None:
    assert str(safe(cell)).startswith("'")


@pytest.mark.parametrize("cell", ["well;=1+1", "well\t=1+1", "well\n=1+1", "a;b; =1", "well\r\n@SUM(A1)"])
def test_no_formula_begins_where_a_spreadsheet_sees_another_separator(cell: str) -> None:
    assert all(part.lstrip()[:1] not in set("=+-@") for part in re.split(r"[;\t\r\n]", str(safe(cell))))


async def test_every_text_in_the_csv_is_safe(desk: Desk, clinic: OpenClinic) -> None:
    """Words of a patient's own stand in the notes; names of exercises and the rest come from the content."""
    async with clinic.app.store.transaction() as tx:
        case = await tx.cases.of_person(clinic.people["ann"].id, clinic.clock.now())
        assert case is not None
        wild = replace(case.workouts[-1], note='=HYPERLINK("http://x";"y")', effort="@SUM(A1)")
        await tx.cases.save(case, case.with_workout(wild))
    lines = list(csv.reader(io.StringIO((await made(desk, clinic, "csv")).data.decode("utf-8-sig"))))
    cells = [cell for line in lines[1:] for cell in line]
    assert '\'=HYPERLINK("http://x";"y")' in cells and "'@SUM(A1)" in cells
    assert [cell for cell in cells if cell[:1] in tuple("=+-@\t\r")] == []


# — everything that is stored —


async def test_the_export_holds_every_row_of_every_table_about_them(desk: Desk, clinic: OpenClinic) -> None:
    await _live_a_little(clinic)
    ann = clinic.people["ann"]
    every = tables.metadata.sorted_tables
    stored = {t.name: [r for r in await rows(clinic.app.store, t) if _about(r, ann)] for t in every}
    whole = json.loads((await made(desk, clinic, "json", who="ann")).data)
    for name, theirs in stored.items():
        assert len(whole["tables"].get(name, [])) == len(theirs), name
    text = json.dumps(whole, ensure_ascii=False)
    for said in ("my knee clicks at night", "a private note", "all of it at once"):
        assert said in text
    assert {name for name, found in whole["tables"].items() if found} >= {
        "people", "cases", "plans", "workouts", "answers", "reports", "entries", "outbox", "due"
    }  # fmt: skip


async def test_the_export_names_nobody_but_their_therapist(desk: Desk, clinic: OpenClinic) -> None:
    await _live_a_little(clinic)
    text = (await made(desk, clinic, "json", who="ann")).data.decode()
    assert "Tom" in text
    assert "Ben" not in text and "Maya" not in text
    for other in ("ben", "maya", "tom"):
        assert re.search(rf"\b{clinic.phones[other].chat_id}\b", text) is None


def _about(row: Any, ann: Any) -> bool:
    values = vars(row)
    if "joined_name" in values:
        return bool(values["id"] == ann.id)
    if "patient_id" in values:
        return bool(values["patient_id"] == ann.id)
    if "person_id" in values:
        return ann.id in (values["person_id"], values.get("about"))
    return bool(values.get("chat_id") == ann.chat_id)


async def _live_a_little(clinic: OpenClinic) -> None:
    ann = clinic.phones["ann"]
    ann.text("/report my knee clicks at night")
    await clinic.settle()
    clinic.phones["tom"].tap("Seen")
    await clinic.later(hours=1)
    ann.tap("Start")
    await clinic.settle()
    ann.tap("2")
    await clinic.settle()
    async with clinic.app.store.transaction() as tx:
        now = clinic.clock.now()
        note = Entry(EntryKind.NOTE, now, clinic.people["tom"].id, {"text": "a private note"})
        await tx.facts.enter(clinic.people["ann"].id, note)
        await tx.facts.enter(clinic.people["ben"].id, Entry(EntryKind.NOTE, now, None, {"text": "of another"}))
    ann.text("all of it at once")
    await clinic.settle()


async def test_what_there_is_to_read_holds_all_that_was_said(desk: Desk, clinic: OpenClinic) -> None:
    await _live_a_little(clinic)
    text = _text(await made(desk, clinic, "own", who="ann"))
    for said in ("my knee clicks at night", "a private note", "all of it at once", "Pain before", "Your data"):
        assert said in text
    assert "Tom" in text
    assert "Ben" not in text and "Maya" not in text


def _text(file: Made) -> str:
    """A PDF's text, its lines joined as they are read."""
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(file.data)).pages).split())


# — the progress report and the sheet —


async def test_the_progress_report_has_what_a_doctor_looks_for_on_two_pages(desk: Desk, clinic: OpenClinic) -> None:
    await _live_a_little(clinic)
    file = await made(desk, clinic, "pdf")
    text = _text(file)
    for said in (
        "Progress report", "therapist Tom", "last 7 days 3 of 4", "Versions of the plan", "first version",
        "my knee clicks at night", "Outcome measures", "Bridge: 2 sets of 10", "makes no diagnosis",
    ):  # fmt: skip
        assert said in text, said
    assert len(PdfReader(io.BytesIO(file.data)).pages) <= 2


async def test_a_pdf_is_made_for_screen_readers_too(desk: Desk, clinic: OpenClinic) -> None:
    reader = PdfReader(io.BytesIO((await made(desk, clinic, "pdf")).data))
    root = reader.root_object
    assert root["/Lang"] == "en" and root["/MarkInfo"]["/Marked"]
    assert reader.metadata is not None and reader.metadata.title
    assert b"pdfuaid" in root["/Metadata"].get_object().get_data()


async def test_what_a_patient_writes_is_never_markup(desk: Desk, clinic: OpenClinic) -> None:
    wild = '#panic("x") *b* _i_ $x^2$ `c` <b>&amp; \\ [[ ]] // @label'
    clinic.phones["ann"].text(f"/report {wild}")
    await clinic.settle()
    assert wild in _text(await made(desk, clinic, "pdf"))


async def test_a_report_of_somebody_without_any_data_can_be_made(desk: Desk, clinic: OpenClinic) -> None:
    assert "None so far." in _text(await made(desk, clinic, "pdf", who="maya", about="ben"))


async def test_the_sheet_has_the_doses_and_works_without_pictures(desk: Desk, clinic: OpenClinic) -> None:
    text = _text(await made(desk, clinic, "handout"))
    for said in ("Exercises for Ann", "Bridge", "2 sets of 10", "Every day at 10:00", "call 999", "Tom has chosen"):
        assert said in text, said
    assert "Scan the code" not in text


async def test_the_sheet_shows_drawings_where_there_are_any(clinic: OpenClinic, tmp_path: Path) -> None:
    Image.new("RGB", (40, 40), "white").save(tmp_path / "bridge-1234567890.png")
    supplies = Supplies(rules().clinic, pictures=tmp_path)
    desk = Desk(clinic.app.store, Press(supplies, apart=False, studio=Studio(supplies, library())), clinic.clock.now)
    page = PdfReader(io.BytesIO((await made(desk, clinic, "handout")).data)).pages[0]
    assert len(page.images) == 1


async def test_files_are_made_in_spanish_too(desk: Desk, clinic: OpenClinic) -> None:
    await _live_a_little(clinic)
    for name in ("ann", "tom"):
        async with clinic.app.store.transaction() as tx:
            theirs = update(tables.people).where(tables.people.c.id == clinic.people[name].id)
            await tx.connection.execute(theirs.values(language="es"))
    said = {
        "pdf": "Informe de evolución", "own": "Tus datos", "handout": "Ejercicios para Ann",
        "csv": "Dolor antes", "fhir": "Dolor antes",
    }  # fmt: skip
    for kind, words in said.items():
        file = await made(desk, clinic, kind, who="ann" if kind == "own" else "tom")
        assert words in (_text(file) if file.name.endswith(".pdf") else file.data.decode()), kind


async def test_scores_of_questionnaires_are_in_the_report_and_the_bundle(desk: Desk, clinic: OpenClinic) -> None:
    data = {"measure": "who5", "round": "2603011000", "on": "260301", "state": "done", "score": "44"}
    data |= {f"item_{n}": "2" if n < 5 else "3" for n in range(1, 6)}
    ints: dict[str, str | int] = {k: int(v) if k.startswith("item") else v for k, v in data.items()}
    async with clinic.app.store.transaction() as tx:
        entry = Entry(EntryKind.MEASURE, clinic.clock.now(), clinic.people["ann"].id, ints)
        await tx.facts.enter(clinic.people["ann"].id, entry)
    assert "44 (Sun 1 March 2026)" in _text(await made(desk, clinic, "pdf"))
    bundle = (await made(desk, clinic, "fhir")).data.decode()
    assert '"who5-score"' in bundle and '"value": 44.0' in bundle


# — who gets them —

KINDS = ("csv", "json", "handout", "own")


@pytest.mark.parametrize("who", ["tom", "maya", "ann", "ben", "nobody"])
async def test_a_file_goes_to_those_who_may_see_it(desk: Desk, clinic: OpenClinic, who: str) -> None:
    reader = clinic.people[who].id if who != "nobody" else 999
    for kind in KINDS:
        result = await desk.make(reader, {"kind": kind, "about": clinic.people["ann"].id, "args": {}})
        allowed = who in ("tom", "maya") or (who == "ann" and kind in ("json", "own"))
        assert isinstance(result, Made) if allowed else result is Unmade.REFUSED, kind


async def test_a_therapist_gets_nothing_of_a_colleagues_patient(desk: Desk, clinic: OpenClinic) -> None:
    result = await desk.make(clinic.people["tom"].id, {"kind": "csv", "about": clinic.people["ben"].id, "args": {}})
    assert result is Unmade.REFUSED


async def test_access_is_judged_when_the_file_is_made_not_when_it_was_asked_for(
    clinic: OpenClinic, monkeypatch: pytest.MonkeyPatch
) -> None:
    tom = clinic.phones["tom"]
    tom.text("/patients")
    await clinic.settle()
    tom.tap("Ann")
    await clinic.settle()
    tom.tap("Export")
    await clinic.settle()
    make = Desk.make

    async def revoked_meanwhile(self: Desk, reader: int, wanted: Any) -> Any:
        async with clinic.app.store.transaction() as tx:
            change = update(tables.people).where(tables.people.c.id == reader)
            await tx.connection.execute(change.values(standing=Standing.REVOKED.value))
        return await make(self, reader, wanted)

    monkeypatch.setattr(Desk, "make", revoked_meanwhile)
    tom.tap("Ratings")
    await clinic.settle()
    assert "isn't yours to have" in clinic.heard("tom")[-1]
    assert not any(m.kind == "document" for m in tom.messages)


async def test_the_operator_may_read_and_nobody_who_is_no_patient_has_a_dossier(clinic: OpenClinic) -> None:
    async with clinic.app.store.transaction() as tx:
        assert (await tx.dossiers.of_patient(clinic.people["ann"].id, None)).person.alias == "Ann"
        with pytest.raises(NotYours):
            await tx.dossiers.of_patient(clinic.people["tom"].id, None)


async def test_the_operator_has_the_same_file_and_the_trail_says_who_read(desk: Desk, clinic: OpenClinic) -> None:
    mine = await desk.for_operator(clinic.people["ann"].id, "csv", "en")
    assert mine.data == (await made(desk, clinic, "csv")).data
    trail = [(row.who, row.what) for row in await rows(clinic.app.store, tables.audit) if row.what.startswith("file")]
    assert trail == [(0, "file csv"), (clinic.people["tom"].id, "file csv")]


# — the lane —


async def test_a_file_that_cannot_be_made_is_said_to_be_so_in_place_of_preparing(
    clinic: OpenClinic, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(self: Studio, order: Any) -> Made:
        raise ValueError("of its own")

    monkeypatch.setattr(Studio, "make", broken)
    tom = clinic.phones["tom"]
    await _ask_for(clinic, "Ratings")
    assert "could not be made" in clinic.heard("tom")[-1]
    assert not any("Preparing" in text for text in clinic.heard("tom"))
    assert [m.kind for m in tom.messages if m.kind == "document"] == []


async def test_preparing_goes_when_the_file_is_there(clinic: OpenClinic) -> None:
    await _ask_for(clinic, "Ratings")
    tom = clinic.phones["tom"]
    assert tom.messages[-1].kind == "document"
    assert not any("Preparing" in text for text in clinic.heard("tom"))


async def _ask_for(clinic: OpenClinic, button: str) -> None:
    tom = clinic.phones["tom"]
    tom.text("/patients")
    await clinic.settle()
    for label in ("Ann", "Export", button):
        tom.tap(label)
        await clinic.settle()


async def test_nobodys_reply_waits_for_a_file(clinic: OpenClinic, monkeypatch: pytest.MonkeyPatch) -> None:
    begun, release = threading.Event(), threading.Event()

    def slow(self: Studio, order: Any) -> Made:
        begun.set()
        assert release.wait(20)
        return Made("x.csv", b"x")

    monkeypatch.setattr(Studio, "make", slow)
    tom, ann = clinic.phones["tom"], clinic.phones["ann"]
    tom.text("/patients")
    await clinic.settle()
    for label in ("Ann", "Export"):
        tom.tap(label)
        await clinic.settle()
    tom.tap("Ratings")
    try:
        await until(begun.is_set)
        tom.text("/help")
        ann.text("/plan")
        await until(lambda: "/reports" in clinic.heard("tom")[-1] and "Bridge" in "".join(clinic.heard("ann")))
        assert any("Preparing the ratings" in text for text in clinic.heard("tom"))
    finally:
        release.set()
    await clinic.settle()
    assert tom.messages[-1].kind == "document"


def _slow_making(monkeypatch: pytest.MonkeyPatch) -> tuple[threading.Event, threading.Event]:
    """(begun, go on): a file that is being made waits for the second."""
    begun, go_on = threading.Event(), threading.Event()
    make = Studio.make

    def slow(self: Studio, order: Any) -> Made:
        begun.set()
        assert go_on.wait(20)
        return make(self, order)

    monkeypatch.setattr(Studio, "make", slow)
    return begun, go_on


@pytest.mark.parametrize("how", ["dismissed", "handed over", "withdrawn"])
async def test_a_file_that_was_being_made_is_not_delivered_to_whoever_may_not_have_it_any_more(
    clinic: OpenClinic, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    (begun, release), who = _slow_making(monkeypatch), "ann" if how == "withdrawn" else "tom"
    if how == "withdrawn":
        clinic.phones["ann"].text("/export")
    else:
        clinic.phones["tom"].text("/patients")
        await clinic.settle()
        for label in ("Ann", "Export"):
            clinic.phones["tom"].tap(label)
            await clinic.settle()
        clinic.phones["tom"].tap("Ratings")
    try:
        await until(begun.is_set)
        async with clinic.app.store.transaction() as tx:
            if how == "dismissed":
                await clinic.app.turns.dismiss(tx, clinic.people["tom"].id, None)
            elif how == "withdrawn":
                await tx.erasing.erase(clinic.people["ann"].id, clinic.clock.now())
            else:
                hers = update(tables.people).where(tables.people.c.id == clinic.people["ann"].id)
                await tx.connection.execute(hers.values(therapist_id=clinic.people["maya"].id))
        clinic.app.delivery.nudge()
    finally:
        release.set()
    await clinic.settle()
    assert [m.kind for m in clinic.phones[who].messages if m.kind == "document"] == []
    if how == "dismissed":
        assert "has ended" in clinic.heard("tom")[-1]
        letters = [x for x in await clinic.outbox(person_id=clinic.people["tom"].id) if '"document"' in x.payload]
        assert [x.status for x in letters] == ["dropped"]
    elif how == "handed over":
        assert "isn't yours to have" in clinic.heard("tom")[-1]


async def test_a_chart_that_was_being_drawn_is_not_delivered_to_whoever_was_dismissed(
    clinic: OpenClinic, monkeypatch: pytest.MonkeyPatch
) -> None:
    draw = Desk.draw

    async def dismissed_meanwhile(self: Desk, picture: Any) -> Any:
        async with clinic.app.store.transaction() as tx:
            await clinic.app.turns.dismiss(tx, clinic.people["tom"].id, None)
        return await draw(self, picture)

    monkeypatch.setattr(Desk, "draw", dismissed_meanwhile)
    clinic.phones["tom"].text("/patients")
    await clinic.settle()
    for label in ("Ann", "Chart"):
        clinic.phones["tom"].tap(label)
        await clinic.settle()
    assert [m.kind for m in clinic.phones["tom"].messages if m.kind == "photo"] == []


async def test_two_files_are_made_one_after_the_other(clinic: OpenClinic, monkeypatch: pytest.MonkeyPatch) -> None:
    at_once, most = 0, 0
    make = Studio.make

    def counted(self: Studio, order: Any) -> Made:
        nonlocal at_once, most
        at_once += 1
        most = max(most, at_once)
        try:
            return make(self, order)
        finally:
            at_once -= 1

    monkeypatch.setattr(Studio, "make", counted)
    await _ask_for(clinic, "Everything")
    for label in ("Ratings", "Everything", "Ratings"):
        clinic.phones["tom"].press(clinic.phones["tom"].last.id, _EXPORTS[label].format(clinic.people["ann"].id))
    await clinic.settle()
    assert most == 1
    assert [m.kind for m in clinic.phones["tom"].messages].count("document") == 4


_EXPORTS = {"Ratings": "export:csv:{}:0", "Everything": "export:json:{}:0"}


async def test_the_sheet_of_an_invite_has_its_code_and_the_link_is_forgotten(clinic: OpenClinic) -> None:
    tom = clinic.phones["tom"]
    tom.text("/new")
    await clinic.settle()
    tom.text("Zoe")
    await clinic.settle()
    for label in ("Low back, first steps", "Every day", "See the doses", "Make the invite"):
        tom.tap(label)
        await clinic.settle()
    assert not any("Preparing" in said for said in tom.inbox_texts)
    page = next(m for m in reversed(tom.messages) if m.kind == "document")
    assert page.file is not None
    text = _text(Made("x.pdf", page.file.data))
    assert "Exercises for Zoe" in text and "https://t.me/" in text and "?start=" in text
    kept = [letter.payload for letter in await clinic.outbox(chat_id=tom.chat_id)]
    assert not any("?start=" in payload for payload in kept)


async def test_the_process_that_makes_files_starts_late_and_is_replaced_when_it_dies(clinic: OpenClinic) -> None:
    press = Press(SUPPLIES)
    desk = Desk(clinic.app.store, press, clinic.clock.now)
    assert press.process is None
    try:
        await made(desk, clinic, "csv")
        first = press.process
        assert first is not None and first != os.getpid()
        os.kill(first, signal.SIGKILL)
        await made(desk, clinic, "csv")
        assert press.process not in (None, first)
    finally:
        last = press.process
        press.close()
    await until(lambda: not Path(f"/proc/{last}").exists() or _is_dead(last))


async def test_a_chart_is_drawn_in_that_process_and_by_the_next_when_it_dies_over_it(
    clinic: OpenClinic, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    press = Press(SUPPLIES)
    desk = Desk(clinic.app.store, press, clinic.clock.now)
    chart = {"title": "Four weeks", "calendar": [], "panels": []}
    try:
        drawing = asyncio.create_task(desk.draw(chart))
        await until(lambda: press.process is not None)
        first = press.process
        assert first is not None
        os.kill(first, signal.SIGKILL)  # long before the first is drawn: it has not even started
        assert (await drawing or b"").startswith(b"\x89PNG")
        assert press.process not in (None, first)
        assert await desk.draw({"title": "Pain 3"}) is None
        assert "could not be drawn (KeyError)" in caplog.text and "Pain 3" not in caplog.text
    finally:
        press.close()


async def test_the_process_makes_files_and_charts_from_either_database(database_url: str) -> None:
    """Nothing of a database's own kind goes along to the process: all of it can be handed over."""
    press = Press(SUPPLIES)
    try:
        async with opened(database_url) as clinic:
            await add_history(clinic.app.store, clinic.people["ann"], HISTORY, clinic.clock.now())
            desk = Desk(clinic.app.store, press, clinic.clock.now)
            assert (await made(desk, clinic, "pdf")).data.startswith(b"%PDF")
            for kind in ("csv", "fhir", "json", "own", "handout"):
                assert (await made(desk, clinic, kind)).data, kind
            picture = await desk.draw({"title": "Four weeks", "calendar": [], "panels": []})
            assert picture is not None and picture.startswith(b"\x89PNG")
            trail = [row.what for row in await rows(clinic.app.store, tables.audit)]
            assert {f"file {kind}" for kind in ("pdf", "csv", "fhir", "json", "own", "handout")} <= set(trail)
    finally:
        press.close()


async def test_a_chart_waits_for_one_file_at_most(clinic: OpenClinic, monkeypatch: pytest.MonkeyPatch) -> None:
    begun, go_on = _slow_making(monkeypatch)
    tom, ann = clinic.phones["tom"], clinic.phones["ann"]
    tom.text("/patients")
    await clinic.settle()
    for label in ("Ann", "Export"):
        tom.tap(label)
        await clinic.settle()
    tom.tap("Everything")
    await until(begun.is_set)
    for label in ("Ratings", "Everything", "Ratings"):
        tom.press(tom.last.id, _EXPORTS[label].format(clinic.people["ann"].id))
    ann.text("/progress")
    await until(lambda: bool(clinic.heard("ann")))
    go_on.set()
    await clinic.settle()
    made = [call.method for call in clinic.box.sent if call.method in ("sendDocument", "sendPhoto")]
    assert made == ["sendDocument", "sendPhoto", "sendDocument", "sendDocument", "sendDocument"]


def _is_dead(process: int | None) -> bool:
    """Ended; perhaps not yet waited for."""
    return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
