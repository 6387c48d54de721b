"""Every button, command, reply and text, as everybody, with somebody else's ids: nothing of theirs changes, nothing
leaks, it is counted, and whoever tried hears so kindly. The buttons are those of the bot's table (`tests.buttons`)."""

from collections.abc import AsyncIterator, Iterator
from inspect import signature
from itertools import groupby
from pathlib import Path

import pytest
from sqlalchemy import func, select, update
from telegram import Update

from bot.coach.asks import ASKS, Ask
from bot.coach.events import Answered, Commanded, Event, Said, Searched, Shared
from bot.coach.model import Role, Stage, Standing
from bot.handlers import taps
from bot.handlers.hearing import GroupSpoke
from bot.menu import PATIENT_COMMANDS, THERAPIST_COMMANDS
from bot.storage import tables
from bot.storage.access import Access
from bot.storage.caseload import Caseload
from bot.storage.cases import Cases
from bot.storage.dossiers import Dossiers
from bot.storage.drafts import Drafts
from bot.storage.facts import Facts
from bot.storage.people import People
from bot.storage.store import Transaction
from tests import everybody
from tests.buttons import answers_of, not_covered
from tests.clinic import START, letter
from tests.everybody import AFTER, ALIAS, CANARY, Clinic, Heard, chat_of, undone

INVITING: dict[str, str | int] = {"alias": "Nina", "programme": "low_back_1", "days": "01", "times": "1000"}
STRANGERS = ("rex", "nobody")
OTHER_PATIENTS = ("ben", "cleo", "dora", "fay", "gus")
OTHER_THERAPISTS = ("eva", "sid later")  # Sid after the absence in which he stood in
ALLOWED = ("tom", "maya", "sid")
TWICE = ("relay",)  # a second tap on it has nothing more to say
# What an observer may tap; everything else about a patient decides.
READING = ("look:", "file:", "export:", "tally:", "decide:chart", *(f"patient:{v}" for v in (
    "show", "notes", "thread", "filed", "chart", "export",
)))  # fmt: skip
_COMMANDS = ("start", "cancel", "find", "log", "restore", "revoke", "discharge", "nonsense")
_BROKEN = ("", "-", "x", "9" * 18, "²", "'; drop table people")
_NEARLY = ("{}-", "{}.", "-{}", "{}-x-1", "{}-1-", "{}.x.y", "{}-2.bridge")
_WRONG = ("", "x" * 32, "t9999", "t", "plus", "minus-1", "plus٣", "9" * 32, "d9")
_TYPED = ("yes", "1", "12 min", "tomorrow", "Bridge", ALIAS, "zzz")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return everybody.made(tmp_path_factory.mktemp("everybody"))


@pytest.fixture
async def clinic(made: Path, tmp_path: Path) -> AsyncIterator[Clinic]:
    async with everybody.opened(made, tmp_path) as opened:
        yield opened


def named(clinic: Clinic, who: str) -> str:
    clinic.now = AFTER if who.endswith(" later") else START
    return who.removesuffix(" later")


def kind_of(clinic: Clinic, who: str) -> str:
    person = clinic.people.get(who)
    return "nobody" if who in STRANGERS or person is None else "patient" if person.role is Role.PATIENT else "therapist"


# — what is tried —


def refs(clinic: Clinic, ask: Ask) -> tuple[str, ...]:
    """Ann's ids as a button of that question bears them."""
    ann, eva = clinic.ann, clinic.people["eva"].id
    workout = f"{START:%y%m%d}01000"
    shapes = {
        "": (str(ann) if ask.name == "reports" else str(eva) if ask.person == "therapist" else workout,),
        "report": (f"{ann}-1", *(f"{ann}-{entry}" for entry in clinic.entries.values())),
        "lender": (f"{ann}.{ann}",),
        "decision": (f"{ann}-1-reduce", f"{ann}-1-remove+"),
        "draft": (str(ann), f"{ann}.bridge"),
        "log": (f"{ann}-{START:%Y%m%d%H%M%S%f}",),
    }
    found = shapes.get("lender" if ask.name == "build_from" else ask.about, (str(ann),))
    return found if ask.name in ("file", "patient", "jot", "build_at") or ask.about == "decision" else found[:1]


