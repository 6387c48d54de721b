"""Commands, invites, and people who block or unblock the bot."""

import re

from telegram import ChatMember, Update

from bot.coach.events import Commanded, Left, Returned
from bot.handlers.hearing import GroupSpoke, InviteBrought

_CODE = re.compile(r"[\w-]{1,64}", re.ASCII)  # of an invite; anything else behind /start is said to us


def started(update: Update) -> InviteBrought | Commanded:
    """/start, with or without an invite code."""
    code = _rest(update)
    return InviteBrought(code) if _CODE.fullmatch(code) else Commanded("start", code, _message(update))


def commanded(update: Update) -> Commanded | None:
    message = update.message
    if message is None or not message.text:
        return None
    name = message.text.split()[0].lstrip("/").partition("@")[0].lower()
    return Commanded(name[:32], _rest(update), _message(update))


def membership(update: Update) -> Left | Returned | None:
    change = update.my_chat_member
    if change is None or change.chat.type != "private":
        return None
    if change.new_chat_member.status in (ChatMember.BANNED, ChatMember.LEFT):
        return Left()
    return Returned() if change.old_chat_member.status in (ChatMember.BANNED, ChatMember.LEFT) else None


def group(_update: Update) -> GroupSpoke:
    return GroupSpoke()


def _rest(update: Update) -> str:
    """What follows the command, behind a space or on the next line."""
    text = update.message.text if update.message else None
    return "".join(text.split(maxsplit=1)[1:]).strip() if text else ""


def _message(update: Update) -> int | None:
    return update.message.message_id if update.message else None
