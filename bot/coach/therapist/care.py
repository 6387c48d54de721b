"""The therapist's own conversation: menu, decisions and their reasons, messages. Patients' affairs are raised there."""

from bot.coach.asks import ASKS
from bot.coach.effects import Follow, Revoke
from bot.coach.events import (
    Action,
    Answered,
    Commanded,
    Decided,
    Exported,
    Looked,
    Said,
    Surveyed,
    Tallied,
    Undone,
    Vouched,
    Wrote,
)
from bot.coach.patient import speaking
from bot.coach.plan import browsing, building, filing
from bot.coach.reading import option_said
from bot.coach.references import patient_in
from bot.coach.talk import Talk, options
from bot.coach.therapist import all_read, inbox, inviting, listing, papers, practice, record, saved, tallying
from bot.coach.therapist.access import is_refused, raise_for
from bot.coach.therapist.choosing import decide, decision_of, is_decision, on_patient, previewed
from bot.coach.therapist.writing import nothing_to_write, of_label, still_writing, write_saved

_LONGEST_REASON = 300


def commanded(talk: Talk, event: Commanded) -> None:
    nothing_to_write(talk)
    match event.name:
        case "start" | "menu":
            talk.stand()
            talk.say("menu", buttons=options("menu"), open=len(inbox.waiting_of(talk)), name=talk.me.alias)
        case "reports" | "find" if event.rest:
            inbox.find(talk, event.rest)
        case "reports":
            inbox.open_list(talk)
        case "find":
            talk.say("find-what")
        case "digest" | "week":
            weekly = event.name == "week"
            talk.do(Follow(Surveyed(talk.local_now.date(), daily=not weekly, weekly=weekly, asked=True)))
        case "patients":
            listing.list_patients(talk)
        case "new":
            talk.ask("alias")
        case "log":
            tallying.log(talk, event.rest)
        case "plan":
            building.open_for(talk, event.rest)
        case "library":
            browsing.show_regions(talk)
        case "replies":
            saved.commanded(talk)
        case "team":
            record.list_colleagues(talk)
        case "settings":
            practice.show(talk)
        case "help":
            talk.say("therapist-help")
        case "language":
            speaking.ask(talk)
        case "privacy" | "delete":
            clinic = talk.rules.clinic
            keeps = "yes" if clinic.keeps_records else "no"
            talk.say("privacy-therapist", clinic=clinic.name, keeps=keeps, months=clinic.retention_months)
        case "cancel":
            talk.stand()
            talk.say("cancelled")
        case _:
            talk.say("therapist-help")


