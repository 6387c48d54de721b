"""Who they are to us, what they have chosen, and every version of their plan."""

from datetime import time

from bot.coach.effects import Words
from bot.coach.model import Plan, Prescribed
from bot.coach.plan.comparing import check_in_words, measures_words, precaution_words, step_words
from bot.coach.plan.planning import dose_words, programme_words
from bot.coach.talk import slots_words
from bot.reports.own.names import OTHER, Names
from bot.reports.paper import Sheet


def person(sheet: Sheet, names: Names) -> None:
    me = sheet.order.dossier.person
    therapist = sheet.order.dossier.therapist
    sheet.section("own-person")
    sheet.facts(
        [
            ("name", me.alias),
            ("telegram-name", me.joined_name),
            ("chat", me.chat_id),
            ("language", sheet.words("own-language", code=me.language)),
            ("country", sheet.plain(Words("@country", {"code": me.country})) if me.country else None),
            ("zone", me.zone),
            ("therapist", therapist.alias if therapist else None),
            ("standing", sheet.words("own-standing", standing=me.standing.value)),
            ("consent", sheet.words("own-consent", version=me.consent_version or "", at=sheet.moment(me.consent_at))),
            ("held", _yes(sheet, me.safety_hold)),
            ("unreachable", _yes(sheet, me.unreachable)),
        ]
    )


def settings(sheet: Sheet) -> None:
    me = sheet.order.dossier.person
    own, clinic = me.preferences, sheet.studio.rules.clinic
    quiet_from, quiet_to = own.quiet_from or clinic.quiet_from, own.quiet_to or clinic.quiet_to
    sheet.section("own-settings")
    sheet.facts(
        [
            ("own-times", sheet.plain(slots_words(own.slots)) if own.slots else None),
            ("quiet", f"{_time(quiet_from)}–{_time(quiet_to)}"),
            ("nudge", _yes(sheet, own.nudge)),
            ("streaks", _yes(sheet, own.streaks)),
            ("milestones", _yes(sheet, own.milestones)),
            ("weekly", sheet.words("weekday", day=own.weekly_day) if own.weekly_summary else _yes(sheet, False)),
            ("plain", _yes(sheet, own.plain)),
            ("steps", _yes(sheet, own.large_steps)),
            ("paused", sheet.day(me.paused_until) if me.paused_until else None),
            ("paused-why", sheet.words("own-reason", why=own.pause_why) if own.pause_why else None),
            ("paused-by", sheet.words("own-by-clinic") if own.paused_by else None),
            ("lighter", sheet.day(own.lighter_until) if own.lighter_until else None),
            ("last-done", sheet.day(own.last_done) if own.last_done else None),
            ("left", _yes(sheet, own.left)),
        ]
    )


def plans(sheet: Sheet, names: Names) -> None:
    """Every version whole, the one in force first."""
    sheet.section("own-plans")
    found = sheet.order.dossier.plans[::-1]
    if not found:
        sheet.text(sheet.words("sheet-none"))
    for number, plan in enumerate(found):
        _plan(sheet, names, plan, in_force=number == 0)


def _plan(sheet: Sheet, names: Names, plan: Plan, *, in_force: bool) -> None:
    title = sheet.words("own-plan", version=plan.version, in_force="yes" if in_force else "no")
    sheet.part(title)
    programme = programme_words(plan.programme) if plan.programme in sheet.studio.rules.programmes else ""
    by = names.of(plan.author_id)
    sheet.facts(
        [
            ("made", sheet.moment(plan.created_at)),
            ("by", None if by in (None, OTHER) else by),
            ("programme", sheet.plain(programme) if programme else plan.programme),
            ("why", plan.reason if plan.reason[:1] != "=" else None),
            ("when", sheet.plain(slots_words(plan.slots)) if plan.slots else None),
            ("from", sheet.day(plan.start) if plan.start else None),
            ("until", sheet.day(plan.end) if plan.end else None),
            ("review", sheet.day(plan.review) if plan.review else None),
            ("asked", sheet.plain(check_in_words(plan.check_ins))),
            ("measures", sheet.plain(measures_words(plan.measures))),
            ("screening", _yes(sheet, plan.screening)),
            ("precautions", sheet.plain(precaution_words(plan.precautions))),
            ("note", plan.note),
            ("limits", ", ".join(f"{name} {value}" for name, value in plan.thresholds.items())),
        ]
    )
    sheet.list([_line(sheet, p) for p in plan.exercises])


def _line(sheet: Sheet, p: Prescribed) -> str:
    """An exercise with everything that is agreed about it."""
    parts = [f"{sheet.studio.exercise(p.exercise, sheet.language)}: {sheet.plain(dose_words(p.dose))}"]
    parts += [sheet.words("own-rest", seconds=p.dose.rest_s)] if p.dose.sets > 1 else []
    for way, step in (("easier", p.easier), ("harder", p.harder)):
        if step:
            parts.append(f"{sheet.words('own-step', way=way)}: {sheet.plain(step_words(step, way))}")
    if p.swaps:
        swaps = ", ".join(sheet.studio.exercise(key, sheet.language) for key in p.swaps)
        parts.append(f"{sheet.words('own-step', way='swap')}: {swaps}")
    if p.held_until:
        parts.append(f"{sheet.words('own-step', way='held')} {sheet.day(p.held_until)}")
    if p.stepped_on:
        parts.append(f"{sheet.words('own-step', way='stepped')} {sheet.day(p.stepped_on)}")
    return "; ".join([*parts, *([f"“{p.note}”"] if p.note else [])])


def _yes(sheet: Sheet, yes: bool) -> str:
    return sheet.words("own-yes", yes="yes" if yes else "no")


def _time(at: time) -> str:
    return f"{at:%H:%M}"
