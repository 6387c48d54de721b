"""Reply markup, checked as strictly as Telegram checks it: a button that Telegram refuses must fail here."""

import re
from dataclasses import dataclass
from typing import Any

from bot.sandbox.bodies import Params, structure
from bot.sandbox.errors import BadRequest
from bot.sandbox.messages import Button, ReplyKeyboard
from bot.sandbox.phone import Phone

_STYLES = ("primary", "success", "danger")
_ACTIONS = (
    "callback_data",
    "url",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
)
_URL = re.compile(r"(https?://[^\s/]+\S*|tg://\S+|[\w-]+(\.[\w-]+)+\S*)")
_MOST_BUTTONS = 100


@dataclass(frozen=True)
class Markup:
    """What a call asked for: an inline keyboard, or a change of the reply keyboard, or nothing."""

    inline: list[list[Button]]
    reply: ReplyKeyboard | None = None
    remove: bool = False
    force: bool = False
    placeholder: str = ""

    def apply(self, phone: Phone, message_id: int) -> None:
        """Changes the phone's reply keyboard, if that was asked for."""
        if self.force:
            phone.reply_keyboard = ReplyKeyboard(placeholder=self.placeholder, force_reply_to=message_id)
        elif self.remove:
            phone.reply_keyboard = None
        elif self.reply:
            phone.reply_keyboard = self.reply


_NOTHING = Markup([])


def read_markup(params: Params) -> Markup:
    given = structure(params, "reply_markup")
    if given is None:
        return _NOTHING
    if not isinstance(given, dict):
        raise BadRequest("object expected as reply markup")
    if "inline_keyboard" in given:
        return Markup(_inline(given["inline_keyboard"]))
    placeholder = str(given.get("input_field_placeholder") or "")
    if "keyboard" in given:
        rows = [[_label(button) for button in row] for row in _rows(given["keyboard"])]
        return Markup(
            [],
            ReplyKeyboard(
                rows,
                placeholder,
                one_time=bool(given.get("one_time_keyboard")),
                persistent=bool(given.get("is_persistent")),
            ),
        )
    if given.get("remove_keyboard"):
        return Markup([], remove=True)
    if given.get("force_reply"):
        return Markup([], force=True, placeholder=placeholder)
    return _NOTHING


def read_inline(params: Params) -> list[list[Button]]:
    """The keyboard of an edit: only an inline one is possible there."""
    markup = read_markup(params)
    if markup.reply or markup.remove or markup.force:
        raise BadRequest("inline keyboard expected")
    return markup.inline


def _rows(given: Any) -> list[list[Any]]:
    if not isinstance(given, list):
        raise BadRequest('field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays')
    rows: list[list[Any]] = []
    for row in given:
        if not isinstance(row, list):
            raise BadRequest('field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays')
        if row:
            rows.append(row)
    return rows


def _label(button: Any) -> str:
    text = button.get("text") if isinstance(button, dict) else button
    if not isinstance(text, str) or not text:
        raise BadRequest('can\'t parse keyboard button: Field "text" must be a non-empty String')
    return text


def _inline(given: Any) -> list[list[Button]]:
    rows = [[_button(button) for button in row] for row in _rows(given)]
    if sum(map(len, rows)) > _MOST_BUTTONS:
        raise BadRequest("reply markup is too long")
    return rows


def _button(given: Any) -> Button:
    if not isinstance(given, dict):
        raise BadRequest("can't parse inline keyboard button: an Object expected")
    label = given.get("text")
    if not isinstance(label, str) or not label.strip():
        raise BadRequest('can\'t parse inline keyboard button: Field "text" must be a non-empty String')
    if not any(action in given for action in _ACTIONS):
        raise BadRequest("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    data, url, style = given.get("callback_data"), given.get("url"), given.get("style")
    if "callback_data" in given and (not isinstance(data, str) or not 1 <= len(data.encode()) <= 64):
        raise BadRequest("BUTTON_DATA_INVALID")
    if "url" in given and (not isinstance(url, str) or not _URL.fullmatch(url)):
        raise BadRequest(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
    if style is not None and style not in _STYLES:
        raise BadRequest("can't parse inline keyboard button: invalid button style specified")
    return Button(label, data, url, style, given)