def buttons(clinic: Clinic) -> Iterator[Answered]:
    """Every button there is, with Ann's ids."""
    ids = {name: person.id for name, person in clinic.people.items()}
    for ask in ASKS.values():
        for ref in refs(clinic, ask):
            for value in answers_of(ask):
                yield Answered(ask.name, value.format(**ids), ref, 1, message_id=3)


def borrowed(clinic: Clinic, own: int) -> Iterator[Answered]:
    """Own patient, and of Ann's what is inside: her plan, her note, her file, her report."""
    ann = clinic.ann
    yield Answered("build_from", "take", f"{own}.{ann}", message_id=3)
    yield Answered("build_from", "take", f"{ann}.{own}", message_id=3)
    for entry in clinic.entries.values():
        yield Answered("file", "show", f"{own}-{entry}", message_id=3)
        yield Answered("patient", "jot", f"{own}-{entry}", message_id=3)


def commands(clinic: Clinic) -> Iterator[Commanded]:
    for name in dict.fromkeys((*PATIENT_COMMANDS, *THERAPIST_COMMANDS, *_COMMANDS)):
        if name != "stop":  # ends their own conversation, so nothing would be tried after it
            for rest in (ALIAS, f"R-{clinic.ann}-1", f"{ALIAS} 12 min", ""):
                yield Commanded(name, rest)


def may(clinic: Clinic, who: str) -> bool:
    """Whether they decide for Ann now."""
    return who in ("tom", "maya") or (who == "sid" and clinic.now == START)


def apart(event: Answered) -> tuple[str, str]:
    """What is tried together; after these, nothing is as it was."""
    return event.ask, event.value if event.ask in ("delete_sure", "leave", "withdraw", "dismiss", "consent") else ""


def must_be_counted(clinic: Clinic, who: str, event: Answered) -> bool:
    """Whether that button, with Ann's ids, is none that this person can have been shown."""
    ask, kind = ASKS[event.ask], kind_of(clinic, who)
    if kind == "nobody" or (ask.person != "anybody" and ask.person != kind):
        return True
    if kind == "patient":
        return bool(ask.about)
    if event.ask == "reports":
        return event.value == "patient" and not (may(clinic, who) or who == "otto")
    if event.ask in ("colleague", "dismiss"):
        return who != "maya"
    if not ask.about or (event.value == "cancel" and ask.about != "offer"):
        return False
    if ask.about == "offer":  # nobody has been asked to take Ann over
        return True
    reads = who == "otto" and f"{event.ask}:{event.value}".startswith(READING)
    return not may(clinic, who) and not reads


async def tried(clinic: Clinic, tx: Transaction, who: str, event: Event) -> Heard:
    """Nothing leaks, and whoever did it hears something."""
    heard = await clinic.hear(tx, who, event)
    assert heard.leaks(clinic.ann, event) == [], event
    silent = isinstance(event, Searched) or (isinstance(event, Answered) and event.ask in TWICE)
    if kind_of(clinic, who) != "nobody" and not silent:
        assert heard.texts(clinic.people[who].id), f"{event} was not answered"
    return heard


# — the buttons —


def test_every_button_in_the_code_is_one_that_is_tried() -> None:
    assert not_covered() == []


@pytest.mark.parametrize("who", [*OTHER_PATIENTS, *OTHER_THERAPISTS, *STRANGERS])
async def test_no_button_with_anns_ids_does_anything_for_others(clinic: Clinic, who: str) -> None:
    who = named(clinic, who)
    async with clinic.store.transaction() as tx:
        before = await clinic.rows_of(tx, clinic.ann)
        for _, events in groupby(buttons(clinic), apart):
            async with undone(tx):
                for event in events:
                    heard = await tried(clinic, tx, who, event)
                    assert bool(heard.refused) == must_be_counted(clinic, who, event), event
                assert await clinic.rows_of(tx, clinic.ann) == before, event.ask


