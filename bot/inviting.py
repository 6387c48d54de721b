"""An invite made: a code, for somebody new a person and a first plan; the therapist gets a link and a page to print."""

from collections.abc import Callable
from datetime import datetime

from bot.coach.effects import Arg, Document, Invite, Say, Words
from bot.coach.events import Answered, Event
from bot.coach.model import Entry, EntryKind, Person, Plan, Role
from bot.coach.rules import Rules
from bot.coach.talk import clock, day_words
from bot.content.words import Wording
from bot.letters import Letters
from bot.post import Post
from bot.storage.store import Transaction


class Inviting:
    """Invites within one transaction each."""

    def __init__(
        self, wording: Wording, letters: Letters, post: Post, rules: Rules, now: Callable[[], datetime]
    ) -> None:
        self._wording, self._letters, self._post, self._rules, self._now = wording, letters, post, rules, now

    async def invite(self, tx: Transaction, by: Person, invite: Invite) -> Event | None:
        """A code, and for a new patient the person and the first plan. The link goes to the therapist alone.
        Returns what follows for them: a plan that is built from nothing is built first."""
        now = self._now()
        if invite.patient_id is None and not invite.programme:
            added = await tx.people.add(Person(0, Role.PATIENT, invite.alias, therapist_id=by.id, zone=None))
            return Answered("build", "open", str(added.id))
        if invite.patient_id is None:
            programme = self._rules.programmes[invite.programme]
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
        code, expires = await tx.invites.make(patient.id, now, self._rules.clinic.invite_hours)
        zone = by.zone or self._rules.clinic.zone
        args: dict[str, Arg] = {
            "alias": patient.alias,
            "link": self._link(code),
            "until": Words("day-at", {"day": day_words(expires, zone), "time": clock(expires, zone)}),
        }
        await self._post.say_to(tx, by, Words("invite", args), qr=self._link(code))
        # The page to print, with the same code: it is in this letter alone, and forgotten once that is sent.
        until = self._wording.plain(by.language, args["until"])
        waiting = f"file:{patient.id}:handout:{now:%y%m%d%H%M%S}"
        preparing = Words("preparing", {"file": Words("file-name", {"kind": "handout"})})
        page = Say(
            by.id,
            Words("file", {"kind": "handout", "alias": patient.alias, "mine": "no"}),
            document=Document("handout", patient.id, {"link": self._link(code), "until": until}, waiting),
            about=patient.id,
        )
        told = Say(by.id, preparing, label=waiting, about=patient.id)
        await tx.outbox.add([self._letters.said(by, x, now) for x in (told, page)], now)
        return None

    def _link(self, code: str) -> str:
        return f"https://t.me/{self._rules.clinic.bot_username}?start={code}"
