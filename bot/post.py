"""Puts what was said into the outbox: to people, with the buttons off that have been answered, and to strangers."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from hashlib import blake2s

from bot.coach.effects import Arg, Retire, Say, Words
from bot.coach.model import Case, Person
from bot.coach.rules import Rules
from bot.letters import Letters
from bot.storage.chats import Shown
from bot.storage.store import Transaction


class Post:
    """Messages of every kind, as letters of one transaction."""

    def __init__(self, letters: Letters, rules: Rules, now: Callable[[], datetime]) -> None:
        self._letters, self._rules, self._now = letters, rules, now

    async def put(self, tx: Transaction, case: Case, letters: list[Say | Retire]) -> None:
        """Messages with their final text, as decided, in order."""
        if not letters:
            return
        known = {case.person.id: case.person}
        if case.team:
            known |= {p.id: p for p in (case.team.lead, case.team.therapist)}
        missing = {letter.to for letter in letters} - known.keys()
        if missing:
            known |= await tx.people.of(missing)
        now = self._now()
        said = [x for x in letters if isinstance(x, Say) and known[x.to].chat_id]
        ready = [letter for x in said for letter in self._letters.in_parts(known[x.to], x, now)]
        # Buttons that have been answered can go a moment later than what is said.
        for retired in [x for x in letters if isinstance(x, Retire) and known[x.to].chat_id]:
            to = known[retired.to]
            shown = await _shown(tx, to, retired)
            closed = self._letters.retired(to, retired, shown, now)
            for message in shown:
                if message.message_id in closed:
                    await tx.chats.close(message)
            ready += closed.values()
        tx.handed.extend(await tx.outbox.add(ready, now, tx.taker))

    async def say_to(self, tx: Transaction, to: Person, words: Words, *, qr: str = "") -> None:
        """One message to somebody, beside what was decided. qr: a link that goes along as a picture."""
        await tx.outbox.add([self._letters.told(to, words, self._now(), qr=qr)], self._now())

    async def stranger(
        self, tx: Transaction, chat_id: int, language_code: str | None, key: str, *, again_after: str
    ) -> None:
        """A fixed text for a chat that is nobody's, not more often than once in that time ("%Y%m%d", "%H%M%S" …)."""
        now, clinic = self._now(), self._rules.clinic
        country = self._rules.country(clinic.country)
        given: dict[str, Arg] = {"clinic": clinic.name, "phone": clinic.phone, "stored": "no"}
        words = Words(key, {**given, "emergency": country.emergency, "crisis": country.crisis})
        letter = self._letters.to_stranger(chat_id, language_code, words, now)
        # Hashed, for which text it was may say what was written, and of strangers nothing is kept.
        once = blake2s(f"{key}:{chat_id}:{now:{again_after}}".encode(), digest_size=16).hexdigest()
        await tx.outbox.add([replace(letter, dedupe=once)], now)


async def _shown(tx: Transaction, to: Person, retired: Retire) -> list[Shown]:
    """The messages that may ask it: the one that was tapped first, then the last ones, the newest first."""
    recent = await tx.chats.lately_shown(to.chat_id or 0)
    if retired.message_id is None:
        return recent
    tapped = await tx.chats.shown(to.chat_id or 0, retired.message_id)
    return [tapped, *(r for r in recent if r.message_id != tapped.message_id)] if tapped else recent
