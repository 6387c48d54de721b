"""Sealing: names, texts, ratings and documents are stored as ciphertext (AES-256-GCM), bound to their row and person.

A new table: name its columns in `SEALED` below, write with `vault.seal(table, row)`, read with `vault.open(table, row)`
(or `vault.text(column, value, *bound)` where a query has no row). A test fails for a text column that is forgotten.

What is left readable is what queries need: ids, moments, kinds, statuses, tiers, zones, languages, chat ids.
"""

import base64
import binascii
import hashlib
import hmac
import logging
import os
import re
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import Column, Table

from bot.storage import tables
from bot.storage.records import Unreadable

log = logging.getLogger(__name__)

KEY_BYTES = 32
_NONCE_BYTES = 12
_NAMES = 20_000  # kept opened
_MARK = "hep1:"  # format 1: mark, id of the key, ":", base64 of nonce, ciphertext and tag
_ID_CHARS = 8
_START = len(_MARK) + _ID_CHARS + 1
_SEALED = re.compile(rf"{_MARK}[0-9a-f]{{{_ID_CHARS}}}:")
_REMEDY = "Make one with `python -m bot key new FILE` and set HEP_KEY_FILE to that file, or set HEP_KEY."


@dataclass(frozen=True)
class Bound:
    """The sealed columns of a table, and the columns that a ciphertext is bound to: whose it is, and which row."""

    columns: tuple[str, ...]
    by: tuple[str, ...]


# `by` must be known before the insert and never change: a natural key, or `row_key` where the database numbers the row.
SEALED: dict[Table, Bound] = {
    tables.people: Bound(("alias", "joined_name", "preferences", "practice"), ("id",)),
    tables.cases: Bound(("stage",), ("person_id",)),
    tables.plans: Bound(("document",), ("patient_id", "version")),
    tables.drafts: Bound(("document",), ("patient_id", "therapist_id")),
    tables.workouts: Bound(("document",), ("patient_id", "key")),
    tables.answers: Bound(("value",), ("patient_id", "ask", "workout", "item", "revision")),
    tables.reports: Bound(("document",), ("patient_id", "number")),
    tables.entries: Bound(("document",), ("patient_id", "row_key")),
    tables.inbox: Bound(("raw",), ("chat_id", "update_id")),
    tables.outbox: Bound(("payload",), ("person_id", "chat_id", "row_key")),
    tables.secrets: Bound(("value",), ("name",)),
}


class KeyRefused(Exception):
    """There is no key, or not the right one. str() is one sentence that says what to do."""


class CannotOpen(Unreadable):
    """A ciphertext was changed, moved from another row or person, or sealed with a key that is not there. Restore the
    row from a backup."""


@dataclass(frozen=True)
class Key:
    """A key of 256 bits. id: says which one it is and nothing about it."""

    id: str
    secret: bytes = field(repr=False)
    cipher: AESGCM = field(repr=False, compare=False)

    @classmethod
    def of(cls, secret: bytes) -> "Key":
        if len(secret) != KEY_BYTES:
            raise KeyRefused("A key is 32 bytes in base64; make one with `python -m bot key new FILE`.")
        return cls(hmac.new(secret, b"hep key id", hashlib.sha256).hexdigest()[:_ID_CHARS], secret, AESGCM(secret))

    @classmethod
    def new(cls) -> "Key":
        return cls.of(secrets.token_bytes(KEY_BYTES))

    @property
    def text(self) -> str:
        return base64.b64encode(self.secret).decode()


def keys_of(text: str) -> tuple[Key, ...]:
    """Keys in base64, apart by commas, spaces or lines; what follows a # is left out. The first one seals."""
    without_comments = re.sub(r"#.*", "", text)
    try:
        return tuple(
            Key.of(base64.b64decode(part, validate=True)) for part in re.split(r"[\s,]+", without_comments) if part
        )
    except binascii.Error:
        raise KeyRefused("A key is 32 bytes in base64; make one with `python -m bot key new FILE`.") from None


def vault_of(text: str | None, file: Path | None) -> "Vault":
    """What the settings describe; without a key it can be made and refuses to be used. Raises KeyRefused."""
    if text and file:
        raise KeyRefused("HEP_KEY and HEP_KEY_FILE are both set. Keep one of them.")
    return Vault(keys_of(text)) if text else Vault(file=file)


