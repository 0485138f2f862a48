"""Reading tasks; `task.py` starts, kills and deletes them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from vantage6_api.v5_0.hq.api.task import task_get, task_list
from vantage6_api.v5_0.hq.models.task import Task
from vantage6_hl._async.group import Group
from vantage6_hl._async.listing import listing, page_by_page
from vantage6_hl._async.pages import Pages
from vantage6_hl._async.selectable import selectable
from vantage6_hl._opening import open_results

if TYPE_CHECKING:
    from vantage6_hl._lineage import Lineage
    from vantage6_hl._timeline import Timeline

__all__ = ["TaskReading"]


class TaskReading(Group):
    """Tasks: list and get them, and see where they come from and how long they took."""

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
        >>> await client.task.list(collaboration=1, field="name")
        ['an-awesome-task']
        """
        return Pages(
            lambda number, size: task_list.asyncio(
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
    async def get(self, id_: int, *, include_results: bool = False) -> Task:
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
        >>> (await client.task.get(1)).status
        'completed'
        """
        task = await task_get.asyncio(
            id_, client=self._connection.hub, include=["results"] if include_results else None
        )
        if include_results:
            self._open_results(task)
        return task

    async def lineage(self, id_: int) -> Lineage:
        """Show what a task comes from, and what came of it.

        Parameters
        ----------
        id_ : int
            The task's id.

        Returns
        -------
        Lineage
            A tree of its session, the dataframes that it reads, the tasks that made these as they were, its
            parent and its subtasks; to print, to show in a notebook, or to loop over.

        Examples
        --------
        >>> print(await client.task.lineage(2))  # doctest: +SKIP
        Session 1: my_session (collaboration)
        └── Dataframe 1: olympic from olympic_athletes_db, 2 columns, ready
            └── Task 1: extraction (data extraction, read_csv), completed
                └── Task 2: an-awesome-task (central compute, central_average), completed  ← this one
        """
        from vantage6_hl._async.lineage import lineage_of_task

        return await lineage_of_task(self._connection, id_)

    async def timeline(self, id_: int, *, subtasks: bool = True) -> Timeline:
        """Tell when the runs of a task waited and ran; ``.plot()`` draws it.

        Parameters
        ----------
        id_ : int
            The task's id.
        subtasks : bool, optional
            With the runs of its subtasks, which for a central computation are most of it. By default yes.

        Returns
        -------
        Timeline
            The times, in UTC.

        Examples
        --------
        >>> (await client.task.timeline(2)).plot()  # doctest: +SKIP
        """
        from vantage6_hl._async.timeline import read_timeline

        return await read_timeline(self._connection, id_, subtasks=subtasks)

    def _open_results(self, task: Task) -> None:
        open_results(task, cryptor=self._connection.cryptor)


def _fits(task: Task, *, store: int | None, status: str | None) -> bool:
    # vantage6/hq/resource/task.py, 5.0.3, names columns that tasks do not have: it answers 500.
    if store is not None and (task.algorithm_store is None or task.algorithm_store.id != store):
        return False
    return status is None or task.status == status
