"""The progress report for a doctor who referred somebody: one or two pages, numbers first, nothing interpreted."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from statistics import median_high
from typing import TYPE_CHECKING

from bot.coach.adherence import COUNTS, done_of, dose_percent, pain_during
from bot.coach.charting import therapists_chart
from bot.coach.effects import Words
from bot.coach.measures import Round, rounds, shown
from bot.coach.model import Case, Plan, Prescribed, Report, Team, Workout
from bot.coach.pacing import pace_of
from bot.coach.picturing import DAYS
from bot.coach.plan.planning import dose_words, programme_words
from bot.coach.schedule import local
from bot.coach.showing import details_words, rule_words
from bot.coach.talk import Talk
from bot.reports.order import Made, Order
from bot.reports.paper import Sheet
from bot.reports.ratings import file_mark, zone_of

if TYPE_CHECKING:
    from bot.reports.studio import Studio

_WHOLE = 36500  # days
_VERSIONS, _REPORTS, _WORKOUTS = 4, 5, 5  # newest rows of each table: more would not be read
_LONGEST = 60  # characters of what somebody wrote
_LONGEST_ROW = 120  # of what changed, or of what is known of a report
_CHART_PERCENT = 38  # of the width of the text
_DEFAULT = "="  # how a reason begins that stands for the content's own words


def file(studio: "Studio", order: Order) -> Made:
    sheet = Sheet(studio, order)
    dossier = order.dossier
    today = local(order.at, zone_of(studio, dossier)).date()
    adherence(sheet, today)
    _chart(sheet)
    plan_now(sheet)
    versions(sheet)
    reports(sheet)
    measures(sheet)
    workouts(sheet)
    sheet.text(sheet.words("sheet-method"), "small")
    first = min((w.local_date for w in dossier.workouts), default=today)
    pdf = sheet.pdf(
        sheet.words("progress-title"),
        sheet.words(
            "progress-head",
            alias=dossier.person.alias,
            clinic=studio.rules.clinic.name,
            therapist=dossier.therapist.alias if dossier.therapist else "",
            since=sheet.day(first),
            until=sheet.day(today),
        ),
        sheet.words("sheet-footer", clinic=studio.rules.clinic.name, at=sheet.short(order.at)),
    )
    return Made(f"progress-{file_mark(studio, order)}.pdf", pdf)


def adherence(sheet: Sheet, today: date) -> None:
    sheet.heading("adherence")
    rows = []
    for days in (7, DAYS, _WHOLE):
        span = [w for w in sheet.order.dossier.workouts if 0 <= (today - w.local_date).days < days]
        done, due = done_of(span, today, days)
        shares = [dose_percent(w.items) for w in span if w.status in COUNTS]
        worst = [score for w in span if (score := pain_during(w)) is not None]
        rows.append(
            [
                sheet.words("sheet-span", days=0 if days == _WHOLE else days),
                sheet.words("sheet-done", done=done, due=due),
                f"{round(sum(shares) / len(shares))} %" if shares else None,
                _median(span, lambda w: w.pain_before),
                _median(span, lambda w: w.pain_after),
                max(worst, default=None),
                _median(span, lambda w: w.soreness),
            ]
        )
    columns = ("span", "done-of-due", "dose-done", "pain-before", "pain-after", "worst", "soreness")
    sheet.table(columns, rows, (1.6, 1.4, 1, 1.1, 1.1, 1.1, 1.1))


def _median(span: Iterable[Workout], rating: Callable[[Workout], int | None]) -> int | None:
    scores = [score for w in span if (score := rating(w)) is not None]
    return median_high(scores) if scores else None


def _chart(sheet: Sheet) -> None:
    """The last four weeks, as the therapist has them in the chat."""
    from bot.charts import chart_png  # loading it takes longer than the other files need

    order, studio = sheet.order, sheet.studio
    dossier = order.dossier
    if dossier.therapist is None:
        return
    case = Case(
        dossier.person,
        plan=dossier.plan,
        workouts=dossier.workouts,
        reports=dossier.reports,
        team=Team(dossier.therapist, dossier.therapist),
    )
    chart = therapists_chart(Talk(case, studio.rules, order.at))
    if chart is None:
        return
    sheet.heading("chart")
    drawn = chart_png(studio.wording.final(sheet.language, chart))
    sheet.picture(drawn, sheet.words("sheet-chart-alt"), _CHART_PERCENT)


def plan_now(sheet: Sheet) -> None:
    plan = sheet.order.dossier.plan
    if plan is None:
        return
    sheet.heading("plan")
    programme = programme_words(plan.programme) if plan.programme in sheet.studio.rules.programmes else ""
    sheet.text(sheet.words("sheet-plan", version=plan.version, programme=programme, slots=sheet.times(plan.slots)))
    today = sheet.there(sheet.order.at).date()
    sheet.list([_now(sheet, p, today) for p in plan.exercises])


def _now(sheet: Sheet, p: Prescribed, today: date) -> str:
    if p.held_until is None or p.held_until <= today:
        return prescribed_text(sheet, p)
    return sheet.words("sheet-held", exercise=prescribed_text(sheet, p), until=sheet.day(p.held_until))


def prescribed_text(sheet: Sheet, p: Prescribed) -> str:
    name = sheet.studio.exercise(p.exercise, sheet.language)
    return f"{name}: {sheet.plain(dose_words(p.dose))}"


def versions(sheet: Sheet) -> None:
    """Each version of the plan with what it changed and why, the newest first."""
    plans = sheet.order.dossier.plans
    if not plans:
        return
    sheet.heading("versions")
    rows = []
    for before, plan in zip((None, *plans), plans, strict=False):
        by = sheet.order.dossier.names.get(plan.author_id or 0)
        changed = "; ".join(changes(sheet, before, plan)) if before else sheet.words("sheet-first")
        reason = cut(_reason(sheet, plan.reason) or "", _LONGEST)
        rows.append([f"v{plan.version}", sheet.short(plan.created_at), by, cut(changed, _LONGEST_ROW), reason])
    sheet.table(("version", "when", "by", "changed", "reason"), rows[::-1][:_VERSIONS], (0.5, 1.3, 0.8, 3, 1.8))
    _more(sheet, len(rows) - _VERSIONS)


def changes(sheet: Sheet, before: Plan, after: Plan) -> list[str]:
    """What is different in the next version: added, removed, another dose, on hold, other times."""
    old = {p.exercise: p for p in before.exercises}
    new = {p.exercise: p for p in after.exercises}

    def name(key: str) -> str:
        return sheet.studio.exercise(key, sheet.language)

    found = [f"+ {prescribed_text(sheet, p)}" for key, p in new.items() if key not in old]
    found += [f"− {name(key)}" for key in old if key not in new]
    for key in (k for k in old if k in new):
        if old[key].dose != new[key].dose:
            doses = [sheet.plain(dose_words(p.dose)) for p in (old[key], new[key])]
            found.append(f"{name(key)}: {' → '.join(doses)}")
        held = new[key].held_until
        if held and held != old[key].held_until:
            found.append(sheet.words("sheet-held", exercise=name(key), until=sheet.day(held)))
    if before.slots != after.slots:
        found.append(sheet.times(after.slots))
    return found


def _reason(sheet: Sheet, reason: str) -> str | None:
    if not reason.startswith(_DEFAULT):
        return reason
    return None if reason == "=first" else sheet.words("default-reason", action=reason[len(_DEFAULT) :])


def reports(sheet: Sheet) -> None:
    """What was reported and what became of it, the newest first."""
    found = sheet.order.dossier.reports[::-1]
    sheet.heading("reports")
    if not found:
        sheet.text(sheet.words("sheet-none"))
        return
    rows = [
        [
            f"R-{r.number}",
            sheet.short(r.opened_at),
            sheet.words("sheet-tier", tier=r.tier.value),
            cut(" · ".join(part for part in (_what(sheet, r), _facts(sheet, r)) if part), _LONGEST_ROW),
            _outcome(sheet, r),
        ]
        for r in found[:_REPORTS]
    ]
    sheet.table(("number", "when", "tier", "what", "decision"), rows, (0.6, 1.3, 0.9, 3.2, 1.8))
    _more(sheet, len(found) - _REPORTS)


def _what(sheet: Sheet, report: Report) -> str:
    exercise = sheet.studio.exercise(report.exercise, sheet.language) if report.exercise else ""
    said = sheet.plain(rule_words(report))
    times = f" (×{report.count})" if report.count > 1 else ""
    return f"{said}{': ' + exercise if exercise else ''}{times}"


def _facts(sheet: Sheet, report: Report) -> str:
    return sheet.plain(details_words(report, _LONGEST))


def _outcome(sheet: Sheet, report: Report) -> str:
    names = sheet.order.dossier.names
    if report.acted_at:
        return sheet.words(
            "sheet-acted",
            what=Words("report-action", {"action": report.action}),
            by=names.get(report.acted_by or 0, ""),
            at=sheet.short(report.acted_at),
        )
    if report.seen_at:
        return sheet.words("sheet-seen", by=names.get(report.seen_by or 0, ""), at=sheet.short(report.seen_at))
    return sheet.words("sheet-status", status=report.status.value)


def measures(sheet: Sheet) -> None:
    """First and newest result of each questionnaire, and how often it was answered."""
    known = sheet.studio.rules.measures
    scored: dict[str, list[Round]] = {}
    for one in rounds(sheet.order.dossier.entries):
        if one.score is not None and one.measure in known:
            scored.setdefault(one.measure, []).append(one)
    sheet.heading("measures")
    if not scored:
        sheet.text(sheet.words("sheet-none"))
        return
    rows = []
    for key, found in scored.items():
        first, last = found[0], found[-1]
        rows.append(
            [
                sheet.studio.library.measure_text(key, "title", sheet.language),
                f"{_score(first)} ({sheet.day(first.on)})",
                f"{_score(last)} ({sheet.day(last.on)})",
                known[key].highest,
                len(found),
            ]
        )
        rows += _activities(sheet, found)
    sheet.table(("measure", "first", "newest", "out-of", "times"), rows, (2.4, 1.8, 1.8, 0.7, 0.7))


def _activities(sheet: Sheet, found: Sequence[Round]) -> Iterator[list[object]]:
    """The patient's own activities, in their words, each with its first and its newest rating."""
    rated: dict[str, list[tuple[Round, int]]] = {}
    for one in found:
        for item, name in one.names.items():
            if item in one.answers:
                rated.setdefault(" ".join(name.split()), []).append((one, one.answers[item]))
    for name, ratings in rated.items():
        (first, was), (last, now) = ratings[0], ratings[-1]
        ends = [f"{score} ({sheet.day(one.on)})" for one, score in ((first, was), (last, now))]
        yield [f"– {cut(name, _LONGEST)}", *ends, 10, len(ratings)]


