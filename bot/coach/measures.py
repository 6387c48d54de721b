"""Questionnaires and goals: what was answered, what it comes to, when the next is due (clinical rules §6). No talk.

An answer is an `Entry(kind=MEASURE)` with the patient as `by`. A *round* is one occasion on which a measure was asked;
each step of it adds an entry that says all of the round so far: the newest entry of a (measure, round) counts, older
ones are its revisions. `rounds(entries)` does that folding; readers (card, digest, exports) should use it. data:

- "measure": key of content/measures ("who5", "phq2", "psfs", "sane"); "round": local date and time at which it began,
  "2603021000"; "on": local date of this entry, "260302"
- "state": "offered", "open" (begun), "done", or "skipped"; "offers": how often it was offered
- "item_1" …: what that item's answer counts, as it was given (WHO-5 0–5, PHQ-2 0–3, PSFS 0–10, SANE 0–100); one that is
  missing was not answered, which is never 0
- "name_1" …: PSFS, the patient's own words for that activity; "part": SANE, the region ("shoulder") it was asked about
- "score": the result as text, "44" or "5.3"; missing unless every item is answered. "flag": 1: the therapist was told
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from fractions import Fraction

from bot.coach.model import Entry, EntryKind
from bot.coach.rules import Measure

OFFERS = 2  # of one round; after that it rests until the next
OVER = ("done", "skipped")


@dataclass(frozen=True)
class Round:
    """One occasion of one measure. answers, names: by item from 1. score: None unless complete."""

    measure: str
    key: str
    on: date
    state: str = "offered"
    offers: int = 0
    answers: dict[int, int] = field(default_factory=dict)
    names: dict[int, str] = field(default_factory=dict)
    part: str = ""
    score: Fraction | None = None
    flag: bool = False

    @property
    def ref(self) -> str:
        return f"{self.measure}-{self.key}"

    @property
    def began(self) -> date:
        return _day(self.key)


def begun(measure: str, local_now: datetime, part: str = "") -> Round:
    return Round(measure, f"{local_now:%y%m%d%H%M}", local_now.date(), part=part)


def rounds(entries: Iterable[Entry], measure: str = "") -> tuple[Round, ...]:
    """Every round, of one measure or of all, as its newest entry has it; the oldest first."""
    found: dict[str, Round] = {}
    for entry in entries:
        if entry.kind is EntryKind.MEASURE and (not measure or entry.data.get("measure") == measure):
            read = _round(entry.data)
            found[read.ref] = read
    return tuple(sorted(found.values(), key=lambda r: (r.key, r.measure)))


def data_of(current: Round) -> dict[str, str | int]:
    """A round as an entry keeps it."""
    data: dict[str, str | int] = {
        "measure": current.measure,
        "round": current.key,
        "on": f"{current.on:%y%m%d}",
        "state": current.state,
        "offers": current.offers,
    }
    data |= {f"item_{number}": value for number, value in sorted(current.answers.items())}
    data |= {f"name_{number}": name for number, name in sorted(current.names.items())}
    if current.part:
        data["part"] = current.part
    if current.score is not None:
        data["score"] = shown(current.score)
    if current.flag:
        data["flag"] = 1
    return data


def count(measure: Measure, current: Round) -> int:
    """How many items this round has."""
    return measure.items or len(current.names)


def scored(measure: Measure, current: Round) -> Round:
    """With its score, or without one while an item is not answered."""
    needed = range(1, count(measure, current) + 1)
    given = [current.answers[number] for number in needed if number in current.answers]
    if not given or len(given) < len(needed):
        return replace(current, score=None)
    total = Fraction(sum(given))
    return replace(current, score=total / len(given) if measure.how == "mean" else total * measure.factor)


def flagged(measure: Measure, score: Fraction | None) -> bool:
    """Whether a therapist is told the same day (§6: WHO-5 ≤50, PHQ-2 ≥3)."""
    if score is None:
        return False
    low = measure.at_most is not None and score <= measure.at_most
    return low or (measure.at_least is not None and score >= measure.at_least)


def next_day(measure: Measure, past: Sequence[Round], today: date) -> date:
    """The local date from which it may be asked, today or later: at once the first time, then not before `min_days`
    after the last answer; an offer that nobody took up comes once more, on another day."""
    if not past:
        return today
    last = past[-1]
    again = last.on + timedelta(days=measure.min_days)
    if last.state not in OVER and last.offers < OFFERS:
        again = min(again, last.on + timedelta(days=1))
    return max(today, again)


def due(keys: Iterable[str], library: Mapping[str, Measure], entries: Sequence[Entry], today: date) -> tuple[str, ...]:
    """Which of a plan's measures may be asked today."""
    known = [library[key] for key in dict.fromkeys(keys) if key in library]
    return tuple(m.key for m in known if next_day(m, rounds(entries, m.key), today) == today)


def improved(measure: Measure, past: Sequence[Round]) -> bool:
    """Whether the newest result is better than the first one of the same items by what counts as a change."""
    newest = past[-1] if past else None
    if newest is None or newest.score is None:
        return False
    same = [r for r in past[:-1] if r.score is not None and r.names == newest.names and r.part == newest.part]
    if not same or same[0].score is None:
        return False
    gain = newest.score - same[0].score
    return (-gain if measure.lower_is_better else gain) >= measure.change


def shown(score: Fraction) -> str:
    """A score as it is read: whole, or to one decimal, ".5" up."""
    tenths = int(score * 10 + Fraction(1, 2))
    return str(tenths // 10) if tenths % 10 == 0 else f"{tenths // 10}.{tenths % 10}"


def _round(data: Mapping[str, str | int]) -> Round:
    return Round(
        measure=str(data["measure"]),
        key=str(data["round"]),
        on=_day(str(data.get("on", data["round"]))),
        state=str(data.get("state", "done")),
        offers=int(data.get("offers", 0)),
        answers={int(name[5:]): int(value) for name, value in data.items() if name.startswith("item_")},
        names={int(name[5:]): str(value) for name, value in data.items() if name.startswith("name_")},
        part=str(data.get("part", "")),
        score=Fraction(str(data["score"])) if "score" in data else None,
        flag=bool(data.get("flag", 0)),
    )


def _day(key: str) -> date:
    return date(2000 + int(key[:2]), int(key[2:4]), int(key[4:6]))
