"""GET /session/{session_id}/dataframe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vantage6_api._support.answers import Json
from vantage6_api._support.operation import Operation, Request, path_segment
from vantage6_api._support.readers import model_reader
from vantage6_api._support.unset import UNSET, Unset

if TYPE_CHECKING:
    from vantage6_api._support.client import AuthenticatedClient
    from vantage6_api._support.operation import Response

    from ...models.dataframe_list import DataframeList

_OPERATION: Operation[DataframeList] = Operation(
    "session_dataframe_list",
    "GET",
    {
        200: Json(
            shape=dict, read=model_reader(("vantage6_api.v5_0.hq.models.dataframe_list", "DataframeList"))
        )
    },
)


def _request(
    session_id: int,
    *,
    no_pagination: int | None | Unset = UNSET,
    page: int | None | Unset = UNSET,
    per_page: int | None | Unset = UNSET,
    sort: str | None | Unset = UNSET,
) -> Request:
    return Request(
        url=f"/session/{path_segment(session_id)}/dataframe",
        params={"no_pagination": no_pagination, "page": page, "per_page": per_page, "sort": sort},
    )


def sync(
    session_id: int,
    *,
    client: AuthenticatedClient,
    no_pagination: int | None | Unset = UNSET,
    page: int | None | Unset = UNSET,
    per_page: int | None | Unset = UNSET,
    sort: str | None | Unset = UNSET,
) -> DataframeList:
    """view all dataframes in a session.

    Rules: Session/Global/View (View any session); Session/Collaboration/View (View all dataframes
    within the session); Session/Organization/View (View any dataframe that has been initiated from
    your organization or shared with your organization within the session); Session/Own/View (View
    any dataframe you created or that is shared with you within the session).

    Accessible to users and nodes.

    Parameters
    ----------
    session_id : int
    client : AuthenticatedClient
        Which service to ask, and as whom.
    no_pagination : int, optional
        Disable pagination. When set to 1, pagination is disabled and all results are returned at
        once.
    page : int, optional
        Page number for pagination (default=1)
    per_page : int, optional
        Number of items per page (default=10)
    sort : str, optional
        Fields to sort by, separated by commas; a minus sign in front sorts in descending order.

    Returns
    -------
    DataframeList
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
    return _OPERATION.send(
        client, _request(session_id, no_pagination=no_pagination, page=page, per_page=per_page, sort=sort)
    ).parsed


def sync_detailed(
    session_id: int,
    *,
    client: AuthenticatedClient,
    no_pagination: int | None | Unset = UNSET,
    page: int | None | Unset = UNSET,
    per_page: int | None | Unset = UNSET,
    sort: str | None | Unset = UNSET,
) -> Response[DataframeList]:
    """Do as `sync` does, and give the status, the headers and the bytes as well."""
    return _OPERATION.send(
        client, _request(session_id, no_pagination=no_pagination, page=page, per_page=per_page, sort=sort)
    )


async def asyncio(
    session_id: int,
    *,
    client: AuthenticatedClient,
    no_pagination: int | None | Unset = UNSET,
    page: int | None | Unset = UNSET,
    per_page: int | None | Unset = UNSET,
    sort: str | None | Unset = UNSET,
) -> DataframeList:
    """Do as `sync` does, asynchronously."""
    return (
        await _OPERATION.send_async(
            client, _request(session_id, no_pagination=no_pagination, page=page, per_page=per_page, sort=sort)
        )
    ).parsed


async def asyncio_detailed(
    session_id: int,
    *,
    client: AuthenticatedClient,
    no_pagination: int | None | Unset = UNSET,
    page: int | None | Unset = UNSET,
    per_page: int | None | Unset = UNSET,
    sort: str | None | Unset = UNSET,
) -> Response[DataframeList]:
    """Do as `sync_detailed` does, asynchronously."""
    return await _OPERATION.send_async(
        client, _request(session_id, no_pagination=no_pagination, page=page, per_page=per_page, sort=sort)
    )
