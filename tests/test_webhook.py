"""The webhook: nobody but Telegram gets in, and Telegram is told "ok" only when the update is safe."""

import json
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import httpx
import pytest

from bot.intake import Inlet, webhook
from bot.storage.database import StoreUnavailable
from tests.clinic import OpenClinic, opened, until

SECRET = "s3cret-of-the-webhook"


class Recording(Inlet):
    """Takes what comes, or is unavailable."""

    def __init__(self) -> None:
        self.taken: list[Any] = []
        self.down = False

    async def take(self, updates: list[Any]) -> None:
        if self.down:
            raise StoreUnavailable("OperationalError")
        self.taken += updates


@pytest.fixture
def inlet() -> Recording:
    return Recording()


Post = Callable[..., Awaitable[int]]


@pytest.fixture
async def post(inlet: Recording) -> AsyncIterator[Post]:
    transport = httpx.ASGITransport(app=webhook(inlet, SECRET, "/hook"))

    async with httpx.AsyncClient(transport=transport, base_url="https://bot") as client:

        async def post(body: bytes = b'{"update_id": 1}', secret: str | None = SECRET, path: str = "/hook") -> int:
            headers = {} if secret is None else {"X-Telegram-Bot-Api-Secret-Token": secret}
            return (await client.post(path, content=body, headers=headers)).status_code

        yield post


async def test_an_update_with_the_right_secret_is_taken(inlet: Recording, post: Post) -> None:
    assert await post() == 200
    assert inlet.taken == [{"update_id": 1}]


@pytest.mark.parametrize("secret", [None, "", "wrong", SECRET + "x", SECRET[:-1], SECRET.upper(), "ü"])
async def test_without_the_secret_nothing_gets_in(inlet: Recording, post: Post, secret: str | None) -> None:
    given = secret.encode("latin-1").decode("latin-1") if secret and secret.isascii() else secret
    assert await post(secret=given if given is None or given.isascii() else "%FC") == 403
    assert inlet.taken == []


async def test_too_much_is_refused_before_it_is_read_to_its_end(inlet: Recording, post: Post) -> None:
    assert await post(b'{"update_id": 1, "x": "' + b"x" * 1_000_001 + b'"}') == 413
    assert await post(b"x" * 2_000_000, secret="wrong") == 403
    assert inlet.taken == []


@pytest.mark.parametrize("body", [b"", b"{", b"\xff\xfe", b"[" * 100_000, b"nonsense", b"9" * 5000])
async def test_what_is_not_json_is_refused(inlet: Recording, post: Post, body: bytes) -> None:
    assert await post(body) == 400
    assert inlet.taken == []


async def test_there_is_nothing_else_to_find(post: Post) -> None:
    assert await post(path="/") == 404
    assert await post(path="/hook/") in (404, 307)


async def test_telegram_is_told_to_come_again_while_the_database_is_down(inlet: Recording, post: Post) -> None:
    inlet.down = True
    assert await post() == 503
    inlet.down = False
    assert await post() == 200
    assert len(inlet.taken) == 1


# The whole bot behind a webhook


@pytest.fixture
async def clinic(database_url: str) -> AsyncIterator[OpenClinic]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    async with opened(
        database_url,
        webhook_url=f"http://127.0.0.1:{port}/hook",
        webhook_secret=SECRET,
        webhook_listen=f"127.0.0.1:{port}",
    ) as clinic:
        await until(lambda: bool(clinic.box.world.updates.webhook_url))
        yield clinic


async def test_a_talk_goes_the_same_behind_a_webhook(clinic: OpenClinic) -> None:
    clinic.box.duplicate_updates = True
    await clinic.later(hours=1)
    ann = clinic.phones["ann"]
    ann.tap("Start")
    await clinic.settle()
    ann.text("2")
    ann.text("/report my knee clicks")
    await clinic.settle()
    assert clinic.box.updates_confirmed == 3
    assert len(await clinic.inbox(status="done")) == 3
    assert "knee clicks" in clinic.heard("tom")[-1]


async def test_behind_a_webhook_too_an_update_is_confirmed_only_when_it_is_safe(
    clinic: OpenClinic, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, down = clinic.app.database.write, [True]

    def write() -> Any:
        if down[0]:
            raise StoreUnavailable("OperationalError")
        return real()

    monkeypatch.setattr(clinic.app.database, "write", write)
    clinic.phones["ann"].text("/help")
    await until(lambda: "503" in clinic.box.world.updates.webhook_error)
    assert clinic.box.updates_confirmed == 0
    down[0] = False
    await clinic.settle()
    assert len(clinic.heard("ann")) == 1
    assert json.dumps([r.raw for r in await clinic.inbox()]) == '[""]'
