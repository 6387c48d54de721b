"""Each version of the plan as a CarePlan, its exercises as ServiceRequests, and the holds as Flags."""

from datetime import date
from typing import Any

from bot.coach.effects import Words
from bot.coach.model import EntryKind, Plan, Prescribed, Report, Slot, Standing, Tier
from bot.coach.plan.planning import dose_words, programme_words
from bot.coach.talk import date_words, slots_words
from bot.reports.fhir.bundle import OURS, Bundle, Resource
from bot.reports.fhir.measures import goals

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DOSE = ("sets", "reps", "hold_s", "minutes", "rest_s")
_DEFAULT = "="  # how a reason begins that stands for the content's own words


def put(bundle: Bundle) -> None:
    for plan in bundle.dossier.plans:
        _plan(bundle, plan)
    _exercise_holds(bundle)
    _safety_hold(bundle)
    _pauses(bundle)


def follows(plan: Plan, report: Report) -> bool:
    """Whether the version was made by the decision on that report, which is one transaction and so one moment."""
    return report.acted_at == plan.created_at and plan.version > report.plan_version


def _plan(bundle: Bundle, plan: Plan) -> None:
    newest = plan is bundle.dossier.plan
    known = plan.programme in bundle.studio.rules.programmes
    before = bundle.dossier.plan_of(plan.version - 1)
    asked_for = [r for r in bundle.dossier.reports if follows(plan, r)]
    bundle.add(
        "CarePlan",
        f"plan-{plan.version}",
        {
            "identifier": [{"system": f"{OURS}:plan-version", "value": str(plan.version)}],
            "replaces": [bundle.ref("CarePlan", f"plan-{before.version}")] if before else None,
            "status": _status(bundle) if newest else "revoked",
            "intent": "plan",
            "title": bundle.text(programme_words(plan.programme)) if known else plan.programme,
            "description": _reason(bundle, plan),
            "subject": bundle.patient,
            "period": _period(plan),
            "created": bundle.instant(plan.created_at),
            "author": bundle.person(plan.author_id, plan.author),
            "supportingInfo": [bundle.ref("Flag", f"report-{r.number}") for r in asked_for],
            "goal": [bundle.ref("Goal", name) for name in goals(bundle)] if newest else None,
            "activity": [
                {"reference": _exercise(bundle, plan, number, p)} for number, p in enumerate(plan.exercises, start=1)
            ],
            "note": [{"text": plan.note}] if plan.note else None,
        },
    )


def _status(bundle: Bundle) -> str:
    """Of the newest version."""
    person = bundle.dossier.person
    if person.standing is Standing.ENDED:
        return "completed"
    paused = person.paused_until is not None and person.paused_until > bundle.today
    return "on-hold" if person.safety_hold or paused else "active"


def _reason(bundle: Bundle, plan: Plan) -> str:
    if not plan.reason.startswith(_DEFAULT):
        return plan.reason
    action = plan.reason.removeprefix(_DEFAULT)
    return bundle.text(Words("sheet-first") if action == "first" else Words("default-reason", {"action": action}))


def _exercise(bundle: Bundle, plan: Plan, number: int, p: Prescribed) -> Resource:
    newest = plan is bundle.dossier.plan
    dose: dict[str, Any] = {name: getattr(p.dose, name) for name in _DOSE}
    extension = [
        {"url": f"{OURS}:dose:{name}", "valueInteger": value} for name, value in dose.items() if value is not None
    ]
    for name in ("side", "load"):
        if value := getattr(p.dose, name):
            extension.append({"url": f"{OURS}:dose:{name}", "valueString": value})
    active = "on-hold" if p.held_until and p.held_until > bundle.today else _status(bundle)
    return bundle.add(
        "ServiceRequest",
        f"plan-{plan.version}-{number}",
        {
            "extension": extension,
            "status": active if newest else "revoked",
            "intent": "order",
            "code": bundle.code(f"exercise.{p.exercise}", bundle.exercise(p.exercise)),
            "subject": bundle.patient,
            "occurrenceTiming": _timing(bundle, plan),
            "authoredOn": bundle.instant(plan.created_at),
            "requester": bundle.person(plan.author_id, plan.author),
            "note": [{"text": bundle.text(dose_words(p.dose))}],
            "patientInstruction": p.note,
        },
    )


