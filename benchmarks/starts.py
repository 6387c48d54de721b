"""How soon the bot is ready: a fresh process on an empty database, tables made, Telegram met."""

import asyncio
import os
import sys
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.stand import ROOT, TOKEN, BotDied
from bot.sandbox import Sandbox

_RUNS = 3


async def ready_s() -> float:
    """Seconds from the start of the process to its "ready", the median of a few; the first one warms up the files."""
    box = Sandbox(token=TOKEN, username="hep_bench_bot")
    await box.serve(0)
    try:
        return median([await _once(box.port) for _ in range(_RUNS + 1)][1:])
    finally:
        await box.close()


async def _once(port: int) -> float:
    with TemporaryDirectory(prefix="hep-bench-") as folder:
        kept = {k: v for k, v in os.environ.items() if not k.startswith("HEP_") and k != "PYTHONDONTWRITEBYTECODE"}
        env = kept | {
            "PYTHONPATH": str(ROOT),
            "HEP_TOKEN": TOKEN,
            "HEP_TELEGRAM_URL": f"http://127.0.0.1:{port}",
            "HEP_DATABASE_URL": f"sqlite:///{Path(folder) / 'empty.db'}",
        }
        began = time.monotonic()
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "run", cwd=folder, env=env, stderr=asyncio.subprocess.PIPE
        )
        try:
            if process.stderr is None:
                raise BotDied("has no log")
            async for line in process.stderr:
                if line.rstrip().endswith(b"ready"):
                    return time.monotonic() - began
            raise BotDied("ended before it was ready")
        finally:
            if process.returncode is None:
                process.terminate()
            await process.wait()
