"""The command line: demo · run · invite · revoke · check · rehearse · content.

Every failure is a readable sentence and an exit code.
"""

import asyncio
import logging
import os
import signal
import tempfile
from collections.abc import Awaitable, Callable, Coroutine, Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any, TypeVar

import segno
import typer
import uvloop
from pydantic import SecretStr
from rich.console import Console

from bot import demo as demonstration
from bot import logs, rehearsal, settings
from bot.app import App
from bot.checkup import Finding, check_up
from bot.coach.model import Person, Role, Standing
from bot.coach.talk import clock
from bot.content.library import FALLBACK, ContentError, Library
from bot.content.library import load as load_library
from bot.content.remedies import nearest
from bot.content.words import Wording
from bot.drawing import album
from bot.drawing.checks import problems
from bot.drawing.figures import Figure, FigureError
from bot.drawing.figures import load as load_figures
from bot.drawing.motion import film
from bot.drawing.sheet import make_sheet
from bot.intake import TelegramRefuses
from bot.reports.desk import Desk
from bot.reports.order import Made
from bot.reports.press import Press
from bot.reports.studio import KINDS as FILE_KINDS
from bot.review import linting
from bot.review.card import card
from bot.review.catalogue import catalogue
from bot.review.figures import stills
from bot.review.reading import ReadingMissing
from bot.storage import audit, keys
from bot.storage.access import NobodyLeads
from bot.storage.cases import NotYours
from bot.storage.database import StoreUnavailable
from bot.storage.erasing import Tombstone
from bot.storage.sealing import KeyRefused

cli = typer.Typer(add_completion=False, no_args_is_help=True, help="HEP Coach: home exercise coaching in Telegram.")
content = typer.Typer(no_args_is_help=True, help="The content: check it, look at it, draw it.")
cli.add_typer(content, name="content")
trail = typer.Typer(no_args_is_help=True, help="The audit trail: who read or wrote what of whose record.")
cli.add_typer(trail, name="audit")
gone = typer.Typer(no_args_is_help=True, help="Records that were taken away, for when a backup is put back.")
cli.add_typer(gone, name="erased")
sealing = typer.Typer(no_args_is_help=True, help="The key that seals what patients say: make one, change it.")
cli.add_typer(sealing, name="key")
out = Console(highlight=False)
err = Console(stderr=True, highlight=False)

_Found = TypeVar("_Found")
_WRONG_SETUP = 2
_PICTURES = Path("data/pictures")
_STAFF_ROLES = {"lead": Role.LEAD, "therapist": Role.THERAPIST}


@cli.command()
def demo(port: Annotated[int, typer.Option(help="The port of the page.")] = 8000) -> None:
    """Try everything in a browser: no token, no account. Ends with Ctrl-C; nothing is kept but the drawn pictures."""
    logs.set_up(logging.WARNING)

    async def until_stopped(folder: Path) -> None:
        # Killed without a word it would leave the processes that draw at work.
        stopped = _stop_wanted()
        ready = demonstration.run(folder, port, lambda url: out.print(f"\nHEP Coach demo: [bold]{url}[/bold]\n"))
        running = asyncio.create_task(ready)
        await asyncio.wait((running, stopped), return_when=asyncio.FIRST_COMPLETED)
        running.cancel()
        with suppress(asyncio.CancelledError):
            await running

    with tempfile.TemporaryDirectory(prefix="hep-demo-") as folder:
        _run(until_stopped(Path(folder)))


@cli.command()
def run() -> None:
    """Run the bot for the clinic that the settings describe. SIGTERM finishes what is in hand and ends."""
    chosen = _settings()
    token = chosen.token.get_secret_value() if chosen.token else ""
    secret = chosen.webhook_secret.get_secret_value() if chosen.webhook_secret else ""
    key = chosen.key.get_secret_value() if chosen.key else ""
    logs.set_up(logging.INFO, (token, secret, *key.replace(",", " ").split()))

    async def forever() -> None:
        stopped = _stop_wanted()
        app = App(chosen)
        async with app.running():
            logging.getLogger("bot").info("ready")
            await _until(stopped, app)
        logging.getLogger("bot").info("stopped")

    _run(forever())


