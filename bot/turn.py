"""One event handled: load the case, decide, save everything it led to in one transaction. Nothing is sent here."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from bot.coach.decide import decide
from bot.coach.effects import (
    Arg,
    Effect,
    Hush,
    Invite,
    Keep,
    Priority,
    Raise,
    Retire,
    Revoke,
    Say,
    Schedule,
    Unschedule,
    Words,
)
from bot.coach.events import (
    CameDue,
    Decided,
    DueKind,
    Event,
    Joined,
    Looked,
    Resumed,
    Said,
    Shared,
    Vouched,
    Wrote,
)
from bot.coach.model import Case, Person, Plan, Role, Standing
from bot.coach.rules import Rules
from bot.coach.schedule import civil
from bot.coach.talk import clock, day_words
from bot.content.words import Wording
from bot.storage.cases import NotYours
from bot.storage.due import DueRow
from bot.storage.outbox import LEAST_URGENT, Letter
from bot.storage.store import Store, Transaction

_CHANGING = ("joined:", "report:", "timer:")  # labels of messages that no longer stand as they were sent
_ROOMY = 3900  # characters of a message to which an answer can be added


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

    async def hear(self, tx: Transaction, sender: Sender, event: Event) -> None:
        """Something a person did in their chat. An unknown chat can do nothing but bring an invite."""
        if isinstance(event, (Said, Shared)) and event.reply_to:
            label = await tx.outbox.label_of(sender.chat_id, int(event.reply_to))
            event = replace(event, reply_to=label)
        case = await tx.cases.of_chat(sender.chat_id, self.now())
        if case is None or case.person.standing is Standing.REVOKED:
            await self._stranger(tx, sender, "unknown-chat", again_after="%Y%m%d%H%M")
            return
        await self._decide(tx, case, event)

    async def join(self, tx: Transaction, sender: Sender, code: str) -> bool:
        """An invite code from a chat. False if the chat is somebody's already: the code is left unused."""
        now = self.now()
        if await tx.cases.of_chat(sender.chat_id, now):
            return False
        allowed = await tx.invites.wrong_tries(sender.chat_id, now) < self.rules.clinic.invite_tries_per_hour
        person_id = await tx.invites.redeem(code, now) if allowed else None
        case = await tx.cases.of_person(person_id, now) if person_id else None
        if case is None or case.person.chat_id is not None or case.person.standing is Standing.REVOKED:
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

    async def come_due(self, tx: Transaction, row: DueRow) -> None:
        case = await tx.cases.of_person(row.person_id, self.now())
        if case is not None:
            await self._decide(tx, case, CameDue(DueKind(row.kind), row.local_date, row.slot, row.at))

    async def tell(self, tx: Transaction, person_id: int, event: Event) -> None:
        """Something that delivery or intake found out about a person."""
        case = await tx.cases.of_person(person_id, self.now())
        if case is not None:
            await self._decide(tx, case, event)

    # — one decision —

    async def _decide(self, tx: Transaction, case: Case, event: Event) -> None:
        """1. Decide. 2. Save the case. 3. Carry out the effects in order, other people's events among them."""
        now = self.now()
        decision = decide(case, event, self.rules, now)
        await tx.cases.save(case, decision.case)
        letters: list[Say | Retire] = []
        for effect in decision.effects:
            if isinstance(effect, Say | Retire):
                letters.append(effect)
            else:
                if isinstance(effect, Hush | Raise | Invite):
                    await self._post(tx, case, letters)
                    letters = []
                await self._carry_out(tx, decision.case, effect)
        await self._post(tx, case, letters)

    async def _carry_out(self, tx: Transaction, case: Case, effect: Effect) -> None:
        now, me = self.now(), case.person
        match effect:
            case Schedule():
                await tx.due.schedule(effect.person or me.id, effect)
            case Unschedule():
                await tx.due.unschedule(me.id, effect)
            case Keep():
                await tx.cases.keep(me.id, effect, now)
            case Hush():
                await tx.outbox.drop(me.id)
            case Raise(person=patient, event=event):
                await self._raise(tx, me, patient, event)
            case Invite():
                await self.invite(tx, me, effect)
            case Revoke(patient_id=patient):
                allowed = await tx.cases.of_patient(patient, me, now)
                await tx.invites.revoke(allowed.person.id, now)
            case Say() | Retire():
                raise AssertionError("messages are posted together")

    async def _raise(self, tx: Transaction, by: Person, patient: int, event: Event) -> None:
        if not isinstance(event, Decided | Wrote | Vouched | Looked | Resumed):
            raise TypeError(f"{type(event).__name__} is not for another person's case")
        try:
            case = await tx.cases.of_patient(patient, by, self.now())
        except NotYours:
            await self._say_to(tx, by, Words("not-yours"))
            return
        await self._decide(tx, case, event)

    async def invite(self, tx: Transaction, by: Person, invite: Invite) -> None:
        """A code, and for a new patient the person and the first plan. The link goes to the therapist alone."""
        now = self.now()
        if invite.patient_id is None:
            programme = self.rules.programmes[invite.programme]
            patient = await tx.cases.add_person(Person(0, Role.PATIENT, invite.alias, therapist_id=by.id, zone=None))
            plan = Plan(
                version=1,
                programme=programme.key,
                exercises=programme.exercises,
                slots=invite.slots,
                reason="=first",
                author_id=by.id,
                created_at=now,
            )
            await tx.cases.add_plan(patient.id, plan)
        else:
            patient = (await tx.cases.of_patient(invite.patient_id, by, now)).person
        code, expires = await tx.invites.make(patient.id, now, self.rules.clinic.invite_hours)
        zone = by.zone or self.rules.clinic.zone
        args: dict[str, Arg] = {
            "alias": patient.alias,
            "link": self.link(code),
            "until": Words("day-at", {"day": day_words(expires, zone), "time": clock(expires, zone)}),
        }
        await self._say_to(tx, by, Words("invite", args), qr=self.link(code))

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
            known |= await tx.cases.people(missing)
        now = self.now()
        ready = [self._letter(known[x.to], x) for x in letters if isinstance(x, Say) and known[x.to].chat_id]
        # Buttons that have been answered can go a moment later than what is said.
        for retired in [x for x in letters if isinstance(x, Retire) and known[x.to].chat_id]:
            ready += await self._retirement(tx, known[retired.to], retired)
        tx.handed.extend(await tx.outbox.add(ready, now, tx.taker))

    async def _retirement(self, tx: Transaction, to: Person, retired: Retire) -> list[Letter]:
        """The question as it was asked, with the answer in place of its buttons; none if it is not there any more."""
        chat, question = to.chat_id or 0, (retired.ask, retired.ref, str(retired.item))
        if retired.message_id is None:
            recent = await tx.outbox.lately_shown(chat)
        else:
            tapped = await tx.outbox.shown(chat, retired.message_id)
            recent = [tapped] if tapped else []
        for shown in recent:
            asked = json.loads(shown.payload)
            buttons = [b for row in asked.get("buttons", []) for b in row]
            mine = [b for b in buttons if _question(b["data"]) == question]
            if not mine:
                continue
            answer = next((b["text"] for b in mine if b["data"].split(":")[1] == retired.value), None)
            if answer and not shown.label.startswith(_CHANGING) and len(asked["text"]) < _ROOMY:
                chosen = self._wording.text(to.language, Words("chosen", {"answer": answer}))
                field = "text" if asked["method"] in ("send", "edit") else "caption"
                return [self._change(to, shown.message_id, {field: f"{asked['text']}\n\n{chosen}"})]
            return [self._change(to, shown.message_id, {})]
        return [self._change(to, retired.message_id, {})] if retired.message_id else []

    def _change(self, to: Person, message_id: int, becomes: dict[str, str]) -> Letter:
        """A message without its buttons, and with another text or caption if one is given."""
        chat, payload = to.chat_id or 0, {"method": "retire", "message": message_id, **becomes}
        return Letter(to.id, chat, f"retire:{chat}", LEAST_URGENT, json.dumps(payload, ensure_ascii=False), self.now())

    def _letter(self, to: Person, letter: Say) -> Letter:
        now, chat = self.now(), to.chat_id or 0
        language = to.language
        payload = {
            "method": "edit" if letter.edit else letter.media[0] if letter.media else "send",
            "text": self._wording.text(language, letter.words),
            "buttons": [
                [{"text": self._wording.label(language, b), "data": f"{b.ask}:{b.value}:{b.ref}:{b.item}"} for b in row]
                for row in letter.buttons
            ],
        }
        if letter.edit:
            payload["label"] = letter.edit
        if letter.media:
            payload["file_id"] = letter.media[1]
        clinic = self.rules.clinic
        zone = to.zone or clinic.zone if letter.civil else None
        not_before = letter.not_before or now
        if zone:
            not_before = civil(not_before, zone, clinic.quiet_from, clinic.quiet_to)
        return Letter(
            person_id=to.id,
            chat_id=chat,
            order_key=_order_key(letter, chat, deferred=not_before > now),
            priority=letter.priority.value,
            payload=json.dumps(payload, ensure_ascii=False),
            not_before=not_before,
            label=letter.label,
            about=letter.about,
            dedupe=letter.dedupe or None,
            zone=zone,
            expires_at=letter.expires_at,
        )

    async def _say_to(self, tx: Transaction, to: Person, words: Words, *, qr: str = "") -> None:
        payload: dict[str, object] = {
            "method": "qr" if qr else "send",
            "text": self._wording.text(to.language, words),
            "buttons": [],
        }
        if qr:
            payload["link"] = qr
        chat = to.chat_id or 0
        letter = Letter(
            person_id=to.id,
            chat_id=chat,
            order_key=f"chat:{chat}",
            priority=Priority.REPLY.value,
            payload=json.dumps(payload, ensure_ascii=False),
            not_before=self.now(),
        )
        await tx.outbox.add([letter], self.now())

    async def _stranger(self, tx: Transaction, sender: Sender, key: str, *, again_after: str) -> None:
        """A fixed text for a chat that is nobody's, not more often than once in that time ("%Y%m%d", "%H%M%S" …)."""
        now, clinic = self.now(), self.rules.clinic
        country = self.rules.country(clinic.country)
        words = Words(key, {"clinic": clinic.name, "emergency": country.emergency})
        language = self._wording.language_for(sender.language_code)
        payload = {"method": "send", "text": self._wording.text(language, words), "buttons": []}
        letter = Letter(
            person_id=None,
            chat_id=sender.chat_id,
            order_key=f"chat:{sender.chat_id}",
            priority=Priority.REPLY.value,
            payload=json.dumps(payload, ensure_ascii=False),
            not_before=now,
            dedupe=f"{key}:{sender.chat_id}:{now:{again_after}}",
        )
        await tx.outbox.add([letter], now)


def _question(data: str) -> tuple[str, str, str]:
    """Which question a button answers: its ask, ref and item."""
    ask, _, ref, item = data.split(":")
    return ask, ref, item


def _order_key(letter: Say, chat: int, *, deferred: bool) -> str:
    """What keeps its order with what. A report has a key of its own, or it would wait behind a message that is backing
    off; its edits share it. What waits for the morning must not hold up the talk of tonight."""
    report = letter.edit or letter.label
    if report.startswith("report:"):
        return f"{report}:{chat}"
    if letter.priority is Priority.URGENT:
        return f"urgent:{chat}"
    return f"later:{chat}" if deferred else f"chat:{chat}"
