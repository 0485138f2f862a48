"""What wakes a wait, and what stops it, in each flavour; the async source imports the first of each pair."""

from __future__ import annotations

import asyncio
import os
import threading
import time
from contextlib import suppress
from typing import Final

from vantage6_hl._clock import Clock

__all__ = ["AsyncBell", "AsyncInterrupt", "Bell", "Interrupt"]

AsyncInterrupt: Final = asyncio.CancelledError
"""What stops a wait from outside: in asyncio Ctrl-C is one of the reasons to cancel a task."""

Interrupt: Final = KeyboardInterrupt


class AsyncBell:
    """Ends the pause of one waiting task when it is rung, from any thread.

    Parameters
    ----------
    clock : Clock
        The time that the pauses go by.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._event = asyncio.Event()
        self._loop = asyncio.get_running_loop()

    def ring(self) -> None:
        """End the pause, or the next one if there is none now."""
        with suppress(RuntimeError):  # the loop has been closed: nobody waits any more
            self._loop.call_soon_threadsafe(self._event.set)

    async def wait(self, seconds: float) -> None:
        """Pause until the bell rings, for this many seconds at most."""
        if self._clock.skip(seconds):
            await asyncio.sleep(0)
            return
        try:
            async with asyncio.timeout(seconds):
                await self._event.wait()
        except TimeoutError:
            pass
        self._event.clear()


# On Windows a wait for a lock does not end with Ctrl-C, so it is made in pieces there.
_PIECE: Final = 0.5 if os.name == "nt" else threading.TIMEOUT_MAX


class Bell:
    """Ends the pause of one waiting thread when it is rung, from any other. As `AsyncBell`."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._event = threading.Event()

    def ring(self) -> None:
        """End the pause, or the next one if there is none now."""
        self._event.set()

    def wait(self, seconds: float) -> None:
        """Pause until the bell rings, for this many seconds at most."""
        if self._clock.skip(seconds):
            return
        ends = time.monotonic() + seconds
        while not self._event.wait(min(_PIECE, max(0.0, ends - time.monotonic()))):
            if time.monotonic() >= ends:
                break
        self._event.clear()
