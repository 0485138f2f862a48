"""POST /collaboration/{id}/organization."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vantage6_api._support.answers import Json
from vantage6_api._support.operation import Operation, Request, path_segment
from vantage6_api._support.readers import list_reader, model_reader

if TYPE_CHECKING:
    from vantage6_api._support.client import AuthenticatedClient
    from vantage6_api._support.operation import Response

    from ...models.collaboration_change_organization import CollaborationChangeOrganization
    from ...models.organization import Organization

_OPERATION: Operation[list[Organization]] = Operation(
    "collaboration_organization_add",
    "POST",
    {
        200: Json(
            shape=list,
            read=list_reader(model_reader(("vantage6_api.v5_0.hq.models.organization", "Organization"))),
        )
    },
)


def _request(id: int, *, body: CollaborationChangeOrganization) -> Request:
    return Request(url=f"/collaboration/{path_segment(id)}/organization", json=body)


def sync(
    id: int, *, client: AuthenticatedClient, body: CollaborationChangeOrganization
) -> list[Organization]:
    """Add organization to collaboration.

    Adds a single organization to an existing collaboration.

    Rules: Collaboration/Global/Edit (Add organization to a collaboration);
    Collaboration/Collaboration/Edit (Add organization to a collaboration that your organization is
    already a member of).

    Accessible to users.

    Parameters
    ----------
    id : int
    client : AuthenticatedClient
        Which service to ask, and as whom.
    body : CollaborationChangeOrganization
        What to send.

    Returns
    -------
    list[Organization]
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
    id: int, *, client: AuthenticatedClient, body: CollaborationChangeOrganization
) -> Response[list[Organization]]:
    """Do as `sync` does, and give the status, the headers and the bytes as well."""
    return _OPERATION.send(client, _request(id, body=body))


async def asyncio(
    id: int, *, client: AuthenticatedClient, body: CollaborationChangeOrganization
) -> list[Organization]:
    """Do as `sync` does, asynchronously."""
    return (await _OPERATION.send_async(client, _request(id, body=body))).parsed


async def asyncio_detailed(
    id: int, *, client: AuthenticatedClient, body: CollaborationChangeOrganization
) -> Response[list[Organization]]:
    """Do as `sync_detailed` does, asynchronously."""
    return await _OPERATION.send_async(client, _request(id, body=body))
