"""The sandbox keeps Telegram's promises: what a bot can rely on there, and what it is refused."""

import asyncio
import json
import re
import warnings
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from telegram import (
    Bot,
    BotCommand,
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaAnimation,
    InputMediaPhoto,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    ReplyParameters,
    Update,
)
from telegram.error import BadRequest, Conflict, Forbidden, InvalidToken, NetworkError, RetryAfter, TimedOut
from telegram.request import HTTPXRequest
from telegram.warnings import PTBDeprecationWarning

from bot.sandbox import Phone, Sandbox, SandboxClock
from bot.sandbox.files import sample_picture
from bot.sandbox.markup import parse_html

START = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
GIF = b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff!\xf9\x04\x01\x00\x00\x00\x00,\x00" + bytes(20)


def request_to(box: Sandbox) -> HTTPXRequest:
    return HTTPXRequest(httpx_kwargs={"transport": httpx.ASGITransport(app=box.asgi)})


def bot_of(box: Sandbox, token: str = "1:demo") -> Bot:
    return Bot(
        token,
        base_url="http://sandbox/bot",
        base_file_url="http://sandbox/file/bot",
        request=request_to(box),
        get_updates_request=request_to(box),
    )


@pytest.fixture
def box() -> Sandbox:
    return Sandbox(clock=SandboxClock(START, frozen=True))


@pytest.fixture
def ann(box: Sandbox) -> Phone:
    phone = box.add_phone("Ann")
    phone.started = True
    return phone


@pytest.fixture
async def bot(box: Sandbox) -> AsyncIterator[Bot]:
    async with bot_of(box) as ready:
        yield ready


def keyboard(*labels: str) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton(label, callback_data=f"d:{label}")] for label in labels])


async def updates(bot: Bot, offset: int = 0, timeout: int = 0) -> list[Update]:  # noqa: ASYNC109
    return list(await bot.get_updates(offset=offset, timeout=timeout, allowed_updates=[]))


async def refused(call: Any) -> str:
    with pytest.raises((BadRequest, Forbidden)) as caught:
        await call
    return caught.value.message


# Updates


async def test_an_update_is_delivered_again_until_a_higher_offset_confirms_it(
    box: Sandbox, bot: Bot, ann: Phone
) -> None:
    ann.text("one")
    ann.text("two")
    first = await updates(bot)
    assert [u.message.text for u in first if u.message] == ["one", "two"]
    assert len(await updates(bot, first[0].update_id)) == 2
    assert (box.updates_confirmed, box.updates_pending) == (0, 2)
    assert len(await updates(bot, first[0].update_id + 1)) == 1
    assert (box.updates_confirmed, box.updates_pending) == (1, 1)
    assert await updates(bot, first[1].update_id + 1) == []


async def test_a_negative_offset_keeps_only_the_newest(box: Sandbox, bot: Bot, ann: Phone) -> None:
    for text in ("one", "two", "three"):
        ann.text(text)
    assert [u.message.text for u in await updates(bot, -1) if u.message] == ["three"]
    assert box.updates_confirmed == 2


async def test_a_long_poll_answers_as_soon_as_something_arrives(bot: Bot, ann: Phone) -> None:
    poll = asyncio.create_task(updates(bot, timeout=10))
    await asyncio.sleep(0.02)
    ann.text("hello")
    assert len(await asyncio.wait_for(poll, 1)) == 1


async def test_a_second_poll_ends_the_first_with_a_conflict(bot: Bot, ann: Phone) -> None:
    first = asyncio.create_task(updates(bot, timeout=10))
    await asyncio.sleep(0.02)
    second = asyncio.create_task(updates(bot, timeout=10))
    with pytest.raises(Conflict, match="terminated by other getUpdates request"):
        await first
    ann.text("hello")
    assert len(await asyncio.wait_for(second, 1)) == 1


