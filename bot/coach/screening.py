"""The red-flag screen: which danger signs a text speaks of. Fast enough for every text, generous by design (§5)."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from bot.coach.reading import Thought, thoughts
from bot.coach.rules import Keywords
from bot.coach.slips import Slips

_NEGATION_REACH = 4  # words before the phrase in which a "no" still speaks of it
_THOUGHT_REACH = 12  # words before the phrase that are looked through for where its thought begins
_UNDONE_REACH = 3  # words after the phrase in which "like this" still speaks of it
_LIST_GAP = 1  # words between two members of a list: "no fever or chills"
_SKIPS = 4  # skipped words in a row
_LONGEST_NEGATION = 3  # words

_Groups = dict[str, list[list[str]]]  # groups of words by their first word

_TWICE = re.compile(r"(.)\1+")


@dataclass(frozen=True)
class Screened:
    """flags: red-flag ids found. soft: every hit was negated or part of an idiom, so it is answered more softly."""

    flags: tuple[str, ...] = ()
    soft: bool = False


def screen(text: str, *lists: Keywords) -> Screened:
    """The red flags that a text speaks of in any of these languages, each once, in the order of their first mention.

    Whatever the person's own language is: people mix them. A hit is softened by the idioms of its own language alone,
    but by a negation of any ("no tengo chest pain").
    """
    parts = tuple(thoughts(text))
    found = [hit for reader in _readers(lists) for hit in reader.read(parts)]
    flags = tuple(dict.fromkeys(flag for _, flag, _ in sorted(found)))
    return Screened(flags, soft=bool(flags) and not any(firm for _, _, firm in found))


@lru_cache(maxsize=32)
def _readers(lists: tuple[Keywords, ...]) -> "tuple[_Reader, ...]":
    return tuple(_Reader(own, lists) for own in lists)


@dataclass(slots=True)
class _Node:
    """What may follow in a phrase, and which flags end here. Stems are looked up by each of their lengths."""

    words: "dict[str, _Node]" = field(default_factory=dict)
    stems: "dict[str, _Node]" = field(default_factory=dict)
    lengths: set[int] = field(default_factory=set)
    ends: set[str] = field(default_factory=set)

    def add(self, words: Iterable[str], flag: str) -> None:
        node = self
        for word in words:
            if word.endswith("*"):
                node.lengths.add(len(word) - 1)
                node = node.stems.setdefault(word[:-1], _Node())
            else:
                node = node.words.setdefault(word, _Node())
        node.ends.add(flag)

    def next(self, ways: Iterable[str]) -> "list[_Node]":
        """Where a word leads to that may be any of these."""
        after = []
        for word in ways:
            if word in self.words:
                after.append(self.words[word])
            for length in self.lengths:
                if len(word) >= length and word[:length] in self.stems:
                    after.append(self.stems[word[:length]])
        return after


@dataclass(frozen=True, slots=True)
class _Heard:
    """A word as its language hears it, with the phrases and idioms that begin with it. ways: also as what else it may
    have been meant."""

    word: str
    ways: tuple[str, ...]
    phrases: tuple[_Node, ...]
    idioms: tuple[_Node, ...]


class _Text:
    """The words of one text as one language hears them. breaks: where a thought begins → whether a comma precedes."""

    def __init__(self, parts: Sequence[Thought], reader: "_Reader") -> None:
        self.heard: list[_Heard] = []
        self.breaks: dict[int, bool] = {}
        for part in parts:
            self.breaks[len(self.heard)] = part.goes_on
            self.heard += [heard for word in part.words for heard in reader.hear(word)]

    @cached_property
    def words(self) -> list[str]:
        return [heard.word for heard in self.heard]


class _Reader:
    """Reads a text in one language."""

    def __init__(self, own: Keywords, lists: Sequence[Keywords]) -> None:
        self._sounds = own.sounds
        self._spellings = {word: tuple(meant.split()) for word, meant in own.spellings}
        self._phrases, self._idioms = _Node(), _Node()
        for phrase, flag in own.phrases:
            self._phrases.add((self._sound(word) for word in phrase.split()), flag)
        for idiom in own.idioms:
            self._idioms.add((self._sound(word) for word in idiom.split()), "")
        self._skipped = frozenset(self._sound(word) for word in own.skipped)
        self._negations = self._word_groups(n for keywords in lists for n in keywords.negations)
        self._lone_negations = self._word_groups(n for keywords in lists for n in keywords.lone_negations)
        self._late_negations = self._word_groups(own.late_negations)
        self._false_negations = self._word_groups(own.false_negations)
        self._undone_by = self._word_groups(own.undone_by)
        self._clause_starts = frozenset(self._sound(word) for keywords in lists for word in keywords.clause_starts)
        self._verb_starts = frozenset(self._sound(word) for word in own.verb_starts)
        self._slips = Slips(own.key_words, frozenset(word for keywords in lists for word in keywords.all_words))
        self.hear = lru_cache(maxsize=16384)(self._hear)

    def read(self, parts: Sequence[Thought]) -> Iterator[tuple[float, str, bool]]:
        """(how far into the text, flag, firm) of every hit. After a firm one it no longer matters which others are."""
        text = _Text(parts, self)
        starts = [(at, heard.phrases) for at, heard in enumerate(text.heard) if heard.phrases]
        hits = sorted(self._found(text, starts))
        if not hits:
            return
        idioms = list(self._found(text, [(at, heard.idioms) for at, heard in enumerate(text.heard) if heard.idioms]))
        negated_ends: set[int] = set()
        firm = False
        for start, end, flag in hits:
            if not firm:
                negated = self._negated(text, start, end, negated_ends)
                firm = not negated and not any(s <= start and end <= e for s, e, _ in idioms)
                if negated:
                    negated_ends.add(end)
            yield start / len(text.heard), flag, firm

    # 1. Words

    def _hear(self, word: str) -> tuple[_Heard, ...]:
        return tuple(self._as_heard(meant) for meant in self._spellings.get(word, (word,)))

    def _as_heard(self, word: str) -> _Heard:
        ways = tuple(dict.fromkeys(self._sound(way) for way in (word, *self._slips.meant(word))))
        return _Heard(ways[0], ways, tuple(self._phrases.next(ways)), tuple(self._idioms.next(ways)))

    def _sound(self, word: str) -> str:
        """The word with all spellings of one sound written alike, and letters once that were typed twice."""
        if not self._sounds:
            return word
        sound = word
        for letters, alike in self._sounds:
            sound = sound.replace(letters, alike)
        return _TWICE.sub(r"\1", sound) or word

    def _word_groups(self, phrases: Iterable[str]) -> _Groups:
        groups: _Groups = {}
        for phrase in phrases:
            words = [self._sound(word) for word in phrase.split()]
            groups.setdefault(words[0], []).append(words)
        return groups

    # 2. Phrases

    def _found(self, text: _Text, starts: Iterable[tuple[int, tuple[_Node, ...]]]) -> Iterator[tuple[int, int, str]]:
        """(start, end, flag) of every phrase. starts: where one may start, and where its first word leads to."""
        for start, nodes in starts:
            ways = [(node, start + 1, 0) for node in nodes]
            for node in nodes:
                for flag in node.ends:
                    yield start, start + 1, flag
            while ways:
                node, at, skips = ways.pop()
                if at == len(text.heard) or not (node.words or node.stems):
                    continue
                for after in node.next(text.heard[at].ways):
                    for flag in after.ends:
                        yield start, at + 1, flag
                    ways.append((after, at + 1, 0))
                if skips < _SKIPS and text.heard[at].word in self._skipped:
                    ways.append((node, at + 1, skips + 1))

    # 3. Negations

    def _negated(self, text: _Text, start: int, end: int, negated_ends: set[int]) -> bool:
        """Whether a negation speaks of this hit, and not of another thought."""
        words = text.words
        if any(_group_at(words, at, end, self._negations) for at in range(start, end)):
            return False  # "I cannot breathe": its "not" is the alarm itself
        until = next((at for at in range(end, min(end + _UNDONE_REACH, len(words))) if at in text.breaks), len(words))
        if any(_group_at(words, at, until, self._undone_by) for at in range(start, min(end + _UNDONE_REACH, until))):
            return False  # "never had chest pain like this"
        return (
            self._negated_before(words, self._thought_start(text, start), start)
            or self._negated_after(text, end)
            or self._in_negated_list(text, start, negated_ends)
        )

    def _thought_start(self, text: _Text, start: int) -> int:
        """Where the thought begins that the word at `start` belongs to."""
        words = text.words
        first = max(0, start - _THOUGHT_REACH)
        for at in range(start, first - 1, -1):
            if at in text.breaks:
                return at
            if at < start and words[at] in self._clause_starts:
                return at + 1
            if words[at] in self._verb_starts and not self._negation_before(text, at):
                return at
        return first

    def _negation_before(self, text: _Text, at: int) -> bool:
        """Whether a negation stands right before the verb at `at`, whatever small words they share ("no se me …")."""
        while at > 0 and at not in text.breaks and text.words[at - 1] in self._verb_starts:
            at -= 1
        if at in text.breaks:
            return False
        return any(
            _group_at(text.words, before, at, groups) == at - before
            for before in range(max(0, at - _LONGEST_NEGATION), at)
            for groups in (self._negations, self._lone_negations)
        )

    def _negated_before(self, words: list[str], begin: int, start: int) -> bool:
        thought = self._without_false_negations(words[begin:start])
        for at in range(len(thought) - 1, max(-1, len(thought) - 1 - _NEGATION_REACH), -1):
            if _group_at(thought, at, len(thought), self._negations):
                return True
            if _group_at(thought, at, len(thought), self._lone_negations):
                return not any(_group_at(words, i, begin + at, self._negations) for i in range(begin, begin + at))
        return False

    def _without_false_negations(self, thought: list[str]) -> list[str]:
        kept = list(thought)
        for at in range(len(thought)):
            length = _group_at(thought, at, len(thought), self._false_negations)
            kept[at : at + length] = [""] * length
        return kept

    def _negated_after(self, text: _Text, end: int) -> bool:
        """Whether a negation ends the thought right after the hit: "chest pain, none"."""
        if end == len(text.words) or end in text.breaks:
            return False
        after = end + _group_at(text.words, end, len(text.words), self._late_negations)
        ends = after == len(text.words) or after in text.breaks or text.words[after] in self._clause_starts
        return after > end and ends

    def _in_negated_list(self, text: _Text, start: int, negated_ends: set[int]) -> bool:
        """Whether a list goes on here in which the hit before was negated: "no fever, chills or fainting"."""
        words = [word for word in text.words[max(0, start - _THOUGHT_REACH) : start] if word not in self._skipped]
        words = words[-_NEGATION_REACH:]
        negated = any(_group_at(words, at, len(words), self._negations) for at in range(len(words)))
        if not negated or not self._clause_starts.isdisjoint(words):
            return False
        for before in range(start, max(0, start - _LIST_GAP) - 1, -1):
            if not text.breaks.get(before, True):
                return False
            if text.words[before] in self._clause_starts or text.words[before] in self._verb_starts:
                return False
            if before in negated_ends:
                return before == start or not any(at in text.breaks for at in range(before, start + 1))
        return False


def _group_at(words: Sequence[str], at: int, until: int, groups: _Groups) -> int:
    """The length of the longest of the word groups that stands at that place and ends before `until`, or 0."""
    fitting = (len(g) for g in groups.get(words[at], ()) if at + len(g) <= until and words[at : at + len(g)] == g)
    return max(fitting, default=0)
