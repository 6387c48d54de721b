"""What a letter's payload becomes at Telegram: one call each, and which refusals are as good as done."""

import asyncio
import logging
from collections import defaultdict
from collections.abc import Awaitable
from pathlib import Path
from typing import Any

from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResult,
    InlineQueryResultArticle,
    InlineQueryResultCachedMpeg4Gif,
    InputTextMessageContent,
    Message,
)
from telegram.error import BadRequest, InvalidToken, TelegramError

from bot.content.planfile import LARGEST
from bot.pictures import Album, qr_png
from bot.reports.order import Unmade
from bot.storage.letter import Claimed
from bot.storage.store import Store

log = logging.getLogger(__name__)

_MEDIA = ("photo", "voice", "video", "audio", "animation")  # anything else goes as a document
_UPLOAD_WAIT_S = 2.0
_AS_GOOD_AS_DONE = (
    "not modified", "message to edit not found", "can't be edited", "message to delete not found", "can't be deleted",
)  # fmt: skip


class Calls:
    """Makes the call that a letter stands for. Raises what python-telegram-bot raises."""

    def __init__(self, bot: Bot, store: Store, album: Album) -> None:
        self._bot, self._store, self._album = bot, store, album
        self._uploading: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def make(self, letter: Claimed, payload: dict[str, Any]) -> int | None:
        """The id of the message that came of it; None where an older one was changed."""
        chat, text, parse_mode = letter.chat_id, payload.get("text", ""), payload.get("parse_mode", "HTML")
        keyboard = _keyboard(payload.get("buttons", []))
        match payload["method"]:
            case "send":
                if "chart" in payload:
                    return await self._chart(chat, payload, parse_mode, keyboard)
                # What failed once with its picture goes without it: the talk must go on.
                moving = self._album.picture(payload.get("picture", "")) if letter.attempt == 1 else None
                if moving:
                    shown = await self._show(chat, moving, text, parse_mode, keyboard)
                    if shown:
                        return shown.message_id
                sent = await self._bot.send_message(
                    chat,
                    text,
                    parse_mode=parse_mode,
                    reply_markup=keyboard,
                    disable_notification=payload.get("silent"),
                )
                return sent.message_id
            case "edit":
                return await self._edit(letter, payload, keyboard)
            case "delete":
                await self._delete(letter, payload)
                return None
            case "retire":
                await self._retire(chat, payload, parse_mode, keyboard)
                return None
            case "document" if "document" in payload:
                return await self._document(chat, payload, parse_mode, keyboard)
            case "inline":
                await self._answer_inline(payload)
                return None
            case "qr":
                picture = await self._bot.send_photo(chat, qr_png(payload["link"]), caption=text, parse_mode=parse_mode)
                return picture.message_id
            case kind:
                # What somebody shared goes by Telegram's own file id, as what it was; it never passes through us.
                if kind == "video_note":
                    # A round video has no words below it: they have gone before.
                    round_one = await self._bot.send_video_note(chat, payload["file_id"], reply_markup=keyboard)
                    return round_one.message_id
                pass_on = getattr(self._bot, f"send_{kind if kind in _MEDIA else 'document'}")
                passed: Message = await pass_on(
                    chat, payload["file_id"], caption=text, parse_mode=parse_mode, reply_markup=keyboard
                )
                return passed.message_id

    async def too_early(self, letter: Claimed, payload: dict[str, Any]) -> bool:
        """Whether the message which says that a file or picture is being made has still to go."""
        waiting = (payload.get("document") or payload["chart"]).get("waiting")
        if not waiting:
            return False
        async with self._store.reading() as tx:
            return await tx.outbox.awaits(letter.chat_id, waiting)

    async def _document(
        self, chat: int, payload: dict[str, Any], parse_mode: str | None, keyboard: InlineKeyboardMarkup | None
    ) -> int | None:
        """The file; the message which said that it is being made goes, or says why there is none."""
        made, document = payload["made"], payload["document"]
        waiting = await self._waiting(chat, document)
        if isinstance(made, Unmade):
            text = document[made.value]
            if waiting is None:
                return (await self._bot.send_message(chat, text, parse_mode=parse_mode)).message_id
            await _quietly(self._bot.edit_message_text(text, chat, waiting, parse_mode=parse_mode))
            return None
        sent = await self._bot.send_document(
            chat,
            made.data,
            filename=made.name,
            caption=payload["text"],
            parse_mode=parse_mode,
            reply_markup=keyboard,
            disable_content_type_detection=True,
        )
        await self._clear(chat, waiting)
        return sent.message_id

    async def _waiting(self, chat: int, made: dict[str, Any]) -> int | None:
        """The message which says that it is being made, None where none came."""
        if not made.get("waiting"):
            return None
        async with self._store.reading() as tx:
            return await tx.chats.message_of(chat, made["waiting"])

    async def _clear(self, chat: int, waiting: int | None) -> None:
        """What was waited for is there; that it was being made is no longer news, but no harm either."""
        if waiting is None:
            return
        try:
            await self._bot.delete_message(chat, waiting)
        except TelegramError as error:
            log.info("a message could not be deleted (%s)", type(error).__name__)

    async def _answer_inline(self, payload: dict[str, Any]) -> None:
        """Exercises with their moving pictures, where Telegram has them already; one that is too late is no loss."""
        results: list[InlineQueryResult] = []
        for found in payload["results"]:
            moving = self._album.picture(found["key"])
            known = await self._file_id(moving.name) if moving else None
            if known:
                results.append(
                    InlineQueryResultCachedMpeg4Gif(found["key"], known, title=found["title"], caption=found["text"])
                )
            else:
                content = InputTextMessageContent(found["text"])
                results.append(
                    InlineQueryResultArticle(found["key"], found["title"], content, description=found["line"])
                )
        try:
            await self._bot.answer_inline_query(payload["query"], results, cache_time=60, is_personal=True)
        except BadRequest:
            log.info("an inline query could not be answered any more")

    async def fetch(self, file_id: str) -> bytes | None:
        """The contents of a file that somebody sent, no more than fits; None if Telegram does not have it any more."""
        try:
            file = await self._bot.get_file(file_id)
            if file.file_size and file.file_size > LARGEST:
                return b" " * (LARGEST + 1)  # judged by its size alone
            return bytes(await file.download_as_bytearray())
        except (BadRequest, InvalidToken):
            # A file's address that is no longer good is answered as a token that is not: 404.
            return None

    async def _chart(
        self, chat: int, payload: dict[str, Any], parse_mode: str | None, keyboard: InlineKeyboardMarkup | None
    ) -> int:
        """The picture with its words below it, in place of the words which said that it is being drawn; or these stay
        and say that there is none."""
        chart, sent = payload["chart"], None
        waiting = await self._waiting(chat, chart)
        if payload["drawn"] is not None:
            try:
                sent = await self._bot.send_photo(
                    chat,
                    payload["drawn"],
                    caption=payload["text"],
                    parse_mode=parse_mode,
                    reply_markup=keyboard,
                    disable_notification=True,
                )
            except BadRequest as error:
                if not _about_the_file(error):
                    raise
                log.warning("a chart could not be sent (%s)", type(error).__name__)
        if sent is not None:
            await self._clear(chat, waiting)
            return sent.message_id
        if waiting is None:
            told = await self._bot.send_message(chat, chart["failed"], parse_mode=parse_mode, reply_markup=keyboard)
            return told.message_id
        await _quietly(
            self._bot.edit_message_text(chart["failed"], chat, waiting, parse_mode=parse_mode, reply_markup=keyboard)
        )
        return waiting

    async def _show(
        self, chat: int, moving: Path, caption: str, parse_mode: str | None, keyboard: InlineKeyboardMarkup | None
    ) -> Message | None:
        """A text below a moving picture; None if Telegram will not have the picture: the text must go all the same.

        1. By the file id, if Telegram has it. 2. Otherwise uploaded, once for everybody who waits for it; nobody waits
        for long, because whoever waits takes a sender's place from somebody more urgent.
        """
        known = await self._file_id(moving.name)
        if known:
            try:
                return await self._bot.send_animation(
                    chat, known, caption=caption, parse_mode=parse_mode, reply_markup=keyboard
                )
            except BadRequest as error:
                if not _about_the_file(error):
                    raise
                async with self._store.transaction() as tx:
                    await tx.uploads.forget(self._bot.id, moving.name)
        lock = self._uploading[moving.name]
        try:
            await asyncio.wait_for(lock.acquire(), _UPLOAD_WAIT_S)
        except TimeoutError:
            return None
        try:
            by_another = await self._file_id(moving.name)  # who was here first
            try:
                file = by_another if by_another else await asyncio.to_thread(moving.read_bytes)
                sent = await self._bot.send_animation(
                    chat,
                    file,
                    filename=moving.name,
                    caption=caption,
                    parse_mode=parse_mode,
                    reply_markup=keyboard,
                )
            except (BadRequest, OSError) as error:
                if isinstance(error, BadRequest) and not _about_the_file(error):
                    raise
                log.warning("the picture %s could not be sent (%s)", moving.name, type(error).__name__)
                return None
            if sent.animation and not by_another:
                async with self._store.transaction() as tx:
                    await tx.uploads.remember(self._bot.id, moving.name, sent.animation.file_id)
            return sent
        finally:
            lock.release()

    async def _file_id(self, name: str) -> str | None:
        async with self._store.reading() as tx:
            return await tx.uploads.file_id(self._bot.id, name)

    async def _edit(
        self, letter: Claimed, payload: dict[str, Any], keyboard: InlineKeyboardMarkup | None
    ) -> int | None:
        name = payload["label"]
        if name.startswith("#"):
            message: int | None = int(name[1:])
        else:
            async with self._store.reading() as tx:
                message = await tx.chats.message_of(letter.chat_id, name)
        parse_mode = payload.get("parse_mode", "HTML")
        if message is None:
            # What it would have changed never arrived; what it says still must.
            sent = await self._bot.send_message(
                letter.chat_id, payload["text"], parse_mode=parse_mode, reply_markup=keyboard
            )
            return sent.message_id
        await _quietly(
            self._bot.edit_message_text(
                payload["text"], letter.chat_id, message, parse_mode=parse_mode, reply_markup=keyboard
            )
        )
        # What stands there now is what this letter says, so its buttons are the ones that can be answered.
        return message if name.startswith("#") else None

    async def _delete(self, letter: Claimed, payload: dict[str, Any]) -> None:
        """A message goes; one that never came, or that Telegram no longer removes, is left as it is."""
        async with self._store.reading() as tx:
            message = await tx.chats.message_of(letter.chat_id, payload["label"])
        if message is not None:
            await _quietly(self._bot.delete_message(letter.chat_id, message))

    async def _retire(
        self, chat: int, payload: dict[str, Any], parse_mode: str | None, left: InlineKeyboardMarkup | None
    ) -> None:
        """The question's buttons go; the text or the caption says what was chosen, if that is known."""
        message = payload["message"]
        text = payload.get("text") or payload.get("caption")
        if text is None:
            await _quietly(self._bot.edit_message_reply_markup(chat, message, reply_markup=left))
            return
        if "caption" in payload:
            try:
                await _quietly(
                    self._bot.edit_message_caption(
                        chat, message, caption=text, parse_mode=parse_mode, reply_markup=left
                    )
                )
                return
            except BadRequest as error:
                if "no caption" not in str(error).lower():
                    raise  # a card whose picture was missing has gone as a text
        await _quietly(self._bot.edit_message_text(text, chat, message, parse_mode=parse_mode, reply_markup=left))


async def _quietly(call: Awaitable[Any]) -> None:
    """An edit that changes nothing, or whose message the person has deleted, is as good as done."""
    try:
        await call
    except BadRequest as error:
        if not any(known in str(error).lower() for known in _AS_GOOD_AS_DONE):
            raise


def _about_the_file(error: BadRequest) -> bool:
    said = str(error).lower()
    return any(word in said for word in ("file", "photo", "image", "animation", "media"))


def _keyboard(rows: list[list[dict[str, str]]]) -> InlineKeyboardMarkup | None:
    if not rows:
        return None
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(b["text"], callback_data=b["data"]) for b in row] for row in rows]
    )
