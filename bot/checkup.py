"""`python -m bot check`: is everything that the bot needs in order, and if not, what would mend it."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.app import App
from bot.coach.model import Role
from bot.content.library import FALLBACK, ContentError, load
from bot.intake import TelegramRefuses
from bot.settings import Settings
from bot.storage.database import Database
from bot.storage.keys import standing
from bot.storage.sealing import KeyRefused, Vault, vault_of
from bot.storage.store import Store


@dataclass(frozen=True)
class Finding:
    what: str
    good: bool
    text: str


async def check_up(settings: Settings | None) -> list[Finding]:
    """Content first, because it needs no settings; then, if there are any, the database and Telegram."""
    findings = [_content(settings)]
    if settings is not None:
        key, vault = _key(settings)
        findings += [key, await _database(settings)]
        if vault is not None and findings[-1].good:
            findings += [await look(settings, vault) for look in (_sealing, _leads, _refused)]
        findings.append(await _telegram(settings))
    return findings


def _content(settings: Settings | None) -> Finding:
    try:
        library = load()
        if settings is not None:
            library.rules(settings.clinic, overrides=settings.overrides, emergency=settings.emergency)
    except ContentError as error:
        return Finding("content", False, str(error))
    unreviewed = sum(not e.reviewed_by for e in library.exercises.values())
    text = f"{len(library.exercises)} exercises, {len(library.programmes)} programmes"
    if unreviewed:
        text += f"; {unreviewed} exercises have not been reviewed by a clinician (reviewed_by is empty)"
    off = settings.measures_off if settings else ()
    asked = {key: measure for key, measure in library.measures.items() if key not in off}
    unverified = [f"{m.texts[FALLBACK].title} [{key}]" for key, m in asked.items() if not m.licence_verified]
    if unverified:
        text += f"; the licence and the Spanish words of {', '.join(unverified)} are not verified"
        text += " (licence_verified is false): clear them, or name them in measures_off"
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


def _key(settings: Settings) -> tuple[Finding, Vault | None]:
    try:
        vault = vault_of(settings.key.get_secret_value() if settings.key else None, settings.key_file)
        mine = vault.current.id
    except KeyRefused as error:
        return Finding("key", False, str(error)), None
    file = vault.file
    if file is not None and file.stat().st_mode & 0o077:
        return Finding(
            "key", False, f"{mine} in {file}, which others on this machine can read: chmod 600 {file}"
        ), vault
    others = f", and {len(vault.ids) - 1} older" if len(vault.ids) > 1 else ""
    return Finding("key", True, f"{mine}{others}, from {file or 'HEP_KEY'}"), vault


async def _sealing(settings: Settings, vault: Vault) -> Finding:
    """Whether this key opens this database, without changing anything in it."""
    database = Database(settings.database_url)
    try:
        newest, whole = await standing(database, vault)
    except Exception as error:
        if not await database.revision():
            return Finding("sealing", True, "the first start seals the database with this key")
        return Finding("sealing", False, f"cannot be looked up ({type(error).__name__}); the next start migrates.")
    finally:
        await database.close()
    if not newest:
        return Finding("sealing", True, "the first start seals the database with this key")
    if newest not in vault.ids:
        return Finding("sealing", False, f"the database is sealed with key {newest}, and that is not the key given.")
    if not whole:
        return Finding("sealing", False, "not everything is sealed with this key yet: python -m bot key rotate")
    return Finding("sealing", True, f"everything is sealed with key {newest}")


async def _leads(settings: Settings, vault: Vault) -> Finding:
    """Without a lead whom a message can reach, a report that a therapist does not see has nowhere to go."""
    database = Database(settings.database_url)
    try:
        if not await database.revision():
            return Finding("lead", True, 'nobody yet; after the first start: python -m bot invite "Name" --role lead')
        async with Store(database, vault).reading() as tx:
            staff = await tx.people.staff()
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


async def _refused(settings: Settings, vault: Vault) -> Finding:
    """How often somebody tried what they may not: a few are old buttons, many are somebody who tries."""
    database = Database(settings.database_url)
    try:
        if not await database.revision():
            return Finding("refused", True, "nothing yet")
        async with Store(database, vault).reading() as tx:
            count = await tx.access.refused_since(datetime.now(UTC) - timedelta(days=7))
    except Exception as error:
        return Finding("refused", False, f"cannot be looked up ({type(error).__name__}); the next start migrates.")
    finally:
        await database.close()
    text = f"{count} times in 7 days somebody tapped or sent what is not theirs; it was refused"
    return Finding("refused", True, text if count else "nothing in 7 days")


async def _telegram(settings: Settings) -> Finding:
    try:
        app = App(settings.model_copy(update={"key": None, "key_file": None}))
        return Finding("Telegram", True, f"this is @{await app.username()}")
    except TelegramRefuses as error:
        return Finding("Telegram", False, str(error))
