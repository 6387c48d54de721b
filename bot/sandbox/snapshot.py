"""What the page shows, as plain data: a snapshot holds everything, so no page is ever out of step."""

import time
from typing import Any

from bot.sandbox import inline
from bot.sandbox.account import commands_of
from bot.sandbox.faults import Fault
from bot.sandbox.messages import Message
from bot.sandbox.phone import Phone
from bot.sandbox.world import QUERY_LIFE_S, World

_MOST_MESSAGES = 300
_MOST_ANSWERS = 20
_ACTION_SHOWN_S = 5.0


def phone_snapshot(world: World, phone: Phone, with_messages: bool) -> dict[str, Any]:
    """One phone; a phone that is not on the page goes without its messages."""
    newest = next(reversed(phone.by_id), 0)
    shot: dict[str, Any] = {
        "id": phone.chat_id,
        "name": phone.name,
        "language": phone.language,
        "zone": phone.zone.key,
        "group": phone.is_group,
        "started": phone.started,
        "blocked": phone.blocked,
        "newest": newest,
    }
    if not with_messages:
        return shot
    keyboard = phone.reply_keyboard
    shot["typing_ms"] = _typing_ms(phone)
    shot["typing"] = phone.action[0] if phone.action else ""
    shot["waiting"] = _waiting(world, phone)
    shot["pinned"] = phone.pinned
    shot["commands"] = commands_of(world, phone)
    shot["keyboard"] = (
        {"rows": keyboard.rows, "placeholder": keyboard.placeholder, "reply_to": keyboard.force_reply_to}
        if keyboard
        else None
    )
    shot["answers"] = [
        {"id": answer.query_id, "text": answer.text, "alert": answer.show_alert}
        for answer in phone.answers[-_MOST_ANSWERS:]
        if answer.text
    ]
    shot["inline"] = inline.shown(world, phone.chat_id)
    shot["messages"] = [message_snapshot(m) for m in phone.messages[-_MOST_MESSAGES:]]
    return shot


def message_snapshot(message: Message) -> dict[str, Any]:
    """One message; its text goes with entities and never as HTML."""
    shot: dict[str, Any] = {
        "id": message.id,
        "mine": message.sender == "user",
        "kind": message.kind,
        "text": message.text or message.caption or "",
        "entities": message.entities,
        "at": int(message.date.timestamp() * 1000),
        "edited": message.edited,
        "reply_to": message.reply_to,
        "keyboard": [
            [{"label": b.label, "data": b.data, "url": b.url, "style": b.style} for b in row]
            for row in message.keyboard
        ],
    }
    if "forward_origin" in message.extra:
        shot["forwarded"] = message.extra["forward_origin"]["sender_user"]["first_name"]
    if message.file:
        file = message.file
        shot["file"] = {
            "id": file.file_id,
            "name": file.filename,
            "mime": file.mime,
            "size": len(file.data),
            "width": file.width,
            "height": file.height,
        }
    return shot


def fault_snapshot(fault: Fault) -> dict[str, Any]:
    return {"kind": fault.kind, "method": fault.method, "chat_id": fault.chat_id, "times": fault.times}


def _typing_ms(phone: Phone) -> int:
    if phone.action is None:
        return 0
    left_s = _ACTION_SHOWN_S - (time.monotonic() - phone.action[1])
    return max(int(left_s * 1000), 0)


def _waiting(world: World, phone: Phone) -> list[dict[str, Any]]:
    """Pressed buttons the bot has not answered yet: an app shows them as busy."""
    oldest = time.monotonic() - QUERY_LIFE_S
    return [
        {"message_id": query.message_id, "data": query.data}
        for query in world.queries.values()
        if query.chat_id == phone.chat_id and not query.answered and query.pressed > oldest
    ]
