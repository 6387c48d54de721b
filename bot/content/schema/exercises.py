"""An exercise of the library: its dose, what is usual, its tempo, what a patient reads."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from bot.coach.model import Dose
from bot.content.schema.entry import Entry, Key, LanguageCode, Line, Short, Source

Seconds = Annotated[int, Field(ge=1, le=15)]
Span = Annotated[tuple[Annotated[int, Field(ge=1, le=120)], ...], Field(min_length=2, max_length=2)]

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

Tag = Literal["aerobic", "balance", "breathing", "control", "isometric", "mind_body", "mobility", "strength", "stretch"]

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


class DoseEntry(Entry):
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


class UsualEntry(Entry):
    """The lowest and the highest of each figure of the dose that are usual; what is beyond them is a slip or rare."""

    sets: Span | None = None
    reps: Span | None = None
    hold_s: Span | None = None
    minutes: Span | None = None

    @property
    def spans(self) -> dict[str, tuple[int, ...]]:
        return {name: span for name in FIGURES if (span := getattr(self, name)) is not None}


class TempoEntry(Entry):
    """Seconds of one repetition on the way out and on the way back; how long it is held stands in the dose."""

    out_s: Seconds
    back_s: Seconds


class ExerciseText(Entry):
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


class ExerciseEntry(Entry):
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


ExerciseFile = Annotated[list[ExerciseEntry], Field(min_length=1)]
