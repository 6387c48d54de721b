"""Every button that the bot can make, from its own table of questions; what the table does not know, the code does."""

import ast
from collections.abc import Iterator
from pathlib import Path

from bot.coach.asks import ASKS, Ask
from bot.coach.patient.changing import AT_EXERCISE
from bot.coach.plan.drafting import BOUNDS
from tests.clinic import rules

COACH = Path(__file__).parents[1] / "bot" / "coach"
# What a button says besides its question's own answers, by the question. People's ids are put in by the test.
MORE: dict[str, tuple[str, ...]] = {
    "build": ("open",),
    "build_at": ("open", *(f"{name}{sign}" for name in BOUNDS for sign in "+-")),
    "build_found": ("pick",),
    "build_from": ("take",),
    "build_history": ("open",),
    "build_limits": ("less", "more", "same"),
    "build_mind": tuple(rules().precautions),
    "build_programme": ("one", "open"),
    "build_publish": ("sheet",),
    "build_region": ("open",),
    "build_swap": ("take",),
    "build_ladder": ("easier", "harder"),
    "build_when": ("day",),
    "build_check_ins": tuple(rules().measures),
    "change": AT_EXERCISE,
    "checklist": tuple(key.lower() for key in rules().red_flags),
    "country": ("GB", "other"),
    "file": ("show",),
    "library": ("region", "show"),
    "look": ("show",),
    "measure_choice": ("0", "1"),
    "measure_percent": ("50",),
    "meant": ("no",),
    "observe": ("plus{eva}", "minus{otto}"),
    "pass": ("0", "{eva}", "{maya}", "{otto}"),
    "plan_file": ("for",),
    "practice_instead": ("person",),
    "programme": tuple(rules().programmes),
    "reason": ("yes",),
    "saved": ("r00000000",),
    "set_country": ("GB",),
    "set_zone": ("Europe/London",),
    "when": ("day", "at"),
    "write": ("r00000000",),
}  # fmt: skip
# Where the code makes a button of a question with an answer that is worked out: what it can be stands above, or is one
# of the question's own answers.
FILLS = {"decide", "patient", "reports", "card", "timer", "settings"}


def answers_of(ask: Ask) -> tuple[str, ...]:
    """All that a button of that question can say."""
    values = ask.values if not ask.score else ("0", "10", *ask.options)
    return tuple(dict.fromkeys((*values, *MORE.get(ask.name, ())))) or ("yes",)


def made_in_the_code() -> Iterator[tuple[str, str, str]]:
    """(where, question, answer) of each Button(…) written in the coach; "*" for what is worked out there."""
    for path in sorted(COACH.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Button":
                parts = [a.value if isinstance(a, ast.Constant) else "*" for a in node.args[:2]]
                yield f"{path.name}:{node.lineno}", str(parts[0]), str(parts[1])


def not_covered() -> list[str]:
    """Buttons in the code that no test of this table would try."""
    found = []
    for where, name, value in made_in_the_code():
        if name == "*":
            continue  # the question is worked out as well: it is one of the table, or nothing could answer it
        known = name in ASKS and (value in answers_of(ASKS[name]) or (ASKS[name].score and value.isdecimal()))
        if not known and not (value == "*" and name in (*MORE, *FILLS)):
            found.append(f"{where} {name}:{value}")
    return found
