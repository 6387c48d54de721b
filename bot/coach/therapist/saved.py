"""A therapist's saved replies: added by typing, used with one tap where something is written, deleted in the list."""

from dataclasses import replace
from zlib import crc32

from bot.coach.effects import Arg, Button, Words
from bot.coach.events import Answered
from bot.coach.talk import Talk, options

_MOST, _LONGEST = 12, 500  # replies, and characters of one
_LABEL = 34  # characters on its button


def commanded(talk: Talk) -> None:
    talk.stand("saved")
    _show(talk)


def choices(talk: Talk, ref: str) -> tuple[tuple[Button, ...], ...]:
    """What can be sent with one tap, below "what shall I write?"."""
    return tuple((Button("write", _key(text), ref, label=f"💬 {_short(text)}"),) for text in _replies(talk))


def find(talk: Talk, key: str) -> str:
    """The text of that button, "" if it has been deleted since."""
    return next((text for text in _replies(talk) if _key(text) == key), "")


def answered(talk: Talk, event: Answered) -> None:
    """Add one, or delete the one that was tapped; the list changes in place."""
    if event.ask == "saved_new":
        talk.retire(event)
        talk.stand()
        talk.say("cancelled")
    elif event.value == "add" and len(_replies(talk)) >= _MOST:
        talk.say("saved-full", count=_MOST)
    elif event.value == "add":
        talk.ask("saved_new")
    else:
        kept = tuple(text for text in _replies(talk) if _key(text) != event.value)
        if kept == _replies(talk):
            talk.say("saved-gone")
            return
        talk.be(practice=replace(talk.me.practice, saved_replies=kept))
        _show(talk, edit=f"#{event.message_id}" if event.message_id else "")


def said(talk: Talk, text: str) -> None:
    """A new one has been typed."""
    if not 1 <= len(text) <= _LONGEST:
        talk.say("saved-long", count=_LONGEST)
        return
    others = tuple(t for t in _replies(talk) if t != text)
    talk.be(practice=replace(talk.me.practice, saved_replies=(*others, text)[-_MOST:]))
    talk.stand("saved")
    _show(talk)


def _show(talk: Talk, edit: str = "") -> None:
    replies = _replies(talk)
    lines: dict[str, Arg] = {_key(t): Words("saved-line", {"number": n, "text": t}) for n, t in enumerate(replies, 1)}
    deleting = [Button("saved", _key(t), label=Words("saved-delete", {"number": n})) for n, t in enumerate(replies, 1)]
    talk.say(
        "saved" if replies else "saved-none",
        edit=edit,
        buttons=(
            *(tuple(deleting[i : i + 2]) for i in range(0, len(deleting), 2)),
            *options("saved"),
        ),
        given={"lines": Words("lines", lines)} if replies else {},
    )


def _replies(talk: Talk) -> tuple[str, ...]:
    return talk.me.practice.saved_replies


def _key(text: str) -> str:
    """Names it on a button for as long as it is there: a place in the list would mean another one after a deletion."""
    return f"r{crc32(text.encode()):08x}"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LABEL else f"{line[: _LABEL - 1]}…"
