"""GET /node."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vantage6_api._support.answers import Json
from vantage6_api._support.operation import Operation, Request
from vantage6_api._support.readers import model_reader
from vantage6_api._support.unset import UNSET, Unset

if TYPE_CHECKING:
    import datetime

    from vantage6_api._support.client import AuthenticatedClient
    from vantage6_api._support.operation import Response

    from ...models.node_list import NodeList

_OPERATION: Operation[NodeList] = Operation(
    "node_list",
    "GET",
    {200: Json(shape=dict, read=model_reader(("vantage6_api.v5_0_0b2.hq.models.node_list", "NodeList")))},
)


def _request(
    *,
    collaboration_id: int | None | Unset = UNSET,
    last_seen_from: datetime.date | None | Unset = UNSET,
    last_seen_till: datetime.date | None | Unset = UNSET,
    name: str | None | Unset = UNSET,
    organization_id: int | None | Unset = UNSET,
    page: int | None | Unset = UNSET,
    per_page: int | None | Unset = UNSET,
    session_id: int | None | Unset = UNSET,
    sort: str | None | Unset = UNSET,
    status: str | None | Unset = UNSET,
    study_id: int | None | Unset = UNSET,
) -> Request:
    return Request(
        url="/node",
        params={
            "collaboration_id": collaboration_id,
            "last_seen_from": last_seen_from,
            "last_seen_till": last_seen_till,
            "name": name,
            "organization_id": organization_id,
            "page": page,
            "per_page": per_page,
            "session_id": session_id,
            "sort": sort,
            "status": status,
            "study_id": study_id,
        },
    )


def sync(
    *,
    client: AuthenticatedClient,
    collaboration_id: int | None | Unset = UNSET,
    last_seen_from: datetime.date | None | Unset = UNSET,
    last_seen_till: datetime.date | None | Unset = UNSET,
    name: str | None | Unset = UNSET,
    organization_id: int | None | Unset = UNSET,
    page: int | None | Unset = UNSET,
    per_page: int | None | Unset = UNSET,
    session_id: int | None | Unset = UNSET,
    sort: str | None | Unset = UNSET,
    status: str | None | Unset = UNSET,
    study_id: int | None | Unset = UNSET,
) -> NodeList:
    """Returns a list of nodes.

    Returns a list of nodes which are part of the organization to which the user or node belongs. In
    case an administrator account makes this request, all nodes from all organizations are returned.

    Rules: Node/Global/View (View any node information); Node/Collaboration/View (View any node
    information for nodes in your collaborations); Node/Organization/View (View node information for
    nodes that belong to your organization).

    Accessible to users.

    Parameters
    ----------
    client : AuthenticatedClient
        Which service to ask, and as whom.
    collaboration_id : int, optional
        Collaboration id
    last_seen_from : datetime.date, optional
        Show only nodes seen since this date
    last_seen_till : datetime.date, optional
        Show only nodes last seen before this date
    name : str, optional
        Name to match with a LIKE operator. * The percent sign (%) represents zero, one, or multiple
        characters * underscore sign (_) represents one, single character
    organization_id : int, optional
        Organization id
    page : int, optional
        Page number for pagination (default=1)
    per_page : int, optional
        Number of items per page (default=10)
    session_id : int, optional
        Filter nodes by session they are involved in
    sort : str, optional
        Sort by one or more fields, separated by a comma. Use a minus sign (-) in front of the field
        to sort in descending order.
    status : str, optional
        Node status ('online', 'offline')
    study_id : int, optional
        Study id

    Returns
    -------
    NodeList
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
            last_seen_from=last_seen_from,
            last_seen_till=last_seen_till,
            name=name,
            organization_id=organization_id,
            page=page,
            per_page=per_page,
            session_id=session_id,
            sort=sort,
            status=status,
            study_id=study_id,
        ),
    ).parsed


def sync_detailed(
    *,
    client: AuthenticatedClient,
    collaboration_id: int | None | Unset = UNSET,
    last_seen_from: datetime.date | None | Unset = UNSET,
    last_seen_till: datetime.date | None | Unset = UNSET,
    name: str | None | Unset = UNSET,
    organization_id: int | None | Unset = UNSET,
    page: int | None | Unset = UNSET,
    per_page: int | None | Unset = UNSET,
    session_id: int | None | Unset = UNSET,
    sort: str | None | Unset = UNSET,
    status: str | None | Unset = UNSET,
    study_id: int | None | Unset = UNSET,
) -> Response[NodeList]:
    """Do as `sync` does, and give the status, the headers and the bytes as well."""
    return _OPERATION.send(
        client,
        _request(
            collaboration_id=collaboration_id,
            last_seen_from=last_seen_from,
            last_seen_till=last_seen_till,
            name=name,
            organization_id=organization_id,
            page=page,
            per_page=per_page,
            session_id=session_id,
            sort=sort,
            status=status,
            study_id=study_id,
        ),
    )


async def asyncio(
    *,
    client: AuthenticatedClient,
    collaboration_id: int | None | Unset = UNSET,
    last_seen_from: datetime.date | None | Unset = UNSET,
    last_seen_till: datetime.date | None | Unset = UNSET,
    name: str | None | Unset = UNSET,
    organization_id: int | None | Unset = UNSET,
    page: int | None | Unset = UNSET,
    per_page: int | None | Unset = UNSET,
    session_id: int | None | Unset = UNSET,
    sort: str | None | Unset = UNSET,
    status: str | None | Unset = UNSET,
    study_id: int | None | Unset = UNSET,
) -> NodeList:
    """Do as `sync` does, asynchronously."""
    return (
        await _OPERATION.send_async(
            client,
            _request(
                collaboration_id=collaboration_id,
                last_seen_from=last_seen_from,
                last_seen_till=last_seen_till,
                name=name,
                organization_id=organization_id,
                page=page,
                per_page=per_page,
                session_id=session_id,
                sort=sort,
                status=status,
                study_id=study_id,
            ),
        )
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    collaboration_id: int | None | Unset = UNSET,
    last_seen_from: datetime.date | None | Unset = UNSET,
    last_seen_till: datetime.date | None | Unset = UNSET,
    name: str | None | Unset = UNSET,
    organization_id: int | None | Unset = UNSET,
    page: int | None | Unset = UNSET,
    per_page: int | None | Unset = UNSET,
    session_id: int | None | Unset = UNSET,
    sort: str | None | Unset = UNSET,
    status: str | None | Unset = UNSET,
    study_id: int | None | Unset = UNSET,
) -> Response[NodeList]:
    """Do as `sync_detailed` does, asynchronously."""
    return await _OPERATION.send_async(
        client,
        _request(
            collaboration_id=collaboration_id,
            last_seen_from=last_seen_from,
            last_seen_till=last_seen_till,
            name=name,
            organization_id=organization_id,
            page=page,
            per_page=per_page,
            session_id=session_id,
            sort=sort,
            status=status,
            study_id=study_id,
        ),
    )
