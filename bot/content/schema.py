"""The shape of the content files: what may stand where, and within which limits."""

from itertools import product
from typing import Annotated, Literal, Self, get_args
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from bot.coach.asks import ASKS
from bot.coach.model import Dose
from bot.content.remedies import nearest

Key = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=32)]
LanguageCode = Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Z]{2})?$")]
Short = Annotated[str, Field(min_length=1, max_length=40)]
Label = Annotated[str, Field(min_length=1, max_length=22)]  # two buttons beside each other on a phone
Line = Annotated[str, Field(min_length=1, max_length=160)]
Passage = Annotated[str, Field(min_length=1, max_length=320)]
Source = Annotated[str, Field(min_length=1)]
Score = Annotated[int, Field(ge=0, le=10)]
Seconds = Annotated[int, Field(ge=1, le=15)]
Span = Annotated[tuple[Annotated[int, Field(ge=1, le=120)], ...], Field(min_length=2, max_length=2)]
Hours = Annotated[int, Field(ge=1, le=168)]
Digits = Annotated[str, Field(pattern=r"^[0-9]{2,15}$")]
Equipment = Literal[
    "band",
    "chair",
    "counter",
    "mat",
    "pillow",
    "shoes",
    "step",
    "strap",
    "support",
    "table",
    "towel",
    "wall",
    "weight",
]
Position = Literal[
    "all_fours", "half_kneeling", "lying_face_down", "lying_on_back", "lying_on_side", "sitting", "standing"
]
Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
WEEKDAYS: tuple[Weekday, ...] = get_args(Weekday)
Tag = Literal["aerobic", "balance", "breathing", "control", "isometric", "mind_body", "mobility", "strength", "stretch"]
CheckIn = Literal["mood", "energy", "sleep"]
# What to mind with a patient; an exercise names those with whom it needs a second look.
Precaution = Literal[
    "falls",
    "heart_lung",
    "hip_operation",
    "knee_operation",
    "osteoporosis",
    "pregnancy",
    "shoulder_operation",
    "tendon_repair",
]
FIGURES = ("sets", "reps", "hold_s", "minutes")  # of a dose
# Words that are understood although no single question offers them all as buttons.
TYPED = ("done", "timer", "how", "too_hard", "pain", "skip", "stop", "help", "progress", "on")
QUESTIONS: tuple[tuple[str, ...], ...] = (*(ask.options for ask in ASKS.values()), TYPED)
OPTIONS = frozenset(option for options in QUESTIONS for option in options)


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class DoseEntry(_Entry):
    """sets × reps (each held hold_s), sets × hold_s, or minutes."""

    sets: Annotated[int, Field(ge=1, le=6)] | None = None
    reps: Annotated[int, Field(ge=1, le=50)] | None = None
    hold_s: Annotated[int, Field(ge=1, le=120)] | None = None
    minutes: Annotated[int, Field(ge=1, le=60)] | None = None
    rest_s: Annotated[int, Field(ge=0, le=300)] = 30
    load: Annotated[str, Field(max_length=40)] = ""

    @model_validator(mode="after")
    def _one_kind(self) -> Self:
        if self.minutes is not None and (self.sets or self.reps or self.hold_s):
            raise ValueError("a dose in minutes has no sets, reps or hold_s – keep only minutes, or only the others")
        if self.minutes is None and self.sets is None:
            raise ValueError("the dose says no amount – give sets with reps or hold_s, or give minutes")
        if self.sets is not None and self.reps is None and self.hold_s is None:
            raise ValueError("sets alone are no dose – add reps (repetitions) or hold_s (seconds)")
        return self

    def dose(self, side: str) -> Dose:
        return Dose(self.sets or 1, self.reps, self.hold_s, self.minutes, self.rest_s, side, self.load)

    def smaller_than(self, other: "DoseEntry") -> bool:
        """Nothing in it is more, and something is less; doses of different kinds do not compare."""
        mine, theirs = self.figures, other.figures
        if mine.keys() != theirs.keys():
            return False
        pairs = [(mine[name], theirs[name]) for name in mine]
        return all(a <= b for a, b in pairs) and any(a < b for a, b in pairs)

    @property
    def figures(self) -> dict[str, int]:
        """The numbers that make up the amount."""
        return {name: value for name in FIGURES if (value := getattr(self, name)) is not None}


