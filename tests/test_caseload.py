"""What a therapist's event needs is loaded and no more; and the same is decided with it as with everything."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.coach.decide import decide
from bot.coach.events import Answered, Commanded, Event, Said, Searched, Surveyed
from bot.coach.model import Case, Report, ReportStatus, Stage, Tier
from bot.coach.therapist.caseload import wanted
from bot.storage import tables
from bot.storage.store import Transaction
from tests import everybody
from tests.clinic import START, rules
from tests.everybody import ALIAS, Clinic
from tests.test_authorisation import buttons, commands

_TEXTS = ("reports", "urgent", "more", "back", "patients", "menu", "Ben", ALIAS, "R-8-1", "yes", "10", "Bridge", "zzz")
_STAGES = ("", "reports", "patients", "menu", "patient", "preview", "alias", "build", "build_from", "library", "look")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return everybody.made(tmp_path_factory.mktemp("caseload"))


@pytest.fixture
async def clinic(made: Path, tmp_path: Path) -> AsyncIterator[Clinic]:
    """Ann and Ben have twenty open reports each."""
    async with everybody.opened(made, tmp_path) as opened:
        async with opened.store.transaction() as tx:
            for name in ("ann", "ben"):
                for number in range(10, 30):
                    at = START - timedelta(hours=number)
                    status = (ReportStatus.OPEN, ReportStatus.SEEN, ReportStatus.CLOSED)[number % 3 * (number > 20)]
                    told = Report(opened.people[name].id, number, tuple(Tier)[number % 3], "message", at, at)
                    await tx.facts.save_report(replace(told, status=status, details={"text": f"{name} {number}"}))
        yield opened


async def case_of(clinic: Clinic, tx: Transaction, who: str) -> Case:
    case = await tx.cases.of_chat(everybody.chat_of(who), START)
    assert case is not None
    return case


def events(clinic: Clinic) -> list[tuple[str, Event]]:
    """(the question that is open, what happens)."""
    ann, ben = clinic.ann, clinic.people["ben"].id
    lists = ("all", "urgent", "mine", "patient", "seen")
    pages = [Answered("reports", "next_page", ref, page) for ref in (*lists, f"patient-{ann}") for page in (0, 1, 99)]
    chosen = [Answered("reports", value, ref) for value in lists for ref in ("", str(ann), str(ben), "99")]
    surveys = [Surveyed(START.date(), daily=True, weekly=True, asked=True), Answered("digest", "seen", "9" * 12, 50)]
    found: list[Event] = [*buttons(clinic), *commands(clinic), *pages, *chosen, *surveys, Searched("q", "b")]
    found += [Commanded(name, rest) for name in ("find", "reports") for rest in ("Ben", "b", ALIAS[:3], "x")]
    return [("", event) for event in found] + [(ask, Said(text, 5)) for ask in _STAGES for text in _TEXTS]


@pytest.mark.parametrize("who", ["maya", "tom", "sid", "otto", "eva"])
async def test_the_same_is_decided_with_what_is_wanted_as_with_everything(clinic: Clinic, who: str) -> None:
    async with clinic.store.transaction() as tx:
        plain = await case_of(clinic, tx, who)
        everything = await tx.caseload.with_patients(plain, START)
        for ask, event in events(clinic):
            ref = str(clinic.ann) if ask.startswith(("patient", "build", "preview")) and ask != "patients" else ""
            stage = Stage(ask, f"{ref}-1-reduce" if ask == "preview" else "all" if ask == "reports" else ref)
            some = await tx.caseload.with_patients(plain, START, wanted(replace(plain, stage=stage), event))
            if isinstance(event, Surveyed):
                some = await tx.caseload.with_caseload(some, START)
                everything = await tx.caseload.with_caseload(everything, START)
            decisions = [decide(replace(case, stage=stage), event, rules(), START) for case in (some, everything)]
            assert decisions[0].effects == decisions[1].effects, (ask, event)
            assert decisions[0].case.stage == decisions[1].case.stage, (ask, event)


class Opened:
    """A vault that remembers whose reports and names it has opened."""

    def __init__(self, vault: Any) -> None:
        self._vault, self.reports, self.names = vault, 0, 0

    def open(self, table: Any, row: Any) -> Any:
        self.reports += table is tables.reports
        return self._vault.open(table, row)

    def name(self, *value: Any) -> Any:
        self.names += 1
        return self._vault.name(*value)


@pytest.mark.parametrize(
    ("event", "names", "reports"),
    [
        (Commanded("menu"), 1, 0),
        (Commanded("settings"), 0, 0),
        (Searched("q", "bridge"), 0, 0),
        (Answered("look", "show", "7"), 1, 0),
        (Answered("build", "when", "7"), 1, 0),
        (Said("R-7-10", 5), 1, 0),
        (Commanded("patients"), 6, 0),
        (Commanded("reports"), 6, 15),
        (Answered("reports", "next_page", "all", 1), 6, 15),
        (Commanded("find", "Ben"), 6, 15),
    ],
)
async def test_no_more_is_opened_than_a_page_shows(clinic: Clinic, event: Event, names: int, reports: int) -> None:
    async with clinic.store.transaction() as tx:
        maya = await case_of(clinic, tx, "maya")
        tx.caseload._vault = opened = Opened(clinic.store.vault)  # type: ignore[assignment]
        await tx.caseload.with_patients(maya, START, wanted(maya, event))
    assert (opened.names <= names, opened.reports) == (True, reports), (opened.names, opened.reports)
