"""Logs can be shown to anybody: the token is in none of them, and neither is anything that a patient wrote."""

import asyncio
import gc
import io
import logging
import traceback
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest
import uvicorn
from pydantic import TypeAdapter, ValidationError
from sqlalchemy import text, update
from sqlalchemy.exc import OperationalError
from telegram.error import BadRequest

from bot import logs
from bot.coach.model import Stage
from bot.intake import TelegramRefuses, webhook
from bot.storage import records, tables
from bot.storage.database import Database
from tests.clinic import TOKEN, letter, opened, until

LONG_TOKEN = "987654321:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"
CANARY = "my left knee canary"


@pytest.fixture(autouse=True)
def written(capfd: pytest.CaptureFixture[str]) -> Iterator[Callable[[], str]]:
    """Logging as the command line sets it up, and what it has written so far, proven to be clean."""
    root = logging.getLogger()
    before = root.handlers[:], root.level
    names = list(logging.Logger.manager.loggerDict)
    levels = {name: logging.getLogger(name).level for name in names}
    for name in ("uvicorn", "uvicorn.error"):  # as in a process that has not served anything yet
        logging.getLogger(name).handlers[:] = []
        logging.getLogger(name).propagate = True
    logs.set_up(logging.DEBUG, (TOKEN, "s3cret"))
    stream = io.StringIO()
    (handler,) = root.handlers
    assert isinstance(handler, logging.StreamHandler)
    handler.setStream(stream)
    # Somebody will set these to INFO one day.
    for name in ("httpx", "httpcore", "sqlalchemy"):
        logging.getLogger(name).setLevel(logging.INFO)

    def clean() -> str:
        captured = capfd.readouterr()
        everything = stream.getvalue() + captured.out + captured.err
        for secret in (TOKEN, LONG_TOKEN, CANARY, "s3cret"):
            assert secret not in everything
        return everything

    yield clean
    logging.raiseExceptions = True
    root.handlers[:], root.level = before
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)


Written = Callable[[], str]


@pytest.mark.parametrize(
    "message",
    [
        f"GET https://api.telegram.org/bot{LONG_TOKEN}/getMe",
        f"GET http://sandbox/bot{TOKEN}/sendMessage",
        f"token {LONG_TOKEN}.",
        "the secret is s3cret",
    ],
)
def test_a_token_is_taken_out_of_every_message(message: str, written: Written) -> None:
    logging.getLogger("anybody").warning(message)
    logging.getLogger("anybody").warning("%s", message)
    logging.getLogger("anybody").warning("%s", httpx.URL("http://x/bot" + LONG_TOKEN + "/getMe"))
    assert "***" in written()


def test_an_exception_is_logged_by_its_kind_and_place_and_never_with_its_text(written: Written) -> None:
    try:
        try:
            raise ValueError(CANARY)
        except ValueError as error:
            raise BadRequest(f"{CANARY} {LONG_TOKEN}") from error
    except BadRequest:
        logging.getLogger("bot").exception("it failed")
    log = written()
    assert "BadRequest" in log
    assert "test_logs.py" in log


def test_a_message_that_does_not_fit_its_arguments_is_not_shown(written: Written) -> None:
    logging.getLogger("bot").warning("%d and %d", CANARY)
    assert "does not fit" in written()


async def test_a_task_that_nobody_waits_for_does_not_tell_what_it_failed_over(written: Written) -> None:
    async def failing() -> None:
        raise ValueError(CANARY)

    task = asyncio.create_task(failing())
    await asyncio.wait([task])
    del task
    gc.collect()
    assert "never retrieved" in written()


async def test_what_the_libraries_raise_does_not_hold_what_a_patient_wrote(tmp_path: object) -> None:
    with pytest.raises(records.Unreadable, match="ask, draft") as invalid:
        records.stage_of(f'{{"ask": 5, "draft": "{CANARY}"}}')
    assert CANARY not in "".join(traceback.format_exception(invalid.value))
    with pytest.raises(ValidationError) as unguarded:
        TypeAdapter(int).validate_python(CANARY)
    assert CANARY in str(unguarded.value)  # so the check above can fail
    assert records.stage_of("{}") == Stage()
    database = Database(f"sqlite:///{tmp_path}/hep.db")
    with pytest.raises(OperationalError, match="no such table") as failed:
        async with database.write() as connection:
            await connection.execute(text("INSERT INTO nowhere VALUES (:said)"), {"said": CANARY})
    assert CANARY not in "".join(traceback.format_exception(failed.value))
    await database.close()


async def test_no_trouble_at_all_brings_a_token_or_a_patients_words_into_the_log(
    tmp_path: object, monkeypatch: pytest.MonkeyPatch, written: Written
) -> None:
    monkeypatch.setattr("bot.intake._IDLE_S", 0.01)
    async with opened(f"sqlite:///{tmp_path}/hep.db") as clinic:
        ann = clinic.phones["ann"]
        for fault in ("429", "500", "502", "403", "400_parse", "400_chat_not_found", "401", "refused"):
            clinic.box.faults.add(fault, method="sendMessage", retry_after=1)
            await clinic.post(letter(1003, CANARY, order_key=fault))
        for fault in ("500", "refused", "409"):
            clinic.box.faults.add(fault, method="getUpdates")
        ann.text(CANARY)
        await clinic.settle()
        clinic.box.raw_update({"message": {"chat": {"id": 1003}, "text": CANARY}})
        await clinic.post(letter(1004, payload=f'{{"method": "send", "text": "{CANARY}"'))
        async with clinic.app.store.transaction() as tx:
            for person in clinic.people.values():
                broken = clinic.app.store.vault.sealed(tables.cases.c.stage, f'{{"ask": ["{CANARY}"]}}', person.id)
                where = tables.cases.c.person_id == person.id
                await tx.connection.execute(update(tables.cases).where(where).values(stage=broken))
        ann.text(CANARY)
        await clinic.later(hours=1)
        await clinic.settle()
        clinic.box.faults.add("401", method="getUpdates")
        ann.text(CANARY)
        await until(lambda: bool(clinic.app.failed and clinic.app.failed.done()))
        with pytest.raises(TelegramRefuses):
            clinic.app.failed.result()  # type: ignore[union-attr]
    log = written()
    for said in ("failed the 3. time", "was refused", "asks for a pause", "could not be handled", "due moment"):
        assert said in log


async def test_a_webhook_that_falls_over_does_not_tell_over_what(written: Written) -> None:
    class Broken:
        async def take(self, updates: list[Any]) -> None:
            raise ValueError(CANARY)

    config = uvicorn.Config(
        webhook(Broken(), "s3cret", "/hook"),  # type: ignore[arg-type]
        port=0,
        log_config=None,
        access_log=False,
        lifespan="off",
    )
    server = uvicorn.Server(config)
    serving = asyncio.create_task(server.serve())
    await until(lambda: server.started)
    port = server.servers[0].sockets[0].getsockname()[1]
    async with httpx.AsyncClient() as client:
        answer = await client.post(
            f"http://127.0.0.1:{port}/hook",
            json={"message": CANARY},
            headers={"X-Telegram-Bot-Api-Secret-Token": "s3cret"},
        )
    assert answer.status_code == 500
    assert CANARY not in answer.text
    server.should_exit = True
    await serving
    assert "ValueError" in written()
