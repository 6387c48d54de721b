"""`python -m bot check`: is everything that the bot needs in order, and if not, what would mend it."""

from dataclasses import dataclass

from bot.app import App
from bot.coach.model import Role
from bot.content.library import ContentError, load
from bot.intake import TelegramRefuses
from bot.settings import Settings
from bot.storage.database import Database
from bot.storage.store import Store


@dataclass(frozen=True)
class Finding:
    what: str
    good: bool
    text: str


async def check_up(settings: Settings | None) -> list[Finding]:
    """Content first, because it needs no settings; then, if there are any, the database and Telegram."""
    findings = [_content()]
    if settings is not None:
        findings += [await _database(settings), await _leads(settings), await _telegram(settings)]
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


async def _leads(settings: Settings) -> Finding:
    """Without a lead whom a message can reach, a report that a therapist does not see has nowhere to go."""
    database = Database(settings.database_url)
    try:
        if not await database.revision():
            return Finding("lead", True, 'nobody yet; after the first start: python -m bot invite "Name" --role lead')
        async with Store(database).reading() as tx:
            staff = await tx.cases.staff()
    except Exception as error:
        return Finding("lead", False, f"cannot be looked up ({type(error).__name__}); see the database above.")
    finally:
        await database.close()
    there = [p.alias for p in staff if p.role is Role.LEAD and p.can_be_reached]
    if there:
        return Finding("lead", True, ", ".join(there))
    remedy = 'python -m bot invite "Name" --role lead'
    return Finding(
        "lead", False, f"no lead therapist can be reached, so unseen reports go to nobody. Invite one: {remedy}"
    )


async def _telegram(settings: Settings) -> Finding:
    try:
        return Finding("Telegram", True, f"this is @{await App(settings).username()}")
    except TelegramRefuses as error:
        return Finding("Telegram", False, str(error))
