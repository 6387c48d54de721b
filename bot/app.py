"""The wiring: the one place where the parts meet. Every handler, in order, on one screen."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractContextManager, AsyncExitStack, asynccontextmanager, nullcontext, suppress
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, NoReturn

import uvicorn
from telegram.error import InvalidToken, TelegramError
from telegram.ext import (
    Application,
    ApplicationBuilder,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    ExtBot,
    InlineQueryHandler,
    MessageHandler,
    filters,
)
from telegram.request import BaseRequest

from bot.clock import Clock
from bot.coach.rules import Clinic
from bot.coach.screening import screen
from bot.content.library import Library, load
from bot.content.words import Wording
from bot.delivery import Delivery
from bot.handlers import comings, searching, taps, typed
from bot.handlers.hearing import failed, listen
from bot.intake import ALLOWED_UPDATES, Inlet, Poller, TelegramRefuses, webhook
from bot.menu import introduce
from bot.pace import Pace
from bot.pictures import Album
from bot.reports.press import Press
from bot.reports.studio import Supplies
from bot.request import Request
from bot.settings import Settings
from bot.storage.database import Database
from bot.storage.sealing import vault_of
from bot.storage.store import Store
from bot.turn import Turns
from bot.worker import Worker

log = logging.getLogger(__name__)

_PRIVATE = filters.ChatType.PRIVATE


def add_handlers(application: Application[Any, Any, Any, Any, Any, Any]) -> None:
    """Every handler, in order; the first that fits hears the update."""
    for handler in (
        MessageHandler(~_PRIVATE & filters.COMMAND, listen(comings.group)),
        MessageHandler(~_PRIVATE, listen(lambda _: None)),
        CommandHandler("start", listen(comings.started), filters.UpdateType.MESSAGE),
        MessageHandler(filters.UpdateType.MESSAGE & filters.COMMAND, listen(comings.commanded)),
        CallbackQueryHandler(listen(taps.tapped)),
        MessageHandler(filters.UpdateType.EDITED_MESSAGE, listen(typed.edited)),
        MessageHandler(filters.TEXT, listen(typed.said)),
        MessageHandler(filters.CAPTION & filters.VIA_BOT & filters.ANIMATION, listen(searching.chosen)),
        MessageHandler(filters.ALL, listen(typed.shared)),
        InlineQueryHandler(listen(searching.searched)),
        ChatMemberHandler(listen(comings.membership), ChatMemberHandler.MY_CHAT_MEMBER),
    ):
        application.add_handler(handler)
    application.add_error_handler(failed)


class App:
    """The bot, assembled and running for as long as `running` is entered."""

    def __init__(
        self,
        settings: Settings,
        *,
        now: Callable[[], datetime] | None = None,
        request: Callable[[], BaseRequest] | None = None,
        pace: Pace | None = None,
        library: Library | None = None,
        press_apart: bool = True,
    ) -> None:
        """now: the clock, UTC. request: how Telegram is reached; tests hand in a transport of their own. press_apart:
        files are made in a process of their own, which takes a moment to start."""
        if settings.token is None:
            raise TelegramRefuses("There is no bot token. Get one from @BotFather and set HEP_TOKEN to it.")
        self.settings = settings
        self.now = now or (lambda: datetime.now(UTC))
        self._request = request or (lambda: Request(settings.telegram_url))
        self._pace = pace or Pace(settings.messages_per_second)
        self.library = library or load()
        self.database = Database(settings.database_url)
        key = settings.key.get_secret_value() if settings.key else None
        self.store = Store(self.database, vault_of(key, settings.key_file), self.now)
        self.wording = Wording(self.library)
        self.failed: asyncio.Future[None] | None = None
        self._press_apart = press_apart

    @asynccontextmanager
    async def running(self, *, ticking: bool = True) -> AsyncIterator["App"]:
        """1. Migrate, with the key at hand. 2. Meet Telegram. 3. Start the parts, each looping on the tables. 4. At the
        end stop taking, finish what is in hand, and let go. ticking False: whoever runs it ticks the clock. Raises
        KeyRefused, TelegramRefuses."""
        async with AsyncExitStack() as stack:
            stack.push_async_callback(self.database.close)
            await self.store.open_up(self.now())
            application = self._application()
            await _meet(application, self.settings.telegram_url)
            stack.push_async_callback(application.shutdown)
            may_send = await stack.enter_async_context(self.database.sending_right())
            self.turns = Turns(self.store, self.wording, self._rules(application.bot.username), self.now)
            press = Press(self.supplies, apart=self._press_apart)
            stack.callback(press.close)
            self.delivery = Delivery(
                self.store,
                self.turns,
                application.bot,
                self._pace,
                self.now,
                _cached(may_send),
                Album(self.settings.pictures),
                press,
            )
            self.worker = Worker(self.store, self.turns, application, self.delivery)
            self.clock = Clock(self.store, self.turns, self.now, self.delivery)
            self.inlet = Inlet(self.store, self.now, self.worker.nudge)
            self.failed = asyncio.get_running_loop().create_future()
            working, sending = self._keep(self.worker.run()), self._keep(self.delivery.run())
            listening = self._keep(self.database.listen(self._heard_of_others))
            taking_in = self._keep(self._take_in(application, _cached(may_send)))
            introducing = self._keep(introduce(application.bot, self.wording, self.store))
            reading = self._keep(asyncio.to_thread(self._read_ahead))
            if ticking:
                self.clock.start()
            try:
                yield self
            finally:
                taking_in.cancel()
                await asyncio.gather(self.clock.stop(), self.worker.stop(), return_exceptions=True)
                await asyncio.gather(self.delivery.stop(), return_exceptions=True)
                # These end by themselves now; cancelled, they might leave a transaction in the middle.
                ending = (working, sending, taking_in, introducing, reading)
                await asyncio.wait(ending, timeout=2)
                for task in (*ending, listening):
                    task.cancel()
                await asyncio.gather(*ending, listening, return_exceptions=True)

    async def username(self) -> str:
        """The bot's name at Telegram, without starting anything. Raises TelegramRefuses."""
        application = self._application()
        await _meet(application, self.settings.telegram_url)
        try:
            return str(application.bot.username)
        finally:
            await application.shutdown()

    def turns_offline(self) -> Turns:
        """Turns without a word with Telegram: whatever they decide is sent by the bot that runs."""
        return Turns(self.store, self.wording, self._rules(""), self.now)

    async def settled(self) -> None:
        """Wait until nothing is in hand: inbox worked off, everything sent that may be sent now."""
        while True:
            async with self.store.reading() as tx:
                open_chats = await tx.inbox.chats(1)
                letters = await tx.outbox.busy(self.now())
            if not open_chats and not letters and self.worker.idle and self.delivery.idle:
                return
            self.worker.nudge()
            self.delivery.nudge()
            await asyncio.sleep(0.005)

    def _application(self) -> Application[Any, Any, Any, Any, Any, Any]:
        token = self.settings.token.get_secret_value() if self.settings.token else ""
        request = self._request()
        bot: ExtBot[None] = ExtBot(
            token,
            base_url=f"{self.settings.telegram_url}/bot",
            base_file_url=f"{self.settings.telegram_url}/file/bot",
            request=request,
            get_updates_request=request,  # not used: the poller has its own
        )
        # No updater: it would confirm updates before they are safe. No job queue: what is due stands in rows.
        application = ApplicationBuilder().bot(bot).updater(None).job_queue(None).build()
        add_handlers(application)
        return application

    def _rules(self, username: str) -> Any:
        clinic: Clinic = replace(self.settings.clinic, bot_username=username)
        return self.library.rules(clinic, overrides=self.settings.overrides, emergency=self.settings.emergency)

    @property
    def supplies(self) -> Supplies:
        """What making a file needs."""
        settings = self.settings
        return Supplies(settings.clinic, settings.overrides, settings.emergency, settings.pictures)

    def _read_ahead(self) -> None:
        """What takes a moment when it is first needed, before anybody waits for it: plain mode and the danger signs."""
        _ = self.wording.simple
        screen("", *self.turns.rules.all_keywords)

    def _keep(self, work: Any) -> asyncio.Task[Any]:
        """Run a part; if it ends with an error, so does the whole: half a bot is worse than none."""
        task: asyncio.Task[Any] = asyncio.create_task(work)

        def ended(done: asyncio.Task[Any]) -> None:
            error = None if done.cancelled() else done.exception()
            if error and self.failed and not self.failed.done():
                self.failed.set_exception(error)

        task.add_done_callback(ended)
        return task

    async def _take_in(
        self, application: Application[Any, Any, Any, Any, Any, Any], may_poll: Callable[[], Awaitable[bool]]
    ) -> None:
        """Polling or webhook, by one setting; behind both the same inlet."""
        settings, bot = self.settings, application.bot
        if settings.webhook_url is None or settings.webhook_secret is None:
            with suppress(TelegramError):
                await bot.delete_webhook(drop_pending_updates=False)
            request = self._request()
            await request.initialize()
            try:
                await Poller(self.inlet, request, bot.base_url, may_poll).run()
            finally:
                await request.shutdown()
            return
        secret = settings.webhook_secret.get_secret_value()
        host, _, port = settings.webhook_listen.partition(":")
        path = "/" + settings.webhook_url.split("://", 1)[-1].partition("/")[2]
        server = _Server(
            uvicorn.Config(
                webhook(self.inlet, secret, path),
                host=host,
                port=int(port),
                log_config=None,  # its own would print the texts of exceptions
                access_log=False,
                lifespan="off",
            )
        )
        serving = asyncio.create_task(server.serve())
        try:
            await bot.set_webhook(
                settings.webhook_url, secret_token=secret, allowed_updates=ALLOWED_UPDATES, max_connections=1
            )
            await asyncio.shield(serving)  # cancelled, it would leave its port open
        except TelegramError as error:
            raise TelegramRefuses(
                f"Telegram does not accept the webhook ({type(error).__name__}). Check HEP_WEBHOOK_URL: https, a name "
                "that Telegram can reach, and port 443, 80, 88 or 8443."
            ) from error
        finally:
            server.should_exit = True
            await asyncio.gather(serving, return_exceptions=True)

    def _heard_of_others(self) -> None:
        self.worker.nudge()
        self.delivery.nudge()


