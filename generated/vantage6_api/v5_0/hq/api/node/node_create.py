"""POST /node."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vantage6_api._support.answers import Json
from vantage6_api._support.operation import Operation, Request
from vantage6_api._support.readers import model_reader

if TYPE_CHECKING:
    from vantage6_api._support.client import AuthenticatedClient
    from vantage6_api._support.operation import Response

    from ...models.node_created import NodeCreated
    from ...models.node_input import NodeInput

_OPERATION: Operation[NodeCreated] = Operation(
    "node_create",
    "POST",
    {201: Json(shape=dict, read=model_reader(("vantage6_api.v5_0.hq.models.node_created", "NodeCreated")))},
)


def _request(*, body: NodeInput) -> Request:
    return Request(url="/node", json=body)


def sync(*, client: AuthenticatedClient, body: NodeInput) -> NodeCreated:
    """Create node.

    Creates a new node-account belonging to a specific organization and collaboration which is
    specified in the POST body. The organization of the user needs to be within the collaboration.

    Rules: Node/Global/Create (Create a new node account belonging to a specific organization in any
    collaboration); Node/Collaboration/Create (Create a new node account belonging to a specific
    organization in your collaborations); Node/Organization/Create (Create a new node account
    belonging to your organization).

    Accessible to users.

    Parameters
    ----------
    client : AuthenticatedClient
        Which service to ask, and as whom.
    body : NodeInput
        What to send.

    Returns
    -------
    NodeCreated
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


def sync_detailed(*, client: AuthenticatedClient, body: NodeInput) -> Response[NodeCreated]:
    """Do as `sync` does, and give the status, the headers and the bytes as well."""
    return _OPERATION.send(client, _request(body=body))


async def asyncio(*, client: AuthenticatedClient, body: NodeInput) -> NodeCreated:
    """Do as `sync` does, asynchronously."""
    return (await _OPERATION.send_async(client, _request(body=body))).parsed


async def asyncio_detailed(*, client: AuthenticatedClient, body: NodeInput) -> Response[NodeCreated]:
    """Do as `sync_detailed` does, asynchronously."""
    return await _OPERATION.send_async(client, _request(body=body))
