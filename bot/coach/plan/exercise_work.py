"""Work on the exercises of a draft: dose, side, order, swap, ladder, and where new ones come from."""

from collections.abc import Callable
from dataclasses import replace

from bot.coach.effects import ExerciseText, Words
from bot.coach.events import Built
from bot.coach.model import Draft, Plan, Prescribed, Step
from bot.coach.plan import draft_pages as pages
from bot.coach.plan import drafting
from bot.coach.plan.draft_pages import Desk, Page

Worked = tuple[Draft, Page]


def _on_at(event: Built, desk: Desk, draft: Draft, value: str) -> Worked:
    """One exercise's page."""
    key, plan = event.exercise, draft.plan
    p = drafting.find(plan, key)
    if p is None or value == "back":
        return draft, pages.main(desk, draft)
    match value:
        case "up" | "down":
            draft = replace(draft, plan=drafting.moved(plan, key, -1 if value == "up" else 1))
            return draft, pages.main(desk, draft)
        case "remove":
            draft = replace(draft, plan=drafting.removed(plan, key))
            return draft, pages.main(desk, draft, Words("build-removed", {"exercise": ExerciseText(key)}))
        case "side":
            return draft, pages.side(desk, draft, key)
        case "swap":
            return draft, pages.swap(desk, draft, key)
        case "ladder":
            return draft, pages.ladder(desk, draft, key)
        case "load" | "about":
            return draft, pages.text(desk, draft, value, key)
        case name if name in drafting.BOUNDS:
            return draft, pages.text(desk, draft, name, key)
        case name if name[:-1] in drafting.BOUNDS and name[-1] in "+-":
            dose = drafting.stepped(p.dose, name[:-1], 1 if name[-1] == "+" else -1)
            return _dosed(desk, draft, key, dose)
        case "figures":
            dose = p.dose
            for pair in event.value.split(","):
                figure, _, number = pair.partition("=")
                changed = drafting.with_figure(dose, figure, int(number))
                if changed is None:
                    return _dosed(desk, draft, key, None)
                dose = changed
            return _dosed(desk, draft, key, dose)
        case _:
            return draft, pages.exercise(desk, draft, key)


def _dosed(desk: Desk, draft: Draft, key: str, dose: object) -> Worked:
    if dose is None:
        return draft, pages.exercise(desk, draft, key, Words("build-no-dose"))
    draft = replace(draft, plan=drafting.changed(draft.plan, key, dose=dose))
    return draft, pages.exercise(desk, draft, key)


def on_text(event: Built, desk: Desk, draft: Draft, value: str) -> Worked:
    """A typed value for an exercise. "clear" takes the load (1) or the note (2) away."""
    key = event.exercise
    p = drafting.find(draft.plan, key)
    if p is None:
        return draft, pages.main(desk, draft)
    if value in drafting.BOUNDS:
        return _dosed(desk, draft, key, drafting.with_figure(p.dose, value, int(event.text)))
    if value == "load" or (value, event.number) == ("clear", 1):
        return _dosed(desk, draft, key, replace(p.dose, load=event.text))
    if value in ("about", "clear"):
        draft = replace(draft, plan=drafting.changed(draft.plan, key, note=event.text))
    return draft, pages.exercise(desk, draft, key)


def _on_side(event: Built, desk: Desk, draft: Draft, value: str) -> Worked:
    p = drafting.find(draft.plan, event.exercise)
    side = "" if value == "no_side" else value
    if p is None or side not in drafting.SIDES:
        return draft, pages.exercise(desk, draft, event.exercise)
    return _dosed(desk, draft, event.exercise, replace(p.dose, side=side))


def _on_swap(event: Built, desk: Desk, draft: Draft, value: str) -> Worked:
    keys = tuple(desk.rules.exercises)
    if value != "take" or not 0 <= event.number < len(keys):
        return draft, pages.exercise(desk, draft, event.exercise)
    instead = keys[event.number]
    draft = replace(draft, plan=drafting.swapped(draft.plan, event.exercise, instead, desk.rules.exercises))
    return draft, pages.exercise(desk, draft, instead)


