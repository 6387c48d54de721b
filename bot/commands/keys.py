"""The key that seals what patients say: make one, change to a new one."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from bot.app import App
from bot.commands.terminal import err, of_the_database, out, refuse
from bot.storage import keys
from bot.storage.sealing import KeyRefused

cli = typer.Typer(no_args_is_help=True, help="The key that seals what patients say: make one, change it.")


@cli.command()
def new(file: Annotated[Path, typer.Argument(help="The file to write; one that is there is not overwritten.")]) -> None:
    """Make a key in a new file that only you can read. Keep a copy apart from the backups of the database."""
    try:
        made = keys.make_file(file)
    except KeyRefused as error:
        refuse(str(error))
    out.print(f"Key {made.id} is in {file}. Set HEP_KEY_FILE={file} for the bot.", markup=False, soft_wrap=True)
    out.print("Keep a copy where the backups of the database are not: without it nobody can read them.")


@cli.command()
def rotate() -> None:
    """Change to a new key, or finish a change that was cut off. The bot may go on running; old keys stay readable."""

    async def change(app: App) -> tuple[str, keys.Resealed]:
        done = await keys.rotate(app.database, app.store.vault, datetime.now(UTC))
        return app.store.vault.current.id, done

    mine, done = of_the_database(change)
    out.print(f"{done.values} values are sealed with key {mine} now.", soft_wrap=True)
    for table, count in done.broken.items():
        err.print(f"{count} values in {table} can be opened by no key; restore them from a backup.")
    if done.broken:
        raise typer.Exit(1)
    out.print("Keep the old keys as long as there are backups that were sealed with them.", soft_wrap=True)
