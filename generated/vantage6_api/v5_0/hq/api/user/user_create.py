"""POST /user."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vantage6_api._support.answers import Json
from vantage6_api._support.operation import Operation, Request
from vantage6_api._support.readers import model_reader

if TYPE_CHECKING:
    from vantage6_api._support.client import AuthenticatedClient
    from vantage6_api._support.operation import Response

    from ...models.user_created import UserCreated
    from ...models.user_input import UserInput

_OPERATION: Operation[UserCreated] = Operation(
    "user_create",
    "POST",
    {201: Json(shape=dict, read=model_reader(("vantage6_api.v5_0.hq.models.user_created", "UserCreated")))},
)


def _request(*, body: UserInput) -> Request:
    return Request(url="/user", json=body)


def sync(*, client: AuthenticatedClient, body: UserInput) -> UserCreated:
    """Create user.

    Creates new user from the request data to the users organization.

    Rules: User/Global/Create (Create a new user); User/Collaboration/Create (Create a new user for
    any organization in your collaborations); User/Organization/Create (Create a new user as part of
    your organization).

    Accessible to users.

    Parameters
    ----------
    client : AuthenticatedClient
        Which service to ask, and as whom.
    body : UserInput
        What to send.

    Returns
    -------
    UserCreated
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


def sync_detailed(*, client: AuthenticatedClient, body: UserInput) -> Response[UserCreated]:
    """Do as `sync` does, and give the status, the headers and the bytes as well."""
    return _OPERATION.send(client, _request(body=body))


async def asyncio(*, client: AuthenticatedClient, body: UserInput) -> UserCreated:
    """Do as `sync` does, asynchronously."""
    return (await _OPERATION.send_async(client, _request(body=body))).parsed


async def asyncio_detailed(*, client: AuthenticatedClient, body: UserInput) -> Response[UserCreated]:
    """Do as `sync_detailed` does, asynchronously."""
    return await _OPERATION.send_async(client, _request(body=body))
