"""`python -m bot check`: is everything that the bot needs in order, and if not, what would mend it."""

from dataclasses import dataclass

from bot.app import App
from bot.content.library import ContentError, load
from bot.intake import TelegramRefuses
from bot.settings import Settings
from bot.storage.database import Database


@dataclass(frozen=True)
class Finding:
    what: str
    good: bool
    text: str


async def check_up(settings: Settings | None) -> list[Finding]:
    """Content first, because it needs no settings; then, if there are any, the database and Telegram."""
    findings = [_content()]
    if settings is not None:
        findings += [await _database(settings), await _telegram(settings)]
    return findings


def _content() -> Finding:
    try:
        library = load()
    except ContentError as error:
        return Finding("content", False, str(error))
    unreviewed = sum(not e.reviewed_by for e in library.exercises.values())
    text = f"{len(library.exercises)} exercises, {len(library.programmes)} programmes"
    if unreviewed:
        text += f"; {unreviewed} exercises have not been reviewed by a clinician (reviewed_by is empty)"
    return Finding("content", True, text)


async def _database(settings: Settings) -> Finding:
    database = Database(settings.database_url)
    try:
        revision = await database.revision()
    except Exception as error:
        return Finding(
            "database",
            False,
            f"cannot be reached ({type(error).__name__}). Check HEP_DATABASE_URL and that it is running.",
        )
    finally:
        await database.close()
    state = f"at migration {revision}" if revision else "empty; the first start makes the tables"
    return Finding("database", True, f"{database.url.get_backend_name()}, {state}")


async def _telegram(settings: Settings) -> Finding:
    try:
        return Finding("Telegram", True, f"this is @{await App(settings).username()}")
    except TelegramRefuses as error:
        return Finding("Telegram", False, str(error))
