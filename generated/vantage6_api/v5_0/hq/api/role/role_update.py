"""PATCH /role/{id}."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vantage6_api._support.answers import Json
from vantage6_api._support.operation import Operation, Request, path_segment
from vantage6_api._support.readers import model_reader

if TYPE_CHECKING:
    from vantage6_api._support.client import AuthenticatedClient
    from vantage6_api._support.operation import Response

    from ...models.role import Role
    from ...models.role_update import RoleUpdate

_OPERATION: Operation[Role] = Operation(
    "role_update",
    "PATCH",
    {200: Json(shape=dict, read=model_reader(("vantage6_api.v5_0.hq.models.role", "Role")))},
)


def _request(id: int, *, body: RoleUpdate) -> Request:
    return Request(url=f"/role/{path_segment(id)}", json=body)


def sync(id: int, *, client: AuthenticatedClient, body: RoleUpdate) -> Role:
    """Update role.

    Updates roles if the user has permission to do so.

    Rules: Role/Global/Edit (Update any role); Role/Collaboration/Edit (Update any role in your
    collaborations); Role/Organization/Edit (Update a role from your organization).

    Accessible to users.

    Parameters
    ----------
    id : int
    client : AuthenticatedClient
        Which service to ask, and as whom.
    body : RoleUpdate
        What to send.

    Returns
    -------
    Role
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


def sync_detailed(id: int, *, client: AuthenticatedClient, body: RoleUpdate) -> Response[Role]:
    """Do as `sync` does, and give the status, the headers and the bytes as well."""
    return _OPERATION.send(client, _request(id, body=body))


async def asyncio(id: int, *, client: AuthenticatedClient, body: RoleUpdate) -> Role:
    """Do as `sync` does, asynchronously."""
    return (await _OPERATION.send_async(client, _request(id, body=body))).parsed


async def asyncio_detailed(id: int, *, client: AuthenticatedClient, body: RoleUpdate) -> Response[Role]:
    """Do as `sync_detailed` does, asynchronously."""
    return await _OPERATION.send_async(client, _request(id, body=body))