def answered(talk: Talk, event: Answered) -> None:
    if event.ask not in record.TYPING:
        nothing_to_write(talk)
    if is_refused(talk, event):
        return
    match event.ask, event.value:
        case "language", value if value in ASKS["language"].values:
            speaking.answered(talk, event)
        case "menu", "reports":
            inbox.open_list(talk)
        case "reports", value if value in ASKS["reports"].values:
            inbox.answered(talk, event)
        case "undo", _:
            patient, number = patient_in(event.ref)
            raise_for(talk, patient, Undone(talk.me, number))
        case "menu", "patients":
            listing.list_patients(talk)
        case "patients", _:
            listing.answered(talk, event)
        case "menu", "library":
            browsing.show_regions(talk)
        case "library", _:
            browsing.answered(talk, event)
        case "plan_file", _:
            filing.answered(talk, event)
        case ask, _ if building.is_ours(ask):
            building.answered(talk, event)
        case "menu", "settings":
            practice.show(talk)
        case "menu", _:
            talk.ask("alias")
        case ask, _ if ask in practice.ASKED:
            practice.answered(talk, event)
        case (("programme" | "when" | "hand_over" | "intake"), _):
            inviting.answered(talk, event)
        case "joined", value:
            raise_for(talk, patient_in(event.ref)[0], Vouched(talk.me, value == "yes"))
        case (("decide" | "patient"), "chart"):
            raise_for(talk, patient_in(event.ref)[0], Looked(talk.me, chart=True))
        case "decide", value if value in set(Action):
            decide(talk, event, Action(value))
        case "preview", _ if is_decision(event.ref):
            previewed(talk, event)
        case "write", "cancel":
            talk.retire(event)
            talk.stand()
            talk.say("cancelled")
        case "write", "mine":
            saved.commanded(talk)
        case "write", key:
            write_saved(talk, event, saved.find(talk, key))
        case ask, _ if ask in record.RECORD_ASKS:
            record.answered(talk, event)
        case "look", _:
            patient, number = patient_in(event.ref)
            if not number:
                record.opened(talk, patient)
            raise_for(talk, patient, Looked(talk.me, number))
        case "patient", _:
            on_patient(talk, event)
        case "revoke", value:
            talk.retire(event)
            patient = patient_in(event.ref)[0]
            if value == "yes":
                talk.do(Revoke(patient))
                talk.say("revoked")
            else:
                talk.say("cancelled")
        case "export", "tally":
            raise_for(talk, patient_in(event.ref)[0], Tallied(talk.me))
        case "tally", way if way in ASKS["tally"].options:
            back = event.item + (1 if way == "earlier" else -1)
            raise_for(talk, patient_in(event.ref)[0], Tallied(talk.me, back))
        case "logged", _:
            tallying.undo(talk, event)
        case "export", kind if papers.is_kind(kind):
            raise_for(talk, patient_in(event.ref)[0], Exported(talk.me, kind))
        case "digest", _:
            all_read.answered(talk, event)
        case _:
            talk.say("button-gone-therapist")


def said(talk: Talk, event: Said) -> None:
    """A text. A Telegram reply to anything of a patient's goes to that patient; any other answers the open question."""
    if event.edited:
        talk.say("edited-therapist")
        return
    patient, number = of_label(event.reply_to)
    if patient:
        raise_for(talk, patient, Wrote(talk.me, event.text, number, event.message_id))
        return
    text = event.text.strip()
    if talk.stage.ask not in (*record.TYPING, "reason") and inbox.said(talk, text):
        return
    choosing = next((a.ask for a in talk.stage.asides if a.ask == "language"), "")
    ask = ASKS.get(choosing or talk.stage.ask)
    option = option_said(text, ask.options, talk.rules.lexicon(talk.me.language)) if ask else None
    if ask and option and choosing:
        answered(talk, Answered(choosing, option, typed=True))
        return
    if ask and option:
        answered(talk, Answered(ask.name, option, talk.stage.ref, talk.stage.item, typed=True))
        return
    if practice.said(talk, text):
        return
    match talk.stage.ask:
        case "alias":
            inviting.alias_said(talk, text)
        case "when":
            inviting.when_said(talk, text)
        case "intake":
            inviting.intake_said(talk, text)
        case "library":
            browsing.said(talk, text)
        case "plan_file":
            filing.said(talk, text)
        case page if building.is_ours(page):
            building.said(talk, text)
        case "reason":
            ref, version = talk.stage.ref, talk.stage.item
            patient, number, action = decision_of(ref)
            reason = text[:_LONGEST_REASON]
            talk.stand("preview", ref.rstrip("+"), version, {"reason": reason})
            raise_for(talk, patient, Decided(talk.me, number, action, version=version, reason=reason))
        case "write" if not still_writing(talk):
            talk.stand()
            talk.say("write-late")
        case "write":
            patient, number = patient_in(talk.stage.ref)
            talk.stand()
            raise_for(talk, patient, Wrote(talk.me, text, number, event.message_id))
        case _ if record.said(talk, text):
            pass
        case _:
            wanted = option_said(text, ASKS["menu"].options, talk.rules.lexicon(talk.me.language))
            if wanted:
                answered(talk, Answered("menu", wanted, typed=True))
            else:
                talk.say("therapist-unclear", buttons=options("menu"))
