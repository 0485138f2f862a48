"""PATCH /organization/{id}."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vantage6_api._support.answers import Json
from vantage6_api._support.operation import Operation, Request, path_segment
from vantage6_api._support.readers import model_reader

if TYPE_CHECKING:
    from vantage6_api._support.client import AuthenticatedClient
    from vantage6_api._support.operation import Response

    from ...models.organization import Organization
    from ...models.organization_update import OrganizationUpdate

_OPERATION: Operation[Organization] = Operation(
    "organization_update",
    "PATCH",
    {200: Json(shape=dict, read=model_reader(("vantage6_api.v5_0.hq.models.organization", "Organization")))},
)


def _request(id: int, *, body: OrganizationUpdate) -> Request:
    return Request(url=f"/organization/{path_segment(id)}", json=body)


def sync(id: int, *, client: AuthenticatedClient, body: OrganizationUpdate) -> Organization:
    """Update organization.

    Updates the organization with the specified id.

    Rules: Organization/Global/Edit (Update an organization with specified id);
    Organization/Collaboration/Edit (Update an organization within the collaboration the user is
    part of); Organization/Organization/Edit (Update the organization that the user is part of).

    Accessible to users.

    Parameters
    ----------
    id : int
    client : AuthenticatedClient
        Which service to ask, and as whom.
    body : OrganizationUpdate
        What to send.

    Returns
    -------
    Organization
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
    id: int, *, client: AuthenticatedClient, body: OrganizationUpdate
) -> Response[Organization]:
    """Do as `sync` does, and give the status, the headers and the bytes as well."""
    return _OPERATION.send(client, _request(id, body=body))


async def asyncio(id: int, *, client: AuthenticatedClient, body: OrganizationUpdate) -> Organization:
    """Do as `sync` does, asynchronously."""
    return (await _OPERATION.send_async(client, _request(id, body=body))).parsed


async def asyncio_detailed(
    id: int, *, client: AuthenticatedClient, body: OrganizationUpdate
) -> Response[Organization]:
    """Do as `sync_detailed` does, asynchronously."""
    return await _OPERATION.send_async(client, _request(id, body=body))
