"""The words by which notes and answers speak of a precaution: the shape of their file, and what the coach gets."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from bot.coach.rules import NoteWords
from bot.content.schema import Entry, LanguageCode, Precaution, Source

LISTS = ("negations", "small", "late", "unless", "real_words")


class PrecautionEntry(Entry):
    """answers: questions before the first workout whose "yes" says as much. whole_plan: no exercise need name it."""

    answers: tuple[Literal["surgery", "pregnancy", "falls"], ...] = ()
    whole_plan: bool = False
    words: dict[LanguageCode, Annotated[tuple[str, ...], Field(min_length=1)]]
    source: Source
    reviewed_by: str


class ReadingEntry(Entry):
    """How a note is read in one language; bot/content/README.md, "How notes are read", says what each list does."""

    negations: Annotated[tuple[str, ...], Field(min_length=1)]
    small: tuple[str, ...]
    late: tuple[str, ...]
    unless: tuple[str, ...]
    real_words: tuple[str, ...]


class PrecautionsFile(Entry):
    tags: dict[Precaution, PrecautionEntry]
    reading: dict[LanguageCode, ReadingEntry]

    @model_validator(mode="after")
    def _complete(self) -> Self:
        missing = [tag for tag in Precaution.__args__ if tag not in self.tags]  # type: ignore[attr-defined]
        if missing:
            raise ValueError(f"tags say nothing of {missing[0]} – add an entry with its words")
        return self


def note_words(file: PrecautionsFile) -> NoteWords:
    """All languages in one: therapists mix them, and a patient's words are in the patient's."""
    patterns = tuple(
        (tag, tuple(tuple(word.split("/")) for word in phrase.split()))
        for tag, entry in file.tags.items()
        for phrases in entry.words.values()
        for phrase in dict.fromkeys(phrases)
    )
    questions = dict.fromkeys(question for entry in file.tags.values() for question in entry.answers)
    lists = {name: frozenset(w for reading in file.reading.values() for w in getattr(reading, name)) for name in LISTS}
    return NoteWords(
        patterns=patterns,
        answers={q: tuple(tag for tag, entry in file.tags.items() if q in entry.answers) for q in questions},
        whole_plan=frozenset(tag for tag, entry in file.tags.items() if entry.whole_plan),
        **lists,
    )
