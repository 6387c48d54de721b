"""Whether anybody waits for somebody else's file or chart: replies while progress reports are made or charts are drawn,
against none.

`python -m benchmarks.papers` prints it: none; made in a process of their own, as we do; and in a thread.
"""

import asyncio
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from benchmarks.clinic import LEAD_CHAT
from benchmarks.replies import PERIOD_S, TALKERS, p50_p99, talk
from benchmarks.stand import Stand, standing
from bot.content.library import Library, load

How = Literal["none", "process", "thread"]
What = Literal["files", "charts"]
SECONDS = 15.0
ROUNDS = 2
_ASK_EVERY_S = 0.25  # more than can be made, so that the line is never empty
_IN_LINE = 2
_FIRST_PATIENT = 2
_BUTTONS = {"files": f"export:pdf:{_FIRST_PATIENT}:0", "charts": f"patient:chart:{_FIRST_PATIENT}:0"}
_COMMANDS = {"none": ("-m", "bot", "run"), "process": ("-m", "bot", "run"), "thread": ("-m", "benchmarks.in_a_thread")}


@dataclass(frozen=True)
class Replies:
    """Tap to reply, while so many progress reports or charts arrived."""

    p50_ms: float
    p99_ms: float
    taps: int
    made: int


async def measure(how: How, library: Library, seconds: float = SECONDS, what: What = "files") -> Replies:
    """20 people talk, ten taps a second in all; a therapist asks for one after the other meanwhile."""
    with TemporaryDirectory(prefix="hep-bench-") as folder:
        async with standing("ours", Path(folder), library, TALKERS, command=_COMMANDS[how]) as stand:
            asking = asyncio.create_task(_ask(stand, how, what))
            try:
                while how != "none" and not _made(stand):  # noqa: ASYNC110  the first one starts the process
                    await asyncio.sleep(0.1)
                await asyncio.sleep(PERIOD_S)
                stand.taps.clear()
                before = _made(stand)
                await talk(stand, seconds)
                return Replies(*p50_p99(stand.taps), len(stand.taps), _made(stand) - before)
            finally:
                asking.cancel()


async def _ask(stand: Stand, how: How, what: What) -> None:
    maya, asked = stand.box.phone_of(LEAD_CHAT), 0
    maya.text("/menu")
    while how != "none":
        await asyncio.sleep(_ASK_EVERY_S)
        if maya.messages and asked - _made(stand) < _IN_LINE:
            maya.press(maya.last.id, _BUTTONS[what])
            asked += 1


def _made(stand: Stand) -> int:
    return sum(call.method in ("sendDocument", "sendPhoto") for call in stand.box.sent)


async def main(rounds: int) -> None:
    print(f"load {os.getloadavg()[0]:.1f} before; {TALKERS} people, {SECONDS:.0f} s each, {rounds} rounds in turn")
    await table(load(), SECONDS, rounds)


async def table(library: Library, seconds: float, rounds: int = 1) -> None:
    """Print every arm, in turn."""
    print(f"{'made meanwhile':32}{'p50':>10}{'p99':>10}{'taps':>8}{'made':>8}")
    arms: tuple[tuple[str, How, What], ...] = (
        ("none", "none", "files"),
        ("files in a process (ours)", "process", "files"),
        ("files in a thread", "thread", "files"),
        ("charts in a process (ours)", "process", "charts"),
        ("charts in a thread", "thread", "charts"),
    )
    for _ in range(rounds):
        for name, how, what in arms:
            found = await measure(how, library, seconds, what)
            print(f"{name:32}{found.p50_ms:>7.1f} ms{found.p99_ms:>7.1f} ms{found.taps:>8}{found.made:>8}", flush=True)


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS))
