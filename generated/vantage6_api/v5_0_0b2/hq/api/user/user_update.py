"""PATCH /user/{id}."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vantage6_api._support.answers import Json
from vantage6_api._support.operation import Operation, Request, path_segment
from vantage6_api._support.readers import model_reader

if TYPE_CHECKING:
    from vantage6_api._support.client import AuthenticatedClient
    from vantage6_api._support.operation import Response

    from ...models.user import User
    from ...models.user_update import UserUpdate

_OPERATION: Operation[User] = Operation(
    "user_update",
    "PATCH",
    {200: Json(shape=dict, read=model_reader(("vantage6_api.v5_0_0b2.hq.models.user", "User")))},
)


def _request(id: int, *, body: UserUpdate) -> Request:
    return Request(url=f"/user/{path_segment(id)}", json=body)


def sync(id: int, *, client: AuthenticatedClient, body: UserUpdate) -> User:
    """Update user.

    Update user information.

    Rules: User/Global/Edit (Edit any user); User/Collaboration/Edit (Edit users in your
    collaborations); User/Organization/Edit (Edit users in your organization); User/Own/Edit (Edit
    your own user account).

    Accessible to users.

    Parameters
    ----------
    id : int
    client : AuthenticatedClient
        Which service to ask, and as whom.
    body : UserUpdate
        What to send.

    Returns
    -------
    User
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


def sync_detailed(id: int, *, client: AuthenticatedClient, body: UserUpdate) -> Response[User]:
    """Do as `sync` does, and give the status, the headers and the bytes as well."""
    return _OPERATION.send(client, _request(id, body=body))


async def asyncio(id: int, *, client: AuthenticatedClient, body: UserUpdate) -> User:
    """Do as `sync` does, asynchronously."""
    return (await _OPERATION.send_async(client, _request(id, body=body))).parsed


async def asyncio_detailed(id: int, *, client: AuthenticatedClient, body: UserUpdate) -> Response[User]:
    """Do as `sync_detailed` does, asynchronously."""
    return await _OPERATION.send_async(client, _request(id, body=body))
