"""Work on a draft, decided in the patient's case: one change, kept, and the page that shows it. Publishes nothing."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time

from bot.coach.effects import Document, KeepDraft, Raise, Words
from bot.coach.events import Built, Lent
from bot.coach.model import Draft, Plan
from bot.coach.plan import draft_pages as pages
from bot.coach.plan import drafting, exercise_work, publishing
from bot.coach.plan.draft_pages import Desk, Page
from bot.coach.plan.noticing import noticed
from bot.coach.talk import Talk

# The draft as it becomes, and the page that shows it.
Worked = tuple[Draft, Page]
Handler = Callable[[Built, Desk, Draft, str], Worked]
_DAYS = {"daily": tuple(range(7)), "workdays": (0, 1, 2, 3, 4), "mwf": (0, 2, 4)}


def built(talk: Talk, event: Built) -> None:
    """1. The draft as it stands, or a new one from the plan in force. 2. The change. 3. Keep it. 4. Show the page."""
    seen = noticed(talk.case.entries, talk.rules.note_words)
    desk = Desk(talk.me.id, talk.me.alias, talk.rules, talk.local_now.date(), talk.case.plan, seen)
    draft = talk.case.draft or begun(talk.case.plan)
    page, _, value = event.do.partition(":")
    if (page, value) == ("main", "discard"):
        talk.do(KeepDraft(event.by.id, None))
        publishing.say_page(talk, event, (Words("build-discarded", {"alias": talk.me.alias}), ()))
    elif (page, value) == ("main", "file"):
        _as_file(talk, event)
    elif page in publishing.PAGES or value in ("publish", "history"):
        publishing.worked(talk, event, desk, draft)
    else:
        becomes, shown = _HANDLERS.get(page, _on_main)(event, desk, draft, value)
        if becomes != talk.case.draft:
            talk.do(KeepDraft(event.by.id, becomes))
        publishing.say_page(talk, event, shown)


def lent(talk: Talk, event: Lent) -> None:
    """This patient's exercises go into the draft for another patient of the same therapist."""
    talk.do(Raise(event.to, Built(event.by, "from:plan", plan=talk.case.plan, message_id=event.message_id)))


def begun(plan: Plan | None) -> Draft:
    """A draft that says what the plan in force says; without one, an empty plan."""
    return Draft(plan.version if plan else 0, plan or Plan(0, "", (), ()))


def _as_file(talk: Talk, event: Built) -> None:
    if talk.case.plan is None:
        talk.say("plan-no-file", to=event.by, alias=talk.me.alias)
        return
    talk.say(
        "plan-as-file",
        to=event.by,
        about=talk.me.id,
        alias=talk.me.alias,
        version=talk.case.plan.version,
        document=Document("plan", talk.me.id),
    )


def _on_main(event: Built, desk: Desk, draft: Draft, value: str) -> Worked:
    match value:
        case "add":
            return draft, pages.add(desk, draft)
        case "when":
            return draft, pages.when(desk, draft)
        case "note":
            return draft, pages.text(desk, draft, "note")
        case "mind":
            return draft, pages.mind(desk, draft)
        case "check_ins":
            return draft, pages.check_ins(desk, draft)
        case "limits":
            return draft, pages.limits(desk, draft)
        case _:
            return draft, pages.main(desk, draft)


def _on_replace(event: Built, desk: Desk, draft: Draft, value: str) -> Worked:
    """A plan from a file takes the place of what the draft said; what a file does not speak of stays as it is."""
    if event.plan is None:
        return draft, pages.main(desk, draft)
    read, now = event.plan, desk.plan or draft.plan
    known = {p.exercise: p for p in now.exercises}
    plan = replace(
        now,
        programme=read.programme or now.programme,
        exercises=tuple(
            replace(p, stepped_on=known[p.exercise].stepped_on) if p.exercise in known else p for p in read.exercises
        ),
        slots=read.slots,
        thresholds=read.thresholds,
        start=read.start,
        end=read.end,
        review=read.review,
        check_ins=read.check_ins,
        note=read.note,
        precautions=read.precautions or now.precautions,
    )
    becomes = Draft(desk.version, plan)
    return becomes, pages.publish(desk, becomes, Words("build-from-file"))


