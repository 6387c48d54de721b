"""How fast Telegram lets us send: 30 messages a second overall, one in each chat, and the pauses it asks for."""

import asyncio
import time
from bisect import bisect, insort
from collections.abc import Awaitable, Callable

_MARGIN = 1.08  # calls overtake each other on their way
_HAIR = 1e-6  # seconds; sums of fractions are never exact
_KEPT_FREE = 0.1  # of a second's worth, for replies that come while bulk goes out


class Pace:
    """Gives out the moments at which a message may go. Monotonic seconds; one instance sends for the whole bot."""

    def __init__(
        self,
        per_second: float = 30,
        per_chat_s: float = 1.0,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._gap, self._chat_gap, self._clock, self._sleep = 1 / per_second, per_chat_s, clock, sleep
        self._worth = max(1, int(per_second))
        self._bulk_worth = max(1, int(self._worth * (1 - _KEPT_FREE)))
        self._window = _MARGIN * self._worth / per_second
        self._given: list[float] = []  # the moments of the last second and those to come, in order
        self._bulk_at = 0.0
        self._chats: dict[tuple[int, str], float] = {}
        self._paused_until = 0.0

    async def wait(self, chat_id: int, kind: str = "message", within_s: float = 5, *, bulk: bool = False) -> bool:
        """Wait for this chat's turn and then for the bot's. False, without a turn, if that takes longer than within_s.

        A reply goes at once while there is room within the second; bulk is spaced evenly and leaves some, so that
        there is. Edits have a chat pace of their own: they ring no bell.
        """
        key, deadline = (chat_id, kind), self._clock() + within_s
        while True:
            now = self._clock()
            rested = max(self._chats.get(key, 0.0), self._paused_until)
            at = rested if rested > now else self._next(now, bulk)
            if at > deadline:
                return False
            if rested <= now:
                insort(self._given, at)
                self._bulk_at = at if bulk else self._bulk_at
                self._chats[key] = at + self._chat_gap
            if at > now:
                await self._sleep(at - now)
            # A pause that began while we slept is kept, and the queue joined again behind it: no burst at its end.
            if rested <= now and self._paused_until <= self._clock():
                return True

    def pause(self, seconds: float) -> None:
        """Telegram asked for a pause: nobody sends until it is over."""
        self._paused_until = max(self._paused_until, self._clock() + seconds)

    def behind_s(self, *, bulk: bool = False) -> float:
        """How long the next message would have to wait, whatever its chat."""
        now = self._clock()
        return max(0.0, self._next(now, bulk) - now, self._paused_until - now)

    def resting(self) -> set[int]:
        """The chats that have just had a message and may not have another yet."""
        now = self._clock()
        self._chats = {key: at for key, at in self._chats.items() if at > now}
        return {chat for chat, kind in self._chats if kind == "message"}

    def _next(self, now: float, bulk: bool) -> float:
        """The first moment at which one more message leaves no second with more than its worth."""
        self._given = self._given[bisect(self._given, now - self._window) :]
        at, worth = (max(now, self._bulk_at + self._gap), self._bulk_worth) if bulk else (now, self._worth)
        while True:
            place = bisect(self._given, at)
            # Every run of that many neighbours would be one too many together with this one.
            full = [
                first
                for first in range(max(0, place - worth), min(place, len(self._given) - worth) + 1)
                if max(at, self._given[first + worth - 1]) - min(at, self._given[first]) < self._window - _HAIR
            ]
            if not full:
                return at
            at = self._given[full[-1]] + self._window
