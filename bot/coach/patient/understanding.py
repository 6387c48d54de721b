"""What a text means while everything is as usual: an answer, words that name a button, a wish, a typing error."""

import re

from bot.coach import safety
from bot.coach.asks import ASKS
from bot.coach.effects import Follow
from bot.coach.events import Answered, LookedBack, Said
from bot.coach.model import Aside, Workout, WorkoutStatus
from bot.coach.patient import (
    changing,
    closing,
    doubts,
    hardship,
    pausing,
    postponing,
    several,
    starting,
    timer,
    today,
    trouble,
    wishes,
)
from bot.coach.patient.answers import answered
from bot.coach.patient.checkin import CHECK_ASKS
from bot.coach.patient.editing import answers_to
from bot.coach.patient.inquiries import INQUIRIES, inquiry_said
from bot.coach.patient.relay import offer, pass_on
from bot.coach.patient.workout import EXERCISE_ASKS
from bot.coach.reading import normalise, number_said, option_said, read
from bot.coach.rules import Lexicon
from bot.coach.talk import Talk, options

_UNASKED = ("start", "told")

_CLAUSE = re.compile(r"([,.;:!\n]+)")
_LONGEST_TRY = 20  # a text of digits longer than this is no try at a rating

# Questions about an exercise at which these words mean its card all the same.
_ALSO_SAID_AT = {
    "pain": ("hard_why", "hard_managed", "hard_easier", "skip_why"),
    "too_hard": ("skip_why", "pain_during"),
}


def understood(talk: Talk, event: Said, text: str) -> bool:
    stage, lexicon = talk.stage, talk.rules.lexicon(talk.me.language)
    here = Aside(stage.ask, stage.ref, stage.item)
    if event.asked and _answers_below(talk, event, text, lexicon):
        return True
    # What comes unasked, a reminder or news, does not get the answer to the question that was open before it.
    there = [a for a in stage.asides if a.since is None or a.since <= talk.now]
    asked_for = [a for a in reversed(there) if a.ask not in _UNASKED]
    unasked = [a for a in there if a.ask in _UNASKED]
    for question in (*asked_for, here, *unasked):
        if is_answer_to(talk, question, text, lexicon):
            if question.ref and talk.case.workout(question.ref) and ASKS[question.ask].score:
                answers_to(talk, event, f"{question.ask}:{question.ref}:{question.item}")
            return True
    if option_said(text, ("unwell",), lexicon):
        safety.unwell(talk, stage.ref if talk.case.workout(stage.ref) else "")
        return True
    if timer.said(talk, text) or pausing.said(talk, text) or pausing.wished(talk, text) or wishes.said(talk, text):
        return True
    current = talk.case.open_workout
    started = current if current and current.status is WorkoutStatus.STARTED else None
    if started and _names_a_button(talk, started, text, lexicon):
        return True
    if (
        current
        and not started
        and stage.ask in ("", "start", "later", "not_today", *CHECK_ASKS)
        and _wishes(talk, current, text, lexicon)
    ):
        return True
    if several.several_said(talk, text, lexicon):
        return True
    if _done_and_more(talk, event, text, lexicon):
        return True
    if _is_wanted_in_words(talk, text, asked_for) or _is_text_for_it(talk, text):
        return True
    if changing.last_answered(talk) and option_said(text, ("change",), lexicon):
        changing.change_last(talk)
        return True
    if meant := option_said(text, ASKS["mine"].options, lexicon):
        answered(talk, Answered("mine", meant, typed=True))
        return True
    if option_said(text, ("progress",), lexicon):
        talk.do(Follow(LookedBack()))
        return True
    if option_said(text, ("pain",), lexicon):
        talk.ask("report", key="hurts-now", therapist=talk.therapist.alias, given=talk.emergency())
        return True
    if _wants_to_begin(text, lexicon):
        today.today(talk)
        return True
    return _meant(talk, event, text, (*asked_for, here, *unasked), lexicon)


def _wants_to_begin(text: str, lexicon: Lexicon) -> bool:
    """ "I am starting", and no mere yes, which begins nothing by itself."""
    return bool(option_said(text, ("start",), lexicon)) and not option_said(text, ("yes",), lexicon)


def _meant(talk: Talk, event: Said, text: str, questions: tuple[Aside, ...], lexicon: Lexicon) -> bool:
    """A text with a typing error: taken for what it is near to and shown, or asked about."""
    answer = doubts.typing_error(talk, event, text, questions, lexicon)
    if answer is not None:
        current = talk.case.workout(answer.ref)
        can_change = current is not None and changing.can_change(talk, current)
        talk.say(
            "understood-as",
            answer=doubts.understood_as(answer),
            buttons=(several.change_button(answer.ref),) if can_change else (),
        )
        if answer.ask == "card":
            talk.stand("card", answer.ref, answer.item)
        answered(talk, answer)
        return True
    if doubts.has_asked(talk, event):
        return True
    number = next((q for q in questions if doubts.is_try_at_a_number(talk, q, text, lexicon)), None)
    if number:
        talk.say("score-range", buttons=options(number.ask, number.ref, number.item))
    return number is not None


