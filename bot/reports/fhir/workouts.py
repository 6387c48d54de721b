"""What was done, and how it felt: each workout and each rating as an Observation, what was asked as
a questionnaire."""

from datetime import datetime
from typing import Any

from bot.coach.adherence import COUNTS, dose_percent
from bot.coach.effects import Words
from bot.coach.model import Workout
from bot.reports.fhir.bundle import UCUM, Bundle
from bot.reports.fhir.measures import questionnaire
from bot.reports.ratings import Rating, measure_words, ratings_of

_PAIN = "72514-3"  # 0–10 numeric rating, sent as a number: its answer list shows 2 as "2 or more"
_PAINS = ("pain_before", "pain_during", "pain_after", "morning_pain")
_SAID = frozenset(("pain_before", "pain_after", "effort", "soreness", "morning_pain", "mood", "energy", "sleep"))


def put(bundle: Bundle) -> None:
    for workout in bundle.dossier.workouts:
        _workout(bundle, workout)
    for rating in ratings_of(bundle.dossier):
        _rating(bundle, rating)


def _workout(bundle: Bundle, workout: Workout) -> None:
    at = workout.ended_at or workout.started_at or workout.offered_at
    _answered(bundle, workout, at)
    if workout.status not in COUNTS:
        return
    plan = bundle.dossier.plan_of(workout.plan_version)
    status = workout.status.value
    bundle.add(
        "Observation",
        f"workout-{workout.key}",
        {
            "basedOn": [bundle.ref("CarePlan", f"plan-{plan.version}")] if plan else None,
            "status": "final",
            "category": bundle.category("activity"),
            "code": bundle.code("dose-done", bundle.text(measure_words("dose_done"))),
            "subject": bundle.patient,
            "effectiveDateTime": bundle.instant(at) or workout.local_date.isoformat(),
            "valueQuantity": {"value": dose_percent(workout.items), "unit": "%", "system": UCUM, "code": "%"},
            "component": [
                {
                    "code": bundle.code("workout-status", bundle.text(measure_words("status"))),
                    "valueCodeableConcept": bundle.code(
                        f"workout-status.{status}", bundle.text(Words("workout-status", {"status": status}))
                    ),
                }
            ],
        },
    )


def _answered(bundle: Bundle, workout: Workout, at: datetime | None) -> None:
    """What was asked about a workout and answered, as one questionnaire."""
    answers: dict[str, Any] = {name: getattr(workout, name, None) for name in _SAID} | workout.wellbeing
    items: list[dict[str, Any]] = [
        {
            "linkId": name,
            "text": bundle.text(measure_words(name)),
            "answer": [{"valueInteger": value} if isinstance(value, int) else {"valueString": value}],
        }
        for name, value in sorted(answers.items())
        if value is not None
    ]
    if workout.note:
        items.append({"linkId": "note", "answer": [{"valueString": workout.note}]})
    if items:
        questionnaire(bundle, f"workout-{workout.key}", "workout", "completed", at, items)


def _rating(bundle: Bundle, rating: Rating) -> None:
    """One that a later answer replaced is left out: the correction bears its name and says that it is one."""
    if not rating.current or not isinstance(rating.value, int):
        return
    asked = rating.measure in _SAID
    bundle.add(
        "Observation",
        f"rating-{rating.workout.key}-{rating.measure}-{rating.item}",
        {
            "status": "amended" if rating.revision else "final",
            "category": bundle.category("survey"),
            "code": bundle.code(
                rating.measure.replace("_", "-"),
                bundle.text(measure_words(rating.measure)),
                loinc=_PAIN if rating.measure in _PAINS else "",
            ),
            "subject": bundle.patient,
            "effectiveDateTime": bundle.instant(rating.at),
            "valueInteger": rating.value,
            "note": [{"text": bundle.exercise(rating.exercise)}] if rating.exercise else None,
            "derivedFrom": [bundle.ref("QuestionnaireResponse", f"workout-{rating.workout.key}")] if asked else None,
        },
    )
