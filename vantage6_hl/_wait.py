"""When to look again: the schedule of a wait. Pure; the waiting itself is in ``_async/waiting.py``."""

from __future__ import annotations

import random
from collections.abc import Iterator

__all__ = ["LONGEST_PAUSE", "pauses"]

LONGEST_PAUSE = 10.0
"""Seconds: however long a wait lasts, its end is noticed within this time."""

_GROWTH = 1.5
_JITTER = 0.1


def pauses(interval: float, *, rng: random.Random | None = None) -> Iterator[float]:
    """Give the pauses between polls: from ``interval`` growing to ``LONGEST_PAUSE``, jittered.

    Parameters
    ----------
    interval : float
        Shortest pause in seconds. One above ``LONGEST_PAUSE`` stays as it is: the caller asked for it.
    rng : random.Random, optional
        Source of the jitter, for tests. By default a new one.

    Yields
    ------
    float
        Seconds to wait; never less than ``interval``.

    Examples
    --------
    >>> schedule = pauses(10)
    >>> next(schedule), next(schedule)
    (10.0, 10.0)
    """
    rng = rng or random.Random()  # noqa: S311 - spreads polls in time, guards nothing
    longest = max(interval, LONGEST_PAUSE)
    pause = float(interval)
    while True:
        # The jitter only lengthens, so there is never more than one poll in an interval.
        yield min(pause * (1 + rng.random() * _JITTER), longest)
        pause = min(pause * _GROWTH, longest)
