"""What a therapist's notes and a patient's answers may say of a precaution. Compares words, judges nothing; in doubt it
is found, because the therapist who reads the warning decides."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from bot.coach.model import Entry, EntryKind
from bot.coach.patient.background import answers
from bot.coach.reading import normalise
from bot.coach.rules import NoteWords

NOTE = "note"
_APART = 4  # other words that may stand between those of a pattern
_FIVE, _LONG = 5, 9  # letters from which one, and two, typing errors may be in a word
_STEM = 6  # letters of a stem from which one may be in it
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_ENDS = re.compile(r"[.!?](?=\s|$)|[;\n]")  # of a sentence
_PARTS = re.compile(r"[,()]")  # a sentence


@dataclass(frozen=True)
class Seen:
    """where: NOTE, or the question. words: as they stand there; "" for a plain yes."""

    tag: str
    where: str
    words: str = ""


def noticed(entries: Iterable[Entry], known: NoteWords) -> tuple[Seen, ...]:
    """What the newest version of each note and the newest answers say, each once, by tag in the content's order."""
    entries = tuple(entries)
    given = answers(entries)
    found = [Seen(tag, NOTE, words) for text in notes(entries) for tag, words in sought(text, known)]
    found += [Seen(tag, q, words) for q, answer in given.items() for tag, words in sought(answer.said, known)]
    for question, tags in known.answers.items():
        answer = given.get(question)
        if answer is None or answer.answer != "yes":
            continue
        told = {seen.tag for seen in found if seen.where.removesuffix("_more") == question} & set(tags)
        found += [] if told else [Seen(tag, question) for tag in tags]
    order = list(dict.fromkeys(tag for tag, _ in known.patterns))
    return tuple(sorted(dict.fromkeys(found), key=lambda seen: order.index(seen.tag)))


def notes(entries: Iterable[Entry]) -> tuple[str, ...]:
    """The text of each note as it stands after its corrections."""
    newest = {int(e.data.get("corrects", e.id)): str(e.data["text"]) for e in entries if e.kind is EntryKind.NOTE}
    return tuple(newest.values())


def sought(text: str, known: NoteWords) -> Iterator[tuple[str, str]]:
    """(tag, the words as they stand in the text) of whatever speaks of a precaution and is not plainly denied."""
    begin = 0
    for end in [m.start() for m in _ENDS.finditer(text)] + [len(text)]:
        yield from _Sentence(text[begin:end], known).found()
        begin = end + 1


class _Sentence:
    def __init__(self, text: str, known: NoteWords) -> None:
        self.text, self.known = text, known
        self.marks = [m for m in _WORD.finditer(text) if normalise(m[0])]
        self.words = [normalise(m[0]) for m in self.marks]
        parted = [m.start() for m in _PARTS.finditer(text)]
        self.part = [sum(at < m.start() for at in parted) for m in self.marks]
        self.hits: dict[int, set[tuple[int, int]]] = {}  # pattern → (place in it, place here)
        for here, word in enumerate(self.words):
            for pattern, place in _heard(word, known):
                self.hits.setdefault(pattern, set()).add((place, here))

    def found(self) -> Iterator[tuple[str, str]]:
        denied: set[int] = set()  # words of what was denied: "no falls or osteoporosis"
        kept: list[tuple[str, int, int]] = []
        for start, end, tag in sorted(self._spans()):
            if self._denied(start, end, denied):
                denied.update(range(start, end + 1))
                continue
            before = next((k for k in kept if k[0] == tag and start <= k[2]), None)
            if before:  # they overlap: "new hip", "hip replacement"
                kept.remove(before)
                start, end = before[1], max(end, before[2])
            kept.append((tag, start, end))
        for tag, start, end in kept:
            yield tag, " ".join(self.text[self.marks[start].start() : self.marks[end].end()].split())

    def _spans(self) -> Iterator[tuple[int, int, str]]:
        """(first word, last word, tag) wherever the words of a pattern stand close together."""
        for number, places in self.hits.items():
            tag, pattern = self.known.patterns[number]
            for first in (here for place, here in places if place == 0):
                at = [first]
                for place in range(1, len(pattern)):
                    others = [here for p, here in places if p == place and here not in at]
                    at += [min(others, key=lambda here: abs(here - first))] if others else []
                if len(at) == len(pattern) and max(at) - min(at) < len(pattern) + _APART:
                    yield min(at), max(at), tag

    def _denied(self, start: int, end: int, denied: set[int]) -> bool:
        """Whether a "no" speaks of just these words: before them, within them, or behind them at the thought's end."""
        words, known = self.words, self.known
        behind = [w for at, w in enumerate(words) if at > end and self.part[at] == self.part[end]]
        if any(word in known.unless for word in behind[:2]):
            return False
        within = [words[at] for at in range(start + 1, end)]
        if (behind and all(w in known.late for w in behind)) or known.negations.intersection(within):
            return True
        at = start - 1
        while at >= 0 and self.part[at] == self.part[start]:
            word = words[at]
            if word in known.negations and word not in known.small:
                before = at > 0 and self.part[at - 1] == self.part[at] and words[at - 1]
                return not (before and before in known.negations)  # "not without falls"
            if word not in known.small and at not in denied:
                return False
            at -= 1
        return at + 1 < start and words[at + 1] in known.negations  # "ni caídas ni osteoporosis"


@lru_cache(maxsize=8192)
def _heard(word: str, known: NoteWords) -> tuple[tuple[int, int], ...]:
    """(pattern, place in it) of every word of a pattern that this one is, or may be with a typing error."""
    listed = _listed(known).get(word[0], ())
    found = [places for other, places in listed if _is(word, other, near=False)]
    if not found and word not in known.real_words:
        found = [places for other, places in listed if _is(word, other, near=True)]
    return tuple(place for places in found for place in places)


@lru_cache(maxsize=4)
def _listed(known: NoteWords) -> dict[str, tuple[tuple[str, tuple[tuple[int, int], ...]], ...]]:
    """By first letter, which a typing error rarely hits: every word of the patterns with its places."""
    places: dict[str, list[tuple[int, int]]] = {}
    for number, (_, pattern) in enumerate(known.patterns):
        for place, choices in enumerate(pattern):
            for word in choices:
                places.setdefault(word, []).append((number, place))
    letters: dict[str, list[tuple[str, tuple[tuple[int, int], ...]]]] = {}
    for word, there in places.items():
        letters.setdefault(word[0], []).append((word, tuple(there)))
    return {letter: tuple(words) for letter, words in letters.items()}


def _is(word: str, other: str, *, near: bool) -> bool:
    """Whether a word is that one, or begins with that stem; near: one typing error may be in it, two if it is long."""
    stem = other.removesuffix("*")
    if word == stem or (other != stem and word.startswith(stem)):
        return True
    most = 2 if len(stem) >= _LONG else 1
    if not near or len(stem) < (_FIVE if other == stem else _STEM) or len(word) < _FIVE:
        return False
    if other == stem:
        return abs(len(word) - len(stem)) <= most and OSA.distance(word, stem, score_cutoff=most) <= most
    lengths = range(len(stem) - 1, len(stem) + 2)
    return any(OSA.distance(word[:n], stem, score_cutoff=most) <= most for n in lengths)