@cli.command()
def invite(
    name: Annotated[str, typer.Argument(help="How the colleague is called in the chat.")],
    role: Annotated[str, typer.Option(help="lead or therapist. Patients are invited by their therapist, in the chat.")],
) -> None:
    """Make an invite for a therapist: a link, until when it works, and a QR code."""
    chosen = _settings()
    if role not in _STAFF_ROLES:
        _refuse(f"There is no role {role!r}. Use lead or therapist; patients are invited from the chat with /new.")
    alias = " ".join(name.split())
    if not 1 <= len(alias) <= 30:
        _refuse("The name needs 1 to 30 characters.")

    async def make() -> None:
        clinic = chosen.clinic
        app = App(chosen)
        now = datetime.now(UTC)
        try:
            username = await app.username()
            await app.store.open_up(now)
            async with app.store.transaction() as tx:
                wanted = Person(0, _STAFF_ROLES[role], alias, standing=Standing.INVITED, zone=clinic.zone)
                # A link that was lost is replaced: the same colleague is not there twice.
                invited = [p for p in await tx.cases.staff() if replace(p, id=0) == wanted]
                person = invited[0] if invited else await tx.cases.add_person(wanted)
                await tx.invites.revoke(person.id, now)
                code, expires = await tx.invites.make(person.id, now, clinic.invite_hours)
        finally:
            await app.database.close()
        link = f"https://t.me/{username}?start={code}"
        out.print(f"Invite for {alias} ({role}), for one person:", soft_wrap=True)
        out.print(link, soft_wrap=True)
        out.print(f"Good until {expires:%d.%m.%Y} {clock(expires, clinic.zone)} ({clinic.zone}).")
        segno.make(link, error="m").terminal(compact=True)

    _run(make())


@cli.command()
def revoke(
    name: Annotated[str, typer.Argument(help="The colleague, by the name in the chat, or by the number told here.")],
) -> None:
    """Take a therapist's access away, from their next tap on. Their patients pass to the lead and are told."""
    chosen = _settings()

    unclear: list[str] = []

    async def take_away() -> None:
        app = App(chosen)
        try:
            await app.store.open_up(datetime.now(UTC))
            async with app.store.transaction() as tx:
                staff = [p for p in await tx.cases.staff() if p.standing is not Standing.REVOKED]
                wanted = " ".join(name.split()).casefold()
                meant = [p for p in staff if p.alias.casefold() == wanted or str(p.id) == name]
                if len(meant) != 1:
                    known = ", ".join(f"{p.alias} (number {p.id}, {p.role.value})" for p in staff) or "nobody yet"
                    found = f"{len(meant)} colleagues are called {name}" if meant else f"Nobody is called {name}"
                    unclear.append(f"{found}. Therapists here: {known}. Use the name or the number.")
                    return
                heir, count = await app.turns_offline().dismiss(tx, meant[0].id, None)
        finally:
            await app.database.close()
        told = f"{count} patient{'' if count == 1 else 's'} passed to {heir.alias}"
        out.print(f"{meant[0].alias} no longer has access; {told}.", soft_wrap=True, markup=False)

    _run(take_away())
    for text in unclear:
        _refuse(text)


@cli.command()
def check() -> None:
    """Look at settings, content, database and Telegram; say what is wrong and how to mend it."""
    findings: list[Finding] = []
    try:
        chosen = settings.load()
        findings.append(Finding("settings", True, "in order"))
    except settings.SettingsError as error:
        findings.append(Finding("settings", False, str(error)))
        chosen = None
    logs.set_up(logging.ERROR)
    findings += asyncio.run(check_up(chosen))
    for finding in findings:
        mark = "[green]ok  [/green]" if finding.good else "[red]wrong[/red]"
        out.print(f"{mark} [bold]{finding.what}[/bold]: ", end="")
        out.print(finding.text, markup=False, soft_wrap=True)
    if not all(f.good for f in findings):
        raise typer.Exit(_WRONG_SETUP)