def _on_ladder(event: Built, desk: Desk, draft: Draft, value: str) -> Worked:
    """Each button goes to the next choice of what it names."""
    key = event.exercise
    p = drafting.find(draft.plan, key)
    way, _, what = value.partition("_")
    if p is None or way not in ("easier", "harder"):
        return draft, pages.exercise(desk, draft, key)
    step: Step | None = getattr(p, way)
    becomes: Step | None
    if not what:
        becomes = drafting.next_step(p, way, desk.rules.exercises)
        if becomes is None and step is None:
            return draft, pages.ladder(desk, draft, key, Words("build-no-step", {"way": way}))
    elif step is None:
        return draft, pages.ladder(desk, draft, key)
    elif what == "when":
        becomes = drafting.next_trigger(step, way)
    else:
        becomes = drafting.next_expiry(step, desk.today)
    draft = replace(draft, plan=drafting.changed(draft.plan, key, **{way: becomes}))
    return draft, pages.ladder(desk, draft, key)


def _on_add(event: Built, desk: Desk, draft: Draft, value: str) -> Worked:
    if value == "programme":
        return draft, pages.programmes(desk, draft)
    return draft, pages.main(desk, draft)


def _on_region(event: Built, desk: Desk, draft: Draft, value: str) -> Worked:
    if value == "open" and any(e.region == event.exercise for e in desk.rules.exercises.values()):
        return draft, pages.region(desk, draft, event.exercise)
    return draft, pages.add(desk, draft)


def _on_found(event: Built, desk: Desk, draft: Draft, value: str) -> Worked:
    """pick: add one that was offered. open: a typed name, added unless it is there. list: several were meant."""
    key = event.exercise
    if value == "list":
        return draft, pages.found(desk, draft, [k for k in event.text.split() if k in desk.rules.exercises])
    own = desk.rules.exercises.get(key)
    if own is None or value == "back":
        return draft, pages.add(desk, draft)
    there = drafting.find(draft.plan, key) is not None
    draft, notice = _added(desk, draft, Prescribed(key, own.dose))
    if value == "open":
        return draft, pages.exercise(desk, draft, key, "" if there else notice)
    return draft, pages.main(desk, draft, notice)


def _on_programme(event: Built, desk: Desk, draft: Draft, value: str) -> Worked:
    known = desk.rules.programmes.get(event.exercise)
    if known is None:
        return draft, pages.programmes(desk, draft) if value != "back" else pages.add(desk, draft)
    if value == "all":
        whole = not draft.plan.exercises  # what a programme is for is told of a plan that begins with it
        draft, notice = _added(desk, draft, *known.exercises)
        if whole:
            draft = replace(draft, plan=replace(draft.plan, programme=known.key))
        return draft, pages.main(desk, draft, notice)
    if value == "one" and 0 <= event.number < len(known.exercises):
        draft, _ = _added(desk, draft, known.exercises[event.number])
    elif value == "back":
        return draft, pages.programmes(desk, draft)
    return draft, pages.programme(desk, draft, known.key)


def _on_from(event: Built, desk: Desk, draft: Draft, value: str) -> Worked:
    """Another patient's exercises, with their doses; what was said to that patient alone stays there."""
    if value != "plan":
        return draft, pages.add(desk, draft)
    lent: Plan | None = event.plan
    if lent is None or not lent.exercises:
        return draft, pages.main(desk, draft, Words("build-nothing-lent"))
    new = tuple(replace(p, note="", easier=_plain(p.easier), harder=_plain(p.harder)) for p in lent.exercises)
    draft, notice = _added(desk, draft, *new)
    return draft, pages.main(desk, draft, notice)


def _plain(step: Step | None) -> Step | None:
    """A step of another plan: agreed to anew when this one is published."""
    return replace(step, authorised_by=None, authorised_at=None, expires=None) if step else None


def _added(desk: Desk, draft: Draft, *new: Prescribed) -> tuple[Draft, Words]:
    plan = drafting.added(draft.plan, desk.rules.exercises, *new)
    there = {p.exercise for p in draft.plan.exercises}
    keys = [p.exercise for p in plan.exercises if p.exercise not in there]
    notice = (
        Words("build-added", {"lines": Words("listed", {k: ExerciseText(k) for k in keys})})
        if keys
        else Words("build-not-added", {"most": drafting.MOST_EXERCISES})
    )
    return replace(draft, plan=plan), notice


HANDLERS: dict[str, Callable[[Built, Desk, Draft, str], Worked]] = {
    "at": _on_at,
    "side": _on_side,
    "swap": _on_swap,
    "ladder": _on_ladder,
    "add": _on_add,
    "region": _on_region,
    "found": _on_found,
    "programme": _on_programme,
    "from": _on_from,
}
