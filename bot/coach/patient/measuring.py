"""The talk about questionnaires and goals: offered at a civil time or after a workout, one item at a time, skippable,
kept as far as they are answered, correctable. Scores are for the therapist: no verdict, never a diagnosis (§6)."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from bot.coach import reports, safety
from bot.coach.effects import Arg, Button, Priority, Words
from bot.coach.events import Answered, CameDue, DueKind
from bot.coach.measures import OVER, Round, begun, count, data_of, due, flagged, rounds, scored, shown
from bot.coach.model import EntryKind, Plan, Tier, Workout
from bot.coach.patient import cheering, upcoming, weekly
from bot.coach.reading import count_said, normalise
from bot.coach.rules import Measure, Rules
from bot.coach.talk import Talk, clock, options

ITEMS = ("measure_choice", "measure_score", "measure_percent")
ASKED = frozenset(("measure", "measure_goal", "measure_done", *ITEMS))
_BY_KIND = {"choice": "measure_choice", "score": "measure_score", "percent": "measure_percent"}
_LATEST_HOUR = 20  # local; from then on it waits for another day
_BUSY = timedelta(minutes=30)
_LONGEST_NAME = 80
_TENS = tuple(str(n) for n in range(0, 101, 10))


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
    found = _found(talk, event.ref)
    if found is None or (event.ask not in ITEMS and not _newest(talk, found[1])):
        talk.say("button-gone")
        return
    measure, current = found
    if event.ask == "measure":
        _started(talk, event, measure, current)
    elif event.ask == "measure_goal":
        talk.retire(event)
        _named(talk, measure, current)
    elif event.ask == "measure_done":
        talk.retire(event)
        _ask_item(talk, measure, current, 1)
    elif event.ask != _BY_KIND[measure.kind] or not 1 <= event.item <= count(measure, current):
        talk.say("button-gone")
    else:
        _item(talk, event, measure, current)


def said(talk: Talk, text: str) -> bool:
    """A typed answer to an open item, or the name of an activity. False where none is open."""
    stage = talk.stage
    found = _found(talk, stage.ref) if stage.ask in ASKED else None
    if found is None:
        return False
    measure, current = found
    if stage.ask == "measure_goal":
        name = " ".join(text.split())[:_LONGEST_NAME]
        named = _save(talk, measure, current, state="open", names={**current.names, len(current.names) + 1: name})
        _name_next(talk, measure, named)
        return True
    if stage.ask not in ITEMS:
        return False
    value = _value(talk, measure, text)
    if value is None:
        talk.say("measure-percent-unclear" if measure.kind == "percent" else "measure-choice-unclear")
    else:
        answered(talk, Answered(stage.ask, str(value), stage.ref, stage.item, typed=True))
    return True


def tool_words(key: str, field: str = "title", item: int = 0) -> Words:
    return Words("@measure", {"key": key, "field": field, "item": item})


# — offering —


def _due(talk: Talk) -> tuple[str, ...]:
    """What may be offered now: one questionnaire a day, whatever became of it."""
    keys, today = talk.case.plan.measures if talk.case.plan else (), talk.local_now.date()
    if any(r.on == today for r in rounds(talk.case.entries)):
        return ()
    return due(keys, talk.rules.measures, talk.case.entries, today)


def _offer(talk: Talk, key: str, *, by_itself: bool = False) -> None:
    """Offer it; a round that was begun, or that nobody took up, goes on."""
    measure = talk.rules.measures[key]
    past = rounds(talk.case.entries, key)
    last = past[-1] if past and past[-1].state not in OVER and not _old(talk, measure, past[-1]) else None
    current = last or begun(key, talk.local_now, _part(talk.case.plan, talk.rules) if measure.kind == "percent" else "")
    if last is None and measure.own_items and past:
        current = replace(current, names=past[-1].names)
    current = _save(talk, measure, current, offers=current.offers + 1)
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
        _next(talk, measure, current) if count(measure, current) else _ask_name(talk, measure, current)
    elif event.value == "goals":
        _ask_name(talk, measure, _save(talk, measure, current, names={}, answers={}))
    else:
        talk.stand()
        if event.value == "skip":
            _save(talk, measure, current, state="skipped")
            upcoming.questions(talk)
        talk.say("measure-skipped" if event.value == "skip" else "measure-later", therapist=talk.therapist.alias)


# — their own activities —


def _ask_name(talk: Talk, measure: Measure, current: Round) -> None:
    number = len(current.names) + 1
    talk.ask("measure_goal", current.ref, number, number=number, most=measure.own_items)


def _name_next(talk: Talk, measure: Measure, current: Round) -> None:
    if len(current.names) < measure.own_items:
        _ask_name(talk, measure, current)
    else:
        _next(talk, measure, current)


def _named(talk: Talk, measure: Measure, current: Round) -> None:
    """ "That's all": go on to the first rating, or leave it where there is no activity."""
    if current.names and talk.waits_for("measure_goal", current.ref, len(current.names) + 1):
        _next(talk, measure, current)
    elif current.names:
        talk.say("measure-noted")
    else:
        talk.stand()
        _save(talk, measure, current, state="skipped")
        upcoming.questions(talk)
        talk.say("measure-skipped", therapist=talk.therapist.alias)


# — items —


def _next(talk: Talk, measure: Measure, current: Round) -> None:
    left = [n for n in range(1, count(measure, current) + 1) if n not in current.answers]
    _ask_item(talk, measure, current, left[0] if left else 1)


def _ask_item(talk: Talk, measure: Measure, current: Round, number: int) -> None:
    ask = _BY_KIND[measure.kind]
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
    ask = _BY_KIND[measure.kind]
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


def _item(talk: Talk, event: Answered, measure: Measure, current: Round) -> None:
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
    current = _save(talk, measure, current, state=state, answers=answers)
    if complete:
        upcoming.questions(talk)
    if not safety.may_coach(talk):
        safety.frozen_reply(talk)
    elif expected and event.item < count(measure, current):
        _ask_item(talk, measure, current, event.item + 1)
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
        _ask_item(talk, measure, current, event.item + 1)
    else:
        _finish(talk, measure, current)


def _finish(talk: Talk, measure: Measure, current: Round) -> None:
    talk.stand()
    if not current.answers:
        _save(talk, measure, current, state="skipped")
        upcoming.questions(talk)
        talk.say("measure-skipped", therapist=talk.therapist.alias)
        return
    current = _save(talk, measure, current, state="done")
    upcoming.questions(talk)
    talk.say(
        "measure-done",
        buttons=options("measure_done", current.ref),
        therapist=talk.therapist.alias,
        mood="yes" if measure.at_most is not None or measure.at_least is not None else "no",
        given=talk.emergency(),
    )
    cheering.goal_rated(talk, measure.key)


def _save(talk: Talk, measure: Measure, current: Round, **changes: object) -> Round:
    """The round as it is now, for the record; a result over the line is told the same day, a corrected one as well."""
    now = replace(current, on=talk.local_now.date(), **changes)  # type: ignore[arg-type]
    now = scored(measure, now) if now.state == "done" else now
    told = reports.find(talk, "measure", now.ref)
    score = now.score
    if score is not None and (told or flagged(measure, score)):
        now = replace(now, flag=True)
        details: dict[str, str | int] = {
            "tool": measure.key,
            "points": shown(score),
            "of": measure.highest,
        }
        if told is None and not current.flag:
            reports.raise_report(talk, Tier.TODAY, "measure", workout=now.ref, details=details)
        elif told:
            reports.add(talk, told, None, **details)
    talk.enter(EntryKind.MEASURE, data_of(now))
    return now


# — reading —


def _found(talk: Talk, ref: str) -> tuple[Measure, Round] | None:
    """A round of a measure, by its reference."""
    key = ref.partition("-")[0]
    measure = talk.rules.measures.get(key)
    current = next((r for r in rounds(talk.case.entries, key) if r.ref == ref), None)
    return (measure, current) if measure and current else None


def _newest(talk: Talk, current: Round) -> bool:
    """Whether it is the last one of its measure; of older ones, answers can be corrected and nothing is begun."""
    return rounds(talk.case.entries, current.measure)[-1] == current


def _fits(measure: Measure, value: str) -> bool:
    if not (value.isascii() and value.isdecimal()):
        return False
    highest = 100 if measure.kind == "percent" else 10
    return int(value) in measure.values if measure.values else int(value) <= highest


def _value(talk: Talk, measure: Measure, text: str) -> int | None:
    """What a typed text says: one of the answers in words, or its number."""
    plain = normalise(text)
    for labels in _own_first(measure.labels, talk.me.language):
        if plain in labels:
            return measure.values[labels.index(plain)]
    number = count_said(text, talk.rules.lexicon(talk.me.language))
    return number if number is not None and _fits(measure, str(number)) else None


def _own_first(labels: Mapping[str, tuple[str, ...]], language: str) -> list[tuple[str, ...]]:
    return [labels[code] for code in sorted(labels, key=lambda code: code != language)]


def _part(plan: Plan | None, rules: Rules) -> str:
    """The part of the body that most of the plan's exercises are for, "" where none is a part."""
    regions = [
        rules.exercises[p.exercise].region for p in (plan.exercises if plan else ()) if p.exercise in rules.exercises
    ]
    parts = [region for region in regions if region in rules.measures["sane"].parts]
    return max(dict.fromkeys(parts), key=parts.count, default="")
