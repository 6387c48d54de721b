"""From draft to plan: the last look, two therapists at once, the next version, what the patient hears, and history."""

from dataclasses import replace
from datetime import datetime

from bot.coach.effects import Arg, Button, KeepDraft, Say, Words
from bot.coach.events import Built
from bot.coach.model import Aside, Draft, Person, Plan, Standing
from bot.coach.patient import slots
from bot.coach.plan import draft_pages as pages
from bot.coach.plan import drafting
from bot.coach.plan.comparing import difference
from bot.coach.plan.draft_pages import Desk, Page, as_lines, parted, reason_words
from bot.coach.plan.planning import as_planned_now
from bot.coach.schedule import civil_for
from bot.coach.talk import Talk, moment_words, options

PAGES = ("publish", "conflict", "history", "version")
_REASONS = ("agreed", "better", "gentler")


def say_page(talk: Talk, event: Built, page: Page) -> None:
    """In the message whose button was tapped; after something typed, below it."""
    words, buttons = page
    label = f"draft:{talk.me.id}"
    typed = event.message_id is None
    if typed and event.do not in ("open", "replace", "main:open"):
        move_below(talk, event.by, label, words)
    talk.say(
        words.key,
        to=event.by,
        about=talk.me.id,
        buttons=buttons,
        label=label,
        edit="" if typed else f"#{event.message_id}",
        given=words.args,
    )


def move_below(talk: Talk, to: Person, label: str, words: Words) -> None:
    """What is typed leaves the builder's message far up: it goes, and what comes next, with these words, is the one."""
    talk.do(Say(to.id, words, edit=label, gone=True))


def worked(talk: Talk, event: Built, desk: Desk, draft: Draft) -> None:
    page, _, value = event.do.partition(":")
    match page, value:
        case "publish", "now":
            _publish(talk, event, desk, draft)
            return
        case "publish", "reason":
            draft = replace(draft, reason=event.text)
            shown = pages.publish(desk, draft, sheet=_sheet(event))
        case "publish", value if value in _REASONS:
            draft = replace(draft, reason=f"={value}")
            shown = pages.publish(desk, draft, sheet=_sheet(event))
        case "publish", "sheet":
            shown = pages.publish(desk, draft, sheet=_sheet(event))
        case (("publish" | "conflict" | "history"), "back"):
            shown = pages.main(desk, draft)
        case _, "publish":
            shown = _last_look(talk, desk, draft)
        case "conflict", "theirs":
            talk.do(KeepDraft(event.by.id, None))
            fresh = Draft(desk.version, desk.plan or draft.plan)
            say_page(talk, event, pages.main(desk, fresh, Words("build-theirs")))
            return
        case "conflict", "mine":
            draft = replace(draft, base=desk.version)
            shown = pages.publish(desk, draft)
        case "conflict", _:
            shown = _conflict(talk, desk, draft, whole=True)
        case "version", "restore":
            old = _version(talk, event.number)
            if old is None:
                shown = _history(talk, desk)
            else:
                draft = Draft(desk.version, replace(old, version=desk.version), "=restored")
                shown = pages.publish(desk, draft)
        case "history", "open" if old := _version(talk, event.number):
            shown = pages.version(desk, old, version_words(talk, old))
        case _:
            shown = _history(talk, desk)
    if draft != talk.case.draft and page in ("publish", "conflict", "version") and value != "back":
        talk.do(KeepDraft(event.by.id, draft))
    say_page(talk, event, shown)


def _last_look(talk: Talk, desk: Desk, draft: Draft) -> Page:
    if draft.base != desk.version:
        return _conflict(talk, desk, draft)
    if not draft.plan.exercises:
        return pages.main(desk, draft, Words("build-empty"))
    if not difference(desk.plan, draft.plan, for_patient=False):
        return pages.main(desk, draft, Words("build-same"))
    return pages.publish(desk, draft)


def _sheet(event: Built) -> int:
    return int(event.exercise) if event.exercise.isascii() and event.exercise.isdecimal() else 0


def _conflict(talk: Talk, desk: Desk, draft: Draft, *, whole: bool = False) -> Page:
    return pages.conflict(desk, draft, _version(talk, draft.base), author_words(talk, desk.plan), whole=whole)


