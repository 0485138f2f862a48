"""GET /user."""

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

    from ...models.user_list import UserList

_OPERATION: Operation[UserList] = Operation(
    "user_list",
    "GET",
    {200: Json(shape=dict, read=model_reader(("vantage6_api.v5_0.hq.models.user_list", "UserList")))},
)


def _request(
    *,
    last_seen_from: datetime.date | None | Unset = UNSET,
    last_seen_till: datetime.date | None | Unset = UNSET,
    organization_id: int | None | Unset = UNSET,
    page: int | None | Unset = UNSET,
    per_page: int | None | Unset = UNSET,
    role_id: int | None | Unset = UNSET,
    rule_id: int | None | Unset = UNSET,
    sort: str | None | Unset = UNSET,
    username: str | None | Unset = UNSET,
) -> Request:
    return Request(
        url="/user",
        params={
            "last_seen_from": last_seen_from,
            "last_seen_till": last_seen_till,
            "organization_id": organization_id,
            "page": page,
            "per_page": per_page,
            "role_id": role_id,
            "rule_id": rule_id,
            "sort": sort,
            "username": username,
        },
    )


def sync(
    *,
    client: AuthenticatedClient,
    last_seen_from: datetime.date | None | Unset = UNSET,
    last_seen_till: datetime.date | None | Unset = UNSET,
    organization_id: int | None | Unset = UNSET,
    page: int | None | Unset = UNSET,
    per_page: int | None | Unset = UNSET,
    role_id: int | None | Unset = UNSET,
    rule_id: int | None | Unset = UNSET,
    sort: str | None | Unset = UNSET,
    username: str | None | Unset = UNSET,
) -> UserList:
    """List users.

    Returns a list of users that you are allowed to see.

    Rules: User/Global/View (View any user details); User/Collaboration/View (View user details from
    your collaborations); User/Organization/View (View users from your organization).

    Accessible to users.

    Parameters
    ----------
    client : AuthenticatedClient
        Which service to ask, and as whom.
    last_seen_from : datetime.date, optional
        Show only users seen since this date
    last_seen_till : datetime.date, optional
        Show only users last seen before this date
    organization_id : int, optional
        Organization id
    page : int, optional
        Page number for pagination (default=1)
    per_page : int, optional
        Number of items per page (default=10)
    role_id : int, optional
        Role that is assigned to user
    rule_id : int, optional
        Rule that is assigned to user
    sort : str, optional
        Sort by one or more fields, separated by a comma. Use a minus sign (-) in front of the field
        to sort in descending order.
    username : str, optional
        Name to match with a LIKE operator. * The percent sign (%) represents zero, one, or multiple
        characters * underscore sign (_) represents one, single character

    Returns
    -------
    UserList
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
            last_seen_from=last_seen_from,
            last_seen_till=last_seen_till,
            organization_id=organization_id,
            page=page,
            per_page=per_page,
            role_id=role_id,
            rule_id=rule_id,
            sort=sort,
            username=username,
        ),
    ).parsed


def sync_detailed(
    *,
    client: AuthenticatedClient,
    last_seen_from: datetime.date | None | Unset = UNSET,
    last_seen_till: datetime.date | None | Unset = UNSET,
    organization_id: int | None | Unset = UNSET,
    page: int | None | Unset = UNSET,
    per_page: int | None | Unset = UNSET,
    role_id: int | None | Unset = UNSET,
    rule_id: int | None | Unset = UNSET,
    sort: str | None | Unset = UNSET,
    username: str | None | Unset = UNSET,
) -> Response[UserList]:
    """Do as `sync` does, and give the status, the headers and the bytes as well."""
    return _OPERATION.send(
        client,
        _request(
            last_seen_from=last_seen_from,
            last_seen_till=last_seen_till,
            organization_id=organization_id,
            page=page,
            per_page=per_page,
            role_id=role_id,
            rule_id=rule_id,
            sort=sort,
            username=username,
        ),
    )


async def asyncio(
    *,
    client: AuthenticatedClient,
    last_seen_from: datetime.date | None | Unset = UNSET,
    last_seen_till: datetime.date | None | Unset = UNSET,
    organization_id: int | None | Unset = UNSET,
    page: int | None | Unset = UNSET,
    per_page: int | None | Unset = UNSET,
    role_id: int | None | Unset = UNSET,
    rule_id: int | None | Unset = UNSET,
    sort: str | None | Unset = UNSET,
    username: str | None | Unset = UNSET,
) -> UserList:
    """Do as `sync` does, asynchronously."""
    return (
        await _OPERATION.send_async(
            client,
            _request(
                last_seen_from=last_seen_from,
                last_seen_till=last_seen_till,
                organization_id=organization_id,
                page=page,
                per_page=per_page,
                role_id=role_id,
                rule_id=rule_id,
                sort=sort,
                username=username,
            ),
        )
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    last_seen_from: datetime.date | None | Unset = UNSET,
    last_seen_till: datetime.date | None | Unset = UNSET,
    organization_id: int | None | Unset = UNSET,
    page: int | None | Unset = UNSET,
    per_page: int | None | Unset = UNSET,
    role_id: int | None | Unset = UNSET,
    rule_id: int | None | Unset = UNSET,
    sort: str | None | Unset = UNSET,
    username: str | None | Unset = UNSET,
) -> Response[UserList]:
    """Do as `sync_detailed` does, asynchronously."""
    return await _OPERATION.send_async(
        client,
        _request(
            last_seen_from=last_seen_from,
            last_seen_till=last_seen_till,
            organization_id=organization_id,
            page=page,
            per_page=per_page,
            role_id=role_id,
            rule_id=rule_id,
            sort=sort,
            username=username,
        ),
    )
