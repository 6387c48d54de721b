"""What a clinician looks at: one card in the terminal, and the catalogue to read, print and sign."""

import base64
import io
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from PIL import Image
from typer.testing import CliRunner, Result

from bot.__main__ import cli
from bot.content.words import Wording
from bot.drawing.figures import load as load_figures
from bot.review.card import card
from bot.review.catalogue import catalogue
from bot.review.figures import stills
from tests.coaching import LIBRARY

WORDING = Wording(LIBRARY)
FIGURES = load_figures()
_VOID = {"meta", "img", "br"}


def _run(*args: str) -> Result:
    return CliRunner().invoke(cli, ["content", *args], env={"COLUMNS": "200", "NO_COLOR": "1"})


# One card


def test_a_card_is_shown_as_its_patient_sees_it(tmp_path: Path) -> None:
    result = _run("show", "bridge", "--folder", str(tmp_path))
    assert result.exit_code == 0, result.output
    text = LIBRARY.exercises["bridge"].texts["en"]
    assert "1 of 1 · Bridge" in result.output
    assert "[✅ Done] [⏱ Timer] [ℹ️ How]" in result.output
    for line in (*text.how, text.watch, text.purpose, text.feel, text.not_feel, *text.mistakes, text.cautions):
        assert line in result.output
    assert "Picture: not made yet; make it with `python -m bot content pictures bridge`" in result.output
    assert "Dose: 3 sets, 10 reps, rest 30 s; usual are 1–4 sets, 5–15 reps" in result.output
    assert f"Source: {LIBRARY.exercises['bridge'].source}" in result.output
    assert "Reviewed by: no clinician has reviewed it yet" in result.output
    assert "<b>" not in result.output


def test_a_card_is_shown_in_the_chosen_language(tmp_path: Path) -> None:
    result = _run("show", "bridge", "--language", "es", "--folder", str(tmp_path))
    assert "1 de 1 · Puente" in result.output
    assert "[✅ Hecho]" in result.output


def test_every_card_can_be_shown_in_every_language(tmp_path: Path) -> None:
    for language in WORDING.languages:
        for key in LIBRARY.exercises:
            assert LIBRARY.exercises[key].texts[language].name in card(
                LIBRARY, WORDING, key, language, tmp_path, drawn=False
            )


def test_the_picture_is_named_where_it_is_and_where_nobody_has_drawn_it(tmp_path: Path) -> None:
    made = tmp_path / "bridge-0123456789.gif"
    made.write_bytes(b"")
    assert f"Picture: {made}" in card(LIBRARY, WORDING, "bridge", "en", tmp_path, drawn=True)
    assert "nobody has drawn it yet" in card(LIBRARY, WORDING, "clamshell", "en", tmp_path, drawn=False)


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("show", "brigde"), "There is no exercise 'brigde' – did you mean \"bridge\"?"),
        (("show", "bridge", "--language", "fr"), "There is no language 'fr' – one of: en, es"),
        (("sheet", "x.html", "brigde"), 'did you mean "bridge"?'),
        (("sheet", "x.html", "--language", "fr"), "There is no language 'fr'"),
        (("sheet", "x.pdf"), "Name a .png or .html file"),
        (("sheet", "nowhere/x.html"), "in a folder that exists"),
    ],
)
def test_what_is_unknown_is_told_with_what_there_is(args: tuple[str, ...], said: str) -> None:
    result = _run(*args)
    assert result.exit_code == 2
    assert said in result.stderr


# The catalogue


class _Page(HTMLParser):
    """Every tag is closed; collects what can be checked."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.images: list[dict[str, str | None]] = []
        self.languages: list[str] = []
        self.headings: list[int] = []
        self.loaded: list[str] = []
        self.text = ""
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.ids += [given["id"] or ""] if "id" in given else []
        self.languages += [given["lang"] or ""] if "lang" in given and tag in ("html", "div") else []
        self.links += [given["href"] or ""] if "href" in given else []
        self.loaded += [given["src"] or ""] if "src" in given else []
        if tag == "img":
            self.images.append(given)
        if re.fullmatch(r"h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.fixture(scope="module")
def page() -> _Page:
    drawn = stills([FIGURES["bridge"]])
    return _Page(catalogue(LIBRARY, WORDING, ("en", "es"), drawn))


def test_the_catalogue_holds_everything_that_is_signed_off(page: _Page) -> None:
    for entry in LIBRARY.exercises.values():
        for text in entry.texts.values():
            for line in (text.name, text.purpose, *text.how, text.watch, text.cautions, text.ask_first):
                assert line in page.text
        assert entry.source in page.text
    for programme in LIBRARY.programmes.values():
        for told in programme.texts.values():
            assert told.title in page.text and told.expect in page.text and told.caution in page.text
    for flag in LIBRARY.red_flags:
        assert f"{flag} " in page.text
    for threshold in ("pain: stop at", "soreness: max h", "alert: max h", "adherence: complete pct"):
        assert threshold in page.text
    assert "Childs 2005" in page.text
    assert "Stop now. Call 112" in page.text
    assert page.text.count("Not reviewed by a clinician yet") >= len(LIBRARY.exercises) + len(LIBRARY.programmes)


def test_the_catalogue_is_one_file_that_loads_nothing(page: _Page) -> None:
    assert all(source.startswith("data:image/png;base64,") for source in page.loaded)
    assert all(link.startswith("#") for link in page.links)


def test_the_catalogue_is_accessible(page: _Page) -> None:
    assert len(page.ids) == len(set(page.ids))
    assert {link[1:] for link in page.links} <= set(page.ids)
    told_twice = len(LIBRARY.exercises) + len(LIBRARY.programmes) + 1  # and the safety texts
    assert (page.languages.count("en"), page.languages.count("es")) == (told_twice + 1, told_twice)
    assert page.headings[0] == 1 and page.headings.count(1) == 1
    assert all(b - a <= 1 for a, b in zip(page.headings, page.headings[1:], strict=False))
    (image,) = page.images
    assert image["alt"] == "Drawing of the movement: Bridge"
    assert Image.open(io.BytesIO(base64.b64decode((image["src"] or "").partition(",")[2]))).width >= 400


def test_what_is_said_of_an_exercise_is_text_not_markup() -> None:
    entry = LIBRARY.exercises["bridge"]
    wicked = {k: t.model_copy(update={"name": '<b>"x"', "watch": "<script>"}) for k, t in entry.texts.items()}
    exercises = {**LIBRARY.exercises, "bridge": entry.model_copy(update={"texts": wicked, "source": "<i>"})}
    changed = type(LIBRARY)(**{**vars(LIBRARY), "exercises": exercises})
    page = _Page(catalogue(changed, Wording(changed), ("en",), {"bridge": b"x"}, ["bridge"]))
    assert '<b>"x"' in page.text and "<script>" in page.text and "<i>" in page.text


def test_the_catalogue_can_be_had_in_one_language_for_some_exercises(tmp_path: Path) -> None:
    file = tmp_path / "some.html"
    result = _run("sheet", str(file), "bridge", "chin_tuck", "--language", "es")
    assert result.exit_code == 0, result.output
    assert f"2 exercises in {file}, 2 with a picture." in result.output
    page = _Page(file.read_text(encoding="utf-8"))
    assert "Catálogo de ejercicios" in page.text and "Puente" in page.text
    assert "Bridge" not in page.text and "Bicho muerto" not in page.text
    assert {link[1:] for link in page.links} <= set(page.ids)
