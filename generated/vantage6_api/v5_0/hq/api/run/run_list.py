"""GET /run."""

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

    from ...models.run_list import RunList

_OPERATION: Operation[RunList] = Operation(
    "run_list",
    "GET",
    {200: Json(shape=dict, read=model_reader(("vantage6_api.v5_0.hq.models.run_list", "RunList")))},
)


def _request(
    *,
    assigned_from: datetime.date | None | Unset = UNSET,
    assigned_till: datetime.date | None | Unset = UNSET,
    collaboration_id: int | None | Unset = UNSET,
    finished_till: datetime.date | None | Unset = UNSET,
    include: list[str] | None | Unset = UNSET,
    node_id: int | None | Unset = UNSET,
    organization_id: int | None | Unset = UNSET,
    page: int | None | Unset = UNSET,
    per_page: int | None | Unset = UNSET,
    started_till: datetime.date | None | Unset = UNSET,
    state: str | None | Unset = UNSET,
    task_id: int | None | Unset = UNSET,
) -> Request:
    return Request(
        url="/run",
        params={
            "assigned_from": assigned_from,
            "assigned_till": assigned_till,
            "collaboration_id": collaboration_id,
            "finished_till": finished_till,
            "include": include,
            "node_id": node_id,
            "organization_id": organization_id,
            "page": page,
            "per_page": per_page,
            "started_till": started_till,
            "state": state,
            "task_id": task_id,
        },
    )


def sync(
    *,
    client: AuthenticatedClient,
    assigned_from: datetime.date | None | Unset = UNSET,
    assigned_till: datetime.date | None | Unset = UNSET,
    collaboration_id: int | None | Unset = UNSET,
    finished_till: datetime.date | None | Unset = UNSET,
    include: list[str] | None | Unset = UNSET,
    node_id: int | None | Unset = UNSET,
    organization_id: int | None | Unset = UNSET,
    page: int | None | Unset = UNSET,
    per_page: int | None | Unset = UNSET,
    started_till: datetime.date | None | Unset = UNSET,
    state: str | None | Unset = UNSET,
    task_id: int | None | Unset = UNSET,
) -> RunList:
    """Returns a list of runs.

    Returns a list of all runs you are allowed to see.

    Rules: Run/Global/View (View any run); Run/Collaboration/View (View the runs of your
    organization's collaborations); Run/Organization/View (View any run from a task created by your
    organization); Run/Own/View (View any run from a task created by you).

    Accessible to users.

    Parameters
    ----------
    client : AuthenticatedClient
        Which service to ask, and as whom.
    assigned_from : datetime.date, optional
        Show only task assigned from this date
    assigned_till : datetime.date, optional
        Show only task assigned till this date
    collaboration_id : int, optional
        Collaboration id
    finished_till : datetime.date, optional
        Show only task finished till this date
    include : list[str], optional
        Include 'task' to include task data.
    node_id : int, optional
        Node id
    organization_id : int, optional
        Organization id
    page : int, optional
        Page number for pagination (default 1)
    per_page : int, optional
        Number of items per page (default 10)
    started_till : datetime.date, optional
        Show only task started till this date
    state : str, optional
        The state of the task ('open')
    task_id : int, optional
        Task id

    Returns
    -------
    RunList
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
            assigned_from=assigned_from,
            assigned_till=assigned_till,
            collaboration_id=collaboration_id,
            finished_till=finished_till,
            include=include,
            node_id=node_id,
            organization_id=organization_id,
            page=page,
            per_page=per_page,
            started_till=started_till,
            state=state,
            task_id=task_id,
        ),
    ).parsed


def sync_detailed(
    *,
    client: AuthenticatedClient,
    assigned_from: datetime.date | None | Unset = UNSET,
    assigned_till: datetime.date | None | Unset = UNSET,
    collaboration_id: int | None | Unset = UNSET,
    finished_till: datetime.date | None | Unset = UNSET,
    include: list[str] | None | Unset = UNSET,
    node_id: int | None | Unset = UNSET,
    organization_id: int | None | Unset = UNSET,
    page: int | None | Unset = UNSET,
    per_page: int | None | Unset = UNSET,
    started_till: datetime.date | None | Unset = UNSET,
    state: str | None | Unset = UNSET,
    task_id: int | None | Unset = UNSET,
) -> Response[RunList]:
    """Do as `sync` does, and give the status, the headers and the bytes as well."""
    return _OPERATION.send(
        client,
        _request(
            assigned_from=assigned_from,
            assigned_till=assigned_till,
            collaboration_id=collaboration_id,
            finished_till=finished_till,
            include=include,
            node_id=node_id,
            organization_id=organization_id,
            page=page,
            per_page=per_page,
            started_till=started_till,
            state=state,
            task_id=task_id,
        ),
    )


async def asyncio(
    *,
    client: AuthenticatedClient,
    assigned_from: datetime.date | None | Unset = UNSET,
    assigned_till: datetime.date | None | Unset = UNSET,
    collaboration_id: int | None | Unset = UNSET,
    finished_till: datetime.date | None | Unset = UNSET,
    include: list[str] | None | Unset = UNSET,
    node_id: int | None | Unset = UNSET,
    organization_id: int | None | Unset = UNSET,
    page: int | None | Unset = UNSET,
    per_page: int | None | Unset = UNSET,
    started_till: datetime.date | None | Unset = UNSET,
    state: str | None | Unset = UNSET,
    task_id: int | None | Unset = UNSET,
) -> RunList:
    """Do as `sync` does, asynchronously."""
    return (
        await _OPERATION.send_async(
            client,
            _request(
                assigned_from=assigned_from,
                assigned_till=assigned_till,
                collaboration_id=collaboration_id,
                finished_till=finished_till,
                include=include,
                node_id=node_id,
                organization_id=organization_id,
                page=page,
                per_page=per_page,
                started_till=started_till,
                state=state,
                task_id=task_id,
            ),
        )
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    assigned_from: datetime.date | None | Unset = UNSET,
    assigned_till: datetime.date | None | Unset = UNSET,
    collaboration_id: int | None | Unset = UNSET,
    finished_till: datetime.date | None | Unset = UNSET,
    include: list[str] | None | Unset = UNSET,
    node_id: int | None | Unset = UNSET,
    organization_id: int | None | Unset = UNSET,
    page: int | None | Unset = UNSET,
    per_page: int | None | Unset = UNSET,
    started_till: datetime.date | None | Unset = UNSET,
    state: str | None | Unset = UNSET,
    task_id: int | None | Unset = UNSET,
) -> Response[RunList]:
    """Do as `sync_detailed` does, asynchronously."""
    return await _OPERATION.send_async(
        client,
        _request(
            assigned_from=assigned_from,
            assigned_till=assigned_till,
            collaboration_id=collaboration_id,
            finished_till=finished_till,
            include=include,
            node_id=node_id,
            organization_id=organization_id,
            page=page,
            per_page=per_page,
            started_till=started_till,
            state=state,
            task_id=task_id,
        ),
    )
