"""Invites: a random code, stored hashed, used once. Every way to be wrong looks the same from outside."""

import hashlib
import secrets
from datetime import datetime, timedelta

from sqlalchemy import delete, func, insert, select, update

from bot.storage.database import StoreConnection
from bot.storage.tables import invites, wrong_codes

_CODE_BYTES = 16  # 128 bits


class Invites:
    """The invites within one transaction."""

    def __init__(self, connection: StoreConnection) -> None:
        self._connection = connection

    async def make(self, person_id: int, now: datetime, hours: int) -> tuple[str, datetime]:
        """A new code for this person and when it expires; their older ones become worthless."""
        await self.revoke(person_id, now)
        code = secrets.token_urlsafe(_CODE_BYTES)
        expires = now + timedelta(hours=hours)
        await self._connection.execute(
            insert(invites).values(person_id=person_id, code_hash=_hash(code), expires_at=expires)
        )
        return code, expires

    async def redeem(self, code: str, now: datetime) -> int | None:
        """Use a code up: the person it was made for, or None. Of any number of tries at once one succeeds."""
        statement = (
            update(invites)
            .where(
                invites.c.code_hash == _hash(code),
                invites.c.used_at.is_(None),
                invites.c.revoked_at.is_(None),
                invites.c.expires_at > now,
            )
            .values(used_at=now)
            .returning(invites.c.person_id)
        )
        person: int | None = (await self._connection.execute(statement)).scalar_one_or_none()
        return person

    async def revoke(self, person_id: int, now: datetime) -> None:
        await self._connection.execute(
            update(invites)
            .where(invites.c.person_id == person_id, invites.c.used_at.is_(None), invites.c.revoked_at.is_(None))
            .values(revoked_at=now)
        )

    async def wrong_tries(self, chat_id: int, now: datetime) -> int:
        """Wrong codes from this chat within the last hour."""
        statement = select(func.count()).where(
            wrong_codes.c.chat_id == chat_id, wrong_codes.c.at > now - timedelta(hours=1)
        )
        return await self._connection.scalar(statement) or 0

    async def count_wrong(self, chat_id: int, now: datetime) -> None:
        await self._connection.execute(insert(wrong_codes).values(chat_id=chat_id, at=now))

    async def prune(self, before: datetime) -> None:
        await self._connection.execute(delete(wrong_codes).where(wrong_codes.c.at < before))


def _hash(code: str) -> str:
    return hashlib.sha256(code.encode()).hexdigest()
