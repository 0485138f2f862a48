"""GET /task/{id}."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vantage6_api._support.answers import Json
from vantage6_api._support.operation import Operation, Request, path_segment
from vantage6_api._support.readers import model_reader
from vantage6_api._support.unset import UNSET, Unset

if TYPE_CHECKING:
    from vantage6_api._support.client import AuthenticatedClient
    from vantage6_api._support.operation import Response

    from ...models.task import Task

_OPERATION: Operation[Task] = Operation(
    "task_get",
    "GET",
    {200: Json(shape=dict, read=model_reader(("vantage6_api.v5_0_0b2.hq.models.task", "Task")))},
)


def _request(id: int, *, include: list[str] | None | Unset = UNSET) -> Request:
    return Request(url=f"/task/{path_segment(id)}", params={"include": include})


def sync(id: int, *, client: AuthenticatedClient, include: list[str] | None | Unset = UNSET) -> Task:
    """Get task.

    Returns the task specified by the id.

    Rules: Task/Global/View (View any task); Task/Collaboration/View (View any task in your
    collaborations); Task/Organization/View (View any task that your organization created);
    Task/Own/View (View any task that you created).

    Accessible to users.

    Parameters
    ----------
    id : int
    client : AuthenticatedClient
        Which service to ask, and as whom.
    include : list[str], optional
        Include 'results' to include the task's results, 'runs' to include details on algorithm
        runs. For including multiple, do either `include=x,y` or `include=x&include=y`.

    Returns
    -------
    Task
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
) -> Response[Task]:
    """Do as `sync` does, and give the status, the headers and the bytes as well."""
    return _OPERATION.send(client, _request(id, include=include))


async def asyncio(id: int, *, client: AuthenticatedClient, include: list[str] | None | Unset = UNSET) -> Task:
    """Do as `sync` does, asynchronously."""
    return (await _OPERATION.send_async(client, _request(id, include=include))).parsed


async def asyncio_detailed(
    id: int, *, client: AuthenticatedClient, include: list[str] | None | Unset = UNSET
) -> Response[Task]:
    """Do as `sync_detailed` does, asynchronously."""
    return await _OPERATION.send_async(client, _request(id, include=include))
