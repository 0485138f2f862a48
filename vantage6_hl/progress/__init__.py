"""The progress of a wait: on a terminal with the extra ``display``, or in a notebook; nowhere else.

What is shown disappears from a terminal with the wait, and nothing of it reaches a file that output goes to.
"""

from __future__ import annotations

import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING, Final

from vantage6_hl.errors import UsageError

from .rows import Display

if TYPE_CHECKING:
    from vantage6_hl._waits import Progress

__all__ = ["DELAY", "Display", "display_for", "in_notebook"]

DELAY: Final = 1.0
"""Seconds of waiting before anything is shown, so that short waits show nothing and ask for nothing more."""


def display_for(progress: Progress) -> Display | None:
    """Give what shows the progress of a wait, or None where there is nothing to show it on.

    Parameters
    ----------
    progress : bool, "logs" or None
        None: where it can be shown. True: also complain when a package is missing. ``"logs"``: with the lines
        that the algorithms log. False: nowhere.

    Raises
    ------
    UsageError
        When it was asked for and a package is missing, or is no such value.
    """
    if progress not in (None, True, False, "logs"):
        raise UsageError(f"progress is True, False, 'logs' or None, not {progress!r}.")
    if progress is False:
        return None
    with_logs = progress == "logs"
    if in_notebook():
        from .notebook import NotebookDisplay

        return NotebookDisplay(with_logs=with_logs)
    if sys.stderr is None or not sys.stderr.isatty():
        return None
    if find_spec("rich") is None:
        if progress is None:
            return None
        raise UsageError("Showing progress needs one more package: pip install 'vantage6-hl[display]'.")
    from .terminal import TerminalDisplay

    return TerminalDisplay(with_logs=with_logs)


def in_notebook() -> bool:
    """Whether this is a kernel behind a notebook."""
    ipython = sys.modules.get("IPython")  # in a notebook it has been imported long before
    shell = getattr(ipython, "get_ipython", lambda: None)()
    return type(shell).__name__ == "ZMQInteractiveShell"