def _answers_below(talk: Talk, event: Said, text: str, lexicon: Lexicon) -> bool:
    """A reply to a question is for that question, however long ago it was asked: recorded as a late tap would be."""
    ask, ref, item = event.asked.rsplit(":", 2)
    question = Aside(ask, ref, int(item or 0))
    if ASKS.get(ask) is None or not is_answer_to(talk, question, text, lexicon):
        return False
    if talk.case.workout(ref):
        answers_to(talk, event, event.asked)
    return True


def is_answer_to(talk: Talk, question: Aside, text: str, lexicon: Lexicon) -> bool:
    """Whether the text is an answer to that question, or a try at one."""
    ask = ASKS.get(question.ask)
    if ask is None or (ask.name == "hard_managed" and option_said(text, ("none",), lexicon)):
        return False
    if ask.name == "which" and option_said(text, ("no",), lexicon):
        answered(talk, Answered("which", "other", question.ref, question.item, typed=True))
        return True
    reading = read(text, ask.name, lexicon)
    if reading.value is not None:
        answered(talk, Answered(ask.name, reading.value, question.ref, question.item, typed=True))
        return True
    if ask.name == "effort" and doubts.is_same_said(text, lexicon):
        doubts.same_effort(talk, question)
        return True
    vague = option_said(text, ("pain", "none", "no", "yes"), lexicon)
    if ask.score and (reading.scores or vague or _is_number(text) or doubts.is_same_said(text, lexicon)):
        doubts.rating_again(talk, question, text, reading, lexicon)
        return True
    return False


def _is_number(text: str) -> bool:
    """ "-3" and "4.5" are tries at a rating, though not ones of ours."""
    return len(text) < _LONGEST_TRY and normalise(text).replace(" ", "").isdecimal()


def _names_a_button(talk: Talk, workout: Workout, text: str, lexicon: Lexicon) -> bool:
    """Words that mean the card of the exercise being done, or the end of the workout, at any question of it."""
    stage = talk.stage
    if stage.ask == "report":
        return False
    if option_said(text, ("stop",), lexicon):
        trouble.stop_wanted(talk, workout)
        return True
    meant = option_said(text, ASKS["card"].options, lexicon)
    if meant == "pain" and stage.ask == "anything_new":
        answered(talk, Answered("anything_new", "yes", stage.ref, stage.item, typed=True))
        return True
    shown = workout.items[workout.at].opened_at is not None
    if meant is None or not shown or stage.ask not in ("", "card", "start", *_ALSO_SAID_AT.get(meant, ())):
        return False
    index = stage.item if stage.ask in EXERCISE_ASKS else workout.at
    talk.stand("card", workout.key, index)
    answered(talk, Answered("card", meant, workout.key, index, typed=True))
    return True


def _wishes(talk: Talk, workout: Workout, text: str, lexicon: Lexicon) -> bool:
    """Words that name a button of the reminder, or that there shall be no workout."""
    wish = option_said(text, ASKS["start"].options, lexicon)
    if wish is None and option_said(text, ("stop",), lexicon):
        wish = "not_today"
    if wish:
        answered(talk, Answered("start", wish, workout.key, typed=True))
    return wish is not None


def _done_and_more(talk: Talk, event: Said, text: str, lexicon: Lexicon) -> bool:
    """ "Done, my shoe broke": the exercise is done, and the rest is offered to be passed on. Not where the rest speaks
    of pain or has a number in it: then it may be more than news."""
    said, _, rest = [*_CLAUSE.split(text, maxsplit=1), "", ""][:3]
    stage, words = talk.stage, f" {normalise(rest)} "
    hurts = (*lexicon.synonyms.get("pain", ()), *(w for phrases in lexicon.rated.values() for w in phrases))
    risky = any(f" {phrase} " in words for phrase in hurts) or any(
        number_said(w, lexicon) is not None for w in words.split()
    )
    if stage.ask != "card" or not words.strip() or risky or not option_said(said, ("done",), lexicon):
        return False
    answered(talk, Answered("card", "done", stage.ref, stage.item, typed=True))
    offer(talk, rest.strip(), event.message_id)
    return True


def _is_wanted_in_words(talk: Talk, text: str, asked_for: list[Aside]) -> bool:
    """The new words of an answer that is being changed."""
    wanted = next((a for a in asked_for if a.ask in changing.IN_WORDS), None)
    if wanted is None or not changing.words_said(talk, wanted, text):
        return False
    talk.no_longer_beside(wanted)
    return True


def _is_text_for_it(talk: Talk, text: str) -> bool:
    """Free text that the open question has asked for."""
    stage = talk.stage
    current = talk.case.workout(stage.ref)
    match stage.ask:
        case "note" if current:
            closing.note_said(talk, current, text)
        case "what_new" if current:
            starting.what_new(talk, current, text)
        case "hurt_where" if current:
            trouble.where_said(talk, current, stage.item, text, expected=True)
        case "hard_managed":
            hardship.managed_said(talk, text)
        case "later":
            postponing.later_said(talk, text)
        case ask if ask in INQUIRIES:
            return inquiry_said(talk, text)
        case "report":
            talk.stand()
            pass_on(talk, text, rule="question" if stage.ref else "message", answers=stage.ref)
        case _:
            return False
    return True
