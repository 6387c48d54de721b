"""What a digest showed and a therapist has read is settled with one tap; for ten minutes it can be taken back."""

from dataclasses import replace
from datetime import UTC, datetime

from bot.coach.effects import Button, Words
from bot.coach.events import Action, Answered, Decided, Unread
from bot.coach.references import patient_in
from bot.coach.showing import UNDO
from bot.coach.talk import Talk, clock
from bot.coach.therapist import inbox
from bot.coach.therapist.access import raise_for

MOMENT = "%y%m%d%H%M%S"  # how buttons name one
_KEPT = "read"  # where the stage keeps what was settled last: the moment, then the reports


def answered(talk: Talk, event: Answered) -> None:
    """ "All read" settles what the digest showed; for ten minutes it can be taken back."""
    talk.retire(event)
    moment, *numbers = talk.stage.kept.get(_KEPT, "").split() or [""]
    if event.value == "unread":
        if not numbers or moment != event.ref or talk.now - _at(moment) >= UNDO:
            talk.say("digest-unread-late")
            return
        for ref in numbers:
            patient, number = patient_in(ref)
            raise_for(talk, patient, Unread(talk.me, number))
        _remember(talk, "")
        talk.say("digest-unread")
        return
    shown = inbox.shown_in_digest(talk, event.ref, event.item)
    for report in shown:
        raise_for(talk, report.patient_id, Decided(talk.me, report.number, Action.SEEN))
    now = f"{talk.now:{MOMENT}}"
    _remember(talk, " ".join((now, *(r.ref for r in shown))))
    until = clock(talk.now + UNDO, talk.me.zone or talk.rules.clinic.zone)
    back = Button("digest", "unread", now, label=Words("undo-label", {"until": until}))
    talk.say("digest-seen", buttons=((back,),) if shown else ())


def _at(moment: str) -> datetime:
    return datetime.strptime(moment, MOMENT).replace(tzinfo=UTC)


def _remember(talk: Talk, what: str) -> None:
    kept = {**talk.stage.kept, _KEPT: what}
    talk.case = replace(talk.case, stage=replace(talk.stage, kept=kept))
