"""Runs everything and prints it side by side. Numbers are reported, never asserted."""

import asyncio
import os
import platform
import sys
import time
from statistics import median

from benchmarks import papers, replies, starts, ticks
from benchmarks.stand import HISTORY_DAYS, BotDied, Kind
from bot.content.library import load

ROUNDS = 2
TALK_S = 12.0
PAPERS_S = 6.0
WAVES = 3
SMALL, LARGE = 1_000, 100_000
BOTH: tuple[Kind, ...] = ("ours", "plain")


async def main() -> None:
    began = time.monotonic()
    library = load()
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.system()}; stand-in and bot each in")
    print("a process of their own. Ours: SQLite, every update and letter synced to disk before it counts; patients")
    print(f"with {HISTORY_DAYS} days of history. Plain: python-telegram-bot with its defaults, ConversationHandler and")
    print("PicklePersistence: up to a minute of answers is lost when it is killed.")
    load_before = os.getloadavg()[0]
    if load_before > 0.5:
        print(f"Something else is running here too (load {load_before:.1f}): read the ratios, not the digits.")
    print(f"\n{'':44}{'ours':>12}{'plain':>12}{'ours/plain':>12}")

    talks: dict[Kind, list[replies.Latency]] = {kind: [] for kind in BOTH}
    for _ in range(ROUNDS):
        for kind in BOTH:
            talks[kind].append(await replies.latency(kind, library, TALK_S))
    print(f"tap to reply, {replies.TALKERS} people, {replies.TALKERS / replies.PERIOD_S:.0f} taps/s")
    p50 = _row("  p50", {k: median(r.p50_ms for r in talks[k]) for k in BOTH}, "ms")
    _row("  p99", {k: median(r.p99_ms for r in talks[k]) for k in BOTH}, "ms")

    print(f"{replies.CROWD} people tap at once (our pace raised from 30 to 1,000 messages/s)")
    _row("  updates handled", {k: await replies.throughput(k, library, WAVES) for k in BOTH}, "/s")

    bursts = {kind: await replies.burst(kind, library) for kind in BOTH}
    print(f"{replies.BURST:,} reminders fall due at once, 30 messages/s, {replies.TALKERS} people go on tapping")
    _row("  reply p50", {k: bursts[k].p50_ms for k in BOTH}, "ms")
    _row("  reply p99", {k: bursts[k].p99_ms for k in BOTH}, "ms")
    _row("  taps answered meanwhile", {k: bursts[k].taps for k in BOTH}, "")
    _row(f"  reminders that arrived within {replies.BURST_S:.0f} s", {k: bursts[k].reminders for k in BOTH}, "")
    _row("  the last of them after", {k: bursts[k].took_s for k in BOTH}, "s")
    _row("  messages and edits in the fullest second", {k: bursts[k].busiest for k in BOTH}, "")

    small, large = await ticks.cost(library, SMALL), await ticks.cost(library, LARGE)
    print(f"\n{'one tick of our clock, SQLite':44}{f'{SMALL:,}':>12}{f'{LARGE:,}':>12}{'ratio':>12}")
    for name, a, b in (
        ("nothing due", small.idle_ms, large.idle_ms),
        (f"{ticks.DUE} patients due", small.busy_ms, large.busy_ms),
    ):
        print(f"  {name:42}{_number(a):>9} ms{_number(b):>9} ms{b / a:>12.2f}")
    print(f"  finds them by: {large.finds}")
    print(f"  tables read whole: {', '.join(large.scans) or 'none'}")

    ready = await starts.ready_s()
    print(f"\n{'start to ready on an empty database':44}{ready:>10.1f} s")

    print("\ntap to reply while files are made or charts drawn for somebody else")
    await papers.table(library, PAPERS_S)

    print("\nexpected")
    _met(p50 <= 2, "our p50 is within twice the plain bot's", f"{p50:.2f} times")
    _met(bursts["ours"].p99_ms < 1000, "reply p99 during the burst is below 1 s", f"{bursts['ours'].p99_ms:.0f} ms")
    _met(bursts["ours"].busiest <= 31, "never more than 30 (+1) in any second", str(bursts["ours"].busiest))
    ratio = large.busy_ms / small.busy_ms
    _met(ratio < 1.5, "a tick costs the same with 100 times the patients", f"ratio {ratio:.2f}")
    _met(ready < 5, "ready within 5 s", f"{ready:.1f} s")
    print(f"\nmedians of {ROUNDS} rounds; {time.monotonic() - began:.0f} s in all")


def _row(name: str, values: dict[Kind, float], unit: str) -> float:
    ratio = values["ours"] / values["plain"] if values["plain"] else float("nan")
    cells = "".join(f"{f'{_number(values[k])} {unit}'.strip():>12}" for k in BOTH)
    print(f"{name:44}{cells}{ratio:>12.2f}", flush=True)
    return ratio


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 or value == int(value) else f"{value:.1f}"


def _met(met: bool, what: str, value: str) -> None:
    print(f"  {'yes' if met else 'NO '}  {what}: {value}")


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except BotDied as error:
        sys.exit(f"A bot under test {error}")
