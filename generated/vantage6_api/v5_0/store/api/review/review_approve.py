"""POST /review/{id}/approve."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vantage6_api._support.answers import Json
from vantage6_api._support.operation import Operation, Request, path_segment
from vantage6_api._support.readers import model_reader

if TYPE_CHECKING:
    from vantage6_api._support.client import AuthenticatedClient
    from vantage6_api._support.operation import Response

    from ...models.message import Message
    from ...models.review_update import ReviewUpdate

_OPERATION: Operation[Message] = Operation(
    "review_approve",
    "POST",
    {200: Json(shape=dict, read=model_reader(("vantage6_api.v5_0.store.models.message", "Message")))},
)


def _request(id: int, *, body: ReviewUpdate) -> Request:
    return Request(url=f"/review/{path_segment(id)}/approve", json=body)


def sync(id: int, *, client: AuthenticatedClient, body: ReviewUpdate) -> Message:
    """Approve an algorithm in the current review.

    Approve a algorithm in the current review

    Parameters
    ----------
    id : int
    client : AuthenticatedClient
        Which service to ask, and as whom.
    body : ReviewUpdate
        What to send.

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
    return _OPERATION.send(client, _request(id, body=body)).parsed


def sync_detailed(id: int, *, client: AuthenticatedClient, body: ReviewUpdate) -> Response[Message]:
    """Do as `sync` does, and give the status, the headers and the bytes as well."""
    return _OPERATION.send(client, _request(id, body=body))


async def asyncio(id: int, *, client: AuthenticatedClient, body: ReviewUpdate) -> Message:
    """Do as `sync` does, asynchronously."""
    return (await _OPERATION.send_async(client, _request(id, body=body))).parsed


async def asyncio_detailed(id: int, *, client: AuthenticatedClient, body: ReviewUpdate) -> Response[Message]:
    """Do as `sync_detailed` does, asynchronously."""
    return await _OPERATION.send_async(client, _request(id, body=body))
