"""`python -m bot export` as the operator meets it: every kind written from a database, every mistake one sentence."""

import asyncio
import io
import json
import os
import stat
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fhir.resources.R4B.bundle import Bundle
from sqlalchemy import update
from typer.testing import CliRunner

from bot import logs
from bot.__main__ import cli
from bot.cast import Past, Prescription, add_history, add_patient, add_staff
from bot.coach.model import Person, Role, Standing
from bot.commands import exporting
from bot.storage import tables
from bot.storage.database import Database
from bot.storage.sealing import Key, Vault
from bot.storage.store import Store
from tests.clinic import KEY, rules

NOW = datetime.now(UTC)


@pytest.fixture(autouse=True)
def apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder of its own, Telegram out of reach, and the log left as the tests have it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(logs, "set_up", lambda *_: None)
    monkeypatch.setenv("HEP_TOKEN", "123:none")
    monkeypatch.setenv("HEP_TELEGRAM_URL", "http://127.0.0.1:1")
    monkeypatch.setenv("HEP_KEY", KEY.text)
    monkeypatch.setenv("COLUMNS", "200")


@pytest.fixture
def people(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Person]:
    """Maya leads; her patients are Ann, with a history, two Bens, Cleo, who is locked, and Dan, who is new."""
    url = f"sqlite:///{tmp_path}/hep.db"
    monkeypatch.setenv("HEP_DATABASE_URL", url)
    return asyncio.run(_seed(url))


async def _seed(url: str) -> dict[str, Person]:
    store = Store(Database(url), Vault([KEY]))
    await store.open_up(NOW)
    maya = await add_staff(store, rules(), "Maya", Role.LEAD, 1, NOW)
    found = {"maya": maya}
    for chat_id, (name, alias) in enumerate(
        (("ann", "Ann"), ("ben", "Ben"), ("ben2", "BEN"), ("cleo", "Cleo")), start=2
    ):
        found[name] = await add_patient(
            store, rules(), alias, maya, Prescription("low_back_1"), chat_id, NOW, zone="Europe/London", country="GB"
        )
    await add_history(store, found["ann"], [Past(100, 4, 4, 3), Past(0), Past(50, 5, 6, 2)], NOW)
    async with store.transaction() as tx:
        theirs = update(tables.people).where(tables.people.c.id == found["cleo"].id)
        await tx.connection.execute(theirs.values(standing=Standing.LOCKED.value))
        found["new"] = await tx.people.add(Person(0, Role.PATIENT, "Dan", therapist_id=maya.id))
    await store.database.close()
    return found


def _run(*args: str, **env: str) -> tuple[int, str]:
    """Exit code and everything printed."""
    done = CliRunner().invoke(cli, ("export", *args), env=env)
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, done.output


def _refused(*args: str, **env: str) -> str:
    """The sentence that it is refused with, which is one line."""
    code, said = _run(*args, **env)
    assert (code, said.count("\n")) == (2, 1), said
    assert "Traceback" not in said
    return said


def _is_pdf(data: bytes) -> bool:
    return data.startswith(b"%PDF-") and data.rstrip().endswith(b"%%EOF")


def _is_fhir(data: bytes) -> bool:
    return bool(Bundle.model_validate_json(data).entry)


WRITTEN: dict[str, Callable[[bytes], bool]] = {
    "pdf": _is_pdf,
    "own": _is_pdf,
    "handout": _is_pdf,
    "csv": lambda data: data.startswith(b"\xef\xbb\xbfdate,") and b"pain_before" in data,
    "fhir": _is_fhir,
    "json": lambda data: len(json.loads(data)["tables"]["workouts"]) == 3,
    "plan": lambda data: b"low_back_1" in data,
}


@pytest.mark.parametrize("kind", WRITTEN)
def test_every_kind_is_written_from_either_database_for_its_owner_alone(
    database_url: str, tmp_path: Path, kind: str
) -> None:
    asyncio.run(_seed(database_url))
    code, said = _run("Ann", "--kind", kind, "--out", "out.file", HEP_DATABASE_URL=database_url)
    assert (code, said) == (0, "out.file is written. It holds health data: pass it on with care.\n")
    assert WRITTEN[kind]((tmp_path / "out.file").read_bytes())
    assert stat.S_IMODE((tmp_path / "out.file").stat().st_mode) == 0o600


