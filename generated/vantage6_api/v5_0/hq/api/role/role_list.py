"""GET /role."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vantage6_api._support.answers import Json
from vantage6_api._support.operation import Operation, Request
from vantage6_api._support.readers import model_reader
from vantage6_api._support.unset import UNSET, Unset

if TYPE_CHECKING:
    from vantage6_api._support.client import AuthenticatedClient
    from vantage6_api._support.operation import Response

    from ...models.role_list import RoleList

_OPERATION: Operation[RoleList] = Operation(
    "role_list",
    "GET",
    {200: Json(shape=dict, read=model_reader(("vantage6_api.v5_0.hq.models.role_list", "RoleList")))},
)


def _request(
    *,
    description: list[str] | None | Unset = UNSET,
    include_root: bool | None | Unset = UNSET,
    name: list[str] | None | Unset = UNSET,
    organization_id: list[int] | None | Unset = UNSET,
    page: int | None | Unset = UNSET,
    per_page: int | None | Unset = UNSET,
    rule_id: int | None | Unset = UNSET,
    sort: str | None | Unset = UNSET,
    user_id: int | None | Unset = UNSET,
) -> Request:
    return Request(
        url="/role",
        params={
            "description": description,
            "include_root": include_root or None,
            "name": name,
            "organization_id": organization_id,
            "page": page,
            "per_page": per_page,
            "rule_id": rule_id,
            "sort": sort,
            "user_id": user_id,
        },
    )


def sync(
    *,
    client: AuthenticatedClient,
    description: list[str] | None | Unset = UNSET,
    include_root: bool | None | Unset = UNSET,
    name: list[str] | None | Unset = UNSET,
    organization_id: list[int] | None | Unset = UNSET,
    page: int | None | Unset = UNSET,
    per_page: int | None | Unset = UNSET,
    rule_id: int | None | Unset = UNSET,
    sort: str | None | Unset = UNSET,
    user_id: int | None | Unset = UNSET,
) -> RoleList:
    """Returns a list of roles.

    Returns a list of roles. Depending on your permission, you get all the roles for all
    organizations or only the roles that belong to your organization.

    Rules: Role/Global/View (View all roles); Role/Collaboration/View (View all roles in your
    collaborations); Role/Organization/View (View roles that are part of your organization).

    Accesible to users.

    Parameters
    ----------
    client : AuthenticatedClient
        Which service to ask, and as whom.
    description : list[str], optional
        Description to match with a LIKE operator. * The percent sign (%) represents zero, one, or
        multiple characters * underscore sign (_) represents one, single character
    include_root : bool, optional
        Whether or not to include root role (default=False)
    name : list[str], optional
        Name to match with a LIKE operator. * The percent sign (%) represents zero, one, or multiple
        characters * underscore sign (_) represents one, single character
    organization_id : list[int], optional
    page : int, optional
        Page number for pagination (default=1)
    per_page : int, optional
        Number of items per page (default=10)
    rule_id : int, optional
        Get roles that this role id is part of
    sort : str, optional
        Sort by one or more fields, separated by a comma. Use a minus sign (-) in front of the field
        to sort in descending order.
    user_id : int, optional
        Get roles for this user id

    Returns
    -------
    RoleList
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
            description=description,
            include_root=include_root,
            name=name,
            organization_id=organization_id,
            page=page,
            per_page=per_page,
            rule_id=rule_id,
            sort=sort,
            user_id=user_id,
        ),
    ).parsed


def sync_detailed(
    *,
    client: AuthenticatedClient,
    description: list[str] | None | Unset = UNSET,
    include_root: bool | None | Unset = UNSET,
    name: list[str] | None | Unset = UNSET,
    organization_id: list[int] | None | Unset = UNSET,
    page: int | None | Unset = UNSET,
    per_page: int | None | Unset = UNSET,
    rule_id: int | None | Unset = UNSET,
    sort: str | None | Unset = UNSET,
    user_id: int | None | Unset = UNSET,
) -> Response[RoleList]:
    """Do as `sync` does, and give the status, the headers and the bytes as well."""
    return _OPERATION.send(
        client,
        _request(
            description=description,
            include_root=include_root,
            name=name,
            organization_id=organization_id,
            page=page,
            per_page=per_page,
            rule_id=rule_id,
            sort=sort,
            user_id=user_id,
        ),
    )


async def asyncio(
    *,
    client: AuthenticatedClient,
    description: list[str] | None | Unset = UNSET,
    include_root: bool | None | Unset = UNSET,
    name: list[str] | None | Unset = UNSET,
    organization_id: list[int] | None | Unset = UNSET,
    page: int | None | Unset = UNSET,
    per_page: int | None | Unset = UNSET,
    rule_id: int | None | Unset = UNSET,
    sort: str | None | Unset = UNSET,
    user_id: int | None | Unset = UNSET,
) -> RoleList:
    """Do as `sync` does, asynchronously."""
    return (
        await _OPERATION.send_async(
            client,
            _request(
                description=description,
                include_root=include_root,
                name=name,
                organization_id=organization_id,
                page=page,
                per_page=per_page,
                rule_id=rule_id,
                sort=sort,
                user_id=user_id,
            ),
        )
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    description: list[str] | None | Unset = UNSET,
    include_root: bool | None | Unset = UNSET,
    name: list[str] | None | Unset = UNSET,
    organization_id: list[int] | None | Unset = UNSET,
    page: int | None | Unset = UNSET,
    per_page: int | None | Unset = UNSET,
    rule_id: int | None | Unset = UNSET,
    sort: str | None | Unset = UNSET,
    user_id: int | None | Unset = UNSET,
) -> Response[RoleList]:
    """Do as `sync_detailed` does, asynchronously."""
    return await _OPERATION.send_async(
        client,
        _request(
            description=description,
            include_root=include_root,
            name=name,
            organization_id=organization_id,
            page=page,
            per_page=per_page,
            rule_id=rule_id,
            sort=sort,
            user_id=user_id,
        ),
    )
