"""A patient's button, tapped or understood from what was typed: whose topic it is, and whether it may go on."""

from bot.coach import cards, checkin, deciding, joining, reminder, reports, safety, trouble, workout
from bot.coach.asks import ASKS
from bot.coach.checkin import CHECK_ASKS
from bot.coach.effects import Hush
from bot.coach.events import Answered, DueKind
from bot.coach.joining import JOINING_ASKS
from bot.coach.model import Standing, Tier
from bot.coach.relay import answered_relay, open_question
from bot.coach.talk import Talk, options
from bot.coach.workout import WORKOUT_ASKS

# A rating or a pain report is recorded even while everything is stopped: promise 4.
_RATINGS = frozenset(("pain_before", "pain_during", "pain_after", "hurt_score", "card", "closing", "change"))


def answered(talk: Talk, event: Answered) -> None:
    ask = ASKS.get(event.ask)
    known = ask and (event.value in ask.values or event.ask in ("country", "checklist", "change"))
    if ask is None or ask.person != "patient" or not known:
        talk.say("button-gone")
        return
    if event.ask in JOINING_ASKS:
        joining.answered(talk, event)
        return
    if event.ask == "rejoin":
        rejoin(talk)
        return
    if talk.me.standing is Standing.STOPPED:
        talk.say("stopped-all", buttons=options("rejoin"))
        return
    if talk.me.standing is not Standing.ACTIVE:
        joining.go_on(talk)
        return
    match event.ask:
        case "checklist":
            _checklist(talk, event)
        case "soft":
            talk.retire(event.message_id)
            if event.value == "unwell":
                safety.checklist(talk)
            else:
                talk.say("soft-ok", open=open_question(talk))
        case "stopped":
            _stopped(talk, event)
        case "no_start" if event.value == "unwell":
            safety.checklist(talk, ref=event.ref)
        case "no_start":
            talk.ask("report", therapist=talk.therapist.alias, given=talk.emergency())
        case "relay":
            answered_relay(talk, event)
        case "report":
            talk.retire(event.message_id)
            talk.stand()
            talk.say("cancelled")
        case "told":
            talk.retire(event.message_id)
            deciding.answered_told(talk, _number(event.ref), event.value)
        case "reply":
            talk.ask("report", event.ref, therapist=talk.therapist.alias, given=talk.emergency())
        case "leave":
            talk.retire(event.message_id)
            _leave(talk) if event.value == "yes" else talk.say("cancelled")
        case "what_new":
            talk.retire(event.message_id)
            current = talk.case.workout(event.ref)
            if current and talk.stage.ask == "what_new":
                cards.what_new(talk, current, "")
        case name if talk.me.safety_hold and name in WORKOUT_ASKS - _RATINGS:
            safety.frozen_reply(talk)
        case name if name in WORKOUT_ASKS:
            workout.answered(talk, event)
        case name if name in CHECK_ASKS:
            checkin.answered(talk, event)
        case _:
            talk.say("button-gone")


def _checklist(talk: Talk, event: Answered) -> None:
    stage = talk.stage
    talk.retire(event.message_id)
    if safety.is_flag(event.value, talk.rules):
        safety.stop(talk, (event.value.upper(),))
        return
    talk.keep("checklist", "none", event.ref, event.item)
    if talk.me.safety_hold:
        safety.frozen_reply(talk)
        return
    then = str(stage.draft.get("then", "")) if (stage.ask, stage.ref) == ("checklist", event.ref) else ""
    trouble.after_checklist(talk, then, event.ref, event.item)


def _stopped(talk: Talk, event: Answered) -> None:
    if event.value == "ok":
        talk.retire(event.message_id)
        safety.mistaken(talk)
    else:
        talk.ask("report", key="report", therapist=talk.therapist.alias, given=talk.emergency())


def _leave(talk: Talk) -> None:
    """Nothing more is sent, what is queued included; the therapist hears of it."""
    reports.raise_report(talk, Tier.TODAY, "left")
    talk.do(Hush())
    for kind in (DueKind.WORKOUT, DueKind.LATER, DueKind.NUDGE, DueKind.LAPSE, DueKind.CHECK, DueKind.TIMER):
        talk.unschedule(kind)
    talk.stand()
    talk.be(standing=Standing.STOPPED)
    talk.say("left", therapist=talk.therapist.alias)


def rejoin(talk: Talk) -> None:
    if talk.me.standing is not Standing.STOPPED:
        return
    talk.be(standing=Standing.ACTIVE)
    reminder.plan_slots(talk)
    reports.raise_report(talk, Tier.DIGEST, "rejoined")
    talk.say("rejoined", therapist=talk.therapist.alias)


def _number(ref: str) -> int:
    number = ref.rpartition("-")[2]
    return int(number) if number.isdecimal() else 0
