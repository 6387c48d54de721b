"""A patient's button, tapped or understood from what was typed: whose topic it is, and whether it may go on."""

from bot.coach import safety
from bot.coach.asks import ASKS
from bot.coach.effects import Refused
from bot.coach.events import Answered
from bot.coach.model import Standing, WorkoutStatus
from bot.coach.patient import (
    afterwards,
    checkin,
    cheering,
    choices,
    doubts,
    joining,
    leaving,
    mine,
    pausing,
    rights,
    speaking,
    timer,
    trouble,
    weekly,
    workout,
)
from bot.coach.patient.changing import AT_EXERCISE
from bot.coach.patient.checkin import CHECK_ASKS
from bot.coach.patient.choice_pages import PAGES
from bot.coach.patient.choices import OPEN_ENDED
from bot.coach.patient.inquiries import INQUIRIES, inquiry_answered
from bot.coach.patient.joining import JOINING_ASKS
from bot.coach.patient.measuring import ITEMS
from bot.coach.patient.pausing import PAUSE_ASKS
from bot.coach.patient.ratings import noted
from bot.coach.patient.relay import answered_relay, ask_report, open_question
from bot.coach.patient.rights import RIGHTS_ASKS
from bot.coach.patient.starting import what_new
from bot.coach.patient.workout import WORKOUT_ASKS
from bot.coach.references import number_of
from bot.coach.reports import add
from bot.coach.talk import Talk
from bot.coach.therapist import deciding, episode

# Help, and the way to the therapist, are there for everybody, whatever they have asked for before.
_HELP = frozenset(("checklist", "soft"))  # in any standing
_ALWAYS = frozenset(("checklist", "soft", "stopped", "no_start", "report", "relay", "mine"))


def answered(talk: Talk, event: Answered) -> None:
    """A question that was asked beside the open one is over with its answer, unless it has been asked anew."""
    beside = next((a for a in talk.stage.asides if (a.ask, a.ref, a.item) == (event.ask, event.ref, event.item)), None)
    _answered(talk, event)
    if beside and event.value in _values(event.ask):
        talk.no_longer_beside(beside)


def _values(ask: str) -> tuple[str, ...]:
    return ASKS[ask].values if ask in ASKS else ()


def _answered(talk: Talk, event: Answered) -> None:
    standing = talk.me.standing
    if not _exists(talk, event):
        talk.do(Refused(event.ask if event.ask in ASKS else "unknown"))
        talk.say("button-gone")
    elif event.ask == "language":
        speaking.answered(talk, event)
        if standing not in (Standing.ACTIVE, Standing.STOPPED, Standing.ENDED):
            joining.go_on(talk)
    elif event.ask in RIGHTS_ASKS:
        rights.answered(talk, event)
    elif event.ask == "consent" and standing is Standing.STOPPED:
        rights.consented_anew(talk, event)
    elif event.ask in JOINING_ASKS:
        joining.answered(talk, event)
    elif afterwards.is_late(talk, event):
        afterwards.heard(talk, event, _record)
    elif event.ask == "leave":
        leaving.answered(talk, event)
    elif standing is Standing.ENDED and not talk.me.safety_hold and not (event.ask in _HELP or event.value == "unwell"):
        episode.after_the_end(talk)
    elif event.ask in ("cheer", "cheer_off"):
        cheering.answered(talk, event)
    elif event.ask == "weekly_off":
        weekly.off(talk, event)
    elif event.ask == "rejoin" and standing is Standing.STOPPED:
        leaving.rejoin(talk)
    elif standing is Standing.STOPPED and not (event.ask in _ALWAYS or event.value == "unwell"):
        leaving.gone(talk)
    elif standing is Standing.ENDED and not (event.ask in _ALWAYS or event.value == "unwell"):
        episode.after_the_end(talk)
    elif standing not in (Standing.ACTIVE, Standing.STOPPED, Standing.ENDED) and event.ask not in ("checklist", "soft"):
        joining.go_on(talk)
    elif talk.me.safety_hold and event.ask in WORKOUT_ASKS and not (afterwards.tells(event) or event.value == "unwell"):
        safety.frozen_reply(talk)
    elif event.ask in PAGES:
        choices.answered(talk, event)
    elif event.ask == "timer":
        timer.answered(talk, event)
    elif event.ask in PAUSE_ASKS:
        pausing.answered(talk, event)
    elif event.ask in WORKOUT_ASKS and event.value == "unwell" and talk.case.workout(event.ref) is None:
        safety.unwell(talk)  # below a reminder of weeks ago, which after a long break is the last one there is
    elif event.ask in WORKOUT_ASKS | CHECK_ASKS | INQUIRIES:
        _record(talk, event)
    else:
        _besides(talk, event)


