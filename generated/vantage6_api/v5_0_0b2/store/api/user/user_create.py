"""POST /user."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vantage6_api._support.answers import Json
from vantage6_api._support.operation import Operation, Request
from vantage6_api._support.readers import model_reader

if TYPE_CHECKING:
    from vantage6_api._support.client import AuthenticatedClient
    from vantage6_api._support.operation import Response

    from ...models.user import User
    from ...models.user_input import UserInput

_OPERATION: Operation[User] = Operation(
    "user_create",
    "POST",
    {201: Json(shape=dict, read=model_reader(("vantage6_api.v5_0_0b2.store.models.user", "User")))},
)


def _request(*, body: UserInput) -> Request:
    return Request(url="/user", json=body)


def sync(*, client: AuthenticatedClient, body: UserInput) -> User:
    """Create user.

    Creates new user from the request data.

    Parameters
    ----------
    client : AuthenticatedClient
        Which service to ask, and as whom.
    body : UserInput
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
    return _OPERATION.send(client, _request(body=body)).parsed


def sync_detailed(*, client: AuthenticatedClient, body: UserInput) -> Response[User]:
    """Do as `sync` does, and give the status, the headers and the bytes as well."""
    return _OPERATION.send(client, _request(body=body))


async def asyncio(*, client: AuthenticatedClient, body: UserInput) -> User:
    """Do as `sync` does, asynchronously."""
    return (await _OPERATION.send_async(client, _request(body=body))).parsed


async def asyncio_detailed(*, client: AuthenticatedClient, body: UserInput) -> Response[User]:
    """Do as `sync_detailed` does, asynchronously."""
    return await _OPERATION.send_async(client, _request(body=body))
