"""What the clinic and its clinicians have set: thresholds, red flags, hours. Data, handed to every decision."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import time
from functools import cached_property
from typing import NamedTuple

from bot.coach.model import Dose, Plan, Prescribed


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


@dataclass(frozen=True, eq=False)
class Keywords:
    """What the screen looks for in one language. Phrases are normalised (see reading.normalise); `*` ends a stem.

    phrases: (phrase, red-flag id). negations and idioms make a hit a soft one; the other lists say when they do not.
    What each of them means stands in bot/content/README.md, "How the screen reads".
    """

    phrases: tuple[tuple[str, str], ...] = ()
    negations: tuple[str, ...] = ()
    idioms: tuple[str, ...] = ()
    clause_starts: tuple[str, ...] = ()
    verb_starts: tuple[str, ...] = ()
    lone_negations: tuple[str, ...] = ()
    late_negations: tuple[str, ...] = ()
    false_negations: tuple[str, ...] = ()
    undone_by: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()
    spellings: tuple[tuple[str, str], ...] = ()
    sounds: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class ClockWords:
    """What may stand beside a clock time; every entry normalised.

    am, pm, night: the half of the day. shifts: "half past" → minutes to add. spans: what stands before a number that
    is a while and no time of day ("in 2 hours").
    """

    am: tuple[str, ...] = ()
    pm: tuple[str, ...] = ()
    night: tuple[str, ...] = ()
    shifts: dict[str, int] = field(default_factory=dict)
    spans: tuple[str, ...] = ()


@dataclass(frozen=True)
class DateWords:
    """What names a day; every entry normalised. months: what each is called, from January on; `*` ends a stem. units:
    word → days. tomorrow: words for it."""

    months: tuple[tuple[str, ...], ...] = ()
    units: dict[str, int] = field(default_factory=dict)
    tomorrow: tuple[str, ...] = ()


@dataclass(frozen=True)
class Lexicon:
    """How people type answers in one language; every entry normalised.

    numbers: word → 0–10 and beyond. fillers: words that may stand around a rating. out_of: between a rating and 10.
    between: between two ratings. zeros: what says 0, of "pain" or "sore". rated: what makes a number a rating of it
    ("hurts 3"). same: "yesterday" or "before" → "same as yesterday". joins: words between two facts. hardish: "a bit
    hard", which may be too hard. negations: words that turn a phrase around. real_words: words that look like a slip in
    one of ours and are none ("plain"). weekdays: what each is called, from Monday on; `*` ends a stem. synonyms: option
    name → phrases.
    """

    numbers: dict[str, int] = field(default_factory=dict)
    fillers: frozenset[str] = frozenset()
    out_of: tuple[str, ...] = ()
    between: tuple[str, ...] = ()
    zeros: dict[str, tuple[str, ...]] = field(default_factory=dict)
    rated: dict[str, tuple[str, ...]] = field(default_factory=dict)
    same: dict[str, tuple[str, ...]] = field(default_factory=dict)
    joins: frozenset[str] = frozenset()
    hardish: frozenset[str] = frozenset()
    negations: frozenset[str] = frozenset()
    real_words: frozenset[str] = frozenset()
    clock: ClockWords = ClockWords()
    dates: DateWords = DateWords()
    weekdays: tuple[tuple[str, ...], ...] = ()
    synonyms: dict[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Country:
    """code: ISO 3166 alpha-2. emergency: the number to call. crisis: a crisis line, "" if none is known."""

    code: str
    emergency: str
    zones: tuple[str, ...]
    crisis: str = ""


@dataclass(frozen=True)
class Exercise:
    """What a decision needs of a library entry; the words stay in the content.

    usual: the lowest and the highest of each figure of its dose. precautions: tags of patients with whom it needs a
    second look. names: what it is called, normalised, in every language.
    """

    key: str
    region: str
    dose: Dose
    out_s: int = 2  # the told tempo: seconds of one repetition on the way out, without its hold
    back_s: int = 2
    intensity: str = ""  # "talk_test" of an aerobic one
    easier: tuple[str, ...] = ()
    harder: tuple[str, ...] = ()
    equipment: tuple[str, ...] = ()
    usual: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    precautions: tuple[str, ...] = ()
    names: frozenset[str] = frozenset()

    @property
    def rep_s(self) -> int:
        """The seconds that one repetition takes at the told tempo, without its hold."""
        return self.out_s + self.back_s


@dataclass(frozen=True)
class Measure:
    """A questionnaire as far as a decision needs it; the words stay in the content (clinical rules §6).

    kind: how an item is answered: "choice" (one of `values`), "score" (0–10) or "percent" (0–100). items: how many; 0
    where the patient names up to `own_items` of their own. how, factor, highest: the score is the sum of all items
    times factor, or their mean, out of highest. at_most, at_least: from there on the therapist is told the same day.
    change: what counts as a change. min_days: never asked more often.
    """

    key: str
    kind: str
    items: int
    values: tuple[int, ...] = ()
    own_items: int = 0
    how: str = "sum"
    factor: int = 1
    highest: int = 10
    at_most: int | None = None
    at_least: int | None = None
    change: int = 1
    min_days: int = 14
    lower_is_better: bool = False
    labels: dict[str, tuple[str, ...]] = field(default_factory=dict)  # language → the answers, normalised, as `values`
    parts: tuple[str, ...] = ()  # regions of the body that it can be asked about


@dataclass(frozen=True)
class Programme:
    """check_ins: what is asked before each workout besides pain, of "mood", "energy" and "sleep". measures: the
    questionnaires that go with it, by key."""

    key: str
    exercises: tuple[Prescribed, ...]
    check_ins: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()


@dataclass(frozen=True)
class Clinic:
    """What a clinic sets. Times are local to `zone`; working_days: 0 = Monday."""

    name: str = ""  # "" for none: each language says "the clinic" in its own way
    zone: str = "Europe/London"
    country: str = "GB"
    quiet_from: time = time(21)
    quiet_to: time = time(8)
    nudge_minutes: int = 90
    reminder_late_minutes: int = 120
    later_evening: time = time(18)
    working_days: tuple[int, ...] = (0, 1, 2, 3, 4)
    working_from: time = time(8)
    working_to: time = time(18)
    digest_at: time = time(8, 30)
    invite_hours: int = 72
    invite_tries_per_hour: int = 5
    retention_months: int = 0  # how long a record is kept once care is over; 0: until somebody deletes it
    keeps_records: bool = False  # deleting locks a record for that time instead of removing it
    bot_username: str = ""


class City(NamedTuple):
    """A city to tell a time zone by. country: ISO 3166 alpha-2, which need not be among ours; then `country_name`, in
    English, must do."""

    name: str
    country: str
    zone: str
    country_name: str = ""


def _no_cities(name: str) -> tuple[tuple[City, ...], bool]:
    return (), False


@dataclass(frozen=True)
class Rules:
    """Everything a decision may depend on besides the case, the event and the time."""

    clinic: Clinic
    thresholds: Thresholds
    red_flags: dict[str, RedFlag]
    keywords: dict[str, Keywords]
    lexicons: dict[str, Lexicon]
    countries: dict[str, Country]
    exercises: dict[str, Exercise]
    programmes: dict[str, Programme]
    measures: dict[str, Measure] = field(default_factory=dict)
    country_names: dict[str, frozenset[str]] = field(default_factory=dict)  # code → normalised names, all languages
    near_countries: tuple[str, ...] = ()  # offered as buttons, besides the clinic's own
    consent_version: str = "1"
    precautions: tuple[str, ...] = ()  # every tag of what to mind with a patient
    # The cities of a name, and whether it is theirs exactly; a list that never changes while we run.
    find_cities: Callable[[str], tuple[tuple[City, ...], bool]] = _no_cities

    @cached_property
    def all_keywords(self) -> tuple[Keywords, ...]:
        """The lists of every language, because people mix them when they are frightened."""
        return tuple(self.keywords.values())

    def for_plan(self, plan: Plan | None) -> Thresholds:
        return self.thresholds.overridden(plan.thresholds) if plan else self.thresholds

    def lexicon(self, language: str) -> Lexicon:
        return self.lexicons.get(language) or self.lexicons["en"]

    def country(self, code: str | None) -> Country:
        return self.countries.get(code or "") or self.countries[self.clinic.country]
