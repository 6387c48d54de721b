"""Every Bot API method the sandbox knows, on one screen."""

from collections.abc import Callable
from functools import partial
from typing import Any

from bot.sandbox import account, editing, inline, sending
from bot.sandbox.bodies import Params
from bot.sandbox.errors import ApiError
from bot.sandbox.files import KINDS
from bot.sandbox.sending import Uploads
from bot.sandbox.world import World

Method = Callable[[World, Params, Uploads], Any]


def _accept(_: World, __: Params, ___: Uploads) -> bool:
    return True


def _text(field: str, change: bool) -> Method:
    act = account.set_text if change else account.get_text
    return lambda world, params, _: act(world, params, field)


_METHODS: dict[str, Method] = {
    "getMe": account.get_me,
    "getWebhookInfo": account.get_webhook_info,
    "sendMessage": sending.send_message,
    **{f"send{sending.named(kind)}": partial(sending.send_file, kind=kind) for kind in KINDS},
    "sendMediaGroup": sending.send_media_group,
    "copyMessage": sending.copy_message,
    "forwardMessage": sending.forward_message,
    "editMessageText": editing.edit_text,
    "editMessageCaption": editing.edit_caption,
    "editMessageReplyMarkup": editing.edit_markup,
    "editMessageMedia": editing.edit_media,
    "deleteMessage": editing.delete_message,
    "deleteMessages": editing.delete_messages,
    "pinChatMessage": editing.pin,
    "unpinChatMessage": editing.unpin,
    "unpinAllChatMessages": editing.unpin,
    "answerCallbackQuery": editing.answer_callback,
    "answerInlineQuery": inline.answer,
    "setMyCommands": account.set_commands,
    "getMyCommands": account.get_commands,
    "deleteMyCommands": account.delete_commands,
    "setMyName": _text("name", change=True),
    "getMyName": _text("name", change=False),
    "setMyDescription": _text("description", change=True),
    "getMyDescription": _text("description", change=False),
    "setMyShortDescription": _text("short_description", change=True),
    "getMyShortDescription": _text("short_description", change=False),
    "setChatMenuButton": _accept,
    "setMessageReaction": _accept,
    "leaveChat": _accept,
    "logOut": _accept,
    "close": _accept,
    "sendChatAction": account.send_chat_action,
    "getFile": account.get_file,
}
_BY_LOWER_NAME = {name.lower(): method for name, method in _METHODS.items()}
NAMES = sorted([*_METHODS, "getUpdates", "setWebhook", "deleteWebhook"])


async def call(world: World, method: str, params: Params, uploads: Uploads) -> Any:
    """The result of one call, its name in lower case; ApiError when it is refused."""
    known = _BY_LOWER_NAME.get(method)
    if known is not None:
        return known(world, params, uploads)
    match method:
        case "getupdates":
            return await account.get_updates(world, params)
        case "setwebhook":
            return await account.set_webhook(world, params)
        case "deletewebhook":
            return await account.delete_webhook(world, params)
    raise ApiError(404, "Not Found")
