"""Whose affairs somebody may see or decide: the condition that every query on patients carries."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import or_, select

from bot.coach.model import GONE, Person, Role, Standing
from bot.storage.tables import observers, people


class NotYours(Exception):
    """The person who asks may not see or change this case. Nothing was read."""


class ReadsOnly(NotYours):
    """They observe this patient: they may read, and somebody else decides."""


def in_care(by: Person, covered: Collection[Person] = ()) -> Any:
    """The patients that this person may see: those they decide for, and those they observe."""
    if by.role is not Role.THERAPIST:
        return decides_for(by)
    observed = select(observers.c.patient_id).where(observers.c.therapist_id == by.id)
    return or_(decides_for(by, covered), people.c.id.in_(observed) & anybody(by))


def decides_for(by: Person, covered: Collection[Person] = ()) -> Any:
    """The patients for whom this person decides: the lead for all, a therapist for their own and, while they stand in
    for colleagues who are away (`covered`, of hours.covered_by), for those of these, which are all where a lead is
    among them: a lead's stand-in gets what would have come to the lead, and has to be able to answer it."""
    if by.role is Role.LEAD or any(p.role is Role.LEAD for p in covered):
        return anybody(by)
    return anybody(by) & people.c.therapist_id.in_([by.id, *(p.id for p in covered)])


def anybody(by: Person) -> Any:
    """Every patient, for somebody who works here now; nobody for anybody else."""
    works_here = by.standing is Standing.ACTIVE and by.role is not Role.PATIENT
    patients = (people.c.role == Role.PATIENT.value) & people.c.standing.not_in([standing.value for standing in GONE])
    return patients if works_here else patients & (people.c.id < 0)
