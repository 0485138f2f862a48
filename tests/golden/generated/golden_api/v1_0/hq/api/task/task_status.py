"""GET /task/{id}/status."""

from __future__ import annotations

from typing import TYPE_CHECKING

from golden_api._support.answers import Empty, Json
from golden_api._support.operation import Operation, Request, path_segment

if TYPE_CHECKING:
    from golden_api._support.client import AuthenticatedClient
    from golden_api._support.operation import Response

    from ...models.task_status import TaskStatus

_OPERATION: Operation[list[TaskStatus] | None] = Operation(
    "task_status", "GET", {200: Json(shape=list), 204: Empty()}
)


def _request(id: int) -> Request:
    return Request(url=f"/task/{path_segment(id)}/status")


def sync(id: int, *, client: AuthenticatedClient) -> list[TaskStatus] | None:
    """Status of a task.

    Parameters
    ----------
    id : int
        Task id
    client : AuthenticatedClient
        Which service to ask, and as whom.

    Returns
    -------
    list[TaskStatus] | None
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
    return _OPERATION.send(client, _request(id)).parsed


def sync_detailed(id: int, *, client: AuthenticatedClient) -> Response[list[TaskStatus] | None]:
    """Do as `sync` does, and give the status, the headers and the bytes as well."""
    return _OPERATION.send(client, _request(id))


async def asyncio(id: int, *, client: AuthenticatedClient) -> list[TaskStatus] | None:
    """Do as `sync` does, asynchronously."""
    return (await _OPERATION.send_async(client, _request(id))).parsed


async def asyncio_detailed(id: int, *, client: AuthenticatedClient) -> Response[list[TaskStatus] | None]:
    """Do as `sync_detailed` does, asynchronously."""
    return await _OPERATION.send_async(client, _request(id))
