"""A patient's rights over what is stored: knowing it, having it deleted, taking consent back. Nothing by a single tap.

Deleting removes the record or, where the clinic has to keep records, locks it away from everybody until the clinic's
time is over (GDPR art. 17 and 18). Both are the storage's to do; here it is asked, told, and said to the therapist.
"""

from bot.coach import reports
from bot.coach.asks import ASKS
from bot.coach.effects import Arg, Erase, Priority
from bot.coach.events import Answered
from bot.coach.model import EntryKind, Standing, Tier
from bot.coach.patient import leaving
from bot.coach.reading import option_said
from bot.coach.talk import Talk

RIGHTS_ASKS = frozenset(("privacy", "delete", "delete_sure", "withdraw"))


def commanded(talk: Talk, name: str) -> None:
    {"privacy": privacy, "delete": ask_delete, "withdraw": ask_withdraw}[name](talk)


def privacy(talk: Talk) -> None:
    """What, why, where, how long, who; and what can be done about it, which is not the open question."""
    if talk.me.consent_version:
        talk.ask("privacy", open_it=False, given=_terms(talk))
    else:
        talk.say("privacy", given=_terms(talk))


def ask_delete(talk: Talk) -> None:
    """The first step. Of somebody who has not joined nothing is kept but the invite: for them it is stopping."""
    if talk.me.standing in (Standing.JOINING, Standing.UNCONFIRMED):
        leaving.ask(talk)
    else:
        talk.ask("delete", given=_terms(talk))


def ask_withdraw(talk: Talk) -> None:
    if talk.me.consent_version is None:
        talk.say("no-consent")
    else:
        talk.ask("withdraw", therapist=talk.therapist.alias)


def said(talk: Talk, text: str) -> bool:
    """Whether a text answers a question about deleting or consent, in whatever state its writer is."""
    lexicon = talk.rules.lexicon(talk.me.language)
    for ask in (talk.stage.ask, *(a.ask for a in talk.stage.asides)):
        value = option_said(text, ASKS[ask].options, lexicon) if ask in RIGHTS_ASKS else None
        if value:
            answered(talk, Answered(ask, value, typed=True))
            return True
    return False


def asked_for(talk: Talk, text: str) -> bool:
    """Whether somebody asks in their own words for what /delete and /withdraw are for."""
    wanted = option_said(text, ASKS["privacy"].options, talk.rules.lexicon(talk.me.language))
    if wanted:
        commanded(talk, wanted)
    return bool(wanted)


def answered(talk: Talk, event: Answered) -> None:
    open_now = talk.waits_for(event.ask)
    if event.ask != "privacy":
        talk.retire(event)
    match event.ask, event.value:
        case "privacy", "delete":
            ask_delete(talk)
        case "privacy", _:
            ask_withdraw(talk)
        case _, "no":
            if open_now:
                talk.stand()
            talk.say("cancelled")
        case "delete", _:
            talk.ask("delete_sure", given=_terms(talk))
        case "delete_sure", _ if open_now:
            _delete(talk)
        case "delete_sure", _:
            ask_delete(talk)  # a button of long ago does not delete anything
        case _ if talk.me.consent_version is not None:
            _withdraw(talk)
        case _:
            talk.say("no-consent")


def _terms(talk: Talk) -> dict[str, Arg]:
    clinic = talk.rules.clinic
    return {
        "clinic": clinic.name,
        "therapist": talk.therapist.alias,
        "keeps": "yes" if clinic.keeps_records else "no",
        "months": clinic.retention_months,
    }


def _delete(talk: Talk) -> None:
    """The record goes, and what waits to be sent. The therapist hears that it is gone, and of an alarm still open."""
    alarm = any(r.waits and r.tier is Tier.NOW for r in talk.case.reports) or talk.me.safety_hold
    talk.stand()
    talk.do(Erase(locked=talk.rules.clinic.keeps_records))
    talk.say("deleted", given={**_terms(talk), **talk.emergency()})
    told = {talk.therapist.id: talk.therapist}
    if alarm and talk.case.team:
        told |= {talk.case.team.lead.id: talk.case.team.lead}
    for person in told.values():
        talk.say(
            "patient-deleted",
            to=person,
            priority=Priority.URGENT if alarm else Priority.REPORT,
            civil=not alarm,
            given={**_terms(talk), "alias": talk.me.alias, "alarm": "yes" if alarm else "no"},
        )


def _withdraw(talk: Talk) -> None:
    """Nothing more is asked, stored or sent. What was stored under the consent stays until it is deleted."""
    talk.enter(EntryKind.CONSENT, {"consent": "withdrawn", "version": talk.me.consent_version or ""})
    leaving.leave(talk, "withdrew")
    talk.be(consent_version=None, consent_at=None)
    talk.say("consent-withdrawn", therapist=talk.therapist.alias)


def consented_anew(talk: Talk, event: Answered) -> None:
    """Somebody who stopped and took their consent back, or agreed to an older text, comes back."""
    talk.retire(event)
    if event.value != "yes":
        talk.stand()
        talk.say("consent-still-off")
        return
    talk.be(consent_version=talk.rules.consent_version, consent_at=talk.now)
    talk.keep("consent", talk.rules.consent_version)
    talk.enter(EntryKind.CONSENT, {"consent": "given", "version": talk.rules.consent_version})
    reports.over(talk, "withdrew")
    leaving.rejoin(talk)
