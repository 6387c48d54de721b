"""Buttons: "ask:value:ref:item" becomes an answer."""

import re

from telegram import Update

from bot.coach.events import Answered
from bot.handlers.hearing import GroupSpoke

_ITEM = re.compile(r"-?[0-9]{1,5}")


def tapped(update: Update) -> Answered | GroupSpoke | None:
    """Whether the button exists and whose it is, is for the coach and the store: anybody can send any data."""
    query = update.callback_query
    if query is None or not isinstance(query.data, str):
        return None
    if query.message and query.message.chat.type != "private":
        return GroupSpoke()
    ask, value, ref, item = [*query.data.split(":", 3), "", "", ""][:4]
    return Answered(
        ask=ask[:32],
        value=value[:32],
        ref=ref[:48],
        item=int(item) if _ITEM.fullmatch(item) else 0,
        message_id=query.message.message_id if query.message else None,
    )
