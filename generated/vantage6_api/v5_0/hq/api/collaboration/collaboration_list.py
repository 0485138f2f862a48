"""GET /collaboration."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vantage6_api._support.answers import Json
from vantage6_api._support.operation import Operation, Request
from vantage6_api._support.readers import model_reader
from vantage6_api._support.unset import UNSET, Unset

if TYPE_CHECKING:
    from vantage6_api._support.client import AuthenticatedClient
    from vantage6_api._support.operation import Response

    from ...models.collaboration_list import CollaborationList

_OPERATION: Operation[CollaborationList] = Operation(
    "collaboration_list",
    "GET",
    {
        200: Json(
            shape=dict,
            read=model_reader(("vantage6_api.v5_0.hq.models.collaboration_list", "CollaborationList")),
        )
    },
)


def _request(
    *,
    encrypted: int | None | Unset = UNSET,
    include: list[str] | None | Unset = UNSET,
    name: str | None | Unset = UNSET,
    organization_id: int | None | Unset = UNSET,
    page: int | None | Unset = UNSET,
    per_page: int | None | Unset = UNSET,
    sort: str | None | Unset = UNSET,
) -> Request:
    return Request(
        url="/collaboration",
        params={
            "encrypted": encrypted,
            "include": include,
            "name": name,
            "organization_id": organization_id,
            "page": page,
            "per_page": per_page,
            "sort": sort,
        },
    )


def sync(
    *,
    client: AuthenticatedClient,
    encrypted: int | None | Unset = UNSET,
    include: list[str] | None | Unset = UNSET,
    name: str | None | Unset = UNSET,
    organization_id: int | None | Unset = UNSET,
    page: int | None | Unset = UNSET,
    per_page: int | None | Unset = UNSET,
    sort: str | None | Unset = UNSET,
) -> CollaborationList:
    """Returns a list of collaborations.

    Returns a list of collaborations. Depending on your permission, all collaborations are shown or
    only collaborations in which your organization participates. See the table bellow.

    Rules: Collaboration/Global/View (All collaborations); Collaboration/Organization/View
    (Collaborations in which your organization participates).

    Accessible to users.

    Parameters
    ----------
    client : AuthenticatedClient
        Which service to ask, and as whom.
    encrypted : int, optional
        Whether or not collaboration is encrypted
    include : list[str], optional
        Include 'organizations' to include the organizations within the collaboration.
    name : str, optional
        Name to match with a LIKE operator. * The percent sign (%) represents zero, one, or multiple
        characters * underscore sign (_) represents one, single character
    organization_id : int, optional
        Organization id
    page : int, optional
        Page number for pagination (default=1)
    per_page : int, optional
        Number of items per page (default=10)
    sort : str, optional
        Sort by one or more fields, separated by a comma. Use a minus sign (-) in front of the field
        to sort in descending order.

    Returns
    -------
    CollaborationList
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
            encrypted=encrypted,
            include=include,
            name=name,
            organization_id=organization_id,
            page=page,
            per_page=per_page,
            sort=sort,
        ),
    ).parsed


def sync_detailed(
    *,
    client: AuthenticatedClient,
    encrypted: int | None | Unset = UNSET,
    include: list[str] | None | Unset = UNSET,
    name: str | None | Unset = UNSET,
    organization_id: int | None | Unset = UNSET,
    page: int | None | Unset = UNSET,
    per_page: int | None | Unset = UNSET,
    sort: str | None | Unset = UNSET,
) -> Response[CollaborationList]:
    """Do as `sync` does, and give the status, the headers and the bytes as well."""
    return _OPERATION.send(
        client,
        _request(
            encrypted=encrypted,
            include=include,
            name=name,
            organization_id=organization_id,
            page=page,
            per_page=per_page,
            sort=sort,
        ),
    )


async def asyncio(
    *,
    client: AuthenticatedClient,
    encrypted: int | None | Unset = UNSET,
    include: list[str] | None | Unset = UNSET,
    name: str | None | Unset = UNSET,
    organization_id: int | None | Unset = UNSET,
    page: int | None | Unset = UNSET,
    per_page: int | None | Unset = UNSET,
    sort: str | None | Unset = UNSET,
) -> CollaborationList:
    """Do as `sync` does, asynchronously."""
    return (
        await _OPERATION.send_async(
            client,
            _request(
                encrypted=encrypted,
                include=include,
                name=name,
                organization_id=organization_id,
                page=page,
                per_page=per_page,
                sort=sort,
            ),
        )
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    encrypted: int | None | Unset = UNSET,
    include: list[str] | None | Unset = UNSET,
    name: str | None | Unset = UNSET,
    organization_id: int | None | Unset = UNSET,
    page: int | None | Unset = UNSET,
    per_page: int | None | Unset = UNSET,
    sort: str | None | Unset = UNSET,
) -> Response[CollaborationList]:
    """Do as `sync_detailed` does, asynchronously."""
    return await _OPERATION.send_async(
        client,
        _request(
            encrypted=encrypted,
            include=include,
            name=name,
            organization_id=organization_id,
            page=page,
            per_page=per_page,
            sort=sort,
        ),
    )
