"""How every command speaks, opens the database and ends: a readable sentence and an exit code."""

import logging
from collections.abc import Awaitable, Callable, Coroutine, Iterable
from datetime import UTC, datetime
from typing import Any, NoReturn, TypeVar

import typer
import uvloop
from pydantic import SecretStr
from rich.console import Console

from bot import demo as demonstration
from bot import logs, rehearsal, settings
from bot.app import App
from bot.content.library import ContentError
from bot.content.remedies import nearest
from bot.intake import TelegramRefuses
from bot.storage.access import NobodyLeads
from bot.storage.database import StoreUnavailable
from bot.storage.sealing import KeyRefused

out = Console(highlight=False)
err = Console(stderr=True, highlight=False)

_Found = TypeVar("_Found")
WRONG_SETUP = 2


def must_be_known(name: str, known: Iterable[str], what: str) -> None:
    if name not in known:
        refuse(f"There is no {what} {name!r}{nearest(name, known)}")


def of_the_database(work: Callable[[App], Awaitable[_Found]]) -> _Found:
    """What `work` finds in the database, opened with its key and without Telegram."""
    chosen = chosen_settings()
    logs.set_up(logging.WARNING)
    found: list[_Found] = []

    async def look() -> None:
        app = App(chosen.model_copy(update={"token": SecretStr("none")}))
        try:
            await app.store.open_up(datetime.now(UTC))
            found.append(await work(app))
        finally:
            await app.database.close()

    carry_out(look())
    return found[0]


def chosen_settings() -> settings.Settings:
    try:
        return settings.load()
    except settings.SettingsError as error:
        refuse(str(error))


def refuse(text: str) -> NoReturn:
    """Say what is wrong, and end."""
    err.print(text, markup=False, soft_wrap=True)
    raise typer.Exit(WRONG_SETUP)


def carry_out(work: Coroutine[Any, Any, None]) -> None:
    """Run it, and turn what the operator can mend into a sentence."""
    try:
        uvloop.run(work)
    except (TelegramRefuses, ContentError, KeyRefused, rehearsal.CannotPlay, demonstration.PortTaken) as error:
        refuse(str(error))
    except NobodyLeads:
        refuse(
            "Nobody else leads the clinic, so the patients would be nobody's. Invite another lead first: --role lead."
        )
    except StoreUnavailable as error:
        refuse(f"The database cannot be used ({error}). Check HEP_DATABASE_URL and that it is running.")
    except KeyboardInterrupt:
        pass
    except typer.Exit:
        raise  # it has been refused already
    except Exception as error:
        # Without its text, which may hold what a patient wrote.
        err.print(f"It ended with an error of its own:\n{logs.frames(error)}", markup=False, soft_wrap=True)
        raise typer.Exit(1) from None
