"""The command line: every command, in order, on one screen.

Every failure is a readable sentence and an exit code.
"""

import typer

from bot.commands import content, exporting, keys, people, records, running

cli = typer.Typer(add_completion=False, no_args_is_help=True, help="HEP Coach: home exercise coaching in Telegram.")

cli.command()(running.demo)
cli.command()(running.run)
cli.command()(people.invite)
cli.command()(people.revoke)
cli.command()(running.check)
cli.command()(running.rehearse)
cli.command()(exporting.export)

cli.add_typer(content.cli, name="content")
cli.add_typer(records.trail, name="audit")
cli.add_typer(records.gone, name="erased")
cli.add_typer(keys.cli, name="key")

if __name__ == "__main__":
    cli()
