"""Logs that can be shown to anybody: no token, no health text, whatever happens."""

import logging
import re

_TOKEN = re.compile(r"\b\d{1,12}:[A-Za-z0-9_-]{20,}|/bot[^/\s]+/")


class Redacting(logging.Filter):
    """Takes bot tokens out of every record, and the texts of exceptions, which may hold what a patient wrote."""

    def __init__(self, secrets: tuple[str, ...] = ()) -> None:
        super().__init__()
        self._secrets = tuple(s for s in secrets if s)

    def filter(self, record: logging.LogRecord) -> bool:
        message = record.getMessage()
        for secret in self._secrets:
            message = message.replace(secret, "***")
        record.msg, record.args = _TOKEN.sub("***", message), ()
        if record.exc_info:
            record.exc_text = _frames(record.exc_info[2], record.exc_info[0])
            record.exc_info = None
        return True


def _frames(trace: object, kind: type[BaseException] | None) -> str:
    """Where it happened and what kind it was, without the text."""
    lines = []
    while trace is not None:
        frame, line = trace.tb_frame, trace.tb_lineno  # type: ignore[attr-defined]
        lines.append(f"  {frame.f_code.co_filename}:{line} in {frame.f_code.co_name}")
        trace = trace.tb_next  # type: ignore[attr-defined]
    return "\n".join([*lines, kind.__name__ if kind else ""])


def set_up(level: int = logging.INFO, secrets: tuple[str, ...] = ()) -> None:
    """Log to the standard error stream. httpx would log the token in every URL, telegram raw updates."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    handler.addFilter(Redacting(secrets))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for name in ("httpx", "httpcore", "telegram", "apscheduler", "alembic", "sqlalchemy", "uvicorn"):
        logging.getLogger(name).setLevel(logging.WARNING)
