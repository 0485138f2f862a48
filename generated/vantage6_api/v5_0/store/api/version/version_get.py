"""GET /version."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vantage6_api._support.answers import Json
from vantage6_api._support.operation import Operation, Request
from vantage6_api._support.readers import model_reader

if TYPE_CHECKING:
    from vantage6_api._support.client import Client
    from vantage6_api._support.operation import Response

    from ...models.version import Version

_OPERATION: Operation[Version] = Operation(
    "version_get",
    "GET",
    {200: Json(shape=dict, read=model_reader(("vantage6_api.v5_0.store.models.version", "Version")))},
)


def _request() -> Request:
    return Request(url="/version")


def sync(*, client: Client) -> Version:
    """Get version.

    Return the version of the algorithm store instance

    Parameters
    ----------
    client : Client
        Which service to ask.

    Returns
    -------
    Version
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


def sync_detailed(*, client: Client) -> Response[Version]:
    """Do as `sync` does, and give the status, the headers and the bytes as well."""
    return _OPERATION.send(client, _request())


async def asyncio(*, client: Client) -> Version:
    """Do as `sync` does, asynchronously."""
    return (await _OPERATION.send_async(client, _request())).parsed


async def asyncio_detailed(*, client: Client) -> Response[Version]:
    """Do as `sync_detailed` does, asynchronously."""
    return await _OPERATION.send_async(client, _request())
