"""The commands menu beside the text field: which commands patients and therapists are offered, in their language."""

import logging

from telegram import BotCommand, BotCommandScopeChat
from telegram.error import TelegramError
from telegram.ext import ExtBot

from bot.coach.model import Person, Role
from bot.content.library import FALLBACK
from bot.content.words import Wording
from bot.storage.database import StoreUnavailable
from bot.storage.store import Store

log = logging.getLogger(__name__)

PATIENT_COMMANDS = (
    "today",
    "plan",
    "progress",
    "report",
    "sent",
    "change",
    "settings",
    "pause",
    "unwell",
    "language",
    "help",
    "privacy",
    "export",
    "delete",
    "stop",
)
THERAPIST_COMMANDS = (
    "menu",
    "reports",
    "find",
    "digest",
    "week",
    "patients",
    "new",
    "log",
    "library",
    "replies",
    "team",
    "settings",
    "language",
    "help",
    "privacy",
)


async def introduce(bot: ExtBot[None], wording: Wording, store: Store) -> None:
    """The commands menu: the patients' for everybody, the therapists' in their chats. Best effort, said once."""
    try:
        for language in wording.languages:
            await bot.set_my_commands(
                _commands(wording, PATIENT_COMMANDS, language),
                language_code="" if language == FALLBACK else language,
            )
        async with store.reading() as tx:
            staff = await tx.people.staff()
        for person in staff:
            await _introduce_to(bot, wording, person)
    except (TelegramError, StoreUnavailable) as error:
        log.warning("the commands menu could not be set: %s", type(error).__name__)


async def _introduce_to(bot: ExtBot[None], wording: Wording, person: Person) -> None:
    if person.chat_id and person.role is not Role.PATIENT:
        await bot.set_my_commands(
            _commands(wording, THERAPIST_COMMANDS, person.language), scope=BotCommandScopeChat(person.chat_id)
        )


def _commands(wording: Wording, names: tuple[str, ...], language: str) -> list[BotCommand]:
    return [BotCommand(name, wording.command(language, name)) for name in names]
