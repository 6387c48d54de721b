"""What a chart or an overview shows; how it is drawn is for whoever draws it."""

from dataclasses import dataclass

from bot.coach.effects.words import Arg, Words


@dataclass(frozen=True)
class Trend:
    """One rating over time. style: how it is drawn. runs: (day, score) without a gap; a missing rating parts two."""

    style: str
    name: Arg
    runs: tuple[tuple[tuple[float, int], ...], ...]


@dataclass(frozen=True)
class Bar:
    """How much of a workout's dose was done, 0–100 %, and what became of it: a mark as in the calendar."""

    at: float
    percent: int
    mark: str


@dataclass(frozen=True)
class Panel:
    """What shares one scale. note: said where there is little to see. legend: (mark, name)."""

    title: Words
    scale: tuple[tuple[int, str], ...]
    trends: tuple[Trend, ...] = ()
    bars: tuple[Bar, ...] = ()
    legend: tuple[tuple[str, Words], ...] = ()
    note: Arg = ""


@dataclass(frozen=True)
class Day:
    """A day of the calendar; weekday 0 is Monday. marks: one for each workout."""

    weekday: int
    name: Arg
    marks: tuple[str, ...]


@dataclass(frozen=True)
class Flag:
    """The reports of a day: the most urgent tier among them, and how many."""

    at: int
    tier: str
    count: int


@dataclass(frozen=True)
class Chart:
    """A picture of some days. Places are days from the left edge. ticks: (day, date). legend: (mark, name).

    changes: (day, label) of a new version of the plan, with `changed` as their name; flag_names: (tier, name).
    """

    title: Words
    days: int
    ticks: tuple[tuple[int, Words], ...]
    panels: tuple[Panel, ...]
    weekdays: tuple[Words, ...] = ()
    calendar: tuple[Day, ...] = ()
    legend: tuple[tuple[str, Words], ...] = ()
    changes: tuple[tuple[int, str], ...] = ()
    changed: Arg = ""
    flags: tuple[Flag, ...] = ()
    flag_names: tuple[tuple[str, Words], ...] = ()


@dataclass(frozen=True)
class OverviewRow:
    """One patient in the weekly overview. days: the marks of each of the last 7, as in a calendar. pain, soreness: (day
    0–27 from the left, score). The _now are what stands as a number, "" for unknown. why: the first reason to look."""

    name: Arg
    share: Words
    why: Arg
    days: tuple[tuple[str, ...], ...]
    pain: tuple[tuple[int, int], ...]
    soreness: tuple[tuple[int, int], ...]
    pain_now: Arg
    soreness_now: Arg


@dataclass(frozen=True)
class Overview:
    """A picture of several patients' week. legend: (mark, name); trends: (style, name); weekdays: of the columns."""

    title: Words
    weekdays: tuple[Words, ...]
    rows: tuple[OverviewRow, ...]
    legend: tuple[tuple[str, Words], ...]
    trends: tuple[tuple[str, Words], ...]
