# Made from vantage6_hl/_async/task_runs.py by 'make flavours'. Change that file, not this one.
"""The runs of a task, as waits and results need them: one for each organization."""

from __future__ import annotations

from vantage6_api.v5_0.hq.api.run import run_list
from vantage6_api.v5_0.hq.models.run import Run
from vantage6_hl._sync.connection import Connection
from vantage6_hl._sync.pages import Pages
from vantage6_hl.errors import InvalidAnswer

__all__ = ["organizations_of", "runs_of"]


def runs_of(connection: Connection, task_id: int) -> list[Run]:
    """Read the runs of a task, in the order of their ids."""
    runs = Pages(
        lambda number, size: run_list.sync(
            client=connection.hub, task_id=task_id, page=number, per_page=size
        ),
    ).all()
    return sorted(runs, key=lambda run: run.id)


def organizations_of(connection: Connection, task_id: int) -> dict[int, int]:
    """Read the organization of each run of a task; of none where the runs cannot be read."""
    try:
        runs = runs_of(connection, task_id)
    except InvalidAnswer:  # runs come with their arguments, which may be too large where results are not
        return {}
    return {run.id: run.organization.id for run in runs if run.organization}
