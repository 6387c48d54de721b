"""What a therapist wants to know before the first workout, where the plan asks for it (clinical rules §6, intake).

Answers are kept as `Entry(kind=SCREENING)` with the patient as `by`, one for each answer; the newest of a question
counts. data: "question" (of QUESTIONS, or that with "_more" for what was added to a yes), "answer": "yes" or "no",
a whole number (sits: times in 30 s, walks: minutes), "said" (free text, which stands in "said"), or "skip"; "marked": 1
where the plan has it that a yes is looked at first. `answers(entries)` does the folding.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.coach.model import Entry, EntryKind


@dataclass(frozen=True)
class Given:
    """A newest answer. said: what was written, "" for nothing."""

    answer: str
    said: str = ""
    marked: bool = False


def answers(entries: Iterable[Entry]) -> dict[str, Given]:
    """The newest answer to each question, in the order in which they were first asked."""
    found: dict[str, Given] = {}
    for entry in entries:
        if entry.kind is EntryKind.SCREENING:
            data = entry.data
            found[str(data["question"])] = Given(
                str(data["answer"]), str(data.get("said", "")), bool(data.get("marked", 0))
            )
    return found
