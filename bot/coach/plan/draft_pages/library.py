"""The plan builder's pages on which exercises are found and programmes added."""

from collections.abc import Sequence

from bot.coach.effects import Arg, Button, ExerciseText, Words
from bot.coach.model import Draft
from bot.coach.plan import drafting
from bot.coach.plan.draft_pages.desk import Desk, Page, Rows, in_rows
from bot.coach.plan.planning import dose_words, line_words, programme_words
from bot.coach.talk import options

LONGEST_LIST = 24


def add(desk: Desk, draft: Draft) -> Page:
    regions = dict.fromkeys(e.region for e in desk.rules.exercises.values())
    buttons = [Button("build_region", "open", desk.at(r), label=Words("catalogue-term", {"term": r})) for r in regions]
    return Words("build-add"), (*in_rows(buttons), *options("build_add", str(desk.patient)))


def region(desk: Desk, draft: Draft, name: str) -> Page:
    keys = [k for k, e in desk.rules.exercises.items() if e.region == name]
    words = Words(
        "build-region", {"region": Words("catalogue-term", {"term": name}), "lines": _offers(desk, draft, keys)}
    )
    return words, (*_pick(desk, draft, keys), *options("build_region", str(desk.patient)))


def found(desk: Desk, draft: Draft, keys: Sequence[str]) -> Page:
    words = Words("build-found", {"lines": _offers(desk, draft, keys)})
    return words, (*_pick(desk, draft, keys), *options("build_found", str(desk.patient)))


def programmes(desk: Desk, draft: Draft) -> Page:
    buttons = [
        Button("build_programme", "open", desk.at(key), label=programme_words(key)) for key in desk.rules.programmes
    ]
    return Words("build-programmes"), (
        *in_rows(buttons),
        *options("build_programme", str(desk.patient), only=("back",)),
    )


def programme(desk: Desk, draft: Draft, key: str) -> Page:
    known = desk.rules.programmes.get(key)
    if known is None:
        return programmes(desk, draft)
    new = [(i, p) for i, p in enumerate(known.exercises) if not drafting.find(draft.plan, p.exercise)]
    buttons = [Button("build_programme", "one", desk.at(key), i, label=ExerciseText(p.exercise)) for i, p in new]
    words = Words(
        "build-programme",
        {"title": programme_words(key), "lines": Words("lines", {p.exercise: line_words(p) for p in known.exercises})},
    )
    only = ("all", "back") if new else ("back",)
    return words, (*in_rows(buttons), *options("build_programme", desk.at(key), only=only))


def _offers(desk: Desk, draft: Draft, keys: Sequence[str]) -> Arg:
    library = desk.rules.exercises
    lines: dict[str, Arg] = {
        k: Words(
            "build-offer",
            {
                "exercise": ExerciseText(k),
                "dose": dose_words(library[k].dose),
                "there": "yes" if drafting.find(draft.plan, k) else "no",
            },
        )
        for k in keys[:LONGEST_LIST]
    }
    return Words("lines", lines) if lines else ""


def _pick(desk: Desk, draft: Draft, keys: Sequence[str]) -> Rows:
    new = [k for k in keys[:LONGEST_LIST] if not drafting.find(draft.plan, k)]
    return in_rows([Button("build_found", "pick", desk.at(k), label=ExerciseText(k)) for k in new])
