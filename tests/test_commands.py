"""The command line as an operator meets it: real processes, a stand-in for Telegram on a port."""

import asyncio
import os
import re
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path

import pytest

from bot.sandbox import Sandbox, SandboxClock
from tests.clinic import KEY, until

_TOKEN = "123:canary-token-that-must-not-be-shown"


@pytest.fixture
async def telegram() -> AsyncIterator[Sandbox]:
    box = Sandbox(token=_TOKEN, username="harbour_bot", clock=SandboxClock())
    await box.serve(0)
    yield box
    await box.close()


async def _bot(*args: str, folder: Path, **settings: str) -> tuple[int, str]:
    """Exit code and everything printed."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith("HEP_")}
    env = {**clean, "NO_COLOR": "1", "COLUMNS": "200", "PYTHONPATH": os.getcwd(), **settings}
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        *args,
        cwd=folder,
        env=env,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    out, _ = await asyncio.wait_for(process.communicate(), 60)
    return process.returncode or 0, out.decode()


def _settings(box: Sandbox, folder: Path) -> dict[str, str]:
    return {
        "HEP_TOKEN": _TOKEN,
        "HEP_KEY": KEY.text,
        "HEP_TELEGRAM_URL": f"http://127.0.0.1:{box.port}",
        "HEP_DATABASE_URL": f"sqlite:///{folder}/hep.db",
    }


async def test_an_invite_is_a_link_an_expiry_and_a_qr_code(telegram: Sandbox, tmp_path: Path) -> None:
    code, out = await _bot("invite", "Maya", "--role", "lead", folder=tmp_path, **_settings(telegram, tmp_path))
    assert code == 0
    assert re.search(r"https://t\.me/harbour_bot\?start=[\w-]{22}\n", out)
    assert "Good until" in out
    assert "█" in out or "▀" in out


async def test_a_colleague_who_leaves_is_revoked_by_name_and_the_last_lead_is_not(
    telegram: Sandbox, tmp_path: Path
) -> None:
    set_up = _settings(telegram, tmp_path)
    await _bot("invite", "Maya", "--role", "lead", folder=tmp_path, **set_up)
    await _bot("invite", "Tom", "--role", "therapist", folder=tmp_path, **set_up)
    code, out = await _bot("revoke", "Tim", folder=tmp_path, **set_up)
    assert code == 2 and "Nobody is called Tim" in out and "Tom (number 2, therapist)" in out
    code, out = await _bot("revoke", "maya", folder=tmp_path, **set_up)
    assert code == 2 and "--role lead" in out


async def test_an_invite_for_an_unknown_role_says_which_there_are(telegram: Sandbox, tmp_path: Path) -> None:
    code, out = await _bot("invite", "Ann", "--role", "patient", folder=tmp_path, **_settings(telegram, tmp_path))
    assert code == 2
    assert "lead or therapist" in out


async def test_check_finds_everything_in_order(telegram: Sandbox, tmp_path: Path) -> None:
    code, out = await _bot("check", folder=tmp_path, **_settings(telegram, tmp_path))
    assert code == 0, out
    assert "@harbour_bot" in out
    assert "not been reviewed by a clinician" in out
    assert "Well-being (WHO-5) [who5]" in out
    assert "are not verified (licence_verified is false): clear them, or name them in measures_off" in out


async def test_check_says_what_is_wrong_and_what_to_do(telegram: Sandbox, tmp_path: Path) -> None:
    wrong = {**_settings(telegram, tmp_path), "HEP_TOKEN": "123:another"}
    code, out = await _bot("check", folder=tmp_path, **wrong)
    assert code == 2
    assert "@BotFather" in out


async def test_wrong_settings_are_one_readable_line_each(tmp_path: Path) -> None:
    code, out = await _bot("run", folder=tmp_path, HEP_NUDGE_MINUTES="soon", HEP_TOKN="1:x", HEP_ZONE="Mars/Base")
    assert code == 2
    assert "HEP_TOKN: there is no such setting" in out
    assert "nudge_minutes:" in out
    assert "zone: is not a time zone" in out
    assert "Traceback" not in out
    assert len(out.strip().splitlines()) == 3


async def test_a_bot_without_a_token_does_not_start(tmp_path: Path) -> None:
    code, out = await _bot("run", folder=tmp_path)
    assert code == 2
    assert "HEP_TOKEN" in out


@pytest.mark.parametrize("token", ["", "  "])
@pytest.mark.parametrize("command", ["check", "run"])
async def test_an_empty_token_is_a_readable_line(tmp_path: Path, command: str, token: str) -> None:
    code, out = await _bot(command, folder=tmp_path, HEP_TOKEN=token)
    assert code == 2
    assert "HEP_TOKEN" in out
    assert "Traceback" not in out and "InvalidToken" not in out


async def test_a_bot_with_a_wrong_token_says_so_and_does_not_show_it(telegram: Sandbox, tmp_path: Path) -> None:
    wrong = {**_settings(telegram, tmp_path), "HEP_TOKEN": "123:wrong-canary-token-that-must-not-be-shown"}
    code, out = await _bot("run", folder=tmp_path, **wrong)
    assert code == 2
    assert "does not know this token" in out
    assert "canary" not in out


async def test_a_conversation_file_plays_in_the_terminal(tmp_path: Path) -> None:
    file = Path(__file__).parent / "conversations" / "first_loop.yaml"
    code, out = await _bot("rehearse", str(file), folder=tmp_path)
    assert code == 0, out
    assert "ann taps Start" in out
    assert "how much pain do you have right now" in out


async def test_a_demo_that_is_told_to_end_leaves_nothing_at_work(tmp_path: Path) -> None:
    clean = {k: v for k, v in os.environ.items() if not k.startswith("HEP_")}
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    demo = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "demo", "--port", str(port),
        cwd=tmp_path, env={**clean, "PYTHONPATH": os.getcwd()}, stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    assert demo.stdout is not None
    while b"HEP Coach demo" not in await asyncio.wait_for(demo.stdout.readline(), 60):
        pass
    await until(lambda: len(_at_work_in(tmp_path)) > 1, within_s=30)  # it draws the pictures meanwhile
    demo.terminate()
    assert await asyncio.wait_for(demo.wait(), 30) == 0
    await until(lambda: not _at_work_in(tmp_path), within_s=10)


def _at_work_in(folder: Path) -> list[str]:
    """The processes whose working folder that is."""
    found = []
    for place in Path("/proc").glob("[0-9]*/cwd"):
        with suppress(OSError):
            if place.readlink() == folder:
                found.append(place.parent.name)
    return found


async def test_the_process_itself_is_refused_without_a_key_and_makes_nothing(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/hep.db"
    code, out = await _bot("run", folder=tmp_path, HEP_TOKEN="123:none", HEP_DATABASE_URL=url)
    assert (code, out.count("\n")) == (2, 1)
    assert "There is no key" in out
    assert "python -m bot key new" in out
    assert not (tmp_path / "hep.db").exists()


async def test_an_export_of_nobody_or_of_no_kind_says_so_and_writes_nothing(telegram: Sandbox, tmp_path: Path) -> None:
    given = _settings(telegram, tmp_path)
    code, out = await _bot("export", "7", "--kind", "csv", "--out", "x.csv", folder=tmp_path, **given)
    assert code == 2
    assert "no patient with the number 7" in out
    code, out = await _bot("export", "7", "--kind", "word", "--out", "x.csv", folder=tmp_path, **given)
    assert code == 2
    assert "kind of file 'word'" in out
    assert not (tmp_path / "x.csv").exists()
