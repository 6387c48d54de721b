"""Telegram's HTML subset, parsed as strictly as Telegram does: a wrong tag must be found here.

Offsets and lengths are in UTF-16 units, as in the Bot API.
"""

import re
from dataclasses import dataclass
from typing import Any

from bot.sandbox.errors import BadRequest

Entity = dict[str, Any]

_SIMPLE = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "code": "code",
    "pre": "pre",
    "tg-spoiler": "spoiler",
    "blockquote": "blockquote",
}
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_TOKEN = re.compile(r"[<&]")
_TAG = re.compile(r"</?([a-zA-Z][a-zA-Z0-9-]*)((?:\s+[a-zA-Z-]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'>]+))?)*)\s*>")
_ATTRIBUTE = re.compile(r"([a-zA-Z-]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")
_REFERENCE = re.compile(r"&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z]+));")
_AUTOMATIC = re.compile(
    r"(?P<url>https?://[^\s<>\"]+[^\s<>\".,;:!?)\]}']|(?<![\w./@-])t\.me/[\w/?=&%+-]+)"
    r"|(?P<bot_command>(?<![\w/<>])/[a-zA-Z0-9_]{1,64}(?:@[a-zA-Z0-9_]{3,32})?(?![\w/]))"
    r"|(?P<mention>(?<![\w@./])@[a-zA-Z][a-zA-Z0-9_]{3,31})"
)


def units(text: str) -> int:
    """Length in UTF-16 units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


@dataclass
class _Open:
    tag: str
    entity: Entity | None
    offset: int


def parse_html(source: str) -> tuple[str, list[Entity]]:
    """Plain text and entities of Telegram HTML; BadRequest for a tag Telegram would refuse."""
    if not _TOKEN.search(source):
        return source, []
    out: list[str] = []
    length = 0
    opened: list[_Open] = []
    entities: list[Entity] = []
    position = 0
    while position < len(source):
        token = _TOKEN.search(source, position)
        plain = source[position : token.start() if token else len(source)]
        if plain:
            out.append(plain)
            length += units(plain)
        if token is None:
            break
        position = token.start()
        if source[position] == "&":
            character, position = _reference(source, position)
            out.append(character)
            length += units(character)
            continue
        match = _TAG.match(source, position)
        byte_offset = len(source[:position].encode())
        if match is None:
            raise _bad(_complaint(source, position, byte_offset))
        position = match.end()
        tag = match.group(1).lower()
        if source[match.start() + 1] == "/":
            if not opened:
                raise _bad(f"Unexpected end tag at byte offset {byte_offset}")
            last = opened.pop()
            if last.tag != tag:
                found = f'expected "</{last.tag}>", found "</{tag}>"'
                raise _bad(f"Unmatched end tag at byte offset {byte_offset}, {found}")
            if last.entity is not None and length > last.offset:
                entities.append({**last.entity, "offset": last.offset, "length": length - last.offset})
        else:
            opened.append(_Open(tag, _entity(tag, match.group(2), opened, byte_offset), length))
    if opened:
        raise _bad(f'Can\'t find end tag corresponding to start tag "{opened[-1].tag}"')
    entities.sort(key=lambda entity: (entity["offset"], -entity["length"]))
    return "".join(out), entities


def _reference(source: str, position: int) -> tuple[str, int]:
    """The character an `&…;` stands for; anything Telegram does not know stays as it was typed."""
    match = _REFERENCE.match(source, position)
    if match is None:
        return "&", position + 1
    decimal, hexadecimal, name = match.groups()
    if name is not None:
        known = _NAMED.get(name)
        return (known, match.end()) if known else ("&", position + 1)
    code = int(decimal) if decimal else int(hexadecimal, 16)
    if code == 0 or code > 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        return "&", position + 1
    return chr(code), match.end()


def _entity(tag: str, attributes: str, opened: list[_Open], byte_offset: int) -> Entity | None:
    given = {
        name.lower(): double or single or bare for name, double, single, bare in _ATTRIBUTE.findall(attributes or "")
    }
    if tag == "a":
        href = _unescape(given.get("href", ""))
        return {"type": "text_link", "url": href} if _is_link(href) else None
    if tag == "span":
        if given.get("class") != "tg-spoiler":
            raise _bad(f'Tag "span" must have class "tg-spoiler" at byte offset {byte_offset}')
        return {"type": "spoiler"}
    if tag == "blockquote" and "expandable" in given:
        return {"type": "expandable_blockquote"}
    if tag == "code" and opened and opened[-1].tag == "pre" and given.get("class", "").startswith("language-"):
        around = opened[-1].entity
        if around is not None:
            around["language"] = given["class"].removeprefix("language-")
        return None
    kind = _SIMPLE.get(tag)
    if kind is None:
        raise _bad(f'Unsupported start tag "{tag}" at byte offset {byte_offset}')
    return {"type": kind}


def _unescape(value: str) -> str:
    return _REFERENCE.sub(lambda match: _reference(match.group(0), 0)[0], value)


def _is_link(href: str) -> bool:
    """Telegram drops a link it cannot follow and keeps its text; the same here."""
    return bool(re.match(r"(https?://|tg://|mailto:|tel:|[\w-]+(\.[\w-]+)+)", href))


def _complaint(source: str, position: int, byte_offset: int) -> str:
    name = re.match(r"</?([^\s>]*)", source[position:])
    if ">" not in source[position:]:
        return f"Unclosed start tag at byte offset {byte_offset}"
    return f'Unsupported start tag "{name.group(1) if name else ""}" at byte offset {byte_offset}'


def _bad(why: str) -> BadRequest:
    return BadRequest(f"can't parse entities: {why}")


def find_entities(text: str, entities: list[Entity]) -> list[Entity]:
    """Adds what Telegram marks by itself (links, commands, mentions) outside links and code."""
    if "/" not in text and "@" not in text:
        return entities
    taken = [e for e in entities if e["type"] in ("text_link", "code", "pre")]
    found: list[Entity] = []
    for match in _AUTOMATIC.finditer(text):
        offset = units(text[: match.start()])
        length = units(match.group(0))
        if any(offset < e["offset"] + e["length"] and e["offset"] < offset + length for e in taken):
            continue
        found.append({"type": str(match.lastgroup), "offset": offset, "length": length})
    if not found:
        return entities
    return sorted([*entities, *found], key=lambda entity: (entity["offset"], -entity["length"]))


def trim(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Telegram strips white space around a message; entities move along."""
    trimmed = text.strip()
    if trimmed == text:
        return text, entities
    shift = units(text[: len(text) - len(text.lstrip())])
    total = units(trimmed)
    moved: list[Entity] = []
    for entity in entities:
        start = max(entity["offset"] - shift, 0)
        end = min(entity["offset"] + entity["length"] - shift, total)
        if end > start:
            moved.append({**entity, "offset": start, "length": end - start})
    return trimmed, moved
