"""Whether anybody waits for somebody else's papers: replies to other people while progress reports, charts and weekly
pictures are made one after the other, against the same bot a few seconds before and after.

`python -m benchmarks.papers [ROUNDS]` prints it for files made in a process of their own, as we do, and in a thread.
Quiet and busy stretches take turns within one run, so that whatever else the machine does weighs on both alike.
"""

import asyncio
import os
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Literal

from benchmarks.clinic import FIRST_CHAT, LEAD_CHAT
from benchmarks.replies import PERIOD_S, TALKERS, p50_p99, talk
from benchmarks.stand import Stand, standing
from bot.content.library import Library, load

How = Literal["process", "thread"]
SECONDS = 60.0
ROUNDS = 2
_FIRST_PATIENT = 2
_FILES, _CHARTS = 4, 3  # so many files are asked for before a chart whose wait is measured, and how often
_PDF = f"export:pdf:{_FIRST_PATIENT}:0"
_ASKED = {_PDF: "PDF", "/week": "weekly overview"}
_OTHERS = 8  # people who ask for their charts
_STRETCH_S = 8.0
_COMMANDS = {"process": ("-m", "bot", "run"), "thread": ("-m", "benchmarks.in_a_thread")}


@dataclass
class Found:
    """Taps as (when, seconds to the reply) of the quiet and of the busy stretches, and what was made in these. chart_s:
    how long a chart takes, alone and behind files."""

    quiet: list[tuple[float, float]] = field(default_factory=list)
    busy: list[tuple[float, float]] = field(default_factory=list)
    made: Counter[str] = field(default_factory=Counter)
    chart_s: tuple[list[float], list[float]] = field(default_factory=lambda: ([], []))

    def add(self, other: "Found") -> None:
        self.quiet += other.quiet
        self.busy += other.busy
        self.made += other.made
        for mine, theirs in zip(self.chart_s, other.chart_s, strict=True):
            mine += theirs


async def measure(how: How, library: Library, seconds: float = SECONDS) -> Found:
    """20 people talk, ten taps a second in all; papers and charts are made in every second stretch."""
    found = Found()
    with TemporaryDirectory(prefix="hep-bench-") as folder:
        async with standing(
            "ours", Path(folder), library, TALKERS, patients=_OTHERS, due_in_s=86_400, command=_COMMANDS[how]
        ) as stand:
            over = asyncio.Event()
            talking = asyncio.create_task(talk(stand, until=over))
            try:
                for what in _ASKED:  # the first of each starts the process and loads what it needs
                    await _made(stand, what)
                await _chart(stand, 0)
                await asyncio.sleep(PERIOD_S)
                end = time.monotonic() + seconds
                while time.monotonic() < end:
                    await _stretches(stand, found)
                for _ in range(_CHARTS):
                    for seconds_of, files in zip(found.chart_s, (0, _FILES), strict=True):
                        seconds_of.append(await _chart(stand, files))
            finally:
                over.set()
                await talking
    return found


async def _stretches(stand: Stand, found: Found) -> None:
    """One in which something is being made all the time, and one as long without."""
    stand.taps.clear()
    began = time.monotonic()
    end = began + _STRETCH_S
    await asyncio.gather(_papers(stand, found, end), _charts(stand, found, end))
    found.busy += stand.taps
    stand.taps.clear()
    await asyncio.sleep(time.monotonic() - began)
    found.quiet += stand.taps


async def _papers(stand: Stand, found: Found, end: float) -> None:
    """The therapist's, one after the other; a chat has a message a second, so that charts have to fill the gaps."""
    for what, name in cycle(_ASKED.items()):
        await _made(stand, what)
        found.made[name] += 1
        if time.monotonic() > end:
            return


async def _charts(stand: Stand, found: Found, end: float) -> None:
    """Of people who talk to nobody else, each in turn."""
    for patient in cycle(range(_OTHERS)):
        await _chart(stand, 0, patient)
        found.made["chart"] += 1
        if time.monotonic() > end:
            return


async def _made(stand: Stand, what: str) -> None:
    """The therapist asks for it and waits until it has come."""
    maya = stand.box.phone_of(LEAD_CHAT)
    if not maya.messages:
        maya.text("/menu")
    while not any(m.sender == "bot" for m in maya.messages):  # noqa: ASYNC110  the stand-in has no event for it
        await asyncio.sleep(0.01)
    method = "sendDocument" if what == _PDF else "sendPhoto"
    # In the weekly overview there are six patients to a picture.
    wanted = _sent(stand, method, LEAD_CHAT) + (-(-(TALKERS + _OTHERS) // 6) if what == "/week" else 1)
    if what.startswith("/"):
        maya.text(what)
    else:
        maya.press(maya.last.id, what)
    while _sent(stand, method, LEAD_CHAT) < wanted:  # noqa: ASYNC110
        await asyncio.sleep(0.01)


async def _chart(stand: Stand, files_before: int, patient: int = 0) -> float:
    """How long somebody waits for the picture of their progress, while a therapist waits for so many files: seconds."""
    maya, other = stand.box.phone_of(LEAD_CHAT), stand.box.phone_of(FIRST_CHAT + TALKERS + patient)
    files, pictures = _sent(stand, "sendDocument", LEAD_CHAT), _sent(stand, "sendPhoto", other.chat_id)
    for _ in range(files_before):
        maya.press(maya.last.id, _PDF)
    began = time.monotonic()
    other.text("/progress")
    while _sent(stand, "sendPhoto", other.chat_id) == pictures:  # noqa: ASYNC110
        await asyncio.sleep(0.01)
    took = time.monotonic() - began
    while _sent(stand, "sendDocument", LEAD_CHAT) < files + files_before:  # noqa: ASYNC110
        await asyncio.sleep(0.01)
    return took


def _sent(stand: Stand, method: str, chat: int) -> int:
    return sum(call.method == method and call.chat_id == chat for call in stand.box.sent)


async def main(rounds: int) -> None:
    print(f"load {os.getloadavg()[0]:.1f} before, {os.cpu_count()} cores; {TALKERS} people, {SECONDS:.0f} s each")
    await table(load(), SECONDS, rounds)


async def table(library: Library, seconds: float, rounds: int = 1) -> None:
    """Print both arms, their rounds in turn."""
    arms: dict[How, Found] = {"process": Found(), "thread": Found()}
    for _ in range(rounds):
        for how, all_of in arms.items():
            all_of.add(await measure(how, library, seconds))
    print(f"{'made':22}{'p50 quiet':>12}{'busy':>10}{'ratio':>8}{'p99 quiet':>12}{'busy':>10}{'ratio':>8}  taps")
    for how, found in arms.items():
        name = "in a process (ours)" if how == "process" else "in a thread"
        (p50, p99), (busy_p50, busy_p99) = p50_p99(found.quiet), p50_p99(found.busy)
        print(
            f"{name:22}{_ms(p50):>12}{_ms(busy_p50):>10}{busy_p50 / p50:>8.2f}"
            f"{_ms(p99):>12}{_ms(busy_p99):>10}{busy_p99 / p99:>8.2f}  {len(found.quiet)} + {len(found.busy)}"
        )
        counts = ", ".join(f"{count} × {what}" for what, count in found.made.items())
        alone, behind = (median(seconds) for seconds in found.chart_s)
        print(f"{'':22}made: {counts}; a chart {alone:.1f} s, with {_FILES} files asked for before it {behind:.1f} s")


def _ms(milliseconds: float) -> str:
    return f"{milliseconds:.1f} ms"


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS))
