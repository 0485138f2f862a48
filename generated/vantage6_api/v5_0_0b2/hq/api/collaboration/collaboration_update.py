"""PATCH /collaboration/{id}."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vantage6_api._support.answers import Json
from vantage6_api._support.operation import Operation, Request, path_segment
from vantage6_api._support.readers import model_reader

if TYPE_CHECKING:
    from vantage6_api._support.client import AuthenticatedClient
    from vantage6_api._support.operation import Response

    from ...models.collaboration import Collaboration
    from ...models.collaboration_update import CollaborationUpdate

_OPERATION: Operation[Collaboration] = Operation(
    "collaboration_update",
    "PATCH",
    {
        200: Json(
            shape=dict, read=model_reader(("vantage6_api.v5_0_0b2.hq.models.collaboration", "Collaboration"))
        )
    },
)


def _request(id: int, *, body: CollaborationUpdate) -> Request:
    return Request(url=f"/collaboration/{path_segment(id)}", json=body)


def sync(id: int, *, client: AuthenticatedClient, body: CollaborationUpdate) -> Collaboration:
    """Update collaboration.

    Updates the collaboration with the specified id.

    Rules: Collaboration/Global/Edit (Update a collaboration); Collaboration/Collaboration/Edit
    (Update a collaboration that you are already a member of).

    Accessible to users. Note that the session_restrict_to_same_image field is not editable. If that
    would be changed from False to True, all sessions in the collaboration would be invalidated. Due
    to these complications, the field is not editable.

    Parameters
    ----------
    id : int
    client : AuthenticatedClient
        Which service to ask, and as whom.
    body : CollaborationUpdate
        What to send.

    Returns
    -------
    Collaboration
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
    id: int, *, client: AuthenticatedClient, body: CollaborationUpdate
) -> Response[Collaboration]:
    """Do as `sync` does, and give the status, the headers and the bytes as well."""
    return _OPERATION.send(client, _request(id, body=body))


async def asyncio(id: int, *, client: AuthenticatedClient, body: CollaborationUpdate) -> Collaboration:
    """Do as `sync` does, asynchronously."""
    return (await _OPERATION.send_async(client, _request(id, body=body))).parsed


async def asyncio_detailed(
    id: int, *, client: AuthenticatedClient, body: CollaborationUpdate
) -> Response[Collaboration]:
    """Do as `sync_detailed` does, asynchronously."""
    return await _OPERATION.send_async(client, _request(id, body=body))