class _Server(uvicorn.Server):
    """Leaves the signals to the command line, which lets everything finish in order."""

    def capture_signals(self) -> AbstractContextManager[None]:  # type: ignore[override]
        return nullcontext()


async def _meet(application: Application[Any, Any, Any, Any, Any, Any], url: str) -> None:
    """Ask Telegram who we are. Raises TelegramRefuses, which says what to do, with nothing left open."""
    try:
        await application.initialize()
    except TelegramError as error:
        await application.bot.request.shutdown()
        _refuse(error, url)


def _refuse(error: TelegramError, url: str) -> NoReturn:
    if isinstance(error, InvalidToken):
        raise TelegramRefuses(
            "Telegram does not know this token. Ask @BotFather for the current one and set HEP_TOKEN to it."
        ) from error
    raise TelegramRefuses(f"Telegram cannot be reached at {url}. Check the network and try again.") from error


def _cached(may: Callable[[], Awaitable[bool]], seconds: float = 1.0) -> Callable[[], Awaitable[bool]]:
    """Ask for the right at most once a second; once it is held it only ends with the connection or the process."""
    state = {"at": -seconds, "answer": False}

    async def ask() -> bool:
        now = asyncio.get_running_loop().time()
        if now - state["at"] >= seconds:
            state["answer"], state["at"] = await may(), now
        return bool(state["answer"])

    return ask
