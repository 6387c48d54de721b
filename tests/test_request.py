"""How Telegram is called in earnest: over a port, with what can go wrong on the way told apart."""

import socket
from collections.abc import AsyncIterator

import pytest
from telegram import Bot
from telegram.error import NetworkError, TimedOut

from bot.request import Request, was_sent
from bot.sandbox import Phone, Sandbox


@pytest.fixture
async def box() -> AsyncIterator[Sandbox]:
    box = Sandbox("1:demo")
    await box.serve(0)
    yield box
    await box.close()


@pytest.fixture
async def bot(box: Sandbox) -> AsyncIterator[Bot]:
    url = f"http://127.0.0.1:{box.port}"
    async with Bot("1:demo", base_url=f"{url}/bot", request=Request(url), get_updates_request=Request(url)) as bot:
        yield bot


@pytest.fixture
def ann(box: Sandbox) -> Phone:
    phone = box.add_phone("Ann")
    phone.started = True
    return phone


async def test_texts_and_files_arrive_as_they_were(bot: Bot, ann: Phone) -> None:
    await bot.send_message(ann.chat_id, "¿Cuánto te duele? <b>7 & más</b> 🙂", parse_mode="HTML")
    sent = await bot.send_document(ann.chat_id, b"\x00\xff\r\n--", filename="plan.yaml", caption="é")
    assert [m.text or m.caption for m in ann.messages] == ["¿Cuánto te duele? 7 & más 🙂", "é"]
    file = await bot.get_file(sent.document)  # type: ignore[arg-type]
    assert file.file_size == 6


async def test_a_connection_that_was_never_made_sent_nothing(ann: Phone) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}"
    request = Request(url)
    await request.initialize()
    with pytest.raises(NetworkError) as caught:
        await request.post(f"{url}/bot1:demo/getMe")
    await request.shutdown()
    assert not was_sent(caught.value)
    assert "1:demo" not in str(caught.value)


async def test_a_connection_that_breaks_may_have_sent_it(box: Sandbox, bot: Bot, ann: Phone) -> None:
    box.faults.add("refused", method="sendMessage")
    with pytest.raises(NetworkError) as caught:
        await bot.send_message(ann.chat_id, "one")
    assert was_sent(caught.value)


async def test_an_answer_that_does_not_come_in_time_may_have_been_sent(box: Sandbox, bot: Bot, ann: Phone) -> None:
    box.faults.add("timeout_after_delivery", method="sendMessage", delay_s=0.3)
    with pytest.raises(TimedOut) as caught:
        await bot.send_message(ann.chat_id, "one", read_timeout=0.1)
    assert was_sent(caught.value)
    assert ann.inbox_texts == ["one"]


async def test_a_file_has_more_time_to_arrive_than_a_text(
    box: Sandbox, bot: Bot, ann: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.request._READ_S", 0.1)
    box.faults.add("timeout_after_delivery", method="sendDocument", delay_s=0.3)
    await bot.send_document(ann.chat_id, b"a plan", filename="plan.yaml")
    box.faults.add("timeout_after_delivery", method="sendMessage", delay_s=0.3)
    with pytest.raises(TimedOut):
        await bot.send_message(ann.chat_id, "one")


async def test_the_proxy_of_the_environment_is_used_unless_it_says_not_to(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy.clinic:3128")
    monkeypatch.setenv("NO_PROXY", "localhost,127.0.0.1")
    assert Request("https://api.telegram.org")._proxy == "http://proxy.clinic:3128"
    assert Request("https://127.0.0.1:8443")._proxy is None
