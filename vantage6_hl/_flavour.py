"""What differs between the flavours and is not a keyword: the async source imports the first of each pair."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Awaitable, Iterator
from threading import Lock
from typing import TYPE_CHECKING, Annotated, TypeAlias, TypeVar

if TYPE_CHECKING:
    from asyncio import Lock as AsyncLock

__all__ = ["AsyncLock", "AsyncPieces", "Awaitable", "Lock", "Pieces", "Returned", "async_pause", "pause"]

T = TypeVar("T")

Returned: TypeAlias = Annotated[T, "what an awaitable of the async flavour gives"]


def __getattr__(name: str) -> object:
    if name != "AsyncLock":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from asyncio import Lock as AsyncLock  # here, as the sync flavour does without

    return AsyncLock


async def async_pause(seconds: float) -> None:
    """Let other tasks run for this many seconds."""
    import asyncio

    await asyncio.sleep(seconds)


def pause(seconds: float) -> None:
    """Wait for this many seconds."""
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
