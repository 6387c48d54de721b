"""A person's phone: what they can do in the chat with the bot, and what they see there."""

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit
from zoneinfo import ZoneInfo

from bot.sandbox import inline
from bot.sandbox.bodies import Upload
from bot.sandbox.files import StoredFile, sample_picture
from bot.sandbox.markup import find_entities
from bot.sandbox.messages import Answer, Button, Message, ReplyKeyboard

if TYPE_CHECKING:
    from bot.sandbox.world import World

_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{0,64}")
_SAMPLE_VOICE = b"OggS" + bytes(60)
_SAMPLE_VIDEO = b"\0\0\0\x18ftypmp42" + bytes(48)
_SAMPLE_STICKER = b"RIFF\x24\0\0\0WEBPVP8 " + bytes(24)


class Phone:
    """One chat, private or group; everything done here becomes an update for the bot.

    Message ids count up within the chat. Writing in a chat that was never started starts it.
    """

    def __init__(
        self,
        world: "World",
        name: str,
        language: str,
        username: str | None,
        chat_id: int,
        zone: ZoneInfo,
        kind: str,
    ) -> None:
        self._world = world
        self.name = name
        self.language = language
        self.zone = zone
        self.chat_id = chat_id
        self.started = kind == "group"
        self.blocked = False
        self.answers: list[Answer] = []
        self.reply_keyboard: ReplyKeyboard | None = None
        self.pinned: int | None = None
        self.action: tuple[str, float] | None = None
        self.by_id: dict[int, Message] = {}
        self._next_message = 1
        self.user: dict[str, Any] = {
            "id": chat_id if kind == "private" else abs(chat_id) + 7_000,
            "is_bot": False,
            "first_name": name,
            "language_code": language,
        }
        self.chat: dict[str, Any]
        if kind == "private":
            self.chat = {"id": chat_id, "type": "private", "first_name": name}
            if username:
                self.user["username"] = self.chat["username"] = username
        else:
            self.chat = {"id": chat_id, "type": kind, "title": name, "all_members_are_administrators": False}

    @property
    def is_group(self) -> bool:
        return self.chat_id < 0

    # What they see

    @property
    def messages(self) -> list[Message]:
        return list(self.by_id.values())

    @property
    def last(self) -> Message:
        """The newest message of the bot; LookupError when it has sent none."""
        for message in reversed(self.by_id.values()):
            if message.sender == "bot":
                return message
        raise LookupError(f"the bot has sent {self.name} nothing")

    @property
    def inbox_texts(self) -> list[str]:
        return [m.text or m.caption or "" for m in self.by_id.values() if m.sender == "bot"]

    def message(self, message_id: int) -> Message:
        try:
            return self.by_id[message_id]
        except KeyError:
            raise LookupError(f"{self.name} has no message {message_id}") from None

    def post(self, message: Message) -> Message:
        """Puts a message at the end of the chat."""
        self.by_id[message.id] = message
        self.action = None
        self._world.touch()
        return message

    def next_message_id(self) -> int:
        number = self._next_message
        self._next_message += 1
        return number

    # What they do

    def text(self, text: str, reply_to: int | None = None) -> Message:
        return self._say(self._own("text", text=text, reply_to=reply_to))

    def start(self, payload: str = "") -> Message:
        """Presses Start, which also lifts a block, as "Restart" does in the app."""
        if not _PAYLOAD.fullmatch(payload):
            raise ValueError("a start payload has up to 64 of A-Z a-z 0-9 _ -")
        if self.blocked:
            self.unblock()
        return self.text(f"/start {payload}".rstrip())

    def open_link(self, url: str) -> Message:
        """Opens a t.me link of this bot and presses Start."""
        return self.start(start_payload(url, self._world.username))

    def tap(self, label: str, message_id: int | None = None) -> str | None:
        """Presses the newest button whose label contains `label`: inline first, then the reply keyboard.

        Returns the callback query's id; None for a link or a reply keyboard. Without such a button it raises
        LookupError naming the buttons there are.
        """
        where = [self.message(message_id)] if message_id is not None else list(reversed(self.by_id.values()))
        there: list[str] = []
        for message in where:
            for button in (button for row in message.keyboard for button in row):
                if label in button.label:
                    return self._press_button(message, button)
                there.append(button.label)
        if message_id is None and self.reply_keyboard:
            for text in (text for row in self.reply_keyboard.rows for text in row):
                if label in text:
                    self.text(text)
                    return None
                there.append(text)
        raise LookupError(f"{self.name} has no button {label!r}; there are: {', '.join(there) or 'none'}")

    def _press_button(self, message: Message, button: Button) -> str | None:
        if button.data is not None:
            return self.press(message.id, button.data)
        if button.url and is_start_link(button.url, self._world.username):
            self.open_link(button.url)
        return None

    def press(self, message_id: int, data: str) -> str:
        """Sends callback data for a message, real or forged; returns the callback query's id."""
        self._not_blocked()
        world = self._world
        query_id = world.new_query(self.chat_id, message_id, data)
        message = self.by_id.get(message_id)
        query: dict[str, Any] = {
            "id": query_id,
            "from": self.user,
            "chat_instance": str(3_000_000_000_000 + abs(self.chat_id)),
            "message": message.as_api(self._replied(message))
            if message
            else {"chat": self.chat, "message_id": message_id, "date": 0},
            "data": data,
        }
        world.updates.add({"callback_query": query})
        world.touch()
        return query_id

    def edit(self, message_id: int, new_text: str) -> Message:
        """Changes an own message: its text, or its caption."""
        self._not_blocked()
        message = self.message(message_id)
        if message.sender != "user":
            raise ValueError("only an own message can be edited")
        if message.kind == "text":
            message.text = new_text
        else:
            message.caption = new_text
        message.entities = find_entities(new_text, [])
        message.edited, message.edit_date = True, self._world.now()
        self._world.updates.add({"edited_message": message.as_api(self._replied(message))})
        self._world.touch()
        return message

    def photo(self, caption: str | None = None, data: bytes | None = None) -> Message:
        return self._send_file("photo", "photo.png", "image/png", data or sample_picture(), caption)

    def voice(self, data: bytes | None = None) -> Message:
        return self._send_file("voice", "voice.ogg", "audio/ogg", data or _SAMPLE_VOICE, None)

    def video(self, caption: str | None = None) -> Message:
        return self._send_file("video", "video.mp4", "video/mp4", _SAMPLE_VIDEO, caption)

    def video_note(self) -> Message:
        return self._send_file("video_note", "round.mp4", "video/mp4", _SAMPLE_VIDEO, None)

    def animation(self, caption: str | None = None) -> Message:
        return self._send_file("animation", "moving.mp4", "video/mp4", _SAMPLE_VIDEO, caption)

    def audio(self, caption: str | None = None) -> Message:
        return self._send_file("audio", "song.mp3", "audio/mpeg", _SAMPLE_VOICE, caption)

    def sticker(self) -> Message:
        return self._send_file("sticker", "sticker.webp", "image/webp", _SAMPLE_STICKER, None)

    def location(self) -> Message:
        return self._say(self._own("location", extra={"location": {"latitude": 51.5, "longitude": -0.12}}))

    def contact(self) -> Message:
        return self._say(self._own("contact", extra={"contact": {"phone_number": "+440000000", "first_name": "Kim"}}))

    def document(self, name: str, data: bytes, caption: str | None = None) -> Message:
        return self._send_file("document", name, "application/octet-stream", data, caption)

    def search(self, text: str) -> str:
        """Types the bot's name and a search behind it, without sending it; returns the query's id."""
        self._not_blocked()
        return inline.ask(self._world, self, text)

    def choose(self, label: str) -> Message:
        """Chooses one of the results that the bot has offered."""
        return inline.choose(self._world, self, label)

    def say_by(self, bot: dict[str, Any], text: str, file: StoredFile | None) -> Message:
        """What was chosen from a bot's results: an own message, by way of that bot."""
        content = {"file": file, "caption": text} if file else {"text": text}
        return self._say(self._own("animation" if file else "text", extra={"via_bot": bot}, **content))

    def block(self) -> None:
        if not self.blocked:
            self.blocked = True
            self._membership("member", "kicked")

    def unblock(self) -> None:
        if self.blocked:
            self.blocked = False
            self._membership("kicked", "member")

    def _membership(self, old: str, new: str) -> None:
        def member(status: str) -> dict[str, Any]:
            kicked = {"until_date": 0} if status == "kicked" else {}
            return {"user": self._world.bot, "status": status, **kicked}

        change = {
            "chat": self.chat,
            "from": self.user,
            "date": self._seconds(),
            "old_chat_member": member(old),
            "new_chat_member": member(new),
        }
        self._world.updates.add({"my_chat_member": change})
        self._world.touch()

    def _send_file(self, kind: str, name: str, mime: str, data: bytes, caption: str | None) -> Message:
        file = self._world.files.keep(kind, Upload(name, mime, data))
        return self._say(self._own(kind, file=file, caption=caption))

    def _own(self, kind: str, **content: Any) -> Message:
        self._not_blocked()
        if content.get("reply_to") is not None:
            self.message(content["reply_to"])
        return Message(
            id=self.next_message_id(),
            chat=self.chat,
            author=self.user,
            sender="user",
            date=self._world.now(),
            kind=kind,
            entities=find_entities(content.get("text") or content.get("caption") or "", []),
            **content,
        )

    def _say(self, message: Message) -> Message:
        self.started = True
        self.post(message)
        if self.reply_keyboard and (self.reply_keyboard.one_time or self.reply_keyboard.force_reply_to):
            self.reply_keyboard = None
        self._world.updates.add({"message": message.as_api(self._replied(message))})
        return message

    def _replied(self, message: Message) -> Message | None:
        return self.by_id.get(message.reply_to) if message.reply_to is not None else None

    def _not_blocked(self) -> None:
        if self.blocked:
            raise ValueError(f"{self.name} has blocked the bot: unblock first")

    def _seconds(self) -> int:
        return int(self._world.now().timestamp())

    def local(self, moment: datetime) -> datetime:
        return moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(self.zone)


def is_start_link(url: str, username: str) -> bool:
    try:
        start_payload(url, username)
    except ValueError:
        return False
    return True


def start_payload(url: str, username: str) -> str:
    """The code in a t.me link of this bot; ValueError for any other link."""
    parts = urlsplit(url if "://" in url else f"https://{url}")
    query = parse_qs(parts.query)
    if parts.scheme == "tg" and parts.netloc == "resolve":
        name = (query.get("domain") or [""])[0]
    elif parts.netloc in ("t.me", "telegram.me") and parts.scheme in ("http", "https"):
        name = parts.path.strip("/")
    else:
        name = ""
    if name.lower() != username.lower():
        raise ValueError(f"not a link of @{username}: {url}")
    return (query.get("start") or [""])[0]
