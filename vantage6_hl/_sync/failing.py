# Made from vantage6_hl/_async/failing.py by 'make flavours'. Change that file, not this one.
"""Why a task failed: its own runs and those of its subtasks, read from the hub."""

from __future__ import annotations

from collections.abc import Sequence

from vantage6_api.v5_0.hq.api.task import task_list
from vantage6_api.v5_0.hq.models.run import Run
from vantage6_hl._status import run_has_ended, run_has_failed
from vantage6_hl._sync.connection import Connection
from vantage6_hl._sync.pages import Pages
from vantage6_hl._sync.task_runs import runs_of
from vantage6_hl._text import plain_text
from vantage6_hl.errors import RunFailure, TaskFailed

__all__ = ["failure_of"]

_MOST_SUBTASKS = 20  # that are looked into; a task may have thousands


def failure_of(connection: Connection, task_id: int, status: str, runs: Sequence[Run]) -> TaskFailed:
    """Make the error for a task that has failed.

    Parameters
    ----------
    connection : Connection
        Where to ask.
    task_id : int
        The task.
    status : str
        Its status.
    runs : sequence of Run
        Its runs.

    Returns
    -------
    TaskFailed
        With the failures of the task's own runs, then those of its subtasks.
    """
    own = _failures(task_id, runs)
    inner = _failures_of_subtasks(connection, task_id)
    told = [
        f"its subtask {one.task_id} failed at organization {one.organization_id} "
        f"({plain_text(one.status)}){_last_line(one.log)}"
        for one in inner
    ]
    for one in own:
        if inner:
            told.append(
                f"its own run at organization {one.organization_id}: {plain_text(one.status)}"
                f"{_last_line(one.log)}"
            )
        else:
            told.append(f"organization {one.organization_id}: {plain_text(one.status)}{_last_line(one.log)}")
    going_on = [run for run in runs if not run_has_ended(run.status or "") and not run.finished_at]
    if going_on:
        where = ", ".join(str(run.organization.id) for run in going_on if run.organization)
        told.append(f"still going on at organization {where}, client.task.kill({task_id}) stops it")
    return TaskFailed(
        f"Task {task_id} {plain_text(status)}: {'; '.join(told) or 'no run says why'}. "
        "The whole logs are in .failures.",
        task_id=task_id,
        status=status,
        failures=[*own, *inner],
    )


def _failures_of_subtasks(connection: Connection, task_id: int) -> list[RunFailure]:
    found: list[RunFailure] = []
    subtasks = Pages(
        lambda number, size: task_list.sync(
            client=connection.hub, parent_id=task_id, page=number, per_page=size
        ),
    ).all()
    failed = sorted(one.id for one in subtasks if one.status == "failed")
    for subtask_id in failed[:_MOST_SUBTASKS]:
        found += _failures(subtask_id, runs_of(connection, subtask_id))
    return found


def _failures(task_id: int, runs: Sequence[Run]) -> list[RunFailure]:
    return [
        RunFailure(
            run_id=run.id,
            organization_id=run.organization.id if run.organization else 0,
            status=run.status or "",
            log=run.log or "",
            task_id=task_id,
        )
        for run in runs
        if run_has_failed(run.status or "")
    ]


def _last_line(text: str) -> str:
    lines = text.strip().splitlines()
    return f": {plain_text(lines[-1], 200)}" if lines else ""
