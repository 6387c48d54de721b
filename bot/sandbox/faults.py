"""Faults on demand: every way Telegram and the network are known to fail, so that each can be rehearsed."""

from dataclasses import dataclass

from bot.sandbox.errors import ApiError, BadRequest, Conflict, Forbidden

KINDS = (
    "429",
    "500",
    "502",
    "403",
    "400_chat_not_found",
    "400_parse",
    "401",
    "404",
    "409",
    "slow",
    "timeout_after_delivery",
    "refused",
)


@dataclass
class Fault:
    """One fault, used up after `times` calls that match it."""

    kind: str
    method: str | None
    chat_id: int | None
    times: int
    retry_after: int
    delay_s: float | None

    def error(self) -> ApiError | None:
        """The refusal this fault stands for; None for faults of time and connection."""
        match self.kind:
            case "429":
                return ApiError(429, f"Too Many Requests: retry after {self.retry_after}", retry_after=self.retry_after)
            case "500":
                return ApiError(500, "Internal Server Error")
            case "502":
                return ApiError(502, "Bad Gateway")
            case "403":
                return Forbidden("bot was blocked by the user")
            case "400_chat_not_found":
                return BadRequest("chat not found")
            case "400_parse":
                return BadRequest('can\'t parse entities: Unsupported start tag "x" at byte offset 0')
            case "401":
                return ApiError(401, "Unauthorized")
            case "404":
                return ApiError(404, "Not Found")
            case "409":
                return Conflict(
                    "terminated by other getUpdates request; make sure that only one bot instance is running"
                )
        return None


class Faults:
    """The faults waiting for their call, oldest first; one call uses at most one."""

    def __init__(self) -> None:
        self.active: list[Fault] = []

    def add(
        self,
        kind: str,
        method: str | None = None,
        chat_id: int | None = None,
        times: int = 1,
        retry_after: int = 3,
        delay_s: float | None = None,
    ) -> Fault:
        """Lets the next `times` matching calls fail.

        Without a method it matches every call but getUpdates; "409" without one matches getUpdates alone.
        `delay_s` is real time: 1 s for "slow", and 6 s for "timeout_after_delivery", just over
        python-telegram-bot's read timeout.

        In one process httpx.ASGITransport knows no timeouts and no connections: there
        "timeout_after_delivery" waits only as long as `delay_s` says and raises httpx.ReadTimeout,
        and "refused" raises httpx.ConnectError. Over a socket "refused" closes the connection
        unanswered, which httpx reports as RemoteProtocolError or ReadError.
        """
        if kind not in KINDS:
            raise ValueError(f"no such fault: {kind!r}; there are {', '.join(KINDS)}")
        if times < 1:
            raise ValueError("a fault happens at least once: times must be 1 or more")
        if kind == "409" and method is None:
            method = "getUpdates"
        fault = Fault(kind, method, chat_id, times, retry_after, delay_s)
        self.active.append(fault)
        return fault

    def clear(self) -> None:
        self.active.clear()

    def take(self, method: str, chat_id: int | None) -> Fault | None:
        """The fault for this call, counted down."""
        for fault in self.active:
            if fault.method is None:
                if method == "getupdates":
                    continue
            elif fault.method.lower() != method:
                continue
            if fault.chat_id is not None and fault.chat_id != chat_id:
                continue
            fault.times -= 1
            if fault.times == 0:
                self.active.remove(fault)
            return fault
        return None
