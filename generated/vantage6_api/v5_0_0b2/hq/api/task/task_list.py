"""GET /task."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vantage6_api._support.answers import Json
from vantage6_api._support.operation import Operation, Request
from vantage6_api._support.readers import model_reader
from vantage6_api._support.unset import UNSET, Unset

if TYPE_CHECKING:
    from vantage6_api._support.client import AuthenticatedClient
    from vantage6_api._support.operation import Response

    from ...models.task_list import TaskList

_OPERATION: Operation[TaskList] = Operation(
    "task_list",
    "GET",
    {200: Json(shape=dict, read=model_reader(("vantage6_api.v5_0_0b2.hq.models.task_list", "TaskList")))},
)


def _request(
    *,
    collaboration_id: int | None | Unset = UNSET,
    database: str | None | Unset = UNSET,
    dataframe_id: int | None | Unset = UNSET,
    description: str | None | Unset = UNSET,
    image: str | None | Unset = UNSET,
    include: list[str] | None | Unset = UNSET,
    init_org_id: int | None | Unset = UNSET,
    init_user_id: int | None | Unset = UNSET,
    is_user_created: int | None | Unset = UNSET,
    job_id: int | None | Unset = UNSET,
    name: str | None | Unset = UNSET,
    page: int | None | Unset = UNSET,
    parent_id: int | None | Unset = UNSET,
    per_page: int | None | Unset = UNSET,
    session_id: int | None | Unset = UNSET,
    study_id: int | None | Unset = UNSET,
) -> Request:
    return Request(
        url="/task",
        params={
            "collaboration_id": collaboration_id,
            "database": database,
            "dataframe_id": dataframe_id,
            "description": description,
            "image": image,
            "include": include,
            "init_org_id": init_org_id,
            "init_user_id": init_user_id,
            "is_user_created": is_user_created,
            "job_id": job_id,
            "name": name,
            "page": page,
            "parent_id": parent_id,
            "per_page": per_page,
            "session_id": session_id,
            "study_id": study_id,
        },
    )


def sync(
    *,
    client: AuthenticatedClient,
    collaboration_id: int | None | Unset = UNSET,
    database: str | None | Unset = UNSET,
    dataframe_id: int | None | Unset = UNSET,
    description: str | None | Unset = UNSET,
    image: str | None | Unset = UNSET,
    include: list[str] | None | Unset = UNSET,
    init_org_id: int | None | Unset = UNSET,
    init_user_id: int | None | Unset = UNSET,
    is_user_created: int | None | Unset = UNSET,
    job_id: int | None | Unset = UNSET,
    name: str | None | Unset = UNSET,
    page: int | None | Unset = UNSET,
    parent_id: int | None | Unset = UNSET,
    per_page: int | None | Unset = UNSET,
    session_id: int | None | Unset = UNSET,
    study_id: int | None | Unset = UNSET,
) -> TaskList:
    """List tasks.

    Returns a list of tasks.

    Rules: Task/Global/View (View any task); Task/Collaboration/View (View any task in your
    collaborations); Task/Organization/View (View any task that your organization created);
    Task/Own/View (View any task that you created).

    Accessible to users.

    Parameters
    ----------
    client : AuthenticatedClient
        Which service to ask, and as whom.
    collaboration_id : int, optional
        The collaboration id to which the task belongs
    database : str, optional
        Database description to match with a LIKE operator. * The percent sign (%) represents zero,
        one, or multiple characters * underscore sign (_) represents one, single character
    dataframe_id : int, optional
        Dataframe ID
    description : str, optional
        Description to match with a LIKE operator. * The percent sign (%) represents zero, one, or
        multiple characters * underscore sign (_) represents one, single character
    image : str, optional
        (Docker) image name which is used in the task. Name to match with a LIKE operator. * The
        percent sign (%) represents zero, one, or multiple characters * underscore sign (_)
        represents one, single character
    include : list[str], optional
        Include 'results' to include the task's results, 'runs' to include details on algorithm
        runs. For including multiple, do either `include=x,y` or `include=x&include=y`.
    init_org_id : int, optional
        The organization id of the origin of the request
    init_user_id : int, optional
        The user id of the user that started the task
    is_user_created : int, optional
        If larger than 0, returns tasks created by a user (top-level tasks). If equal to 0, returns
        subtask created by an algorithm. If not specified, both are returned.
    job_id : int, optional
        The run id that belongs to the task
    name : str, optional
        Name to match with a LIKE operator. * The percent sign (%) represents zero, one, or multiple
        characters * underscore sign (_) represents one, single character
    page : int, optional
        Page number for pagination (default=1)
    parent_id : int, optional
        The id of the parent task
    per_page : int, optional
        Number of items per page (default=10)
    session_id : int, optional
        A session id that belongs to the task
    study_id : int, optional
        The study id to which the task belongs

    Returns
    -------
    TaskList
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
            collaboration_id=collaboration_id,
            database=database,
            dataframe_id=dataframe_id,
            description=description,
            image=image,
            include=include,
            init_org_id=init_org_id,
            init_user_id=init_user_id,
            is_user_created=is_user_created,
            job_id=job_id,
            name=name,
            page=page,
            parent_id=parent_id,
            per_page=per_page,
            session_id=session_id,
            study_id=study_id,
        ),
    ).parsed


