"""Passing things on to the therapist: offered, then kept as a report, so that none is lost among others."""

from dataclasses import replace

from bot.coach import (
    reports,
)
from bot.coach.events import (
    Answered,
)
from bot.coach.model import Tier
from bot.coach.talk import Talk

_KEPT_TEXTS = 5  # texts that may still be passed on with their own button


def offer(talk: Talk, text: str, message_id: int | None) -> None:
    """Not an answer to anything: ask whether the therapist should read it. The open question stays open."""
    ref = str(message_id or 0)
    remember(talk, f"said{ref}", text[:3000])
    talk.ask("relay", ref, open_it=False, therapist=talk.therapist.alias, open=open_question(talk))


def open_question(talk: Talk) -> str:
    return "yes" if talk.stage.ask and talk.stage.ask not in ("start", "stopped") else "no"


def remember(talk: Talk, name: str, value: str) -> None:
    others = [(k, v) for k, v in talk.stage.draft.items() if k.startswith(("said", "media"))][-_KEPT_TEXTS + 1 :]
    rest = {k: v for k, v in talk.stage.draft.items() if not k.startswith(("said", "media"))}
    talk.case = replace(talk.case, stage=replace(talk.stage, draft={**rest, **dict(others), name: value}))


def pass_on(talk: Talk, text: str, *, rule: str, media: tuple[str, str] | None = None) -> None:
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


def answered_relay(talk: Talk, event: Answered) -> None:
    talk.retire(event.message_id)
    text = str(talk.stage.draft.get(f"said{event.ref}", ""))
    kind, _, file_id = str(talk.stage.draft.get(f"media{event.ref}", "")).partition(":")
    draft = {k: v for k, v in talk.stage.draft.items() if k not in (f"said{event.ref}", f"media{event.ref}")}
    talk.case = replace(talk.case, stage=replace(talk.stage, draft=draft))
    if event.value == "no":
        talk.say("relay-no", open=open_question(talk))
    elif text or file_id:
        pass_on(talk, text, rule="media" if file_id else "message", media=(kind, file_id) if file_id else None)
    else:
        talk.ask("report", key="relay-again", therapist=talk.therapist.alias, given=talk.emergency())
