"""POST /task."""

from __future__ import annotations

from typing import TYPE_CHECKING

from golden_api._support.answers import Json
from golden_api._support.operation import Operation, Request
from golden_api._support.readers import model_reader

if TYPE_CHECKING:
    from golden_api._support.client import AuthenticatedClient
    from golden_api._support.operation import Response

    from ...models.task import Task
    from ...models.task_create import TaskCreate

_OPERATION: Operation[Task] = Operation(
    "task_create",
    "POST",
    {201: Json(shape=dict, read=model_reader(("golden_api.v1_0.hq.models.task", "Task")))},
)


def _request(*, body: TaskCreate) -> Request:
    return Request(url="/task", json=body)


def sync(*, client: AuthenticatedClient, body: TaskCreate) -> Task:
    """Create a task.

    Parameters
    ----------
    client : AuthenticatedClient
        Which service to ask, and as whom.
    body : TaskCreate
        What to send.

    Returns
    -------
    Task
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
    return _OPERATION.send(client, _request(body=body)).parsed


def sync_detailed(*, client: AuthenticatedClient, body: TaskCreate) -> Response[Task]:
    """Do as `sync` does, and give the status, the headers and the bytes as well."""
    return _OPERATION.send(client, _request(body=body))


async def asyncio(*, client: AuthenticatedClient, body: TaskCreate) -> Task:
    """Do as `sync` does, asynchronously."""
    return (await _OPERATION.send_async(client, _request(body=body))).parsed


async def asyncio_detailed(*, client: AuthenticatedClient, body: TaskCreate) -> Response[Task]:
    """Do as `sync_detailed` does, asynchronously."""
    return await _OPERATION.send_async(client, _request(body=body))
