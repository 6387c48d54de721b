"""The plan builder's pages about versions: the last look before one is published, a conflict, those before."""

from collections.abc import Sequence

from bot.coach.effects import Arg, Button, ExerciseText, Words
from bot.coach.model import Draft, Plan
from bot.coach.plan.comparing import difference
from bot.coach.plan.draft_pages.desk import Desk, Page
from bot.coach.plan.draft_pages.lines import as_lines, plan_facts, plan_lines, reason_words
from bot.coach.plan.minding import warnings
from bot.coach.talk import options

_SHOWN_VERSIONS = 10

_LONGEST_SHEET = 2800  # letters, of the 4096 that Telegram takes
_LETTERS_OF_WORDS = 25  # about what a message of the content has without its arguments


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
