"""GET /session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vantage6_api._support.answers import Json
from vantage6_api._support.operation import Operation, Request
from vantage6_api._support.readers import model_reader
from vantage6_api._support.unset import UNSET, Unset

if TYPE_CHECKING:
    from vantage6_api._support.client import AuthenticatedClient
    from vantage6_api._support.operation import Response

    from ...models.session_list import SessionList

_OPERATION: Operation[SessionList] = Operation(
    "session_list",
    "GET",
    {
        200: Json(
            shape=dict, read=model_reader(("vantage6_api.v5_0_0b2.hq.models.session_list", "SessionList"))
        )
    },
)


def _request(
    *,
    collaboration_id: int | None | Unset = UNSET,
    name: str | None | Unset = UNSET,
    page: int | None | Unset = UNSET,
    per_page: int | None | Unset = UNSET,
    sort: str | None | Unset = UNSET,
    user_id: int | None | Unset = UNSET,
) -> Request:
    return Request(
        url="/session",
        params={
            "collaboration_id": collaboration_id,
            "name": name,
            "page": page,
            "per_page": per_page,
            "sort": sort,
            "user_id": user_id,
        },
    )


def sync(
    *,
    client: AuthenticatedClient,
    collaboration_id: int | None | Unset = UNSET,
    name: str | None | Unset = UNSET,
    page: int | None | Unset = UNSET,
    per_page: int | None | Unset = UNSET,
    sort: str | None | Unset = UNSET,
    user_id: int | None | Unset = UNSET,
) -> SessionList:
    """Returns a list of sessions.

    Get a list of sessions based on filters and user permissions

    Rules: Session/Global/View (View all available sessions); Session/Collaboration/View (View all
    available sessions within the scope of the collaboration); Session/Organization/View (View all
    available sessions that have been initiated from a user within your organization);
    Session/Own/View (View all sessions created by you Accessible to users.).

    Parameters
    ----------
    client : AuthenticatedClient
        Which service to ask, and as whom.
    collaboration_id : int, optional
        Collaboration id
    name : str, optional
        Name to match with a LIKE operator. * The percent sign (%) represents zero, one, or multiple
        characters * underscore sign (_) represents one, single character
    page : int, optional
        Page number for pagination (default=1)
    per_page : int, optional
        Number of items per page (default=10)
    sort : str, optional
        Sort by one or more fields, separated by a comma. Use a minus sign (-) in front of the field
        to sort in descending order.
    user_id : int, optional
        User id

    Returns
    -------
    SessionList
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
        client,
        _request(
            collaboration_id=collaboration_id,
            name=name,
            page=page,
            per_page=per_page,
            sort=sort,
            user_id=user_id,
        ),
    ).parsed


def sync_detailed(
    *,
    client: AuthenticatedClient,
    collaboration_id: int | None | Unset = UNSET,
    name: str | None | Unset = UNSET,
    page: int | None | Unset = UNSET,
    per_page: int | None | Unset = UNSET,
    sort: str | None | Unset = UNSET,
    user_id: int | None | Unset = UNSET,
) -> Response[SessionList]:
    """Do as `sync` does, and give the status, the headers and the bytes as well."""
    return _OPERATION.send(
        client,
        _request(
            collaboration_id=collaboration_id,
            name=name,
            page=page,
            per_page=per_page,
            sort=sort,
            user_id=user_id,
        ),
    )


async def asyncio(
    *,
    client: AuthenticatedClient,
    collaboration_id: int | None | Unset = UNSET,
    name: str | None | Unset = UNSET,
    page: int | None | Unset = UNSET,
    per_page: int | None | Unset = UNSET,
    sort: str | None | Unset = UNSET,
    user_id: int | None | Unset = UNSET,
) -> SessionList:
    """Do as `sync` does, asynchronously."""
    return (
        await _OPERATION.send_async(
            client,
            _request(
                collaboration_id=collaboration_id,
                name=name,
                page=page,
                per_page=per_page,
                sort=sort,
                user_id=user_id,
            ),
        )
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    collaboration_id: int | None | Unset = UNSET,
    name: str | None | Unset = UNSET,
    page: int | None | Unset = UNSET,
    per_page: int | None | Unset = UNSET,
    sort: str | None | Unset = UNSET,
    user_id: int | None | Unset = UNSET,
) -> Response[SessionList]:
    """Do as `sync_detailed` does, asynchronously."""
    return await _OPERATION.send_async(
        client,
        _request(
            collaboration_id=collaboration_id,
            name=name,
            page=page,
            per_page=per_page,
            sort=sort,
            user_id=user_id,
        ),
    )
