"""Events as hints where to look, read from what the hub sends. Source: ``vantage6/hq/websockets.py`` (5.0.3).

Most of it comes from nodes and is passed on by the hub unchecked, so it is taken for a hint and no more.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal, Protocol

from vantage6_hl._status import run_goes_on

__all__ = ["Hint", "Subscriber", "hints_of", "room_of"]

# The hub says it to everybody in a room, the one who joins included; a user's name comes before it.
_JOINED: Final = re.compile(r" (?:joined|left) room <collaboration_([0-9]{1,18})>\Z")


@dataclass(frozen=True)
class Hint:
    """Something may have happened to a task.

    Attributes
    ----------
    kind : {"ended", "changed", "log", "missed"}
        A run may have ended, or changed otherwise, or logged a line; or anything may have happened while
        nothing was pushed.
    task_id : int or None
        The task; None for any.
    """

    kind: Literal["ended", "changed", "log", "missed"]
    task_id: int | None = None


class Subscriber(Protocol):
    """Who gets hints. Called from other threads, so it only notes them."""

    def hint(self, hint: Hint) -> None:
        """Take a hint."""
        ...


def hints_of(event: str, data: object) -> list[Hint]:
    """Read an event; whatever does not look like one gives no hint.

    Parameters
    ----------
    event : str
        Its name.
    data : object
        What came with it.

    Returns
    -------
    list of Hint
        One for each task that it is about.

    Examples
    --------
    >>> hints_of("algorithm_status_change", {"task_id": 7, "status": "completed"})
    [Hint(kind='ended', task_id=7)]
    """
    if not isinstance(data, Mapping):
        return []
    if event == "kill_containers":  # said before the hub has the runs killed
        killed = data.get("kill_list")
        found = [_task(one) for one in killed] if isinstance(killed, list) else []
        return [Hint("ended", id_) for id_ in dict.fromkeys(found) if id_ is not None]
    id_ = _task(data)
    if id_ is None:
        return []
    if event == "algorithm_log":
        return [Hint("log", id_)]
    status = data.get("status")
    return [Hint("changed" if isinstance(status, str) and run_goes_on(status) else "ended", id_)]


def room_of(message: object) -> int | None:
    """Give the collaboration whose events arrive, when a message of the hub shows that; None else.

    Examples
    --------
    >>> room_of("User <researcher> joined room <collaboration_3>")
    3
    """
    found = _JOINED.search(message) if isinstance(message, str) and len(message) < 1000 else None
    return int(found[1]) if found else None


def _task(data: object) -> int | None:
    id_ = data.get("task_id") if isinstance(data, Mapping) else None
    return id_ if isinstance(id_, int) and not isinstance(id_, bool) else None
