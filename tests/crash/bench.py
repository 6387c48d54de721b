"""A stand-in for Telegram on a port, a clinic of ten patients in a database, and the bot's processes beside it."""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from typing import Any

from bot.cast import Prescription, add_patient, add_staff
from bot.coach.model import Role
from bot.sandbox import Phone, Sandbox
from bot.storage.store import Store
from bot.storage.tables import inbox, outbox, reports
from tests.clinic import KEY, TOKEN, rows, rules, stored, until
from tests.crash import launcher


@dataclass
class Bench:
    """Patients say numbered things; the bot must have kept each once, in order, and answered each."""

    box: Sandbox
    store: Store
    folder: Path
    url: str
    therapist: tuple[int, Phone]
    patients: list[tuple[int, Phone]] = field(default_factory=list)
    processes: list[ForkServerProcess] = field(default_factory=list)
    said: int = 0

    def start(self, *, point: str = "", handled: Path | None = None) -> ForkServerProcess:
        env = {
            "HEP_TOKEN": TOKEN,
            "HEP_KEY": KEY.text,
            "HEP_TELEGRAM_URL": f"http://127.0.0.1:{self.box.port}",
            "HEP_DATABASE_URL": self.url,
            "HEP_CONFIG": str(self.folder / "clinic.toml"),
        }
        process = launcher.start(env, self._log(len(self.processes)), point=point, handled=handled)
        self.processes.append(process)
        return process

    def _log(self, number: int) -> Path:
        return self.folder / f"bot{number}.log"

    def log(self, process: ForkServerProcess) -> str:
        path = self._log(self.processes.index(process))
        return path.read_text() if path.exists() else ""

    async def ready(self, process: ForkServerProcess) -> None:
        await until(lambda: ": ready" in self.log(process) or not process.is_alive(), within_s=30)
        assert process.is_alive(), self.log(process)

    async def dead(self, process: ForkServerProcess, within_s: float = 30) -> int:
        await until(lambda: not process.is_alive(), within_s)
        assert process.exitcode is not None
        return process.exitcode

    def say(self, times: int = 1) -> None:
        """Every patient writes to their therapist, with a number that counts up."""
        for _ in range(times):
            self.said += 1
            for _, phone in self.patients:
                phone.text(f"/report thing {self.said}")

    async def all_done(self, within_s: float = 40) -> None:
        """Until everything that was said is handled and every reply is out."""
        async with asyncio.timeout(within_s):
            while self.box.updates_pending or await self._open():  # noqa: ASYNC110
                await asyncio.sleep(0.05)

    async def _open(self) -> int:
        waiting = len(await rows(self.store, inbox, status="pending"))
        letters = await rows(self.store, outbox)
        now = datetime.now(UTC)
        soon = [r for r in letters if r.status == "sending" or (r.status == "pending" and r.not_before <= now)]
        backing_off = [r for r in letters if r.status == "pending" and r.error]
        return waiting + len(soon) + len(backing_off)

    async def kept(self) -> dict[int, list[int]]:
        """What is on record of each patient, in order."""
        everything = await rows(self.store, reports)
        return {
            patient: [_number(r.document) for r in everything if r.patient_id == patient]
            for patient, _ in self.patients
        }

    def answered(self, patient: int, phone: Phone) -> list[int]:
        """The numbers of the reports that the patient has been told of, as they came, repeats and all."""
        found = [re.search(rf"R-{patient}-(\d+)", text) for text in phone.inbox_texts]
        return [int(f.group(1)) for f in found if f]

    async def check(self, *, repeats: bool = True) -> int:
        """Nothing lost, nothing kept twice, order kept; returns how many replies came more than once."""
        expected = list(range(1, self.said + 1))
        assert await self.kept() == {patient: expected for patient, _ in self.patients}
        twice = 0
        for patient, phone in self.patients:
            heard = self.answered(patient, phone)
            firsts = list(dict.fromkeys(heard))
            assert firsts == expected, f"patient {patient} heard {heard}"
            twice += len(heard) - len(firsts)
        assert repeats or not twice
        assert {r.status for r in await rows(self.store, inbox)} == {"done"}
        return twice


def _number(document: str) -> int:
    found = re.search(r"thing (\d+)", document)
    assert found
    return int(found.group(1))


@asynccontextmanager
async def bench(url: str, folder: Path, patients: int = 10) -> AsyncIterator[Bench]:
    box = Sandbox(token=TOKEN)
    await box.serve(0)
    (folder / "clinic.toml").write_text("")
    now = datetime.now(UTC)
    async with stored(url) as store:
        toms = _started(box, "Tom")
        tom = await add_staff(store, rules(), "Tom", Role.LEAD, toms.chat_id, now)
        made: Any = Bench(box, store, folder, url, (tom.id, toms))
        for i in range(patients):
            phone = _started(box, f"P{i}")
            patient = await add_patient(
                store,
                rules(),
                phone.name,
                tom,
                Prescription("low_back_1", days=((now.weekday() + 3) % 7,)),
                phone.chat_id,
                now,
                zone="UTC",
                country="GB",
            )
            made.patients.append((patient.id, phone))
        try:
            yield made
        finally:
            for process in made.processes:
                process.kill()
                process.join()
                process.close()
            await box.close()


def _started(box: Sandbox, name: str) -> Phone:
    phone = box.add_phone(name)
    phone.started = True
    return phone
