"""Access and refresh token of one login, and when to renew them."""

from __future__ import annotations

import math
import time
from dataclasses import dataclass
from typing import Final

_MARGIN: Final = 60.0  # seconds before its end in which a token is renewed


def uptime() -> float:
    """Give seconds that only grow, also while the machine sleeps (Python's monotonic clock may stop then)."""
    # Linux's monotonic clock stands still meanwhile; on macOS the system's own goes on, Python's does not.
    clock = getattr(time, "CLOCK_BOOTTIME", getattr(time, "CLOCK_MONOTONIC", None))
    return time.monotonic() if clock is None else time.clock_gettime(clock)


@dataclass(frozen=True)
class Tokens:
    """Tokens of one login; they are not shown and cannot be pickled.

    Attributes
    ----------
    access : str
        Goes with every request.
    refresh : str or None
        Gets the next access token, where the login service gives one.
    renew_at : float
        Moment on the clock `uptime` from which the access token is to be renewed.
    """

    access: str
    refresh: str | None = None
    renew_at: float = math.inf

    @classmethod
    def living(cls, access: str, refresh: str | None, *, seconds: float, since: float) -> Tokens:
        """Make tokens from what the login service said of their life.

        Parameters
        ----------
        access, refresh : str
            The tokens.
        seconds : float
            How long the access token lives.
        since : float
            When it was asked for, on the clock `uptime`.

        Returns
        -------
        Tokens
            To be renewed 60 seconds before the end; one that lives less than two minutes after half its life.
        """
        return cls(access, refresh, since + max(seconds - _MARGIN, seconds / 2))

    def __repr__(self) -> str:
        return "<Tokens>"

    def __reduce__(self) -> str:
        raise TypeError("Tokens are secret and cannot be pickled; log in where they are needed.")
