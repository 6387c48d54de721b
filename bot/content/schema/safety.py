"""What keeps patients safe: thresholds, red flags, what the screen looks for, whom to call in which country."""

from itertools import product
from typing import Annotated, Literal, Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from pydantic import Field, field_validator, model_validator

from bot.content.remedies import nearest
from bot.content.schema.entry import Entry, LanguageCode, Short, Source

Score = Annotated[int, Field(ge=0, le=10)]

Hours = Annotated[int, Field(ge=1, le=168)]
Digits = Annotated[str, Field(pattern=r"^[0-9]{2,15}$")]


class PainEntry(Entry):
    green_max: Score
    amber_max: Score
    stop_at: Score
    severe_at: Score
    no_start_at: Score
    post_rise_hold: Annotated[int, Field(ge=1, le=10)]
    morning_rise_unsettled: Annotated[int, Field(ge=1, le=10)]
    morning_from_h: Hours
    morning_to_h: Hours
    week_mean_rise: Annotated[int, Field(ge=1, le=10)]
    week_min_n: Annotated[int, Field(ge=1, le=21)]

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if not self.green_max < self.amber_max < self.stop_at <= self.severe_at:
            raise ValueError("the zones overlap – green_max < amber_max < stop_at <= severe_at must hold")
        if self.amber_max >= self.no_start_at:
            raise ValueError("no_start_at must be above amber_max – amber pain may still start a workout")
        if self.morning_from_h >= self.morning_to_h:
            raise ValueError("the morning window is empty – morning_from_h must be below morning_to_h")
        return self


class SorenessEntry(Entry):
    ok_max: Score
    hold_max: Score
    max_h: Hours

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.ok_max >= self.hold_max:
            raise ValueError("ok_max must be below hold_max – otherwise no soreness would ever mean hold")
        return self


class MoodEntry(Entry):
    low_max: Score
    low_days: Annotated[int, Field(ge=1, le=28)]
    of_days: Annotated[int, Field(ge=1, le=28)]

    @model_validator(mode="after")
    def _possible(self) -> Self:
        if self.low_days > self.of_days:
            raise ValueError("low_days must not be above of_days – it would never be told")
        return self


class AlertEntry(Entry):
    dedup_h: Hours
    t0_repeat_min: Annotated[int, Field(ge=1, le=120)]
    t0_lead_after: Annotated[int, Field(ge=0, le=10)]
    max_h: Hours
    reply_business_days: Annotated[int, Field(ge=1, le=5)]


class AdherenceEntry(Entry):
    complete_pct: Annotated[int, Field(ge=1, le=100)]
    max_exercises_warn: Annotated[int, Field(ge=1, le=20)]


class StreakEntry(Entry):
    skips_per_week: Annotated[int, Field(ge=0, le=7)]
    gap_days: Annotated[int, Field(ge=2, le=60)]
    first_week_pct: Annotated[int, Field(ge=1, le=100)]


class ThresholdsEntry(Entry):
    """Every value is required: one that is left to the code would be one that no clinician has read."""

    pain: PainEntry
    soreness: SorenessEntry
    mood: MoodEntry
    alert: AlertEntry
    adherence: AdherenceEntry
    streak: StreakEntry


class RedFlagEntry(Entry):
    id: Annotated[str, Field(pattern=r"^RF[1-9][0-9]?$")]
    action: Literal["emergency", "urgent", "crisis"]
    in_checklist: bool = True
    source: Source


def ways(phrase: str) -> tuple[str, ...]:
    """Every phrase that this one stands for: "hot/red calf" is two."""
    return tuple(" ".join(words) for words in product(*(word.split("/") for word in phrase.split())))


class KeywordsEntry(Entry):
    """What the safety screen looks for; bot/content/README.md, "How the screen reads", says what each list does."""

    phrases: dict[str, Annotated[tuple[str, ...], Field(min_length=1)]]
    negations: tuple[str, ...]
    clause_starts: tuple[str, ...] = ()
    verb_starts: tuple[str, ...] = ()
    lone_negations: tuple[str, ...] = ()
    late_negations: tuple[str, ...] = ()
    false_negations: tuple[str, ...] = ()
    undone_by: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()
    spellings: dict[str, str] = Field(default_factory=dict)
    sounds: dict[str, str] = Field(default_factory=dict)
    key_words: tuple[str, ...] = ()
    real_words: tuple[str, ...] = ()
    idioms: tuple[str, ...] = ()


class CountryText(Entry):
    """also: what people may type instead of the name."""

    name: Short
    also: tuple[Short, ...] = ()


class CountryEntry(Entry):
    """verified: somebody has checked these numbers at their source. crisis: "" if we know of no line."""

    emergency: Digits
    crisis: Annotated[str, Field(pattern=r"^[0-9][0-9 ]*$|^$", max_length=20)] = ""
    zones: Annotated[tuple[str, ...], Field(min_length=1)]
    verified: bool
    source: Source
    texts: dict[LanguageCode, CountryText]

    @field_validator("zones")
    @classmethod
    def _known(cls, zones: tuple[str, ...]) -> tuple[str, ...]:
        wrong = [zone for zone in zones if not _is_zone(zone)]
        if wrong:  # only now, because listing all zones takes long
            known = available_timezones()
            raise ValueError("; ".join(f'there is no time zone "{z}"{nearest(z, known)}' for z in wrong))
        return zones


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


RedFlagFile = Annotated[list[RedFlagEntry], Field(min_length=1)]
CountryFile = Annotated[dict[Annotated[str, Field(pattern=r"^[A-Z]{2}$")], CountryEntry], Field(min_length=1)]
