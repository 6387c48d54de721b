"""The bot as a process of its own, forked from one that has everything loaded; it can kill itself at a named point.

The points are set from outside, around the bot's own functions: nothing in the bot knows of them.
"""

import functools
import multiprocessing
import os
import signal
from collections.abc import Callable
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from typing import Any

import bot.app
from bot.__main__ import cli
from bot.calls import Calls
from bot.content.library import load
from bot.intake import Inlet
from bot.outcomes import Outcomes
from bot.pace import Pace
from bot.reports.desk import Desk
from bot.reports.press import Press
from bot.storage.cases import Cases
from bot.storage.drafts import Drafts
from bot.storage.facts import Facts
from bot.storage.inbox import Inbox
from bot.turn import Turns
from bot.worker import Worker

_LIBRARY = load()
_forking = multiprocessing.get_context("forkserver")
_forking.set_forkserver_preload([__name__])

POINTS: dict[str, tuple[type, str, bool]] = {
    # name: class, method, whether the method is carried out first
    "before the inbox's commit": (Inbox, "keep", True),
    "after the inbox's commit": (Inlet, "take", True),
    "inside the turn": (Cases, "save", True),
    "before the turn's commit": (Inbox, "done", True),
    "after the turn's commit": (Worker, "_one", True),
    "after a send, before its mark": (Outcomes, "sent_well", False),
}
# At these a therapist's work is in the middle of something.
DESK_POINTS: dict[str, tuple[type, str, bool]] = {
    "a plan file fetched, not read": (Calls, "fetch", True),
    "a plan file read, not committed": (Turns, "read_file", True),
    "a draft kept, not committed": (Drafts, "keep", True),
    "a plan added, not committed": (Facts, "add_plan", True),
    "a report saved, not committed": (Facts, "save_report", True),
    "a picture being drawn": (Press, "draw", False),
    "a picture drawn, not sent": (Desk, "draw", True),
}


def start(env: dict[str, str], log: Path, *, point: str = "", handled: Path | None = None) -> ForkServerProcess:
    """Run `python -m bot run` with that environment; its output goes to `log`. handled: a line for each update."""
    process = _forking.Process(target=_run, args=(env, str(log), point, str(handled or "")))
    process.start()
    return process


def _run(env: dict[str, str], log: str, point: str, handled: str) -> None:
    for name in [n for n in os.environ if n.startswith("HEP_")]:
        del os.environ[name]
    os.environ.update(env)
    output = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(output, 1)
    os.dup2(output, 2)
    os.chdir(Path(log).parent)
    bot.app.load = lambda: _LIBRARY  # type: ignore[attr-defined]
    bot.app.Pace = lambda _per_second: Pace(10_000, 0)  # type: ignore[assignment, misc]
    if point:
        owner, name, first = {**POINTS, **DESK_POINTS}[point]
        setattr(owner, name, _deadly(getattr(owner, name), first))
    if handled:
        Inbox.done = _noting(Inbox.done, handled)  # type: ignore[method-assign]
    cli(["run"])


def _deadly(real: Callable[..., Any], first: bool) -> Callable[..., Any]:
    @functools.wraps(real)
    async def deadly(*args: Any, **kwargs: Any) -> None:
        if first:
            await real(*args, **kwargs)
        os.kill(os.getpid(), signal.SIGKILL)

    return deadly


def _noting(real: Callable[..., Any], path: str) -> Callable[..., Any]:
    @functools.wraps(real)
    async def noting(self: Inbox, seq: int) -> None:
        await real(self, seq)
        with open(path, "a") as file:  # noqa: ASYNC230
            file.write(f"{os.getpid()} {seq}\n")

    return noting