async def test_duplicates_come_twice_in_a_batch_and_again_when_confirmed(box: Sandbox, bot: Bot, ann: Phone) -> None:
    box.duplicate_updates = True
    ann.text("once")
    batch = await updates(bot)
    assert len(batch) == 2
    assert batch[0].update_id == batch[1].update_id
    again = await updates(bot, batch[0].update_id + 1)
    assert [u.update_id for u in again] == [batch[0].update_id]
    assert await updates(bot, batch[0].update_id + 1) == []
    assert box.updates_confirmed == 1


async def test_a_raw_update_is_queued_as_it_is(box: Sandbox) -> None:
    number = box.raw_update({"message": {"nonsense": True}})
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=box.asgi)) as client:
        answer = await client.get("http://sandbox/bot1:demo/getUpdates")
    assert answer.json()["result"] == [{"update_id": number, "message": {"nonsense": True}}]


# What a person does


async def test_what_a_person_does_parses_as_the_update_it_is(box: Sandbox, bot: Bot) -> None:
    ann = box.add_phone("Ann", language="de", username="ann")
    assert ann.chat_id == 1001
    hello = ann.open_link("https://t.me/hep_demo_bot?start=CODE_1")
    await bot.send_message(1001, "Ready?", reply_markup=keyboard("▶ Start", "Later"))
    ann.tap("Start")
    ann.text("6", reply_to=ann.last.id)
    ann.edit(hello.id, "/start again")
    ann.photo("look")
    ann.voice()
    ann.sticker()
    ann.document("plan.yaml", b"name: x")
    ann.press(999, "forged")
    ann.block()
    got = await updates(bot)
    start, tap, six, edit, photo, voice, sticker, document, forged, block = got
    assert start.message
    assert start.message.text == "/start CODE_1"
    assert start.message.entities[0].type == "bot_command"
    assert start.message.from_user
    assert start.message.from_user.language_code == "de"
    assert start.message.date == START
    assert tap.callback_query
    assert tap.callback_query.data == "d:▶ Start"
    assert tap.callback_query.chat_instance
    assert six.message
    assert six.message.reply_to_message
    assert edit.edited_message
    assert edit.edited_message.edit_date == START
    assert photo.message
    assert photo.message.caption == "look"
    assert photo.message.photo[0].width == 240
    assert voice.message
    assert voice.message.voice
    assert sticker.message
    assert sticker.message.sticker
    assert document.message
    assert document.message.document
    assert document.message.document.file_name == "plan.yaml"
    assert forged.callback_query
    assert not forged.callback_query.message.is_accessible  # type: ignore[union-attr]
    assert block.my_chat_member
    assert block.my_chat_member.new_chat_member.status == "kicked"


async def test_a_tap_takes_the_newest_message_with_that_button(bot: Bot, ann: Phone) -> None:
    old = await bot.send_message(ann.chat_id, "one", reply_markup=keyboard("Done"))
    new = await bot.send_message(ann.chat_id, "two", reply_markup=keyboard("Done"))
    ann.tap("Done")
    ann.tap("Done", message_id=old.message_id)
    pressed = [u.callback_query.message.message_id for u in await updates(bot) if u.callback_query]  # type: ignore[union-attr]
    assert pressed == [new.message_id, old.message_id]
    with pytest.raises(LookupError, match="there are: Done, Done"):
        ann.tap("Skip")


async def test_a_reply_keyboard_is_pressed_like_a_button(bot: Bot, ann: Phone) -> None:
    await bot.send_message(ann.chat_id, "menu", reply_markup=ReplyKeyboardMarkup([["🛑 I feel unwell"]]))
    ann.tap("unwell")
    assert [u.message.text for u in await updates(bot) if u.message] == ["🛑 I feel unwell"]
    await bot.send_message(ann.chat_id, "gone", reply_markup=ReplyKeyboardRemove())
    assert ann.reply_keyboard is None
    await bot.send_message(ann.chat_id, "why?", reply_markup=ForceReply(input_field_placeholder="Why"))
    assert ann.reply_keyboard
    assert ann.reply_keyboard.placeholder == "Why"


async def test_a_group_is_a_chat_of_type_group(box: Sandbox, bot: Bot) -> None:
    team = box.group("Team")
    team.text("hi all")
    (update,) = await updates(bot)
    assert update.effective_chat
    assert update.effective_chat.type == "group"
    assert update.effective_chat.id == team.chat_id < 0


