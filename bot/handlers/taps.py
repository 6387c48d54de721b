"""Buttons: "ask:value:ref:item" becomes an answer."""

from telegram import Update

from bot.coach.events import Answered


def tapped(update: Update) -> Answered | None:
    """Whether the button exists and whose it is, is for the coach and the store: anybody can send any data."""
    query = update.callback_query
    if query is None or not isinstance(query.data, str):
        return None
    ask, value, ref, item = [*query.data.split(":", 3), "", "", ""][:4]
    return Answered(
        ask=ask[:32],
        value=value[:32],
        ref=ref[:48],
        item=int(item) if item.lstrip("-").isdecimal() and len(item) < 6 else 0,
        message_id=query.message.message_id if query.message else None,
    )
