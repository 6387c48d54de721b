"""Access beyond one's own patients: observers, a therapist who leaves, and a count of what was refused."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import delete, func, insert, select, update

from bot.coach.model import Person, Practice, Role, Stage, Standing
from bot.storage.audit import Trail
from bot.storage.cases import Cases
from bot.storage.database import StoreConnection
from bot.storage.people import People
from bot.storage.scope import NotYours
from bot.storage.tables import drafts, observers, people, refusals


class NobodyLeads(Exception):
    """There is no lead therapist left to whom the patients could pass. Invite one first, with --role lead."""


class Access:
    """Access within one transaction."""

    def __init__(self, connection: StoreConnection, cases: Cases, people: People, trail: Trail) -> None:
        self._connection, self._cases, self._people, self._trail = connection, cases, people, trail

    async def observe(self, patient_id: int, therapist_id: int, allowed: bool, now: datetime) -> None:
        """Let a colleague read a patient's record, or no longer; decided on the case of that patient, for whoever
        decides there."""
        key = (observers.c.patient_id == patient_id) & (observers.c.therapist_id == therapist_id)
        await self._connection.execute(delete(observers).where(key))
        self._trail.wrote(patient_id, "observer")
        if allowed:
            row = {"patient_id": patient_id, "therapist_id": therapist_id, "since": now}
            await self._connection.execute(insert(observers).values(row))

    async def dismiss(self, therapist_id: int, by: Person | None, now: datetime) -> tuple[Person, Person, list[int]]:
        """Take a therapist's access away: they as they were, who leads instead, and the patients who pass to them.

        by: the lead who does it; None: the operator, and the patients pass to the first lead. With the next thing
        they send they are a stranger here. Raises NotYours if `by` may not, NobodyLeads if nobody would be left.
        """
        staff = await self._people.working_here()
        leaving = next((p for p in staff if p.id == therapist_id), None)
        leads_here = by is None or (by.role is Role.LEAD and by.standing is Standing.ACTIVE and by.id != therapist_id)
        case = await self._cases.of_person(therapist_id, now)
        if leaving is None or case is None or not leads_here:
            raise NotYours
        leads = [p for p in staff if p.role is Role.LEAD and p.id != therapist_id]
        heir = by or next((p for p in leads if p.can_be_reached), None)
        if heir is None:
            raise NobodyLeads
        theirs = select(people.c.id).where(people.c.therapist_id == therapist_id).order_by(people.c.id)
        patients = list((await self._connection.scalars(theirs)).all())
        gone = replace(leaving, standing=Standing.REVOKED, chat_id=None, practice=Practice())
        await self._cases.save(case, replace(case, person=gone, stage=Stage()))
        for change in (
            update(people).where(people.c.therapist_id == therapist_id).values(therapist_id=heir.id),
            update(people).where(people.c.offered_to == therapist_id).values(offered_to=None),
            delete(observers).where(observers.c.therapist_id == therapist_id),
            delete(drafts).where(drafts.c.therapist_id == therapist_id),
        ):
            await self._connection.execute(change)
        return leaving, heir, patients

    async def refuse(self, person_id: int | None, what: str, about: int | None, now: datetime) -> None:
        """Count that somebody tried what they may not, and have it in the audit trail of whoever it was about.

        what: the ask or the event, no word of what they sent.
        """
        whose = about or person_id
        if whose:
            self._trail.refused(whose, what)
        row = {"person_id": person_id, "what": what[:32], "about": about, "at": now}
        await self._connection.execute(insert(refusals).values(row))

    async def refused_since(self, since: datetime) -> int:
        """How often that has happened."""
        counted = select(func.count()).select_from(refusals).where(refusals.c.at >= since)
        return (await self._connection.scalar(counted)) or 0
