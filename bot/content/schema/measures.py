"""A questionnaire: its words, how it is answered, scored, and from where on it is told."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from bot.content.schema.entry import Entry, Key, Label, LanguageCode, Line, Short, Source


class MeasureText(Entry):
    """What a patient reads of a questionnaire, in one language. title: how therapists know it, too. items: what is
    asked one by one; none where patients name their own. options: the answers. parts: the one item by region."""

    title: Label
    question: Line
    items: Annotated[tuple[Line, ...], Field(max_length=10)] = ()
    options: Annotated[tuple[Short, ...], Field(max_length=8)] = ()
    parts: dict[Key, Short] = Field(default_factory=dict)


class ScoringEntry(Entry):
    """how: "sum" of all items times `factor`, or "mean". highest: the best or worst that can come out."""

    how: Literal["sum", "mean"]
    factor: Annotated[int, Field(ge=1, le=10)] = 1
    highest: Annotated[int, Field(ge=1, le=100)]


class FlagEntry(Entry):
    """From where on a therapist is told the same day."""

    at_most: Annotated[int, Field(ge=0, le=100)] | None = None
    at_least: Annotated[int, Field(ge=0, le=100)] | None = None

    @model_validator(mode="after")
    def _one(self) -> Self:
        if (self.at_most is None) == (self.at_least is None):
            raise ValueError("a flag has one end – write at_most or at_least")
        return self


class MeasureEntry(Entry):
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
