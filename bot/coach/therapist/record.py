"""A therapist at a patient's record: what a tap on the card opens, what is typed for it, and the lead's colleagues."""

from datetime import date, timedelta

from bot.coach.asks import ASKS
from bot.coach.dates import day_said
from bot.coach.effects import Button, Dismiss, Raise, Words
from bot.coach.events import Answered, Browsed, Ended, Looked, Noted, Observed, Passed, Paused, Reopened, TakenOver
from bot.coach.model import Role, Standing
from bot.coach.references import patient_in
from bot.coach.schedule import local
from bot.coach.talk import Talk, options
from bot.coach.therapist import episode, notes, saved
from bot.coach.therapist.access import alias_of, may_decide, raise_for, refuse

_ABOUT_PATIENT = ("file", "jot", "halt_until", "halt_why", "ending", "end_words", "pass", "offered", "observe")
RECORD_ASKS = frozenset((*_ABOUT_PATIENT, "saved", "saved_new", "colleague", "dismiss"))
# What is typed next is for these; whoever turns to something else is done with them.
TYPING = frozenset(("write", "jot", "halt_until", "halt_why", "end_words", "saved_new"))
_PAGES = ("notes", "thread", "filed", "team")
_LONGEST_REASON, _LONGEST_WORDS = 300, 1000


def opened(talk: Talk, patient: int) -> None:
    """The card is open: its buttons can be typed as well."""
    if any(p.id == patient for p in talk.case.patients):
        talk.stand("patient", str(patient))


def on_card(talk: Talk, event: Answered) -> None:
    """A button of the card."""
    patient, number = patient_in(event.ref)
    if event.value == "show":
        opened(talk, patient)
        raise_for(talk, patient, Looked(talk.me, message_id=event.message_id))
    elif event.value in _PAGES:
        opened(talk, patient)
        raise_for(talk, patient, Browsed(talk.me, event.value, event.item, event.message_id))
    elif event.value == "jot":
        talk.ask("jot", f"{patient}-{number}", alias=alias_of(talk, patient), fix="yes" if number else "no")
    elif event.value == "pause":
        talk.ask("halt_until", str(patient), alias=alias_of(talk, patient))
    elif event.value == "end":
        raise_for(talk, patient, Ended(talk.me))
    elif event.value == "reopen":
        raise_for(talk, patient, Reopened(talk.me))
    else:
        talk.say("button-gone-therapist")


def answered(talk: Talk, event: Answered) -> None:
    """Any other question about a record."""
    patient, number = patient_in(event.ref)
    match event.ask, event.value:
        case "file", _:
            raise_for(talk, patient, Browsed(talk.me, "file", number))
        case (("saved" | "saved_new"), _):
            saved.answered(talk, event)
        case (("jot" | "end_words"), _) | ("halt_until" | "halt_why" | "ending", "cancel"):
            talk.retire(event)
            talk.stand()
            talk.say("cancelled")
        case "halt_until", value if value in episode.OPTIONS:
            talk.retire(event)
            _ask_why(talk, patient, episode.OPTIONS[value])
        case "halt_why", value if value in ASKS["halt_why"].options:
            talk.retire(event)
            _pause(talk, event.ref, event.item, "" if value == "unsaid" else f"={value}")
        case "ending", "words":
            talk.ask("end_words", str(patient), alias=alias_of(talk, patient))
        case "ending", "yes":
            talk.retire(event)
            same = (talk.stage.ask, talk.stage.ref) == ("ending", str(patient))
            words = str(talk.stage.draft.get("words", "")) if same else ""
            talk.stand()
            raise_for(talk, patient, Ended(talk.me, words, confirmed=True))
        case "pass", value if value.isascii() and value.isdecimal():
            raise_for(talk, patient, Passed(talk.me, int(value)))
        case "offered", _ if patient:
            talk.retire(event)
            talk.do(Raise(patient, TakenOver(talk.me, event.value == "yes")))
        case "observe", value if value.removeprefix("plus").removeprefix("minus").isdecimal():
            who = int(value.removeprefix("plus").removeprefix("minus"))
            raise_for(talk, patient, Observed(talk.me, who, value.startswith("plus")))
        case (("colleague" | "dismiss"), _):
            _on_colleague(talk, event)
        case _:
            talk.say("button-gone-therapist")


def said(talk: Talk, text: str) -> bool:
    """What was typed for the record; False if nothing of it is open."""
    patient, number = patient_in(talk.stage.ref)
    match talk.stage.ask:
        case "jot" if len(text) > notes.LONGEST:
            talk.say("note-long", count=notes.LONGEST)
        case "jot":
            talk.stand()
            raise_for(talk, patient, Noted(talk.me, text, number))
        case "halt_until":
            today = local(talk.now, talk.zone).date()
            until = _day_said(talk, text, today)
            if until is None or until <= today:
                talk.say("halt-unclear")
            else:
                _ask_why(talk, patient, (until - today).days)
        case "halt_why":
            _pause(talk, talk.stage.ref, talk.stage.item, text[:_LONGEST_REASON])
        case "end_words":
            words = text[:_LONGEST_WORDS]
            talk.stand("ending", str(patient), draft={"words": words})
            raise_for(talk, patient, Ended(talk.me, words))
        case "saved_new":
            saved.said(talk, text)
        case _:
            return False
    return True


def _day_said(talk: Talk, text: str, today: date) -> date | None:
    """The day on which it goes on; a number alone is so many days from now."""
    plain = text.strip().removeprefix("+")
    if plain.isascii() and plain.isdecimal() and len(plain) <= 3:
        return today + timedelta(days=int(plain))
    return day_said(text, talk.rules.lexicon(talk.me.language), today, earliest=today + timedelta(days=1))


def _ask_why(talk: Talk, patient: int, days: int) -> None:
    if may_decide(talk, patient):
        talk.ask("halt_why", str(patient), days, alias=alias_of(talk, patient), days=days)
    else:
        refuse(talk, "halt_why", patient)


def _pause(talk: Talk, ref: str, days: int, reason: str) -> None:
    talk.stand()
    until = local(talk.now, talk.zone).date() + timedelta(days=max(0, days))
    raise_for(talk, patient_in(ref)[0], Paused(talk.me, until, reason))


# — the lead's colleagues —


def list_colleagues(talk: Talk) -> None:
    """Everybody who works here, with a way to take their access away. The lead's alone."""
    if talk.me.role is not Role.LEAD:
        talk.say("colleagues-lead")
        return
    others = [p for p in talk.case.staff if p.id != talk.me.id and p.standing is Standing.ACTIVE]
    rows = [
        (Button("colleague", "revoke", str(p.id), label=Words("colleague-label", {"alias": p.alias})),) for p in others
    ]
    talk.say("colleagues" if others else "colleagues-none", buttons=rows, count=len(others))


def _on_colleague(talk: Talk, event: Answered) -> None:
    who = int(event.ref) if event.ref.isascii() and event.ref.isdecimal() else 0
    colleague = next((p for p in talk.case.staff if p.id == who and p.id != talk.me.id), None)
    if talk.me.role is not Role.LEAD or colleague is None:
        refuse(talk, event.ask, 0)
    elif event.ask == "colleague":
        count = sum(p.therapist_id == who for p in talk.case.patients)
        talk.say("dismiss", buttons=options("dismiss", event.ref), alias=colleague.alias, count=count)
    else:
        talk.retire(event)
        if event.value == "yes":
            talk.do(Dismiss(who))
        else:
            talk.say("cancelled")
