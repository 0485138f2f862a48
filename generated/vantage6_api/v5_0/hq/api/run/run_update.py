"""PATCH /run/{id}."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vantage6_api._support.answers import Json
from vantage6_api._support.operation import Operation, Request, path_segment
from vantage6_api._support.readers import model_reader

if TYPE_CHECKING:
    from vantage6_api._support.client import AuthenticatedClient
    from vantage6_api._support.operation import Response

    from ...models.run import Run
    from ...models.run_update import RunUpdate

_OPERATION: Operation[Run] = Operation(
    "run_update",
    "PATCH",
    {200: Json(shape=dict, read=model_reader(("vantage6_api.v5_0.hq.models.run", "Run")))},
)


def _request(id: int, *, body: RunUpdate) -> Request:
    return Request(url=f"/run/{path_segment(id)}", json=body)


def sync(id: int, *, client: AuthenticatedClient, body: RunUpdate) -> Run:
    """Update algorithm run data, for example to update the result.

    Update runs from the node. Only done if the request comes from the correct, authenticated node.
    The user cannot access this endpoint so they cannot tamper with any runs.

    Parameters
    ----------
    id : int
    client : AuthenticatedClient
        Which service to ask, and as whom.
    body : RunUpdate
        What to send.

    Returns
    -------
    Run
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


def sync_detailed(id: int, *, client: AuthenticatedClient, body: RunUpdate) -> Response[Run]:
    """Do as `sync` does, and give the status, the headers and the bytes as well."""
    return _OPERATION.send(client, _request(id, body=body))


async def asyncio(id: int, *, client: AuthenticatedClient, body: RunUpdate) -> Run:
    """Do as `sync` does, asynchronously."""
    return (await _OPERATION.send_async(client, _request(id, body=body))).parsed


async def asyncio_detailed(id: int, *, client: AuthenticatedClient, body: RunUpdate) -> Response[Run]:
    """Do as `sync_detailed` does, asynchronously."""
    return await _OPERATION.send_async(client, _request(id, body=body))
