"""The plan builder's pages about what holds for the whole plan: days, dates, limits, what is asked, what to mind."""

from bot.coach.effects import Arg, Button, Words
from bot.coach.model import Draft
from bot.coach.plan import drafting
from bot.coach.plan.comparing import measure_words
from bot.coach.plan.draft_pages.desk import Desk, Page, in_rows
from bot.coach.plan.draft_pages.lines import plan_facts
from bot.coach.talk import date_words, options


def when(desk: Desk, draft: Draft, notice: Arg = "") -> Page:
    plan, ref = draft.plan, str(desk.patient)
    days = drafting.days_of(plan)
    toggles = [
        Button(
            "build_when",
            "day",
            ref,
            d,
            label=Words("settings-day", {"day": d, "on": "yes" if d in days else "no"}),
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
        for key in desk.rules.measures_on
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
    return Words("build-mind"), (*in_rows(toggles), *options("build_mind", str(desk.patient)))
