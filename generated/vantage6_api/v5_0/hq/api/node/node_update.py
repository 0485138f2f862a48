"""PATCH /node/{id}."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vantage6_api._support.answers import Json
from vantage6_api._support.operation import Operation, Request, path_segment
from vantage6_api._support.readers import model_reader

if TYPE_CHECKING:
    from vantage6_api._support.client import AuthenticatedClient
    from vantage6_api._support.operation import Response

    from ...models.node import Node
    from ...models.node_update import NodeUpdate

_OPERATION: Operation[Node] = Operation(
    "node_update",
    "PATCH",
    {200: Json(shape=dict, read=model_reader(("vantage6_api.v5_0.hq.models.node", "Node")))},
)


def _request(id: int, *, body: NodeUpdate) -> Request:
    return Request(url=f"/node/{path_segment(id)}", json=body)


def sync(id: int, *, client: AuthenticatedClient, body: NodeUpdate) -> Node:
    """Update node.

    Update the node specified by the id. Only a user or node that belongs to the organization of the
    node are allowed to update it. If the node does not exists it is created as a new node.

    Rules: Node/Global/Edit (Update a node specified by id); Node/Collaboration/Edit (Update a node
    specified by id which is part of one of your collaborations); Node/Organization/Edit (Update a
    node specified by id which is part of your organization).

    Accessible to users.

    Parameters
    ----------
    id : int
    client : AuthenticatedClient
        Which service to ask, and as whom.
    body : NodeUpdate
        What to send.

    Returns
    -------
    Node
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
    return _OPERATION.send(client, _request(id, body=body)).parsed


def sync_detailed(id: int, *, client: AuthenticatedClient, body: NodeUpdate) -> Response[Node]:
    """Do as `sync` does, and give the status, the headers and the bytes as well."""
    return _OPERATION.send(client, _request(id, body=body))


async def asyncio(id: int, *, client: AuthenticatedClient, body: NodeUpdate) -> Node:
    """Do as `sync` does, asynchronously."""
    return (await _OPERATION.send_async(client, _request(id, body=body))).parsed


async def asyncio_detailed(id: int, *, client: AuthenticatedClient, body: NodeUpdate) -> Response[Node]:
    """Do as `sync_detailed` does, asynchronously."""
    return await _OPERATION.send_async(client, _request(id, body=body))
