"""A conversation file: whom it is about, what is done, what everybody hears. rehearsal.py plays it."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict

from bot.cast import Past
from bot.coach.model import Preferences


class Patient(BaseModel):
    """A patient of the cast who has joined already. history: a workout a day up to yesterday."""

    model_config = ConfigDict(extra="forbid")
    therapist: str
    programme: str = "low_back_1"
    days: str = "daily"
    times: tuple[str, ...] = ("08:00",)
    zone: str = "Europe/London"
    country: str = "GB"
    language: str = "en"
    measures: tuple[str, ...] | None = None
    screening: bool = False
    preferences: Preferences = Preferences()
    history: tuple[Past, ...] = ()


class Stranger(BaseModel):
    """Somebody whom the clinic does not know yet. language: what their Telegram is set to."""

    model_config = ConfigDict(extra="forbid")
    language: str


class Script(BaseModel):
    """A conversation file. cast: name → "lead", "therapist", "stranger" (or what is known of one), or a patient. talk:
    steps, each with `do` and, for everybody who hears something, what they hear. restart: "always" starts the bot anew
    before every step."""

    model_config = ConfigDict(extra="forbid")
    title: str
    start: str
    zone: str = "Europe/London"
    restart: Literal["when said", "always"] = "when said"
    cast: dict[str, str | Patient | Stranger]
    talk: list[dict[str, str]]


@dataclass
class Step:
    """What was done, and what everybody then heard: name → text."""

    do: str
    heard: dict[str, str] = field(default_factory=dict)


def read(path: Path) -> Script:
    return Script.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))


def write(path: Path, script: Script, steps: list[Step]) -> None:
    """The file with what was heard in place of what was expected."""
    raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    raw["talk"] = [{"do": step.do, **step.heard} for step in steps]
    path.write_text(yaml.dump(raw, Dumper=_Readable, allow_unicode=True, sort_keys=False, width=110), encoding="utf-8")


class _Readable(yaml.SafeDumper):
    """Block style for what runs over lines."""


def _as_block(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Readable.add_representer(str, _as_block)
