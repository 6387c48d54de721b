"""What a patient writes or shares, in any state: the red-flag screen first, then the question that is open."""

from bot.coach import cards, closing, joining, reminder, safety, trouble
from bot.coach.answers import answered
from bot.coach.asks import ASKS
from bot.coach.events import Answered, Said, Shared
from bot.coach.joining import JOINING_ASKS
from bot.coach.model import Standing
from bot.coach.reading import option_said, read
from bot.coach.relay import offer, open_question, pass_on, remember
from bot.coach.talk import Talk, options
from bot.coach.workout import EXERCISE_ASKS

_RESUMABLE = ("start", "card")  # words like "done" or "too hard" mean the card even if the stage is elsewhere


def said(talk: Talk, event: Said) -> None:
    """A text, in any state.

    1. The red-flag screen. 2. An edit changes nothing by itself. 3. Newcomers go on joining. 4. An answer to the open
    question. 5. Words that name a button of the card. 6. Anything else is offered to be passed on.
    """
    if safety.screened(talk, event.text):
        return
    if talk.me.standing is Standing.STOPPED:
        talk.say("stopped-all", buttons=options("rejoin"))
        return
    if event.edited:
        last = talk.case.workouts[-1] if talk.case.workouts else None
        talk.say("edited", buttons=options("closing", last.key) if last and last.ended_at else ())
        return
    if talk.me.standing is not Standing.ACTIVE:
        _said_by_newcomer(talk, event)
        return
    if talk.me.safety_hold:
        _said_while_stopped(talk, event)
        return
    if _said_as_answer(talk, event):
        return
    offer(talk, event.text, event.message_id)


def _said_by_newcomer(talk: Talk, event: Said) -> None:
    stage = talk.stage
    if talk.me.standing is Standing.JOINING and stage.ask in JOINING_ASKS:
        reading = read(event.text, stage.ask, talk.rules.lexicon(talk.me.language))
        if reading.value:
            joining.answered(talk, Answered(stage.ask, reading.value, typed=True))
            return
    joining.said(talk, event.text)


def _said_while_stopped(talk: Talk, event: Said) -> None:
    """Whoever writes after a red flag is writing to the therapist; it is passed on without asking again."""
    if (
        talk.stage.ask != "report"
        and option_said(event.text, ASKS["stopped"].options, talk.rules.lexicon(talk.me.language)) == "ok"
    ):
        safety.mistaken(talk)
        return
    pass_on(talk, event.text, rule="message")
    safety.frozen_reply(talk)


def _said_as_answer(talk: Talk, event: Said) -> bool:
    stage, text = talk.stage, event.text.strip()
    lexicon = talk.rules.lexicon(talk.me.language)
    ask = ASKS.get(stage.ask)
    if ask:
        reading = read(text, ask.name, lexicon)
        if reading.value is not None:
            answered(talk, Answered(ask.name, reading.value, stage.ref, stage.item, typed=True))
            return True
        if ask.score and reading.scores:
            talk.say(
                "score-which" if len(reading.scores) > 1 else "score-range",
                buttons=options(stage.ask, stage.ref, stage.item),
            )
            return True
    # "too hard" or "it hurts" may be said at any question of a workout, "done" only at its card.
    started = talk.case.open_workout
    meant = option_said(text, ASKS["card"].options, lexicon)
    if started and started.started_at and meant and (stage.ask in ("", *_RESUMABLE) or meant in ("too_hard", "pain")):
        index = stage.item if stage.ask in EXERCISE_ASKS else started.at
        answered(talk, Answered("card", meant, started.key, index, typed=True))
        return True
    if started and option_said(text, ("stop",), lexicon):
        if started.started_at:
            trouble.stop_wanted(talk, started)
        else:
            talk.ask("not_today", started.key)
        return True
    if started and not started.started_at:
        wish = option_said(text, ASKS["start"].options, lexicon)
        if wish:
            answered(talk, Answered("start", wish, started.key, typed=True))
            return True
    if option_said(text, ("unwell",), lexicon):
        safety.checklist(talk)
        return True
    if option_said(text, ("pain",), lexicon):
        _hurts_outside_a_workout(talk)
        return True
    return _said_as_text(talk, ask.name if ask else "", text)


def _said_as_text(talk: Talk, ask: str, text: str) -> bool:
    """Free text that the open question has asked for."""
    stage = talk.stage
    current = talk.case.workout(stage.ref)
    match ask:
        case "note" if current:
            closing.note_said(talk, current, text[:1000])
        case "what_new" if current:
            cards.what_new(talk, current, text[:1000])
        case "hurt_where" if current:
            trouble.where_said(talk, current, stage.item, text, expected=True)
        case "hard_managed":
            trouble.managed_said(talk, text)
        case "later":
            reminder.later_said(talk, text)
        case "report":
            answers = int(stage.ref.partition("-")[2] or 0)
            talk.stand()
            pass_on(talk, text, rule="question" if answers else "message")
        case _:
            return False
    return True


def _hurts_outside_a_workout(talk: Talk) -> None:
    talk.ask("report", key="hurts-now", therapist=talk.therapist.alias, given=talk.emergency())


def shared(talk: Talk, event: Shared) -> None:
    """A photo, a voice message …: we cannot read it, so help is named, and it can be passed on."""
    if event.caption and safety.screened(talk, event.caption):
        return
    if talk.me.standing is not Standing.ACTIVE:
        joining.go_on(talk) if talk.me.standing is not Standing.STOPPED else talk.say(
            "stopped-all", buttons=options("rejoin")
        )
        return
    if event.kind == "sticker":
        talk.say("sticker", open=open_question(talk))
        return
    ref = str(event.message_id or 0)
    remember(talk, f"media{ref}", f"{event.kind}:{event.file_id}")
    if event.caption:
        remember(talk, f"said{ref}", event.caption[:1000])
    talk.ask(
        "relay",
        ref,
        key="relay-media",
        open_it=False,
        therapist=talk.therapist.alias,
        kind=event.kind,
        open=open_question(talk),
        given=talk.emergency(),
    )
