"""GET /policy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vantage6_api._support.answers import Json
from vantage6_api._support.operation import Operation, Request
from vantage6_api._support.readers import model_reader

if TYPE_CHECKING:
    from vantage6_api._support.client import AuthenticatedClient
    from vantage6_api._support.operation import Response

    from ...models.policy import Policy

_OPERATION: Operation[Policy] = Operation(
    "policy_get",
    "GET",
    {200: Json(shape=dict, read=model_reader(("vantage6_api.v5_0_0b2.store.models.policy", "Policy")))},
)


def _request() -> Request:
    return Request(url="/policy")


def sync(*, client: AuthenticatedClient) -> Policy:
    """List algorithm store policies.

    List of all policies at the algorithm store. The user must be authenticated, but does not
    require any additional permissions to view the policies.

    Parameters
    ----------
    client : AuthenticatedClient
        Which service to ask, and as whom.

    Returns
    -------
    Policy
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
    return _OPERATION.send(client, _request()).parsed


def sync_detailed(*, client: AuthenticatedClient) -> Response[Policy]:
    """Do as `sync` does, and give the status, the headers and the bytes as well."""
    return _OPERATION.send(client, _request())


async def asyncio(*, client: AuthenticatedClient) -> Policy:
    """Do as `sync` does, asynchronously."""
    return (await _OPERATION.send_async(client, _request())).parsed


async def asyncio_detailed(*, client: AuthenticatedClient) -> Response[Policy]:
    """Do as `sync_detailed` does, asynchronously."""
    return await _OPERATION.send_async(client, _request())
