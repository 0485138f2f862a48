"""``client.store.user``: people of the hub that the chosen algorithm store knows."""

from __future__ import annotations

from collections.abc import Sequence

from vantage6_api.v5_0.store.api.user import user_create, user_delete, user_get, user_list, user_update
from vantage6_api.v5_0.store.models.user import User
from vantage6_api.v5_0.store.models.user_input import UserInput
from vantage6_api.v5_0.store.models.user_update import UserUpdate
from vantage6_hl._async.group import Group
from vantage6_hl._async.listing import listing, page_by_page
from vantage6_hl._async.pages import Pages
from vantage6_hl._async.selectable import selectable

__all__ = ["StoreUserGroup"]


class StoreUserGroup(Group):
    """Users of a store: list, get, register, update and delete them."""

    @listing
    def list(
        self,
        *,
        username: str | None = None,
        role: int | None = None,
        reviewers_for: int | None = None,
        page: int | None = None,
        per_page: int | None = None,
        limit: int | None = None,
    ) -> Pages[User]:
        """List the users of the store.

        Parameters
        ----------
        username : str, optional
            Only those with this name; ``%`` stands for any text.
        role : int, optional
            Only those that have this role.
        reviewers_for : int, optional
            Only those that can review this algorithm.
        page : int, optional
            Read only this page, from 1. By default all pages are read.
        per_page : int, optional
            Items a page.
        limit : int, optional
            Stop after this many. By default there is no limit.

        Returns
        -------
        list of User
            All of them, over all pages.

        Examples
        --------
        >>> await client.store.user.list(field="username")
        ['admin']
        """
        return Pages(
            lambda number, size: user_list.asyncio(
                client=self._connection.stores.chosen,
                username=username,
                role_id=role,
                reviewers_for_algorithm_id=reviewers_for,
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
    async def get(self, id_: int) -> User:
        """Get one user of the store.

        Parameters
        ----------
        id_ : int
            Its id at the store.

        Returns
        -------
        User
            The user.

        Examples
        --------
        >>> (await client.store.user.get(1)).username
        'admin'
        """
        return await user_get.asyncio(id_, client=self._connection.stores.chosen)

    @selectable
    async def register(self, username: str, *, roles: Sequence[int]) -> User:
        """Let a user of the hub work with the store.

        Parameters
        ----------
        username : str
            Name at the hub.
        roles : sequence of int
            Ids of the roles at the store; ``client.store.role.list()`` shows them.

        Returns
        -------
        User
            The user of the store.

        Examples
        --------
        >>> await client.store.user.register("alice", roles=[2])  # doctest: +SKIP
        """
        body = UserInput(username=username, roles=[*roles])
        return await user_create.asyncio(client=self._connection.stores.chosen, body=body)

    @selectable
    async def update(self, id_: int, *, roles: Sequence[int]) -> User:
        """Give a user of the store other roles.

        Parameters
        ----------
        id_ : int
            Its id at the store.
        roles : sequence of int
            Ids of all roles it has from now on.

        Returns
        -------
        User
            The user as it is now.

        Examples
        --------
        >>> await client.store.user.update(2, roles=[2, 3])  # doctest: +SKIP
        """
        return await user_update.asyncio(
            id_, client=self._connection.stores.chosen, body=UserUpdate(roles=[*roles])
        )

    async def delete(self, id_: int) -> None:
        """Let a user no longer work with the store. The hub's user stays.

        Parameters
        ----------
        id_ : int
            Its id at the store.

        Examples
        --------
        >>> await client.store.user.delete(2)  # doctest: +SKIP
        """
        await user_delete.asyncio(id_, client=self._connection.stores.chosen)
