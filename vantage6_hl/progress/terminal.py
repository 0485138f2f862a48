"""Progress on a terminal, on standard error, with rich."""

from __future__ import annotations

import sys
import time

from rich.console import Console, ConsoleOptions, RenderResult
from rich.live import Live
from rich.table import Table
from rich.text import Text

from .rows import Display, clock

__all__ = ["TerminalDisplay"]

_PER_SECOND = 2  # how often the times are redrawn


class _Console(Console):
    """A console that leaves the cursor alone: a program that is killed could not bring it back."""

    def show_cursor(self, show: bool = True) -> bool:  # noqa: ARG002 - rich hides it by this
        return False


class TerminalDisplay(Display):
    """Lines at the bottom of the terminal that go away with the wait."""

    def __init__(self, *, with_logs: bool) -> None:
        super().__init__(with_logs=with_logs)
        self._live: Live | None = None

    def draw(self) -> None:
        """Bring the lines up to date; they appear with the first call."""
        if self._live is not None:
            self._live.refresh()
            return
        self._live = Live(
            self,
            console=_Console(stderr=True),
            refresh_per_second=_PER_SECOND,
            transient=True,
            # What the program prints meanwhile appears above; when it goes to a file, it goes on going there.
            redirect_stdout=sys.stdout is not None and sys.stdout.isatty(),
        )
        self._live.start(refresh=True)

    def close(self) -> None:
        """Take the lines away."""
        live, self._live = self._live, None
        if live is not None:
            live.stop()

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        now = time.monotonic()
        table = Table.grid(padding=(0, 2))
        for row in self._rows:
            # Text, not markup: a name such as "[red]" is shown as it is.
            table.add_row(
                Text(row.name), Text(row.status), Text(clock(now - row.since) if row.status else "")
            )
        yield table
        if self._trouble:
            yield Text(f"{self._trouble} ({clock(now - self._started)})")
        for line in self._lines:
            yield Text(line, no_wrap=True, overflow="ellipsis", style="dim")
