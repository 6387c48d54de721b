"""Reports as Flags, active while they wait for a therapist, and what was decided on each as a Task."""

from bot.coach.effects import Words
from bot.coach.model import Report, ReportStatus
from bot.coach.showing import TAKEN_BACK, details_words, rule_words
from bot.reports.fhir.bundle import OURS, Bundle
from bot.reports.fhir.plans import follows

_STATES = {
    ReportStatus.OPEN: "requested",
    ReportStatus.SEEN: "received",
    ReportStatus.ACTED: "completed",
    ReportStatus.CLOSED: "completed",
}


def put(bundle: Bundle) -> None:
    for report in bundle.dossier.reports:
        _flag(bundle, report)
        _decision(bundle, report)


def _flag(bundle: Bundle, report: Report) -> None:
    exercise = bundle.exercise(report.exercise) if report.exercise else ""
    parts = (bundle.text(rule_words(report)), exercise, bundle.text(details_words(report)))
    over = report.closed_at or report.acted_at
    bundle.add(
        "Flag",
        f"report-{report.number}",
        {
            "identifier": [{"system": f"{OURS}:report", "value": f"R-{report.ref}"}],
            "status": "active" if report.waits else "inactive",
            "category": [
                bundle.code(f"tier-{report.tier.value}", bundle.text(Words("chart-tier", {"tier": report.tier.value})))
            ],
            "code": bundle.code(f"rule-{report.rule}", " · ".join(part for part in parts if part)),
            "subject": bundle.patient,
            "period": {"start": bundle.instant(report.opened_at), "end": bundle.instant(over)},
        },
    )


def _decision(bundle: Bundle, report: Report) -> None:
    """Somebody of the clinic had to look at it: whether they have, who it was, what they did and what came of it."""
    taken_back = report.action == TAKEN_BACK
    by = report.acted_by or report.seen_by
    made = [p for p in bundle.dossier.plans if follows(p, report)]
    bundle.add(
        "Task",
        f"report-{report.number}",
        {
            "status": "cancelled" if taken_back else _STATES[report.status],
            "intent": "order",
            "code": bundle.code(f"action-{report.action or 'none'}", _done(bundle, report)),
            "focus": bundle.ref("Flag", f"report-{report.number}"),
            "for": bundle.patient,
            "authoredOn": bundle.instant(report.opened_at),
            "lastModified": bundle.instant(report.closed_at or report.acted_at or report.seen_at or report.last_at),
            "requester": bundle.patient,
            "owner": bundle.person(by) or bundle.therapist,
            "executionPeriod": {
                "start": bundle.instant(report.seen_at or report.acted_at),
                "end": bundle.instant(report.acted_at or report.closed_at),
            },
            "output": [
                {
                    "type": bundle.code("plan-version", bundle.text(Words("sheet-name", {"name": "version"}))),
                    "valueReference": bundle.ref("CarePlan", f"plan-{plan.version}"),
                }
                for plan in made
            ],
        },
    )


def _done(bundle: Bundle, report: Report) -> str:
    if report.action:
        return bundle.text(Words("report-action", {"action": report.action}))
    return bundle.text(Words("sheet-status", {"status": report.status.value}))
