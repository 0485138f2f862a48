"""GET /run/{id}."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vantage6_api._support.answers import Json
from vantage6_api._support.operation import Operation, Request, path_segment
from vantage6_api._support.readers import model_reader
from vantage6_api._support.unset import UNSET, Unset

if TYPE_CHECKING:
    from vantage6_api._support.client import AuthenticatedClient
    from vantage6_api._support.operation import Response

    from ...models.run import Run

_OPERATION: Operation[Run] = Operation(
    "run_get",
    "GET",
    {200: Json(shape=dict, read=model_reader(("vantage6_api.v5_0_0b2.hq.models.run", "Run")))},
)


def _request(id: int, *, include: str | None | Unset = UNSET) -> Request:
    return Request(url=f"/run/{path_segment(id)}", params={"include": include})


def sync(id: int, *, client: AuthenticatedClient, include: str | None | Unset = UNSET) -> Run:
    """Get a single run's data.

    Returns a run from a task specified by an id.

    Rules: Run/Global/View (View any run); Run/Collaboration/View (View the runs of your
    organization's collaborations); Run/Organization/View (View any run from a task created by your
    organization); Run/Own/View (View any run from a task created by you).

    Accessible to users.

    Parameters
    ----------
    id : int
    client : AuthenticatedClient
        Which service to ask, and as whom.
    include : str, optional
        what to include ('task')

    Returns
    -------
    Run
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
    id: int, *, client: AuthenticatedClient, include: str | None | Unset = UNSET
) -> Response[Run]:
    """Do as `sync` does, and give the status, the headers and the bytes as well."""
    return _OPERATION.send(client, _request(id, include=include))


async def asyncio(id: int, *, client: AuthenticatedClient, include: str | None | Unset = UNSET) -> Run:
    """Do as `sync` does, asynchronously."""
    return (await _OPERATION.send_async(client, _request(id, include=include))).parsed


async def asyncio_detailed(
    id: int, *, client: AuthenticatedClient, include: str | None | Unset = UNSET
) -> Response[Run]:
    """Do as `sync_detailed` does, asynchronously."""
    return await _OPERATION.send_async(client, _request(id, include=include))
