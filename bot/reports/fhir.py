"""A patient's record as a FHIR bundle (clinical rules §10): what another system can take in.

Made to R4 and checked with `fhir.resources` before it leaves, whose oldest classes are R4B; of the resources used here
R4B changed nothing. Concepts without a verified code are in a code system of our own, never in a borrowed one.
"""

import json
import uuid
from datetime import datetime
from typing import TYPE_CHECKING, Any

from bot.coach.adherence import COUNTS, dose_percent
from bot.coach.effects import Words
from bot.coach.measures import rounds, shown
from bot.coach.model import Plan, Prescribed, Report, Slot, Workout
from bot.coach.plan.planning import dose_words, programme_words
from bot.coach.showing import details_words, rule_words
from bot.coach.therapist import thread
from bot.reports.order import Made, Order
from bot.reports.ratings import Rating, file_mark, measure_words, ratings_of

if TYPE_CHECKING:
    from bot.reports.studio import Studio

_LOINC, _UCUM = "http://loinc.org", "http://unitsofmeasure.org"
_PAIN = "72514-3"  # 0–10 numeric rating, sent as a number: its answer list shows 2 as "2 or more"
_PHQ2_TOTAL = "55758-7"
_OURS = "urn:hep-coach"
_CODES = f"{_OURS}:codes"
_CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category"
_NAMES = uuid.UUID("6f1b0c3e-6b6d-5a53-9d6a-0c7f5b8f2f11")
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_PAINS = ("pain_before", "pain_during", "pain_after", "morning_pain")
_SAID = frozenset(("pain_before", "pain_after", "effort", "soreness", "morning_pain", "mood", "energy", "sleep"))


def file(studio: "Studio", order: Order) -> Made:
    """The bundle as JSON. Raises what fhir.resources raises for one that does not fit the standard."""
    bundle = _Bundle(studio, order).whole()
    checked(bundle)
    text = json.dumps(bundle, ensure_ascii=False, indent=1)
    return Made(f"fhir-{file_mark(studio, order)}.json", text.encode())


def checked(bundle: dict[str, Any]) -> None:
    """Raises for a bundle that is none."""
    from fhir.resources.R4B.bundle import Bundle  # loading it takes longer than the other files need

    Bundle.model_validate(bundle)


