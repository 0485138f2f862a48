# Made from vantage6_hl/_async/store_role.py by 'make flavours'. Change that file, not this one.
"""``client.store.role``: named sets of rules that users of the chosen algorithm store can have."""

from __future__ import annotations

from collections.abc import Sequence

from vantage6_api.v5_0.store.api.role import role_create, role_delete, role_get, role_list, role_update
from vantage6_api.v5_0.store.models.role import Role
from vantage6_api.v5_0.store.models.role_input import RoleInput
from vantage6_api.v5_0.store.models.role_update import RoleUpdate
from vantage6_hl._sync.group import Group, given
from vantage6_hl._sync.listing import listing, page_by_page
from vantage6_hl._sync.pages import Pages
from vantage6_hl._sync.selectable import selectable

__all__ = ["StoreRoleGroup"]


class StoreRoleGroup(Group):
    """Roles at a store: list, get, create, update and delete them."""

    @listing
    def list(
        self,
        *,
        name: str | None = None,
        description: str | None = None,
        user: int | None = None,
        page: int | None = None,
        per_page: int | None = None,
        limit: int | None = None,
    ) -> Pages[Role]:
        """List the roles at the store.

        Parameters
        ----------
        name, description : str, optional
            Only those with this text; ``%`` stands for any text.
        user : int, optional
            Only those that this user of the store has.
        page : int, optional
            Read only this page, from 1. By default all pages are read.
        per_page : int, optional
            Items a page.
        limit : int, optional
            Stop after this many. By default there is no limit.

        Returns
        -------
        list of Role
            All of them, over all pages.

        Examples
        --------
        >>> client.store.role.list(name="Reviewer", field="name")
        ['Reviewer']
        """
        return Pages(
            lambda number, size: role_list.sync(
                client=self._connection.stores.chosen,
                name=None if name is None else [name],
                description=None if description is None else [description],
                user_id=user,
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
    def get(self, id_: int) -> Role:
        """Get one role.

        Parameters
        ----------
        id_ : int
            Its id.

        Returns
        -------
        Role
            The role.

        Examples
        --------
        >>> (client.store.role.get(1)).name
        'Root'
        """
        return role_get.sync(id_, client=self._connection.stores.chosen)

    @selectable
    def create(self, name: str, *, description: str, rules: Sequence[int]) -> Role:
        """Create a role.

        Parameters
        ----------
        name : str
            Its name.
        description : str
            What it is for.
        rules : sequence of int
            Ids of the rules it contains; ``client.store.rule.list()`` shows them.

        Returns
        -------
        Role
            The new role.

        Examples
        --------
        >>> client.store.role.create("reader", description="may look", rules=[1])  # doctest: +SKIP
        """
        body = RoleInput(name=name, description=description, rules=[*rules])
        return role_create.sync(client=self._connection.stores.chosen, body=body)

    @selectable
    def update(
        self,
        id_: int,
        *,
        name: str | None = None,
        description: str | None = None,
        rules: Sequence[int] | None = None,
    ) -> Role:
        """Change a role; what is not given stays as it is.

        Parameters
        ----------
        id_ : int
            Its id.
        name, description : str, optional
            New values.
        rules : sequence of int, optional
            Ids of all rules it contains from now on.

        Returns
        -------
        Role
            The role as it is now.

        Examples
        --------
        >>> client.store.role.update(9, description="may look, no more")  # doctest: +SKIP
        """
        body = RoleUpdate(
            name=given(name),
            description=given(description),
            rules=given(None if rules is None else [*rules]),
        )
        return role_update.sync(id_, client=self._connection.stores.chosen, body=body)

    def delete(self, id_: int) -> None:
        """Delete a role.

        Parameters
        ----------
        id_ : int
            Its id.

        Examples
        --------
        >>> client.store.role.delete(9)  # doctest: +SKIP
        """
        role_delete.sync(id_, client=self._connection.stores.chosen)
