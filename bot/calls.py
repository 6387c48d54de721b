"""What a letter's payload becomes at Telegram: one call each, and which refusals are as good as done."""

from collections.abc import Awaitable
from typing import Any

from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, Message
from telegram.error import BadRequest

from bot.pictures import qr_png
from bot.storage.outbox import Claimed
from bot.storage.store import Store

_MEDIA = ("photo", "voice", "video", "audio")  # anything else goes as a document
_AS_GOOD_AS_DONE = ("not modified", "message to edit not found", "can't be edited")


class Calls:
    """Makes the call that a letter stands for. Raises what python-telegram-bot raises."""

    def __init__(self, bot: Bot, store: Store) -> None:
        self._bot, self._store = bot, store

    async def make(self, letter: Claimed, payload: dict[str, Any]) -> int | None:
        """The id of the message that came of it; None where an older one was changed."""
        chat, text, parse_mode = letter.chat_id, payload.get("text", ""), payload.get("parse_mode", "HTML")
        keyboard = _keyboard(payload.get("buttons", []))
        match payload["method"]:
            case "send":
                sent = await self._bot.send_message(chat, text, parse_mode=parse_mode, reply_markup=keyboard)
                return sent.message_id
            case "edit":
                return await self._edit(letter, payload, keyboard)
            case "retire":
                await self._retire(chat, payload, parse_mode)
                return None
            case "qr":
                picture = await self._bot.send_photo(chat, qr_png(payload["link"]), caption=text, parse_mode=parse_mode)
                return picture.message_id
            case kind:
                # What a patient shared goes by Telegram's own file id; it never passes through us.
                pass_on = getattr(self._bot, f"send_{kind if kind in _MEDIA else 'document'}")
                passed: Message = await pass_on(
                    chat, payload["file_id"], caption=text, parse_mode=parse_mode, reply_markup=keyboard
                )
                return passed.message_id

    async def _edit(
        self, letter: Claimed, payload: dict[str, Any], keyboard: InlineKeyboardMarkup | None
    ) -> int | None:
        async with self._store.reading() as tx:
            message = await tx.outbox.message_of(letter.chat_id, payload["label"])
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
        return None

    async def _retire(self, chat: int, payload: dict[str, Any], parse_mode: str | None) -> None:
        """The buttons go; the text or the caption says what was chosen, if that is known."""
        message = payload["message"]
        if "text" in payload:
            await _quietly(self._bot.edit_message_text(payload["text"], chat, message, parse_mode=parse_mode))
        elif "caption" in payload:
            await _quietly(
                self._bot.edit_message_caption(chat, message, caption=payload["caption"], parse_mode=parse_mode)
            )
        else:
            await _quietly(self._bot.edit_message_reply_markup(chat, message, reply_markup=None))


async def _quietly(call: Awaitable[Any]) -> None:
    """An edit that changes nothing, or whose message the person has deleted, is as good as done."""
    try:
        await call
    except BadRequest as error:
        if not any(known in str(error).lower() for known in _AS_GOOD_AS_DONE):
            raise


def _keyboard(rows: list[list[dict[str, str]]]) -> InlineKeyboardMarkup | None:
    if not rows:
        return None
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(b["text"], callback_data=b["data"]) for b in row] for row in rows]
    )
