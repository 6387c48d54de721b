"""One letter on its way: held back or made ready, its turn waited for, sent, and what Telegram says to it."""

import asyncio
import json
import logging
import re
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from typing import Any

from telegram.error import BadRequest, ChatMigrated, Conflict, Forbidden, InvalidToken, RetryAfter, TelegramError

from bot.calls import Calls
from bot.coach.effects import Priority
from bot.coach.schedule import civil, civil_for
from bot.outcomes import ATTEMPTS, Outcomes, backoff_s
from bot.pace import Pace
from bot.reports.desk import Desk
from bot.request import pause_s, was_sent
from bot.storage.database import StoreUnavailable
from bot.storage.letter import Claimed, Taker, put_off
from bot.storage.store import Store
from bot.turn import Turns

log = logging.getLogger(__name__)

_EARLY_S, _TRIES_EARLY = 0.05, 100
_RENEW_S = 10
_LONG_S = 1  # in which a letter may have been called back
_GONE = ("chat not found", "user is deactivated", "bot was blocked", "bot can't initiate")


class Sending:
    """Sends one letter after another, or many at once. taker, decided: for what is decided because of a letter."""

    def __init__(
        self,
        store: Store,
        turns: Turns,
        pace: Pace,
        now: Callable[[], datetime],
        calls: Calls,
        desk: Desk,
        outcomes: Outcomes,
        taker: Callable[[], Taker | None],
        decided: Callable[[list[Claimed]], None],
    ) -> None:
        self._store, self._turns, self._pace, self._now = store, turns, pace, now
        self._calls, self._desk, self._outcomes = calls, desk, outcomes
        self._taker, self._decided = taker, decided
        self.stopping = False

    async def send_and_mark(self, letter: Claimed) -> None:
        """Each letter for itself: whatever happens to one holds up no other.

        1. Too late, or quiet by now? 2. Wait for its turn. 3. What must not come twice is marked as begun. 4. Send.
        """
        try:
            if await self._held_back(letter):
                return
            payload = json.loads(letter.payload)
            if letter.is_file and not await self._with_file(letter, payload):
                return
            began = asyncio.get_running_loop().time()
            its_turn = await self._pace.wait(
                letter.chat_id, "edit" if _is_edit(letter) else "message", bulk=letter.priority > Priority.REPLY
            )
            if not its_turn or self.stopping:
                await self._outcomes.postpone(letter, 0)
                return
            waited_s = asyncio.get_running_loop().time() - began
            if (letter.is_file or waited_s > _LONG_S) and not await self._outcomes.is_wanted(letter):
                return
            if letter.at_most_once and not await self._outcomes.begin(letter):
                return
            await self._send(letter, payload)
        except StoreUnavailable as error:
            # Its lease runs out, and then it goes again or is shown as unsure.
            log.warning("the database was not available (%s) for letter %s", error, letter.id)
        except Exception as error:
            log.error("letter %s could not be handled: %s", letter.id, type(error).__name__)
            await self._outcomes.unmanageable(letter, type(error).__name__)

    async def _with_file(self, letter: Claimed, payload: dict[str, Any]) -> bool:
        """Make the file or draw the picture that goes with it, before its turn to be sent is waited for. The claim is
        renewed meanwhile, because it may take longer. False: it is tried later, because what says that it is being made
        has still to go, or because a picture could not be drawn, which is given up after a few times."""
        renewing = asyncio.create_task(self._renew(letter))
        try:
            for _ in range(_TRIES_EARLY):
                if not await self._calls.too_early(letter, payload):
                    break
                await asyncio.sleep(_EARLY_S)
            else:
                await self._outcomes.postpone(letter, 1)
                return False
            if "document" in payload:
                payload["made"] = await self._desk.make(letter.person_id or 0, payload["document"])
                return True
            payload["drawn"] = await self._desk.draw(payload["chart"])
        finally:
            renewing.cancel()
        if payload["drawn"] is None and letter.attempt < ATTEMPTS:
            await self._outcomes.postpone(letter, backoff_s(letter.attempt), "undrawn")
            return False
        return True

    async def _renew(self, letter: Claimed) -> None:
        while True:
            await asyncio.sleep(_RENEW_S)
            with suppress(StoreUnavailable):
                async with self._store.transaction() as tx:
                    await tx.outbox.renew(letter, self._now())

    async def _held_back(self, letter: Claimed) -> bool:
        """Judged at the moment of sending: too late, or quiet hours have begun since it was decided."""
        now, clinic = self._now(), self._turns.rules.clinic
        if letter.expires_at and now > letter.expires_at:
            await self._outcomes.conclude(letter, "expired", "expired")
            return True
        if letter.zone:
            async with self._store.reading() as tx:
                # As they live now: they may have travelled, or chosen other hours, since it was decided.
                known = await tx.people.of({letter.person_id}) if letter.person_id else {}
            reader = known.get(letter.person_id or 0)
            quiet = (letter.zone, clinic.quiet_from, clinic.quiet_to)
            earliest = civil_for(now, reader, clinic) if reader else civil(now, *quiet)
            if earliest > now:
                async with self._store.transaction() as tx:
                    # With a key of its own from now on: what waits for the morning does not hold up tonight's talk.
                    await tx.outbox.postpone(letter, earliest, order_key=put_off(letter))
                return True
        return False

    async def _send(self, letter: Claimed, payload: dict[str, Any]) -> None:
        try:
            if payload["method"] == "fetch":
                await self._read_file(letter, payload, await self._calls.fetch(payload["file_id"]))
                return
            message_id = await self._calls.make(letter, payload)
        except RetryAfter as error:
            pause = pause_s(error)
            log.warning("Telegram asks for a pause of %s s", pause)
            self._pace.pause(pause)
            await self._outcomes.postpone(letter, pause, "429")
        except (BadRequest, Forbidden, ChatMigrated) as error:
            await self._refused(letter, payload, error)
        except (InvalidToken, Conflict) as error:
            log.error("Telegram refuses this bot: %s", type(error).__name__)
            await self._outcomes.postpone(letter, 30, type(error).__name__)
        except TelegramError as error:
            # A time-out, a 5xx, a broken connection: only where it was never made do we know that nothing went out.
            await self._unknown(letter, error, sent=was_sent(error))
        else:
            await self._outcomes.sent_well(letter, message_id)

    async def _read_file(self, letter: Claimed, payload: dict[str, Any], data: bytes | None) -> None:
        """The errand is done and what came of it is decided on, both or neither."""
        async with self._store.transaction(self._taker()) as tx:
            if letter.person_id is not None and await tx.outbox.mark(letter, "sent", sent_at=self._now()):
                await self._turns.read_file(tx, letter.person_id, payload, data)
                await self._store.database.tell_others(tx.connection)
        self._decided(tx.handed)

    async def _refused(self, letter: Claimed, payload: dict[str, Any], error: TelegramError) -> None:
        """Telegram will not take it: formatting is tried once as plain text, a closed door is told to the therapist."""
        said = str(error).lower()
        if isinstance(error, BadRequest) and "parse entities" in said and payload.get("parse_mode", "HTML"):
            await self._send(letter, {**payload, "text": _plain(payload["text"]), "parse_mode": None})
            return
        gone = isinstance(error, Forbidden) or any(words in said for words in _GONE)
        await self._outcomes.give_up(letter, "unreachable" if gone else "refused", error)

    async def _unknown(self, letter: Claimed, error: Exception, *, sent: bool) -> None:
        """It may have arrived. What may come twice is sent again; a reminder is left and shown as unsure."""
        if sent and letter.at_most_once:
            await self._outcomes.conclude(letter, "unsure", "unsure", type(error).__name__)
            return
        await self._outcomes.postpone(letter, backoff_s(letter.attempt), type(error).__name__)


def _is_edit(letter: Claimed) -> bool:
    """Whether it rings no bell. What is deleted counts so, or what comes in its place would wait for that chat."""
    return letter.payload.startswith(('{"method": "edit"', '{"method": "retire"', '{"method": "delete"'))


def _plain(markup: str) -> str:
    text = re.sub(r"<[^>]*>", "", markup)
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
