"""Passing things on to the therapist: offered, then kept as a report, so that none is lost among others."""

from dataclasses import replace

from bot.coach import reports
from bot.coach.events import Answered, Shared
from bot.coach.hours import reply_words
from bot.coach.model import Tier
from bot.coach.patient import mine
from bot.coach.talk import Talk
from bot.coach.therapist import thread

_KEPT = 10  # texts and files that may still be passed on with their own button


def offer(talk: Talk, text: str, message_id: int | None) -> None:
    """Not an answer to anything: ask whether the therapist should read it. The open question stays open."""
    ref = str(message_id or 0)
    remember(talk, f"said{ref}", text)
    talk.ask("relay", ref, open_it=False, therapist=talk.therapist.alias, open=open_question(talk))


def offer_shared(talk: Talk, event: Shared) -> None:
    """We cannot look at it, so help is named, and it can be passed on."""
    ref = str(event.message_id or 0)
    remember(talk, f"media{ref}", f"{event.kind}:{event.file_id}")
    if event.caption:
        remember(talk, f"said{ref}", event.caption)
    talk.ask(
        "relay",
        ref,
        key="relay-media",
        open_it=False,
        therapist=talk.therapist.alias,
        kind=event.kind,
        given=talk.emergency(),
    )


def ask_report(talk: Talk, ref: str = "", *, key: str = "") -> None:
    """What would you like to tell your therapist? ref: the report that the text will answer."""
    talk.stand("report", ref)
    talk.ask(
        "report",
        ref,
        key=key,
        buttons=mine.before_writing(talk),
        therapist=talk.therapist.alias,
        reply=reply_words(talk),
        given=talk.emergency(),
    )


def open_question(talk: Talk) -> str:
    """Whether a question is waiting above, for the words that lead back to it."""
    return "yes" if talk.stage.ask and talk.stage.ask not in ("start", "stopped") else "no"


def remember(talk: Talk, name: str, value: str) -> None:
    """Keep something that a later answer may need, by its name; the oldest gives way."""
    kept = {**{k: v for k, v in talk.stage.kept.items() if k != name}, name: value}
    talk.case = replace(talk.case, stage=replace(talk.stage, kept=dict(list(kept.items())[-_KEPT:])))


def pass_on(talk: Talk, text: str, *, rule: str = "message", answers: str = "", file: str = "") -> None:
    """A message for the therapist becomes a report, so that it is never lost among others."""
    details: dict[str, str | int] = {}
    for name, value in (("answers", answers), ("file", file), ("said", text)):
        if value:
            details[name] = value
    report = reports.raise_report(talk, Tier.TODAY, rule, details=details)
    thread.keep(talk, talk.me, text, file=file, report=report.ref)
    talk.say(
        "passed-on-stopped" if talk.me.safety_hold else "passed-on",
        therapist=talk.therapist.alias,
        when=reply_words(talk),
        number=report.ref,
        buttons=mine.after_passing_on(report),
        given=talk.emergency(),
    )


def answered_relay(talk: Talk, event: Answered) -> None:
    """Yes: it becomes a report. No: it is forgotten. Tapped too late for it to be here still: asked for again."""
    talk.retire(event)
    stage = talk.stage
    text, file = stage.kept.get(f"said{event.ref}", ""), stage.kept.get(f"media{event.ref}", "")
    kept = {k: v for k, v in stage.kept.items() if k not in (f"said{event.ref}", f"media{event.ref}")}
    asides = tuple(a for a in stage.asides if (a.ask, a.ref) != ("relay", event.ref))
    talk.case = replace(talk.case, stage=replace(stage, kept=kept, asides=asides))
    if event.value == "no":
        talk.say("relay-no", open=open_question(talk))
    elif text or file:
        pass_on(talk, text, rule="media" if file else "message", file=file)
    elif not _passed_on_just_now(talk):
        ask_report(talk, key="relay-again")


def _passed_on_just_now(talk: Talk) -> bool:
    """Whether this is the second of two taps."""
    return any(
        r.rule in ("message", "media") and (talk.now - r.opened_at).total_seconds() < 60 for r in talk.case.reports
    )
