"""``client.store``: the algorithm stores of the hub, and what the chosen one keeps."""

from __future__ import annotations

from vantage6_api.v5_0.hq.api.algorithm_store import (
    algorithm_store_create,
    algorithm_store_delete,
    algorithm_store_get,
    algorithm_store_list,
    algorithm_store_update,
)
from vantage6_api.v5_0.hq.models.algorithm_store import AlgorithmStore
from vantage6_api.v5_0.hq.models.algorithm_store_input import AlgorithmStoreInput
from vantage6_api.v5_0.hq.models.algorithm_store_update import AlgorithmStoreUpdate
from vantage6_hl._async.group import given
from vantage6_hl._async.listing import listing, page_by_page
from vantage6_hl._async.pages import Pages
from vantage6_hl._async.selectable import selectable
from vantage6_hl._async.store_groups import StoreGroups
from vantage6_hl.errors import UsageError

__all__ = ["StoreGroup"]


class StoreGroup(StoreGroups):
    """Algorithm stores: list, get, create, update and delete them at the hub, and choose one to work with."""

    @listing
    def list(
        self,
        *,
        name: str | None = None,
        url: str | None = None,
        collaboration: int | None = None,
        page: int | None = None,
        per_page: int | None = None,
        limit: int | None = None,
    ) -> Pages[AlgorithmStore]:
        """List the algorithm stores that you may see.

        Parameters
        ----------
        name : str, optional
            Only those with this name; ``%`` stands for any text.
        url : str, optional
            Only those with this address; ``%`` stands for any text.
        collaboration : int, optional
            Only those that this collaboration can use; by default the one named with ``setup_collaboration``,
            if any.
        page : int, optional
            Read only this page, from 1. By default all pages are read.
        per_page : int, optional
            Items a page.
        limit : int, optional
            Stop after this many. By default there is no limit.

        Returns
        -------
        list of AlgorithmStore
            All of them, over all pages.

        Examples
        --------
        >>> await client.store.list(field="name")
        ['Local store']
        """
        chosen = self._connection.collaboration_id if collaboration is None else collaboration
        return Pages(
            lambda number, size: algorithm_store_list.asyncio(
                client=self._connection.hub,
                name=name,
                url_query=url,
                collaboration_id=chosen,
                sort="id",
                page=number,
                per_page=size,
            ),
            page=page,
            per_page=per_page,
            limit=limit,
        )

    pages = page_by_page(list)

    @selectable
    async def get(self, id_: int | None = None) -> AlgorithmStore:
        """Get one algorithm store, as the hub describes it.

        Parameters
        ----------
        id_ : int, optional
            Its id; by default that of the chosen one.

        Returns
        -------
        AlgorithmStore
            The store.

        Examples
        --------
        >>> (await client.store.get(1)).name
        'Local store'
        """
        return await algorithm_store_get.asyncio(self._id(id_), client=self._connection.hub)

    @selectable
    async def set(self, id_: int) -> AlgorithmStore:
        """Choose the store that ``client.algorithm`` and the groups of ``client.store`` work with.

        It gets your token, at the address that the hub has of it and at no other; before that it must answer
        a question that needs none, for its public policy. A store that you are no user of is asked without
        your token: it shows you what it shows everybody, until it knows you and you choose it again.

        Parameters
        ----------
        id_ : int
            Its id.

        Returns
        -------
        AlgorithmStore
            The store.

        Raises
        ------
        UsageError
            When its address is neither ``https://`` nor on this machine.
        ApiError, NetworkError, InvalidAnswer
            When there is no store at the address.

        Examples
        --------
        >>> await client.store.set(1)  # doctest: +SKIP
        >>> (await client.store.policy.get()).algorithm_view  # doctest: +SKIP
        'public'
        """
        store = await self.get(id_)
        await self._connection.choose_store(store)
        return store

    @selectable
    async def create(
        self,
        name: str,
        *,
        algorithm_store_url: str,
        api_path: str | None = None,
        collaboration: int | None = None,
        all_collaborations: bool = False,
    ) -> AlgorithmStore:
        """Make an algorithm store known to the hub.

        Parameters
        ----------
        name : str
            Its name.
        algorithm_store_url : str
            Its address without the API path, for example ``"https://store.example.org"``.
        api_path : str, optional
            Its API path; by default the hub's, ``"/api"``.
        collaboration : int, optional
            Id of the collaboration that can use it; by default the one named with ``setup_collaboration``.
        all_collaborations : bool, optional
            Let all collaborations use it. By default one does.

        Returns
        -------
        AlgorithmStore
            The new record.

        Raises
        ------
        UsageError
            When it is not clear which collaborations can use it.

        Examples
        --------
        >>> await client.store.create(
        ...     "ours", algorithm_store_url="https://store.example.org", api_path="/store", collaboration=1
        ... )  # doctest: +SKIP
        """
        if all_collaborations and collaboration is not None:
            raise UsageError("Give either collaboration= or all_collaborations=True, not both.")
        body = AlgorithmStoreInput(
            name=name,
            algorithm_store_url=algorithm_store_url,
            api_path=given(api_path),
            collaboration_id=given(
                None if all_collaborations else self._connection.collaboration(collaboration)
            ),
        )
        return await algorithm_store_create.asyncio(client=self._connection.hub, body=body)

    @selectable
    async def update(
        self, id_: int | None = None, *, name: str | None = None, collaboration: int | None = None
    ) -> AlgorithmStore:
        """Change what the hub knows of a store; what is not given stays as it is.

        Its address cannot be changed, nor can one collaboration's store become all collaborations'.

        Parameters
        ----------
        id_ : int, optional
            Its id; by default that of the chosen one.
        name : str, optional
            New name.
        collaboration : int, optional
            Id of the collaboration that can use it from now on.

        Returns
        -------
        AlgorithmStore
            The record as it is now.

        Examples
        --------
        >>> await client.store.update(1, name="renamed")  # doctest: +SKIP
        """
        body = AlgorithmStoreUpdate(name=given(name), collaboration_id=given(collaboration))
        return await algorithm_store_update.asyncio(self._id(id_), client=self._connection.hub, body=body)

    async def delete(self, id_: int | None = None) -> None:
        """Make the hub forget an algorithm store. The store itself stays as it is.

        Parameters
        ----------
        id_ : int, optional
            Its id; by default that of the chosen one. If it was chosen, no store is then.

        Examples
        --------
        >>> await client.store.delete(2)  # doctest: +SKIP
        """
        gone = self._id(id_)
        await algorithm_store_delete.asyncio(gone, client=self._connection.hub)
        self._connection.stores.unlink(gone)

    def _id(self, id_: int | None) -> int:
        return self._connection.stores.chosen_id if id_ is None else id_
