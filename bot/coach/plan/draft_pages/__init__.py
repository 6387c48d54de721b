"""The pages of the plan builder's one message: what each says of the draft, and its buttons."""

from bot.coach.plan.draft_pages.desk import Desk, Page, Rows
from bot.coach.plan.draft_pages.exercise import exercise, ladder, side, swap, text
from bot.coach.plan.draft_pages.library import add, found, programme, programmes, region
from bot.coach.plan.draft_pages.lines import as_lines, plan_facts, plan_lines, reason_words
from bot.coach.plan.draft_pages.main import main
from bot.coach.plan.draft_pages.setting import check_ins, day, limits, mind, when
from bot.coach.plan.draft_pages.versions import conflict, history, parted, publish, sheets, version

__all__ = [
    "Desk",
    "Page",
    "Rows",
    "add",
    "as_lines",
    "check_ins",
    "conflict",
    "day",
    "exercise",
    "found",
    "history",
    "ladder",
    "limits",
    "main",
    "mind",
    "parted",
    "plan_facts",
    "plan_lines",
    "programme",
    "programmes",
    "publish",
    "reason_words",
    "region",
    "sheets",
    "side",
    "swap",
    "text",
    "version",
    "when",
]
