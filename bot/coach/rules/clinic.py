"""What a clinic sets, and the places in which its patients may be."""

from dataclasses import dataclass
from datetime import time
from typing import NamedTuple


@dataclass(frozen=True)
class Country:
    """code: ISO 3166 alpha-2. emergency: the number to call. crisis: a crisis line, "" if none is known."""

    code: str
    emergency: str
    zones: tuple[str, ...]
    crisis: str = ""


@dataclass(frozen=True)
class Clinic:
    """What a clinic sets. Times are local to `zone`; working_days: 0 = Monday."""

    name: str = ""  # "" for none: each language says "the clinic" in its own way
    phone: str = ""  # as patients dial it; "" for none
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
    measures_off: tuple[str, ...] = ()  # questionnaires that nobody is asked, whatever a plan has
    bot_username: str = ""


class City(NamedTuple):
    """A city to tell a time zone by. country: ISO 3166 alpha-2, which need not be among ours; then `country_name`, in
    English, must do."""

    name: str
    country: str
    zone: str
    country_name: str = ""
