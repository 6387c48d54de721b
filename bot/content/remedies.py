"""What to tell whoever got a content file wrong: every error in words, at its line, with the remedy."""

import re
from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from bot.content.document import Document, Mistake, Path

_MOST_LISTED = 20


def nearest(word: str, known: Iterable[str]) -> str:
    """' – did you mean "x"?', or what there is to choose from."""
    names = sorted(known)
    close = get_close_matches(word, names, n=1, cutoff=0.6)
    if close:
        return f' – did you mean "{close[0]}"?'
    return f" – one of: {', '.join(names)}" if 0 < len(names) <= _MOST_LISTED else " – use one that exists"


def mistakes_in(error: ValidationError, document: Document, shape: Any) -> list[Mistake]:
    """Every validation error in words, at its line."""
    return [_in_words(detail, document, shape) for detail in error.errors(include_url=False)]


def _in_words(detail: ErrorDetails, document: Document, shape: Any) -> Mistake:
    path: Path = tuple(part for part in detail["loc"] if part != "[key]")
    where = ".".join(str(part) for part in path)
    context = detail.get("ctx", {})
    value = detail["input"]
    match detail["type"]:
        case "missing":
            problem = f'"{path[-1]}" is missing – add "{path[-1]}: …" to this entry'
        case "extra_forbidden":
            problem = f'unknown key "{path[-1]}"{nearest(str(path[-1]), _fields(shape, path[:-1]))}'
        case "value_error":
            problem = str(context["error"])
        case "literal_error":
            options = re.findall(r"'([^']*)'", str(context["expected"]))
            problem = f'"{value}" is not a known value of {where}{nearest(str(value), options)}'
        case "string_pattern_mismatch":
            problem = f'{where} is "{value}" – write it like {_EXAMPLES[str(context["pattern"])]}'
        case kind if kind in _PROBLEMS:
            problem = _PROBLEMS[kind].format(where=where or "the file", value=value, **context)
        case _:
            problem = f"{where}: {detail['msg']}"
    return document.mistake(path, problem)


_PROBLEMS = {
    "greater_than_equal": "{where} is {value}, which is too low – use {ge} or more",
    "less_than_equal": "{where} is {value}, which is too high – use {le} or less",
    "int_type": '{where} is "{value}" – write a whole number',
    "int_parsing": '{where} is "{value}" – write a whole number',
    "int_from_float": "{where} is {value} – write a whole number",
    "string_type": "{where} is empty or not a text – write a text",
    "string_too_short": "{where} is empty – write a text",
    "string_too_long": "{where} is too long – use {max_length} characters at most",
    "too_short": "{where} has {actual_length} entries – give {min_length} or more",
    "too_long": "{where} has more than {max_length} entries – give {max_length} at most",
    "bool_type": '{where} is "{value}" – write true or false',
    "bool_parsing": '{where} is "{value}" – write true or false',
    "list_type": "{where} is not a list – start each entry on its own line with a dash",
    "tuple_type": "{where} is not a list – start each entry on its own line with a dash",
    "dict_type": "{where} is not a group of keys – write `key: value` lines below it, indented",
    "model_type": "{where} is not a group of keys – write `key: value` lines below it, indented",
}

# What a pattern of the schema means, by example.
_EXAMPLES = {
    r"^[a-z][a-z0-9_]*$": "wall_slide (small letters, digits, underscores)",
    r"^[a-z]{2,3}(-[A-Z]{2})?$": "en or pt-BR",
    r"^[0-9]{2,15}$": '"112" (digits only)',
    r"^[0-9][0-9 ]*$|^$": '"116 123" (digits and spaces)',
    r"^RF[1-9][0-9]?$": "RF1",
    r"^[A-Z]{2}$": "GB (the two capital letters of ISO 3166)",
}


def _fields(shape: Any, path: Path) -> list[str]:
    """The keys that may stand at `path` in a document of that shape."""
    if isinstance(shape, type) and issubclass(shape, BaseModel):
        if not path:
            return list(shape.model_fields)
        field = shape.model_fields.get(str(path[0]))
        return _fields(field.annotation, path[1:]) if field else []
    inner = [a for a in get_args(shape) if a is not Ellipsis and not isinstance(a, str)]
    step = path[1:] if path and _is_collection(shape) else path
    return [name for part in inner for name in _fields(part, step)]


def _is_collection(shape: Any) -> bool:
    return getattr(shape, "__origin__", None) in (list, dict, tuple)
