"""Many small writes as one transaction: what is asked for while one is being committed goes with the next."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

_Item = TypeVar("_Item")


class Together(Generic[_Item]):
    """Call it with one item; `write` gets all that have come together, in order."""

    def __init__(self, write: Callable[[list[_Item]], Awaitable[None]]) -> None:
        self._write = write
        self._waiting: list[tuple[_Item, asyncio.Future[None]]] = []
        self._turn = asyncio.Lock()

    async def __call__(self, item: _Item) -> None:
        """Returns once it is committed. Raises what `write` raises, to everybody who went together."""
        written: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append((item, written))
        async with self._turn:
            if not written.done():
                await self._write_all()
        written.result()

    async def _write_all(self) -> None:
        together, self._waiting = self._waiting, []
        try:
            await self._write([item for item, _ in together])
        except Exception as error:
            for _, written in together:
                written.set_exception(error)
                written.exception()  # seen, in case whoever waited for it has been cancelled
        except asyncio.CancelledError:
            for _, written in together:
                written.cancel()
            raise
        else:
            for _, written in together:
                written.set_result(None)
