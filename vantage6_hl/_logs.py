"""Lines of the runs' logs, each given once: a log is read again and again, and the hub may replace it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vantage6_hl._text import shown_line

if TYPE_CHECKING:
    from vantage6_api.v5_0.hq.models.run import Run

__all__ = ["LogLine", "LogReader"]


@dataclass(frozen=True)
class LogLine:
    """A line that an algorithm logged; as text it is fit to be printed.

    Attributes
    ----------
    task_id, run_id, organization_id : int
        Where it was logged.
    text : str
        The line as the hub gave it, without the line break. It is text from outside: ``str(line)`` is free of
        terminal escapes, this is not.

    Examples
    --------
    >>> print(LogLine(task_id=1, run_id=4, organization_id=2, text="reading data"))
    organization 2: reading data
    """

    task_id: int
    run_id: int
    organization_id: int
    text: str

    def __str__(self) -> str:
        return f"organization {self.organization_id}: {shown_line(self.text)}"


class LogReader:
    """Cuts what is new from logs.

    A node sends lines as they come and the whole log at the end, which takes the place of what the hub has;
    in between, an update without a log empties it (vantage6/hq/resource/run.py of 5.0.3). So lines are
    counted: one is new when the log holds it more often than it has been given.
    """

    def __init__(self) -> None:
        self._given: dict[int, Counter[str]] = {}

    def new_lines(self, task_id: int, runs: Iterable[Run]) -> list[LogLine]:
        """Give the lines of these runs that were not given before, in the logs' order."""
        found: list[LogLine] = []
        for run in runs:
            lines = [line.removesuffix("\r") for line in (run.log or "").split("\n")]
            lines = lines if lines[-1] else lines[:-1]
            given = self._given.setdefault(run.id, Counter())
            left = given.copy()
            organization_id = run.organization.id if run.organization else 0
            for line in lines:
                if left[line]:
                    left[line] -= 1
                else:
                    given[line] += 1
                    found.append(LogLine(task_id, run.id, organization_id, line))
        return found
