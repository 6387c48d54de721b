"""One event handled: load the case, decide, save everything it led to in one transaction. Nothing is sent here."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from bot.coach.decide import decide
from bot.coach.effects import (
    Arg,
    Dismiss,
    Document,
    Effect,
    Enter,
    Erase,
    Fetch,
    Follow,
    Hush,
    Invite,
    Keep,
    KeepDraft,
    Observe,
    Offer,
    Raise,
    Refused,
    Retire,
    Revoke,
    Say,
    Schedule,
    TakeBack,
    Unschedule,
    Words,
)
from bot.coach.events import (
    RAISABLE,
    READING,
    Answered,
    CameDue,
    DueKind,
    Event,
    HandedOver,
    Joined,
    PlanRead,
    Said,
    Searched,
    Shared,
    TakenOver,
)
from bot.coach.measures import rounds
from bot.coach.model import GONE, Case, Entry, EntryKind, Person, Plan, Role
from bot.coach.patient.afterwards import tells
from bot.coach.rules import Rules
from bot.coach.safety import wordings
from bot.coach.screening import screen
from bot.coach.talk import clock, day_words
from bot.coach.therapist.caseload import patients_named
from bot.content.planfile import Read, read_plan
from bot.content.words import Wording
from bot.letters import Letters
from bot.storage.chats import Shown
from bot.storage.due import DueRow
from bot.storage.scope import NotYours, ReadsOnly
from bot.storage.store import Store, Transaction


@dataclass(frozen=True)
class Sender:
    """Who an update comes from, as Telegram says."""

    chat_id: int
    name: str
    language_code: str | None


class Turns:
    """Turns for every event there is. `now` gives the current moment in UTC."""

    def __init__(self, store: Store, wording: Wording, rules: Rules, now: Callable[[], datetime]) -> None:
        self._store, self._wording, self.rules, self.now = store, wording, rules, now
        self._letters = Letters(wording, rules.clinic)

    async def hear(self, tx: Transaction, sender: Sender, event: Event) -> None:
        """Something a person did in their chat. An unknown chat can do nothing but bring an invite."""
        if isinstance(event, (Said, Shared)) and event.reply_to:
            message = int(event.reply_to)
            if isinstance(event, Said):
                event = replace(event, asked=_asked(await tx.chats.shown(sender.chat_id, message)))
            event = replace(event, reply_to=await tx.chats.label_of(sender.chat_id, message))
        case = await tx.cases.of_chat(sender.chat_id, self.now())
        if case is None or case.person.standing in GONE:
            if isinstance(event, Searched):
                return  # nothing has been said, so nothing is answered
            if isinstance(event, Answered):
                await tx.access.refuse(case.person.id if case else None, event.ask, None, self.now())
            await self._nobody(tx, sender, event)
            return
        await self._decide(tx, await self._with_what_it_is_about(tx, case, event), event)

    async def _nobody(self, tx: Transaction, sender: Sender, event: Event) -> None:
        """Somebody of whom there is no record, or none any more: nothing is stored, help is named all the same."""
        said = event.text if isinstance(event, Said) else event.caption if isinstance(event, Shared) else ""
        found = screen(said, *self.rules.all_keywords)
        keys = [f"safety-{w}" for w in wordings(self.rules, found.flags)] if found.flags and not found.soft else []
        keys = keys or ["unknown-tap" if isinstance(event, Answered) and tells(event) else "unknown-chat"]
        for key in keys:
            await self._stranger(tx, sender, key, again_after="%Y%m%d%H%M")

    async def _with_what_it_is_about(self, tx: Transaction, case: Case, event: Event) -> Case:
        """The case with the workout or the questionnaire of a button, or of a question replied to, however old."""
        _, ref, _ = event.asked.rsplit(":", 2) if isinstance(event, Said) and event.asked else ("", "", "")
        ref = event.ref if isinstance(event, Answered) else ref
        if not ref or case.person.role is not Role.PATIENT:
            return case
        if ref.isdecimal():
            return await tx.cases.with_workout(case, ref)
        asked_lately = any(r.ref == ref for r in rounds(case.entries))
        return case if asked_lately or "-" not in ref else await tx.cases.with_more(case, ["entries"])

    async def join(self, tx: Transaction, sender: Sender, code: str) -> bool:
        """An invite code from a chat. False if the chat is somebody's already: the code is left unused."""
        now = self.now()
        if await tx.cases.of_chat(sender.chat_id, now):
            return False
        allowed = await tx.invites.wrong_tries(sender.chat_id, now) < self.rules.clinic.invite_tries_per_hour
        person_id = await tx.invites.redeem(code, now) if allowed else None
        case = await tx.cases.of_person(person_id, now) if person_id else None
        if case is None or case.person.chat_id is not None or case.person.standing in GONE:
            await tx.invites.count_wrong(sender.chat_id, now)
            await self._stranger(tx, sender, "invite-wrong", again_after="%Y%m%d%H%M%S")
            return True
        language = self._wording.language_for(sender.language_code)
        person = replace(case.person, chat_id=sender.chat_id, language=language)
        joined = replace(case, person=person)
        await tx.cases.save(case, joined)
        await self._decide(tx, joined, Joined(sender.name, language))
        return True

    async def refuse_group(self, tx: Transaction, sender: Sender) -> None:
        """Health is not for groups: say so once a day, and nothing else."""
        await self._stranger(tx, sender, "no-groups", again_after="%Y%m%d")

    async def apologise(self, tx: Transaction, chat: int) -> None:
        """We cannot read what we know of them: say so, with the number to call."""
        await self._stranger(tx, Sender(chat, "", None), "out-of-order", again_after="%Y%m%d%H%M")

    async def come_due(self, tx: Transaction, row: DueRow) -> None:
        case = await tx.cases.of_person(row.person_id, self.now())
        if case is not None and case.person.standing not in GONE:
            await self._decide(tx, case, CameDue(DueKind(row.kind), row.local_date, row.slot, row.at))

    async def tell(self, tx: Transaction, person_id: int, event: Event) -> None:
        """Something that delivery or intake found out about a person."""
        case = await tx.cases.of_person(person_id, self.now())
        if case is not None and case.person.standing not in GONE:
            await self._decide(tx, case, event)

    async def read_file(
        self, tx: Transaction, person_id: int, wanted: Mapping[str, str | int], data: bytes | None
    ) -> None:
        """A plan file has been fetched (None: Telegram does not have it): checked here, decided on as anything else."""
        found = read_plan(data, self.rules) if data is not None else Read()
        event = PlanRead(
            str(wanted["file_id"]),
            str(wanted["caption"]),
            int(wanted["patient"]),
            found.plan,
            found.patient,
            found.mistakes,
            gone=data is None,
        )
        await self.tell(tx, person_id, event)

    # — one decision —

    async def _decide(self, tx: Transaction, case: Case, event: Event) -> None:
        """1. Decide. 2. Save the case. 3. Carry out the effects in order, other people's events among them."""
        now = self.now()
        case = await self._with_needed(tx, case, event)
        case = await tx.caseload.with_patients(case, now, only=patients_named(case, event))
        if "caseload" in getattr(event, "needs", ()):
            case = await tx.caseload.with_caseload(case, now)
        decision = decide(case, event, self.rules, now)
        await tx.cases.save(case, decision.case)
        # Where somebody was when this began, so that the last word reaches those who are gone after it; in the language
        # that they have just chosen.
        reader = replace(case, person=replace(case.person, language=decision.case.person.language))
        letters: list[Say | Retire] = []
        for effect in decision.effects:
            if isinstance(effect, Say | Retire):
                letters.append(effect)
            else:
                if isinstance(effect, Hush | TakeBack | Erase | Raise | Follow | Invite | Dismiss):
                    await self._post(tx, reader, letters)
                    letters = []
                await self._carry_out(tx, decision.case, effect)
        await self._post(tx, reader, letters)

    async def _with_needed(self, tx: Transaction, case: Case, event: Event) -> Case:
        """The case with what the event says that its decision needs."""
        needs = getattr(event, "needs", ())
        if "draft" in needs and case.person.role is Role.PATIENT:
            by: Person = event.by  # type: ignore[union-attr]  # only what is raised by a therapist needs a draft
            case = replace(case, draft=await tx.drafts.of(case.person.id, by.id))
        return await tx.cases.with_more(case, [need for need in needs if need != "draft"])

    async def _carry_out(self, tx: Transaction, case: Case, effect: Effect) -> None:
        now, me = self.now(), case.person
        match effect:
            case Schedule():
                await tx.due.schedule(effect.person or me.id, effect)
            case Unschedule():
                await tx.due.unschedule(me.id, effect)
            case Keep():
                await tx.facts.keep(me.id, effect, now)
            case Enter(entry=entry):
                await tx.facts.enter(me.id, entry)
            case TakeBack():
                dropped = await tx.outbox.take_back(effect.to, effect.label)
                await self._post(tx, case, list(effect.dropped if dropped else effect.gone))
            case Offer():
                await tx.outbox.add([self._letters.offer(me, effect, now)], now)
            case Fetch():
                await tx.outbox.add([self._letters.fetch(me, effect, now)], now)
            case KeepDraft(by=by, draft=draft):
                await tx.drafts.keep(me.id, by, draft, now)
            case Erase(locked=locked):
                await tx.erasing.erase(me.id, now, locked=locked)
            case Hush():
                await tx.outbox.drop(me.id)
            case Follow(event=event):
                mine = await tx.cases.of_person(me.id, now)
                if mine is not None:
                    await self._decide(tx, mine, event)
            case Raise(person=patient, event=event):
                # What one patient's case asks of another's is asked in the name of the therapist behind it.
                await self._raise(tx, getattr(event, "by", me), patient, event)
            case Invite():
                await self.invite(tx, me, effect)
            case Revoke(patient_id=patient):
                allowed = await tx.cases.of_patient(patient, me, now, to_decide=True)
                await tx.invites.revoke(allowed.person.id, now)
            case Observe():
                await tx.access.observe(me.id, effect.therapist_id, effect.allowed, now)
            case Dismiss(therapist_id=therapist):
                try:
                    await self.dismiss(tx, therapist, me)
                except NotYours:
                    await self._refuse(tx, me, "dismiss", therapist, "not-yours")
            case Refused():
                await tx.access.refuse(me.id, effect.what, effect.about, now)
            case Say() | Retire():
                raise AssertionError("messages are posted together")

    async def _raise(self, tx: Transaction, by: Person, patient: int, event: Event) -> None:
        if not isinstance(event, RAISABLE):
            raise TypeError(f"{type(event).__name__} is not for another person's case")
        now, reads = self.now(), isinstance(event, READING)
        try:
            if isinstance(event, TakenOver):
                case = await tx.cases.of_offered(patient, by, now)
            else:
                case = await tx.cases.of_patient(patient, by, now, to_decide=not reads)
        except ReadsOnly:
            await self._refuse(tx, by, type(event).__name__, patient, "reads-only")
        except NotYours:
            await self._refuse(tx, by, type(event).__name__, patient, "not-yours")
        else:
            await self._decide(tx, case, event)

    async def _refuse(self, tx: Transaction, by: Person, what: str, about: int, key: str) -> None:
        """Say no, without a word of what is there, and count it."""
        await tx.access.refuse(by.id, what, about, self.now())
        await self._say_to(tx, by, Words(key))

    async def dismiss(self, tx: Transaction, therapist_id: int, by: Person | None) -> tuple[Person, int]:
        """A therapist no longer works here: who leads instead, and how many patients have passed to them.

        1. Nothing more goes to their chat but a last word. 2. They have no access from here on. 3. Each patient's case
        hears of it. Raises NotYours, NobodyLeads.
        """
        leaving, heir, patients = await tx.access.dismiss(therapist_id, by, self.now())
        await tx.outbox.drop(leaving.id)
        await tx.invites.revoke(leaving.id, self.now())
        if leaving.chat_id:
            await self._say_to(tx, leaving, Words("access-ended", {"clinic": self.rules.clinic.name}))
        for patient in patients:
            case = await tx.cases.of_person(patient, self.now())
            if case is not None:
                await self._decide(tx, case, HandedOver(heir, heir, leaving, left=True))
        await self._say_to(tx, heir, Words("colleague-left", {"alias": leaving.alias, "count": len(patients)}))
        return heir, len(patients)

    async def invite(self, tx: Transaction, by: Person, invite: Invite) -> None:
        """A code, and for a new patient the person and the first plan. The link goes to the therapist alone."""
        now = self.now()
        if invite.patient_id is None and not invite.programme:
            added = await tx.people.add(Person(0, Role.PATIENT, invite.alias, therapist_id=by.id, zone=None))
            await self.tell(tx, by.id, Answered("build", "open", str(added.id)))
            return
        if invite.patient_id is None:
            programme = self.rules.programmes[invite.programme]
            patient = await tx.people.add(Person(0, Role.PATIENT, invite.alias, therapist_id=by.id, zone=None))
            plan = Plan(
                version=1,
                programme=programme.key,
                exercises=programme.exercises,
                slots=invite.slots,
                measures=programme.measures,
                screening=invite.screening,
                reason="=first",
                author_id=by.id,
                created_at=now,
            )
            await tx.facts.add_plan(patient.id, plan)
            if invite.notes:
                note = Entry(EntryKind.NOTE, now, by.id, {"text": invite.notes, "intake": 1})
                await tx.facts.enter(patient.id, note)
        else:
            patient = (await tx.cases.of_patient(invite.patient_id, by, now, to_decide=True)).person
        code, expires = await tx.invites.make(patient.id, now, self.rules.clinic.invite_hours)
        zone = by.zone or self.rules.clinic.zone
        args: dict[str, Arg] = {
            "alias": patient.alias,
            "link": self.link(code),
            "until": Words("day-at", {"day": day_words(expires, zone), "time": clock(expires, zone)}),
        }
        await self._say_to(tx, by, Words("invite", args), qr=self.link(code))
        # The page to print, with the same code: it is in this letter alone, and forgotten once that is sent.
        until = self._wording.plain(by.language, args["until"])
        waiting = f"file:{patient.id}:handout:{now:%y%m%d%H%M%S}"
        preparing = Words("preparing", {"file": Words("file-name", {"kind": "handout"})})
        page = Say(
            by.id,
            Words("file", {"kind": "handout", "alias": patient.alias, "mine": "no"}),
            document=Document("handout", patient.id, {"link": self.link(code), "until": until}, waiting),
            about=patient.id,
        )
        told = Say(by.id, preparing, label=waiting, about=patient.id)
        await tx.outbox.add([self._letters.said(by, x, now) for x in (told, page)], now)

    def link(self, code: str) -> str:
        return f"https://t.me/{self.rules.clinic.bot_username}?start={code}"

    # — messages —

    async def _post(self, tx: Transaction, case: Case, letters: list[Say | Retire]) -> None:
        """Messages with their final text, as decided, in order."""
        if not letters:
            return
        known = {case.person.id: case.person}
        if case.team:
            known |= {p.id: p for p in (case.team.lead, case.team.therapist)}
        missing = {letter.to for letter in letters} - known.keys()
        if missing:
            known |= await tx.people.of(missing)
        now = self.now()
        said = [x for x in letters if isinstance(x, Say) and known[x.to].chat_id]
        ready = [letter for x in said for letter in self._letters.in_parts(known[x.to], x, now)]
        # Buttons that have been answered can go a moment later than what is said.
        for retired in [x for x in letters if isinstance(x, Retire) and known[x.to].chat_id]:
            to = known[retired.to]
            shown = await _shown(tx, to, retired)
            closed = self._letters.retired(to, retired, shown, now)
            for message in shown:
                if message.message_id in closed:
                    await tx.chats.close(message)
            ready += closed.values()
        tx.handed.extend(await tx.outbox.add(ready, now, tx.taker))

    async def _say_to(self, tx: Transaction, to: Person, words: Words, *, qr: str = "") -> None:
        await tx.outbox.add([self._letters.told(to, words, self.now(), qr=qr)], self.now())

    async def _stranger(self, tx: Transaction, sender: Sender, key: str, *, again_after: str) -> None:
        """A fixed text for a chat that is nobody's, not more often than once in that time ("%Y%m%d", "%H%M%S" …)."""
        now, clinic = self.now(), self.rules.clinic
        country = self.rules.country(clinic.country)
        given: dict[str, Arg] = {"clinic": clinic.name, "phone": clinic.phone, "stored": "no"}
        words = Words(key, {**given, "emergency": country.emergency, "crisis": country.crisis})
        letter = self._letters.to_stranger(sender.chat_id, sender.language_code, words, now)
        dedupe = f"{key}:{sender.chat_id}:{now:{again_after}}"
        await tx.outbox.add([replace(letter, dedupe=dedupe)], now)


def _asked(shown: Shown | None) -> str:
    """The question that a message asks, by its first button: "ask:ref:item"."""
    rows = json.loads(shown.payload).get("buttons", []) if shown else []
    data = next((button["data"] for row in rows for button in row if "data" in button), "")
    ask, _, ref, item = [*data.split(":", 3), "", "", ""][:4]
    return f"{ask}:{ref}:{item}" if ask else ""


async def _shown(tx: Transaction, to: Person, retired: Retire) -> list[Shown]:
    """The messages that may ask it: the one that was tapped first, then the last ones, the newest first."""
    recent = await tx.chats.lately_shown(to.chat_id or 0)
    if retired.message_id is None:
        return recent
    tapped = await tx.chats.shown(to.chat_id or 0, retired.message_id)
    return [tapped, *(r for r in recent if r.message_id != tapped.message_id)] if tapped else recent
