"""The newcomer's two minutes, in a real browser: the demo as `make demo` starts it, acted out as Ann, Maya and Ben."""

import io
import os
import re
import socket
import subprocess
import sys
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import suppress

import pytest
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright
from pypdf import PdfReader

from tests.conftest import CHROMIUM

pytestmark = pytest.mark.browser

_ARGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


@pytest.fixture(scope="module")
def drawn() -> None:
    """All pictures are there: while the demo draws them, two cores have no time for a browser."""
    subprocess.run([sys.executable, "-m", "bot", "content", "pictures"], check=True, stdout=subprocess.DEVNULL)


@pytest.fixture
def demo(drawn: None) -> Iterator[str]:
    """The address of a fresh demo in a process of its own."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "bot", "demo", "--port", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ, "NO_COLOR": "1"})
    address = f"http://127.0.0.1:{port}"
    try:
        assert process.stdout is not None
        for line in process.stdout:
            if address in line:
                break
        else:
            pytest.fail("the demo ended before it was ready")
        yield address
    finally:
        process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.wait(10)
        process.kill()
        process.stdout.close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=_ARGS)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser, demo: str) -> Iterator[Page]:
    """The page at the size of a laptop; a complaint in the browser's console fails the test."""
    page = browser.new_page(viewport={"width": 1280, "height": 860})
    page.set_default_timeout(15_000)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(demo)
    yield page
    page.close()
    assert not complaints


def _phone(page: Page, name: str) -> Locator:
    return page.locator(f'[data-phone="{name}"]')


def _tap(page: Page, name: str, label: str) -> None:
    """The newest button of that label, once it is there."""
    button = _phone(page, name).get_by_role("button", name=re.compile(rf"(^|\s){re.escape(label)}")).last
    button.click()


def _reads(page: Page, name: str, text: str) -> None:
    expect(_phone(page, name).get_by_text(text, exact=False).last).to_be_visible(timeout=15_000)


def _types(page: Page, name: str, text: str) -> None:
    composer = _phone(page, name).get_by_test_id("composer")
    composer.fill(text)
    composer.press("Enter")


def _until(page: Page, name: str, text: str, steps: int = 6) -> None:
    """Move the clock from one due moment to the next until somebody reads that."""
    for _ in range(steps):
        page.get_by_test_id("next-due").click()
        with suppress(AssertionError):
            expect(_phone(page, name).get_by_text(text, exact=False).last).to_be_visible(timeout=3_000)
            return
    pytest.fail(f"{name} never reads {text!r}")


def test_ann_reports_pain_and_maya_reduces_the_dose(page: Page) -> None:
    _until(page, "Ann", "Good morning, Ann")
    for label in ("Start", "2", "Nothing new", "Done"):
        _tap(page, "Ann", label)
    _reads(page, "Ann", "2 of 4 · Knee to chest")
    _tap(page, "Ann", "Causes pain")
    _reads(page, "Ann", "Stop this exercise, please")
    _tap(page, "Ann", "6")
    _reads(page, "Ann", "Where does it hurt")
    _types(page, "Ann", "left hip")
    for label in ("Sharp", "None of these"):
        _tap(page, "Ann", label)
    _reads(page, "Maya", "causes pain · Knee to chest")
    _reads(page, "Maya", "left hip")
    _tap(page, "Maya", "20 → 12 s")
    _reads(page, "Maya", "For Ann, from the next workout")
    _tap(page, "Maya", "Confirm")
    _reads(page, "Ann", "is now 3 times 12 s on each side instead of 3 times 20 s")
    _tap(page, "Ann", "OK")
    _reads(page, "Maya", "Closed: Ann answered OK")


def test_the_card_shows_the_movement(page: Page) -> None:
    _until(page, "Ann", "Good morning, Ann")
    for label in ("Start", "2", "Nothing new"):
        _tap(page, "Ann", label)
    _reads(page, "Ann", "1 of 4 · Pelvic tilt")
    picture = _phone(page, "Ann").locator(".message img").last
    expect(picture).to_be_visible()
    expect(picture).to_have_js_property("complete", True)
    assert picture.evaluate("image => image.naturalWidth") >= 480
    seen = set()
    for _ in range(5):
        seen.add(picture.screenshot())
        page.wait_for_timeout(400)
    assert len(seen) > 1, "the picture stands still"


