"""One event handled: load the case, decide, save everything it led to in one transaction. Nothing is sent here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from bot.coach.decide import decide
from bot.coach.effects import (
    Dismiss,
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
from bot.coach.model import GONE, Case, Person, Role
from bot.coach.patient.afterwards import tells
from bot.coach.rules import Rules
from bot.coach.safety import wordings
from bot.coach.screening import screen
from bot.coach.therapist.caseload import wanted
from bot.content.planfile import Read, read_plan
from bot.content.words import Wording
from bot.inviting import Inviting
from bot.letters import Letters, asked_in
from bot.post import Post
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
        self._post = Post(self._letters, rules, now)
        self._inviting = Inviting(wording, self._letters, self._post, rules, now)

    async def hear(self, tx: Transaction, sender: Sender, event: Event) -> None:
        """Something a person did in their chat. An unknown chat can do nothing but bring an invite."""
        if isinstance(event, (Said, Shared)) and event.reply_to:
            message = int(event.reply_to)
            if isinstance(event, Said):
                event = replace(event, asked=asked_in(await tx.chats.shown(sender.chat_id, message)))
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
            await self._post.stranger(tx, sender.chat_id, sender.language_code, key, again_after="%Y%m%d%H%M")

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
            await self._post.stranger(
                tx, sender.chat_id, sender.language_code, "invite-wrong", again_after="%Y%m%d%H%M%S"
            )
            return True
        language = self._wording.language_for(sender.language_code)
        person = replace(case.person, chat_id=sender.chat_id, language=language)
        joined = replace(case, person=person)
        await tx.cases.save(case, joined)
        await self._decide(tx, joined, Joined(sender.name, language))
        return True

    async def refuse_group(self, tx: Transaction, sender: Sender) -> None:
        """Health is not for groups: say so once a day, and nothing else."""
        await self._post.stranger(tx, sender.chat_id, sender.language_code, "no-groups", again_after="%Y%m%d")

    async def apologise(self, tx: Transaction, chat: int) -> None:
        """We cannot read what we know of them: say so, with the number to call."""
        await self._post.stranger(tx, chat, None, "out-of-order", again_after="%Y%m%d%H%M")

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
        case = await tx.caseload.with_patients(case, now, wanted(case, event))
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
                    await self._post.put(tx, reader, letters)
                    letters = []
                await self._carry_out(tx, decision.case, effect)
        await self._post.put(tx, reader, letters)

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
                await self._post.put(tx, case, list(effect.dropped if dropped else effect.gone))
            case Offer():
                await tx.outbox.add([self._letters.offer(me, effect, now)], now)
            case Fetch():
                await tx.outbox.add([self._letters.fetch(me, effect, now)], now)
            case KeepDraft(by=by, draft=draft):
                await tx.drafts.keep(me.id, by, draft, now)
            case Erase(locked=locked):
                await tx.erasing.erase(me.id, now, locked=locked)
            case Hush(keep=keep):
                await tx.outbox.drop(me.id, keep)
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
        await self._post.say_to(tx, by, Words(key))

    async def dismiss(self, tx: Transaction, therapist_id: int, by: Person | None) -> tuple[Person, int]:
        """A therapist no longer works here: who leads instead, and how many patients have passed to them.

        1. Nothing more goes to their chat but a last word. 2. They have no access from here on. 3. Each patient's case
        hears of it. Raises NotYours, NobodyLeads.
        """
        leaving, heir, patients = await tx.access.dismiss(therapist_id, by, self.now())
        await tx.outbox.drop(leaving.id)
        await tx.invites.revoke(leaving.id, self.now())
        if leaving.chat_id:
            await self._post.say_to(tx, leaving, Words("access-ended", {"clinic": self.rules.clinic.name}))
        for patient in patients:
            case = await tx.cases.of_person(patient, self.now())
            if case is not None:
                await self._decide(tx, case, HandedOver(heir, heir, leaving, left=True))
        await self._post.say_to(tx, heir, Words("colleague-left", {"alias": leaving.alias, "count": len(patients)}))
        return heir, len(patients)

    async def invite(self, tx: Transaction, by: Person, invite: Invite) -> None:
        """A new patient or a new link, as `Inviting` has it, and what follows for the therapist."""
        follows = await self._inviting.invite(tx, by, invite)
        if follows is not None:
            await self.tell(tx, by.id, follows)
