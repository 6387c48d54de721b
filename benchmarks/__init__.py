"""How fast the bot is, next to a plain python-telegram-bot that holds the same talk. `make bench`."""
