"""Whole talks that a clinician can read, through the real bot; every update is delivered twice.

`pytest --update` rewrites what is expected: the diff is what gets reviewed.
"""

from pathlib import Path

import pytest

from bot.rehearsal import play
from bot.script import read, write

FILES = sorted((Path(__file__).parent / "conversations").glob("*.yaml"))


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
async def test_a_conversation_goes_as_written(path: Path, request: pytest.FixtureRequest) -> None:
    script = read(path)
    steps = await play(script)
    if request.config.getoption("--update"):
        write(path, script, steps)
        return
    for number, (expected, step) in enumerate(zip(script.talk, steps, strict=True), start=1):
        wanted = {name: text.strip() for name, text in expected.items() if name != "do"}
        heard = {name: text.strip() for name, text in step.heard.items()}
        assert heard == wanted, f"step {number}: {step.do}"


@pytest.mark.postgresql
@pytest.mark.parametrize("path", FILES[:3], ids=lambda p: p.stem)
async def test_a_conversation_goes_the_same_on_postgresql(path: Path, postgresql_url: str) -> None:
    script = read(path)
    assert await play(script, database_url=postgresql_url) == await play(script)