@cli.command()
def rehearse(file: Annotated[Path, typer.Argument(help="A conversation file, as in tests/conversations.")]) -> None:
    """Play a conversation file through the real bot, here in the terminal."""
    logs.set_up(logging.WARNING)
    if not file.is_file():
        _refuse(f"There is no file {file}.")

    async def show() -> None:
        script = rehearsal.read(file)
        out.print(f"[bold]{script.title}[/bold]\n")
        for step in await rehearsal.play(script, twice=False):
            out.print(f"▸ {step.do}", style="cyan", markup=False)
            for name, text in step.heard.items():
                out.print(f"  {name} reads:", style="dim", markup=False)
                for line in text.splitlines():
                    out.print(f"    {line}", markup=False, soft_wrap=True)

    _run(show())


@sealing.command()
def new(file: Annotated[Path, typer.Argument(help="The file to write; one that is there is not overwritten.")]) -> None:
    """Make a key in a new file that only you can read. Keep a copy apart from the backups of the database."""
    try:
        made = keys.make_file(file)
    except KeyRefused as error:
        _refuse(str(error))
        raise
    out.print(f"Key {made.id} is in {file}. Set HEP_KEY_FILE={file} for the bot.", markup=False, soft_wrap=True)
    out.print("Keep a copy where the backups of the database are not: without it nobody can read them.")


@sealing.command()
def rotate() -> None:
    """Change to a new key, or finish a change that was cut off. The bot may go on running; old keys stay readable."""

    async def change(app: App) -> tuple[str, keys.Resealed]:
        done = await keys.rotate(app.database, app.store.vault, datetime.now(UTC))
        return app.store.vault.current.id, done

    mine, done = _of_the_database(change)
    out.print(f"{done.values} values are sealed with key {mine} now.", soft_wrap=True)
    for table, count in done.broken.items():
        err.print(f"{count} values in {table} can be opened by no key; restore them from a backup.")
    if done.broken:
        raise typer.Exit(1)
    out.print("Keep the old keys as long as there are backups that were sealed with them.", soft_wrap=True)


@gone.command("list")
def list_erased() -> None:
    """Whose records were taken away, one line each. Keep it apart from the backups: a backup brings them back."""
    for stone in _of_the_database(_tombstones):
        how = "locked" if stone.locked else "erased"
        out.print(f"{stone.person_id} {stone.at.isoformat()} {how} {stone.mark}", markup=False, soft_wrap=True)


@gone.command()
def apply(
    file: Annotated[Path, typer.Argument(help="What `erased list` printed before the backup was put back.")],
) -> None:
    """After a backup was put back: take away again what it has brought back. Nothing else is touched."""
    if not file.is_file():
        _refuse(f"There is no file {file}.")
    stones = []
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            person, at, how, mark = line.split()
            stones.append(Tombstone(int(person), datetime.fromisoformat(at), how == "locked", mark))
        except ValueError:
            _refuse(f"{file}, line {number}: not a line of `python -m bot erased list`. Nothing was changed.")

    async def take_away(app: App) -> tuple[list[int], list[int]]:
        async with app.store.transaction() as tx:
            return await tx.erasing.again(stones, datetime.now(UTC))

    went, others = _of_the_database(take_away)
    out.print(f"{len(went)} of {len(stones)} records were there and are taken away again.", soft_wrap=True)
    for other in others:
        err.print(f"Person {other} is somebody else in this database; they were left alone.", soft_wrap=True)


async def _tombstones(app: App) -> list[Tombstone]:
    async with app.store.reading() as tx:
        return await tx.erasing.tombstones()


@trail.command()
def verify() -> None:
    """Look over the whole trail: rows changed, removed, put in another order, cut off. Exit code 1 if there are any."""
    found = _of_the_database(lambda app: audit.verify(app.database, app.store.vault.audit_key))
    for problem in found.problems:
        out.print(problem, markup=False, soft_wrap=True)
    if found.problems:
        err.print(f"The audit trail is damaged in {len(found.problems)} places.")
        raise typer.Exit(1)
    out.print(f"{found.rows} rows of {found.people} people: nothing was changed, removed or put elsewhere.")


