"""The FHIR bundle of somebody with a rich history: what is in it, and that it fits the standard."""

import json
from collections.abc import AsyncIterator, Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from fhir.resources.R4B.bundle import Bundle

from bot.cast import Past, add_history
from bot.coach.model import Entry, EntryKind
from bot.reports.desk import Desk
from bot.reports.fhir import checked
from bot.reports.order import Made
from bot.reports.press import Press
from bot.reports.studio import Studio, Supplies
from tests.clinic import OpenClinic, library, opened, rules

HISTORY = [Past(100, 4, 4, 3), Past(50, 5, 6, 2), Past(0), Past(100, 3, 2, 0)]
SUPPLIES = Supplies(rules().clinic)
Resources = list[dict[str, Any]]


@pytest.fixture(scope="module")
def press() -> Press:
    return Press(SUPPLIES, apart=False, studio=Studio(SUPPLIES, library()))


@pytest.fixture
async def clinic(tmp_path: object) -> AsyncIterator[OpenClinic]:
    """A clinic in New York, so that no hour is the same as in UTC."""
    async with opened(f"sqlite:///{tmp_path}/hep.db", zone="America/New_York") as clinic:
        await add_history(clinic.app.store, clinic.people["ann"], HISTORY, clinic.clock.now())
        yield clinic


async def bundle_of(clinic: OpenClinic, press: Press, about: str = "ann") -> dict[str, Any]:
    desk = Desk(clinic.app.store, press, clinic.clock.now)
    wanted = {"kind": "fhir", "about": clinic.people[about].id, "args": {}}
    made = await desk.make(clinic.people["maya"].id, wanted)
    assert isinstance(made, Made), made
    whole: dict[str, Any] = json.loads(made.data)
    return whole


def of(bundle: dict[str, Any], kind: str) -> Resources:
    return [e["resource"] for e in bundle["entry"] if e["resource"]["resourceType"] == kind]


def coded(resources: Resources, code: str) -> Resources:
    return [r for r in resources if any(c["code"] == code for c in r["code"]["coding"])]


async def _lived(clinic: OpenClinic) -> None:
    """Words, a photo and a voice message from Ann, an answer and a file from Tom, a pain report with an exercise put on
    hold, goals rated twice, a questionnaire, what was asked before the first workout, and a danger sign at the end."""
    ann, tom = clinic.phones["ann"], clinic.phones["tom"]
    ann.text("/report my knee clicks at night")
    await clinic.settle()
    tom.text("Try it slower", reply_to=tom.last.id)
    await clinic.settle()
    ann.photo("my new mat")
    await clinic.settle()
    ann.tap("Yes, pass it on")
    await clinic.settle()
    ann.voice()
    await clinic.settle()
    ann.tap("Yes, pass it on")
    await clinic.settle()
    ann.tap("Take it back")
    await clinic.settle()
    ann.text("/today")
    await clinic.settle()
    for what in ("Start", "2", "Nothing new", "Causes pain", "6"):
        ann.tap(what)
        await clinic.settle()
    tom.tap("Hold 3 days")
    await clinic.settle()
    tom.tap("Confirm")
    await clinic.settle()
    await _answered(clinic)


async def _answered(clinic: OpenClinic) -> None:
    now, ann = clinic.clock.now(), clinic.people["ann"].id

    def psfs(day: datetime, names: dict[int, str], *scores: int, score: str = "") -> dict[str, str | int]:
        data: dict[str, str | int] = {"measure": "psfs", "round": f"{day:%y%m%d%H%M}", "on": f"{day:%y%m%d}"}
        data |= {"state": "done" if score else "open", **({"score": score} if score else {})}
        data |= {f"name_{n}": name for n, name in names.items()}
        return data | {f"item_{n}": value for n, value in enumerate(scores, start=1)}

    before = now - timedelta(days=15)
    names = {1: "Carry my daughter upstairs", 2: "Garden for an hour"}
    who5: dict[str, str | int] = {
        "measure": "who5",
        "round": "2603010800",
        "on": "260301",
        "state": "done",
        "score": "44",
    }
    who5 |= {f"item_{n}": 2 if n < 5 else 3 for n in range(1, 6)}
    told: list[tuple[datetime, EntryKind, dict[str, str | int]]] = [
        (before, EntryKind.MEASURE, psfs(before, names, 2)),
        (before, EntryKind.MEASURE, psfs(before, names, 2, 5, score="3.5")),
        (now, EntryKind.MEASURE, psfs(now, {1: "carry my daughter  upstairs"}, 6, score="6")),
        (now, EntryKind.MEASURE, who5),
        (before, EntryKind.SCREENING, {"question": "surgery", "answer": "yes", "marked": 1}),
        (before, EntryKind.SCREENING, {"question": "surgery_more", "answer": "said", "said": "knee, 2019"}),
        (before, EntryKind.SCREENING, {"question": "sits", "answer": "12"}),
        (before, EntryKind.SCREENING, {"question": "falls", "answer": "skip"}),
        (before, EntryKind.CARE, {"what": "paused", "until": "2026-02-20"}),
    ]  # fmt: skip
    async with clinic.app.store.transaction() as tx:
        for at, kind, data in told:
            await tx.facts.enter(ann, Entry(kind, at, ann, data))