def sync_detailed(
    *,
    client: AuthenticatedClient,
    collaboration_id: int | None | Unset = UNSET,
    database: str | None | Unset = UNSET,
    dataframe_id: int | None | Unset = UNSET,
    description: str | None | Unset = UNSET,
    image: str | None | Unset = UNSET,
    include: list[str] | None | Unset = UNSET,
    init_org_id: int | None | Unset = UNSET,
    init_user_id: int | None | Unset = UNSET,
    is_user_created: int | None | Unset = UNSET,
    job_id: int | None | Unset = UNSET,
    name: str | None | Unset = UNSET,
    page: int | None | Unset = UNSET,
    parent_id: int | None | Unset = UNSET,
    per_page: int | None | Unset = UNSET,
    session_id: int | None | Unset = UNSET,
    study_id: int | None | Unset = UNSET,
) -> Response[TaskList]:
    """Do as `sync` does, and give the status, the headers and the bytes as well."""
    return _OPERATION.send(
        client,
        _request(
            collaboration_id=collaboration_id,
            database=database,
            dataframe_id=dataframe_id,
            description=description,
            image=image,
            include=include,
            init_org_id=init_org_id,
            init_user_id=init_user_id,
            is_user_created=is_user_created,
            job_id=job_id,
            name=name,
            page=page,
            parent_id=parent_id,
            per_page=per_page,
            session_id=session_id,
            study_id=study_id,
        ),
    )


async def asyncio(
    *,
    client: AuthenticatedClient,
    collaboration_id: int | None | Unset = UNSET,
    database: str | None | Unset = UNSET,
    dataframe_id: int | None | Unset = UNSET,
    description: str | None | Unset = UNSET,
    image: str | None | Unset = UNSET,
    include: list[str] | None | Unset = UNSET,
    init_org_id: int | None | Unset = UNSET,
    init_user_id: int | None | Unset = UNSET,
    is_user_created: int | None | Unset = UNSET,
    job_id: int | None | Unset = UNSET,
    name: str | None | Unset = UNSET,
    page: int | None | Unset = UNSET,
    parent_id: int | None | Unset = UNSET,
    per_page: int | None | Unset = UNSET,
    session_id: int | None | Unset = UNSET,
    study_id: int | None | Unset = UNSET,
) -> TaskList:
    """Do as `sync` does, asynchronously."""
    return (
        await _OPERATION.send_async(
            client,
            _request(
                collaboration_id=collaboration_id,
                database=database,
                dataframe_id=dataframe_id,
                description=description,
                image=image,
                include=include,
                init_org_id=init_org_id,
                init_user_id=init_user_id,
                is_user_created=is_user_created,
                job_id=job_id,
                name=name,
                page=page,
                parent_id=parent_id,
                per_page=per_page,
                session_id=session_id,
                study_id=study_id,
            ),
        )
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    collaboration_id: int | None | Unset = UNSET,
    database: str | None | Unset = UNSET,
    dataframe_id: int | None | Unset = UNSET,
    description: str | None | Unset = UNSET,
    image: str | None | Unset = UNSET,
    include: list[str] | None | Unset = UNSET,
    init_org_id: int | None | Unset = UNSET,
    init_user_id: int | None | Unset = UNSET,
    is_user_created: int | None | Unset = UNSET,
    job_id: int | None | Unset = UNSET,
    name: str | None | Unset = UNSET,
    page: int | None | Unset = UNSET,
    parent_id: int | None | Unset = UNSET,
    per_page: int | None | Unset = UNSET,
    session_id: int | None | Unset = UNSET,
    study_id: int | None | Unset = UNSET,
) -> Response[TaskList]:
    """Do as `sync_detailed` does, asynchronously."""
    return await _OPERATION.send_async(
        client,
        _request(
            collaboration_id=collaboration_id,
            database=database,
            dataframe_id=dataframe_id,
            description=description,
            image=image,
            include=include,
            init_org_id=init_org_id,
            init_user_id=init_user_id,
            is_user_created=is_user_created,
            job_id=job_id,
            name=name,
            page=page,
            parent_id=parent_id,
            per_page=per_page,
            session_id=session_id,
            study_id=study_id,
        ),
    )