def _record(talk: Talk, event: Answered) -> None:
    if event.ask in WORKOUT_ASKS:
        workout.answered(talk, event)
    elif event.ask in CHECK_ASKS:
        checkin.answered(talk, event)
    else:
        inquiry_answered(talk, event)


def _exists(talk: Talk, event: Answered) -> bool:
    """Whether a patient can have been shown that button; anybody can send any data."""
    ask = ASKS.get(event.ask)
    if ask is None or ask.person == "therapist":
        return False
    if ask.about and event.ref and number_of(event.ref, talk.me.id) is None:
        return False  # of another patient's report
    if event.ask in ("country", *ITEMS) or event.ask in OPEN_ENDED:
        return True
    if event.ask == "checklist":
        return event.value in ask.values or safety.is_flag(event.value, talk.rules)
    return event.value in ask.values or (event.ask == "change" and event.value in AT_EXERCISE)


def _besides(talk: Talk, event: Answered) -> None:
    """Questions that can come up at any time."""
    match event.ask, event.value:
        case "checklist", _:
            _checklist(talk, event)
        case (("soft" | "no_start"), "unwell"):
            if event.ask == "soft":
                talk.retire(event)
            safety.unwell(talk, event.ref)
        case "soft", _:
            talk.retire(event)
            talk.say("soft-ok", open=open_question(talk))
        case "stopped", "mistake":
            talk.retire(event)
            safety.mistaken(talk)
        case (("stopped" | "no_start"), _):
            ask_report(talk)
        case "relay", _:
            answered_relay(talk, event)
        case (("which" | "meant"), _):
            meant = (doubts.which_answered if event.ask == "which" else doubts.meant_answered)(talk, event)
            if meant:
                answered(talk, meant)
            else:
                talk.retire(event)
        case "mine", _:
            mine.answered(talk, event)
        case "report", _:
            talk.retire(event)
            talk.stand()
            talk.say("cancelled")
        case "told", _:
            talk.retire(event)
            deciding.answered_told(talk, number_of(event.ref, talk.me.id) or 0, event.value)
        case "reply", _:
            ask_report(talk, event.ref if number_of(event.ref, talk.me.id) else "")
        case _:
            _nothing_new(talk, event)


def _nothing_new(talk: Talk, event: Answered) -> None:
    talk.retire(event)
    current = talk.case.workout(event.ref)
    if current is None:
        talk.say("button-gone")
    elif talk.waits_for("what_new", event.ref) and current.status is WorkoutStatus.STARTED:
        what_new(talk, current, "")
    else:
        noted(talk, current)


def _checklist(talk: Talk, event: Answered) -> None:
    talk.retire(event)
    matter = safety.matter_of(talk, event.ref, event.item)
    if safety.is_flag(event.value, talk.rules):
        safety.stop(talk, (event.value.upper(),), into=matter)
        return
    if event.value == "unsure":
        if talk.me.consent_version is not None:
            talk.keep("checklist", "unsure", event.ref, event.item)
        safety.unsure(talk, event.ref, event.item, matter)
        return
    if talk.me.consent_version is None:
        if talk.me.standing in afterwards.QUIET:
            talk.say("checklist-clear", given=talk.emergency())
        else:
            joining.go_on(talk)
        return
    talk.keep("checklist", "none", event.ref, event.item)
    if matter:
        add(talk, matter, checked="none")
    if talk.me.safety_hold:
        safety.frozen_reply(talk)
    elif talk.waits_for("checklist", event.ref, event.item):
        _none_of_these(talk, str(talk.stage.draft.get("then", "")), event)
    else:
        talk.say("checklist-clear", given=talk.emergency())


def _none_of_these(talk: Talk, then: str, event: Answered) -> None:
    """Go on with what the checklist had interrupted."""
    current = talk.case.workout(event.ref)
    if current and then == "what_new" and current.status is WorkoutStatus.STARTED:
        talk.ask("what_new", event.ref)
    elif then == "what_new":
        ask_report(talk)
    elif current and then == "carry_on":
        trouble.ask_carry_on(talk, current, event.item)
    else:
        leaving.excuse_unwell(talk)
