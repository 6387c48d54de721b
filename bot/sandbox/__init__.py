"""A local stand-in for Telegram with a page in the browser, so that the real bot runs without a token."""

from bot.sandbox.clock import SandboxClock
from bot.sandbox.messages import Button, Message, SentCall
from bot.sandbox.phone import Phone
from bot.sandbox.server import Sandbox

__all__ = ["Button", "Message", "Phone", "Sandbox", "SandboxClock", "SentCall"]
