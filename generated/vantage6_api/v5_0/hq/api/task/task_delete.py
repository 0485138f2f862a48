"""DELETE /task/{id}."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vantage6_api._support.answers import Json
from vantage6_api._support.operation import Operation, Request, path_segment
from vantage6_api._support.readers import model_reader

if TYPE_CHECKING:
    from vantage6_api._support.client import AuthenticatedClient
    from vantage6_api._support.operation import Response

    from ...models.message import Message

_OPERATION: Operation[Message] = Operation(
    "task_delete",
    "DELETE",
    {200: Json(shape=dict, read=model_reader(("vantage6_api.v5_0.hq.models.message", "Message")))},
)


def _request(id: int) -> Request:
    return Request(url=f"/task/{path_segment(id)}")


def sync(id: int, *, client: AuthenticatedClient) -> Message:
    """Remove task.

    Remove tasks and their runs.

    Rules: Task/Global/Delete (Delete a task); Task/Collaboration/Delete (Delete a task from a
    collaboration in which your organization participates); Task/Organization/Delete (Delete a task
    that your organization initiated); Task/Own/Delete (Delete a task you created yourself).

    Accessible to users.

    Parameters
    ----------
    id : int
    client : AuthenticatedClient
        Which service to ask, and as whom.

    Returns
    -------
    Message
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


def sync_detailed(id: int, *, client: AuthenticatedClient) -> Response[Message]:
    """Do as `sync` does, and give the status, the headers and the bytes as well."""
    return _OPERATION.send(client, _request(id))


async def asyncio(id: int, *, client: AuthenticatedClient) -> Message:
    """Do as `sync` does, asynchronously."""
    return (await _OPERATION.send_async(client, _request(id))).parsed


async def asyncio_detailed(id: int, *, client: AuthenticatedClient) -> Response[Message]:
    """Do as `sync_detailed` does, asynchronously."""
    return await _OPERATION.send_async(client, _request(id))
