"""Inline queries: "@bot bridge" typed in a chat, and the result that is chosen, which comes as a message."""

from telegram import Update

from bot.coach.events import Said, Searched


def searched(update: Update) -> Searched | None:
    query = update.inline_query
    return Searched(query.id[:64], query.query[:100]) if query else None


def chosen(update: Update) -> Said | None:
    """A picture that was chosen from a search of ours says the exercise's name below it."""
    message = update.message
    return Said(message.caption, message.message_id) if message and message.caption else None
