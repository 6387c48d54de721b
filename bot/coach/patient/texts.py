"""What a patient writes or shares, in any state: the red-flag screen first, then the question that is open."""

from dataclasses import replace

from bot.coach import safety
from bot.coach.asks import ASKS
from bot.coach.effects import Follow, Say
from bot.coach.events import Answered, Said, Shared
from bot.coach.model import Aside, Standing, Tier, WorkoutStatus
from bot.coach.patient import afterwards, changing, joining, leaving, rights, starting
from bot.coach.patient.answers import answered
from bot.coach.patient.editing import edited, remember
from bot.coach.patient.joining import JOINING_ASKS
from bot.coach.patient.relay import offer, offer_shared, open_question, pass_on
from bot.coach.patient.understanding import is_answer_to, understood
from bot.coach.reading import option_said, read
from bot.coach.reports import raise_report
from bot.coach.talk import Talk
from bot.coach.therapist import episode, thread

_LONGEST_FAILED = 3  # words, besides numbers, of an answer that was not understood; more may be meant for the therapist

_NEWCOMERS = frozenset(("language", "leave", *JOINING_ASKS))  # questions that somebody who is joining can answer


def said(talk: Talk, event: Said) -> None:
    """A text, in any state, always answered.

    1. The red-flag screen. 2. An edit changes nothing by itself. 3. Newcomers go on joining. 4. After a red flag it is
    for the therapist. 5. An answer to what was asked last, then to the open question. 6. Words that name a button.
    7. Free text that was asked for. 8. Anything else is offered to be passed on.
    """
    if safety.screened(talk, event.text):
        if talk.me.consent_version is not None:
            thread.keep(talk, talk.me, event.text)
        return
    if _answers_therapist(talk, event.reply_to) and not event.edited:
        pass_on(talk, event.text, rule="question", answers=_report_of(event.reply_to))
        return
    before = len(talk.effects)
    _heard(talk, event)
    remember(talk, event, before)
    if _is_more_than_a_try(talk, event, before):
        offer(talk, event.text, event.message_id)
    if not any(isinstance(e, Follow) or (isinstance(e, Say) and e.to == talk.me.id) for e in talk.effects[before:]):
        _where_we_are(talk, event)


def _is_more_than_a_try(talk: Talk, event: Said, before: int) -> bool:
    """Whether a text that was no answer to the open question says more than a failed answer would: it may be news."""
    said = {e.words.key for e in talk.effects[before:] if isinstance(e, Say) and e.to == talk.me.id}
    unclear = bool(said) and all(key.endswith("-unclear") for key in said)
    words = [w for w in event.text.split() if not any(c.isdigit() for c in w)]
    return unclear and talk.me.standing is Standing.ACTIVE and len(words) > _LONGEST_FAILED


def _where_we_are(talk: Talk, event: Said) -> None:
    """It meant something that is settled already, which is silently right for a second tap but not for words."""
    current = talk.case.open_workout
    if talk.me.standing is not Standing.ACTIVE:
        joining.go_on(talk)
    elif current and current.status is WorkoutStatus.STARTED:
        starting.go_on(talk, current)
    else:
        offer(talk, event.text, event.message_id)


def _heard(talk: Talk, event: Said) -> None:
    if event.edited:
        edited(talk, event)
    elif rights.said(talk, event.text) or _answered_late(talk, event):
        pass
    elif _was_asked_to_tell(talk, event.text):
        talk.stand()
        pass_on(talk, event.text)
    elif talk.me.standing is Standing.ENDED and not talk.me.safety_hold:
        _said_after_the_end(talk, event.text)
    elif talk.me.safety_hold:
        _said_while_stopped(talk, event.text)
    elif talk.me.standing is Standing.STOPPED:
        _said_after_leaving(talk, event.text)
    elif talk.me.standing is not Standing.ACTIVE:
        _said_by_newcomer(talk, event.text)
    elif not (understood(talk, event, event.text.strip()) or rights.asked_for(talk, event.text)):
        offer(talk, event.text, event.message_id)


def _was_asked_to_tell(talk: Talk, text: str) -> bool:
    """Whether somebody to whom nothing more is sent has been asked what to tell the therapist, having felt unwell."""
    quiet = talk.me.standing in (Standing.STOPPED, Standing.ENDED) and not talk.me.safety_hold
    asked = quiet and talk.stage.ask == "report" and talk.me.consent_version is not None
    return asked and not option_said(text, ASKS["report"].options, talk.rules.lexicon(talk.me.language))


def _answers_therapist(talk: Talk, label: str) -> bool:
    """Whether it is Telegram's own reply to what a therapist wrote: then there is nothing to ask, it is for them."""
    return talk.me.standing is Standing.ACTIVE and label.partition(":")[0] == "wrote"


def _report_of(label: str) -> str:
    """The report that the therapist's message was about, "" for none."""
    ref = label.partition(":")[2].partition(".")[0]
    return "" if ref.endswith("-0") else ref


