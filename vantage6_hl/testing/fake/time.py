"""The clock of a fake hub: it goes as every clock does, and jumps ahead when somebody waits."""

from __future__ import annotations

import datetime
import time

from vantage6_hl._clock import Clock

__all__ = ["SkippingClock"]


class SkippingClock(Clock):
    """Time that a wait does not have to wait for.

    Parameters
    ----------
    skips : bool
        Whether it jumps. Default True.
    """

    def __init__(self, *, skips: bool = True) -> None:
        self._skips = skips
        self._ahead = 0.0

    def now(self) -> float:
        """Give seconds that only grow."""
        return time.monotonic() + self._ahead

    def skip(self, seconds: float) -> bool:
        """Let this many seconds pass at once."""
        if self._skips:
            self.advance(seconds)
        return self._skips

    def advance(self, seconds: float) -> None:
        """Jump ahead by this many seconds."""
        self._ahead += max(0.0, seconds)

    def text(self) -> str:
        """Give the date and the time as the hub writes them: in UTC, without an offset."""
        moment = datetime.datetime.now(datetime.UTC) + datetime.timedelta(seconds=self._ahead)
        return moment.replace(tzinfo=None).isoformat(timespec="microseconds")
