"""Waiting for a task: poll its status until it has ended, or the time is over."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from vantage6_api.v5_0.hq.api.run import run_list
from vantage6_api.v5_0.hq.api.task import task_status_get
from vantage6_hl._async.connection import Connection
from vantage6_hl._async.pages import Pages
from vantage6_hl._flavour import async_pause
from vantage6_hl._status import run_has_failed, task_has_finished
from vantage6_hl._text import plain_text
from vantage6_hl._wait import pauses
from vantage6_hl.errors import RunFailure, TaskFailed, UsageError, WaitTimeout

__all__ = ["wait_until_finished"]

log = logging.getLogger(__name__)


async def wait_until_finished(
    connection: Connection,
    task_id: int,
    *,
    timeout: float | None,
    interval: float,
    raise_on_failure: bool,
    on_status: Callable[[str], None] | None,
) -> None:
    """Return when a task has ended. See ``UserClient.wait_for_results`` for the parameters and errors."""
    if interval <= 0:
        raise UsageError(f"interval is in seconds and above 0, not {interval}.")
    if timeout is not None and timeout < 0:
        raise UsageError(f"timeout is in seconds and not below 0, not {timeout}.")
    started = time.monotonic()
    last = ""
    for gap in pauses(interval):
        status = (await task_status_get.asyncio(task_id, client=connection.hub)).status
        if status != last:
            last = status
            log.info("Task %d: %s", task_id, plain_text(status))
            if on_status is not None:
                on_status(status)
        if task_has_finished(status):
            break
        waited = time.monotonic() - started
        left = gap if timeout is None else min(gap, timeout - waited)
        if left <= 0:
            raise WaitTimeout(
                f"Task {task_id} was still '{plain_text(status)}' after {waited:.0f} seconds. It goes on: "
                "wait again, or stop it with client.task.kill.",
                task_id=task_id,
                status=status,
                waited=waited,
            )
        await async_pause(left)
    if raise_on_failure and status != "completed":
        raise await _failure(connection, task_id, status)


async def _failure(connection: Connection, task_id: int, status: str) -> TaskFailed:
    runs = await Pages(
        lambda number, size: run_list.asyncio(
            client=connection.hub, task_id=task_id, page=number, per_page=size
        ),
    ).all()
    failures = [
        RunFailure(
            run_id=run.id,
            organization_id=run.organization.id if run.organization else 0,
            status=run.status or "",
            log=run.log or "",
        )
        for run in runs
        if run_has_failed(run.status or "")
    ]
    told = "; ".join(
        f"organization {one.organization_id}: {plain_text(one.status)}{_last_line(one.log)}"
        for one in failures
    )
    return TaskFailed(
        f"Task {task_id} {plain_text(status)}. {told or 'No run says why'}. The whole logs are in .failures.",
        task_id=task_id,
        status=status,
        failures=failures,
    )


def _last_line(text: str) -> str:
    lines = text.strip().splitlines()
    return f" ({plain_text(lines[-1], 200)})" if lines else ""
