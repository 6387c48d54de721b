"""How fast Telegram lets us send: 30 messages a second overall, one in each chat, and the pauses it asks for."""

import asyncio
import time
from collections import deque
from collections.abc import Awaitable, Callable

_MARGIN = 1.05  # calls overtake each other on their way


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
        worth = max(1, int(per_second))
        self._window = _MARGIN * worth / per_second
        self._last: deque[float] = deque(maxlen=worth)  # when the last second's worth went
        self._chats: dict[tuple[int, str], float] = {}
        self._paused_until = 0.0

    async def wait(self, chat_id: int, kind: str = "message", within_s: float = 5, *, bulk: bool = False) -> bool:
        """Wait for this chat's turn and then for the bot's. False, without a turn, if that takes longer than within_s.

        A reply goes at once while there is room within the second; bulk is spaced evenly, so that there is. Edits have
        a chat pace of their own: they ring no bell.
        """
        key, deadline = (chat_id, kind), self._clock() + within_s
        while True:
            now = self._clock()
            rested = max(self._chats.get(key, 0.0), self._paused_until)
            at = rested if rested > now else max(now, self._next(bulk))
            if at > deadline:
                return False
            if rested <= now:
                self._last.append(at)
                self._chats[key] = at + self._chat_gap
            if at > now:
                await self._sleep(at - now)
            # A pause that began while we slept is kept, and the queue joined again behind it: no burst at its end.
            if rested <= now and self._paused_until <= self._clock():
                return True

    def pause(self, seconds: float) -> None:
        """Telegram asked for a pause: nobody sends until it is over."""
        self._paused_until = max(self._paused_until, self._clock() + seconds)

    @property
    def behind_s(self) -> float:
        """How long the next message would have to wait, whatever its chat."""
        return max(0.0, self._next() - self._clock(), self._paused_until - self._clock())

    def _next(self, bulk: bool = False) -> float:
        """When the next message may go: a second after the one that is a second's worth before it."""
        full = len(self._last) == self._last.maxlen
        free = self._last[0] + self._window if full else 0.0
        return max(free, self._last[-1] + self._gap) if bulk and self._last else free

    def resting(self) -> set[int]:
        """The chats that have just had a message and may not have another yet."""
        now = self._clock()
        self._chats = {key: at for key, at in self._chats.items() if at > now}
        return {chat for chat, kind in self._chats if kind == "message"}