@trail.command("show")
def show_trail(
    person: Annotated[int, typer.Argument(help="The number of the person, as in R-<person>-<report>.")],
    rows: Annotated[int, typer.Option(help="How many, the newest.")] = 200,
) -> None:
    """Who read or wrote what of somebody's record, and when. 0 is the bot itself."""
    for line in _of_the_database(lambda app: audit.history(app.database, person, rows)):
        who = "the bot" if line.who == audit.THE_BOT else f"person {line.who}"
        out.print(f"{line.seq:>6}  {line.at:%Y-%m-%d %H:%M:%S} UTC  {who:<12} {line.did:<7} {line.what}", markup=False)


@cli.command()
def export(
    patient: Annotated[int, typer.Argument(help="The patient's number, as in R-<patient>-<report>.")],
    kind: Annotated[str, typer.Option(help=f"One of {', '.join(FILE_KINDS)}.")],
    file: Annotated[Path, typer.Option("--out", help="The file to write; one that is there already is not replaced.")],
    language: Annotated[str, typer.Option(help="In which language.")] = FALLBACK,
) -> None:
    """Write a file about a patient: the progress report, the ratings, a FHIR bundle, or everything that is stored."""
    _known(kind, FILE_KINDS, "kind of file")
    if file.exists() or not file.parent.is_dir():
        _refuse(f"{file} cannot be written. Name a new file in a folder that exists.")

    async def make(app: App) -> Made | None:
        _known(language, app.wording.languages, "language")
        desk = Desk(app.store, Press(app.supplies, apart=False), lambda: datetime.now(UTC))
        try:
            return await desk.for_operator(patient, kind, language)
        except NotYours:
            return None

    made = _of_the_database(make)
    if made is None:
        _refuse(f"There is no patient with the number {patient}.")
        raise typer.Exit(_WRONG_SETUP)
    file.touch(mode=0o600)  # for nobody else on this machine
    file.write_bytes(made.data)
    out.print(f"{file} is written. It holds health data: pass it on with care.", soft_wrap=True)


@content.command()
def lint() -> None:
    """Everything that is wrong with texts, lengths, figures: one line each. Exit code 1 if there is something."""
    try:
        material, mistakes = linting.lint()
    except ReadingMissing as error:
        _refuse(str(error))
        raise
    for mistake in mistakes:
        out.print(mistake, markup=False, soft_wrap=True)
    if mistakes:
        err.print(f"{len(mistakes)} mistakes in the content.")
        raise typer.Exit(1)
    out.print(f"content: {material.summary}; nothing is wrong.", soft_wrap=True)


@content.command()
def show(
    key: Annotated[str, typer.Argument(help="The exercise, by its key.")],
    language: Annotated[str, typer.Option(help="In which language.")] = FALLBACK,
    folder: Annotated[Path, typer.Option(help="Where the pictures are kept.")] = _PICTURES,
) -> None:
    """Show an exercise as its patient sees it: the card, its buttons, "How"; then doses, ladder, source, review."""
    library = _library()
    wording = Wording(library)
    _known(key, library.exercises, "exercise")
    _known(language, wording.languages, "language")
    figures = _figures(None)
    out.print(card(library, wording, key, language, folder, key in figures), markup=False, soft_wrap=True)


@content.command()
def pictures(
    keys: Annotated[list[str] | None, typer.Argument(help="Exercises by key; all of them if none is named.")] = None,
    folder: Annotated[Path, typer.Option(help="Where the pictures are kept.")] = _PICTURES,
) -> None:
    """Draw the pictures of the exercises: what is there and up to date stays, what is out of date goes."""
    _figures(keys)
    os.nice(10)  # whoever taps meanwhile goes first
    made = album.build(folder, keys or None)
    out.print(f"{len(made)} pictures drawn into {folder}.", soft_wrap=True)


