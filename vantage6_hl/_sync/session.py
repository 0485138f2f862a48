# Made from vantage6_hl/_async/session.py by 'make flavours'. Change that file, not this one.
"""``client.session``: a piece of work on data that is extracted once and used by many tasks."""

from __future__ import annotations

import builtins
from typing import Literal

from vantage6_api.v5_0.hq.api.session import (
    session_create,
    session_delete,
    session_get,
    session_list,
    session_update,
)
from vantage6_api.v5_0.hq.models.dataframe import Dataframe
from vantage6_api.v5_0.hq.models.session import Session
from vantage6_api.v5_0.hq.models.session_input import SessionInput
from vantage6_api.v5_0.hq.models.session_update import SessionUpdate
from vantage6_hl._display import show_sessions
from vantage6_hl._sync.dataframe import DataframeGroup
from vantage6_hl._sync.group import Group, given, only_if_true
from vantage6_hl._sync.listing import listing, page_by_page
from vantage6_hl._sync.pages import Pages
from vantage6_hl._sync.selectable import selectable, selectable_list
from vantage6_hl._sync.task import TaskGroup
from vantage6_hl._trees import show_session_tree, show_task_tree

__all__ = ["Scope", "SessionGroup"]

Scope = Literal["collaboration", "organization", "own"]


class SessionGroup(Group):
    """Sessions: list, get, create, update and delete them, and look at their dataframes and tasks."""

    @listing
    def list(
        self,
        *,
        name: str | None = None,
        user: int | None = None,
        collaboration: int | None = None,
        scope: Scope | None = None,
        sort: str | None = None,
        display: bool = False,
        page: int | None = None,
        per_page: int | None = None,
        limit: int | None = None,
    ) -> Pages[Session]:
        """List the sessions that you may see.

        Parameters
        ----------
        name : str, optional
            Only those with this name; ``%`` stands for any text.
        user : int, optional
            Only those of this user.
        collaboration : int, optional
            Only those of this collaboration; by default the one named with ``setup_collaboration``, if any.
        scope : {"collaboration", "organization", "own"}, optional
            Only those with this scope. Chosen here, as the hub ignores it; `page` cannot be used with it.
        sort : str, optional
            Field to sort by; with ``-`` in front from high to low.
        display : bool, optional
            Print a table as well. By default not.
        page : int, optional
            Read only this page, from 1. By default all pages are read.
        per_page : int, optional
            Items a page.
        limit : int, optional
            Stop after this many. By default there is no limit.

        Returns
        -------
        list of Session
            All of them, over all pages.

        Examples
        --------
        >>> client.session.list(collaboration=1, field="name")
        ['my_session']
        """
        chosen = self._connection.collaboration_id if collaboration is None else collaboration
        return Pages(
            lambda number, size: session_list.sync(
                client=self._connection.hub,
                name=name,
                user_id=user,
                collaboration_id=chosen,
                sort=sort or "id",
                page=number,
                per_page=size,
            ),
            page=page,
            per_page=per_page,
            limit=limit,
            keep=None if scope is None else lambda session: session.scope == scope,
            show=show_sessions if display else None,
        )

    pages = page_by_page(list)

    @selectable
    def get(self, id_: int, *, display: bool = False) -> Session:
        """Get one session.

        Parameters
        ----------
        id_ : int
            Its id.
        display : bool, optional
            Print it as well. By default not.

        Returns
        -------
        Session
            The session.

        Examples
        --------
        >>> (client.session.get(1)).scope
        'collaboration'
        """
        session = session_get.sync(id_, client=self._connection.hub)
        if display:
            show_sessions([session])
        return session

    @selectable
    def create(
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
        >>> client.session.create(name="s", collaboration=1, scope="own")  # doctest: +SKIP
        """
        body = SessionInput(
            name=given(name),
            collaboration_id=self._connection.collaboration(collaboration),
            study_id=given(study),
            scope=scope,
        )
        session = session_create.sync(client=self._connection.hub, body=body)
        if display:
            show_sessions([session])
        return session

    @selectable
    def update(
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
        >>> client.session.update(1, name="renamed")  # doctest: +SKIP
        """
        body = SessionUpdate(name=given(name), scope=given(scope))
        session = session_update.sync(id_, client=self._connection.hub, body=body)
        if display:
            show_sessions([session])
        return session

    def delete(self, id_: int, *, delete_dependents: bool = False) -> None:
        """Delete a session.

        Parameters
        ----------
        id_ : int
            Its id.
        delete_dependents : bool, optional
            Delete its dataframes and tasks as well. By default the hub refuses where there is any.

        Examples
        --------
        >>> client.session.delete(1)  # doctest: +SKIP
        """
        session_delete.sync(
            id_, client=self._connection.hub, delete_dependents=only_if_true(delete_dependents)
        )

    @selectable_list
    def dataframes(self, id_: int, *, display: bool = False) -> builtins.list[Dataframe]:
        """List the dataframes of a session.

        Parameters
        ----------
        id_ : int
            The session's id.
        display : bool, optional
            Print a table as well. By default not.

        Returns
        -------
        list of Dataframe
            All of them.

        Examples
        --------
        >>> client.session.dataframes(1, field="ready")
        [True]
        """
        return DataframeGroup(self._connection).list(session=id_, display=display)

    def tree(
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
        >>> client.session.tree(collaboration=1)
        Sessions
        └── Session 1: my_session (collaboration)
            └── Dataframe 1: olympic from olympic_athletes_db, 2 columns, ready
        """
        sessions = self.list(
            name=name, user=user, collaboration=collaboration, scope=scope, sort=sort, limit=limit
        )
        show_session_tree([(one, self.dataframes(one.id)) for one in sessions])

    def task_tree(self, id_: int) -> None:
        """Print the tasks of a session, each with those it waits for.

        Parameters
        ----------
        id_ : int
            The session's id.

        Examples
        --------
        >>> client.session.task_tree(1)
        Tasks of session 1: my_session
        ├── Task 1: extraction (data extraction of dataframe olympic), completed
        └── Task 2: an-awesome-task (compute), completed
            └── after Task 1: extraction (data extraction of dataframe olympic), completed
        """
        session = self.get(id_)
        show_task_tree(session, TaskGroup(self._connection).list(session=id_))
