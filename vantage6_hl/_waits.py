"""What a caller of a wait asks for, checked."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from vantage6_hl._logs import LogLine
from vantage6_hl.errors import UsageError

__all__ = ["Progress", "Wishes", "checked_ids"]

Progress: TypeAlias = bool | Literal["logs"] | None


@dataclass(frozen=True)
class Wishes:
    """The arguments of a wait; see ``client.wait_for_results``.

    Raises
    ------
    UsageError
        When one of them cannot be.
    """

    task_ids: Sequence[int]
    timeout: float | None
    interval: float
    raise_on_failure: bool
    kill_on_interrupt: bool
    on_status: Callable[[str], None] | None
    on_log: Callable[[LogLine], None] | None
    progress: Progress

    def __post_init__(self) -> None:
        if not 0 < self.interval < math.inf:
            raise UsageError(f"interval is in seconds and above 0, not {self.interval}.")
        if self.timeout is not None and not self.timeout >= 0:  # not a number is neither
            raise UsageError(f"timeout is in seconds and not below 0, not {self.timeout}.")


def checked_ids(task_ids: object) -> list[int]:
    """Give the ids of tasks that a caller named.

    Raises
    ------
    UsageError
        When there are none, or something else is among them.

    Examples
    --------
    >>> checked_ids([3, 4])
    [3, 4]
    """
    found = [*task_ids] if isinstance(task_ids, Sequence) and not isinstance(task_ids, str) else [task_ids]
    ids: dict[int, None] = {}
    for id_ in found:
        if not isinstance(id_, int) or isinstance(id_, bool):
            raise UsageError(
                f"Tasks are waited for by their ids, such as task.id, not by a {type(id_).__name__}."
            )
        ids[id_] = None
    if not ids:
        raise UsageError("There is no task to wait for: the list of ids is empty.")
    return [*ids]