def _on_when(event: Built, desk: Desk, draft: Draft, value: str) -> Worked:
    plan = draft.plan
    match value:
        case "day" if 0 <= event.number <= 6:
            plan = drafting.toggled_day(plan, event.number)
        case "daily" | "workdays" | "mwf":
            plan = drafting.with_slots(plan, _DAYS[value], drafting.times_of(plan) or (time(8),))
        case "slots":
            days_said = tuple(int(d) for d in event.value.split(",") if d)
            times = tuple(time(int(t[:2]), int(t[2:])) for t in event.text.split(",") if t)
            days = days_said or drafting.days_of(plan) or tuple(range(7))
            plan = drafting.with_slots(plan, days, times or drafting.times_of(plan) or (time(8),))
        case "times":
            return draft, pages.when(desk, draft, Words("build-times"))
        case ("start" | "end" | "review") as name:
            return draft, pages.day(desk, draft, name)
        case _:
            return draft, pages.main(desk, draft)
    becomes = replace(draft, plan=plan)
    return becomes, pages.when(desk, becomes)


def _on_date(event: Built, desk: Desk, draft: Draft, value: str) -> Worked:
    """The start, the end or the day to look at it again: event.exercise says which."""
    name = event.exercise
    if name not in ("start", "end", "review") or value == "back":
        return draft, pages.when(desk, draft)
    if value == "on":
        day: date | None = date.fromisoformat(event.text)
    else:
        day = None if value == "none" else drafting.date_after(value, desk.today, draft.plan.start, name)
    plan = drafting.with_date(draft.plan, name, day)
    if plan is None:
        return draft, pages.when(desk, draft, Words("build-end-first"))
    becomes = replace(draft, plan=plan)
    past = day is not None and day < desk.today and name != "start"
    return becomes, pages.when(desk, becomes, Words("build-date-past") if past else "")


def _on_limits(event: Built, desk: Desk, draft: Draft, value: str) -> Worked:
    if value == "back":
        return draft, pages.main(desk, draft)
    if value == "standard":
        becomes = replace(draft, plan=replace(draft.plan, thresholds={}))
        return becomes, pages.limits(desk, becomes)
    if value not in ("less", "more") or not 0 <= event.number < len(drafting.LIMITS):
        return draft, pages.limits(desk, draft)
    name, clinic = drafting.LIMITS[event.number], desk.rules.thresholds
    now = drafting.limit_of(draft.plan, name, clinic)
    plan = drafting.with_limit(draft.plan, name, now + (1 if value == "more" else -1), clinic)
    if plan is None:
        return draft, pages.limits(desk, draft, Words("build-limits-overlap"))
    becomes = replace(draft, plan=plan)
    return becomes, pages.limits(desk, becomes)


def _on_check_ins(event: Built, desk: Desk, draft: Draft, value: str) -> Worked:
    if value == "back":
        return draft, pages.main(desk, draft)
    known, plan = desk.rules.programmes.get(draft.plan.programme), draft.plan
    if value in desk.rules.measures_on or value == "screening":
        asked = drafting.toggled(plan.measures, value, tuple(desk.rules.measures_on)) if value != "screening" else None
        plan = replace(plan, screening=not plan.screening) if asked is None else replace(plan, measures=asked)
        becomes = replace(draft, plan=plan)
        return becomes, pages.check_ins(desk, becomes)
    now = draft.plan.check_ins if draft.plan.check_ins is not None else known.check_ins if known else ()
    chosen = None if value == "standard" else drafting.toggled(now, value, drafting.CHECK_INS)
    measures = (known.measures if known else ()) if value == "standard" else plan.measures
    becomes = replace(draft, plan=replace(plan, check_ins=chosen, measures=measures))
    return becomes, pages.check_ins(desk, becomes)


def _on_mind(event: Built, desk: Desk, draft: Draft, value: str) -> Worked:
    if value not in desk.rules.precautions:
        return draft, pages.main(desk, draft)
    tags = drafting.toggled(draft.plan.precautions, value, desk.rules.precautions)
    becomes = replace(draft, plan=replace(draft.plan, precautions=tags))
    return becomes, pages.mind(desk, becomes)


def _on_text(event: Built, desk: Desk, draft: Draft, value: str) -> Worked:
    """A typed value has come, or is not to come after all."""
    if event.exercise:
        return exercise_work.on_text(event, desk, draft, value)
    if value in ("note", "clear"):
        draft = replace(draft, plan=replace(draft.plan, note=event.text if value == "note" else ""))
    return draft, pages.main(desk, draft)


_HANDLERS: dict[str, Handler] = {
    "main": _on_main,
    "replace": _on_replace,
    "when": _on_when,
    "date": _on_date,
    "limits": _on_limits,
    "check_ins": _on_check_ins,
    "mind": _on_mind,
    "text": _on_text,
    **exercise_work.HANDLERS,
}