def _period(plan: Plan) -> Resource | None:
    if plan.start is None and plan.end is None:
        return None
    return {"start": _date(plan.start), "end": _date(plan.end)}


def _timing(bundle: Bundle, plan: Plan) -> Resource | None:
    """In words, and as data: times stand there only where every day has the same, which is all that FHIR can say."""
    if not plan.slots:
        return None
    days = sorted({slot.weekday for slot in plan.slots})
    times = sorted({slot.at for slot in plan.slots})
    alike = set(plan.slots) == {Slot(day, at) for day in days for at in times}
    return {
        "repeat": {
            "boundsPeriod": _period(plan),
            "dayOfWeek": [_DAYS[day] for day in days],
            "timeOfDay": [f"{at:%H:%M:%S}" for at in times] if alike else None,
        },
        "code": {"text": bundle.text(slots_words(plan.slots))},
    }


def _exercise_holds(bundle: Bundle) -> None:
    """Of one exercise, from the version that says so; lifted by a later version, or over by itself."""
    known: dict[str, date | None] = {}
    for plan in bundle.dossier.plans:
        held = {p.exercise: p.held_until for p in plan.exercises}
        for exercise, until in held.items():
            if until is None or known.get(exercise) == until:
                continue
            still = any((p.exercise, p.held_until) == (exercise, until) for p in bundle.dossier.plans[-1].exercises)
            what = Words("sheet-held", {"exercise": bundle.exercise(exercise), "until": date_words(until)})
            _flag(
                bundle,
                f"hold-{plan.version}-{exercise}",
                "exercise-on-hold",
                bundle.text(what),
                active=still and until > bundle.today,
                period={"start": bundle.instant(plan.created_at), "end": _date(until)},
                author=bundle.person(plan.author_id, plan.author),
            )
        known = held


def _safety_hold(bundle: Bundle) -> None:
    """Of everything, since a danger sign: the alarm that raised it tells since when. It stays in once it is over."""
    alarms = [r for r in bundle.dossier.reports if r.tier is Tier.NOW]
    on = bundle.dossier.person.safety_hold
    if not alarms and not on:
        return
    over = max((r.acted_at for r in alarms if r.acted_at), default=None)
    since = min((r.last_at for r in alarms if r.waits), default=alarms[-1].opened_at if alarms else None)
    _flag(
        bundle,
        "safety-hold",
        "safety-hold",
        bundle.text(Words("fhir-flag", {"what": "safety"})),
        active=on,
        period={"start": bundle.instant(since), "end": None if on else bundle.instant(over)},
    )


def _pauses(bundle: Bundle) -> None:
    """Of everything, until a day."""
    paused = [e for e in bundle.dossier.entries if e.kind is EntryKind.CARE and e.data.get("what") == "paused"]
    until = bundle.dossier.person.paused_until
    for entry in paused:
        end = str(entry.data.get("until", ""))
        _flag(
            bundle,
            f"entry-{entry.id}",
            "paused",
            bundle.text(Words("fhir-flag", {"what": "pause"})),
            active=entry is paused[-1] and until is not None and until > bundle.today and end == until.isoformat(),
            period={"start": bundle.instant(entry.at), "end": end},
            author=bundle.person(entry.by),
        )


def _flag(
    bundle: Bundle, name: str, code: str, text: str, *, active: bool, period: Resource, author: Resource | None = None
) -> None:
    bundle.add(
        "Flag",
        name,
        {
            "status": "active" if active else "inactive",
            "category": [bundle.code("hold", bundle.text(Words("fhir-flag", {"what": "hold"})))],
            "code": bundle.code(code, text),
            "subject": bundle.patient,
            "period": period,
            "author": author,
        },
    )


def _date(day: date | None) -> str | None:
    return day.isoformat() if day else None
