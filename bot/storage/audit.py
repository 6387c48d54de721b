"""The audit trail: who read or wrote what of whose record, and when; never what was said. Storage writes it by itself.

Each person's rows are a chain: a row's code is an HMAC over the row and the code before it, under a key that is sealed
in the database. A bare hash could be worked out anew by whoever changes a row; without the key nobody can. The chain's
end stands in the person's case, whose row a turn has locked anyway, so turns of different people never wait for each
other; it says how many rows there are, so rows cut off at the end are missed. A database put
back to an older state, as a whole or for one person, is whole in itself; an anchor kept elsewhere shows it.
"""

import hashlib
import hmac
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import takewhile

from sqlalchemy import bindparam, func, insert, select, update

from bot.storage.database import Database, StoreConnection
from bot.storage.tables import audit, cases, people

THE_BOT = 0  # the clock, the delivery, the command line
_WHAT = 64  # characters of `what`
_CODE = 64  # characters of a code
_SETTLED = timedelta(minutes=1)
_MOMENT = "%Y%m%dT%H%M%S"
_ANCHOR = re.compile(r"(\d{8}T\d{6})\.\d+\.[0-9a-f]{64}", re.ASCII)

_ADD = insert(audit)
_END = select(cases.c.audited, cases.c.audit_end).where(cases.c.person_id == bindparam("person")).with_for_update()
_BATCH = select(cases.c.person_id, cases.c.audited, cases.c.audit_end).order_by(cases.c.person_id).limit(100)
_MOVE_END = (
    update(cases)
    .where(cases.c.person_id == bindparam("person"), cases.c.audited == bindparam("before"))
    .values(audited=bindparam("rows"), audit_end=bindparam("end"))
)


@dataclass(frozen=True)
class Act:
    """Something that was done. who: a person's id, or THE_BOT. did: "read", "write" or "refused". what: a kind, never
    a text."""

    person_id: int
    who: int
    did: str
    what: str


@dataclass(frozen=True)
class Line:
    """A row of the trail."""

    person_id: int
    seq: int
    at: datetime
    who: int
    did: str
    what: str
    code: str


@dataclass(frozen=True)
class Verdict:
    """What became of looking the trail over. problems: one readable line for each."""

    rows: int
    people: int
    problems: tuple[str, ...]
    anchor: str = ""


class Anchor:
    """What the trail was up to a moment, in one line to be kept outside of the database: the moment, how many rows, and
    a code over the end of everybody's chain as it stood then."""

    def __init__(self, key: bytes, at: datetime) -> None:
        self._at, self._rows = at.astimezone(UTC).replace(microsecond=0), 0
        self._ends = hmac.new(key, self._moment.encode(), hashlib.sha256)

    @property
    def _moment(self) -> str:
        return self._at.strftime(_MOMENT)

    @classmethod
    def of(cls, key: bytes, line: str) -> "Anchor":
        """To count anew what that anchor was made of. Raises ValueError for what is no anchor."""
        found = _ANCHOR.fullmatch(line.strip())
        if found is None:
            raise ValueError("no anchor")
        return cls(key, datetime.strptime(found[1], _MOMENT).replace(tzinfo=UTC))

    def count(self, chain: Sequence[Line]) -> None:
        """The rows of one person's chain up to the moment; people come in the order of their numbers."""
        until = list(takewhile(lambda line: line.at <= self._at, chain))
        if until:
            self._rows += len(until)
            self._ends.update(f"{until[-1].person_id}:{until[-1].seq}:{until[-1].code};".encode())

    def __str__(self) -> str:
        return f"{self._moment}.{self._rows}.{self._ends.hexdigest()}"


class Trail:
    """The trail within one transaction: acts are noted as they happen and written down before the commit."""

    def __init__(self, connection: StoreConnection, key: bytes, now: Callable[[], datetime]) -> None:
        self._connection, self._key, self.now = connection, key, now
        self._acts: dict[Act, datetime] = {}
        self.who = THE_BOT

    @property
    def noted(self) -> bool:
        return bool(self._acts)

    def read(self, person_id: int, what: str) -> None:
        self._note(person_id, "read", what)

    def wrote(self, person_id: int, what: str) -> None:
        self._note(person_id, "write", what)

    def refused(self, person_id: int, what: str) -> None:
        """Somebody tried what they may not, about this person."""
        self._note(person_id, "refused", what)

    def _note(self, person_id: int, did: str, what: str) -> None:
        """Once for each in a transaction."""
        self._acts.setdefault(Act(person_id, self.who, did, what[:_WHAT]), self.now())

    async def length(self) -> int:
        return await self._connection.scalar(select(func.count()).select_from(audit)) or 0

    async def write_down(self) -> None:
        """All that was noted, each on its person's chain."""
        chains: dict[int, list[tuple[Act, datetime]]] = {}
        for act, at in self._acts.items():
            chains.setdefault(act.person_id, []).append((act, at))
        for person, acts in sorted(chains.items()):
            await self._append(person, acts)
        self._acts.clear()

    async def _append(self, person: int, acts: Sequence[tuple[Act, datetime]]) -> None:
        row = (await self._connection.execute(_END, {"person": person})).one_or_none()
        if row is None:
            return
        seq, code = row.audited, row.audit_end[:_CODE]
        lines = []
        for number, (act, at) in enumerate(acts, start=seq + 1):
            line = Line(person, number, at, act.who, act.did, act.what, "")
            code = _code(self._key, code, line)
            lines.append({**line.__dict__, "code": code})
        await self._connection.execute(_ADD, lines)
        rows = seq + len(lines)
        end = {"person": person, "before": seq, "rows": rows, "end": _end(self._key, person, rows, code)}
        await self._connection.execute(_MOVE_END, end)


