"""What a decision needs of the library: exercises, programmes, questionnaires; the words stay in the content."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.coach.model import Dose, Prescribed


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
    questionnaires that go with it, by key. days, per_day: the week it suggests (0 = Monday)."""

    key: str
    exercises: tuple[Prescribed, ...]
    check_ins: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    days: tuple[int, ...] = tuple(range(7))
    per_day: int = 1
