"""Questionnaires: each time one was taken, its score, what was asked before the first workout, and the patient's own
activities (PSFS) as Goals in their words, with every rating of them."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from bot.coach.effects import Words
from bot.coach.measures import Round, rounds, shown
from bot.coach.model import EntryKind
from bot.coach.patient.background import answers
from bot.reports.fhir.bundle import OURS, UCUM, Bundle, Resource

_PHQ2_TOTAL = "55758-7"


def put(bundle: Bundle) -> None:
    for one, at in _rounds(bundle):
        survey = _answers(bundle, one, at)
        _score(bundle, one, at, survey)
    _goals(bundle)
    _before_the_first(bundle)


def goals(bundle: Bundle) -> dict[str, str]:
    """The patient's own activities in their words, by the name of their Goal; the one first named first."""
    found: dict[str, str] = {}
    for one, _ in _rounds(bundle):
        for item in sorted(one.answers):
            if item in one.names:
                found.setdefault(_goal(one.names[item]), one.names[item])
    return found


def questionnaire(
    bundle: Bundle, name: str, what: str, status: str, at: datetime | None, items: list[dict[str, Any]]
) -> Resource:
    return bundle.add(
        "QuestionnaireResponse",
        name,
        {
            "questionnaire": f"{OURS}:questionnaire:{what}",
            "status": status,
            "subject": bundle.patient,
            "authored": bundle.instant(at),
            "source": bundle.patient,
            "item": items,
        },
    )


def _rounds(bundle: Bundle) -> Iterator[tuple[Round, datetime]]:
    """Each round in which something was answered, with the moment of its last answer."""
    entries = bundle.dossier.entries
    at = {f"{e.data['measure']}-{e.data['round']}": e.at for e in entries if e.kind is EntryKind.MEASURE}
    for one in rounds(entries):
        if one.answers and one.measure in bundle.studio.rules.measures:
            yield one, at[one.ref]


def _answers(bundle: Bundle, one: Round, at: datetime) -> Resource:
    items = [
        {"linkId": f"{one.measure}.{item}", "text": _item(bundle, one, item), "answer": [{"valueInteger": value}]}
        for item, value in sorted(one.answers.items())
    ]
    state = "completed" if one.score is not None else "in-progress"
    return questionnaire(bundle, one.ref, one.measure, state, at, items)


def _item(bundle: Bundle, one: Round, item: int) -> str:
    """What that item asked; the patient's own words for an activity of theirs."""
    if item in one.names:
        return one.names[item]
    field, index = (f"part-{one.part}", 0) if one.part else ("items", item - 1)
    asked = index < bundle.studio.rules.measures[one.measure].items
    return bundle.studio.library.measure_text(one.measure, field, bundle.order.language, index) if asked else ""


def _score(bundle: Bundle, one: Round, at: datetime, survey: Resource) -> None:
    if one.score is None:
        return
    title = bundle.studio.library.measure_text(one.measure, "title", bundle.order.language)
    loinc = _PHQ2_TOTAL if one.measure == "phq2" else ""
    bundle.add(
        "Observation",
        f"score-{one.ref}",
        {
            "status": "final",
            "category": bundle.category("survey"),
            "code": bundle.code(f"{one.measure}-score", title, loinc=loinc),
            "subject": bundle.patient,
            "effectiveDateTime": bundle.instant(at),
            "valueQuantity": {"value": float(shown(one.score)), "system": UCUM, "code": "{score}"},
            "derivedFrom": [survey],
        },
    )


def _goals(bundle: Bundle) -> None:
    """One for each activity, with its ratings, 0 (unable) to 10 (as before); what is aimed at nobody has said."""
    given = list(_rounds(bundle))
    newest = next((one.names for one, _ in reversed(given) if one.names), {})
    code = bundle.code("psfs-activity", bundle.text(Words("fhir-goal")))
    for name, words in goals(bundle).items():
        rated = [(one, at, n) for one, at in given for n in sorted(one.answers) if _goal(one.names.get(n, "")) == name]
        bundle.add(
            "Goal",
            name,
            {
                "lifecycleStatus": "active" if name in map(_goal, newest.values()) else "on-hold",
                "description": {"text": words},
                "subject": bundle.patient,
                "startDate": rated[0][0].began.isoformat(),
                "target": [{"measure": code}],
                "expressedBy": bundle.patient,
                "outcomeReference": [bundle.ref("Observation", f"goal-{one.ref}-{item}") for one, _, item in rated],
            },
        )
        for one, at, item in rated:
            bundle.add(
                "Observation",
                f"goal-{one.ref}-{item}",
                {
                    "status": "final",
                    "category": bundle.category("survey"),
                    "code": code,
                    "subject": bundle.patient,
                    "focus": [bundle.ref("Goal", name)],
                    "effectiveDateTime": bundle.instant(at),
                    "valueInteger": one.answers[item],
                    "note": [{"text": words}],
                    "derivedFrom": [bundle.ref("QuestionnaireResponse", one.ref)],
                },
            )


def _goal(words: str) -> str:
    """Two spellings of an activity are one."""
    return f"goal-{' '.join(words.casefold().split())}"


def _before_the_first(bundle: Bundle) -> None:
    """What a therapist wanted to know before the first workout: the newest answer to each question."""
    entries = [e for e in bundle.dossier.entries if e.kind is EntryKind.SCREENING]
    items = [
        {
            "linkId": f"screening.{question}",
            "text": bundle.text(Words("screen-name", {"question": question})),
            "answer": [_answer(given.answer, given.said)],
        }
        for question, given in answers(entries).items()
        if given.answer != "skip"
    ]
    if items:
        questionnaire(bundle, "screening", "screening", "completed", entries[-1].at, items)


def _answer(answer: str, said: str) -> dict[str, Any]:
    if answer in ("yes", "no"):
        return {"valueBoolean": answer == "yes"}
    return {"valueInteger": int(answer)} if answer.isdecimal() else {"valueString": said or answer}
