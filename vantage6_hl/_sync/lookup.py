# Made from vantage6_hl/_async/lookup.py by 'make flavours'. Change that file, not this one.
"""After a lost answer: find what was sent on the hub again, instead of sending it twice."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from contextlib import closing
from typing import Final, TypeVar

from vantage6_api.v5_0.hq.api.session import session_dataframe_get
from vantage6_api.v5_0.hq.api.task import task_get, task_list
from vantage6_api.v5_0.hq.models.dataframe import Dataframe
from vantage6_api.v5_0.hq.models.organization_arguments import OrganizationArguments
from vantage6_api.v5_0.hq.models.task import Task
from vantage6_hl._flavour import Returned, pause
from vantage6_hl._sync.connection import Connection
from vantage6_hl._sync.pages import Pages
from vantage6_hl.errors import (
    AuthenticationError,
    BadRequest,
    Forbidden,
    OutcomeUnknown,
    Unauthorized,
    Vantage6Error,
)

__all__ = ["found_dataframe", "found_task"]

log = logging.getLogger(__name__)

T = TypeVar("T")

# The hub may still be at work on the request: several looks, further and further apart.
_PAUSES: Final = (0.2, 0.5, 1.0, 2.0, 4.0, 7.0)  # seconds before each look
_PATIENCE: Final = 20.0  # seconds after which no look begins any more
_NEWEST: Final = 200  # tasks that are looked through, counted from the newest
_AT_ONCE: Final = 20  # tasks a page at most
_PAGE_SIZE: Final = 4 * 1024 * 1024  # bytes of arguments a page, about: each task has as many as ours
_LONGEST_FILTER: Final = 200  # characters; a name that is longer is not asked for

# By these the hub refuses to be asked: it will again.
_REFUSALS: Final = (AuthenticationError, BadRequest, Forbidden, Unauthorized)


def found_task(
    connection: Connection,
    lost: OutcomeUnknown,
    sent: Sequence[OrganizationArguments],
    *,
    session: int,
    name: str,
) -> Task:
    """Find the task that was made by a request whose answer was lost.

    It is known by the arguments of its runs, which no other task has: each envelope is encrypted with a
    random key, and readable arguments carry a mark (`_mark`).

    Parameters
    ----------
    connection : Connection
        The client's connection.
    lost : OutcomeUnknown
        What became of the request.
    sent : sequence of OrganizationArguments
        What was sent for each organization.
    session : int
        Id of the session that the task belongs to.
    name : str
        The task's name.

    Returns
    -------
    Task
        The task.

    Raises
    ------
    OutcomeUnknown
        When it was not found within 20 seconds and the time of one call, or the hub refused to be asked.
    """

    def finish(task: Task) -> Task | None:
        return task_get.sync(task.id, client=connection.hub)

    return _found(connection, lost, sent, session=session, name=name, finish=finish)


def found_dataframe(
    connection: Connection,
    lost: OutcomeUnknown,
    sent: Sequence[OrganizationArguments],
    *,
    session: int,
    dataframe: int | None = None,
) -> Dataframe:
    """Find the dataframe whose task was made by a request whose answer was lost.

    Its name would tell less: another user may have made one of the same name, and ours was refused.

    Parameters
    ----------
    connection, lost, sent, session
        As for `found_task`.
    dataframe : int, optional
        Its id, where it was there before.

    Returns
    -------
    Dataframe
        The dataframe.

    Raises
    ------
    OutcomeUnknown
        As `found_task`.
    """

    def finish(task: Task) -> Dataframe | None:
        if task.dataframe is None:
            return None
        made = session_dataframe_get.sync(task.dataframe.id, client=connection.hub)
        last = made.last_session_task  # the hub sets it after it has made the task
        return made if last is not None and last.id >= task.id else None

    return _found(connection, lost, sent, session=session, dataframe=dataframe, finish=finish)


def _found(
    connection: Connection,
    lost: OutcomeUnknown,
    sent: Sequence[OrganizationArguments],
    *,
    session: int,
    finish: Callable[[Task], Returned[T | None]],
    name: str | None = None,
    dataframe: int | None = None,
) -> T:
    """Look for the task several times; `finish` makes what is returned, or None while the hub is at work."""
    began, looks, trouble = connection.clock.now(), 0, ""
    for gap in _PAUSES:
        if connection.clock.now() - began + gap > _PATIENCE:
            break
        pause(gap, connection.clock)
        looks += 1
        try:
            task, whole = _look(connection, sent, session=session, name=name, dataframe=dataframe)
            made = finish(task) if task is not None and whole else None
        except _REFUSALS as refused:
            trouble = f"It cannot be looked up there: {refused}"
            break
        except Vantage6Error as problem:  # the network or the hub is still in trouble
            trouble = f"The last attempt to look it up there failed: {problem}"
            continue
        if made is not None and task is not None:
            log.warning("%s: the answer was lost; it was done and is task %d", lost.operation, task.id)
            return made
        trouble = f"Task {task.id} is it, and the hub is not done with it." if task is not None else ""
    seconds = connection.clock.now() - began
    told = f"It was looked for there {looks} times in {seconds:.0f} seconds and not found."
    raise OutcomeUnknown(f"{lost} {trouble or told}", operation=lost.operation) from None


def _look(
    connection: Connection,
    sent: Sequence[OrganizationArguments],
    *,
    session: int,
    name: str | None,
    dataframe: int | None,
) -> tuple[Task | None, bool]:
    """Give the task, if it is there, and whether all its runs are: the hub makes one after the other."""
    mine = {(one.id, one.arguments) for one in sent}
    size = sum(len(one.arguments or "") for one in sent)
    # The hub takes the name for a pattern: it fits itself, except where a backslash makes it another.
    asked = name if name and len(name) <= _LONGEST_FILTER and "\\" not in name else None
    newest = Pages(
        lambda number, at_once: task_list.sync(
            client=connection.hub,
            init_user_id=connection.identity.id,
            session_id=session,
            dataframe_id=dataframe,
            name=asked,
            is_user_created=1,
            include=["runs"],
            page=number,
            per_page=at_once,
        ),
        per_page=max(1, min(_AT_ONCE, _PAGE_SIZE // max(size, 1))),
        limit=_NEWEST,
    )
    with closing(iter(newest)) as pages:  # nothing is left running when it is found
        for tasks in pages:
            for task in tasks:
                runs = task.runs if isinstance(task.runs, list) else []
                found = {(run.organization.id, run.arguments) for run in runs if run.organization}
                if not mine.isdisjoint(found):
                    return task, mine <= found
    return None, False
