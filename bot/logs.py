"""Logs that can be shown to anybody: no token, no health text, whatever happens."""

import logging
import re
import traceback

_TOKEN = re.compile(r"\b\d{1,12}:[A-Za-z0-9_-]{20,}|/bot[^/\s]+/")


class Redacting(logging.Filter):
    """Takes bot tokens out of every record, and the texts of exceptions, which may hold what a patient wrote."""

    def __init__(self, secrets: tuple[str, ...] = ()) -> None:
        super().__init__()
        self._secrets = tuple(s for s in secrets if s)

    def filter(self, record: logging.LogRecord) -> bool:
        message = _said(record)
        for secret in self._secrets:
            message = message.replace(secret, "***")
        record.msg, record.args = _TOKEN.sub("***", message), ()
        if record.exc_info:
            record.exc_text = frames(record.exc_info[1]) if record.exc_info[1] else ""
            record.exc_info = None
        return True


def _said(record: logging.LogRecord) -> str:
    """The message; asyncio's first line only, because the next ones show an exception with its text."""
    try:
        message = record.getMessage()
    except Exception:
        return "a message that does not fit its arguments"
    return message.partition("\n")[0] if record.name == "asyncio" else message


def frames(error: BaseException) -> str:
    """Where it happened and what kind it was, without the text."""
    places = [f"  {f.filename}:{f.lineno} in {f.name}" for f in traceback.extract_tb(error.__traceback__)]
    return "\n".join([*places, type(error).__name__])


def set_up(level: int = logging.INFO, secrets: tuple[str, ...] = ()) -> None:
    """Log to the standard error stream. An HTTP client may log the token in every URL, telegram what was said."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    handler.addFilter(Redacting(secrets))
    # It would print what could not be logged, arguments and all.
    logging.raiseExceptions = False
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for name in ("aiohttp", "httpx", "httpcore", "telegram", "alembic", "sqlalchemy", "psycopg", "uvicorn"):
        logging.getLogger(name).setLevel(logging.WARNING)
    # It warns at every tick that finds the one before still at work, which is as it should be.
    logging.getLogger("apscheduler").setLevel(logging.ERROR)
