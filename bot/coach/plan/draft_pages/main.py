"""The plan builder's first page: the whole draft."""

from bot.coach.effects import Arg, Button, ExerciseText, Words
from bot.coach.model import Draft, Prescribed
from bot.coach.plan.draft_pages.desk import Desk, Page, in_rows
from bot.coach.plan.draft_pages.lines import plan_facts, plan_lines
from bot.coach.plan.minding import warnings
from bot.coach.talk import options


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
    return words, (*in_rows(names), *options("build", ref))


def _numbered(at: int, p: Prescribed) -> Words:
    return Words("build-name", {"number": at + 1, "exercise": ExerciseText(p.exercise)})
