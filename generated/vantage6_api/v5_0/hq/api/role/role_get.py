"""GET /role/{id}."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vantage6_api._support.answers import Json
from vantage6_api._support.operation import Operation, Request, path_segment
from vantage6_api._support.readers import model_reader

if TYPE_CHECKING:
    from vantage6_api._support.client import AuthenticatedClient
    from vantage6_api._support.operation import Response

    from ...models.role import Role

_OPERATION: Operation[Role] = Operation(
    "role_get",
    "GET",
    {200: Json(shape=dict, read=model_reader(("vantage6_api.v5_0.hq.models.role", "Role")))},
)


def _request(id: int) -> Request:
    return Request(url=f"/role/{path_segment(id)}")


def sync(id: int, *, client: AuthenticatedClient) -> Role:
    """Get roles.

    Get role based on role identifier. For a default role, which belongs to no organization,
    releases up to 5.0.3 answer 500; the list of roles has it.

    Rules: Role/Global/View (View all roles); Role/Collaboration/View (View all roles for your
    collaborations); Role/Organization/View (View roles that are part of your organization).

    Accessible to users.

    Parameters
    ----------
    id : int
    client : AuthenticatedClient
        Which service to ask, and as whom.

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
    return _OPERATION.send(client, _request(id)).parsed


def sync_detailed(id: int, *, client: AuthenticatedClient) -> Response[Role]:
    """Do as `sync` does, and give the status, the headers and the bytes as well."""
    return _OPERATION.send(client, _request(id))


async def asyncio(id: int, *, client: AuthenticatedClient) -> Role:
    """Do as `sync` does, asynchronously."""
    return (await _OPERATION.send_async(client, _request(id))).parsed


async def asyncio_detailed(id: int, *, client: AuthenticatedClient) -> Response[Role]:
    """Do as `sync_detailed` does, asynchronously."""
    return await _OPERATION.send_async(client, _request(id))
