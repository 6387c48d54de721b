"""The sandbox's clock: real time by default, and moved by hand, so that a week takes a minute."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta


class SandboxClock:
    """Aware UTC time that can be moved forward or back; a frozen clock stands still except when moved.

    Every function in `listeners` is called after a move.
    """

    def __init__(self, start: datetime | None = None, frozen: bool = False) -> None:
        self.frozen = frozen
        self.listeners: list[Callable[[], None]] = []
        self._set(start or datetime.now(UTC))

    def _set(self, moment: datetime) -> None:
        if moment.tzinfo is None:
            raise ValueError("the sandbox clock needs an aware datetime; add tzinfo=UTC")
        self._base = moment.astimezone(UTC)
        self._since = time.monotonic()

    def now(self) -> datetime:
        if self.frozen:
            return self._base
        return self._base + timedelta(seconds=time.monotonic() - self._since)

    def move(self, step: timedelta) -> None:
        self.move_to(self.now() + step)

    def move_to(self, moment: datetime) -> None:
        self._set(moment)
        for listener in self.listeners:
            listener()