async def test_everything_is_in_it_and_it_fits_the_standard(clinic: OpenClinic, press: Press) -> None:
    await _lived(clinic)
    bundle = await bundle_of(clinic, press)
    Bundle.model_validate(bundle)
    assert {e["resource"]["resourceType"] for e in bundle["entry"]} == {
        "Patient", "Practitioner", "CarePlan", "ServiceRequest", "Goal", "Observation", "QuestionnaireResponse", "Flag",
        "Communication", "Task",
    }  # fmt: skip


async def test_every_reference_leads_to_something_of_that_kind_in_the_bundle(clinic: OpenClinic, press: Press) -> None:
    await _lived(clinic)
    bundle = await bundle_of(clinic, press)
    there = {entry["fullUrl"]: entry["resource"]["resourceType"] for entry in bundle["entry"]}
    assert len(there) == len(bundle["entry"])
    found = list(_references(bundle))
    assert len(found) > 100
    assert [r for r in found if there.get(r["reference"]) != r["type"]] == []


async def test_a_bundle_that_is_none_does_not_leave() -> None:
    with pytest.raises(ValueError, match="subject"):
        checked({"resourceType": "Bundle", "type": "collection", "entry": [{"resource": {"resourceType": "Flag"}}]})


async def test_the_same_thing_has_the_same_name_in_every_bundle(clinic: OpenClinic, press: Press) -> None:
    """Also when a rating is corrected and one that was missing is given: what was there is found again."""
    await _lived(clinic)
    one = await bundle_of(clinic, press)
    ann = clinic.phones["ann"]
    ann.press(ann.last.id, "pain_before:5:2603020400:0")
    await clinic.settle()
    two = await bundle_of(clinic, press)
    names = [e["fullUrl"] for e in one["entry"]]
    assert set(names) <= {e["fullUrl"] for e in two["entry"]}
    by_name = {e["fullUrl"]: e["resource"] for e in two["entry"]}
    changed = [
        (e["resource"], by_name[e["fullUrl"]])
        for e in one["entry"]
        if e["resource"]["resourceType"] == "Observation" and e["resource"] != by_name[e["fullUrl"]]
    ]
    assert [(a["valueInteger"], b["valueInteger"], b["status"]) for a, b in changed] == [(2, 5, "amended")]


async def test_every_moment_has_the_offset_of_where_the_patient_is(clinic: OpenClinic, press: Press) -> None:
    await _lived(clinic)
    bundle = await bundle_of(clinic, press)
    moments = [text for text in _texts(bundle) if len(text) > 10 and text[:4] == "2026" and text[10] == "T"]
    assert len(moments) > 40
    assert {text[-6:] for text in moments} == {"-05:00"}
    assert "2026-03-02T09:00:00-05:00" not in moments  # it is four in the morning there


async def test_pain_is_sent_as_a_number_with_its_code(clinic: OpenClinic, press: Press) -> None:
    bundle = await bundle_of(clinic, press)
    pain = [o["valueInteger"] for o in coded(of(bundle, "Observation"), "72514-3")]
    assert sorted(pain) == [2, 3, 4, 4, 5, 6]  # before and after, none of the workout that was missed


async def test_the_newest_plan_is_active_and_its_held_exercise_is_not(clinic: OpenClinic, press: Press) -> None:
    await _lived(clinic)
    bundle = await bundle_of(clinic, press)
    plans = of(bundle, "CarePlan")
    assert [(p["identifier"][0]["value"], p["status"]) for p in plans] == [("1", "revoked"), ("2", "active")]
    assert plans[1]["replaces"][0]["reference"] == _named(plans[0])
    assert _resource(bundle, plans[1]["supportingInfo"][0])["identifier"][0]["value"].startswith("R-")
    assert len(plans[1]["goal"]) == 2
    doses = of(bundle, "ServiceRequest")
    newest = [_resource(bundle, a["reference"]) for a in plans[1]["activity"]]
    assert sorted(s["status"] for s in newest) == ["active"] * (len(newest) - 1) + ["on-hold"]
    assert {s["status"] for s in doses if s not in newest} == {"revoked"}
    sets = [x["valueInteger"] for x in newest[0]["extension"] if x["url"] == "urn:hep-coach:dose:sets"]
    assert sets == [2]
    assert newest[0]["occurrenceTiming"]["repeat"]["timeOfDay"] == ["10:00:00"]


