"""GET /session/{id}."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vantage6_api._support.answers import Json
from vantage6_api._support.operation import Operation, Request, path_segment
from vantage6_api._support.readers import model_reader

if TYPE_CHECKING:
    from vantage6_api._support.client import AuthenticatedClient
    from vantage6_api._support.operation import Response

    from ...models.session import Session

_OPERATION: Operation[Session] = Operation(
    "session_get",
    "GET",
    {200: Json(shape=dict, read=model_reader(("vantage6_api.v5_0_0b2.hq.models.session", "Session")))},
)


def _request(id: int) -> Request:
    return Request(url=f"/session/{path_segment(id)}")


def sync(id: int, *, client: AuthenticatedClient) -> Session:
    """View specific session.

    Returns the session specified by the id

    Rules: Session/Global/View (View any session); Session/Collaboration/View (View any session
    within your collaborations); Session/Organization/View (View any session that has been initiated
    from your organization or shared with your organization); Session/Own/View (View any session you
    created or that is shared with you).

    Accessible to users and nodes.

    Parameters
    ----------
    id : int
    client : AuthenticatedClient
        Which service to ask, and as whom.

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
    return _OPERATION.send(client, _request(id)).parsed


def sync_detailed(id: int, *, client: AuthenticatedClient) -> Response[Session]:
    """Do as `sync` does, and give the status, the headers and the bytes as well."""
    return _OPERATION.send(client, _request(id))


async def asyncio(id: int, *, client: AuthenticatedClient) -> Session:
    """Do as `sync` does, asynchronously."""
    return (await _OPERATION.send_async(client, _request(id))).parsed


async def asyncio_detailed(id: int, *, client: AuthenticatedClient) -> Response[Session]:
    """Do as `sync_detailed` does, asynchronously."""
    return await _OPERATION.send_async(client, _request(id))