async def verify(database: Database, key: bytes, now: datetime, since: str = "") -> Verdict:
    """Look the whole trail over: rows changed, removed, put in another order or cut off, and a changed end.

    since: an earlier verdict's anchor; what has been taken away together with the end is found by it. Raises ValueError
    for what is no anchor. The new anchor leaves out the last minute, of which not everything is committed yet.
    """
    problems: list[str] = []
    anchor, before = Anchor(key, now - _SETTLED), Anchor.of(key, since) if since else None
    counted = chains = after = 0
    while True:
        async with database.read() as connection:
            found = (await connection.execute(_BATCH.where(cases.c.person_id > after))).all()
            people_here = [row.person_id for row in found]
            lines = await _lines(connection, people_here)
        if not found:
            break
        for row in found:
            chain = [line for line in lines if line.person_id == row.person_id]
            anchor.count(chain)
            if before:
                before.count(chain)
            if _problems(key, row.person_id, row.audited, row.audit_end, chain):
                problems += await _again(database, key, row.person_id)
        counted, chains, after = counted + len(lines), chains + len(found), people_here[-1]
    async with database.read() as connection:
        known = select(cases.c.person_id)
        orphaned = select(audit.c.person_id).where(audit.c.person_id.not_in(known))
        lone = orphaned.union(select(people.c.id).where(people.c.id.not_in(known)))
        problems += [f"person {p}: the case is gone" for p in sorted((await connection.scalars(lone)).all())]
    if before and str(before) != since.strip():
        problems.append(_taken_back(since.strip(), str(before)))
    return Verdict(counted, chains, tuple(problems), str(anchor))


def _taken_back(was: str, found: str) -> str:
    moment, rows, _ = was.split(".")
    return (
        f"until {moment} there were {rows} rows, now {found.split('.')[1]}, and they do not end as they did: "
        "an older state was put back, of everybody or of somebody"
    )


async def _lines(connection: StoreConnection, persons: Sequence[int]) -> list[Line]:
    statement = select(audit).where(audit.c.person_id.in_(persons)).order_by(audit.c.person_id, audit.c.seq)
    return [Line(**row) for row in (await connection.execute(statement)).mappings()]


async def _again(database: Database, key: bytes, person: int) -> list[str]:
    """What is wrong with a chain while nobody can add to it: a turn may have come in between two looks."""
    async with database.write() as connection:
        row = (await connection.execute(_END, {"person": person})).one()
        return _problems(key, person, row.audited, row.audit_end, await _lines(connection, [person]))


def _problems(key: bytes, person: int, rows: int, end: str, chain: Sequence[Line]) -> list[str]:
    """What is wrong with one person's chain. The first wrong row is named; what follows from it is not."""
    code = ""
    for expected, line in enumerate(chain, start=1):
        if line.seq != expected:
            return [f"person {person}: row {expected} is missing"]
        if not hmac.compare_digest(line.code, _code(key, code, line)):
            return [f"person {person}: row {line.seq} was changed, or stood elsewhere"]
        code = line.code
    if len(chain) != rows:
        return [f"person {person}: {rows} rows were written, {len(chain)} are there"]
    if not hmac.compare_digest(end, _end(key, person, rows, code)):
        return [f"person {person}: the end of the trail was changed"]
    return []


async def history(database: Database, person: int, limit: int = 200) -> list[Line]:
    """The last rows of one person's trail, oldest first."""
    statement = select(audit).where(audit.c.person_id == person).order_by(audit.c.seq.desc()).limit(limit)
    async with database.read() as connection:
        return [Line(**row) for row in (await connection.execute(statement)).mappings()][::-1]


async def begin(connection: StoreConnection, key: bytes, now: datetime) -> None:
    """Start the chains of people who were here before there was a trail: a case without a row is a sign of trouble."""
    trail = Trail(connection, key, lambda: now)
    for person in (await connection.scalars(select(cases.c.person_id).where(cases.c.audited == 0))).all():
        trail.wrote(person, "trail")
    await trail.write_down()


def _code(key: bytes, before: str, line: Line) -> str:
    at = line.at.astimezone(UTC).isoformat(timespec="microseconds")
    parts = (before, line.person_id, line.seq, at, line.who, line.did, line.what)
    return _hmac(key, "row", *parts)


def _end(key: bytes, person: int, rows: int, code: str) -> str:
    """The code of the last row, and a code over it and the number of rows."""
    return code + _hmac(key, "end", person, rows, code)


def _hmac(key: bytes, *parts: object) -> str:
    return hmac.new(key, "\x1f".join(map(str, parts)).encode(), hashlib.sha256).hexdigest()