async def test_a_blocked_chat_cannot_be_written_to_until_it_is_unblocked(bot: Bot, ann: Phone) -> None:
    ann.block()
    assert await refused(bot.send_message(ann.chat_id, "hi")) == "Forbidden: bot was blocked by the user"
    with pytest.raises(ValueError, match="unblock first"):
        ann.text("hi")
    ann.unblock()
    await bot.send_message(ann.chat_id, "hi")
    assert ann.inbox_texts == ["hi"]


async def test_a_chat_that_never_started_cannot_be_written_to(box: Sandbox, bot: Bot) -> None:
    ben = box.add_phone("Ben")
    why = await refused(bot.send_message(ben.chat_id, "hi"))
    assert why == "Forbidden: bot can't initiate conversation with a user"
    ben.start()
    await bot.send_message(ben.chat_id, "hi")
    assert await refused(bot.send_message(4242, "hi")) == "Chat not found"


# Strictness


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "Message text is empty"),
        ("  \n ", "Message text is empty"),
        ("x" * 4097, "Message is too long"),
        ("<b></b>", "Message text is empty"),
        ("<b>open", "Can't parse entities: can't find end tag corresponding to start tag \"b\""),
        ("a < b", "Can't parse entities: unclosed start tag at byte offset 2"),
        ("<i><b>x</i></b>", "Can't parse entities: unmatched end tag"),
        ("<div>x</div>", 'Can\'t parse entities: unsupported start tag "div" at byte offset 0'),
        ("<span>x</span>", 'Can\'t parse entities: tag "span" must have class "tg-spoiler"'),
    ],
)
async def test_a_text_telegram_refuses_is_refused_in_its_words(bot: Bot, ann: Phone, text: str, why: str) -> None:
    told = await refused(bot.send_message(ann.chat_id, text, parse_mode="HTML"))
    assert told.lower().startswith(why.lower())
    assert ann.messages == []


async def test_a_text_of_4096_after_parsing_is_sent(bot: Bot, ann: Phone) -> None:
    await bot.send_message(ann.chat_id, "<b>" + "x" * 4096 + "</b>", parse_mode="HTML")
    assert len(ann.last.text) == 4096


def test_html_becomes_text_and_entities_in_utf16_units() -> None:
    text, entities = parse_html('😀 <b>bold <i>both</i></b> &lt;5 &amp; <a href="https://x.org/?a=1&amp;b=2">link</a>')
    assert text == "😀 bold both <5 & link"
    assert entities == [
        {"type": "bold", "offset": 3, "length": 9},
        {"type": "italic", "offset": 8, "length": 4},
        {"type": "text_link", "url": "https://x.org/?a=1&b=2", "offset": 18, "length": 4},
    ]
    assert parse_html("&nbsp; &#8364; &x") == ("&nbsp; € &x", [])
    quote = parse_html("<blockquote expandable>q</blockquote><pre><code class='language-py'>1</code></pre>")
    assert [e["type"] for e in quote[1]] == ["expandable_blockquote", "pre"]
    assert quote[1][1]["language"] == "py"


async def test_links_and_commands_are_marked_without_being_asked(bot: Bot, ann: Phone) -> None:
    sent = await bot.send_message(ann.chat_id, "Open https://t.me/hep_demo_bot?start=a or /help.")
    assert [(e.type, sent.parse_entity(e)) for e in sent.entities] == [
        ("url", "https://t.me/hep_demo_bot?start=a"),
        ("bot_command", "/help"),
    ]


@pytest.mark.parametrize("data", ["x" * 65, "é" * 33])
async def test_callback_data_over_64_bytes_is_refused(bot: Bot, ann: Phone, data: str) -> None:
    markup = InlineKeyboardMarkup([[InlineKeyboardButton("Go", callback_data=data)]])
    assert await refused(bot.send_message(ann.chat_id, "hi", reply_markup=markup)) == "Button_data_invalid"


