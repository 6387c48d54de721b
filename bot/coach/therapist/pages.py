"""Long lists in one message: a page at a time, turned with buttons, never longer than Telegram takes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from bot.coach.effects import Button, Words

_MOST = 6  # entries of a page
_LONGEST = 2800  # characters of a page's texts; one longer entry is a page of its own

T = TypeVar("T")


@dataclass(frozen=True)
class Page(Generic[T]):
    """shown: in the order in which they came. number: 0 for the newest. count: how many pages there are."""

    shown: tuple[T, ...]
    number: int
    count: int


def packed(entries: Sequence[T], at: int, length: Callable[[T], int]) -> Page[T]:
    """Page `at` of these, or the nearest there is; counted from the newest, so that new ones come first."""
    pages: list[list[T]] = [[]]
    size = 0
    for entry in reversed(entries):
        if pages[-1] and (len(pages[-1]) == _MOST or size + length(entry) > _LONGEST):
            pages.append([])
            size = 0
        pages[-1].append(entry)
        size += length(entry)
    number = min(max(0, at), len(pages) - 1)
    return Page(tuple(reversed(pages[number])), number, len(pages))


def turning(value: str, patient: int, page: Page[T]) -> tuple[tuple[Button, ...], ...]:
    """The buttons that turn the pages of that part of a patient's card, and the way back to it."""
    ref = str(patient)
    turns = []
    if page.number + 1 < page.count:
        turns.append(Button("patient", value, ref, page.number + 1, label=Words("page-older")))
    if page.number > 0:
        turns.append(Button("patient", value, ref, page.number - 1, label=Words("page-newer")))
    return ((*turns, Button("patient", "show", ref)),)
