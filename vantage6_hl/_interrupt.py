"""What is said when somebody stops a wait with Ctrl-C."""

from __future__ import annotations

import logging
import signal
import sys
from collections.abc import Callable, Sequence

from vantage6_hl.progress import in_notebook

__all__ = ["tell"]

log = logging.getLogger(__name__)

in_words: Callable[[str], str] = str
"""Turns what is said into the words of whoever reads it; the command line has its own."""


def tell(task_ids: Sequence[int], *, killed: bool, problem: str = "") -> None:
    """Say that nobody waits any more: on the terminal after Ctrl-C, in the log after another cancellation.

    Parameters
    ----------
    task_ids : sequence of int
        The tasks that had not ended.
    killed : bool
        They were killed.
    problem : str, optional
        Why they could not be, when that was asked for.
    """
    if not task_ids:
        return
    one = len(task_ids) == 1
    which = f"task {task_ids[0]}" if one else f"tasks {', '.join(map(str, task_ids))}"
    if killed:
        text = f"Stopped waiting and killed {which}."
    else:
        again = str(task_ids[0]) if one else str([*task_ids])
        kill = "; ".join(f"client.task.kill({id_})" for id_ in task_ids[:3])
        text = (
            f"Stopped waiting for {which}; {'it goes' if one else 'they go'} on. "
            f"client.wait_for_results({again}) waits again, {kill} stops {'it' if one else 'them'}."
        )
        if problem:
            text = f"The hub did not take the order to kill {which}: {problem} {text}"
    text = in_words(text)
    if _by_ctrl_c() and sys.stderr is not None:
        print(text, file=sys.stderr, flush=True)  # noqa: T201 - whoever pressed it looks at the terminal
    else:
        log.info("%s", text)


def _by_ctrl_c() -> bool:
    """Whether Ctrl-C is the reason.

    In a thread it is the exception itself that says so. In asyncio it arrives as a cancellation like any
    other; only ``asyncio.Runner`` knows, and has nothing public that tells. Where a later Python keeps it
    elsewhere, the text is logged and not printed.
    """
    if isinstance(sys.exception(), KeyboardInterrupt):
        return True
    if in_notebook():  # the button that stops an awaited cell cancels it; a line more below it does no harm
        return True
    runner = getattr(getattr(signal.getsignal(signal.SIGINT), "func", None), "__self__", None)
    return bool(getattr(runner, "_interrupt_count", 0))
