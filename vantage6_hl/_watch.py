"""What is known of one task that is waited for, and when to look at it again. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vantage6_hl._status import run_has_ended, task_has_finished
from vantage6_hl._wait import Schedule

if TYPE_CHECKING:
    from vantage6_api.v5_0.hq.models.run import Run
    from vantage6_hl._results import Results

__all__ = ["SETTLING", "Watch"]

SETTLING: Final = 3.0
"""Seconds that the other runs of a failed task are given to end too: most fail for the same reason."""

_SPACING: Final = 0.05  # seconds between looks however many events there are
_NEWS: Final = 1.0  # seconds between looks for what is only to be shown


class Watch:
    """One task.

    Parameters
    ----------
    task_id : int
        The task.
    interval : float
        Shortest pause between looks, in seconds.

    Attributes
    ----------
    status : str
        Its last known status; empty before the first look.
    runs : list of Run
        Its runs as last seen; empty while nobody wants to know.
    due : float
        When to look next, on the clock of the wait; 0 for at once.
    collaboration_id : int or None
        Its collaboration, when known.
    organizations : dict of int to int or None
        The organization of each of its runs, when they have been read.
    results : Results or None
        What it gave, once it has ended.
    """

    def __init__(self, task_id: int, *, interval: float) -> None:
        self.task_id = task_id
        self.status = ""
        self.runs: list[Run] = []
        self.due = 0.0
        self.collaboration_id: int | None = None
        self.organizations: dict[int, int] | None = None
        self.results: Results | None = None
        self._interval = interval
        self._schedule = Schedule(interval)
        self._looked_at = 0.0
        self._failed_at: float | None = None

    def take(self, status: str, now: float) -> bool:
        """Note the status that the hub gave; gives whether it is another one."""
        changed, self.status = status != self.status, status
        if status == "failed" and self._failed_at is None:
            self._failed_at = now
        return changed

    def has_ended(self, now: float, *, at_first_failure: bool) -> bool:
        """Whether there is nothing more to wait for.

        Parameters
        ----------
        now : float
            The moment, on the clock of the wait.
        at_first_failure : bool
            Do not wait for the other runs of a task that has failed, but for a moment.
        """
        if self.status != "failed":
            return task_has_finished(self.status)
        if all(run_has_ended(run.status or "") or run.finished_at for run in self.runs):
            return True
        return at_first_failure and self._failed_at is not None and now >= self._failed_at + SETTLING

    def looked(self, now: float, *, pushed: bool) -> None:
        """Plan the next look, after one that was made just now."""
        self._looked_at = now
        self.due = now + self._schedule.next(pushed=pushed)
        if self._failed_at is not None and now < self._failed_at + SETTLING:
            self.due = min(self.due, self._failed_at + SETTLING)

    def hurry(self) -> None:
        """Look at once: it may have ended."""
        self._schedule.restart()
        self.due = min(self.due, self._looked_at + _SPACING)

    def look_soon(self) -> None:
        """Look before long: there is something to be shown."""
        self.due = min(self.due, self._looked_at + min(self._interval, _NEWS))
