"""POST /role."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vantage6_api._support.answers import Json
from vantage6_api._support.operation import Operation, Request
from vantage6_api._support.readers import model_reader

if TYPE_CHECKING:
    from vantage6_api._support.client import AuthenticatedClient
    from vantage6_api._support.operation import Response

    from ...models.role import Role
    from ...models.role_input import RoleInput

_OPERATION: Operation[Role] = Operation(
    "role_create",
    "POST",
    {201: Json(shape=dict, read=model_reader(("vantage6_api.v5_0.hq.models.role", "Role")))},
)


def _request(*, body: RoleInput) -> Request:
    return Request(url="/role", json=body)


def sync(*, client: AuthenticatedClient, body: RoleInput) -> Role:
    """Creates a new role.

    Create a new role. You can only assign rules that you own. You need permission to create roles,
    and you can only assign roles to other organizations if you have gobal permission.

    Rules: Role/Global/Create (Create a role for any organization); Role/Collaboration/Create
    (Create a role for organization in your collaborations); Role/Organization/Create (Create a role
    for your organization).

    Accessible to users.

    Parameters
    ----------
    client : AuthenticatedClient
        Which service to ask, and as whom.
    body : RoleInput
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
    return _OPERATION.send(client, _request(body=body)).parsed


def sync_detailed(*, client: AuthenticatedClient, body: RoleInput) -> Response[Role]:
    """Do as `sync` does, and give the status, the headers and the bytes as well."""
    return _OPERATION.send(client, _request(body=body))


async def asyncio(*, client: AuthenticatedClient, body: RoleInput) -> Role:
    """Do as `sync` does, asynchronously."""
    return (await _OPERATION.send_async(client, _request(body=body))).parsed


async def asyncio_detailed(*, client: AuthenticatedClient, body: RoleInput) -> Response[Role]:
    """Do as `sync_detailed` does, asynchronously."""
    return await _OPERATION.send_async(client, _request(body=body))