class UsualEntry(_Entry):
    """The lowest and the highest of each figure of the dose that are usual; what is beyond them is a slip or rare."""

    sets: Span | None = None
    reps: Span | None = None
    hold_s: Span | None = None
    minutes: Span | None = None

    @property
    def spans(self) -> dict[str, tuple[int, ...]]:
        return {name: span for name in FIGURES if (span := getattr(self, name)) is not None}


class TempoEntry(_Entry):
    """Seconds of one repetition on the way out and on the way back; how long it is held stands in the dose."""

    out_s: Seconds
    back_s: Seconds


class ExerciseText(_Entry):
    """What a patient reads about an exercise, in one language.

    cautions: what to mind besides the limits that hold for every exercise. ask_first: who asks before doing it.
    """

    name: Short
    purpose: Line
    how: Annotated[tuple[Line, ...], Field(min_length=2, max_length=4)]
    watch: Line
    feel: Line
    not_feel: Line
    mistakes: Annotated[tuple[Line, ...], Field(min_length=1, max_length=3)]
    cautions: Annotated[str, Field(max_length=160)] = ""
    ask_first: Annotated[str, Field(max_length=160)] = ""
    easier_how: Annotated[str, Field(max_length=160)] = ""
    harder_how: Annotated[str, Field(max_length=160)] = ""


class ExerciseEntry(_Entry):
    """One exercise of the library. easier, harder: keys of exercises that are a step down or up from it.

    tempo: of an exercise in repetitions. intensity: of an aerobic one.
    """

    key: Key
    region: Key
    position: Position
    equipment: tuple[Equipment, ...] = ()
    side: Literal["", "each"] = ""
    dose: DoseEntry
    usual: UsualEntry
    tempo: TempoEntry | None = None
    intensity: Literal["", "talk_test"] = ""
    tags: Annotated[tuple[Tag, ...], Field(min_length=1)]
    precautions: tuple[Precaution, ...] = ()
    easier: tuple[Key, ...] = ()
    harder: tuple[Key, ...] = ()
    texts: dict[LanguageCode, ExerciseText]
    source: Source
    reviewed_by: str


class ProgrammeText(_Entry):
    """title: for buttons. aim: what it is for. expect: what a patient may notice. caution: for whom, within what."""

    title: Label
    aim: Line
    expect: Passage
    caution: Annotated[str, Field(max_length=320)] = ""


class SlotsEntry(_Entry):
    """The suggested week; the therapist sets the times."""

    days: Annotated[tuple[Weekday, ...], Field(min_length=1, max_length=7)]
    per_day: Annotated[int, Field(ge=1, le=3)] = 1

    @property
    def weekdays(self) -> tuple[int, ...]:
        """0 = Monday."""
        return tuple(sorted(WEEKDAYS.index(day) for day in set(self.days)))


class StepEntry(_Entry):
    exercise: Key
    dose: DoseEntry | None = None


class PrescribedEntry(_Entry):
    """dose: the exercise's own unless given. easier: a step the template suggests to pre-authorise."""

    exercise: Key
    dose: DoseEntry | None = None
    easier: StepEntry | None = None
    swaps: tuple[Key, ...] = ()


class ProgrammeEntry(_Entry):
    """A template of exercises, from which a therapist makes a patient's plan. minutes: how long one workout takes."""

    key: Key
    weeks: Annotated[int, Field(ge=1, le=26)]
    minutes: Annotated[int, Field(ge=1, le=60)]
    check_ins: tuple[CheckIn, ...] = ()
    measures: tuple[Key, ...] = ()
    slots: SlotsEntry
    texts: dict[LanguageCode, ProgrammeText]
    exercises: Annotated[tuple[PrescribedEntry, ...], Field(min_length=3, max_length=5)]
    source: Source
    reviewed_by: str


