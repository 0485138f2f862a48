# Made from vantage6_hl/_async/lineage.py by 'make flavours'. Change that file, not this one.
"""Reads what a lineage is made of: of a whole session, or of one task."""

from __future__ import annotations

from collections.abc import Iterable

from vantage6_api.v5_0.hq.api.session import (
    session_dataframe_get,
    session_dataframe_list,
    session_get,
)
from vantage6_api.v5_0.hq.api.task import task_get, task_list
from vantage6_api.v5_0.hq.models.dataframe import Dataframe
from vantage6_api.v5_0.hq.models.session import Session
from vantage6_api.v5_0.hq.models.task import Task
from vantage6_hl._lineage import Lineage, lineage_of
from vantage6_hl._sync.connection import Connection
from vantage6_hl._sync.pages import Pages
from vantage6_hl.errors import Forbidden, NotFound, Unauthorized

__all__ = ["lineage_of_session", "lineage_of_task"]

_NOT_THERE = (NotFound, Unauthorized, Forbidden)


def lineage_of_session(connection: Connection, id_: int, *, limit: int | None) -> Lineage:
    """Read a session, its dataframes and its tasks: one request each, and one for each further page."""
    session = session_get.sync(id_, client=connection.hub)
    dataframes = Pages(
        lambda number, size: session_dataframe_list.sync(
            id_, client=connection.hub, sort="id", page=number, per_page=size
        )
    ).all()
    return lineage_of(session, dataframes, _tasks(connection, session=id_, limit=limit), session_id=id_)


def lineage_of_task(connection: Connection, id_: int) -> Lineage:
    """Read what one task comes from and what came of it.

    That is a request for the task, its session and its job (the task that a user made, with all its
    subtasks), and two for each dataframe that the job reads or changes.
    """
    task = task_get.sync(id_, client=connection.hub)
    job = _tasks(connection, job=task.job_id) if task.job_id else []
    found = {one.id: one for one in [*job, task]}
    first = min(found)
    dataframes = []
    for number in _dataframes_of(found.values()):
        dataframe = _dataframe(connection, number)
        if dataframe is None:
            continue
        dataframes.append(dataframe)
        changes = _tasks(connection, dataframe=number)
        # What changed the data afterwards is not where this task comes from.
        found.update((one.id, one) for one in changes if one.id <= first)
    session_id = task.session.id if task.session else 0
    return lineage_of(
        _session(connection, session_id), dataframes, found.values(), session_id=session_id, marked=id_
    )


def _dataframes_of(tasks: Iterable[Task]) -> list[int]:
    ids = {one.dataframe_id for task in tasks for one in task.databases if isinstance(one.dataframe_id, int)}
    return sorted(ids | {task.dataframe.id for task in tasks if task.dataframe})


def _tasks(
    connection: Connection,
    *,
    session: int | None = None,
    dataframe: int | None = None,
    job: int | None = None,
    limit: int | None = None,
) -> list[Task]:
    return Pages(
        lambda number, size: task_list.sync(
            client=connection.hub,
            session_id=session,
            dataframe_id=dataframe,
            job_id=job,
            page=number,
            per_page=size,
        ),
        limit=limit,
    ).all()


def _dataframe(connection: Connection, id_: int) -> Dataframe | None:
    try:
        return session_dataframe_get.sync(id_, client=connection.hub)
    except _NOT_THERE:
        return None


def _session(connection: Connection, id_: int) -> Session | None:
    try:
        return session_get.sync(id_, client=connection.hub) if id_ else None
    except _NOT_THERE:
        return None
