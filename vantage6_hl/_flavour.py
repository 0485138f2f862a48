"""What differs between the flavours and is not a keyword: the async source imports the first of each pair."""

from __future__ import annotations

import asyncio
import time
from asyncio import Lock as AsyncLock
from collections.abc import Awaitable
from threading import Lock
from typing import Annotated, TypeAlias, TypeVar

__all__ = ["AsyncLock", "Awaitable", "Lock", "Returned", "async_pause", "pause"]

T = TypeVar("T")

Returned: TypeAlias = Annotated[T, "what an awaitable of the async flavour gives"]


async def async_pause(seconds: float) -> None:
    """Let other tasks run for this many seconds."""
    await asyncio.sleep(seconds)


def pause(seconds: float) -> None:
    """Wait for this many seconds."""
    time.sleep(seconds)
