"""Everything that is not a button: texts, edits, photos, voice messages, stickers, and what we cannot read at all."""

from telegram import Message, Update

from bot.coach.events import Said, Shared


def said(update: Update) -> Said | None:
    message = update.message
    if message is None or not message.text:
        return None
    return Said(message.text, message.message_id, reply_to=_reply_to(message))


def edited(update: Update) -> Said | None:
    """An edited text or caption: screened like any other."""
    message = update.edited_message
    text = message and (message.text or message.caption)
    if message is None or not text:
        return None
    return Said(text, message.message_id, edited=True)


def shared(update: Update) -> Shared | None:
    message = update.message
    if message is None:
        return None
    kind, file_id = _attachment(message)
    file = message.document if kind == "document" else None
    return Shared(
        kind,
        file_id,
        message.caption or "",
        message.message_id,
        _reply_to(message),
        name=(file.file_name or "")[:200] if file else "",
        size=(file.file_size or 0) if file else 0,
    )


def _attachment(message: Message) -> tuple[str, str]:
    """("photo", file id) …; a place and a contact have none, and what we do not know is a sticker to us.

    A file id is only good for what it is of: a moving picture has a document beside it, which is not to be sent.
    """
    if message.photo:
        return "photo", message.photo[-1].file_id
    for kind in ("voice", "video", "audio", "animation", "document", "video_note"):
        part = getattr(message, kind)
        if part:
            return kind, part.file_id
    if message.location:  # a venue has one, too
        return "location", ""
    return ("contact" if message.contact else "sticker"), ""


def _reply_to(message: Message) -> str:
    return str(message.reply_to_message.message_id) if message.reply_to_message else ""
