"""Files that Telegram has already: sent by its file id, a picture is uploaded once for each bot."""

from sqlalchemy import delete, select

from bot.storage.columns import for_both
from bot.storage.database import StoreConnection
from bot.storage.tables import uploads

_REMEMBER = for_both(
    lambda into: (row := into(uploads)).on_conflict_do_update(
        index_elements=["bot_id", "name"], set_={"file_id": row.excluded.file_id}
    )
)


class Uploads:
    """The uploads within one transaction."""

    def __init__(self, connection: StoreConnection) -> None:
        self._connection = connection

    async def file_id(self, bot_id: int, name: str) -> str | None:
        """What Telegram calls the file of that name; None if this bot has not sent it yet."""
        statement = select(uploads.c.file_id).where(uploads.c.bot_id == bot_id, uploads.c.name == name)
        found: str | None = await self._connection.scalar(statement)
        return found

    async def remember(self, bot_id: int, name: str, file_id: str) -> None:
        row = {"bot_id": bot_id, "name": name, "file_id": file_id}
        await self._connection.execute(_REMEMBER[self._connection.dialect.name], row)

    async def forget(self, bot_id: int, name: str) -> None:
        """Telegram does not know it any more."""
        await self._connection.execute(delete(uploads).where(uploads.c.bot_id == bot_id, uploads.c.name == name))
