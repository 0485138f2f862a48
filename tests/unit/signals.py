"""What tests of both flavours wait for and look at; the async source names the first of a pair."""

from __future__ import annotations

import asyncio
import threading

AsyncSignal = asyncio.Event


class Signal(threading.Event):
    """The same for sync tests, which give up after a while."""

    def wait(self, timeout: float | None = 10) -> bool:
        """Wait until it is set."""
        assert super().wait(timeout)
        return True


def running() -> set[object]:
    """Give the threads of this process, and the tasks of the running loop if there is one."""
    found: set[object] = set(threading.enumerate())
    try:
        return found | asyncio.all_tasks()
    except RuntimeError:
        return found
