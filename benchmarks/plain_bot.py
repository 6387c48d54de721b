"""The yardstick: the same talk as a plain python-telegram-bot holds it, with ConversationHandler and a pickle file.

Its defaults throughout; nothing it knows is on disk before the persistence's next interval of a minute.
"""

import os
import warnings
from datetime import UTC, datetime
from typing import Any

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import (
    AIORateLimiter,
    Application,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    ConversationHandler,
    MessageHandler,
    PicklePersistence,
    filters,
)
from telegram.warnings import PTBUserWarning

Context = ContextTypes.DEFAULT_TYPE
PAIN, NEW, CARD, PAIN_AFTER, EFFORT, NOTE = range(6)

START = "Good morning, {name}. Today: 4 exercises, about 10 minutes. You'll need: a mat."
BEFORE = "Before we start: how much pain do you have right now, from 0 (none) to 10 (the worst you can imagine)?"
ANYTHING = "Anything new since last time, such as a fall, a new pain, or feeling ill?"
AFTER = "That was the last one. How much pain do you have now, from 0 to 10?"
HOW = "And how was it altogether?"
ELSE = "Is there anything else Maya should know? Type it, or tap below."
CLOSING = (
    "That's it for today: {done} of 4 exercises done.\n\n"
    "Recorded: pain before {before} · pain after {after} · {effort}.\n\nMaya sees this in the next summary."
)
CARDS = (
    "<b>1 of 4 · Pelvic tilt</b>\n2 sets of 10 · rest 30 s between sets\n\n"
    "• Lie on your back with your knees bent.\n• Tighten your tummy and press your lower back into the floor.\n"
    "• Let go slowly.\n\n⚠️ Keep breathing; your ribs and shoulders stay soft.",
    "<b>2 of 4 · Knee to chest</b>\n3 times 20 s on each side · rest 30 s between sets\n\n"
    "• Lie on your back with your knees bent.\n• Bring one knee towards your chest with both hands.\n"
    "• Stay there and breathe, then change legs.\n\n⚠️ Your head and shoulders stay on the floor.",
    "<b>3 of 4 · Bridge</b>\n2 sets of 10 · rest 30 s between sets\n\n"
    "• Lie on your back, knees bent, feet flat.\n• Press through your heels and lift your hips.\n"
    "• Stay for a breath and come down slowly.\n\n⚠️ Hips level; stop lifting before your back arches.",
    "<b>4 of 4 · Cat and cow</b>\n2 sets of 10 · rest 30 s between sets\n\n"
    "• Go on your hands and knees.\n• Round your back up to the ceiling, then let it sink.\n"
    "• Move slowly, with your breath.\n\n⚠️ Only as far as it is comfortable.",
)


def _buttons(*rows: str) -> InlineKeyboardMarkup:
    """Rows of "label=data" parted by bars."""
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(label, callback_data=data) for label, data in _pairs(row)] for row in rows]
    )


def _pairs(row: str) -> list[tuple[str, str]]:
    pairs = (part.split("=") for part in row.split("|"))
    return [(label, data) for label, data in pairs]


SCORES = ("0=0|1=1|2=2|3=3|4=4|5=5", "6=6|7=7|8=8|9=9|10=10")
START_KEYS = _buttons("▶️ Start=start|⏰ Later=later", "🙅 Not today=not_today|🛑 I feel unwell=unwell")
BEFORE_KEYS = _buttons(*SCORES, "🛑 I feel unwell=unwell")
ANYTHING_KEYS = _buttons("Nothing new=no|Yes, something=yes")
CARD_KEYS = _buttons("✅ Done=done|⏱ Timer=timer|ℹ️ How=how", "😓 Too hard=hard|⚡ Causes pain=hurts|⏭ Skip=skip")
AFTER_KEYS = _buttons(*SCORES)
HOW_KEYS = _buttons("Too easy=easy|About right=right|Too hard=hard")
ELSE_KEYS = _buttons("Nothing else=none")
CLOSING_KEYS = _buttons("Change an answer=change")


async def _reply(update: Update, text: str, keys: InlineKeyboardMarkup) -> None:
    """Stop the spinner, go on with the talk, then take the buttons off the question that has been answered."""
    query = update.callback_query
    chat = update.effective_chat
    if chat is None:
        return
    if query:
        await query.answer()
    await chat.send_message(text, parse_mode="HTML", reply_markup=keys)
    if query:
        await query.edit_message_reply_markup(None)


