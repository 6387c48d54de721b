"""The outbox: decided, not yet sent. Claimed in batches, marked with the attempt as a fence, in each chat's order."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from sqlalchemy import Boolean, RowMapping, and_, bindparam, case, delete, func, insert, or_, select, text, update

from bot.coach.effects import Priority
from bot.storage.columns import for_both
from bot.storage.database import StoreConnection
from bot.storage.letter import AT_MOST_ONCE, COUNTS, DRAWN, FILES, LEAST_URGENT, Claimed, Letter, Taker
from bot.storage.sealing import Vault, row_key
from bot.storage.tables import outbox

_LEASE = timedelta(seconds=30)
_TAKE_OVER = timedelta(seconds=5)
_CLAIMED = (*(outbox.c[name] for name in Claimed.__dataclass_fields__), outbox.c.row_key)
# Taking buttons off rings no bell, so it need not wait until a chat has rested.
_RETIRES = outbox.c.order_key.startswith("retire:", autoescape=True)
_FILES = outbox.c.order_key.startswith(FILES, autoescape=True)
_DRAWN = outbox.c.order_key.startswith(DRAWN, autoescape=True)


_EARLIER = outbox.alias("earlier")
# Another open letter of the same order key stands before this one.
_OLDER = (
    select(_EARLIER.c.id)
    .where(
        _EARLIER.c.order_key == outbox.c.order_key,
        _EARLIER.c.id < outbox.c.id,
        text("earlier.status in ('pending', 'sending')"),
    )
    .exists()
)
_REPLACED = delete(outbox).where(
    outbox.c.order_key == bindparam("key"), outbox.c.label == "", text("status = 'pending'")
)
_AGAIN = case((outbox.c.hushed, "dropped"), else_="pending")
_OURS = and_(outbox.c.id == bindparam("letter"), outbox.c.attempt == bindparam("fence"), outbox.c.status == "sending")

# Built once: putting a statement together takes longer than running it.
_ADD = insert(outbox).returning(outbox.c.id)
_ADD_ONCE = for_both(lambda into: into(outbox).on_conflict_do_nothing(index_elements=["dedupe"]))
_OPEN_KEYS = select(outbox.c.order_key).where(
    outbox.c.order_key.in_(bindparam("keys", expanding=True)), text("status in ('pending', 'sending')")
)
_ELIGIBLE = (
    select(outbox.c.id, outbox.c.chat_id, _RETIRES, _FILES, _DRAWN, outbox.c.priority)
    .where(
        text("outbox.status = 'pending'"),
        outbox.c.not_before <= bindparam("now"),
        outbox.c.priority <= bindparam("last"),
        ~_OLDER,
        or_(_RETIRES, outbox.c.chat_id.not_in(bindparam("resting", expanding=True))),
        or_(~_FILES, bindparam("files", type_=Boolean)),
    )
    .order_by(outbox.c.priority, outbox.c.not_before, outbox.c.id)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True)
)
_TAKE = (
    update(outbox)
    .where(outbox.c.id.in_(bindparam("chosen", expanding=True)))
    .values(
        status="sending",
        attempt=outbox.c.attempt + 1,
        begun=False,
        owner=bindparam("taker"),
        lease_until=bindparam("lease"),
    )
    .returning(*_CLAIMED)
)
_WANTED = select(outbox.c.id).where(_OURS, ~outbox.c.hushed)
_BEGIN = update(outbox).where(_OURS, ~outbox.c.hushed).values(begun=True, lease_until=bindparam("lease"))
_RENEW = update(outbox).where(_OURS).values(lease_until=bindparam("lease"))
_MARK = (
    update(outbox)
    .where(_OURS)
    .values(
        status=bindparam("became"),
        message_id=bindparam("message"),
        sent_at=bindparam("went_at"),
        error=bindparam("why"),
        lease_until=None,
        owner=None,
    )
)
_FORGET = update(outbox).where(outbox.c.id == bindparam("letter")).values(payload="")
_NEXT_AT = select(func.min(outbox.c.not_before)).where(
    text("outbox.status = 'pending'"), ~_OLDER, or_(~_FILES, bindparam("files", type_=Boolean))
)


class Outbox:
    """The outbox within one transaction."""

    def __init__(self, connection: StoreConnection, vault: Vault) -> None:
        self._connection, self._vault = connection, vault

    async def add(self, letters: Sequence[Letter], now: datetime, taker: Taker | None = None) -> list[Claimed]:
        """Put letters in, in order. One whose dedupe key has been used before is dropped.

        taker: a sender who has room now. Letters that may go at once are stored as claimed by them already, which
        spares a transaction between the decision and the sending; they are returned, and are the caller's to send.
        """
        taken = await self._free(letters, now, taker) if taker else set()
        handed = []
        for position, letter in enumerate(letters):
            if letter.order_key.startswith(COUNTS) and not letter.label:
                # A count that has not gone out yet is replaced by the next: a timer never has two edits waiting.
                await self._connection.execute(_REPLACED, {"key": letter.order_key})
            row = self._vault.seal(outbox, {**letter.__dict__, "created_at": now, "row_key": row_key()})
            if taker and position in taken:
                row |= {"status": "sending", "attempt": 1, "owner": taker.name, "lease_until": now + _LEASE}
                added: int = (await self._connection.execute(_ADD, row)).scalar_one()
                handed.append(_claimed(added, letter))
                continue
            row |= {"status": "pending", "attempt": 0, "owner": None, "lease_until": None}
            if letter.dedupe:
                await self._connection.execute(_ADD_ONCE[self._connection.dialect.name], row)
            else:
                await self._connection.execute(_ADD, row)
        return handed

    async def _free(self, letters: Sequence[Letter], now: datetime, taker: Taker) -> set[int]:
        """The positions of those that may go at once: urgent enough, due, to a chat that has rested, and the first of
        their order key."""
        first: dict[str, int] = {}
        for position, letter in enumerate(letters):
            first.setdefault(letter.order_key, position)
        first = {key: position for key, position in first.items() if _may_go(letters[position], now, taker.resting)}
        if not first:
            return set()
        waiting = set((await self._connection.scalars(_OPEN_KEYS, {"keys": list(first)})).all())
        return {position for key, position in first.items() if key not in waiting}

    async def claim(
        self,
        now: datetime,
        limit: int,
        owner: str,
        resting: Collection[int] = (),
        last: int = LEAST_URGENT,
        files: bool = True,
    ) -> list[Claimed]:
        """Take the most urgent letters, one for each chat, none for the chats that are `resting`, none of a priority
        behind `last`; of those that need a file made one at most, and none without `files`. A picture goes
        before the files of its priority, so it waits for one of them at most.

        Only the oldest open one of each order key is eligible, whoever claims. One for each chat: a hundred letters to
        one person would otherwise keep everybody else waiting for that chat's pace.
        """
        about = {"now": now, "resting": list(resting), "last": last, "most": limit * 4, "files": files}
        first: dict[tuple[int, bool], int] = {}
        eligible = (await self._connection.execute(_ELIGIBLE, about)).all()
        made = [(priority, not drawn, n) for n, (*_, is_file, drawn, priority) in enumerate(eligible) if is_file]
        chosen_file = min(made)[-1] if files and made else None
        for n, (letter, chat, retires, is_file, *_) in enumerate(eligible):
            if not is_file or n == chosen_file:
                first.setdefault((chat, retires), letter)
        chosen = list(first.values())[:limit]
        if not chosen:
            return []
        taken = {"chosen": chosen, "taker": owner, "lease": now + _LEASE}
        rows = (await self._connection.execute(_TAKE, taken)).mappings().all()
        # RETURNING has no order of its own.
        return sorted((self._opened(row) for row in rows), key=lambda c: chosen.index(c.id))

    def _opened(self, row: RowMapping) -> Claimed:
        # One that cannot be opened goes out as nothing, which its sender gives up on; the others go on.
        opened = self._vault.open_or_blank(outbox, row)
        return Claimed(**{name: opened[name] for name in Claimed.__dataclass_fields__})

    async def begin(self, claimed: Claimed, now: datetime) -> bool:
        """From here on it may have gone out. False: it must not be sent, because it is no longer ours or was called
        back."""
        result = await self._connection.execute(_BEGIN, {**_fence(claimed), "lease": now + _LEASE})
        return result.rowcount == 1

    async def is_wanted(self, claimed: Claimed) -> bool:
        """Whether it is still ours to send, and has not been called back since it was claimed."""
        return await self._connection.scalar(_WANTED, _fence(claimed)) is not None

    async def renew(self, claimed: Claimed, now: datetime) -> None:
        """Still ours, and still not begun: what goes with it is being made."""
        await self._connection.execute(_RENEW, {**_fence(claimed), "lease": now + _LEASE})

    async def next_at(self, *, files: bool = True) -> datetime | None:
        """The earliest moment at which a waiting letter may go; None if nothing waits or all wait for others. Without
        `files`, those that need one made are not counted."""
        earliest: datetime | None = await self._connection.scalar(_NEXT_AT, {"files": files})
        return earliest

    async def busy(self, now: datetime) -> bool:
        """Whether anything is being sent or could be sent now."""
        sending = select(outbox.c.id).where(text("outbox.status = 'sending'")).limit(1)
        if await self._connection.scalar(sending) is not None:
            return True
        earliest = await self.next_at()
        return earliest is not None and earliest <= now

    async def mark(
        self,
        claimed: Claimed,
        status: str,
        *,
        message_id: int | None = None,
        sent_at: datetime | None = None,
        error: str | None = None,
    ) -> bool:
        """Write the end of a sending; False if the claim is no longer ours."""
        end = {"became": status, "message": message_id, "went_at": sent_at, "why": error}
        result = await self._connection.execute(_MARK, {**_fence(claimed), **end})
        ours = result.rowcount == 1
        if ours and claimed.secret:
            await self._connection.execute(_FORGET, {"letter": claimed.id})
        return ours

    async def postpone(self, claimed: Claimed, until: datetime, error: str | None = None, order_key: str = "") -> None:
        """Not now. Keeps its place among the letters of its order key, or gets another key."""
        values = {"order_key": order_key} if order_key else {}
        await self._connection.execute(
            update(outbox)
            .where(_OURS)
            .values(status=_AGAIN, not_before=until, error=error, lease_until=None, owner=None, **values),
            _fence(claimed),
        )

    async def expired_leases(self, now: datetime, owner: str) -> list[Claimed]:
        """Letters whose sender has died: those that may be repeated, or were not begun, wait again; the others are
        returned, to be marked as unsure. `owner` has the right to send, so others' leases need not run out."""
        others = and_(outbox.c.owner != owner, outbox.c.lease_until < now + _LEASE - _TAKE_OVER)
        stale = and_(text("status = 'sending'"), or_(outbox.c.lease_until < now, others))
        lost = and_(outbox.c.begun, outbox.c.priority.in_(AT_MOST_ONCE))
        await self._connection.execute(
            update(outbox).where(stale, ~lost).values(status=_AGAIN, lease_until=None, owner=None)
        )
        unsure = select(*_CLAIMED).where(stale, lost).order_by(outbox.c.id)
        return [self._opened(row) for row in (await self._connection.execute(unsure)).mappings()]

    async def drop(self, person_id: int, keep: str = "") -> None:
        """Whatever waits for this person is not sent any more, but for what bears a label that begins with `keep`."""
        theirs = outbox.c.person_id == person_id
        if keep:
            theirs &= ~outbox.c.label.startswith(keep, autoescape=True)
        await self._connection.execute(
            update(outbox).where(theirs, outbox.c.status == "pending").values(status="dropped")
        )
        # What is on its way cannot be called back, but it is not tried a second time.
        await self._connection.execute(update(outbox).where(theirs, outbox.c.status == "sending").values(hushed=True))

    async def awaits(self, chat_id: int, label: str) -> bool:
        """Whether a letter with that label has still to go."""
        statement = select(outbox.c.id).where(
            outbox.c.chat_id == chat_id, outbox.c.label == label, text("status in ('pending', 'sending')")
        )
        return await self._connection.scalar(statement.limit(1)) is not None

    async def take_back(self, person_id: int, label: str) -> bool:
        """Drop what waits for this person under that label; False if nothing did, because it has gone, or may have."""
        waits = outbox.c.person_id == person_id, outbox.c.label == label, outbox.c.status == "pending"
        result = await self._connection.execute(update(outbox).where(*waits).values(status="dropped"))
        return result.rowcount > 0

    async def prune(self, before: datetime) -> None:
        await self._connection.execute(
            delete(outbox).where(outbox.c.status.in_(("sent", "dropped", "expired")), outbox.c.created_at < before)
        )


def _claimed(added: int, letter: Letter) -> Claimed:
    """A letter as the sender it was handed to holds it."""
    shared = {name: getattr(letter, name) for name in Claimed.__dataclass_fields__ if hasattr(letter, name)}
    return Claimed(id=added, attempt=1, **shared)


def _may_go(letter: Letter, now: datetime, resting: Collection[int]) -> bool:
    if letter.order_key.startswith("retire:"):
        return True
    in_time = letter.priority <= Priority.REPLY and letter.not_before <= now
    at_once = not letter.dedupe and not letter.order_key.startswith(FILES)
    return in_time and letter.chat_id not in resting and at_once


def _fence(claimed: Claimed) -> dict[str, int]:
    return {"letter": claimed.id, "fence": claimed.attempt}
