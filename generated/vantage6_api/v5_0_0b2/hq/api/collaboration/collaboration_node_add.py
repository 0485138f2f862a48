"""POST /collaboration/{id}/node."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vantage6_api._support.answers import Json
from vantage6_api._support.operation import Operation, Request, path_segment
from vantage6_api._support.readers import list_reader, model_reader

if TYPE_CHECKING:
    from vantage6_api._support.client import AuthenticatedClient
    from vantage6_api._support.operation import Response

    from ...models.collaboration_add_node import CollaborationAddNode
    from ...models.node_simple import NodeSimple

_OPERATION: Operation[list[NodeSimple]] = Operation(
    "collaboration_node_add",
    "POST",
    {
        201: Json(
            shape=list,
            read=list_reader(model_reader(("vantage6_api.v5_0_0b2.hq.models.node_simple", "NodeSimple"))),
        )
    },
)


def _request(id: int, *, body: CollaborationAddNode) -> Request:
    return Request(url=f"/collaboration/{path_segment(id)}/node", json=body)


def sync(id: int, *, client: AuthenticatedClient, body: CollaborationAddNode) -> list[NodeSimple]:
    """Add node to collaboration.

    Add node to an existing collaboration.

    Rules: Collaboration/Global/Edit (Add node to collaboration); Collaboration/Collaboration/Edit
    (Add node to collaboration that your organization is a member of).

    Accessible to users.

    Parameters
    ----------
    id : int
    client : AuthenticatedClient
        Which service to ask, and as whom.
    body : CollaborationAddNode
        What to send.

    Returns
    -------
    list[NodeSimple]
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


def sync_detailed(
    id: int, *, client: AuthenticatedClient, body: CollaborationAddNode
) -> Response[list[NodeSimple]]:
    """Do as `sync` does, and give the status, the headers and the bytes as well."""
    return _OPERATION.send(client, _request(id, body=body))


async def asyncio(id: int, *, client: AuthenticatedClient, body: CollaborationAddNode) -> list[NodeSimple]:
    """Do as `sync` does, asynchronously."""
    return (await _OPERATION.send_async(client, _request(id, body=body))).parsed


async def asyncio_detailed(
    id: int, *, client: AuthenticatedClient, body: CollaborationAddNode
) -> Response[list[NodeSimple]]:
    """Do as `sync_detailed` does, asynchronously."""
    return await _OPERATION.send_async(client, _request(id, body=body))
