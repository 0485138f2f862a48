"""POST /recover/node."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vantage6_api._support.answers import Json
from vantage6_api._support.operation import Operation, Request
from vantage6_api._support.readers import model_reader

if TYPE_CHECKING:
    from vantage6_api._support.client import AuthenticatedClient
    from vantage6_api._support.operation import Response

    from ...models.recover_node import RecoverNode
    from ...models.reset_api_key_input import ResetAPIKeyInput

_OPERATION: Operation[RecoverNode] = Operation(
    "recover_node",
    "POST",
    {200: Json(shape=dict, read=model_reader(("vantage6_api.v5_0.hq.models.recover_node", "RecoverNode")))},
)


def _request(*, body: ResetAPIKeyInput) -> Request:
    return Request(url="/recover/node", json=body)


def sync(*, client: AuthenticatedClient, body: ResetAPIKeyInput) -> RecoverNode:
    """Reset a node's API key.

    If a node's API key is lost, this route can be used to obtain a new API key.

    Rules: Node/Global/Edit (Reset API key of node specified by id); Node/Organization/Edit (Reset
    API key of node specified by id which is part of your organization).

    Accessible to users.

    Parameters
    ----------
    client : AuthenticatedClient
        Which service to ask, and as whom.
    body : ResetAPIKeyInput
        What to send.

    Returns
    -------
    RecoverNode
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


def sync_detailed(*, client: AuthenticatedClient, body: ResetAPIKeyInput) -> Response[RecoverNode]:
    """Do as `sync` does, and give the status, the headers and the bytes as well."""
    return _OPERATION.send(client, _request(body=body))


async def asyncio(*, client: AuthenticatedClient, body: ResetAPIKeyInput) -> RecoverNode:
    """Do as `sync` does, asynchronously."""
    return (await _OPERATION.send_async(client, _request(body=body))).parsed


async def asyncio_detailed(*, client: AuthenticatedClient, body: ResetAPIKeyInput) -> Response[RecoverNode]:
    """Do as `sync_detailed` does, asynchronously."""
    return await _OPERATION.send_async(client, _request(body=body))