def _score(one: Round) -> str:
    return shown(one.score) if one.score is not None else "–"


def workouts(sheet: Sheet) -> None:
    """The newest workouts with their ratings, and at what pace the steps went."""
    found = sheet.order.dossier.workouts[::-1]
    if not found:
        return
    sheet.heading("workouts")
    rows = [
        [
            f"{w.local_date:%d.%m.%Y} {w.key[6:8]}:{w.key[8:]}",
            sheet.words("workout-status", status=w.status.value),
            f"{dose_percent(w.items)} %" if w.status in COUNTS else None,
            w.pain_before,
            pain_during(w),
            w.pain_after,
            w.soreness,
            sheet.words("workout-effort", effort=w.effort) if w.effort else None,
            _pace(sheet, w),
        ]
        for w in found[:_WORKOUTS]
    ]
    columns = ("when", "status", "dose-done", "pain-before", "worst", "pain-after", "soreness", "effort", "pace")
    sheet.table(columns, rows, (1.7, 1.2, 0.8, 0.8, 0.9, 0.8, 0.9, 1.1, 1.2))
    _more(sheet, len(found) - _WORKOUTS)


def _pace(sheet: Sheet, workout: Workout) -> str | None:
    pace = pace_of(workout, sheet.studio.rules.exercises)
    return sheet.words("workout-pace", pace=pace.value) if pace else None


def cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[:longest].rstrip()}…"


def _more(sheet: Sheet, left: int) -> None:
    if left > 0:
        sheet.text(sheet.words("sheet-more", count=left), "small")
