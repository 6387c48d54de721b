"""Pausing until a day: holiday, illness or anything else; what is due until then is excused; and a welcome back."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from bot.coach import reports
from bot.coach.dates import day_said
from bot.coach.effects import Button, Schedule
from bot.coach.events import Answered, CameDue, DueKind
from bot.coach.model import Aside, Tier, WorkoutStatus
from bot.coach.patient import comeback
from bot.coach.patient.closing import end
from bot.coach.schedule import civil_for, utc
from bot.coach.talk import Talk, date_words, options

PAUSE_ASKS = frozenset(("pause", "pause_until", "paused"))
_LONGEST = timedelta(days=366)
_OVER = (DueKind.LATER, DueKind.NUDGE, DueKind.LAPSE, DueKind.CHECK, DueKind.TIMER, DueKind.BACK)
_IN_WORDS = ("report", "note", "what_new", "hurt_where")  # open questions to which any text is an answer
_MOST_BESIDE = 3  # words beside the wish itself
_HELLO = time(8)  # or when the quiet hours end


def ask(talk: Talk, text: str = "") -> None:
    """Why and until when; or what is in force. text: what followed the wish, which may say it already."""
    why = _why(talk, text)
    until = _until(talk, text)
    if theirs(talk):
        show(talk)
    elif until:
        pause(talk, until, why)
    elif talk.me.paused_until:
        show(talk)
    else:
        _ask(talk, "pause")


def show(talk: Talk) -> None:
    """That it is paused, and the way back; a therapist's pause is theirs to end, or to make longer."""
    if talk.me.paused_until and theirs(talk):
        write = (Button("no_start", "message"),)
        day = date_words(talk.me.paused_until)
        talk.say("paused-for-you", buttons=(write,), day=day, therapist=talk.therapist.alias)
    elif talk.me.paused_until:
        _ask(talk, "paused", day=date_words(talk.me.paused_until))


def theirs(talk: Talk) -> bool:
    """Whether it is a therapist's pause that is in force."""
    until = talk.me.paused_until
    return talk.me.preferences.paused_by is not None and until is not None and talk.local_now.date() < until


def _ask(talk: Talk, name: str, ref: str = "", **given: object) -> None:
    """Beside what is open while exercises are being done, otherwise in its place."""
    current = talk.case.open_workout
    going = current is not None and current.status is WorkoutStatus.STARTED
    talk.ask(name, ref, open_it=not going, given=given)  # type: ignore[arg-type]


def answered(talk: Talk, event: Answered) -> None:
    talk.retire(event)
    _no_longer(talk)
    today = talk.local_now.date()
    if event.value != "cancel" and theirs(talk):
        show(talk)
        return
    match event.ask, event.value:
        case "paused", "back_now":
            back(talk)
        case _, "cancel":
            talk.say("cancelled")
        case "paused", _:
            _ask(talk, "pause_until", talk.me.preferences.pause_why or "other")
        case "pause", why:
            _ask(talk, "pause_until", why)
        case "pause_until", "sunday":
            pause(talk, today + timedelta(days=(6 - today.weekday() - 1) % 7 + 1), event.ref)
        case _, length:
            pause(talk, today + timedelta(days=7 if length == "week" else 14), event.ref)


def said(talk: Talk, text: str) -> bool:
    """Whether the text is the day that was asked for, or a try at it."""
    stage = talk.stage
    here = Aside(stage.ask, stage.ref)
    asked = next((a for a in (*reversed(stage.asides), here) if a.ask == "pause_until"), None)
    if asked is None or (asked != here and talk.case.open_workout and stage.ask in ("note", "what_new", "hurt_where")):
        return False
    until = _until(talk, text)
    if theirs(talk):
        _no_longer(talk)
        show(talk)
    elif until:
        _no_longer(talk)
        pause(talk, until, asked.ref)
    else:
        talk.say("pause-unclear", buttons=options("pause_until", asked.ref))
    return True


def wished(talk: Talk, text: str) -> bool:
    """ "Pause until Sunday", in any state: a text that begins with a word for it, and says a day, a reason or hardly
    anything else. "Pause between the sets was too short" is meant for somebody."""
    plain = text.strip().casefold()
    words = ("pause", *talk.rules.lexicon(talk.me.language).synonyms.get("halt", ()))
    said = [w for w in words if plain == w or plain.startswith(f"{w} ")]
    if not said:
        return False
    rest = plain[max(map(len, said)) :].split()
    most = 0 if talk.stage.ask in _IN_WORDS else _MOST_BESIDE
    if len(rest) > most and _until(talk, text) is None and _why(talk, text) == "other":
        return False
    ask(talk, text)
    return True