async def test_a_button_without_an_action_or_with_a_wrong_style_is_refused(box: Sandbox, ann: Phone) -> None:
    for button in (
        {"text": "Go"},
        {"text": "Go", "callback_data": "a", "style": "pink"},
        {"callback_data": "a"},
    ):
        body = {"chat_id": ann.chat_id, "text": "hi", "reply_markup": {"inline_keyboard": [[button]]}}
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app=box.asgi)) as client:
            answer = await client.post("http://sandbox/bot1:demo/sendMessage", json=body)
        assert answer.status_code == 400
        assert answer.json()["description"].startswith("Bad Request: can't parse inline keyboard button")


async def test_an_edit_that_changes_nothing_is_refused(bot: Bot, ann: Phone) -> None:
    sent = await bot.send_message(ann.chat_id, "one", reply_markup=keyboard("Go"))
    again = bot.edit_message_text("one", ann.chat_id, sent.message_id, reply_markup=keyboard("Go"))
    assert (await refused(again)).startswith("Message is not modified")
    await bot.edit_message_text("one", ann.chat_id, sent.message_id)
    assert ann.last.keyboard == []
    await bot.edit_message_text("<b>one</b>", ann.chat_id, sent.message_id, parse_mode="HTML")
    assert (ann.last.text, ann.last.edited, ann.last.html) == ("one", True, "<b>one</b>")
    assert await refused(bot.edit_message_text("x", ann.chat_id, 99)) == "Message to edit not found"


async def test_changed_buttons_alone_do_not_mark_a_message_as_edited(bot: Bot, ann: Phone) -> None:
    sent = await bot.send_message(ann.chat_id, "one", reply_markup=keyboard("Go"))
    await bot.edit_message_reply_markup(ann.chat_id, sent.message_id, reply_markup=None)
    assert (ann.last.keyboard, ann.last.edited) == ([], False)


async def test_a_message_can_be_deleted_for_48_hours(box: Sandbox, bot: Bot, ann: Phone) -> None:
    old = await bot.send_message(ann.chat_id, "old")
    box.clock.move(timedelta(hours=48, seconds=1))
    new = await bot.send_message(ann.chat_id, "new")
    told = await refused(bot.delete_message(ann.chat_id, old.message_id))
    assert told == "Message can't be deleted for everyone"
    await bot.delete_message(ann.chat_id, new.message_id)
    assert ann.inbox_texts == ["old"]
    assert (await refused(bot.delete_message(ann.chat_id, new.message_id))) == "Message to delete not found"


async def test_a_pressed_button_can_be_answered_for_60_seconds(box: Sandbox, bot: Bot, ann: Phone) -> None:
    sent = await bot.send_message(ann.chat_id, "one", reply_markup=keyboard("Go"))
    query = ann.press(sent.message_id, "d:Go")
    await bot.answer_callback_query(query, "Noted", show_alert=True)
    assert [(a.text, a.show_alert) for a in ann.answers] == [("Noted", True)]
    late = ann.press(sent.message_id, "d:Go")
    box.world.queries[late].pressed -= 61
    for unknown in (late, "12345"):
        why = await refused(bot.answer_callback_query(unknown))
        assert why == "Query is too old and response timeout expired or query id is invalid"


async def test_a_reply_to_a_missing_message_is_refused_unless_allowed(bot: Bot, ann: Phone) -> None:
    strict = bot.send_message(ann.chat_id, "re", reply_parameters=ReplyParameters(77))
    assert await refused(strict) == "Message to be replied not found"
    await bot.send_message(ann.chat_id, "re", reply_parameters=ReplyParameters(77, allow_sending_without_reply=True))
    asked = ann.text("why?")
    answer = await bot.send_message(ann.chat_id, "so", reply_parameters=ReplyParameters(asked.id))
    assert answer.reply_to_message
    assert ann.last.reply_to == asked.id


