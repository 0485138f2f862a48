"""GET /user/{id}."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vantage6_api._support.answers import Json
from vantage6_api._support.operation import Operation, Request, path_segment
from vantage6_api._support.readers import model_reader
from vantage6_api._support.unset import UNSET, Unset

if TYPE_CHECKING:
    from vantage6_api._support.client import AuthenticatedClient
    from vantage6_api._support.operation import Response

    from ...models.user import User

_OPERATION: Operation[User] = Operation(
    "user_get",
    "GET",
    {200: Json(shape=dict, read=model_reader(("vantage6_api.v5_0_0b2.hq.models.user", "User")))},
)


def _request(id: int, *, include_permissions: bool | None | Unset = UNSET) -> Request:
    return Request(
        url=f"/user/{path_segment(id)}", params={"include_permissions": include_permissions or None}
    )


def sync(id: int, *, client: AuthenticatedClient, include_permissions: bool | None | Unset = UNSET) -> User:
    """Get user.

    Returns the user specified by the id.

    Rules: User/Global/View (View any user details); User/Collaboration/View (View users from your
    collaborations); User/Organization/View (View users from your organization);
    User/Organization/Own (View details about your own user).

    Accessible to users.

    Parameters
    ----------
    id : int
    client : AuthenticatedClient
        Which service to ask, and as whom.
    include_permissions : bool, optional
        Whether or not to include extra permission info for the user. By default false.

    Returns
    -------
    User
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
    return _OPERATION.send(client, _request(id, include_permissions=include_permissions)).parsed


def sync_detailed(
    id: int, *, client: AuthenticatedClient, include_permissions: bool | None | Unset = UNSET
) -> Response[User]:
    """Do as `sync` does, and give the status, the headers and the bytes as well."""
    return _OPERATION.send(client, _request(id, include_permissions=include_permissions))


async def asyncio(
    id: int, *, client: AuthenticatedClient, include_permissions: bool | None | Unset = UNSET
) -> User:
    """Do as `sync` does, asynchronously."""
    return (await _OPERATION.send_async(client, _request(id, include_permissions=include_permissions))).parsed


async def asyncio_detailed(
    id: int, *, client: AuthenticatedClient, include_permissions: bool | None | Unset = UNSET
) -> Response[User]:
    """Do as `sync_detailed` does, asynchronously."""
    return await _OPERATION.send_async(client, _request(id, include_permissions=include_permissions))
