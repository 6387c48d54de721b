"""Request bodies: form, JSON and multipart, read without a further dependency."""

import json
import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

from bot.sandbox.errors import BadRequest

Params = dict[str, Any]

_BOUNDARY = re.compile(r'boundary="?([^";,]+)"?', re.IGNORECASE)
_NAME = re.compile(r'content-disposition:[^\r\n]*[; ]name="([^"]*)"', re.IGNORECASE)
_FILENAME = re.compile(r'content-disposition:[^\r\n]*[; ]filename="([^"]*)"', re.IGNORECASE)
_PART_TYPE = re.compile(r"content-type:[ \t]*([^\r\n;]+)", re.IGNORECASE)


@dataclass(frozen=True)
class Upload:
    filename: str
    mime: str
    data: bytes


def read_body(content_type: str, body: bytes, query: bytes) -> tuple[Params, dict[str, Upload]]:
    """The parameters and the uploaded files of one call."""
    params: Params = dict(parse_qsl(query.decode(), keep_blank_values=True)) if query else {}
    uploads: dict[str, Upload] = {}
    kind = content_type.partition(";")[0].strip().lower()
    if not body:
        return params, uploads
    if kind == "application/json":
        try:
            given = json.loads(body)
        except ValueError:
            raise BadRequest("can't parse request JSON object") from None
        if not isinstance(given, dict):
            raise BadRequest("can't parse request JSON object")
        params.update(given)
    elif kind == "multipart/form-data":
        _read_multipart(content_type, body, params, uploads)
    else:
        params.update(parse_qsl(body.decode(errors="replace"), keep_blank_values=True))
    return params, uploads


def _read_multipart(content_type: str, body: bytes, params: Params, uploads: dict[str, Upload]) -> None:
    boundary = _BOUNDARY.search(content_type)
    if boundary is None:
        raise BadRequest("can't parse multipart body: no boundary")
    # The line break before a boundary belongs to it; the first one has none, so it is given one.
    for part in (b"\r\n" + body).split(b"\r\n--" + boundary.group(1).encode())[1:]:
        head, separator, data = part.partition(b"\r\n\r\n")
        headers = head.decode(errors="replace")
        name = _NAME.search(headers)
        if not separator or name is None:
            continue
        filename = _FILENAME.search(headers)
        if filename is None:
            params[name.group(1)] = data.decode(errors="replace")
        else:
            mime = _PART_TYPE.search(headers)
            uploads[name.group(1)] = Upload(
                filename.group(1).replace("%22", '"'),
                mime.group(1) if mime else "application/octet-stream",
                data,
            )


def integer(params: Params, name: str) -> int | None:
    value = params.get(name)
    if value is None or value == "":
        return None
    try:
        return int(value)
    except (TypeError, ValueError):
        return None


def flag(params: Params, name: str) -> bool:
    value = params.get(name)
    return value is True or (isinstance(value, str) and value.lower() in ("true", "1", "yes"))


def structure(params: Params, name: str) -> Any:
    """A parameter that is JSON, given as such or as a string; None if absent."""
    value = params.get(name)
    if not isinstance(value, str):
        return value
    if value == "":
        return None
    try:
        return json.loads(value)
    except ValueError:
        raise BadRequest(f"can't parse {name.replace('_', ' ')} JSON object") from None