async def test_an_observer_reads_what_is_anns_and_decides_nothing(clinic: Clinic) -> None:
    shown = ""
    async with clinic.store.transaction() as tx:
        before = await clinic.rows_of(tx, clinic.ann)
        for _, events in groupby(buttons(clinic), apart):
            for event in events:
                heard = await clinic.hear(tx, "otto", event)
                assert bool(heard.refused) == must_be_counted(clinic, "otto", event), event
                shown += "".join(heard.leaks(clinic.ann, event))
            assert await clinic.rows_of(tx, clinic.ann) == before, event.ask
    assert f"note {CANARY}" in shown and f"report {CANARY}" in shown, "what an observer may read was not shown"
    assert f"draft {CANARY}" not in shown


@pytest.mark.parametrize("who", ALLOWED)
async def test_the_same_buttons_work_for_those_who_may(clinic: Clinic, who: str) -> None:
    """Or the tests above would hold for a bot that answers nothing."""
    changed, shown = set(), ""
    async with clinic.store.transaction() as tx:
        before = await clinic.rows_of(tx, clinic.ann)
        for _, events in groupby(buttons(clinic), apart):
            async with undone(tx):
                for event in events:
                    heard = await clinic.hear(tx, who, event)
                    assert bool(heard.refused) == must_be_counted(clinic, who, event), event
                    shown += "".join(heard.leaks(clinic.ann, event))
                after = await clinic.rows_of(tx, clinic.ann)
            changed |= {name for name in before if before[name] != after[name]}
    assert {"reports", "people", "drafts", "entries", "cases", "outbox"} <= changed
    assert f"note {CANARY}" in shown and f"report {CANARY}" in shown
    assert (f"draft {CANARY}" in shown) == (who == "tom"), "a draft is its author's alone"


async def test_ann_can_use_her_own_buttons(clinic: Clinic) -> None:
    refused = []
    async with clinic.store.transaction() as tx:
        for event in buttons(clinic):
            if ASKS[event.ask].person != "therapist":
                async with undone(tx):
                    heard = await clinic.hear(tx, "ann", event)
                assert heard.texts(clinic.ann) or event.ask in TWICE, event
                refused += [event for _ in heard.refused]
    assert refused == []


@pytest.mark.parametrize("who", ["eva", "maya"])
async def test_what_is_anns_cannot_be_reached_through_a_patient_of_ones_own(clinic: Clinic, who: str) -> None:
    own = clinic.people["cleo" if who == "eva" else "ben"].id
    async with clinic.store.transaction() as tx:
        before = await clinic.rows_of(tx, clinic.ann)
        for event in borrowed(clinic, own):
            async with undone(tx):
                heard = await clinic.hear(tx, who, event)
                if event.ask == "build_from":
                    assert bool(heard.refused) == (who == "eva"), event
                else:
                    assert heard.leaks(clinic.ann, event) == []
                    await clinic.hear(tx, who, Said("typed for the note", 21))
                    assert await clinic.rows_of(tx, clinic.ann) == before, event


def broken(clinic: Clinic, ask: Ask) -> Iterator[Answered]:
    """Forged, malformed and too long: Ann's ids in every wrong shape, and answers that no button says."""
    ann, nines = clinic.ann, "9" * 48
    shapes = (*_BROKEN, nines, f"{ann}-{nines[:40]}", *(shape.format(ann) for shape in _NEARLY))
    for n, ref in enumerate(shapes):
        yield Answered(ask.name, answers_of(ask)[n % len(answers_of(ask))], ref, -99999, message_id=3)
    for value in _WRONG:
        yield Answered(ask.name, value, f"{ann}-1" if ask.about == "report" else str(ann), 99999, message_id=3)


