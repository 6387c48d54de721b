"""Whether the code says only what the content has: keys that exist, nothing unsaid, and no sentence of its own."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.coach.asks import ASKS
from bot.content.document import Mistake
from bot.content.library import FALLBACK
from bot.content.remedies import nearest
from bot.content.words import PLAIN
from bot.review.messages import Messages

# Keys that are put together from a part that is known only when it is said.
FAMILIES = ("rule-", "fact-", "safety-")
_SPECIAL = {"lines", "listed", "@label", "@programme", "@country", "@measure"}  # rendered by the wording itself
_SAYS = {"say", "ask", "Words", "say_to", "stranger", "show", "_with_draft"}
_ASKS = {"ask", "_with_draft"}
_KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_NOT_KEYS = {"continue", "show"}  # values that stand where a key may stand
# What talks with the operator, a developer or nobody; all the rest talks with patients and therapists.
_NOT_TALKING = (
    "__main__.py", "commands/", "settings.py", "checkup.py", "logs.py", "demo.py", "rehearsal.py", "script.py",
    "cast.py", "content/", "drawing/", "storage/", "sandbox/", "review/",
)  # fmt: skip
_LISTING = ("review/code.py", "review/lengths.py", "review/reading.py")  # name messages without saying them
_SENTENCE = re.compile(r"[^\W\d_]{2,},? [^\W\d_]{2,}")
_LOGS = {"debug", "info", "warning", "error", "exception", "critical", "log"}
# What Telegram answers, as far as the code tells it apart, and a mark for the log: said to nobody.
_NOT_SAID = {
    "calls.py": (
        "not modified",
        "message to edit not found",
        "can't be edited",
        "message to delete not found",
        "can't be deleted",
    ),
    "delivery.py": ("lease expired",),
    "sending.py": ("chat not found", "user is deactivated", "bot was blocked", "bot can't initiate"),
}


@dataclass(frozen=True)
class Key:
    """A message's key where the code names it. beginning: only how it starts stands there."""

    file: str
    line: int
    key: str
    beginning: bool = False


def check(messages: Messages, source: Path) -> Iterator[Mistake]:
    """source: the folder of the package."""
    modules = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(source.rglob("*.py"))}
    said: list[Key] = []
    for path, tree in modules.items():
        name = path.relative_to(source).as_posix()
        talks = not name.startswith(_NOT_TALKING)
        if talks or name == "content/words.py":
            said += _keys(tree, name)
        if talks:
            yield from _sentences(tree, name)
    yield from _missing(messages, said)
    strings = {
        node.value
        for path, tree in modules.items()
        if path.relative_to(source).as_posix() not in _LISTING
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    yield from _unused(messages, strings)


def _missing(messages: Messages, said: list[Key]) -> Iterator[Mistake]:
    questions = {name.replace("_", "-") for name in ASKS}
    for found in said:
        file = f"../{found.file}"
        if found.beginning:
            if not any(key.startswith(found.key) for key in messages.first):
                problem = f'no message begins with "{found.key}" – add them to messages/{FALLBACK}'
                yield Mistake(file, found.line, problem)
        elif found.key not in messages.first and found.key not in questions | _SPECIAL | _NOT_KEYS:
            choice = nearest(found.key, messages.first)
            yield Mistake(file, found.line, f'there is no message "{found.key}"{choice}')


def _unused(messages: Messages, strings: set[str]) -> Iterator[Mistake]:
    asked = {name.replace("_", "-") for name in ASKS}
    referred = messages.referred
    for _, message in messages:
        key = message.key.removesuffix(PLAIN)
        named = key in strings or key in asked or key in referred or key == "commands"
        if not named and not key.startswith(FAMILIES):
            yield message.wrong(f'nobody says "{message.key}" – take it out in every language')


def _keys(tree: ast.Module, name: str) -> Iterator[Key]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if called in _SAYS:
            named = [keyword.value for keyword in node.keywords if keyword.arg == "key"]
            for argument in named or node.args[:3]:
                yield from _literals(argument, name, asked=called in _ASKS and not named)


def _literals(node: ast.expr, name: str, *, asked: bool) -> Iterator[Key]:
    if isinstance(node, ast.IfExp):
        yield from _literals(node.body, name, asked=asked)
        yield from _literals(node.orelse, name, asked=asked)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        key = node.value.replace("_", "-") if asked else node.value
        if _KEY.fullmatch(key) or key.startswith("@"):
            yield Key(name, node.lineno, key)
    elif isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
        beginning = str(node.values[0].value)
        if beginning.startswith(FAMILIES):
            yield Key(name, node.lineno, beginning, beginning=True)


def _sentences(tree: ast.Module, name: str) -> Iterator[Mistake]:
    """Literals that look like words for people: neither docstrings, log lines, errors, patterns nor comparisons."""
    passed: set[ast.AST] = set()
    for node in ast.walk(tree):
        if _not_for_people(node):
            passed |= set(ast.walk(node))
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in passed:
            text = node.value
            if _SENTENCE.search(text) and text not in _NOT_SAID.get(name, ()):
                start = text if len(text) <= 40 else f"{text[:40]}…"
                remedy = f"put it into messages/{FALLBACK} and every other language, and say its key"
                yield Mistake(f"../{name}", node.lineno, f'"{start}" is text for people in the code – {remedy}')


def _not_for_people(node: ast.AST) -> bool:
    match node:
        case ast.Raise() | ast.Compare() | ast.Expr(value=ast.Constant()):
            return True
        case ast.Call(func=ast.Attribute(value=ast.Name(id="re"))):
            return True
        case ast.Call(func=ast.Attribute(attr=called)):
            return called in _LOGS
        case ast.Call(func=ast.Name(id=called)):
            return called.endswith(("Error", "Response"))
        case _:
            return False
