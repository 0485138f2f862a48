"""``client.task``: computations at the nodes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from vantage6_api.v5_0.hq.api.kill import kill_task
from vantage6_api.v5_0.hq.api.session import session_get
from vantage6_api.v5_0.hq.api.task import task_create, task_delete
from vantage6_api.v5_0.hq.models.kill_task_input import KillTaskInput
from vantage6_api.v5_0.hq.models.task import Task
from vantage6_api.v5_0.hq.models.task_input import TaskInput
from vantage6_hl._async.group import given
from vantage6_hl._async.lookup import found_task
from vantage6_hl._async.sealing import sealed
from vantage6_hl._async.selectable import selectable
from vantage6_hl._async.task_reading import TaskReading
from vantage6_hl._databases import Databases, database_lists
from vantage6_hl._payload import Arguments
from vantage6_hl.errors import OutcomeUnknown, UsageError

__all__ = ["Action", "TaskGroup"]

Action = Literal["federated_compute", "central_compute"]


class TaskGroup(TaskReading):
    """Tasks: list, get, create, kill and delete them."""

    @selectable
    async def create(
        self,
        *,
        organizations: Sequence[int],
        name: str,
        image: str,
        method: str,
        session: int,
        description: str = "",
        arguments: Arguments | None = None,
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
        arguments : mapping or pathlib.Path, optional
            Arguments of the method, or a JSON file with them, which is sent with flat memory where the hub
            has a blob store; encrypted for each organization where the collaboration is encrypted.
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
            When the answer was lost and the task is not found on the hub, where it is looked for in the
            following 20 seconds. It is not sent again.

        Examples
        --------
        >>> await client.task.create(
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
            where = (await session_get.asyncio(session, client=self._connection.hub)).collaboration.id
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
            organizations=await sealed(
                self._connection, arguments, collaboration=where, organizations=organizations
            ),
            action=given(action),
        )
        try:
            return await task_create.asyncio(client=self._connection.hub, body=body)
        except OutcomeUnknown as lost:
            return await found_task(self._connection, lost, body.organizations, session=session, name=name)

    async def kill(self, id_: int) -> str:
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
        >>> await client.task.kill(7)  # doctest: +SKIP
        """
        return (await kill_task.asyncio(client=self._connection.hub, body=KillTaskInput(id=id_))).msg

    async def delete(self, id_: int) -> None:
        """Delete a task and its runs.

        Parameters
        ----------
        id_ : int
            Its id.

        Examples
        --------
        >>> await client.task.delete(7)  # doctest: +SKIP
        """
        await task_delete.asyncio(id_, client=self._connection.hub)
