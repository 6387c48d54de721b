"""The Bot API's methods about the bot itself: who it is, its commands, its updates and its files."""

import json
import re
import time
from typing import Any

from bot.sandbox.bodies import Params, flag, integer, structure
from bot.sandbox.errors import BadRequest
from bot.sandbox.phone import Phone
from bot.sandbox.sending import Uploads, target
from bot.sandbox.world import World

_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_SECRET = re.compile(r"[A-Za-z0-9_-]{0,256}")
_LOCAL_URL = re.compile(r"(https://|http://(127\.0\.0\.1|localhost|\[::1\]|[a-z]+)([:/]|$))")
_MOST_COMMANDS = 100
_LONGEST_POLL_S = 50


def get_me(world: World, _: Params, __: Uploads) -> dict[str, Any]:
    return {
        **world.bot,
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": True,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


async def get_updates(world: World, params: Params) -> list[dict[str, Any]]:
    allowed = structure(params, "allowed_updates")
    if isinstance(allowed, list):
        world.updates.allowed = [str(kind) for kind in allowed]
    limit = min(max(integer(params, "limit") or 100, 1), 100)
    timeout_s = min(max(integer(params, "timeout") or 0, 0), _LONGEST_POLL_S)
    return await world.updates.fetch(integer(params, "offset") or 0, limit, timeout_s)


async def set_webhook(world: World, params: Params) -> bool:
    url = str(params.get("url") or "")
    secret = str(params.get("secret_token") or "")
    if not url:
        return await delete_webhook(world, params)
    if not _LOCAL_URL.match(url):
        raise BadRequest("bad webhook: An HTTPS URL must be provided for webhook")
    if not _SECRET.fullmatch(secret):
        raise BadRequest("secret token contains unallowed characters")
    allowed = structure(params, "allowed_updates")
    if isinstance(allowed, list):
        world.updates.allowed = [str(kind) for kind in allowed]
    if flag(params, "drop_pending_updates"):
        world.updates.drop()
    await world.updates.set_webhook(url, secret)
    return True


async def delete_webhook(world: World, params: Params) -> bool:
    await world.updates.delete_webhook()
    if flag(params, "drop_pending_updates"):
        world.updates.drop()
    return True


def get_webhook_info(world: World, _: Params, __: Uploads) -> dict[str, Any]:
    updates = world.updates
    info: dict[str, Any] = {
        "url": updates.webhook_url,
        "has_custom_certificate": False,
        "pending_update_count": updates.pending,
    }
    if updates.webhook_error:
        info["last_error_date"] = int(world.now().timestamp())
        info["last_error_message"] = updates.webhook_error
    return info


def _commands_key(params: Params) -> tuple[str, str]:
    scope = structure(params, "scope") or {"type": "default"}
    return json.dumps(scope, sort_keys=True), str(params.get("language_code") or "")


def set_commands(world: World, params: Params, _: Uploads) -> bool:
    given = structure(params, "commands")
    if not isinstance(given, list) or len(given) > _MOST_COMMANDS:
        raise BadRequest("BOT_COMMANDS_TOO_MUCH" if isinstance(given, list) else "commands must be an Array")
    for command in given:
        if not _COMMAND.fullmatch(str(command.get("command", "")).removeprefix("/")):
            raise BadRequest("BOT_COMMAND_INVALID")
        if not 1 <= len(str(command.get("description", ""))) <= 256:
            raise BadRequest("BOT_COMMAND_DESCRIPTION_INVALID")
    world.commands[_commands_key(params)] = given
    world.touch()
    return True


def get_commands(world: World, params: Params, _: Uploads) -> list[dict[str, str]]:
    return world.commands.get(_commands_key(params), [])


def delete_commands(world: World, params: Params, _: Uploads) -> bool:
    world.commands.pop(_commands_key(params), None)
    world.touch()
    return True


def commands_of(world: World, phone: Phone) -> list[dict[str, str]]:
    """What the phone's menu shows: the narrowest scope wins, and within it the person's language."""
    wide = "all_group_chats" if phone.is_group else "all_private_chats"
    scopes = [{"type": "chat", "chat_id": phone.chat_id}, {"type": wide}, {"type": "default"}]
    for scope in scopes:
        for language in (phone.language, ""):
            found = world.commands.get((json.dumps(scope, sort_keys=True), language))
            if found:
                return found
    return []


def set_text(world: World, params: Params, field: str) -> bool:
    """Name, description and short description, each per language."""
    world.texts[field, str(params.get("language_code") or "")] = str(params.get(field) or "")
    return True


def get_text(world: World, params: Params, field: str) -> dict[str, str]:
    return {field: world.texts.get((field, str(params.get("language_code") or "")), "")}


def send_chat_action(world: World, params: Params, _: Uploads) -> bool:
    phone = target(world, params)
    phone.action = (str(params.get("action") or "typing"), time.monotonic())
    world.touch()
    return True


def get_file(world: World, params: Params, _: Uploads) -> dict[str, Any]:
    stored = world.files.get(str(params.get("file_id") or ""))
    if stored is None:
        raise BadRequest("wrong file_id or the file is temporarily unavailable")
    shape = stored.as_api()
    return {
        "file_id": stored.file_id,
        "file_unique_id": shape["file_unique_id"],
        "file_size": len(stored.data),
        "file_path": stored.path,
    }
