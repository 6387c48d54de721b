"""Several facts in one message, each given to the question it answers; what was understood is shown, with a way back.

"done, pain 3, bit hard": done is for the card, pain 3 is the pain during it, and whether it was too hard is asked.
"""

from dataclasses import dataclass, field

from bot.coach import reports
from bot.coach.asks import ASKS
from bot.coach.effects import Arg, Button, Effect, ExerciseText, Priority, Say, Words
from bot.coach.events import Answered
from bot.coach.model import WorkoutStatus
from bot.coach.patient import changing, workout
from bot.coach.patient.answers import answered
from bot.coach.patient.facts import Fact, facts_said
from bot.coach.reading import PAIN_ASKS, option_said, rated_by
from bot.coach.rules import Lexicon
from bot.coach.talk import Talk

# Questions whose answers may come together.
_TOGETHER = (
    "pain_before", "anything_new", "card", "pain_during", "pain_after", "effort", "soreness", "sore_where", "sore_rest",
    "morning_pain",
)  # fmt: skip
_LONGEST_SAID = 500


@dataclass
class _Hearing:
    """A trial: nothing of it counts unless every fact has found its question."""

    talk: Talk
    seen: tuple[str, str, int]  # the question that the patient had before them
    done: tuple[str, int] | None = None  # the exercise that was done with this message
    hard: bool = False
    got: list[Arg] = field(default_factory=list)
    passed: list[tuple[str, str, int]] = field(
        default_factory=list
    )  # questions that were answered before they were sent


def several_said(talk: Talk, text: str, lexicon: Lexicon) -> bool:
    """Understand all of it, or nothing. False: it is not several facts, or not all of them are answers here."""
    stage = talk.stage
    if stage.ask not in _TOGETHER or talk.case.workout(stage.ref) is None:
        return False
    facts = facts_said(text, lexicon)
    alone = len(facts) == 1 and stage.ask == "card" and bool(facts[0].what or facts[0].phrase in lexicon.hardish)
    if not (len(facts) > 1 or alone) or _contradicts(facts):
        return False
    trial = Talk(talk.case, talk.rules, talk.now)
    trial.before = talk.before
    hearing = _Hearing(trial, (stage.ask, stage.ref, stage.item))
    for fact in _in_order(facts, stage.ask, lexicon):
        if trial.me.safety_hold:
            break  # pain so severe that everything stops; the report has all that was written
        if not _apply(hearing, fact, lexicon):
            return False
        hearing.passed.append(_question(trial))
    _finish(hearing, text)
    key = hearing.done[0] if hearing.done else stage.ref
    talk.effects += _first(talk, hearing, key)
    talk.case = trial.case
    final = _question(trial)
    talk.effects += [e for e in trial.effects if not _is_passed(e, hearing, final)]
    return True


def _in_order(facts: tuple[Fact, ...], ask: str, lexicon: Lexicon) -> list[Fact]:
    """ "Pain 3, done" is what "done, pain 3" is: the exercise was finished, so its pain did not stop it."""
    if ask != "card":
        return list(facts)
    return sorted(facts, key=lambda fact: option_said(fact.phrase, ("done",), lexicon) is None)


def _contradicts(facts: tuple[Fact, ...]) -> bool:
    """Two ratings of the same, or the same button twice."""
    rated = [fact.what for fact in facts if fact.score is not None]
    named = [fact.phrase for fact in facts if fact.phrase]
    return len(set(rated)) < len(rated) or len(set(named)) < len(named)


def _question(talk: Talk) -> tuple[str, str, int]:
    return talk.stage.ask, talk.stage.ref, talk.stage.item


def _apply(hearing: _Hearing, fact: Fact, lexicon: Lexicon) -> bool:
    return _rate(hearing, fact) if fact.score is not None else _name(hearing, fact.phrase, lexicon)


def _rate(hearing: _Hearing, fact: Fact) -> bool:
    talk, score = hearing.talk, fact.score
    ask, ref, item = _question(talk)
    seen = (ask, ref, item) == hearing.seen
    fits = rated_by(ask) == fact.what if fact.what else seen
    if ASKS[ask].score and fits:
        _take(hearing, ask, str(score), ref, item)
        return True
    if fact.what != "pain" or score is None:
        return False
    if hearing.done:
        key, index = hearing.done
        current = talk.case.workout(key)
        if current is None:
            return False
        hearing.got.append(_got_score("pain_during", score, current.items[index].exercise))
        workout.rate_exercise(talk, current, index, score)
        return True
    if ask == "card" and seen and score > 0:
        _take(hearing, "card", "pain", ref, item)
        if talk.stage.ask != "hurt_score":
            return False
        hearing.passed.append(_question(talk))
        _take(hearing, "hurt_score", str(score), ref, item)
        return True
    return False