async def test_an_unknown_method_is_404_and_a_wrong_token_401(box: Sandbox, bot: Bot) -> None:
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=box.asgi)) as client:
        answer = await client.post("http://sandbox/bot1:demo/sendGift")
    assert (answer.status_code, answer.json()) == (
        404,
        {"ok": False, "error_code": 404, "description": "Not Found"},
    )
    with pytest.raises(InvalidToken):
        await bot_of(box, "2:wrong").get_me()


# Files


async def test_a_file_sent_once_is_sent_again_by_its_id(bot: Bot, ann: Phone) -> None:
    picture = sample_picture(40, 30)
    first = await bot.send_photo(ann.chat_id, picture, caption="<b>Bridge</b>", parse_mode="HTML")
    assert (ann.last.kind, ann.last.caption, ann.last.html) == ("photo", "Bridge", "<b>Bridge</b>")
    assert (first.photo[0].width, first.photo[0].height) == (40, 30)
    await bot.send_photo(ann.chat_id, first.photo[0].file_id)
    assert ann.last.file_id == first.photo[0].file_id
    got = await bot.get_file(first.photo[0].file_id)
    assert bytes(await got.download_as_bytearray()) == picture
    assert "wrong file identifier" in (await refused(bot.send_photo(ann.chat_id, "nonsense"))).lower()
    assert "as animation" in (await refused(bot.send_animation(ann.chat_id, first.photo[0].file_id))).lower()


async def test_a_document_arrives_byte_for_byte_under_its_own_name(bot: Bot, ann: Phone) -> None:
    data = bytes(range(256)) * 3 + b"\r\n--not-the-boundary\r\n"
    sent = await bot.send_document(ann.chat_id, data, filename="Übung 1.pdf", reply_markup=keyboard("OK"))
    assert sent.document
    assert sent.document.file_name == "Übung 1.pdf"
    assert ann.last.file
    assert ann.last.file.data == data
    assert ann.last.keyboard[0][0].label == "OK"


async def test_animations_albums_and_changed_media_arrive(bot: Bot, ann: Phone) -> None:
    moving = await bot.send_animation(ann.chat_id, GIF, filename="bridge.gif", caption="one")
    assert moving.animation
    await bot.edit_message_caption(ann.chat_id, moving.message_id, caption="two")
    assert ann.last.caption == "two"
    photo = await bot.edit_message_media(
        InputMediaPhoto(sample_picture(10, 10), caption="three"), ann.chat_id, moving.message_id
    )
    assert photo is not True
    assert (ann.last.kind, ann.last.caption) == ("photo", "three")
    album = await bot.send_media_group(
        ann.chat_id, [InputMediaPhoto(sample_picture(10, 10)), InputMediaPhoto(sample_picture(12, 10))]
    )
    assert album[0].media_group_id == album[1].media_group_id
    back = InputMediaAnimation(moving.animation.file_id)
    await bot.edit_message_media(back, ann.chat_id, moving.message_id)
    assert ann.messages[0].kind == "animation"


async def test_a_photo_that_is_no_picture_or_a_long_caption_is_refused(bot: Bot, ann: Phone) -> None:
    assert await refused(bot.send_photo(ann.chat_id, b"text")) == "Image_process_failed"
    long = bot.send_photo(ann.chat_id, sample_picture(10, 10), caption="x" * 1025)
    assert await refused(long) == "Message caption is too long"


async def test_a_photo_is_passed_on_to_another_chat(box: Sandbox, bot: Bot, ann: Phone) -> None:
    maya = box.add_phone("Maya")
    maya.start()
    mine = ann.photo("my knee")
    copy = await bot.copy_message(maya.chat_id, ann.chat_id, mine.id)
    assert (maya.last.id, maya.last.kind, maya.last.caption) == (copy.message_id, "photo", "my knee")
    forwarded = await bot.forward_message(maya.chat_id, ann.chat_id, mine.id)
    assert forwarded.forward_origin


# The bot itself


async def test_commands_are_kept_per_scope_and_language(bot: Bot) -> None:
    await bot.set_my_commands([BotCommand("today", "Today")])
    await bot.set_my_commands([BotCommand("today", "Heute")], language_code="de")
    assert [c.description for c in await bot.get_my_commands(language_code="de")] == ["Heute"]
    await bot.delete_my_commands()
    assert await bot.get_my_commands() == ()
    assert await refused(bot.set_my_commands([BotCommand("Today!", "x")])) == "Bot_command_invalid"


