"""Slips of the finger in the words that danger signs are made of. Frightened people type badly."""

from collections.abc import Collection, Iterable

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract, extractOne

_SHORTEST, _SHORT, _LONG = (
    4,
    5,
    9,
)  # letters: below _SHORT only two swapped ones are a slip, from _LONG on two slips are


class Slips:
    """Which key words a mistyped word may stand for.

    A slip is one letter wrong, missing, too many, or swapped with the next. What is a word of its own (`known`) is
    never one ("cheat" is not "chest"), nor what is nearer to such a word. All words are normalised (see
    reading.normalise).
    """

    def __init__(self, key_words: Iterable[str], known: Collection[str]) -> None:
        self._known = known
        self._known_long: dict[int, list[str]] = {}  # by length
        for word in known:
            if len(word) >= _LONG - 3:
                self._known_long.setdefault(len(word), []).append(word)
        self._near: dict[tuple[int, int], list[str]] = {}  # by length of what is typed and slips that may be in it
        for key in key_words:
            most = 2 if len(key) >= _LONG else 1
            longer = most if len(key) >= _SHORT else 0
            for length in range(len(key) - longer, len(key) + longer + 1):
                self._near.setdefault((length, most), []).append(key)

    def meant(self, word: str) -> tuple[str, ...]:
        if len(word) < _SHORTEST or word in self._known or not word.isalpha():
            return ()
        near = [*self._within(word, 1), *self._within(word, 2)]
        one = tuple(key for key, slips in near if slips == 1 and (len(key) >= _SHORT or sorted(word) == sorted(key)))
        return one or (() if not near or self._near_a_known(word) else tuple(key for key, slips in near if slips == 2))

    def _near_a_known(self, word: str) -> bool:
        around = (self._known_long.get(len(word) + more, ()) for more in (-1, 0, 1))
        return any(extractOne(word, known, scorer=OSA.distance, score_cutoff=1) for known in around)

    def _within(self, word: str, most: int) -> list[tuple[str, int]]:
        keys = self._near.get((len(word), most), ())
        found = extract(word, keys, scorer=OSA.distance, score_cutoff=most, limit=None)
        return [(key, int(slips)) for key, slips, _ in found]