@content.command()
def sheet(
    file: Annotated[Path, typer.Argument(help="The .png or .html file to write.")],
    keys: Annotated[list[str] | None, typer.Argument(help="Only these; in a .png with moments of their way.")] = None,
    language: Annotated[str, typer.Option(help="Of a .html: en, es … or both, side by side.")] = "both",
) -> None:
    """Write a contact sheet of all stills (.png), or the catalogue for a clinician to read, print and sign (.html).

    The contact sheet also says which figures do what nobody can.
    """
    if file.suffix not in (".png", ".html") or not file.parent.is_dir():
        _refuse(f"{file} cannot be written. Name a .png or .html file in a folder that exists.")
    if file.suffix == ".html":
        _catalogue(file, keys or [], language)
        return
    figures = _figures(keys)
    out.print(f"{make_sheet(file, keys or ())} figures on {file}.", soft_wrap=True)
    wrong = [problem for figure in figures.values() for problem in problems(film(figure))]
    for problem in wrong:
        out.print(problem, markup=False, soft_wrap=True)
    if wrong:
        raise typer.Exit(1)


def _catalogue(file: Path, keys: list[str], language: str) -> None:
    library = _library()
    wording = Wording(library)
    for key in keys:
        _known(key, library.exercises, "exercise")
    if language != "both":
        _known(language, wording.languages, "language")
    chosen = wording.languages if language == "both" else (language,)
    drawn = [figure for key, figure in _figures(None).items() if not keys or key in keys]
    file.write_text(catalogue(library, wording, chosen, stills(drawn), keys), encoding="utf-8")
    out.print(f"{len(keys or library.exercises)} exercises in {file}, {len(drawn)} with a picture.", soft_wrap=True)


def _library() -> Library:
    try:
        return load_library()
    except ContentError as error:
        _refuse(str(error))
        raise


def _known(name: str, known: Iterable[str], what: str) -> None:
    if name not in known:
        _refuse(f"There is no {what} {name!r}{nearest(name, known)}")


def _figures(keys: list[str] | None) -> dict[str, Figure]:
    """The figures with these keys, all if there are none."""
    try:
        known = load_figures()
    except FigureError as error:
        _refuse(str(error))
        raise
    for key in keys or ():
        _known(key, known, "figure for")
    return {key: known[key] for key in keys or known}


def _of_the_database(work: Callable[[App], Awaitable[_Found]]) -> _Found:
    """What `work` finds in the database, opened with its key and without Telegram."""
    chosen = _settings()
    logs.set_up(logging.WARNING)
    found: list[_Found] = []

    async def look() -> None:
        app = App(chosen.model_copy(update={"token": SecretStr("none")}))
        try:
            await app.store.open_up(datetime.now(UTC))
            found.append(await work(app))
        finally:
            await app.database.close()

    _run(look())
    return found[0]


def _settings() -> settings.Settings:
    try:
        return settings.load()
    except settings.SettingsError as error:
        _refuse(str(error))
        raise


def _refuse(text: str) -> None:
    err.print(text, markup=False, soft_wrap=True)
    raise typer.Exit(_WRONG_SETUP)


def _run(work: Coroutine[Any, Any, None]) -> None:
    """Run it, and turn what the operator can mend into a sentence."""
    try:
        uvloop.run(work)
    except (TelegramRefuses, ContentError, KeyRefused, rehearsal.CannotPlay, demonstration.PortTaken) as error:
        _refuse(str(error))
    except NobodyLeads:
        _refuse(
            "Nobody else leads the clinic, so the patients would be nobody's. Invite another lead first: --role lead."
        )
    except StoreUnavailable as error:
        _refuse(f"The database cannot be used ({error}). Check HEP_DATABASE_URL and that it is running.")
    except KeyboardInterrupt:
        pass
    except Exception as error:
        # Without its text, which may hold what a patient wrote.
        err.print(f"It ended with an error of its own:\n{logs.frames(error)}", markup=False, soft_wrap=True)
        raise typer.Exit(1) from None


def _stop_wanted() -> asyncio.Future[None]:
    """Done once SIGTERM or SIGINT has come; heard from the very start, so that nothing is cut off in the middle."""
    loop = asyncio.get_running_loop()
    stopped: asyncio.Future[None] = loop.create_future()

    def stop() -> None:
        if not stopped.done():
            stopped.set_result(None)

    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop)
    return stopped


async def _until(stopped: asyncio.Future[None], app: App) -> None:
    """Until a stop is wanted, or a part of the bot has failed."""
    failed = app.failed
    waiting = [stopped] if failed is None else [stopped, failed]
    await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
    if failed is not None and failed.done():
        failed.result()


if __name__ == "__main__":
    cli()
