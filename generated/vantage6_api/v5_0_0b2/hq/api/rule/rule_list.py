"""GET /rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vantage6_api._support.answers import Json
from vantage6_api._support.operation import Operation, Request
from vantage6_api._support.readers import model_reader
from vantage6_api._support.unset import UNSET, Unset

if TYPE_CHECKING:
    from vantage6_api._support.client import AuthenticatedClient
    from vantage6_api._support.operation import Response

    from ...models.rule_list import RuleList

_OPERATION: Operation[RuleList] = Operation(
    "rule_list",
    "GET",
    {200: Json(shape=dict, read=model_reader(("vantage6_api.v5_0_0b2.hq.models.rule_list", "RuleList")))},
)


def _request(
    *,
    current_user: bool | None | Unset = UNSET,
    name: str | None | Unset = UNSET,
    no_pagination: int | None | Unset = UNSET,
    operation: str | None | Unset = UNSET,
    page: int | None | Unset = UNSET,
    per_page: int | None | Unset = UNSET,
    role_id: int | None | Unset = UNSET,
    scope: str | None | Unset = UNSET,
    sort: str | None | Unset = UNSET,
    user_id: int | None | Unset = UNSET,
) -> Request:
    return Request(
        url="/rule",
        params={
            "current_user": current_user or None,
            "name": name,
            "no_pagination": no_pagination,
            "operation": operation,
            "page": page,
            "per_page": per_page,
            "role_id": role_id,
            "scope": scope,
            "sort": sort,
            "user_id": user_id,
        },
    )


def sync(
    *,
    client: AuthenticatedClient,
    current_user: bool | None | Unset = UNSET,
    name: str | None | Unset = UNSET,
    no_pagination: int | None | Unset = UNSET,
    operation: str | None | Unset = UNSET,
    page: int | None | Unset = UNSET,
    per_page: int | None | Unset = UNSET,
    role_id: int | None | Unset = UNSET,
    scope: str | None | Unset = UNSET,
    sort: str | None | Unset = UNSET,
    user_id: int | None | Unset = UNSET,
) -> RuleList:
    """List Rules.

    List of all available rules. The user must be authenticated, but does not require any additional
    permissions to view the rules. Accesible to users.

    Parameters
    ----------
    client : AuthenticatedClient
        Which service to ask, and as whom.
    current_user : bool, optional
        Get rules for the current user
    name : str, optional
        Filter by name of the rule
    no_pagination : int, optional
        If set to 1, pagination is disabled and all items are returned.
    operation : str, optional
        Get rules for a specific type of operation
    page : int, optional
        Page number for pagination (default=1)
    per_page : int, optional
        Number of items per page (default=10)
    role_id : int, optional
        Get rules for a specific role
    scope : str, optional
        Get rules for a specific scope
    sort : str, optional
        Sort by one or more fields, separated by a comma. Use a minus sign (-) in front of the field
        to sort in descending order.
    user_id : int, optional
        Get rules for a specific user. This includes the rules that are part of the user's roles. If
        provided together with current_user, the current user will be used and user_id will be
        ignored.

    Returns
    -------
    RuleList
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
            current_user=current_user,
            name=name,
            no_pagination=no_pagination,
            operation=operation,
            page=page,
            per_page=per_page,
            role_id=role_id,
            scope=scope,
            sort=sort,
            user_id=user_id,
        ),
    ).parsed


def sync_detailed(
    *,
    client: AuthenticatedClient,
    current_user: bool | None | Unset = UNSET,
    name: str | None | Unset = UNSET,
    no_pagination: int | None | Unset = UNSET,
    operation: str | None | Unset = UNSET,
    page: int | None | Unset = UNSET,
    per_page: int | None | Unset = UNSET,
    role_id: int | None | Unset = UNSET,
    scope: str | None | Unset = UNSET,
    sort: str | None | Unset = UNSET,
    user_id: int | None | Unset = UNSET,
) -> Response[RuleList]:
    """Do as `sync` does, and give the status, the headers and the bytes as well."""
    return _OPERATION.send(
        client,
        _request(
            current_user=current_user,
            name=name,
            no_pagination=no_pagination,
            operation=operation,
            page=page,
            per_page=per_page,
            role_id=role_id,
            scope=scope,
            sort=sort,
            user_id=user_id,
        ),
    )


async def asyncio(
    *,
    client: AuthenticatedClient,
    current_user: bool | None | Unset = UNSET,
    name: str | None | Unset = UNSET,
    no_pagination: int | None | Unset = UNSET,
    operation: str | None | Unset = UNSET,
    page: int | None | Unset = UNSET,
    per_page: int | None | Unset = UNSET,
    role_id: int | None | Unset = UNSET,
    scope: str | None | Unset = UNSET,
    sort: str | None | Unset = UNSET,
    user_id: int | None | Unset = UNSET,
) -> RuleList:
    """Do as `sync` does, asynchronously."""
    return (
        await _OPERATION.send_async(
            client,
            _request(
                current_user=current_user,
                name=name,
                no_pagination=no_pagination,
                operation=operation,
                page=page,
                per_page=per_page,
                role_id=role_id,
                scope=scope,
                sort=sort,
                user_id=user_id,
            ),
        )
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    current_user: bool | None | Unset = UNSET,
    name: str | None | Unset = UNSET,
    no_pagination: int | None | Unset = UNSET,
    operation: str | None | Unset = UNSET,
    page: int | None | Unset = UNSET,
    per_page: int | None | Unset = UNSET,
    role_id: int | None | Unset = UNSET,
    scope: str | None | Unset = UNSET,
    sort: str | None | Unset = UNSET,
    user_id: int | None | Unset = UNSET,
) -> Response[RuleList]:
    """Do as `sync_detailed` does, asynchronously."""
    return await _OPERATION.send_async(
        client,
        _request(
            current_user=current_user,
            name=name,
            no_pagination=no_pagination,
            operation=operation,
            page=page,
            per_page=per_page,
            role_id=role_id,
            scope=scope,
            sort=sort,
            user_id=user_id,
        ),
    )