def _said_while_stopped(talk: Talk, text: str) -> None:
    """Whoever writes after a red flag is writing to the therapist; it is passed on without asking again."""
    lexicon = talk.rules.lexicon(talk.me.language)
    if talk.stage.ask == "checklist" and (value := read(text, "checklist", lexicon).value):
        answered(talk, Answered("checklist", value, talk.stage.ref, talk.stage.item, typed=True))
    elif talk.stage.ask != "report" and option_said(text, ("mistake",), lexicon):
        safety.mistaken(talk)
    elif option_said(text, ("unwell",), lexicon):
        safety.unwell(talk)
    elif talk.stage.ask != "report" and (value := option_said(text, ASKS["mine"].options, lexicon)):
        answered(talk, Answered("mine", value, typed=True))
    elif not any(is_answer_to(talk, question, text, lexicon) for question in reversed(talk.stage.asides)):
        talk.stand("stopped")
        pass_on(talk, text)


def _said_after_leaving(talk: Talk, text: str) -> None:
    """Nothing more is sent to somebody who has left, except the way back, and help."""
    lexicon = talk.rules.lexicon(talk.me.language)
    if talk.waits_for("rejoin") and option_said(text, ("yes",), lexicon):
        answered(talk, Answered("rejoin", "yes", typed=True))
    elif talk.waits_for("consent") and (value := option_said(text, ("yes", "no"), lexicon)):
        answered(talk, Answered("consent", value, typed=True))
    elif option_said(text, ("unwell",), lexicon):
        safety.unwell(talk)
    elif not rights.asked_for(talk, text):
        leaving.gone(talk)


def _said_after_the_end(talk: Talk, text: str) -> None:
    lexicon = talk.rules.lexicon(talk.me.language)
    if talk.waits_for("leave") and (value := option_said(text, ASKS["leave"].options, lexicon)):
        answered(talk, Answered("leave", value, typed=True))
    elif option_said(text, ("unwell",), lexicon):
        safety.unwell(talk)
    elif option_said(text, ("stop",), lexicon):
        leaving.ask(talk)
    elif not rights.asked_for(talk, text):
        episode.after_the_end(talk)


def _answered_late(talk: Talk, event: Said) -> bool:
    """Whether somebody who is asked nothing now has typed what a late tap would say: below its question, or to the one
    that their tap has led to."""
    if talk.me.standing not in afterwards.QUIET:
        return False
    lexicon = talk.rules.lexicon(talk.me.language)
    ask, ref, item = event.asked.rsplit(":", 2) if event.asked else ("", "", "")
    for question in (Aside(ask, ref, int(item or 0)), *reversed(talk.stage.asides)):
        if question.ask not in ASKS:
            continue
        answer = Answered(
            question.ask, read(event.text, question.ask, lexicon).value or "", question.ref, question.item
        )
        if answer.value and afterwards.tells(answer):
            answered(talk, replace(answer, typed=True))
            return True
        if talk.me.consent_version and changing.words_said(talk, question, event.text):
            talk.no_longer_beside(question)
            return True
    return False


def _said_by_newcomer(talk: Talk, text: str) -> None:
    stage = talk.stage
    for ask in (*(a.ask for a in stage.asides if a.ask == "language"), stage.ask):
        value = read(text, ask, talk.rules.lexicon(talk.me.language)).value if ask in _NEWCOMERS else None
        if value:
            answered(talk, Answered(ask, value, typed=True))
            return
    joining.said(talk, text)


def shared(talk: Talk, event: Shared) -> None:
    """A photo, a voice message …: we cannot read it, so help is named, and it can be passed on."""
    if event.caption and safety.screened(talk, event.caption):
        if talk.me.consent_version is not None and event.kind != "sticker":
            # What it was written below goes along, without a question: there is help to read now.
            raise_report(talk, Tier.TODAY, "media", details={"file": f"{event.kind}:{event.file_id}"})
        if talk.me.consent_version is not None:
            thread.keep(talk, talk.me, event.caption, file=f"{event.kind}:{event.file_id}" if event.file_id else "")
        return
    if talk.me.standing is Standing.ENDED:
        episode.after_the_end(talk)
    elif talk.me.standing is Standing.STOPPED and not talk.me.safety_hold:
        leaving.gone(talk)
    elif talk.me.standing not in (Standing.ACTIVE, Standing.STOPPED):
        joining.go_on(talk)
    elif event.file_id and _answers_therapist(talk, event.reply_to):
        file = f"{event.kind}:{event.file_id}"
        pass_on(talk, event.caption, rule="media", answers=_report_of(event.reply_to), file=file)
    elif event.kind == "sticker":
        talk.say("sticker", therapist=talk.therapist.alias, open=open_question(talk))
    elif event.kind in ("location", "contact"):
        talk.say(
            "shared-location" if event.kind == "location" else "shared-contact",
            therapist=talk.therapist.alias,
            open=open_question(talk),
            given=talk.emergency(),
        )
    else:
        offer_shared(talk, event)
