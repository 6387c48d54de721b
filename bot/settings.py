"""What the operator sets: environment, .env and config/clinic.toml, checked before anything starts."""

import os
import tomllib
from datetime import time
from pathlib import Path
from typing import Annotated, Any, Literal
from zoneinfo import available_timezones

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from bot.coach.rules import Clinic

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
Day = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


class SettingsError(Exception):
    """One or more settings are wrong. str() has one readable line for each."""


class Settings(BaseSettings):
    """Every setting. From the environment with HEP_ before its name, from .env, or from the file at HEP_CONFIG."""

    model_config = SettingsConfigDict(
        env_prefix="HEP_",
        env_file=".env",
        env_file_encoding="utf-8",
        extra="forbid",
        hide_input_in_errors=True,
    )

    token: SecretStr | None = None
    telegram_url: str = "https://api.telegram.org"
    database_url: str = "sqlite:///data/hep.db"
    key: SecretStr | None = None
    key_file: Path | None = None
    pictures: Path = Path("data/pictures")
    webhook_url: str | None = None
    webhook_secret: SecretStr | None = None
    webhook_listen: Annotated[str, Field(pattern=r"^[^:]+:\d{1,5}$")] = "127.0.0.1:8080"
    messages_per_second: Annotated[float, Field(gt=0, le=1000)] = 30

    name: Annotated[str, Field(max_length=60)] = ""
    phone: Annotated[str, Field(pattern=r"^[+\d][\d ()/-]{2,30}$|^$")] = ""
    zone: str = "Europe/London"
    country: Annotated[str, Field(pattern="^[A-Z]{2}$")] = "GB"
    quiet_from: time = time(21)
    quiet_to: time = time(8)
    nudge_minutes: Annotated[int, Field(ge=15, le=600)] = 90
    reminder_late_minutes: Annotated[int, Field(ge=5, le=720)] = 120
    working_days: tuple[Day, ...] = ("mon", "tue", "wed", "thu", "fri")
    working_from: time = time(8)
    working_to: time = time(18)
    digest_at: time = time(8, 30)
    retention_months: Annotated[int, Field(ge=0, le=600)] = 0
    keeps_records: bool = False
    measures_off: tuple[str, ...] = ()
    invite_hours: Annotated[int, Field(ge=1, le=168)] = 72
    thresholds: dict[str, dict[str, int | str | bool]] = {}
    emergency: dict[str, str] = {}

    @field_validator("key_file", mode="before")
    @classmethod
    def _some_file(cls, value: object) -> object:
        return value or None

    @field_validator("token", "key")
    @classmethod
    def _some_token(cls, value: SecretStr | None) -> SecretStr | None:
        """`HEP_TOKEN=` with nothing after it, as in a copied .env, is no token."""
        plain = value.get_secret_value().strip() if value else ""
        return SecretStr(plain) if plain else None

    @field_validator("zone")
    @classmethod
    def _known_zone(cls, value: str) -> str:
        if value not in available_timezones():
            raise ValueError("is not a time zone; use an IANA name such as Europe/London")
        return value

    @field_validator("telegram_url")
    @classmethod
    def _without_slash(cls, value: str) -> str:
        if not value.startswith(("http://", "https://")):
            raise ValueError("must start with https:// (or http:// for a stand-in)")
        return value.rstrip("/")

    @field_validator("working_days")
    @classmethod
    def _some_day(cls, value: tuple[Day, ...]) -> tuple[Day, ...]:
        if not value:
            raise ValueError("needs at least one day, or no report would ever be due")
        return value

    @field_validator("emergency")
    @classmethod
    def _numbers(cls, value: dict[str, str]) -> dict[str, str]:
        for code, number in value.items():
            if not (len(code) == 2 and code.isupper() and number.replace(" ", "").isdecimal()):
                raise ValueError('takes lines such as GB = "999": a country code and a number')
        return value

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        file = TomlConfigSettingsSource(settings_cls, config_path())
        return init_settings, env_settings, dotenv_settings, file

    @property
    def clinic(self) -> Clinic:
        return Clinic(
            name=self.name,
            phone=self.phone,
            zone=self.zone,
            country=self.country,
            quiet_from=self.quiet_from,
            quiet_to=self.quiet_to,
            nudge_minutes=self.nudge_minutes,
            reminder_late_minutes=self.reminder_late_minutes,
            working_days=tuple(sorted(_DAYS.index(d) for d in self.working_days)),
            working_from=self.working_from,
            working_to=self.working_to,
            digest_at=self.digest_at,
            invite_hours=self.invite_hours,
            retention_months=self.retention_months,
            keeps_records=self.keeps_records,
            measures_off=self.measures_off,
        )

    @property
    def overrides(self) -> dict[str, Any]:
        """The clinic's thresholds as "group.name" → value."""
        return {f"{g}.{n}": value for g, names in self.thresholds.items() for n, value in names.items()}


def config_path() -> Path:
    return Path(os.environ.get("HEP_CONFIG", "config/clinic.toml"))


def load(**given: Any) -> Settings:
    """The settings in force; `given` wins over everything. Raises SettingsError with a line for every mistake."""
    problems = _unknown_variables()
    chosen = os.environ.get("HEP_CONFIG")
    if chosen and not Path(chosen).is_file():
        problems.append(f"HEP_CONFIG: there is no file {chosen}.")
        raise SettingsError("\n".join(problems))
    try:
        settings = Settings(**given)
    except ValidationError as error:
        problems += [_line(e["loc"], e["msg"], e["type"]) for e in error.errors(include_input=False)]
        raise SettingsError("\n".join(problems)) from None
    except tomllib.TOMLDecodeError as error:
        raise SettingsError("\n".join([*problems, f"{config_path()}: {error}."])) from None
    if problems:
        raise SettingsError("\n".join(problems))
    if (settings.webhook_url is None) != (settings.webhook_secret is None):
        raise SettingsError("HEP_WEBHOOK_URL and HEP_WEBHOOK_SECRET go together: set both, or neither for polling.")
    if settings.keeps_records and not settings.retention_months:
        raise SettingsError("keeps_records needs retention_months: for how long are records kept after care is over?")
    return settings


def _unknown_variables() -> list[str]:
    known = {f"HEP_{name.upper()}" for name in Settings.model_fields} | {"HEP_CONFIG"}
    return [
        f"{name}: there is no such setting. Known are {', '.join(sorted(known))}."
        for name in sorted(os.environ)
        if name.startswith("HEP_") and not name.startswith("HEP_TEST_") and name not in known
    ]


def _line(loc: tuple[int | str, ...], message: str, kind: str) -> str:
    name = ".".join(str(part) for part in loc)
    if kind == "extra_forbidden":
        return f"{name}: there is no such setting (in {config_path()} or .env). Remove it or mend its name."
    return f"{name}: {message.removeprefix('Value error, ')}."