async def today(update: Update, _context: Context) -> int:
    user = update.effective_user
    await _reply(update, START.format(name=user.first_name if user else ""), START_KEYS)
    return ConversationHandler.END


async def remind(context: Context) -> None:
    job = context.job
    if job and job.chat_id:
        await context.bot.send_message(
            job.chat_id, START.format(name=job.name), parse_mode="HTML", reply_markup=START_KEYS
        )


async def started(update: Update, context: Context) -> int:
    data = _data(context)
    data.clear()
    data["done"] = 0
    await _reply(update, BEFORE, BEFORE_KEYS)
    return PAIN


async def pain(update: Update, context: Context) -> int:
    _data(context)["before"] = _tapped(update)
    await _reply(update, ANYTHING, ANYTHING_KEYS)
    return NEW


async def new(update: Update, context: Context) -> int:
    _data(context)["new"] = _tapped(update)
    await _reply(update, CARDS[0], CARD_KEYS)
    return CARD


async def card(update: Update, context: Context) -> int:
    data = _data(context)
    data["done"] += 1
    if data["done"] < len(CARDS):
        await _reply(update, CARDS[data["done"]], CARD_KEYS)
        return CARD
    await _reply(update, AFTER, AFTER_KEYS)
    return PAIN_AFTER


async def pain_after(update: Update, context: Context) -> int:
    _data(context)["after"] = _tapped(update)
    await _reply(update, HOW, HOW_KEYS)
    return EFFORT


async def effort(update: Update, context: Context) -> int:
    _data(context)["effort"] = _tapped(update)
    await _reply(update, ELSE, ELSE_KEYS)
    return NOTE


async def note(update: Update, context: Context) -> int:
    data = _data(context)
    data["note"] = update.message.text if update.message else ""
    await _reply(update, CLOSING.format(**data), CLOSING_KEYS)
    return ConversationHandler.END


def _data(context: Context) -> dict[str, Any]:
    return context.user_data if context.user_data is not None else {}


def _tapped(update: Update) -> str:
    return str(update.callback_query.data) if update.callback_query else ""


def main() -> None:
    """Set up by PLAIN_URL, PLAIN_TOKEN and PLAIN_FILE. PLAIN_REMIND_AT (Unix time) and PLAIN_CHATS ("first-last") are
    for reminders, and with them goes the rate limiter that python-telegram-bot brings along."""
    env = os.environ
    builder = Application.builder().token(env["PLAIN_TOKEN"]).base_url(f"{env['PLAIN_URL']}/bot")
    builder = builder.persistence(PicklePersistence(env["PLAIN_FILE"]))
    if "PLAIN_REMIND_AT" in env:
        builder = builder.rate_limiter(AIORateLimiter())  # type: ignore[arg-type]  # its own stub says None
    application = builder.build()
    application.add_handler(CommandHandler("today", today))
    score = r"^\d+$"
    warnings.filterwarnings("ignore", category=PTBUserWarning)  # about per_message, whose default is right here
    application.add_handler(
        ConversationHandler(
            entry_points=[CallbackQueryHandler(started, "^start$")],
            states={
                PAIN: [CallbackQueryHandler(pain, score)],
                NEW: [CallbackQueryHandler(new, "^(no|yes)$")],
                CARD: [CallbackQueryHandler(card, "^done$")],
                PAIN_AFTER: [CallbackQueryHandler(pain_after, score)],
                EFFORT: [CallbackQueryHandler(effort, "^(easy|right|hard)$")],
                NOTE: [CallbackQueryHandler(note, "^none$"), MessageHandler(filters.TEXT & ~filters.COMMAND, note)],
            },
            fallbacks=[],
            allow_reentry=True,
            name="workout",
            persistent=True,
        )
    )
    if "PLAIN_REMIND_AT" in env and application.job_queue:
        at = datetime.fromtimestamp(float(env["PLAIN_REMIND_AT"]), UTC)
        first, last = env["PLAIN_CHATS"].split("-")
        for chat in range(int(first), int(last) + 1):
            application.job_queue.run_once(remind, at, chat_id=chat, name=f"Patient {chat}")
    application.run_polling()


if __name__ == "__main__":
    main()
