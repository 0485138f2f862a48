"""PATCH /algorithmstore/{id}."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vantage6_api._support.answers import Json
from vantage6_api._support.operation import Operation, Request, path_segment
from vantage6_api._support.readers import model_reader

if TYPE_CHECKING:
    from vantage6_api._support.client import AuthenticatedClient
    from vantage6_api._support.operation import Response

    from ...models.algorithm_store import AlgorithmStore
    from ...models.algorithm_store_update import AlgorithmStoreUpdate

_OPERATION: Operation[AlgorithmStore] = Operation(
    "algorithm_store_update",
    "PATCH",
    {
        200: Json(
            shape=dict,
            read=model_reader(("vantage6_api.v5_0_0b2.hq.models.algorithm_store", "AlgorithmStore")),
        )
    },
)


def _request(id: int, *, body: AlgorithmStoreUpdate) -> Request:
    return Request(url=f"/algorithmstore/{path_segment(id)}", json=body)


def sync(id: int, *, client: AuthenticatedClient, body: AlgorithmStoreUpdate) -> AlgorithmStore:
    """Update algorithm store record.

    Updates the linked algorithm store with the specified id. Note that you cannot change the
    collaboration or the algorithm store URL: these can only be modified by deleting and re-creating
    the algorithm store link.

    Rules: Collaboration/Global/Edit (Update any algorithm store); Collaboration/Collaboration/Edit
    (Update algorithm stores within a collaboration that your organization is a member of).

    Accessible to users.

    Parameters
    ----------
    id : int
    client : AuthenticatedClient
        Which service to ask, and as whom.
    body : AlgorithmStoreUpdate
        What to send.

    Returns
    -------
    AlgorithmStore
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


def sync_detailed(
    id: int, *, client: AuthenticatedClient, body: AlgorithmStoreUpdate
) -> Response[AlgorithmStore]:
    """Do as `sync` does, and give the status, the headers and the bytes as well."""
    return _OPERATION.send(client, _request(id, body=body))


async def asyncio(id: int, *, client: AuthenticatedClient, body: AlgorithmStoreUpdate) -> AlgorithmStore:
    """Do as `sync` does, asynchronously."""
    return (await _OPERATION.send_async(client, _request(id, body=body))).parsed


async def asyncio_detailed(
    id: int, *, client: AuthenticatedClient, body: AlgorithmStoreUpdate
) -> Response[AlgorithmStore]:
    """Do as `sync_detailed` does, asynchronously."""
    return await _OPERATION.send_async(client, _request(id, body=body))
