"""The queue of updates and its two ways out, long polling and webhook, confirmed exactly as Telegram does."""

import asyncio
from typing import Any

import httpx

from bot.sandbox.errors import Conflict

Update = dict[str, Any]

# What Telegram leaves out unless it is asked for.
_ONLY_WHEN_ASKED = {"chat_member", "message_reaction", "message_reaction_count"}
_WEBHOOK_ACTIVE = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
_LONGEST_PAUSE_S = 5.0


class UpdateQueue:
    """Updates stay until a getUpdates call with a higher offset, or a webhook's 2xx, confirms them."""

    def __init__(self) -> None:
        self.duplicates = False
        self.confirmed = 0
        self.next_id = 100_001
        self.allowed: list[str] = []
        self.webhook_url = ""
        self.secret_token = ""
        self.webhook_transport: httpx.AsyncBaseTransport | None = None
        self.webhook_pause_s = 0.05
        self.webhook_error = ""
        self._pending: list[tuple[int, Update]] = []
        self._waiter: asyncio.Future[None] | None = None
        self._arrived = asyncio.Event()
        self._poster: asyncio.Task[None] | None = None

    @property
    def pending(self) -> int:
        return len(self._pending)

    def add(self, update: Update, filtered: bool = True) -> int:
        """Queues an update, numbers it if it has no update_id, and wakes whoever waits for it."""
        number = update.get("update_id")
        if not isinstance(number, int):
            number = self.next_id
            update = {"update_id": number, **update}
        self.next_id = max(self.next_id, number + 1)
        if filtered and not self._wanted(update):
            return number
        self._pending.append((number, update))
        self._arrived.set()
        self.wake()
        return number

    def wake(self) -> None:
        """Lets a waiting getUpdates answer now."""
        if self._waiter and not self._waiter.done():
            self._waiter.set_result(None)

    def _wanted(self, update: Update) -> bool:
        kinds = update.keys() - {"update_id"}
        return bool(kinds & set(self.allowed)) if self.allowed else not kinds & _ONLY_WHEN_ASKED

    def drop(self) -> None:
        self._pending.clear()

    async def fetch(self, offset: int, limit: int, timeout_s: int) -> list[Update]:
        """What getUpdates returns; waits up to `timeout_s` real seconds when there is nothing."""
        if self.webhook_url:
            raise Conflict(_WEBHOOK_ACTIVE)
        if self._waiter and not self._waiter.done():
            self._waiter.set_exception(
                Conflict("terminated by other getUpdates request; make sure that only one bot instance is running")
            )
        echoes = self._confirm(offset)
        if not self._pending and not echoes and timeout_s > 0:
            waiter = self._waiter = asyncio.get_running_loop().create_future()
            try:
                await asyncio.wait_for(waiter, timeout_s)
            except TimeoutError:
                pass
            finally:
                if self._waiter is waiter:
                    self._waiter = None
        batch = [update for _, update in self._pending[:limit]]
        if self.duplicates:
            batch = [update for update in batch for _ in range(2)]
        return echoes + batch

    def _confirm(self, offset: int) -> list[Update]:
        """Forgets what the offset confirms; with duplicates on, hands it out once more."""
        if offset == 0 or not self._pending:
            return []
        if offset < 0:
            gone, self._pending = self._pending[:offset], self._pending[offset:]
        else:
            gone = [item for item in self._pending if item[0] < offset]
            self._pending = [item for item in self._pending if item[0] >= offset]
        self.confirmed += len(gone)
        return [update for _, update in gone] if self.duplicates else []

    async def set_webhook(self, url: str, secret_token: str) -> None:
        await self.delete_webhook()
        self.webhook_url, self.secret_token, self.webhook_error = url, secret_token, ""
        if self._waiter and not self._waiter.done():
            self._waiter.set_exception(Conflict("terminated by setWebhook request"))
        self._poster = asyncio.create_task(self._post_updates())

    async def delete_webhook(self) -> None:
        self.webhook_url = ""
        if self._poster:
            self._poster.cancel()
            await asyncio.gather(self._poster, return_exceptions=True)
            self._poster = None

    async def _post_updates(self) -> None:
        """POSTs the oldest update until the webhook takes it; one at a time, so order is kept."""
        headers = {"X-Telegram-Bot-Api-Secret-Token": self.secret_token} if self.secret_token else {}
        pause_s = self.webhook_pause_s
        async with httpx.AsyncClient(transport=self.webhook_transport, trust_env=False, timeout=30) as client:
            while True:
                if not self._pending:
                    self._arrived.clear()
                    await self._arrived.wait()
                    continue
                item = self._pending[0]
                if await self._accepted(client, item[1], headers):
                    pause_s = self.webhook_pause_s
                    if self._pending and self._pending[0] is item:
                        del self._pending[0]
                        self.confirmed += 1
                    if self.duplicates:
                        await self._accepted(client, item[1], headers)
                else:
                    await asyncio.sleep(pause_s)
                    pause_s = min(pause_s * 2, _LONGEST_PAUSE_S)

    async def _accepted(self, client: httpx.AsyncClient, update: Update, headers: dict[str, str]) -> bool:
        try:
            answer = await client.post(self.webhook_url, json=update, headers=headers)
        except httpx.HTTPError as error:
            self.webhook_error = str(error) or type(error).__name__
            return False
        if answer.is_success:
            return True
        self.webhook_error = f"Wrong response from the webhook: {answer.status_code} {answer.reason_phrase}"
        return False
