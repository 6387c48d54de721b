"""The talk about questionnaires and goals: offered at a civil time or after a workout, one item at a time, skippable,
kept as far as they are answered, correctable. Scores are for the therapist: no verdict, never a diagnosis (§6)."""

from dataclasses import replace
from datetime import timedelta

from bot.coach import safety
from bot.coach.effects import Priority
from bot.coach.events import Answered, CameDue, DueKind
from bot.coach.measures import OVER, Round, begun, count, due, rounds
from bot.coach.model import Plan, Workout
from bot.coach.patient import cheering, upcoming, weekly
from bot.coach.patient.items import (
    BY_KIND,
    ask_item,
    ask_name,
    ask_next,
    item_answered,
    name_next,
    names_given,
    value_said,
)
from bot.coach.patient.rounds import round_of, save_round, tool_words
from bot.coach.rules import Measure, Rules
from bot.coach.talk import Talk, clock, options

ITEMS = ("measure_choice", "measure_score", "measure_percent")
ASKED = frozenset(("measure", "measure_goal", "measure_done", *ITEMS))

_LATEST_HOUR = 20  # local; from then on it waits for another day
_BUSY = timedelta(minutes=30)
_LONGEST_NAME = 80


def came_due(talk: Talk, event: CameDue, *, busy: bool) -> None:
    """Offer the first that is due, unless something else is going on: then half an hour later, or another day."""
    upcoming.questions(talk)
    keys = _due(talk)
    if not keys or not safety.may_coach(talk) or weekly.paused(talk) or talk.local_now.hour >= _LATEST_HOUR:
        return
    if busy:
        again = talk.now + _BUSY
        talk.schedule(DueKind.MEASURE, again, f"due/{clock(again, talk.zone)}")
        return
    _offer(talk, keys[0], by_itself=True)


def after_workout(talk: Talk, workout: Workout) -> None:
    """Right after a workout that went well enough is a good moment too."""
    keys = _due(talk)
    if keys and cheering.good_time(talk, workout) and not weekly.paused(talk):
        _offer(talk, keys[0])


def answered(talk: Talk, event: Answered) -> None:
    found = round_of(talk, event.ref)
    if found is None or (event.ask not in ITEMS and not _newest(talk, found[1])):
        talk.say("button-gone")
        return
    measure, current = found
    if event.ask == "measure":
        _started(talk, event, measure, current)
    elif event.ask == "measure_goal":
        talk.retire(event)
        names_given(talk, measure, current)
    elif event.ask == "measure_done":
        talk.retire(event)
        ask_item(talk, measure, current, 1)
    elif event.ask != BY_KIND[measure.kind] or not 1 <= event.item <= count(measure, current):
        talk.say("button-gone")
    else:
        item_answered(talk, event, measure, current)


def said(talk: Talk, text: str) -> bool:
    """A typed answer to an open item, or the name of an activity. False where none is open."""
    stage = talk.stage
    found = round_of(talk, stage.ref) if stage.ask in ASKED else None
    if found is None:
        return False
    measure, current = found
    if stage.ask == "measure_goal":
        name = " ".join(text.split())[:_LONGEST_NAME]
        named = save_round(talk, measure, current, state="open", names={**current.names, len(current.names) + 1: name})
        name_next(talk, measure, named)
        return True
    if stage.ask not in ITEMS:
        return False
    value = value_said(talk, measure, text)
    if value is None:
        talk.say("measure-percent-unclear" if measure.kind == "percent" else "measure-choice-unclear")
    else:
        answered(talk, Answered(stage.ask, str(value), stage.ref, stage.item, typed=True))
    return True


# — offering —


def _due(talk: Talk) -> tuple[str, ...]:
    """What may be offered now: one questionnaire a day, whatever became of it."""
    keys, today = talk.case.plan.measures if talk.case.plan else (), talk.local_now.date()
    if any(r.on == today for r in rounds(talk.case.entries)):
        return ()
    return due(keys, talk.rules.measures_on, talk.case.entries, today)


def _offer(talk: Talk, key: str, *, by_itself: bool = False) -> None:
    """Offer it; a round that was begun, or that nobody took up, goes on."""
    measure = talk.rules.measures[key]
    past = rounds(talk.case.entries, key)
    last = past[-1] if past and past[-1].state not in OVER and not _old(talk, measure, past[-1]) else None
    current = last or begun(key, talk.local_now, _part(talk.case.plan, talk.rules) if measure.kind == "percent" else "")
    if last is None and measure.own_items and past:
        current = replace(current, names=past[-1].names)
    current = save_round(talk, measure, current, offers=current.offers + 1)
    upcoming.questions(talk)
    talk.ask(
        "measure",
        current.ref,
        open_it=not by_itself or not talk.stage.ask,
        buttons=options("measure", current.ref, only=_choices(measure, current)),
        priority=Priority.REMINDER if by_itself else Priority.REPLY,
        civil=by_itself,
        expires_at=talk.now + timedelta(hours=12) if by_itself else None,
        dedupe=f"asked:{talk.me.id}:{talk.local_now:%y%m%d%H%M}" if by_itself else "",  # it names no questionnaire
        title=tool_words(key),
        count=count(measure, current),
        therapist=talk.therapist.alias,
        again="yes" if current.answers else "no",
        own="yes" if measure.own_items and not current.names else "no",
    )


def _choices(measure: Measure, current: Round) -> tuple[str, ...]:
    return ("start", "later", "skip", *(("goals",) if measure.own_items and current.names else ()))


def _old(talk: Talk, measure: Measure, last: Round) -> bool:
    return (talk.local_now.date() - last.on).days >= measure.min_days


def _started(talk: Talk, event: Answered, measure: Measure, current: Round) -> None:
    talk.retire(event)
    if not safety.may_coach(talk):
        safety.frozen_reply(talk)
    elif current.state in OVER:
        talk.say("measure-over")
    elif event.value == "start":
        ask_next(talk, measure, current) if count(measure, current) else ask_name(talk, measure, current)
    elif event.value == "goals":
        ask_name(talk, measure, save_round(talk, measure, current, names={}, answers={}))
    else:
        talk.stand()
        if event.value == "skip":
            save_round(talk, measure, current, state="skipped")
            upcoming.questions(talk)
        talk.say("measure-skipped" if event.value == "skip" else "measure-later", therapist=talk.therapist.alias)


def _newest(talk: Talk, current: Round) -> bool:
    """Whether it is the last one of its measure; of older ones, answers can be corrected and nothing is begun."""
    return rounds(talk.case.entries, current.measure)[-1] == current


def _part(plan: Plan | None, rules: Rules) -> str:
    """The part of the body that most of the plan's exercises are for, "" where none is a part."""
    regions = [
        rules.exercises[p.exercise].region for p in (plan.exercises if plan else ()) if p.exercise in rules.exercises
    ]
    parts = [region for region in regions if region in rules.measures["sane"].parts]
    return max(dict.fromkeys(parts), key=parts.count, default="")