class Vault:
    """Seals with its first key, opens with any. A key file is read again when it has changed, so that all processes
    take a new key without being started anew."""

    def __init__(self, keys: Iterable[Key] = (), file: Path | None = None) -> None:
        self._file = file
        self._seen: tuple[int, int] | None = None
        self._keys: dict[str, Key] = {key.id: key for key in keys}
        # Names are looked through as a whole, again and again; a ciphertext never means another one.
        self.name = lru_cache(maxsize=_NAMES)(self.text)
        self.audit_key = b""  # set when the store is unlocked
        if file is not None:
            self._read(file)

    @property
    def file(self) -> Path | None:
        return self._file

    @property
    def ids(self) -> tuple[str, ...]:
        """Which keys there are, the one that seals first."""
        return tuple(self._keys)

    @property
    def current(self) -> Key:
        """The key that seals. Raises KeyRefused."""
        for key in self._keys.values():
            return key
        raise KeyRefused(f"There is no key for what patients say. {_REMEDY}")

    def refresh(self) -> None:
        """Take up what is new in the key file. Costs one look at it; a file that is gone or broken changes nothing."""
        if self._file is not None:
            try:
                found = os.stat(self._file)
                if (found.st_mtime_ns, found.st_ino) != self._seen:
                    self._read(self._file)
            except (OSError, KeyRefused):
                pass

    def _read(self, file: Path) -> None:
        try:
            found, text = os.stat(file), file.read_text(encoding="ascii")
        except (OSError, UnicodeDecodeError) as error:
            raise KeyRefused(f"The key file {file} cannot be read ({type(error).__name__}). {_REMEDY}") from None
        keys = keys_of(text)
        if not keys:
            raise KeyRefused(f"The key file {file} holds no key. {_REMEDY}")
        # Keys that have been opened with stay: something may have been read just before.
        found_keys = {key.id: key for key in keys}
        self._keys = found_keys | {i: k for i, k in self._keys.items() if i not in found_keys}
        self._seen = (found.st_mtime_ns, found.st_ino)

    # — rows —

    def seal(self, table: Table, row: Mapping[str, Any]) -> dict[str, Any]:
        """The row with its sealed columns as ciphertext. It must hold the columns that the table is bound by."""
        bound = SEALED[table]
        by = [row[name] for name in bound.by]
        sealed = {n: self.sealed(table.c[n], row[n], *by) for n in bound.columns if row.get(n) is not None}
        return {**row, **sealed}

    def open(self, table: Table, row: Mapping[Any, Any]) -> dict[str, Any]:
        """The row with its sealed columns as they were. Raises CannotOpen."""
        bound = SEALED[table]
        by = [row[name] for name in bound.by]
        opened = {n: self.text(table.c[n], row[n], *by) for n in bound.columns if row.get(n) is not None}
        return {**row, **opened}

    def open_or_blank(self, table: Table, row: Mapping[Any, Any]) -> dict[str, Any]:
        """The row with what cannot be opened left empty, said in the log: where one row must not hold up the others."""
        try:
            return self.open(table, row)
        except CannotOpen as error:
            log.error("a row of %s cannot be opened (%s)", table.name, error)
            return {**row, **{name: "" for name in SEALED[table].columns if name in row}}

    # — values —

    def sealed(self, column: "Column[Any]", text: str, *by: object) -> str:
        """One value of a row, bound to its column and to `by`. Nothing stays nothing: "" is kept as it is."""
        if not text:
            return text
        key, nonce = self.current, os.urandom(_NONCE_BYTES)
        body = key.cipher.encrypt(nonce, text.encode(), _context(column, by))
        return f"{_MARK}{key.id}:{base64.b64encode(nonce + body).decode()}"

    def text(self, column: "Column[Any]", sealed: str, *by: object) -> str:
        """What was sealed there. Raises CannotOpen, which says where and never what."""
        if not sealed:
            return sealed
        key = self._keys.get(key_id(sealed))
        if key is None:
            self.refresh()
            key = self._keys.get(key_id(sealed))
        if key is None:
            raise CannotOpen(f"{column}: its key is not there")
        try:
            body = base64.b64decode(sealed[_START:], validate=True)
            return key.cipher.decrypt(body[:_NONCE_BYTES], body[_NONCE_BYTES:], _context(column, by)).decode()
        except (InvalidTag, ValueError):
            raise CannotOpen(f"{column}: changed, or from another row") from None


def key_id(value: str) -> str:
    """Which key a value was sealed with, "" if it was not."""
    return value[len(_MARK) : _START - 1] if _SEALED.match(value) else ""


def sealed_with(key: str) -> str:
    """How every value begins that was sealed with that key."""
    return f"{_MARK}{key}:"


def row_key() -> str:
    """A random key for a row that the database numbers: a ciphertext can be bound to it before the insert."""
    return secrets.token_urlsafe(12)


def _context(column: "Column[Any]", by: Iterable[object]) -> bytes:
    return "\x1f".join([str(column), *map(_as_stored, by)]).encode()


def _as_stored(part: object) -> str:
    """As it will be read back: a database makes a number of True."""
    return "" if part is None else str(int(part)) if isinstance(part, bool) else str(part)
