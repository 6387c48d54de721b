"""One round of a questionnaire: found again by its reference, kept, told where it is over the line."""

from dataclasses import replace
from fractions import Fraction

from bot.coach import reports
from bot.coach.effects import Words
from bot.coach.measures import Round, data_of, flagged, rounds, scored, shown
from bot.coach.model import EntryKind, Tier
from bot.coach.rules import Measure
from bot.coach.talk import Talk


def tool_words(key: str, field: str = "title", item: int = 0) -> Words:
    return Words("@measure", {"key": key, "field": field, "item": item})


def save_round(talk: Talk, measure: Measure, current: Round, **changes: object) -> Round:
    """The round as it is now, for the record; a result over the line is told the same day, a corrected one as well, and
    anew where it is worse than what was told and somebody may have looked at that already."""
    now = replace(current, on=talk.local_now.date(), **changes)  # type: ignore[arg-type]
    now = scored(measure, now) if now.state == "done" else now
    told = reports.latest(talk, "measure", now.ref)
    score, before = now.score, Fraction(str(told.details["points"])) if told else current.score
    if score is not None and (told or flagged(measure, score)):
        now = replace(now, flag=True)
        details: dict[str, str | int] = {
            "tool": measure.key,
            "points": shown(score),
            "of": measure.highest,
        }
        worse = flagged(measure, score) and before is not None and _worse(measure, score, before)
        if told and told.waits and worse:
            reports.add_worse(talk, told, details)
        elif told and told.waits:
            reports.add(talk, told, None, **details)
        elif worse or (told is None and not current.flag):
            reports.raise_report(talk, Tier.TODAY, "measure", workout=now.ref, details=details)
    talk.enter(EntryKind.MEASURE, data_of(now))
    return now


def _worse(measure: Measure, score: Fraction, than: Fraction) -> bool:
    """On the side on which its line lies."""
    return score < than if measure.at_most is not None else score > than


def round_of(talk: Talk, ref: str) -> tuple[Measure, Round] | None:
    """A round of a measure, by its reference."""
    key = ref.partition("-")[0]
    measure = talk.rules.measures.get(key)
    current = next((r for r in rounds(talk.case.entries, key) if r.ref == ref), None)
    return (measure, current) if measure and current else None
