"""How Telegram is called: python-telegram-bot's request on aiohttp, which takes a fourth of httpx's time."""

import os
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import aiohttp
import httpx
from telegram.error import NetworkError, RetryAfter, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData

# The connection was never made, so nothing can have arrived. httpx: python-telegram-bot's own request, in process.
_NEVER_MADE = (
    aiohttp.ClientConnectorError,
    aiohttp.ConnectionTimeoutError,
    aiohttp.ClientHttpProxyError,
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
)
_CONNECT_S = 5.0
_READ_S = 15.0
# Telegram takes a picture in before it answers; given up too early, one that has arrived would be sent again.
_UPLOAD_S = 90.0


# Without it python-telegram-bot warns at every pause that it will hand them out as timedelta one day.
os.environ.setdefault("PTB_TIMEDELTA", "1")


def was_sent(error: TelegramError) -> bool:
    """Whether what failed so may have arrived all the same."""
    return not isinstance(error.__cause__, _NEVER_MADE)


class Request(BaseRequest):
    """A pool of connections to one address that stay open, through the proxy that the environment names for it."""

    def __init__(self, url: str, connections: int = 64) -> None:
        self._proxy, self._connections = _proxy(url), connections
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float | None:
        return _READ_S

    async def initialize(self) -> None:
        if self._session is None or self._session.closed:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=self._connections),
                headers={"User-Agent": self.USER_AGENT},
                proxy=self._proxy,
            )

    async def shutdown(self) -> None:
        if self._session is not None:
            await self._session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Status and body. Raises TimedOut or NetworkError, with aiohttp's own as its cause."""
        if self._session is None:
            raise RuntimeError("the request was not initialized")
        longest = _UPLOAD_S if request_data and request_data.contains_files else _READ_S
        timeout = aiohttp.ClientTimeout(connect=_or(connect_timeout, _CONNECT_S), sock_read=_or(read_timeout, longest))
        try:
            async with self._session.request(method, url, data=_body(request_data), timeout=timeout) as response:
                return response.status, await response.read()
        except TimeoutError as error:
            raise TimedOut from error
        except aiohttp.ClientError as error:
            # Its text may hold the address, and that the token.
            raise NetworkError(type(error).__name__) from error


def _proxy(url: str) -> str | None:
    """From HTTPS_PROXY, NO_PROXY …, read once: for every call it would take longer than the call."""
    parts = urlsplit(url)
    return None if proxy_bypass(parts.netloc) else getproxies().get(parts.scheme)


def _or(given: Any, default: float) -> float | None:
    timeout: float | None = default if isinstance(given, type(BaseRequest.DEFAULT_NONE)) else given
    return timeout


def _body(data: RequestData | None) -> aiohttp.FormData | dict[str, str] | None:
    if data is None:
        return None
    if not data.contains_files:
        return data.json_parameters
    form = aiohttp.FormData(data.json_parameters)
    for name, (filename, content, kind) in data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=kind)
    return form


def pause_s(error: RetryAfter) -> float:
    """The pause that Telegram asks for."""
    wait = error.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)
