"""The Bot API's methods on messages that exist: edit, delete, pin, and answers to pressed buttons."""

from datetime import timedelta
from typing import Any

from bot.sandbox.bodies import Params, flag, integer, structure
from bot.sandbox.errors import BadRequest
from bot.sandbox.keyboards import read_inline
from bot.sandbox.messages import Answer, Message
from bot.sandbox.phone import Phone
from bot.sandbox.sending import Uploads, answer_with, caption_of, file_of, target, text_of
from bot.sandbox.world import World

DELETE_WITHIN = timedelta(hours=48)
ANSWER_LIMIT = 200


def _to_edit(world: World, params: Params) -> tuple[Phone, Message]:
    phone = target(world, params)
    message = phone.by_id.get(integer(params, "message_id") or 0)
    if message is None:
        raise BadRequest("message to edit not found")
    if message.sender != "bot":
        raise BadRequest("message can't be edited")
    return phone, message


def _change(world: World, phone: Phone, message: Message, method: str, **content: Any) -> dict[str, Any]:
    """Applies an edit; one that changes nothing is refused, `html` not counting as a change."""
    if all(getattr(message, name) == value for name, value in content.items() if name != "html"):
        raise BadRequest(
            "message is not modified: specified new message content and reply markup are exactly the same as"
            " a current content and reply markup of the message"
        )
    for name, value in content.items():
        setattr(message, name, value)
    message.edit_date = world.now()
    # An app marks changed words, not changed buttons.
    message.edited = message.edited or method != "editMessageReplyMarkup"
    world.record(method, message)
    return answer_with(phone, message)


def edit_text(world: World, params: Params, _: Uploads) -> dict[str, Any]:
    phone, message = _to_edit(world, params)
    plain, entities, raw = text_of(params)
    if message.kind != "text":
        raise BadRequest("there is no text in the message to edit")
    keyboard = read_inline(params)
    return _change(world, phone, message, "editMessageText", text=plain, entities=entities, keyboard=keyboard, html=raw)


def edit_caption(world: World, params: Params, _: Uploads) -> dict[str, Any]:
    phone, message = _to_edit(world, params)
    caption, entities, raw = caption_of(params)
    if message.kind == "text":
        raise BadRequest("there is no caption in the message to edit")
    keyboard = read_inline(params)
    return _change(
        world,
        phone,
        message,
        "editMessageCaption",
        caption=caption,
        entities=entities,
        keyboard=keyboard,
        html=raw,
    )


def edit_markup(world: World, params: Params, _: Uploads) -> dict[str, Any]:
    phone, message = _to_edit(world, params)
    return _change(world, phone, message, "editMessageReplyMarkup", keyboard=read_inline(params))


def edit_media(world: World, params: Params, uploads: Uploads) -> dict[str, Any]:
    phone, message = _to_edit(world, params)
    media = structure(params, "media")
    kind = str(media.get("type")) if isinstance(media, dict) else ""
    if kind not in ("photo", "video", "document", "audio", "animation"):
        raise BadRequest("can't parse InputMedia: wrong media type specified")
    file = file_of(world, media.get("media"), "", kind, uploads)
    caption, entities, raw = caption_of(media)
    keyboard = read_inline(params)
    return _change(
        world,
        phone,
        message,
        "editMessageMedia",
        kind=kind,
        text="",
        file=file,
        caption=caption,
        entities=entities,
        keyboard=keyboard,
        html=raw,
    )


def _delete(world: World, phone: Phone, message: Message) -> None:
    if world.now() - message.date > DELETE_WITHIN:
        raise BadRequest("message can't be deleted for everyone")
    del phone.by_id[message.id]
    if phone.pinned == message.id:
        phone.pinned = None
    world.touch()


def delete_message(world: World, params: Params, _: Uploads) -> bool:
    phone = target(world, params)
    message = phone.by_id.get(integer(params, "message_id") or 0)
    if message is None:
        raise BadRequest("message to delete not found")
    _delete(world, phone, message)
    return True


def delete_messages(world: World, params: Params, _: Uploads) -> bool:
    phone = target(world, params)
    for message_id in structure(params, "message_ids") or []:
        message = phone.by_id.get(message_id)
        if message:
            _delete(world, phone, message)
    return True


def pin(world: World, params: Params, _: Uploads) -> bool:
    phone = target(world, params)
    message_id = integer(params, "message_id")
    if message_id not in phone.by_id:
        raise BadRequest("message to pin not found")
    phone.pinned = message_id
    world.touch()
    return True


def unpin(world: World, params: Params, _: Uploads) -> bool:
    target(world, params).pinned = None
    world.touch()
    return True


def answer_callback(world: World, params: Params, _: Uploads) -> bool:
    query_id = str(params.get("callback_query_id") or "")
    query = world.query(query_id)
    if query is None:
        raise BadRequest("query is too old and response timeout expired or query ID is invalid")
    text = str(params.get("text") or "")
    if len(text) > ANSWER_LIMIT:
        raise BadRequest("MESSAGE_TOO_LONG")
    query.answered = True
    world.phones[query.chat_id].answers.append(Answer(query_id, text, flag(params, "show_alert"), world.now()))
    world.touch()
    return True
