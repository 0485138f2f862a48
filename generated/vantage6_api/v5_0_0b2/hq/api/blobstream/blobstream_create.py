"""POST /blobstream."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vantage6_api._support.answers import Json
from vantage6_api._support.operation import Operation, Request
from vantage6_api._support.readers import model_reader

if TYPE_CHECKING:
    from vantage6_api._support.client import AuthenticatedClient
    from vantage6_api._support.operation import Content, Response

    from ...models.blobstream_created import BlobstreamCreated

_OPERATION: Operation[BlobstreamCreated] = Operation(
    "blobstream_create",
    "POST",
    {
        201: Json(
            shape=dict,
            read=model_reader(("vantage6_api.v5_0_0b2.hq.models.blobstream_created", "BlobstreamCreated")),
        )
    },
)


def _request(*, body: Content) -> Request:
    return Request(url="/blobstream", content=body)


def sync(*, client: AuthenticatedClient, body: Content) -> BlobstreamCreated:
    """Post a result to the blob storage.

    Stream and store blob to blob storage.

    Parameters
    ----------
    client : AuthenticatedClient
        Which service to ask, and as whom.
    body : Content
        What to send.

    Returns
    -------
    BlobstreamCreated
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


def sync_detailed(*, client: AuthenticatedClient, body: Content) -> Response[BlobstreamCreated]:
    """Do as `sync` does, and give the status, the headers and the bytes as well."""
    return _OPERATION.send(client, _request(body=body))


async def asyncio(*, client: AuthenticatedClient, body: Content) -> BlobstreamCreated:
    """Do as `sync` does, asynchronously."""
    return (await _OPERATION.send_async(client, _request(body=body))).parsed


async def asyncio_detailed(*, client: AuthenticatedClient, body: Content) -> Response[BlobstreamCreated]:
    """Do as `sync_detailed` does, asynchronously."""
    return await _OPERATION.send_async(client, _request(body=body))
