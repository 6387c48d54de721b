"""The content: check it, look at it, draw it."""

import os
from pathlib import Path
from typing import Annotated

import typer

from bot.commands.terminal import err, must_be_known, out, refuse
from bot.content.library import FALLBACK, ContentError, Library
from bot.content.library import load as load_library
from bot.content.words import Wording
from bot.drawing import album
from bot.drawing.checks import problems
from bot.drawing.figures import Figure, FigureError
from bot.drawing.figures import load as load_figures
from bot.drawing.motion import film
from bot.drawing.sheet import make_sheet
from bot.review import linting
from bot.review.card import card
from bot.review.catalogue import catalogue
from bot.review.figures import stills
from bot.review.reading import ReadingMissing

cli = typer.Typer(no_args_is_help=True, help="The content: check it, look at it, draw it.")

_PICTURES = Path("data/pictures")


@cli.command()
def lint() -> None:
    """Everything that is wrong with texts, lengths, figures: one line each. Exit code 1 if there is something."""
    try:
        material, mistakes = linting.lint()
    except ReadingMissing as error:
        refuse(str(error))
    for mistake in mistakes:
        out.print(mistake, markup=False, soft_wrap=True)
    if mistakes:
        err.print(f"{len(mistakes)} mistakes in the content.")
        raise typer.Exit(1)
    out.print(f"content: {material.summary}; nothing is wrong.", soft_wrap=True)


@cli.command()
def show(
    key: Annotated[str, typer.Argument(help="The exercise, by its key.")],
    language: Annotated[str, typer.Option(help="In which language.")] = FALLBACK,
    folder: Annotated[Path, typer.Option(help="Where the pictures are kept.")] = _PICTURES,
) -> None:
    """Show an exercise as its patient sees it: the card, its buttons, "How"; then doses, ladder, source, review."""
    library = _library()
    wording = Wording(library)
    must_be_known(key, library.exercises, "exercise")
    must_be_known(language, wording.languages, "language")
    figures = _figures(None)
    out.print(card(library, wording, key, language, folder, key in figures), markup=False, soft_wrap=True)


@cli.command()
def pictures(
    keys: Annotated[list[str] | None, typer.Argument(help="Exercises by key; all of them if none is named.")] = None,
    folder: Annotated[Path, typer.Option(help="Where the pictures are kept.")] = _PICTURES,
) -> None:
    """Draw the pictures of the exercises: what is there and up to date stays, what is out of date goes."""
    _figures(keys)
    os.nice(10)  # whoever taps meanwhile goes first
    made = album.build(folder, keys or None)
    out.print(f"{len(made)} pictures drawn into {folder}.", soft_wrap=True)


@cli.command()
def sheet(
    file: Annotated[Path, typer.Argument(help="The .png or .html file to write.")],
    keys: Annotated[list[str] | None, typer.Argument(help="Only these; in a .png with moments of their way.")] = None,
    language: Annotated[str, typer.Option(help="Of a .html: en, es … or both, side by side.")] = "both",
) -> None:
    """Write a contact sheet of all stills (.png), or the catalogue for a clinician to read, print and sign (.html).

    The contact sheet also says which figures do what nobody can.
    """
    if file.suffix not in (".png", ".html") or not file.parent.is_dir():
        refuse(f"{file} cannot be written. Name a .png or .html file in a folder that exists.")
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
        must_be_known(key, library.exercises, "exercise")
    if language != "both":
        must_be_known(language, wording.languages, "language")
    chosen = wording.languages if language == "both" else (language,)
    drawn = [figure for key, figure in _figures(None).items() if not keys or key in keys]
    file.write_text(catalogue(library, wording, chosen, stills(drawn), keys), encoding="utf-8")
    out.print(f"{len(keys or library.exercises)} exercises in {file}, {len(drawn)} with a picture.", soft_wrap=True)


def _library() -> Library:
    try:
        return load_library()
    except ContentError as error:
        refuse(str(error))


def _figures(keys: list[str] | None) -> dict[str, Figure]:
    """The figures with these keys, all if there are none."""
    try:
        known = load_figures()
    except FigureError as error:
        refuse(str(error))
    for key in keys or ():
        must_be_known(key, known, "figure for")
    return {key: known[key] for key in keys or known}
