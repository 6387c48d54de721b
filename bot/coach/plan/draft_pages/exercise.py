"""The plan builder's pages about one exercise: its dose, side, ladder, what stands in for it, what is typed."""

from bot.coach.effects import Arg, Button, ExerciseText, Words
from bot.coach.model import Draft
from bot.coach.plan import drafting
from bot.coach.plan.comparing import step_words
from bot.coach.plan.draft_pages.desk import Desk, Page, in_rows
from bot.coach.plan.draft_pages.library import LONGEST_LIST
from bot.coach.plan.draft_pages.main import main
from bot.coach.plan.planning import dose_words
from bot.coach.talk import date_words, options


def exercise(desk: Desk, draft: Draft, key: str, notice: Arg = "") -> Page:
    p = drafting.find(draft.plan, key)
    if p is None:
        return main(desk, draft, notice)
    ref = desk.at(key)
    rows: list[tuple[Button, ...]] = []
    for name in drafting.figures_of(p.dose):
        value = getattr(p.dose, name) or 0
        rows.append(
            (
                Button("build_at", f"{name}-", ref, label=Words("build-less", {"what": name})),
                Button("build_at", name, ref, label=Words("build-figure", {"what": name, "value": value})),
                Button("build_at", f"{name}+", ref, label=Words("build-more", {"what": name})),
            )
        )
    rows += options("build_at", ref, only=("load", "side", "about"), columns=3)
    rows += options("build_at", ref, only=("up", "down"))
    rows += options("build_at", ref, only=("swap", "ladder"))
    rows += options("build_at", ref, only=("remove", "back"))
    own = desk.rules.exercises.get(key)
    usual = own.usual if own else {}
    words = Words(
        "build-at",
        {
            "alias": desk.alias,
            "exercise": ExerciseText(key),
            "dose": dose_words(p.dose),
            "rest": p.dose.rest_s if p.dose.sets > 1 else 0,
            "usual": tuple(
                Words("build-usual", {"what": name, "low": low, "high": high}) for name, (low, high) in usual.items()
            ),
            "note": p.note,
            "steps": tuple(
                Words("diff-step", {"exercise": ExerciseText(key), "way": way, "step": step_words(step, way)})
                for way, step in (("easier", p.easier), ("harder", p.harder))
                if step
            ),
            "held": date_words(p.held_until) if p.held_until and p.held_until > desk.today else "",
            "notice": notice,
        },
    )
    return words, tuple(rows)


def side(desk: Desk, draft: Draft, key: str) -> Page:
    return Words("build-side", {"exercise": ExerciseText(key)}), options("build_side", desk.at(key))


def swap(desk: Desk, draft: Draft, key: str) -> Page:
    """What may stand in its place: the swaps that are allowed, its variants, and the others of its region."""
    p, library = drafting.find(draft.plan, key), desk.rules.exercises
    own = library.get(key)
    if p is None or own is None:
        return main(desk, draft)
    region = [k for k, e in library.items() if e.region == own.region]
    keys = [k for k in dict.fromkeys((*p.swaps, *own.easier, *own.harder, *region)) if not drafting.find(draft.plan, k)]
    order = tuple(library)  # a key of its own beside this one would not fit into a button's data
    buttons = [
        Button("build_swap", "take", desk.at(key), order.index(k), label=ExerciseText(k)) for k in keys[:LONGEST_LIST]
    ]
    words = Words("build-swap", {"exercise": ExerciseText(key)})
    return words, (*in_rows(buttons), *options("build_swap", desk.at(key)))


def ladder(desk: Desk, draft: Draft, key: str, notice: Arg = "") -> Page:
    p = drafting.find(draft.plan, key)
    if p is None:
        return main(desk, draft, notice)
    only = ["easier", *(("easier_when", "easier_until") if p.easier else ())]
    rows = options("build_ladder", desk.at(key), only=only)
    rows += options(
        "build_ladder", desk.at(key), only=["harder", *(("harder_when", "harder_until") if p.harder else ())]
    )
    words = Words(
        "build-ladder",
        {
            "exercise": ExerciseText(key),
            "dose": dose_words(p.dose),
            "easier": step_words(p.easier, "easier") if p.easier else "",
            "harder": step_words(p.harder, "harder") if p.harder else "",
            "days": (p.harder or p.easier).min_days if p.harder or p.easier else 7,  # type: ignore[union-attr]
            "notice": notice,
        },
    )
    return words, (*rows, *options("build_ladder", desk.at(key), only=("back",)))


def text(desk: Desk, draft: Draft, field: str, key: str = "") -> Page:
    """A value to be typed."""
    p = drafting.find(draft.plan, key) if key else None
    now: Arg = ""
    if p and field in ("load", *drafting.BOUNDS):
        now = str(getattr(p.dose, field) or "")
    elif p and field == "about":
        now = p.note
    elif field == "note":
        now = draft.plan.note
    words = Words("build-text", {"what": field, "exercise": ExerciseText(key) if key else "", "now": now})
    only = ("clear", "back") if field in ("load", "about", "note") and now else ("back",)
    which = {"load": 1, "about": 2}.get(field, 0)
    return words, options("build_text", desk.at(key) if key else str(desk.patient), which, only=only)
