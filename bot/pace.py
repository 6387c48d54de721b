"""How fast Telegram lets us send: 30 messages a second overall, one in each chat, and the pauses it asks for."""

import asyncio
import time
from collections.abc import Callable


class Pace:
    """Reserves the next moment at which a message may go. Monotonic seconds; one instance sends for the whole bot."""

    def __init__(
        self,
        per_second: float = 30,
        per_chat_s: float = 1.0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._gap, self._chat_gap, self._clock = 1 / per_second, per_chat_s, clock
        self._next = 0.0
        self._chats: dict[tuple[int, str], float] = {}
        self._paused_until = 0.0

    async def wait(self, chat_id: int, kind: str = "message") -> None:
        """Wait for this chat's turn and then for the bot's. Edits have a chat pace of their own: they ring no bell."""
        key = (chat_id, kind)
        await self._until(lambda: max(self._chats.get(key, 0.0), self._paused_until))
        self._chats[key] = self._clock() + self._chat_gap
        if len(self._chats) > 5000:
            self._forget()
        now = self._clock()
        at = max(now, self._next)
        self._next = at + self._gap
        if at > now:
            await asyncio.sleep(at - now)
        await self._until(lambda: self._paused_until)

    def pause(self, seconds: float) -> None:
        """Telegram asked for a pause: nobody sends until it is over."""
        self._paused_until = max(self._paused_until, self._clock() + seconds)

    @property
    def paused(self) -> bool:
        return self._paused_until > self._clock()

    async def _until(self, moment: Callable[[], float]) -> None:
        """Sleep until a moment that may move on while we sleep."""
        pause = moment() - self._clock()
        while pause > 0:
            await asyncio.sleep(pause)
            pause = moment() - self._clock()

    def _forget(self) -> None:
        now = self._clock()
        self._chats = {chat: at for chat, at in self._chats.items() if at > now}
