"""PATCH /session/{id}."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vantage6_api._support.answers import Json
from vantage6_api._support.operation import Operation, Request, path_segment
from vantage6_api._support.readers import model_reader

if TYPE_CHECKING:
    from vantage6_api._support.client import AuthenticatedClient
    from vantage6_api._support.operation import Response

    from ...models.session import Session
    from ...models.session_update import SessionUpdate

_OPERATION: Operation[Session] = Operation(
    "session_update",
    "PATCH",
    {200: Json(shape=dict, read=model_reader(("vantage6_api.v5_0_0b2.hq.models.session", "Session")))},
)


def _request(id: int, *, body: SessionUpdate) -> Request:
    return Request(url=f"/session/{path_segment(id)}", json=body)


def sync(id: int, *, client: AuthenticatedClient, body: SessionUpdate) -> Session:
    """Update session.

    Update the scope or name of the session.

    Rules: Session/Collaboration/Edit (Update an session within the collaboration the user is part
    of); Session/Organization/Edit (Update the session that is initiated from a user within your
    organization); Session/Own/Edit (Update a session that you created).

    Accessible to users.

    Parameters
    ----------
    id : int
    client : AuthenticatedClient
        Which service to ask, and as whom.
    body : SessionUpdate
        What to send.

    Returns
    -------
    Session
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


def sync_detailed(id: int, *, client: AuthenticatedClient, body: SessionUpdate) -> Response[Session]:
    """Do as `sync` does, and give the status, the headers and the bytes as well."""
    return _OPERATION.send(client, _request(id, body=body))


async def asyncio(id: int, *, client: AuthenticatedClient, body: SessionUpdate) -> Session:
    """Do as `sync` does, asynchronously."""
    return (await _OPERATION.send_async(client, _request(id, body=body))).parsed


async def asyncio_detailed(id: int, *, client: AuthenticatedClient, body: SessionUpdate) -> Response[Session]:
    """Do as `sync_detailed` does, asynchronously."""
    return await _OPERATION.send_async(client, _request(id, body=body))
