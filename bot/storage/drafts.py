"""Drafts of plans: one for each therapist and patient, replaced as it is worked at, gone once it is published."""

from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, select

from bot.coach.model import Draft
from bot.storage.columns import for_both
from bot.storage.database import StoreConnection
from bot.storage.records import document, draft_of
from bot.storage.sealing import Vault
from bot.storage.tables import drafts

_OURS = (drafts.c.patient_id == bindparam("patient")) & (drafts.c.therapist_id == bindparam("therapist"))
_FIND = select(drafts.c.document).where(_OURS)
_FORGET = delete(drafts).where(_OURS)


def _upserting(into: Any) -> Any:
    row = into(drafts)
    changed = {name: row.excluded[name] for name in ("updated_at", "document")}
    return row.on_conflict_do_update(index_elements=["patient_id", "therapist_id"], set_=changed)


_KEEP = for_both(_upserting)


class Drafts:
    """The drafts within one transaction. Whoever calls has been let at the patient's case already."""

    def __init__(self, connection: StoreConnection, vault: Vault) -> None:
        self._connection, self._vault = connection, vault

    async def of(self, patient_id: int, therapist_id: int) -> Draft | None:
        """What that therapist is making for that patient. Raises Unreadable."""
        found = await self._connection.scalar(_FIND, {"patient": patient_id, "therapist": therapist_id})
        return draft_of(self._vault.text(drafts.c.document, found, patient_id, therapist_id)) if found else None

    async def keep(self, patient_id: int, therapist_id: int, draft: Draft | None, now: datetime) -> None:
        """Replace it; None forgets it."""
        if draft is None:
            await self._connection.execute(_FORGET, {"patient": patient_id, "therapist": therapist_id})
            return
        row = {
            "patient_id": patient_id,
            "therapist_id": therapist_id,
            "updated_at": now,
            "document": document(draft),
        }
        await self._connection.execute(_KEEP[self._connection.dialect.name], self._vault.seal(drafts, row))
