"""The life of one run, without any I/O: which status follows which, and what the hub is told at each step.

Source: vantage6-common ``enum.py`` (RunStatus) and vantage6-hq ``resource/run.py`` (PATCH), release 5.0.3.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum


class Status(StrEnum):
    """Status of a run, in the hub's words."""

    PENDING = "pending"
    INITIALIZING = "initializing"
    ACTIVE = "active"
    COMPLETED = "completed"
    FAILED = "failed"
    NO_IMAGE = "non-existing Docker image"
    CRASHED = "crashed"
    KILLED = "killed by user"
    NOT_ALLOWED = "not allowed"
    DATAFRAME_NOT_FOUND = "dataframe not found"
    UNEXPECTED_OUTPUT = "unexpected output"

    @property
    def ended(self) -> bool:
        """Whether a run of this status has nothing more to come."""
        return self not in _ALIVE


_ALIVE = (Status.PENDING, Status.INITIALIZING, Status.ACTIVE)
_BEFORE = {Status.INITIALIZING: (Status.PENDING,), Status.ACTIVE: (Status.INITIALIZING,)}


class RunKilled(Exception):  # noqa: N818
    """Raised inside a method when its run was killed; methods let it pass."""


@dataclass(frozen=True)
class RunUpdate:
    """What the hub is told about a run.

    The hub forgets log, result and end time of a run with every update that leaves them out, so each update
    carries all that is known.
    """

    status: Status
    log: str
    started_at: datetime | None = None
    finished_at: datetime | None = None
    result: str | None = None


def _now() -> datetime:
    return datetime.now(UTC)


class RunLife:
    """Where one run stands. Each step gives the update for the hub; one out of order is a programming error.

    Parameters
    ----------
    clock : callable, optional
        Gives the time of day, in UTC.

    Examples
    --------
    >>> life = RunLife()
    >>> life.initialize().status, life.activate().status
    (<Status.INITIALIZING: 'initializing'>, <Status.ACTIVE: 'active'>)
    >>> life.end(Status.COMPLETED, result="NTMuMjU=").result
    'NTMuMjU='
    """

    def __init__(self, *, clock: Callable[[], datetime] = _now) -> None:
        self._clock = clock
        self._lines: list[str] = []
        self._started_at: datetime | None = None
        self.status = Status.PENDING

    def log(self, line: str) -> None:
        """Add a line to the run's log; it goes to the hub with the next update."""
        self._lines.append(line)

    @property
    def text(self) -> str:
        """The log so far."""
        return "\n".join(self._lines)

    def initialize(self) -> RunUpdate:
        """Take the run up."""
        return self._step(Status.INITIALIZING)

    def activate(self) -> RunUpdate:
        """Start the method: the run's time begins."""
        self._started_at = self._clock()
        return self._step(Status.ACTIVE)

    def end(self, status: Status, *, result: str | None = None) -> RunUpdate:
        """End the run, once.

        Parameters
        ----------
        status : Status
            How it ended.
        result : str, optional
            Encrypted or encoded result.

        Returns
        -------
        RunUpdate

        Raises
        ------
        ValueError
            When the status is none to end with, or the run has ended already.
        """
        if not status.ended:
            raise ValueError(f"A run cannot end as '{status}'.")
        return self._step(status, finished_at=self._clock(), result=result)

    def _step(
        self, status: Status, *, finished_at: datetime | None = None, result: str | None = None
    ) -> RunUpdate:
        if self.status not in _BEFORE.get(status, _ALIVE):
            raise ValueError(f"A run that is '{self.status}' cannot become '{status}'.")
        self.status = status
        return RunUpdate(
            status=status,
            log=self.text,
            started_at=self._started_at,
            finished_at=finished_at,
            result=result,
        )
