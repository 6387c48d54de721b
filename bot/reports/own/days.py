"""Day by day: what was done, every answer as it was given, and what was reported and decided."""

from bot.coach.asks import ASKS
from bot.coach.effects import Button
from bot.coach.model import Item, Workout
from bot.coach.plan.planning import dose_words
from bot.coach.showing import details_words, rule_words
from bot.reports.own.names import Names
from bot.reports.paper import Sheet, without_signs
from bot.storage.dossiers import Answer

_AT_EXERCISE = (
    *("card", "pain_during", "hurt_score", "hurt_where", "hurt_kind", "skip_why", "checklist"),
    *("hard_why", "hard_managed", "hard_easier"),
)
_RATINGS = ("pain_before", "pain_after", "soreness", "morning_pain")


def workouts(sheet: Sheet) -> None:
    """Each workout, the newest first: the exercises with what became of them, the ratings, the words."""
    sheet.section("own-workouts")
    found = sheet.order.dossier.workouts[::-1]
    if not found:
        sheet.text(sheet.words("sheet-none"))
    for workout in found:
        status = sheet.words("workout-status", status=workout.status.value)
        sheet.part(f"{sheet.day(workout.local_date)}, {workout.key[6:8]}:{workout.key[8:]} · {status}")
        sheet.text(" · ".join(_about(sheet, workout)))
        sheet.list([_item(sheet, item) for item in workout.items])


def _about(sheet: Sheet, workout: Workout) -> list[str]:
    said = [sheet.words("own-of-plan", version=workout.plan_version)]
    for name, at in (("offered", workout.offered_at), ("started", workout.started_at), ("ended", workout.ended_at)):
        if at:
            said.append(f"{sheet.words('own-moment', what=name)} {sheet.there(at):%H:%M}")
    scores = {name: getattr(workout, name) for name in _RATINGS} | workout.wellbeing
    said += [_score(sheet, name, score) for name, score in scores.items() if score is not None]
    if workout.effort:
        said.append(f"{_question(sheet, 'effort')}: {sheet.words('workout-effort', effort=workout.effort)}")
    if workout.reason:
        said.append(sheet.words("own-because", why=sheet.words("own-reason", why=workout.reason)))
    if not workout.confirmed:
        said.append(sheet.words("own-unconfirmed"))
    if workout.note:
        said.append(f"“{workout.note}”")
    return said


def _score(sheet: Sheet, name: str, score: object) -> str:
    return f"{_question(sheet, name)}: {sheet.words('own-score', score=str(score))}"


def _item(sheet: Sheet, item: Item) -> str:
    name = sheet.studio.exercise(item.exercise, sheet.language)
    parts = [f"{name}, {sheet.plain(dose_words(item.dose))}"]
    outcome = item.outcome.value if item.outcome else "none"
    at = f" {sheet.there(item.closed_at):%H:%M}" if item.closed_at else ""
    parts.append(sheet.words("own-outcome", outcome=outcome) + at)
    if item.pain is not None:
        parts.append(_score(sheet, "pain_during", item.pain))
    if item.managed is not None:
        parts.append(sheet.words("own-managed", count=item.managed))
    if item.eased and outcome != "easier":
        parts.append(sheet.words("own-outcome", outcome="easier"))
    if item.sets_done:
        parts.append(sheet.words("own-sets", count=item.sets_done))
    return " · ".join([*parts, *([f"“{item.note}”"] if item.note else [])])


def answers(sheet: Sheet) -> None:
    """Every answer as it was given, those that were changed later and the late ones among them."""
    sheet.section("own-answers")
    sheet.text(sheet.words("own-answers-about"), "small")
    keys = {w.key: w for w in sheet.order.dossier.workouts}
    rows = []
    for a in sheet.order.dossier.answers:
        workout = keys.get(a.workout)
        about = _about_what(sheet, a, workout)
        marks = [sheet.words("own-mark", mark="changed")] if a.revision else []
        marks += [sheet.words("own-mark", mark="late")] if a.late else []
        value = value_words(sheet, a)
        rows.append([sheet.short(a.at), _question(sheet, a.ask), about, " · ".join([value, *marks])])
    sheet.table(("when", "question", "about", "answer"), rows, (1.3, 1.6, 1.5, 2.2))


def _about_what(sheet: Sheet, answer: Answer, workout: Workout | None) -> str:
    if workout is None:
        return sheet.questionnaire(answer.workout)
    day = f"{workout.local_date:%d.%m.%Y} {workout.key[6:8]}:{workout.key[8:]}"
    if answer.ask in _AT_EXERCISE and 0 <= answer.item < len(workout.items):
        return f"{sheet.studio.exercise(workout.items[answer.item].exercise, sheet.language)}, {day}"
    return day


def value_words(sheet: Sheet, answer: Answer) -> str:
    """The answer as its button said it, a rating out of ten, or the words that were typed."""
    ask = ASKS.get(answer.ask)
    if ask and answer.value in ask.options:
        return without_signs(sheet.studio.wording.label(sheet.language, Button(answer.ask, answer.value)))
    if ask and ask.score and answer.value.isdecimal():
        return sheet.words("own-score", score=answer.value)
    return answer.value if answer.value.isdecimal() else f"“{answer.value}”"


def _question(sheet: Sheet, ask: str) -> str:
    return sheet.words("own-question", ask=ask)


def reports(sheet: Sheet, names: Names) -> None:
    """What was reported, in all its details, and who did what about it when; the newest first."""
    sheet.section("own-reports")
    found = sheet.order.dossier.reports[::-1]
    if not found:
        sheet.text(sheet.words("sheet-none"))
    for r in found:
        exercise = f": {sheet.studio.exercise(r.exercise, sheet.language)}" if r.exercise else ""
        sheet.part(f"R-{r.number} · {sheet.moment(r.opened_at)} · {sheet.plain(rule_words(r))}{exercise}")
        facts = [sheet.plain(part) for part in details_words(r, 100_000)]
        if r.count > 1:
            facts.append(sheet.words("own-count", count=r.count, last=sheet.moment(r.last_at)))
        if r.workout:
            facts.append(sheet.words("own-of-workout", workout=_day_of(r.workout)))
        sheet.text(" · ".join([sheet.words("own-tier", tier=r.tier.value), *facts]))
        done = [] if r.seen_at or r.acted_at or r.closed_at else [sheet.words("sheet-status", status=r.status.value)]
        if r.seen_at:
            done.append(sheet.words("sheet-seen", by=names.of(r.seen_by) or "", at=sheet.moment(r.seen_at)))
        if r.acted_at:
            action = sheet.words("report-action", action=r.action)
            done.append(f"{action}, {names.of(r.acted_by) or ''}, {sheet.moment(r.acted_at)}")
        elif r.action:
            done.append(sheet.words("own-mark", mark="taken_back"))
        if r.closed_at:
            done.append(sheet.words("own-closed", at=sheet.moment(r.closed_at)))
        sheet.text("→ " + " · ".join(done))


def _day_of(key: str) -> str:
    return f"{key[4:6]}.{key[2:4]}.20{key[:2]} {key[6:8]}:{key[8:10]}" if len(key) == 10 and key.isdecimal() else key
