"""What differs between the flavours and is not a keyword: the async source imports the first of each pair."""

from __future__ import annotations

import contextvars
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from threading import Lock
from typing import TYPE_CHECKING, Annotated, Generic, TypeAlias, TypeVar

if TYPE_CHECKING:
    import asyncio
    from asyncio import Lock as AsyncLock
    from concurrent.futures import Future, ThreadPoolExecutor

    from vantage6_hl._clock import Clock

__all__ = [
    "Ahead",
    "AsyncAhead",
    "AsyncLock",
    "AsyncPieces",
    "Awaitable",
    "Lock",
    "Pieces",
    "Returned",
    "async_in_thread",
    "async_pause",
    "in_thread",
    "pause",
]

T = TypeVar("T")

Returned: TypeAlias = Annotated[T, "what an awaitable of the async flavour gives"]


def __getattr__(name: str) -> object:
    if name != "AsyncLock":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from asyncio import Lock as AsyncLock  # here, as the sync flavour does without

    return AsyncLock


async def async_pause(seconds: float, clock: Clock) -> None:
    """Let other tasks run for this many seconds of a clock."""
    import asyncio

    await asyncio.sleep(0 if clock.skip(seconds) else seconds)


def pause(seconds: float, clock: Clock) -> None:
    """Wait for this many seconds of a clock."""
    if not clock.skip(seconds):
        time.sleep(seconds)


class Pieces:
    """Bytes to send piece by piece, once, of which it is known how many they are at most."""

    def __init__(self, pieces: Iterator[bytes], size: int) -> None:
        self._pieces, self._size = pieces, size

    def __len__(self) -> int:
        return self._size

    def __iter__(self) -> Iterator[bytes]:
        return self._pieces


class AsyncPieces:
    """The same for asynchronous calls."""

    def __init__(self, pieces: Iterator[bytes], size: int) -> None:
        self._pieces, self._size = pieces, size

    def __len__(self) -> int:
        return self._size

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for piece in self._pieces:
            yield piece


class Ahead(Generic[T]):
    """Makes one call while its user does something else; in a thread of its own, which ends with `close`."""

    def __init__(self) -> None:
        self._pool: ThreadPoolExecutor | None = None
        self._under_way: Future[T] | None = None

    def start(self, call: Callable[[], T]) -> None:
        """Begin a call; its result, or its error, is for `result`."""
        if self._pool is None:
            from concurrent.futures import ThreadPoolExecutor

            self._pool = ThreadPoolExecutor(1, "vantage6_hl-ahead")
        self._under_way = self._pool.submit(contextvars.copy_context().run, call)

    def result(self, call: Callable[[], T]) -> T:
        """Give what the call gave that was begun; without one make `call` now."""
        under_way, self._under_way = self._under_way, None
        return call() if under_way is None else under_way.result()

    def close(self) -> None:
        """Leave nothing running: a call that is under way is waited for, within its own deadline."""
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)


class AsyncAhead(Generic[T]):
    """The same for asynchronous calls, as a task."""

    def __init__(self) -> None:
        self._under_way: asyncio.Task[T] | None = None

    def start(self, call: Callable[[], Awaitable[T]]) -> None:
        """Begin a call."""
        import asyncio

        async def run() -> T:
            return await call()

        self._under_way = asyncio.create_task(run())

    async def result(self, call: Callable[[], Awaitable[T]]) -> T:
        """Give what the call gave that was begun; without one make `call` now."""
        under_way, self._under_way = self._under_way, None
        return await call() if under_way is None else await under_way

    async def close(self) -> None:
        """Leave nothing running: a call that is under way is cancelled."""
        import asyncio

        if self._under_way is not None:
            self._under_way.cancel()
            await asyncio.wait([self._under_way])
            self._under_way.cancelled() or self._under_way.exception()  # nobody asks for its error any more


async def async_in_thread(function: Callable[[], None]) -> None:
    """Call what may take a moment, while other tasks run."""
    import asyncio

    await asyncio.to_thread(function)


def in_thread(function: Callable[[], None]) -> None:
    """Call it."""
    function()
