"""Calls that are part of something with a deadline of its own, such as a wait, end with it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_ends: ContextVar[float | None] = ContextVar("vantage6_hl_limit", default=None)


@contextmanager
def at_most(seconds: float | None) -> Iterator[None]:
    """Bound every call that this thread or task makes inside the block, besides its own deadline.

    Parameters
    ----------
    seconds : float or None
        Time for all of them together. None bounds nothing.

    Examples
    --------
    >>> with at_most(2.5):
    ...     pass  # calls in here end 2.5 seconds from now, whatever their own deadline
    """
    if seconds is None:
        yield
        return
    outer, ends = _ends.get(), time.monotonic() + seconds
    token = _ends.set(ends if outer is None else min(outer, ends))
    try:
        yield
    finally:
        _ends.reset(token)


def limited(seconds: float) -> float:
    """Give the time for a call: that of its own, or what is left of the block around it if that is less."""
    ends = _ends.get()
    return seconds if ends is None else min(seconds, max(0.0, ends - time.monotonic()))
