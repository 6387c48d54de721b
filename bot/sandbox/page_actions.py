"""What a person can do on the page, by name, each with its input checked."""

import base64
import binascii
from collections.abc import Callable
from typing import Any

from bot.sandbox.phone import Phone

_LONGEST_TEXT = 4096
_LARGEST_FILE = 20 * 1024 * 1024


class PageError(Exception):
    """The page asked for something that cannot be; the text says what would be right."""


class Body:
    """A JSON object from the page, read field by field."""

    def __init__(self, given: dict[str, Any]) -> None:
        self._given = given

    def number(self, name: str) -> int:
        value = self.optional_number(name)
        if value is None:
            raise PageError(f"{name} is missing: a whole number is expected")
        return value

    def optional_number(self, name: str) -> int | None:
        value = self._given.get(name)
        if value is None:
            return None
        if not isinstance(value, int) or isinstance(value, bool):
            raise PageError(f"{name} must be a whole number")
        return value

    def text(self, name: str, longest: int = _LONGEST_TEXT) -> str:
        value = self.optional_text(name, longest)
        if not value:
            raise PageError(f"{name} is missing: a text is expected")
        return value

    def optional_text(self, name: str, longest: int = _LONGEST_TEXT) -> str | None:
        value = self._given.get(name)
        if value is None:
            return None
        if not isinstance(value, str):
            raise PageError(f"{name} must be a text")
        if len(value) > longest:
            raise PageError(f"{name} is too long: {longest} characters at most")
        return value.strip()

    def flag(self, name: str) -> bool:
        return self._given.get(name) is True

    def data(self, name: str) -> bytes | None:
        """Base64-coded bytes."""
        value = self._given.get(name)
        if value is None:
            return None
        try:
            data = base64.b64decode(value, validate=True)
        except (TypeError, ValueError, binascii.Error):
            raise PageError(f"{name} must be base64") from None
        if len(data) > _LARGEST_FILE:
            raise PageError("too large: 20 MB at most")
        return data


def _document(phone: Phone, body: Body) -> None:
    data = body.data("data")
    if not data:
        raise PageError("the file is empty")
    phone.document(body.text("name", 200), data, body.optional_text("caption", 1024) or None)


ACTIONS: dict[str, Callable[[Phone, Body], object]] = {
    "start": lambda phone, body: phone.start(body.optional_text("payload", 64) or ""),
    "text": lambda phone, body: phone.text(body.text("text"), body.optional_number("reply_to")),
    "press": lambda phone, body: phone.press(body.number("message_id"), body.text("data", 64)),
    "open_link": lambda phone, body: phone.open_link(body.text("url", 500)),
    "edit": lambda phone, body: phone.edit(body.number("message_id"), body.text("text")),
    "photo": lambda phone, body: phone.photo(body.optional_text("caption", 1024) or None, body.data("data")),
    "voice": lambda phone, _: phone.voice(),
    "sticker": lambda phone, _: phone.sticker(),
    "document": _document,
    "search": lambda phone, body: phone.search(body.optional_text("text", 256) or ""),
    "choose": lambda phone, body: phone.choose(body.text("title", 100)),
    "block": lambda phone, _: phone.block(),
    "unblock": lambda phone, _: phone.unblock(),
}
