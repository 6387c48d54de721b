"""Whether anybody waits for somebody else's file: replies while progress reports are made, against none.

`python -m benchmarks.papers` prints it: no files; files made in a process of their own, as we do; and in a thread.
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
SECONDS = 15.0
ROUNDS = 2
_ASK_EVERY_S = 0.25  # more than can be made, so that the line is never empty
_FIRST_PATIENT = 2
_COMMANDS = {"none": ("-m", "bot", "run"), "process": ("-m", "bot", "run"), "thread": ("-m", "benchmarks.in_a_thread")}


@dataclass(frozen=True)
class Replies:
    """Tap to reply, while `files` progress reports arrived."""

    p50_ms: float
    p99_ms: float
    taps: int
    files: int


async def measure(how: How, library: Library, seconds: float = SECONDS) -> Replies:
    """20 people talk, ten taps a second in all; a therapist asks for one report after the other meanwhile."""
    with TemporaryDirectory(prefix="hep-bench-") as folder:
        async with standing("ours", Path(folder), library, TALKERS, command=_COMMANDS[how]) as stand:
            asking = asyncio.create_task(_ask(stand, how))
            try:
                while how != "none" and not _files(stand):  # noqa: ASYNC110  the first one starts the process
                    await asyncio.sleep(0.1)
                await asyncio.sleep(PERIOD_S)
                stand.taps.clear()
                before = _files(stand)
                await talk(stand, seconds)
                return Replies(*p50_p99(stand.taps), len(stand.taps), _files(stand) - before)
            finally:
                asking.cancel()


async def _ask(stand: Stand, how: How) -> None:
    maya = stand.box.phone_of(LEAD_CHAT)
    maya.text("/menu")
    while how != "none":
        await asyncio.sleep(_ASK_EVERY_S)
        if maya.messages and len([m for m in maya.messages if "Preparing" in (m.text or "")]) < 2:
            maya.press(maya.last.id, f"export:pdf:{_FIRST_PATIENT}:0")


def _files(stand: Stand) -> int:
    return sum(call.method == "sendDocument" for call in stand.box.sent)


async def main(rounds: int) -> None:
    library = load()
    print(f"load {os.getloadavg()[0]:.1f} before; {TALKERS} people, {SECONDS:.0f} s each, {rounds} rounds in turn")
    print(f"{'files are made':24}{'p50':>10}{'p99':>10}{'taps':>8}{'files':>8}")
    names: dict[How, str] = {"none": "none", "process": "in a process (ours)", "thread": "in a thread"}
    for _ in range(rounds):
        for how, name in names.items():
            found = await measure(how, library)
            print(f"{name:24}{found.p50_ms:>7.1f} ms{found.p99_ms:>7.1f} ms{found.taps:>8}{found.files:>8}", flush=True)


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS))
