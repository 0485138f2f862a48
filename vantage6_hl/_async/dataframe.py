"""``client.dataframe``: the tables of a session, extracted and changed at the nodes."""

from __future__ import annotations

from vantage6_api.v5_0.hq.api.session import (
    session_dataframe_create,
    session_dataframe_delete,
    session_dataframe_get,
    session_dataframe_list,
    session_dataframe_preprocess,
    session_get,
)
from vantage6_api.v5_0.hq.models.dataframe import Dataframe
from vantage6_api.v5_0.hq.models.dataframe_init_input import DataframeInitInput
from vantage6_api.v5_0.hq.models.dataframe_preprocessing_input import DataframePreprocessingInput
from vantage6_api.v5_0.hq.models.session import Session
from vantage6_api.v5_0.hq.models.session_task_input import SessionTaskInput
from vantage6_hl._async.group import Group, given
from vantage6_hl._async.listing import listing, page_by_page
from vantage6_hl._async.lookup import found_dataframe
from vantage6_hl._async.pages import Pages
from vantage6_hl._async.sealing import sealed_for_session
from vantage6_hl._async.selectable import selectable
from vantage6_hl._display import show_dataframes
from vantage6_hl._payload import Arguments
from vantage6_hl.errors import OutcomeUnknown, UsageError

__all__ = ["DataframeGroup"]


class DataframeGroup(Group):
    """Dataframes: list, get, create, preprocess and delete them."""

    @listing
    def list(
        self,
        *,
        session: int,
        display: bool = False,
        page: int | None = None,
        per_page: int | None = None,
        limit: int | None = None,
    ) -> Pages[Dataframe]:
        """List the dataframes of a session.

        Parameters
        ----------
        session : int
            Id of the session.
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
        list of Dataframe
            All of them, over all pages.

        Examples
        --------
        >>> await client.dataframe.list(session=1, field="ready")
        [True]
        """
        return Pages(
            lambda number, size: session_dataframe_list.asyncio(
                session, client=self._connection.hub, sort="id", page=number, per_page=size
            ),
            page=page,
            per_page=per_page,
            limit=limit,
            show=show_dataframes if display else None,
        )

    pages = page_by_page(list)

    @selectable
    async def get(self, id_: int, *, display: bool = False) -> Dataframe:
        """Get one dataframe.

        Parameters
        ----------
        id_ : int
            Its id.
        display : bool, optional
            Print it as well. By default not.

        Returns
        -------
        Dataframe
            The dataframe, with the columns that the nodes reported.

        Examples
        --------
        >>> (await client.dataframe.get(1)).ready
        True
        """
        dataframe = await session_dataframe_get.asyncio(id_, client=self._connection.hub)
        if display:
            show_dataframes([dataframe])
        return dataframe

    @selectable
    async def create(
        self,
        *,
        label: str,
        image: str,
        method: str,
        session: int,
        arguments: Arguments | None = None,
        store: int | None = None,
        name: str | None = None,
        display: bool = False,
    ) -> Dataframe:
        """Extract a dataframe from a database at every node of a session.

        Parameters
        ----------
        label : str
            Name of the database in the nodes' configuration.
        image : str
            Algorithm image that holds the method.
        method : str
            Method that extracts, for example ``"read_csv"``.
        session : int
            Id of the session.
        arguments : mapping or pathlib.Path, optional
            Arguments of the method, or a JSON file with them, which is sent with flat memory where the hub
            has a blob store; encrypted for each organization where the collaboration is encrypted.
        store : int, optional
            Id of the algorithm store that knows the image.
        name : str, optional
            The dataframe's name; by default the hub makes one.
        display : bool, optional
            Print it as well. By default not.

        Returns
        -------
        Dataframe
            The new dataframe; ``last_session_task`` is the task that extracts it.

        Raises
        ------
        KeyMissing
            When the collaboration is encrypted and a key is missing. Nothing was sent then.
        OutcomeUnknown
            When the answer was lost and what was asked for is not found on the hub, where it is looked for in
            the following 20 seconds. It is not sent again.

        Examples
        --------
        >>> await client.dataframe.create(
        ...     label="olympic_athletes_db",
        ...     method="read_csv",
        ...     image="harbor2.vantage6.ai/demo/average",
        ...     session=1,
        ... )  # doctest: +SKIP
        """
        where = await session_get.asyncio(session, client=self._connection.hub)
        body = DataframeInitInput(
            label=label,
            name=given(name),
            task=await self._task(where, image=image, method=method, arguments=arguments, store=store),
        )
        try:
            dataframe = await session_dataframe_create.asyncio(
                session, client=self._connection.hub, body=body
            )
        except OutcomeUnknown as lost:
            dataframe = await found_dataframe(
                self._connection, lost, body.task.organizations, session=session
            )
        if display:
            show_dataframes([dataframe])
        return dataframe

    @selectable
    async def preprocess(
        self,
        id_: int,
        *,
        image: str,
        method: str,
        arguments: Arguments | None = None,
        store: int | None = None,
    ) -> Dataframe:
        """Change a dataframe at every node of its session, after the tasks that now use it.

        Parameters
        ----------
        id_ : int
            Id of the dataframe.
        image : str
            Algorithm image that holds the method.
        method : str
            Method that changes the data.
        arguments : mapping or pathlib.Path, optional
            Arguments of the method, or a JSON file with them, which is sent with flat memory where the hub
            has a blob store; encrypted for each organization where the collaboration is encrypted.
        store : int, optional
            Id of the algorithm store that knows the image.

        Returns
        -------
        Dataframe
            The dataframe; ``last_session_task`` is the task that changes it.

        Raises
        ------
        KeyMissing
            When the collaboration is encrypted and a key is missing. Nothing was sent then.
        OutcomeUnknown
            When the answer was lost and what was asked for is not found on the hub, where it is looked for in
            the following 20 seconds. It is not sent again.

        Examples
        --------
        >>> await client.dataframe.preprocess(1, image="img", method="filter_range")  # doctest: +SKIP
        """
        dataframe = await session_dataframe_get.asyncio(id_, client=self._connection.hub)
        if dataframe.session is None:
            raise UsageError(f"Dataframe {id_} belongs to no session any more: it cannot be changed.")
        where = await session_get.asyncio(dataframe.session.id, client=self._connection.hub)
        body = DataframePreprocessingInput(
            dataframe_id=id_,
            task=await self._task(where, image=image, method=method, arguments=arguments, store=store),
        )
        try:
            return await session_dataframe_preprocess.asyncio(id_, client=self._connection.hub, body=body)
        except OutcomeUnknown as lost:
            return await found_dataframe(
                self._connection, lost, body.task.organizations, session=where.id, dataframe=id_
            )

    async def delete(self, id_: int) -> None:
        """Delete a dataframe, at the hub and at the nodes.

        Parameters
        ----------
        id_ : int
            Its id.

        Examples
        --------
        >>> await client.dataframe.delete(1)  # doctest: +SKIP
        """
        await session_dataframe_delete.asyncio(id_, client=self._connection.hub)

    async def _task(
        self,
        session: Session,
        *,
        image: str,
        method: str,
        arguments: Arguments | None,
        store: int | None,
    ) -> SessionTaskInput:
        return SessionTaskInput(
            image=image,
            method=method,
            organizations=await sealed_for_session(self._connection, session, arguments),
            store_id=given(store),
        )
