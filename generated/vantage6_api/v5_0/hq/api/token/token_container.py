"""POST /token/container."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vantage6_api._support.answers import Json
from vantage6_api._support.operation import Operation, Request
from vantage6_api._support.readers import model_reader

if TYPE_CHECKING:
    from vantage6_api._support.client import AuthenticatedClient
    from vantage6_api._support.operation import Response

    from ...models.token_algorithm_input import TokenAlgorithmInput
    from ...models.token_container import TokenContainer

_OPERATION: Operation[TokenContainer] = Operation(
    "token_container",
    "POST",
    {
        200: Json(
            shape=dict, read=model_reader(("vantage6_api.v5_0.hq.models.token_container", "TokenContainer"))
        )
    },
)


def _request(*, body: TokenAlgorithmInput) -> Request:
    return Request(url="/token/container", json=body)


def sync(*, client: AuthenticatedClient, body: TokenAlgorithmInput) -> TokenContainer:
    """Algorithm container login.

    Generate token for the algorithm container of a specific task. Not available to users; only for
    authenticated nodes.

    Parameters
    ----------
    client : AuthenticatedClient
        Which service to ask, and as whom.
    body : TokenAlgorithmInput
        What to send.

    Returns
    -------
    TokenContainer
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


def sync_detailed(*, client: AuthenticatedClient, body: TokenAlgorithmInput) -> Response[TokenContainer]:
    """Do as `sync` does, and give the status, the headers and the bytes as well."""
    return _OPERATION.send(client, _request(body=body))


async def asyncio(*, client: AuthenticatedClient, body: TokenAlgorithmInput) -> TokenContainer:
    """Do as `sync` does, asynchronously."""
    return (await _OPERATION.send_async(client, _request(body=body))).parsed


async def asyncio_detailed(
    *, client: AuthenticatedClient, body: TokenAlgorithmInput
) -> Response[TokenContainer]:
    """Do as `sync_detailed` does, asynchronously."""
    return await _OPERATION.send_async(client, _request(body=body))
