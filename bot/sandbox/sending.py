"""The Bot API's sending methods, refusing what Telegram refuses with the words Telegram uses."""

from typing import Any

from bot.sandbox.bodies import Params, Upload, flag, integer, structure
from bot.sandbox.errors import BadRequest, Forbidden
from bot.sandbox.files import StoredFile
from bot.sandbox.keyboards import read_markup
from bot.sandbox.markup import Entity, find_entities, parse_html, trim, units
from bot.sandbox.messages import Message
from bot.sandbox.phone import Phone
from bot.sandbox.world import World

Uploads = dict[str, Upload]

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024


def target(world: World, params: Params, name: str = "chat_id") -> Phone:
    """The chat a call is for, if the bot may write there."""
    if params.get(name) in (None, ""):
        raise BadRequest(f"{name} is empty")
    phone = world.phones.get(integer(params, name) or 0)
    if phone is None:
        raise BadRequest("chat not found")
    if phone.blocked:
        raise Forbidden("bot was kicked from the group chat" if phone.is_group else "bot was blocked by the user")
    if not phone.started:
        raise Forbidden("bot can't initiate conversation with a user")
    return phone


def formatted(params: Params, field: str, entities_field: str) -> tuple[str, list[Entity], str]:
    """Plain text, entities and the raw text of a call, parsed by its parse_mode."""
    raw = params.get(field)
    raw = "" if raw is None else str(raw)
    mode = params.get("parse_mode")
    try:
        raw.encode()
    except UnicodeEncodeError:
        raise BadRequest("strings must be encoded in UTF-8") from None
    if not mode:
        plain, entities = raw, structure(params, entities_field) or []
    elif str(mode).lower() == "html":
        plain, entities = parse_html(raw)
    elif str(mode).lower() in ("markdown", "markdownv2"):
        raise BadRequest("can't parse entities: the sandbox reads HTML only")
    else:
        raise BadRequest("unsupported parse_mode")
    plain, entities = trim(plain, entities)
    return plain, find_entities(plain, entities), raw


def text_of(params: Params) -> tuple[str, list[Entity], str]:
    """A message's text, 1 to 4096 units after parsing."""
    plain, entities, raw = formatted(params, "text", "entities")
    if not plain:
        raise BadRequest("message text is empty")
    if len(plain) > TEXT_LIMIT or units(plain) > TEXT_LIMIT:
        raise BadRequest("message is too long")
    return plain, entities, raw


def caption_of(params: Params) -> tuple[str | None, list[Entity], str]:
    plain, entities, raw = formatted(params, "caption", "caption_entities")
    if units(plain) > CAPTION_LIMIT:
        raise BadRequest("message caption is too long")
    return plain or None, entities, raw


def replied_to(phone: Phone, params: Params) -> int | None:
    """The id of the message this one replies to; a missing one is refused unless the call allows it."""
    asked = structure(params, "reply_parameters") or {}
    if not isinstance(asked, dict):
        raise BadRequest("object expected as reply parameters")
    message_id = integer(asked, "message_id")
    lenient = flag(asked, "allow_sending_without_reply")
    if message_id is None:
        message_id = integer(params, "reply_to_message_id")
        lenient = flag(params, "allow_sending_without_reply")
    if message_id is None or message_id in phone.by_id:
        return message_id
    if lenient:
        return None
    raise BadRequest("message to be replied not found")


def named(kind: str) -> str:
    """A kind of file as the Bot API writes it in names: "VideoNote"."""
    return "".join(word.capitalize() for word in kind.split("_"))


def file_of(world: World, value: Any, field: str, kind: str, uploads: Uploads) -> StoredFile:
    """The file a call sends: uploaded with it, or known by its file_id."""
    if field in uploads:
        return world.files.keep(kind, uploads[field])
    if not isinstance(value, str) or not value:
        raise BadRequest(f"there is no {kind} in the request")
    if value.startswith("attach://"):
        attached = uploads.get(value.removeprefix("attach://"))
        if attached is None:
            raise BadRequest(f"there is no {kind} in the request")
        return world.files.keep(kind, attached)
    if value.startswith(("http://", "https://")):
        raise BadRequest("failed to get HTTP URL content")
    stored = world.files.get(value)
    if stored is None:
        raise BadRequest("wrong file identifier/HTTP URL specified")
    if stored.kind != kind:
        raise BadRequest(f"can't use file of type {named(stored.kind)} as {named(kind)}")
    return stored


