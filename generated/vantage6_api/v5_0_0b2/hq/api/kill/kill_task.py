"""POST /kill/task."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vantage6_api._support.answers import Json
from vantage6_api._support.operation import Operation, Request
from vantage6_api._support.readers import model_reader

if TYPE_CHECKING:
    from vantage6_api._support.client import AuthenticatedClient
    from vantage6_api._support.operation import Response

    from ...models.kill_task_input import KillTaskInput
    from ...models.message import Message

_OPERATION: Operation[Message] = Operation(
    "kill_task",
    "POST",
    {200: Json(shape=dict, read=model_reader(("vantage6_api.v5_0_0b2.hq.models.message", "Message")))},
)


def _request(*, body: KillTaskInput) -> Request:
    return Request(url="/kill/task", json=body)


def sync(*, client: AuthenticatedClient, body: KillTaskInput) -> Message:
    """Kill task specified by task id.

    Kill a task that is currently being executed on a node.

    Rules: Event/Global/Create (Create kill signal for any task); Event/Collaboration/Create (Create
    kill signal for any task in your collaboration).

    Accessible to users.

    Parameters
    ----------
    client : AuthenticatedClient
        Which service to ask, and as whom.
    body : KillTaskInput
        What to send.

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
    return _OPERATION.send(client, _request(body=body)).parsed


def sync_detailed(*, client: AuthenticatedClient, body: KillTaskInput) -> Response[Message]:
    """Do as `sync` does, and give the status, the headers and the bytes as well."""
    return _OPERATION.send(client, _request(body=body))


async def asyncio(*, client: AuthenticatedClient, body: KillTaskInput) -> Message:
    """Do as `sync` does, asynchronously."""
    return (await _OPERATION.send_async(client, _request(body=body))).parsed


async def asyncio_detailed(*, client: AuthenticatedClient, body: KillTaskInput) -> Response[Message]:
    """Do as `sync_detailed` does, asynchronously."""
    return await _OPERATION.send_async(client, _request(body=body))
