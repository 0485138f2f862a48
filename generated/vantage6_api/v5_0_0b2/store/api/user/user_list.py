"""GET /user."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vantage6_api._support.answers import Json
from vantage6_api._support.operation import Operation, Request
from vantage6_api._support.readers import model_reader
from vantage6_api._support.unset import UNSET, Unset

if TYPE_CHECKING:
    from vantage6_api._support.client import AuthenticatedClient
    from vantage6_api._support.operation import Response

    from ...models.user_list import UserList

_OPERATION: Operation[UserList] = Operation(
    "user_list",
    "GET",
    {200: Json(shape=dict, read=model_reader(("vantage6_api.v5_0_0b2.store.models.user_list", "UserList")))},
)


def _request(
    *,
    page: int | None | Unset = UNSET,
    per_page: int | None | Unset = UNSET,
    reviewers_for_algorithm_id: int | None | Unset = UNSET,
    role_id: int | None | Unset = UNSET,
    sort: str | None | Unset = UNSET,
    username: str | None | Unset = UNSET,
) -> Request:
    return Request(
        url="/user",
        params={
            "page": page,
            "per_page": per_page,
            "reviewers_for_algorithm_id": reviewers_for_algorithm_id,
            "role_id": role_id,
            "sort": sort,
            "username": username,
        },
    )


def sync(
    *,
    client: AuthenticatedClient,
    page: int | None | Unset = UNSET,
    per_page: int | None | Unset = UNSET,
    reviewers_for_algorithm_id: int | None | Unset = UNSET,
    role_id: int | None | Unset = UNSET,
    sort: str | None | Unset = UNSET,
    username: str | None | Unset = UNSET,
) -> UserList:
    """List users.

    Returns a list of users registered in the algorithm store.

    Parameters
    ----------
    client : AuthenticatedClient
        Which service to ask, and as whom.
    page : int, optional
        Page number for pagination (default=1)
    per_page : int, optional
        Number of items per page (default=10)
    reviewers_for_algorithm_id : int, optional
        Find users that can review the algorithm with the specified id. If the algorithm does not
        exist, an error is returned.
    role_id : int, optional
        Role that is assigned to user
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
            page=page,
            per_page=per_page,
            reviewers_for_algorithm_id=reviewers_for_algorithm_id,
            role_id=role_id,
            sort=sort,
            username=username,
        ),
    ).parsed


def sync_detailed(
    *,
    client: AuthenticatedClient,
    page: int | None | Unset = UNSET,
    per_page: int | None | Unset = UNSET,
    reviewers_for_algorithm_id: int | None | Unset = UNSET,
    role_id: int | None | Unset = UNSET,
    sort: str | None | Unset = UNSET,
    username: str | None | Unset = UNSET,
) -> Response[UserList]:
    """Do as `sync` does, and give the status, the headers and the bytes as well."""
    return _OPERATION.send(
        client,
        _request(
            page=page,
            per_page=per_page,
            reviewers_for_algorithm_id=reviewers_for_algorithm_id,
            role_id=role_id,
            sort=sort,
            username=username,
        ),
    )


async def asyncio(
    *,
    client: AuthenticatedClient,
    page: int | None | Unset = UNSET,
    per_page: int | None | Unset = UNSET,
    reviewers_for_algorithm_id: int | None | Unset = UNSET,
    role_id: int | None | Unset = UNSET,
    sort: str | None | Unset = UNSET,
    username: str | None | Unset = UNSET,
) -> UserList:
    """Do as `sync` does, asynchronously."""
    return (
        await _OPERATION.send_async(
            client,
            _request(
                page=page,
                per_page=per_page,
                reviewers_for_algorithm_id=reviewers_for_algorithm_id,
                role_id=role_id,
                sort=sort,
                username=username,
            ),
        )
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    page: int | None | Unset = UNSET,
    per_page: int | None | Unset = UNSET,
    reviewers_for_algorithm_id: int | None | Unset = UNSET,
    role_id: int | None | Unset = UNSET,
    sort: str | None | Unset = UNSET,
    username: str | None | Unset = UNSET,
) -> Response[UserList]:
    """Do as `sync_detailed` does, asynchronously."""
    return await _OPERATION.send_async(
        client,
        _request(
            page=page,
            per_page=per_page,
            reviewers_for_algorithm_id=reviewers_for_algorithm_id,
            role_id=role_id,
            sort=sort,
            username=username,
        ),
    )
