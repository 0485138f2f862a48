"""Reads what a timeline is made of."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from vantage6_api.v5_0.hq.api.task import task_get, task_list
from vantage6_api.v5_0.hq.models.task import Task
from vantage6_hl._async.connection import Connection
from vantage6_hl._async.organization_names import organization_names
from vantage6_hl._async.pages import Pages
from vantage6_hl._async.task_runs import runs_of
from vantage6_hl._timeline import Timeline, timeline_of

__all__ = ["read_timeline"]


async def read_timeline(connection: Connection, id_: int, *, subtasks: bool) -> Timeline:
    """Read a task with its runs, its subtasks with theirs (page by page), and the organizations' names."""
    task = await task_get.asyncio(id_, client=connection.hub)
    runs = {id_: await runs_of(connection, id_)}
    tasks = {id_: task}
    if subtasks and task.job_id:
        job = await Pages(
            lambda number, size: task_list.asyncio(
                client=connection.hub, job_id=task.job_id, include=["runs"], page=number, per_page=size
            )
        ).all()
        for one in _below(id_, job):
            tasks[one.id] = one
            runs[one.id] = one.runs if isinstance(one.runs, list) else []
    return timeline_of(
        task,
        tasks.values(),
        runs,
        names=await organization_names(connection),
        read_at=datetime.now(UTC),
    )


def _below(id_: int, job: Iterable[Task]) -> list[Task]:
    """Choose the subtasks of a task, and theirs; a subtask is made after its parent."""
    found: dict[int, Task] = {}
    for one in sorted(job, key=lambda one: one.id):
        if one.parent and (one.parent.id == id_ or one.parent.id in found):
            found[one.id] = one
    return [*found.values()]
