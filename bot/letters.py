"""Messages as they will be sent: what was decided, in the reader's language, ready for the outbox."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import blake2s
from typing import Any

from bot.coach.asks import ASKS
from bot.coach.effects import Fetch, Offer, Priority, Retire, Say, Words
from bot.coach.model import Person
from bot.coach.rules import Clinic
from bot.coach.schedule import civil_for
from bot.content.words import Wording
from bot.storage.chats import Shown
from bot.storage.letter import COUNTS, DRAWN, FILES, LEAST_URGENT, Letter

_CHANGING = ("joined:", "report:", "timer:")  # labels of messages that no longer stand as they were sent
_INLINE_LIVES_S = 30  # after which Telegram takes no answer
CAPTION = 1000  # characters that fit below a picture
_IN_SEVERAL = ("card", "one_set", "start")
_SAME_CARD = ("card", "one_set")  # a set that is done has the whole card below the next one
_TICK = "✅ "  # on some buttons; what was chosen has one of its own
_DOUBTS = ("which", "meant")  # below the answers that may have been meant: settled together
_LONGEST = 4000  # characters of one message: Telegram takes 4096, less its markup
_ROOMY = 3900  # characters of a message to which an answer can be added


class Letters:
    """Puts decisions into final words."""

    def __init__(self, wording: Wording, clinic: Clinic) -> None:
        self._wording, self._clinic = wording, clinic

    def _for(self, to: Person) -> Wording:
        return self._wording.simple if to.preferences.plain else self._wording

    def said(self, to: Person, said: Say, now: datetime) -> Letter:
        """A message that was decided on."""
        chat, language, wording = to.chat_id or 0, to.language, self._for(to)
        payload: dict[str, Any] = {
            "method": "delete" if said.gone else "edit" if said.edit else said.media[0] if said.media else "send",
            "text": wording.text(language, said.words),
            "buttons": [
                [{"text": wording.label(language, b), "data": f"{b.ask}:{b.value}:{b.ref}:{b.item}"} for b in row]
                for row in said.buttons
            ],
        }
        if said.edit:
            payload["label"] = said.edit
        if said.receipt:
            payload["receipt"] = True
        if said.silent:
            payload["silent"] = True
        if said.media:
            payload["file_id"] = said.media[1]
        plain = to.preferences.plain
        if said.picture and not plain and len(payload["text"]) <= CAPTION:
            payload["picture"] = said.picture
        if said.chart and not plain and len(payload["text"]) <= CAPTION:
            payload["chart"] = self._wording.final(language, said.chart)
        if said.document:
            about = to.id if said.document.about is None else said.document.about
            payload["method"] = "document"
            payload["document"] = {
                "kind": said.document.kind,
                "about": about,
                "args": dict(said.document.args),
                "waiting": said.document.waiting,
                "failed": wording.text(language, Words("document-failed")),
                "refused": wording.text(language, Words("document-refused")),
            }
        clinic = self._clinic
        zone = to.zone or clinic.zone if said.civil else None
        not_before = said.not_before or now
        if zone:
            not_before = civil_for(not_before, to, clinic)
        return Letter(
            person_id=to.id,
            chat_id=chat,
            order_key=_order_key(said, chat, deferred=not_before > now, plain=plain),
            priority=said.priority.value,
            payload=_json(payload),
            not_before=not_before,
            label=said.label,
            about=said.about,
            dedupe=said.dedupe or None,
            zone=zone,
            expires_at=said.expires_at,
        )

    def in_parts(self, to: Person, said: Say, now: datetime) -> list[Letter]:
        """A message that was decided on, as many letters as its text needs: parted between lines, the buttons below the
        last, the label on every one; or its words and its picture."""
        whole = self.said(to, said, now)
        if '"chart": ' in whole.payload:
            return self._drawn(to, said, whole, now)
        if len(whole.payload) <= _LONGEST:
            return [whole]
        payload = json.loads(whole.payload)
        texts = _parted(payload["text"], _LONGEST) if payload["method"] == "send" else [payload["text"]]
        if len(texts) == 1:
            return [whole]
        letters = []
        for number, text in enumerate(texts, start=1):
            last = number == len(texts)
            part = {**payload, "text": text, "buttons": payload["buttons"] if last else []}
            dedupe = f"{whole.dedupe}.{number}" if whole.dedupe else None
            letters.append(replace(whole, payload=_json(part), dedupe=dedupe))
        return letters

    def _drawn(self, to: Person, said: Say, picture: Letter, now: datetime) -> list[Letter]:
        """Drawing takes a while, so the words go at once and say that it is being drawn. The picture comes without a
        sound, with the same words below it, and takes their place; where there is none they stay, and say so."""
        waiting = f"drawing:{blake2s(f'{now}{picture.payload}'.encode(), digest_size=6).hexdigest()}"
        words = self.said(to, replace(said, chart=None, buttons=()), now)
        payload, shown = json.loads(words.payload), json.loads(picture.payload)
        drawing, failed = (
            f"{payload['text']}\n\n{self._for(to).text(to.language, Words(key))}"
            for key in ("drawing", "drawing-failed")
        )
        shown["chart"] |= {"waiting": waiting, "failed": failed}
        return [
            replace(words, payload=_json({**payload, "text": drawing}), label=waiting),
            replace(
                picture,
                payload=_json({**shown, "silent": True}),
                dedupe=f"{picture.dedupe}:drawn" if picture.dedupe else None,
            ),
        ]

    def told(self, to: Person, words: Words, now: datetime, *, qr: str = "") -> Letter:
        """A plain message to somebody, or a picture of the link `qr` with it."""
        payload: dict[str, object] = {
            "method": "qr" if qr else "send",
            "text": self._for(to).text(to.language, words),
            "buttons": [],
        }
        if qr:
            payload["link"] = qr
        return _plain(to.id, to.chat_id or 0, payload, now)

    def fetch(self, to: Person, wanted: Fetch, now: datetime) -> Letter:
        """An errand for the delivery, beside the talk: get that file."""
        chat, payload = to.chat_id or 0, {"method": "fetch", "text": "", "buttons": [], **vars(wanted)}
        text = _json(payload)
        return Letter(to.id, chat, f"fetch:{chat}", Priority.REPLY.value, text, now)

    def offer(self, to: Person, offered: Offer, now: datetime) -> Letter:
        """The answer to an inline query; of use for a moment only."""
        chat, language = to.chat_id or 0, to.language
        results = [
            {
                "key": choice.exercise,
                "title": self._wording.plain(language, choice.title),
                "line": self._wording.plain(language, choice.line),
                "text": self._wording.plain(language, choice.text),
            }
            for choice in offered.choices
        ]
        payload = {"method": "inline", "text": "", "buttons": [], "query": offered.query_id, "results": results}
        text = _json(payload)
        soon = now + timedelta(seconds=_INLINE_LIVES_S)
        return Letter(to.id, chat, f"inline:{chat}", Priority.REPLY.value, text, now, expires_at=soon)

    def to_stranger(self, chat: int, language_code: str | None, words: Words, now: datetime) -> Letter:
        """A plain message to a chat that is nobody's."""
        text = self._wording.text(self._wording.language_for(language_code), words)
        return _plain(None, chat, {"method": "send", "text": text, "buttons": []}, now)

    def retired(self, to: Person, retired: Retire, recent: Sequence[Shown], now: datetime) -> dict[int, Letter]:
        """The question among `recent` as it was asked, with the answer in place of its buttons, by its message's id. A
        card is in several messages once its timer or its "How" has been opened: all of them close. A patient's question
        that has been asked again shows its answer where it was asked last and has no buttons where it was before."""
        question = (retired.ask, retired.ref, str(retired.item))
        closed: dict[int, Letter] = {}
        for shown in recent:
            asked = json.loads(shown.payload)
            mine = any(_question(b["data"]) == question for row in asked.get("buttons", []) for b in row)
            tapped = shown.message_id == retired.message_id
            if shown.label.startswith("timer:"):
                continue  # it closes itself, by an edit that keeps its place among the counts
            if not mine or (asked.get("closed") and not tapped):
                continue
            if not closed or retired.ask in _IN_SEVERAL:
                closed[shown.message_id] = self._closed(to, retired, shown, asked, now)
            elif ASKS[retired.ask].person == "patient":
                closed[shown.message_id] = self._closed(to, replace(retired, value=""), shown, asked, now)
        if retired.message_id and all(shown.message_id != retired.message_id for shown in recent):
            closed[retired.message_id] = _change(to, retired.message_id, {}, now)
        return closed

    def _closed(self, to: Person, retired: Retire, shown: Shown, asked: dict[str, Any], now: datetime) -> Letter:
        gone = (*(_SAME_CARD if retired.ask in _SAME_CARD else (retired.ask,)), *_DOUBTS)
        others = [[b for b in row if _question(b["data"])[0] not in gone] for row in asked["buttons"]]
        if retired.ask in _DOUBTS:
            others = []
        left: dict[str, Any] = {"buttons": [row for row in others if row]} if any(others) else {}
        mine = [b for row in asked["buttons"] for b in row if _question(b["data"])[0] == retired.ask]
        answer = next((b["text"] for b in mine if b["data"].split(":")[1] == retired.value), None)
        if not answer or shown.label.startswith(_CHANGING) or len(asked["text"]) >= _ROOMY:
            return _change(to, shown.message_id, left, now)
        chosen = self._for(to).text(to.language, Words("chosen", {"answer": answer.removeprefix(_TICK)}))
        pictured = "picture" in asked or "chart" in asked or asked["method"] not in ("send", "edit")
        return _change(
            to, shown.message_id, {"caption" if pictured else "text": f"{asked['text']}\n\n{chosen}", **left}, now
        )