async def test_the_patients_own_goals_are_goals_in_their_words(clinic: OpenClinic, press: Press) -> None:
    await _lived(clinic)
    bundle = await bundle_of(clinic, press)
    goals = of(bundle, "Goal")
    rated = {
        g["description"]["text"]: [_resource(bundle, r)["valueInteger"] for r in g["outcomeReference"]] for g in goals
    }
    assert rated == {"Carry my daughter upstairs": [2, 6], "Garden for an hour": [5]}
    assert [g["lifecycleStatus"] for g in goals] == ["active", "on-hold"]
    for goal in goals:
        for outcome in goal["outcomeReference"]:
            assert _resource(bundle, outcome)["focus"][0]["reference"] == _named(goal)


async def test_each_questionnaire_that_was_taken_is_there(clinic: OpenClinic, press: Press) -> None:
    await _lived(clinic)
    taken = of(await bundle_of(clinic, press), "QuestionnaireResponse")
    kinds = [q["questionnaire"].rpartition(":")[2] for q in taken]
    assert sorted(kinds) == ["psfs", "psfs", "screening", "who5", *["workout"] * 4]
    screening = taken[kinds.index("screening")]["item"]
    assert [(i["text"], i["answer"]) for i in screening] == [
        ("operation", [{"valueBoolean": True}]),
        ("about the operation", [{"valueString": "knee, 2019"}]),
        ("standing up", [{"valueInteger": 12}]),
    ]
    assert "cheerful" in taken[kinds.index("who5")]["item"][0]["text"]


async def test_messages_both_ways_are_communications_whatever_they_are(clinic: OpenClinic, press: Press) -> None:
    await _lived(clinic)
    bundle = await bundle_of(clinic, press)
    said = [
        (
            _resource(bundle, m["sender"])["resourceType"],
            m["status"],
            [p["contentString"] for p in m.get("payload", [])],
        )
        for m in of(bundle, "Communication")
    ]
    photo = "A photo; it is in the chat and not in this bundle"
    assert said == [
        ("Patient", "completed", ["my knee clicks at night"]),
        ("Practitioner", "unknown", ["Try it slower"]),
        ("Patient", "completed", ["my new mat", photo]),
        ("Patient", "entered-in-error", []),
    ]
    assert "received" not in of(bundle, "Communication")[1]  # it waits until the night is over there
    await clinic.later(hours=5)
    answered = of(await bundle_of(clinic, press), "Communication")[1]
    assert answered["status"] == "completed" and answered["received"][:16] == "2026-03-02T09:00" and answered["about"]


async def test_reports_are_flags_with_what_was_decided(clinic: OpenClinic, press: Press) -> None:
    await _lived(clinic)
    bundle = await bundle_of(clinic, press)
    states = {f["code"]["coding"][0]["code"]: f["status"] for f in of(bundle, "Flag")}
    assert states == {
        "rule-message": "inactive",
        "rule-media": "inactive",
        "rule-causes_pain": "inactive",
        "exercise-on-hold": "active",
        "paused": "inactive",
    }
    tasks = of(bundle, "Task")
    held = next(t for t in tasks if t["code"]["text"] == "exercise on hold")
    assert (held["status"], _resource(bundle, held["owner"])["name"][0]["text"]) == ("completed", "Tom")
    assert _resource(bundle, held["output"][0]["valueReference"])["identifier"][0]["value"] == "2"
    assert [t["status"] for t in tasks if t["code"]["text"] == "taken back by the patient"] == ["cancelled"]


async def test_a_danger_sign_is_a_flag_and_the_plan_waits(clinic: OpenClinic, press: Press) -> None:
    clinic.phones["ann"].text("I have chest pain")
    await clinic.settle()
    bundle = await bundle_of(clinic, press)
    flags = {f["code"]["coding"][0]["code"]: f["status"] for f in of(bundle, "Flag")}
    assert flags == {"rule-red_flag": "active", "safety-hold": "active"}
    assert of(bundle, "CarePlan")[0]["status"] == "on-hold"
    clinic.phones["tom"].tap("Resume")
    await clinic.settle()
    bundle = await bundle_of(clinic, press)
    flags = {f["code"]["coding"][0]["code"]: f["status"] for f in of(bundle, "Flag")}
    assert flags == {"rule-red_flag": "inactive", "safety-hold": "inactive"}
    assert of(bundle, "CarePlan")[0]["status"] == "active"


async def test_somebody_of_whom_nothing_is_known_yet_has_a_bundle_too(clinic: OpenClinic, press: Press) -> None:
    bundle = await bundle_of(clinic, press, "ben")
    assert {e["resource"]["resourceType"] for e in bundle["entry"]} == {
        "Patient", "Practitioner", "CarePlan", "ServiceRequest",
    }  # fmt: skip


def _references(value: Any) -> Iterator[dict[str, str]]:
    if isinstance(value, dict):
        if isinstance(value.get("reference"), str):
            yield value
        for inner in value.values():
            yield from _references(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _references(inner)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _texts(inner)


def _resource(bundle: dict[str, Any], reference: Any) -> dict[str, Any]:
    found: dict[str, Any] = next(e["resource"] for e in bundle["entry"] if e["fullUrl"] == reference["reference"])
    return found


def _named(resource: dict[str, Any]) -> str:
    return f"urn:uuid:{resource['id']}"