async def test_every_delivered_call_is_recorded(box: Sandbox, bot: Bot, ann: Phone) -> None:
    sent = await bot.send_message(ann.chat_id, "one")
    box.clock.move(timedelta(minutes=5))
    await bot.edit_message_text("two", ann.chat_id, sent.message_id)
    await refused(bot.send_message(4242, "lost"))
    assert [(c.method, c.text, c.at) for c in box.sent] == [
        ("sendMessage", "one", START),
        ("editMessageText", "two", START + timedelta(minutes=5)),
    ]


# Faults


async def test_a_429_says_when_to_come_back_and_then_ends(box: Sandbox, bot: Bot, ann: Phone) -> None:
    box.faults.add("429", method="sendMessage", retry_after=7)
    with pytest.raises(RetryAfter, match=r"Retry in (7|0:00:07)"), warnings.catch_warnings():
        warnings.simplefilter("ignore", PTBDeprecationWarning)
        await bot.send_message(ann.chat_id, "hi")
    await bot.send_message(ann.chat_id, "hi")
    assert ann.inbox_texts == ["hi"]


@pytest.mark.parametrize(
    ("kind", "error"),
    [
        ("500", NetworkError),
        ("502", NetworkError),
        ("403", Forbidden),
        ("400_chat_not_found", BadRequest),
        ("400_parse", BadRequest),
        ("401", InvalidToken),
        ("404", InvalidToken),
        ("refused", NetworkError),
    ],
)
async def test_a_fault_happens_as_often_as_asked(
    box: Sandbox, bot: Bot, ann: Phone, kind: str, error: type[Exception]
) -> None:
    box.faults.add(kind, chat_id=ann.chat_id, times=2)
    for _ in range(2):
        with pytest.raises(error):
            await bot.send_message(ann.chat_id, "hi")
    await bot.send_message(ann.chat_id, "hi")
    assert ann.inbox_texts == ["hi"]


async def test_a_fault_for_one_chat_or_method_leaves_the_others_alone(box: Sandbox, bot: Bot, ann: Phone) -> None:
    box.faults.add("403", chat_id=5)
    box.faults.add("500", method="editMessageText")
    await bot.send_message(ann.chat_id, "hi")
    await updates(bot)
    assert len(box.faults.active) == 2
    box.faults.clear()
    assert box.faults.active == []
    with pytest.raises(ValueError, match="no such fault"):
        box.faults.add("teapot")


async def test_refused_in_one_process_is_a_connect_error(box: Sandbox, bot: Bot, ann: Phone) -> None:
    box.faults.add("refused", method="sendMessage")
    with pytest.raises(NetworkError) as caught:
        await bot.send_message(ann.chat_id, "hi")
    assert isinstance(caught.value.__cause__, httpx.ConnectError)
    assert ann.messages == []


async def test_a_timeout_after_delivery_delivers_and_then_times_out(box: Sandbox, bot: Bot, ann: Phone) -> None:
    box.faults.add("timeout_after_delivery", method="sendMessage")
    with pytest.raises(TimedOut) as caught:
        await bot.send_message(ann.chat_id, "hi")
    assert isinstance(caught.value.__cause__, httpx.ReadTimeout)
    assert ann.inbox_texts == ["hi"]


async def test_a_conflict_is_for_get_updates_alone(box: Sandbox, bot: Bot, ann: Phone) -> None:
    box.faults.add("409")
    await bot.send_message(ann.chat_id, "hi")
    with pytest.raises(Conflict):
        await updates(bot)