@pytest.mark.parametrize("who", ["tom", "ann"])
async def test_broken_buttons_are_answered_and_break_nothing(clinic: Clinic, who: str) -> None:
    """Even for whoever is just being asked that question."""
    async with clinic.store.transaction() as tx:
        for ask in ASKS.values():
            if ask.person != ("patient" if who == "tom" else "therapist"):
                for event in broken(clinic, ask):
                    async with undone(tx):
                        await clinic.put(tx, who, Stage(ask.name, event.ref, draft=INVITING))
                        heard = await clinic.hear(tx, who, event)
                    assert heard.said or event.ask in TWICE, event
        unknown = Answered("nonsense", CANARY, "1")
        heard = await clinic.hear(tx, who, unknown)
    assert [what for _, what, _ in heard.refused] == ["unknown"]


def _tap(data: str, chat: str = "private") -> object:
    where = {"id": 5, "type": chat, **({"title": "Knees"} if chat != "private" else {})}
    message = {"message_id": 3, "date": 1, "chat": where, "text": "…"}
    person = {"id": 5, "is_bot": False, "first_name": "Eva"}
    query = {"id": "1", "from": person, "chat_instance": "1", "data": data, "message": message}
    update = Update.de_json({"update_id": 1, "callback_query": query}, None)
    return taps.tapped(update)


@pytest.mark.parametrize("item", ["--5", "-", "5-", "²", "٣", "1e3", "999999", "", "0x1"])
def test_a_button_whose_last_part_is_no_number_has_none(item: str) -> None:
    assert _tap(f"look:show:7:{item}") == Answered("look", "show", "7", 0, message_id=3)


def test_a_button_in_a_group_is_no_place_to_talk_about_health() -> None:
    assert _tap("look:show:7:0", chat="supergroup") == GroupSpoke()


# — commands, texts, replies —


@pytest.mark.parametrize("who", [*OTHER_PATIENTS, *OTHER_THERAPISTS, *STRANGERS])
async def test_no_command_or_search_does_anything_with_what_is_anns(clinic: Clinic, who: str) -> None:
    who = named(clinic, who)
    async with clinic.store.transaction() as tx:
        before = await clinic.rows_of(tx, clinic.ann)
        for event in (*commands(clinic), *(Searched("q", text) for text in ("", ALIAS, CANARY, "bridge"))):
            async with undone(tx):
                heard = await tried(clinic, tx, who, event)
                assert await clinic.rows_of(tx, clinic.ann) == before, event
            if kind_of(clinic, who) == "therapist" and isinstance(event, Commanded):
                wants = event.name in ("find", "reports") and event.rest == f"R-{clinic.ann}-1"
                assert bool(heard.refused) == wants, event


@pytest.mark.parametrize("who", [*OTHER_PATIENTS, *OTHER_THERAPISTS, "otto"])
async def test_what_is_typed_at_a_question_about_ann_goes_nowhere(clinic: Clinic, who: str) -> None:
    """They were asked it while she was theirs, or however they came there."""
    who = named(clinic, who)
    draft: dict[str, str | int] = {
        "since": clinic.now.isoformat(),
        "field": "note",
        "words": "x",
        "file": "f",
        **INVITING,
    }
    async with clinic.store.transaction() as tx:
        before = await clinic.rows_of(tx, clinic.ann)
        for ask in ASKS.values():
            if ask.person == kind_of(clinic, who) and (ask.about or ask.text):
                for typed in (*(Said(text, 5) for text in _TYPED), Shared("photo", "f1", "a caption", 6)):
                    async with undone(tx):
                        await clinic.put(tx, who, Stage(ask.name, refs(clinic, ask)[0], draft=draft))
                        heard = await clinic.hear(tx, who, typed)
                        if who != "otto":
                            assert heard.leaks(clinic.ann, typed) == [], (ask.name, typed)
                        if kind_of(clinic, who) == "therapist":
                            assert await clinic.rows_of(tx, clinic.ann) == before, (ask.name, typed)