def _publish(talk: Talk, event: Built, desk: Desk, draft: Draft) -> None:
    """1. Somebody else was first: show what they did and ask. 2. Something was not shown yet, or no reason given.
    3. The next version. 4. The patient hears of it."""
    if talk.case.draft is None:
        say_page(talk, event, pages.main(desk, draft, Words("build-published-already", {"version": desk.version})))
        return
    look = _last_look(talk, desk, draft)
    if look[0].key != "build-publish":
        say_page(talk, event, look)
        return
    unseen = _sheet(event) < len(pages.sheets(desk, draft)) - 1
    if unseen or not draft.reason:
        notice = Words("build-look-first" if unseen else "build-reason-first")
        say_page(talk, event, pages.publish(desk, draft, notice, _sheet(event)))
        return
    before = talk.case.plan
    stamped = drafting.authorised(draft.plan, event.by.id, talk.now, before)
    after = replace(
        stamped,
        version=desk.version + 1,
        reason=draft.reason,
        author_id=event.by.id,
        author=event.by.alias,
        created_at=talk.now,
    )
    put_in_force(talk, after)
    talk.do(KeepDraft(event.by.id, None))
    told = _tell_patient(talk, event, before, after)
    words = Words(
        "build-published",
        {
            "alias": talk.me.alias,
            "version": after.version,
            "lines": as_lines(difference(before, after, for_patient=False)),
            "told": told,
            "at": moment_words(_told_at(talk), event.by.zone or talk.rules.clinic.zone, talk.now),
        },
    )
    invite = ((Button("patient", "invite", str(talk.me.id)),),) if talk.me.standing is Standing.INVITED else ()
    say_page(talk, event, (words, invite))


def put_in_force(talk: Talk, after: Plan) -> None:
    """The next version: today's open workout and the coming moments follow it."""
    before = talk.case.plan
    talk.case = replace(talk.case, plan=after)
    current = talk.case.open_workout
    if current:
        talk.keep_workout(as_planned_now(current, after))
    moved = before is None or (before.slots, before.start, before.end) != (after.slots, after.start, after.end)
    if moved and talk.me.standing is Standing.ACTIVE:
        slots.plan_slots(talk)


def _tell_patient(talk: Talk, event: Built, before: Plan | None, after: Plan) -> str:
    """ "no", "later", "stopped", "absent" or "nothing": whether the patient hears of it, and when."""
    lines = difference(before, after, for_patient=True)
    if talk.me.standing is Standing.STOPPED:
        return "stopped"
    if talk.me.standing is not Standing.ACTIVE:
        return "absent"
    if not lines:
        return "nothing"
    ref = f"{talk.me.id}-0"
    talk.beside(Aside("told", ref, since=_told_at(talk)))
    parts = parted(lines)
    for number, part in enumerate(parts, start=1):
        last = number == len(parts)
        talk.say(
            "plan-told",
            buttons=options("told", ref) if last else (),
            label=f"told:{ref}" if last else "",
            civil=True,
            therapist=event.by.alias,
            part=number,
            lines=as_lines(part, len(part)),
            reason=reason_words(after.reason) if last else "",
        )
    return "later" if _told_at(talk) > talk.now else "no"


def _told_at(talk: Talk) -> datetime:
    return civil_for(talk.now, talk.me, talk.rules.clinic)


def _history(talk: Talk, desk: Desk) -> Page:
    versions = tuple(reversed(talk.case.history))
    return pages.history(desk, [version_words(talk, v) for v in versions], versions)


def _version(talk: Talk, number: int) -> Plan | None:
    return next((v for v in talk.case.history if v.version == number), None)


def version_words(talk: Talk, plan: Plan) -> Words:
    """One line of the history: which, when, who, why."""
    at = plan.created_at
    return Words(
        "build-version-line",
        {
            "n": plan.version,
            "at": moment_words(at, talk.rules.clinic.zone, talk.now) if at else "",
            "who": author_words(talk, plan),
            "reason": reason_words(plan.reason),
        },
    )


def author_words(talk: Talk, plan: Plan | None) -> Arg:
    """Who made a version; a step of the ladder is the rule's doing, in the name of who agreed to it."""
    if plan is None:
        return ""
    if plan.author:
        return plan.author
    team = talk.case.team
    names = {p.id: p.alias for p in (team.therapist, team.lead)} if team else {}
    who = names.get(plan.author_id or 0, "–")
    return Words("build-by-rule", {"who": who}) if plan.reason.startswith("=step_") else who
