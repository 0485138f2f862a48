"""Waiting for tasks: looks at them, by a schedule and when the hub says so, until they end or time is up."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import AsyncGenerator, Callable, Iterator, Mapping
from contextlib import contextmanager

from vantage6_api.v5_0.hq.api.kill import kill_task
from vantage6_api.v5_0.hq.api.task import task_get, task_status_get
from vantage6_api.v5_0.hq.models.kill_task_input import KillTaskInput
from vantage6_hl import _interrupt
from vantage6_hl._async.connection import Connection
from vantage6_hl._async.failing import failure_of
from vantage6_hl._async.organization_names import organization_names
from vantage6_hl._async.task_runs import organizations_of, runs_of
from vantage6_hl._bells import AsyncBell, AsyncInterrupt
from vantage6_hl._flavour import Awaitable
from vantage6_hl._logs import LogReader
from vantage6_hl._outage import Outage
from vantage6_hl._results import Results
from vantage6_hl._text import plain_text
from vantage6_hl._waits import Wishes
from vantage6_hl._watch import Watch
from vantage6_hl.errors import Vantage6Error, WaitTimeout
from vantage6_hl.events import Hint
from vantage6_hl.progress import DELAY, Display, display_for
from vantage6_hl.transport import at_most

__all__ = ["Waiting"]

log = logging.getLogger(__name__)

_OVERTIME = 0.4  # seconds that a call may outlive the wait, so that its last look can be answered
_KILL_TIME = 10.0  # seconds for killing a task after an interrupt


class Waiting:
    """One wait, for any number of tasks.

    Parameters
    ----------
    connection : Connection
        Where to ask.
    wishes : Wishes
        What the caller asked for.
    read : callable
        Gives the results of a task that has ended, from its id and the organization of each of its runs.
    """

    def __init__(
        self,
        connection: Connection,
        wishes: Wishes,
        *,
        read: Callable[[int, Mapping[int, int]], Awaitable[Results]],
    ) -> None:
        self._connection = connection
        self._clock = connection.clock
        self._wishes = wishes
        self._read = read
        self._open = [Watch(id_, interval=wishes.interval) for id_ in wishes.task_ids]
        self._hints: deque[Hint] = deque()  # filled from other threads
        self._events = connection.events
        self._logs = LogReader()
        self._display: Display | None = display_for(wishes.progress)
        self._outage = Outage(bounded=wishes.timeout is not None)

    async def results(self) -> AsyncGenerator[Results]:
        """Give the results of each task when it ends. See ``client.wait_for_results`` for the errors."""
        self._bell = AsyncBell(self._clock)
        self._started = self._clock.now()
        self._ends = None if self._wishes.timeout is None else self._started + self._wishes.timeout
        try:
            with self._listening(), self._showing():
                while self._open:
                    for watch in self._due():
                        if await self._look(watch):
                            self._open.remove(watch)
                            if watch.results is not None:
                                yield watch.results
                    if self._open:
                        self._check_time()
                        await self._pause()
        except AsyncInterrupt:
            await self._interrupted()
            raise

    def hint(self, hint: Hint) -> None:
        """Take a hint of the hub's events; called from their threads."""
        if hint.task_id is None or hint.task_id in self._wishes.task_ids:
            if hint.kind in ("changed", "log") and not self._wants_runs():
                return
            self._hints.append(hint)
            self._bell.ring()

    @contextmanager
    def _listening(self) -> Iterator[None]:
        if self._events is None:
            yield
            return
        with self._events.subscribed(self):
            yield

    @contextmanager
    def _showing(self) -> Iterator[None]:
        try:
            yield
        finally:
            if self._display is not None:
                self._display.close()

    def _wants_runs(self) -> bool:
        return self._wishes.on_log is not None or self._shows()

    def _shows(self) -> bool:
        return self._display is not None and self._clock.now() - self._started >= DELAY

    def _due(self) -> list[Watch]:
        now = self._clock.now()
        last = self._ends is not None and now >= self._ends
        return [watch for watch in self._open if last or watch.due <= now]

    async def _look(self, watch: Watch) -> bool:
        """Look at a task; gives whether it has ended and its results have been read.

        Raises
        ------
        TaskFailed
            When it has failed.
        """
        try:
            with at_most(self._time_for_calls()):
                ended = await self._ask(watch)
                if ended:
                    await self._finish(watch)
                elif watch.organizations is None:  # now, so that the end is told the sooner
                    watch.organizations = await organizations_of(self._connection, watch.task_id)
                self._outage.over(self._clock.now())
        except Vantage6Error as problem:
            reading = watch.has_ended(self._clock.now(), at_first_failure=True)
            if not self._outage.survives(problem, self._clock.now(), reading=reading):
                raise
            if self._display is not None:
                self._display.trouble("the hub does not answer")
            ended = False
        pushed = (
            self._events is not None
            and watch.collaboration_id is not None
            and self._events.covers(watch.collaboration_id)
        )
        watch.looked(self._clock.now(), pushed=pushed)
        return ended

    async def _ask(self, watch: Watch) -> bool:
        """Ask for a task's status, and what else is wanted; gives whether it has ended."""
        if self._events is not None and watch.collaboration_id is None:
            task = await task_get.asyncio(watch.task_id, client=self._connection.hub)
            status = task.status or ""
            watch.collaboration_id = task.collaboration.id if task.collaboration else 0
        else:
            status = (await task_status_get.asyncio(watch.task_id, client=self._connection.hub)).status
        if watch.take(status, self._clock.now()):
            log.info("Task %d: %s", watch.task_id, plain_text(status))
            if self._wishes.on_status is not None:
                self._wishes.on_status(status)
        # The status is asked first: when it has ended, the logs that come after it are whole.
        if status == "failed" or self._wants_runs():
            watch.runs = await runs_of(self._connection, watch.task_id)
            await self._show(watch)
        return watch.has_ended(self._clock.now(), at_first_failure=self._wishes.raise_on_failure)

    async def _show(self, watch: Watch) -> None:
        lines = self._logs.new_lines(watch.task_id, watch.runs)
        for line in lines:
            if self._wishes.on_log is not None:
                self._wishes.on_log(line)
        if self._display is None or not self._shows():
            return
        if self._display.names is None:
            self._display.names = await organization_names(self._connection)
        self._display.show(self._open, lines)

    async def _finish(self, watch: Watch) -> None:
        if watch.status == "failed" and self._wishes.raise_on_failure:
            raise await failure_of(self._connection, watch.task_id, watch.status, watch.runs)
        if watch.organizations is None:
            watch.organizations = await organizations_of(self._connection, watch.task_id)
        watch.results = await self._read(watch.task_id, watch.organizations)

    def _time_for_calls(self) -> float | None:
        return None if self._ends is None else max(0.0, self._ends - self._clock.now()) + _OVERTIME

    async def _pause(self) -> None:
        """Pause until the next look, the end of the time, or a hint."""
        moments = [watch.due for watch in self._open]
        if self._ends is not None:
            moments.append(self._ends)
        await self._rest(min(moments))
        hints = [self._hints.popleft() for _ in range(len(self._hints))]
        for watch in self._open:
            kinds = {hint.kind for hint in hints if hint.task_id in (None, watch.task_id)}
            if kinds & {"ended", "missed"}:
                watch.hurry()
            elif kinds:
                watch.look_soon()

    async def _rest(self, until: float) -> None:
        """Do nothing until then or until a hint comes, but for the times that are shown."""
        while not self._hints and (left := until - self._clock.now()) > 0:
            again = None if self._display is None else self._display.again_after
            await self._bell.wait(left if again is None else min(left, again))
            if self._display is not None and again is not None:
                self._display.draw()

    def _check_time(self) -> None:
        """Raise when the time is over."""
        now = self._clock.now()
        if self._ends is None or now < self._ends:
            return
        watch, waited = self._open[0], now - self._started
        ids = [one.task_id for one in self._open]
        what = f"Task {watch.task_id} was" if len(ids) == 1 else f"Tasks {ids} were"
        status = plain_text(watch.status) or "unknown"
        advice = "It goes on: wait again, or stop it with client.task.kill."
        if watch.has_ended(now, at_first_failure=False):
            advice = (
                f"Its results were not read in time: client.result.from_task({watch.task_id}) reads them."
            )
        problem = self._outage.problem
        because = "" if problem is None else f" The hub could not be asked: {problem}"
        raise WaitTimeout(
            f"{what} still '{status}' after {waited:.0f} seconds. {advice}{because}",
            task_id=watch.task_id,
            status=watch.status,
            waited=waited,
            task_ids=ids,
        )

    async def _interrupted(self) -> None:
        """Say what goes on after an interrupt, and kill it if that was asked for."""
        ids = [watch.task_id for watch in self._open]
        if not self._wishes.kill_on_interrupt:
            _interrupt.tell(ids, killed=False)
            return
        for id_ in ids:
            try:
                with at_most(_KILL_TIME):
                    await kill_task.asyncio(client=self._connection.hub, body=KillTaskInput(id=id_))
            except Vantage6Error as problem:
                _interrupt.tell([id_], killed=False, problem=str(problem))
            else:
                _interrupt.tell([id_], killed=True)
