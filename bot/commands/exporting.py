"""A file about a patient, written by the operator from outside of a chat."""

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from bot.app import App
from bot.commands.terminal import must_be_known, of_the_database, out, refuse
from bot.content.library import FALLBACK
from bot.reports.desk import Desk
from bot.reports.order import Made, NoPlan
from bot.reports.press import Press
from bot.reports.studio import KINDS as FILE_KINDS


def export(
    patient: Annotated[str, typer.Argument(help="The patient's number, as in R-<patient>-<report>, or name.")],
    kind: Annotated[str, typer.Option(help=f"One of {', '.join(FILE_KINDS)}.")],
    file: Annotated[Path, typer.Option("--out", help="The file to write; one that is there already is not replaced.")],
    language: Annotated[str, typer.Option(help="In which language.")] = FALLBACK,
) -> None:
    """Write a file about a patient: the progress report, the ratings, a FHIR bundle, or everything that is stored."""
    must_be_known(kind, FILE_KINDS, "kind of file")
    _can_be_new(file)

    async def make(app: App) -> Made:
        must_be_known(language, app.wording.languages, "language")
        desk = Desk(app.store, Press(app.supplies, apart=False), lambda: datetime.now(UTC))
        meant = await desk.called(patient)
        if len(meant) > 1:
            numbers = ", ".join(str(p.id) for p in meant)
            refuse(f"{len(meant)} patients are called {patient!r}: numbers {numbers}. Use the number.")
        if not meant:
            what = "with the number" if patient.strip().isdecimal() else "called"
            refuse(f"There is no patient {what} {patient}. The number stands in every report: R-<patient>-<report>.")
        try:
            return await desk.for_operator(meant[0].id, kind, language)
        except NoPlan:
            refuse(f"Patient {meant[0].id} has no plan yet, so there is none to write down.")

    _write_new(file, of_the_database(make).data)
    out.print(f"{file} is written. It holds health data: pass it on with care.", markup=False, soft_wrap=True)


def _can_be_new(file: Path) -> None:
    try:
        free = file.parent.is_dir() and not file.exists() and os.access(file.parent, os.W_OK)
    except OSError:
        free = False
    if not free:
        refuse(f"{file} cannot be written. Name a new file in a folder that exists.")


def _write_new(file: Path, data: bytes) -> None:
    """For nobody else on this machine; whole or not at all."""
    made = False
    try:
        with open(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as writing:
            made = True
            writing.write(data)
    except OSError as error:
        if made:
            file.unlink(missing_ok=True)
        refuse(f"{file} could not be written ({error.strerror}). Nothing of it is left; name another one.")
