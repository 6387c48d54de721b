"""Patients' records from outside of a chat: the audit trail, what was taken away."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from bot.app import App
from bot.commands.terminal import err, of_the_database, out, refuse
from bot.storage import audit
from bot.storage.erasing import Tombstone

trail = typer.Typer(no_args_is_help=True, help="The audit trail: who read or wrote what of whose record.")
gone = typer.Typer(no_args_is_help=True, help="Records that were taken away, for when a backup is put back.")


@gone.command("list")
def list_erased() -> None:
    """Whose records were taken away, one line each. Keep it apart from the backups: a backup brings them back."""
    for stone in of_the_database(_tombstones):
        how = "locked" if stone.locked else "erased"
        out.print(f"{stone.person_id} {stone.at.isoformat()} {how} {stone.mark}", markup=False, soft_wrap=True)


@gone.command()
def apply(
    file: Annotated[Path, typer.Argument(help="What `erased list` printed before the backup was put back.")],
) -> None:
    """After a backup was put back: take away again what it has brought back. Nothing else is touched."""
    if not file.is_file():
        refuse(f"There is no file {file}.")
    stones = []
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            person, at, how, mark = line.split()
            stones.append(Tombstone(int(person), datetime.fromisoformat(at), how == "locked", mark))
        except ValueError:
            refuse(f"{file}, line {number}: not a line of `python -m bot erased list`. Nothing was changed.")

    async def take_away(app: App) -> tuple[list[int], list[int]]:
        async with app.store.transaction() as tx:
            return await tx.erasing.again(stones, datetime.now(UTC))

    went, others = of_the_database(take_away)
    out.print(f"{len(went)} of {len(stones)} records were there and are taken away again.", soft_wrap=True)
    for other in others:
        err.print(f"Person {other} is somebody else in this database; they were left alone.", soft_wrap=True)


async def _tombstones(app: App) -> list[Tombstone]:
    async with app.store.reading() as tx:
        return await tx.erasing.tombstones()


@trail.command()
def verify(
    since: Annotated[str, typer.Option(help="The anchor that an earlier `audit verify` printed.")] = "",
) -> None:
    """Look over the whole trail: rows changed, removed, put in another order, cut off. Exit code 1 if there are any.

    Keep the anchor it prints outside of the database: with --since it shows that no older state was put back.
    """
    try:
        _ = since and audit.Anchor.of(b"", since)
    except ValueError:
        refuse("That is no anchor: it is the last line of an earlier `python -m bot audit verify`, as a whole.")
    found = of_the_database(lambda app: audit.verify(app.database, app.store.vault.audit_key, datetime.now(UTC), since))
    for problem in found.problems:
        out.print(problem, markup=False, soft_wrap=True)
    if found.problems:
        err.print(f"The audit trail is damaged in {len(found.problems)} places.")
        raise typer.Exit(1)
    out.print(f"{found.rows} rows of {found.people} people: nothing was changed, removed or put elsewhere.")
    out.print("Keep this line apart from the database, for the next `audit verify --since`:", soft_wrap=True)
    out.print(found.anchor, markup=False, soft_wrap=True)


@trail.command("show")
def show_trail(
    person: Annotated[int, typer.Argument(help="The number of the person, as in R-<person>-<report>.")],
    rows: Annotated[int, typer.Option(help="How many, the newest.")] = 200,
) -> None:
    """Who read or wrote what of somebody's record, and when. 0 is the bot itself."""
    for line in of_the_database(lambda app: audit.history(app.database, person, rows)):
        who = "the bot" if line.who == audit.THE_BOT else f"person {line.who}"
        out.print(f"{line.seq:>6}  {line.at:%Y-%m-%d %H:%M:%S} UTC  {who:<12} {line.did:<7} {line.what}", markup=False)
