"""GET /collaboration/{id}."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vantage6_api._support.answers import Json
from vantage6_api._support.operation import Operation, Request, path_segment
from vantage6_api._support.readers import model_reader
from vantage6_api._support.unset import UNSET, Unset

if TYPE_CHECKING:
    from vantage6_api._support.client import AuthenticatedClient
    from vantage6_api._support.operation import Response

    from ...models.collaboration import Collaboration

_OPERATION: Operation[Collaboration] = Operation(
    "collaboration_get",
    "GET",
    {
        200: Json(
            shape=dict, read=model_reader(("vantage6_api.v5_0.hq.models.collaboration", "Collaboration"))
        )
    },
)


def _request(id: int, *, include: list[str] | None | Unset = UNSET) -> Request:
    return Request(url=f"/collaboration/{path_segment(id)}", params={"include": include})


def sync(id: int, *, client: AuthenticatedClient, include: list[str] | None | Unset = UNSET) -> Collaboration:
    """Get collaboration.

    Returns the collaboration with the specified id.

    Rules: Collaboration/Global/View (All collaborations); Collaboration/Organization/View
    (Collaborations in which your organization participates).

    Accessible to users.

    Parameters
    ----------
    id : int
    client : AuthenticatedClient
        Which service to ask, and as whom.
    include : list[str], optional
        Include 'organizations' to include the organizations within the collaboration.

    Returns
    -------
    Collaboration
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
    return _OPERATION.send(client, _request(id, include=include)).parsed


def sync_detailed(
    id: int, *, client: AuthenticatedClient, include: list[str] | None | Unset = UNSET
) -> Response[Collaboration]:
    """Do as `sync` does, and give the status, the headers and the bytes as well."""
    return _OPERATION.send(client, _request(id, include=include))


async def asyncio(
    id: int, *, client: AuthenticatedClient, include: list[str] | None | Unset = UNSET
) -> Collaboration:
    """Do as `sync` does, asynchronously."""
    return (await _OPERATION.send_async(client, _request(id, include=include))).parsed


async def asyncio_detailed(
    id: int, *, client: AuthenticatedClient, include: list[str] | None | Unset = UNSET
) -> Response[Collaboration]:
    """Do as `sync_detailed` does, asynchronously."""
    return await _OPERATION.send_async(client, _request(id, include=include))
