"""What is shown of a wait, the same on every display: plain text only, whatever the hub gave."""

from __future__ import annotations

import time
from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from vantage6_hl._text import plain_text, shown_line

if TYPE_CHECKING:
    from vantage6_hl._logs import LogLine
    from vantage6_hl._watch import Watch

__all__ = ["Display", "Row", "clock"]

_MOST_ROWS: Final = 20  # a screen is not longer
_MOST_LINES: Final = 8
_WIDTH: Final = 60  # characters of a name or a status


@dataclass(frozen=True)
class Row:
    """One line: a task, or one of its runs.

    Attributes
    ----------
    name, status : str
        Which one, and how it is.
    since : float
        Since when, on the monotonic clock.
    """

    name: str
    status: str
    since: float


class Display(ABC):
    """Shows tasks that are waited for.

    Parameters
    ----------
    with_logs : bool
        Show what the algorithms log.

    Attributes
    ----------
    names : dict of int to str or None
        Names of organizations; None before anybody looked them up.
    """

    def __init__(self, *, with_logs: bool) -> None:
        self.names: dict[int, str] | None = None
        self._with_logs = with_logs
        self._started = time.monotonic()
        self._lines: deque[str] = deque(maxlen=_MOST_LINES)
        self._changes: dict[int, tuple[str, float]] = {}
        self._rows: list[Row] = []
        self._trouble = ""

    def show(self, watches: Sequence[Watch], lines: Sequence[LogLine]) -> None:
        """Show how tasks are, and lines that are new."""
        self._trouble = ""
        self._rows = list(self._rows_of(watches))
        if self._with_logs:
            for line in lines:
                self._lines.append(
                    f"{self._name(line.organization_id, line.run_id)}: {shown_line(line.text, 200)}"
                )
        self.draw()

    def trouble(self, text: str) -> None:
        """Show that something does not work, until `show` is called again."""
        self._trouble = text
        self.draw()

    @property
    def again_after(self) -> float | None:
        """Seconds until it wants to be drawn anew, as times go on; None: it sees to that itself."""
        return None

    @abstractmethod
    def draw(self) -> None:
        """Bring what is shown up to date."""

    @abstractmethod
    def close(self) -> None:
        """Show nothing any more, and leave everything as it was. May be called more than once."""

    def _rows_of(self, watches: Sequence[Watch]) -> Iterator[Row]:
        shown = 0
        for number, watch in enumerate(watches):
            if shown >= _MOST_ROWS:
                yield Row(f"and {len(watches) - number} more tasks", "", self._started)
                return
            yield Row(f"Task {watch.task_id}", plain_text(watch.status, _WIDTH), self._started)
            runs = watch.runs[: max(0, _MOST_ROWS - shown)]
            for run in runs:
                organization_id = run.organization.id if run.organization else 0
                status = plain_text(run.status or "", _WIDTH)
                yield Row(f"  {self._name(organization_id, run.id)}", status, self._since(run.id, status))
            if len(runs) < len(watch.runs):
                yield Row(f"  and {len(watch.runs) - len(runs)} more", "", self._started)
            shown += 1 + len(runs)

    def _name(self, organization_id: int, run_id: int) -> str:
        name = (self.names or {}).get(organization_id, "")
        return plain_text(name, _WIDTH) or (
            f"organization {organization_id}" if organization_id else f"run {run_id}"
        )

    def _since(self, run_id: int, status: str) -> float:
        known = self._changes.get(run_id)
        if known is None or known[0] != status:
            known = self._changes[run_id] = (status, time.monotonic())
        return known[1]


def clock(seconds: float) -> str:
    """Write a time as people read it.

    Examples
    --------
    >>> clock(3725.2)
    '1:02:05'
    """
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