class MeasureText(_Entry):
    """What a patient reads of a questionnaire, in one language. title: how therapists know it, too. items: what is
    asked one by one; none where patients name their own. options: the answers. parts: the one item by region."""

    title: Label
    question: Line
    items: Annotated[tuple[Line, ...], Field(max_length=10)] = ()
    options: Annotated[tuple[Short, ...], Field(max_length=8)] = ()
    parts: dict[Key, Short] = {}


class ScoringEntry(_Entry):
    """how: "sum" of all items times `factor`, or "mean". highest: the best or worst that can come out."""

    how: Literal["sum", "mean"]
    factor: Annotated[int, Field(ge=1, le=10)] = 1
    highest: Annotated[int, Field(ge=1, le=100)]


class FlagEntry(_Entry):
    """From where on a therapist is told the same day."""

    at_most: Annotated[int, Field(ge=0, le=100)] | None = None
    at_least: Annotated[int, Field(ge=0, le=100)] | None = None

    @model_validator(mode="after")
    def _one(self) -> Self:
        if (self.at_most is None) == (self.at_least is None):
            raise ValueError("a flag has one end – write at_most or at_least")
        return self


class MeasureEntry(_Entry):
    """A questionnaire. official: its words are somebody else's and are not ours to change.

    licence: under what it may be used, as far as we know; licence_verified: somebody has checked that at its source.
    """

    key: Key
    kind: Literal["choice", "score", "percent"]
    values: Annotated[tuple[Annotated[int, Field(ge=0, le=100)], ...], Field(max_length=8)] = ()
    own_items: Annotated[int, Field(ge=0, le=5)] = 0
    scoring: ScoringEntry
    flag: FlagEntry | None = None
    change: Annotated[int, Field(ge=1, le=100)]
    min_days: Annotated[int, Field(ge=7, le=180)]
    lower_is_better: bool = False
    official: bool = False
    texts: dict[LanguageCode, MeasureText]
    source: Source
    licence: Source
    licence_verified: bool
    reviewed_by: str

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if (self.kind == "choice") != bool(self.values):
            raise ValueError("values are what each answer of a choice counts – give them for kind: choice alone")
        if len(set(self.values)) != len(self.values):
            raise ValueError("two answers count the same – give every option a value of its own")
        for language, text in self.texts.items():
            if bool(self.own_items) == bool(text.items):
                raise ValueError(f"texts.{language} – give items, or own_items for those that patients name, not both")
            if len(text.options) != len(self.values):
                raise ValueError(f"texts.{language} has {len(text.options)} options for {len(self.values)} values")
        highest = self._most()
        if highest != self.scoring.highest:
            raise ValueError(f"scoring.highest is {self.scoring.highest}, but the items come to {highest}")
        return self

    @property
    def count(self) -> int:
        """How many items it has; 0 where patients name their own."""
        return max((len(text.items) for text in self.texts.values()), default=0)

    def _most(self) -> int:
        one = max(self.values) if self.values else 100 if self.kind == "percent" else 10
        return one if self.scoring.how == "mean" else one * self.count * self.scoring.factor


class PainEntry(_Entry):
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


class SorenessEntry(_Entry):
    ok_max: Score
    hold_max: Score
    max_h: Hours

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.ok_max >= self.hold_max:
            raise ValueError("ok_max must be below hold_max – otherwise no soreness would ever mean hold")
        return self


class MoodEntry(_Entry):
    low_max: Score
    low_days: Annotated[int, Field(ge=1, le=28)]
    of_days: Annotated[int, Field(ge=1, le=28)]

    @model_validator(mode="after")
    def _possible(self) -> Self:
        if self.low_days > self.of_days:
            raise ValueError("low_days must not be above of_days – it would never be told")
        return self


