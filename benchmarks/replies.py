"""What a person feels: how soon the reply comes, how many taps a second, and whether reminders get in the way."""

import asyncio
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

from benchmarks.stand import Kind, Stand, lucks, standing
from bot.content.library import Library

TALKERS = 20
PERIOD_S = 2.0
CROWD = 300
BURST = 1000
BURST_S = 50.0


@dataclass(frozen=True)
class Latency:
    p50_ms: float
    p99_ms: float
    taps: int


@dataclass(frozen=True)
class Burst:
    """Replies while reminders went out. busiest: messages and edits in the fullest second. took_s: to the last one."""

    p50_ms: float
    p99_ms: float
    taps: int
    reminders: int
    busiest: int
    took_s: float


async def latency(kind: Kind, library: Library, seconds: float) -> Latency:
    """Tap to reply while 20 people talk at their own speed, ten taps a second in all."""
    with _folder() as folder:
        async with standing(kind, Path(folder), library, TALKERS) as stand:
            await asyncio.sleep(PERIOD_S)
            await talk(stand, seconds)
            return Latency(*p50_p99(stand.taps), len(stand.taps))


async def throughput(kind: Kind, library: Library, waves: int) -> float:
    """Updates a second, handled completely: everybody in a crowd taps at once; the median of several waves."""
    with _folder() as folder:
        async with standing(kind, Path(folder), library, CROWD, per_second=1000) as stand:
            rates = []
            for _ in range(waves):
                count, seconds = await stand.all_at_once()
                rates.append(count / seconds)
            return median(rates)


async def burst(kind: Kind, library: Library, due_in_s: float = 12, most_s: float = BURST_S) -> Burst:
    """Tap to reply from the moment at which 1,000 reminders fall due until the last has gone out, or for 50 s."""
    with _folder() as folder:
        async with standing(kind, Path(folder), library, TALKERS, patients=BURST, due_in_s=due_in_s) as stand:
            await asyncio.sleep(max(0.0, stand.due_at - time.monotonic()))
            stand.taps.clear()
            talkers = {p.phone.chat_id for p in stand.people}
            over = asyncio.Event()

            async def watch() -> None:
                while not _all_out(stand, talkers, most_s):  # noqa: ASYNC110
                    # The stand-in has no event for it.
                    await asyncio.sleep(0.25)
                over.set()

            await asyncio.gather(watch(), talk(stand, until=over))
            times = _reminders(stand, talkers)
            last = max(times) if times else stand.due_at
            taps = [tap for tap in stand.taps if tap[0] <= last]
            busiest = stand.busiest_second(stand.due_at)
            return Burst(*p50_p99(taps), len(taps), len(times), busiest, last - stand.due_at)


async def talk(stand: Stand, seconds: float = 0, until: asyncio.Event | None = None) -> None:
    """Everybody taps along at their own speed, for that long or until it is over."""
    over = until or asyncio.Event()
    if until is None:
        asyncio.get_running_loop().call_later(seconds, over.set)
    people = zip(stand.people, lucks(len(stand.people)), strict=True)
    await asyncio.gather(*(stand.tap_along(person, PERIOD_S, over, luck) for person, luck in people))


def _reminders(stand: Stand, talkers: set[int]) -> list[float]:
    return [call.monotonic for call in stand.box.sent if call.chat_id not in talkers and call.method == "sendMessage"]


def _all_out(stand: Stand, talkers: set[int], most_s: float) -> bool:
    return time.monotonic() > stand.due_at + most_s or len(_reminders(stand, talkers)) >= BURST


def p50_p99(taps: list[tuple[float, float]]) -> tuple[float, float]:
    """Milliseconds from tap to reply."""
    waits = [1000 * wait for _, wait in taps]
    cuts = quantiles(waits, n=100, method="inclusive")
    return cuts[49], cuts[98]


def _folder() -> TemporaryDirectory[str]:
    return TemporaryDirectory(prefix="hep-bench-")
