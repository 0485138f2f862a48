"""The time that waits and pauses go by: this machine's, or a fake hub's, which lets it pass at once."""

from __future__ import annotations

import time
from typing import Final

__all__ = ["CLOCK", "Clock"]


class Clock:
    """The time of this machine.

    Examples
    --------
    >>> Clock().skip(60)  # a minute takes a minute
    False
    """

    def now(self) -> float:
        """Give seconds that only grow."""
        return time.monotonic()

    def skip(self, seconds: float) -> bool:  # noqa: ARG002 - for those that can
        """Let this many seconds pass at once; gives False where time has to be waited for."""
        return False


CLOCK: Final = Clock()
