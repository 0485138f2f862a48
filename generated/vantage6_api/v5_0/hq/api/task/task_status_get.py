"""GET /task/{task_id}/status."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vantage6_api._support.answers import Json
from vantage6_api._support.operation import Operation, Request, path_segment
from vantage6_api._support.readers import model_reader

if TYPE_CHECKING:
    from vantage6_api._support.client import AuthenticatedClient
    from vantage6_api._support.operation import Response

    from ...models.task_status import TaskStatus

_OPERATION: Operation[TaskStatus] = Operation(
    "task_status_get",
    "GET",
    {200: Json(shape=dict, read=model_reader(("vantage6_api.v5_0.hq.models.task_status", "TaskStatus")))},
)


def _request(task_id: int) -> Request:
    return Request(url=f"/task/{path_segment(task_id)}/status")


def sync(task_id: int, *, client: AuthenticatedClient) -> TaskStatus:
    """Get task status.

    Returns the status of the task specified by the id.

    Rules: Task/Global/View (View any task); Task/Collaboration/View (View any task in your
    collaborations); Task/Organization/View (View any task that your organization created);
    Task/Own/View (View any task that you created).

    Accessible to users.

    Parameters
    ----------
    task_id : int
    client : AuthenticatedClient
        Which service to ask, and as whom.

    Returns
    -------
    TaskStatus
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
    return _OPERATION.send(client, _request(task_id)).parsed


def sync_detailed(task_id: int, *, client: AuthenticatedClient) -> Response[TaskStatus]:
    """Do as `sync` does, and give the status, the headers and the bytes as well."""
    return _OPERATION.send(client, _request(task_id))


async def asyncio(task_id: int, *, client: AuthenticatedClient) -> TaskStatus:
    """Do as `sync` does, asynchronously."""
    return (await _OPERATION.send_async(client, _request(task_id))).parsed


async def asyncio_detailed(task_id: int, *, client: AuthenticatedClient) -> Response[TaskStatus]:
    """Do as `sync_detailed` does, asynchronously."""
    return await _OPERATION.send_async(client, _request(task_id))
