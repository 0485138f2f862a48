"""``client.session``: a piece of work on data that is extracted once and used by many tasks."""

from __future__ import annotations

from vantage6_api.v5_0.hq.api.session import (
    session_create,
    session_delete,
    session_update,
)
from vantage6_api.v5_0.hq.models.session import Session
from vantage6_api.v5_0.hq.models.session_input import SessionInput
from vantage6_api.v5_0.hq.models.session_update import SessionUpdate
from vantage6_hl._async.group import given, only_if_true
from vantage6_hl._async.selectable import selectable
from vantage6_hl._async.session_reading import Scope, SessionReading
from vantage6_hl._async.task_reading import TaskReading
from vantage6_hl._display import show_sessions
from vantage6_hl._trees import show_session_tree, show_task_tree

__all__ = ["SessionGroup"]


class SessionGroup(SessionReading):
    """Sessions: list, get, create, update and delete them, and look at their dataframes and tasks."""

    @selectable
    async def create(
        self,
        *,
        scope: Scope,
        name: str | None = None,
        collaboration: int | None = None,
        study: int | None = None,
        display: bool = False,
    ) -> Session:
        """Create a session.

        Parameters
        ----------
        scope : {"collaboration", "organization", "own"}
            Who else may use it: everyone in the collaboration, in your organization, or nobody.
        name : str, optional
            Its name; by default the hub makes one.
        collaboration : int, optional
            Id of its collaboration; by default the one named with ``setup_collaboration``.
        study : int, optional
            Id of a study, to involve only the organizations of that study.
        display : bool, optional
            Print it as well. By default not.

        Returns
        -------
        Session
            The new session.

        Examples
        --------
        >>> await client.session.create(name="s", collaboration=1, scope="own")  # doctest: +SKIP
        """
        body = SessionInput(
            name=given(name),
            collaboration_id=self._connection.collaboration(collaboration),
            study_id=given(study),
            scope=scope,
        )
        session = await session_create.asyncio(client=self._connection.hub, body=body)
        if display:
            show_sessions([session])
        return session

    @selectable
    async def update(
        self, id_: int, *, name: str | None = None, scope: Scope | None = None, display: bool = False
    ) -> Session:
        """Change a session; what is not given stays as it is.

        Parameters
        ----------
        id_ : int
            Its id.
        name : str, optional
            New name.
        scope : {"collaboration", "organization", "own"}, optional
            Who else may use it from now on.
        display : bool, optional
            Print it as well. By default not.

        Returns
        -------
        Session
            The session as it is now.

        Examples
        --------
        >>> await client.session.update(1, name="renamed")  # doctest: +SKIP
        """
        body = SessionUpdate(name=given(name), scope=given(scope))
        session = await session_update.asyncio(id_, client=self._connection.hub, body=body)
        if display:
            show_sessions([session])
        return session

    async def delete(self, id_: int, *, delete_dependents: bool = False) -> None:
        """Delete a session.

        Parameters
        ----------
        id_ : int
            Its id.
        delete_dependents : bool, optional
            Delete its dataframes and tasks as well. By default the hub refuses where there is any.

        Examples
        --------
        >>> await client.session.delete(1)  # doctest: +SKIP
        """
        await session_delete.asyncio(
            id_, client=self._connection.hub, delete_dependents=only_if_true(delete_dependents)
        )

    async def tree(
        self,
        *,
        name: str | None = None,
        user: int | None = None,
        collaboration: int | None = None,
        scope: Scope | None = None,
        sort: str | None = None,
        limit: int | None = None,
    ) -> None:
        """Print the sessions that you may see, each with its dataframes.

        Parameters
        ----------
        name, sort : str, optional
            As in ``list``.
        user, collaboration, limit : int, optional
            As in ``list``.
        scope : {"collaboration", "organization", "own"}, optional
            As in ``list``.

        Examples
        --------
        >>> await client.session.tree(collaboration=1)
        Sessions
        └── Session 1: my_session (collaboration)
            └── Dataframe 1: olympic from olympic_athletes_db, 2 columns, ready
        """
        sessions = await self.list(
            name=name, user=user, collaboration=collaboration, scope=scope, sort=sort, limit=limit
        )
        show_session_tree([(one, await self.dataframes(one.id)) for one in sessions])

    async def task_tree(self, id_: int) -> None:
        """Print the tasks of a session, each with those it waits for.

        Parameters
        ----------
        id_ : int
            The session's id.

        Examples
        --------
        >>> await client.session.task_tree(1)
        Tasks of session 1: my_session
        ├── Task 1: extraction (data extraction of dataframe olympic), completed
        └── Task 2: an-awesome-task (compute), completed
            └── after Task 1: extraction (data extraction of dataframe olympic), completed
        """
        session = await self.get(id_)
        show_task_tree(session, await TaskReading(self._connection).list(session=id_))