def _post(world: World, phone: Phone, method: str, params: Params, **content: Any) -> Message:
    """Checks what all sending calls share, then puts the message into the chat."""
    reply_to = replied_to(phone, params)
    markup = read_markup(params)
    message = Message(
        id=phone.next_message_id(),
        chat=phone.chat,
        author=world.bot,
        sender="bot",
        date=world.now(),
        keyboard=markup.inline,
        reply_to=reply_to,
        silent=flag(params, "disable_notification"),
        **content,
    )
    phone.post(message)
    markup.apply(phone, message.id)
    world.record(method, message)
    return message


def answer_with(phone: Phone, message: Message) -> dict[str, Any]:
    return message.as_api(phone.by_id.get(message.reply_to) if message.reply_to is not None else None)


def send_message(world: World, params: Params, _: Uploads) -> dict[str, Any]:
    phone = target(world, params)
    plain, entities, raw = text_of(params)
    message = _post(world, phone, "sendMessage", params, text=plain, entities=entities, html=raw)
    return answer_with(phone, message)


def send_file(world: World, params: Params, uploads: Uploads, kind: str) -> dict[str, Any]:
    phone = target(world, params)
    # Telegram takes a caption with a sticker or a round video, and drops it.
    caption, entities, raw = (None, [], "") if kind in ("sticker", "video_note") else caption_of(params)
    file = file_of(world, params.get(kind), kind, kind, uploads)
    method = f"send{named(kind)}"
    message = _post(world, phone, method, params, kind=kind, caption=caption, entities=entities, html=raw, file=file)
    return answer_with(phone, message)


def send_media_group(world: World, params: Params, uploads: Uploads) -> list[dict[str, Any]]:
    phone = target(world, params)
    items = structure(params, "media")
    if not isinstance(items, list) or not 2 <= len(items) <= 10:
        raise BadRequest("wrong number of media in the album: 2 to 10 expected")
    ready = []
    for item in items:
        kind = str(item.get("type")) if isinstance(item, dict) else ""
        if kind not in ("photo", "video", "document", "audio"):
            raise BadRequest("can't parse InputMedia: wrong media type specified")
        ready.append((kind, file_of(world, item.get("media"), "", kind, uploads), caption_of(item)))
    group = {"media_group_id": f"{13_000_000_000 + phone.next_message_id()}"}
    common = {key: value for key, value in params.items() if key != "reply_markup"}
    answers = []
    for kind, file, (caption, entities, raw) in ready:
        message = _post(
            world,
            phone,
            "sendMediaGroup",
            common,
            kind=kind,
            file=file,
            caption=caption,
            entities=entities,
            html=raw,
            extra=group,
        )
        answers.append(answer_with(phone, message))
    return answers


def _source(world: World, params: Params, verb: str) -> Message:
    source = world.phones.get(integer(params, "from_chat_id") or 0)
    if source is None:
        raise BadRequest("chat not found")
    message = source.by_id.get(integer(params, "message_id") or 0)
    if message is None:
        raise BadRequest(f"message to {verb} not found")
    return message


def copy_message(world: World, params: Params, _: Uploads) -> dict[str, Any]:
    phone = target(world, params)
    source = _source(world, params, "copy")
    caption, entities, raw = source.caption, source.entities, source.html
    if source.kind != "text" and "caption" in params:
        caption, entities, raw = caption_of(params)
    message = _post(
        world,
        phone,
        "copyMessage",
        params,
        kind=source.kind,
        text=source.text,
        caption=caption,
        entities=entities,
        html=raw,
        file=source.file,
    )
    return {"message_id": message.id}


def forward_message(world: World, params: Params, _: Uploads) -> dict[str, Any]:
    phone = target(world, params)
    source = _source(world, params, "forward")
    origin = {"type": "user", "sender_user": source.author, "date": int(source.date.timestamp())}
    message = _post(
        world,
        phone,
        "forwardMessage",
        {},
        kind=source.kind,
        text=source.text,
        caption=source.caption,
        entities=source.entities,
        html=source.html,
        file=source.file,
        extra={"forward_origin": source.extra.get("forward_origin", origin)},
    )
    return answer_with(phone, message)