class _Bundle:
    def __init__(self, studio: "Studio", order: Order) -> None:
        self._studio, self._order, self._dossier = studio, order, order.dossier
        self._entries: list[dict[str, Any]] = []
        self._patient = self._add("Patient", "patient", self._about())
        self._therapist: dict[str, Any] | None = None

    def whole(self) -> dict[str, Any]:
        if self._dossier.therapist:
            name = [{"text": self._dossier.therapist.alias}]
            self._therapist = self._add("Practitioner", f"staff-{self._dossier.therapist.id}", {"name": name})
        for plan in self._dossier.plans:
            self._plan(plan)
        for workout in self._dossier.workouts:
            self._workout(workout)
        for number, rating in enumerate(ratings_of(self._dossier)):
            self._rating(rating, number)
        for report in self._dossier.reports:
            self._report(report)
        self._measures()
        self._messages()
        return {
            "resourceType": "Bundle",
            "id": self._id("bundle"),
            "type": "collection",
            "timestamp": _instant(self._order.at),
            "entry": self._entries,
        }

    # — plan —

    def _plan(self, plan: Plan) -> None:
        latest = plan is self._dossier.plan
        activity = [
            {"reference": self._exercise(plan, number, p, latest)} for number, p in enumerate(plan.exercises, start=1)
        ]
        known = plan.programme in self._studio.rules.programmes
        self._add(
            "CarePlan",
            f"plan-{plan.version}",
            {
                "status": "active" if latest else "revoked",
                "intent": "plan",
                "title": self._text(programme_words(plan.programme)) if known else plan.programme or None,
                "identifier": [{"system": f"{_OURS}:plan-version", "value": str(plan.version)}],
                "subject": self._patient,
                "created": _instant(plan.created_at),
                "author": self._by(plan.author_id),
                "activity": activity or None,
                "replaces": [self._ref("CarePlan", f"plan-{plan.version - 1}")]
                if self._dossier.plan_of(plan.version - 1)
                else None,
            },
        )

    def _exercise(self, plan: Plan, number: int, p: Prescribed, latest: bool) -> dict[str, Any]:
        dose = {name: getattr(p.dose, name) for name in ("sets", "reps", "hold_s", "minutes", "rest_s")}
        extension = [
            {"url": f"{_OURS}:dose:{name}", "valueInteger": value} for name, value in dose.items() if value is not None
        ]
        for name in ("side", "load"):
            if value := getattr(p.dose, name):
                extension.append({"url": f"{_OURS}:dose:{name}", "valueString": value})
        return self._add(
            "ServiceRequest",
            f"plan-{plan.version}-{number}",
            {
                "extension": extension,
                "status": "active" if latest else "revoked",
                "intent": "order",
                "code": self._code(f"exercise.{p.exercise}", self._studio.exercise(p.exercise, self._order.language)),
                "subject": self._patient,
                "occurrenceTiming": _timing(plan.slots),
                "authoredOn": _instant(plan.created_at),
                "requester": self._by(plan.author_id),
                "note": [{"text": self._text(dose_words(p.dose))}],
            },
        )

    # — what was done, and how it felt —

    def _workout(self, workout: Workout) -> None:
        at = workout.ended_at or workout.started_at or workout.offered_at
        self._answered(workout, at)
        if workout.status not in COUNTS:
            return
        self._add(
            "Observation",
            f"workout-{workout.key}",
            {
                "status": "final",
                "category": [{"coding": [{"system": _CATEGORY, "code": "activity"}]}],
                "code": self._code("dose-done", self._text(measure_words("dose_done"))),
                "subject": self._patient,
                "basedOn": [self._ref("CarePlan", f"plan-{workout.plan_version}")]
                if self._dossier.plan_of(workout.plan_version)
                else None,
                "effectiveDateTime": _instant(at) or workout.local_date.isoformat(),
                "valueQuantity": {"value": dose_percent(workout.items), "unit": "%", "system": _UCUM, "code": "%"},
                "component": [
                    {
                        "code": self._code("workout-status", self._text(measure_words("status"))),
                        "valueCodeableConcept": self._code(
                            f"workout-status.{workout.status.value}",
                            self._text(Words("workout-status", {"status": workout.status.value})),
                        ),
                    }
                ],
            },
        )

    def _answered(self, workout: Workout, at: datetime | None) -> None:
        """What was asked about a workout and answered, as one questionnaire."""
        answers: dict[str, Any] = {name: getattr(workout, name, None) for name in _SAID} | workout.wellbeing
        items: list[dict[str, Any]] = [
            {
                "linkId": name,
                "text": self._text(measure_words(name)),
                "answer": [{"valueInteger": value} if isinstance(value, int) else {"valueString": value}],
            }
            for name, value in sorted(answers.items())
            if value is not None
        ]
        if workout.note:
            items.append({"linkId": "note", "answer": [{"valueString": workout.note}]})
        if items:
            self._questionnaire(f"workout-{workout.key}", "workout", "completed", at, items)

    def _rating(self, rating: Rating, number: int) -> None:
        """One that a later answer replaced is left out: the correction says that it is one."""
        if not rating.current or not isinstance(rating.value, int):
            return
        code = self._code(rating.measure.replace("_", "-"), self._text(measure_words(rating.measure)))
        if rating.measure in _PAINS:
            code["coding"].insert(0, {"system": _LOINC, "code": _PAIN})
        exercise = {"text": self._studio.exercise(rating.exercise, self._order.language)} if rating.exercise else None
        survey = rating.workout.key if rating.measure in _SAID else ""
        self._add(
            "Observation",
            f"rating-{number}",
            {
                "status": "amended" if rating.revision else "final",
                "category": [{"coding": [{"system": _CATEGORY, "code": "survey"}]}],
                "code": code,
                "subject": self._patient,
                "effectiveDateTime": _instant(rating.at),
                "valueInteger": rating.value,
                "note": [exercise] if exercise else None,
                "derivedFrom": [self._ref("QuestionnaireResponse", f"workout-{survey}")] if survey else None,
            },
        )

    def _measures(self) -> None:
        for one in rounds(self._dossier.entries):
            if one.measure not in self._studio.rules.measures or not one.answers:
                continue
            title = self._studio.library.measure_text(one.measure, "title", self._order.language)
            items = [
                {
                    "linkId": f"{one.measure}.{item}",
                    "text": one.names.get(item) or None,
                    "answer": [{"valueInteger": value}],
                }
                for item, value in sorted(one.answers.items())
            ]
            state = "completed" if one.score is not None else "in-progress"
            at = datetime.combine(one.on, datetime.min.time(), self._order.at.tzinfo)
            survey = self._questionnaire(one.ref, one.measure, state, at, items)
            if one.score is None:
                continue
            code = self._code(f"{one.measure}-score", title)
            if one.measure == "phq2":
                code["coding"].insert(0, {"system": _LOINC, "code": _PHQ2_TOTAL})
            self._add(
                "Observation",
                f"score-{one.ref}",
                {
                    "status": "final",
                    "category": [{"coding": [{"system": _CATEGORY, "code": "survey"}]}],
                    "code": code,
                    "subject": self._patient,
                    "effectiveDateTime": one.on.isoformat(),
                    "valueQuantity": {"value": float(shown(one.score)), "system": _UCUM, "code": "{score}"},
                    "derivedFrom": [survey],
                },
            )

    def _questionnaire(
        self, name: str, what: str, status: str, at: datetime | None, items: list[dict[str, Any]]
    ) -> dict[str, Any]:
        return self._add(
            "QuestionnaireResponse",
            name,
            {
                "questionnaire": f"{_OURS}:questionnaire:{what}",
                "status": status,
                "subject": self._patient,
                "source": self._patient,
                "authored": _instant(at),
                "item": items,
            },
        )

    # — what was said —

    def _report(self, report: Report) -> None:
        exercise = self._studio.exercise(report.exercise, self._order.language) if report.exercise else ""
        what = " · ".join(
            part for part in (self._text(rule_words(report)), exercise, self._text(details_words(report))) if part
        )
        over = report.closed_at or report.acted_at
        self._add(
            "Flag",
            f"report-{report.number}",
            {
                "identifier": [{"system": f"{_OURS}:report", "value": f"R-{report.ref}"}],
                "status": "active" if report.waits else "inactive",
                "category": [self._code(f"tier-{report.tier.value}", report.tier.value)],
                "code": self._code(f"rule-{report.rule}", what),
                "subject": self._patient,
                "period": {"start": _instant(report.opened_at), "end": _instant(over)},
            },
        )
        said = str(report.details.get("said", ""))
        if said:
            self._message(f"report-{report.number}", report.opened_at, said, by_patient=True)

    def _messages(self) -> None:
        """The thread between the two, as far as it is kept as entries."""
        for entry in thread.standing(self._dossier.entries):
            said = str(entry.data.get("text", ""))
            if said:
                self._message(f"entry-{entry.id}", entry.at, said, by_patient=entry.by == self._dossier.person.id)

    def _message(self, name: str, at: datetime, text: str, *, by_patient: bool) -> None:
        to, of = (self._therapist, self._patient) if by_patient else (self._patient, self._therapist)
        self._add(
            "Communication",
            name,
            {
                "status": "completed",
                "subject": self._patient,
                "sent": _instant(at),
                "sender": of,
                "recipient": [to] if to else None,
                "payload": [{"contentString": text}],
            },
        )

    # — what all of them share —

    def _about(self) -> dict[str, Any]:
        person = self._dossier.person
        return {
            "identifier": [{"system": f"{_OURS}:patient", "value": str(person.id)}],
            "name": [{"use": "nickname", "text": person.alias}],
            "active": True,
            "communication": [{"language": {"coding": [{"system": "urn:ietf:bcp:47", "code": person.language}]}}],
        }

    def _add(self, kind: str, name: str, content: dict[str, Any]) -> dict[str, Any]:
        """Put a resource in; what it leaves open is not in it. Gives a reference to it."""
        resource = {"resourceType": kind, "id": self._id(f"{kind}/{name}"), **_filled(content)}
        self._entries.append({"fullUrl": f"urn:uuid:{resource['id']}", "resource": resource})
        return self._ref(kind, name)

    def _ref(self, kind: str, name: str) -> dict[str, Any]:
        return {"reference": f"urn:uuid:{self._id(f'{kind}/{name}')}", "type": kind}

    def _id(self, name: str) -> str:
        """The same for the same thing in every bundle, so that whoever takes in two has nothing twice."""
        return str(uuid.uuid5(_NAMES, f"{self._dossier.person.id}/{name}"))

    def _code(self, code: str, text: str) -> dict[str, Any]:
        return {"coding": [{"system": _CODES, "code": code}], "text": text or code}

    def _by(self, person_id: int | None) -> dict[str, Any] | None:
        therapist = self._dossier.therapist
        if therapist and person_id == therapist.id:
            return self._therapist
        name = self._dossier.names.get(person_id or 0)
        return {"display": name} if name else None

    def _text(self, words: Any) -> str:
        return self._studio.wording.plain(self._order.language, words)


def _timing(slots: tuple[Slot, ...]) -> dict[str, Any] | None:
    if not slots:
        return None
    days = sorted({slot.weekday for slot in slots})
    times = sorted({f"{slot.at:%H:%M:%S}" for slot in slots})
    return {"repeat": {"dayOfWeek": [_DAYS[day] for day in days], "timeOfDay": times}}


def _instant(at: datetime | None) -> str | None:
    return at.isoformat() if at else None


def _filled(content: dict[str, Any]) -> dict[str, Any]:
    """Without what is None, at any depth: FHIR knows no null."""

    def kept(value: Any) -> Any:
        if isinstance(value, dict):
            return {name: kept(inner) for name, inner in value.items() if inner is not None}
        return [kept(each) for each in value] if isinstance(value, list) else value

    filled: dict[str, Any] = kept(content)
    return filled
