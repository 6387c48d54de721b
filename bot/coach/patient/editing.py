"""An edited message: which answer it gave is remembered, so that correcting the message corrects the answer."""

from dataclasses import replace

from bot.coach.effects import Keep, Say
from bot.coach.events import Answered, Said
from bot.coach.model import Aside, Standing
from bot.coach.patient import changing, doubts
from bot.coach.patient.afterwards import QUIET
from bot.coach.patient.answers import answered
from bot.coach.patient.ratings import noted
from bot.coach.patient.relay import offer
from bot.coach.patient.several import changed_rating
from bot.coach.reading import read
from bot.coach.talk import Talk, options

_REMEMBERED = 20  # messages


def remember(talk: Talk, event: Said, since: int) -> None:
    """What the message has answered, by the answers kept since that many effects."""
    given = [
        f"{e.ask}:{e.ref}:{e.item}"
        for e in talk.effects[since:]
        if isinstance(e, Keep) and e.ask in changing.CHANGEABLE and e.ref
    ]
    if given:
        answers_to(talk, event, given[0])


def answers_to(talk: Talk, event: Said, question: str) -> None:
    """That message was an answer to that question, "ask:ref:item", or a try at one."""
    if event.message_id is None:
        return
    typed = {**talk.stage.typed, str(event.message_id): question}
    talk.case = replace(talk.case, stage=replace(talk.stage, typed=dict(list(typed.items())[-_REMEMBERED:])))


def edited(talk: Talk, event: Said) -> None:
    """1. What waits to be passed on is offered as it reads now. 2. A message that gave an answer gives the new one, if
    the new text is one. 3. Anything else changes nothing, and the way to change an answer is shown."""
    if f"said{event.message_id}" in talk.stage.kept and talk.me.standing is Standing.ACTIVE:
        offer(talk, event.text, event.message_id)
        return
    question = talk.stage.typed.get(str(event.message_id), "")
    with_us = talk.me.standing in (Standing.ACTIVE, *QUIET) and talk.me.consent_version is not None
    if question and with_us and _answers_anew(talk, question, event):
        return
    last = changing.last_answered(talk)
    talk.say("edited", buttons=options("closing", last.key) if last else ())


def _answers_anew(talk: Talk, question: str, event: Said) -> bool:
    ask, ref, item = question.rsplit(":", 2)
    workout = talk.case.workout(ref)
    if workout is None:
        return False
    lexicon = talk.rules.lexicon(talk.me.language)
    reading = read(event.text, ask, lexicon)
    value = reading.value or changed_rating(event.text, ask, lexicon)
    if value is not None and ask != "note":
        before = len(talk.effects)
        answered(talk, Answered(ask, value, ref, int(item), typed=True))
        if not any(isinstance(e, Say) for e in talk.effects[before:]):
            noted(talk, workout)  # the same answer once more
        return True
    if len(reading.scores) > 1:
        doubts.rating_again(talk, Aside(ask, ref, int(item)), event.text, reading, lexicon)
        return True
    return changing.words_said(talk, Aside(ask, ref, int(item)), event.text.strip())
