"""How a python-telegram-bot handler hands over what it heard: the transaction around it belongs to the intake."""

from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from telegram import Update
from telegram.ext import Application

from bot.coach.events import Event
from bot.turn import Sender


@dataclass(frozen=True)
class InviteBrought:
    """/start with a code."""

    code: str


@dataclass(frozen=True)
class GroupSpoke:
    """Something in a group, where we do not talk about health."""


@dataclass(frozen=True)
class Heard:
    sender: Sender
    event: Event | InviteBrought | GroupSpoke


_box: ContextVar[list[Heard | Exception]] = ContextVar("heard")

Listener = Callable[[Update], Event | InviteBrought | GroupSpoke | None]


def listen(listener: Listener) -> Callable[[Update, Any], Any]:
    """A python-telegram-bot callback that hears instead of acting."""

    async def callback(update: Update, _context: Any) -> None:
        event = listener(update)
        chat, user = update.effective_chat, update.effective_user
        where = chat or user  # an inline query has no chat; the person's own has their number
        if event is not None and where is not None:
            sender = Sender(
                chat_id=where.id,
                name=user.full_name if user else "",
                language_code=user.language_code if user else None,
            )
            _box.get().append(Heard(sender, event))

    return callback


async def failed(_update: object, context: Any) -> None:
    """python-telegram-bot swallows what a handler raises; keep it, so that the intake counts the failure."""
    _box.get().append(context.error)


async def listening(application: Application[Any, Any, Any, Any, Any, Any], update: Update) -> list[Heard]:
    """What the handlers make of an update. Raises what a handler raised."""
    token = _box.set([])
    try:
        await application.process_update(update)
        heard = _box.get()
    finally:
        _box.reset(token)
    for item in heard:
        if isinstance(item, Exception):
            raise item
    return [item for item in heard if isinstance(item, Heard)]
