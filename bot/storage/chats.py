"""What stands in a chat: which of our messages bears a label, which question is still open and can be closed."""

import json
from dataclasses import dataclass, replace

from sqlalchemy import RowMapping, bindparam, select, update

from bot.storage.database import StoreConnection
from bot.storage.sealing import Vault
from bot.storage.tables import outbox

_RECENT = 12  # messages of a chat among which an open question is looked for


@dataclass(frozen=True)
class Shown:
    """A message of ours as it stands in a chat. payload: what was sent, as JSON, with "closed" once it is answered."""

    id: int
    message_id: int
    label: str
    payload: str
    person_id: int | None
    chat_id: int
    row_key: str


# Built once: putting a statement together takes longer than running it.
_AS_SHOWN = (*(outbox.c[name] for name in Shown.__dataclass_fields__),)
_SHOWN = (
    select(*_AS_SHOWN)
    .where(outbox.c.chat_id == bindparam("chat"), outbox.c.message_id.is_not(None))
    .order_by(outbox.c.message_id.desc())
    .limit(_RECENT)
)
_SHOWN_AS = (
    select(*_AS_SHOWN)
    .where(outbox.c.chat_id == bindparam("chat"), outbox.c.message_id == bindparam("message"))
    .order_by(outbox.c.id.desc())
    .limit(1)
)
_CLOSE = update(outbox).where(outbox.c.id == bindparam("letter")).values(payload=bindparam("closed_payload"))


class Chats:
    """The chats within one transaction."""

    def __init__(self, connection: StoreConnection, vault: Vault) -> None:
        self._connection, self._vault = connection, vault

    async def message_of(self, chat_id: int, label: str) -> int | None:
        """The Telegram message that bears the label, the newest if there are several; "#7" is message 7 itself."""
        if label.startswith("#"):
            return int(label[1:])
        return await self._connection.scalar(
            select(outbox.c.message_id)
            .where(outbox.c.chat_id == chat_id, outbox.c.label == label, outbox.c.message_id.is_not(None))
            .order_by(outbox.c.id.desc())
            .limit(1)
        )

    async def label_of(self, chat_id: int, message_id: int) -> str:
        """What one of our messages in that chat was about, "" if nothing."""
        statement = (
            select(outbox.c.label)
            .where(outbox.c.chat_id == chat_id, outbox.c.message_id == message_id, outbox.c.label != "")
            .order_by(outbox.c.id.desc())
            .limit(1)
        )
        return await self._connection.scalar(statement) or ""

    async def shown(self, chat_id: int, message_id: int) -> Shown | None:
        """That message, if it is one of ours and not forgotten yet."""
        found = await self._connection.execute(_SHOWN_AS, {"chat": chat_id, "message": message_id})
        row = found.mappings().one_or_none()
        return self._as_shown(row) if row else None

    async def lately_shown(self, chat_id: int) -> list[Shown]:
        """The last messages in a chat, the newest first."""
        found = await self._connection.execute(_SHOWN, {"chat": chat_id})
        return [self._as_shown(row) for row in found.mappings()]

    def _as_shown(self, row: RowMapping) -> Shown:
        shown = Shown(**self._vault.open_or_blank(outbox, row))
        return shown if shown.payload else replace(shown, payload="{}")

    async def close(self, shown: Shown) -> None:
        """Remember that it has been answered."""
        payload = json.dumps({**json.loads(shown.payload), "closed": True}, ensure_ascii=False)
        by = (shown.person_id, shown.chat_id, shown.row_key)
        sealed = self._vault.sealed(outbox.c.payload, payload, *by)
        await self._connection.execute(_CLOSE, {"letter": shown.id, "closed_payload": sealed})
