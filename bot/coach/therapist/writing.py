"""A therapist writes to a patient: a reply, a saved one, a photo; never to somebody whom they have turned away from."""

from datetime import datetime, timedelta

from bot.coach.events import Answered, Shared, Wrote
from bot.coach.references import patient_in
from bot.coach.talk import Talk, options
from bot.coach.therapist import record, saved
from bot.coach.therapist.access import alias_of, raise_for

_STILL_WRITING = timedelta(minutes=10)


def nothing_to_write(talk: Talk) -> None:
    """Whoever turns to something else is not writing to that patient any more: their next text is not for them."""
    if talk.stage.ask in record.TYPING:
        talk.stand()


def still_writing(talk: Talk) -> bool:
    since = talk.stage.draft.get("since")
    return since is not None and talk.now - datetime.fromisoformat(str(since)) <= _STILL_WRITING


def write(talk: Talk, ref: str, patient: int) -> None:
    talk.ask(
        "write",
        ref,
        draft={"since": talk.now.isoformat()},
        buttons=(*saved.choices(talk, ref), *options("write", ref)),
        alias=alias_of(talk, patient),
    )


def write_saved(talk: Talk, event: Answered, text: str) -> None:
    """One tap sends a saved reply, once: a second tap finds that nothing is being written any more."""
    if not text:
        talk.say("saved-gone")
    elif not talk.waits_for("write", event.ref):
        talk.say("write-late")
    else:
        talk.retire(event)
        talk.stand()
        patient, number = patient_in(event.ref)
        raise_for(talk, patient, Wrote(talk.me, text, number, event.message_id, saved=True))


def shared(talk: Talk, event: Shared) -> None:
    """A photo, a voice message …: as a reply to a patient's message, or where something is being written, it goes to
    that patient, by Telegram's own file id."""
    patient, number = of_label(event.reply_to)
    if not patient and talk.stage.ask == "write" and still_writing(talk):
        patient, number = patient_in(talk.stage.ref)
        talk.stand()
    if not patient or not event.file_id:
        talk.say("therapist-media")
        return
    media = (event.kind, event.file_id)
    raise_for(talk, patient, Wrote(talk.me, event.caption.strip(), number, event.message_id, media))


def of_label(label: str) -> tuple[int, int]:
    """Whose message was replied to: "report:12-3", "relay:12-3", "look:12", "sent:12-3.2.57" …"""
    kind, _, ref = label.partition(":")
    return patient_in(ref.partition(".")[0]) if kind in ("report", "urgent", "relay", "look", "sent") else (0, 0)
