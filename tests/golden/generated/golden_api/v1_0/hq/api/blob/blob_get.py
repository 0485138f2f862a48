"""GET /blob/{id}."""

from __future__ import annotations

from typing import TYPE_CHECKING

from golden_api._support.answers import Binary
from golden_api._support.operation import Operation, Request, path_segment

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator
    from contextlib import AbstractAsyncContextManager, AbstractContextManager

    from golden_api._support.client import AuthenticatedClient
    from golden_api._support.operation import Response


_OPERATION: Operation[bytes] = Operation("blob_get", "GET", {200: Binary()})


def _request(id: str) -> Request:
    return Request(url=f"/blob/{path_segment(id)}")


def sync(id: str, *, client: AuthenticatedClient) -> bytes:
    """Fetch bytes.

    Parameters
    ----------
    id : str
    client : AuthenticatedClient
        Which service to ask, and as whom.

    Returns
    -------
    bytes
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


def sync_detailed(id: str, *, client: AuthenticatedClient) -> Response[bytes]:
    """Do as `sync` does, and give the status, the headers and the bytes as well."""
    return _OPERATION.send(client, _request(id))


async def asyncio(id: str, *, client: AuthenticatedClient) -> bytes:
    """Do as `sync` does, asynchronously."""
    return (await _OPERATION.send_async(client, _request(id))).parsed


async def asyncio_detailed(id: str, *, client: AuthenticatedClient) -> Response[bytes]:
    """Do as `sync_detailed` does, asynchronously."""
    return await _OPERATION.send_async(client, _request(id))


def sync_stream(id: str, *, client: AuthenticatedClient) -> AbstractContextManager[Iterator[bytes]]:
    """Do as `sync` does, and give the bytes piece by piece as they come, for as long as a ``with`` block."""
    return _OPERATION.stream(client, _request(id))


def asyncio_stream(
    id: str, *, client: AuthenticatedClient
) -> AbstractAsyncContextManager[AsyncIterator[bytes]]:
    """Do as `sync_stream` does, asynchronously."""
    return _OPERATION.stream_async(client, _request(id))