class AlertEntry(_Entry):
    dedup_h: Hours
    t0_repeat_min: Annotated[int, Field(ge=1, le=120)]
    t0_lead_after: Annotated[int, Field(ge=0, le=10)]
    max_h: Hours
    reply_business_days: Annotated[int, Field(ge=1, le=5)]


class AdherenceEntry(_Entry):
    complete_pct: Annotated[int, Field(ge=1, le=100)]
    max_exercises_warn: Annotated[int, Field(ge=1, le=20)]


class StreakEntry(_Entry):
    skips_per_week: Annotated[int, Field(ge=0, le=7)]
    gap_days: Annotated[int, Field(ge=2, le=60)]
    first_week_pct: Annotated[int, Field(ge=1, le=100)]


class ThresholdsEntry(_Entry):
    """Every value is required: one that is left to the code would be one that no clinician has read."""

    pain: PainEntry
    soreness: SorenessEntry
    mood: MoodEntry
    alert: AlertEntry
    adherence: AdherenceEntry
    streak: StreakEntry


class RedFlagEntry(_Entry):
    id: Annotated[str, Field(pattern=r"^RF[1-9][0-9]?$")]
    action: Literal["emergency", "urgent", "crisis"]
    in_checklist: bool = True
    source: Source


def ways(phrase: str) -> tuple[str, ...]:
    """Every phrase that this one stands for: "hot/red calf" is two."""
    return tuple(" ".join(words) for words in product(*(word.split("/") for word in phrase.split())))


class KeywordsEntry(_Entry):
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
    spellings: dict[str, str] = {}
    sounds: dict[str, str] = {}
    key_words: tuple[str, ...] = ()
    real_words: tuple[str, ...] = ()
    idioms: tuple[str, ...] = ()


class ClockEntry(_Entry):
    am: tuple[str, ...]
    pm: tuple[str, ...]
    night: tuple[str, ...]
    shifts: dict[str, Annotated[int, Field(ge=-59, le=59)]]
    spans: tuple[str, ...]


class DatesEntry(_Entry):
    """months: the names of each, from January on. units: word → days."""

    months: Annotated[tuple[Annotated[tuple[str, ...], Field(min_length=1)], ...], Field(min_length=12, max_length=12)]
    units: dict[str, Annotated[int, Field(ge=1, le=31)]]
    tomorrow: tuple[str, ...]


class LexiconEntry(_Entry):
    numbers: dict[str, Annotated[int, Field(ge=0, le=1000)]]
    fillers: tuple[str, ...]
    out_of: tuple[str, ...]
    between: tuple[str, ...]
    clock: ClockEntry
    zeros: dict[Literal["pain", "sore"], tuple[str, ...]] = {}
    rated: dict[Literal["pain", "sore"], tuple[str, ...]] = {}
    same: dict[Literal["yesterday", "before"], tuple[str, ...]] = {}
    joins: tuple[str, ...] = ()
    hardish: tuple[str, ...] = ()
    negations: tuple[str, ...] = ()
    real_words: tuple[str, ...] = ()
    dates: DatesEntry
    weekdays: Annotated[dict[Weekday, Annotated[tuple[str, ...], Field(min_length=1)]], Field(min_length=7)]
    synonyms: dict[str, Annotated[tuple[str, ...], Field(min_length=1)]]


class CountryText(_Entry):
    """also: what people may type instead of the name."""

    name: Short
    also: tuple[Short, ...] = ()


class CountryEntry(_Entry):
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


ExerciseFile = Annotated[list[ExerciseEntry], Field(min_length=1)]
RedFlagFile = Annotated[list[RedFlagEntry], Field(min_length=1)]
CountryFile = Annotated[dict[Annotated[str, Field(pattern=r"^[A-Z]{2}$")], CountryEntry], Field(min_length=1)]
