# Made from vantage6_hl/_async/session_reading.py by 'make flavours'. Change that file, not this one.
"""Reading sessions and their dataframes; `session.py` changes them and prints them as trees."""

from __future__ import annotations

import builtins
from typing import TYPE_CHECKING, Literal

from vantage6_api.v5_0.hq.api.session import (
    session_get,
    session_list,
)
from vantage6_api.v5_0.hq.models.dataframe import Dataframe
from vantage6_api.v5_0.hq.models.session import Session
from vantage6_hl._display import show_sessions
from vantage6_hl._sync.dataframe import DataframeGroup
from vantage6_hl._sync.group import Group
from vantage6_hl._sync.listing import listing, page_by_page
from vantage6_hl._sync.pages import Pages
from vantage6_hl._sync.selectable import selectable, selectable_list

if TYPE_CHECKING:
    from vantage6_hl._lineage import Lineage

__all__ = ["Scope", "SessionReading"]

Scope = Literal["collaboration", "organization", "own"]


class SessionReading(Group):
    """Sessions: list and get them, and look at what is in them."""

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

    def lineage(self, id_: int, *, limit: int | None = None) -> Lineage:
        """Show what came of what in a session: its dataframes, and the tasks that made and used them.

        Parameters
        ----------
        id_ : int
            The session's id.
        limit : int, optional
            Read only this many tasks, the newest. By default all are read, 100 with a request.

        Returns
        -------
        Lineage
            A tree to print, to show in a notebook, or to loop over.

        Examples
        --------
        >>> print(client.session.lineage(1))  # doctest: +SKIP
        Session 1: my_session (collaboration)
        └── Dataframe 1: olympic from olympic_athletes_db, 2 columns, ready
            └── Task 1: extraction (data extraction, read_csv), completed
                └── Task 2: an-awesome-task (central compute, central_average), completed
        """
        from vantage6_hl._sync.lineage import lineage_of_session

        return lineage_of_session(self._connection, id_, limit=limit)
