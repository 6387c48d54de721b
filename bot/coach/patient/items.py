"""A questionnaire, one item at a time: own activities, what is asked, answered, passed over or corrected."""

from collections.abc import Mapping

from bot.coach import safety
from bot.coach.effects import Arg, Button, Words
from bot.coach.events import Answered
from bot.coach.measures import Round, count
from bot.coach.patient import cheering, upcoming
from bot.coach.patient.rounds import save_round, tool_words
from bot.coach.reading import count_said, normalise
from bot.coach.rules import Measure
from bot.coach.talk import Talk, options

BY_KIND = {"choice": "measure_choice", "score": "measure_score", "percent": "measure_percent"}

_TENS = tuple(str(n) for n in range(0, 101, 10))


# — their own activities —


def ask_name(talk: Talk, measure: Measure, current: Round) -> None:
    number = len(current.names) + 1
    talk.ask("measure_goal", current.ref, number, number=number, most=measure.own_items)


def name_next(talk: Talk, measure: Measure, current: Round) -> None:
    if len(current.names) < measure.own_items:
        ask_name(talk, measure, current)
    else:
        ask_next(talk, measure, current)


def names_given(talk: Talk, measure: Measure, current: Round) -> None:
    """ "That's all": go on to the first rating, or leave it where there is no activity."""
    if current.names and talk.waits_for("measure_goal", current.ref, len(current.names) + 1):
        ask_next(talk, measure, current)
    elif current.names:
        talk.say("measure-noted")
    else:
        talk.stand()
        save_round(talk, measure, current, state="skipped")
        upcoming.questions(talk)
        talk.say("measure-skipped", therapist=talk.therapist.alias)


# — items —


def ask_next(talk: Talk, measure: Measure, current: Round) -> None:
    left = [n for n in range(1, count(measure, current) + 1) if n not in current.answers]
    ask_item(talk, measure, current, left[0] if left else 1)


def ask_item(talk: Talk, measure: Measure, current: Round, number: int) -> None:
    ask = BY_KIND[measure.kind]
    known = current.answers.get(number)
    talk.ask(
        ask,
        current.ref,
        number,
        buttons=_buttons(measure, current.ref, number),
        number=number,
        total=count(measure, current),
        question=tool_words(measure.key, "question"),
        item=_item_words(measure, current, number),
        known="" if known is None else str(known),
    )


def _item_words(measure: Measure, current: Round, number: int) -> Arg:
    if current.names:
        return current.names[number]
    if current.part:
        return tool_words(measure.key, f"part-{current.part}")
    return tool_words(measure.key, "items", number - 1)


def _buttons(measure: Measure, ref: str, number: int) -> tuple[tuple[Button, ...], ...]:
    ask = BY_KIND[measure.kind]
    if measure.kind == "score":
        return options(ask, ref, number)
    rows: list[tuple[Button, ...]]
    if measure.kind == "percent":
        tens = [Button(ask, ten, ref, number, label=ten) for ten in _TENS]
        rows = [tuple(tens[:6]), tuple(tens[6:])]
    else:
        labels = (tool_words(measure.key, "options", i) for i in range(len(measure.values)))
        rows = [
            (Button(ask, str(v), ref, number, label=Words("measure-option", {"value": str(v), "label": label})),)
            for v, label in zip(measure.values, labels, strict=True)
        ]
    return (*rows, *options(ask, ref, number))


def item_answered(talk: Talk, event: Answered, measure: Measure, current: Round) -> None:
    """One that is waited for goes on to the next; any other corrects what was answered."""
    expected = talk.waits_for(event.ask, event.ref, event.item)
    if event.value in ("skip", "pause"):
        talk.retire(event)
        if expected:
            _passed(talk, event, measure, current)
        else:
            talk.say("measure-noted")
        return
    if not _fits(measure, event.value):
        talk.say("button-gone")
        return
    talk.retire(event)
    answers = {**current.answers, event.item: int(event.value)}
    # One that nobody waits for may be the last: then the round counts, though nothing more is said of it.
    complete = not expected and len(answers) == count(measure, current)
    state = "done" if current.state == "done" or complete else "open"
    talk.keep(event.ask, event.value, current.ref, event.item, late=not expected)
    current = save_round(talk, measure, current, state=state, answers=answers)
    if complete:
        upcoming.questions(talk)
    if not safety.may_coach(talk):
        safety.frozen_reply(talk)
    elif expected and event.item < count(measure, current):
        ask_item(talk, measure, current, event.item + 1)
    elif expected:
        _finish(talk, measure, current)
    else:
        talk.say("measure-noted")


def _passed(talk: Talk, event: Answered, measure: Measure, current: Round) -> None:
    if event.value == "pause":
        talk.stand()
        go_on = Button("measure", "start", current.ref, label=Words("measure-go-on"))
        talk.say("measure-paused", buttons=((go_on,),))
    elif event.item < count(measure, current):
        ask_item(talk, measure, current, event.item + 1)
    else:
        _finish(talk, measure, current)


def _finish(talk: Talk, measure: Measure, current: Round) -> None:
    talk.stand()
    if not current.answers:
        save_round(talk, measure, current, state="skipped")
        upcoming.questions(talk)
        talk.say("measure-skipped", therapist=talk.therapist.alias)
        return
    current = save_round(talk, measure, current, state="done")
    upcoming.questions(talk)
    talk.say(
        "measure-done",
        buttons=options("measure_done", current.ref),
        therapist=talk.therapist.alias,
        mood="yes" if measure.at_most is not None or measure.at_least is not None else "no",
        given=talk.emergency(),
    )
    cheering.goal_rated(talk, measure.key)


def _fits(measure: Measure, value: str) -> bool:
    if not (value.isascii() and value.isdecimal()):
        return False
    highest = 100 if measure.kind == "percent" else 10
    return int(value) in measure.values if measure.values else int(value) <= highest


def value_said(talk: Talk, measure: Measure, text: str) -> int | None:
    """What a typed text says: one of the answers in words, or its number."""
    plain = normalise(text)
    for labels in _own_first(measure.labels, talk.me.language):
        if plain in labels:
            return measure.values[labels.index(plain)]
    number = count_said(text, talk.rules.lexicon(talk.me.language))
    return number if number is not None and _fits(measure, str(number)) else None


def _own_first(labels: Mapping[str, tuple[str, ...]], language: str) -> list[tuple[str, ...]]:
    return [labels[code] for code in sorted(labels, key=lambda code: code != language)]
