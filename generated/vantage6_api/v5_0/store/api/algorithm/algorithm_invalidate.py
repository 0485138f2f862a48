"""POST /algorithm/{id}/invalidate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vantage6_api._support.answers import Json
from vantage6_api._support.operation import Operation, Request, path_segment
from vantage6_api._support.readers import model_reader

if TYPE_CHECKING:
    from vantage6_api._support.client import AuthenticatedClient
    from vantage6_api._support.operation import Response

    from ...models.message import Message

_OPERATION: Operation[Message] = Operation(
    "algorithm_invalidate",
    "POST",
    {200: Json(shape=dict, read=model_reader(("vantage6_api.v5_0.store.models.message", "Message")))},
)


def _request(id: int) -> Request:
    return Request(url=f"/algorithm/{path_segment(id)}/invalidate")


def sync(id: int, *, client: AuthenticatedClient) -> Message:
    """Invalidate algorithm.

    Invalidate an algorithm specified by ID. This is an alternative to completely removing an
    algorithm from the store - the advantage of invalidating is that the algorithm metadata is still
    available. This endpoint should be used when an algorithm is removed from a project. If on the
    other hand a newer version of the algorithm is uploaded, the old version will be invalidated
    automatically.

    Parameters
    ----------
    id : int
    client : AuthenticatedClient
        Which service to ask, and as whom.

    Returns
    -------
    Message
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


def sync_detailed(id: int, *, client: AuthenticatedClient) -> Response[Message]:
    """Do as `sync` does, and give the status, the headers and the bytes as well."""
    return _OPERATION.send(client, _request(id))


async def asyncio(id: int, *, client: AuthenticatedClient) -> Message:
    """Do as `sync` does, asynchronously."""
    return (await _OPERATION.send_async(client, _request(id))).parsed


async def asyncio_detailed(id: int, *, client: AuthenticatedClient) -> Response[Message]:
    """Do as `sync_detailed` does, asynchronously."""
    return await _OPERATION.send_async(client, _request(id))
