"""What the Bot API says when it refuses, as exceptions, so that a method can stop where Telegram would."""

from typing import Any


class ApiError(Exception):
    """An answer with `ok: false`."""

    def __init__(self, code: int, description: str, **parameters: Any) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def as_answer(self) -> dict[str, Any]:
        answer: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            answer["parameters"] = self.parameters
        return answer


class BadRequest(ApiError):
    def __init__(self, why: str) -> None:
        super().__init__(400, f"Bad Request: {why}")


class Forbidden(ApiError):
    def __init__(self, why: str) -> None:
        super().__init__(403, f"Forbidden: {why}")


class Conflict(ApiError):
    def __init__(self, why: str) -> None:
        super().__init__(409, f"Conflict: {why}")
