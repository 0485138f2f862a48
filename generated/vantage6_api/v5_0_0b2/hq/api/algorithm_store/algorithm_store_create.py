"""POST /algorithmstore."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vantage6_api._support.answers import Json
from vantage6_api._support.operation import Operation, Request
from vantage6_api._support.readers import model_reader

if TYPE_CHECKING:
    from vantage6_api._support.client import AuthenticatedClient
    from vantage6_api._support.operation import Response

    from ...models.algorithm_store import AlgorithmStore
    from ...models.algorithm_store_input import AlgorithmStoreInput

_OPERATION: Operation[AlgorithmStore] = Operation(
    "algorithm_store_create",
    "POST",
    {
        201: Json(
            shape=dict,
            read=model_reader(("vantage6_api.v5_0_0b2.hq.models.algorithm_store", "AlgorithmStore")),
        )
    },
)


def _request(*, body: AlgorithmStoreInput) -> Request:
    return Request(url="/algorithmstore", json=body)


def sync(*, client: AuthenticatedClient, body: AlgorithmStoreInput) -> AlgorithmStore:
    """Add algorithm store to a collaboration.

    Register an algorithm store to a collaboration. Its algorithms will be available for that
    collaboration from then on.

    Rules: Collaboration/Global/Edit (Add algorithm store to a collaboration);
    Collaboration/Collaboration/Edit (Add algorithm store to a collaboration that your organization
    is a member of).

    Accessible to users.

    Parameters
    ----------
    client : AuthenticatedClient
        Which service to ask, and as whom.
    body : AlgorithmStoreInput
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
    return _OPERATION.send(client, _request(body=body)).parsed


def sync_detailed(*, client: AuthenticatedClient, body: AlgorithmStoreInput) -> Response[AlgorithmStore]:
    """Do as `sync` does, and give the status, the headers and the bytes as well."""
    return _OPERATION.send(client, _request(body=body))


async def asyncio(*, client: AuthenticatedClient, body: AlgorithmStoreInput) -> AlgorithmStore:
    """Do as `sync` does, asynchronously."""
    return (await _OPERATION.send_async(client, _request(body=body))).parsed


async def asyncio_detailed(
    *, client: AuthenticatedClient, body: AlgorithmStoreInput
) -> Response[AlgorithmStore]:
    """Do as `sync_detailed` does, asynchronously."""
    return await _OPERATION.send_async(client, _request(body=body))
