"""The pages of the plan builder's one message: what each says of the draft, and its buttons."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.coach.effects import Arg, Button, ExerciseText, Words
from bot.coach.model import Draft, Plan, Prescribed
from bot.coach.plan import drafting
from bot.coach.plan.comparing import (
    check_in_words,
    difference,
    measure_words,
    measures_words,
    precaution_words,
    step_words,
)
from bot.coach.plan.minding import warnings
from bot.coach.plan.noticing import Seen
from bot.coach.plan.planning import about_minutes, dose_words, line_words, programme_words
from bot.coach.rules import Rules
from bot.coach.talk import date_words, options, slots_words

Rows = tuple[tuple[Button, ...], ...]
_SHOWN_VERSIONS = 10
_LONGEST_LIST = 24
_LONGEST_DIFFERENCE = 12
_LONGEST_SHEET = 2800  # letters, of the 4096 that Telegram takes
_LETTERS_OF_WORDS = 25  # about what a message of the content has without its arguments


@dataclass(frozen=True)
class Desk:
    """What a page needs besides the draft. version: the one in force. today: the patient's local date. seen: what notes
    and answers may say of precautions."""

    patient: int
    alias: str
    rules: Rules
    today: date
    plan: Plan | None
    seen: tuple[Seen, ...] = ()

    def at(self, exercise: str) -> str:
        return f"{self.patient}.{exercise}"

    @property
    def version(self) -> int:
        return self.plan.version if self.plan else 0


Page = tuple[Words, Rows]


def main(desk: Desk, draft: Draft, notice: Arg = "") -> Page:
    plan, ref = draft.plan, str(desk.patient)
    names = [
        Button("build_at", "open", desk.at(p.exercise), label=_numbered(i, p)) for i, p in enumerate(plan.exercises)
    ]
    words = Words(
        "build",
        {
            "alias": desk.alias,
            "base": draft.base,
            "stale": desk.version if draft.base != desk.version else 0,
            "lines": plan_lines(plan, desk.today),
            "setting": plan_facts(desk, plan),
            "warnings": len(warnings(plan, desk.plan, desk.rules, desk.today, desk.seen)),
            "notice": notice,
        },
    )
    return words, (*_in_rows(names), *options("build", ref))


def plan_lines(plan: Plan, today: date) -> Arg:
    """Its exercises in order, numbered, with a word on what else there is to each."""
    lines: dict[str, Arg] = {
        str(i): Words(
            "build-line",
            {
                "number": i + 1,
                "exercise": ExerciseText(p.exercise),
                "dose": dose_words(p.dose),
                "ladder": "yes" if p.easier or p.harder else "no",
                "note": "yes" if p.note else "no",
                "held": date_words(p.held_until) if p.held_until and p.held_until > today else "",
            },
        )
        for i, p in enumerate(plan.exercises)
    }
    return Words("lines", lines) if lines else ""


def plan_facts(desk: Desk, plan: Plan) -> Arg:
    """When, from when to when, how long, and what else is set."""
    rules = desk.rules
    paced = [(p.dose, rules.exercises[p.exercise].rep_s) for p in plan.exercises if p.exercise in rules.exercises]
    words: list[Words] = [Words("build-slots", {"slots": slots_words(plan.slots) if plan.slots else ""})]
    if paced:
        words.append(Words("build-minutes", {"minutes": about_minutes(paced)}))
    for name in ("start", "end", "review"):
        day = getattr(plan, name)
        if day:
            words.append(Words("diff-date", {"what": name, "day": date_words(day)}))
    if plan.check_ins is not None:
        words.append(Words("diff-check-ins", {"lines": check_in_words(plan.check_ins)}))
    if plan.measures:
        words.append(Words("diff-measures", {"lines": measures_words(plan.measures)}))
    if plan.screening:
        words.append(Words("diff-screening", {"on": "yes"}))
    words += [
        Words("diff-limit", {"what": name.partition(".")[2], "value": str(value)})
        for name, value in sorted(plan.thresholds.items())
    ]
    if plan.precautions:
        words.append(Words("diff-precautions", {"lines": precaution_words(plan.precautions)}))
    if plan.note:
        words.append(Words("diff-plan-note", {"note": plan.note}))
    return Words("lines", {str(i): w for i, w in enumerate(words)})


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
        Button("build_swap", "take", desk.at(key), order.index(k), label=ExerciseText(k)) for k in keys[:_LONGEST_LIST]
    ]
    words = Words("build-swap", {"exercise": ExerciseText(key)})
    return words, (*_in_rows(buttons), *options("build_swap", desk.at(key)))


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


def add(desk: Desk, draft: Draft) -> Page:
    regions = dict.fromkeys(e.region for e in desk.rules.exercises.values())
    buttons = [Button("build_region", "open", desk.at(r), label=Words("catalogue-term", {"term": r})) for r in regions]
    return Words("build-add"), (*_in_rows(buttons), *options("build_add", str(desk.patient)))


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
        *_in_rows(buttons),
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
    return words, (*_in_rows(buttons), *options("build_programme", desk.at(key), only=only))


def when(desk: Desk, draft: Draft, notice: Arg = "") -> Page:
    plan, ref = draft.plan, str(desk.patient)
    days = drafting.days_of(plan)
    toggles = [
        Button(
            "build_when",
            "day",
            ref,
            d,
            label=Words("build-toggle", {"name": Words("weekday", {"day": d}), "on": "yes" if d in days else "no"}),
        )
        for d in range(7)
    ]
    words = Words("build-when", {"setting": plan_facts(desk, plan), "notice": notice})
    return words, (tuple(toggles[:4]), tuple(toggles[4:]), *options("build_when", ref))


def day(desk: Desk, draft: Draft, name: str) -> Page:
    now = getattr(draft.plan, name)
    only = ("today", "monday", "w1", "w2") if name == "start" else ("w1", "w2", "w4", "w6", "w8", "w12")
    rows = options("build_date", desk.at(name), only=(*only, "none", "back"))
    return Words("build-date", {"what": name, "now": date_words(now) if now else ""}), rows


def limits(desk: Desk, draft: Draft, notice: Arg = "") -> Page:
    ref, rows, clinic = str(desk.patient), [], desk.rules.thresholds
    for at, name in enumerate(drafting.LIMITS):
        what, value = name.partition(".")[2], drafting.limit_of(draft.plan, name, clinic)
        rows.append(
            (
                Button("build_limits", "less", ref, at, label=Words("build-less", {"what": what})),
                Button("build_limits", "same", ref, at, label=Words("build-limit", {"what": what, "value": value})),
                Button("build_limits", "more", ref, at, label=Words("build-more", {"what": what})),
            )
        )
    own = "yes" if draft.plan.thresholds else "no"
    return Words("build-limits", {"own": own, "notice": notice}), (*rows, *options("build_limits", ref))


def check_ins(desk: Desk, draft: Draft) -> Page:
    now = draft.plan.check_ins
    known = desk.rules.programmes.get(draft.plan.programme)
    on = now if now is not None else known.check_ins if known else ()
    toggles = [
        Button(
            "build_check_ins",
            name,
            str(desk.patient),
            label=Words(
                "build-toggle",
                {"name": Words("check-in-name", {"what": name}), "on": "yes" if name in on else "no"},
            ),
        )
        for name in drafting.CHECK_INS
    ]
    ref = str(desk.patient)
    asked = [
        Button(
            "build_check_ins",
            key,
            ref,
            label=Words(
                "build-toggle", {"name": measure_words(key), "on": "yes" if key in draft.plan.measures else "no"}
            ),
        )
        for key in desk.rules.measures
    ]
    before = Button(
        "build_check_ins",
        "screening",
        ref,
        label=Words("build-toggle", {"name": Words("build-screening"), "on": "yes" if draft.plan.screening else "no"}),
    )
    rows = [tuple(asked[i : i + 2]) for i in range(0, len(asked), 2)]
    words = Words("build-check-ins", {"own": "no" if now is None else "yes"})
    return words, (
        tuple(toggles),
        *rows,
        (before,),
        *options("build_check_ins", str(desk.patient), only=("standard", "back"), columns=2),
    )


def mind(desk: Desk, draft: Draft) -> Page:
    toggles = [
        Button(
            "build_mind",
            tag,
            str(desk.patient),
            label=Words(
                "build-toggle",
                {
                    "name": Words("precaution", {"tag": tag}),
                    "on": "yes" if tag in draft.plan.precautions else "no",
                },
            ),
        )
        for tag in desk.rules.precautions
    ]
    return Words("build-mind"), (*_in_rows(toggles), *options("build_mind", str(desk.patient)))


def publish(desk: Desk, draft: Draft, notice: Arg = "", sheet: int = 0) -> Page:
    """The difference, what to look at again, and the reason: the last look before it is in force. What is too long for
    one message has several sheets, and only the last of them publishes: nothing goes out that was never shown."""
    all_sheets = sheets(desk, draft)
    sheet = min(max(0, sheet), len(all_sheets) - 1)
    lines, warned = all_sheets[sheet]
    last = sheet == len(all_sheets) - 1
    words = Words(
        "build-publish",
        {
            "alias": desk.alias,
            "version": desk.version + 1,
            "sheet": sheet + 1,
            "sheets": len(all_sheets),
            "lines": as_lines(lines, len(lines)) if lines or warned else Words("build-no-difference"),
            "warnings": as_lines(warned, len(warned)),
            "more": "no" if last else "yes",
            "reason": reason_words(draft.reason),
            "notice": notice,
        },
    )
    ref, base = desk.at(str(sheet)) if sheet else str(desk.patient), draft.base
    turns = [
        Button(
            "build_publish", "sheet", desk.at(str(to)), base, label=Words("build-sheet", {"way": way, "number": to + 1})
        )
        for way, to in (("back", sheet - 1), ("on", sheet + 1))
        if 0 <= to < len(all_sheets)
    ]
    if not last:
        return words, (tuple(turns), *options("build_publish", ref, base, only=("back",)))
    only = ("agreed", "better", "gentler", *(("now",) if draft.reason else ()), "back")
    return words, (*((tuple(turns),) if turns else ()), *options("build_publish", ref, base, only=only))


def sheets(desk: Desk, draft: Draft) -> tuple[tuple[list[Words], list[Words]], ...]:
    """(difference, warnings) as they fit into one message each, in their order."""
    changes = difference(desk.plan, draft.plan, for_patient=False)
    warned = warnings(draft.plan, desk.plan, desk.rules, desk.today, desk.seen)
    return tuple(
        ([w for w in part if w in changes], [w for w in part if w in warned]) for part in parted((*changes, *warned))
    )


def parted(lines: Sequence[Words]) -> tuple[tuple[Words, ...], ...]:
    """All lines, as many together as fit into one message in any language; one part at least."""
    parts: list[list[Words]] = [[]]
    size = 0
    for line in lines:
        if parts[-1] and size + _most_letters(line) > _LONGEST_SHEET:
            parts.append([])
            size = 0
        parts[-1].append(line)
        size += _most_letters(line)
    return tuple(tuple(part) for part in parts)


def _most_letters(arg: Arg) -> int:
    """About as long as it can become once it is in words, which the coach does not know."""
    match arg:
        case Words(args=args):
            return _LETTERS_OF_WORDS + sum(_most_letters(each) for each in args.values())
        case ExerciseText(field=name):
            return 40 if name == "name" else 160
        case tuple():
            return sum(_most_letters(each) for each in arg)
        case _:
            return len(str(arg))


def conflict(desk: Desk, draft: Draft, base: Plan | None, who: Arg, *, whole: bool = False) -> Page:
    """Somebody has published since the draft was begun."""
    now = desk.plan
    words = Words(
        "build-conflict",
        {
            "alias": desk.alias,
            "who": who,
            "base": draft.base,
            "version": desk.version,
            "reason": reason_words(now.reason) if now else "",
            "theirs": as_lines(difference(base, now, for_patient=False), 6) if now else "",
            "mine": as_lines(difference(base, draft.plan, for_patient=False), 6),
            "whole": plan_lines(now, desk.today) if whole and now else "",
        },
    )
    only = ("theirs", "mine", *(() if whole else ("look",)), "back")
    return words, options("build_conflict", str(desk.patient), desk.version, only=only)


def history(desk: Desk, lines: Sequence[Words], versions: Sequence[Plan]) -> Page:
    buttons = [
        Button(
            "build_history", "open", str(desk.patient), v.version, label=Words("build-version-label", {"n": v.version})
        )
        for v in versions[:_SHOWN_VERSIONS]
    ]
    rows = [tuple(buttons[i : i + 5]) for i in range(0, len(buttons), 5)]
    words = Words("build-history", {"alias": desk.alias, "lines": as_lines(lines[:_SHOWN_VERSIONS])})
    return words, (*rows, *options("build_history", str(desk.patient)))


def version(desk: Desk, plan: Plan, line: Words) -> Page:
    words = Words(
        "build-version",
        {
            "alias": desk.alias,
            "line": line,
            "lines": plan_lines(plan, desk.today),
            "setting": plan_facts(desk, plan),
            "differs": as_lines(difference(desk.plan, plan, for_patient=False)),
            "current": "yes" if plan.version == desk.version else "no",
        },
    )
    only = ("back",) if plan.version == desk.version else ("restore", "back")
    return words, options("build_version", str(desk.patient), plan.version, only=only)


def as_lines(lines: Sequence[Words], most: int = _LONGEST_DIFFERENCE) -> Arg:
    """One below the other, with how many more there are: a message has an end."""
    found = {str(i): Words("build-dot", {"line": line}) for i, line in enumerate(lines[:most])}
    if len(lines) > most:
        found["more"] = Words("build-and-more", {"count": len(lines) - most})
    return Words("lines", found) if found else ""


def reason_words(reason: str) -> Arg:
    """A reason as its reader sees it: "=name" stands for the content's own words."""
    return Words("default-reason", {"action": reason[1:]}) if reason.startswith("=") else reason


def _numbered(at: int, p: Prescribed) -> Words:
    return Words("build-name", {"number": at + 1, "exercise": ExerciseText(p.exercise)})


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
        for k in keys[:_LONGEST_LIST]
    }
    return Words("lines", lines) if lines else ""


def _pick(desk: Desk, draft: Draft, keys: Sequence[str]) -> Rows:
    new = [k for k in keys[:_LONGEST_LIST] if not drafting.find(draft.plan, k)]
    return _in_rows([Button("build_found", "pick", desk.at(k), label=ExerciseText(k)) for k in new])


def _in_rows(buttons: Sequence[Button], columns: int = 2) -> Rows:
    return tuple(tuple(buttons[i : i + columns]) for i in range(0, len(buttons), columns))
