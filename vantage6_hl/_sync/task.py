# Made from vantage6_hl/_async/task.py by 'make flavours'. Change that file, not this one.
"""``client.task``: computations at the nodes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Literal

from vantage6_api.v5_0.hq.api.kill import kill_task
from vantage6_api.v5_0.hq.api.session import session_get
from vantage6_api.v5_0.hq.api.task import task_create, task_delete, task_get, task_list
from vantage6_api.v5_0.hq.models.kill_task_input import KillTaskInput
from vantage6_api.v5_0.hq.models.task import Task
from vantage6_api.v5_0.hq.models.task_input import TaskInput
from vantage6_hl._databases import Databases, database_lists
from vantage6_hl._opening import open_results
from vantage6_hl._sync.group import Group, given
from vantage6_hl._sync.listing import listing, page_by_page
from vantage6_hl._sync.pages import Pages
from vantage6_hl._sync.sealing import sealed
from vantage6_hl._sync.selectable import selectable
from vantage6_hl.errors import UsageError

__all__ = ["Action", "TaskGroup"]

Action = Literal["federated_compute", "central_compute"]


class TaskGroup(Group):
    """Tasks: list, get, create, kill and delete them."""

    @listing
    def list(
        self,
        *,
        initiating_org: int | None = None,
        initiating_user: int | None = None,
        collaboration: int | None = None,
        study: int | None = None,
        store: int | None = None,
        image: str | None = None,
        parent: int | None = None,
        job: int | None = None,
        name: str | None = None,
        include_results: bool = False,
        description: str | None = None,
        database: str | None = None,
        user_created: bool | None = None,
        session: int | None = None,
        dataframe: int | None = None,
        status: str | None = None,
        page: int | None = None,
        per_page: int | None = None,
        limit: int | None = None,
    ) -> Pages[Task]:
        """List the tasks that you may see, the newest first.

        Parameters
        ----------
        initiating_org, initiating_user : int, optional
            Only those that this organization or user made.
        collaboration, study, session, dataframe : int, optional
            Only those of this collaboration, study, session or dataframe.
        image, name, description : str, optional
            Only those with this text; ``%`` stands for any text.
        parent : int, optional
            Only the subtasks of this task.
        job : int, optional
            Only those of this job: a task and all its subtasks.
        include_results : bool, optional
            Give the decoded results with each task. By default not.
        database : str, optional
            Only those that use the database with this label.
        user_created : bool, optional
            ``True``: only those that a user made. ``False``: only those that an algorithm made.
        store : int, optional
            Only those whose image this algorithm store knows. Chosen here, as the hub fails on it; so is
            `status`. `page` cannot be used with them.
        status : str, optional
            Only those with this status, for example ``"completed"``.
        page : int, optional
            Read only this page, from 1. By default all pages are read.
        per_page : int, optional
            Items a page.
        limit : int, optional
            Stop after this many. By default there is no limit.

        Returns
        -------
        list of Task
            All of them, over all pages.

        Examples
        --------
        >>> client.task.list(collaboration=1, field="name")
        ['an-awesome-task']
        """
        return Pages(
            lambda number, size: task_list.sync(
                client=self._connection.hub,
                init_org_id=initiating_org,
                init_user_id=initiating_user,
                collaboration_id=collaboration,
                study_id=study,
                image=image,
                parent_id=parent,
                job_id=job,
                name=name,
                include=["results"] if include_results else None,
                description=description,
                database=database,
                is_user_created=None if user_created is None else int(user_created),
                session_id=session,
                dataframe_id=dataframe,
                page=number,
                per_page=size,
            ),
            page=page,
            per_page=per_page,
            limit=limit,
            keep=None if store is None and status is None else partial(_fits, store=store, status=status),
            each=self._open_results if include_results else None,
        )

    pages = page_by_page(list)

    @selectable
    def get(self, id_: int, *, include_results: bool = False) -> Task:
        """Get one task.

        Parameters
        ----------
        id_ : int
            Its id.
        include_results : bool, optional
            Give the results with it, each decrypted to its JSON text. By default not.

        Returns
        -------
        Task
            The task.

        Examples
        --------
        >>> (client.task.get(1)).status
        'completed'
        """
        task = task_get.sync(
            id_, client=self._connection.hub, include=["results"] if include_results else None
        )
        if include_results:
            self._open_results(task)
        return task

    @selectable
    def create(
        self,
        *,
        organizations: Sequence[int],
        name: str,
        image: str,
        method: str,
        session: int,
        description: str = "",
        arguments: Mapping[str, object] | None = None,
        collaboration: int | None = None,
        study: int | None = None,
        store: int | None = None,
        databases: Databases = None,
        action: Action | None = None,
    ) -> Task:
        """Start a computation.

        Parameters
        ----------
        organizations : sequence of int
            Ids of the organizations whose nodes run it.
        name : str
            Its name.
        image : str
            Algorithm image that holds the method.
        method : str
            Method to run, for example ``"partial_average"``.
        session : int
            Id of the session it belongs to.
        description : str, optional
            What it is for.
        arguments : mapping, optional
            Arguments of the method; encrypted for each organization where the collaboration is encrypted.
        collaboration : int, optional
            Its collaboration; by default the one named with ``setup_collaboration``, else the session's.
        study : int, optional
            Id of a study of that collaboration.
        store : int, optional
            Id of the algorithm store that knows the image.
        databases : int, list of dict, or list of list of dict, optional
            The dataframes that the method gets, one for each of its data arguments:
            ``[{"dataframe_id": 1}]``, or the id alone.
        action : {"federated_compute", "central_compute"}, optional
            What kind of method it is; needed where no store says so.

        Returns
        -------
        Task
            The new task.

        Raises
        ------
        UsageError
            When an argument cannot be right. Nothing was sent then.
        KeyMissing
            When the collaboration is encrypted and a key is missing. Nothing was sent then.
        OutcomeUnknown
            When the answer was lost: the task may exist. It is not sent again.

        Examples
        --------
        >>> client.task.create(
        ...     organizations=[2],
        ...     name="an-awesome-task",
        ...     image="harbor2.vantage6.ai/demo/average",
        ...     method="central_average",
        ...     arguments={"column_name": "age"},
        ...     session=1,
        ...     databases=[{"dataframe_id": 1}],
        ...     action="central_compute",
        ... )  # doctest: +SKIP
        """
        where = self._connection.collaboration_id if collaboration is None else collaboration
        if where is None:
            where = (session_get.sync(session, client=self._connection.hub)).collaboration.id
        if not organizations:
            raise UsageError("organizations is empty: name at least one organization that runs the task.")
        body = TaskInput(
            name=name,
            description=description,
            image=image,
            method=method,
            collaboration_id=where,
            study_id=given(study),
            store_id=given(store),
            session_id=session,
            databases=database_lists(databases),
            organizations=sealed(
                self._connection, arguments, collaboration=where, organizations=organizations
            ),
            action=given(action),
        )
        return task_create.sync(client=self._connection.hub, body=body)

    def kill(self, id_: int) -> str:
        """Stop a task and its subtasks.

        Parameters
        ----------
        id_ : int
            Its id.

        Returns
        -------
        str
            What the hub says to that.

        Examples
        --------
        >>> client.task.kill(7)  # doctest: +SKIP
        """
        return (kill_task.sync(client=self._connection.hub, body=KillTaskInput(id=id_))).msg

    def delete(self, id_: int) -> None:
        """Delete a task and its runs.

        Parameters
        ----------
        id_ : int
            Its id.

        Examples
        --------
        >>> client.task.delete(7)  # doctest: +SKIP
        """
        task_delete.sync(id_, client=self._connection.hub)

    def _open_results(self, task: Task) -> None:
        open_results(task, cryptor=self._connection.cryptor)


def _fits(task: Task, *, store: int | None, status: str | None) -> bool:
    # vantage6/hq/resource/task.py, 5.0.3, names columns that tasks do not have: it answers 500.
    if store is not None and (task.algorithm_store is None or task.algorithm_store.id != store):
        return False
    return status is None or task.status == status