def test_a_patient_is_named_by_number_by_a_reports_number_or_by_name(people: dict[str, Person], tmp_path: Path) -> None:
    ann = people["ann"].id
    for n, who in enumerate((str(ann), f"R-{ann}-12", f"r-{ann}", f" {ann} ", "ann", "ÁNN")):
        assert _run(who, "--kind", "json", "--out", f"{n}.json")[0] == 0, who
        assert json.loads((tmp_path / f"{n}.json").read_bytes())["tables"]["people"][0]["id"] == ann


def test_what_is_in_spanish_is_in_spanish(people: dict[str, Person], tmp_path: Path) -> None:
    assert _run("Ann", "--kind", "csv", "--out", "a.csv", "--language", "es")[0] == 0
    assert "Dolor antes" in (tmp_path / "a.csv").read_text("utf-8-sig")


def test_nobody_and_more_than_one_are_said_to_be_so(people: dict[str, Person], tmp_path: Path) -> None:
    assert "no patient called Zoe" in _refused("Zoe", "--kind", "csv", "--out", "x")
    assert "no patient with the number 77" in _refused("77", "--kind", "csv", "--out", "x")
    assert "no patient called Maya" in _refused("Maya", "--kind", "csv", "--out", "x")
    assert "no patient with the number" in _refused(str(people["maya"].id), "--kind", "csv", "--out", "x")
    assert "no patient called Cleo" in _refused("Cleo", "--kind", "csv", "--out", "x")
    assert "no patient called" in _refused("", "--kind", "csv", "--out", "x")
    both = f"2 patients are called 'ben': numbers {people['ben'].id}, {people['ben2'].id}. Use the number."
    assert both in _refused("ben", "--kind", "csv", "--out", "x")
    assert not (tmp_path / "x").exists()


def test_a_plan_that_there_is_not_is_not_written(people: dict[str, Person], tmp_path: Path) -> None:
    assert "has no plan yet" in _refused("Dan", "--kind", "plan", "--out", "x")
    for kind in ("pdf", "handout", "csv", "fhir", "json", "own"):
        assert _run("Dan", "--kind", kind, "--out", kind)[0] == 0, kind


def test_a_file_that_cannot_be_written_is_refused_before_anything_is_made(
    people: dict[str, Person], tmp_path: Path
) -> None:
    (tmp_path / "there").write_text("mine")
    (tmp_path / "folder").mkdir()
    for name in ("there", "folder", "none/x", "there/x", "x" * 300):
        assert "cannot be written. Name a new file" in _refused("Ann", "--kind", "csv", "--out", name), name
    assert (tmp_path / "there").read_text() == "mine"


def test_a_link_that_leads_nowhere_is_not_followed(people: dict[str, Person], tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    assert "could not be written" in _refused("Ann", "--kind", "csv", "--out", "link")
    assert not (tmp_path / "elsewhere").exists()


def test_a_full_disk_leaves_nothing_behind(
    people: dict[str, Person], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Full(io.BytesIO):
        def __init__(self, number: int, _: str) -> None:
            os.close(number)

        def write(self, _: object) -> int:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(exporting, "open", Full, raising=False)
    assert "could not be written (No space left on device)" in _refused("Ann", "--kind", "csv", "--out", "x.csv")
    assert not (tmp_path / "x.csv").exists()


def test_a_wrong_kind_a_wrong_language_and_a_wrong_key_are_refused(people: dict[str, Person], tmp_path: Path) -> None:
    assert "no kind of file 'pfd' – did you mean" in _refused("Ann", "--kind", "pfd", "--out", "x")
    assert "no language 'fr'" in _refused("Ann", "--kind", "csv", "--out", "x", "--language", "fr")
    assert f"sealed with key {KEY.id}" in _refused("Ann", "--kind", "csv", "--out", "x", HEP_KEY=Key.new().text)
    assert "A key is 32 bytes" in _refused("Ann", "--kind", "csv", "--out", "x", HEP_KEY="short")
    assert not (tmp_path / "x").exists()


def test_a_database_that_is_not_there_is_said_to_be_so(tmp_path: Path) -> None:
    url = "postgresql+psycopg://nobody@127.0.0.1:1/none"
    assert "The database cannot be used" in _refused("1", "--kind", "csv", "--out", "x", HEP_DATABASE_URL=url)
