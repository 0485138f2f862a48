"""When to look again: the schedule of a wait. Pure; the waiting itself is in ``_async/waiting.py``."""

from __future__ import annotations

import random

__all__ = ["LONGEST_PAUSE", "Schedule"]

LONGEST_PAUSE = 10.0
"""Seconds: however long a wait lasts, its end is noticed within this time."""

_GROWTH = 1.5
_JITTER = 0.1


class Schedule:
    """The pauses between looks at a task: from ``interval`` growing to ``LONGEST_PAUSE``, jittered.

    Parameters
    ----------
    interval : float
        Shortest pause in seconds. One above ``LONGEST_PAUSE`` stays as it is: the caller asked for it.
    rng : random.Random, optional
        Source of the jitter, for tests. By default a new one.

    Examples
    --------
    >>> schedule = Schedule(10)
    >>> schedule.next(), schedule.next()
    (10.0, 10.0)
    """

    def __init__(self, interval: float, *, rng: random.Random | None = None) -> None:
        self._interval = float(interval)
        self._longest = max(self._interval, LONGEST_PAUSE)
        self._pause = self._interval
        self._rng = rng or random.Random()  # noqa: S311 - spreads looks in time, guards nothing

    def next(self, *, pushed: bool = False) -> float:
        """Give the next pause in seconds; never less than the interval.

        Parameters
        ----------
        pushed : bool, optional
            The hub's events arrive: the pause after this one is the longest. By default they do not.
        """
        # The jitter is up to a tenth, within the bounds: it lengthens the first pauses, shortens the longest.
        least = max(self._interval, min(self._pause, self._longest * (1 - _JITTER)))
        most = min(max(least, self._pause) * (1 + _JITTER), self._longest)
        self._pause = self._longest if pushed else min(self._pause * _GROWTH, self._longest)
        return self._rng.uniform(least, most)

    def restart(self) -> None:
        """Begin with the interval again, because something happened."""
        self._pause = self._interval
