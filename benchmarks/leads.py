"""What a lead's taps cost with few patients and with thousands, in one run: `python -m benchmarks.leads`.

A lead sees everybody's patients. What one page shows must not cost more because there are more pages.
"""

import asyncio
import time
from dataclasses import replace
from datetime import time as clock_time
from datetime import timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from bot.cast import Prescription, add_staff, first_plan
from bot.coach.events import Answered, Commanded, Event, Said, Searched
from bot.coach.model import Person, Report, Role, Standing, Tier
from bot.content.words import Wording
from bot.storage.store import Store, Transaction
from bot.turn import Sender, Turns
from tests.clinic import START, library, rules, stored

FEW, MANY = 50, 5_000
_OWN = 20  # of the lead's own; all others are a colleague's
_REPORTS = 5  # one open report for so many patients
_TIMES = 5
LEAD = 1


def taps(patient: int) -> dict[str, Event]:
    """What a lead does in a day, each about as much as fits on a page."""
    return {
        "the menu": Commanded("menu"),
        "their settings": Commanded("settings"),
        "a search of the library": Searched("q", "bridge"),
        "the list of patients": Commanded("patients"),
        "its last page": Answered("patients", "next_page", "", 10_000),
        "the open reports": Commanded("reports"),
        "the next page of them": Answered("reports", "next_page", "all", 1),
        "one report by number": Said(f"R-{patient}-1", 1),
        "a patient by name": Commanded("find", f"P{patient:05}"),
        "a patient's card": Answered("look", "show", str(patient)),
        "a page of the plan builder": Answered("build", "when", str(patient)),
        "the digest, asked for": Commanded("digest"),
        "the weekly overview": Commanded("week"),
    }


async def measured(patients: int) -> dict[str, float]:
    """Milliseconds of CPU of each, the transaction with it."""
    with TemporaryDirectory(prefix="hep-bench-") as folder:
        async with stored(f"sqlite:///{Path(folder)}/hep.db") as store:
            await _fill(store, patients)
            turns = Turns(store, Wording(library()), rules(), lambda: START)
            took: dict[str, list[float]] = {}
            for _ in range(_TIMES):
                for name, event in taps(patients // 2).items():
                    began = time.process_time()
                    async with store.transaction() as tx:
                        await turns.hear(tx, Sender(LEAD, "Maya", "en"), event)
                    took.setdefault(name, []).append((time.process_time() - began) * 1000)
    return {name: median(times[1:]) for name, times in took.items()}  # the first compile every statement


async def _fill(store: Store, patients: int) -> None:
    maya = await add_staff(store, rules(), "Maya", Role.LEAD, LEAD, START)
    tom = await add_staff(store, rules(), "Tom", Role.THERAPIST, LEAD + 1, START)
    async with store.transaction() as tx:
        for number in range(patients):
            await _patient(tx, number, maya if number < _OWN else tom)


async def _patient(tx: Transaction, number: int, therapist: Person) -> None:
    chat, name = 1000 + number, f"P{number:05}"
    someone = Person(
        0, Role.PATIENT, name, chat_id=chat, standing=Standing.ACTIVE, zone="Europe/London", country="GB",
        therapist_id=therapist.id, joined_name=name, consent_version=rules().consent_version, consent_at=START,
    )  # fmt: skip
    person = await tx.people.add(someone)
    plan = Prescription("low_back_1", times=(clock_time(10),))
    case = await tx.cases.of_person(person.id, START)
    if case is None:
        raise AssertionError("a person without a case")
    after = replace(case, plan=first_plan(rules(), plan, therapist, START))
    if number % _REPORTS == 0:
        tier, at = (Tier.TODAY, Tier.DIGEST)[number % 2], START - timedelta(minutes=number)
        after = replace(after.with_report(Report(person.id, 1, tier, "message", at, at)), reports_opened=1)
    await tx.cases.save(case, after)


async def main() -> None:
    few, many = await measured(FEW), await measured(MANY)
    print(f"{'a lead, milliseconds of CPU, SQLite':36}{f'{FEW:,}':>10}{f'{MANY:,}':>10}{'ratio':>8}")
    for name in few:
        print(f"{name:36}{few[name]:>10.1f}{many[name]:>10.1f}{many[name] / few[name]:>8.1f}")


if __name__ == "__main__":
    asyncio.run(main())