def test_ben_joins_by_the_link_in_mayas_chat_and_sees_nothing_before_she_confirms(page: Page) -> None:
    _phone(page, "Maya").get_by_role("link", name=re.compile("start=")).last.click()
    page.get_by_role("radio", name=re.compile("Ben")).check()
    page.get_by_role("button", name="Open", exact=True).click()
    _reads(page, "Ben", "Do you agree?")
    _tap(page, "Ben", "Yes, I agree")
    _tap(page, "Ben", "United Kingdom")
    _tap(page, "Ben", "Yes")
    _reads(page, "Ben", "is now asked to confirm that it's you")
    expect(_phone(page, "Ben").get_by_text("Sit to stand")).to_have_count(0)
    _tap(page, "Maya", "Yes, that's them")
    _reads(page, "Ben", "You're all set, Ben")


def test_maya_invites_a_patient_by_a_template_in_seven_steps_and_has_a_page_to_print(page: Page) -> None:
    _types(page, "Maya", "/menu")
    _tap(page, "Maya", "New patient")
    _reads(page, "Maya", "What shall the patient be called here")
    _types(page, "Maya", "Dora")
    for label in ("Low back, first steps", "08:00", "10:00", "See the doses", "Make the invite"):
        _tap(page, "Maya", label)
    _reads(page, "Maya", "Invite for Dora")
    code = _phone(page, "Maya").locator(".message img").last
    expect(code).to_have_js_property("complete", True)
    assert code.evaluate("image => image.naturalWidth") >= 200
    expect(_phone(page, "Maya").get_by_text("Exercise sheet · Dora")).to_be_visible(timeout=30_000)
    sheet = _phone(page, "Maya").locator("a.document").last
    address = sheet.get_attribute("href")
    assert address is not None
    file = page.request.get(urllib.parse.urljoin(page.url, address)).body()
    assert file.startswith(b"%PDF")
    pages = PdfReader(io.BytesIO(file)).pages
    assert len(pages) == 1
    assert "Bridge" in pages[0].extract_text()


def test_maya_has_the_week_as_a_picture_with_the_same_in_words(page: Page) -> None:
    _types(page, "Maya", "/week")
    _reads(page, "Maya", "Your week, Maya")
    _reads(page, "Maya", "5 of 6 in 7 days")  # the words are there at once
    week = _phone(page, "Maya").locator(".message", has_text="5 of 6 in 7 days").filter(has=page.locator("img"))
    expect(week.last).to_be_visible(timeout=60_000)  # drawn by a process that has to start first
    picture = week.locator("img").last
    expect(picture).to_have_js_property("complete", True)
    assert picture.evaluate("image => image.naturalWidth") >= 600
    words = week.last.inner_text()
    assert "Drawing" not in words
    assert "Ann: 5 of 6 in 7 days, 8 of 9 in 28" in words
    assert "soreness" in words


def test_everything_can_be_typed_and_the_next_morning_is_asked_for(page: Page) -> None:
    _until(page, "Ann", "Good morning, Ann")
    for text, answer in (
        ("start", "how much pain"),
        ("about a 1", "Anything new"),
        ("no", "1 of 4"),
        ("done", "2 of 4"),
        ("done", "3 of 4"),
        ("done", "4 of 4"),
        ("done", "That was the last one"),
        ("one", "how was it altogether"),
        ("fine", "anything else"),
        ("felt good today", "That's it for today: 4 of 4"),
    ):
        _types(page, "Ann", text)
        _reads(page, "Ann", answer)
    _until(page, "Ann", "How sore are your muscles")


def test_a_red_flag_shows_the_number_first_and_only_maya_resumes(page: Page) -> None:
    _types(page, "Ann", "I have chest pain")
    _reads(page, "Ann", "Stop now. Call 999")
    _reads(page, "Maya", "red flag")
    _tap(page, "Maya", "Resume")
    _reads(page, "Ann", "your exercises can go on")


def test_the_page_works_in_a_window_as_narrow_as_a_phone(browser: Browser, demo: str) -> None:
    page = browser.new_page(viewport={"width": 375, "height": 800})
    page.goto(demo)
    _reads(page, "Ann", "Your exercises")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_role("button", name=re.compile("Maya")).first.click()
    _reads(page, "Maya", "Hello, Maya")
    page.close()


def test_the_demo_says_so_when_its_port_is_taken(demo: str) -> None:
    port = demo.rpartition(":")[2]
    second = subprocess.run(
        [sys.executable, "-m", "bot", "demo", "--port", port], capture_output=True, text=True, timeout=60
    )
    assert second.returncode == 2
    assert "is taken" in second.stderr
    urllib.request.urlopen(demo, timeout=5).close()
