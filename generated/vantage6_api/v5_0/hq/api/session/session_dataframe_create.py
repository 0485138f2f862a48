"""POST /session/{session_id}/dataframe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vantage6_api._support.answers import Json
from vantage6_api._support.operation import Operation, Request, path_segment
from vantage6_api._support.readers import model_reader

if TYPE_CHECKING:
    from vantage6_api._support.client import AuthenticatedClient
    from vantage6_api._support.operation import Response

    from ...models.dataframe import Dataframe
    from ...models.dataframe_init_input import DataframeInitInput

_OPERATION: Operation[Dataframe] = Operation(
    "session_dataframe_create",
    "POST",
    {201: Json(shape=dict, read=model_reader(("vantage6_api.v5_0.hq.models.dataframe", "Dataframe")))},
)


def _request(session_id: int, *, body: DataframeInitInput) -> Request:
    return Request(url=f"/session/{path_segment(session_id)}/dataframe", json=body)


def sync(session_id: int, *, client: AuthenticatedClient, body: DataframeInitInput) -> Dataframe:
    """Create a new dataframe in a session.

    Create a new dataframe in a session. The first step in creating the data frame is to extract the
    data from the source database. This is done by creating a task that extracts the data from the
    source database. The task should therefore also be defined in the request body.

    Rules: Session/Collaboration/Edit (Create dataframe in any session in your collaboration);
    Session/Organization/Edit (Create dataframe in any session from your organization);
    Session/Own/Edit (Create dataframe in a session owned by you).

    Only accessible to users.

    Parameters
    ----------
    session_id : int
    client : AuthenticatedClient
        Which service to ask, and as whom.
    body : DataframeInitInput
        What to send.

    Returns
    -------
    Dataframe
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
    return _OPERATION.send(client, _request(session_id, body=body)).parsed


def sync_detailed(
    session_id: int, *, client: AuthenticatedClient, body: DataframeInitInput
) -> Response[Dataframe]:
    """Do as `sync` does, and give the status, the headers and the bytes as well."""
    return _OPERATION.send(client, _request(session_id, body=body))


async def asyncio(session_id: int, *, client: AuthenticatedClient, body: DataframeInitInput) -> Dataframe:
    """Do as `sync` does, asynchronously."""
    return (await _OPERATION.send_async(client, _request(session_id, body=body))).parsed


async def asyncio_detailed(
    session_id: int, *, client: AuthenticatedClient, body: DataframeInitInput
) -> Response[Dataframe]:
    """Do as `sync_detailed` does, asynchronously."""
    return await _OPERATION.send_async(client, _request(session_id, body=body))
