"""All there is in the sandbox: the bot, its chats, its files and what happened, in memory."""

import asyncio
import time
from collections import deque
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.sandbox.clock import SandboxClock
from bot.sandbox.files import Files
from bot.sandbox.inline import InlineQuery
from bot.sandbox.messages import Message, Query, SentCall
from bot.sandbox.phone import Phone
from bot.sandbox.updates import UpdateQueue

QUERY_LIFE_S = 60.0


class World:
    """One bot and the people it can talk to; `version` grows with every change a page could show."""

    def __init__(self, bot_id: int, username: str, name: str, clock: SandboxClock) -> None:
        self.clock = clock
        self.username = username
        self.bot: dict[str, Any] = {"id": bot_id, "is_bot": True, "first_name": name, "username": username}
        self.phones: dict[int, Phone] = {}
        self.files = Files()
        self.updates = UpdateQueue()
        self.sent: list[SentCall] = []
        self.queries: dict[str, Query] = {}
        self.inline: dict[str, InlineQuery] = {}
        self.commands: dict[tuple[str, str], list[dict[str, str]]] = {}
        self.texts: dict[tuple[str, str], str] = {}
        self.version = 0
        self.closed = False
        self.watchers: set[asyncio.Event] = set()
        self._next_chat = 1001
        self._next_query = 1
        self._next_group = -2001
        self._query_order: deque[str] = deque()
        clock.listeners.append(self.touch)

    def touch(self) -> None:
        self.version += 1
        for watcher in self.watchers:
            watcher.set()

    def now(self) -> datetime:
        return self.clock.now()

    def add_phone(
        self,
        name: str,
        language: str,
        username: str | None,
        chat_id: int | None,
        zone: str,
        kind: str = "private",
    ) -> Phone:
        if any(phone.name == name for phone in self.phones.values()):
            raise ValueError(f"there is a phone named {name!r} already")
        if chat_id is None:
            chat_id, step = (self._next_group, -1) if kind == "group" else (self._next_chat, 1)
            while chat_id in self.phones:
                chat_id += step
        elif chat_id in self.phones:
            raise ValueError(f"chat {chat_id} is taken by {self.phones[chat_id].name!r}")
        if kind == "group":
            self._next_group = min(self._next_group, chat_id - 1)
        elif chat_id >= self._next_chat:
            self._next_chat = chat_id + 1
        phone = Phone(self, name, language, username, chat_id, ZoneInfo(zone), kind)
        self.phones[chat_id] = phone
        self.touch()
        return phone

    def new_query(self, chat_id: int, message_id: int, data: str) -> str:
        query_id = f"{4_000_000_000 + self._next_query}"
        self._next_query += 1
        self.queries[query_id] = Query(chat_id, message_id, data, time.monotonic())
        self._query_order.append(query_id)
        while self._query_order and self.query(self._query_order[0]) is None:
            self.queries.pop(self._query_order.popleft(), None)
        return query_id

    def query(self, query_id: str) -> Query | None:
        """A pressed button the bot can still answer; None when unknown or older than 60 s of real time."""
        query = self.queries.get(query_id)
        if query is None or time.monotonic() - query.pressed > QUERY_LIFE_S:
            return None
        return query

    def record(self, method: str, message: Message) -> None:
        self.sent.append(
            SentCall(
                method,
                message.chat_id,
                message.text or message.caption or "",
                self.clock.now(),
                time.monotonic(),
                message.id,
            )
        )
        self.touch()
