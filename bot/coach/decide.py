"""decide(case, event, rules, now): what becomes of the case and what to do. Safety first, in every state."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.coach import care, checkin, deciding, joining, reports, safety, workout
from bot.coach.asks import ASKS
from bot.coach.checkin import CHECK_ASKS
from bot.coach.effects import Effect, Hush
from bot.coach.events import (
    Answered,
    CameDue,
    Commanded,
    Decided,
    DueKind,
    Event,
    Joined,
    Left,
    Looked,
    NotDelivered,
    NotUnderstood,
    Resumed,
    Returned,
    Said,
    Shared,
    Vouched,
    Wrote,
)
from bot.coach.joining import JOINING_ASKS
from bot.coach.model import Case, Role, Standing, Tier
from bot.coach.reading import option_said, read
from bot.coach.rules import Rules
from bot.coach.talk import Talk, options
from bot.coach.workout import EXERCISE_ASKS, WORKOUT_ASKS

_KEPT_TEXTS = 5  # texts that may still be passed on with their own button
_RESUMABLE = ("start", "card")  # words like "done" or "too hard" mean the card even if the stage is elsewhere


@dataclass(frozen=True)
class Decision:
    case: Case
    effects: tuple[Effect, ...]


def decide(case: Case, event: Event, rules: Rules, now: datetime) -> Decision:
    """Decide one event. Pure: the same arguments give the same decision. `now` is an aware UTC moment."""
    talk = Talk(case, rules, now)
    if case.person.role is Role.PATIENT:
        _patient(talk, event)
    else:
        _therapist(talk, event)
    return Decision(talk.case, tuple(talk.effects))


def _therapist(talk: Talk, event: Event) -> None:
    match event:
        case Joined():
            joining.joined(talk, event)
            care.start_digests(talk)
        case Commanded():
            care.commanded(talk, event)
        case Answered():
            care.answered(talk, event)
        case Said():
            care.said(talk, event)
        case Shared():
            care.shared(talk, event)
        case CameDue(kind=DueKind.DIGEST):
            care.came_due(talk, event)
        case Left() | NotDelivered(reason="unreachable"):
            talk.be(unreachable=True)
        case Returned():
            talk.be(unreachable=False)
        case NotUnderstood():
            talk.say("not-understood-therapist")
        case _:
            pass  # nothing else concerns a therapist's own case


def _patient(talk: Talk, event: Event) -> None:
    if talk.me.unreachable and isinstance(event, Answered | Said | Shared | Commanded):
        talk.be(unreachable=False)
    match event:
        case Said():
            _said(talk, event)
        case Shared():
            _shared(talk, event)
        case Answered():
            _answered(talk, event)
        case Commanded():
            _commanded(talk, event)
        case CameDue():
            _came_due(talk, event)
        case Joined():
            joining.joined(talk, event)
        case Left():
            _unreachable(talk)
        case Returned():
            talk.be(unreachable=False)
        case NotDelivered():
            _not_delivered(talk, event)
        case NotUnderstood():
            talk.say("not-understood", given=talk.emergency())
        case Decided():
            deciding.decided(talk, event)
        case Wrote():
            deciding.wrote(talk, event)
        case Vouched():
            joining.vouched(talk, event)
        case Looked(by=by, number=number):
            report = talk.case.report(number) if number else None
            if report:
                reports.show(talk, reports.notify_of(talk, report, by), by)
            elif number:
                talk.say("report-gone", to=by)
            else:
                care.show_patient(talk, by)
        case Resumed():
            deciding.resumed(talk, event)


# — what the patient wrote —


def _said(talk: Talk, event: Said) -> None:
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
    _offer_to_pass_on(talk, event.text, event.message_id)


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
    _pass_on(talk, event.text, rule="message")
    safety.frozen_reply(talk)


def _said_as_answer(talk: Talk, event: Said) -> bool:
    stage, text = talk.stage, event.text.strip()
    lexicon = talk.rules.lexicon(talk.me.language)
    ask = ASKS.get(stage.ask)
    if ask:
        reading = read(text, ask.name, lexicon)
        if reading.value is not None:
            _answered(talk, Answered(ask.name, reading.value, stage.ref, stage.item, typed=True))
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
        _answered(talk, Answered("card", meant, started.key, index, typed=True))
        return True
    if started and option_said(text, ("stop",), lexicon):
        if started.started_at:
            workout.stop_wanted(talk, started)
        else:
            talk.ask("not_today", started.key)
        return True
    if started and not started.started_at:
        wish = option_said(text, ASKS["start"].options, lexicon)
        if wish:
            _answered(talk, Answered("start", wish, started.key, typed=True))
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
            workout.note_said(talk, current, text[:1000])
        case "what_new" if current:
            workout.what_new(talk, current, text[:1000])
        case "hurt_where" if current:
            workout.where_said(talk, current, stage.item, text, expected=True)
        case "hard_managed":
            workout.managed_said(talk, text)
        case "later":
            workout.later_said(talk, text)
        case "report":
            answers = int(stage.ref.partition("-")[2] or 0)
            talk.stand()
            _pass_on(talk, text, rule="question" if answers else "message")
        case _:
            return False
    return True


def _hurts_outside_a_workout(talk: Talk) -> None:
    talk.ask("report", key="hurts-now", therapist=talk.therapist.alias, given=talk.emergency())


def _offer_to_pass_on(talk: Talk, text: str, message_id: int | None) -> None:
    """Not an answer to anything: ask whether the therapist should read it. The open question stays open."""
    ref = str(message_id or 0)
    _remember(talk, f"said{ref}", text[:3000])
    talk.ask("relay", ref, open_it=False, therapist=talk.therapist.alias, open=_open_question(talk))


def _open_question(talk: Talk) -> str:
    return "yes" if talk.stage.ask and talk.stage.ask not in ("start", "stopped") else "no"


def _remember(talk: Talk, name: str, value: str) -> None:
    others = [(k, v) for k, v in talk.stage.draft.items() if k.startswith(("said", "media"))][-_KEPT_TEXTS + 1 :]
    rest = {k: v for k, v in talk.stage.draft.items() if not k.startswith(("said", "media"))}
    talk.case = replace(talk.case, stage=replace(talk.stage, draft={**rest, **dict(others), name: value}))


def _shared(talk: Talk, event: Shared) -> None:
    """A photo, a voice message …: we cannot read it, so help is named, and it can be passed on."""
    if event.caption and safety.screened(talk, event.caption):
        return
    if talk.me.standing is not Standing.ACTIVE:
        joining.go_on(talk) if talk.me.standing is not Standing.STOPPED else talk.say(
            "stopped-all", buttons=options("rejoin")
        )
        return
    if event.kind == "sticker":
        talk.say("sticker", open=_open_question(talk))
        return
    ref = str(event.message_id or 0)
    _remember(talk, f"media{ref}", f"{event.kind}:{event.file_id}")
    if event.caption:
        _remember(talk, f"said{ref}", event.caption[:1000])
    talk.ask(
        "relay",
        ref,
        key="relay-media",
        open_it=False,
        therapist=talk.therapist.alias,
        kind=event.kind,
        open=_open_question(talk),
        given=talk.emergency(),
    )


def _pass_on(talk: Talk, text: str, *, rule: str, media: tuple[str, str] | None = None) -> None:
    """A message for the therapist becomes a report, so that it is never lost among others."""
    details: dict[str, str | int] = {"said": text[:1500]} if text else {}
    report = reports.raise_report(talk, Tier.TODAY, rule, details=details)
    if media:
        talk.say(
            "media",
            to=talk.therapist,
            media=media,
            label=f"relay:{report.ref}",
            about=talk.me.id,
            alias=talk.me.alias,
            number=report.ref,
        )
    talk.say(
        "passed-on",
        therapist=talk.therapist.alias,
        days=talk.limits.alert.reply_business_days,
        number=report.ref,
        given=talk.emergency(),
    )


# — buttons —


def _answered(talk: Talk, event: Answered) -> None:
    ask = ASKS.get(event.ask)
    known = ask and (event.value in ask.values or event.ask in ("country", "checklist", "change"))
    if ask is None or ask.person != "patient" or not known:
        talk.say("button-gone")
        return
    if event.ask in JOINING_ASKS:
        joining.answered(talk, event)
        return
    if event.ask == "rejoin":
        _rejoin(talk)
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
                talk.say("soft-ok", open=_open_question(talk))
        case "stopped":
            _stopped(talk, event)
        case "no_start" if event.value == "unwell":
            safety.checklist(talk, ref=event.ref)
        case "no_start":
            talk.ask("report", therapist=talk.therapist.alias, given=talk.emergency())
        case "relay":
            _relay(talk, event)
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
                workout.what_new(talk, current, "")
        case name if talk.me.safety_hold and name in WORKOUT_ASKS - _RATINGS:
            safety.frozen_reply(talk)
        case name if name in WORKOUT_ASKS:
            workout.answered(talk, event)
        case name if name in CHECK_ASKS:
            checkin.answered(talk, event)
        case _:
            talk.say("button-gone")


# A rating or a pain report is recorded even while everything is stopped: promise 4.
_RATINGS = frozenset(("pain_before", "pain_during", "pain_after", "hurt_score", "card", "closing", "change"))


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
    workout.after_checklist(talk, then, event.ref, event.item)


def _stopped(talk: Talk, event: Answered) -> None:
    if event.value == "ok":
        talk.retire(event.message_id)
        safety.mistaken(talk)
    else:
        talk.ask("report", key="report", therapist=talk.therapist.alias, given=talk.emergency())


def _relay(talk: Talk, event: Answered) -> None:
    talk.retire(event.message_id)
    text = str(talk.stage.draft.get(f"said{event.ref}", ""))
    kind, _, file_id = str(talk.stage.draft.get(f"media{event.ref}", "")).partition(":")
    draft = {k: v for k, v in talk.stage.draft.items() if k not in (f"said{event.ref}", f"media{event.ref}")}
    talk.case = replace(talk.case, stage=replace(talk.stage, draft=draft))
    if event.value == "no":
        talk.say("relay-no", open=_open_question(talk))
    elif text or file_id:
        _pass_on(talk, text, rule="media" if file_id else "message", media=(kind, file_id) if file_id else None)
    else:
        talk.ask("report", key="relay-again", therapist=talk.therapist.alias, given=talk.emergency())


# — commands —


def _commanded(talk: Talk, event: Commanded) -> None:
    if event.rest and safety.screened(talk, event.rest):
        return
    if event.name == "privacy":
        talk.say("privacy", clinic=talk.rules.clinic.name)
        return
    if talk.me.standing is Standing.STOPPED:
        _rejoin(talk) if event.name == "start" else talk.say("stopped-all", buttons=options("rejoin"))
        return
    if event.name == "stop":
        talk.ask("leave", therapist=talk.therapist.alias)
        return
    if talk.me.standing is not Standing.ACTIVE:
        joining.go_on(talk)
        return
    match event.name:
        case "start" | "today":
            workout.today(talk)
        case "plan":
            workout.show_plan(talk)
        case "report" if event.rest:
            _pass_on(talk, event.rest, rule="message")
        case "report":
            talk.ask("report", therapist=talk.therapist.alias, given=talk.emergency())
        case "unwell":
            safety.checklist(talk)
        case _:
            talk.say("help", therapist=talk.therapist.alias, given=talk.emergency())


def _leave(talk: Talk) -> None:
    """Nothing more is sent, what is queued included; the therapist hears of it."""
    reports.raise_report(talk, Tier.TODAY, "left")
    talk.do(Hush())
    for kind in (DueKind.WORKOUT, DueKind.LATER, DueKind.NUDGE, DueKind.LAPSE, DueKind.CHECK, DueKind.TIMER):
        talk.unschedule(kind)
    talk.stand()
    talk.be(standing=Standing.STOPPED)
    talk.say("left", therapist=talk.therapist.alias)


def _rejoin(talk: Talk) -> None:
    if talk.me.standing is not Standing.STOPPED:
        return
    talk.be(standing=Standing.ACTIVE)
    workout.plan_slots(talk)
    reports.raise_report(talk, Tier.DIGEST, "rejoined")
    talk.say("rejoined", therapist=talk.therapist.alias)


# — what came due, what delivery found —


def _came_due(talk: Talk, event: CameDue) -> None:
    if event.kind is DueKind.UNSEEN:
        reports.unseen(talk, event.slot)
        return
    if talk.me.standing is not Standing.ACTIVE:
        return
    match event.kind:
        case DueKind.WORKOUT:
            workout.came_due(talk, event)
        case DueKind.LATER:
            workout.remind_later(talk, event)
        case DueKind.NUDGE:
            workout.nudge(talk, event)
        case DueKind.LAPSE:
            workout.lapse(talk, event.slot)
        case DueKind.CHECK:
            checkin.came_due(talk, event)
        case DueKind.TIMER:
            workout.timer_due(talk, event)
        case DueKind.DIGEST:
            pass  # digests are the therapists'


def _not_delivered(talk: Talk, event: NotDelivered) -> None:
    if event.to != talk.me.id:
        reports.undelivered(talk, event)
        return
    kind, _, key = event.label.partition(":")
    if event.reason == "unreachable":
        _unreachable(talk)
    if kind == "workout":
        if event.reason == "unsure":
            workout.not_confirmed(talk, key)
        else:
            workout.not_sent(talk, key)


def _unreachable(talk: Talk) -> None:
    if talk.me.unreachable:
        return
    talk.be(unreachable=True)
    if talk.me.consent_version:
        reports.raise_report(talk, Tier.TODAY, "unreachable")


def _number(ref: str) -> int:
    number = ref.rpartition("-")[2]
    return int(number) if number.isdecimal() else 0