def _json(payload: Mapping[str, Any]) -> str:
    return json.dumps(payload, ensure_ascii=False)


def _parted(text: str, longest: int) -> list[str]:
    """The text in pieces of at most that many characters, parted between lines; a longer line is cut."""
    pieces, piece = [], ""
    for line in text.split("\n"):
        while len(line) > longest:
            pieces += [piece, line[:longest]]
            piece, line = "", line[longest:]
        if piece and len(piece) + 1 + len(line) > longest:
            pieces.append(piece)
            piece = line
        else:
            piece = f"{piece}\n{line}" if piece else line
    return [p.strip("\n") for p in (*pieces, piece) if p.strip("\n")]


def _plain(person_id: int | None, chat: int, payload: dict[str, object], now: datetime) -> Letter:
    text = _json(payload)
    return Letter(person_id, chat, f"chat:{chat}", Priority.REPLY.value, text, now)


def _change(to: Person, message_id: int, becomes: dict[str, Any], now: datetime) -> Letter:
    """A message with only the buttons, and with the text or caption, that are given."""
    chat, payload = to.chat_id or 0, {"method": "retire", "message": message_id, **becomes}
    return Letter(to.id, chat, f"retire:{chat}", LEAST_URGENT, _json(payload), now)


def _question(data: str) -> tuple[str, str, str]:
    """Which question a button answers: its ask, ref and item."""
    ask, _, ref, item = data.split(":")
    return ask, ref, item


def _order_key(letter: Say, chat: int, *, deferred: bool, plain: bool) -> str:
    """What keeps its order with what. A report has a key of its own, or it would wait behind a message that is backing
    off; its edits share it. What waits for the morning must not hold up the talk of tonight. What has to be made first
    holds up no talk at all."""
    report = letter.edit or letter.label
    if report.startswith("report:"):
        return f"{report}:{chat}"
    if letter.priority is Priority.URGENT or report.startswith("urgent:"):
        return f"urgent:{chat}"
    if report.startswith("timer:"):
        return f"{COUNTS}{chat}"
    if letter.document or (letter.chart and not plain):
        return f"{FILES}later:{chat}" if deferred else f"{DRAWN if letter.chart else FILES}{chat}"
    return f"later:{chat}" if deferred else f"chat:{chat}"


def asked_in(shown: Shown | None) -> str:
    """The question that a message asks, by its first button: "ask:ref:item"."""
    rows = json.loads(shown.payload).get("buttons", []) if shown else []
    data = next((button["data"] for row in rows for button in row if "data" in button), "")
    ask, _, ref, item = [*data.split(":", 3), "", "", ""][:4]
    return f"{ask}:{ref}:{item}" if ask else ""
