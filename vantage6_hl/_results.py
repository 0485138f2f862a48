"""The decoded results of a task: a list of what the algorithm returned, that also knows its runs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

__all__ = ["Results"]


class Results(list[Any]):
    """Decoded results of one task, in the order of its runs.

    It is a plain list to compare and to loop over; the attributes say where each item comes from.

    Parameters
    ----------
    values : iterable
        What the algorithm returned in each run; ``None`` for a run without a result.
    task_id : int
        The task.
    run_ids : sequence of int
        The run of each value.

    Examples
    --------
    >>> Results([{"average": 53.25}], task_id=1, run_ids=[4]) == [{"average": 53.25}]
    True
    """

    def __init__(self, values: Iterable[object], *, task_id: int, run_ids: Iterable[int]) -> None:
        super().__init__(values)
        self.task_id = task_id
        self.run_ids = tuple(run_ids)
