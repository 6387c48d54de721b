"""Inline queries: what somebody types behind the bot's name, the results it offers, and the one that is chosen."""

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from bot.sandbox.bodies import Params, structure
from bot.sandbox.errors import BadRequest
from bot.sandbox.messages import Message

if TYPE_CHECKING:
    from bot.sandbox.phone import Phone
    from bot.sandbox.sending import Uploads
    from bot.sandbox.world import World

LIVES_S = 60.0
_MOST_RESULTS = 50
_TITLED = ("article", "mpeg4_gif", "gif")


@dataclass
class InlineQuery:
    """A search that the bot may still answer; `asked` is monotonic real time."""

    chat_id: int
    text: str
    asked: float
    results: list[dict[str, Any]] = field(default_factory=list)
    answered: bool = False


def ask(world: "World", phone: "Phone", text: str) -> str:
    """Types "@bot text" without sending it; returns the query's id."""
    query_id = f"{5_000_000_000 + len(world.inline)}"
    world.inline[query_id] = InlineQuery(phone.chat_id, text, time.monotonic())
    query = {"id": query_id, "from": phone.user, "query": text, "offset": "", "chat_type": "sender"}
    world.updates.add({"inline_query": query})
    world.touch()
    return query_id


def answer(world: "World", params: Params, _: "Uploads") -> bool:
    """answerInlineQuery, as strict as Telegram about what a result needs."""
    query = world.inline.get(str(params.get("inline_query_id") or ""))
    if query is None or time.monotonic() - query.asked > LIVES_S:
        raise BadRequest("query is too old and response timeout expired or query ID is invalid")
    results = structure(params, "results")
    if not isinstance(results, list) or len(results) > _MOST_RESULTS:
        raise BadRequest("RESULTS_TOO_MUCH" if isinstance(results, list) else "can't parse inline query results")
    seen: set[str] = set()
    for result in results:
        _check(world, result, seen)
    query.results, query.answered = results, True
    world.touch()
    return True


def _check(world: "World", result: Any, seen: set[str]) -> None:
    if not isinstance(result, dict) or not 1 <= len(str(result.get("id", "")).encode()) <= 64:
        raise BadRequest("RESULT_ID_INVALID")
    if result["id"] in seen:
        raise BadRequest("RESULT_ID_DUPLICATE")
    seen.add(result["id"])
    if result.get("type") not in _TITLED:
        raise BadRequest("RESULT_TYPE_INVALID")
    if result["type"] == "article":
        content = result.get("input_message_content")
        text = content.get("message_text") if isinstance(content, dict) else None
        if not result.get("title") or not text:
            raise BadRequest("MESSAGE_EMPTY" if result.get("title") else "ARTICLE_TITLE_EMPTY")
    elif world.files.get(str(result.get("mpeg4_file_id") or result.get("gif_file_id") or "")) is None:
        raise BadRequest("wrong file identifier/HTTP URL specified")


def choose(world: "World", phone: "Phone", label: str) -> Message:
    """Chooses the newest offered result whose title contains `label`: it comes as a message of the person's own, by way
    of the bot. Raises LookupError naming those that there are."""
    mine = [q for q in reversed(world.inline.values()) if q.chat_id == phone.chat_id and q.answered]
    results = mine[0].results if mine else []
    found = next((r for r in results if label in str(r.get("title", ""))), None)
    if found is None:
        there = ", ".join(str(r.get("title")) for r in results) or "none"
        raise LookupError(f"{phone.name} is offered no {label!r}; there are: {there}")
    file_id = found.get("mpeg4_file_id") or found.get("gif_file_id")
    text = found.get("caption") or "" if file_id else found["input_message_content"]["message_text"]
    return phone.say_by(world.bot, str(text), world.files.get(str(file_id)) if file_id else None)


def shown(world: "World", chat_id: int) -> dict[str, Any] | None:
    """The newest query of a chat with what is offered, for the page."""
    for query_id, query in reversed(world.inline.items()):
        if query.chat_id == chat_id:
            offered = [
                {
                    "title": str(r.get("title", "")),
                    "line": str(r.get("description", "")),
                    "file": r.get("mpeg4_file_id") or r.get("gif_file_id") or "",
                }
                for r in query.results
            ]
            return {"id": query_id, "text": query.text, "answered": query.answered, "results": offered}
    return None
