"""The bot at work: for the clinic, in the demo, in a rehearsal; and whether everything is in order."""

import asyncio
import logging
import signal
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer

from bot import demo as demonstration
from bot import logs, rehearsal, settings
from bot.app import App
from bot.checkup import Finding, check_up
from bot.commands.terminal import WRONG_SETUP, carry_out, chosen_settings, out, refuse
from bot.script import read


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
        carry_out(until_stopped(Path(folder)))


def run() -> None:
    """Run the bot for the clinic that the settings describe. SIGTERM finishes what is in hand and ends."""
    chosen = chosen_settings()
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

    carry_out(forever())


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
        raise typer.Exit(WRONG_SETUP)


def rehearse(file: Annotated[Path, typer.Argument(help="A conversation file, as in tests/conversations.")]) -> None:
    """Play a conversation file through the real bot, here in the terminal."""
    logs.set_up(logging.WARNING)
    if not file.is_file():
        refuse(f"There is no file {file}.")

    async def show() -> None:
        script = read(file)
        out.print(f"[bold]{script.title}[/bold]\n")
        for step in await rehearsal.play(script, twice=False):
            out.print(f"▸ {step.do}", style="cyan", markup=False)
            for name, text in step.heard.items():
                out.print(f"  {name} reads:", style="dim", markup=False)
                for line in text.splitlines():
                    out.print(f"    {line}", markup=False, soft_wrap=True)

    carry_out(show())


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