def pause(talk: Talk, until: date, why: str) -> None:
    """Nothing is due before `until`, the local date on which it goes on. Whatever is open ends."""
    if not talk.local_now.date() < until <= talk.local_now.date() + _LONGEST:
        talk.say("pause-unclear", buttons=options("pause_until", why))
        return
    current = talk.case.open_workout
    if current and current.status is WorkoutStatus.STARTED:
        end(talk, current)
    elif current:
        excused = replace(current, status=WorkoutStatus.EXCUSED, reason="paused", ended_at=talk.now)
        talk.keep_workout(excused)
    for kind in _OVER:
        talk.unschedule(kind)
    talk.stand()
    talk.beside(Aside("paused"))
    talk.be(paused_until=until, preferences=replace(talk.me.preferences, pause_why=why, paused_by=None))
    plan_welcome(talk, until)
    reports.raise_report(talk, Tier.DIGEST, "paused", details={"pause": why, "until": until.isoformat()})
    talk.say(
        "pause-set",
        why=why,
        day=date_words(until),
        therapist=talk.therapist.alias,
        buttons=options("paused"),
        given=talk.emergency(),
    )


def came_due(talk: Talk, event: CameDue) -> None:
    until = talk.me.paused_until
    if until and talk.local_now.date() < until:
        # Somewhere west of where it was planned: the day has not come there yet.
        talk.do(Schedule(DueKind.BACK, until, f"back{talk.now:%d%H%M}", _welcome_at(talk, until), talk.zone))
    elif until:
        back(talk)


def plan_welcome(talk: Talk, until: date) -> None:
    """On the day on which it goes on, whoever has paused it, the patient hears so."""
    talk.unschedule(DueKind.BACK)
    talk.do(Schedule(DueKind.BACK, until, f"back{talk.now:%d%H%M%S}", _welcome_at(talk, until), talk.zone))


def _welcome_at(talk: Talk, day: date) -> datetime:
    return civil_for(utc(day, _HELLO, talk.zone), talk.me, talk.rules.clinic)


def is_paused(talk: Talk, day: date) -> bool:
    """Whether what is due on that local date is excused. The first day after it welcomes whoever has not been yet."""
    until = talk.me.paused_until
    if until and day >= until:
        back(talk)
    return talk.me.paused_until is not None


def back(talk: Talk) -> None:
    """The pause is over, by the calendar or sooner by the patient's own wish."""
    until = talk.me.paused_until
    if until is None:
        talk.say("paused-not")
        return
    early = talk.local_now.date() < until
    talk.be(paused_until=None, preferences=replace(talk.me.preferences, paused_by=None))
    talk.unschedule(DueKind.BACK)
    reports.over(talk, "paused")
    gap = comeback.days_without(talk)
    asked = comeback.must_ask(talk)
    if asked:
        comeback.ask_therapist(talk)
    talk.say(
        "welcome-back",
        civil=True,
        name=talk.me.alias,
        early="yes" if early else "no",
        days=gap,
        asked="yes" if asked else "no",
        therapist=talk.therapist.alias,
    )


def _until(talk: Talk, text: str) -> date | None:
    lexicon = talk.rules.lexicon(talk.me.language)
    today = talk.local_now.date()
    day = day_said(text, lexicon, today, earliest=today + timedelta(days=1), month_first=talk.me.country == "US")
    return day if day and day > today else None


def _why(talk: Talk, text: str) -> str:
    lexicon = talk.rules.lexicon(talk.me.language)
    plain = f" {text.casefold()} "
    for why in ("holiday", "ill"):
        if any(f" {phrase} " in plain for phrase in (why, *lexicon.synonyms.get(why, ()))):
            return why
    return "other"


def _no_longer(talk: Talk) -> None:
    stage = talk.stage
    asides = tuple(a for a in stage.asides if a.ask not in PAUSE_ASKS)
    talk.case = replace(talk.case, stage=replace(stage, asides=asides))
    if stage.ask in PAUSE_ASKS:
        talk.stand()