async def test_over_a_port_faults_happen_to_the_connection(box: Sandbox, ann: Phone) -> None:
    await box.serve(0)
    request = HTTPXRequest(read_timeout=0.1)
    async with Bot("1:demo", base_url=f"http://127.0.0.1:{box.port}/bot", request=request) as bot:
        box.faults.add("refused", method="sendMessage")
        with pytest.raises(NetworkError) as caught:
            await bot.send_message(ann.chat_id, "one")
        assert isinstance(caught.value.__cause__, (httpx.RemoteProtocolError, httpx.ReadError))
        box.faults.add("timeout_after_delivery", method="sendMessage", delay_s=0.3)
        with pytest.raises(TimedOut):
            await bot.send_message(ann.chat_id, "two")
        box.faults.add("slow", method="sendMessage", delay_s=0.05)
        await bot.send_message(ann.chat_id, "three")
    assert ann.inbox_texts == ["two", "three"]
    await box.close()


# Webhook


async def test_a_webhook_gets_each_update_in_order_until_it_says_yes(box: Sandbox, bot: Bot, ann: Phone) -> None:
    got: list[tuple[str, str]] = []
    answers = [500, 200, 200]

    async def hook(request: Request) -> Response:
        text = (await request.json())["message"]["text"]
        got.append((request.headers["X-Telegram-Bot-Api-Secret-Token"], text))
        return Response(status_code=answers[len(got) - 1])

    site = Starlette(routes=[Route("/hook", hook, methods=["POST"])])
    box.webhook_transport = httpx.ASGITransport(app=site)
    ann.text("one")
    await bot.set_webhook("https://clinic.example/hook", secret_token="s3cret")
    ann.text("two")
    with pytest.raises(Conflict, match="webhook is active"):
        await updates(bot)
    for _ in range(100):
        if box.updates_pending == 0:
            break
        await asyncio.sleep(0.01)
    assert got == [("s3cret", "one"), ("s3cret", "one"), ("s3cret", "two")]
    assert box.updates_confirmed == 2
    info = await bot.get_webhook_info()
    assert info.last_error_message == "Wrong response from the webhook: 500 Internal Server Error"
    await bot.delete_webhook()
    ann.text("three")
    assert len(await updates(bot)) == 1
    assert "https url" in (await refused(bot.set_webhook("ftp://clinic.example"))).lower()


# The clock


def test_the_clock_moves_both_ways_and_a_frozen_one_stands_still() -> None:
    clock = SandboxClock(START, frozen=True)
    assert clock.now() == clock.now() == START
    clock.move(timedelta(days=-1))
    assert clock.now() == START - timedelta(days=1)
    clock.move_to(START + timedelta(hours=1))
    assert clock.now() == START + timedelta(hours=1)
    running = SandboxClock(START)
    assert START <= running.now() < START + timedelta(seconds=5)
    with pytest.raises(ValueError, match="aware"):
        clock.move_to(datetime(2026, 3, 2))  # noqa: DTZ001


# The page


@pytest.fixture
async def page(box: Sandbox) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(app=box.asgi)
    async with httpx.AsyncClient(transport=transport, base_url="http://sandbox") as client:
        yield client


async def test_the_page_loads_nothing_from_elsewhere(page: httpx.AsyncClient) -> None:
    index = await page.get("/")
    assert index.status_code == 200
    assert "default-src 'self'" in index.headers["content-security-policy"]
    names = re.findall(r'(?:src|href)="([^"#]+)"', index.text)
    assert names
    for name in names:
        asset = await page.get(name)
        assert asset.status_code == 200, name
        for used in re.findall(r'(?:from "|url\(|@import |fetch\(["`])([^"`)]+)', asset.text):
            assert used.startswith(("./", "/page/")), (name, used)
    assert (await page.get("/page/server.py")).status_code == 404
    assert (await page.get("/page/..%2Fserver.py")).status_code == 404


async def test_the_page_sees_text_as_text(page: httpx.AsyncClient, bot: Bot, ann: Phone) -> None:
    await bot.send_message(ann.chat_id, "<b>Hi</b> &lt;script&gt;", parse_mode="HTML")
    shot = (await page.get("/page/state")).json()["phones"][0]["messages"][0]
    assert shot["text"] == "Hi <script>"
    assert shot["entities"] == [{"type": "bold", "offset": 0, "length": 2}]


