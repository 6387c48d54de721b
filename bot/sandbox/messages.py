"""Messages, buttons and what else a chat holds, with the shape the Bot API gives them."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.sandbox.files import StoredFile
from bot.sandbox.markup import Entity


@dataclass(frozen=True)
class Button:
    """A button of an inline keyboard; `raw` keeps what else the bot asked for."""

    label: str
    data: str | None = None
    url: str | None = None
    style: str | None = None
    raw: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)


@dataclass
class Message:
    """One message of a chat as both sides see it; `html` is what the bot sent before parsing."""

    id: int
    chat: dict[str, Any]
    author: dict[str, Any]
    sender: str
    date: datetime
    kind: str = "text"
    text: str = ""
    caption: str | None = None
    html: str = ""
    entities: list[Entity] = field(default_factory=list)
    keyboard: list[list[Button]] = field(default_factory=list)
    reply_to: int | None = None
    file: StoredFile | None = None
    edited: bool = False
    silent: bool = False
    edit_date: datetime | None = None
    extra: dict[str, Any] = field(default_factory=dict)

    @property
    def chat_id(self) -> int:
        return int(self.chat["id"])

    @property
    def file_id(self) -> str | None:
        return self.file.file_id if self.file else None

    @property
    def filename(self) -> str | None:
        return self.file.filename if self.file else None

    def as_api(self, replied: "Message | None" = None) -> dict[str, Any]:
        answer: dict[str, Any] = {
            "message_id": self.id,
            "from": self.author,
            "chat": self.chat,
            "date": int(self.date.timestamp()),
            **self.extra,
        }
        if self.edit_date:
            answer["edit_date"] = int(self.edit_date.timestamp())
        if replied:
            answer["reply_to_message"] = replied.as_api()
        if self.kind == "text":
            answer["text"] = self.text
            if self.entities:
                answer["entities"] = self.entities
        elif self.file:
            shape = self.file.as_api()
            answer[self.kind] = [shape] if self.kind == "photo" else shape
            if self.kind == "animation":
                answer["document"] = {k: v for k, v in shape.items() if k not in ("width", "height", "duration")}
            if self.caption:
                answer["caption"] = self.caption
                if self.entities:
                    answer["caption_entities"] = self.entities
        if self.keyboard:
            answer["reply_markup"] = {"inline_keyboard": [[b.raw for b in row] for row in self.keyboard]}
        return answer


@dataclass(frozen=True)
class ReplyKeyboard:
    """What a bot put in place of the phone's keyboard: rows of labels, or a forced reply."""

    rows: list[list[str]] = field(default_factory=list)
    placeholder: str = ""
    force_reply_to: int | None = None
    one_time: bool = False
    persistent: bool = False


@dataclass(frozen=True)
class SentCall:
    """One delivered call that sent or changed a message."""

    method: str
    chat_id: int
    text: str
    at: datetime
    monotonic: float
    message_id: int


@dataclass(frozen=True)
class Answer:
    """The bot's answer to a pressed button: a toast, or an alert."""

    query_id: str
    text: str
    show_alert: bool
    at: datetime


@dataclass
class Query:
    """A pressed button the bot may still answer; `pressed` is monotonic real time."""

    chat_id: int
    message_id: int
    data: str
    pressed: float
    answered: bool = False
