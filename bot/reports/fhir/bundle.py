"""A bundle in the making: its resources, what they are called, and how one refers to another."""

import uuid
from datetime import datetime
from typing import TYPE_CHECKING, Any

from bot.coach.effects import Arg
from bot.coach.schedule import local
from bot.reports.order import Order
from bot.reports.ratings import zone_of

if TYPE_CHECKING:
    from bot.reports.studio import Studio

OURS = "urn:hep-coach"
LOINC, UCUM = "http://loinc.org", "http://unitsofmeasure.org"
_CODES = f"{OURS}:codes"
_CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category"
_NAMES = uuid.UUID("6f1b0c3e-6b6d-5a53-9d6a-0c7f5b8f2f11")
Resource = dict[str, Any]


class Bundle:
    """Every reference is to something that is in it; whoever is only known by name stands with that name."""

    def __init__(self, studio: "Studio", order: Order) -> None:
        self.studio, self.order, self.dossier = studio, order, order.dossier
        self._zone = zone_of(studio, order.dossier)
        self.today = local(order.at, self._zone).date()
        self._entries: list[Resource] = []
        self._staff: dict[int, Resource] = {}
        self.patient = self.add("Patient", "patient", self._about())

    def whole(self) -> Resource:
        return {
            "resourceType": "Bundle",
            "id": self._id("bundle"),
            "type": "collection",
            "timestamp": self.instant(self.order.at),
            "entry": self._entries,
        }

    def add(self, kind: str, name: str, content: Resource) -> Resource:
        """Put a resource in; what it leaves open is not in it. name: what it is about, the same whenever a bundle is
        made. Gives a reference to it."""
        resource = {"resourceType": kind, "id": self._id(f"{kind}/{name}"), **_filled(content)}
        self._entries.append({"fullUrl": f"urn:uuid:{resource['id']}", "resource": resource})
        return self.ref(kind, name)

    def ref(self, kind: str, name: str) -> Resource:
        """To something that is put in sooner or later."""
        return {"reference": f"urn:uuid:{self._id(f'{kind}/{name}')}", "type": kind}

    def person(self, person_id: int | None, name: str = "") -> Resource | None:
        """The patient, or one of the staff; by name alone who is no longer known, None for nobody."""
        if person_id == self.dossier.person.id:
            return self.patient
        known = self.dossier.names.get(person_id or 0)
        if known is None or person_id is None:
            return {"display": name} if name else None
        if person_id not in self._staff:
            content = {"identifier": [{"system": f"{OURS}:staff", "value": str(person_id)}], "name": [{"text": known}]}
            self._staff[person_id] = self.add("Practitioner", f"staff-{person_id}", content)
        return self._staff[person_id]

    @property
    def therapist(self) -> Resource | None:
        theirs = self.dossier.therapist
        return self.person(theirs.id) if theirs else None

    def instant(self, at: datetime | None) -> str | None:
        """A moment with the offset of where the patient is."""
        return local(at, self._zone).isoformat() if at else None

    def text(self, words: Arg) -> str:
        return self.studio.wording.plain(self.order.language, words)

    def exercise(self, key: str) -> str:
        return self.studio.exercise(key, self.order.language)

    def code(self, code: str, text: str, loinc: str = "") -> Resource:
        """A concept of our own; loinc: where the same has a verified code there."""
        coding = [{"system": LOINC, "code": loinc}] if loinc else []
        return {"coding": [*coding, {"system": _CODES, "code": code}], "text": text or code}

    def category(self, code: str) -> list[Resource]:
        """Of an observation."""
        return [{"coding": [{"system": _CATEGORY, "code": code}]}]

    def _id(self, name: str) -> str:
        """The same for the same thing in every bundle, so that whoever takes in two has nothing twice."""
        return str(uuid.uuid5(_NAMES, f"{self.dossier.person.id}/{name}"))

    def _about(self) -> Resource:
        person = self.dossier.person
        return {
            "identifier": [{"system": f"{OURS}:patient", "value": str(person.id)}],
            "name": [{"use": "nickname", "text": person.alias}],
            "active": True,
            "communication": [{"language": {"coding": [{"system": "urn:ietf:bcp:47", "code": person.language}]}}],
        }


def _filled(content: Resource) -> Resource:
    """Without what is None or empty, at any depth: FHIR knows no null, and no empty list or text."""

    def kept(value: Any) -> Any:
        if isinstance(value, dict):
            inner = {name: kept(each) for name, each in value.items()}
            return {name: each for name, each in inner.items() if each not in (None, "", [], {})}
        return [kept(each) for each in value] if isinstance(value, list) else value

    filled: Resource = kept(content)
    return filled