async def test_what_is_done_on_the_page_reaches_the_bot(page: httpx.AsyncClient, bot: Bot, ann: Phone) -> None:
    done = await page.post("/page/act", json={"chat_id": ann.chat_id, "do": "text", "text": "hello"})
    assert done.json() == {"ok": True}
    assert [u.message.text for u in await updates(bot) if u.message] == ["hello"]
    new = await page.post("/page/phones", json={"name": "Cleo", "language": "es", "zone": "Europe/Madrid"})
    state = (await page.get(f"/page/state?phones={new.json()['id']}")).json()
    assert [("messages" in phone) for phone in state["phones"]] == [False, True]


@pytest.mark.parametrize(
    ("path", "body", "why"),
    [
        ("act", {"chat_id": 1, "do": "text", "text": "x"}, "no phone has chat 1"),
        ("act", {"chat_id": 1001, "do": "fly"}, "there is no action 'fly'"),
        ("act", {"chat_id": 1001, "do": "text"}, "text is missing"),
        ("act", {"chat_id": 1001, "do": "text", "text": "x" * 4097}, "text is too long"),
        ("act", {"chat_id": "x", "do": "text", "text": "x"}, "chat_id must be a whole number"),
        ("act", {"chat_id": 1001, "do": "document", "name": "a", "data": "%"}, "data must be base64"),
        ("phones", {"name": "Ann"}, "there is a phone named 'Ann' already"),
        ("phones", {"name": "Ben", "zone": "Mars/Base"}, "there is no such time zone"),
        ("clock", {"next": True}, "nothing is due"),
        ("clock", {"move_s": 10**9}, "a year at most"),
        ("faults", {"kind": "teapot", "times": 1}, "no such fault"),
        ("faults", {"kind": "429", "times": 0}, "times goes from 1 to 1000"),
        ("act", [], "a JSON object is expected"),
    ],
)
async def test_a_wrong_request_from_the_page_is_told_what_is_wrong(
    page: httpx.AsyncClient, ann: Phone, path: str, body: Any, why: str
) -> None:
    answer = await page.post(f"/page/{path}", json=body)
    assert answer.status_code == 400
    assert answer.json()["error"].startswith(why)


async def test_a_form_from_another_site_is_refused(page: httpx.AsyncClient) -> None:
    text = await page.post("/page/clock", content='{"move_s": 60}', headers={"content-type": "text/plain"})
    assert text.status_code == 400
    broken = await page.post("/page/clock", content="{", headers={"content-type": "application/json"})
    assert broken.json()["error"] == "the body is not valid JSON"


async def test_the_page_jumps_to_what_is_due_next_and_waits_for_the_bot(box: Sandbox, page: httpx.AsyncClient) -> None:
    due = START + timedelta(hours=3)
    settled = asyncio.Event()

    async def next_due() -> tuple[datetime, str]:
        return due, "soreness check"

    async def settle() -> None:
        settled.set()

    box.hooks.next_due, box.hooks.settled = next_due, settle
    state = (await page.get("/page/state")).json()
    assert state["next"] == {"at": int(due.timestamp() * 1000), "what": "soreness check"}
    assert (await page.post("/page/clock", json={"next": True})).json() == {"ok": True, "settled": True}
    assert box.clock.now() == due
    assert settled.is_set()


async def test_the_page_is_told_of_every_change_as_it_happens(box: Sandbox, ann: Phone) -> None:
    await box.serve(0)
    async with (
        httpx.AsyncClient() as client,
        client.stream("GET", f"http://127.0.0.1:{box.port}/page/events") as stream,
    ):
        lines = stream.aiter_lines()
        seen: list[str] = []
        async for line in lines:
            if not line.startswith("data: {"):
                continue
            seen = [m["text"] for m in json.loads(line[6:])["phones"][0]["messages"]]
            if seen:
                break
            ann.text("hello")
    assert seen == ["hello"]
    await box.close()


async def test_a_port_in_use_is_an_error_that_can_be_caught(box: Sandbox) -> None:
    await box.serve(0)
    with pytest.raises(OSError, match="in use"):
        await Sandbox().serve(box.port)
    await box.close()
