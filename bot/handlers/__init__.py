"""Telegram updates become events here. Nothing is decided, stored or sent."""