def _name(hearing: _Hearing, phrase: str, lexicon: Lexicon) -> bool:
    talk = hearing.talk
    ask, ref, item = _question(talk)
    seen = (ask, ref, item) == hearing.seen
    is_hard = phrase in lexicon.hardish or option_said(phrase, ("too_hard", "hard"), lexicon) is not None
    if is_hard and hearing.done:
        hearing.hard = True
        return True
    option = option_said(phrase, ASKS[ask].options, lexicon) if ask in _TOGETHER else None
    # A question that has not been seen is not answered by a bare "no", which could mean anything.
    if option and (seen or " " in phrase or ask == "effort"):
        if (ask, option) == ("card", "done"):
            hearing.done = (ref, item)
        _take(hearing, ask, option, ref, item)
        return True
    if phrase in lexicon.hardish and ask == "card":
        hearing.done = (ref, item)
        hearing.hard = True
        return True
    return False


def _take(hearing: _Hearing, ask: str, value: str, ref: str, item: int) -> None:
    talk = hearing.talk
    current = talk.case.workout(ref)
    exercise = current.items[item].exercise if current and 0 <= item < len(current.items) else ""
    if value.isdecimal():
        name = "pain_during" if ask == "hurt_score" else ask
        hearing.got.append(_got_score(name, int(value), exercise))
    else:
        label = Words("@label", {"ask": ask, "value": value})
        of = ExerciseText(exercise) if ask == "card" else ""
        hearing.got.append(Words("got-button", {"label": label, "exercise": of}))
    answered(talk, Answered(ask, value, ref, item, typed=True))


def _got_score(what: str, score: int, exercise: str) -> Words:
    return Words("got-score", {"what": what, "score": score, "exercise": ExerciseText(exercise)})


def _finish(hearing: _Hearing, text: str) -> None:
    """Whether it was too hard is asked, not concluded; after a danger sign it stands in the report instead."""
    talk = hearing.talk
    if not (hearing.hard and hearing.done):
        return
    key, index = hearing.done
    current = talk.case.workout(key)
    if current is None:
        return
    exercise = current.items[index].exercise
    if talk.stage.ask == "card" and current.status is WorkoutStatus.STARTED:
        hearing.passed.append(_question(talk))
        talk.ask("hard_sure", key, index, exercise=ExerciseText(exercise))
        return
    told = reports.latest(talk, "causes_pain", key, exercise)
    if told and talk.stage.ask == "checklist":
        reports.add(talk, told, said=text[:_LONGEST_SAID])


def _first(talk: Talk, hearing: _Hearing, key: str) -> list[Effect]:
    """What was understood, before what follows from it. Where everything stops, the help comes alone."""
    if hearing.talk.me.safety_hold or not hearing.got:
        return []
    current = hearing.talk.case.workout(key)
    can_change = current is not None and changing.can_change(hearing.talk, current)
    said = Talk(talk.case, talk.rules, talk.now)
    said.say("understood", buttons=(change_button(key),) if can_change else (), facts=tuple(hearing.got))
    return said.effects


def change_button(key: str) -> tuple[Button, ...]:
    return (Button("closing", "change", key),)


def _is_passed(effect: Effect, hearing: _Hearing, final: tuple[str, str, int]) -> bool:
    """A question that this message has answered already, or gone past, is not sent."""
    if not isinstance(effect, Say) or effect.to != hearing.talk.me.id or effect.priority is Priority.URGENT:
        return False
    asked = {(b.ask, b.ref, b.item) for row in effect.buttons for b in row}
    return any(question in asked and question != final for question in hearing.passed)


def changed_rating(text: str, ask: str, lexicon: Lexicon) -> str | None:
    """The rating of pain in an edited message that had several facts, if there is just one."""
    pain = [fact.score for fact in facts_said(text, lexicon) if fact.what == "pain"]
    fits = ask in (*PAIN_ASKS, "hurt_score") and len(pain) == 1
    return str(pain[0]) if fits else None