@pytest.mark.parametrize("who", [*OTHER_PATIENTS, *OTHER_THERAPISTS, *STRANGERS, "otto", "tom"])
async def test_a_reply_to_a_message_about_ann_is_for_her_therapist_alone(clinic: Clinic, who: str) -> None:
    """A message that came while she was theirs, and one that stands in another chat under that number."""
    who = named(clinic, who)
    allowed = who == "tom"
    async with clinic.store.transaction() as tx:
        kinds = ("report", "urgent", "relay", "look", "sent")
        for number, kind in enumerate(kinds, start=70):
            label = f"{kind}:{clinic.ann}-1" + (".2.57" if kind == "sent" else "")
            person = clinic.people[who].id if who != "nobody" else None
            await tx.outbox.add([letter(chat_of(who), person_id=person, label=label)], START)
            await tx.outbox.add([letter(chat_of("tom"), label=label)], START)
            last = select(func.max(tables.outbox.c.id)).scalar_subquery()
            theirs = tables.outbox.c.id == last - 1, tables.outbox.c.id == last
            for which, message in zip(theirs, (number, number + 100), strict=True):
                await tx.connection.execute(update(tables.outbox).where(which).values(message_id=message))
        before = await clinic.rows_of(tx, clinic.ann)
        for number, _ in enumerate(kinds, start=70):
            for event in (
                Said("an answer", 90, reply_to=str(number)),
                Shared("photo", "f1", "an answer", 91, reply_to=str(number)),
            ):
                async with undone(tx):
                    heard = await clinic.hear(tx, who, event)
                    changed = await clinic.rows_of(tx, clinic.ann) != before
                assert changed == allowed, event
                if kind_of(clinic, who) == "therapist":
                    assert bool(heard.refused) != allowed, event
                if not allowed:
                    assert heard.leaks(clinic.ann, event) == []
            if not allowed:
                async with undone(tx):
                    await tried(clinic, tx, who, Said("zzz", 92, reply_to=str(number + 100)))
                    assert await clinic.rows_of(tx, clinic.ann) == before


async def test_anothers_invite_is_worth_nothing_to_somebody_who_is_here(clinic: Clinic) -> None:
    async with clinic.store.transaction() as tx:
        code, _ = await tx.invites.make(clinic.ann, START, 72)
        for who in ("ben", "eva", "cleo"):
            sender = everybody.Sender(chat_of(who), who, "en")
            assert await clinic.turns.join(tx, sender, code) is False
        # Ann has joined: her code lets nobody else in, and a wrong one looks the same.
        for number, brought in enumerate((code, code, "wrong")):
            stranger = everybody.Sender(77_000 + number, "x", "en")
            assert await clinic.turns.join(tx, stranger, brought) is True
            assert await tx.cases.of_chat(stranger.chat_id, START) is None


# — who was refused what, and who leaves —


async def test_what_was_refused_is_counted_and_says_nothing(clinic: Clinic) -> None:
    ann, ids = clinic.ann, {name: person.id for name, person in clinic.people.items()}
    tries = (
        ("eva", Answered("decide", "seen", f"{ann}-1"), (ann, "decide")),
        ("otto", Answered("decide", "hold", f"{ann}-1"), (ann, "decide")),
        ("ben", Answered("patient", "notes", str(ann)), (ids["ben"], "patient")),
        ("rex", Answered("look", "show", str(ann)), (ids["rex"], "look")),
        ("eva", Commanded("find", f"R-{ann}-1"), (ann, "reports")),
    )
    async with clinic.store.transaction() as tx:
        for who, event, _ in tries:
            await clinic.hear(tx, who, event)
        rows = (await tx.connection.execute(select(tables.refusals))).mappings().all()
        assert await tx.access.refused_since(START) == len(rows) == len(tries)
    assert (rows[0]["person_id"], rows[0]["about"]) == (ids["eva"], ann)
    assert CANARY not in str([dict(row) for row in rows])
    async with clinic.store.reading() as tx:
        trail = (await tx.connection.execute(select(tables.audit).where(tables.audit.c.did == "refused"))).mappings()
        kept = {(ids_ := row["who"], row["person_id"], row["what"]) for row in trail}
    assert kept == {(ids[who], *about) for who, _, about in tries} and ids_


