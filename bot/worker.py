"""Works the inbox off: one chat's updates in order, chats in parallel, each update one turn in one transaction."""

import asyncio
import json
import logging
from functools import partial
from typing import Any

from telegram import Update
from telegram.error import TelegramError
from telegram.ext import Application

from bot.coach.events import Commanded, NotUnderstood
from bot.delivery import Delivery
from bot.handlers.hearing import GroupSpoke, Heard, InviteBrought, listening
from bot.storage.database import StoreUnavailable
from bot.storage.store import Store, Transaction
from bot.turn import Turns

log = logging.getLogger(__name__)

_ATTEMPTS = 3
_IN_A_ROW = 10  # updates of one chat before others get their turn
_CHATS_AT_ONCE = 16
_IDLE_S = 1.0


class Worker:
    """Works the inbox off: one chat's updates in order, chats in parallel, a flood in one starves no other."""

    def __init__(
        self,
        store: Store,
        turns: Turns,
        application: Application[Any, Any, Any, Any, Any, Any],
        delivery: Delivery,
    ) -> None:
        self._store, self._turns, self._application, self._delivery = store, turns, application, delivery
        self._waiting: dict[int, None] = {}  # an ordered set of chats
        self._at_work: dict[int, asyncio.Task[None]] = {}
        self._nudged = asyncio.Event()
        self._look_due = 0.0
        self._spinners: set[asyncio.Task[None]] = set()
        self._looping = asyncio.Lock()
        self._stopping = False

    def nudge(self, chats: set[int] | None = None) -> None:
        """These chats have something waiting; without them, look for yourself."""
        if chats is None:
            self._look_due = 0.0
        for chat in chats or ():
            self._waiting[chat] = None
        self._nudged.set()

    async def run(self) -> None:
        """Until stopped."""
        async with self._looping:
            await self._run()

    async def _run(self) -> None:
        loop = asyncio.get_running_loop()
        while not self._stopping:
            self._nudged.clear()
            if loop.time() >= self._look_due:
                self._look_due = loop.time() + _IDLE_S
                await self._look()
            free = [chat for chat in self._waiting if chat not in self._at_work]
            for chat in free[: _CHATS_AT_ONCE - len(self._at_work)]:
                del self._waiting[chat]
                task = asyncio.create_task(self._work_off(chat))
                self._at_work[chat] = task
                task.add_done_callback(partial(self._left, chat))
            try:
                await asyncio.wait_for(self._nudged.wait(), _IDLE_S)
            except TimeoutError:
                pass

    async def stop(self, within_s: float = 4) -> None:
        """Take nothing new and finish the turns in hand; what does not finish is rolled back and done by the next."""
        self._stopping = True
        self._nudged.set()
        async with self._looping:
            pass
        hands = list(self._at_work.values())
        if hands:
            await asyncio.wait(hands, timeout=within_s)
        for task in hands:
            task.cancel()
        for task in self._spinners:
            task.cancel()
        await asyncio.gather(*hands, *self._spinners, return_exceptions=True)

    @property
    def idle(self) -> bool:
        return not self._at_work and not self._waiting

    def _left(self, chat: int, _task: asyncio.Task[None]) -> None:
        del self._at_work[chat]
        self._nudged.set()

    async def _look(self) -> None:
        try:
            async with self._store.reading() as tx:
                for chat in await tx.inbox.chats():
                    self._waiting[chat] = None
        except Exception as error:
            log.error("could not read the inbox (%s); trying again", type(error).__name__)

    async def _work_off(self, chat: int) -> None:
        for _ in range(_IN_A_ROW):
            if self._stopping or not await self._one(chat):
                return
        self._waiting[chat] = None  # more may wait: back to the end of the queue

    async def _one(self, chat: int) -> bool:
        """The chat's oldest update in one transaction. False if no other waits, or another process is at it."""
        seq, more, handed, raw = None, True, [], ""
        try:
            async with self._store.transaction(self._delivery.taker()) as tx:
                if not await tx.inbox.claim(chat):
                    return False
                update = await tx.inbox.oldest(chat)
                if update is None:
                    return False
                seq, more, handed, raw = update.seq, update.more, tx.handed, update.raw
                await self._handle(tx, raw)
                await tx.inbox.done(update.seq)
                await self._store.database.tell_others(tx.connection)
        except StoreUnavailable as error:
            # Not the update's fault: it is not counted, and tried again.
            log.warning("the database was not available (%s); trying again", error)
            await asyncio.sleep(0.2)
            return False
        except Exception as error:
            if seq is None:
                log.error("could not read the inbox: %s", type(error).__name__)
                return False
            handed = []  # rolled back with the rest
            await self._failed(seq, chat, error)
        self._delivery.decided(handed)
        self._stop_spinner(raw)
        return more

    def _stop_spinner(self, raw: str) -> None:
        """Answer the callback query of a tapped button, beside the reply. Best effort: what it means is safe."""
        update = json.loads(raw) if '"callback_query"' in raw else None
        query = update.get("callback_query") if isinstance(update, dict) else None
        if isinstance(query, dict) and isinstance(query.get("id"), str):
            task = asyncio.create_task(self._answer(query["id"]))
            self._spinners.add(task)
            task.add_done_callback(self._spinners.discard)

    async def _answer(self, query_id: str) -> None:
        try:
            await self._application.bot.answer_callback_query(query_id)
        except TelegramError:
            log.debug("a callback query could not be answered")

    async def _handle(self, tx: Transaction, raw: str) -> None:
        """Telegram's JSON → event → turn."""
        update = Update.de_json(json.loads(raw), self._application.bot)
        if update is None:
            raise ValueError("no update")
        for heard in await listening(self._application, update):
            await self._turn(tx, heard)

    async def _turn(self, tx: Transaction, heard: Heard) -> None:
        match heard.event:
            case InviteBrought(code=code):
                if not await self._turns.join(tx, heard.sender, code):
                    # The chat is somebody's already: to them it is a plain start.
                    await self._turns.hear(tx, heard.sender, Commanded("start"))
            case GroupSpoke():
                await self._turns.refuse_group(tx, heard.sender)
            case event:
                await self._turns.hear(tx, heard.sender, event)

    async def _failed(self, seq: int, chat: int, error: Exception) -> None:
        """Three failures of one update: set it aside, say so without its text, and tell the person."""
        name = type(error).__name__
        try:
            async with self._store.transaction() as tx:
                attempts = await tx.inbox.failed(seq, name)
                if attempts >= _ATTEMPTS:
                    await tx.inbox.set_aside(seq, name)
            log.error("update %s failed the %s. time: %s at %s", seq, attempts, name, _place(error))
            if attempts >= _ATTEMPTS:
                # By itself: if the person's own affairs are what cannot be read, the others must go on all the same.
                async with self._store.transaction() as tx:
                    case = await tx.cases.of_chat(chat, self._turns.now())
                    if case is not None:
                        await self._turns.tell(tx, case.person.id, NotUnderstood())
        except Exception as second:
            log.error("update %s: the person's own affairs cannot be read (%s)", seq, type(second).__name__)
            await self._show_help(chat)

    async def _show_help(self, chat: int) -> None:
        """All that can be done where somebody's affairs cannot be read: the number to call, and to call the clinic."""
        try:
            async with self._store.transaction() as tx:
                await self._turns.apologise(tx, chat)
        except Exception as error:
            log.error("nobody could be told in chat %s: %s", chat, type(error).__name__)


def _place(error: BaseException) -> str:
    """File and line where it was raised; its text may hold what a patient wrote."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else "?"
