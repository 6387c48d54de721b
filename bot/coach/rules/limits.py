"""From where on pain, soreness, mood, silence or a gap counts (clinical rules §12), and what a red flag leads to."""

from dataclasses import dataclass, fields, replace


@dataclass(frozen=True)
class PainLimits:
    """Pain 0–10 (clinical rules §1, §12)."""

    green_max: int = 2
    amber_max: int = 5
    stop_at: int = 6
    severe_at: int = 8
    no_start_at: int = 6
    post_rise_hold: int = 2
    morning_rise_unsettled: int = 2
    morning_from_h: int = 18
    morning_to_h: int = 30
    week_mean_rise: int = 1
    week_min_n: int = 3


@dataclass(frozen=True)
class SorenessLimits:
    """Soreness 0–10; `doms` model (clinical rules §2)."""

    ok_max: int = 3
    hold_max: int = 6
    max_h: int = 72


@dataclass(frozen=True)
class AlertLimits:
    dedup_h: int = 24
    t0_repeat_min: int = 15
    t0_lead_after: int = 1  # repeats to the therapist before the lead gets it too
    max_h: int = 72
    reply_business_days: int = 2


@dataclass(frozen=True)
class AdherenceLimits:
    complete_pct: int = 80
    max_exercises_warn: int = 4


@dataclass(frozen=True)
class StreakLimits:
    """skips_per_week: missed workouts that a streak survives in a calendar week. gap_days: from there on somebody who
    comes back is welcomed (clinical rules §7)."""

    skips_per_week: int = 1
    gap_days: int = 7
    first_week_pct: int = 80


@dataclass(frozen=True)
class MoodLimits:
    """Mood 0–10: `low_max` or less on `low_days` of `of_days` days is told (clinical rules §6; not validated)."""

    low_max: int = 3
    low_days: int = 3
    of_days: int = 7


@dataclass(frozen=True)
class Thresholds:
    """The defaults of clinical rules §12; a plan may override single values by "group.name"."""

    pain: PainLimits = PainLimits()
    soreness: SorenessLimits = SorenessLimits()
    mood: MoodLimits = MoodLimits()
    alert: AlertLimits = AlertLimits()
    adherence: AdherenceLimits = AdherenceLimits()
    streak: StreakLimits = StreakLimits()

    def overridden(self, values: dict[str, int]) -> "Thresholds":
        """A copy with `values` ("pain.stop_at": 5) in force. Raises KeyError for a name that does not exist."""
        result = self
        for name, value in values.items():
            group, _, leaf = name.partition(".")
            if group not in {f.name for f in fields(self)}:
                raise KeyError(name)
            part = getattr(result, group)
            if leaf not in {f.name for f in fields(part)}:
                raise KeyError(name)
            result = replace(result, **{group: replace(part, **{leaf: value})})
        return result


@dataclass(frozen=True)
class RedFlag:
    """id "RF1" …; action: "emergency", "urgent" (same-day medical help) or "crisis" (clinical rules §5)."""

    id: str
    action: str
    in_checklist: bool = True
