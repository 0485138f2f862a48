"""POST /session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vantage6_api._support.answers import Json
from vantage6_api._support.operation import Operation, Request
from vantage6_api._support.readers import model_reader

if TYPE_CHECKING:
    from vantage6_api._support.client import AuthenticatedClient
    from vantage6_api._support.operation import Response

    from ...models.session import Session
    from ...models.session_input import SessionInput

_OPERATION: Operation[Session] = Operation(
    "session_create",
    "POST",
    {201: Json(shape=dict, read=model_reader(("vantage6_api.v5_0_0b2.hq.models.session", "Session")))},
)


def _request(*, body: SessionInput) -> Request:
    return Request(url="/session", json=body)


def sync(*, client: AuthenticatedClient, body: SessionInput) -> Session:
    """Initiate new session.

    Create a new session in a collaboration or study. A session can be scoped to the entire
    collaboration, the organization or only to the owner of the session. This way sessions can be
    shared with other users within the collaboration or organization. Note that users with
    organization, collaboration or global permissions can view all sessions within the that scope. A
    session is a container for dataframes and tasks. A session can have multiple dataframes, each
    extracted from the same or a different database.

    Rules: Session/Collaboration/Create (Create session to be used by the entire collaboration);
    Session/Organization/Create (Create session to be used by your organization); Session/Own/Create
    (Create session only to be used by you).

    It is important to note that a user who creates a session with scope own, does not mean the
    session is private. As this session is accessible to all users who have sufficient permissions
    within the collaboration or organization. Only accessible to users.

    Parameters
    ----------
    client : AuthenticatedClient
        Which service to ask, and as whom.
    body : SessionInput
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
    return _OPERATION.send(client, _request(body=body)).parsed


def sync_detailed(*, client: AuthenticatedClient, body: SessionInput) -> Response[Session]:
    """Do as `sync` does, and give the status, the headers and the bytes as well."""
    return _OPERATION.send(client, _request(body=body))


async def asyncio(*, client: AuthenticatedClient, body: SessionInput) -> Session:
    """Do as `sync` does, asynchronously."""
    return (await _OPERATION.send_async(client, _request(body=body))).parsed


async def asyncio_detailed(*, client: AuthenticatedClient, body: SessionInput) -> Response[Session]:
    """Do as `sync_detailed` does, asynchronously."""
    return await _OPERATION.send_async(client, _request(body=body))
