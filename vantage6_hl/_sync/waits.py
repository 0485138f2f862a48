# Made from vantage6_hl/_async/waits.py by 'make flavours'. Change that file, not this one.
"""The part of a client that waits for tasks."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from typing import TYPE_CHECKING, overload

from vantage6_hl._sync.keys import Keys

if TYPE_CHECKING:
    from vantage6_hl._logs import LogLine
    from vantage6_hl._results import Results
    from vantage6_hl._waits import Progress

__all__ = ["Waits"]


class Waits(Keys):
    """A client that can wait for results."""

    @overload
    def wait_for_results(
        self,
        task_id: int,
        *,
        timeout: float | None = None,
        interval: float = 1.0,
        raise_on_failure: bool = True,
        kill_on_interrupt: bool = False,
        on_status: Callable[[str], None] | None = None,
        on_log: Callable[[LogLine], None] | None = None,
        progress: Progress = None,
    ) -> Results: ...

    @overload
    def wait_for_results(
        self,
        task_id: Sequence[int],
        *,
        timeout: float | None = None,
        interval: float = 1.0,
        raise_on_failure: bool = True,
        kill_on_interrupt: bool = False,
        on_status: Callable[[str], None] | None = None,
        on_log: Callable[[LogLine], None] | None = None,
        progress: Progress = None,
    ) -> list[Results]: ...

    def wait_for_results(
        self,
        task_id: int | Sequence[int],
        *,
        timeout: float | None = None,
        interval: float = 1.0,
        raise_on_failure: bool = True,
        kill_on_interrupt: bool = False,
        on_status: Callable[[str], None] | None = None,
        on_log: Callable[[LogLine], None] | None = None,
        progress: Progress = None,
    ) -> Results | list[Results]:
        """Wait until a task has ended, or several, and return the results.

        With the extra ``events`` the hub says when there is something new; without it, and where it says
        nothing, the task is looked at again and again, at most 10 seconds apart. While the hub cannot be
        reached it is asked again, for 15 minutes where there is no `timeout`.

        Parameters
        ----------
        task_id : int or sequence of int
            Id of the task, or ids of several.
        timeout : float, optional
            Seconds to wait at most, in all. By default as long as it takes.
        interval : float, optional
            Seconds between the first looks at the task, by default 1; they grow to 10 at most.
        raise_on_failure : bool, optional
            Raise when a run failed, by default: at once when all runs have ended, else after three seconds.
            Otherwise all runs are waited for, and the result of one that failed is ``None``.
        kill_on_interrupt : bool, optional
            Kill the tasks when the wait is interrupted, as by Ctrl-C. By default they go on.
        on_status : callable, optional
            Gets the status of a task when it changes.
        on_log : callable, optional
            Gets each line that the algorithms log, once, as a `LogLine`; ``print`` will do.
        progress : bool or "logs", optional
            Show each organization's status and the time while waiting, and with ``"logs"`` the last lines
            that were logged. By default on a terminal with the extra ``display``, and in a notebook.

        Returns
        -------
        Results, or list of Results
            What the algorithm returned in each run, as a list; for several tasks a list of those, in the
            order of the ids.

        Raises
        ------
        TaskFailed
            When a run failed; it holds each failed run's status and log.
        WaitTimeout
            When the time is over. The task goes on running.
        NotFound, Unauthorized
            When there is no such task, or it is not for you to see.
        LoginRequired
            When the login has ended and cannot be renewed.
        NetworkError, ServerError
            When the hub could not be asked for 15 minutes.
        UsageError
            When an argument cannot be.

        Examples
        --------
        >>> client.wait_for_results(1)  # doctest: +SKIP
        [{'average': 53.25}]
        """
        found: dict[int, Results] = {}
        waiting = self._results_of(
            task_id,
            timeout=timeout,
            interval=interval,
            raise_on_failure=raise_on_failure,
            kill_on_interrupt=kill_on_interrupt,
            on_status=on_status,
            on_log=on_log,
            progress=progress,
        )
        with closing(waiting) as ended:
            for results in ended:
                found[results.task_id] = results
        if isinstance(task_id, int):
            return found[task_id]
        return [found[id_] for id_ in task_id]

    def as_completed(
        self,
        task_ids: Sequence[int],
        *,
        timeout: float | None = None,
        interval: float = 1.0,
        raise_on_failure: bool = True,
        kill_on_interrupt: bool = False,
        on_status: Callable[[str], None] | None = None,
        on_log: Callable[[LogLine], None] | None = None,
        progress: Progress = None,
    ) -> Iterator[Results]:
        """Wait for several tasks and give the results of each as soon as it has ended.

        Parameters
        ----------
        task_ids : sequence of int
            Ids of the tasks.
        timeout, interval, raise_on_failure, kill_on_interrupt, on_status, on_log, progress
            As for `wait_for_results`. A task that failed ends the iteration, with `raise_on_failure`.

        Yields
        ------
        Results
            The results of one task; ``task_id`` says of which.

        Raises
        ------
        Vantage6Error
            As for `wait_for_results`.

        Examples
        --------
        >>> for results in client.as_completed([1, 2]):  # doctest: +SKIP
        ...     print(results.task_id, results)
        """
        return self._results_of(
            task_ids,
            timeout=timeout,
            interval=interval,
            raise_on_failure=raise_on_failure,
            kill_on_interrupt=kill_on_interrupt,
            on_status=on_status,
            on_log=on_log,
            progress=progress,
        )

    def _results_of(
        self,
        task_ids: int | Sequence[int],
        *,
        timeout: float | None,
        interval: float,
        raise_on_failure: bool,
        kill_on_interrupt: bool,
        on_status: Callable[[str], None] | None,
        on_log: Callable[[LogLine], None] | None,
        progress: Progress,
    ) -> Generator[Results]:
        from vantage6_hl._sync.waiting import Waiting
        from vantage6_hl._waits import Wishes, checked_ids

        wishes = Wishes(
            task_ids=checked_ids(task_ids),
            timeout=timeout,
            interval=interval,
            raise_on_failure=raise_on_failure,
            kill_on_interrupt=kill_on_interrupt,
            on_status=on_status,
            on_log=on_log,
            progress=progress,
        )
        return Waiting(self._connection, wishes, read=self.result._from_task).results()
