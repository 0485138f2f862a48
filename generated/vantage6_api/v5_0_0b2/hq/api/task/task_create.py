"""POST /task."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vantage6_api._support.answers import Json
from vantage6_api._support.operation import Operation, Request
from vantage6_api._support.readers import model_reader

if TYPE_CHECKING:
    from vantage6_api._support.client import AuthenticatedClient
    from vantage6_api._support.operation import Response

    from ...models.task import Task
    from ...models.task_input import TaskInput

_OPERATION: Operation[Task] = Operation(
    "task_create",
    "POST",
    {201: Json(shape=dict, read=model_reader(("vantage6_api.v5_0_0b2.hq.models.task", "Task")))},
)


def _request(*, body: TaskInput) -> Request:
    return Request(url="/task", json=body)


def sync(*, client: AuthenticatedClient, body: TaskInput) -> Task:
    """Adds new computation task.

    Creates a new task within a collaboration. If no `organization_ids` are given the task is send
    to all organizations within the collaboration. The endpoint can be accessed by both a `User` and
    `Container`.

    Rules: Task/Global/Create (Create a new task); Task/Collaboration/Create (Create a new task for
    a specific collaboration in which your organization participates).

    ## Accessed as `User` This endpoint is accessible to users. A new `job_id` is created when a
    user creates a task. The user needs to be within an organization that is part of the
    collaboration to which the task is posted. ## Accessed as `Container` When this endpoint is
    accessed by an algorithm container, it is considered to be a child-task of the container, and
    will get the `job_id` from the initial task. Containers have limited permissions to create
    tasks: for instance, they are only allowed to create tasks in the same collaboration.

    Parameters
    ----------
    client : AuthenticatedClient
        Which service to ask, and as whom.
    body : TaskInput
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


def sync_detailed(*, client: AuthenticatedClient, body: TaskInput) -> Response[Task]:
    """Do as `sync` does, and give the status, the headers and the bytes as well."""
    return _OPERATION.send(client, _request(body=body))


async def asyncio(*, client: AuthenticatedClient, body: TaskInput) -> Task:
    """Do as `sync` does, asynchronously."""
    return (await _OPERATION.send_async(client, _request(body=body))).parsed


async def asyncio_detailed(*, client: AuthenticatedClient, body: TaskInput) -> Response[Task]:
    """Do as `sync_detailed` does, asynchronously."""
    return await _OPERATION.send_async(client, _request(body=body))
