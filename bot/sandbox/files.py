"""Uploaded files in memory, each under a file_id that can be sent again, as Telegram keeps them."""

import re
import struct
import zlib
from dataclasses import dataclass
from typing import Any

from bot.sandbox.bodies import Upload
from bot.sandbox.errors import ApiError, BadRequest

UPLOAD_LIMIT_BYTES = 50 * 1024 * 1024
KINDS = ("photo", "document", "animation", "voice", "video", "video_note", "audio", "sticker")
_PREFIX = {
    "photo": "AgACAgIAAx",
    "document": "BQACAgIAAx",
    "animation": "CgACAgIAAx",
    "voice": "AwACAgIAAx",
    "video": "BAACAgIAAx",
    "video_note": "DQACAgIAAx",
    "audio": "CQACAgIAAx",
    "sticker": "CAACAgIAAx",
}
_FOLDER = {"voice": "voice", "sticker": "stickers"}
_EXTENSION = {
    "image/png": "png",
    "image/jpeg": "jpg",
    "image/gif": "gif",
    "image/webp": "webp",
    "video/mp4": "mp4",
    "audio/ogg": "ogg",
}


@dataclass(frozen=True)
class StoredFile:
    file_id: str
    kind: str
    filename: str
    mime: str
    data: bytes
    width: int
    height: int
    path: str

    def as_api(self) -> dict[str, Any]:
        """The object of this file's kind inside a message; a photo's single size."""
        base: dict[str, Any] = {
            "file_id": self.file_id,
            "file_unique_id": f"Ag{self.file_id[-8:]}",
            "file_size": len(self.data),
        }
        if self.kind not in ("photo", "sticker", "video_note"):
            base["mime_type"] = self.mime
        if self.kind in ("document", "animation", "video", "audio"):
            base["file_name"] = self.filename
        if self.kind in ("photo", "animation", "video", "sticker"):
            base |= {"width": self.width, "height": self.height}
        if self.kind in ("animation", "video", "video_note", "voice", "audio"):
            base["duration"] = 1
        if self.kind == "video_note":
            base["length"] = self.height
        if self.kind == "sticker":
            base |= {"type": "regular", "is_animated": False, "is_video": False, "emoji": "👍"}
        return base


class Files:
    """Every file of the sandbox; ids are deterministic, so that two runs of a test agree."""

    def __init__(self) -> None:
        self._by_id: dict[str, StoredFile] = {}
        self._by_path: dict[str, StoredFile] = {}

    def keep(self, kind: str, upload: Upload) -> StoredFile:
        if not upload.data:
            raise BadRequest("file must be non-empty")
        if len(upload.data) > UPLOAD_LIMIT_BYTES:
            raise ApiError(413, "Request Entity Too Large")
        mime, width, height = picture_type(upload.data)
        if kind == "photo" and not mime.startswith("image/"):
            raise BadRequest("IMAGE_PROCESS_FAILED")
        if kind == "photo" and (width + height > 10_000 or max(width, height) > 20 * min(width, height)):
            raise BadRequest("PHOTO_INVALID_DIMENSIONS")
        mime = mime or upload.mime
        number = len(self._by_id) + 1
        extension = _EXTENSION.get(mime) or re.sub(r"\W", "", upload.filename.rpartition(".")[2])[:8] or "bin"
        path = f"{_FOLDER.get(kind, kind + 's')}/file_{number}.{extension}"
        stored = StoredFile(
            f"{_PREFIX[kind]}{number:08d}", kind, upload.filename, mime, upload.data, width, height, path
        )
        self._by_id[stored.file_id] = stored
        self._by_path[path] = stored
        return stored

    @property
    def all(self) -> tuple[StoredFile, ...]:
        """Every upload, in order."""
        return tuple(self._by_id.values())

    def get(self, file_id: str) -> StoredFile | None:
        return self._by_id.get(file_id)

    def at(self, path: str) -> StoredFile | None:
        return self._by_path.get(path)


def picture_type(data: bytes) -> tuple[str, int, int]:
    """Type, width and height from a picture's first bytes; an empty type for anything else."""
    if data.startswith(b"\x89PNG\r\n\x1a\n") and len(data) >= 24:
        width, height = struct.unpack(">II", data[16:24])
        return "image/png", width, height
    if data[:6] in (b"GIF87a", b"GIF89a") and len(data) >= 10:
        width, height = struct.unpack("<HH", data[6:10])
        return "image/gif", width, height
    if data.startswith(b"\xff\xd8"):
        return "image/jpeg", *_jpeg_size(data)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp", 320, 320
    if data[4:8] == b"ftyp":
        return "video/mp4", 320, 240
    return "", 320, 240


def _jpeg_size(data: bytes) -> tuple[int, int]:
    position = 2
    while position + 9 < len(data) and data[position] == 0xFF:
        marker, length = data[position + 1], int.from_bytes(data[position + 2 : position + 4], "big")
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", data[position + 5 : position + 9])
            return width, height
        position += 2 + length
    return 320, 240


def sample_picture(width: int = 240, height: int = 160) -> bytes:
    """A soft gradient as PNG: what a phone sends when nobody chose a picture."""
    rows = b"".join(
        b"\0"
        + b"".join(bytes((40 + 60 * x // width, 130 + 60 * y // height, 140 + 50 * x // width)) for x in range(width))
        for y in range(height)
    )

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
