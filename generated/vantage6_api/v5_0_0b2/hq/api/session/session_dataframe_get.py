"""GET /session/dataframe/{id}."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vantage6_api._support.answers import Json
from vantage6_api._support.operation import Operation, Request, path_segment
from vantage6_api._support.readers import model_reader

if TYPE_CHECKING:
    from vantage6_api._support.client import AuthenticatedClient
    from vantage6_api._support.operation import Response

    from ...models.dataframe import Dataframe

_OPERATION: Operation[Dataframe] = Operation(
    "session_dataframe_get",
    "GET",
    {200: Json(shape=dict, read=model_reader(("vantage6_api.v5_0_0b2.hq.models.dataframe", "Dataframe")))},
)


def _request(id: int) -> Request:
    return Request(url=f"/session/dataframe/{path_segment(id)}")


def sync(id: int, *, client: AuthenticatedClient) -> Dataframe:
    """View specific dataframe.

    Rules: Session/Global/View (View any session); Session/Collaboration/View (View any dataframe
    within the session); Session/Organization/View (View any dataframe that has been initiated from
    your organization or shared with your organization within the session); Session/Own/View (View
    any session you created or that is shared with you within the session).

    Only accessible by users.

    Parameters
    ----------
    id : int
    client : AuthenticatedClient
        Which service to ask, and as whom.

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
    return _OPERATION.send(client, _request(id)).parsed


def sync_detailed(id: int, *, client: AuthenticatedClient) -> Response[Dataframe]:
    """Do as `sync` does, and give the status, the headers and the bytes as well."""
    return _OPERATION.send(client, _request(id))


async def asyncio(id: int, *, client: AuthenticatedClient) -> Dataframe:
    """Do as `sync` does, asynchronously."""
    return (await _OPERATION.send_async(client, _request(id))).parsed


async def asyncio_detailed(id: int, *, client: AuthenticatedClient) -> Response[Dataframe]:
    """Do as `sync_detailed` does, asynchronously."""
    return await _OPERATION.send_async(client, _request(id))