@pytest.mark.parametrize("who", ["eva", "ben"])
async def test_whoever_is_refused_hears_so_kindly(clinic: Clinic, who: str) -> None:
    async with clinic.store.transaction() as tx:
        heard = await clinic.hear(tx, who, Answered("patient", "notes", str(clinic.ann)))
    (text,) = heard.texts(clinic.people[who].id)
    assert ("isn't in your care" if who == "eva" else "no longer works") in text


async def test_a_dismissed_therapist_has_no_access_with_the_next_tap(clinic: Clinic) -> None:
    async with clinic.store.transaction() as tx:
        heir, count = await clinic.turns.dismiss(tx, clinic.people["tom"].id, None)
        assert (heir.alias, count) == ("Maya", 1)
        case = await tx.cases.of_person(clinic.ann, START)
        assert case is not None and case.team is not None and case.team.therapist.alias == "Maya"
        tom = (await tx.people.of({clinic.people["tom"].id}))[clinic.people["tom"].id]
        assert (tom.standing, tom.chat_id) == (Standing.REVOKED, None)
        assert await tx.drafts.of(clinic.ann, tom.id) is None, "what he was working at is left behind"
        before = await clinic.rows_of(tx, clinic.ann)
        for event in (*buttons(clinic), *commands(clinic), Searched("q", "bridge"), Said("a note", 3)):
            heard = await clinic.hear(tx, "tom", event)
            assert all(x.person_id is None for x in heard.said) and heard.leaks(clinic.ann, event) == []
            assert bool(heard.refused) == isinstance(event, Answered)
        assert await clinic.rows_of(tx, clinic.ann) == before


async def test_nobody_but_a_lead_takes_access_away_and_never_the_last_one(clinic: Clinic) -> None:
    maya, tom = clinic.people["maya"], clinic.people["tom"]
    async with clinic.store.transaction() as tx:
        await clinic.hear(tx, "tom", Answered("dismiss", "yes", str(clinic.people["eva"].id)))
        await clinic.hear(tx, "maya", Answered("dismiss", "yes", str(maya.id)))
        staff = {p.alias: p.standing for p in await tx.people.staff()}
        assert staff["Eva"] is Standing.ACTIVE and staff["Maya"] is Standing.ACTIVE
        await clinic.hear(tx, "maya", Answered("dismiss", "yes", str(tom.id)))
        staff = {p.alias: p.standing for p in await tx.people.staff()}
        assert staff["Tom"] is Standing.REVOKED


# — the storage below —

# What knows nothing of who asks, and why it need not.
_NOBODY_ASKS = {
    "Cases.of_person": "the clock or the delivery does",
    "People.of": "whom a message goes to",
    "People.staff": "colleagues' names, and who stands in for whom",
    "People.working_here": "the same",
    "People.add": "nobody's yet",
    "People.all_readable": "rows that a scoped query has found",
    "People.read": "the same",
    "Dossiers.asker": "whoever asks, themself",
    "Dossiers.everything": "of somebody whom of_patient has allowed",
    "Dossiers.patients": "the operator does",
    "Access.refuse": "a count",
    "Access.refused_since": "a count",
    # Written for the case that was decided on, which was loaded for whoever asked.
    "Access.observe": "",
    "Drafts.of": "",
    "Drafts.keep": "",
    "Facts.add_plan": "",
    "Facts.enter": "",
    "Facts.keep": "",
    "Facts.save_report": "",
    "Facts.save_workout": "",
}


def test_everything_in_the_storage_that_reads_or_writes_somebodys_record_knows_who_asks() -> None:
    known = {"by", "case", "chat_id", "before"}
    without = {
        f"{room.__name__}.{name}"
        for room in (Cases, Caseload, Dossiers, Drafts, People, Facts, Access)
        for name, method in vars(room).items()
        if not name.startswith("_") and not known & set(signature(method).parameters)
    }
    assert without == set(_NOBODY_ASKS)
