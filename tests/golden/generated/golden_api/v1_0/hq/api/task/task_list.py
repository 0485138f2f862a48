"""GET /task."""

from __future__ import annotations

from typing import TYPE_CHECKING

from golden_api._support.answers import Json
from golden_api._support.operation import Operation, Request
from golden_api._support.readers import model_reader
from golden_api._support.unset import UNSET, Unset

if TYPE_CHECKING:
    import datetime

    from golden_api._support.client import AuthenticatedClient
    from golden_api._support.operation import Response

    from ...models.task_page import TaskPage
    from ...models.task_status import TaskStatus

_OPERATION: Operation[TaskPage] = Operation(
    "task_list",
    "GET",
    {200: Json(shape=dict, read=model_reader(("golden_api.v1_0.hq.models.task_page", "TaskPage")))},
)


def _request(
    *,
    name: str | None | Unset = UNSET,
    status: TaskStatus | None | Unset = UNSET,
    ids: list[int] | None | Unset = UNSET,
    created_from: datetime.datetime | None | Unset = UNSET,
    include_root: bool | None | Unset = UNSET,
    page: int | None | Unset = UNSET,
) -> Request:
    return Request(
        url="/task",
        params={
            "name": name,
            "status": status,
            "ids": ids,
            "created_from": created_from,
            "include_root": include_root or None,
            "page": page,
        },
    )


def sync(
    *,
    client: AuthenticatedClient,
    name: str | None | Unset = UNSET,
    status: TaskStatus | None | Unset = UNSET,
    ids: list[int] | None | Unset = UNSET,
    created_from: datetime.datetime | None | Unset = UNSET,
    include_root: bool | None | Unset = UNSET,
    page: int | None | Unset = UNSET,
) -> TaskPage:
    """List the tasks.

    Parameters
    ----------
    client : AuthenticatedClient
        Which service to ask, and as whom.
    name : str, optional
        Part of the name, with `%` for anything
    status : TaskStatus, optional
        State of a task
    ids : list[int], optional
    created_from : datetime.datetime, optional
    include_root : bool, optional
    page : int, optional

    Returns
    -------
    TaskPage
        The hub's answer.

    Raises
    ------
    HubError
        When the status is not 2xx.
    InvalidAnswer
        When the answer is not what is promised here.
    httpx.HTTPError
        When there is no answer: no connection, or a timeout.
    """
    return _OPERATION.send(
        client,
        _request(
            name=name, status=status, ids=ids, created_from=created_from, include_root=include_root, page=page
        ),
    ).parsed


def sync_detailed(
    *,
    client: AuthenticatedClient,
    name: str | None | Unset = UNSET,
    status: TaskStatus | None | Unset = UNSET,
    ids: list[int] | None | Unset = UNSET,
    created_from: datetime.datetime | None | Unset = UNSET,
    include_root: bool | None | Unset = UNSET,
    page: int | None | Unset = UNSET,
) -> Response[TaskPage]:
    """Do as `sync` does, and give the status, the headers and the bytes as well."""
    return _OPERATION.send(
        client,
        _request(
            name=name, status=status, ids=ids, created_from=created_from, include_root=include_root, page=page
        ),
    )


async def asyncio(
    *,
    client: AuthenticatedClient,
    name: str | None | Unset = UNSET,
    status: TaskStatus | None | Unset = UNSET,
    ids: list[int] | None | Unset = UNSET,
    created_from: datetime.datetime | None | Unset = UNSET,
    include_root: bool | None | Unset = UNSET,
    page: int | None | Unset = UNSET,
) -> TaskPage:
    """Do as `sync` does, asynchronously."""
    return (
        await _OPERATION.send_async(
            client,
            _request(
                name=name,
                status=status,
                ids=ids,
                created_from=created_from,
                include_root=include_root,
                page=page,
            ),
        )
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    name: str | None | Unset = UNSET,
    status: TaskStatus | None | Unset = UNSET,
    ids: list[int] | None | Unset = UNSET,
    created_from: datetime.datetime | None | Unset = UNSET,
    include_root: bool | None | Unset = UNSET,
    page: int | None | Unset = UNSET,
) -> Response[TaskPage]:
    """Do as `sync_detailed` does, asynchronously."""
    return await _OPERATION.send_async(
        client,
        _request(
            name=name, status=status, ids=ids, created_from=created_from, include_root=include_root, page=page
        ),
    )
