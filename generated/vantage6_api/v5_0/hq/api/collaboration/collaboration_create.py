"""POST /collaboration."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vantage6_api._support.answers import Json
from vantage6_api._support.operation import Operation, Request
from vantage6_api._support.readers import model_reader

if TYPE_CHECKING:
    from vantage6_api._support.client import AuthenticatedClient
    from vantage6_api._support.operation import Response

    from ...models.collaboration import Collaboration
    from ...models.collaboration_input import CollaborationInput

_OPERATION: Operation[Collaboration] = Operation(
    "collaboration_create",
    "POST",
    {
        200: Json(
            shape=dict, read=model_reader(("vantage6_api.v5_0.hq.models.collaboration", "Collaboration"))
        )
    },
)


def _request(*, body: CollaborationInput) -> Request:
    return Request(url="/collaboration", json=body)


def sync(*, client: AuthenticatedClient, body: CollaborationInput) -> Collaboration:
    """Create collaboration.

    Create a new collaboration between organizations.

    Rules: Collaboration/Global/Create (Create collaboration).

    Accessible to users.

    Parameters
    ----------
    client : AuthenticatedClient
        Which service to ask, and as whom.
    body : CollaborationInput
        What to send.

    Returns
    -------
    Collaboration
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


def sync_detailed(*, client: AuthenticatedClient, body: CollaborationInput) -> Response[Collaboration]:
    """Do as `sync` does, and give the status, the headers and the bytes as well."""
    return _OPERATION.send(client, _request(body=body))


async def asyncio(*, client: AuthenticatedClient, body: CollaborationInput) -> Collaboration:
    """Do as `sync` does, asynchronously."""
    return (await _OPERATION.send_async(client, _request(body=body))).parsed


async def asyncio_detailed(
    *, client: AuthenticatedClient, body: CollaborationInput
) -> Response[Collaboration]:
    """Do as `sync_detailed` does, asynchronously."""
    return await _OPERATION.send_async(client, _request(body=body))
